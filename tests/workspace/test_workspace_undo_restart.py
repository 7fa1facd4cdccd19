"""Undo and redo go on where they were before the program was closed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers import stored

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.event import Event
from ir_annotator.domain.record import QA
from ir_annotator.domain.span import Span
from ir_annotator.store.ids import new_id
from ir_annotator.workspace import undo_history
from ir_annotator.workspace.workspace import Workspace


@pytest.fixture
def restart(workspace):
    """Close and open the project as the next start of the program does; return the new workspace."""
    path, live = workspace.project_path, [workspace]

    def again(**other):
        live.pop().shut_down()
        settings = replace(workspace.settings, **other)
        live.append(Workspace(settings))
        live[0].open_project(path)
        return live[0]

    yield again
    live.pop().shut_down()


def test_the_last_edits_are_taken_back_one_by_one_after_a_restart(workspace, restart):
    first = workspace.qa.qa_id
    workspace.do(edits.AddTopic("perf"))
    workspace.do(edits.AddTopic("ops"))
    workspace.step(1)
    workspace.do(edits.SetNote("看"))
    again = restart()
    assert again.undo_texts() == ("change note", "")
    again.undo()
    assert stored(again) == Annotation()
    assert again.undo_texts() == ("add topic Operations & orders", "change note")
    again.undo()
    assert again.qa.qa_id == first
    assert stored(again).topics == ("perf",)
    again.undo()
    assert stored(again) == Annotation()
    assert again.undo_texts()[0] == ""
    for _ in range(3):
        again.redo()
    assert stored(again).note == "看"
    assert stored(again, first).topics == ("perf", "ops")


def test_what_was_undone_can_be_redone_after_a_restart_and_undone_once_more(workspace, restart):
    workspace.do(edits.AddTopic("perf"))
    workspace.do(edits.AddTopic("ops"))
    workspace.undo()
    workspace.undo()
    again = restart()
    assert again.undo_texts() == ("", "add topic Results & financials")
    again.redo()
    third = restart()
    assert third.undo_texts() == ("add topic Results & financials", "add topic Operations & orders")
    third.redo()
    assert stored(third).topics == ("perf", "ops")
    fourth = restart()
    fourth.undo()
    assert stored(fourth).topics == ("perf",)
    fourth.do(edits.AddTopic("product"))
    assert restart().undo_texts() == ("add topic Products & business model", "")


def test_a_mended_split_is_taken_back_after_a_restart_with_the_labels_that_moved(workspace, restart):
    workspace.step(1)
    workspace.do(edits.AddTopic("perf"))
    record = workspace.record
    first, second, *others = record.qas
    joined = QA(first.qa_id, first.question, Span(first.answer.start, second.answer.end))
    assert workspace.set_split(record, (joined, *others), checked=True, text="join")
    assert stored(workspace, first.qa_id).topics == ("perf",)
    again = restart()
    again.undo()
    assert again.load(record.fingerprint).qas == record.qas
    assert not again.load(record.fingerprint).checked
    assert stored(again, first.qa_id) == Annotation()
    assert stored(again, second.qa_id).topics == ("perf",)
    third = restart()
    third.redo()
    assert len(third.load(record.fingerprint).qas) == len(record.qas) - 1
    assert stored(third, first.qa_id).topics == ("perf",)
    restart().undo()


def test_labels_set_all_at_once_are_taken_back_all_at_once(workspace, restart):
    ids = [qa.qa_id for qa in workspace.record.qas[:3]]
    wanted = {AnnotationKey(qa_id, "wang"): Annotation(note=qa_id) for qa_id in ids}
    workspace.do(edits.AddTopic("perf"))
    workspace.set_labels(workspace.record.fingerprint, wanted, text="carry over")
    again = restart()
    again.undo()
    assert [stored(again, qa_id).note for qa_id in ids] == ["", "", ""]
    assert stored(again, ids[0]).topics == ("perf",)
    third = restart()
    third.redo()
    assert [stored(third, qa_id).note for qa_id in ids] == ids
    fourth = restart()
    fourth.undo()
    fourth.undo()
    assert not stored(fourth, ids[0]).is_labelled


def test_what_another_device_changed_since_is_not_taken_back(workspace, restart):
    first = workspace.qa.qa_id
    workspace.do(edits.AddTopic("perf"))
    fingerprint, key = workspace.record.fingerprint, AnnotationKey(first, "wang")
    note = edits.SetNote("from my other computer")
    event = Event(new_id(), key, fingerprint, note, "other-device", "2026-11-25T00:00:00Z", 1.0)
    workspace.project.append(event, note.apply(workspace.project.annotation(key)))
    workspace.step(1)
    workspace.do(edits.AddTopic("ops"))
    again = restart()
    assert again.undo_texts() == ("add topic Operations & orders", "")
    again.undo()
    assert again.undo_texts()[0] == ""
    assert stored(again, first).note == "from my other computer"


def test_another_persons_steps_are_not_mine(workspace, restart):
    workspace.do(edits.AddTopic("perf"))
    other = restart(annotator="li")
    assert other.undo_texts() == ("", "")
    other.do(edits.AddTopic("ops"))
    assert restart().undo_texts() == ("add topic Results & financials", "")


def test_an_event_that_cannot_be_read_leaves_no_steps_but_the_project_opens(workspace, restart):
    workspace.do(edits.AddTopic("perf"))
    with workspace.project._file.reading() as db:
        (guard,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'events_never_change'").fetchone()
        db.execute("DROP TRIGGER events_never_change")
        db.execute("UPDATE events SET payload = '{}'")
        db.execute(guard)
    assert restart().undo_texts() == ("", "")


def test_steps_of_long_ago_are_left_out_and_reading_them_is_quick(workspace, restart, monkeypatch):
    monkeypatch.setattr(undo_history, "MOST_STEPS", 30)
    for number in range(20):
        workspace.do(edits.SetNote(str(number)))
        workspace.do(edits.AddTopic("perf"))
        workspace.do(edits.RemoveTopic("perf"))
    again = restart()
    count = 0
    while again.undo_texts()[0]:
        again.undo()
        count += 1
    assert count == 30
    assert stored(again).note == "9"


def test_the_log_says_of_each_undo_what_it_took_back(workspace):
    workspace.do(edits.AddTopic("perf"))
    workspace.undo()
    workspace.redo()
    workspace.undo()
    events = workspace.project.events(AnnotationKey(workspace.qa.qa_id, "wang"))
    assert [event.undoes for event in events] == ["", *(event.id for event in events[:-1])]
    assert [version.text for version in workspace.versions.history()] == [
        "undo: add topic Results & financials",
        "redo: add topic Results & financials",
        "undo: add topic Results & financials",
        "add topic Results & financials",
    ]
