"""The lines ruled on a page of a PDF. All lengths are points, y grows upwards."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_THIN = 3.0
_SHORT = 3.0
_MOST_RULES = 3000


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: upright where ``left`` is (about) ``right``, level where ``bottom`` is ``top``."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges of a page, and by how many quarters its text is turned to the right."""

    quarter: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Height of the page as its text is read."""
        return self.right - self.left if self.quarter % 2 else self.top - self.bottom

    @property
    def is_plain(self) -> bool:
        """Whether places need no change."""
        return not self.quarter and not self.left and not self.bottom

    def placed(self, left: float, bottom: float, right: float, top: float) -> Rule:
        """Return where an area stands when the text is upright and the lower left corner of the page is 0, 0."""
        match self.quarter:
            case 3:
                return Rule(bottom - self.bottom, self.right - right, top - self.bottom, self.right - left)
            case 2:
                return Rule(self.right - right, self.top - top, self.right - left, self.top - bottom)
            case 1:
                return Rule(self.top - top, left - self.left, self.top - bottom, right - self.left)
            case _:
                return Rule(left - self.left, bottom - self.bottom, right - self.left, top - self.bottom)


def rules_of(page: pdfium.PdfPage, frame: Frame) -> tuple[list[Rule], list[Rule]]:
    """Return the upright and the level rules of a page: thin areas that are filled, and lines that are drawn."""
    upright: list[Rule] = []
    level: list[Rule] = []
    for shape in _paths(page):
        bounds = Rule(*shape.get_bounds())
        thin = bounds.right - bounds.left < _THIN or bounds.top - bounds.bottom < _THIN
        for found in [bounds] if thin else _drawn_lines(shape):
            rule = found if frame.is_plain else frame.placed(found.left, found.bottom, found.right, found.top)
            if rule.right - rule.left < _THIN and rule.top - rule.bottom >= _SHORT:
                upright.append(rule)
            elif rule.top - rule.bottom < _THIN and rule.right - rule.left >= _SHORT:
                level.append(rule)
    return _longest(upright), _longest(level)


def _paths(page: pdfium.PdfPage) -> Iterator[pdfium.PdfObject]:
    """Yield what is drawn on a page; the many pieces of text are passed over before anything is made of them."""
    wanted = [raw.FPDF_PAGEOBJ_PATH]
    drawn, object_of, kind_of = page.raw, raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType
    for number in range(raw.FPDFPage_CountObjects(drawn)):
        found = object_of(drawn, number)
        kind = kind_of(found)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield pdfium.PdfObject(found, page=page)
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            yield from page.get_objects(wanted, max_depth=4, form=pdfium.PdfObject(found, page=page), level=1)


def _longest(rules: list[Rule]) -> list[Rule]:
    """Return the longest rules of a page, and all if there are not too many to be those of tables."""
    if len(rules) <= _MOST_RULES:
        return rules
    return sorted(rules, key=lambda rule: rule.left - rule.right + rule.bottom - rule.top)[:_MOST_RULES]


def _drawn_lines(shape: pdfium.PdfObject) -> Iterator[Rule]:
    """Yield the straight lines of a path whose outline is drawn, such as the box of a cell."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape, mode, stroke)
    if not stroke.value:
        return
    matrix = shape.get_matrix()
    start = last = (0.0, 0.0)
    for number in range(min(raw.FPDFPath_CountSegments(shape), 2000)):
        segment = raw.FPDFPath_GetPathSegment(shape, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            start = point
        else:
            yield _between(last, point)
            if raw.FPDFPathSegment_GetClose(segment):
                yield _between(point, start)
        last = point


def _between(one: tuple[float, float], other: tuple[float, float]) -> Rule:
    (x, y), (u, v) = one, other
    return Rule(min(x, u), min(y, v), max(x, u), max(y, v))
