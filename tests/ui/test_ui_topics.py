"""Topics by letter, digit, Shift, mouse and search."""

import pytest
from helpers import LEFT_BUTTON, NONE, SHIFT, go_to, ime, press, press_keys, stored, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ir_annotator.ui.models.topic_tree import TopicRole


@pytest.fixture
def panel(window):
    return window.bench.topics


def tick(panel, topic_id):
    return panel.model.data(panel.model.index_of(topic_id), Qt.ItemDataRole.CheckStateRole)


def listed(panel):
    """The names in the tree that can be reached by scrolling: children only where their parent is open."""
    tree, model, names = panel.tree, panel.tree.model(), []
    for row in range(model.rowCount()):
        top = model.index(row, 0)
        names.append(top.data())
        if tree.isExpanded(top):
            names += [model.index(child, 0, top).data() for child in range(model.rowCount(top))]
    return names


def click(panel, topic_id, modifiers=NONE):
    index = panel.tree.model().mapFromSource(panel.model.index_of(topic_id))
    panel.tree.scrollTo(index)
    QTest.mouseClick(panel.tree.viewport(), LEFT_BUTTON, modifiers, panel.tree.visualRect(index).center())


def test_a_letter_ticks_and_opens_the_topic_and_the_first_is_primary(workspace, panel):
    press_keys("W")
    assert stored(workspace).topics == ("ops",)
    assert stored(workspace).primary_topic == "ops"
    assert tick(panel, "ops") == Qt.CheckState.Checked
    assert "Orders & backlog" in listed(panel)
    assert panel.ticked.text() == "★ Operations & orders"


def test_a_digit_picks_a_child_of_the_topic_ticked_last(workspace, panel):
    press_keys("W 2 1")
    assert stored(workspace).topics == ("ops.orders", "ops.segment")
    assert stored(workspace).primary_topic == "ops.orders"
    assert tick(panel, "ops.orders") == Qt.CheckState.Checked
    assert tick(panel, "ops") == Qt.CheckState.PartiallyChecked
    press_keys("2")
    assert stored(workspace).topics == ("ops.segment",)
    assert tick(panel, "ops.orders") == Qt.CheckState.Unchecked


def test_the_letter_again_takes_the_topic_and_its_children_away(workspace, panel):
    press_keys("W 2 W")
    assert stored(workspace).topics == ()
    assert stored(workspace).primary_topic is None
    assert panel.ticked.text() == "–"


def test_the_letter_of_a_topic_ticked_earlier_first_takes_it_in_hand(window, workspace, panel):
    press_keys("W Q W")
    assert set(stored(workspace).topics) == {"ops", "perf"}
    assert window.status.currentMessage() == (
        "A digit picks a sub-topic of Operations & orders; the letter again takes the topic away."
    )
    press_keys("1")
    assert "ops.segment" in stored(workspace).topics
    press_keys("W")
    assert stored(workspace).topics == ("perf",)


def test_shift_and_letter_make_the_topic_primary(workspace, panel):
    press_keys("W Q Shift+Q")
    assert stored(workspace).primary_topic == "perf"
    assert panel.model.index_of("perf").data(TopicRole.LOOK).primary
    assert panel.ticked.text().startswith("★ Results & financials")
    press_keys("Shift+T")  # not ticked yet
    assert stored(workspace).primary_topic == "market"
    assert "market" in stored(workspace).topics


def test_a_digit_without_a_topic_says_what_to_do(window, workspace):
    press_keys("1")
    assert stored(workspace).topics == ()
    assert window.status.currentMessage() == "A digit picks a sub-topic: first press the letter of a topic."


def test_a_digit_after_another_question_was_taken_does_not_pick_from_the_old_topic(window, workspace):
    press_keys("W")
    go_to(workspace, 2)
    press_keys("1")
    assert stored(workspace).topics == ()


def test_more_topics_than_allowed_are_refused_and_nothing_is_stored(window, workspace, panel):
    press_keys("Q W E R T")
    before = stored(workspace)
    assert len(before.topics) == workspace.scheme.max_topics == 5
    press_keys("Y")
    assert window.status.currentMessage() == "At most 5 topics: take one away first."
    assert stored(workspace) == before
    assert tick(panel, "competition") == Qt.CheckState.Unchecked
    press_keys("Shift+Y")
    assert stored(workspace) == before


def test_a_refused_primary_does_not_turn_the_digits_to_it(workspace, panel):
    press_keys("Q W E R T Shift+Y")
    assert panel.model.current == "market"


def test_slash_searches_enter_ticks_the_first_found_and_goes_back_to_the_text(window, workspace, panel):
    press(None, Qt.Key.Key_Slash)
    assert panel.search.hasFocus()
    type_text(None, "order")
    assert listed(panel)[0] == "Operations & orders"
    type_text(None, "s & b")
    press(None, Qt.Key.Key_Return)
    assert "ops.orders" in stored(workspace).topics
    assert panel.search.text() == ""
    assert QApplication.focusWidget() is window.bench.reading.view
    assert len(listed(panel)) > 15


def test_chinese_is_searched_as_soon_as_the_input_method_commits_it(workspace, panel):
    press(None, Qt.Key.Key_Slash)
    ime(None, "jia ge", "")
    assert "Pricing" in listed(panel)
    assert "Operations & orders" in listed(panel)
    ime(None, "jia ge", "价格战")
    assert listed(panel) == []
    for _ in range(3):
        press(None, Qt.Key.Key_Backspace)
    ime(None, "jia ge jing zheng", "价格竞争")
    assert listed(panel) == ["Competition & moat", "Price competition"]
    press(None, Qt.Key.Key_Return)
    assert "competition.price_war" in stored(workspace).topics


def test_letters_and_digits_typed_in_the_search_tick_nothing(workspace, panel):
    press(None, Qt.Key.Key_Slash)
    press_keys("Q 1 W Space")
    assert panel.search.text().lower() == "q1w "
    assert stored(workspace).topics == ()
    assert stored(workspace).closed is None


def test_esc_leaves_the_search_without_ticking(window, workspace, panel):
    press(None, Qt.Key.Key_Slash)
    type_text(None, "order")
    press(None, Qt.Key.Key_Escape)
    assert stored(workspace).topics == ()
    assert panel.search.text() == ""
    assert QApplication.focusWidget() is window.bench.reading.view


def test_ctrl_enter_goes_back_to_the_text_without_ticking(window, workspace, panel):
    press(None, Qt.Key.Key_Slash)
    type_text(None, "order")
    press_keys("Ctrl+Return")
    assert QApplication.focusWidget() is window.bench.reading.view
    assert stored(workspace).topics == ()


def test_enter_with_nothing_found_ticks_nothing_and_stays(workspace, panel):
    press(None, Qt.Key.Key_Slash)
    type_text(None, "xyzzy")
    press(None, Qt.Key.Key_Return)
    assert stored(workspace).topics == ()
    assert panel.search.hasFocus()


def test_a_click_ticks_shift_and_click_makes_primary(workspace, panel):
    click(panel, "perf")
    assert stored(workspace).topics == ("perf",)
    click(panel, "perf.cash")
    assert stored(workspace).topics == ("perf.cash",)
    click(panel, "perf.revenue", SHIFT)
    assert stored(workspace).topics == ("perf.cash", "perf.revenue")
    assert stored(workspace).primary_topic == "perf.revenue"
    click(panel, "perf.cash")
    assert stored(workspace).topics == ("perf.revenue",)


def test_another_question_shows_its_own_topics(workspace, panel):
    press_keys("W 2")
    go_to(workspace, 2)
    assert tick(panel, "ops") == Qt.CheckState.Unchecked
    assert panel.ticked.text() == "–"
    go_to(workspace, 1)
    assert tick(panel, "ops.orders") == Qt.CheckState.Checked
    assert "Orders & backlog" in listed(panel)


def test_undo_takes_the_tick_back_on_the_screen_too(workspace, panel):
    press_keys("W 2 Ctrl+Z")
    assert stored(workspace).topics == ("ops",)
    assert tick(panel, "ops.orders") == Qt.CheckState.Unchecked
    press_keys("Ctrl+Y")
    assert tick(panel, "ops.orders") == Qt.CheckState.Checked
