"""Readers that hang, crash or refuse: each costs its own file, and stopping takes effect at once."""

import ctypes
import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from builders import record_docx

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.table import UnknownColumnsError
from ir_annotator.formats.reading import read_record
from ir_annotator.workspace import reading_pool
from ir_annotator.workspace.importing import import_paths
from ir_annotator.workspace.jobs import Cancelled
from ir_annotator.workspace.opening import make_project
from ir_annotator.workspace.reading_pool import read_all
from ir_annotator.workspace.values import ImportReport

PAIRS = [("订单如何？", "订单饱满。")]


def misbehaving(path):
    """Read a file, or do what its name says instead."""
    match path.stem:
        case "hangs":
            if hasattr(signal, "pthread_sigmask"):  # as code that never comes back to Python
                signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
            while True:
                time.sleep(60)
        case "ends":
            os._exit(0)
        case "crashes":
            ctypes.string_at(0)
        case "mistaken":
            raise IndexError("list index out of range")
        case "hungry":
            return len(bytearray(64 * 2**30))
    return read_record(path)


def tidy(path):
    """Write beside a file that this process began, then hang, and write that it ended."""
    path.with_suffix(".begun").touch()
    try:
        time.sleep(60)
    finally:
        path.with_suffix(".ended").touch()


@pytest.fixture
def make(tmp_path):
    """Make records with these names."""
    return lambda *names: [record_docx(tmp_path / f"{name}.docx", PAIRS, number=name) for name in names]


def codes(outcomes):
    return [getattr(outcome, "code", "") for _, outcome in sorted(outcomes, key=lambda one: one[0])]


def test_a_reader_that_hangs_crashes_or_fails_costs_that_file_only(make, tmp_path, capfd):
    files = make("one", "hangs", "ends", "empty", "crashes", "mistaken", "two")
    (tmp_path / "empty.docx").write_bytes(b"")
    outcomes = list(read_all(files, misbehaving, 2, seconds=1.0))
    assert codes(outcomes) == [
        "", "reader_timeout", "reader_crashed", "empty_file", "reader_crashed", "reader_failed", "",
    ]  # fmt: skip
    found = dict(outcomes)
    assert found[6].form.number == "two"
    assert "1 seconds" in found[1].cause
    assert "IndexError" not in str(found[5])
    assert "IndexError: list index out of range" in found[5].details
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(sys.platform != "linux", reason="no limit of memory on this system")
def test_a_reader_that_wants_all_memory_does_not_get_it(make):
    assert codes(read_all(make("hungry", "one"), misbehaving, 1)) == ["reader_memory", ""]


def test_every_file_that_hangs_has_its_time_and_no_more(make, tmp_path):
    files = make("hangs", "one")
    started = time.monotonic()
    assert codes(read_all([files[0]] * 2 + files[1:], misbehaving, 1, seconds=0.3)) == ["reader_timeout"] * 2 + [""]
    assert time.monotonic() - started < reading_pool._STARTING  # which a new process gets for loading, not for reading


def test_reading_does_not_run_far_ahead_of_a_file_that_takes_long(make, monkeypatch):
    monkeypatch.setattr(reading_pool, "_AHEAD", 2)
    outcomes = list(read_all(make("hangs", "1", "2", "3", "4"), misbehaving, 2, seconds=1.0))
    assert [place for place, _ in outcomes] == [1, 2, 0, 3, 4]
    assert codes(outcomes) == ["reader_timeout", "", "", "", ""]


def stop_when(is_time):
    """Return what stops reading once it is time, and the list of the moments at which it did."""
    stopped = []

    def idle():
        if is_time():
            stopped.append(time.monotonic())
            raise Cancelled

    return idle, stopped


@pytest.mark.parametrize("workers", [1, 4])
def test_stopping_takes_effect_at_once_however_much_is_waiting(make, workers):
    calls = iter(range(1000))
    idle, stopped = stop_when(lambda: next(calls) > workers)  # every process has said that it is ready, and hangs
    with pytest.raises(Cancelled):
        list(read_all(make("hangs") * 10_000, misbehaving, workers, idle))
    assert time.monotonic() - stopped[0] < 1
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended there without being asked")
def test_a_reader_that_is_stopped_tidies_up(make, tmp_path):
    (file,) = make("one")
    idle, _ = stop_when(file.with_suffix(".begun").exists)
    with pytest.raises(Cancelled):
        list(read_all([file], tidy, 1, idle))
    assert file.with_suffix(".ended").exists()


def test_looking_for_files_is_shown_and_can_be_stopped(tmp_path):
    for number in range(3):
        (tmp_path / "records" / str(number)).mkdir(parents=True)
        record_docx(tmp_path / "records" / str(number) / "one.docx", PAIRS)
    told = []

    def tick(done, total):
        told.append((done, total))
        if done == 2:
            raise Cancelled

    with make_project(tmp_path / "work.irdb") as project:
        report = import_paths(project, [tmp_path / "records"], tick, jobs=2)
        assert project.lists.overview() == []
    assert report == ImportReport((), (), (), cancelled=True)
    assert set(told) == {(0, 0), (1, 0), (2, 0)}


def test_a_table_that_must_be_asked_about_comes_back_with_all_that_the_question_needs(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("投资者说,公司说\n订单？,饱满。\n", encoding="utf-8")
    ((_, alone),) = read_all([path], misbehaving, 1)
    with pytest.raises(UnknownColumnsError) as here:
        read_record(path)
    assert isinstance(alone, UnknownColumnsError)
    assert (alone.names, alone.rows, alone.guess) == (here.value.names, here.value.rows, here.value.guess)
    assert alone.names == ("投资者说", "公司说")


def test_what_came_in_before_the_stop_stays(tmp_path):
    files = [record_docx(tmp_path / f"{n}.docx", [("问题如何？", f"答案{n}。")], number=str(n)) for n in range(3)]

    def tick(done, total):
        if total and done == 2:
            raise Cancelled

    with make_project(tmp_path / "work.irdb") as project:
        report = import_paths(project, files, tick)
        assert (len(report.added), report.cancelled) == (2, True)
        assert len(project.lists.overview()) == 2


def test_processes_read_what_this_process_would(tmp_path):
    files = [record_docx(tmp_path / f"{n}.docx", [("问题如何？", f"答案{n}。")], number=str(n)) for n in range(4)]
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04")
    with make_project(tmp_path / "one.irdb") as one, make_project(tmp_path / "two.irdb") as two:
        alone, together = (
            import_paths(project, [*files, broken, files[0]], jobs=jobs) for project, jobs in ((one, 0), (two, 2))
        )
        assert [one.file for one in alone.added] == [file.name for file in files]
        assert alone.added == together.added
        assert [problem.code for problem in together.refused] == ["damaged"]
        assert [str(problem) for problem in together.refused] == [str(problem) for problem in alone.refused]
        fingerprints = [row.fingerprint for row in two.lists.overview()]
        assert fingerprints == [row.fingerprint for row in one.lists.overview()]
        assert Path(two.record(fingerprints[0]).source).parent == tmp_path
        assert isinstance(together.refused[0], Problem)
