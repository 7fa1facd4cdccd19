"""Reads tables from plain text: commas, semicolons or tabs between the cells, told by content."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.tables.table import (
    MOST_BLANK_ROWS,
    MOST_COLUMNS,
    MOST_ROWS,
    Table,
    has_header,
    too_much,
)
from ir_annotator.i18n import translate

_LONGEST_CELL = 2_000_000
"""Characters of a cell beyond which its quotation mark is taken for one that is never closed."""
_DELIMITERS = ",;\t"
_NAMED_DELIMITER = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""What Excel writes above a table whose delimiter is not the usual one."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_SAMPLE_CHARACTERS, _SAMPLE_ROWS = 64_000, 50
_MOST_IN_A_LINE = 100_000
"""Delimiters in one line; with more of them it is no table."""
_REGULAR = 0.8
"""Share of rows that have as many cells as most, in what may be called a table without a known header."""


def headed_table(text: str) -> Table | None:
    """Return the table that a text is if a header says which column holds questions and which answers, else None.

    Raises:
        Problem: If it is such a table, but a quotation mark is not closed or it is too large.
    """
    named = _NAMED_DELIMITER.match(text)
    body = text[named.end() :] if named else text
    for delimiter in named[1] if named else _DELIMITERS:
        if has_header(_sample(body, delimiter)):
            return Table(_rows(body, delimiter))
    return None


def plain_table(text: str) -> Table | None:
    """Return the table that a text is by its shape alone, as many cells in nearly every row, else None.

    Raises:
        Problem: As ``headed_table`` does.
    """
    named = _NAMED_DELIMITER.match(text)
    body = text[named.end() :] if named else text
    shares = {delimiter: _regularity(_sample(body, delimiter)) for delimiter in (named[1] if named else _DELIMITERS)}
    best = max(shares, key=lambda delimiter: shares[delimiter])
    return Table(_rows(body, best)) if shares[best] >= _REGULAR else None


def _sample(text: str, delimiter: str) -> list[list[str]]:
    """Return the first rows, the last of which may be cut."""
    if text[:_SAMPLE_CHARACTERS].count(delimiter) == 0:
        return []
    try:
        rows = csv.reader(_lines(text[:_SAMPLE_CHARACTERS], delimiter), delimiter=delimiter)
        return [row for row in islice(rows, _SAMPLE_ROWS) if any(row)]
    except csv.Error:
        return []


def _regularity(rows: list[list[str]]) -> float:
    """Return the share of rows that have the usual number of cells; 0 where that is one, or there is one row."""
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=widths.count, default=1)
    return widths.count(usual) / len(rows) if usual > 1 and len(rows) > 1 else 0.0


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)  # the library's own limit is so low that a long cell would seem never closed
    try:
        return _read(text, delimiter, strict=True)
    except csv.Error as error:
        if "unexpected end" in str(error) or "larger than field limit" in str(error):
            raise _unclosed(text, delimiter) from error
    return _read(text, delimiter, strict=False)  # something stands behind a closing mark: read as spreadsheets do


def _read(text: str, delimiter: str, *, strict: bool) -> list[list[str]]:
    rows = []
    for number, row in enumerate(csv.reader(_lines(text, delimiter), delimiter=delimiter, strict=strict)):
        if any(row):
            rows.append(row[:MOST_COLUMNS])
        if len(rows) > MOST_ROWS + 1 or number > MOST_BLANK_ROWS:
            raise too_much()
    return rows


def _lines(text: str, delimiter: str) -> Iterator[str]:
    """Yield the lines with their ends, one at a time: a text is not held twice."""
    for match in _LINE.finditer(text):
        if match[0].count(delimiter) > _MOST_IN_A_LINE:
            raise too_much()
        yield match[0]


def _unclosed(text: str, delimiter: str) -> Problem:
    """Return the problem of a quotation mark that is never closed, with the line of its row."""
    reader = csv.reader(_lines(text, delimiter), delimiter=delimiter, strict=True)
    line = 0
    try:
        while True:
            line = reader.line_num
            next(reader)
    except (csv.Error, StopIteration):
        return Problem(
            "unclosed_quote",
            translate("Table", "A quotation mark opens a cell in this row and is not closed."),
            translate("Table", "Close it, or double the quotation marks that belong to the text."),
            line=line + 1,
        )
