"""The one place where offsets of other tools become code points, and the other way round."""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum
from itertools import accumulate


class Unit(Enum):
    """What a tool counts. Whoever runs in a browser counts UTF-16 units unless somebody thought of it."""

    CODE_POINT = "codepoint"
    UTF16 = "utf16"


class Ruler:
    """Converts offsets into one text between code points and UTF-16 units."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends: list[int] | None = None
        if text and max(text) > "\uffff":
            self._ends = [0, *accumulate(2 if char > "\uffff" else 1 for char in text)]

    @property
    def is_plain(self) -> bool:
        """Whether both units come to the same."""
        return self._ends is None

    def utf16(self, offset: int) -> int:
        """Return a code point offset in UTF-16 units."""
        return offset if self._ends is None else self._ends[offset]

    def code_points(self, offset: int) -> int | None:
        """Return an offset in UTF-16 units in code points; None inside a character or behind the end."""
        if self._ends is None:
            return offset if offset <= len(self.text) else None
        place = bisect_left(self._ends, offset)
        return place if place < len(self._ends) and self._ends[place] == offset else None

    def span(self, start: int, end: int, unit: Unit | None, quote: str = "") -> tuple[int, int] | None:
        """Return the code points of a span that a tool counted, or None if there is no such span.

        Where it quotes the text, the quote decides: not every version of a tool keeps to the unit of the tool. Where
        nobody knows the unit, both must come to the same.
        """
        if unit is None and not quote:
            found = self._in(Unit.CODE_POINT, start, end)
            return found if found == self._in(Unit.UTF16, start, end) else None
        units = [unit, *(one for one in Unit if one is not unit)] if quote else [unit]
        for found in (self._in(one, start, end) for one in units if one is not None):
            if found and (not quote or _bare(self.text[slice(*found)]) == _bare(quote)):
                return found
        return None

    def _in(self, unit: Unit, start: int, end: int) -> tuple[int, int] | None:
        """Return the code points of a span in this unit, or None if the text has no such span."""
        if unit is Unit.UTF16:
            first, last = self.code_points(start), self.code_points(end)
            return None if first is None or last is None or first >= last else (first, last)
        return (start, end) if 0 <= start < end <= len(self.text) else None


def is_space(char: str) -> bool:
    """Tell whether a character is white space, marks of no width included."""
    return char.isspace() or char in "\u200b\ufeff\u2060"


def without_space(text: str) -> str:
    """Return the text without white space."""
    return "".join(char for char in text if not is_space(char))


def _bare(quote: str) -> str:
    r"""Return a quote without white space; some tools write a line break in it as ``\n`` in letters."""
    return without_space(quote.replace("\\n", "\n"))
