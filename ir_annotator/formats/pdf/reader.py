"""Reads records from PDF: the form by its ruled lines, the talk by the flow of its lines over the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Doubt
from ir_annotator.formats.form.rows import ANNEX, Field, Row, Sheet, field_of, is_label, points_elsewhere, squeezed
from ir_annotator.formats.pdf.guard import check_streams
from ir_annotator.formats.pdf.lines import Line, lines_of, paragraphs
from ir_annotator.formats.pdf.page import Page, Piece, read_page, sides
from ir_annotator.formats.pdf.print import (
    AFTER_CONTENT,
    MOST_LINES_OF_A_LABEL,
    is_annex,
    is_rest_of_label,
    printed_form,
    value_column,
)
from ir_annotator.formats.pdf.table import NEAR, Edges, Table, tables_of
from ir_annotator.formats.text_reader import begins_with_label, sheet_of_lines
from ir_annotator.i18n import translate

_MOST_PAGES = 500
_MOST_CHARACTERS = 300_000
"""Of all pages together: three times the longest record. Each takes four microseconds to place."""
_LEAST_SIDE, _MOST_SIDE = 1, 20_000
"""Points of the sides of a page; the format itself ends at 14,400."""
_MOST_OBJECTS = 60_000
"""Pieces of text, lines and pictures on one page; the fullest page known has a tenth of it."""
_LEAST_KNOWN = 3
_REPEATED = 0.4
"""Share of the pages on which a running header stands at least: on odd ones without the first, or on even ones."""
"""So many known labels beside their values are a form, although the content has none."""
_MOST_UNKNOWN, _MANY_UNKNOWN = 0.3, 10
"""Share of the characters of which a file is refused, and number from which on it is told."""
_PAGE_NUMBER = re.compile(
    r"[-–—·\s]*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[/／，,共]+\s*\d{1,3}\s*页?)?[-–—·\s]*|\d{1,3}\s*of\s*\d{1,3}"
)


def read_pdf(path: Path) -> Sheet:
    """Return the sheet of a PDF with a text layer.

    Raises:
        Problem: ``scan_without_text``, ``unknown_letters``, ``encrypted``, ``damaged_pdf`` or ``too_large``.
    """
    return read_pdf_and_doubts(path)[0]


def read_pdf_and_doubts(path: Path) -> tuple[Sheet, tuple[Doubt, ...]]:
    """Return the sheet of a PDF with a text layer, and what could not be read of it.

    Raises:
        Problem: As ``read_pdf`` does.
    """
    pages = _pages(path)
    if all(page.is_picture or not page.pieces for page in pages):
        raise Problem(
            "scan_without_text",
            translate("Pdf", "It is a scan: its pages are pictures without any text."),
            translate(
                "Pdf", "Fetch the original from the exchange, or have the text recognised (OCR), and choose that."
            ),
        )
    unknown = sum(page.unknown for page in pages)
    if unknown > _MOST_UNKNOWN * sum(len(piece.text) for page in pages for piece in page.pieces):
        raise Problem(
            "unknown_letters",
            translate(
                "Pdf", "Its fonts do not say which characters they print; what can be copied from it is garbage."
            ),
            translate(
                "Pdf", "Fetch the original from the exchange, or have the text recognised (OCR), and choose that."
            ),
        )
    return _Form(pages).sheet(), tuple(_doubts(pages, unknown))


def _doubts(pages: list[Page], unknown: int) -> Iterator[Doubt]:
    if pictures := [str(page.number) for page in pages if page.is_picture]:
        sentence = translate("Pdf", "Pages that are pictures without any text were not read: {0}.")
        yield Doubt("pages_without_text", sentence.format(", ".join(pictures)))
    if unknown >= _MANY_UNKNOWN:
        sentence = translate("Pdf", "{0} characters could not be read, because their font does not say what they are.")
        yield Doubt("unknown_letters", sentence.format(unknown))


def _pages(path: Path) -> list[Page]:
    check_streams(path)
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
            return list(_until_too_long(_page(page, number) for number, page in enumerate(document, 1)))
        except pdfium.PdfiumError as error:
            raise _damaged() from error


def _until_too_long(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the pages, unless they hold more than any record.

    Raises:
        Problem: ``too_large``.
    """
    characters = 0
    for page in pages:
        characters += sum(len(piece.text) for piece in page.pieces)
        if characters > _MOST_CHARACTERS:
            raise Problem(
                "too_large",
                translate("Pdf", "Its pages hold more than {0} characters; no record is that long.").format(
                    _MOST_CHARACTERS
                ),
                translate("Pdf", "Check that it is the right file; save the record's pages alone."),
            )
        yield page


def _page(page: pdfium.PdfPage, number: int) -> Page:
    """Return what is printed on a page, unless it is no page of paper or as full as none."""
    left, bottom, right, top = sides(page)
    if not (_LEAST_SIDE < right - left < _MOST_SIDE and _LEAST_SIDE < top - bottom < _MOST_SIDE):
        raise _damaged()
    if raw.FPDFPage_CountObjects(page) > _MOST_OBJECTS:
        raise Problem(
            "too_large",
            translate("Pdf", "Page {0} is printed fuller than any page of a record.").format(number),
            translate("Pdf", "Check that it is the right file; save the record's pages alone."),
        )
    return read_page(page, number)


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


@dataclass(slots=True)
class _Row:
    """A row of the form that is being collected."""

    label: str
    lines: list[Line]
    right: float


class _Form:
    """Collects header, rows and what follows, page by page."""

    def __init__(self, pages: list[Page]) -> None:
        self._pages = pages
        self._rows: list[_Row] = []
        self._header: list[Line] = []
        self._running: list[Line] = []
        self._after: list[Line] = []
        self._edges: Edges | None = None
        self._divider: float | None = None
        self._is_ruled = False
        self._furniture = _repeated(pages)

    def sheet(self) -> Sheet:
        """Return the whole sheet; without any ruled form, what labels and lines alone tell."""
        for page in self._pages:
            self._take(page)
        if not any(field_of(row.label) for row in self._rows):
            return self._unruled()
        above = next(at for at, row in enumerate(self._rows) if field_of(row.label))
        header = [line.text for line in self._header]
        for row in self._rows[:above]:
            header += [row.label, *(line.text for line in row.lines)]
        running = tuple(line.text for line in self._running)
        self._fetch_talk()
        rows = [self._row(row) for row in self._rows[above:]]
        rows += _annex(self._after, self._edges.right if self._edges else 0.0)
        return Sheet(tuple(filter(None, header)), tuple(rows), page_headers=running)

    def _fetch_talk(self) -> None:
        """Move the talk into its row where that row only points to what stands behind the form."""
        row = next((row for row in self._rows if field_of(row.label) is Field.CONTENT), None)
        talk = [line for line in self._after if "\t" not in line.text]
        if row and points_elsewhere(*("".join(line.text for line in lines) for lines in (row.lines, talk))):
            row.lines += talk
            row.right = max(line.right for line in talk)
            self._after = [line for line in self._after if "\t" in line.text]

    @staticmethod
    def _row(row: _Row) -> Row:
        texts, looks = paragraphs(row.lines, row.right)
        return Row(row.label, "\n".join(texts), tuple(looks))

    def _take(self, page: Page) -> None:
        pieces = [piece for piece in page.pieces if not self._is_furniture(page, piece)]
        if not self._rows and not self._running:  # what all pages repeat may hold the code and the title
            heads = [one for one in page.pieces if self._is_furniture(page, one) and not _is_page_number(one)]
            self._running = lines_of(page, [one for one in heads if one.middle > page.height / 2])
        tables = tables_of(page, self._edges)
        if not tables and self._edges and pieces and self._is_open(page, pieces):
            tables = [Table(page, self._edges, 0.0, page.height, ())]
        for table in tables:
            inside = [one for one in (page.pieces if table.bottom else pieces) if table.holds(one)]
            outside = [one for one in pieces if not table.holds(one)]
            above = [one for one in outside if one.middle > table.top]
            pieces = [one for one in outside if one.middle <= table.top]
            self._outside(page, above)
            self._table(table, inside, goes_on=not above and table is tables[0])
        self._outside(page, pieces)

    def _is_open(self, page: Page, pieces: list[Piece]) -> bool:
        """Tell whether the talk goes on over a page that has no rules."""
        return field_of(self._rows[-1].label) is Field.CONTENT and not is_annex(lines_of(page, pieces)[0])

    def _outside(self, page: Page, pieces: list[Piece]) -> None:
        """Keep what stands outside of tables: the header before the form, the rest behind it."""
        (self._after if self._rows else self._header).extend(lines_of(page, pieces))

    def _table(self, table: Table, inside: list[Piece], *, goes_on: bool) -> None:
        if self._is_another(table, goes_on=goes_on):
            self._after += table.lines(inside)
            return
        for number, (top, bottom) in enumerate(table.bands()):
            band = [one for one in inside if bottom < one.middle <= top]
            if not table.upright and self._is_behind(table, band):
                self._after += lines_of(table.page, band)
                continue
            cuts = table.cells(top, bottom) or self._column(table, band)
            if cuts:
                self._add_band(
                    table, band, [float("-inf"), *cuts, float("inf")], (top, bottom), goes_on=goes_on and not number
                )
            else:
                self._add_whole(lines_of(table.page, band), table.edges.right)
        if any(field_of(row.label) for row in self._rows):
            self._is_ruled = self._is_ruled or table.divider is not None
            self._edges = self._edges or table.edges
            self._divider = self._divider or table.divider

    def _is_another(self, table: Table, *, goes_on: bool) -> bool:
        """Tell whether a table is one of its own behind the form, such as a list of those present."""
        if not self._edges or not any(field_of(row.label) is Field.CONTENT for row in self._rows):
            return False
        if self._after:
            return True
        if table.divider and self._divider:
            return abs(table.divider - self._divider) > 2 * NEAR
        over = self._is_ruled and field_of(self._rows[-1].label) in AFTER_CONTENT
        return not goes_on or over or not table.edges.like(self._edges)

    def _is_behind(self, table: Table, band: list[Piece]) -> bool:
        """Tell whether a row stands behind the form although the same rules go on."""
        last = field_of(self._rows[-1].label) if self._rows else None
        over = last in AFTER_CONTENT or last is Field.CONTENT
        return bool(self._after) or (over and bool(band) and is_annex(lines_of(table.page, band)[0]))

    def _column(self, table: Table, band: list[Piece]) -> list[float]:
        """Return where the values of a row begin that no upright rule divides, unless it is one cell."""
        if table.upright:
            return []
        self._divider = self._divider or value_column([table.page])
        crossed = self._divider and any(one.left < self._divider - 1 < one.end - one.size for one in band)
        return [self._divider] if self._divider and not crossed else []

    def _add_whole(self, lines: list[Line], right: float) -> None:
        """Add a row that is one cell over all columns: a label and what it names, or more of the row before."""
        label, value = _label_within(lines)
        over = bool(self._rows) and field_of(self._rows[-1].label) in AFTER_CONTENT
        if over and not label:
            self._after += value
        else:
            self._add(label, value, right)

    def _add_band(
        self, table: Table, band: list[Piece], borders: list[float], height: tuple[float, float], *, goes_on: bool
    ) -> None:
        """Add a row of the table: a label and its value, or several of both."""
        cells = [[one for one in band if left <= one.left + 1 < right] for left, right in pairwise(borders)]
        labels = ["".join(squeezed(line.text) for line in lines_of(table.page, cell)) for cell in cells]
        starts = [0, *(at for at in range(2, len(cells) - 1) if is_label(labels[at]))]
        for start, stop in pairwise([*starts, len(cells)]):
            value = [one for cell in cells[start + 1 : stop] for one in cell]
            inner = table.within(borders[start + 1], *height)
            lines = inner.lines(value) if inner.upright and len(starts) == 1 else lines_of(table.page, value)
            self._add(labels[start], lines, borders[stop] if stop < len(cells) else table.edges.right, goes_on=goes_on)

    def _add(self, label: str, value: list[Line], right: float, *, goes_on: bool = False) -> None:
        """Add a row, or what a page break cut off the one before: its value, or the rest of its label."""
        if not label and not value:
            return
        if self._rows:
            last = self._rows[-1]
            unknown = goes_on and not value and not field_of(label) and not field_of(last.label)
            if not label or is_rest_of_label(last.label, label) or (unknown and last.label):
                last.label += label
                last.lines += value
                last.right = right
                return
        self._rows.append(_Row(label, value, right))

    def _is_furniture(self, page: Page, piece: Piece) -> bool:
        """Tell whether a piece outside of tables is a page number, or a line that all pages repeat."""
        edge = min(piece.middle, page.height - piece.middle) < page.height / 8
        return edge and (_is_page_number(piece) or _key(piece) in self._furniture)

    def _unruled(self) -> Sheet:
        """Read pages without ruled lines: by the column of the labels, or else line by line."""
        read = [(page, [one for one in page.pieces if not self._is_furniture(page, one)]) for page in self._pages]
        if divider := value_column(self._pages):
            form = printed_form(read, divider)
            known = {field_of(row.label) for row in form.rows} - {None}
            if Field.CONTENT in known or len(known) >= _LEAST_KNOWN:
                header, running = ([line.text for line in lines] for lines in (form.header, self._running))
                right = max(row.right for row in form.rows)
                rows = [self._row(_Row(row.label, row.lines, right)) for row in form.rows]
                return Sheet(tuple(header), (*rows, *_annex(form.after, right)), page_headers=tuple(running))
        lines: list[str] = []
        printed = [lines_of(page, pieces) for page, pieces in read]
        right = max((line.right for found in printed for line in found), default=0.0)
        for found in printed:
            starts = [at for at, line in enumerate(found) if at and begins_with_label(line.text)]
            for start, stop in pairwise([0, *starts, len(found)]):
                lines += [_colon(text) for text in paragraphs(found[start:stop], right)[0]]
        return sheet_of_lines(lines)


def _annex(lines: list[Line], right: float) -> list[Row]:
    """Return what stands behind the form as a row: in paragraphs if it is talk, else line by line as it is printed."""
    if not lines:
        return []
    if not any(sign in line.text for line in lines for sign in "？?。"):
        return [Row(ANNEX, "\n".join(line.text for line in lines))]
    texts, looks = paragraphs(lines, max(right, *(line.right for line in lines)))
    return [Row(ANNEX, "\n".join(texts), tuple(looks))]


def _colon(text: str) -> str:
    """Return a line whose first column is a label as ``label：value``."""
    label, tab, value = text.partition("\t")
    return f"{squeezed(label)}：{value}" if tab and is_label(label) else text


def _is_page_number(piece: Piece) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(piece.text.strip()))


def _label_within(lines: list[Line]) -> tuple[str, list[Line]]:
    """Return the known label that the first lines of a cell make, and the rest of its lines."""
    for stop in range(1, min(len(lines), MOST_LINES_OF_A_LABEL) + 1):
        if is_label(label := "".join(squeezed(line.text) for line in lines[:stop])):
            return label, lines[stop:]
    return "", lines


def _repeated(pages: Sequence[Page]) -> set[tuple[str, int]]:
    """Return what stands at the same place of many pages: running headers and footers.

    Two of ten pages may begin with the same line of a talk, such as 感谢您的关注。
    """
    seen = Counter(key for page in pages for key in {_key(piece) for piece in page.pieces})
    return {key for key, times in seen.items() if times > 1 and times >= _REPEATED * len(pages)}


def _key(piece: Piece) -> tuple[str, int]:
    return re.sub(r"\d+", "#", squeezed(piece.text)), round(piece.middle / 4)
