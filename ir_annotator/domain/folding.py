"""Which characters count as the same when text is sought: capitals, full and half width, compatibility forms.

Every character is folded to exactly one character, so that offsets into the folded text are offsets into the text.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_RANGES = ((0x0, 0x3400), (0xA640, 0xABC0), (0xF900, 0xFE00), (0xFE10, 0x10000), (0x1D400, 0x1D800), (0x2F800, 0x2FA20))
"""Where characters with another form lie; ideographs and syllables proper have none."""


def fold(text: str) -> str:
    """Return ``text`` in the form in which it is compared; as many code points as before."""
    return "".join(map(_table().__getitem__, text))


@cache
def variants(character: str) -> str:
    """Return all characters that are folded to this folded one, itself among them."""
    return character + "".join(one for one, folded in _forms().items() if folded == character)


class _Table(dict[str, str]):
    """Characters to folded ones; those without another form are added as they are met."""

    def __missing__(self, character: str) -> str:
        self[character] = character
        return character


@cache
def _table() -> _Table:
    return _Table(_forms())


@cache
def _forms() -> dict[str, str]:
    """Return every character that has another form, with that form."""
    every = (chr(code) for first, last in _RANGES for code in range(first, last))
    return {character: folded for character in every if (folded := _folded(character)) != character}


def _folded(character: str) -> str:
    """Return the one character that stands for this one: NFKC and case folded, where that is one character."""
    if character.isspace() or unicodedata.category(character) == "Cc":
        return " "
    for form in (unicodedata.normalize("NFKC", character).casefold(), character.casefold()):
        if len(form) == 1:
            return form
    return character
