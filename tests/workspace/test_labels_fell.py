"""Labels that are gone though nobody took them away are told of; what a person did herself is not."""

import sqlite3
from contextlib import closing

import pytest
from cli_helpers import labelled_project, run

from ir_annotator.domain.annotation import Annotation
from ir_annotator.domain.edits import Restore
from ir_annotator.domain.event import Event
from ir_annotator.domain.outline import Why
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project
from ir_annotator.workspace import safekeeping
from ir_annotator.workspace.backing_up import back_up, labels_fell, places_of
from ir_annotator.workspace.settings import Settings


@pytest.fixture
def project(tmp_path):
    """A project with the worked example, backed up."""
    path = labelled_project(tmp_path / "work.irdb")
    with Project.open(path) as opened:
        back_up(opened, places_of(path, Settings()), Why.CLOSING)
        assert opened.counts()[1] == 10
    return path


def lose(path, count):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            f"UPDATE annotations SET status = 'todo' WHERE qa_id IN (SELECT qa_id FROM annotations LIMIT {count})"
        )


def alarm(path):
    with Project.open(path) as opened:
        return labels_fell(opened, places_of(path, Settings()))


def test_nothing_is_told_while_all_is_there(project):
    assert alarm(project) is None


def test_labels_that_are_gone_without_a_change_are_told(project):
    lose(project, 3)
    problem = alarm(project)
    assert problem.code == "labels_fell"
    assert problem.cause.startswith("3 labelled Q&As are gone since the backup of ")
    assert problem.file == str(project)


def test_a_command_that_changes_the_project_tells_it_too(project):
    lose(project, 3)
    assert "3 labelled Q&As are gone" in run("import", project, project.parent / "gone.docx", status=2).stderr


def test_labels_that_a_person_took_away_are_no_alarm(project):
    with Project.open(project) as opened:
        (row,) = opened.lists.overview()
        for key in list(opened.labels_of(row.fingerprint))[:3]:
            event = Event(new_id(), key, row.fingerprint, Restore(Annotation()), "desk", "2025-06-01T10:00:00Z", 1.5)
            opened.append(event, Annotation())
        assert opened.counts()[1] == 7
    assert alarm(project) is None


def test_after_a_restore_there_may_be_fewer(project):
    run("restore", project)
    lose(project, 3)
    assert alarm(project) is None


def test_the_window_is_told_after_opening(qtbot, empty_workspace, project, monkeypatch):
    monkeypatch.setattr(safekeeping, "_AFTER_OPENING", 0)
    lose(project, 3)
    with qtbot.waitSignal(empty_workspace.problem_arose, timeout=10_000) as told:
        empty_workspace.open_project(project)
    assert told.args[0].code == "labels_fell"
