"""The page on which labels are compared: what keys and mouse do, what is shown, by two annotators and by ten."""

import pytest
from helpers import activate, press_keys, type_text
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from review_builders import lines_of_li, lines_of_wang
from review_helpers import start_review, take_in_labels

from ir_annotator.domain.annotation import AnnotationKey, How, Layer, Part, Reason
from ir_annotator.domain.span import Span
from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog
from ir_annotator.ui.review.point_list import ROW
from ir_annotator.workspace.review_rows import Scope, State


@pytest.fixture
def page(qtbot, window, tmp_path):
    """The page open at Q&A 9, as wang sees it who is one of the two."""
    take_in_labels(window.workspace.project, tmp_path)
    return start_review(qtbot, window)


def gold(page, number=0):
    workspace = page.review._workspace
    qas = workspace.listing.rows[0].qas
    qa_id = qas[number - 1].qa_id if number else page.review.case.qa.qa_id
    return workspace.project.annotation(AnnotationKey(qa_id, "wang", Layer.GOLD))


def rows(page):
    """The lines as they are shown: sign, words, marks, mark of gold."""
    model = page.points.points
    return [
        (row.sign, row.words.split(" “")[0], "".join(row.marks), row.gold)
        for row in (model.index(at).data(ROW) for at in range(model.rowCount()))
    ]


def current(page):
    return page.points.currentIndex().data(ROW).words.split(" “")[0]


def card(page, key, name=None):
    return next(one for one in page.cards.cards if one.key == key and (name is None or one.name == name))


def click_card(page, key):
    place = next(rect for rect, one in page.cards._places if one.key == key)
    QTest.mouseClick(page.cards, Qt.MouseButton.LeftButton, pos=place.center())


def lit(page):
    """The claims that are lit in the text, as lane and first words."""
    marks = {mark.claim_id: mark for mark in page.text._page.marks}
    return sorted(page.text._page.lit & marks.keys())


# -- what is shown


def test_each_line_shows_who_says_the_same_and_what_gold_has(page):
    assert rows(page) == [
        ("○", "topic R&D & technology", "–✓", "·"),
        ("✓", "topic Competition & moat", "✓✓", "✓"),
        ("○", "topic Pricing", "✓–", "·"),
        ("✓", "topic Strategy", "✓✓", "✓"),
        ("✓", "primary topic", "✓✓", "✓"),
        ("✓", "Directness", "✓✓", "✓"),
        ("✓", "Kind of non-answer", "✓✓", "✓"),
        ("✓", "Specificity", "✓✓", "✓"),
        ("○", "claim: Certainty", "ab", "·"),
        ("✓", "claim", "✓✓", "✓"),
        ("○", "claim: boundary", "ab", "·"),
        ("○", "claim: boundary", "ab", "·"),
        ("○", "claim", "–✓", "·"),
        ("○", "claim: type", "ab", "·"),
        ("○", "claim", "✓–", "·"),
    ]


def test_gold_is_the_first_lane_and_each_annotator_has_one_in_the_order_of_the_columns(page):
    names = page.text._page.lane_names
    assert [name for _, name in names] == ["gold", "李", "王"]
    lanes = {mark.claim_id.partition(":")[0]: mark.lane for mark in page.text._page.marks}
    assert lanes == {"0": 0, "1": 1, "2": 2}


def test_the_difference_in_hand_is_lit_in_the_text_and_in_the_list(page):
    assert lit(page) == []  # a topic is about the whole Q&A
    press_keys("2 2 2")
    assert current(page) == "claim: boundary"
    assert [mark.partition(":")[0] for mark in lit(page)] == ["1", "2"]
    press_keys("1")
    press_keys("Up")
    assert current(page) == "claim: boundary"
    assert [mark.partition(":")[0] for mark in lit(page)] == ["0", "1", "2"]  # gold has it now


def test_a_click_on_a_claim_takes_its_difference_in_hand(page):
    mark = next(m for m in page.text._page.marks if m.claim_id.startswith("1:z9-150"))
    segment = page.text._layout.segments(mark.start, mark.end)[0]
    page.text.verticalScrollBar().setValue(round(segment.top))
    y = segment.bottom + (mark.lane + 0.5) * page.text._layout.lane - page.text.verticalScrollBar().value()
    QTest.mouseClick(page.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(segment.left + 60), round(y)))
    assert current(page) == "claim: type"
    press_keys("2")  # the keyboard works wherever it is on the page
    assert gold(page).claims[-1].type == "commitment"


def test_a_click_on_a_line_a_card_or_a_row_of_the_queue_does_what_the_key_does(page):
    index = page.points.points.index(2)
    QTest.mouseClick(page.points.viewport(), Qt.MouseButton.LeftButton, pos=page.points.visualRect(index).center())
    assert current(page) == "topic Pricing"
    click_card(page, "1")
    assert "pricing" in gold(page).topics
    row = page.queue.model.index(1)
    QTest.mouseClick(
        page.queue.list.viewport(), Qt.MouseButton.LeftButton, pos=page.queue.list.visualRect(row).center()
    )
    assert page.review.case.position == 2


# -- keys


def test_taking_goes_on_to_the_next_difference_by_itself(page):
    press_keys("2")
    assert current(page) == "topic Pricing"
    press_keys("0")
    assert current(page) == "claim: Certainty"
    press_keys(".")
    assert current(page) == "claim: boundary"
    assert set(gold(page).topics) == {"competition", "strategy", "rnd"}
    assert rows(page)[0] == ("●", "topic R&D & technology", "–✓", "✓")
    assert rows(page)[2] == ("●", "topic Pricing", "✓–", "–")
    assert rows(page)[8][0] == "○"


def test_what_was_taken_is_ticked_on_its_card(page):
    press_keys("2 Up Up")
    assert current(page) == "topic R&D & technology"
    assert card(page, "2", "王").taken
    assert not card(page, "1", "李").taken
    press_keys("0 Up Up")
    assert not card(page, "2", "王").taken
    assert card(page, "0").taken


def test_all_of_one_and_on_to_the_next_that_waits(page):
    press_keys("Ctrl+2")
    assert gold(page).decision.taken_from == ("wang",)
    assert page.heads.title.startswith("all settled")
    press_keys("Space")
    assert page.review.case.position == 2


def test_undo_and_redo_are_those_of_the_window(page):
    press_keys("2 0")
    press_keys("Ctrl+Z")
    assert rows(page)[2][0] == "○"
    assert rows(page)[0][0] == "●"
    press_keys("Ctrl+Z")
    assert rows(page)[0][0] == "○"
    press_keys("Ctrl+Y")
    assert rows(page)[0][0] == "●"


def test_reasons_by_letter(page):
    press_keys("S")
    assert card(page, "S").taken
    press_keys("2")
    assert not card(page, "S").taken  # it belonged to that decision
    press_keys("Up Up A")
    (ruling,) = gold(page).decision.rulings
    assert ruling.reason is Reason.AMBIGUITY
    assert gold(page).decision.reason == "ambiguity"


def test_a_note_is_typed_and_letters_in_it_decide_nothing(page):
    press_keys("N")
    assert page.asking.line.hasFocus()
    type_text(page.asking.line, "0看 G 原文.")
    press_keys("Return")
    (ruling,) = gold(page).decision.rulings
    assert ruling.note == "0看 G 原文."
    assert page.points.hasFocus()
    press_keys("N")
    type_text(page.asking.line, "改")
    press_keys("Escape")
    assert gold(page).decision.rulings[0].note == "0看 G 原文."
    assert page.points.hasFocus()


def test_enter_that_ends_a_note_decides_nothing(qtbot, page, window, tmp_path):
    take_in_labels(window.workspace.project, tmp_path, sun=lines_of_wang)
    start_again(qtbot, page)
    assert page.review.proposed(page.review.point)  # Enter in the list would take it
    press_keys("N")
    type_text(page.asking.line, "再议")
    press_keys("Return")
    (ruling,) = gold(page).decision.rulings
    assert (ruling.how, ruling.note) == (How.OPEN, "再议")
    press_keys("Return")
    assert gold(page).decision.rulings[0].how is How.TAKEN
    assert gold(page).decision.rulings[0].note == "再议"


def test_an_own_boundary_is_set_by_keys_in_the_text(page):
    press_keys("2 2 2 O")
    assert current(page) == "claim: boundary"
    assert page.text.hasFocus()
    press_keys("Alt+Shift+Right Alt+Shift+Right Alt+Left Return")
    start = page.review.case.qa.answer.start
    (claim,) = (c for c in gold(page).claims if c.type == "comparison")
    assert claim.span == Span(start + 71, start + 92)  # from li's 69-93
    assert page.points.hasFocus()
    press_keys("Up")
    assert rows(page)[10] == ("●", "claim: boundary", "ab", "*")
    assert card(page, "O", "own").taken


def test_a_boundary_given_up_changes_nothing(page):
    press_keys("2 2 2 O Alt+Left Escape")
    assert not any(c.type == "comparison" for c in gold(page).claims)
    assert page.points.hasFocus()
    assert current(page) == "claim: boundary"


def test_an_own_boundary_for_a_claim_only_one_has(page):
    press_keys("L L")  # only claims
    press_keys("Down Down Down Down Down Down")
    assert current(page) == "claim"
    press_keys("O Alt+Shift+Right Return")
    press_keys("6 1")  # type: opinion; subject: the company
    press_keys("Return")
    start = page.review.case.qa.answer.start
    (claim,) = (one for one in gold(page).claims if one.span.start > start + 180)
    assert (claim.span, claim.type) == (Span(start + 186, start + 220), "opinion")
    assert claim.attributes["subject"] == "company"
    assert claim.attributes["direction"] == "up"  # what li said stays where nothing else was said
    assert page.points.hasFocus()


def test_a_claim_that_nobody_has_can_be_added_and_taken_out_again(page):
    page.text.mark(Span(page.review.case.qa.answer.start + 97, page.review.case.qa.answer.start + 99))
    press_keys("C Return 5")
    press_keys("1 2 3 1 1")  # the required attributes
    press_keys("Return")
    start = page.review.case.qa.answer.start
    (claim,) = (one for one in gold(page).claims if one.span == Span(start + 97, start + 99))
    assert claim.type == "fact"
    assert rows(page)[-1] == ("●", "claim", "––", "✓")
    (ruling,) = gold(page).decision.rulings
    assert (ruling.how, ruling.taken_from) == (How.OWN, ())
    page.review.step_point(20)
    assert lit(page) == [f"0:{claim.id}"]
    press_keys("0")
    assert not any(one.id == claim.id for one in gold(page).claims)
    press_keys("Ctrl+Z")
    assert any(one.id == claim.id for one in gold(page).claims)
    press_keys("C Escape")
    assert page.points.hasFocus()


def test_an_own_answer_is_chosen_by_digit(page):
    press_keys("2 2 O")
    assert page.asking.strip.hasFocus()
    press_keys("2")  # certain, hedged, conditional
    assert gold(page).claims[0].attributes["certainty"] == "hedged"
    assert page.points.hasFocus()
    press_keys("PageDown O 1")
    assert gold(page, 2).judgements["directness"] == "evasive"


def test_own_numbers_open_the_form(qtbot, page, window):
    review = page.review
    lines = lines_of_wang()
    for claim in lines[8]["claims"]:
        claim["attributes"] |= {"verifiability": "quantified", "numbers": [{"metric": "研发投入", "value": 2}]}
    take_in_labels(window.workspace.project, window.workspace.project_path.parent, wang=lines)
    start_again(qtbot, page)
    point = next(
        p for p in review.points() if p.position.name == "numbers" and p.span.start > review.case.qa.answer.start + 100
    )
    review.go_to(point)
    press_keys("O")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), NumbersDialog))
    press_keys("Return")
    qtbot.waitUntil(lambda: not window.findChildren(NumbersDialog))
    activate(qtbot, window)
    assert review.ruling(review.comparison.point(point.position)).value[0]["metric"] == "研发投入"


def start_again(qtbot, page):
    with qtbot.waitSignal(page.review.queue.loaded):
        page.review.start()


def test_names_are_hidden_by_one_key(page):
    press_keys("H")
    assert [name for _, name in page.text._page.lane_names] == ["gold", "A", "B"]
    assert {one.name for one in page.cards.cards if one.name} == {"A", "B"}
    assert not any("王" in label.text() for label in page.findChildren(QLabel))
    press_keys("H")
    assert [name for _, name in page.text._page.lane_names] == ["gold", "李", "王"]


def test_scope_and_order_by_key(page):
    press_keys("L")
    assert page.review.queue.scope is Scope.TOPICS
    assert {row.position.part for row in page.points.points.rows} == {Part.TOPIC, Part.PRIMARY_TOPIC}
    assert page.queue.scope.currentData() == Scope.TOPICS
    press_keys("K")
    assert [row.position for row in page.queue.model.rows] == [1, 3, 4, 7, 8, 9]


def test_what_all_say_is_settled_after_a_question(qtbot, page):
    press_keys("U")
    qtbot.waitUntil(lambda: page.asking.is_asking)
    assert "All say the same in 2 of 10 Q&As" in page.asking.title.text()
    assert gold(page, 5).decision is None
    with qtbot.waitSignal(page.review.queue.loaded):
        press_keys("1")
    assert gold(page, 5).decision.source == "unanimous"


def test_returning_asks_to_whom_and_why(page):
    press_keys("R 1")
    type_text(page.asking.line, "边界请再看")
    press_keys("Return")
    assert page.threads.isVisible()
    assert "returned this to 李: 边界请再看" in page.threads.said.text()
    assert page.review.queue.row(page.review.case.qa.qa_id).state is State.RETURNED
    press_keys("X")
    assert page.review.queue.row(page.review.case.qa.qa_id).state is State.OPEN
    press_keys("X T")
    type_text(page.threads.line, "还差一处")
    press_keys("Return")
    assert page.threads.said.text().splitlines()[-1].startswith("王 answered: 还差一处")
    assert page.points.hasFocus()


def test_esc_goes_back_to_labelling_and_the_key_comes_back_to_the_same_difference(qtbot, page, window):
    press_keys("2 Escape")
    assert window.bench.isVisible()
    assert window.bench.reading.view.hasFocus()
    with qtbot.waitSignal(page.review.queue.loaded):
        press_keys("F8")
    assert page.review.case.position == 9
    assert current(page) == "topic Pricing"


def test_nothing_to_compare_says_what_is_needed(qtbot, window):
    page = start_review(qtbot, window)
    assert page.empty.isVisible()
    assert "two annotators are done" in page.empty.text()
    press_keys("1 0 O N R Space Return U")
    assert page.review.case is None


def test_ten_annotators_have_a_key_and_a_lane_each(qtbot, page, window, tmp_path):
    people = {f"p{n}": lines_of_wang if n % 2 else lines_of_li for n in range(8)}
    take_in_labels(window.workspace.project, tmp_path, **people)
    start_again(qtbot, page)
    assert len(page.text._page.lane_names) == 11
    assert [one.key for one in page.cards.cards if one.name] == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "-"]
    press_keys("-")  # the tenth is wang
    assert "wang" in page.review.ruling(page.review.points()[0]).taken_from
    assert not page.points.horizontalScrollBar().isVisible()


def test_the_window_in_another_theme_or_language_shows_the_same_difference(page, window):
    press_keys("2")
    window.actions_table["theme_dark"].trigger()
    assert current(page) == "topic Pricing"
    assert page.text._page.theme.name == "dark"


# -- the annotator's own window


def test_a_returned_q_and_a_is_told_above_the_text_answered_and_settled_by_key(page, window):
    press_keys("R 2")  # to wang, whose window this is
    type_text(page.asking.line, "第二处请核对")
    press_keys("Return Escape")
    bar = window.bench.threads
    assert not bar.isVisible()  # Q&A 1 is in hand
    press_keys("F9")
    assert window.workspace.position()[0] == 9
    assert bar.isVisible()
    assert "第二处请核对" in bar.said.text()
    assert "Ctrl+R" in bar.answer.text()
    press_keys("Ctrl+R")
    type_text(bar.line, "已核对")
    press_keys("Return")
    assert "已核对" in bar.said.text()
    assert window.bench.reading.view.hasFocus()
    press_keys("Ctrl+Shift+R")
    assert not bar.isVisible()
    assert window.workspace.remarks.returned() == []
