"""The door through which many labels leave a project and come into it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.event import Event
from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.stored import StoredQA
from ir_annotator.store import annotators, bulk, facts, labels, records, stored_rows
from ir_annotator.store.database import ProjectFile
from ir_annotator.store.labels import Stored
from ir_annotator.store.stored_rows import Choice

_RECORDS_AT_ONCE = 20
"""So few that a save of the person who labels meanwhile waits for some milliseconds only."""


class Exchange:
    """Labels in and out of an open project. Every method may raise Problem when the disk fails."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file

    def ids_of(self, names: Collection[str]) -> frozenset[str]:
        """Return the ids of annotators called by id or by name; an unknown word stands for itself."""
        with self._file.reading() as db:
            return annotators.ids(db, names)

    def rows(self, choice: Choice, fingerprints: Collection[str] | None = None) -> Iterator[StoredQA]:
        """Yield labelled Q&As by record (code, number, fingerprint), place in it, annotator and layer.

        A few records are read at a time, so that saving goes on while whoever asks works on what came.

        Args:
            choice: What is asked for.
            fingerprints: Only of these records, or None for all.

        Raises:
            Problem: ``quote_mismatch`` if a claim does not match the record text.
        """
        with self._file.reading() as db:
            scheme = facts.scheme_ref(db)
            record_ids = records.ids_in_order(db, fingerprints)
        for first in range(0, len(record_ids), _RECORDS_AT_ONCE):
            some = record_ids[first : first + _RECORDS_AT_ONCE]
            with self._file.reading() as db:
                found = list(stored_rows.rows(db, some, choice, scheme, self._load))
            yield from found

    def _load(self, record_id: int) -> Record:
        with self._file.reading() as db:
            return records.load(db, record_id)

    def record_ids(self) -> list[int]:
        """Return the numbers of all records in order."""
        with self._file.reading() as db:
            return records.ids_in_order(db)

    def ids_at(self, places: Iterable[tuple[int, int]]) -> frozenset[str]:
        """Return the ids of the Q&As at these places, each the number of a record and a one-based position."""
        with self._file.reading() as db:
            return records.qa_ids_at(db, places)

    def qas(self, qa_ids: Iterable[str]) -> dict[str, tuple[str, str, QA]]:
        """Return fingerprint and text of the record, and the Q&A, of those of these Q&As that there are."""
        with self._file.reading() as db:
            return records.places_of_qas(db, qa_ids)

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield id, question and answer of every Q&A."""
        with self._file.reading() as db:
            record_ids = records.ids_in_order(db)
        for first in range(0, len(record_ids), _RECORDS_AT_ONCE):
            with self._file.reading() as db:
                found = bulk.texts_of(db, record_ids[first : first + _RECORDS_AT_ONCE])
            yield from found

    def stored(self, qa_ids: Iterable[str]) -> Mapping[AnnotationKey, Stored]:
        """Return every annotation of these Q&As."""
        with self._file.reading() as db:
            return labels.of_qas(db, qa_ids)

    def append(
        self, pairs: Sequence[tuple[Event, Annotation]], texts: Mapping[str, tuple[str, str]] | None = None
    ) -> tuple[int, int]:
        """Write events as ``Project.append`` does, all or none; return the numbers of the first and the last one.

        ``texts`` are fingerprint and text of the record of each Q&A, if they are at hand.

        Raises:
            ValueError: As for ``Project.append``.
        """
        with self._file.writing() as db:
            return bulk.append(db, pairs, texts)

    def between(self, first: int, last: int) -> list[tuple[Event, Annotation]]:
        """Return the events with these numbers, each with the annotation as it was before the first of them."""
        with self._file.reading() as db:
            return bulk.between(db, first, last)
