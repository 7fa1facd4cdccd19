"""How often each annotator used each topic: a table of counts, written with the labels they follow from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from sqlite_utils import Database

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import AnnotationKey, Layer
from ir_annotator.domain.scheme import parent_id

_LATEST_EVENTS = 200
"""So many events of a person are looked at for the topics she used last."""


class Uses:
    """Counts how uses change with several annotations, and writes the difference."""

    def __init__(self) -> None:
        self._changes: Counter[tuple[str, tuple[str, ...], tuple[str, ...]]] = Counter()

    def count(self, key: AnnotationKey, before: Iterable[str], after: Iterable[str]) -> None:
        """Take note of other topics on a Q&A; a first-level topic is used where it or any child of it is ticked."""
        if key.layer is Layer.ANNOTATION and before != after:
            self._changes[key.annotator, tuple(before), tuple(after)] += 1

    def write(self, db: Database) -> None:
        """Write the counts."""
        uses: Counter[tuple[str, str]] = Counter()
        for (annotator, before, after), times in self._changes.items():
            old, new = _used(before), _used(after)
            uses.update({(annotator, topic): times for topic in new - old})
            uses.subtract({(annotator, topic): times for topic in old - new})
        if not uses:
            return
        rows = [(*place, more) for place, more in uses.items() if more]
        if more_used := [row for row in rows if row[2] > 0]:
            db.conn.executemany(
                """INSERT INTO topic_uses VALUES (?, ?, ?)
                    ON CONFLICT (annotator, topic) DO UPDATE SET uses = uses + excluded.uses""",
                more_used,
            )
        if fewer := [row for row in rows if row[2] < 0]:
            gone = "DELETE FROM topic_uses WHERE annotator = ? AND topic = ? AND uses + ? = 0"
            db.conn.executemany(gone, fewer)
            sql = "UPDATE topic_uses SET uses = uses + ? WHERE annotator = ? AND topic = ?"
            db.conn.executemany(sql, [(more, annotator, topic) for annotator, topic, more in fewer])


def _used(topics: Iterable[str]) -> set[str]:
    return {name for topic in topics for name in (topic, parent_id(topic))}


def of_annotator(db: Database, annotator: str) -> dict[str, int]:
    """Return on how many Q&As an annotator uses each topic, those never used left out."""
    return dict(db.execute("SELECT topic, uses FROM topic_uses WHERE annotator = ?", [annotator]).fetchall())


def latest(db: Database, annotator: str) -> list[str]:
    """Return the topics an annotator ticked in her last changes, the last one first."""
    rows = db.execute(
        """SELECT payload FROM (SELECT kind, payload FROM events WHERE author = ? ORDER BY arrival DESC LIMIT ?)
            WHERE kind IN (?, ?)""",
        [annotator, _LATEST_EVENTS, edits.AddTopic.kind, edits.SetPrimaryTopic.kind],
    )
    return list(dict.fromkeys(json.loads(payload)["topic"] for (payload,) in rows.fetchall()))
