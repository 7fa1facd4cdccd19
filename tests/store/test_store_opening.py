"""Which files are opened as projects, which are refused, and that refusing leaves no trace."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest
from store_builders import AT, SCHEME, make_record, new_project

from ir_annotator.domain.problem import Problem
from ir_annotator.store import database
from ir_annotator.store.project import Project

OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from ir_annotator.domain.problem import Problem
from ir_annotator.store.project import Project
try:
    with Project.open(Path(sys.argv[1])) as project:
        sys.stdout.write("opened")
except Problem as problem:
    sys.stdout.write(problem.code)
"""


def open_in_other_process(path) -> str:
    done = subprocess.run([sys.executable, "-c", OPEN_ELSEWHERE, path], capture_output=True, text=True, check=True)
    return done.stdout


def refused(path) -> Problem:
    """Open a file that must be refused and left exactly as it was, with nothing beside it."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(Problem) as caught:
        Project.open(path)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
    problem = caught.value
    assert problem.file == str(path)
    assert problem.cause
    assert problem.remedy
    return problem


@contextmanager
def ordinary_person():
    """Permissions mean nothing to root; be nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def closed(tmp_path):
    """A project file with one record, closed."""
    with new_project(tmp_path, make_record()) as project:
        path = project.path
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    return path


def test_a_new_project_holds_its_scheme_and_opens_again(tmp_path):
    path = tmp_path / "new.irdb"
    with Project.create(path, SCHEME, AT) as project:
        assert project.path == path
        assert project.scheme_source() == SCHEME.source
    with Project.open(path) as project:
        assert project.scheme_source() == SCHEME.source
        assert project.scheme_ref() == "test@1.0.0"
        assert project.lists.outline("wang") == []


def test_the_live_connection_has_the_settings_that_make_saving_safe(tmp_path):
    with new_project(tmp_path) as project:
        created = project.settings()
    with Project.open(project.path) as project:
        assert project.settings() == created
    assert created == {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "busy_timeout": 200,
        "application_id": 0x49524442,
        "user_version": 7,
    }


def test_a_setting_that_does_not_stick_refuses_to_work(closed, monkeypatch):
    monkeypatch.setattr(database, "_WAL", ("journal_mode", "DELETE", "wal"))
    with pytest.raises(Problem) as caught:
        Project.open(closed)
    assert caught.value.code == "unsafe_settings"
    monkeypatch.undo()
    Project.open(closed).close()


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_the_owner_may_read_a_new_project(tmp_path):
    old = os.umask(0)
    try:
        with new_project(tmp_path, make_record()) as project:
            modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
            assert len(list(tmp_path.iterdir())) == 3, project  # the file, its write-ahead log, who has it open
    finally:
        os.umask(old)
    assert modes == {0o600}


def test_making_a_project_never_replaces_a_file(tmp_path):
    path = tmp_path / "letter.irdb"
    path.write_text("dear")
    with pytest.raises(Problem) as caught:
        Project.create(path, SCHEME, AT)
    assert caught.value.code == "exists"
    assert path.read_text() == "dear"


def test_making_a_project_in_no_folder_says_so(tmp_path):
    with pytest.raises(Problem) as caught:
        Project.create(tmp_path / "none" / "new.irdb", SCHEME, AT)
    assert caught.value.code == "no_folder"


def test_a_project_that_could_not_be_made_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "_WAL", ("journal_mode", "DELETE", "wal"))
    with pytest.raises(Problem):
        Project.create(tmp_path / "new.irdb", SCHEME, AT)
    assert list(tmp_path.iterdir()) == []


def test_a_second_process_is_told_that_the_project_is_open(closed):
    with Project.open(closed) as project:
        assert open_in_other_process(closed) == "locked"
        assert open_in_other_process(closed) == "locked"
        assert project.add_records([make_record(number="2025-004")], AT).added
    assert open_in_other_process(closed) == "opened"


def test_the_same_process_cannot_open_it_twice_and_keeps_its_lock(closed):
    with Project.open(closed) as project:
        with pytest.raises(Problem) as caught:
            Project.open(closed)
        assert caught.value.code == "locked"
        # Looking at the file's first bytes would have dropped the lock of the connection that is open.
        assert open_in_other_process(closed) == "locked"
        project.close()
    project.close()
    Project.open(closed).close()


def test_whoever_finds_it_open_is_told_by_whom_where_and_since_when(closed):
    note = closed.with_name("工作.irdb.open")
    with Project.open(closed):
        told = subprocess.run(
            [sys.executable, "-m", "ir_annotator", "--lang", "en", "list", closed],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert told.returncode == 2
        words = json.loads(note.read_text(encoding="utf-8"))
        assert f"already open: by {words['user']} on {words['computer']} since 20" in told.stderr
        assert f"(process {os.getpid()})" in told.stderr
        if os.name == "posix":
            assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert not note.exists()


@pytest.mark.parametrize("words", ["", "{}", "[1]", '{"user": 1, "computer": 2, "process": "x", "since": 3}'])
def test_a_note_that_says_nothing_is_passed_over(closed, words):
    with Project.open(closed):
        closed.with_name("工作.irdb.open").write_text(words)
        with pytest.raises(Problem) as caught:
            Project.open(closed)
        assert caught.value.cause == "The project is already open in another window or program."


def test_a_note_left_by_a_killed_program_stops_nobody(closed):
    note = closed.with_name("工作.irdb.open")
    killed = "import os, sys; from pathlib import Path; from ir_annotator.store.project import Project\n"
    killed += "Project.open(Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", killed, closed], check=False)
    assert note.exists()
    with Project.open(closed):
        assert json.loads(note.read_text(encoding="utf-8"))["process"] == os.getpid()


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be moved elsewhere")
def test_a_project_that_was_moved_away_saves_again_when_it_is_back(closed):
    away = closed.with_name("elsewhere.irdb")
    with Project.open(closed) as project:
        for gone in (True, False):
            closed.rename(away)
            if not gone:
                closed.write_bytes(b"something else has its name")
            with pytest.raises(Problem) as caught:
                project.add_records([make_record(number="2025-004")], AT)
            assert caught.value.code == "vanished"
            rescued = closed.with_name("rescued.irdb")
            project.copy_to(rescued)
            with Project.open(rescued) as copy:
                assert len(copy.lists.outline("")) == 1
            away.replace(closed)
        project.add_records([make_record(number="2025-004")], AT)
    with Project.open(closed) as project:
        assert len(project.lists.outline("")) == 2


def test_a_missing_file_is_refused(tmp_path):
    assert refused(tmp_path / "none.irdb").code == "missing"


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\0", b"PK\x03\x04" + b"\0" * 200, "访谈记录".encode() * 50], ids=len
)
def test_a_file_of_another_kind_is_refused(tmp_path, content):
    path = tmp_path / "other.irdb"
    path.write_bytes(content)
    assert refused(path).code == "not_a_project"


def test_a_folder_and_a_pipe_are_refused(tmp_path):
    with pytest.raises(Problem) as caught:
        Project.open(tmp_path)
    assert caught.value.code == "not_a_project"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.irdb")
        with pytest.raises(Problem) as caught:
            Project.open(tmp_path / "pipe.irdb")
        assert caught.value.code == "not_a_project"


def test_the_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "foreign.irdb"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (body TEXT)")
        connection.commit()
    # A journal beside a file is rolled into it as soon as SQLite looks at it.
    (tmp_path / "foreign.irdb-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 600)
    assert refused(path).code == "not_a_project"


def test_a_project_of_a_newer_version_is_refused(closed):
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("PRAGMA user_version = 99")
    problem = refused(closed)
    assert problem.code == "newer_version"
    assert "99" in problem.cause


@pytest.mark.parametrize("keep", [0.5, 0.9])
def test_a_truncated_project_is_refused(closed, keep):
    content = closed.read_bytes()
    closed.write_bytes(content[: int(len(content) * keep)])
    assert refused(closed).code == "damaged"


def test_a_project_with_a_scribbled_page_is_refused(closed):
    content = bytearray(closed.read_bytes())
    content[4096 : 4096 + 200] = b"\xff" * 200
    closed.write_bytes(content)
    assert refused(closed).code == "damaged"


def test_a_project_without_tables_is_refused(tmp_path):
    path = tmp_path / "hollow.irdb"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
    assert refused(path).code == "damaged"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize(("mode", "code"), [(0o000, "no_permission"), (0o400, "no_permission")])
def test_a_file_one_may_not_write_is_refused(closed, mode, code):
    folder = closed.parent
    content = closed.read_bytes()
    if os.geteuid() == 0:
        for parent in (folder, *folder.parents[:2]):
            parent.chmod(0o777)
        os.chown(closed, 65534, 65534)
    closed.chmod(mode)
    with ordinary_person(), pytest.raises(Problem) as caught:
        Project.open(closed)
    closed.chmod(0o600)
    assert caught.value.code == code
    assert closed.read_bytes() == content
    assert list(folder.iterdir()) == [closed]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_one_may_not_write_is_named(closed):
    folder = closed.parent
    if os.geteuid() == 0:
        for parent in folder.parents:
            if parent.stat().st_mode & 0o777 == 0o700:  # of the test's own folders, however deep it runs
                parent.chmod(0o777)
        os.chown(closed, 65534, 65534)
    folder.chmod(0o555)
    try:
        with ordinary_person():
            with pytest.raises(Problem) as caught:
                Project.open(closed)
            assert caught.value.code == "read_only_folder"
            with pytest.raises(Problem) as caught:
                Project.create(folder / "new.irdb", SCHEME, AT)
            assert caught.value.code == "read_only_folder"
    finally:
        folder.chmod(0o777)


def test_a_copy_of_a_closed_project_is_a_whole_project(closed, tmp_path):
    copy = tmp_path / "copy.irdb"
    shutil.copy(closed, copy)
    with Project.open(copy) as project:
        assert len(project.lists.outline("")) == 1


def test_a_full_disk_is_told_and_saving_works_again_when_there_is_room(tmp_path):
    with new_project(tmp_path, make_record()) as project:
        with project._file.reading() as db:
            (pages,) = db.execute("PRAGMA page_count").fetchone()
            db.execute(f"PRAGMA max_page_count = {pages}")
        long = make_record(number="2025-009", pairs=(("问？", "答" * 30_000),))
        with pytest.raises(Problem) as caught:
            project.add_records([long], AT)
        assert caught.value.code == "disk_full"
        assert not project.has_record(long.fingerprint)
        with project._file.reading() as db:
            db.execute(f"PRAGMA max_page_count = {pages + 1000}")
        project.add_records([long], AT)
        assert project.record(long.fingerprint).text == long.text


def test_a_mistake_of_ours_is_not_dressed_as_a_problem_of_the_world(tmp_path):
    with (
        new_project(tmp_path) as project,
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        project._file.reading() as db,
    ):
        db.execute("SELECT * FROM nonsense")


def test_a_large_file_is_opened_at_once_and_its_texts_are_checked_afterwards(tmp_path, monkeypatch):
    with new_project(tmp_path, *(make_record(f"60000{n}") for n in range(3))) as project:
        assert list(project.check_texts()) == []  # a small file was checked when it was opened
    monkeypatch.setattr(database, "_LARGE", 0)
    with Project.open(project.path) as project:
        assert len(list(project.check_texts())) == 2
        assert list(project.check_texts()) == []
    with Project.open(project.path) as project:
        with project._file.writing() as db:
            db.execute("UPDATE records SET text = replace(text, '收入', '支出') WHERE id = 2")
        with pytest.raises(Problem) as caught:
            list(project.check_texts())
        assert (caught.value.code, caught.value.file) == ("damaged", str(project.path))
