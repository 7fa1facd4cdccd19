"""Real records, where they lie beside the project: nothing crashes, nothing is lost, every span is exact."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from kept import kept, squeezed

from ir_annotator.domain.record import Record
from ir_annotator.formats.parse_json import record_to_json
from ir_annotator.formats.pdf.signs import RADICALS
from ir_annotator.formats.reading import read_record

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(path for kind in ("docx", "doc") for path in CORPUS.glob(f"{kind}/*.{kind}"))
FILES += sorted(CORPUS.glob("pdf/*.pdf"))
LABELS = (
    "投资者关系活动主要内容介绍时间地点形式上市公司接待人员姓名附件清单（如有）日期"
    "参与单位名称及人员姓名（排名不分先后）"
)

pytestmark = pytest.mark.skipif(not FILES, reason=f"no real records in {CORPUS}")


def check(record: Record) -> None:
    text = record.text
    assert text == text.strip("\n")
    assert text
    assert "\r" not in text
    assert 0 <= record.confidence <= 1
    at = 0
    for qa in record.qas:
        spans = (qa.question, qa.answer)
        for span in spans:
            assert at <= span.start <= span.end <= len(text)
            assert span.of(text) == span.of(text).strip()
            at = span.end
    for doubt in record.warnings:
        assert 0 <= doubt.span.start <= doubt.span.end <= len(text)
        assert doubt.message
    told = json.loads(json.dumps(record_to_json(record)))
    for qa in told["qa"]:
        for part in ("question", "answer"):
            start, end = qa[f"{part}_span"]
            assert told["text"][start:end] == qa[part]
    assert len(record.looks) in {0, len(text.split("\n"))}


def check_sentences(path: Path, record: Record) -> None:
    """No sentence is lost; a line of print holds words of one cell, or a label and words beside it."""
    there = kept(record) + LABELS
    with pdfium.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    lines = [squeezed("".join(map(known_sign, line))) for text in texts for line in text.splitlines()]
    sentences = [line for line in lines if not set("。，？！；").isdisjoint(line)]
    assert [line for line in sentences if not in_parts(line, there, 3)] == []


def known_sign(sign: str) -> str:
    """The sign that the reader takes for one; pdfium says U+FFFE where a word is divided."""
    return "" if sign == "\ufffe" else RADICALS.get(ord(sign), sign)


def in_parts(line: str, there: str, most: int) -> bool:
    """Whether a line is made of so many pieces of a text at most."""
    longest = next(at for at in range(len(line), -1, -1) if line[:at] in there)
    return longest == len(line) or (most > 1 and longest > 0 and in_parts(line[longest:], there, most - 1))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_record_is_read(path: Path):
    if path.suffix == ".doc" and not shutil.which("soffice"):
        pytest.skip("LibreOffice, which reads .doc, is not installed")
    record = read_record(path)
    check(record)
    assert record.file == path.name
    assert record.format == path.suffix[1:]
    assert record.qas
    if path.suffix == ".pdf":
        check_sentences(path, record)
