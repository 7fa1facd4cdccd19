"""Mistakes of the program itself: told once, logged, and the work goes on with what was being typed."""

import logging
import shutil
import sqlite3
import sys
import threading

import pytest
from helpers import activate, press_keys, stored, type_text
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from ir_annotator import log
from ir_annotator.app import Program, make_application
from ir_annotator.workspace.jobs import Job
from ir_annotator.workspace.settings import Settings


@pytest.fixture
def own_hook(monkeypatch):
    """Put back, in the end, what hears of mistakes."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.fixture
def program(qtbot, own_hook, sample_project, tmp_path, own_home):
    """The program on the sample record, its log written."""
    handler = log.write_to(own_home)
    settings = Settings(annotator="wang", language="en", theme="light")
    program = Program(make_application(settings), settings)
    shutil.copy(sample_project, tmp_path / "one.irdb")
    activate(qtbot, program.window)
    assert program.window.open_path(tmp_path / "one.irdb")
    program.window.bench.read()
    yield program
    program.window.close()
    program.workspace.shut_down()
    logging.getLogger("ir_annotator").removeHandler(handler)
    handler.close()


class Wrong(QWidget):
    """A widget one of whose virtual methods is mistaken."""

    def timerEvent(self, event):
        self.killTimer(event.timerId())
        raise KeyError("in a virtual method")


def boxes(program):
    return [box for box in program.window.findChildren(QMessageBox) if box.isVisible()]


def mistakes(own_home):
    text = (own_home / "log.txt").read_text(encoding="utf-8") if (own_home / "log.txt").exists() else ""
    return [line.split(": ", 1)[1].split(" < ")[0] for line in text.splitlines() if "mistake of the program" in line]


def fail():
    raise ZeroDivisionError("in a slot")


def test_a_hundred_mistakes_give_one_message_and_work_goes_on(qtbot, program, own_home):
    workspace = program.workspace
    press_keys("Semicolon")
    type_text(None, "写到一半")
    for _ in range(100):
        QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(mistakes(own_home)) == 100, timeout=10_000)
    assert len(boxes(program)) == 1
    assert boxes(program)[0].text() == "The program made a mistake. Your labels are saved."
    qtbot.waitUntil(lambda: stored(workspace).note == "写到一半", timeout=3_000)
    boxes(program)[0].close()
    qtbot.waitUntil(lambda: not boxes(program))
    activate(qtbot, program.window)
    program.window.bench.read()
    press_keys("Q 1")
    assert "perf.revenue" in stored(workspace).topics


def test_mistakes_in_a_virtual_method_and_in_a_job_are_told_too(qtbot, program, own_home):
    Wrong(program.window).startTimer(0)
    qtbot.waitUntil(lambda: any("KeyError" in line for line in mistakes(own_home)))
    assert len(boxes(program)) == 1
    boxes(program)[0].close()
    qtbot.waitUntil(lambda: not boxes(program))

    def work(tick):
        raise IndexError("in a job")

    job = Job(work)
    job.failed.connect(program.workspace.job_failed)
    program.workspace.jobs.hold(job)
    program.workspace.jobs.start(job)
    qtbot.waitUntil(lambda: any("IndexError" in line for line in mistakes(own_home)))
    qtbot.waitUntil(lambda: len(boxes(program)) == 1)
    boxes(program)[0].close()


def test_the_program_has_one_connection_to_the_project_and_no_shared_memory(qtbot, monkeypatch, program, tmp_path):
    """With one connection the known fault of SQLite's WAL before 3.51.3 cannot come about."""
    opened = []
    connect = sqlite3.connect

    def counted(path, *args, **options):
        opened.append((str(path), threading.current_thread().name))
        return connect(path, *args, **options)

    monkeypatch.setattr(sqlite3, "connect", counted)
    program.window.open_path(tmp_path / "one.irdb")
    program.workspace.close_project()
    assert program.window.open_path(tmp_path / "one.irdb")
    program.window.bench.read()
    press_keys("Q 1")
    program.workspace.safe.back_up_now()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("one.backups/*.irdb"))), timeout=10_000)
    qtbot.waitUntil(lambda: not program.workspace.safe._jobs.live)
    assert [path for path, _ in opened if path.endswith("one.irdb")] == [str(tmp_path / "one.irdb")]
    assert not (tmp_path / "one.irdb-shm").exists()
