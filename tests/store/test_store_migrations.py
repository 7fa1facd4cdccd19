"""An older project is brought up to date: after a sound copy, in one transaction, or not at all."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace

import pytest
from sqlite_utils import Database
from store_builders import AT, do, dump, make_event, make_record, new_project

from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.carrying import carried
from ir_annotator.domain.codec import dumps, form_to_json
from ir_annotator.domain.edits import AddTopic, Carry
from ir_annotator.domain.event import SplitEvent
from ir_annotator.domain.outline import Why
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.span import Span
from ir_annotator.store import backup, copying, migrations, records
from ir_annotator.store.backup import Places
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project

RECORD = make_record()
RELEASED = migrations.MIGRATIONS
LATEST = len(RELEASED)


def more_colours(db):
    db.execute("ALTER TABLE annotators ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
    db.execute("UPDATE annotators SET colour = 'blue'")


def more_breaks(db):
    db.execute("ALTER TABLE annotators ADD COLUMN shape TEXT")
    db.execute("INSERT INTO annotators (id) VALUES (NULL)")


@pytest.fixture
def older(tmp_path):
    """A project of the version before with one label, closed."""
    with new_project(tmp_path, RECORD) as project:
        do(project, AnnotationKey(RECORD.qas[0].qa_id, "wang"), AddTopic("ops"))
    return project.path


def release(monkeypatch, *more):
    monkeypatch.setattr(migrations, "MIGRATIONS", (*RELEASED, *more))


def copies(path):
    """The backups of a project, without number and time."""
    folder = Places.of(path).first
    return sorted(file.name.split(".", 2)[2] for file in folder.iterdir()) if folder.is_dir() else []


def test_an_older_project_is_copied_and_then_brought_up_to_date(older, monkeypatch):
    with Project.open(older) as project:
        before = dump(project)
    assert copies(older) == []  # nothing to do, no copy
    release(monkeypatch, more_colours)
    with Project.open(older) as project:
        assert project.settings()["user_version"] == LATEST + 1
        assert project.annotation(AnnotationKey(RECORD.qas[0].qa_id, "wang")).topics == ("ops",)
        with project._file.reading() as db:
            assert db.execute("SELECT id, colour FROM annotators").fetchall() == [("wang", "blue")]
    assert copies(older) == ["migration.irdb"]
    (copy,) = Places.of(older).first.iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    release(monkeypatch)
    with Project.open(copy) as project:
        assert sorted(dump(project)) == sorted(before)


def test_a_new_project_takes_all_steps_at_once(tmp_path, monkeypatch):
    release(monkeypatch, more_colours)
    with new_project(tmp_path) as project:
        assert project.settings()["user_version"] == LATEST + 1
        assert copies(project.path) == []


def test_a_step_that_fails_leaves_the_version_before_it(older, monkeypatch):
    release(monkeypatch, more_colours, more_breaks)
    with pytest.raises(sqlite3.IntegrityError):
        Project.open(older)
    release(monkeypatch, more_colours)
    with Project.open(older) as project:
        assert project.settings()["user_version"] == LATEST + 1
        with project._file.reading() as db:
            assert [row[1] for row in db.execute("PRAGMA table_info(annotators)")] == ["id", "name", "colour"]


def test_without_a_sound_copy_nothing_is_changed(older, monkeypatch):
    content = older.read_bytes()
    counted = iter([{"records": 1}, {"records": 2}])
    monkeypatch.setattr(copying, "_counts", lambda _: next(counted))
    release(monkeypatch, more_colours)
    with pytest.raises(Problem) as caught:
        Project.open(older)
    assert caught.value.code == "bad_copy"
    assert older.read_bytes() == content
    assert copies(older) == []


def test_a_mended_split_of_version_5_is_what_the_labels_behind_it_were_made_under(tmp_path, monkeypatch):
    """The events of the fifth version said nothing of splits; what they meant is written down when it is opened."""
    with new_project(tmp_path, RECORD) as project:
        key = AnnotationKey(RECORD.qas[0].qa_id, "wang")
        do(project, key, AddTopic("ops"))
        first, second = RECORD.qas
        joined = (replace(first, answer=Span(first.answer.start, second.answer.end)),)
        labels = project.labels_of(RECORD.fingerprint)
        moved = [(make_event(RECORD, k, Carry(a)), a) for k, a in carried(RECORD.qas, joined, labels).items()]
        split = SplitEvent(new_id(), "wang", RECORD.fingerprint, joined, True, "desk", AT)
        project.append_split(split, moved)
        do(project, key, AddTopic("perf"))
        with project._file.reading() as db:
            events = db.execute("SELECT * FROM events ORDER BY arrival").fetchall()
    monkeypatch.setattr(migrations, "MIGRATIONS", RELEASED[:5])
    (tmp_path / "old").mkdir()
    with new_project(tmp_path / "old", RECORD) as old, old._file.writing() as db:
        db.execute("INSERT INTO annotators VALUES ('wang', 'wang')")
        for row in events:
            db.execute(f"INSERT INTO events VALUES ({', '.join('?' * 14)})", row[:14])
        records.put_split(db, 1, joined, checked=True)
    monkeypatch.setattr(migrations, "MIGRATIONS", RELEASED)
    with Project.open(old.path) as project:
        project.rebuild()
        assert project.check(lambda done, total: None) == []
        assert project.annotation(key).topics == ("ops", "perf")
        assert [event.under for event in project.events(key)] == ["", split.id, split.id]
        project.append_split(replace(split, id=new_id(), qas=RECORD.qas), [])
        assert project.record(RECORD.fingerprint).qas == RECORD.qas


@pytest.mark.parametrize("version", range(1, LATEST))
def test_a_project_of_every_version_keeps_records_and_labels(tmp_path, monkeypatch, version):
    """Made as the first version made it: its tables, its rows, no others; then as far as that version came."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (migrations.m001_first_tables,))
    record, key = RECORD, AnnotationKey(RECORD.qas[0].qa_id, "wang")
    with new_project(tmp_path) as project, project._file.writing() as db:
        form = dumps(form_to_json(record.form))
        identity = (record.fingerprint, record.file, record.format, "688787", "", "2025-003", "")
        sql = "INSERT INTO records VALUES (1, ?, ?, ?, ?, ?, ?, ?, 1.0, '2026-01-01T00:00:00Z', '[]', ?, ?)"
        db.execute(sql, [*identity, form, record.text])
        for row in records._qa_rows(1, record.qas):
            db.execute("INSERT INTO qas VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", row[:-1])
        db.execute("INSERT INTO annotators VALUES ('wang', '王')")
        payload = """{"topic":"ops"}"""
        event = ("e-1", "wang", "device", 1, record.fingerprint, key.qa_id, "annotation", "topic_added", payload)
        db.execute(
            "INSERT INTO events VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', '2026-01-01T00:00:00Z', 1, '')", event
        )
        labels = (key.qa_id, "wang", "annotation", "in_progress", """["ops"]""", "ops", "{}", "", 0, None, "e-1")
        sql = "INSERT INTO annotations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '2026-01-01T00:00:00Z', 1)"
        db.execute(sql, labels)
    monkeypatch.setattr(migrations, "MIGRATIONS", RELEASED[:version])
    with closing(sqlite3.connect(project.path, isolation_level=None)) as connection:
        migrations.apply(Database(connection, execute_plugins=False))
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
    monkeypatch.setattr(migrations, "MIGRATIONS", RELEASED)
    with Project.open(project.path) as project:
        assert project.settings()["user_version"] == len(RELEASED)
        assert project.settings()["foreign_keys"] == 1
        assert project.record(record.fingerprint).qas == record.qas
        assert project.annotation(key).topics == ("ops",)
        assert project.topic_uses("wang") == {"ops": 1}
        do(project, key, AddTopic("perf"))
        before = dump(project)
        project.rebuild()
        assert sorted(dump(project)) == sorted(before)
    assert copies(project.path) == ["migration.irdb"]
    (copy,) = backup.listed(Places.of(project.path))
    assert (copy.why, copy.records, copy.labelled, copy.events) == (Why.MIGRATION, 1, 1, 1)


def test_a_step_that_leaves_a_row_without_its_record_is_taken_back(older, monkeypatch):
    def more_forgets(db):
        db.execute("DELETE FROM qas")

    release(monkeypatch, more_forgets)
    with pytest.raises(sqlite3.IntegrityError, match="refers to nothing"):
        Project.open(older)
    release(monkeypatch)
    with Project.open(older) as project:
        assert len(project.record(RECORD.fingerprint).qas) == len(RECORD.qas)
