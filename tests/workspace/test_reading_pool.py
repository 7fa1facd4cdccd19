"""Readers that hang, crash or refuse: each costs its own file, and stopping takes effect at once."""

import os
import signal
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

PAIRS = [("订单如何？", "订单饱满。")]


def misbehaving(path):
    """Read a file, or do what its name says instead."""
    if path.stem == "hangs":
        while True:
            time.sleep(60)
    if path.stem == "crashes":
        os.kill(os.getpid(), signal.SIGKILL)
    return read_record(path)


@pytest.fixture
def files(tmp_path):
    names = ("one", "hangs", "crashes", "empty", "two")
    found = [record_docx(tmp_path / f"{name}.docx", PAIRS, number=name) for name in names]
    (tmp_path / "empty.docx").write_bytes(b"")
    return found


def test_a_reader_that_hangs_or_crashes_costs_that_file_only(files, monkeypatch):
    monkeypatch.setattr(reading_pool, "_STARTING", 5.0)
    outcomes = dict(read_all(files, misbehaving, 2, seconds=1.0))
    codes = [getattr(outcomes[place], "code", "") for place in range(5)]
    assert codes == ["", "reader_timeout", "reader_crashed", "empty_file", ""]
    assert outcomes[4].form.number == "two"
    assert "1 seconds" in outcomes[1].cause


def test_stopping_ends_the_processes_at_once(files):
    seen = []

    def idle():
        seen.append(time.monotonic())
        if len(seen) > 2:
            raise Cancelled

    started = time.monotonic()
    with pytest.raises(Cancelled):
        list(read_all([files[1]], misbehaving, 1, idle))
    assert seen
    assert time.monotonic() - started < 5  # far below the time the file was given


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
        if done == 2:
            raise Cancelled

    with make_project(tmp_path / "work.irdb") as project:
        report = import_paths(project, files, tick)
        assert (len(report.added), report.cancelled) == (2, True)
        assert len(project.overview()) == 2


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
        fingerprints = [row.fingerprint for row in two.overview()]
        assert fingerprints == [row.fingerprint for row in one.overview()]
        assert Path(two.record(fingerprints[0]).source).parent == tmp_path
        assert isinstance(together.refused[0], Problem)
