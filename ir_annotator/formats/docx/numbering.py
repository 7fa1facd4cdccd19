"""Automatic numbers of Word paragraphs: they are not in the text and must be counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ir_annotator.formats.docx.xml import W, parse_part

if TYPE_CHECKING:
    from lxml.etree import _Element

_NUM_ID, _ILVL, _STYLE = W + "numId", W + "ilvl", W + "pStyle"
_VAL = W + "val"
_LEVELS = 9
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how its number looks, ``%1、`` say, and with what it starts."""

    form: str
    text: str
    start: int


class Numbering:
    """Counts the automatic numbers of one document, paragraph by paragraph in order."""

    def __init__(self, load: Callable[[], bytes | None]) -> None:
        self._load = load
        self._loaded = False
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, list[int | None]] = {}

    def label(self, numbered: _Element | None, style: str) -> str:
        """Return the number Word shows before a paragraph, such as ``3、``, and count it; empty if there is none.

        Args:
            numbered: What the paragraph itself says of its number.
            style: The paragraph's style, which may number it too; empty if it has none.
        """
        place = self._place(numbered, style)
        if place is None:
            return ""
        num, level = place
        own = self._levels.get(self._lists.get(num, ""), {})
        if level not in own:
            return ""
        counts = self._counts.setdefault(self._lists[num], [None] * _LEVELS)
        restart = self._restarts.pop((num, level), None)
        before = counts[level]
        counts[level] = restart if restart is not None else own[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _shown(own, level, counts)

    def _place(self, numbered: _Element | None, style: str) -> tuple[str, int] | None:
        """Return the list and level of a paragraph, its own or its style's."""
        if numbered is None and not style:
            return None
        self._ensure_loaded()
        by_style = self._styles.get(style)
        if numbered is None:
            return by_style
        num, level = numbered.find(_NUM_ID), numbered.find(_ILVL)
        if num is None:
            return by_style
        return num.get(_VAL, ""), _small(level.get(_VAL) if level is not None else None, 0)

    def _ensure_loaded(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        raw = self._load()
        if raw is None:
            return
        root = parse_part(raw)
        styles: dict[str, tuple[str, int]] = {}
        for abstract in root.iter(W + "abstractNum"):
            name = abstract.get(W + "abstractNumId", "")
            levels = list(abstract.iter(W + "lvl"))
            self._levels[name] = {_small(level.get(_ILVL), 0): _read_level(level) for level in levels}
            for level in levels:
                if (style := level.find(_STYLE)) is not None:
                    styles[style.get(_VAL, "")] = name, _small(level.get(_ILVL), 0)
        for num in root.iter(W + "num"):
            self._read_list(num)
        first = {abstract: num for num, abstract in reversed(self._lists.items())}
        self._styles = {style: (first[name], level) for style, (name, level) in styles.items() if name in first}

    def _read_list(self, num: _Element) -> None:
        """Read which definition a list follows, and where it starts anew."""
        name = num.get(_NUM_ID, "")
        if (abstract := num.find(W + "abstractNumId")) is not None:
            self._lists[name] = abstract.get(_VAL, "")
        for override in num.iter(W + "lvlOverride"):
            if (start := override.find(W + "startOverride")) is not None:
                self._restarts[name, _small(override.get(_ILVL), 0)] = _small(start.get(_VAL), 1)


def _read_level(level: _Element) -> _Level:
    form, text, start = (level.find(W + part) for part in ("numFmt", "lvlText", "start"))
    return _Level(
        "decimal" if form is None else form.get(_VAL, ""),
        "" if text is None else text.get(_VAL, ""),
        _small(None if start is None else start.get(_VAL), 1),
    )


def _shown(levels: dict[int, _Level], level: int, counts: list[int | None]) -> str:
    """Return the number of a paragraph as Word shows it; a bullet is no number and is left out."""
    own = levels[level]
    if own.form in {"bullet", "none"}:
        return ""

    def number(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        count = counts[other] if other < _LEVELS else None
        there = levels.get(other, own)
        return _written(there.start if count is None else count, there.form)

    text = re.sub(r"%([1-9])", number, own.text)
    return text if not text or ord(text[-1]) > 0x2E80 else text + " "  # noqa: PLR2004 -- full-width signs need no space


def _written(number: int, form: str) -> str:
    """Return a number in one of Word's number formats; in Arabic digits where the format is rare."""
    if form.startswith(("chinese", "japanese", "taiwanese", "ideographDigital")) and 0 < number < 100:  # noqa: PLR2004
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")  # noqa: PLR2004
    if form == "decimalEnclosedCircle" and 0 < number <= 20:  # noqa: PLR2004
        return chr(ord("①") + number - 1)
    if form in {"upperLetter", "lowerLetter"} and 0 < number <= 26:  # noqa: PLR2004
        return chr(ord("A" if form == "upperLetter" else "a") + number - 1)
    return str(number)


def _small(value: str | None, default: int) -> int:
    """Return a number of an attribute; the default for what is not a small number."""
    return int(value) if value and re.fullmatch(r"\d{1,4}", value) else default
