"""The plain text of an old Word file (.doc), with its cell marks: what is left where a converter loses the form.

Source of the layout: [MS-DOC], sections 2.5 (Fib), 2.8.5 (PlcBteChpx), 2.8.35 (PlcPcd), 2.9.32 (ChpxFkp),
2.9.38 (Clx) and 2.6.1 (character properties).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import olefile

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.form.rows import Row, Sheet, is_label, squeezed
from ir_annotator.formats.guard import encrypted
from ir_annotator.i18n import translate

_FLAGS, _TEXT_LENGTH, _RUNS, _CLX = 0x0A, 0x4C, 0xFA, 0x1A2
_HEAD, _WORD_MARKS, _ENCRYPTED = 32, {0xA5EC, 0xA5DC}, 0x0100
_SECOND_TABLE, _COMPRESSED = 0x0200, 0x40000000
_PIECE_TABLE, _PROPERTIES = 2, 1
_PAGE, _PAGE_NUMBER = 512, 0x3FFFFF
_DELETED = 0x0800
"""Property of characters that a tracked change deleted (sprmCFRMarkDel)."""
_OPERAND = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of a property's operand by its upper three bits; 0 where the first of them says how many follow."""
_CELL = "\x07"
_FIELD_CODE = re.compile(r"\x13[^\x13\x14\x15]*\x14?|\x15")
_SIGNS = {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\x1f": "", "\x01": "", "\x08": ""}
_MOST_COLUMNS = 8


def check_container(path: Path) -> None:
    """Refuse an old Word file that is broken or protected before another program is started for it.

    Raises:
        Problem: ``damaged_doc`` or ``encrypted``.
    """
    try:
        with olefile.OleFileIO(path) as container:
            head = container.openstream("WordDocument").read(_HEAD)
        mark, flags = struct.unpack_from("<H8xH", head)
    except (OSError, ValueError, IndexError, TypeError, struct.error) as error:
        raise _damaged() from error
    if mark not in _WORD_MARKS:
        raise _damaged()
    if flags & _ENCRYPTED:
        raise encrypted()


def _damaged() -> Problem:
    return Problem(
        "damaged_doc",
        translate("Doc", "The old Word file is damaged or incomplete."),
        translate("Doc", "Open it in Word or WPS and save it as .docx."),
    )


def read_doc_text(path: Path) -> Sheet:
    """Return the sheet that the text of an old Word file holds; automatic numbers and symbols are not in it.

    Raises:
        Problem: ``damaged_doc`` if the file is not laid out as such files are.
    """
    try:
        text = _text(path)
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise _damaged() from error
    plain = _FIELD_CODE.sub("", text)
    for sign, meant in _SIGNS.items():
        plain = plain.replace(sign, meant)
    *cells, after = plain.split(_CELL)
    if not cells:
        return Sheet(after=tuple(after.split("\n")))
    header, cells[0] = _header_and_label(cells[0])
    return Sheet(tuple(header), tuple(_rows(cells)), tuple(after.split("\n")))


def _text(path: Path) -> str:
    """Return the main text, put together from its pieces."""
    with olefile.OleFileIO(path) as container:
        main = container.openstream("WordDocument").read()
        (flags,) = struct.unpack_from("<H", main, _FLAGS)
        table = container.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    start, size = struct.unpack_from("<II", main, _CLX)
    (length,) = struct.unpack_from("<I", main, _TEXT_LENGTH)
    places, pieces = _pieces(table[start : start + size])
    start_of_runs, size_of_runs = struct.unpack_from("<II", main, _RUNS)
    deleted = list(_deleted(main, table[start_of_runs : start_of_runs + size_of_runs]))
    found = []
    for first, last, place in zip(places, places[1:], pieces, strict=False):
        count, offset = max(0, min(last, length) - first), place & ~_COMPRESSED
        if place & _COMPRESSED:
            kept = _without(deleted, offset // 2, offset // 2 + count)
            found += [main[begin:stop].decode("cp1252", "replace") for begin, stop in kept]
        else:
            kept = _without(deleted, offset, offset + 2 * count)
            found += [main[begin:stop].decode("utf-16-le", "replace") for begin, stop in kept]
    return "".join(found)


def _without(deleted: list[tuple[int, int]], begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield what is left of a stretch of the file."""
    for first, last in deleted:
        if begin < last and first < stop:
            yield begin, max(begin, first)
            begin = min(last, stop)
    yield begin, stop


def _deleted(main: bytes, table: bytes) -> Iterator[tuple[int, int]]:
    """Yield where characters lie in the file that a tracked change deleted, in order."""
    count = max(0, (len(table) - 4) // 8)
    for number in struct.unpack_from(f"<{count}I", table, 4 * (count + 1)) if count else ():
        page = main[(number & _PAGE_NUMBER) * _PAGE :][:_PAGE]
        runs = page[_PAGE - 1]
        places = struct.unpack_from(f"<{runs + 1}I", page)
        for begin, stop, word in zip(places, places[1:], page[4 * (runs + 1) :], strict=False):
            if word and _marks_deleted(page[2 * word + 1 :][: page[2 * word]]):
                yield begin, stop


def _marks_deleted(properties: bytes) -> bool:
    """Tell whether the properties of characters say that these are deleted."""
    at = 0
    while at + 2 < len(properties):
        (name,) = struct.unpack_from("<H", properties, at)
        if name == _DELETED:
            return properties[at + 2] == 1
        at += 2 + (_OPERAND[name >> 13] or 1 + properties[at + 2])
    return False


def _pieces(clx: bytes) -> tuple[list[int], list[int]]:
    """Return where the pieces begin and end in the text, and where each lies in the file."""
    at = 0
    while clx[at] == _PROPERTIES:
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    if clx[at] != _PIECE_TABLE:
        raise struct.error("no piece table")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    count = (size - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    first = at + 5 + 4 * (count + 1)
    return list(places), [struct.unpack_from("<I", clx, first + 8 * number + 2)[0] for number in range(count)]


def _header_and_label(cell: str) -> tuple[list[str], str]:
    """Divide what stands before the first cell mark into the lines above the form and the first label."""
    lines = cell.split("\n")
    for first in range(len(lines)):
        if is_label("".join(lines[first:])):
            return lines[:first], "\n".join(lines[first:])
    return lines[:-1], lines[-1]


def _rows(cells: list[str]) -> list[Row]:
    """Return the rows of a table; behind each stands one more mark, which looks like an empty cell."""
    for columns in range(2, _MOST_COLUMNS):
        if not any(map(squeezed, cells[columns :: columns + 1])):
            grouped = [cells[at : at + columns] for at in range(0, len(cells), columns + 1)]
            return [Row(label, "\t".join(filter(None, values))) for label, *values in grouped]
    return list(_rows_by_labels(cells))


def _rows_by_labels(cells: list[str]) -> Iterator[Row]:
    """Yield the rows of a table whose rows have cells of different number: one from each known label to the next."""
    starts = [at for at, cell in enumerate(cells) if is_label(cell)]
    for start, stop in pairwise([*starts, len(cells)]):
        yield Row(cells[start], "\t".join(filter(None, cells[start + 1 : stop])))
