"""The sixth version of the project file: what it takes to take in the work of colleagues."""

from __future__ import annotations

import json

from sqlite_utils import Database

from ir_annotator.domain.codec import dumps
from ir_annotator.domain.log import SPLIT_SET
from ir_annotator.store.ids import new_id

PROJECT_ID = "project.id"
"""The fact that tells this file from any other; events are numbered per installation and file."""

_LIST = "GLOB '[[]*]'"
_EVENT_COLUMNS = """id TEXT NOT NULL UNIQUE, author TEXT NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL,
        fingerprint TEXT NOT NULL, qa_id TEXT NOT NULL, layer TEXT NOT NULL, kind TEXT NOT NULL,
        payload TEXT NOT NULL, after TEXT NOT NULL, at TEXT NOT NULL, seconds REAL NOT NULL, undoes TEXT NOT NULL,
        under TEXT NOT NULL"""
_SAME = "id = OLD.id AND author = OLD.author AND payload = OLD.payload AND after = OLD.after"

_TABLES = (
    # A record is here once somebody mended its split, or it came in a package with a mended one ("base").
    f"""CREATE TABLE record_splits (
        fingerprint TEXT PRIMARY KEY REFERENCES records (fingerprint),
        base TEXT NOT NULL, head TEXT NOT NULL, read TEXT NOT NULL CHECK (read {_LIST})
    ) STRICT""",
    # What a person has to look at: several last events of one object, and claims that a mended split has no place for.
    """CREATE TABLE conflicts (
        fingerprint TEXT NOT NULL REFERENCES records (fingerprint),
        qa_id TEXT NOT NULL, author TEXT NOT NULL, layer TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('head', 'agreeing_head', 'homeless')), what TEXT NOT NULL,
        PRIMARY KEY (fingerprint, qa_id, author, layer, kind, what)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE merges (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, author TEXT NOT NULL,
        device TEXT NOT NULL, text TEXT NOT NULL,
        after_seq INTEGER NOT NULL CHECK (after_seq >= 0), back_seq INTEGER CHECK (back_seq >= after_seq),
        first INTEGER NOT NULL, last INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE merged (
        merge INTEGER NOT NULL REFERENCES merges (number),
        kind TEXT NOT NULL CHECK (kind IN ('record', 'annotator')), id TEXT NOT NULL,
        PRIMARY KEY (merge, kind, id)
    ) STRICT, WITHOUT ROWID""",
    # What came with a merge that was taken back; nothing is ever thrown away.
    f"CREATE TABLE events_aside (merge INTEGER NOT NULL REFERENCES merges (number), {_EVENT_COLUMNS}) STRICT",
    "CREATE INDEX events_aside_of_device ON events_aside (device, seq)",
    """CREATE TABLE records_aside (
        merge INTEGER NOT NULL REFERENCES merges (number), fingerprint TEXT NOT NULL UNIQUE, content TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE annotators_aside (
        merge INTEGER NOT NULL REFERENCES merges (number), id TEXT NOT NULL UNIQUE, name TEXT NOT NULL
    ) STRICT""",
    # Numbers of a device's events that are not here, and why: left out on purpose, or refused.
    """CREATE TABLE left_out (
        device TEXT NOT NULL, first INTEGER NOT NULL CHECK (first >= 1), last INTEGER NOT NULL CHECK (last >= first),
        PRIMARY KEY (device, first, last)
    ) STRICT, WITHOUT ROWID""",
)

_TRIGGERS = (  # "_SAME" is a constant of ours
    f"""CREATE TRIGGER events_never_go BEFORE DELETE ON events
        WHEN NOT EXISTS (SELECT 1 FROM events_aside WHERE {_SAME})
        BEGIN SELECT RAISE(ABORT, 'events are only ever appended'); END""",  # noqa: S608
    """CREATE TRIGGER events_aside_never_change BEFORE UPDATE ON events_aside
        BEGIN SELECT RAISE(ABORT, 'events are only ever appended'); END""",
    f"""CREATE TRIGGER events_aside_never_go BEFORE DELETE ON events_aside
        WHEN NOT EXISTS (SELECT 1 FROM events WHERE {_SAME})
        BEGIN SELECT RAISE(ABORT, 'events are only ever appended'); END""",  # noqa: S608
)


def m006_merging(db: Database) -> None:
    """Make room for merging: which split an event was made under, several heads of one object, merges taken back."""
    db.execute("ALTER TABLE events ADD COLUMN under TEXT NOT NULL DEFAULT ''")
    for column in ("carried", "several"):
        db.execute(f"ALTER TABLE annotations ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0 CHECK ({column} IN (0, 1))")
    for statement in _TABLES:
        db.execute(statement)
    (guard,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'events_never_change'").fetchone()
    for trigger in ("events_never_change", "events_never_go"):
        db.execute(f"DROP TRIGGER {trigger}")
    _note_splits(db)
    db.execute(guard)
    for statement in _TRIGGERS:
        db.execute(statement)
    db.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO NOTHING", [PROJECT_ID, new_id()])


def _note_splits(db: Database) -> None:
    """Write down which split each earlier event was made under: the last one that stood before it."""
    heads: dict[str, str] = {}
    under = []
    rows = db.execute("SELECT arrival, id, fingerprint, kind, payload FROM events ORDER BY arrival").fetchall()
    for arrival, event_id, fingerprint, kind, payload in rows:
        if kind == SPLIT_SET:
            if fingerprint not in heads:
                read = dumps(json.loads(payload).get("first", []))
                db.execute("INSERT INTO record_splits VALUES (?, '', '', ?)", [fingerprint, read])
            heads[fingerprint] = event_id
        elif fingerprint in heads:
            under.append((heads[fingerprint], arrival))
    db.conn.executemany("UPDATE events SET under = ? WHERE arrival = ?", under)
    heads_by_record = [(head, fingerprint) for fingerprint, head in heads.items()]
    db.conn.executemany("UPDATE record_splits SET head = ? WHERE fingerprint = ?", heads_by_record)
