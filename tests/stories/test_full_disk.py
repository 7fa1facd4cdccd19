"""The disk is full or the file is gone: the edit stays on screen, and is saved when that is over."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from helpers import press_keys, stored

from ir_annotator.domain.annotation import Annotation
from ir_annotator.domain.outline import Why


@contextmanager
def full_disk(workspace):
    """Let the project's file grow no further."""
    with workspace.project._file.reading() as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages}")
    yield
    with workspace.project._file.reading() as db:
        db.execute("PRAGMA max_page_count = 1000000")


@pytest.fixture
def told(window):
    """The problems that are told, instead of boxes."""
    problems = []
    window.messages.tell_problem = problems.append
    return problems


def test_a_note_that_cannot_be_saved_stays_and_is_saved_as_soon_as_there_is_room(window, workspace, told):
    press_keys("Q")
    labelled, long = stored(workspace), "很长的备注" * 3000
    press_keys(";")
    with full_disk(workspace):
        window.bench.note.edit.setPlainText(long)
        press_keys("Escape")
        assert [problem.code for problem in told] == ["disk_full"]
        assert told[0].remedy == "Make room on the disk, then save again."
        assert window.bench.note.edit.toPlainText() == long
        assert stored(workspace) == labelled
        press_keys("Alt+PageDown")
        assert workspace.position()[0] == 1, "the note belongs to this Q&A"
        assert not window.close(), "the window stays as long as there is something that is not saved"
    press_keys("Escape")
    assert stored(workspace).note == long


def test_a_label_that_cannot_be_saved_is_not_shown_as_if_it_were(window, workspace, told):
    path = workspace.project_path
    away = path.with_name("away.irdb")
    path.rename(away)
    press_keys("Q")
    assert [problem.code for problem in told] == ["vanished"]
    assert workspace.annotation == Annotation()
    assert workspace.undo_texts() == ("", "")
    away.rename(path)
    press_keys("Q")
    assert stored(workspace).topics == workspace.annotation.topics != ()


def test_a_project_whose_file_is_deleted_can_still_be_backed_up(qtbot, window, workspace, told):
    press_keys("Q")
    labelled = stored(workspace)
    path = workspace.project_path
    path.unlink()
    press_keys("W")
    assert [problem.code for problem in told] == ["vanished"]
    window.actions_table["back_up"].trigger()
    qtbot.waitUntil(lambda: window.status.currentMessage().startswith("Backup made: "), timeout=10_000)
    newest = workspace.safe.backups()[0]
    assert newest.why is Why.ASKED
    assert workspace.safe.restore(path, newest)
    assert stored(workspace) == labelled


def test_a_backup_that_cannot_be_made_is_told_and_work_goes_on(qtbot, window, workspace, told):
    workspace.project_path.with_name("project.backups").write_text("in the way")
    press_keys("Q")
    workspace.safe._in_time()
    qtbot.waitUntil(lambda: window.status.currentMessage().startswith("No backup could be made: "), timeout=10_000)
    assert told == []
    press_keys("W")
    assert len(stored(workspace).topics) == 2
