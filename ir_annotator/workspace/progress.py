"""How the person who labels gets on: today's pace, kept on this device and told to nobody else, and all counts."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.progress import Closing, Pace, Tally, pace
from ir_annotator.workspace import clock
from ir_annotator.workspace.idle import Idle
from ir_annotator.workspace.jobs import Background, Job, Tick

if TYPE_CHECKING:
    from ir_annotator.store.counts import Closed, Counting
    from ir_annotator.store.project import Project
    from ir_annotator.workspace.workspace import Workspace


class Progress(Background):
    """Follows what this person closes, and counts everything when asked to.

    The pace is read from the events of this device and written nowhere.

    Signals:
        counting: Records counted so far, and of how many.
        counted: A Tally.
    """

    counting = Signal(int, int)
    counted = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._idle: Idle | None = None
        self._closed: dict[str, Closed] = {}
        self._last_seq = 0
        self._seen: tuple[date, tuple[int, int]] | None = None
        self._pace = Pace()
        workspace.project_changed.connect(self._begin)
        workspace.annotation_changed.connect(self._follow)
        workspace.split_changed.connect(self._follow)

    # -- today

    @property
    def pace(self) -> Pace:
        """How many Q&As the person closed here today, and how long one takes."""
        return self._pace

    def remaining(self) -> float | None:
        """Return the seconds of work that are left at this pace; None where nothing can be said."""
        closed, total = self._workspace.listing.progress()
        return self._pace.remaining(total - closed)

    def _begin(self) -> None:
        self._closed, self._last_seq, self._seen, self._pace = {}, 0, None, Pace()
        self._follow()

    def _follow(self) -> None:
        """Take note of what was closed since; a Q&A that was opened again counts no longer."""
        project = self._workspace.project
        if project is None:
            return
        try:
            self._measure(project)
        except Problem as problem:
            self._workspace.problem_arose.emit(problem)

    def _measure(self, project: Project) -> None:
        today, me = clock.today(), self._workspace.annotator
        device = self._workspace.worker.device
        new, self._last_seq = project.closed_here(me, device, clock.start_of(today), self._last_seq)
        seen = (today, self._workspace.listing.progress())
        if not new and seen == self._seen:
            return  # nothing was closed or opened
        self._seen = seen
        for one in new:
            self._closed.pop(one.qa_id, None)  # the last time counts
            self._closed[one.qa_id] = one
        worked = project.still_closed(me, list(self._closed))
        found = [one for one in self._closed.values() if one.qa_id in worked]
        self._pace = pace([Closing(clock.local_date(one.at), worked[one.qa_id]) for one in found], today)

    def go_to_record(self, number: int) -> None:
        """Take the first Q&A of a record that is neither done nor skipped in hand; where none is, its first one."""
        qa_id = self._workspace.listing.first_open_of(number)
        if qa_id:
            self._workspace.go_to(qa_id)

    # -- everything

    def count(self) -> None:
        """Count in the background; ``counted`` brings the result."""
        project = self._workspace.project
        if project is None:
            return
        if self._idle is None:
            self._idle = Idle()
        job = Job(partial(self._count, project.counting(self._workspace.annotator), self._idle))
        job.progressed.connect(self.counting)
        job.done.connect(self.counted)
        job.refused.connect(self._workspace.problem_arose)
        self._start(job)

    @staticmethod
    def _count(counting: Counting, idle: Idle, tick: Tick) -> Tally:
        for done, total in counting.run():
            tick(done, total)
            idle.wait()
        return counting.tally()
