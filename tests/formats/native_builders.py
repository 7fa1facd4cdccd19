"""A small record, labels on it, and the short way to read lines back."""

import io
import json
from dataclasses import replace

from jsonschema import Draft202012Validator

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, LabelledQA, Layer
from ir_annotator.domain.record import QA, Form, Participant, Record, fingerprint, make_qa_id
from ir_annotator.domain.span import Span
from ir_annotator.formats.labels.native_reading import read_lines
from ir_annotator.formats.labels.read_line import ReadLine
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.resources import resource

SCHEME = read_scheme(default_scheme_path())
SCHEMA = Draft202012Validator(json.loads(resource("schemas/ir-annotator-1.schema.json").read_text(encoding="utf-8")))
TEXT = "1、收入𠮷如何？\n增长14.8%，预计持续。"
QUESTION, ANSWER = Span(2, 8), Span(9, 21)


def record_of(text=TEXT, *qas):
    form = Form(
        code="688787",
        name="海天瑞声",
        number="2025-003",
        exchange="SSE",
        categories=("分析师会议",),
        participant_list=(Participant("东方阿尔法", "梁少文"),),
        dates=("2025-03-05",),
        place="现场交流",
        hosts="投资者关系 袁璐",
        date="2025-03-12",
    )
    return Record("a.docx", "docx", form, text, qas or (QA(make_qa_id(fingerprint(text), 2), QUESTION, ANSWER),))


def labelled(annotator="wang", layer=Layer.ANNOTATION, **labels):
    record = record_of()
    key = AnnotationKey(record.qas[0].qa_id, annotator, layer)
    return LabelledQA(record, record.qas[0], 1, key, Annotation(**labels), SCHEME.ref, "2026-11-23T10:15:00Z", 34.25)


def fact_claim(**changes):
    claim = Claim("c1", Span(9, 16), "增长14.8%", "fact", {"subject": "company"})
    return replace(claim, **changes)


def read(raw):
    return list(read_lines(io.BytesIO(raw), "labels.jsonl"))


def read_one(raw):
    found = read(raw)
    assert len(found) == 1
    assert isinstance(found[0], ReadLine), str(found[0])
    return found[0]
