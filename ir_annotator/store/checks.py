"""Checks what must hold in every project, and mends what can be made anew from something else in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator

from sqlite_utils import Database

from ir_annotator.domain.admission import UNREADABLE
from ir_annotator.domain.soundness import FOLLOWING, Finding, Invariant
from ir_annotator.store import annotators, database, facts, migrations, projection, record_checks, shapes
from ir_annotator.store.record_case import load_case

_MOST_TOLD = 100
"""Findings of SQLite itself that are listed; one broken page can cause thousands."""


def of_file(db: Database) -> Iterator[Finding]:
    """Yield what is wrong with the file as a whole."""
    for (said,) in db.execute(f"PRAGMA integrity_check({_MOST_TOLD})").fetchall():
        if said != "ok":
            yield Finding(Invariant.INTEGRITY, "", said)
    yield from _tables(db)
    for name, found in database.unfit_settings(db):
        is_identity = name in ("application_id", "user_version")
        yield Finding(Invariant.IDENTITY if is_identity else Invariant.SETTINGS, name, str(found))
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        yield Finding(Invariant.REFERENCES, f"{table} {row or ''}".strip(), parent)
    for name in _strangers(db):
        yield Finding(Invariant.ANNOTATORS, name)
    yield from _sequence(db)
    if not facts.has_scheme(db):
        yield Finding(Invariant.SCHEME_READABLE, facts.scheme_ref(db))


def of_record(db: Database, record_id: int) -> list[Finding]:
    """Return what is wrong with one record and all that belongs to it."""
    try:
        case = load_case(db, record_id)
    except UNREADABLE as error:
        return [Finding(Invariant.RECORD_READABLE, str(record_id), type(error).__name__)]
    return list(record_checks.check(case)) if case else []


def _tables(db: Database) -> Iterator[Finding]:
    found, wanted = shapes.shape(db), shapes.shape_of_version(migrations.latest_version())
    for name, (kind, made) in wanted.items():
        if found.get(name) != (kind, made):
            yield Finding(Invariant.TABLES, name, kind)
    for name in found.keys() - wanted.keys():
        if found[name][0] in ("trigger", "view"):  # they would do or show something that the program knows nothing of
            yield Finding(Invariant.TABLES, name, found[name][0])


def _strangers(db: Database) -> list[str]:
    """Return the ids of people who labelled and are not in the list of annotators."""
    sql = """SELECT author FROM events UNION SELECT annotator FROM annotations UNION SELECT annotator FROM claims
        EXCEPT SELECT id FROM annotators ORDER BY 1"""
    return [name for (name,) in db.execute(sql)]


def _sequence(db: Database) -> Iterator[Finding]:
    """Yield devices whose events are not numbered without a gap, but for those known not to be here."""
    known: dict[str, set[int]] = {}
    for device, first, last in db.execute("SELECT device, first, last FROM left_out"):
        known.setdefault(device, set()).update(range(first, last + 1))
    sql = """SELECT device, count(DISTINCT seq), max(seq) FROM
        (SELECT device, seq FROM events UNION ALL SELECT device, seq FROM events_aside) GROUP BY device"""
    for device, count, last in db.execute(sql).fetchall():
        missing = known.get(device, set()) - _numbers(db, device) if device in known else set()
        if count + len([number for number in missing if number <= last]) != last:
            yield Finding(Invariant.EVENT_SEQUENCE, device, f"{count} / {last}")


def _numbers(db: Database, device: str) -> set[int]:
    sql = "SELECT seq FROM events WHERE device = ? UNION SELECT seq FROM events_aside WHERE device = ?"
    return {number for (number,) in db.execute(sql, [device, device])}


# -- mending


def mend(db: Database, broken: Collection[Invariant]) -> None:
    """Mend what can be made anew; to be called in one transaction, after a backup.

    Labels and splits are made anew from the events only if every event can be read: what they say now would be lost.
    """
    for invariant, step in _STEPS:
        if invariant in broken:
            step(db)
    if FOLLOWING & set(broken) and Invariant.EVENT_PAYLOADS not in broken:
        projection.rebuild(db)


def _mend_tables(db: Database) -> None:
    """Make missing indexes and triggers again, and those that are not as they should be."""
    found, wanted = shapes.shape(db), shapes.shape_of_version(migrations.latest_version())
    for name, (kind, made) in wanted.items():
        if kind != "table" and found.get(name) != (kind, made):
            if name in found:
                db.execute(f'DROP {found[name][0].upper()} "{name}"')
            db.execute(made)
    for name in found.keys() - wanted.keys():
        if found[name][0] in ("trigger", "view"):
            db.execute(f'DROP {found[name][0].upper()} "{name}"')


def _mend_indexes(db: Database) -> None:
    db.execute("REINDEX")


def _mend_annotators(db: Database) -> None:
    for name in _strangers(db):
        annotators.register(db, name)


def _mend_columns(db: Database) -> None:
    for number, form in db.execute("SELECT id, form FROM records").fetchall():
        try:
            values = [str(json.loads(form)[name]) for name in ("code", "name", "number", "date")]
        except UNREADABLE:
            continue
        db.execute("UPDATE records SET code = ?, name = ?, number = ?, date = ? WHERE id = ?", [*values, number])


def _mend_looks(db: Database) -> None:
    """Forget how lines looked where there are not as many as lines."""
    db.execute(
        """UPDATE records SET looks = '[]' WHERE
            json_array_length(looks) <> length(text) - length(replace(text, char(10), '')) + 1"""
    )


def _mend_order(db: Database) -> None:
    """Number the Q&As anew, by where they begin."""
    numbered = db.execute(
        "SELECT id, row_number() OVER (PARTITION BY record_id ORDER BY question_start, answer_start) FROM qas"
    ).fetchall()
    (most,) = db.execute("SELECT coalesce(max(position), 0) FROM qas").fetchone()
    for up in (most + 1, 0):  # first out of the way: no two may have the same number in between
        db.conn.executemany("UPDATE qas SET position = ? WHERE id = ?", [(place + up, row) for row, place in numbered])


_STEPS: tuple[tuple[Invariant, Callable[[Database], None]], ...] = (
    (Invariant.TABLES, _mend_tables),
    (Invariant.INTEGRITY, _mend_indexes),
    (Invariant.ANNOTATORS, _mend_annotators),
    (Invariant.RECORD_COLUMNS, _mend_columns),
    (Invariant.LOOKS_PER_LINE, _mend_looks),
    (Invariant.QA_ORDER, _mend_order),
)
