"""Reads files in processes of their own: one that hangs or crashes its reader costs that file only."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Generic, TypeVar

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import language, set_language, translate

T = TypeVar("T")

SECONDS = 10.0
"""Time a file may take to be read; an old Word file, which another program converts, may take longer."""
SECONDS_OF_OLD_WORD = 75.0
_STARTING = 30.0
"""Time more for the first file of a process, which has to load the readers before."""
_HEARTBEAT = 0.2
_NICE = 5


def _nothing() -> None:
    """Stand in for somebody who wants to know that time passes."""


@dataclass(slots=True)
class _Worker(Generic[T]):
    """A process that reads one file at a time."""

    process: SpawnProcess
    pipe: Connection
    place: int = -1
    until: float = 0.0
    fresh: bool = True

    def told(self) -> T | Problem | None:
        """Return what it sends; None if it is gone."""
        try:
            outcome: T | Problem = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return outcome


def read_all(
    files: Sequence[Path],
    read: Callable[[Path], T],
    workers: int,
    idle: Callable[[], None] = _nothing,
    seconds: float = SECONDS,
) -> Iterator[tuple[int, T | Problem]]:
    """Yield what reading each file gave, with its place in ``files``, as they are done.

    Args:
        files: The files.
        read: Reads one file and may raise Problem; a function of a module, because other processes call it.
        workers: How many processes read at the same time.
        idle: Called several times a second; what it raises stops all reading at once.
        seconds: Time a file may take.
    """
    waiting = deque(enumerate(files))
    busy: list[_Worker[T]] = []
    try:
        for _ in range(min(workers, len(files))):
            busy.append(_start(read))
            _give(busy[-1], waiting, seconds)
        while busy:
            ready = connection.wait([worker.pipe for worker in busy], _HEARTBEAT)
            idle()
            for worker in [one for one in busy if one.pipe in ready or time.monotonic() > one.until]:
                place = worker.place
                told = worker.told() if worker.pipe in ready else None
                alive = told is not None
                lost = _crashed() if worker.pipe in ready else _too_slow(seconds)
                if not alive or not waiting:
                    _end(worker)
                    busy.remove(worker)
                if waiting:
                    if not alive:
                        busy.append(_start(read))
                    _give(worker if alive else busy[-1], waiting, seconds)
                yield place, lost if told is None else told
    finally:
        for worker in busy:
            _end(worker)


def _start(read: Callable[[Path], T]) -> _Worker[T]:
    context = get_context("spawn")  # which knows nothing of this process, its threads or its language
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, read, language()), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(pipe: Connection, read: Callable[[Path], T], speaking: str) -> None:
    """Read what comes through the pipe until it is closed; runs in the other process."""
    set_language(speaking)
    if hasattr(os, "nice"):
        os.nice(_NICE)  # the window comes first
    while True:
        try:
            file = pipe.recv()
        except EOFError:
            return
        try:
            outcome: T | Problem = read(file)
        except Problem as problem:  # sent with all it says; the error behind it stays here
            outcome = problem
        pipe.send(outcome)


def _give(worker: _Worker[T], waiting: deque[tuple[int, Path]], seconds: float) -> None:
    """Hand the next file to a worker."""
    worker.place, file = waiting.popleft()
    limit = max(seconds, SECONDS_OF_OLD_WORD) if file.suffix.lower() == ".doc" else seconds
    worker.until = time.monotonic() + limit + _STARTING * worker.fresh
    worker.fresh = False
    worker.pipe.send(file)


def _end(worker: _Worker[T]) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _too_slow(seconds: float) -> Problem:
    return Problem(
        "reader_timeout",
        translate("Reader", "It could not be read within {0} seconds.").format(round(seconds)),
        translate("Reader", "Open it and save it anew as .docx or PDF, or copy its text into a text file."),
    )


def _crashed() -> Problem:
    return Problem(
        "reader_crashed",
        translate("Reader", "Reading it made the reader crash; the file is probably damaged."),
        translate("Reader", "Open it and save it anew as .docx or PDF, or copy its text into a text file."),
    )
