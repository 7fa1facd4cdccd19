"""Characters that are in a text and not seen: controls, changes of the direction of writing, signs without width.

Source of the classes: the Unicode Character Database, general categories Cc and Cf and the property
Default_Ignorable_Code_Point. A joiner between emoji and selectors of a variant belong to the sign before them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Hiding(StrEnum):
    """Why a character is not seen."""

    CONTROL = "control"
    DIRECTION = "direction"
    NO_WIDTH = "no_width"


@dataclass(frozen=True, slots=True)
class Hidden:
    """One such character: its offset in code points, and the character."""

    at: int
    character: str

    @property
    def kind(self) -> Hiding:
        """Why it is not seen."""
        return _kind(self.character)

    @property
    def short_name(self) -> str:
        """What it is called in a few letters, or its number in hexadecimal."""
        return _SHORT_NAMES.get(self.character) or f"{ord(self.character):04X}"


_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NO_WIDTH = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_JOINER = "(?<![\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])\u200d"
_ANY = re.compile(f"[{_CONTROL}{_DIRECTION}{_NO_WIDTH}]|{_JOINER}")
_OF_CONTROL, _OF_DIRECTION = re.compile(f"[{_CONTROL}]"), re.compile(f"[{_DIRECTION}]")
_IN_NAMES = re.compile(f"[\n\t\u2028\u2029{_CONTROL}{_DIRECTION}{_NO_WIDTH}]|[\ud800-\udfff]")
_SHORT_NAMES = {
    "\u00ad": "SHY", "\u061c": "ALM", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM",
    "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
}  # fmt: skip


def hidden_in(text: str) -> Iterator[Hidden]:
    """Yield the characters of a text that are not seen, in order."""
    return (Hidden(found.start(), found[0]) for found in _ANY.finditer(text))


def counted(text: str) -> Mapping[Hiding, int]:
    """Return how many characters of a text are not seen, and why."""
    return Counter(_kind(character) for character in _ANY.findall(text))


def shown_literally(name: str) -> str:
    r"""Return a name with everything that could act or hide written out, such as ``\u202e``."""
    return _IN_NAMES.sub(lambda found: f"\\u{ord(found[0]):04x}", name)


def _kind(character: str) -> Hiding:
    if _OF_CONTROL.match(character):
        return Hiding.CONTROL
    return Hiding.DIRECTION if _OF_DIRECTION.match(character) else Hiding.NO_WIDTH
