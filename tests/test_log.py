"""The log tells where the program failed and nothing that anybody wrote; and the program talks to no network."""

from __future__ import annotations

import logging
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cli_helpers import EXAMPLE, RECORD, run

from ir_annotator import log
from ir_annotator.app import Program, make_application
from ir_annotator.domain.edits import SetNote
from ir_annotator.workspace.settings import Settings

SECRETS = ("梁少文", "东方阿尔法", "受益于", "机密备注", "seeded-secret")


@pytest.fixture
def handler(own_home):
    handler = log.write_to(own_home)
    yield handler
    logging.getLogger("ir_annotator").removeHandler(handler)
    handler.close()


def written(own_home):
    return (own_home / "log.txt").read_text(encoding="utf-8")


def test_the_file_is_made_when_there_is_something_to_say_and_for_its_owner(handler, own_home):
    assert not (own_home / "log.txt").exists()
    old = os.umask(0)
    try:
        logging.getLogger("ir_annotator.x").warning("something")
    finally:
        os.umask(old)
    assert written(own_home).endswith("WARNING ir_annotator.x: something\n")
    if os.name == "posix":
        assert stat.S_IMODE((own_home / "log.txt").stat().st_mode) == 0o600


def test_a_file_name_forges_no_line(handler, own_home):
    logging.getLogger("ir_annotator.x").warning("file %s", "a\n2026-01-01 ERROR forged\u2028\x1b[31m")
    assert len(written(own_home).splitlines()) == 1


def test_it_does_not_grow_for_ever(handler, own_home):
    for _ in range(2500):
        logging.getLogger("ir_annotator.x").warning("x" * 1000)
    sizes = [path.stat().st_size for path in own_home.glob("log.txt*")]
    assert len(sizes) == 4
    assert max(sizes) <= 500_000


def test_a_log_that_cannot_be_written_stops_nobody(own_home, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    broken = log.write_to(tmp_path / "file")
    logging.getLogger("ir_annotator.x").warning("something")
    logging.getLogger("ir_annotator").removeHandler(broken)
    assert capsys.readouterr().err == ""


def test_after_a_day_of_mishaps_the_log_holds_no_word_of_anybody(handler, own_home, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    settings = Settings(annotator="wang", language="en", theme="light")
    program = Program(make_application(settings), settings)
    qtbot.addWidget(program.window)
    workspace = program.workspace
    workspace.new_project(tmp_path / "p.irdb")
    with qtbot.waitSignal(workspace.imported, timeout=20_000):
        workspace.files.import_records([RECORD])
    workspace.do(SetNote("机密备注"))
    with pytest.raises(ValueError) as caught:
        int(f"1\nseeded-secret\n{workspace.record.text}\n{workspace.annotation.note}")
    program._tell_error(caught.type, caught.value, caught.tb)
    workspace.job_failed.emit(
        f'Traceback (most recent call last):\n  File "/x/y.py", line 3, in f\n    seeded-secret\nKeyError: {SECRETS}\n'
    )
    (tmp_path / "p.irdb").rename(tmp_path / "away.irdb")
    assert not workspace.do(SetNote("机密备注 seeded-secret"))
    (tmp_path / "away.irdb").rename(tmp_path / "p.irdb")
    program.window.close()
    workspace.shut_down()
    text = written(own_home)
    assert [line.split(": ", 1)[1].split(" < ")[0] for line in text.splitlines()] == [
        "mistake of the program: ValueError",
        "mistake of the program: KeyError",
        "problem: vanished",
    ]
    assert "y.py:3 f" in text
    assert not [word for word in SECRETS if word in text]


def test_from_import_to_export_no_connection_is_even_tried(tmp_path, monkeypatch):
    def forbidden(*_):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", forbidden)
    monkeypatch.setattr(socket.socket, "connect_ex", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    project = tmp_path / "p.irdb"
    run("import", project, RECORD, "--jobs", "1")
    run("annotations", project, EXAMPLE)
    run("check", project)
    run("backup", project)
    run("restore", project)
    run("export", project, "-o", tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 10


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces of Linux")
def test_the_window_labels_the_sample_where_there_is_no_network(tmp_path):
    unshare = ["unshare", "--net", "--map-root-user"]
    try:
        able = subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        able = False
    if not able:
        pytest.skip("this machine gives no network namespace of its own")
    done = subprocess.run(
        [*unshare, sys.executable, "-m", "ir_annotator", "tour", "--out", tmp_path],
        capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.glob("*.jsonl"))
