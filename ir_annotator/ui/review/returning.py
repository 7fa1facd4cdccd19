"""Returning a Q&A to its annotator, what is said about that, and settling at once what all say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ir_annotator.domain.remark import Thread
from ir_annotator.i18n import translate
from ir_annotator.ui.panels.thread_bar import ThreadBar
from ir_annotator.ui.review.asking import Asking
from ir_annotator.ui.widgets.choice_strip import Option
from ir_annotator.workspace.settling import Outcome
from ir_annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from ir_annotator.ui.review.page import ReviewPage


class Returning(QObject):
    """Asks to whom and why, joins the bar above the text to what is stored, and asks before settling many."""

    def __init__(self, workspace: Workspace, bar: ThreadBar, asking: Asking, page: ReviewPage) -> None:
        super().__init__(page)
        self._workspace, self._bar, self._asking = workspace, bar, asking
        bar.name_of = workspace.review.name_of
        bar.show_keys("T", "X")
        bar.answered.connect(workspace.remarks.reply)
        bar.turned.connect(self._turn)
        workspace.remarks.changed.connect(self._show_again)
        workspace.review.settling.planned.connect(self._ask_to_settle)

    # -- remarks

    def show(self, qa_id: str) -> None:
        """Show what was said about a Q&A."""
        self._bar.show_threads(self._workspace.remarks.on(qa_id))

    def _show_again(self, qa_id: str) -> None:
        case = self._workspace.review.case
        if case and case.qa.qa_id == qa_id:
            self.show(qa_id)

    def _turn(self, thread: Thread) -> None:
        remarks = self._workspace.remarks
        (remarks.reopen if thread.is_resolved else remarks.resolve)(thread)

    def ask(self) -> None:
        """Ask to whom the Q&A in hand is returned, then what to look at."""
        review = self._workspace.review
        if review.comparison is None:
            return
        people = review.comparison.annotators
        options = [Option(place, name) for place, name in enumerate(review.names())]
        self._asking.ask_choice(
            translate("Review", "Return this Q&A to whom?"),
            options,
            lambda place: self._ask_why(people[place]) if isinstance(place, int) else None,
        )

    def _ask_why(self, annotator: str) -> None:
        review = self._workspace.review
        said = translate("Review", "Return to {0}: what is to be looked at?").format(review.name_of(annotator))
        self._asking.ask_text(said, "", self._return_to(annotator))

    def _return_to(self, annotator: str) -> Callable[[object], object]:
        case = self._workspace.review.case
        return lambda text: case and self._workspace.remarks.return_to(case, annotator, str(text))

    # -- settling many

    def ask_settling(self) -> None:
        """Find out what all say alike; what to do with it is asked then."""
        self._workspace.review.settling.plan()

    def _ask_to_settle(self, outcome: Outcome) -> None:
        if not outcome.changes:
            self._workspace.told.emit(translate("Review", "Nothing is left that all say alike."))
            return
        said = translate(
            "Review",
            "All say the same in {0} of {1} Q&As: they would be settled. In {2} more the parts that all say alike "
            "would be accepted, the differences stay open.",
        )
        partly = len(outcome.changes) - outcome.settled
        options = [Option(0, translate("Review", "do it")), Option(1, translate("Review", "not now"))]
        self._asking.ask_choice(
            said.format(outcome.settled, outcome.compared, partly),
            options,
            lambda place: self._workspace.review.settling.apply(outcome) if place == 0 else None,
        )
