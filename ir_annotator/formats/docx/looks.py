"""How paragraphs of a Word document look: bold type and indentation, their own or their style's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ir_annotator.formats.docx.xml import Attributes, W, attributes_of, is_on, parse_part

if TYPE_CHECKING:
    from lxml.etree import _Element

_PPR, _RPR, _IND, _BOLD, _SIZE, _BASED_ON = (W + name for name in ("pPr", "rPr", "ind", "b", "sz", "basedOn"))
_VAL = W + "val"
_USUAL_SIZE = 21
"""Half-points of a Chinese character where nothing else is said (五号)."""
_MOST_BASES = 20
_Indent = dict[str, int]


@dataclass(slots=True)
class _Style:
    """What a style says itself; None where its base decides."""

    base: str = ""
    bold: bool | None = None
    size: int | None = None
    indent: _Indent = field(default_factory=dict)


class Looks:
    """Tells how paragraphs and runs look, by what they say and what their styles do."""

    def __init__(self, load: Callable[[], bytes | None]) -> None:
        self._load = load
        self._styles: dict[str, _Style] | None = None
        self._bold: dict[str, bool] = {}
        self._known: dict[tuple[Attributes, str], tuple[float, float]] = {}

    def bold_by_style(self, style: str) -> bool:
        """Return whether a paragraph or character style is bold."""
        if style not in self._bold:
            self._bold[style] = next((one.bold for one in self._chain(style) if one.bold is not None), False)
        return self._bold[style]

    def indents(self, own: Attributes, style: str, paragraph: _Element | None) -> tuple[float, float]:
        """Return how far the first line and the others of a paragraph are indented, in widths of a character."""
        if (known := self._known.get((own, style))) is not None:
            return known
        said = self._indentation(own, style)
        by_points = any(value and not name.endswith("Chars") for name, value in said.items())
        width = 10 * (self._size(paragraph, style) if by_points else _USUAL_SIZE)
        left = _measure(said, "left", width)
        first = _measure(said, "firstLine", width) or -_measure(said, "hanging", width)
        if not by_points:
            self._known[own, style] = left + first, left
        return left + first, left

    def _indentation(self, own: Attributes, style: str) -> _Indent:
        """Return the measures that hold for a paragraph: its own, then those of its style."""
        said: _Indent = {}
        for indent in [*(one.indent for one in reversed(self._chain(style) if style else [])), _indent(own)]:
            for name in indent:  # a measure in points replaces one in characters that a style gives
                said.pop(name.removesuffix("Chars") if name.endswith("Chars") else name + "Chars", None)
            said |= indent
        return said

    def _size(self, paragraph: _Element | None, style: str) -> int:
        """Return the size of a paragraph's first run in half-points."""
        sizes = [None if paragraph is None else _number(paragraph.find(f"{W}r/{_RPR}/{_SIZE}"))]
        if style:
            sizes += [one.size for one in self._chain(style)]
        return next((size for size in sizes if size), _USUAL_SIZE)

    def _chain(self, style: str) -> list[_Style]:
        """Return a style, the one it is based on, and so on."""
        if self._styles is None:
            raw = self._load()
            self._styles = {} if raw is None else _read_styles(parse_part(raw))
        found: list[_Style] = []
        while (known := self._styles.get(style)) and len(found) < _MOST_BASES:
            found.append(known)
            style = known.base
        return found


def _read_styles(root: _Element) -> dict[str, _Style]:
    styles = {}
    for one in root.iterchildren(W + "style"):
        base, run, paragraph = (one.find(name) for name in (_BASED_ON, _RPR, _PPR))
        bold = None if run is None else run.find(_BOLD)
        styles[one.get(W + "styleId", "")] = _Style(
            "" if base is None else base.get(_VAL, ""),
            None if bold is None else is_on(bold),
            None if run is None else _number(run.find(_SIZE)),
            {} if paragraph is None or (own := paragraph.find(_IND)) is None else _indent(attributes_of(own)),
        )
    return styles


def _indent(own: Attributes) -> _Indent:
    """Return the measures of an indentation; characters go before points where both are given."""
    found: _Indent = {}
    for name, value in own:
        if re.fullmatch(r"-?\d{1,5}", value):
            found[name.removeprefix(W).replace("start", "left")] = int(value)
    return {name: value for name, value in found.items() if not found.get(name + "Chars")}


def _measure(said: _Indent, name: str, width: int) -> float:
    """Return a measure in widths of a character: given in hundredths of them, or in twentieths of a point."""
    if chars := said.get(name + "Chars"):
        return round(chars / 100, 1)
    return round(said.get(name, 0) / width, 1)


def _number(element: _Element | None) -> int | None:
    value = "" if element is None else element.get(_VAL, "")
    return int(value) if re.fullmatch(r"\d{1,3}", value) else None
