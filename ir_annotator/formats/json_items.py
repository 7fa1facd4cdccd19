"""Reads the objects of a JSON lines file, or of a JSON array of any size, one after the other."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.labels.json_shape import loaded, misfit
from ir_annotator.i18n import translate

MAX_ITEM = 10_000_000
"""Bytes of one line or code points of one object of an array; the longest record known is a hundredth of it."""

_BOM = b"\xef\xbb\xbf"
_CHUNK = 2**20
_BLANK = " \t\r\n"


def lines(path: Path) -> Iterator[tuple[int, dict[str, Any] | Problem]]:
    """Yield the one-based number of each line that is not blank with its object, or what is wrong with it.

    Raises:
        OSError: If the file cannot be read.
    """
    with path.open("rb") as stream:
        yield from lines_of(stream, str(path))


def lines_of(stream: BinaryIO, file: str) -> Iterator[tuple[int, dict[str, Any] | Problem]]:
    r"""Yield what ``lines`` does; only ``\n`` divides lines."""
    number = 0
    while raw := stream.readline(MAX_ITEM + 1):
        number += 1
        content = raw.removeprefix(_BOM) if number == 1 else raw
        if len(raw) > MAX_ITEM:
            _skip_line(stream, raw)
            yield number, _bad(translate("NativeFile", "The line is longer than 10 MB."), file, number)
        elif content.strip():
            yield number, _loaded(content, file, number)


def _skip_line(stream: BinaryIO, raw: bytes) -> None:
    """Read to the end of a line that is too long, without holding it."""
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(MAX_ITEM)


def _loaded(raw: bytes, file: str, number: int) -> dict[str, Any] | Problem:
    try:
        data = loaded(raw)
    except Problem as problem:
        return _bad(problem.cause, file, number)
    if not isinstance(data, dict):
        return _bad(translate("NativeFile", "The line is not an object."), file, number)
    return data


def _bad(cause: str, file: str, number: int) -> Problem:
    problem = misfit(cause)
    problem.file, problem.line = file, number
    return problem


def items(path: Path) -> Iterator[tuple[int, dict[str, Any] | Problem]]:
    """Yield the one-based place of each object of an array with the object; what is broken ends it with a Problem.

    Raises:
        OSError: If the file cannot be read.
    """
    with path.open("rb") as stream:
        text = _Text(stream)
        try:
            text.skip("[")
            number = 0
            while not text.at("]"):
                number += 1
                found = text.value()
                yield number, found if isinstance(found, dict) else _no_object(str(path), number)
                if not text.at("]"):
                    text.skip(",")
        except (ValueError, RecursionError):
            cause = translate("NativeFile", "The file is not valid JSON from its entry {0} on.").format(number or 1)
            yield number, _bad(cause, str(path), 0)


def _no_object(file: str, number: int) -> Problem:
    return _bad(translate("NativeFile", "Entry {0} is not an object.").format(number), file, 0)


def _no_number(word: str) -> None:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError(word)


class _Text:
    """Text that is read from a file as far as it is needed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self._text, self._at, self._ended = "", 0, False
        self._scan = json.JSONDecoder(parse_constant=_no_number).raw_decode

    def at(self, char: str) -> bool:
        """Tell whether this character comes next, white space left out.

        Raises:
            ValueError: If nothing comes any more.
        """
        while True:
            while self._at < len(self._text) and self._text[self._at] in _BLANK:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at] == char
            if not self._more():
                raise ValueError("the end came too early")

    def skip(self, char: str) -> None:
        """Pass over this character.

        Raises:
            ValueError: If another one comes.
        """
        if not self.at(char):
            raise ValueError(f"no {char}")
        self._at += 1

    def value(self) -> object:
        """Return the value that comes next.

        Raises:
            ValueError: If there is none, or it is too long.
        """
        while True:
            try:
                found, end = self._scan(self._text, self._at)
            except ValueError:
                if len(self._text) - self._at > MAX_ITEM or not self._more():
                    raise
                continue
            if end < len(self._text) or not self._more():  # a number may go on in the next piece
                self._at = end
                return found

    def _more(self) -> bool:
        """Read another piece; False if there is none."""
        if self._ended:
            return False
        raw = self._stream.read(_CHUNK)
        self._ended = not raw
        self._text = self._text[self._at :] + self._decode(raw, final=self._ended)
        self._at = 0
        return True
