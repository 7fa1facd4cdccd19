"""Reads tables from JSON Lines: an object a line, its keys are the columns."""

from __future__ import annotations

import re
from typing import Any

import orjson

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Doubt
from ir_annotator.formats.labels.json_shape import loaded, misfit
from ir_annotator.formats.tables.table import MOST_BLANK_ROWS, MOST_COLUMNS, MOST_ROWS, Table, too_much
from ir_annotator.i18n import translate

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MOST_NAMED = 10
"""Lines that a warning names one by one."""


def is_json_lines(text: str) -> bool:
    """Tell whether a text can be JSON Lines."""
    return text.lstrip().startswith("{")


def read_json_lines(text: str) -> Table:
    r"""Return the table of a text; only ``\n`` divides lines, and a line that is no object is left out and told.

    Raises:
        Problem: ``bad_line`` if no line is an object, ``too_large``.
    """
    columns: dict[str, int] = {}
    rows: list[list[str]] = []
    bad: list[int] = []
    for number, match in enumerate(_LINE.finditer(text), start=1):
        line = match[0]
        if not line.strip():
            continue
        try:
            rows.append(_row(_object(line), columns))
        except Problem as problem:
            bad.append(number)
            if not rows and len(bad) > _MOST_NAMED:
                raise problem_at(problem, bad[0]) from None
        if len(rows) > MOST_ROWS or number > MOST_BLANK_ROWS:
            raise too_much()
    if not rows:
        raise problem_at(_no_object(), bad[0])
    return Table([list(columns), *rows], doubts=(_left_out(bad),) if bad else ())


def problem_at(problem: Problem, line: int) -> Problem:
    """Return a problem that names its line and says what can be done."""
    remedy = translate("Table", "Write one JSON object on each line, such as {0}.")
    example = '{"question": "…", "answer": "…"}'
    return Problem(problem.code, problem.cause, remedy.format(example), line=line)


def _object(line: str) -> dict[str, Any]:
    data = loaded(line.encode())
    if not isinstance(data, dict):
        raise _no_object()
    return data


def _no_object() -> Problem:
    return misfit(translate("Table", "The line is not a JSON object."))


def _row(data: dict[str, Any], columns: dict[str, int]) -> list[str]:
    """Return an object's values, each at the place of its key; keys seen for the first time get the next places."""
    row: list[str] = []
    for key, value in data.items():
        place = columns.get(key)
        if place is None:
            if len(columns) >= MOST_COLUMNS:
                continue
            place = columns[key] = len(columns)
        row += [""] * (place + 1 - len(row))
        row[place] = _text(value)
    return row


def _text(value: object) -> str:
    """Return a value as a cell: the items of a list on lines of their own, those of an object with blanks between."""
    if isinstance(value, list):
        return "\n".join(_words(item) for item in value)
    return _words(value)


def _words(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_plain(item) for item in value.values())
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    try:
        return orjson.dumps(value).decode()
    except orjson.JSONEncodeError as error:  # nested too deep
        raise misfit(translate("NativeFile", "The line is not valid JSON.")) from error


def _left_out(lines: list[int]) -> Doubt:
    named = ", ".join(map(str, lines[:_MOST_NAMED])) + (", …" if len(lines) > _MOST_NAMED else "")
    words = translate("Table", "Lines that are not JSON objects were left out ({0}): {1}.")
    return Doubt("bad_lines", words.format(len(lines), named))
