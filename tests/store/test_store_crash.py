"""Killed or failing at any moment: what was said to be saved is there, and nothing is there by half."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from store_builders import AT, claim_at, do, dump, make_event, make_record, new_project

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.event import SplitEvent
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.soundness import Invariant
from ir_annotator.domain.span import Span
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project

RECORD = make_record()
KEY = AnnotationKey(RECORD.qas[0].qa_id, "wang")

SAVE_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from store_builders import do, make_record
from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.edits import SetNote
from ir_annotator.store.project import Project
key = AnnotationKey(make_record().qas[0].qa_id, "wang")
with Project.open(Path(sys.argv[1])) as project:
    for number in count():
        do(project, key, SetNote(f"{sys.argv[2]}-{number}"))
        print(project.events(key)[-1].id, flush=True)
"""


def test_what_was_saved_survives_being_killed(tmp_path):
    with new_project(tmp_path, RECORD) as project:
        path = project.path
    acknowledged = []
    for kill_after in (1, 7, 20):
        saver = subprocess.Popen(
            [sys.executable, "-c", SAVE_FOR_EVER, path, str(kill_after)],
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": f"{Path(__file__).parent}:{Path(__file__).parents[2]}"},
        )
        with saver:
            acknowledged += [saver.stdout.readline().strip() for _ in range(kill_after)]
            saver.kill()
            acknowledged += saver.stdout.read().split("\n")[:-1]
        assert saver.returncode == -signal.SIGKILL
        with Project.open(path) as project:
            events = project.events(KEY)
            assert {event.id for event in events} >= set(acknowledged)
            assert [event.seq for event in events] == list(range(1, len(events) + 1))
            stored = dump(project)
            project.rebuild()
            assert dump(project) == stored
    assert len(acknowledged) >= 28


SAVE_AND_STOP = """
import os, signal, sys
from pathlib import Path
from store_builders import do, make_record
from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.edits import SetNote
from ir_annotator.store.project import Project
key = AnnotationKey(make_record().qas[0].qa_id, "wang")
def stop(sql):
    if sql.startswith(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGSTOP)
with Project.open(Path(sys.argv[1])) as project:
    project._file._db.conn.set_trace_callback(stop)
    for number in range(3):
        do(project, key, SetNote(str(number)))
        print(project.events(key)[-1].id, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be made to sleep there")
@pytest.mark.parametrize("statement", ["INSERT INTO events", "INSERT INTO annotations", "COMMIT"])
def test_a_machine_that_sleeps_in_the_middle_of_a_save_goes_on_or_loses_only_that_save(tmp_path, statement):
    with new_project(tmp_path, RECORD) as project:
        path = project.path
    command = [sys.executable, "-c", SAVE_AND_STOP, path, statement]
    environment = {"PYTHONPATH": f"{Path(__file__).parent}:{Path(__file__).parents[2]}"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as saver:
        acknowledged = []
        for woken in (True, True, False):
            _, status = os.waitpid(saver.pid, os.WUNTRACED)
            assert os.WIFSTOPPED(status)
            with pytest.raises(Problem) as caught:
                Project.open(path)
            assert caught.value.code == "locked"
            saver.send_signal(signal.SIGCONT if woken else signal.SIGKILL)
            if woken:
                acknowledged.append(saver.stdout.readline().strip())
    with Project.open(path) as project:
        assert [event.id for event in project.events(KEY)] == acknowledged
        assert project.annotation(KEY).note == "1"
        assert not project.check(lambda done, total: None)


class FailingConnection:
    """A connection on which the statement after ``good`` good ones fails as on a broken disk."""

    def __init__(self, connection: sqlite3.Connection, good: int) -> None:
        self.connection = connection
        self.left = good

    def __getattr__(self, name):
        return getattr(self.connection, name)

    def _count(self, sql: str) -> None:
        if sql != "ROLLBACK":
            self.left -= 1
        if self.left < 0 and sql != "ROLLBACK":
            raise sqlite3.OperationalError("statement fails")

    def execute(self, sql, *parameters):
        self._count(sql)
        return self.connection.execute(sql, *parameters)

    def executemany(self, sql, parameters):
        self._count(sql)
        return self.connection.executemany(sql, parameters)


def save(project):
    put = edits.PutClaim(claim_at(RECORD, RECORD.qas[0].answer.start, RECORD.qas[0].answer.end, "c2"))
    project.append(make_event(RECORD, KEY, put), put.apply(project.annotation(KEY)))


def import_records(project):
    project.add_records([make_record(number="2025-004"), make_record(number="2025-005")], AT)


def import_labels(project):
    add = edits.AddTopic("fin")
    keys = [AnnotationKey(qa.qa_id, "li") for qa in RECORD.qas]
    project.append_all([(make_event(RECORD, key, add), add.apply(project.annotation(key))) for key in keys])


def mend_split(project):
    first, second = RECORD.qas
    joined = (replace(first, answer=Span(first.answer.start, second.answer.end)),)
    project.append_split(SplitEvent(new_id(), "wang", RECORD.fingerprint, joined, True, "desk", AT), [])


def mend(project):
    project.mend(set(Invariant))


@pytest.mark.parametrize("work", [save, import_records, import_labels, mend_split, mend, Project.rebuild])
def test_work_that_fails_at_any_statement_leaves_everything_as_it_was(tmp_path, work):
    with new_project(tmp_path, RECORD) as project:
        do(project, KEY, edits.AddTopic("ops"), edits.PutClaim(claim_at(RECORD, 14, 17)))
        before = dump(project)
        database = project._file._db
        whole = database.conn
        for good in range(1000):
            database.conn = FailingConnection(whole, good)
            try:
                work(project)
            except sqlite3.OperationalError as error:
                assert str(error) == "statement fails"  # noqa: PT017 -- the loop ends when it no longer fails
            else:
                break
            finally:
                database.conn = whole
            assert dump(project) == before
        assert good > 4
        assert not whole.in_transaction
        assert work in (Project.rebuild, mend) or dump(project) != before
