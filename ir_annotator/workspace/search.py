"""The search box without a window: a query in, what it finds out, page by page; and the index kept behind it."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.outline import FoundQA
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.query import Query, QueryError, parse
from ir_annotator.domain.query_meaning import LabelTest, Wanted, settle
from ir_annotator.domain.span import Span
from ir_annotator.workspace.idle import Idle
from ir_annotator.workspace.jobs import Job, Jobs, Tick
from ir_annotator.workspace.matching import Matcher

if TYPE_CHECKING:
    from ir_annotator.store.project import Project
    from ir_annotator.store.search import Finder, Found
    from ir_annotator.workspace.workspace import Workspace

PAGE = 25
"""Q&As that are shown at once."""
_BEFORE_MARK = 3
"""Characters shown before a hit: few, so that the hit itself is in sight in a narrow list."""
_SNIPPET = 60
_SECONDS_BETWEEN_SIGNALS = 0.1
_STATUS_ORDER = (Status.IN_PROGRESS, Status.TODO, Status.DONE, Status.SKIPPED)


class Sort(StrEnum):
    """In which order what was found is listed."""

    RECORD = "record"
    DATE = "date"
    STATUS = "status"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Marked:
    """A line of text and where the hits stand in it (code points)."""

    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A Q&A that was found: the question on one line, and where else it was found, if not there."""

    found: FoundQA
    question: Marked
    elsewhere: Marked


class Search(QObject):
    """Finds Q&As in the open project.

    Signals:
        restarted: Another query is being answered, or none any more; what was found before is forgotten.
        found: More was found, or everything.
        query_judged: The query was read; ``error`` says what is wrong with it, if anything.
    """

    restarted = Signal()
    found = Signal()
    query_judged = Signal()
    _some_found = Signal(int, object, bool)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._queries, self._upkeep = Jobs(), Jobs()
        self._idle: Idle | None = None
        self._run = 0
        self._settled: Wanted | None = None
        self._records, self._positions = array("q"), array("l")
        self.text, self.sort = "", Sort.RECORD
        self.error: QueryError | None = None
        self.matcher = Matcher(())
        self.finished = True
        self._some_found.connect(self._take)
        workspace.project_changed.connect(self._project_changed)
        workspace.records_changed.connect(self._records_changed)
        workspace.split_changed.connect(self.repeat)

    # -- the query

    @property
    def is_active(self) -> bool:
        """Whether a query is being answered or was."""
        return self._settled is not None

    def set_text(self, text: str) -> None:
        """Answer another query; one that means nothing leaves what was found before."""
        if text == self.text:
            return
        self.text = text
        self._ask()

    def set_sort(self, sort: Sort) -> None:
        """List in another order."""
        if sort is not self.sort:
            self.sort = sort
            self.repeat()

    def repeat(self) -> None:
        """Answer the same query anew."""
        if self._settled is not None:
            self._ask()

    def _ask(self) -> None:
        self.error = None
        try:
            query = parse(self.text)
            wanted = self._settle(query) if query else None
        except QueryError as error:
            self.error = error
        except Problem as problem:
            self._workspace.problem_arose.emit(problem)
        else:
            self._start(query, wanted)
        self.query_judged.emit()

    def _settle(self, query: Query) -> Wanted | None:
        workspace = self._workspace
        if workspace.project is None or workspace.scheme is None:
            return None
        return settle(query, workspace.scheme, workspace.project.annotators(), workspace.annotator)

    def _start(self, query: Query, wanted: Wanted | None) -> None:
        self._queries.cancel_all()
        self._run += 1
        self._settled = wanted
        self.matcher = Matcher(query.words, query.patterns)
        self._records, self._positions = array("q"), array("l")
        self.finished = wanted is None
        self.restarted.emit()
        project = self._workspace.project
        if wanted is not None and project is not None:
            order = self._workspace.listing.ids
            answer = partial(_answer, project, wanted, self.sort, self._workspace.annotator, order)
            job = Job(partial(self._search, self._run, answer))
            job.refused.connect(self._workspace.problem_arose)
            job.failed.connect(self._workspace.job_failed)
            self._queries.start(job)

    def _search(self, run: int, answer: partial[Iterator[list[Found]]], tick: Tick) -> None:
        """Go through the answer in a thread, handing over what is found now and then."""
        waiting: list[Found] = []
        told, first = time.monotonic(), True
        for some in answer():
            tick(0, 1)
            waiting += some
            now = time.monotonic()
            if waiting and (now - told > _SECONDS_BETWEEN_SIGNALS or (first and len(waiting) >= PAGE)):
                self._some_found.emit(run, waiting, False)
                waiting, told, first = [], now, False
            if not first:  # the first page is what the person waits for
                self._wait()
        self._some_found.emit(run, waiting, True)

    def _wait(self) -> None:
        if self._idle:
            self._idle.wait()

    def _take(self, run: int, places: Sequence[Found], finished: bool) -> None:
        if run == self._run:  # else another query was asked meanwhile
            self._records.extend(record_id for record_id, _ in places)
            self._positions.extend(position for _, position in places)
            self.finished = finished
            self.found.emit()

    # -- what was found

    def __len__(self) -> int:
        return len(self._records)

    def hits(self, first: int, count: int = PAGE) -> list[Hit]:
        """Return some of what was found so far, from the zero-based place ``first`` on."""
        places = self._places(first, first + count)
        project = self._workspace.project
        if project is None or not places:
            return []
        try:
            return [self._hit(found) for found in project.found_texts(places, self._workspace.annotator)]
        except Problem as problem:
            self._workspace.problem_arose.emit(problem)
            return []

    def _places(self, first: int, last: int) -> list[Found]:
        return list(zip(self._records[first:last], self._positions[first:last], strict=True))

    def _hit(self, found: FoundQA) -> Hit:
        question = found.qa.question.replace("\n", " ")
        marks = tuple(self.matcher.marks(question))
        elsewhere = Marked("", ())
        for text in (found.answer, *found.others):
            there = self.matcher.marks(text)
            if there:
                elsewhere = _snippet(text, there)
                break
        return Hit(found, Marked(question, marks), elsewhere)

    def marks(self) -> list[Span]:
        """Return where the Q&A in hand holds what is sought, in the record text, in order."""
        record, qa = self._workspace.record, self._workspace.qa
        if record is None or qa is None or not self.is_active:
            return []
        fields = (qa.question, qa.answer)
        return [mark.moved(field.start) for field in fields for mark in self.matcher.marks(field.of(record.text))]

    # -- the way through it

    def step(self, by: int) -> bool:
        """Take the next Q&A found in hand (or the one before); False if there is none."""
        here = self._here()
        there = here + by if here >= 0 else (0 if by > 0 else len(self) - 1)
        if not 0 <= there < len(self) or there == here:
            return False
        hits = self.hits(there, 1)
        if hits:
            self._workspace.go_to(hits[0].found.qa.qa_id)
        return bool(hits)

    def next_undone(self) -> bool:
        """Take the next Q&A found that is neither done nor skipped in hand, going round; False if there is none."""
        project, start = self._workspace.project, self._here() + 1
        if project is None or not len(self):
            return False
        around = [*range(start, len(self), PAGE), *range(0, start, PAGE)]
        for first in around:
            last = min(first + PAGE, start) if first < start else first + PAGE
            qa_id = project.lists.first_open(self._workspace.annotator, self._places(first, last))
            if qa_id:
                self._workspace.go_to(qa_id)
                return True
        return False

    def _here(self) -> int:
        """Return the place of the Q&A in hand in what was found, or -1."""
        qa, project = self._workspace.qa, self._workspace.project
        place = project.lists.place_of(qa.qa_id) if project and qa else None
        if place is None or place[0] not in self._records:
            return -1
        at = self._records.index(place[0])
        while at < len(self):
            if (self._records[at], self._positions[at]) == place:
                return at
            at += 1
        return -1

    # -- the project

    def _project_changed(self) -> None:
        self.text = ""
        self._start(Query(), None)
        self.query_judged.emit()
        self._records_changed()

    def _records_changed(self) -> None:
        project = self._workspace.project
        if project is not None:
            self._idle = self._idle or Idle()
            self._upkeep.cancel_all()
            job = Job(partial(self._keep_up, project))
            job.refused.connect(self._workspace.problem_arose)
            job.failed.connect(self._workspace.job_failed)
            self._upkeep.start(job)
        self.repeat()

    def _keep_up(self, project: Project, tick: Tick) -> None:
        """Check a large file, then bring the index up to date, in short turns and only while nothing is sought."""
        for _ in project.check_texts():
            tick(0, 1)
            self._wait()
        while project.index_some():
            tick(0, 1)
            self._wait()
            while self._queries.live:
                tick(0, 1)
                time.sleep(_SECONDS_BETWEEN_SIGNALS)

    def stop(self) -> None:
        """Stop searching, and wait until that is done."""
        self._queries.stop_all()
        self._upkeep.stop_all()

    def shut_down(self) -> None:
        """Stop for good."""
        self._queries.close()
        self._upkeep.close()


def _answer(
    project: Project, wanted: Wanted, sort: Sort, annotator: str, order: Sequence[int]
) -> Iterator[list[Found]]:
    """Yield what is found in the wanted order."""
    finder = project.finder(wanted, Matcher)
    match sort:
        case Sort.RECORD:
            yield from finder.run(order)
        case Sort.DATE:
            yield from finder.run(project.lists.by_date())
        case Sort.CHANGED:
            changed = project.lists.last_changed(annotator)
            yield from finder.run_listed(changed)
            yield from finder.run(order, frozenset(changed))
        case Sort.STATUS:
            for one in _by_status(project, wanted, annotator):
                yield from one.run(order)


def _by_status(project: Project, wanted: Wanted, annotator: str) -> Iterable[Finder]:
    for status in _STATUS_ORDER:
        test = LabelTest(frozenset({annotator}), statuses=(status,))
        yield project.finder(replace(wanted, labels=(*wanted.labels, (test, False))), Matcher)


def _snippet(text: str, marks: Sequence[Span]) -> Marked:
    """Return the surroundings of the first mark on one line."""
    start = max(marks[0].start - _BEFORE_MARK, 0)
    end = start + _SNIPPET
    lead = "…" if start else ""
    cut = lead + text[start:end].replace("\n", " ")
    moved = (
        Span(mark.start - start + len(lead), min(mark.end, end) - start + len(lead))
        for mark in marks
        if mark.start < end
    )
    return Marked(cut, tuple(moved))
