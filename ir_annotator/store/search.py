"""Finds the Q&As that a query asks for, in a wanted order, a few at a time.

Between any two turns the database is free, so that whoever saves never waits for a search. Candidates come from the
index as far as it is built; what it does not hold yet is read. Either way each text is looked at before it counts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias, TypeVar

from sqlite_utils import Database

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.outline import FoundQA, QARow
from ir_annotator.domain.query import Pattern, Word
from ir_annotator.domain.query_meaning import Wanted
from ir_annotator.store import label_tests, listing
from ir_annotator.store.database import ProjectFile
from ir_annotator.store.search_index import condition, form_texts, indexed, is_exact

Matches: TypeAlias = Callable[[Sequence[str]], bool]
"""Tells whether texts hold what is wanted."""
MakeMatches: TypeAlias = Callable[[Sequence[Word], Sequence[Pattern]], Matches]
Found: TypeAlias = tuple[int, int]
"""Number of a record and the one-based position of a Q&A in it."""

_FEW = 8_000
"""Candidates up to which they are gathered and put in order; more are met soon enough on the way through the list."""
_FEW_RECORDS = 500
_SAMPLE = 256
"""Records that are read from the start where there are many candidates: most often they fill the first page."""
_FIRST_CHUNK, _LARGEST_CHUNK, _TEXTS_AT_ONCE = 8, 64, 16
_ROWS_AT_ONCE = 2_000
_T = TypeVar("_T")
_Turns: TypeAlias = Generator[list[Found], None, _T]


class _QA(NamedTuple):
    """A Q&A that may be what is wanted."""

    number: int
    record_id: int
    position: int
    qa_id: str
    spans: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Flags:
    """Where a word may be: a byte for each Q&A and for each record's form, and the Q&As with it in a note."""

    texts: bytearray
    forms: bytearray
    noted: set[int]


class Finder:
    """One search through a project; ``matcher`` compiles words and patterns into what looks at texts."""

    def __init__(self, file: ProjectFile, wanted: Wanted, matcher: MakeMatches) -> None:
        self._file, self._wanted = file, wanted
        self._words = [word for word in wanted.words if not word.negated]
        self._word_matches = [matcher([word], ()) for word in self._words]
        self._matches = matcher(wanted.words, wanted.patterns)
        self._noted = matcher(wanted.notes, ())
        self._tests = label_tests.predicate(wanted.labels)
        bare = not (wanted.patterns or wanted.notes) and len(wanted.words) == len(self._words) == 1
        self._sure = bare and is_exact(self._words[0].text)
        with file.reading() as db:
            self._indexed = indexed(db)

    def run(self, order: Sequence[int], skip: Collection[Found] = ()) -> Iterator[list[Found]]:
        """Yield what is found in the records of ``order``, in that order; an empty list now and then.

        Args:
            order: Numbers of records.
            skip: Q&As that are left out.
        """
        for some in self._run(order):
            yield [place for place in some if place not in skip] if skip else some

    def _run(self, order: Sequence[int]) -> Iterator[list[Found]]:
        records = self._records()
        if records is not None:
            order = [number for number in order if number in records]
        yield []
        noted = self._noted_candidates()
        few = self._few(noted)
        if few is not None:
            order = [number for number in order if number in few] if few else []
            yield from self._walk(order, lambda qa: not few[qa.record_id].isdisjoint((qa.number, -qa.record_id)))
        elif any(condition(word.text) for word in self._words):
            yield from self._walk(order[:_SAMPLE], lambda _: True, sure=False)
            flags = yield from self._flags(noted)
            yield from self._walk(order[_SAMPLE:], lambda qa: self._may_hold(qa, flags))
        else:
            yield from self._walk(order, lambda _: True)

    def _walk(self, order: Sequence[int], may_be: Callable[[_QA], bool], *, sure: bool = True) -> Iterator[list[Found]]:
        """Go through records; ``sure`` says that whoever may hold a word that is a token does hold it."""
        for chunk in _chunks(order):
            yield from self._verified([qa for qa in self._qas(chunk) if may_be(qa)], sure=sure and self._sure)
            yield []

    def run_listed(self, listed: Sequence[Found]) -> Iterator[list[Found]]:
        """Yield which of these Q&As are wanted, in the order in which they are given."""
        records = self._records()
        for start in range(0, len(listed), _TEXTS_AT_ONCE):
            some = listed[start : start + _TEXTS_AT_ONCE]
            qas = [
                qa
                for qa in self._qas(sorted({record_id for record_id, _ in some}))
                if (qa.record_id, qa.position) in some and (records is None or qa.record_id in records)
            ]
            found = {place for places in self._verified(qas, sure=False) for place in places}
            yield [place for place in some if place in found]

    # -- candidates

    def _records(self) -> set[int] | None:
        """Return the records whose form is as wanted; None for all."""
        wanted = self._wanted
        if not (wanted.codes or wanted.names or wanted.dates):
            return None
        tests, values = ["true"], list[object]()
        for code, negated in wanted.codes:
            test = "code GLOB ? || '*'" if code.isdigit() else "instr(lower(code), ?) = 1"  # digits: by the index
            tests.append(f"{'NOT' if negated else ''} {test}")
            values.append(code)
        for first, last, negated in wanted.dates:
            tests.append(f"{'NOT' if negated else ''} (date <> '' AND date BETWEEN ? AND ?)")
            values += [first, last]
        for name in wanted.names:
            tests.append(f"{'NOT' if name.negated else ''} instr(lower(name), ?) > 0")
            values.append(name.text)
        with self._file.reading() as db:
            rows = db.execute(f"SELECT id FROM records WHERE {' AND '.join(tests)}", values)  # noqa: S608
            return {number for (number,) in rows}

    def _noted_candidates(self) -> list[set[int]]:
        """Return for each word the Q&As that hold it in a note."""
        if not self._words:
            return []
        with self._file.reading() as db:
            notes = label_tests.all_notes(db)
        return [{number for number, note in notes if matches([note])} for matches in self._word_matches]

    def _few(self, noted: list[set[int]]) -> dict[int, set[int]] | None:
        """Return all candidates by record, where they are few; ``-record`` stands for all of its Q&As."""
        with self._file.reading() as db:
            driven = label_tests.driven(db, self._wanted.labels, _FEW)
            newest = db.execute("SELECT coalesce(max(id), 0) FROM records").fetchone()[0]
        if driven is not None:
            return driven
        conditions = [asked for word in self._words if (asked := condition(word.text))]
        if self._indexed < newest or not conditions:
            return None
        forms = self._few_forms(conditions)
        texts = self._few_texts(" AND ".join(conditions)) if forms is not None else None
        return None if forms is None or texts is None else self._by_record([*set().union(*noted), *forms, *texts])

    def _few_forms(self, conditions: Iterable[str]) -> list[int] | None:
        """Return the rows of the forms that may hold one of the words; None if they are many."""
        found: list[int] = []
        for asked in conditions:
            with self._file.reading() as db:
                sql = "SELECT rowid FROM search WHERE search MATCH ? AND rowid < 0 LIMIT ?"
                found += [number for (number,) in db.execute(sql, [asked, _FEW_RECORDS + 1])]
            if len(found) > _FEW_RECORDS:
                return None
        return found

    def _few_texts(self, asked: str) -> list[int] | None:
        """Return the rows of the Q&As that may hold all the words; None if they are many."""
        found = [0]
        while len(found) <= _FEW:
            with self._file.reading() as db:
                sql = "SELECT rowid FROM search WHERE search MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?"
                rows = [number for (number,) in db.execute(sql, [asked, found[-1], _ROWS_AT_ONCE])]
            found += rows
            if len(rows) < _ROWS_AT_ONCE:
                return found[1:]
        return None

    def _by_record(self, numbers: Iterable[int]) -> dict[int, set[int]]:
        of_record: dict[int, set[int]] = {-number: {number} for number in numbers if number < 0}
        qas = sorted(number for number in numbers if number > 0)
        for start in range(0, len(qas), _ROWS_AT_ONCE):
            with self._file.reading() as db:
                wanted = json.dumps(qas[start : start + _ROWS_AT_ONCE])
                rows = db.execute(
                    "SELECT record_id, id FROM qas WHERE id IN (SELECT value FROM json_each(?))", [wanted]
                ).fetchall()
            for record_id, number in rows:
                of_record.setdefault(record_id, set()).add(number)
        return of_record

    def _qas(self, chunk: Sequence[int]) -> list[_QA]:
        """Return the Q&As of these records, in this order, whose labels are as wanted."""
        tests, values = self._tests
        with self._file.reading() as db:
            rows = db.execute(
                f"""SELECT id, record_id, position, qa_id, question_start, question_end, answer_start, answer_end
                    FROM qas WHERE record_id IN (SELECT value FROM json_each(?)) AND {tests}
                    ORDER BY record_id, position""",  # noqa: S608
                [json.dumps(list(chunk)), *values],
            ).fetchall()
        made = (
            _QA(number, record_id, place, qa_id, (a, b, c, d)) for number, record_id, place, qa_id, a, b, c, d in rows
        )
        of_record = {number: list(qas) for number, qas in groupby(made, key=lambda qa: qa.record_id)}
        return [qa for number in chunk for qa in of_record.get(number, [])]

    def _flags(self, noted: list[set[int]]) -> _Turns[list[_Flags]]:
        """Return for each word which rows of the index hold it; where nothing can be said, all."""
        with self._file.reading() as db:
            qas, records = db.execute("SELECT (SELECT max(id) FROM qas), (SELECT max(id) FROM records)").fetchone()
        found = []
        for word, in_notes in zip(self._words, noted, strict=True):
            asked = condition(word.text)
            if asked:
                flags = _Flags(bytearray(qas + 1), bytearray(records + 1), in_notes)
                yield from self._set_flags(flags.texts, asked, "rowid > ?", 0)
                yield from self._set_flags(flags.forms, asked, "rowid > ? AND rowid < 0", -records - 1)
                found.append(flags)
        return found

    def _set_flags(self, flags: bytearray, asked: str, side: str, start: int) -> _Turns[None]:
        last, rows = start, [0]
        while rows:
            with self._file.reading() as db:
                sql = f"SELECT rowid FROM search WHERE search MATCH ? AND {side} ORDER BY rowid LIMIT ?"  # noqa: S608
                rows = [found for (found,) in db.execute(sql, [asked, last, _ROWS_AT_ONCE])]
            for found in rows:
                flags[abs(found)] = 1
            last = rows[-1] if rows else last
            yield []

    def _may_hold(self, qa: _QA, flags: Iterable[_Flags]) -> bool:
        return qa.record_id > self._indexed or all(
            one.texts[qa.number] or one.forms[qa.record_id] or qa.number in one.noted for one in flags
        )

    # -- the last word

    def _verified(self, qas: Sequence[_QA], *, sure: bool) -> Iterator[list[Found]]:
        """Yield those Q&As that are wanted, looking at their texts where that is needed."""
        if not self._wanted.reads_text or (sure and all(qa.record_id <= self._indexed for qa in qas)):
            yield [(qa.record_id, qa.position) for qa in qas]
            return
        of_record = [list(group) for _, group in groupby(qas, key=lambda qa: qa.record_id)]
        for start in range(0, len(of_record), _TEXTS_AT_ONCE):
            some = [qa for group in of_record[start : start + _TEXTS_AT_ONCE] for qa in group]
            with self._file.reading() as db:
                texts = _texts(db, {qa.record_id for qa in some})
                notes = label_tests.notes_of(db, [qa.qa_id for qa in some])
            yield [
                (qa.record_id, qa.position)
                for qa in some
                if self._noted(notes.get(qa.qa_id, ())) and self._holds(qa, *texts[qa.record_id], notes)
            ]

    def _holds(self, qa: _QA, text: str, form: list[str], notes: dict[str, list[str]]) -> bool:
        a, b, c, d = qa.spans
        return self._matches([text[a:b], text[c:d], *form, *notes.get(qa.qa_id, ())])


def _texts(db: Database, ids: Collection[int]) -> dict[int, tuple[str, list[str]]]:
    """Return of each of these records the text and what its form says."""
    rows: Iterable[tuple[Any, ...]] = db.execute(
        "SELECT id, text, form, file FROM records WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(ids))],
    )
    return {number: (text, form_texts(form, file)) for number, text, form, file in rows}


def read(db: Database, found: Sequence[Found], annotator: str) -> list[FoundQA]:
    """Return what lists show of Q&As that were found, in the same order; those that are gone are left out."""
    rows = db.execute(
        """SELECT record_id, position, qas.qa_id, question_start, question_end, answer_start, answer_end,
                coalesce(status, 'todo'), coalesce(flagged, 0)
            FROM json_each(?) AS wanted
            JOIN qas ON record_id = wanted.value ->> 0 AND position = wanted.value ->> 1
            LEFT JOIN annotations ON annotations.qa_id = qas.qa_id AND annotator = ? AND layer = 'annotation'
            ORDER BY wanted.key""",
        [json.dumps(list(found)), annotator],
    ).fetchall()
    ids = sorted({row[0] for row in rows})
    heads, texts = listing.heads_of(db, ids), _texts(db, ids)
    notes = label_tests.notes_of(db, [row[2] for row in rows])
    shown = []
    for number, position, qa_id, a, b, c, d, status, flagged in rows:
        text, form = texts[number]
        qa = QARow(qa_id, position, listing.shown(text, (a, b), (c, d)), Status(status), bool(flagged))
        shown.append(FoundQA(heads[number], qa, text[c:d], (*form, *notes.get(qa_id, ()))))
    return shown


def _chunks(order: Sequence[int]) -> Iterator[Sequence[int]]:
    """Divide a list into pieces, short ones first: the first page is to come at once."""
    start, size = 0, _FIRST_CHUNK
    while start < len(order):
        yield order[start : start + size]
        start, size = start + size, min(2 * size, _LARGEST_CHUNK)
