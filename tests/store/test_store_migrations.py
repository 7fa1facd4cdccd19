"""An older project is brought up to date: after a sound copy, in one transaction, or not at all."""

from __future__ import annotations

import sqlite3
import stat

import pytest
from store_builders import do, dump, make_record, new_project

from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.edits import AddTopic
from ir_annotator.domain.problem import Problem
from ir_annotator.store import backup, migrations
from ir_annotator.store.project import Project

RECORD = make_record()


def m002_colours(db):
    db.execute("ALTER TABLE annotators ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
    db.execute("UPDATE annotators SET colour = 'blue'")


def m003_breaks(db):
    db.execute("ALTER TABLE annotators ADD COLUMN shape TEXT")
    db.execute("INSERT INTO annotators (id) VALUES (NULL)")


@pytest.fixture
def older(tmp_path):
    """A project of version 1 with one label, closed."""
    with new_project(tmp_path, RECORD) as project:
        do(project, AnnotationKey(RECORD.qas[0].qa_id, "wang"), AddTopic("ops"))
    return project.path


def release(monkeypatch, *more):
    monkeypatch.setattr(migrations, "MIGRATIONS", (migrations.m001_first_tables, *more))


def copies(path):
    return sorted(file.name for file in path.parent.iterdir() if file != path)


def test_an_older_project_is_copied_and_then_brought_up_to_date(older, monkeypatch):
    with Project.open(older) as project:
        before = dump(project)
    assert copies(older) == []  # nothing to do, no copy
    release(monkeypatch, m002_colours)
    with Project.open(older) as project:
        assert project.settings()["user_version"] == 2
        assert project.annotation(AnnotationKey(RECORD.qas[0].qa_id, "wang")).topics == ("ops",)
        with project._file.reading() as db:
            assert db.execute("SELECT id, colour FROM annotators").fetchall() == [("wang", "blue")]
    assert copies(older) == ["工作.v1.irdb"]
    copy = older.with_name("工作.v1.irdb")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    release(monkeypatch)
    with Project.open(copy) as project:
        assert sorted(dump(project)) == sorted(before)


def test_a_new_project_takes_all_steps_at_once(tmp_path, monkeypatch):
    release(monkeypatch, m002_colours)
    with new_project(tmp_path) as project:
        assert project.settings()["user_version"] == 2
        assert [file.name for file in tmp_path.glob("*.v*")] == []


def test_a_step_that_fails_leaves_the_version_before_it(older, monkeypatch):
    release(monkeypatch, m002_colours, m003_breaks)
    with pytest.raises(sqlite3.IntegrityError):
        Project.open(older)
    release(monkeypatch, m002_colours)
    with Project.open(older) as project:
        assert project.settings()["user_version"] == 2
        with project._file.reading() as db:
            assert [row[1] for row in db.execute("PRAGMA table_info(annotators)")] == ["id", "name", "colour"]


def test_a_copy_that_is_already_there_is_kept(older, monkeypatch):
    older.with_name("工作.v1.irdb").write_text("mine")
    release(monkeypatch, m002_colours)
    Project.open(older).close()
    assert older.with_name("工作.v1.irdb").read_text() == "mine"
    assert copies(older) == ["工作.v1-2.irdb", "工作.v1.irdb"]


def test_without_a_sound_copy_nothing_is_changed(older, monkeypatch):
    content = older.read_bytes()
    counted = iter([{"records": 1}, {"records": 2}])
    monkeypatch.setattr(backup, "_counts", lambda _: next(counted))
    release(monkeypatch, m002_colours)
    with pytest.raises(Problem) as caught:
        Project.open(older)
    assert caught.value.code == "damaged"
    assert older.read_bytes() == content
    assert copies(older) == []
