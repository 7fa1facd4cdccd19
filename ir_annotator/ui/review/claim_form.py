"""A claim of the reviewer's own, step by step: its boundary in the text, its type, its attributes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from ir_annotator.domain.annotation import Claim
from ir_annotator.domain.record import Record
from ir_annotator.domain.rules import field_of, retyped, with_defaults
from ir_annotator.domain.scheme import Attribute, Kind, Scheme, Value
from ir_annotator.domain.span import Span
from ir_annotator.i18n import language, translate
from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog
from ir_annotator.ui.panels.attribute_rows import rows_for
from ir_annotator.ui.review.asking import Asking
from ir_annotator.ui.review.text import ReviewText
from ir_annotator.ui.widgets.choice_strip import Option, Row
from ir_annotator.workspace.reviewing import Reviewing


class ClaimForm(QObject):
    """Asks for a claim; Enter keeps what is shown at each step, Esc gives all of it up."""

    def __init__(self, review: Reviewing, text: ReviewText, asking: Asking) -> None:
        super().__init__(asking)
        self._review, self._text, self._asking = review, text, asking
        self._claim: Claim | None = None
        self._give: Callable[[Claim], object] = lambda _: None

    def ask(self, claim: Claim | None, give: Callable[[Claim], object]) -> None:
        """Ask for a claim, beginning with this one, or (None) with what stands first in the answer."""
        self._give, self._claim = give, claim
        self._asking.tell(
            translate(
                "Review",
                "Set the boundary in the text: ← → by clause, Alt+← → the end by one character (with Shift the start); "
                "Enter takes it, Esc does not.",
            )
        )
        self._text.ask_boundary(claim.span if claim else None)

    def take_boundary(self, span: Span) -> None:
        """Go on to the type, with this place in the text."""
        scheme, record, case = self._scheme(), self._review.record, self._review.case
        if scheme is None or record is None or case is None or not field_of(span, case.qa.question, case.qa.answer):
            self._asking.end()
            return
        if self._claim:
            self._claim = replace(self._claim, span=span, quote=span.of(record.text))
        options = [Option(kind.id, kind.name.in_language(language())) for kind in scheme.claim_types]
        row = Row("type", "", tuple(options), self._claim.type if self._claim else None)
        self._asking.ask_rows(
            translate("Review", "Which type of claim? A digit; Enter keeps the one that is marked."),
            [row],
            lambda _, type_id: self._take_type(str(type_id), span, record),
            lambda: self._ask_attributes() if self._claim else None,
        )

    def _scheme(self) -> Scheme | None:
        return self._review.comparison.scheme if self._review.comparison else None

    def _take_type(self, type_id: str, span: Span, record: Record) -> None:
        scheme = self._scheme()
        if scheme and type_id != "None":
            before = self._claim or Claim("", span, span.of(record.text), type_id)
            claim = retyped(before, type_id, scheme.attributes) if before.type != type_id else before
            self._claim = self._whole(claim, scheme)
            self._ask_attributes()

    @staticmethod
    def _whole(claim: Claim, scheme: Scheme) -> Claim:
        return replace(claim, attributes=with_defaults(scheme.attributes, claim.attributes, claim.type))

    # -- attributes

    def _ask_attributes(self) -> None:
        self._asking.ask_rows(
            translate("Review", "Attributes: digits answer, ↑ ↓ choose the row, Enter is through."),
            self._rows(),
            self._take_attribute,
            self._finish,
        )

    def _rows(self) -> list[Row]:
        scheme, claim = self._scheme(), self._claim
        return rows_for(scheme.attributes, claim.attributes, scheme, self._review.gold) if scheme and claim else []

    def _take_attribute(self, name: str, value: object) -> None:
        scheme, claim = self._scheme(), self._claim
        attribute = next((one for one in scheme.attributes if one.id == name), None) if scheme else None
        if scheme is None or claim is None or attribute is None:
            return
        if attribute.kind is Kind.NUMBERS and value is not None:
            self._ask_numbers(attribute, claim)
            return
        self._set(name, value if isinstance(value, str | int) else None)

    def _set(self, name: str, value: Value | None) -> None:
        scheme, claim = self._scheme(), self._claim
        if scheme and claim:
            rest = {key: one for key, one in claim.attributes.items() if key != name}
            wanted = rest if value is None or value == () else {**rest, name: value}
            self._claim = self._whole(replace(claim, attributes=wanted), scheme)
            self._asking.strip.set_rows(self._rows())

    def _ask_numbers(self, attribute: Attribute, claim: Claim) -> None:
        facts = claim.attributes.get(attribute.id)
        dialog = NumbersDialog(attribute, facts if isinstance(facts, tuple) else (), claim.quote, self._asking.window())
        dialog.facts_given.connect(lambda given: self._set(attribute.id, given))
        dialog.finished.connect(lambda _: self._asking.strip.start(attribute.id))
        dialog.open()

    def _finish(self) -> None:
        if self._claim:
            self._give(self._claim)
