"""The plain text of an old Word file (.doc), with its cell marks: what is left where a converter loses the form.

Source of the layout: [MS-DOC], sections 2.5 (Fib), 2.8.35 (PlcPcd) and 2.9.38 (Clx).
"""

from __future__ import annotations

import re
import struct
from pathlib import Path

import olefile

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.form import Row, Sheet, is_label, squeezed
from ir_annotator.i18n import translate

_FLAGS, _TEXT_LENGTH, _CLX = 0x0A, 0x4C, 0x1A2
_SECOND_TABLE, _COMPRESSED = 0x0200, 0x40000000
_PIECE_TABLE, _PROPERTIES = 2, 1
_CELL = "\x07"
_FIELD_CODE = re.compile(r"\x13[^\x13\x14\x15]*\x14?|\x15")
_SIGNS = {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\x1f": "", "\x01": "", "\x08": ""}
_MOST_COLUMNS = 8


def read_doc_text(path: Path) -> Sheet:
    """Return the sheet that the text of an old Word file holds; automatic numbers and symbols are not in it.

    Raises:
        Problem: ``damaged_doc`` if the file is not laid out as such files are.
    """
    try:
        text = _text(path)
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise Problem(
            "damaged_doc",
            translate("Doc", "The old Word file is damaged or incomplete."),
            translate("Doc", "Open it in Word or WPS and save it as .docx."),
        ) from error
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
    found = []
    for first, last, place in zip(places, places[1:], pieces, strict=False):
        count, offset = last - first, place & ~_COMPRESSED
        if place & _COMPRESSED:
            found.append(main[offset // 2 : offset // 2 + count].decode("cp1252", "replace"))
        else:
            found.append(main[offset : offset + 2 * count].decode("utf-16-le", "replace"))
    return "".join(found)[:length]


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
    return [Row(label, value) for label, value in zip(cells[::2], cells[1::2], strict=False)]
