"""What a bad file is: how it is made, and what has to come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Make: TypeAlias = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class BadFile:
    """A bad file.

    Attributes:
        name: Its name on the disk.
        make: Writes it to the path it is given.
        code: The code of the problem it is refused with; empty where it is read all the same, ANY where either will do.
        warns: Codes of warnings that the record has then, among others.
        pairs: How many Q&As the record has then; -1 for any number.
        seconds: The time it may take.
    """

    name: str
    make: Make
    code: str = ""
    warns: tuple[str, ...] = ()
    pairs: int = -1
    seconds: float = 2.0


CANARY = 47613
"""The port at which the files want something fetched: a test listens there whether anybody comes."""
ANY = "?"
"""A code that stands for any end that is told in words and in time: refused, or read."""


def told(name: str, make: Make, *, seconds: float = 2.0) -> BadFile:
    """Return a file of which only matters that its end is told in time."""
    return BadFile(name, make, ANY, seconds=seconds)


def refused(code: str, name: str, make: Make, *, seconds: float = 2.0) -> BadFile:
    """Return a file that has to be refused with a code."""
    return BadFile(name, make, code, seconds=seconds)


def read(name: str, make: Make, *warns: str, pairs: int = 1, seconds: float = 2.0) -> BadFile:
    """Return a file that has to be read, with these warnings among others."""
    return BadFile(name, make, "", warns, pairs, seconds)


def later(make: Callable[[], Make]) -> Make:
    """Return what writes a file that is put together only then, because it is large."""

    def write(path: Path) -> object:
        return make()(path)

    return write


def content(raw: bytes) -> Make:
    """Return what writes these bytes."""
    return lambda path: path.write_bytes(raw)
