"""Reports on a review, written and opened again: a page, a Word document, a table with a row for each position."""

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import docx
import pytest
from second_annotator import two_annotators

from ir_annotator import i18n
from ir_annotator.domain.adjudication import decided, opened
from ir_annotator.domain.annotation import AnnotationKey, Layer, Part, Reason
from ir_annotator.domain.comparing import compare
from ir_annotator.domain.edits import AddTopic, Restore
from ir_annotator.domain.event import Event
from ir_annotator.domain.picture import Picture
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.rulings import own, taken
from ir_annotator.store.ids import new_id
from ir_annotator.ui.review.pictures import report_pictures
from ir_annotator.ui.theme import LIGHT
from ir_annotator.workspace.agreement import AgreementChoice
from ir_annotator.workspace.agreement_differences import differences
from ir_annotator.workspace.agreement_report import pictured, write_report
from ir_annotator.workspace.jobs import Cancelled
from ir_annotator.workspace.measuring import measured_in
from ir_annotator.workspace.opening import open_project


@pytest.fixture
def project(tmp_path):
    with open_project(two_annotators(tmp_path)) as found:
        yield found


@pytest.fixture
def measured(project):
    return measured_in(project, AgreementChoice(draws=20))


def settle(project, measured, number, decide):
    """Settle some points of a Q&A (one-based) as chen; ``decide`` returns rulings from the comparison."""
    (qas,) = (some for *_, some in project.submissions())
    one = qas[number - 1]
    record = project.record(one.fingerprint)
    said = {submission.annotator: submission.annotation for submission in one.submissions}
    comparison = compare(said, measured.scheme, record.text)
    seen = {name: project.events(AnnotationKey(one.qa.qa_id, name))[-1].id for name in said}
    gold = decided(opened(comparison, "chen", seen), comparison, decide(comparison))
    key = AnnotationKey(one.qa.qa_id, "gold", Layer.GOLD)
    project.append(Event(new_id(), key, record.fingerprint, Restore(gold), "d", "2026-11-25T10:00:00Z"), gold)


class Page(HTMLParser):
    """What a browser would show: texts, tables, drawings, and what would be fetched."""

    def __init__(self, text):
        super().__init__()
        self.texts, self.tags, self.fetched = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.fetched += [value for name, value in attributes if name in ("src", "href", "data")]

    def handle_data(self, data):
        self.texts.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())


def page(project, measured, tmp_path, pictures=None):
    target = tmp_path / "report.html"
    write_report(project, measured, pictures or {}, target)
    return Page(target.read_text(encoding="utf-8"))


def test_a_page_says_who_and_what_and_how_far(project, measured, tmp_path):
    found = page(project, measured, tmp_path)
    assert "10 Q&As of 1 records" in found.text
    assert "Too few: below 30 Q&As" in found.text
    assert "Topics 0.68" in found.text
    assert "exactly the same 4/10" in found.text
    assert "R&D & technology 4 1 1 0.40" in found.text
    assert "Operations & orders 1 0 0 0.00" in found.text
    assert "Nothing is settled yet." in found.text
    assert "better than chance" in found.text


def test_no_verdict_on_too_few(project, measured, tmp_path):
    assert "reliable" not in page(project, measured, tmp_path).text


def test_a_page_needs_nothing_else_and_draws_its_plots(qapp, light, project, measured, tmp_path):
    pictures = report_pictures(pictured(measured), LIGHT)
    found = page(project, measured, tmp_path, pictures)
    assert found.tags.count("svg") == sum(len(some) for some in pictures.values()) >= 5
    assert found.fetched == []
    assert "script" not in found.tags
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    drawn = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert all(ET.fromstring(one) is not None for one in drawn)
    assert "<?xml" not in text
    assert 'aria-label="Topics' in text


def test_names_are_never_markup(project, tmp_path):
    project.add_annotator("a", "<script>alert(1)</script>")
    measured = measured_in(project, AgreementChoice(draws=0))
    found = page(project, measured, tmp_path, {"topics": [Picture("t", '"><b>', b"<svg></svg>", b"")]})
    assert "script" not in found.tags
    assert "b" not in found.tags
    assert "<script>alert(1)</script>" in found.text


def test_examples_of_the_commonest_differences(project, measured, tmp_path):
    found = page(project, measured, tmp_path)
    # Of ten Q&As three have rnd by a only, of which two are shown.
    assert "Topic R&D & technology: ticked by some only (3)" in found.text
    assert "Type of claims: Commitment or Forecast (1)" in found.text
    quotes = [text for text in found.texts if text.startswith(("a: “通过短期内", "b: “通过短期内"))]
    assert [quote.split("– ")[1] for quote in quotes] == ["Commitment", "Forecast"]


def test_differences_are_counted_whoever_said_which(measured):
    found = {one.title: one.count for one in differences(measured.found, measured.scheme, ["a", "b", "gold"])}
    # Specificity: 1/2 in Q2 and 1/0 in Q8; types of matched claims: commitment/forecast and comparison/fact.
    assert found["Specificity: Specific to the company or Detailed"] == 1
    assert found["Type of claims: Comparison or Fact"] == 1
    assert found["Topic Market & customers: ticked by some only"] == 2


def test_decisions_and_their_reasons(project, measured, tmp_path):
    def decide(comparison):
        rnd = next(p for p in comparison.points if p.position.part is Part.TOPIC and p.position.name == "rnd")
        point = next(p for p in comparison.points if p.position.name == "specificity")
        rulings = [*taken(comparison, rnd, "b"), *own(comparison, point, 2)]
        return [replace(one, reason=Reason.GUIDELINE_UNCLEAR, note="一笔带过") for one in rulings]

    settle(project, measured, 8, decide)
    found = page(project, measured_in(project, AgreementChoice(draws=0)), tmp_path)
    assert "guideline unclear 2" in found.text
    assert "688787 海天瑞声 2025-003 8 topic R&D & technology taken b chen guideline unclear 一笔带过" in found.text
    assert "Specificity own answer — chen guideline unclear 一笔带过" in found.text


def test_a_word_document_opens_with_tables_and_pictures(qapp, light, project, measured, tmp_path):
    target = tmp_path / "report.docx"
    pictures = report_pictures(pictured(measured), LIGHT)
    write_report(project, measured, pictures, target)
    document = docx.Document(target)
    assert document.paragraphs[0].text == "Review report"
    assert len(document.inline_shapes) == sum(len(some) for some in pictures.values())
    assert all(shape.width <= docx.shared.Cm(17) for shape in document.inline_shapes)
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["R&D & technology", "4", "1", "1", "0.40"] in [row[:5] for row in rows]
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert fonts.get(docx.oxml.ns.qn("w:eastAsia")) == "微软雅黑"


def test_what_xml_cannot_hold_does_not_stop_a_word_document(project, tmp_path):
    project.add_annotator("a", "甲\x01𠮷")
    measured = measured_in(project, AgreementChoice(draws=0))
    write_report(project, measured, {}, tmp_path / "r.docx")
    assert "甲␁𠮷" in [cell.text for row in docx.Document(tmp_path / "r.docx").tables[0].rows for cell in row.cells]


# -- the table


def table(project, measured, tmp_path):
    target = tmp_path / "positions.csv"
    write_report(project, measured, {}, target)
    raw = target.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_a_row_for_each_position_and_a_column_for_each_annotator(project, measured, tmp_path):
    rows = table(project, measured, tmp_path)
    assert list(rows[0])[:10] == [
        "code", "number", "Q&A", "qa_id", "question", "position", "place", "text", "how they stand", "a",
    ]  # fmt: skip
    nine = [row for row in rows if row["Q&A"] == "9"]
    moved = next(row for row in nine if row["position"] == "claim: boundary" and row["a"] == "70–93")
    assert (moved["b"], moved["how they stand"]) == ("69–93", "boundary differs")
    assert moved["text"].endswith("议价空间")
    only = next(row for row in nine if row["position"] == "claim" and row["a"] == "–")
    assert (only["b"], only["place"]) == ("Forecast 185–220", "185–220")
    directness = [(row["a"], row["b"]) for row in rows if row["position"] == "Directness"]
    assert directness.count(("Direct", "Partial")) == 1
    assert len(directness) == 10


def test_what_became_gold_stands_beside(project, measured, tmp_path):
    def decide(comparison):
        point = next(p for p in comparison.points if p.position.name == "specificity")
        return taken(comparison, point, "b")

    settle(project, measured, 8, decide)
    rows = [
        row for row in table(project, measured_in(project, AgreementChoice(draws=0)), tmp_path) if row["Q&A"] == "8"
    ]
    settled = next(row for row in rows if row["position"] == "Specificity")
    assert (settled["a"], settled["b"], settled["gold"], settled["settled by"]) == (
        "Specific to the company", "Boilerplate", "Boilerplate", "chen",
    )  # fmt: skip
    agreed = next(row for row in rows if row["position"] == "Directness")
    assert (agreed["gold"], agreed["settled by"]) == ("Direct", "")


def test_no_cell_is_a_formula(project, tmp_path):
    project.add_annotator("a", "=cmd()")
    measured = measured_in(project, AgreementChoice(draws=0))
    assert "'=cmd()" in table(project, measured, tmp_path)[0]


# -- what can go wrong


def test_a_report_that_cannot_be_written_is_told(project, measured, tmp_path):
    for name in ("r.html", "r.docx", "r.csv"):
        with pytest.raises(Problem) as told:
            write_report(project, measured, {}, tmp_path / "no" / name)
        assert told.value.code == "cannot_write"


def test_a_stopped_report_leaves_what_was_there(project, measured, tmp_path):
    target = tmp_path / "positions.csv"
    target.write_text("before", encoding="utf-8")

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        write_report(project, measured, {}, target, stop)
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_what_is_changed_after_settling_changes_no_figure(project, measured):
    before = measured.found.whole
    one = next(iter(project.submissions()))[2][7]
    key, edit = AnnotationKey(one.qa.qa_id, "b"), AddTopic("rnd")

    def change():
        after = edit.apply(project.annotation(key))
        project.append(Event(new_id(), key, one.fingerprint, edit, "e", "2026-11-25T11:00:00Z"), after)

    settle(project, measured, 8, lambda _comparison: [])
    change()  # b now says what a says
    assert measured_in(project, AgreementChoice(draws=20)).found.whole == before


def test_in_chinese(project, measured, tmp_path):
    i18n.set_language("zh_CN")
    found = page(project, measured, tmp_path)
    assert "审核报告" in found.text
    assert "样本过少" in found.text
    assert "话题“研发与技术”：只有部分人勾选" in found.text
