"""The shape of the project file, step by step: one small function per version, each in one transaction.

A function that was released is never changed; what comes later is a further function.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from sqlite3 import IntegrityError
from typing import TypeAlias

from sqlite_utils import Database

from ir_annotator.domain.outline import Why
from ir_annotator.store import backup
from ir_annotator.store.migration_006 import m006_merging
from ir_annotator.store.migration_007 import m007_reviewing

Migration: TypeAlias = Callable[[Database], None]


def latest_version() -> int:
    """Return the version of a project file that this program writes."""
    return len(MIGRATIONS)


def apply(db: Database, to: int | None = None) -> None:
    """Bring the database from its ``user_version`` to a later one, each step and its number in one transaction.

    ``to`` is that version, None for the latest.
    """
    (version,) = db.execute("PRAGMA user_version").fetchone()
    db.execute("PRAGMA foreign_keys = OFF")  # or no table that others refer to could be made anew
    try:
        for number, migration in enumerate(MIGRATIONS[version:to], version + 1):
            with db.atomic():
                migration(db)
                _check_references(db)
                db.execute(f"PRAGMA user_version = {number:d}")
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def _check_references(db: Database) -> None:
    """Raise IntegrityError if a row refers to one that is gone, so that the step is taken back."""
    broken = db.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise IntegrityError(f"row {broken[1]} of {broken[0]} refers to nothing")


def bring_up_to_date(db: Database, path: Path) -> None:
    """Apply what is missing to the project at ``path``, after a verified copy was put among its backups.

    Raises:
        Problem: If the copy cannot be made or is not sound; then the project is as it was.
    """
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version < latest_version():
        backup.make(db, backup.Places.of(path), Why.MIGRATION)
        apply(db)


def m001_first_tables(db: Database) -> None:
    """Make the tables of the first version."""
    for statement in (*_PROJECT_TABLES, *_RECORD_TABLES, *_EVENT_TABLES, *_LABEL_TABLES):
        db.execute(statement)


# Canonical JSON by its shape: SQLite 3.40 does not allow json_valid() in a CHECK where trusted_schema is off.
_LIST = "GLOB '[[]*]'"
_OBJECT = "GLOB '{*}'"
_LAYERS = "('annotation', 'gold')"
_STATUSES = "('todo', 'in_progress', 'done', 'skipped')"

_PROJECT_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE schemes (
        id TEXT NOT NULL, version TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (id, version)
    ) STRICT""",
    "CREATE TABLE annotators (id TEXT PRIMARY KEY CHECK (id <> ''), name TEXT NOT NULL) STRICT",
)

_RECORD_TABLES = (
    # The text stands last: lists read what stands before it without walking over it.
    f"""CREATE TABLE records (
        id INTEGER PRIMARY KEY,
        fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
        file TEXT NOT NULL, format TEXT NOT NULL,
        code TEXT NOT NULL, name TEXT NOT NULL, number TEXT NOT NULL, date TEXT NOT NULL,
        confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
        imported_at TEXT NOT NULL,
        warnings TEXT NOT NULL CHECK (warnings {_LIST}),
        form TEXT NOT NULL CHECK (form {_OBJECT}),
        text TEXT NOT NULL
    ) STRICT""",
    # Holds everything that lists show, so that they never touch the table with the texts.
    "CREATE INDEX records_in_order ON records (code, number, fingerprint, file, name, date)",
    """CREATE TABLE qas (
        id INTEGER PRIMARY KEY,
        qa_id TEXT NOT NULL UNIQUE,
        record_id INTEGER NOT NULL REFERENCES records (id),
        position INTEGER NOT NULL CHECK (position >= 1),
        question_start INTEGER NOT NULL, question_end INTEGER NOT NULL,
        answer_start INTEGER NOT NULL, answer_end INTEGER NOT NULL,
        CHECK (0 <= question_start AND question_start < question_end),
        CHECK (question_end <= answer_start AND answer_start <= answer_end),
        UNIQUE (record_id, position)
    ) STRICT""",
)

_EVENT_TABLES = (
    # "arrival" is the order in this file; a number of our own, because VACUUM may change a hidden one.
    f"""CREATE TABLE events (
        arrival INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        author TEXT NOT NULL REFERENCES annotators (id),
        device TEXT NOT NULL, seq INTEGER NOT NULL CHECK (seq >= 1),
        fingerprint TEXT NOT NULL REFERENCES records (fingerprint),
        qa_id TEXT NOT NULL,
        layer TEXT NOT NULL CHECK (layer IN {_LAYERS}),
        kind TEXT NOT NULL,
        payload TEXT NOT NULL CHECK (payload {_OBJECT}),
        after TEXT NOT NULL CHECK (after {_LIST}),
        at TEXT NOT NULL,
        seconds REAL NOT NULL CHECK (seconds >= 0),
        undoes TEXT NOT NULL,
        UNIQUE (device, seq)
    ) STRICT""",
    "CREATE INDEX events_of_annotation ON events (qa_id, author, layer)",
    "CREATE INDEX events_of_author ON events (author)",
    "CREATE INDEX events_of_record ON events (fingerprint)",
    """CREATE TRIGGER events_never_change BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events are only ever appended'); END""",
    """CREATE TRIGGER events_never_go BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are only ever appended'); END""",
)

_LABEL_TABLES = (
    f"""CREATE TABLE annotations (
        qa_id TEXT NOT NULL REFERENCES qas (qa_id),
        annotator TEXT NOT NULL REFERENCES annotators (id),
        layer TEXT NOT NULL CHECK (layer IN {_LAYERS}),
        status TEXT NOT NULL CHECK (status IN {_STATUSES}),
        topics TEXT NOT NULL CHECK (topics {_LIST}),
        primary_topic TEXT,
        judgements TEXT NOT NULL CHECK (judgements {_OBJECT}),
        note TEXT NOT NULL,
        flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
        decision TEXT CHECK (decision IS NULL OR decision {_OBJECT}),
        head TEXT NOT NULL REFERENCES events (id),
        updated_at TEXT NOT NULL,
        seconds REAL NOT NULL CHECK (seconds >= 0),
        PRIMARY KEY (qa_id, annotator, layer)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX annotations_of_annotator ON annotations (annotator)",
    "CREATE INDEX annotations_at_head ON annotations (head)",
    f"""CREATE TABLE claims (
        qa_id TEXT NOT NULL, annotator TEXT NOT NULL, layer TEXT NOT NULL,
        id TEXT NOT NULL,
        span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
        quote TEXT NOT NULL,
        type TEXT NOT NULL,
        attributes TEXT NOT NULL CHECK (attributes {_OBJECT}),
        note TEXT NOT NULL,
        PRIMARY KEY (qa_id, annotator, layer, id),
        FOREIGN KEY (qa_id, annotator, layer) REFERENCES annotations (qa_id, annotator, layer),
        CHECK (0 <= span_start AND span_start < span_end)
    ) STRICT, WITHOUT ROWID""",
)


def m002_narratives_and_evidence(db: Database) -> None:
    """Let a Q&A be a talk without a question, and keep why it was split so and how each line looked."""
    db.execute("ALTER TABLE records ADD COLUMN looks TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE records ADD COLUMN source TEXT NOT NULL DEFAULT ''")
    db.execute(_QAS_2)
    db.execute("INSERT INTO qas_2 SELECT *, '[]' FROM qas")
    db.execute("DROP TABLE qas")
    db.execute("ALTER TABLE qas_2 RENAME TO qas")


_QAS_2 = f"""CREATE TABLE qas_2 (
        id INTEGER PRIMARY KEY,
        qa_id TEXT NOT NULL UNIQUE,
        record_id INTEGER NOT NULL REFERENCES records (id),
        position INTEGER NOT NULL CHECK (position >= 1),
        question_start INTEGER NOT NULL, question_end INTEGER NOT NULL,
        answer_start INTEGER NOT NULL, answer_end INTEGER NOT NULL,
        evidence TEXT NOT NULL CHECK (evidence {_LIST}),
        CHECK (0 <= question_start AND question_start <= question_end),
        CHECK (question_end <= answer_start AND answer_start <= answer_end),
        CHECK (question_start < answer_end),
        UNIQUE (record_id, position)
    ) STRICT"""


def m003_checked_splits(db: Database) -> None:
    """Keep whether a person found a record's split right."""
    db.execute("ALTER TABLE records ADD COLUMN checked INTEGER NOT NULL DEFAULT 0 CHECK (checked IN (0, 1))")


def m004_search(db: Database) -> None:
    """Make room for the index of the search box, and find notes and statuses without reading all labels."""
    db.execute("CREATE VIRTUAL TABLE search USING fts5 (pairs, content='', detail=none, tokenize='ascii')")
    # SQLite would join the pieces of the index in the middle of a save: search_index.merge does it in its own time.
    for option, value in (("automerge", 0), ("crisismerge", 1_000_000), ("usermerge", 8)):
        db.execute("INSERT INTO search (search, rank) VALUES (?, ?)", [option, value])
    db.execute("CREATE INDEX annotations_with_note ON annotations (qa_id) WHERE note <> ''")
    db.execute("CREATE INDEX claims_with_note ON claims (qa_id) WHERE note <> ''")
    db.execute("DROP INDEX annotations_of_annotator")
    db.execute("CREATE INDEX annotations_by_status ON annotations (annotator, layer, status)")


def m005_flag_reasons_and_topic_uses(db: Database) -> None:
    """Keep why a Q&A is flagged, and how many Q&As each annotator gave each topic: counted once, then kept current."""
    db.execute(
        """ALTER TABLE annotations ADD COLUMN flag_reason TEXT NOT NULL DEFAULT ''
            CHECK (flag_reason = '' OR flagged = 1)"""
    )
    db.execute(
        """CREATE TABLE topic_uses (
            annotator TEXT NOT NULL, topic TEXT NOT NULL, uses INTEGER NOT NULL CHECK (uses > 0),
            PRIMARY KEY (annotator, topic)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute(
        """INSERT INTO topic_uses SELECT annotator, topic, count(*) FROM (
            SELECT qa_id, annotator, value AS topic FROM annotations, json_each(topics) WHERE layer = 'annotation'
            UNION SELECT qa_id, annotator, substr(value, 1, instr(value || '.', '.') - 1)
            FROM annotations, json_each(topics) WHERE layer = 'annotation') GROUP BY annotator, topic"""
    )


MIGRATIONS: tuple[Migration, ...] = (
    m001_first_tables,
    m002_narratives_and_evidence,
    m003_checked_splits,
    m004_search,
    m005_flag_reasons_and_topic_uses,
    m006_merging,
    m007_reviewing,
)
