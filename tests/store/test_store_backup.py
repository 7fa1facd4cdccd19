"""Backups: verified before they get their name, found again, never taken for good when they are not."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from store_builders import AT, claim_at, do, dump, make_record, new_project

from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.edits import AddTopic, PutClaim, SetNote
from ir_annotator.domain.outline import Why
from ir_annotator.domain.problem import Problem
from ir_annotator.store import backup, copying
from ir_annotator.store.backup import Places
from ir_annotator.store.project import Project

RECORD = make_record()
KEY = AnnotationKey(RECORD.qas[0].qa_id, "wang")


@pytest.fixture
def project(tmp_path):
    """An open project with one record and one label."""
    with new_project(tmp_path, RECORD) as opened:
        do(opened, KEY, AddTopic("ops"), PutClaim(claim_at(RECORD, 14, 17)))
        yield opened


@pytest.fixture
def places(project):
    return Places.of(project.path)


def names(places):
    return sorted(path.name for path in places.first.iterdir())


def test_a_backup_holds_what_the_project_holds_and_opens_as_a_project(project, places):
    path = project.back_up(places, Why.ASKED)
    assert path.parent == project.path.with_name("工作.backups")
    assert names(places) == [path.name]
    (found,) = backup.listed(places)
    assert (found.path, found.number, found.why, found.size) == (path, 1, Why.ASKED, path.stat().st_size)
    assert (found.records, found.labelled, found.events) == (1, 1, 2)
    assert found.last_event == project.events(KEY)[-1].id
    assert abs(found.at - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    with Project.open(path) as copy:
        assert dump(copy) == dump(project)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_the_owner_may_read_backups(project, places):
    old = os.umask(0)
    try:
        path = project.back_up(places, Why.ASKED)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_project_has_changed_when_anything_came_that_its_newest_backup_lacks(project, places):
    assert project.has_changed_since(None)
    project.back_up(places, Why.OPENING)
    newest = backup.listed(places)[0]
    assert not project.has_changed_since(newest)
    project.set_state("place:wang", "elsewhere")
    assert not project.has_changed_since(newest), "where somebody left off is no work"
    do(project, KEY, SetNote("so"))
    assert project.has_changed_since(newest)
    project.back_up(places, Why.WORK)
    project.add_records([make_record(number="2025-004")], AT)
    assert project.has_changed_since(backup.listed(places)[0])


def test_an_empty_project_has_nothing_to_back_up(tmp_path):
    with new_project(tmp_path) as project:
        assert not project.has_changed_since(None)


def test_what_is_saved_while_a_backup_is_made_is_whole_in_both_and_waits_hardly(project, places):
    project.add_records([make_record(number=f"n-{n}", pairs=(("问？", "答" * 40_000),)) for n in range(60)], AT)
    waits, done = [], threading.Event()

    def save():
        number = 0
        while not done.is_set():
            number += 1
            begun = time.perf_counter()
            do(project, KEY, SetNote(str(number)))
            waits.append(time.perf_counter() - begun)

    saver = threading.Thread(target=save)
    saver.start()
    begun = time.perf_counter()
    path = project.back_up(places, Why.WORK)
    took = time.perf_counter() - begun
    done.set()
    saver.join()
    assert len(waits) > 5, "nobody could save meanwhile"
    assert sorted(waits)[len(waits) // 2] < took / 4
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (events, last) = copy.execute("SELECT count(*), max(arrival) FROM events").fetchone()
        (note,) = copy.execute("SELECT note FROM annotations").fetchone()
        assert events == last
        assert note == (str(events - 2) if events > 2 else "")


@pytest.mark.parametrize("harm", ["truncated", "emptied", "hollow", "scribbled", "other program"])
def test_a_damaged_backup_is_never_offered_and_counts_for_nothing(project, places, harm):
    good = project.back_up(places, Why.OPENING)
    do(project, KEY, SetNote("later"))
    bad = project.back_up(places, Why.WORK)
    content = bytearray(bad.read_bytes())
    if harm == "truncated":
        bad.write_bytes(content[: len(content) // 2 // 4096 * 4096])
    elif harm == "emptied":
        bad.write_bytes(b"")
    elif harm == "hollow":  # as VACUUM INTO leaves one behind that was killed: opens, is "ok", and holds no table
        bad.unlink()
        with closing(sqlite3.connect(bad)) as connection:
            connection.execute("PRAGMA application_id = 0x49524442")
    elif harm == "scribbled":
        content[4096:8192] = b"\xff" * 4096
        bad.write_bytes(content)
    else:
        content[68:72] = b"OTHR"
        bad.write_bytes(content)
    assert [found.path for found in backup.listed(places)] == [good]
    assert project.has_changed_since(backup.listed(places)[0])
    assert backup.thin(places, dt.UTC) == []
    assert bad.exists(), "damaged as it is, it may be all that somebody has"
    assert project.back_up(places, Why.WORK).name.startswith("000003.")


COPY_FOR_EVER = """
import sys
from pathlib import Path
from ir_annotator.domain.outline import Why
from ir_annotator.store.backup import Places
from ir_annotator.store.project import Project
path = Path(sys.argv[1])
with Project.open(path) as project:
    while True:
        print(project.back_up(Places.of(path), Why.WORK).name, flush=True)
"""


def test_a_backup_that_is_killed_gets_no_name(project, places):
    project.add_records([make_record(number=f"n-{n}", pairs=(("问？", "答" * 40_000),)) for n in range(20)], AT)
    project.close()
    said = []
    for kill_after in (0.0, 0.004, 0.013):
        copier = subprocess.Popen(
            [sys.executable, "-c", COPY_FOR_EVER, project.path],
            stdout=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": str(Path(__file__).parents[2])},
        )
        with copier:
            said.append(copier.stdout.readline().strip())
            threading.Event().wait(kill_after)  # somewhere in the next copy
            copier.kill()
            said += copier.stdout.read().split("\n")[:-1]
        assert copier.returncode == -signal.SIGKILL
    found = backup.listed(places)
    assert {one.path.name for one in found} >= set(said)
    assert all((one.records, one.events) == (21, 2) for one in found)
    with Project.open(project.path) as again:
        again.back_up(places, Why.OPENING)
        assert len(again.lists.outline("")) == 21


def test_a_copy_that_is_not_the_same_is_thrown_away(project, places, monkeypatch):
    monkeypatch.setattr(copying, "_events_hash", lambda connection, *_: str(id(connection)))
    with pytest.raises(Problem) as caught:
        project.back_up(places, Why.ASKED)
    assert caught.value.code == "bad_copy"
    assert names(places) == []


def test_a_folder_that_cannot_be_made_is_told(project, places):
    places.first.write_text("a file is in the way")
    with pytest.raises(Problem) as caught:
        project.back_up(places, Why.ASKED)
    assert caught.value.file == str(places.first)


def test_backups_go_to_a_second_folder_that_projects_share(project, tmp_path):
    disk = tmp_path / "disk"
    elsewhere = Places.of(project.path, disk)
    assert elsewhere == Places.of(project.path), "it is not there: a drive that is not plugged in"
    disk.mkdir()
    project.back_up(Places.of(project.path), Why.OPENING)
    elsewhere = Places.of(project.path, disk)
    other = Places.of(tmp_path / "other" / project.path.name, disk)
    assert elsewhere.first != other.first
    path = project.back_up(elsewhere, Why.WORK)
    assert path.parent.parent == disk
    assert [found.number for found in backup.listed(elsewhere)] == [2, 1], "those beside the project are seen as well"
    assert backup.listed(other) == []


def test_thinning_removes_what_need_not_stay(project, places):
    first = project.back_up(places, Why.OPENING)
    for number in range(2, 21):  # as if made one each hour of 1 May 2020
        name = f"{number:06}.20200501-{number:02}0000.work.irdb"
        shutil.copy(first, first.with_name(name))
    mine = first.with_name("mine.irdb")
    shutil.copy(first, mine)
    first.unlink()
    gone = backup.thin(places, dt.UTC)
    assert [one.number for one in backup.listed(places)] == [20, 19, 18]
    assert len(gone) == 16
    assert mine.exists(), "files with other names are none of its business"
