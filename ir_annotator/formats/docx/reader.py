"""Reads Word documents by walking their XML: nothing a person sees in the form is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.docx.lines import Block, Lines, Table, lines_of, side_by_side
from ir_annotator.formats.docx.looks import Looks
from ir_annotator.formats.docx.numbering import Numbering
from ir_annotator.formats.docx.package import Package
from ir_annotator.formats.docx.walk import Walker
from ir_annotator.formats.form.rows import Row, Sheet, field_of, is_label
from ir_annotator.formats.form.values import read_identity
from ir_annotator.formats.text_reader import sheet_of_lines
from ir_annotator.i18n import translate

REPORT = "labelling_report"
"""Code of the problem with a Word report that this program wrote."""
_LEAST_LABELS = 500
"""Bytes that one labelled Q&A takes at least: what Word keeps in every document is smaller, and is not unpacked."""


def read_docx(path: Path) -> Sheet:
    """Return the sheet of a Word document.

    Raises:
        Problem: If it is no Word document, or a part of it cannot be read.
    """
    with Package(path) as package:
        if package.labels(least=_LEAST_LABELS) is not None:
            raise _report()

        def loaded(name: str) -> bytes | None:
            found = package.parts_like(name)
            return package.part(found[0]) if found else None

        walker = Walker(Numbering(lambda: loaded("numbering")), Looks(lambda: loaded("styles")))
        sheet = _sheet(walker.blocks(package.document()))
        missing = package.missing_pictures()
        if walker.embedded or missing:
            sheet = replace(sheet, embedded=walker.embedded, missing=missing)
        return _with_page_headers(sheet, package)


def _report() -> Problem:
    return Problem(
        REPORT,
        translate("Reader", "It is a labelling report that this program wrote, not a record."),
        translate("Reader", "Import the record itself; the labels in the report can be taken in as labels."),
    )


def _with_page_headers(sheet: Sheet, package: Package) -> Sheet:
    """Add the lines of page headers that give code, name or number, if those above the form do not."""
    headers = package.parts_like("header")
    if not headers or all(read_identity(sheet.header)):
        return sheet
    lines: list[str] = []
    for name in headers:
        blocks = Walker(Numbering(lambda: None), Looks(lambda: None)).blocks(package.part(name) or b"")
        lines += [line for block in blocks for line in lines_of(block).texts]
    telling = [line for line in lines if any(read_identity((line,)))]
    return replace(sheet, page_headers=tuple(dict.fromkeys(telling))) if telling else sheet


def _sheet(blocks: list[Block]) -> Sheet:
    """Tell the form from what stands above and below: tables without a known label are but lines of text."""
    header, after = Lines(), Lines()
    rows: list[Row] = []
    for block in blocks:
        if isinstance(block, list) and any(field_of(cells[0].text) for cells in block if cells):
            rows += _rows(block)
        else:
            (after if rows else header).add(lines_of(block))
    if not rows:
        plain = sheet_of_lines(header.texts)
        return plain if plain.rows else replace(plain, after_looks=tuple(header.looks))
    above = next((at for at, row in enumerate(rows) if row.label.strip()), 0)
    words = header.texts + [line for row in rows[:above] for line in row.value.split("\n")]
    return Sheet(tuple(words), tuple(rows[above:]), tuple(after.texts), tuple(after.looks))


def _rows(table: Table) -> Iterator[Row]:
    """Give the rows of a form: a label, then its value; a second label in the same line begins a new row."""
    for cells in table:
        lone = len(cells) == 1 and not is_label(cells[0].text)
        label, values = ("", cells) if lone or not cells else (cells[0].text, cells[1:])
        found: list[Lines] = []
        for cell in values:
            if found and is_label(cell.text):
                yield _row(label, found)
                label, found = cell.text, []
            elif cell.unread or cell.text.strip():
                found.append(cell)
        yield _row(label, found)


def _row(label: str, cells: list[Lines]) -> Row:
    value = side_by_side(cells)
    return Row(label, value.text, tuple(value.looks), tuple(value.unread))
