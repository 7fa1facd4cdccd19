"""Project files that were tampered with: refused, or read without anything in them acting; never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from cli_helpers import labelled_project, run

from ir_annotator import i18n
from ir_annotator.domain.problem import Problem
from ir_annotator.workspace.opening import make_project, open_project

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x, x FROM n"


def sql(*statements: str) -> Callable[[Path], None]:
    """Return what does something to a closed project."""

    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            for statement in statements:
                connection.execute(statement)

    return change


def schema(old: str, new: str) -> Callable[[Path], None]:
    """Return what changes how a table is said to be made."""
    return sql(
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}')",
    )


def raw(change: Callable[[bytearray], object]) -> Callable[[Path], None]:
    """Return what changes the bytes of a project."""

    def work(path: Path) -> None:
        content = bytearray(path.read_bytes())
        change(content)
        path.write_bytes(content)

    return work


def other(make: Callable[[Path], object]) -> Callable[[Path], None]:
    """Return what puts something else in the place of the project."""

    def work(path: Path) -> None:
        path.unlink()
        make(path)

    return work


def fresh(*statements: str) -> Callable[[Path], None]:
    return other(sql(*statements))


TURNED = "CREATE TRIGGER events_never_change BEFORE UPDATE ON events BEGIN DELETE FROM records; END"
COMPUTED = "ALTER TABLE annotators ADD COLUMN x TEXT AS (printf('%.*c', 100000000, 'x')) VIRTUAL"
IN_THE_MIDDLE = slice(4096, 40_000)
REFUSED = {
    "nothing": (other(Path.touch), "not_a_project"),
    "text": (other(lambda path: path.write_text("no project")), "not_a_project"),
    "head only": (raw(lambda content: content.__delitem__(slice(90, None))), "not_a_project"),
    "another program's": (fresh("CREATE TABLE records (id, text)"), "not_a_project"),
    "another id": (sql("PRAGMA application_id = 7"), "not_a_project"),
    "a pipe": (other(os.mkfifo), "not_a_project"),
    "a folder": (other(Path.mkdir), "not_a_project"),
    "a device": (other(lambda path: path.symlink_to("/dev/zero")), "not_a_project"),
    "a link to nothing": (other(lambda path: path.symlink_to("gone")), "missing"),
    "newer": (sql("PRAGMA user_version = 99"), "newer_version"),
    "no version": (sql("PRAGMA user_version = 0"), "damaged"),
    "less than none": (sql("PRAGMA user_version = -3"), "damaged"),
    "cut in half": (raw(lambda content: content.__delitem__(slice(len(content) // 2, None))), "damaged"),
    "noise in the middle": (raw(lambda content: content.__setitem__(IN_THE_MIDDLE, os.urandom(35_904))), "damaged"),
    "no tables": (fresh("PRAGMA application_id = 1230128194", "PRAGMA user_version = 1"), "damaged"),
    "a trigger": (sql("CREATE TRIGGER x AFTER INSERT ON events BEGIN DELETE FROM records; END"), "foreign_schema"),
    "a guard turned": (sql("DROP TRIGGER events_never_change", TURNED), "foreign_schema"),
    "a view": (sql(f"CREATE VIEW x AS {ENDLESS}"), "foreign_schema"),
    "a view for a table": (sql("DROP TABLE meta", f"CREATE VIEW meta(key, value) AS {ENDLESS}"), "foreign_schema"),
    "a computed column": (sql(COMPUTED), "foreign_schema"),
    "a virtual table": (sql("CREATE VIRTUAL TABLE x USING fts5(y)"), "foreign_schema"),
    "broken schema": (schema("TEXT", "T(((EXT"), "damaged"),
}  # fmt: skip
READ = {
    "rows without a record": "INSERT INTO qas SELECT id + 1000, 'x', record_id + 1000, position, question_start, "
    "question_end, answer_start, answer_end, evidence FROM qas LIMIT 1",
    "spans outside": "UPDATE qas SET answer_end = 99999999",
    "other evidence": "UPDATE qas SET evidence = '[1, {}]'",
    "no object": "UPDATE records SET form = '{}'",
    "a deep form": f"UPDATE records SET form = '{{\"a\":{'[' * 100_000}}}'",
    "another text": "UPDATE records SET text = 'x'",
    "no list": "UPDATE annotations SET topics = '[{\"a\": [1]}]'",
    "a wild payload": "DROP TRIGGER events_never_change; UPDATE events SET payload = '{\"x\": 1e999}'",
    "a wild scheme": "UPDATE schemes SET source = 'a: &a [*a, *a]'",
    "no scheme": "DELETE FROM schemes",
    "a wild time": "DROP TRIGGER events_never_change; UPDATE events SET at = '99999-13-45T99:99:99Z'",
    "markup": "UPDATE annotators SET name = '<img src=x>' || char(27) || '[31m'",
    "zero": "UPDATE annotations SET note = 'a' || char(0) || 'b'",
}

HARMLESS = ("markup", "zero", "a wild time", "other evidence")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A project with the worked example, of which tests take copies."""
    i18n.set_language("en")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IR_ANNOTATOR_HOME", str(tmp_path_factory.mktemp("home")))
        return labelled_project(tmp_path_factory.mktemp("whole") / "whole.irdb")


@pytest.fixture
def project(whole, tmp_path):
    shutil.copy(whole, tmp_path / "work.irdb")
    return tmp_path / "work.irdb"


@pytest.mark.parametrize("name", REFUSED)
def test_a_project_that_was_tampered_with_is_refused_and_stays_as_it_is(project, name):
    change, code = REFUSED[name]
    change(project)
    is_file = project.is_file() and not project.is_symlink()
    before = project.read_bytes() if is_file else b""
    started = time.process_time()
    with pytest.raises(Problem) as caught:
        open_project(project)
    assert time.process_time() - started < 2
    assert caught.value.code == code
    assert caught.value.file == str(project)
    assert caught.value.remedy
    said = run("list", project, status=2).stderr
    assert str(project) in said
    if is_file:
        assert project.read_bytes() == before
    assert {one.name for one in project.parent.iterdir()} <= {"work.irdb"}


def test_what_acts_is_taken_out_by_the_repair_and_kept_in_the_backup(project):
    sql("CREATE TRIGGER x AFTER INSERT ON events BEGIN DELETE FROM records; END", "CREATE VIEW y AS SELECT 1")(project)
    assert "check --repair" in run("list", project, status=2).stderr
    assert "WRONG   tables" in run("check", project, status=1).stdout
    assert "mended  tables" in run("check", project, "--repair").stdout
    assert len(run("list", project).stdout.splitlines()) == 1
    backups = list(project.parent.glob("work.backups/*"))
    assert [path.name.split(".")[2] for path in backups] == ["repair"]


@pytest.mark.parametrize("name", READ)
def test_odd_rows_are_told_by_the_check_and_stop_no_command_with_a_traceback(project, name, tmp_path):
    for statement in READ[name].split("; "):
        sql(statement)(project)
    for command in (("list",), ("stats",), ("export", "-o", tmp_path / "out.jsonl"), ("list", "--json")):
        ran = run(command[0], project, *command[1:], status=None)
        assert ran.exit_code in (0, 1, 2)
        assert "mistake" not in ran.stderr, ran.stderr
        assert "\x1b" not in ran.output
    checked = run("check", project, "--json", status=None)
    assert checked.exit_code in (0, 1, 2)
    assert "mistake" not in checked.stderr, checked.stderr
    found = [json.loads(line) for line in checked.stdout.splitlines()]
    if name not in HARMLESS:
        assert checked.exit_code != 0 or not all(one["holds"] for one in found)


def test_a_project_in_a_folder_full_of_leftovers_opens(tmp_path):
    path = tmp_path / "work.irdb"
    make_project(path).close()
    for name in ("work.irdb.open", "work.irdb-shm"):
        (tmp_path / name).write_bytes(b"noise" * 1000)
    with open_project(path) as project:
        assert project.lists.overview() == []
