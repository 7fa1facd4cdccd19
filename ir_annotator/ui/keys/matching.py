"""Finds things by name as one types: by Chinese words, by pinyin or its initials, by English words."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

_UNIT = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_GAPS = re.compile(r"[\s'’·]+")
"""What is typed between syllables or words, also by an input method that is still composing."""
_Thing = TypeVar("_Thing")


def rank(query: str, texts: Sequence[str], keys: Sequence[str] = ()) -> int | None:
    """Return how well a query finds something that is called all of ``texts``: 0 is best, None is not at all.

    It is found by the beginning of its ``keys`` too (``ctrl+e``), and best by all of one.

    Chinese is found by its words, by pinyin, by the initials of the syllables or by a mixture (``dcbq``, ``daochu``,
    ``dao出``); where a character is read in several ways each will do, the usual one
    best. English is found by its words in the same way
    (``explab`` finds Export labels) and by any two letters that stand together.
    """
    wanted = _squeeze(query)
    if not wanted:
        return 0
    found = [place for place in (_rank_in(wanted, text) for text in texts) if place is not None]
    found += [0 if _squeeze(key) == wanted else 1 for key in keys if _squeeze(key).startswith(wanted)]
    return min(found, default=None)


def best_first(query: str, things: Iterable[tuple[_Thing, Sequence[str], Sequence[str]]]) -> list[_Thing]:
    """Return the things found, given with their texts and keys: the best first, those equally good in order."""
    ranked = [(place, thing) for thing, texts, keys in things if (place := rank(query, texts, keys)) is not None]
    return [thing for _, thing in sorted(ranked, key=lambda pair: pair[0])]


def _rank_in(wanted: str, text: str) -> int | None:
    squeezed, units = _squeeze(text), _units(text)
    usual = [readings[:2] for readings in units]
    if squeezed.startswith(wanted):
        return 0 if squeezed == wanted else 1
    if _spells(wanted, usual):
        return 2
    if _HAN.search(wanted) and wanted in squeezed:
        return 3
    if any(_spells(wanted, usual[start:]) for start in range(1, len(units))):
        return 4
    if any(_spells(wanted, units[start:]) for start in range(len(units))):
        return 5
    return 6 if len(wanted) > 1 and wanted in squeezed else None


def _squeeze(text: str) -> str:
    return _GAPS.sub("", unicodedata.normalize("NFKC", text).casefold())


def _spells(wanted: str, units: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether beginnings of the units, one after the other from the first, make up what is wanted."""
    reached = {0}
    for readings in units:
        reached = {
            start + length
            for start in reached
            for reading in readings
            for length in range(1, _shared(reading, wanted[start:]) + 1)
        }
        if len(wanted) in reached:
            return True
        if not reached:
            return False
    return False


def _shared(reading: str, rest: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(reading, rest, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(reading), len(rest)))


@lru_cache(maxsize=4096)
def _units(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the characters and words of a text, each with all the ways it can be typed, itself and the usual first."""
    found = _UNIT.findall(unicodedata.normalize("NFKC", text).casefold())
    return tuple((unit, *_readings(unit)) if _HAN.match(unit) else (unit,) for unit in found)


def _readings(character: str) -> list[str]:
    # any reading will do, so the dictionary of phrases, which takes most of the time to load, is left out
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin  # loaded when somebody first searches

    return pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)[0:1][0]


def prepare() -> None:
    """Load what searching needs, before the first letter is typed."""
    _units("字")
