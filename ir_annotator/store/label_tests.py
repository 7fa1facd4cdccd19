"""What a query asks of labels and notes, as SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from sqlite_utils import Database

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.query_meaning import FLAGGED, LabelTest

_SQL: TypeAlias = tuple[str, list[object]]
_LABELLED = "label.status <> 'todo'"


def predicate(tests: Iterable[tuple[LabelTest, bool]]) -> _SQL:
    """Return what must hold of a row of ``qas``, with its values."""
    parts, values = ["true"], list[object]()
    for test, negated in tests:
        rows, row_values = _row_test(test)
        sql = f"EXISTS (SELECT 1 FROM annotations AS label WHERE label.qa_id = qas.qa_id AND {rows})"  # noqa: S608
        if _holds_without_labels(test):
            whose, whose_values = _whose(test)
            sql = f"""({sql} OR NOT EXISTS (SELECT 1 FROM annotations AS label
                WHERE label.qa_id = qas.qa_id AND label.layer = 'annotation' AND {whose}))"""  # noqa: S608
            row_values = [*row_values, *whose_values]
        parts.append(f"{'NOT' if negated else ''} ({sql})")
        values += row_values
    return " AND ".join(parts), values


def driven(db: Database, tests: Sequence[tuple[LabelTest, bool]], most: int) -> dict[int, set[int]] | None:
    """Return by record the Q&As that may pass the tests, where labels alone say so and at most so many are labelled."""
    telling = [test for test, negated in tests if not negated and not _holds_without_labels(test)]
    if not telling:
        return None
    (labelled,) = db.execute("SELECT count(*) FROM (SELECT 1 FROM annotations LIMIT ?)", [most + 1]).fetchone()
    if labelled > most:
        return None
    rows, values = _row_test(telling[0])
    found: dict[int, set[int]] = {}
    sql = f"SELECT record_id, qas.id FROM annotations AS label JOIN qas USING (qa_id) WHERE {rows}"  # noqa: S608
    for record_id, number in db.execute(sql, values):
        found.setdefault(record_id, set()).add(number)
    return found


def _holds_without_labels(test: LabelTest) -> bool:
    return bool(test.statuses) and set(test.statuses) == {Status.TODO} and not (test.topics or test.types)


def _whose(test: LabelTest) -> _SQL:
    if not test.annotators:
        return "true", []
    return "label.annotator IN (SELECT value FROM json_each(?))", [json.dumps(sorted(test.annotators))]


def _row_test(test: LabelTest) -> _SQL:
    """Return what must hold of a row of ``annotations`` called ``label``."""
    whose, values = _whose(test)
    parts = ["label.layer = 'annotation'", whose]
    if not test.statuses:
        parts.append(_LABELLED)
    for topic in test.topics:  # ids as they stand in canonical JSON: the topic itself, or one below it
        parts.append("(instr(label.topics, ?) OR instr(label.topics, ?))")
        values = [*values, f'"{topic}"', f'"{topic}.']
    for status in test.statuses:
        parts.append("label.flagged" if status == FLAGGED else "label.status = ?")
        values = values if status == FLAGGED else [*values, status]
    for kind in test.types:
        parts.append(
            """EXISTS (SELECT 1 FROM claims WHERE claims.qa_id = label.qa_id
                AND claims.annotator = label.annotator AND claims.layer = label.layer AND claims.type = ?)"""
        )
        values = [*values, kind]
    return " AND ".join(parts), values


_NOTES = """SELECT qa_id, note FROM annotations WHERE note <> ''
    UNION ALL SELECT qa_id, note FROM claims WHERE note <> ''"""


def all_notes(db: Database) -> list[tuple[int, str]]:
    """Return every note on a Q&A or a claim, with the number of the Q&A."""
    return db.execute(f"SELECT qas.id, note FROM ({_NOTES}) JOIN qas USING (qa_id)").fetchall()  # noqa: S608


def notes_of(db: Database, qa_ids: Sequence[str]) -> dict[str, list[str]]:
    """Return the notes on these Q&As and their claims."""
    wanted = json.dumps(list(qa_ids))
    notes: dict[str, list[str]] = {}
    for table in ("annotations", "claims"):
        sql = f"""SELECT qa_id, note FROM {table}
            WHERE qa_id IN (SELECT value FROM json_each(?)) AND note <> ''"""  # noqa: S608
        for qa_id, note in db.execute(sql, [wanted]):
            notes.setdefault(qa_id, []).append(note)
    return notes
