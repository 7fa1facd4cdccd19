"""An answer of the reviewer's own at the point in hand: a choice, a boundary, a claim, numbers; and the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ir_annotator.domain.annotation import Claim, Part
from ir_annotator.domain.comparing import Point
from ir_annotator.domain.scheme import Attribute, Kind
from ir_annotator.domain.span import Span
from ir_annotator.i18n import translate
from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog
from ir_annotator.ui.review.asking import Asking
from ir_annotator.ui.review.claim_form import ClaimForm
from ir_annotator.ui.review.text import ReviewText
from ir_annotator.ui.widgets.choice_strip import Option
from ir_annotator.workspace.own_answers import own_choices
from ir_annotator.workspace.review_words import say_point
from ir_annotator.workspace.reviewing import Reviewing

if TYPE_CHECKING:
    from ir_annotator.ui.review.page import ReviewPage


class OwnAnswers(QObject):
    """Asks for what nobody said."""

    def __init__(self, review: Reviewing, text: ReviewText, asking: Asking, page: ReviewPage) -> None:
        super().__init__(page)
        self._review, self._text, self._asking, self._page = review, text, asking, page
        self._form = ClaimForm(review, text, asking)
        self._wants_claim = False
        text.boundary_given.connect(self._take_boundary)
        text.boundary_left.connect(asking.end)

    def ask(self) -> None:
        """Ask for the reviewer's own answer at the point in hand."""
        point, comparison = self._review.point, self._review.comparison
        if point is None or comparison is None:
            return
        numbers = self._numbers(point)
        if point.position.part is Part.CLAIM:
            settled = self._review.settled_answer(point)
            first = settled or next((one for one in point.answers if one), None)
            self._ask_claim(first if isinstance(first, Claim) else None)
        elif point.position.part is Part.SPAN:
            self._ask_boundary(point)
        elif numbers:
            self._ask_numbers(point, numbers)
        else:
            choices = own_choices(point, comparison)
            self._asking.ask_choice(
                translate("Review", "Your own answer: {0}").format(say_point(point, comparison)),
                [Option(place, choice.name) for place, choice in enumerate(choices)],
                lambda place: self._review.decide.give_own(choices[place].answer) if isinstance(place, int) else None,
            )

    def ask_note(self) -> None:
        """Ask for a note on the point in hand."""
        point = self._review.point
        if point:
            ruling = self._review.ruling(point)
            said = translate("Review", "Note on this decision: Enter keeps it, Esc does not")
            self._asking.ask_text(said, ruling.note if ruling else "", self._keep_note)

    def _keep_note(self, text: object) -> None:
        self._review.decide.set_note(str(text))

    # -- places in the text

    def ask_new_claim(self) -> None:
        """Ask for a claim that no annotator has."""
        if self._review.case:
            self._wants_claim = True
            self._form.ask(None, self._review.decide.add_claim)

    def _ask_claim(self, claim: Claim | None) -> None:
        self._wants_claim = True
        self._form.ask(claim, self._review.decide.give_own)

    def _ask_boundary(self, point: Point) -> None:
        settled = self._review.settled_answer(point)
        first = settled or next((one for one in point.answers if one), None)
        self._wants_claim = False
        self._asking.tell(
            translate(
                "Review",
                "Set the boundary in the text: ← → by clause, Alt+← → the end by one character (with Shift the start); "
                "Enter takes it, Esc does not.",
            )
        )
        self._text.ask_boundary(first if isinstance(first, Span) else point.span)

    def _take_boundary(self, span: Span) -> None:
        if self._wants_claim and len(span):
            self._form.take_boundary(span)
            return
        self._asking.end()
        if len(span):
            self._review.decide.give_own(span)

    # -- numbers

    def _numbers(self, point: Point) -> Attribute | None:
        scheme = self._review.comparison.scheme if self._review.comparison else None
        wanted = point.position.name if point.position.part is Part.ATTRIBUTE else ""
        attributes = scheme.attributes if scheme else ()
        return next((one for one in attributes if one.id == wanted and one.kind is Kind.NUMBERS), None)

    def _ask_numbers(self, point: Point, attribute: Attribute) -> None:
        comparison = self._review.comparison
        first = next((one for one in point.answers if isinstance(one, tuple)), ())
        quote = point.span.of(comparison.text) if point.span and comparison else ""
        dialog = NumbersDialog(attribute, first, quote, self._page.window())
        dialog.facts_given.connect(self._review.decide.give_own)
        dialog.finished.connect(self._page.take_keyboard)
        dialog.open()
