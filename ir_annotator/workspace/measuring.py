"""Measures agreement in the background for the window, and tells which Q&As a figure was made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ir_annotator.domain.outline import RecordRow
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Scheme
from ir_annotator.workspace.jobs import Background, Job, Tick, no_tick

if TYPE_CHECKING:
    from ir_annotator.domain.agreement.overall import Agreement
    from ir_annotator.store.project import Project
    from ir_annotator.workspace.agreement import AgreementChoice
    from ir_annotator.workspace.agreement_behind import Behind
    from ir_annotator.workspace.workspace import Workspace

MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class Measured:
    """An agreement with what is needed to say it in words.

    Attributes:
        found: The figures.
        scheme: The scheme in force.
        names: Names of the annotators by id.
        records: Heads of the records by fingerprint.
    """

    found: Agreement
    scheme: Scheme
    names: Mapping[str, str]
    records: Mapping[str, RecordRow]


@dataclass(frozen=True, slots=True)
class ListedQA:
    """One Q&A behind a figure: its record, one-based place and question, and what people said of it."""

    qa_id: str
    record: str
    position: int
    question: str
    said: str


class Measuring(Background):
    """Measures one thing at a time; a new one takes the place of the one before.

    Signals:
        progressed: How much is done, and of how much.
        measured: A Measured.
        refused: A Problem: why nothing can be said.
        stopped: The person stopped it.
    """

    progressed = Signal(int, int)
    measured = Signal(object)
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """Whether something is being measured."""
        return self._job is not None

    def measure(self, choice: AgreementChoice) -> None:
        """Measure in the background; one of the signals brings the outcome."""
        project = self._workspace.project
        if project is None:
            return
        job = self._job = Job(partial(measured_in, project, choice))
        job.progressed.connect(self.progressed)
        job.done.connect(partial(self._tell, job))
        job.refused.connect(partial(self._refuse, job))
        job.cancelled.connect(partial(self._end, job))
        job.failed.connect(partial(self._end, job))
        self._start(job)

    def _tell(self, job: Job, measured: Measured) -> None:
        if job is self._job:
            self._job = None
            self.measured.emit(measured)

    def _refuse(self, job: Job, problem: Problem) -> None:
        if job is self._job:
            self._job = None
            self.refused.emit(problem)

    def _end(self, job: Job, _details: str = "") -> None:
        if job is self._job:
            self._job = None
            self.stopped.emit()

    def listed(self, measured: Measured, behind: Behind) -> tuple[list[ListedQA], int]:
        """Return the first Q&As behind a figure, and how many there are in all.

        Raises:
            Problem: If the file cannot be read.
        """
        project = self._workspace.project
        if project is None:
            return [], 0
        return listed(project, measured, behind, self._workspace.annotator)


def measured_in(project: Project, choice: AgreementChoice, tick: Tick = no_tick) -> Measured:
    """Measure agreement in a project.

    Raises:
        Problem: If nothing can be said, or the file cannot be read.
    """
    from ir_annotator.workspace.agreement import measure
    from ir_annotator.workspace.opening import scheme_of

    found = measure(project, choice, tick)
    known = found.fingerprints
    heads = {row.fingerprint: row for row in project.lists.heads() if row.fingerprint in known}
    return Measured(found, scheme_of(project), {one.id: one.name for one in project.annotators()}, heads)


def listed(
    project: Project, measured: Measured, behind: Behind, annotator: str = "", most: int = MOST_LISTED
) -> tuple[list[ListedQA], int]:
    """Return the first Q&As behind a figure in the order of the records, and how many there are in all."""
    said = {qa.qa_id: words for qa in measured.found.compared if (words := behind.said(qa))}
    shown = dict.fromkeys(list(said)[:most])
    wanted = dict.fromkeys(qa.fingerprint for qa in measured.found.compared if qa.qa_id in shown)
    numbers = [project.lists.number_of(fingerprint) for fingerprint in wanted]
    found: dict[str, ListedQA] = {}
    for row in project.lists.outline(annotator, numbers):
        name = " ".join(filter(None, (row.code, row.name, row.number)))
        found |= {
            qa.qa_id: ListedQA(qa.qa_id, name, qa.position, qa.question, said.get(qa.qa_id, "")) for qa in row.qas
        }
    return [found[qa_id] for qa_id in shown if qa_id in found], len(said)
