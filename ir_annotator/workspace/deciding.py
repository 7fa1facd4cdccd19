"""What a reviewer decides at the point in hand, each decision stored before the next point comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ir_annotator.domain.adjudication import decided
from ir_annotator.domain.annotation import (
    Annotation,
    AnnotationKey,
    Answer,
    Claim,
    How,
    Layer,
    Part,
    Position,
    Reason,
    Ruling,
)
from ir_annotator.domain.comparing import Comparison, Point
from ir_annotator.domain.edits import Settle
from ir_annotator.domain.other_gold import taken_over
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.rules import refusal
from ir_annotator.domain.rulings import all_of, left_open, none_right, own, taken
from ir_annotator.i18n import translate
from ir_annotator.store.ids import new_id
from ir_annotator.workspace.clock import Stopwatch
from ir_annotator.workspace.describe import describe_refusal, describe_settling
from ir_annotator.workspace.editing import Place

if TYPE_CHECKING:
    from ir_annotator.workspace.reviewing import Reviewing
    from ir_annotator.workspace.workspace import Workspace


class Deciding(QObject):
    """Turns what the reviewer says into rulings, and stores them as one step to undo.

    ``reason`` is why the annotators differed, as said before the decision.
    """

    def __init__(self, workspace: Workspace, review: Reviewing) -> None:
        super().__init__(review)
        self._workspace, self._review = workspace, review
        self._stopwatch = Stopwatch()
        self.reason = Reason.NONE

    def begin(self) -> None:
        """Begin with another Q&A."""
        self._stopwatch.restart()
        self.reason = Reason.NONE

    # -- one key each

    def take(self, column: int) -> bool:
        """Take what the annotator, or the other reviewer, of a column says at the point in hand."""
        comparison, point = self._review.comparison, self._review.point
        if comparison is None or point is None:
            return False
        if column < len(comparison.annotators):
            return self._decide(taken(comparison, point, comparison.annotators[column]))
        return self._take_over(comparison, [point], column - len(comparison.annotators))

    def take_all(self, column: int) -> bool:
        """Take what the annotator, or the other reviewer, of a column says at every point that is not settled."""
        comparison, waiting = self._review.comparison, self._review.open_points()
        if comparison is None or not waiting:
            return False
        if column < len(comparison.annotators):
            return self._decide(all_of(comparison, waiting, comparison.annotators[column]))
        return self._take_over(comparison, waiting, column - len(comparison.annotators))

    def _take_over(self, comparison: Comparison, points: Sequence[Point], place: int) -> bool:
        others = list(self._review.other_gold.items())
        if place >= len(others):
            return False
        reviewer, gold = others[place]
        return self._decide(taken_over(comparison, points, gold, reviewer))

    def none_is_right(self) -> bool:
        """Decide that none of the answers is right: gold says nothing there."""
        return self._decide(none_right(self._review.point) if self._review.point else ())

    def leave_open(self) -> bool:
        """Leave the point in hand open, having looked at it."""
        return self._decide(left_open(self._review.point) if self._review.point else ())

    def give_own(self, answer: Answer) -> bool:
        """Give an answer of the reviewer's own at the point in hand."""
        comparison, point = self._review.comparison, self._review.point
        return self._decide(own(comparison, point, answer) if comparison and point else ())

    def add_claim(self, claim: Claim) -> bool:
        """Put a claim into gold that no annotator has."""
        name = new_id()
        return self._decide([Ruling(Position(Part.CLAIM, claim=name), How.OWN, replace(claim, id=name))])

    def accept_proposal(self) -> bool:
        """Take what the majority says at the point in hand."""
        ruling = self._review.proposed(self._review.point) if self._review.point else None
        if ruling is None:
            self._workspace.told.emit(translate("Review", "No majority here: choose a column."))
            return False
        return self._decide([replace(ruling, how=How.TAKEN)])

    def accept_proposals(self) -> bool:
        """Take what the majority says at every point that is not settled."""
        found = [ruling for point in self._review.open_points() if (ruling := self._review.proposed(point))]
        return self._decide([replace(ruling, how=How.TAKEN) for ruling in found])

    def set_reason(self, reason: Reason) -> None:
        """Say why the annotators differed: of what was decided at the point in hand, else of the next decision.

        The same reason once more takes it back.
        """
        ruling = self._review.ruling(self._review.point) if self._review.point else None
        if ruling:
            self.settle([replace(ruling, reason=Reason.NONE if ruling.reason is reason else reason)])
        else:
            self.reason = Reason.NONE if self.reason is reason else reason
            self._review.point_changed.emit()

    def set_note(self, note: str) -> None:
        """Write a note on the point in hand; where nothing was decided it is left open with it."""
        point = self._review.point
        if point:
            ruling = self._review.ruling(point) or left_open(point)[0]
            if ruling.note != note:
                self.settle([replace(ruling, note=note)])

    def _decide(self, rulings: Iterable[Ruling]) -> bool:
        """Store rulings with the reason that was said, and take the next point that is not settled."""
        known = self._review.stored.decision
        told = []
        for ruling in rulings:
            before = known.ruling(ruling.position) if known else None
            reason = self.reason or (before.reason if before else Reason.NONE)
            told.append(replace(ruling, reason=reason, note=before.note if before else ""))
        if not told or not self.settle(told):
            return False
        self.reason = Reason.NONE
        self._review.next_open()
        return True

    # -- storing

    def settle(self, rulings: Sequence[Ruling]) -> bool:
        """Store rulings (with none, what all say is accepted); False, and why is told, if that was not done."""
        case, comparison = self._review.case, self._review.comparison
        if case is None or comparison is None:
            return False
        after = decided(self._review.gold, comparison, rulings)
        assert after.decision  # noqa: S101 -- it was decided
        return self._store(replace(after, decision=replace(after.decision, seen=case.heads)))

    def _store(self, after: Annotation) -> bool:
        editor, scheme, case = self._workspace.editor, self._workspace.scheme, self._review.case
        before = self._review.stored
        if editor is None or scheme is None or case is None or after == before:
            return False
        broken = refusal(after, scheme, before)
        if broken:
            self._workspace.told.emit(describe_refusal(broken, scheme))
            return False
        place = Place(AnnotationKey(case.qa.qa_id, self._workspace.annotator, Layer.GOLD), case.fingerprint)
        edit = Settle.between(before, after)
        try:
            editor.do(place, edit, before, text=describe_settling(edit, scheme), seconds=self._stopwatch.worked())
        except Problem as problem:
            self._workspace.problem_arose.emit(problem)
            return False
        self._stopwatch.restart()
        self._review.tell_gold(case.qa.qa_id)
        return True
