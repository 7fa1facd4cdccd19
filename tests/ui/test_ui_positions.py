"""Code points of the record against Qt's UTF-16 positions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui_builders import record_of

from ir_annotator.domain.span import Span
from ir_annotator.ui.reading.positions import Positions, Utf16
from ir_annotator.ui.reading.view import ReadingView
from ir_annotator.ui.theme import LIGHT

PIECES = ["𠮷", "😀", "👩‍🔬", "é", "❤️", "\n", "净", "利", "，", "。", "a", "8", " "]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
GAPS = st.sampled_from(["\n", "\n\n", "\n答：", "𠮷\n"])


def utf16_length(text):
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_units_are_those_of_utf16_and_lead_back(text):
    utf16 = Utf16(text)
    for point in range(len(text) + 1):
        assert utf16.to_units(point) == utf16_length(text[:point])
        assert utf16.to_points(utf16.to_units(point)) == point


def test_a_position_inside_a_pair_counts_as_behind_it():
    assert Utf16("a𠮷b").to_points(2) == 2


@given(TEXTS, TEXTS, TEXTS, GAPS)
def test_every_offset_of_question_and_answer_leads_there_and_back(before, question, answer, gap):
    record = record_of(question, answer, before=before, between=gap, after="\n完")
    qa = record.qas[0]
    positions = Positions(record.text, qa)
    assert positions.text == f"{question}\n{answer}"
    for field, base in ((qa.question, ""), (qa.answer, f"{question}\n")):
        for offset in range(field.start, field.end + 1):
            position = positions.position(offset)
            assert position == utf16_length(base + record.text[field.start : offset])
            assert positions.offset(position) == offset


@given(TEXTS, TEXTS, GAPS, st.data())
def test_a_stretch_is_clipped_to_the_field_it_began_in(question, answer, gap, data):
    record = record_of(question, answer, before="𠮷、", between=gap)
    qa = record.qas[0]
    positions = Positions(record.text, qa)
    places = st.integers(0, utf16_length(positions.text))
    start, end = data.draw(places), data.draw(places)
    span = positions.span(start, end)
    assert (qa.answer if start >= positions.answer_position else qa.question).contains(span)


def test_the_end_of_the_question_stays_in_the_question_where_the_answer_follows_at_once():
    record = record_of("问？", "答。", between="")
    positions = Positions(record.text, record.qas[0])
    assert (positions.end_position(2), positions.position(2)) == (2, 3)


@pytest.fixture(scope="module")
def view(qapp):
    view = ReadingView(LIGHT)
    view.resize(640, 480)
    yield view
    view.deleteLater()


@given(TEXTS, TEXTS, st.data())
def test_what_qt_selects_is_the_slice_of_the_record_text(view, question, answer, data):
    record = record_of(question, answer + "净利润", before="一、")
    qa = record.qas[0]
    view.show_qa(record, qa, ())
    field = data.draw(st.sampled_from([qa.question, qa.answer]))
    start, end = sorted(data.draw(st.tuples(*[st.integers(field.start, field.end)] * 2)))
    if start == end:
        return
    view.mark(Span(start, end))
    assert view.span == Span(start, end)
    assert view.textCursor().selectedText().replace("\u2029", "\n") == record.text[start:end]
