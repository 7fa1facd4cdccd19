"""The reading pane: the form's line above the text, joined to the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ir_annotator.domain.annotation import Claim
from ir_annotator.domain.clauses import Step
from ir_annotator.domain.hidden import Hidden, hidden_in
from ir_annotator.domain.rules import is_complete
from ir_annotator.domain.soft_marks import SoftMark, soft_marks
from ir_annotator.domain.span import Span
from ir_annotator.i18n import translate
from ir_annotator.ui.models.claim_table import describe_claim
from ir_annotator.ui.panels.delegates import claim_colour
from ir_annotator.ui.reading.form_bar import FormBar
from ir_annotator.ui.reading.page import ClaimLook
from ir_annotator.ui.reading.view import ReadingView
from ir_annotator.ui.theme import Theme, px
from ir_annotator.workspace.describe import claim_name
from ir_annotator.workspace.workspace import Workspace

_LEAST_WIDTH = 240
"""Pixels of the text at 100 %."""


class ReadingPane(QWidget):
    """Shows the Q&A in hand and makes claims of its text.

    Signals:
        edit_requested: The person wants to edit the active claim's attributes.
    """

    edit_requested = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self._shown: tuple[Claim, ...] = ()
        self._looks: dict[str, tuple[Claim, ClaimLook]] = {}
        self._hits: list[Span] = []
        self._hit = -1
        self.form = FormBar()
        self.view = ReadingView(theme)
        self.view.setAccessibleName(translate("Reading", "Question and answer"))
        self.view.set_field_names(translate("Reading", "Q"), translate("Reading", "A"))
        self.view.set_text_size(workspace.settings.text_size)
        self.view.setMinimumWidth(px(_LEAST_WIDTH))
        self.view.describe_claims = self._describe
        self.view.claim_clicked.connect(workspace.activate_claim)
        self.view.nudged.connect(self._nudge)
        self.view.claim_resized.connect(self._resize)
        self.view.trimmed.connect(self._say_trimmed)
        self.view.edit_requested.connect(self._edit)
        self.view.left.connect(lambda: workspace.activate_claim(""))
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.form)
        layout.addWidget(self.view, 1)
        workspace.current_changed.connect(self._show)
        workspace.project_changed.connect(self._show)
        workspace.annotation_changed.connect(self._show_labels)
        workspace.search.restarted.connect(self._show_hits)
        workspace.claim_activated.connect(self.view.set_active_claim)

    def put_above(self, widget: QWidget) -> None:
        """Show something above the text and its form."""
        self._column.insertWidget(0, widget)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._theme = theme
        self.view.set_theme(theme)
        self._looks = {}
        self._show_claims()

    # -- what the person does

    def make_claim(self, type_id: str) -> None:
        """Make the marked text a claim of this type and ask for its attributes."""
        if self._workspace.claims.add(type_id, self.view.span):
            self.edit_requested.emit()

    def step_hit(self, by: int) -> bool:
        """Go to the next hit in the text (or the one before); False if there is none."""
        there = self._hit + by if self._hit >= 0 else (0 if by > 0 else len(self._hits) - 1)
        if not 0 <= there < len(self._hits):
            return False
        self._hit = there
        self.view.go_to_hit(self._hits[there])
        return True

    def step_claim(self, by: int) -> None:
        """Activate the next or the previous claim in the text, going round."""
        ids = [claim.id for claim in self._workspace.annotation.claims]
        if not ids:
            return
        active = self._workspace.active_claim
        place = ids.index(active) + by if active in ids else (0 if by > 0 else -1)
        self._workspace.activate_claim(ids[place % len(ids)])

    def toggle_soft_marks(self) -> None:
        """Mark figures, dates and hedging words softly from now on, or no longer."""
        settings = self._workspace.settings
        settings.soft_marks = not settings.soft_marks
        settings.save()
        self.show_soft_marks()
        if settings.soft_marks:
            self._workspace.told.emit(translate("Reading", "Figures are dotted, dates dashed, hedging words waved."))

    def toggle_hidden_signs(self) -> None:
        """Show from now on, or no longer, where characters stand that are not seen."""
        settings = self._workspace.settings
        settings.hidden_signs = not settings.hidden_signs
        settings.save()
        found = self.show_hidden_signs()
        if settings.hidden_signs:
            said = translate("Reading", "Characters that are not seen are marked with their names; in this Q&A: {0}.")
            self._workspace.told.emit(said.format(found))

    def show_hidden_signs(self) -> int:
        """Show the characters of the Q&A in hand that are not seen, where that is wanted, and return how many."""
        record, qa = self._workspace.record, self._workspace.qa
        if record is None or qa is None:
            return 0
        fields = (qa.question, qa.answer) if self._workspace.settings.hidden_signs else ()
        signs = [
            Hidden(field.start + sign.at, sign.character)
            for field in fields
            for sign in hidden_in(field.of(record.text))
        ]
        self.view.set_hidden_signs(signs)
        return len(signs)

    def _edit(self) -> None:
        """Edit the active claim; without one, the claim that the cursor lies in."""
        if not self._workspace.active_claim:
            here = self.view.span
            touching = [claim for claim in self._workspace.annotation.claims if claim.span.overlaps(here)]
            if touching:
                self._workspace.activate_claim(touching[0].id)
        if self._workspace.active_claim:
            self.edit_requested.emit()

    def _nudge(self, start: bool, step: Step, by: int) -> None:
        """Move an end of the active claim, or of the cursor where no claim is active."""
        claim = self._workspace.annotation.claim(self._workspace.active_claim)
        if claim is None:
            self.view.nudge(step, by, start=start)
        else:
            self._resize(claim.id, self.view.nudged_span(claim.span, step, by, start=start))

    def _resize(self, claim_id: str, span: Span) -> None:
        """Give a claim another stretch of the text; where that is refused, it is shown as it was."""
        claim = self._workspace.annotation.claim(claim_id)
        if claim and (claim.span == span or not self._workspace.claims.put(replace(claim, span=span))):
            self._show_claims()

    def _say_trimmed(self) -> None:
        said = translate("Reading", "Blanks and punctuation at the ends are left out; Alt+→ takes them in.")
        self._workspace.told.emit(said)

    # -- what changed

    def _show(self) -> None:
        record, qa, scheme = self._workspace.record, self._workspace.qa, self._workspace.scheme
        self.form.show_record(record)
        if record and qa and scheme:
            self._looks = {}
            self.view.show_qa(record, qa, scheme.connectives)
            self.show_soft_marks()
            self.show_hidden_signs()
            self._show_claims()
        else:
            self.view.show_nothing()
        self._show_hits()

    def _show_hits(self) -> None:
        self._hits, self._hit = self._workspace.search.marks(), -1
        self.view.set_hits(self._hits)

    def show_soft_marks(self) -> None:
        """Show the soft marks of the Q&A in hand, where they are wanted: found once for each Q&A."""
        record, qa = self._workspace.record, self._workspace.qa
        if record is None or qa is None:
            return
        fields = (qa.question, qa.answer) if self._workspace.settings.soft_marks else ()
        self.view.set_soft_marks(
            [
                SoftMark(mark.span.moved(field.start), mark.kind)
                for field in fields
                for mark in soft_marks(field.of(record.text))
            ]
        )

    def _show_labels(self, qa_id: str) -> None:
        if (
            self._workspace.qa
            and self._workspace.qa.qa_id == qa_id
            and self._workspace.annotation.claims != self._shown
        ):
            self._show_claims()

    def _show_claims(self) -> None:
        self._shown = self._workspace.annotation.claims
        for claim in self._shown:
            if self._looks.get(claim.id, (None,))[0] is not claim:
                self._looks[claim.id] = (claim, self._look(claim))
        self.view.set_claims(self._shown, {claim.id: self._looks[claim.id][1] for claim in self._shown})

    def _look(self, claim: Claim) -> ClaimLook:
        scheme = self._workspace.scheme
        assert scheme  # noqa: S101 -- a claim is shown only with a project open
        colour = claim_colour(self._theme, scheme, claim.type)
        return ClaimLook(claim_name(scheme, claim.type), colour, hollow=not is_complete(claim, scheme))

    def _describe(self, claim_ids: Sequence[str]) -> str:
        claims = (self._workspace.annotation.claim(claim_id) for claim_id in claim_ids)
        return "\n\n".join(describe_claim(claim, self._workspace.scheme) for claim in claims if claim)
