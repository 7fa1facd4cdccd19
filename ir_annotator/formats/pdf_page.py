"""One page of a PDF: what is printed where, and the lines ruled on it. All lengths are points, y grows upwards."""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from ir_annotator.formats.pdf_signs import RADICALS, gap_of_a_blank, sticks

_THIN = 3.0
_SHORT = 3.0
_GAP_OF_A_SIGN = 0.6
_TOUCHING = 1.0
_LEAST_BLANK = 0.13
_TURNED = 0.1  # radians
_BLANK, _NO_CHARACTER = 0x20, 0xFFFE
_BOLD_WEIGHT = 600
_STROKED_MODES = {raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_FILL_STROKE}


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters printed side by side on one line, without a gap between them that has room for another one.

    ``end`` is where the last of them ends that is no blank; ``word`` is how wide the first one is that no line end
    may divide, with the signs that stick to it.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool
    end: float
    word: float

    @property
    def middle(self) -> float:
        """Height of the middle of the line."""
        return (self.bottom + self.top) / 2

    @property
    def size(self) -> float:
        """Height of the line: about the width of a Chinese character."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: upright where ``left`` is (about) ``right``, level where ``bottom`` is ``top``."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page: pieces of text in the order of the file, upright and level rules."""

    number: int
    height: float
    pieces: tuple[Piece, ...]
    upright: tuple[Rule, ...]
    level: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a picture: rows of RGB bytes from the top."""

    rgb: bytes
    width: int
    height: int


def page_image(path: Path, page: int, width: int) -> PageImage:
    """Return the one-based ``page`` of a PDF as a picture ``width`` pixels wide.

    Raises:
        OSError: If the file cannot be read as a PDF, or has no such page.
    """
    try:
        with pdfium.PdfDocument(path) as document:
            if not 1 <= page <= len(document):
                raise OSError(f"no page {page}")
            shown = document[page - 1]
            bitmap = shown.render(scale=width / shown.get_width(), rev_byteorder=True)
            return PageImage(_rgb(bitmap), bitmap.width, bitmap.height)
    except pdfium.PdfiumError as error:
        raise OSError(str(error)) from error


def _rgb(bitmap: pdfium.PdfBitmap) -> bytes:
    """Return the rows of a bitmap without the bytes that pad them."""
    raw_bytes, row = bytes(bitmap.buffer), bitmap.width * 3
    return b"".join(raw_bytes[at : at + row] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """Return what is printed on a page; ``number`` is its one-based place."""
    upright, level = _rules(page)
    textpage = page.get_textpage()
    pieces = tuple(_pieces(textpage, _Upright(upright)))
    return Page(number, page.get_height(), pieces, tuple(upright), tuple(level))


class _Upright:
    """The upright rules of a page, ready to be asked what stands between two characters."""

    def __init__(self, rules: list[Rule]) -> None:
        self._rules = sorted(rules, key=lambda rule: rule.left)
        self._lefts = [rule.left for rule in self._rules]

    def cuts(self, left: float, right: float, height: float) -> bool:
        """Tell whether a rule stands between two places at this height."""
        for at in range(bisect_left(self._lefts, left), len(self._rules)):
            if self._lefts[at] > right:
                return False
            if self._rules[at].bottom <= height <= self._rules[at].top:
                return True
        return False


class _Growing:
    """The piece that is being collected, character by character."""

    def __init__(self, first: int, sign: str, box: raw.FS_RECTF) -> None:
        self.first = self.last = first
        self.signs = [sign]
        self.left, self.right, self.bottom, self.top = box.left, box.right, box.bottom, box.top
        self.end = self.word_end = box.right
        self.in_word = True

    def takes(self, at: int, sign: str, box: raw.FS_RECTF, upright: _Upright) -> bool:
        """Take the next character, with a blank before it where a gap stands for one; False if it stands elsewhere."""
        left, right, bottom, top = box.left, box.right, box.bottom, box.top
        size, middle, gap = top - bottom, (top + bottom) / 2, left - self.right
        if not self.bottom <= middle <= self.top or left <= self.left - size / 2 or gap > _GAP_OF_A_SIGN * size:
            return False
        if gap > -_TOUCHING and upright.cuts(self.right - _TOUCHING, left + _TOUCHING, middle):
            return False
        before = self.signs[-1]
        if gap > _LEAST_BLANK * size and gap > gap_of_a_blank(before, sign) * size and before != " " != sign:
            self.signs.append(" ")
            self.in_word = False
        self.signs.append(sign)
        self.right = right
        if self.in_word:
            self.in_word = sticks(before, sign)
            self.word_end = right if self.in_word else self.word_end
        if sign != " ":
            self.end, self.last = right, at
        if size < 2 * (self.top - self.bottom):  # a sign of a font with wild measures does not make the line taller
            self.bottom = bottom if bottom < self.bottom else self.bottom
            self.top = top if top > self.top else self.top
        return True

    def piece(self, textpage: pdfium.PdfTextPage) -> Iterator[Piece]:
        """Yield the piece unless it is turned, as watermarks are, or blank."""
        text = "".join(self.signs)
        angle = raw.FPDFText_GetCharAngle(textpage, self.first)
        if text.strip() and min(angle, abs(angle - math.tau)) < _TURNED:
            bold = _is_bold(textpage, self.first) and _is_bold(textpage, self.last)
            word = self.word_end - self.left
            yield Piece(text, self.left, self.right, self.bottom, self.top, bold, self.end, word)


def _pieces(textpage: pdfium.PdfTextPage, upright: _Upright) -> Iterator[Piece]:
    """Yield the pieces of a page: cut at line ends, wide gaps and upright rules."""
    box = raw.FS_RECTF()
    growing: _Growing | None = None
    for at, sign in _characters(textpage):
        raw.FPDFText_GetLooseCharBox(textpage, at, box)
        if box.top <= box.bottom:
            continue
        if growing is None or not growing.takes(at, sign, box, upright):
            if growing is not None:
                yield from growing.piece(textpage)
            growing = None if sign.isspace() else _Growing(at, sign, box)
    if growing is not None:
        yield from growing.piece(textpage)


def _characters(textpage: pdfium.PdfTextPage) -> Iterator[tuple[int, str]]:
    """Yield the characters that are really printed, with their places; the radicals of some fonts become the words."""
    unicode_of = raw.FPDFText_GetUnicode
    high = 0
    for at in range(textpage.count_chars()):
        code = unicode_of(textpage, at)
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 -- the first half of a pair
            high = code
            continue
        if 0xDC00 <= code < 0xE000:  # noqa: PLR2004 -- the second half
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0
            high = 0
        made_up = code == _BLANK and raw.FPDFText_IsGenerated(textpage, at)
        if code >= _BLANK and not made_up and code != _NO_CHARACTER:
            yield at, RADICALS.get(code) or chr(code)


def _is_bold(textpage: pdfium.PdfTextPage, at: int) -> bool:
    """Tell whether a character is bold: by its font, or because its outline is drawn as well."""
    if raw.FPDFText_GetFontWeight(textpage, at) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(100)
    length = raw.FPDFText_GetFontInfo(textpage, at, name, 100, None)
    if 0 < length <= 100 and b"bold" in name.value.lower():  # noqa: PLR2004
        return True
    drawn = raw.FPDFText_GetTextObject(textpage, at)
    return bool(drawn) and raw.FPDFTextObj_GetTextRenderMode(drawn) in _STROKED_MODES


def _rules(page: pdfium.PdfPage) -> tuple[list[Rule], list[Rule]]:
    """Return the upright and the level rules of a page: thin areas that are filled, and lines that are drawn."""
    upright: list[Rule] = []
    level: list[Rule] = []
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = shape.get_bounds()
        found = [Rule(left, bottom, right, top)]
        if right - left >= _THIN and top - bottom >= _THIN:
            found = list(_drawn_lines(shape))
        for rule in found:
            if rule.right - rule.left < _THIN and rule.top - rule.bottom >= _SHORT:
                upright.append(rule)
            elif rule.top - rule.bottom < _THIN and rule.right - rule.left >= _SHORT:
                level.append(rule)
    return upright, level


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
