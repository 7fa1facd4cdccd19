"""Point 5 of the workspace: an analyst sees how far she is, what is left, and finds what she put off."""

import json

from cli_helpers import run
from helpers import activate, press_keys, stored
from PySide6.QtGui import QGuiApplication

from ir_annotator.domain.annotation import Status
from ir_annotator.ui.dialogs.progress_dialog import ProgressDialog
from ir_annotator.workspace import workspace as workspace_module


def test_from_the_first_q_and_a_of_the_day_to_what_is_left(qtbot, window, workspace, tmp_path, monkeypatch):
    monkeypatch.setattr(workspace_module.Stopwatch, "worked", lambda self: 45.0)
    status, search = window.status, workspace.search

    # four are skipped, and nothing is said yet of how long the rest will take
    press_keys("- - - -")
    assert (status.progress_text.text(), status.today.text()) == ("done 4 / 10", "today 4")
    assert status.remaining.text() == ""

    # the fifth is labelled in full and done: 5 left at 45 seconds
    press_keys("W J 3 2 Return Space")
    assert (status.progress_text.text(), status.today.text()) == ("done 5 / 10", "today 5")
    assert status.remaining.text() == "· about 4 min left"
    press_keys("= PageUp")  # the sixth is flagged, and she looks at the fifth once more

    # the window of progress: in all, by record, by label
    press_keys("F5")
    dialog = window.findChild(ProgressDialog)
    qtbot.waitUntil(lambda: dialog.is_complete)
    activate(qtbot, dialog)
    assert "● 1 done   ⊘ 4 skipped   ◐ 1 in progress   ○ 4 to do   ⚑ 1 flagged" in dialog.told.text()
    press_keys("Ctrl+C")
    text = QGuiApplication.clipboard().text()
    assert "688787 海天瑞声 2025-003\t5\t1\t4\t1" in text
    assert "Topics\nOperations & orders\t1" in text
    press_keys("Return")  # the first open Q&A of the record
    activate(qtbot, window)
    assert workspace.position() == (6, 10)

    # what was put off is one key away; the first of it is opened again and done
    press_keys("Ctrl+Shift+K")
    qtbot.waitUntil(lambda: search.finished)
    assert window.bench.records.bar.said.text() == "4 found"
    press_keys("Return")
    assert workspace.position() == (1, 10)
    press_keys("W J 3 2 Return Space")
    assert stored(workspace, workspace.record.qas[0].qa_id).status is Status.DONE
    assert status.today.text() == "today 5"  # the same Q&A, however often it is closed

    # outside, the counts are told, and nobody's pace
    path = workspace.project_path
    window.close()
    workspace.shut_down()
    (work,) = json.loads(run("stats", path, "--json").stdout)["annotators"]
    assert work["status"] == {"todo": 4, "in_progress": 1, "done": 2, "skipped": 3}
    assert work["topics"] == {"ops": 2}
    assert "today" not in work
