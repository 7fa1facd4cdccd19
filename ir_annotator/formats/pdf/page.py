"""One page of a PDF: what is printed where, and the lines ruled on it. All lengths are points, y grows upwards."""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from ir_annotator.formats.pdf.rules import Frame, Rule, rules_of
from ir_annotator.formats.pdf.signs import RADICALS, WRITTEN_BLANK, gap_of_a_blank, is_mixed, sticks

_GAP_OF_A_SIGN = 0.6
_NARROWEST_SIGN = 0.3
"""Heights of the line from which on a gap has room for a sign such as a quotation mark."""
_BACK = 1.5
"""Heights of the line from which on a character that stands further left belongs to another place of the line."""
_TOUCHING = 1.0
_LEAST_BLANK = 0.13
_FILLED = 0.7
_TURNED = 0.1  # radians
_QUARTER = math.pi / 2
_SAMPLES = 16
_FEW_SIGNS = 30
_LARGE = 0.25
"""Share of the page from which on a picture may hold what is to be read."""
_UNKNOWN = frozenset({0xFFFD, *range(0xE000, 0xF000), *range(0xF100, 0xF900)})
"""What stands for no known character; the signs of symbol fonts between are known."""
_BLANK, _FIRST_RADICAL, _LAST_RADICAL, _NO_CHARACTER = 0x20, min(RADICALS), max(RADICALS), 0xFFFE
_FIRST_HALF, _PRIVATE = 0xD800, 0xE000
"""Where the halves of pairs of UTF-16 begin, and what follows them."""
_LINE_END = (0x09, 0x0A, 0x0D)
_BOLD_WEIGHT = 600
_STROKED_MODES = {raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_FILL_STROKE}


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters printed side by side on one line, without a gap between them that has room for another one.

    ``end`` is where the last of them ends that is no blank; ``word`` is how wide the first one is that no line end
    may divide, with the signs that stick to it. ``gaps`` are the wide places between them that were taken for a
    blank: the index of the blank in ``text``, and from where to where nothing was printed behind one another.
    ``narrow`` is the narrowest gap between a Chinese and a Latin character without a blank, 0 if there is none.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool
    end: float
    word: float
    gaps: tuple[tuple[int, float, float], ...] = ()
    narrow: float = 0.0

    @property
    def middle(self) -> float:
        """Height of the middle of the line."""
        return (self.bottom + self.top) / 2

    @property
    def size(self) -> float:
        """Height of the line: about the width of a Chinese character."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page: pieces of text in the order of the file, upright and level rules.

    ``unknown`` counts the characters whose font does not say what they are; ``is_picture`` tells that the page holds
    a picture and hardly any text.
    """

    number: int
    height: float
    pieces: tuple[Piece, ...]
    upright: tuple[Rule, ...]
    level: tuple[Rule, ...]
    unknown: int = 0
    is_picture: bool = False


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
    textpage = page.get_textpage()
    frame = Frame(_quarter(textpage), *sides(page))
    upright, level = rules_of(page, frame)
    text = _Text(textpage, frame, _Upright(upright))
    pieces = tuple(_with_gaps_filled(list(text.pieces())))
    is_picture = sum(len(piece.text) for piece in pieces) < _FEW_SIGNS and _has_picture(page, frame)
    return Page(number, frame.height, pieces, tuple(upright), tuple(level), text.unknown, is_picture)


def sides(page: pdfium.PdfPage) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a page in points; a file may name any two opposite corners."""
    x, y, other_x, other_y = page.get_cropbox()
    return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def _quarter(textpage: pdfium.PdfTextPage) -> int:
    """Return by how many quarters most of the text is turned."""
    count = textpage.count_chars()
    places = range(0, count, max(1, count // _SAMPLES))
    turns = Counter(round(raw.FPDFText_GetCharAngle(textpage, at) / _QUARTER) % 4 for at in places)
    return turns.most_common(1)[0][0] if turns else 0


def _has_picture(page: pdfium.PdfPage, frame: Frame) -> bool:
    """Tell whether a picture covers a good part of the page."""
    area = (frame.right - frame.left) * (frame.top - frame.bottom)
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > _LARGE * area:
            return True
    return False


def _with_gaps_filled(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with single signs put into the gaps that stand for them.

    Where a font lacks a sign, such as a quotation mark, some printers print it from another one behind the line.
    """
    small = [one for one in pieces if len(one.text) == 1]
    if not small or not any(one.gaps for one in pieces):
        return pieces
    found: list[Piece] = []
    used: set[int] = set()
    for piece in pieces:
        text = piece.text
        for at, left, right in reversed(piece.gaps):
            sign = next((one for one in small if id(one) not in used and _fits(one, piece, left, right)), None)
            if sign:
                used.add(id(sign))
                text = text[:at] + sign.text + text[at + 1 :]
        found.append(piece if text == piece.text else replace(piece, text=text))
    return [one for one in found if id(one) not in used]


def _fits(sign: Piece, piece: Piece, left: float, right: float) -> bool:
    """Tell whether a sign fills most of a gap of a piece."""
    level = piece.bottom <= sign.middle <= piece.top
    filled = min(sign.right, right) - max(sign.left, left)
    return level and filled > _FILLED * (right - left) and filled > _FILLED * (sign.right - sign.left)


class _Upright:
    """The upright rules of a page, ready to be asked what stands between two characters."""

    def __init__(self, rules: list[Rule]) -> None:
        self._rules = sorted(rules, key=lambda rule: rule.left)
        self._lefts = [rule.left for rule in self._rules]

    def next_from(self, left: float) -> float:
        """Return where the first rule from a place on stands; without end if there is none."""
        at = bisect_left(self._lefts, left)
        return self._lefts[at] if at < len(self._lefts) else math.inf

    def cuts(self, left: float, right: float, height: float) -> bool:
        """Tell whether a rule stands between two places at this height."""
        for at in range(bisect_left(self._lefts, left), len(self._rules)):
            if self._lefts[at] > right:
                return False
            if self._rules[at].bottom <= height <= self._rules[at].top:
                return True
        return False


class _Growing:
    """The piece that is being collected, character by character; ``rule`` is where the next upright rule stands."""

    def __init__(self, first: int, sign: str, box: raw.FS_RECTF, upright: _Upright) -> None:
        self.first = self.last = first
        self.signs = [sign]
        self.left, self.right, self.bottom, self.top = box.left, box.right, box.bottom, box.top
        self.end = self.word_end = box.right
        self.in_word = True
        self.gaps: list[tuple[int, float, float]] = []
        self.narrow: list[tuple[float, int]] = []
        self._upright, self.rule = upright, upright.next_from(self.left - _TOUCHING)

    def takes(self, at: int, sign: str, box: raw.FS_RECTF) -> bool:
        """Take the next character, with a blank before it where a gap stands for one; False if it stands elsewhere."""
        left, right, bottom, top = box.left, box.right, box.bottom, box.top
        size, middle, gap = top - bottom, (top + bottom) / 2, left - self.right
        back = left <= self.left - size / 2 or gap < -_BACK * size
        if back or not self.bottom <= middle <= self.top or gap > _GAP_OF_A_SIGN * size:
            return False
        if left + _TOUCHING >= self.rule and gap > -_TOUCHING and self._is_cut(left, middle):
            return False
        before = self.signs[-1]
        if gap > _LEAST_BLANK * size and before != " " != sign:
            if gap > gap_of_a_blank(before, sign) * size:
                if gap > _NARROWEST_SIGN * size:
                    self.gaps.append((len(self.signs), self.right, left))
                self.signs.append(" ")
                self.in_word = False
            elif is_mixed(before, sign):
                self.narrow.append((gap, len(self.signs)))
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

    def _is_cut(self, left: float, height: float) -> bool:
        """Tell whether a rule stands between the last character and one that begins further right."""
        cut = self._upright.cuts(self.right - _TOUCHING, left + _TOUCHING, height)
        self.rule = self._upright.next_from(left - _TOUCHING)
        return cut

    def _signs_with_blanks(self) -> list[str]:
        """Return the signs with blanks in the gaps between Chinese and Latin that are wider than others of the line.

        Printers leave such a gap where nobody wrote a blank, and widen all of them alike to fill a line; a blank that
        was written comes on top.
        """
        if len(self.narrow) > 1:
            widest = min(self.narrow)[0] + WRITTEN_BLANK * (self.top - self.bottom)
            for gap, at in reversed(self.narrow):
                if gap > widest:
                    self.signs.insert(at, " ")
                    self.gaps = [(place + (place >= at), left, right) for place, left, right in self.gaps]
        return self.signs

    def piece(self, textpage: pdfium.PdfTextPage, quarter: int) -> Iterator[Piece]:
        """Yield the piece unless it is turned, as watermarks are, or blank."""
        text = "".join(self._signs_with_blanks())
        angle = (raw.FPDFText_GetCharAngle(textpage, self.first) - quarter * _QUARTER) % math.tau
        if text.strip() and min(angle, math.tau - angle) < _TURNED:
            bold = _is_bold(textpage, self.first) and _is_bold(textpage, self.last)
            word = self.word_end - self.left
            narrow = min(self.narrow)[0] if self.narrow else 0.0
            gaps = tuple(self.gaps)
            yield Piece(text, self.left, self.right, self.bottom, self.top, bold, self.end, word, gaps, narrow)


class _Text:
    """The characters of a page, collected into pieces."""

    def __init__(self, textpage: pdfium.PdfTextPage, frame: Frame, upright: _Upright) -> None:
        self.unknown = 0
        self._textpage = textpage
        self._frame = frame
        self._upright = upright

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces: cut at line ends, wide gaps and upright rules."""
        box: raw.FS_RECTF | Rule
        loose, box_of, textpage = raw.FS_RECTF(), raw.FPDFText_GetLooseCharBox, self._textpage.raw
        address, is_plain = ctypes.byref(loose), self._frame.is_plain
        growing: _Growing | None = None
        for at, sign in self._characters():
            box_of(textpage, at, address)
            box = loose if is_plain else self._frame.placed(loose.left, loose.bottom, loose.right, loose.top)
            if box.top <= box.bottom:
                continue
            if growing is None or not growing.takes(at, sign, box):
                if growing is not None:
                    yield from self._finished(growing)
                growing = None if sign.isspace() else _Growing(at, sign, box, self._upright)
        if growing is not None:
            yield from self._finished(growing)

    def _finished(self, growing: _Growing) -> Iterator[Piece]:
        if raw.FPDFText_HasUnicodeMapError(self._textpage, growing.first) == 1:
            self.unknown += len(growing.signs)
        yield from growing.piece(self._textpage, self._frame.quarter)

    def _codes(self) -> Sequence[int]:
        """Return the codes of all characters: asked for at once where each is one unit of UTF-16, else one by one."""
        textpage, count = self._textpage.raw, self._textpage.count_chars()
        units = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(textpage, 0, count, units)
        if written == count + 1 and not any(_FIRST_HALF <= code < _PRIVATE for code in set(units)):
            return list(units)[:count]
        return [raw.FPDFText_GetUnicode(textpage, at) for at in range(count)]

    def _characters(self) -> Iterator[tuple[int, str]]:
        """Yield the characters that are really printed; the radicals of some fonts become the words."""
        high, is_generated = 0, raw.FPDFText_IsGenerated
        for at, unit in enumerate(self._codes()):
            if _LAST_RADICAL < unit < _FIRST_HALF or _BLANK < unit < _FIRST_RADICAL:
                yield at, chr(unit)
                continue
            code = unit
            if _FIRST_HALF <= unit < 0xDC00:  # noqa: PLR2004 -- the first half of a pair
                high = unit
                continue
            if 0xDC00 <= unit < _PRIVATE:  # noqa: PLR2004 -- the second half
                code = 0x10000 + ((high - _FIRST_HALF) << 10) + (unit - 0xDC00) if high else 0
                high = 0
            made_up = code == _BLANK and is_generated(self._textpage.raw, at)
            if code >= _BLANK and not made_up and code != _NO_CHARACTER:
                self.unknown += code in _UNKNOWN
                yield at, RADICALS.get(code) or chr(code)
            elif code < _BLANK and code not in _LINE_END:
                self.unknown += 1


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
