"""What a second look found: losses at the edges of a session, each as a person would meet it."""

import json

import pytest
from helpers import activate, press_keys, stored, type_text
from PySide6.QtWidgets import QApplication

from ir_annotator.app import Program, make_application
from ir_annotator.domain.edits import AddTopic
from ir_annotator.domain.problem import Problem
from ir_annotator.resources import seeds
from ir_annotator.store.project import Project
from ir_annotator.workspace import workspace as workspace_module
from ir_annotator.workspace.exporting import export_file
from ir_annotator.workspace.opening import make_project
from ir_annotator.workspace.settings import Settings, settings_folder
from ir_annotator.workspace.taking_in import take_in
from ir_annotator.workspace.values import ExportChoice


def full_disk(*_):
    raise Problem("disk_full", "The disk is full.", "Make room.")


def test_a_note_that_cannot_be_saved_stays_on_screen_and_keeps_the_window_open(window, monkeypatch):
    workspace = window.workspace
    window.messages.tell_problem = lambda problem: None
    press_keys(";")
    type_text(None, "一个想法")
    with monkeypatch.context() as patch:
        patch.setattr(Project, "append", full_disk)
        window.close()
        assert window.isVisible()
        assert window.bench.note.edit.toPlainText() == "一个想法"
    window.close()
    assert not window.isVisible()
    assert stored(workspace).note == "一个想法"


def test_a_language_chosen_on_the_start_page_does_not_disturb_the_project_opened_next(
    qtbot, settings, sample_project, tmp_path, monkeypatch
):
    failures = []
    program = Program(make_application(settings), settings)
    monkeypatch.setattr("sys.excepthook", lambda *error: failures.append(error))
    activate(qtbot, program.window)
    program.window.actions_table["language_zh_CN"].trigger()
    QApplication.processEvents()
    program.window.actions_table["theme_dark"].trigger()
    copy = tmp_path / "p.irdb"
    copy.write_bytes(sample_project.read_bytes())
    program.window.open_path(copy)
    activate(qtbot, program.window)
    assert program.window.bench.isVisible()
    dark = program.window.bench.reading.view.viewport().grab().toImage().pixelColor(5, 5)
    assert dark.lightness() < 80
    press_keys("W")
    assert program.workspace.annotation.topics == ("ops",)
    assert failures == []
    program.window.actions_table["theme_light"].trigger()
    program.window.close()
    program.workspace.shut_down()


def test_an_export_through_a_link_spares_the_project_behind_it(sample_project, tmp_path):
    other = tmp_path / "other.irdb"
    other.write_bytes(sample_project.read_bytes())
    (tmp_path / "link.jsonl").symlink_to(other)
    renamed = tmp_path / "renamed.jsonl"
    renamed.write_bytes(sample_project.read_bytes())
    mine = make_project(tmp_path / "mine.irdb")
    for target in (tmp_path / "link.jsonl", tmp_path / "mine.irdb-wal", renamed):
        with pytest.raises(Problem) as caught:
            export_file(mine, target, ExportChoice())
        assert caught.value.code == "bad_target"
    mine.close()
    assert other.read_bytes() == sample_project.read_bytes()
    assert renamed.read_bytes() == sample_project.read_bytes()


def test_undo_charges_no_time_to_a_question_that_was_not_in_hand(workspace, monkeypatch):
    first, second = (qa.qa_id for qa in workspace.record.qas[:2])
    workspace.do(AddTopic("ops"))
    workspace.go_to(second)
    monkeypatch.setattr(workspace_module.Stopwatch, "worked", lambda self: 60.0)
    workspace.undo()
    assert workspace.qa.qa_id == first
    rows = {row.qa.qa_id: row.seconds for row in workspace._project.labelled(include_unlabelled=True)}
    assert rows[first] < 60


def test_taking_a_changed_line_in_again_does_not_double_the_time(sample_project, tmp_path):
    copy = tmp_path / "p.irdb"
    copy.write_bytes(sample_project.read_bytes())
    line = json.loads((seeds() / "688787_2025-003.labels.jsonl").read_text(encoding="utf-8").split("\n")[0])
    labels = tmp_path / "labels.jsonl"
    with Project.open(copy) as project:
        for note in ("one", "two"):
            labels.write_text(json.dumps({**line, "note": note, "seconds": 30.0}), encoding="utf-8")
            assert take_in(project, [labels], "device").stored == 1
        (row,) = project.labelled()
    assert (row.annotation.note, row.seconds) == ("two", 30.0)


def test_settings_with_a_slip_of_the_pen_are_kept_aside(own_home, caplog):
    path = settings_folder() / "settings.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"annotator": "wang" "theme": "dark"}', encoding="utf-8")
    Settings.load()
    assert "wang" in path.with_name("settings.json.bad").read_text(encoding="utf-8")
    assert "settings.json.bad" in caplog.text
