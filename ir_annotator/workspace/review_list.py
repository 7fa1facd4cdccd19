"""The queue of Q&As to compare: read in the background, sorted, followed while they are settled."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ir_annotator.workspace.idle import Idle
from ir_annotator.workspace.jobs import Background, Job, Tick
from ir_annotator.workspace.review_rows import Order, QueueRow, Scope, read_queue, sorted_rows

if TYPE_CHECKING:
    from ir_annotator.workspace.workspace import Workspace


class Queue(Background):
    """The Q&As that at least two annotators submitted; ``waiting`` of them have something left to decide.

    Signals:
        reading: Records read so far, and of how many.
        loaded: All rows were read anew.
        changed: The rows that are shown, or their order, changed.
        row_changed: What the row at this place says changed.
    """

    reading = Signal(int, int)
    loaded = Signal()
    changed = Signal()
    row_changed = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._idle: Idle | None = None
        self._known: dict[str, QueueRow] = {}
        self.rows: list[QueueRow] = []
        self._places: dict[str, int] = {}
        self.waiting = 0
        self.order, self.scope = Order.DISAGREEMENT, Scope.ALL

    # -- reading

    def read(self) -> None:
        """Read all rows anew, in the background."""
        project, scheme = self._workspace.project, self._workspace.scheme
        if project is None or scheme is None:
            return
        self._idle = idle = self._idle or Idle()
        reviewer = self._workspace.annotator

        def work(tick: Tick) -> list[QueueRow]:
            def turn(done: int, total: int) -> None:
                tick(done, total)
                idle.wait()

            return read_queue(project, scheme, reviewer, turn)

        job = Job(work)
        job.progressed.connect(self.reading)
        job.done.connect(self._take)
        job.refused.connect(self._workspace.problem_arose)
        self._start(job)

    def forget(self) -> None:
        """Have no rows any more."""
        self._known, self.rows, self._places, self.waiting = {}, [], {}, 0
        self.changed.emit()

    def _take(self, rows: list[QueueRow]) -> None:
        self._known = {row.qa_id: row for row in rows}
        self._sort()
        self.loaded.emit()

    def update(self, row: QueueRow) -> None:
        """Take note of what is settled of a Q&A now; it stays at its place."""
        before = self._known.get(row.qa_id)
        self.waiting += row.waits(self.scope) - (before.waits(self.scope) if before else 0)
        self._known[row.qa_id] = row
        place = self._places.get(row.qa_id)
        if place is not None:
            self.rows[place] = row
            self.row_changed.emit(place)

    # -- what is shown

    def set_order(self, order: Order) -> None:
        """Sort in another way."""
        self.order = order
        self._sort()

    def set_scope(self, scope: Scope) -> None:
        """Show what differs in topics, in claims, or in anything."""
        self.scope = scope
        self._sort()

    def _sort(self) -> None:
        scheme = self._workspace.scheme
        self.rows = sorted_rows(self._known.values(), self.order, self.scope, scheme) if scheme else []
        self._places = {row.qa_id: place for place, row in enumerate(self.rows)}
        self.waiting = sum(row.waits(self.scope) for row in self._known.values())
        self.changed.emit()

    def row(self, qa_id: str) -> QueueRow | None:
        """Return what is known of a Q&A; None if it is not to be compared."""
        return self._known.get(qa_id)

    @property
    def compared(self) -> int:
        """How many Q&As at least two annotators submitted."""
        return len(self._known)

    # -- the way through it

    def beside(self, qa_id: str, by: int) -> str:
        """Return the Q&A ``by`` rows below another one; ``""`` where the queue ends."""
        place = self._places.get(qa_id, -1) + by
        return self.rows[place].qa_id if 0 <= place < len(self.rows) else ""

    def next_waiting(self, qa_id: str = "") -> str:
        """Return the first Q&A below another one (going round) that has something left to decide, else ``""``."""
        place = self._places.get(qa_id, -1)
        around = chain(islice(self.rows, place + 1, None), islice(self.rows, max(place, 0)))
        return next((row.qa_id for row in around if row.waits(self.scope)), "")
