"""The list of Q&As as this annotator sees it: order, status of each, what comes next.

Only the order is kept; rows are read from the project when they are looked at, some records at a time.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, overload

from ir_annotator.domain.annotation import Annotation, Status
from ir_annotator.domain.outline import RecordRow
from ir_annotator.domain.problem import Problem

if TYPE_CHECKING:
    from ir_annotator.store.project import Project

_PAGE = 32
"""Records that are read at once: about as many as stand on a screen."""
_PAGES_KEPT = 32
_UNREADABLE = RecordRow("", "–", "", "", "", "", ())


class Listing:
    """The records of the project with their Q&As in order, and how far each is."""

    def __init__(
        self, project: Project | None, annotator: str, tell: Callable[[Problem], None] = lambda _: None
    ) -> None:
        sizes = project.lists.sizes() if project else []
        self._project, self._annotator, self._tell = project, annotator, tell
        self.ids = array("q", [number for number, _ in sizes])
        self.places = {number: place for place, number in enumerate(self.ids)}
        self._sizes = array("q", [size for _, size in sizes])
        self._total = sum(self._sizes)
        self._closed = project.lists.closed(annotator) if project else 0
        self._pages: OrderedDict[int, list[RecordRow]] = OrderedDict()
        self.rows: Sequence[RecordRow] = _Rows(self)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, qa_id: str) -> bool:
        return self.find(qa_id) is not None

    def row(self, place: int) -> RecordRow:
        """Return the record at a place with its Q&As; an unreadable one is told of, and has none."""
        return self._page(place // _PAGE)[place % _PAGE]

    def size(self, place: int) -> int:
        """Return how many Q&As the record at a place has."""
        return self._sizes[place]

    def find(self, qa_id: str) -> tuple[int, int] | None:
        """Return the place of a Q&A's record and the Q&A's zero-based place in it, or None."""
        found = self._project.lists.place_of(qa_id) if self._project and qa_id else None
        return (self.places[found[0]], found[1] - 1) if found and found[0] in self.places else None

    def status_of(self, qa_id: str) -> tuple[Status, bool]:
        """Return the status of a Q&A, and whether it is flagged.

        Raises:
            KeyError: If it is not in the list.
        """
        found = self.find(qa_id)
        if found is None:
            raise KeyError(qa_id)
        qa = self.row(found[0]).qas[found[1]]
        return qa.status, qa.flagged

    def _page(self, number: int) -> list[RecordRow]:
        if number not in self._pages:
            self._pages[number] = self._read(self.ids[number * _PAGE : (number + 1) * _PAGE])
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]

    def _read(self, ids: Sequence[int]) -> list[RecordRow]:
        assert self._project  # noqa: S101 -- there are records
        try:
            return self._project.lists.outline(self._annotator, ids)
        except Problem as problem:  # asked for while painting, where nobody could catch it
            self._tell(problem)
            return [_UNREADABLE] * len(ids)

    # -- what changed

    def replace(self, fingerprint: str) -> int:
        """Take note of a record that is split in another way, or labelled at several Q&As; return its place."""
        assert self._project  # noqa: S101 -- it was just written to
        place = self.places[self._project.lists.number_of(fingerprint)]
        self._pages.pop(place // _PAGE, None)
        size = len(self.row(place).qas)
        self._total += size - self._sizes[place]
        self._sizes[place] = size
        self._closed = self._project.lists.closed(self._annotator)
        return place

    def update(self, qa_id: str, before: Annotation, after: Annotation) -> None:
        """Take note of the labels a Q&A has now."""
        self._closed += after.status.is_closed - before.status.is_closed
        found = self.find(qa_id)
        if found is None or found[0] // _PAGE not in self._pages:
            return
        place, child = found
        record = self.row(place)
        changed = replace(record.qas[child], status=after.status, flagged=after.flagged)
        qas = (*record.qas[:child], changed, *record.qas[child + 1 :])
        self._pages[place // _PAGE][place % _PAGE] = replace(record, qas=qas)

    # -- the way through it

    def doubtful(self) -> list[RecordRow]:
        """Return the records whose split is worth a look that nobody has given it, the least sure first."""
        return sorted((row for row in self.heads() if row.is_doubtful), key=lambda row: row.confidence)

    def heads(self) -> list[RecordRow]:
        """Return all records without their Q&As."""
        return self._project.lists.heads() if self._project else []

    def first(self) -> str:
        """Return the first Q&A, or ``""``."""
        return next((self.row(place).qas[0].qa_id for place, size in enumerate(self._sizes) if size), "")

    def first_open_of(self, number: int) -> str:
        """Return the first Q&A of the record with this number that is neither done nor skipped, else its first."""
        qas = self.row(self.places[number]).qas
        return next((qa.qa_id for qa in qas if not qa.status.is_closed), qas[0].qa_id if qas else "")

    def step(self, qa_id: str, by: int) -> str:
        """Return the Q&A ``by`` places behind (or before) this one, at most the last (or first)."""
        found = self.find(qa_id)
        if found is None:
            return qa_id
        place, child = found
        child += by
        while child >= self._sizes[place] and any(self._sizes[place + 1 :]):
            child -= self._sizes[place]
            place += 1
        while child < 0 and any(self._sizes[:place]):
            place -= 1
            child += self._sizes[place]
        qas = self.row(place).qas
        return qas[min(max(child, 0), len(qas) - 1)].qa_id

    def next_undone(self, after: str = "") -> str:
        """Return the first Q&A behind ``after`` that is neither done nor skipped, going round; else ``""``."""
        if self._project is None or self._closed >= self._total:
            return ""
        behind = self._project.lists.next_open(self._annotator, after)
        return behind or (self._project.lists.next_open(self._annotator) if after else "")

    def progress(self, record: RecordRow | None = None) -> tuple[int, int]:
        """Return how many Q&As (of one record) are done or skipped, and how many there are."""
        if record is None:
            return self._closed, self._total
        return sum(qa.status.is_closed for qa in record.qas), len(record.qas)


class _Rows(Sequence[RecordRow]):
    """The records of a listing as a sequence that reads what is looked at."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing

    def __len__(self) -> int:
        return len(self._listing)

    @overload
    def __getitem__(self, place: int) -> RecordRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[RecordRow]: ...
    def __getitem__(self, place: int | slice) -> RecordRow | Sequence[RecordRow]:
        if isinstance(place, slice):
            return [self._listing.row(at) for at in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self._listing.row(place % len(self))
