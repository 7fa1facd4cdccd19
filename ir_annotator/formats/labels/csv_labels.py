"""Labels as two CSV tables that Excel and LibreOffice open as what they are: UTF-8 with BOM, and no cell a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.json_items import MAX_ITEM
from ir_annotator.formats.labels import exchange, label_tables
from ir_annotator.formats.labels.label_tables import Row
from ir_annotator.formats.labels.preset import About, Start
from ir_annotator.formats.labels.read_line import ReadLine
from ir_annotator.i18n import translate

_ENCODING = "utf-8-sig"
_FORMULA = frozenset("=+-@＝＋－＠")
_BLANK_STARTS = frozenset("\t\r\n\0")
_GUARD = "'"
_LISTS = ("categories", "dates", "topics")
_BETWEEN = "; "


def write(path: Path, rows: Iterable[StoredQA], about: About) -> None:
    """Write the Q&As to ``path`` and the claims beside it."""
    layout = label_tables.layout_of(about.scheme)
    with (
        path.open("w", encoding=_ENCODING, newline="") as qas,
        label_tables.claims_beside(path).open("w", encoding=_ENCODING, newline="") as claims,
    ):
        write_qa, write_claim = csv.writer(qas).writerow, csv.writer(claims).writerow
        write_qa(layout.qas)
        write_claim(layout.claims)
        for native in exchange.natives(rows, about):
            write_qa(_cells(label_tables.qa_row(native, layout), layout.qas))
            for row in label_tables.claim_rows(native, layout):
                write_claim(_cells(row, layout.claims))


def _cells(row: Row, columns: Iterable[str]) -> list[Any]:
    return [_cell(row.get(name)) for name in columns]


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = _BETWEEN.join(value)
    return guarded(value) if isinstance(value, str) else value


def guarded(text: str) -> str:
    """Return a cell that no program takes for a formula: with ``'`` before it where one might.

    Programs look behind white space too, and those for Chinese and Japanese take full-width signs as well.
    """
    head = text.lstrip()[:1]
    if head in _FORMULA or text[:1] in _BLANK_STARTS or text[:1] == _GUARD:
        return _GUARD + text if text else text
    return text


def _unguarded(cell: str) -> str:
    return cell.removeprefix(_GUARD)


# ── reading ──────────────────────────────────────────────────────────────────


def begins(start: Start) -> bool:
    """Tell whether a file that begins like this is one of our two tables."""
    try:
        columns = next(csv.reader([start.head.partition(b"\n")[0].decode("utf-8", "replace").strip()]), [])
    except csv.Error:  # no text at all
        return False
    return label_tables.is_table_of_qas(columns) or label_tables.is_table_of_claims(columns)


def read(path: Path) -> Iterator[ReadLine | Problem]:
    """Yield the rows of the table of Q&As, each with its claims; ``path`` is either table.

    Raises:
        Problem: ``missing_table`` if there is but one of them.
    """
    qas = label_tables.qas_beside(path)
    beside = label_tables.claims_beside(qas)
    for table in (qas, beside):
        if not table.is_file():
            raise label_tables.missing_table(table).in_file(str(path))
    claims = label_tables.claims_by_key(row for _, row in _rows(beside))
    for number, row in _rows(qas):
        yield label_tables.line_of_rows(row, claims, str(qas), number)
    yield from label_tables.stray_claims(claims, str(beside))


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield the rows with the types of JSON, each with the line of the file at which it ends."""
    csv.field_size_limit(MAX_ITEM)
    with path.open(encoding=_ENCODING, newline="") as stream:
        table = csv.DictReader(stream)
        try:
            for row in table:
                yield table.line_num, {name: _value(name, _unguarded(cell or "")) for name, cell in row.items() if name}
        except (csv.Error, UnicodeDecodeError) as error:
            cause = translate("Presets", "The table cannot be read: {0}.").format(error)
            remedy = translate("Presets", "Save it again as CSV UTF-8.")
            raise Problem("bad_table", cause, remedy, file=str(path), line=table.line_num) from error


def _value(name: str, cell: str) -> object:
    """Return a cell as what its column holds; what does not fit stays text and is refused later."""
    if name in _LISTS:
        return [one for one in (part.strip() for part in cell.split(_BETWEEN.strip())) if one]
    if name in label_tables.WHOLE:
        return int(cell) if cell.isascii() and cell.isdigit() else cell
    if name == "seconds":
        return _number(cell)
    if name == "flagged":
        return {"true": True, "false": False}.get(cell.casefold(), cell)
    return cell


def _number(cell: str) -> object:
    try:
        return float(cell)
    except ValueError:
        return cell
