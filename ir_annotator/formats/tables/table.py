"""Records from tables of ready questions and answers: finds the header, groups the rows, builds each text once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Doubt, Record
from ir_annotator.domain.table import NEEDED, Column, ColumnChoice, KnownColumns, UnknownColumnsError
from ir_annotator.formats.form.rows import plain_text
from ir_annotator.formats.tables.table_columns import guess, guess_by_values, is_header, looks_like_data, names_of
from ir_annotator.formats.tables.table_record import DOUBTED, Group, code_of, days_of, record_of
from ir_annotator.formats.text_reader import CONTROL
from ir_annotator.i18n import translate

MOST_ROWS = 100_000
MOST_BLANK_ROWS = 1_000_000
MOST_COLUMNS = 100
"""Columns behind this one are not looked at."""
MOST_CHARACTERS = 30_000_000
"""Code points of all cells together beyond which a table is refused."""

_ABOVE_HEADER = 10
"""Rows that may stand above the header, such as a title."""
_SAMPLE = 200
"""Rows that are looked at to tell what a column holds."""
_PREVIEW_ROWS, _PREVIEW_CHARACTERS = 6, 200


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as a reader found them, ragged or not.

    Attributes:
        rows: Cells as text; blank rows may be among them.
        name: The sheet's name, or empty.
        doubts: What the reader could not read.
    """

    rows: Sequence[Sequence[str]]
    name: str = ""
    doubts: tuple[Doubt, ...] = ()


def records_of_tables(tables: Sequence[Table], file: str, known: KnownColumns) -> list[Record]:
    """Return the records in the tables of one file, in order of first appearance.

    Args:
        tables: The tables; those without columns of questions and answers are left out, and counted in a warning.
        file: The file's name, without folders.
        known: What people said about columns.

    Raises:
        Problem: ``columns_unknown`` (an UnknownColumnsError) if no table says which column holds the questions and
            which the answers, ``empty_table`` if there is no row, ``too_large``.
    """
    filled = [table for table in tables if any(map(_is_filled, table.rows))]
    if not filled:
        raise _empty_table()
    if sum(len(cell) for table in filled for row in table.rows for cell in row) > MOST_CHARACTERS:
        raise too_much()
    found = [(table, reading) for table in filled if (reading := _reading(table, known))]
    if not found:
        raise _unknown(filled, known.named)
    groups: dict[tuple[str, ...], Group] = {}
    for table, (names, choice, rows) in found:
        _group(groups, (table.name,), names, choice, rows)
    records = [record_of(group, file) for group in groups.values() if group.pairs]
    if not records:
        raise _empty_table()
    return [_with_doubts(records[0], tables, groups.values(), len(filled) - len(found)), *records[1:]]


# -- the columns


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether one of the first rows says which column holds the questions and which the answers."""
    return any(map(is_header, rows[:_ABOVE_HEADER]))


def _reading(table: Table, known: KnownColumns) -> tuple[tuple[str, ...], ColumnChoice, Sequence[Sequence[str]]] | None:
    """Return names of the columns, which of them mean what, and the rows below; None where that is not known."""
    names, rows, headed = _headed(table.rows)
    guessed = guess(names, rows[:_SAMPLE])
    said = known.named or (known.remembered.get(names, {}) if headed else {})
    if said:
        if not set(filter(None, said.values())) <= set(names):
            return None
        taken = set(said.values())
        kept = {column: name for column, name in guessed.items() if column not in said and name not in taken}
        chosen = {column: name for column, name in {**kept, **said}.items() if name}
        return (names, chosen, rows) if all(needed in chosen for needed in NEEDED) else None
    return (names, guessed, rows) if headed and is_header(names) else None


def _headed(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], Sequence[Sequence[str]], bool]:
    """Return names of the columns, the rows below the header, and whether there is a header."""
    first = [at for at, row in enumerate(rows[:_ABOVE_HEADER]) if _is_filled(row)]
    at = next((at for at in first if is_header(rows[at])), None)
    if at is None:  # one cell alone is a title
        at = next((at for at in first if sum(map(bool, map(str.strip, rows[at]))) > 1), first[0] if first else 0)
    width = min(max((len(row) for row in rows), default=0), MOST_COLUMNS)
    header = [*rows[at], *[""] * width][:width]
    if not is_header(header) and looks_like_data(header):
        return names_of([""] * width), rows[at:], False
    return names_of(header), rows[at + 1 :], True


def _unknown(tables: Sequence[Table], named: ColumnChoice) -> Problem:
    """Return the problem of tables nobody knows the columns of; it shows the one with the most columns."""
    table = max(tables, key=lambda table: max(map(len, table.rows)))
    names, rows, headed = _headed(table.rows)
    shown = ", ".join(names[:20])
    missing = sorted(set(filter(None, named.values())) - set(names))
    if missing:
        cause = translate("Table", "It has no column “{0}”. Its columns: {1}.").format("”, “".join(missing), shown)
    else:
        said = translate(
            "Table", "It is a table, but which column holds questions and which answers is not known: {0}."
        )
        cause = said.format(shown)
    problem = UnknownColumnsError("columns_unknown", cause, _columns_remedy())
    sample = [row for row in rows[:_SAMPLE] if _is_filled(row)]
    problem.names, problem.has_header = names, headed
    problem.rows = tuple(
        tuple(cell[:_PREVIEW_CHARACTERS] for cell in [*row, *[""] * len(names)][: len(names)])
        for row in sample[:_PREVIEW_ROWS]
    )
    problem.guess = guess_by_values(names, sample, guess(names, sample))
    return problem


def _columns_remedy() -> str:
    return translate(
        "Table",
        "Import this file by itself and choose the columns; on the command line add --columns question=…,answer=….",
    )


# -- the rows


def _group(
    groups: dict[tuple[str, ...], Group],
    whole: tuple[str, ...],
    names: tuple[str, ...],
    choice: ColumnChoice,
    rows: Sequence[Sequence[str]],
) -> None:
    """Sort the rows of a table into groups by who and what they name; ``whole`` is the key where they name nothing."""
    places = {column: names.index(name) for column, name in choice.items()}
    others = [(name, place) for place, name in enumerate(names) if place not in places.values()]
    key_columns = _key_columns(places, rows)
    key = [""] * len(key_columns)
    for row in rows:
        if not _is_filled(row):
            continue
        said = {column: _value(column, row, place) for column, place in places.items()}
        key = _key([_identity(column, said[column]) for column in key_columns], key)
        group = groups.setdefault((*key_columns, *key) if any(key) else whole, Group())
        question, answer = said.pop(Column.QUESTION), said.pop(Column.ANSWER)
        if not (question or answer):
            group.skipped += 1
            continue
        group.pairs.append((question, answer))
        for column, value in said.items():
            if value:
                group.values.setdefault(column, {})[value] = None
        for name, place in others:
            if value := _cell(row, place):
                group.others.setdefault(name, {})[value] = None


def _identity(column: Column, value: str) -> str:
    """Return the part of a value that tells records apart: the day, not the time of day."""
    return next(iter(days_of(value)), value) if column is Column.TIME else value


def _key(said: list[str], before: list[str]) -> list[str]:
    """Return what a row says of its record; what it leaves out is as in the row above (merged cells)."""
    key: list[str] = []
    for place, value in enumerate(said):
        key.append(value or (before[place] if key == before[:place] else ""))
    return key


def _key_columns(places: Mapping[Column, int], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Return the columns that tell one record from another: whose it is, and which of theirs."""
    whose = [column for column in (Column.CODE, Column.NAME, Column.COMPANY) if column in places][:1]
    which = [column for column in (Column.NUMBER, Column.TITLE, Column.DATE, Column.TIME) if column in places]
    if Column.TITLE in which:
        titles = [title for row in rows if (title := _cell(row, places[Column.TITLE]))]
        if len(set(titles)) == len(titles):  # a heading of each question rather than of a record
            which.remove(Column.TITLE)
    return whose + which[:1]


def _value(column: Column, row: Sequence[str], place: int) -> str:
    """Return what a cell says: codes as six digits, days as ISO dates, the rest as it stands."""
    text = _cell(row, place)
    if column is Column.CODE:
        return code_of(text)
    if column is Column.DATE:
        return next(iter(days_of(text)), text)
    return text


def _cell(row: Sequence[str], place: int) -> str:
    return plain_text(CONTROL.sub("", row[place])) if place < len(row) else ""


# -- what is told


def _with_doubts(record: Record, tables: Sequence[Table], groups: Iterable[Group], left_out: int) -> Record:
    """Return the first record of a file with what is to be told of the file as a whole."""
    told = list(chain.from_iterable(table.doubts for table in tables))
    confidence = min(record.confidence, DOUBTED) if told else record.confidence
    if skipped := sum(group.skipped for group in groups):
        words = translate("Table", "Rows without a question and an answer were left out: {0}.")
        told.append(Doubt("empty_rows", words.format(skipped)))
    if control := sum(len(CONTROL.findall(cell)) for table in tables for row in table.rows for cell in row):
        words = translate("Table", "Control characters, which no text holds, were taken out: {0}.")
        told.append(Doubt("control_taken_out", words.format(control)))
    if left_out:
        words = translate("Table", "Sheets without questions and answers were left out: {0}.")
        told.append(Doubt("sheets_left_out", words.format(left_out)))
    return replace(record, warnings=(*record.warnings, *told), confidence=confidence)


def _is_filled(row: Sequence[str]) -> bool:
    return any(cell and not cell.isspace() for cell in row)


def _empty_table() -> Problem:
    return Problem(
        "empty_table",
        translate("Table", "The table holds no row with a question or an answer."),
        translate("Table", "Check that it is the right file, and that it was saved with its rows."),
    )


def too_much() -> Problem:
    """Return the problem of a table that is larger than this program is made for."""
    said = translate("Table", "The table is too large (more than {0} rows or {1} million characters).")
    return Problem(
        "too_large",
        said.format(MOST_ROWS, MOST_CHARACTERS // 1_000_000),
        translate("Table", "Split it into several files, by year or by company."),
    )
