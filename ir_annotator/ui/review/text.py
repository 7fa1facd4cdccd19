"""The text between the columns: gold on top, a lane for each annotator below, in the order of the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ir_annotator.domain.annotation import Claim
from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.rules import is_complete
from ir_annotator.domain.scheme import Scheme
from ir_annotator.domain.span import Span
from ir_annotator.ui.panels.delegates import claim_colour
from ir_annotator.ui.reading.lanes import assign_lanes
from ir_annotator.ui.reading.page import ClaimLook
from ir_annotator.ui.reading.view import ReadingView
from ir_annotator.ui.theme import Theme
from ir_annotator.workspace.describe import claim_name


@dataclass(frozen=True, slots=True)
class Lane:
    """The claims of gold, or of one annotator, and what stands before them."""

    name: str
    claims: Sequence[Claim]


class ReviewText(ReadingView):
    """Shows one Q&A with everybody's claims; while a boundary is asked for, keys move the clause cursor.

    Signals:
        boundary_given: The Span that was marked when Enter was pressed.
        boundary_left: No boundary is given after all.
    """

    boundary_given = Signal(object)
    boundary_left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("review_text")
        self.is_asking = False
        self.nudged.connect(lambda start, step, by: self.nudge(step, by, start=start))
        self.edit_requested.connect(self._give)
        self.left.connect(self._leave)

    def show_case(self, record: Record, qa: QA, scheme: Scheme) -> None:
        """Show another Q&A, without claims yet."""
        self.is_asking = False
        self.show_qa(record, qa, scheme.connectives)
        self._hide_cursor()

    def show_lanes(self, lanes: Sequence[Lane], scheme: Scheme, theme: Theme) -> None:
        """Draw the claims; those of lane ``n`` are known as ``n:id``."""
        first, claims, names = 0, [], []
        for number, lane in enumerate(lanes):
            places = assign_lanes(lane.claims)
            names.append((first, lane.name))
            for claim in lane.claims:
                hollow = not number and not is_complete(claim, scheme)
                look = ClaimLook(claim_name(scheme, claim.type), claim_colour(theme, scheme, claim.type), hollow)
                claims.append((mark_id(number, claim.id), claim.span, first + places[claim.id], look))
            first += max(places.values(), default=0) + 1
        self.set_lanes(claims, names)

    def _hide_cursor(self) -> None:
        self._page.cursor = (0, 0)
        self.viewport().update()

    # -- a boundary of the reviewer's own

    def ask_boundary(self, span: Span | None) -> None:
        """Ask for a place in the text, beginning with this one, else where the clause cursor stands."""
        self.is_asking = True
        self.mark(span or self.span)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if self.is_asking:
            span = self.span
            self._leave_cursor()
            self.boundary_given.emit(span)

    def _leave(self) -> None:
        if self.is_asking:
            self._leave_cursor()
            self.boundary_left.emit()

    def _leave_cursor(self) -> None:
        self.is_asking = False
        self._hide_cursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the clause cursor while a boundary is asked for; all other keys are the page's."""
        copying = event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self.is_asking or copying:
            super().keyPressEvent(event)
        else:
            event.ignore()


def mark_id(lane: int, claim_id: str) -> str:
    """Return the id under which a claim of a lane is drawn."""
    return f"{lane}:{claim_id}"
