"""Nobody needs to guess where the keyboard is, and a screen reader can name everything that can be used."""

import pytest
from every_window import OPENERS, interactive, label_a_claim, opened, takes_keyboard
from helpers import press
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QWidget

from ir_annotator.ui.styling import apply_theme
from ir_annotator.ui.theme import LIGHT, THEMES
from ir_annotator.workspace.settings import THEMES as THEME_NAMES

EVERY_WINDOW = pytest.mark.parametrize("name", OPENERS)
NOTICEABLE = 60
"""Pixels that differ: a frame of two pixels around something of 30 pixels has more than 200."""


@pytest.fixture
def labelled(window, workspace):
    label_a_claim(workspace)
    return window


def spoken(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def pixels(widget):
    """The widget as it is painted, without the blinking caret."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def differing(one, other):
    assert one.size() == other.size()
    return sum(one.pixel(x, y) != other.pixel(x, y) for x in range(one.width()) for y in range(0, one.height(), 2)) * 2


@EVERY_WINDOW
def test_a_screen_reader_names_everything_that_can_be_used(labelled, name):
    with opened(name, labelled) as root:
        found = interactive(root)
        assert found
        nameless = [f"{type(widget).__name__} {widget.objectName()}" for widget in found if not spoken(widget)]
        assert not nameless


def test_a_screen_reader_names_the_buttons_of_the_start_page(start_window, tmp_path):
    start_window.start_page.show_without_project([str(tmp_path / "gone.irdb")], tour=True)
    QCoreApplication.processEvents()
    names = [spoken(widget) for widget in interactive(start_window.start_page)]
    assert all(names)
    assert f"Take {tmp_path / 'gone.irdb'} off the list" in names


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_what_has_the_keyboard_is_seen_while_labelling_in_every_theme(labelled, qtbot, qapp, theme):
    labelled.actions_table[f"theme_{theme.name}"].trigger()
    assert_focus_is_seen(labelled)
    labelled.actions_table["theme_light"].trigger()


@EVERY_WINDOW
def test_what_has_the_keyboard_is_seen(labelled, name):
    with opened(name, labelled) as root:
        assert_focus_is_seen(root)


def assert_focus_is_seen(root):
    """Give everything in a window the keyboard, one after the other, and compare how it looks with and without."""
    places = [widget for widget in root.findChildren(QWidget) if takes_keyboard(widget)]
    unseen = []
    for widget in places:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QCoreApplication.processEvents()
        if QApplication.focusWidget() is not widget:
            continue
        with_keyboard = pixels(widget)
        widget.clearFocus()
        QCoreApplication.processEvents()
        if differing(with_keyboard, pixels(widget)) < NOTICEABLE:
            unseen.append(f"{type(widget).__name__} {widget.objectName()}")
    assert not unseen


@EVERY_WINDOW
def test_tab_goes_to_everything_and_comes_back(labelled, name):
    if name == "palette":
        return  # its box keeps the keyboard, and its list follows the arrows
    with opened(name, labelled) as root:
        QCoreApplication.processEvents()
        wanted = {widget for widget in root.findChildren(QWidget) if takes_keyboard(widget)}
        wanted = {widget for widget in wanted if widget.focusProxy() is None}
        start = QApplication.focusWidget() or next(iter(wanted))
        start.setFocus(Qt.FocusReason.TabFocusReason)
        seen = [QApplication.focusWidget()]
        for _ in range(len(wanted) + 20):
            press(None, Qt.Key.Key_Tab)
            seen.append(QApplication.focusWidget())
            if seen[-1] is seen[0]:
                break
        assert seen[-1] is seen[0], [f"{type(w).__name__} {w.objectName()}" for w in seen]
        missed = [f"{type(widget).__name__} {widget.objectName()}" for widget in wanted - set(seen)]
        assert not missed


def test_tab_goes_through_the_window_from_left_to_right_and_from_top_to_bottom(labelled):
    labelled.bench.read()
    order = ["reading_view"]
    while len(order) < 12:
        press(None, Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget().objectName())
        if order[-1] == "reading_view":
            break
    assert order == [
        "reading_view", "topic_search", "topic_tree", "judgement_strip", "note_edit",
        "claim_table", "attribute_strip", "claim_note",
        "search_box", "search_menu_button", "record_tree", "reading_view",
    ]  # fmt: skip


def test_the_themes_of_the_menu_are_those_of_the_table(window):
    assert set(THEME_NAMES) == {*THEMES, "system"}


@pytest.fixture(autouse=True)
def light_again(qapp):
    yield
    if qapp.palette().window().color().name() != LIGHT.window:
        apply_theme(qapp, LIGHT)
