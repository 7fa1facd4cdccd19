"""Topics used last and most above the tree, how often each was used, and what the one in hand means."""

from dataclasses import replace

import pytest
from helpers import LEFT_BUTTON, NONE, go_to, press_keys, stored, type_keys
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ir_annotator.ui.models.topic_tree import TopicRole
from ir_annotator.ui.panels.topic_chips import ticks


@pytest.fixture
def panel(window):
    return window.bench.topics


def uses(panel, topic_id):
    return panel.model.index_of(topic_id).data(TopicRole.LOOK).uses


def keys_of(line):
    return [chip.key for _, chip in line._places]


def test_each_topic_tells_on_how_many_questions_it_is_used_as_labels_come_and_go(workspace, panel):
    press_keys("W 2 1")
    go_to(workspace, 2)
    press_keys("W Q")
    assert (uses(panel, "ops"), uses(panel, "ops.orders"), uses(panel, "ops.segment"), uses(panel, "perf")) == (
        2, 1, 1, 1,
    )  # fmt: skip
    press_keys("Ctrl+Z")
    assert uses(panel, "perf") == 0
    go_to(workspace, 1)
    press_keys("W W")
    assert (uses(panel, "ops"), uses(panel, "ops.orders")) == (1, 0)


def test_topics_used_last_and_most_wait_above_the_tree_and_change_only_with_the_question(workspace, panel):
    recent, frequent = panel.chips.recent, panel.chips.frequent
    press_keys("W 2")
    assert keys_of(recent) == keys_of(frequent) == []
    go_to(workspace, 2)
    press_keys("W 2 Q")
    assert keys_of(recent) == keys_of(frequent) == ["W 2"]
    go_to(workspace, 3)
    assert keys_of(recent) == ["Q", "W 2"]  # the letter W alone was only the way to W 2
    assert keys_of(frequent) == ["W 2", "Q"]
    place = recent.geometry(), frequent.geometry(), panel.tree.geometry()
    press_keys("W 2")  # the keys on the chip
    assert stored(workspace).topics == ("ops.orders",)
    rect = next(rect for rect, chip in recent._places if chip.id == "perf")
    QTest.mouseClick(recent, LEFT_BUTTON, NONE, rect.center())
    assert stored(workspace).topics == ("ops.orders", "perf")
    assert keys_of(recent) == ["Q", "W 2"]
    assert recent.accessibleDescription() == "Q Results & financials ✓, W 2 Orders & backlog ✓"
    assert (recent.geometry(), frequent.geometry(), panel.tree.geometry()) == place


def test_what_one_annotator_uses_says_nothing_about_another(qtbot, workspace, panel):
    press_keys("W 2")
    workspace.worker = replace(workspace.worker, id="li")
    go_to(workspace, 2)
    assert keys_of(panel.chips.recent) == []
    assert uses(panel, "ops") == 0


def test_a_first_level_topic_counts_as_ticked_where_its_children_do_not_account_for_it():
    assert ticks({"ops": 5, "ops.orders": 3, "perf": 2, "rnd": 1, "rnd.invest": 1}) == {
        "ops": 2,
        "ops.orders": 3,
        "perf": 2,
        "rnd.invest": 1,
    }


@pytest.mark.parametrize(
    ("typed", "topic"), [("ddyzs", "ops.orders"), ("backlog", "ops.orders"), ("rnd.in", "rnd.invest")]
)
def test_a_topic_is_found_by_initials_by_english_and_by_id(workspace, panel, typed, topic):
    press_keys("Slash")
    type_keys(typed)
    press_keys("Return")
    assert stored(workspace).topics == (topic,)


def test_arrows_go_through_what_is_found_and_shift_enter_makes_it_primary(window, workspace, panel):
    press_keys("Q Slash")
    type_keys("ops")
    assert panel.in_hand.id == "ops"
    press_keys("Down Down Up")
    assert panel.in_hand.id == "ops.segment"
    press_keys("Down Shift+Return")
    assert (stored(workspace).topics, stored(workspace).primary_topic) == (("perf", "ops.orders"), "ops.orders")
    assert QApplication.focusWidget() is window.bench.reading.view
    press_keys("1")  # the digits go on from there
    assert stored(workspace).topics[-1] == "ops.segment"


# -- what labels mean


@pytest.fixture
def said(window):
    """Return what is explained, as plain words; opened by key."""
    press_keys("F2")
    assert window.bench.explain.isVisible()

    def plain():
        return window.bench.explain.said.text()

    return plain


def test_the_topic_in_hand_is_explained_with_examples_and_the_better_topic(window, workspace, said):
    press_keys("P Y")
    text = said()
    assert "Rivals, market share, barriers" in text
    assert "✓" in text
    assert "→ B Industry &amp; policy" in text
    press_keys("Slash")
    type_keys("guidance")
    assert "pre-announcements" in said()
    press_keys("Escape F2")
    assert not window.bench.explain.isVisible()
    assert not workspace.settings.show_meaning


def test_types_judgements_and_values_are_explained_where_the_keyboard_is(window, workspace, said):
    assert "The company says what it will do itself." in said()  # no label in hand: the types of claims
    press_keys("J")
    assert "Declined, off the point or not answered" in said()
    press_keys("3")
    assert "Would be true of any company" in said()
    press_keys("Escape H Down Down Down")
    assert "Depends on a condition" in said()
    assert "A judgement or assessment that cannot be checked." in said()


def colours_of(widget):
    picture = widget.grab().toImage()
    return {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}


def test_a_line_without_topics_shows_no_word_either_and_keeps_its_height(workspace, panel):
    recent, height = panel.chips.recent, panel.chips.recent.height()
    assert len(colours_of(recent)) == 1
    press_keys("W")
    go_to(workspace, 2)
    assert len(colours_of(recent)) > 1
    assert recent.height() == height
