"""The strip of choices: digits, arrows, Enter, Esc, Backspace, mouse; and where the cursor goes by itself."""

from dataclasses import replace

import pytest
from helpers import LEFT_BUTTON, NONE, activate, press, press_keys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ir_annotator.ui.theme import LIGHT
from ir_annotator.ui.widgets.choice_strip import ChoiceStrip, Option, Row

OPTIONS = (Option("a", "Alpha"), Option("b", "Beta", "the second letter"))


class Host(QWidget):
    """A window with a strip, another widget, and shortcuts on the strip's keys."""

    def __init__(self):
        super().__init__()
        self.values = {"one": None, "two": None, "three": None}
        self.open = {"one", "three"}
        self.said, self.shortcuts = [], []
        self.strip, self.other = ChoiceStrip(LIGHT), QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.strip)
        layout.addWidget(self.other)
        self.strip.chosen.connect(self.choose)
        self.strip.accepted.connect(lambda: self.said.append("accepted"))
        self.strip.left.connect(lambda: self.said.append("left"))
        for keys in ("1", "Backspace", "Up", "Down", "Return", "Esc", "Q", "Space", "Shift+1"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda keys=keys: self.shortcuts.append(keys))
        self.show_rows()

    def choose(self, row, value):
        self.said.append((row, value))
        self.values[row] = value
        self.show_rows()

    def show_rows(self):
        self.strip.set_rows([self.row(name) for name in self.values])

    def row(self, name):
        value = self.values[name]
        return Row(name, name.title(), OPTIONS, value, open=value is None and name in self.open, tip=f"about {name}")


@pytest.fixture
def host(qtbot, light):
    host = Host()
    qtbot.addWidget(host)
    host.resize(500, 200)
    activate(qtbot, host)
    host.strip.start()
    return host


def option_point(strip, row, number):
    """Return the middle of an option, found by asking the strip what lies where."""
    rects = [rect for rect, owner, _ in strip._places if owner == row]
    return rects[number - 1].center()


def test_it_starts_at_the_first_open_row(host):
    assert host.strip.current == "one"
    host.values["one"] = "a"
    host.show_rows()
    host.strip.start()
    assert host.strip.current == "three"
    host.strip.start("two")
    assert host.strip.current == "two"


def test_a_digit_chooses_and_the_cursor_goes_to_the_next_open_row(host):
    press_keys("2")
    assert host.values["one"] == "b"
    assert host.strip.current == "three"


def test_with_nothing_open_below_it_goes_round_to_what_is_open_above(host):
    host.strip.start("three")
    press_keys("1")
    assert host.strip.current == "one"


def test_with_nothing_open_left_it_goes_to_the_next_empty_row_then_stays(host):
    press_keys("1 1")
    assert host.strip.current == "three"  # nothing below
    host.strip.start("one")
    press_keys("1")
    assert host.strip.current == "two"
    press_keys("2")
    assert host.strip.current == "two"
    assert host.values == {"one": "a", "two": "b", "three": "a"}


def test_the_cursor_stays_where_the_choice_was_not_taken(host):
    host.strip.chosen.disconnect()
    press_keys("1")
    assert host.strip.current == "one"


def test_a_row_with_a_form_waits_until_the_form_is_filled_in(host):
    host.strip.set_rows([replace(host.row("one"), form=True), host.row("two"), host.row("three")])
    host.strip.start("one")
    press_keys("1")
    assert host.strip.current == "one"
    host.strip.advance()
    assert host.strip.current == "three"


def test_a_digit_without_a_choice_does_nothing(host):
    press_keys("9")
    assert host.said == []
    assert host.shortcuts == []


def test_arrows_go_up_and_down_and_stay_at_the_ends(host):
    seen = []
    for key in ("Down", "Down", "Down", "Up", "Up", "Up"):
        press_keys(key)
        seen.append(host.strip.current)
    assert seen == ["two", "three", "three", "two", "one", "one"]


def test_backspace_clears_and_stays(host):
    press_keys("1 Up Up Backspace")
    assert host.values["one"] is None
    assert host.said[-1] == ("one", None)
    assert host.strip.current == "one"


def test_enter_accepts_and_esc_leaves(host):
    press_keys("Return Enter Escape")
    assert host.said == ["accepted", "accepted", "left"]
    assert host.values["one"] is None


def test_its_keys_never_reach_the_windows_shortcuts_and_others_do(host):
    press_keys("1 Up Down Backspace Return Escape")
    assert host.shortcuts == []
    press_keys("Q Space")
    assert host.shortcuts == ["Q", "Space"]
    host.other.setFocus()
    press(host.other, Qt.Key.Key_Up)
    assert host.shortcuts[-1] == "Up"


def test_a_click_takes_and_a_second_click_clears(host):
    QTest.mouseClick(host.strip, LEFT_BUTTON, NONE, option_point(host.strip, "two", 2))
    assert (host.values["two"], host.strip.current) == ("b", "two")
    QTest.mouseClick(host.strip, LEFT_BUTTON, NONE, option_point(host.strip, "two", 1))
    assert host.values["two"] == "a"
    QTest.mouseClick(host.strip, LEFT_BUTTON, NONE, option_point(host.strip, "two", 1))
    assert host.values["two"] is None


def test_a_click_beside_the_choices_does_nothing(host):
    QTest.mouseClick(host.strip, LEFT_BUTTON, NONE, QPoint(host.strip.width() - 2, 8))
    assert host.said == []


def test_long_rows_go_on_in_a_further_line_and_the_strip_grows(host):
    many = tuple(Option(n, f"a rather long choice {n}") for n in range(8))
    low = host.strip.minimumSizeHint().height()
    host.strip.set_rows([Row("one", "One", many)])
    assert host.strip.minimumSizeHint().height() > low
    bottom = max(rect.bottom() for rect, _, _ in host.strip._places)
    assert bottom < host.strip.minimumSizeHint().height()
    assert all(rect.right() <= host.strip.width() for rect, _, _ in host.strip._places)


def test_rows_are_said_to_screen_readers_with_what_is_taken(host):
    press_keys("2")
    assert host.strip.accessibleDescription() == "One: Beta\nTwo: –\nThree: –"


def test_the_strip_says_what_a_choice_and_a_row_mean(host):
    assert host.strip._tip_at(option_point(host.strip, "one", 2)) == "the second letter"
    assert host.strip._tip_at(QPoint(3, option_point(host.strip, "two", 1).y())) == "about two"
