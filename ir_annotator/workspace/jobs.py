"""Work in the background: plain functions in a thread, results by signal in the window's thread."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from ir_annotator.domain.problem import Problem

if TYPE_CHECKING:
    from ir_annotator.workspace.workspace import Workspace

Tick: TypeAlias = Callable[[int, int], None]
"""Called with (done so far, of how many; 0 if not known yet); raises Cancelled when the work is to stop."""

_SECONDS_BETWEEN_SIGNALS = 0.05


class Cancelled(Exception):  # noqa: N818 -- a wish, not an error
    """The person asked the work to stop."""


def no_tick(done: int, total: int) -> None:
    """Report to nobody, for work that runs without a window."""


def _nothing(tick: Tick) -> object:
    """Stand in for work that is done."""


class Job(QObject):
    """One piece of work: ``work(tick)`` runs in a thread; connect the signals, then start it with Jobs.

    Signals:
        progressed: Done so far, and of how many (0 if not known yet); at most twenty a second.
        done: The work's result.
        refused: The Problem that stopped it.
        failed: The traceback of an error of ours.
        cancelled: The person stopped it.
        finished: Always last.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    refused = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, work: Callable[[Tick], object]) -> None:
        super().__init__()
        self._work = work
        self._stop = threading.Event()
        self._last_signal = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next tick."""
        self._stop.set()

    def forget_work(self) -> None:
        """Let go of what the work needed: Qt may keep the job itself for as long as the program runs."""
        self._work = _nothing

    def _tick(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if 0 < total == done or now - self._last_signal > _SECONDS_BETWEEN_SIGNALS:
            self._last_signal = now
            self.progressed.emit(done, total)

    def run(self) -> None:
        """Do the work in the calling thread and say how it ended."""
        try:
            result = self._work(self._tick)
        except Cancelled:
            self.cancelled.emit()
        except Problem as problem:
            self.refused.emit(problem)
        except Exception:  # noqa: BLE001 -- the worker boundary: an error of ours must reach the window
            self.failed.emit(traceback.format_exc())
        else:
            self.done.emit(result)
        finally:
            self.finished.emit()


class Jobs:
    """Runs jobs one after the other and keeps each alive until it has finished."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="job")
        self.live: set[Job] = set()

    def hold(self, job: Job) -> None:
        """Keep a job alive until it has finished; to be called before anybody else listens to it."""
        self.live.add(job)
        job.finished.connect(lambda: self._let_go(job))

    def start(self, job: Job) -> Job:
        """Queue a job whose signals are connected."""
        if job not in self.live:
            self.hold(job)
        self._executor.submit(job.run)
        return job

    def _let_go(self, job: Job) -> None:
        self.live.discard(job)
        job.forget_work()

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for job in list(self.live):
            job.cancel()

    def stop_all(self) -> None:
        """Ask every job to stop and wait until the last one has."""
        self.cancel_all()
        self._executor.submit(lambda: None).result()  # jobs run one after the other, so this one comes last

    def close(self) -> None:
        """Stop every job for good and wait until the last one has."""
        self.cancel_all()
        self._executor.shutdown(wait=True)


class Background(QObject):
    """Does one kind of work in a thread of its own, beside what the status line shows; new work replaces old."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._jobs = Jobs()

    def _start(self, job: Job) -> None:
        """Start a job in the place of what runs; its results are connected already."""
        self._jobs.cancel_all()
        job.failed.connect(self._workspace.job_failed)
        self._jobs.start(job)

    def cancel(self) -> None:
        """Go no further: nobody waits for it."""
        self._jobs.cancel_all()

    def stop(self) -> None:
        """Go no further, and come back when that is so."""
        self._jobs.stop_all()

    def shut_down(self) -> None:
        """Stop for good."""
        self._jobs.close()
