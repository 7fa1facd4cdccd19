"""The seventh version of the project file: submissions that stay as they were, and remarks."""

from __future__ import annotations

from sqlite_utils import Database

_OBJECT = "GLOB '{*}'"

_TABLES = (
    # Both follow from the events; a Q&A that is there no more keeps its rows.
    f"""CREATE TABLE submissions (
        qa_id TEXT NOT NULL, annotator TEXT NOT NULL REFERENCES annotators (id),
        fingerprint TEXT NOT NULL REFERENCES records (fingerprint),
        head TEXT NOT NULL, at TEXT NOT NULL, said TEXT NOT NULL CHECK (said {_OBJECT}),
        PRIMARY KEY (qa_id, annotator)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX submissions_on_record ON submissions (fingerprint)",
    """CREATE TABLE remarks (
        id TEXT PRIMARY KEY, thread TEXT NOT NULL,
        qa_id TEXT NOT NULL, annotator TEXT NOT NULL, author TEXT NOT NULL REFERENCES annotators (id),
        act TEXT NOT NULL CHECK (act IN ('return', 'reply', 'resolve', 'reopen')),
        text TEXT NOT NULL CHECK (act <> 'return' OR text <> ''),
        fingerprint TEXT NOT NULL REFERENCES records (fingerprint),
        device TEXT NOT NULL, at TEXT NOT NULL, seen TEXT NOT NULL, seq INTEGER NOT NULL, after TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX remarks_on_qa ON remarks (qa_id)",
    "CREATE INDEX remarks_on_record ON remarks (fingerprint)",
    "CREATE INDEX remarks_of_thread ON remarks (thread, act)",
    "CREATE INDEX returns_to ON remarks (annotator) WHERE act = 'return'",
)


def m007_reviewing(db: Database) -> None:
    """Make room for what annotators had said before anybody settled it, and for what is said about it."""
    for statement in _TABLES:
        db.execute(statement)
