"""A colleague's project file is read without being trusted, and neither it nor anything beside it is changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing

import pytest
from merging_builders import all_of, replica
from store_builders import do, make_record

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.problem import Problem
from ir_annotator.store import migrations
from ir_annotator.store.foreign import LARGEST_PROJECT, NOT_CLOSED, read_project

RECORD = make_record(number="2025-000")


@pytest.fixture
def file(tmp_path):
    """A closed project with one label."""
    with replica(tmp_path, "theirs", [RECORD]) as project:
        do(project, AnnotationKey(RECORD.qas[0].qa_id, "wang"), edits.AddTopic("ops"))
    return project.path


def spoil(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


def refusal(path) -> str:
    content, names = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(Problem) as caught:
        read_project(path)
    assert caught.value.file == str(path)
    assert path.read_bytes() == content
    assert sorted(path.parent.iterdir()) == names
    return caught.value.code


def test_all_of_it_is_read_and_nothing_changed(file, tmp_path):
    content = file.read_bytes()
    read = read_project(file)
    assert file.read_bytes() == content
    assert sorted(path.name for path in tmp_path.iterdir()) == ["theirs.irdb"]
    assert [(entry.author, entry.payload) for entry in read.entries] == [("wang", '{"topic":"ops"}')]
    assert [one.record.fingerprint for one in read.records] == [RECORD.fingerprint]
    from ir_annotator.store.project import Project  # noqa: PLC0415

    with Project.open(file) as project:
        assert read.entries == all_of(project).entries


BAD = [
    ("CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM claims; END", "foreign_schema"),
    ("CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
     "foreign_schema"),
    ("ALTER TABLE annotators ADD COLUMN g TEXT GENERATED ALWAYS AS (zeroblob(1000000000)) VIRTUAL", "foreign_schema"),
    ("CREATE TABLE more (x)", "foreign_schema"),
    ("DROP TRIGGER events_never_go", "foreign_schema"),
    ("PRAGMA application_id = 7", "not_a_project"),
    ("PRAGMA user_version = 99", "newer_version"),
    ("PRAGMA user_version = 0", "damaged"),
    ("UPDATE records SET text = text || 'x'", "damaged"),
    ("UPDATE records SET form = '{\"code\":1}'", "damaged"),
    ("UPDATE qas SET answer_end = 100000", "damaged"),
    ("UPDATE qas SET record_id = 77", "damaged"),
    ("UPDATE records SET confidence = 7", "damaged"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "code"), BAD, ids=range(len(BAD)))
def test_a_file_that_no_program_of_ours_made_is_refused(file, statement, code):
    spoil(file, "PRAGMA foreign_keys = OFF", statement)
    assert refusal(file) == code


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\0" * 5000])
def test_a_file_that_is_no_project_is_refused(file, content):
    file.write_bytes(content)
    assert refusal(file) == "not_a_project"


def test_a_file_cut_short_is_refused(file):
    file.write_bytes(file.read_bytes()[:-4096])
    assert refusal(file) == "damaged"


@pytest.mark.parametrize("size", [3_900_000_000, 1_900_000_000])
def test_a_file_that_is_mostly_a_hole_is_refused_before_it_is_copied(file, size):
    """The header is changed with it, so that nothing but the disk tells."""
    os.truncate(file, size)
    with file.open("rb+") as stream:
        stream.seek(28)
        stream.write((size // 4096).to_bytes(4, "big"))
    begun = time.process_time()
    assert refusal_code(file) == ("too_large" if size > LARGEST_PROJECT else "damaged")
    assert time.process_time() - begun < 0.5


def test_a_file_longer_than_it_says_is_refused(file):
    os.truncate(file, file.stat().st_size + 4096)
    assert refusal(file) == "damaged"


EIGHTY_MB = "replace(hex(zeroblob(40000000)), '0', 'x')"


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE annotations SET note = {EIGHTY_MB}",
        f"UPDATE events SET kind = 'set_note', payload = '{{\"note\":\"' || {EIGHTY_MB} || '\"}}'",
    ],
)
def test_a_note_longer_than_any_is_refused_in_time(file, statement):
    with closing(sqlite3.connect(file)) as connection:
        (guard,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'events_never_change'").fetchone()
    spoil(file, "DROP TRIGGER events_never_change", statement, guard)
    begun = time.process_time()
    assert refusal_code(file) == "too_large"
    assert time.process_time() - begun < 2


def test_a_journal_beside_it_is_not_rolled_in(file):
    journal = file.with_name(file.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 504)
    content, left = file.read_bytes(), journal.read_bytes()
    read_project(file)
    assert (file.read_bytes(), journal.read_bytes()) == (content, left)


def test_one_that_was_not_closed_says_so(file):
    file.with_name(file.name + "-wal").write_bytes(b"something")
    assert read_project(file).remarks == (NOT_CLOSED,)


def test_the_project_that_is_open_here_is_not_read_by_its_path(tmp_path):
    with replica(tmp_path, "mine") as project:
        assert refusal_code(project.path) == "same_file"


def refusal_code(path) -> str:
    with pytest.raises(Problem) as caught:
        read_project(path)
    return caught.value.code


def test_one_of_an_earlier_version_is_brought_up_to_date_in_a_copy(tmp_path, monkeypatch):
    released = migrations.MIGRATIONS
    path = tmp_path / "old.irdb"
    monkeypatch.setattr(migrations, "MIGRATIONS", released[:5])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        from sqlite_utils import Database  # noqa: PLC0415

        db = Database(connection, execute_plugins=False)
        connection.execute("PRAGMA application_id = 1230128194")
        migrations.apply(db)
        connection.execute("INSERT INTO schemes VALUES ('test', '1', 'id: test')")
        connection.execute("INSERT INTO meta VALUES ('project.scheme', 'test@1')")
    monkeypatch.setattr(migrations, "MIGRATIONS", released)
    content = path.read_bytes()
    assert read_project(path).scheme == "test@1"
    assert path.read_bytes() == content


def test_a_copy_of_it_is_as_good(file, tmp_path):
    other = shutil.copy(file, tmp_path / "copy.irdb")
    assert read_project(other).entries == read_project(file).entries
