"""Saved means on the disk: syncs are counted, kills and failures survived, full and vanished disks told."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import killing
import pytest
from store_builders import do, dump, make_record, new_project
from test_store_crash import FailingConnection

from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.edits import AddTopic
from ir_annotator.store import database, migrations
from ir_annotator.store.project import Project

RECORD = make_record()
KEY = AnnotationKey(RECORD.qas[0].qa_id, "wang")
HERE = {**os.environ, "PYTHONPATH": f"{Path(__file__).parent}:{Path(__file__).parents[2]}"}

SAVE_SOME = """
import os, sys
from pathlib import Path
from store_builders import do, make_record
from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.edits import SetNote
from ir_annotator.store.project import Project
key = AnnotationKey(make_record().qas[0].qa_id, "wang")
with Project.open(Path(sys.argv[1])) as project:
    for number in range(20):
        os.path.exists(f"/edit-{number}")
        do(project, key, SetNote(str(number)))
        os.path.exists(f"/saved-{number}")
"""


@pytest.fixture
def traced(tmp_path):
    """The system calls of twenty saves, between marks for "edit n" and "saved n"."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed, so syncs cannot be counted")
    with new_project(tmp_path, RECORD) as project:
        path = project.path
    log = tmp_path / "trace"
    calls = "trace=fsync,fdatasync,openat,open,stat,newfstatat,statx"
    command = ["strace", "-f", "-e", calls, "-s", "300", "-o", log, sys.executable, "-c", SAVE_SOME, path]
    done = subprocess.run(command, env=HERE, capture_output=True, text=True, check=False)
    if done.returncode != 0 and "ptrace" in done.stderr:
        pytest.skip("this machine does not let strace look at a process")
    assert done.returncode == 0, done.stderr
    return log.read_text(errors="replace").splitlines()


def test_each_save_is_synced_before_it_is_told_and_nothing_else_opens_the_file(traced):
    for number in range(20):
        begun = next(place for place, line in enumerate(traced) if f'"/edit-{number}"' in line)
        saved = next(place for place, line in enumerate(traced) if f'"/saved-{number}"' in line)
        between = traced[begun:saved]
        assert any("fdatasync(" in line or "fsync(" in line for line in between), number
        assert not [line for line in between if "open" in line.split("(")[0] and ".irdb" in line]


@pytest.mark.parametrize("work", killing.WORK)
def test_killed_at_random_moments_nothing_is_lost(work):
    rounds, acknowledged, wrong = killing.kill_often(work, 3, seed=len(work))
    assert wrong == []
    assert acknowledged >= rounds


def test_a_migration_that_fails_at_any_statement_leaves_the_version_before(tmp_path, monkeypatch):
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
    with new_project(tmp_path) as project:
        before, path = dump(project), project.path
    monkeypatch.undo()
    content, connect = path.read_bytes(), database._connect
    for good in range(1000):
        opened = []

        def failing(path, good=good, opened=opened):
            db = connect(path)
            opened.append(db)
            return db

        monkeypatch.setattr(database, "_connect", failing)
        apply = migrations.apply

        def apply_failing(db, good=good, apply=apply):
            whole = db.conn
            db.conn = FailingConnection(whole, good)
            try:
                apply(db)
            finally:
                db.conn = whole

        monkeypatch.setattr(migrations, "apply", apply_failing)
        try:
            Project.open(path).close()
        except sqlite3.OperationalError as error:
            assert str(error) == "statement fails"  # noqa: PT017 -- the loop ends when it no longer fails
        else:
            break
        finally:
            monkeypatch.undo()
        (version,) = _ask(path, "PRAGMA user_version")
        assert 1 <= version <= migrations.latest_version()
        if version == 1:
            monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
            with Project.open(path) as project:
                assert dump(project) == before
            monkeypatch.undo()
        assert _ask(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'qas_2'") == (0,)
        path.write_bytes(content)
    assert good > 10
    with Project.open(path) as project:
        assert project.settings()["user_version"] == migrations.latest_version()


def _ask(path, sql):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchone()
    finally:
        connection.close()


FILL_DISK = """
import resource, sys
from pathlib import Path
from store_builders import do, make_record
from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.edits import SetNote
from ir_annotator.domain.outline import Why
from ir_annotator.domain.problem import Problem
from ir_annotator.store.backup import Places
from ir_annotator.store.project import Project
path = Path(sys.argv[1])
key = AnnotationKey(make_record().qas[0].qa_id, "wang")
with Project.open(path) as project:
    do(project, key, SetNote("good"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    codes = []
    for _ in range(3):
        try:
            do(project, key, SetNote("x" * 200_000))
        except Problem as problem:
            codes.append(problem.code)
        assert project.annotation(key).note == "good"
    try:
        project.back_up(Places.of(path), Why.ASKED)
    except Problem as problem:
        codes.append(problem.code)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    do(project, key, SetNote("x" * 200_000))
    project.back_up(Places.of(path), Why.ASKED)
    assert project.check(lambda done, total: None) == []
    print(*codes)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_disk_that_takes_no_more_is_told_and_saving_goes_on_when_it_does(tmp_path):
    with new_project(tmp_path, RECORD) as project:
        path = project.path
    done = subprocess.run(
        [sys.executable, "-c", FILL_DISK, path], env=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    codes = done.stdout.split()
    assert len(codes) == 4
    assert set(codes) <= {"io_error", "disk_full"}
    with Project.open(path) as project:
        assert len(project.annotation(KEY).note) == 200_000


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_permission_that_is_taken_away_while_open_stops_no_save(tmp_path):
    with new_project(tmp_path, RECORD) as project:
        project.path.chmod(0)
        tmp_path.chmod(0o500)
        try:
            do(project, KEY, AddTopic("ops"))
        finally:
            tmp_path.chmod(0o700)
            project.path.chmod(0o600)
    with Project.open(project.path) as again:
        assert again.annotation(KEY).topics == ("ops",)
