"""Records with labels to write into a report, and what a Word file shows, read without the program."""

import zipfile
from dataclasses import dataclass, field, replace

from lxml import etree

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, LabelledQA, Layer, Status
from ir_annotator.domain.record import QA, Form, Participant, Record, fingerprint, make_qa_id
from ir_annotator.domain.span import Span
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels import native_reading
from ir_annotator.formats.labels.placing import place
from ir_annotator.formats.labels.preset import About
from ir_annotator.formats.reading import read_record
from ir_annotator.formats.reports import word_report
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.resources import seeds

SCHEME = read_scheme(default_scheme_path())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AT = "2026-11-23T10:15:00Z"
FORM = Form(
    code="688787",
    name="海天瑞声",
    number="2025-003",
    company="北京海天瑞声科技股份有限公司",
    title="投资者关系活动记录表",
    categories=("分析师会议",),
    participants="东方阿尔法 梁少文\n兴证全球 陈泓志",
    participant_list=(Participant("东方阿尔法", "梁少文"), Participant("兴证全球", "陈泓志")),
    time="2025年3月5日",
    dates=("2025-03-05",),
    place="现场交流",
    hosts="投资者关系 袁璐",
    date="2025-03-12",
    other_fields={"风险提示": "无"},
)


def record_of(pairs, *, opening="", closing="", form=FORM):
    """A record whose text is numbered questions, each with its answer on the next line."""
    text, spans = f"{opening}\n" if opening else "", []
    for number, (question, answer) in enumerate(pairs, 1):
        start = len(text) + len(f"{number}、")
        text += f"{number}、{question}\n{answer}\n"
        spans.append((Span(start, start + len(question)), Span(len(text) - 1 - len(answer), len(text) - 1)))
    text = text + closing if closing else text[:-1]
    key = fingerprint(text)
    qas = tuple(QA(make_qa_id(key, question.start), question, answer) for question, answer in spans)
    return Record("a.docx", "docx", form, text, qas)


def claim(record, number, start, end, kind="fact", **more):
    """A claim at offsets of the answer of Q&A ``number`` (one-based)."""
    span = Span(start, end).moved(record.qas[number - 1].answer.start)
    return Claim(f"c{number}-{start}-{end}", span, span.of(record.text), kind, **more)


def row(record, number=1, annotator="wang", layer=Layer.ANNOTATION, **labels):
    """What an annotator says of Q&A ``number`` (one-based) of a record."""
    qa = record.qas[number - 1]
    annotation = replace(Annotation(closed=Status.DONE), **labels)
    return LabelledQA(record, qa, number, AnnotationKey(qa.qa_id, annotator, layer), annotation, SCHEME.ref, AT, 3.0)


def worked_example():
    """The rows of the shipped labels on the shipped record."""
    record, labels = read_record(seeds() / "688787_2025-003.docx"), seeds() / "688787_2025-003.labels.jsonl"
    rows = []
    for number, (found, qa) in enumerate(zip(native_reading.read(labels), record.qas, strict=True), 1):
        key = AnnotationKey(found.qa_id, found.annotator, found.layer)
        annotation = place(found, record.text, qa)
        rows.append(LabelledQA(record, qa, number, key, annotation, found.scheme, found.updated_at, found.seconds))
    return rows


def write(path, rows, scheme=SCHEME, project="", program="ir-annotator 0.1.0"):
    """Write a report and return its path."""
    word_report.write(path, map(StoredQA.of, rows), About(scheme, project, program))
    return path


@dataclass
class Shown:
    """A comment as Word shows it: whose, when, its lines, and the text it belongs to."""

    author: str
    at: str
    lines: list[str]
    text: str = ""


@dataclass
class Look:
    """A piece of text with its ground and the line under it, as colours."""

    text: str
    ground: str = ""
    line: str = ""
    kind: str = ""


@dataclass
class Seen:
    """What a Word file shows."""

    paragraphs: list[str]
    comments: list[Shown]
    looks: list[Look] = field(default_factory=list)

    @property
    def text(self):
        return "\n".join(self.paragraphs)


def part(path, name):
    """A part of the package, parsed."""
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def text_of(element):
    """The words in an element, without the numbers before claims."""
    words = []
    for run in element.iter(W + "r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is None or style.get(W + "val") != "IRClaimMark":
            words += [
                {W + "tab": "\t", W + "br": "\n"}.get(each.tag) or each.text or ""
                for each in run.iter(W + "t", W + "tab", W + "br")
            ]
    return "".join(words)


def look(path):
    """Read a Word file as it shows itself."""
    body = part(path, "word/document.xml")
    comments = {
        each.get(W + "id"): Shown(
            each.get(W + "author"), each.get(W + "date", ""), [text_of(p) for p in each.iter(W + "p")]
        )
        for each in part(path, "word/comments.xml")
    }
    seen = Seen([text_of(each) for each in body.iter(W + "p")], list(comments.values()))
    open_ = set()
    table = (each for form in body.iter(W + "tbl") for each in form.iter())
    for element in table:  # the colours are explained above it
        number = element.get(W + "id")
        if element.tag == W + "commentRangeStart":
            open_.add(number)
        elif element.tag == W + "commentRangeEnd":
            open_.remove(number)
        elif element.tag == W + "r" and (text := text_of(element)):
            for each in open_:
                comments[each].text += text
            ground, line = element.find(f"{W}rPr/{W}shd"), element.find(f"{W}rPr/{W}u")
            if ground is not None:
                seen.looks.append(Look(text, ground.get(W + "fill"), line.get(W + "color"), line.get(W + "val")))
    assert not open_
    return seen
