"""Reads files in processes of their own: one that hangs or crashes its reader costs that file only."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Generic, TypeVar

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import language, set_language, translate

if sys.platform == "linux":
    import resource

T = TypeVar("T")

SECONDS = 10.0
"""Time a file may take to be read; an old Word file, which another program converts, may take longer."""
SECONDS_OF_OLD_WORD = 75.0
_STARTING = 30.0
"""Time a new process may take until it has loaded the readers."""
_HEARTBEAT = 0.2
_GRACE = 0.3
"""Time a process gets to tidy up (the other program it may have started, its temporary files) before it is ended."""
_MOST_MEMORY = 2 * 2**30
"""Bytes of address space of a process that reads: ten times what real records need, and no danger to the machine."""
_AHEAD = 500
"""Places that reading may run ahead of a file that takes long: whoever wants the files in order keeps the others."""


def _nothing() -> None:
    """Stand in for somebody who wants to know that time passes."""


class _Ready:
    """What a process says first, when it has loaded the readers."""


@dataclass(slots=True)
class _Worker(Generic[T]):
    """A process that reads one file at a time."""

    process: SpawnProcess
    pipe: Connection
    place: int = -1
    seconds: float = 0.0
    until: float = 0.0
    fresh: bool = True

    def told(self) -> T | Problem | _Ready | None:
        """Return what it sends; None if it is gone."""
        try:
            outcome: T | Problem | _Ready = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return outcome


def read_all(
    files: Sequence[Path],
    read: Callable[[Path], T],
    workers: int,
    idle: Callable[[], None] = _nothing,
    *,
    seconds: float = SECONDS,
    nice: int = 0,
) -> Generator[tuple[int, T | Problem], None, None]:
    """Yield what reading each file gave, with its place in ``files``, as they are done.

    Args:
        files: The files.
        read: Reads one file and may raise Problem; a function of a module, because other processes call it.
        workers: How many processes read at the same time.
        idle: Called several times a second; what it raises stops all reading at once.
        seconds: Time a file may take.
        nice: How far the processes stand back for others that want the processor (Unix: 0 not at all, 19 most).
    """
    pool = _Pool(files, workers, seconds, lambda: _start(read, nice))
    try:
        pool.hand_out()
        while pool.busy:
            ready = connection.wait([worker.pipe for worker in pool.busy], _HEARTBEAT)
            idle()
            came = pool.collect(ready)
            pool.hand_out()  # first, so that nobody waits while the others' work is put away
            yield from came
    finally:
        _end(pool.busy, pool.resting)


class _Pool(Generic[T]):
    """The processes that read, those at work and those that wait for work, and the files that are left."""

    def __init__(self, files: Sequence[Path], workers: int, seconds: float, start: Callable[[], _Worker[T]]) -> None:
        self.busy: list[_Worker[T]] = []
        self.resting: list[_Worker[T]] = []
        self._waiting = deque(enumerate(files))
        self._workers, self._seconds, self._start = workers, seconds, start

    def hand_out(self) -> None:
        """Give a file to everybody who has none; processes are started as they are needed."""
        while self._waiting and len(self.busy) < self._workers:
            place, file = self._waiting[0]
            if place - min((worker.place for worker in self.busy), default=place) > _AHEAD:
                return
            worker = self.resting.pop() if self.resting else self._start()
            if _give(worker, place, file, self._seconds):
                self._waiting.popleft()
                self.busy.append(worker)
            else:  # it ended after its last file
                _end([worker])

    def collect(self, ready: Iterable[object]) -> list[tuple[int, T | Problem]]:
        """Return what came of the files that are read, lost with their process, or have had their time."""
        came: list[tuple[int, T | Problem]] = []
        for worker in [one for one in self.busy if one.pipe in ready or time.monotonic() > one.until]:
            told = worker.told() if worker.pipe in ready else _too_slow(worker.seconds)
            if isinstance(told, _Ready):  # the time for its first file begins
                worker.until = time.monotonic() + worker.seconds
                continue
            self.busy.remove(worker)
            if told is None or worker.pipe not in ready:
                _end([worker])
            else:
                self.resting.append(worker)
            came.append((worker.place, _crashed() if told is None else told))
        return came


def _start(read: Callable[[Path], T], nice: int) -> _Worker[T]:
    context = get_context("spawn")  # which knows nothing of this process, its threads or its language
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, read, language(), nice), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(pipe: Connection, read: Callable[[Path], T], speaking: str, nice: int) -> None:
    """Read what comes through the pipe until it is closed; runs in the other process."""
    set_language(speaking)
    _be_modest(nice)
    try:
        pipe.send(_Ready())
        while True:
            pipe.send(_outcome(read, pipe.recv()))
    except (EOFError, OSError):  # nobody wants anything any more
        return


def _be_modest(nice: int) -> None:
    """Leave the processor to others, memory to the machine, and Ctrl+C to the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # what is open is closed, what is temporary removed
    if sys.platform != "win32":
        os.nice(nice)
    if sys.platform == "linux":
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = _MOST_MEMORY if most == resource.RLIM_INFINITY else min(most, _MOST_MEMORY)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))


def _outcome(read: Callable[[Path], T], file: Path) -> T | Problem:
    """Return what reading a file gave; a mistake of a reader costs that file and is told like any other cause."""
    try:
        return read(file)
    except Problem as problem:  # sent with all it says; the error behind it stays here
        return problem
    except MemoryError:
        return _too_greedy()
    except Exception as error:  # noqa: BLE001 -- the worker boundary: the other files must be read all the same
        return _failed(error)


def _give(worker: _Worker[T], place: int, file: Path, seconds: float) -> bool:
    """Hand a file to a worker; False if it is gone."""
    worker.place = place
    worker.seconds = max(seconds, SECONDS_OF_OLD_WORD) if file.suffix.lower() == ".doc" else seconds
    worker.until = time.monotonic() + worker.seconds + _STARTING * worker.fresh
    worker.fresh = False
    try:
        worker.pipe.send(file)
    except OSError:
        return False
    return True


def _end(busy: Sequence[_Worker[T]], resting: Sequence[_Worker[T]] = ()) -> None:
    """End processes, all at the same time: asked first, killed soon after; one that waits for work ends by itself."""
    for worker in (*busy, *resting):
        worker.pipe.close()
    for worker in busy:
        worker.process.terminate()
    until = time.monotonic() + _GRACE
    for worker in (*busy, *resting):
        worker.process.join(max(0.0, until - time.monotonic()))
        worker.process.kill()
        worker.process.join(_GRACE)  # one that waits for a dead network drive is left to the system


def _too_slow(seconds: float) -> Problem:
    return Problem(
        "reader_timeout",
        translate("Reader", "It could not be read within {0} seconds.").format(round(seconds)),
        _another_way(),
    )


def _crashed() -> Problem:
    return Problem(
        "reader_crashed",
        translate("Reader", "Reading it made the reader crash; the file is probably damaged."),
        _another_way(),
    )


def _too_greedy() -> Problem:
    return Problem(
        "reader_memory",
        translate("Reader", "Reading it takes more memory than a record can need; the file is probably damaged."),
        _another_way(),
    )


def _failed(error: Exception) -> Problem:
    return Problem(
        "reader_failed",
        translate("Reader", "The program made a mistake when it read this file."),
        _another_way(),
        details="".join(traceback.format_exception(error)),
    )


def _another_way() -> str:
    return translate("Reader", "Open it and save it anew as .docx or PDF, or copy its text into a text file.")
