"""Settling in the window what all annotators say alike: looked at first, done in one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.rulings import Strategy
from ir_annotator.i18n import translate
from ir_annotator.workspace.jobs import Job
from ir_annotator.workspace.settling import Outcome, events_of, plan

if TYPE_CHECKING:
    from ir_annotator.workspace.workspace import Workspace


class Settling(QObject):
    """Plans in the background what a strategy settles, and does it when the person agrees.

    Signals:
        planned: An Outcome; nothing is written yet.
    """

    planned = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace

    def plan(self, strategy: Strategy = Strategy.UNANIMOUS) -> None:
        """Find out what would be settled."""
        workspace = self._workspace
        if workspace.project is None or workspace.scheme is None:
            return
        job = Job(partial(plan, workspace.project, workspace.scheme, strategy, workspace.annotator))
        job.done.connect(self.planned)
        workspace.files.start(job)

    def apply(self, outcome: Outcome) -> bool:
        """Do what was planned, in one step to undo; False, and why is told, if that was not done."""
        workspace = self._workspace
        if workspace.project is None or workspace.editor is None or not outcome.changes:
            return False
        text = translate("Review", "settle what all say: {0} Q&As").format(len(outcome.changes))
        try:
            written = workspace.project.exchange.append(events_of(outcome.changes, workspace.worker.device))
        except Problem as problem:
            workspace.problem_arose.emit(problem)
            return False
        workspace.editor.remember_taken([written], text)
        workspace.review.tell_all_gold()
        return True
