"""Labels as two tables, Q&As and claims: which columns there are, and rows there and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import orjson

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Attribute, Kind, Scheme
from ir_annotator.formats.labels.exchange import BLANK_RECORD
from ir_annotator.formats.labels.json_shape import misfit
from ir_annotator.formats.labels.native_reading import FORMAT, line_of
from ir_annotator.formats.labels.read_line import ReadLine
from ir_annotator.i18n import translate

Row: TypeAlias = dict[str, Any]
Key: TypeAlias = tuple[str, str, str]

KEY = ("qa_id", "annotator", "layer")
"""Columns by which the claims belong to a row of the Q&As."""
_LISTS = ("categories", "dates", "topics")
_HEAD = ("qa_id", "fingerprint", "file", "code", "name", "number", "exchange", "categories", "dates", "date", "place")
_PEOPLE = ("participants", "hosts")
_QA = ("index", "question", "answer", "annotator", "layer", "status", "scheme", "topics", "primary_topic")
_END = ("other_judgements", "note", "flagged", "flag_reason", "decision", "updated_at", "seconds")
_CLAIM = ("qa_id", "annotator", "layer", "claim_id", "field", "start", "end", "text", "type")
_CLAIM_END = ("other_attributes", "note")
JUDGEMENT, ATTRIBUTE = "judgement.", "attribute."
WHOLE = frozenset(("index", "start", "end"))
_AMBIGUOUS = re.compile(r'-?\d+|["\[].*|', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of both tables, which follow from the scheme.

    Attributes:
        qas: Columns of the Q&As.
        claims: Columns of the claims.
        whole: Those columns of either that hold whole numbers only.
    """

    qas: tuple[str, ...]
    claims: tuple[str, ...]
    whole: frozenset[str]


def layout_of(scheme: Scheme) -> Layout:
    """Return the columns for a scheme."""
    judgements = [JUDGEMENT + one.id for one in scheme.judgements]
    attributes = [ATTRIBUTE + one.id for one in scheme.attributes]
    whole = {JUDGEMENT + one.id for one in scheme.judgements if _is_whole(one)}
    whole |= {ATTRIBUTE + one.id for one in scheme.attributes if _is_whole(one)}
    return Layout((*_HEAD, *_PEOPLE, *_QA, *judgements, *_END), (*_CLAIM, *attributes, *_CLAIM_END), WHOLE | whole)


def _is_whole(attribute: Attribute) -> bool:
    choices = attribute.choices
    return attribute.kind is not Kind.NUMBERS and bool(choices) and all(isinstance(one.id, int) for one in choices)


def qa_row(native: Mapping[str, Any], layout: Layout) -> Row:
    """Return a row of the Q&As; lists are lists still."""
    record = native["record"]
    people = [f"{one['organisation']} {one['person']}".strip() for one in record["participants"]]
    row = {**record, "participants": "; ".join(people), **{key: native[key] for key in (*_QA, "qa_id")}}
    known, row["other_judgements"] = _columns(native["judgements"], JUDGEMENT, layout)
    row |= known | {key: native[key] for key in ("note", "flagged", "flag_reason", "updated_at", "seconds")}
    row["decision"] = _json(native["decision"]) if native["decision"] else None
    return row


def claim_rows(native: Mapping[str, Any], layout: Layout) -> Iterator[Row]:
    """Yield the rows of the claims of a Q&A."""
    for claim in native["claims"]:
        row = {**{key: native[key] for key in KEY}, "claim_id": claim["id"]}
        row |= {key: claim[key] for key in ("field", "start", "end", "text", "type", "note")}
        known, row["other_attributes"] = _columns(claim["attributes"], ATTRIBUTE, layout)
        yield row | known


def _columns(values: Mapping[str, Any], prefix: str, layout: Layout) -> tuple[Row, str | None]:
    """Return values for the columns of their own, and the others as JSON."""
    known: Row = {}
    others: Row = {}
    for key, value in values.items():
        name = prefix + key
        if value is None:
            continue
        if name in layout.whole and isinstance(value, int):
            known[name] = value
        elif name not in layout.whole and name in layout.qas + layout.claims:
            known[name] = _encoded(value)
        else:
            others[key] = value
    return known, _json(others) if others else None


def _encoded(value: object) -> str:
    """Return a value as text that says what kind it is: a word as it is, everything else as JSON."""
    if isinstance(value, str) and not _AMBIGUOUS.fullmatch(value):
        return value
    return _json(value)


def _decoded(cell: object) -> Any:  # noqa: ANN401 -- JSON
    if isinstance(cell, str) and _AMBIGUOUS.fullmatch(cell):
        return orjson.loads(cell)
    return cell


def _json(value: object) -> str:
    return orjson.dumps(value).decode()


# ── reading ──────────────────────────────────────────────────────────────────


def is_table_of_qas(columns: Iterable[str]) -> bool:
    """Tell whether these are columns of our table of Q&As."""
    return {*KEY, "fingerprint", "question", "answer", "topics", "scheme"} <= set(columns)


def is_table_of_claims(columns: Iterable[str]) -> bool:
    """Tell whether these are columns of our table of claims."""
    return {*KEY, "claim_id", "field", "start", "end"} <= set(columns)


def claims_beside(path: Path) -> Path:
    """Return where the claims of a table of Q&As are: ``labels.claims.csv`` beside ``labels.csv``."""
    return path.with_name(f"{path.stem}.claims{path.suffix}")


def qas_beside(path: Path) -> Path:
    """Return the table of Q&As that a table of claims belongs to; a table of Q&As is its own."""
    stem = path.stem.removesuffix(".claims")
    return path.with_name(stem + path.suffix)


def missing_table(path: Path) -> Problem:
    """Return the problem with one of the two tables that is not there: without it labels would be lost."""
    cause = translate("Presets", "The table {0} that belongs to it is missing.").format(path.name)
    remedy = translate("Presets", "Put both tables into one folder, under the names they were exported with.")
    return Problem("missing_table", cause, remedy)


def claims_by_key(rows: Iterable[Row]) -> dict[Key, list[Row]]:
    """Return the rows of the claims by the annotation they belong to."""
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(_key(row), []).append(row)
    return found


def _key(row: Row) -> Key:
    return (str(row["qa_id"]), str(row["annotator"]), str(row["layer"]))


def line_of_rows(row: Row, claims: dict[Key, list[Row]], file: str, number: int) -> ReadLine | Problem:
    """Return a row of the Q&As with its claims, which are taken out of ``claims``; cells have the types of JSON."""
    try:
        return line_of(_native(row, claims.pop(_key(row), [])), file, number)
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        cause = translate("Presets", "The row cannot be read: {0}.").format(error)
        return Problem("bad_line", cause, file=file, line=number)
    except Problem as problem:
        problem.file, problem.line = file, number
        return problem


def stray_claims(claims: dict[Key, list[Row]], file: str) -> Iterator[Problem]:
    """Yield a problem for each annotation whose claims are there, but not itself."""
    for qa_id, annotator, _ in claims:
        cause = translate("Presets", "There are claims of {0} on the Q&A {1}, but no row for it in the other table.")
        yield Problem("bad_line", cause.format(annotator, qa_id), file=file)


def _native(row: Row, claims: Sequence[Row]) -> dict[str, Any]:
    plain = (*_QA, "qa_id", "note", "flagged", "flag_reason", "updated_at", "seconds")
    data = {key: row[key] for key in plain}
    data |= {"format": FORMAT, "offsets": "codepoint", "primary_topic": row["primary_topic"] or None}
    data["record"] = {**BLANK_RECORD, "fingerprint": row["fingerprint"]}
    data["decision"] = orjson.loads(row["decision"]) if row["decision"] else None
    data["judgements"] = _values(row, JUDGEMENT, "other_judgements")
    data["claims"] = [_claim(claim) for claim in claims]
    return data


def _claim(row: Row) -> dict[str, Any]:
    claim = {key: row[key] for key in ("field", "start", "end", "text", "type", "note")}
    return {**claim, "id": row["claim_id"], "attributes": _values(row, ATTRIBUTE, "other_attributes")}


def _values(row: Row, prefix: str, others: str) -> dict[str, Any]:
    cells = [(key.removeprefix(prefix), cell) for key, cell in row.items() if key.startswith(prefix)]
    known = {key: _decoded(cell) for key, cell in cells if cell not in (None, "")}
    more = orjson.loads(row[others]) if row.get(others) else {}
    if not isinstance(more, dict):
        raise misfit(translate("NativeFile", "“{0}” must be an object.").format(others))
    return known | more
