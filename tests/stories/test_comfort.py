"""A window as the person wants it: high contrast and size by key, and each project as it was left."""

import shutil
import sys
from itertools import pairwise

import pytest
from helpers import activate, export_dialog, focused, go_to, press, press_keys, type_keys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ir_annotator.app import Program, make_application
from ir_annotator.domain.annotation import Status
from ir_annotator.domain.edits import SetStatus
from ir_annotator.ui.styling import apply_theme
from ir_annotator.ui.theme import CONTRAST_DARK, LIGHT, set_interface_size
from ir_annotator.ui.widgets.choice_strip import ChoiceStrip
from ir_annotator.workspace.settings import Settings


@pytest.fixture
def program(qtbot, light, monkeypatch, sample_project, tmp_path):
    """The program on the sample record, as it starts."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    settings = Settings(annotator="wang", language="en", theme="light")
    program = Program(make_application(settings), settings)
    shutil.copy(sample_project, tmp_path / "one.irdb")
    shutil.copy(sample_project, tmp_path / "two.irdb")
    program.window.resize(1280, 800)
    activate(qtbot, program.window)
    assert program.window.open_path(tmp_path / "one.irdb")
    program.window.bench.read()
    yield program
    program.window.close()
    program.workspace.shut_down()
    set_interface_size(100)
    apply_theme(QApplication.instance(), LIGHT)


def by_name(words):
    """Do something from the command palette, by key."""
    press_keys("Ctrl+K")
    type_keys(words)
    press_keys("Return")


def test_high_contrast_by_key_reaches_everything_and_is_remembered(qtbot, program):
    by_name("high contrast dark")
    window = program.window
    assert program.settings.theme == "contrast_dark"
    assert window.actions_table["theme_contrast_dark"].isChecked()
    text = window.bench.reading.view.grab().toImage()
    assert text.pixelColor(text.width() - 30, text.height() - 8).name() == CONTRAST_DARK.base
    assert window.grab().toImage().pixelColor(4, window.height() - 4).name() == CONTRAST_DARK.window
    assert Settings.load().theme == "contrast_dark"
    press_keys("Q 1")  # and work goes on
    assert "perf.revenue" in program.workspace.annotation.topics


@pytest.mark.parametrize("size", [150, 200])
def test_a_larger_interface_fits_into_the_window(qtbot, program, size):
    small = program.window.bench.topics.search.height()
    by_name(f"interface {size}")
    window = program.window
    window.resize(1280, 800)
    activate(qtbot, window)
    assert (window.width(), window.height()) == (1280, 800)
    assert window.bench.topics.search.height() > small * 1.3
    assert program.settings.interface_size == size
    assert window.actions_table[f"size_{size}"].isChecked()
    press_keys("J 1")
    for strip in window.findChildren(ChoiceStrip):
        wide = [option.label for rect, _, option in strip._places if rect.right() > strip.width()]
        assert not wide
        tops = [(strip._tops[one.id], strip._tops[other.id]) for one, other in pairwise(strip.rows)]
        assert all(low > high for high, low in tops)
    by_name("interface 100")
    assert program.window.bench.topics.search.height() == small


@pytest.mark.parametrize("size", [150, 200])
def test_what_takes_the_keyboard_is_in_sight_in_a_larger_interface(qtbot, program, size):
    program.window.size_wanted.emit(size)
    window = program.window
    window.resize(1280, 800)
    activate(qtbot, window)
    window.bench.read()
    for keys in ("J", "F"):  # the judgements above, the attributes of a claim far below
        press_keys(keys)
        strip = focused()
        assert isinstance(strip, ChoiceStrip)
        qtbot.waitUntil(lambda strip=strip: not strip.visibleRegion().isEmpty())
        press_keys("Escape")


def test_each_project_is_parted_and_opened_as_it_was_left(qtbot, program, tmp_path):
    window, workspace = program.window, program.workspace
    press_keys("F4 F7")
    window.bench.setSizes([400, 500, 380])
    left = window.bench.sizes()
    assert window.open_path(tmp_path / "two.irdb")
    window.bench.setSizes([200, 700, 380])
    press_keys("F4 F7")
    other = window.bench.sizes()
    assert not window.bench.reading.form.button.isChecked()
    assert window.open_path(tmp_path / "one.irdb")
    assert window.bench.sizes() == left
    assert window.bench.reading.form.button.isChecked()
    assert window.actions_table["show_form"].isChecked()
    assert window.bench.source.isVisible()
    assert window.actions_table["show_source"].isChecked()
    workspace.close_project()
    (tmp_path / "elsewhere").mkdir()
    moved = (tmp_path / "two.irdb").rename(tmp_path / "elsewhere" / "moved.irdb")
    assert window.open_path(moved)
    assert window.bench.sizes() == other
    assert not window.bench.source.isVisible()


def test_the_text_is_found_where_it_was_scrolled_to(qtbot, program, tmp_path):
    window, workspace = program.window, program.workspace
    go_to(workspace, 2)
    bar = window.bench.reading.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(bar.maximum())
    place = window.bench.reading.view.top()
    assert place > workspace.qa.answer.start
    assert window.open_path(tmp_path / "two.irdb")
    assert window.open_path(tmp_path / "one.irdb")
    assert workspace.position()[0] == 2
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert window.bench.reading.view.top() == place


def test_looks_that_cannot_be_understood_are_passed_over(program, tmp_path):
    window, workspace = program.window, program.workspace
    for bad in ("{", "[]", '{"splitters": {"a": "wide"}}', '{"splitters": {}, "show_form": 1}'):
        workspace.project.set_state("looks:wang", bad)
        window._bench_looks.restore()
    assert window.bench.isVisible()


def test_all_done_says_what_comes_next(qtbot, program):
    window, workspace = program.window, program.workspace
    bar = window.bench.done
    asked = []
    window.messages.ask_export_target = lambda suggested, _: asked.append(suggested)
    for qa in workspace.record.qas:
        assert not bar.isVisible()
        workspace.go_to(qa.qa_id)
        workspace.do(SetStatus(Status.SKIPPED))
    assert bar.isVisible()
    export = bar.findChild(QPushButton, "next_export_labels")
    assert export.text() == "Export the labels  Ctrl+E"
    export.setFocus()
    press(export, Qt.Key.Key_Return)
    dialog = export_dialog(qtbot, window)
    press(dialog.export_button, Qt.Key.Key_Return)
    assert len(asked) == 1
    press(dialog, Qt.Key.Key_Escape)
    activate(qtbot, window)
    window.bench.read()
    press_keys("Ctrl+Z")
    assert not bar.isVisible()


def test_the_list_is_found_where_it_was_scrolled_to(qtbot, program, tmp_path):
    window = program.window
    window.bench.records.tree.setFixedHeight(100)  # ten rows do not fit any more
    bar = window.bench.records.tree.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    place = bar.value()
    assert window.open_path(tmp_path / "two.irdb")
    assert bar.value() == 0
    assert window.open_path(tmp_path / "one.irdb")
    qtbot.waitUntil(lambda: bar.value() == place)
