"""The list of Q&As as this annotator sees it: order, status of each, what comes next."""

from __future__ import annotations

from ir_annotator.domain.annotation import Annotation, Status
from ir_annotator.domain.outline import RecordRow


class Listing:
    """The records of the project with their Q&As in order, and how far each is."""

    def __init__(self, rows: list[RecordRow]) -> None:
        self.rows = rows
        self._statuses = {qa.qa_id: (qa.status, qa.flagged) for row in rows for qa in row.qas}
        self._number()

    def _number(self) -> None:
        self._ids = [qa.qa_id for row in self.rows for qa in row.qas]
        self._places = {qa_id: place for place, qa_id in enumerate(self._ids)}

    def replace(self, row: RecordRow) -> int:
        """Take note of a record that is split in another way now; return its place."""
        place = next(at for at, old in enumerate(self.rows) if old.fingerprint == row.fingerprint)
        for old in self.rows[place].qas:
            del self._statuses[old.qa_id]
        self.rows[place] = row
        self._statuses |= {qa.qa_id: (qa.status, qa.flagged) for qa in row.qas}
        self._number()
        return place

    def doubtful(self) -> list[RecordRow]:
        """Return the records whose split is worth a look that nobody has given it, the least sure first."""
        return sorted((row for row in self.rows if row.is_doubtful), key=lambda row: row.confidence)

    def __contains__(self, qa_id: str) -> bool:
        return qa_id in self._statuses

    def update(self, qa_id: str, annotation: Annotation) -> None:
        """Take note of the labels a Q&A has now."""
        self._statuses[qa_id] = (annotation.status, annotation.flagged)

    def status_of(self, qa_id: str) -> tuple[Status, bool]:
        """Return the status of a Q&A, and whether it is flagged."""
        return self._statuses[qa_id]

    def first(self) -> str:
        """Return the first Q&A, or ``""``."""
        return self._ids[0] if self._ids else ""

    def step(self, qa_id: str, by: int) -> str:
        """Return the Q&A ``by`` places behind (or before) this one, at most the last (or first)."""
        place = self._places[qa_id] + by
        return self._ids[min(max(place, 0), len(self._ids) - 1)]

    def next_undone(self, after: str = "") -> str:
        """Return the first Q&A behind ``after`` that is neither done nor skipped, going round; else ``""``."""
        start = self._places[after] + 1 if after in self._places else 0
        around = (*range(start, len(self._ids)), *range(start))
        return next((self._ids[i] for i in around if not self._statuses[self._ids[i]][0].is_closed), "")

    def progress(self, record: RecordRow | None = None) -> tuple[int, int]:
        """Return how many Q&As (of one record) are done or skipped, and how many there are."""
        ids = [qa.qa_id for qa in record.qas] if record else self._ids
        return sum(self._statuses[qa_id][0].is_closed for qa_id in ids), len(ids)
