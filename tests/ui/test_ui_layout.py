"""A line grows with the claims under it, and only that line; the page and the mouse agree where things are."""

import pytest
from PySide6.QtCore import QPointF, Qt
from ui_builders import claim_on, page_of, record_of

from ir_annotator.ui.reading.layout import GUTTER, LANE
from ir_annotator.ui.reading.page import ClaimLook
from ir_annotator.ui.reading.view import ReadingView
from ir_annotator.ui.theme import LIGHT

SENTENCE = "公司𠮷主营业务收入同比增长 14.8%，毛利率保持稳定；"
RECORD = record_of("收入😀如何？", SENTENCE * 12 + "\n" + SENTENCE * 6, before="1、")
QA = RECORD.qas[0]
ANSWER = 1
"""Number of the answer's first paragraph."""


@pytest.fixture
def view(qtbot, light):
    view = ReadingView(LIGHT)
    qtbot.addWidget(view)
    view.set_text_size(15)
    view.resize(620, 500)
    view.show()
    view.show_qa(RECORD, QA, ())
    return view


def show(view, claims):
    view.set_claims(claims, {claim.id: ClaimLook("Fact", "#0063a3", hollow=False) for claim in claims})


def lines(view, paragraph=ANSWER):
    layout = view.document().findBlockByNumber(paragraph).layout()
    return [layout.lineAt(number) for number in range(layout.lineCount())]


def heights(view, paragraph=ANSWER):
    """The distance from each line's top to the next one's; for the last line, to the paragraph's end."""
    tops = [line.y() for line in lines(view, paragraph)]
    block = view.document().findBlockByNumber(paragraph)
    bottom = page_of(view).blockBoundingRect(block).height()
    return [low - top for top, low in zip(tops, [*tops[1:], bottom], strict=True)]


def line_offsets(view, number):
    """The offsets in the record text of the first and one behind the last character of an answer's line."""
    line, block = lines(view)[number], view.document().findBlockByNumber(ANSWER)
    start = block.position() + line.textStart()
    return view._positions.offset(start), view._positions.offset(start + line.textLength())


def test_the_answer_is_broken_into_lines(view):
    assert len(lines(view)) > 5


def test_a_line_with_a_claim_is_taller_and_its_neighbours_are_not(view):
    before = heights(view)
    start, end = line_offsets(view, 2)
    show(view, [claim_on(start + 2, end - 2)])
    after = heights(view)
    assert after[2] > before[2]
    assert after[2] == pytest.approx(before[2] + LANE, abs=LANE / 2)
    assert after[:2] + after[3:] == pytest.approx(before[:2] + before[3:])


def test_each_further_lane_takes_the_same_room_and_gives_it_back(view):
    plain = heights(view)
    start, end = line_offsets(view, 1)
    one = [claim_on(start, end - 1)]
    three = [*one, claim_on(start, end - 2, "opinion"), claim_on(start + 1, end - 1, "causal")]
    show(view, one)
    low = heights(view)[1]
    show(view, three)
    assert heights(view)[1] == pytest.approx(low + 2 * LANE)
    show(view, [])
    assert heights(view) == pytest.approx(plain)


def test_the_paragraph_below_moves_down_and_the_page_grows(view):
    size = page_of(view).documentSize().height()
    below = page_of(view).blockBoundingRect(view.document().findBlockByNumber(ANSWER + 1)).top()
    grown = heights(view, ANSWER + 1)
    start, end = line_offsets(view, 3)
    show(view, [claim_on(start + 1, end - 1), claim_on(start + 1, end - 1, "opinion")])
    moved = page_of(view).blockBoundingRect(view.document().findBlockByNumber(ANSWER + 1)).top() - below
    assert moved > LANE
    assert page_of(view).documentSize().height() == pytest.approx(size + moved)
    assert heights(view, ANSWER + 1) == pytest.approx(grown)


def test_what_stands_below_a_new_claim_is_found_where_it_moved_to(view):
    at = view._positions.position(QA.answer.end - 9)
    before, *_ = page_of(view).segments(at, at + 1)
    start, end = line_offsets(view, 1)
    show(view, [claim_on(start, end), claim_on(start, end, "opinion")])
    after, *_ = page_of(view).segments(at, at + 1)
    assert after.top > before.top + LANE
    assert page_of(view).hitTest(QPointF(after.left + 1, after.top + 3), Qt.HitTestAccuracy.FuzzyHit) == at
    view.resize(400, 500)
    (narrow,) = page_of(view).segments(at, at + 1)
    assert narrow.top > after.top


def test_a_point_on_a_character_leads_back_to_it(view):
    start, end = line_offsets(view, 1)
    show(view, [claim_on(start, end + 10), claim_on(start + 5, end, "opinion")])
    for field in (QA.question, QA.answer):
        for offset in range(field.start, field.end):
            if RECORD.text[offset] == "\n":
                continue
            at, behind = view._positions.position(offset), view._positions.end_position(offset + 1)
            (segment,) = page_of(view).segments(at, behind)
            point = QPointF(segment.left + (segment.right - segment.left) / 4, (segment.top + segment.bottom) / 2)
            assert page_of(view).hitTest(point, Qt.HitTestAccuracy.FuzzyHit) == at


def test_a_stretch_over_three_lines_has_an_edge_at_its_first_and_last_only(view):
    start, end = line_offsets(view, 1)[0] + 4, line_offsets(view, 3)[0] + 4
    segments = page_of(view).segments(view._positions.position(start), view._positions.end_position(end))
    assert [(s.first, s.last) for s in segments] == [(True, False), (False, False), (False, True)]
    assert segments[0].left > GUTTER
    assert segments[1].left == pytest.approx(GUTTER)


def test_a_line_holds_44_chinese_characters_however_wide_the_window(qtbot, view):
    record = record_of("问", "净利润" * 40)
    view.show_qa(record, record.qas[0], ())
    view.resize(1600, 500)
    qtbot.waitUntil(lambda: view.viewport().width() > 1500)
    assert [line.textLength() for line in lines(view)] == [44, 44, 32]
