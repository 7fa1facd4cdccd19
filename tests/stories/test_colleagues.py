"""Work goes out to two colleagues, both label in windows of their own, it comes back: by key, in three real files."""

from __future__ import annotations

import shutil
from dataclasses import replace

from colleague_helpers import accept, answers, dialog_of, hand_out, take_in, work_on
from helpers import activate, press, press_keys
from PySide6.QtCore import Qt

from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.ui.dialogs.settle_dialog import SettleDialog
from ir_annotator.workspace.workspace import Workspace


def said_by(workspace):
    """Who said which topics of which Q&A, as the project file holds it."""
    return {(row.key.annotator, row.index): row.annotation.topics for row in workspace.project.labelled()}


def test_work_goes_out_and_comes_back(qtbot, window, workspace, colleague, tmp_path):
    said = hand_out(qtbot, window, tmp_path / "w.irpack", "王芳，li")
    assert said.split("\n") == [
        "王芳: 1 records, 10 Q&As",
        "li: 1 records, 10 Q&As",
        "Labelled twice: 10 of 10 Q&As",
    ]
    at_wang = work_on(qtbot, colleague, tmp_path / "w-王芳.irpack", "administrator", "Q PageDown W Shift+Right G")
    assert at_wang[0].annotator == "王芳", "whoever the work was for works on it, whatever the machine calls her"
    assert at_wang[1].status.annotator.text() == "王芳"
    at_li = work_on(qtbot, colleague, tmp_path / "w-li.irpack", "administrator", "E PageDown Q")
    assert said_by(at_li[0]) == {("li", 1): ("product",), ("li", 2): ("perf",)}, "blind: nobody else's labels"

    activate(qtbot, window)
    window.bench.read()
    press_keys("R")
    mine = said_by(workspace)
    dialog = take_in(qtbot, window, at_wang[2], at_li[2])
    assert "王芳: 2 Q&As new, 0 changed, 0 the same" in dialog.text.toPlainText()
    assert said_by(workspace) == mine, "a preview changes nothing"
    accept(qtbot, window, dialog)
    everybody = mine | {("王芳", 1): ("perf",), ("王芳", 2): ("ops",), ("li", 1): ("product",), ("li", 2): ("perf",)}
    assert said_by(workspace) == everybody
    claims = [row.annotation.claims for row in workspace.project.labelled(annotators=["王芳"])]
    assert [len(some) for some in claims] == [0, 1]
    assert list(tmp_path.glob("project.backups/*.import.irdb")), "there is a backup of what was before"
    window.bench.read()
    press_keys("Ctrl+Z")
    assert said_by(workspace) == mine, "undo takes all of it back"
    press_keys("Ctrl+Y")
    assert said_by(workspace) == everybody
    again = take_in(qtbot, window, at_wang[2])
    assert not again.take_button.isEnabled()
    assert "nothing to take in" in again.headline.text()
    press(again, Qt.Key.Key_Escape)
    assert workspace.project.check(lambda done, total: None) == []


def test_the_undo_of_taking_in_survives_a_restart(qtbot, window, workspace, colleague, tmp_path):
    hand_out(qtbot, window, tmp_path / "w.irpack", "li")
    back = work_on(qtbot, colleague, tmp_path / "w.irpack", "li", "E")[2]
    activate(qtbot, window)
    window.bench.read()
    press_keys("R")
    mine = said_by(workspace)
    accept(qtbot, window, take_in(qtbot, window, back))
    window.bench.read()
    press_keys("W")
    path, settings = workspace.project_path, workspace.settings
    workspace.close_project()
    again = Workspace(replace(settings))
    again.open_project(path)
    assert again.undo_texts()[0].startswith("add topic")
    again.undo()
    assert again.undo_texts()[0] == "take in w.back.irpack"
    again.undo()
    assert said_by(again) == mine
    assert again.undo_texts()[1] == "take in w.back.irpack"
    again.shut_down()
    once_more = Workspace(replace(settings))
    once_more.open_project(path)
    once_more.redo()
    assert ("li", 1) in said_by(once_more)
    once_more.shut_down()


def test_two_machines_contradict_and_a_digit_settles_it(qtbot, window, workspace, colleague, tmp_path):
    hand_out(qtbot, window, tmp_path / "w.irpack", "li")
    first = work_on(qtbot, colleague, tmp_path / "w.irpack", "li", "E")
    first[0].close_project()
    shutil.copy(tmp_path / "w.irdb", tmp_path / "home.irdb")
    desk, home = tmp_path / "w.irdb", tmp_path / "home.irdb"
    for path, key in ((desk, "Q"), (home, "W")):
        at, their_window = colleague("li")
        assert their_window.open_path(path)
        activate(qtbot, their_window)
        their_window.bench.read()
        press_keys(key)
        at.close_project()
    activate(qtbot, window)
    window.bench.read()
    dialog = take_in(qtbot, window, desk, home)
    assert "To be settled by you: 2 versions" in dialog.text.toPlainText()
    accept(qtbot, window, dialog)
    window.actions_table["settle"].trigger()
    settling = dialog_of(qtbot, window, SettleDialog)
    assert settling.list.count() == 1
    wanted = settling.found[0].options[1].annotation
    press(settling, Qt.Key.Key_2)
    assert settling.found == []
    press(settling, Qt.Key.Key_Escape)
    key = AnnotationKey(workspace.qa.qa_id, "li")
    assert workspace.project.annotation(key) == wanted
    assert workspace.project.sharing.conflicts() == []
    assert workspace.project.check(lambda done, total: None) == []


def test_a_package_with_labels_is_not_opened_as_work(qtbot, window, workspace, colleague, tmp_path):
    told = []
    window.messages.tell_problem = lambda problem: told.append(problem.code)
    answers(window, ask_package_target=tmp_path / "mine.irpack", ask_new_project=tmp_path / "x.irdb")
    press_keys("Q")
    with qtbot.waitSignal(workspace.colleagues.handed_out, timeout=20_000):
        window.actions_table["send_back"].trigger()
    assert not window.open_path(tmp_path / "mine.irpack")
    assert told == ["carries_labels"]
    assert not (tmp_path / "x.irdb").exists()
