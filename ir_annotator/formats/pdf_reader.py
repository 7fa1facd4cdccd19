"""Reads records from PDF: the form by its ruled lines, the talk by the flow of its lines over the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.form import ANNEX, Field, Row, Sheet, field_of, is_label, squeezed
from ir_annotator.formats.pdf_lines import Line, lines_of, paragraphs
from ir_annotator.formats.pdf_page import Page, Piece, Rule, read_page
from ir_annotator.formats.text_reader import sheet_of_lines
from ir_annotator.i18n import translate

_MOST_PAGES = 500
_NEAR = 6.0
_PAGE_NUMBER = re.compile(
    r"[-–—·\s]*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[/／，,共]+\s*\d{1,3}\s*页?)?[-–—·\s]*|\d{1,3}\s*of\s*\d{1,3}"
)


def read_pdf(path: Path) -> Sheet:
    """Return the sheet of a PDF with a text layer.

    Raises:
        Problem: ``scan_without_text``, ``encrypted``, ``damaged_pdf`` or ``too_large``.
    """
    pages = _pages(path)
    if not any(page.pieces for page in pages):
        raise Problem(
            "scan_without_text",
            translate("Pdf", "It is a scan: its pages are pictures without any text."),
            translate(
                "Pdf", "Fetch the original from the exchange, or have the text recognised (OCR), and choose that."
            ),
        )
    return _Form(pages).sheet()


def _pages(path: Path) -> list[Page]:
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise _encrypted() if code == raw.FPDF_ERR_PASSWORD or "assword" in str(error) else _damaged() from error
    with document:
        if len(document) > _MOST_PAGES:
            raise Problem(
                "too_large",
                translate("Pdf", "It has {0} pages; no record is that long.").format(len(document)),
                translate("Pdf", "Check that it is the right file; save the record's pages alone."),
            )
        try:
            return [read_page(page, number) for number, page in enumerate(document, 1)]
        except pdfium.PdfiumError as error:
            raise _damaged() from error


def _encrypted() -> Problem:
    return Problem(
        "encrypted",
        translate("Pdf", "It is protected by a password."),
        translate("Pdf", "Open it with the password, and print or save it as a PDF without protection."),
    )


def _damaged() -> Problem:
    return Problem(
        "damaged_pdf",
        translate("Pdf", "The PDF is damaged or incomplete."),
        translate("Pdf", "Fetch it again; the download was probably interrupted."),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """A ruled table on one page: its edges and its upright rules."""

    page: Page
    left: float
    right: float
    bottom: float
    top: float
    upright: tuple[Rule, ...]

    @property
    def divider(self) -> float:
        """Where the column of labels ends."""
        inner = [rule for rule in self.upright if self.left + _NEAR < rule.left < self.right - _NEAR]
        length: Counter[int] = Counter()
        for rule in inner:
            length[round(rule.left / 3)] += round(rule.top - rule.bottom)
        tall = [rule.left for rule in inner if length[round(rule.left / 3)] > 0.4 * (self.top - self.bottom)]
        return min(tall, default=min((rule.left for rule in inner), default=self.right))

    def bands(self) -> Iterator[tuple[float, float]]:
        """Yield top and bottom of each row."""
        divider = self.divider
        middle = (self.left + divider) / 2
        heights = sorted(set(self._borders_at(middle)) | {self.top, self.bottom}, reverse=True)
        last = heights[0]
        for height in heights[1:]:
            if last - height > _NEAR:
                yield last, height
                last = height

    def _borders_at(self, x: float) -> Iterator[float]:
        for rule in self.page.level:
            if rule.left <= x <= rule.right and self.bottom - _NEAR <= rule.top <= self.top + _NEAR:
                yield rule.top


def _tables(page: Page) -> list[_Table]:
    """Return the ruled tables of a page from the top: upright rules whose heights overlap belong together."""
    groups: list[list[Rule]] = []
    for rule in sorted(page.upright, key=lambda one: -one.top):
        if groups and rule.top >= min(other.bottom for other in groups[-1]) - _NEAR / 2:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    found = []
    for group in groups:
        left, right = min(rule.left for rule in group), max(rule.left for rule in group)
        bottom, top = min(rule.bottom for rule in group), max(rule.top for rule in group)
        if right - left > page.height / 5 and top - bottom > _NEAR:
            found.append(_Table(page, left, right, bottom, top, tuple(group)))
    return found


class _Form:
    """Collects header, rows and what follows, page by page."""

    def __init__(self, pages: list[Page]) -> None:
        self._pages = pages
        self._rows: list[tuple[str, list[Line], float]] = []
        self._header: list[Line] = []
        self._after: list[Line] = []
        self._divider = 0.0
        self._furniture = _repeated(pages)

    def sheet(self) -> Sheet:
        """Return the whole sheet; without any ruled form, what labels and lines alone tell."""
        for page in self._pages:
            self._take(page)
        if not any(field_of(label) for label, _, _ in self._rows):
            return self._unruled()
        above = next(at for at, (label, _, _) in enumerate(self._rows) if field_of(label))
        header = [line for _, lines, _ in self._rows[:above] for line in lines]
        rows = [self._row(*row) for row in self._rows[above:]]
        if self._after:
            rows.append(Row(ANNEX, "\n".join(line.text for line in self._after)))
        return Sheet(tuple(line.text for line in [*self._header, *header]), tuple(rows))

    @staticmethod
    def _row(label: str, lines: list[Line], right: float) -> Row:
        texts, looks = paragraphs(lines, right)
        return Row(label, "\n".join(texts), tuple(looks))

    def _take(self, page: Page) -> None:
        tables = _tables(page)
        pieces = [piece for piece in page.pieces if not self._is_furniture(page, piece)]
        for table in tables:
            inside = [one for one in page.pieces if _within(one, table)]
            above = [one for one in pieces if one.middle > table.top and one not in inside]
            pieces = [one for one in pieces if one.middle <= table.top and one not in inside]
            self._outside(page, above)
            self._table(table, inside)
        self._outside(page, pieces)

    def _outside(self, page: Page, pieces: list[Piece]) -> None:
        """Keep what stands outside of tables: the header before the form, the rest behind it."""
        (self._after if self._rows else self._header).extend(lines_of(page, pieces))

    def _table(self, table: _Table, inside: list[Piece]) -> None:
        divider = table.divider
        if self._rows and self._divider and abs(divider - self._divider) > 2 * _NEAR and self._has_content():
            self._after += lines_of(table.page, inside)  # a table of its own, such as a list of those present
            return
        for top, bottom in table.bands():
            band = [one for one in inside if bottom < one.middle <= top]
            left = lines_of(table.page, [one for one in band if one.left < divider - 1])
            right = lines_of(table.page, [one for one in band if one.left >= divider - 1])
            self._add("".join(squeezed(line.text) for line in left), left, right, table.right)
        if any(field_of(label) for label, _, _ in self._rows):
            self._divider = self._divider or divider

    def _has_content(self) -> bool:
        return any(field_of(label) is Field.CONTENT for label, _, _ in self._rows)

    def _add(self, label: str, left: list[Line], right: list[Line], edge: float) -> None:
        """Add a row, or what a page break cut off the one before: its value, or the rest of its label."""
        if not label and not right:
            return
        if self._rows:
            before, lines, _ = self._rows[-1]
            whole = squeezed(before) + label
            rest = bool(label) and not field_of(label) and is_label(whole) and not is_label(before)
            if rest or (not label and field_of(before)):
                self._rows[-1] = (whole, lines + right, edge)
                return
        if not right and not field_of(label):
            right, label = left, ""  # one cell over both columns
        self._rows.append((label, right, edge))

    def _is_furniture(self, page: Page, piece: Piece) -> bool:
        """Tell whether a piece outside of tables is a page number, or a line that all pages repeat."""
        edge = min(piece.middle, page.height - piece.middle) < page.height / 8
        return edge and (bool(_PAGE_NUMBER.fullmatch(piece.text.strip())) or _key(piece) in self._furniture)

    def _unruled(self) -> Sheet:
        """Read a page without ruled lines: pieces beside a label are its value."""
        lines: list[str] = []
        looks = []
        for page in self._pages:
            pieces = [one for one in page.pieces if not self._is_furniture(page, one)]
            found = lines_of(page, pieces)
            texts, seen = paragraphs(found, max((line.right for line in found), default=0.0))
            lines += [_colon(text) for text in texts]
            looks += seen
        return sheet_of_lines(lines)


def _colon(text: str) -> str:
    """Return a line whose first column is a label as ``label：value``."""
    label, tab, value = text.partition("\t")
    return f"{squeezed(label)}：{value}" if tab and is_label(label) else text


def _within(piece: Piece, table: _Table) -> bool:
    return table.bottom - 1 <= piece.middle <= table.top + 1 and table.left - _NEAR <= piece.left <= table.right + _NEAR


def _repeated(pages: Iterable[Page]) -> set[tuple[str, int]]:
    """Return what stands at the same place of several pages: running headers and footers."""
    seen = Counter(key for page in pages for key in {_key(piece) for piece in page.pieces})
    return {key for key, times in seen.items() if times > 1}


def _key(piece: Piece) -> tuple[str, int]:
    return re.sub(r"\d+", "#", squeezed(piece.text)), round(piece.middle / 4)
