"""check, backup and restore on the command line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from cli_helpers import RECORD, exported, labelled_project, program, run

from ir_annotator import i18n
from ir_annotator.domain.soundness import Invariant


@pytest.fixture
def project(tmp_path):
    """A project with the worked example."""
    return labelled_project(tmp_path / "labels.irdb")


def backups(project):
    return sorted(path.name for path in project.with_name("labels.backups").glob("*.irdb"))


def spoil(project, sql):
    with closing(sqlite3.connect(project)) as connection, connection:
        connection.execute(sql)


def test_a_sound_project_passes_every_check(project):
    result = run("check", project)
    lines = result.stdout.splitlines()
    assert [line.split()[1].rstrip(":") for line in lines] == [str(each) for each in Invariant]
    assert all(line.startswith("good ") for line in lines)
    assert f"{len(Invariant)} things that must hold do" in result.stderr


def test_what_is_wrong_is_named_and_mended_after_a_backup(project):
    before = exported(project)
    spoil(project, "UPDATE annotations SET note = 'changed'")
    wrong = run("check", project, "--json", status=1)
    found = [json.loads(line) for line in wrong.stdout.splitlines()]
    assert [one["invariant"] for one in found if not one["holds"]] == ["labels_follow"]
    assert found[-1]["holds"]
    known = backups(project)
    repaired = run("check", project, "--repair")
    assert "mended  labels_follow" in repaired.stdout
    assert len(backups(project)) == len(known) + 1
    assert backups(project)[-1].endswith(".repair.irdb")
    assert backups(project)[-1] in repaired.stderr
    assert exported(project) == before
    assert run("check", project, "--repair").stdout.startswith("good")
    assert len(backups(project)) == len(known) + 1, "nothing to mend, no backup"


def test_what_cannot_be_mended_stays_told(project):
    spoil(project, "UPDATE records SET text = text || '!'")
    result = run("check", project, "--repair", status=1)
    assert "WRONG   text_fingerprint" in result.stdout


def test_a_label_that_the_scheme_does_not_know_is_reported_and_left(project):
    spoil(project, "DROP TRIGGER events_never_change")
    spoil(project, "UPDATE events SET payload = replace(payload, 'industry.policy', 'industry.gone')")
    spoil(project, "UPDATE annotations SET topics = replace(topics, 'industry.policy', 'industry.gone'), "
          "primary_topic = replace(primary_topic, 'industry.policy', 'industry.gone')")  # fmt: skip
    with closing(sqlite3.connect(project)) as connection:
        (used,) = connection.execute("SELECT count(*) FROM annotations WHERE topics LIKE '%gone%'").fetchone()
    result = run("check", project, "--repair", status=1)
    assert ("WRONG   labels_in_scheme" in result.stdout) == bool(used)
    assert "mended  tables" in result.stdout
    with closing(sqlite3.connect(project)) as connection:
        assert connection.execute("SELECT count(*) FROM annotations WHERE topics LIKE '%gone%'").fetchone() == (used,)


def test_a_check_speaks_chinese(project):
    spoil(project, "UPDATE annotations SET note = 'changed'")
    result = run("check", project, "--lang", "zh_CN", status=1)
    i18n.set_language("en")
    said = [line for line in result.output.splitlines() if "labels_follow" in line]
    assert said == ["不符  labels_follow：标注与修改记录推出的一致"]


def test_a_project_that_cannot_be_opened_ends_with_2_and_names_its_backup(project):
    run("backup", project)
    project.write_bytes(project.read_bytes()[:20_000])
    result = run("check", project, status=2)
    assert "damaged" in result.stderr
    assert "The newest good backup is of 20" in result.stderr


def test_a_backup_is_made_and_its_place_printed(project, tmp_path):
    made = run("backup", project).stdout.strip()
    assert made.endswith(".asked.irdb")
    elsewhere = tmp_path / "copy.irdb"
    assert run("backup", project, "-o", elsewhere).stdout.strip() == str(elsewhere)
    assert exported(elsewhere) == exported(project)
    assert run("backup", project, "-o", project, status=2).stderr.endswith("Choose another file.\n")
    assert exported(elsewhere) == exported(project)


def test_the_newest_backup_is_restored_and_what_it_replaced_too(project):
    before = exported(project)
    run("backup", project)
    spoil(project, "UPDATE annotations SET note = 'changed'")
    changed = exported(project)
    result = run("restore", project)
    assert exported(project) == before
    assert "The backup of 20" in result.stderr
    assert backups(project)[-1].endswith(".replaced.irdb")
    run("restore", project, backups(project)[-1])
    assert exported(project) == changed
    listed = run("restore", project, "--list").stdout.splitlines()
    assert len(listed) == len(backups(project))
    assert listed[0].endswith("before a backup was restored")
    assert "1 records, 10 labelled, 10 changes" in listed[0]


def test_a_deleted_project_comes_back(project):
    before = exported(project)
    run("backup", project)
    project.unlink()
    assert "restore" in run("list", project, status=2).stderr
    run("restore", project)
    assert exported(project) == before


def test_restoring_without_a_good_backup_ends_with_2(project, tmp_path):
    for name in backups(project):
        (project.with_name("labels.backups") / name).write_bytes(b"")
    assert "no good backup" in run("restore", project, status=2).stderr
    assert "no such" in run("restore", project, tmp_path / "none.irdb", status=2).stderr
    (tmp_path / "text.irdb").write_text("dear")
    assert "not a project" in run("restore", project, tmp_path / "text.irdb", status=2).stderr
    assert len(exported(project)) == 10


def test_whatever_is_taken_in_there_is_a_backup_of_before(tmp_path):
    project = tmp_path / "labels.irdb"
    run("import", project, RECORD)
    assert not project.with_name("labels.backups").exists(), "there was nothing to keep"
    labelled_project(project)
    assert [name.split(".")[2] for name in backups(project)] == ["import"]
    run("import", project, RECORD)
    assert len(backups(project)) == 2, "the labels came since"
    run("import", project, RECORD)
    assert len(backups(project)) == 2, "nothing came since"


def test_as_its_own_process(project):
    done = program("check", project)
    assert (done.returncode, done.stderr.count(b"Traceback")) == (0, 0)
