"""Walks over the cells of a sheet and the texts that sheets share; no tree is held, and no cell that is not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from xml.parsers import expat

from ir_annotator.formats.guard import damaged
from ir_annotator.formats.tables.table import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, too_much

DAY_ZERO, DAY_ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
"""What the number 0 means as a day, in the usual workbooks and in those made on old Macs."""

_MOST_TAGS = 4_000_000
"""Tags of one sheet or of the shared texts; a cell has four."""
_DEEPEST = 50
_LAST_COLUMN = 16_383  # XFD
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LETTERS = re.compile(r"[A-Z]{1,3}(?=\d)")
_AFTER_LAST_DAY = 2_958_466
"""The number of the day after 9999-12-31."""
_EXACT = 1e15


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the workbook says of cells: the shared texts, the styles that show days, and which day is 0."""

    texts: Sequence[str]
    date_styles: frozenset[int]
    day_zero: datetime


def read_texts(raw: bytes) -> list[str]:
    """Return the texts that the sheets of a workbook share, in order, without their formatting.

    Raises:
        Problem: If the part is damaged or too large.
    """
    walker = _Walker("si")
    texts: list[str] = []
    walker.done = lambda _attributes, _value, text: texts.append(text)
    walker.walk(raw)
    return texts


def read_cells(raw: bytes, meaning: Meaning) -> list[list[str]]:
    """Return the rows of a sheet: each cell as text at its place, blank rows left out.

    Raises:
        Problem: If the part is damaged or too large.
    """
    rows: list[list[str]] = []
    walker = _Walker("c")

    def new_row() -> None:
        if not rows or rows[-1]:
            rows.append([])
        if len(rows) > MOST_ROWS + 1:
            raise too_much()

    def take(attributes: dict[str, str], value: str, text: str) -> None:
        row = rows[-1] if rows else []
        place = _place(attributes.get("r", ""), walker.before)
        walker.before = place
        if place > _LAST_COLUMN:
            raise damaged()
        shown = _shown(attributes, value, text, meaning)
        if shown and len(row) <= place < MOST_COLUMNS:
            row += [""] * (place - len(row))
            row.append(shown)

    walker.row, walker.done = new_row, take
    walker.walk(raw)
    return [row for row in rows if row]


def _place(reference: str, before: int) -> int:
    """Return the zero-based column of a reference such as AB12; without one it is the next."""
    letters = _LETTERS.match(reference)
    if not letters:
        return before + 1
    column = 0
    for letter in letters[0]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _shown(attributes: dict[str, str], value: str, text: str, meaning: Meaning) -> str:
    """Return what a cell shows; an error such as #N/A shows nothing."""
    kind = attributes.get("t", "n")
    if kind == "inlineStr":
        return text
    if kind == "s":
        return meaning.texts[int(value)] if value.isdecimal() and int(value) < len(meaning.texts) else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value)
    if kind == "n":
        style = attributes.get("s", "0")
        return _number(value, meaning if style.isdecimal() and int(style) in meaning.date_styles else None)
    return "" if kind == "e" else _unescaped(value)


def _number(value: str, day: Meaning | None) -> str:
    """Return a number as a person writes it, or the day and time it stands for."""
    try:
        number = float(value)
    except ValueError:
        return value
    if day and 0 <= number < _AFTER_LAST_DAY - (DAY_ZERO_1904 - DAY_ZERO).days:
        moment = day.day_zero + timedelta(seconds=round(number * 86_400))
        if number < 1:
            return f"{moment:%H:%M}"
        return f"{moment:%Y-%m-%d}" if number.is_integer() else f"{moment:%Y-%m-%d %H:%M}"
    return str(int(number)) if number.is_integer() and abs(number) < _EXACT else value


def _unescaped(text: str) -> str:
    """Return a text with what XML cannot hold put back in, such as _x000D_ for a carriage return."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character.isprintable() or character in "\t\n\r" else match[0]


class _Walker:
    """Hears of every tag, and tells of each element called ``name``: its attributes, its value, its text.

    The reading of a name in kana that stands above Chinese characters (``rPh``) is no text.
    """

    def __init__(self, name: str) -> None:
        self.before = -1
        self.row: Callable[[], None] = lambda: None
        self.done: Callable[[dict[str, str], str, str], None] = lambda _attributes, _value, _text: None
        self._name = name
        self._attributes: dict[str, str] = {}
        self._value: list[str] = []
        self._text: list[str] = []
        self._into: list[str] | None = None
        self._depth = self._aside = self._characters = 0

    def walk(self, raw: bytes) -> None:
        """Go through a part.

        Raises:
            Problem: If it is damaged or too large.
        """
        if raw.count(b"<") > _MOST_TAGS:
            raise too_much()
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._take
        try:
            parser.Parse(raw, True)
        except expat.ExpatError as error:
            raise damaged() from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise damaged()
        name = tag.rpartition(":")[2]
        if name == self._name:
            self._attributes, self._value, self._text = attributes, [], []
        elif name == "row":
            self.before = -1
            self.row()
        elif name == "rPh":
            self._aside += 1
        elif name == "t" and not self._aside:
            self._into = self._text
        elif name == "v":
            self._into = self._value

    def _end(self, tag: str) -> None:
        self._depth -= 1
        name = tag.rpartition(":")[2]
        if name == self._name:
            text = _unescaped("".join(self._text))
            self._characters += len(text)
            if self._characters > MOST_CHARACTERS:
                raise too_much()
            self.done(self._attributes, "".join(self._value).strip(), text)
        elif name == "rPh":
            self._aside -= 1
        elif name in {"t", "v"}:
            self._into = None

    def _take(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)
