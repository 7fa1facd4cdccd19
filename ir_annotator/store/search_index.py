"""The index behind the search box: which pairs of neighbouring characters each Q&A and each form holds.

Words of Chinese mostly have two characters, so every two that stand side by side make a token, in FTS5 with
``detail=none``: the smallest index that answers for such words at once. What it names are candidates; they are looked
at again, so that what is found is what reading everything would find. Rows are numbered like the Q&As they stand for,
forms like their records with a minus sign.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add
from typing import Any

from sqlite_utils import Database

from ir_annotator.domain.folding import fold
from ir_annotator.store import facts

_INDEXED = "search.indexed"
_JOINED = "search.joined"
_RECORDS_AT_ONCE = 2
"""So few that a save of the person who labels meanwhile waits for some milliseconds only."""
_PAGES_AT_ONCE = 8
_GROWN = 1.2
"""How much larger the index must be than when it was last one piece, before it is made one piece again."""
_PRIVATE = 0xE000
_PARTING = frozenset(' ,。、;:?!"“”()《》「」[]')
"""Folded characters that part words; a pair with one of them is in nearly every text, and nobody seeks it."""

Row = tuple[int, str]
"""Number of a row of the index and its tokens."""


class _TokenForms(dict[str, str]):
    """Characters to what stands for them in a token: folded; ASCII that FTS5 would drop is moved out of its way."""

    def __missing__(self, character: str) -> str:
        folded = fold(character)
        if folded in _PARTING:
            folded = " "
        elif folded.isascii() and not folded.isalnum():
            folded = chr(_PRIVATE + ord(folded))
        self[character] = folded
        return folded


_FORMS = _TokenForms()


def pairs(text: str) -> set[str]:
    """Return the tokens of a text: every two characters side by side, neither a blank nor a mark that parts words."""
    found: set[str] = set()
    for run in "".join(map(_FORMS.__getitem__, text)).split():
        found.update(map(add, run, run[1:]))
    return found


def condition(word: str) -> str:
    """Return what FTS5 is to match so that no text with the word is missed; ``""`` where it cannot help."""
    return " AND ".join(f'"{token}"' for token in sorted(pairs(word)))


def is_exact(word: str) -> bool:
    """Tell whether every row that matches holds the word: it is a token itself."""
    return len(word) == 2 and word.isalnum()  # noqa: PLR2004 -- a pair


def form_texts(form: str, file: str) -> list[str]:
    """Return what is sought in a record besides its Q&As: the values of its form (given as JSON), and its file."""
    return [file, *(text for text in _strings(json.loads(form)) if text)]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _strings(list(value.values()))
    elif isinstance(value, Sequence):
        for one in value:
            yield from _strings(one)


def indexed(db: Database) -> int:
    """Return the number of the last record that is in the index; those before it are as well."""
    return int(facts.get(db, _INDEXED) or 0)


@dataclass(frozen=True, slots=True)
class Batch:
    """Records to be put into the index: the number of the last, their Q&As' numbers, and what the rows come from."""

    last: int
    qa_ids: tuple[int, ...]
    records: tuple[tuple[Any, ...], ...]
    qas: tuple[tuple[Any, ...], ...]

    def rows(self) -> list[Row]:
        """Return the rows of the index; the slow part, for which the database is not needed."""
        texts = {number: text for number, text, _, _ in self.records}
        rows = [(-number, " ".join(pairs("\n".join(form_texts(form, file))))) for number, _, form, file in self.records]
        for number, record_id, a, b, c, d in self.qas:
            text = texts[record_id]
            rows.append((number, " ".join(pairs(text[a:b]) | pairs(text[c:d]))))
        return rows


def next_batch(db: Database) -> Batch | None:
    """Return some records that are not in the index yet, or None."""
    return _batch(db, "SELECT id FROM records WHERE id > ? ORDER BY id LIMIT ?", [indexed(db), _RECORDS_AT_ONCE])


def _batch(db: Database, which: str, values: list[object]) -> Batch | None:
    records = tuple(
        db.execute(f"SELECT id, text, form, file FROM records WHERE id IN ({which}) ORDER BY id", values)  # noqa: S608
    )
    qas = tuple(
        db.execute(
            f"""SELECT id, record_id, question_start, question_end, answer_start, answer_end FROM qas
                WHERE record_id IN ({which})""",  # noqa: S608
            values,
        )
    )
    return Batch(records[-1][0], tuple(qa[0] for qa in qas), records, qas) if records else None


def add_batch(db: Database, batch: Batch, rows: Sequence[Row]) -> None:
    """Put a batch into the index, unless its records were split in another way since it was read."""
    now = next_ids(db, batch)
    if now == batch.qa_ids:
        _insert(db, rows)
        facts.put(db, _INDEXED, str(batch.last))


def next_ids(db: Database, batch: Batch) -> tuple[int, ...]:
    """Return the numbers of the Q&As that the records of a batch have now."""
    wanted = json.dumps([record[0] for record in batch.records])
    rows = db.execute("SELECT id FROM qas WHERE record_id IN (SELECT value FROM json_each(?))", [wanted])
    return tuple(number for (number,) in rows)


def _insert(db: Database, rows: Sequence[Row]) -> None:
    db.conn.executemany("INSERT INTO search (rowid, pairs) VALUES (?, ?)", rows)


def take_out(db: Database, record_id: int) -> None:
    """Take the Q&As of a record out of the index before they go; ``put_back`` the new ones in the same transaction."""
    batch = _indexed_batch(db, record_id)
    if batch:
        values = [("delete", *row) for row in batch.rows() if row[0] > 0]
        db.conn.executemany("INSERT INTO search (search, rowid, pairs) VALUES (?, ?, ?)", values)


def forget(db: Database, record_id: int) -> None:
    """Take a whole record out of the index before it goes; one that gets its number later is indexed then."""
    batch = _indexed_batch(db, record_id)
    if batch:
        values = [("delete", *row) for row in batch.rows()]
        db.conn.executemany("INSERT INTO search (search, rowid, pairs) VALUES (?, ?, ?)", values)
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM records WHERE id <> ?", [record_id]).fetchone()
    if last < indexed(db):
        facts.put(db, _INDEXED, str(last))


def put_back(db: Database, record_id: int) -> None:
    """Put the Q&As of a record into the index that were made since ``take_out``."""
    batch = _indexed_batch(db, record_id)
    if batch:
        _insert(db, [row for row in batch.rows() if row[0] > 0])


def _indexed_batch(db: Database, record_id: int) -> Batch | None:
    return _batch(db, "SELECT ?", [record_id]) if record_id <= indexed(db) else None


def merge(db: Database, *, at_end: bool) -> bool:
    """Join some of the pieces that the index is written in; False if there is nothing left to join."""
    if _merged(db, _PAGES_AT_ONCE):
        return True
    if not at_end:
        return False
    last = indexed(db)
    if last < int(facts.get(db, _JOINED) or 0) * _GROWN:
        return False
    facts.put(db, _JOINED, str(last + 1))
    return _merged(db, -_PAGES_AT_ONCE)  # from now on all pieces become one


def _merged(db: Database, pages: int) -> bool:
    (before,) = db.execute("SELECT total_changes()").fetchone()
    db.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", [pages])
    (after,) = db.execute("SELECT total_changes()").fetchone()
    return int(after - before) > 1  # the statement itself counts as one
