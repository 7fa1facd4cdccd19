"""What reviewers and annotators say to each other about the labels of a Q&A."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.remark import Act, Remark, Thread, threads
from ir_annotator.domain.review_case import ReviewCase
from ir_annotator.i18n import translate
from ir_annotator.store.ids import new_id
from ir_annotator.workspace.clock import local_time, utc_now

if TYPE_CHECKING:
    from ir_annotator.workspace.workspace import Workspace


class Remarks(QObject):
    """Returns Q&As to their annotators, and what follows; each remark is stored before it is shown.

    Signals:
        changed: Something was said about the Q&A with this id.
    """

    changed = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace

    # -- reading

    def on(self, qa_id: str) -> list[Thread]:
        """Return all threads about a Q&A, the oldest first."""
        project = self._workspace.project
        try:
            return threads(project.reviews.remarks(qa_id)) if project else []
        except Problem as problem:
            self._workspace.problem_arose.emit(problem)
            return []

    def to_me(self) -> list[Thread]:
        """Return the threads about this person's own labels of the Q&A in hand."""
        qa = self._workspace.qa
        return [one for one in self.on(qa.qa_id) if one.annotator == self._workspace.annotator] if qa else []

    def returned(self) -> list[str]:
        """Return the Q&As that were returned to this person and are not resolved, in the order of the list."""
        project = self._workspace.project
        try:
            return project.reviews.returned_to(self._workspace.annotator) if project else []
        except Problem as problem:
            self._workspace.problem_arose.emit(problem)
            return []

    def go_to_next(self) -> None:
        """Take the next Q&A in hand that was returned to this person, going round."""
        waiting = self.returned()
        here = self._workspace.qa.qa_id if self._workspace.qa else ""
        if not waiting:
            self._workspace.told.emit(translate("Remarks", "Nothing was returned to you."))
            return
        place = waiting.index(here) + 1 if here in waiting else 0
        self._workspace.go_to(waiting[place % len(waiting)])

    # -- saying

    def return_to(self, case: ReviewCase, annotator: str, text: str) -> bool:
        """Return a Q&A to an annotator; without a comment nothing is done, and that is told."""
        if not text.strip():
            self._workspace.told.emit(translate("Remarks", "Say what to look at: a Q&A is returned with a comment."))
            return False
        name, head = new_id(), case.heads.get(annotator, "")
        return self._say(
            Remark(name, name, case.qa.qa_id, annotator, "", Act.RETURN, text, case.fingerprint, seen=head)
        )

    def reply(self, thread: Thread, text: str) -> bool:
        """Answer in a thread."""
        return bool(text.strip()) and self._go_on(thread, Act.REPLY, text)

    def resolve(self, thread: Thread, text: str = "") -> bool:
        """Say that what a thread asks for is done."""
        return not thread.is_resolved and self._go_on(thread, Act.RESOLVE, text)

    def reopen(self, thread: Thread, text: str = "") -> bool:
        """Say that it is not done after all."""
        return thread.is_resolved and self._go_on(thread, Act.REOPEN, text)

    def _go_on(self, thread: Thread, act: Act, text: str) -> bool:
        first = thread.remarks[0]
        return self._say(Remark(new_id(), thread.id, first.qa_id, first.annotator, "", act, text, first.fingerprint))

    def _say(self, said: Remark) -> bool:
        """Store a remark in this person's name; False, and why is told, if that was not done."""
        project = self._workspace.project
        if project is None:
            return False
        device, me = self._workspace.worker.device, self._workspace.annotator
        try:
            project.reviews.say(replace(said, author=me, device=device, at=utc_now(), text=said.text.strip()))
        except Problem as problem:
            self._workspace.problem_arose.emit(problem)
            return False
        self._workspace.review.show_again(said.qa_id)
        self.changed.emit(said.qa_id)
        self._workspace.saved.emit(local_time())
        return True
