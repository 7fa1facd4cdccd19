"""What lists show of a project: records in order, how far an annotator is with them, and where a Q&A stands."""

from __future__ import annotations

from collections.abc import Sequence

from ir_annotator.domain.outline import RecordOverview, RecordRow
from ir_annotator.store import listing, records
from ir_annotator.store.database import ProjectFile
from ir_annotator.store.search import Found


class Lists:
    """The lists of an open project. Every method may raise Problem when the disk fails."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file

    def outline(self, annotator: str, record_ids: Sequence[int] | None = None) -> list[RecordRow]:
        """Return records (all, or those with these numbers) with their Q&As as they stand for one annotator."""
        with self._file.reading() as db:
            return listing.outline(db, annotator, records.ids_in_order(db) if record_ids is None else record_ids)

    def heads(self) -> list[RecordRow]:
        """Return all records in order, without their Q&As."""
        with self._file.reading() as db:
            return listing.heads(db)

    def sizes(self) -> list[tuple[int, int]]:
        """Return the numbers of all records in order, each with how many Q&As it has."""
        with self._file.reading() as db:
            return listing.sizes(db)

    def number_of(self, fingerprint: str) -> int:
        """Return the number of the record with this fingerprint.

        Raises:
            KeyError: If the project does not hold it.
        """
        with self._file.reading() as db:
            number = records.id_of(db, fingerprint)
        if number is None:
            raise KeyError(fingerprint)
        return number

    def place_of(self, qa_id: str) -> tuple[int, int] | None:
        """Return the number of the record of a Q&A and the Q&A's one-based position in it, or None."""
        with self._file.reading() as db:
            return listing.place_of(db, qa_id)

    def closed(self, annotator: str) -> int:
        """Return how many Q&As are done or skipped for one annotator."""
        with self._file.reading() as db:
            return listing.closed(db, annotator)

    def next_open(self, annotator: str, after: str = "") -> str:
        """Return the first Q&A in order, behind ``after``, that is neither done nor skipped; else ``""``."""
        with self._file.reading() as db:
            return listing.next_open(db, annotator, after)

    def by_date(self) -> list[int]:
        """Return the numbers of all records, the latest first."""
        with self._file.reading() as db:
            return listing.by_date(db)

    def last_changed(self, annotator: str) -> list[Found]:
        """Return the Q&As that an annotator has labelled, the last change first."""
        with self._file.reading() as db:
            return listing.last_changed(db, annotator)

    def first_open(self, annotator: str, found: Sequence[Found]) -> str:
        """Return the first of these Q&As that is neither done nor skipped for an annotator; else ``""``."""
        with self._file.reading() as db:
            return listing.first_open(db, annotator, found)

    def overview(self) -> list[RecordOverview]:
        """Return all records with their number of Q&As and everybody's progress."""
        with self._file.reading() as db:
            return listing.overview(db)
