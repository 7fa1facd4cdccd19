"""The command palette: everything by name, with the keyboard given back where it was."""

import pytest
from helpers import focused, ime, press, press_keys, stored, type_keys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ir_annotator.ui.dialogs.command_palette import CommandPalette


@pytest.fixture
def palette(window):
    press_keys("Ctrl+K")
    return window.findChild(CommandPalette)


def found(palette):
    return [palette.model.index(row).data() for row in range(palette.model.rowCount())]


def test_it_opens_over_the_window_and_the_same_key_or_esc_closes_it(qtbot, window, palette):
    assert palette.isVisible()
    assert palette.geometry() == window.rect()
    assert focused() is palette.box
    press_keys("Ctrl+K")
    assert not palette.isVisible()
    assert focused() is window.bench.reading.view
    press_keys("Ctrl+K Escape")
    assert focused() is window.bench.reading.view


def test_it_lists_every_action_every_label_and_the_projects_opened_last(window, workspace, palette, tmp_path):
    names, scheme = found(palette), workspace.scheme
    assert "Export labels…" in names
    assert "Find a command…" not in names
    for item in (*scheme.all_topics(), *scheme.claim_types, *scheme.judgements):
        assert item.name.en in names
    palette.close_with(None)
    workspace.settings.recent = [str(tmp_path / "other.irdb"), str(workspace.project_path)]
    press_keys("Ctrl+K")
    names = found(window.findChildren(CommandPalette)[-1])
    assert "other" in names
    assert "project" not in names


def test_what_cannot_be_done_now_is_listed_but_not_done(window, palette):
    type_keys("summary")
    assert found(palette) == ["Summary of the last import…"]
    assert palette.hint.text() == "This cannot be done now."
    press(None, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_letters_typed_there_label_nothing(workspace, palette):
    type_keys("qwe1 -=;'")
    assert palette.box.text() == "qwe1 -=;'"
    press_keys("F6 Ctrl+Z PageDown")
    assert palette.isVisible()
    assert workspace.position()[0] == 1
    assert not workspace.annotation.topics


def test_a_topic_is_ticked_by_its_chinese_name_through_an_input_method(workspace, palette):
    ime(palette.box, "ding'dan", "订单")
    assert found(palette)[0] == "Orders & backlog"
    press(None, Qt.Key.Key_Return)
    assert stored(workspace).topics == ("ops.orders",)


def test_a_letter_finds_what_it_labels_first_and_a_key_its_action(palette):
    type_keys("q")
    assert found(palette)[0] == "Results & financials"
    palette.box.setText("ctrl+e")
    assert found(palette) == ["Export labels…"]


def test_a_claim_is_made_of_the_marked_text(window, workspace, palette):
    type_keys("forecast")
    press(None, Qt.Key.Key_Return)
    (claim,) = stored(workspace).claims
    assert claim.type == "forecast"


def test_arrows_and_mouse_choose(window, workspace, palette):
    type_keys("text")
    press_keys("Down")
    assert palette.list.currentIndex().data() == found(palette)[1]
    press_keys("Up Up")
    assert palette.list.currentIndex().row() == 0
    palette.box.setText("larger text")
    size = workspace.settings.text_size
    point = palette.list.visualRect(palette.model.index(0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert workspace.settings.text_size == size + 1
    assert not palette.isVisible()


def test_a_click_outside_closes_it_and_does_nothing_else(window, workspace, palette):
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, window.height() - 40))
    assert not palette.isVisible()
    assert not workspace.annotation.topics


def test_what_was_done_last_comes_first_as_long_as_nothing_is_typed(window, workspace, palette):
    type_keys("larger")
    press(None, Qt.Key.Key_Return)
    press_keys("Ctrl+K")
    type_keys("smaller")
    press(None, Qt.Key.Key_Return)
    assert workspace.settings.commands == ["smaller", "larger"]
    press_keys("Ctrl+K")
    palette = window.findChildren(CommandPalette)[-1]
    assert found(palette)[:3] == ["Smaller text", "Larger text", "New project…"]


def test_it_opens_on_the_start_page(start_window):
    press(start_window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = start_window.findChild(CommandPalette)
    assert "Open the sample" in found(palette)
    assert "Results & financials" not in found(palette)


def test_a_note_that_is_being_typed_is_where_the_keyboard_comes_back_to(window):
    press_keys(";")
    type_keys("half")
    press_keys("Ctrl+K Escape")
    type_keys(" done")
    assert window.bench.note.edit.toPlainText() == "half done"


def test_a_menu_left_by_esc_does_not_keep_the_keyboard_after_it(qtbot, window):
    window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
    press_keys("Ctrl+K Escape")
    assert focused() is window.bench.reading.view


def test_it_fits_a_small_window_and_says_when_nothing_is_found(window, palette):
    window.resize(window.minimumSizeHint())
    assert palette.geometry() == window.rect()
    type_keys("zzzz")
    assert found(palette) == []
    assert palette.hint.text().startswith("Nothing is called that")
    press(None, Qt.Key.Key_Return)
    assert palette.isVisible()
