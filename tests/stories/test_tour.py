"""The one-minute tour: it waits for the real keys, goes on by itself, and never comes back unasked."""

import json
import sys

import pytest
from helpers import activate, press, press_keys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ir_annotator.app import Program, make_application
from ir_annotator.ui.dialogs.keys_dialog import KeysDialog
from ir_annotator.workspace.settings import Settings

STEPS = (
    ("topic", "Q"),
    ("sub_topic", "1"),
    ("judgement", "J 3 2 Return"),
    ("clause", "Shift+Right"),
    ("claim", "H"),
    ("attributes", "1 1 1 1 1 Return"),
    ("done", "Space"),
)
"""Each step with the keys that its note asks for."""


@pytest.fixture
def program(qtbot, light, monkeypatch, request):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    settings = Settings(annotator="wang", language=getattr(request, "param", "en"), theme="light")
    program = Program(make_application(settings), settings)
    qtbot.addWidget(program.window)
    program.window.resize(1280, 800)
    activate(qtbot, program.window)
    yield program
    program.window.close()
    program.workspace.shut_down()
    program._set_language("en")


def start(qtbot, window):
    """Press the button on the start page and wait for the first step."""
    button = window.start_page.findChild(QPushButton, "tour_button")
    button.setFocus()
    press(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.help.coach is not None and window.help.coach.step == "topic", timeout=20_000)
    return window.help.coach


def go_through(qtbot, coach, steps=STEPS):
    told = []
    for name, keys in steps:
        qtbot.waitUntil(lambda name=name: coach.step == name)
        assert coach.note.isVisible()
        told.append(coach.note.words.text())
        press_keys(keys)
    qtbot.waitUntil(lambda: coach.step != steps[-1][0])
    return told


@pytest.mark.parametrize("program", ["en", "zh_CN"], indirect=True)
def test_eight_steps_by_the_keys_the_notes_name(qtbot, program):
    window, workspace = program.window, program.workspace
    coach = start(qtbot, window)
    first = workspace.qa.qa_id
    told = go_through(qtbot, coach)
    keys = ("Q", "1", "J", "Shift+→", "H", "Enter", window.keys.keymap.name("done"))
    assert [key for key, words in zip(keys, told, strict=True) if key not in words] == []
    assert workspace.listing.status_of(first)[0].is_closed
    assert coach.step == "help"
    press_keys("Question")
    qtbot.waitUntil(lambda: window.help.coach is None)
    sheet = next(child for child in window.findChildren(KeysDialog) if child.isVisible())
    sheet.close()


def test_a_step_waits_for_its_key_and_for_no_other(qtbot, program):
    coach = start(qtbot, program.window)
    press_keys("Right Left Right")
    qtbot.wait(1)  # what was put off until later has come
    assert coach.step == "topic"
    press_keys("W")
    qtbot.waitUntil(lambda: coach.step == "sub_topic")


def test_the_note_names_the_keys_in_force(qtbot, program):
    program.settings.keys = {"done": ["Ctrl+D"]}
    program.window.keys.refresh()
    coach = start(qtbot, program.window)
    go_through(qtbot, coach, STEPS[:-1])
    assert "Ctrl+D" in coach.note.words.text()
    press_keys("Ctrl+D")
    qtbot.waitUntil(lambda: coach.step == "help")


def test_esc_ends_it_and_leaves_the_window_as_it_is(qtbot, program):
    window = program.window
    start(qtbot, window)
    press_keys("Q")
    press_keys("Escape")
    qtbot.waitUntil(lambda: window.help.coach is None)
    assert program.workspace.annotation.topics
    assert QApplication.focusWidget() is window.bench.reading.view


def test_esc_in_a_panel_goes_back_to_the_text_and_the_tour_goes_on(qtbot, program):
    window = program.window
    coach = start(qtbot, window)
    go_through(qtbot, coach, STEPS[:5])
    qtbot.waitUntil(lambda: coach.step == "attributes")
    press_keys("1 Escape")
    assert QApplication.focusWidget() is window.bench.reading.view
    assert (window.help.coach, coach.step) == (coach, "attributes")
    press_keys("Escape")
    qtbot.waitUntil(lambda: window.help.coach is None)


def test_a_claim_made_before_the_clause_was_widened_takes_the_tour_to_its_attributes(qtbot, program):
    coach = start(qtbot, program.window)
    go_through(qtbot, coach, STEPS[:3])
    qtbot.waitUntil(lambda: coach.step == "clause")
    press_keys("F")
    qtbot.waitUntil(lambda: coach.step == "attributes")


def test_it_is_offered_once_and_found_in_the_menu_ever_after(qtbot, program, own_home):
    window = program.window
    start(qtbot, window)
    press_keys("Escape")
    assert json.loads((own_home / "settings.json").read_text(encoding="utf-8"))["tour_offered"] is True
    program.workspace.close_project()
    assert window.start_page.isVisible()
    assert window.start_page.findChild(QPushButton, "tour_button") is None
    window.actions_table["tour"].trigger()
    qtbot.waitUntil(lambda: window.help.coach is not None and window.help.coach.step == "topic", timeout=20_000)
    press_keys("Escape")


def test_the_note_never_lies_over_what_it_is_about(qtbot, program):
    coach = start(qtbot, program.window)
    for _, keys in STEPS:
        assert not coach.note.geometry().intersects(coach.ring.geometry().adjusted(4, 4, -4, -4))
        assert program.window.rect().contains(coach.note.geometry())
        before = coach.step
        press_keys(keys)
        qtbot.waitUntil(lambda before=before: coach.step != before)
