"""Work in the background: plain functions in a thread, results by signal in the window's thread."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from ir_annotator.domain.problem import Problem

Tick: TypeAlias = Callable[[int, int], None]
"""Called with (done so far, of how many); raises Cancelled when the work is to stop."""

_SECONDS_BETWEEN_SIGNALS = 0.05


class Cancelled(Exception):  # noqa: N818 -- a wish, not an error
    """The person asked the work to stop."""


def no_tick(done: int, total: int) -> None:
    """Report to nobody, for work that runs without a window."""


class Job(QObject):
    """One piece of work: ``work(tick)`` runs in a thread; connect the signals, then start it with Jobs.

    Signals:
        progressed: Done so far, and of how many; at most twenty a second.
        done: The work's result.
        refused: The Problem that stopped it.
        failed: The traceback of an error of ours.
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

    def _tick(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if done == total or now - self._last_signal > _SECONDS_BETWEEN_SIGNALS:
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
        self._live: set[Job] = set()

    def start(self, job: Job) -> Job:
        """Queue a job whose signals are already connected."""
        self._live.add(job)
        job.finished.connect(lambda: self._live.discard(job))
        self._executor.submit(job.run)
        return job

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for job in list(self._live):
            job.cancel()

    def stop_all(self) -> None:
        """Ask every job to stop and wait until the last one has."""
        self.cancel_all()
        self._executor.submit(lambda: None).result()  # jobs run one after the other, so this one comes last

    def close(self) -> None:
        """Stop every job for good and wait until the last one has."""
        self.cancel_all()
        self._executor.shutdown(wait=True)
