"""How far one annotator is and which labels were given, counted by SQL some records at a time.

A save waits for one of the small steps at most, however large the project is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlite_utils import Database

from ir_annotator.domain.progress import ANY, RECENT, Counts, LabelCounts, RecordCounts, Tally
from ir_annotator.store import listing, records
from ir_annotator.store.database import ProjectFile

_RECORDS_AT_ONCE = 50
_EVENTS_AT_ONCE, _EVENTS_LOOKED_AT = 1_000, 20_000
_CLOSING = "status_set"
"""The kind of event by which a person closes a Q&A; labels taken in from a file come otherwise."""
_LABELS: TypeAlias = Counter[tuple[str, str, str]]


class Counting:
    """Counts what one annotator did, taking its turns at the file by itself."""

    def __init__(self, file: ProjectFile, annotator: str) -> None:
        self._file, self._annotator = file, annotator
        self._records: list[RecordCounts] = []
        self._in_all = Counts()
        self._labels: _LABELS = Counter()

    def run(self) -> Iterator[tuple[int, int]]:
        """Count some records with each turn; yield how many are counted, and of how many.

        Raises:
            Problem: If the disk fails or the file is damaged.
        """
        with self._file.reading() as db:
            ids = records.ids_in_order(db)
        for start in range(0, len(ids), _RECORDS_AT_ONCE):
            chunk = ids[start : start + _RECORDS_AT_ONCE]
            with self._file.reading() as db:
                counted = _records(db, self._annotator, chunk)
            self._records += counted
            self._in_all = sum((one.counts for one in counted), self._in_all)
            with self._file.reading() as db:
                self._labels.update(_qa_labels(db, self._annotator, chunk))
            with self._file.reading() as db:
                self._labels.update(_claim_labels(db, self._annotator, chunk))
            yield len(self._records), len(ids)

    def tally(self) -> Tally:
        """Return what was counted so far."""
        return Tally(tuple(self._records), self._in_all, self._label_counts())

    def _label_counts(self) -> LabelCounts:
        def plain(kind: str) -> dict[str, int]:
            return {value: count for (of, _, value), count in self._labels.items() if of == kind}

        def by_name(kind: str) -> dict[str, dict[str, int]]:
            found: dict[str, dict[str, int]] = {}
            for (of, name, value), count in self._labels.items():
                if of == kind:
                    found.setdefault(name, {})[value] = count
            return found

        types = plain("type")
        return LabelCounts(plain("topic"), plain("primary"), by_name("judgement"), types, by_name("attribute"))


def _records(db: Database, annotator: str, ids: Sequence[int]) -> list[RecordCounts]:
    rows = db.execute(
        """SELECT record_id, count(*), count(*) FILTER (WHERE status = 'in_progress'),
                count(*) FILTER (WHERE status = 'done'), count(*) FILTER (WHERE status = 'skipped'),
                count(*) FILTER (WHERE flagged)
            FROM qas
            LEFT JOIN annotations ON annotations.qa_id = qas.qa_id AND annotator = ? AND layer = 'annotation'
            WHERE record_id IN (SELECT value FROM json_each(?)) GROUP BY record_id""",
        [annotator, json.dumps(list(ids))],
    )
    counts = {number: Counts(*counted) for number, *counted in rows}
    heads = listing.heads_of(db, ids)
    return [RecordCounts(number, heads[number], counts.get(number, Counts())) for number in ids]


# CROSS JOIN: from these Q&As to their labels, and not from all labels of the annotator to these Q&As.
_MINE = """SELECT {0} FROM qas CROSS JOIN {1} USING (qa_id)
    WHERE record_id IN (SELECT value FROM json_each(?)) AND annotator = ? AND layer = 'annotation'"""
_VALUE = f"CASE WHEN type IN ('array', 'object') THEN '{ANY}' ELSE CAST(value AS TEXT) END"


def _qa_labels(db: Database, annotator: str, ids: Sequence[int]) -> dict[tuple[str, str, str], int]:
    sql = f"""WITH mine AS ({_MINE.format("topics, primary_topic, judgements", "annotations")})
        SELECT 'topic', '', value, count(*) FROM mine, json_each(topics) GROUP BY value
        UNION ALL SELECT 'primary', '', primary_topic, count(*) FROM mine
            WHERE primary_topic IS NOT NULL GROUP BY primary_topic
        UNION ALL SELECT 'judgement', key, {_VALUE}, count(*) FROM mine, json_each(judgements) GROUP BY 2, 3"""  # noqa: S608
    return _counted(db, sql, annotator, ids)


def _claim_labels(db: Database, annotator: str, ids: Sequence[int]) -> dict[tuple[str, str, str], int]:
    sql = f"""WITH mine AS ({_MINE.format("claims.type AS kind, attributes", "claims")})
        SELECT 'type', '', kind, count(*) FROM mine GROUP BY kind
        UNION ALL SELECT 'attribute', key, {_VALUE}, count(*) FROM mine, json_each(attributes) GROUP BY 2, 3"""  # noqa: S608
    return _counted(db, sql, annotator, ids)


def _counted(db: Database, sql: str, annotator: str, ids: Sequence[int]) -> dict[tuple[str, str, str], int]:
    rows = db.execute(sql, [json.dumps(list(ids)), annotator])
    return {(kind, name, value): count for kind, name, value, count in rows}


def closed_by_minute(db: Database, annotator: str) -> list[tuple[str, str, int]]:
    """Return UTC minute (``YYYY-MM-DDTHH:MM``), status and number of the Q&As that are done or skipped.

    The minute is that of the last time it was closed; for labels that were taken in closed, of the last change.
    """
    return db.execute(
        """SELECT substr(coalesce((SELECT max(at) FROM events WHERE events.qa_id = annotations.qa_id
                    AND author = annotator AND events.layer = annotations.layer AND kind = ?), updated_at), 1, 16),
                status, count(*)
            FROM annotations WHERE annotator = ? AND layer = 'annotation' AND status IN ('done', 'skipped')
            GROUP BY 1, 2 ORDER BY 1, 2""",
        [_CLOSING, annotator],
    ).fetchall()


@dataclass(frozen=True, slots=True)
class Closed:
    """A Q&A that one person closed on one device: the number of that event, and when it was (UTC)."""

    seq: int
    qa_id: str
    at: str


def closed_here(db: Database, annotator: str, device: str, since: str, after: int = 0) -> tuple[list[Closed], int]:
    """Return when the annotator closed Q&As on this device behind event number ``after``, and the last number there is.

    Without ``after`` the log is read backwards as far as it is needed: to the UTC time ``since`` and to as many Q&As
    as the pace goes by.
    """
    (last,) = db.execute("SELECT coalesce(max(seq), 0) FROM events WHERE device = ?", [device]).fetchone()
    found: list[Closed] = []
    stop, newest = max(after, last - _EVENTS_LOOKED_AT), last
    while last > stop:
        first = max(stop, last - _EVENTS_AT_ONCE)
        rows = db.execute(
            """SELECT seq, qa_id, at FROM events WHERE device = ? AND seq > ? AND seq <= ? AND author = ? AND kind = ?
                AND layer = 'annotation' ORDER BY seq""",
            [device, first, last, annotator, _CLOSING],
        )
        found = [*(Closed(*row) for row in rows), *found]
        last = first
        if not after and found and found[0].at < since and len({one.qa_id for one in found}) >= 2 * RECENT:
            break
    return found, newest


def still_closed(db: Database, annotator: str, qa_ids: Sequence[str]) -> dict[str, float]:
    """Return which of these Q&As are done or skipped, with the seconds worked on each."""
    rows = db.execute(
        """SELECT qa_id, seconds FROM annotations WHERE qa_id IN (SELECT value FROM json_each(?))
            AND annotator = ? AND layer = 'annotation' AND status IN ('done', 'skipped')""",
        [json.dumps(list(qa_ids)), annotator],
    )
    return dict(rows.fetchall())
