"""The claims: type by letter, attributes by digit, a note for each."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from ir_annotator.domain.annotation import Claim
from ir_annotator.domain.edits import with_attribute
from ir_annotator.domain.rules import is_complete, shown
from ir_annotator.domain.scheme import NumberFact, Value
from ir_annotator.i18n import language, translate
from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.models.claim_table import ClaimTableModel
from ir_annotator.ui.panels.attribute_rows import EDIT_NUMBERS, rows_for
from ir_annotator.ui.panels.claims_table import ClaimsTable
from ir_annotator.ui.panels.delegates import ClaimDelegate, claim_colour
from ir_annotator.ui.theme import GRID, Theme, px
from ir_annotator.ui.widgets.choice_strip import ChoiceStrip
from ir_annotator.ui.widgets.escapable import TYPING_PAUSE, EscapableLineEdit
from ir_annotator.ui.widgets.plain import plain_label
from ir_annotator.ui.widgets.type_bar import Chip, TypeBar
from ir_annotator.workspace.workspace import Workspace

_LEAST_FORM = 52
"""Pixels at 100 %: two rows of the strip, which scrolls to the one digits answer; the rest is the tree's."""
_FORM = 96
"""Pixels at 100 %, four rows, that the strip should have before the table gets a second row and a third."""


class ClaimsPanel(QWidget):
    """Lists the claims of the Q&A in hand and edits the active one.

    Signals:
        type_pressed: A claim type was clicked.
        left: The person is through and wants to read on.
    """

    type_pressed = Signal(str)
    left = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, theme
        self.model = ClaimTableModel(self)
        self._delegate = ClaimDelegate(theme)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setObjectName("panel_title")
        self.types = TypeBar(theme)
        self.types.setAccessibleName(translate("Claims", "Claim types"))
        self.types.pressed.connect(self.type_pressed)
        self.hint = plain_label("muted")
        self.hint.setText(translate("Claims", "Mark a clause with ← → (Shift widens), then press a letter."))
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table = self._make_table()
        self.strip = ChoiceStrip(theme)
        self.strip.setObjectName("attribute_strip")
        self.strip.setAccessibleName(translate("Claims", "Attributes of the claim"))
        self.strip.chosen.connect(self._choose)
        self.strip.accepted.connect(self.left)
        self.strip.left.connect(self.left)
        self.strip.row_moved.connect(self._show_row)
        self.note = EscapableLineEdit()
        self.note.setObjectName("claim_note")
        self.note.setAccessibleName(translate("Claims", "Note on this claim"))
        self.note.editingFinished.connect(self._save_note)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self._save_note)
        self.note.textEdited.connect(lambda _: self._pause.start())
        self.note.returnPressed.connect(self.left)
        self.note.escaped.connect(self.left)
        self._arrange()
        self._noted = self._next_key = ""
        workspace.current_changing.connect(self._save_note)
        workspace.project_changed.connect(self._show_scheme)
        workspace.current_changed.connect(self._show)
        workspace.annotation_changed.connect(self._show)
        workspace.claim_activated.connect(self._show)

    def _make_table(self) -> ClaimsTable:
        table = ClaimsTable(self.model, self._delegate)
        table.claim_reached.connect(self._workspace.activate_claim)
        table.column_reached.connect(self._point)
        table.edit_wanted.connect(self.edit_active)
        table.doubleClicked.connect(lambda _: self.edit_active())
        table.digit_pressed.connect(self._answer)
        table.clear_wanted.connect(self._clear)
        table.left.connect(self.left)
        return table

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        form = QWidget()
        inner = QVBoxLayout(form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GRID)
        inner.addWidget(self.strip)
        inner.addWidget(self.note)
        inner.addStretch(1)
        self._form = QScrollArea()
        self._form.setWidget(form)
        self._form.setWidgetResizable(True)
        self._form.setFrameShape(QScrollArea.Shape.NoFrame)
        self._form.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form.setMinimumHeight(px(_LEAST_FORM))
        self._form.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.types)
        layout.addWidget(self.table)
        self._below = QStackedLayout()
        layout.addLayout(self._below, 1)  # before it gets widgets: it shows the first, which needs a parent by then
        self._below.addWidget(self.hint)
        self._below.addWidget(self._form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the table as many rows as leave the strip its room."""
        super().resizeEvent(event)
        spare = self.height() - self.types.geometry().bottom() - px(_FORM) - 4 * GRID
        self.table.set_rows(spare // self._delegate.height - 1)

    def show_keys(self, keymap: Keymap) -> None:
        """Say the keys in force."""
        self._next_key = keymap.name("next_claim") or translate("Claims", "“Next claim”")
        key = keymap.name("claim_note")
        note = translate("Claims", "Note on this claim")
        self.note.setPlaceholderText(f"{note}  {key}")

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._theme = self._delegate.theme = theme
        self.strip.set_theme(theme)
        self.types.set_theme(theme)
        self._show_scheme()

    # -- what the person does

    def _active(self) -> Claim | None:
        return self._workspace.annotation.claim(self._workspace.active_claim)

    def edit_active(self, attribute: str = "") -> None:
        """Give the keyboard to the active claim's attributes."""
        if self._active():
            self.strip.start(attribute)

    @property
    def is_editing(self) -> bool:
        """Whether the keyboard is at claims that are there already: in the strip, or in the table."""
        return self.strip.hasFocus() or self.table.hasFocus()

    def chosen(self) -> list[str]:
        """Return the ids of the claims that are worked on: in the table several, else the active one."""
        active = [self._workspace.active_claim] if self._workspace.active_claim else []
        return (self.table.chosen() or active) if self.table.hasFocus() else active

    def start_table(self) -> None:
        """Give the keyboard to the table, at the claim in hand, else at the first that lacks something."""
        claims, scheme = self._workspace.annotation.claims, self._workspace.scheme
        if claims and scheme:
            first = next((claim for claim in claims if not is_complete(claim, scheme)), claims[0])
            self._workspace.activate_claim(self._workspace.active_claim or first.id)
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._workspace.told.emit(self.hint.text())

    def remove_chosen(self) -> None:
        """Take the claims that are worked on away; in the table the next one is in hand then."""
        chosen = self.chosen()
        row = self.model.row_of(chosen[0]) if chosen else -1
        if self._workspace.claims.remove(chosen) and self.table.hasFocus():
            left = self.model.rowCount()
            if left:
                self._workspace.activate_claim(self.model.claim(min(row, left - 1)).id)
            else:
                self.left.emit()

    def _point(self) -> None:
        """Show in the strip which attribute the digits in the table set."""
        attribute = self.model.attribute(self.table.column) if self.table.hasFocus() else None
        self.strip.point_at(attribute.id if attribute else "")

    def _answer(self, number: int) -> None:
        """Give the claims chosen in the table the value with this number, for the attribute of the column."""
        row = next((row for row in self.strip.rows if row.id == self.strip.current), None)
        if not self.strip.is_asking or row is None:
            self._workspace.told.emit(translate("Claims", "This is not asked of the claim in hand."))
        elif number <= len(row.options):
            self._give(row.id, row.options[number - 1].value)

    def _clear(self) -> None:
        if self.strip.is_asking:
            self._give(self.strip.current, None)

    def _give(self, attribute: str, value: str | int | None) -> None:
        """Set an attribute of the chosen claims that are asked for it, in one step."""
        scheme, chosen = self._workspace.scheme, self.chosen()
        claims = [claim for claim in self._workspace.annotation.claims if claim.id in chosen]
        if len(claims) == 1 or value == EDIT_NUMBERS or scheme is None:
            self._choose(attribute, value)
            return
        asked = [c for c in claims if attribute in [one.id for one in shown(scheme.attributes, c.attributes)]]
        self._workspace.claims.put_all([with_attribute(claim, attribute, value) for claim in asked])

    def _choose(self, attribute: str, value: object) -> None:
        claim = self._active()
        if claim is None:
            return
        if value == EDIT_NUMBERS or (value is None and isinstance(claim.attributes.get(attribute), tuple)):
            self._edit_numbers(claim, attribute)
            return
        assert value is None or isinstance(value, (str, int))  # noqa: S101 -- the strip's options
        chosen: Value | None = value
        self._workspace.claims.put(with_attribute(claim, attribute, chosen))

    def _edit_numbers(self, claim: Claim, attribute_id: str) -> None:
        scheme = self._workspace.scheme
        attribute = next((a for a in scheme.attributes if a.id == attribute_id), None) if scheme else None
        if attribute is None:
            return
        stored = claim.attributes.get(attribute_id, ())
        facts = stored if isinstance(stored, tuple) else ()
        record = self._workspace.record
        dialog = NumbersDialog(attribute, facts, claim.quote, self, said_on=record.form.held_on if record else None)
        dialog.facts_given.connect(lambda given: self._put_numbers(claim.id, attribute_id, given))
        back = self.table if self.table.hasFocus() else self.strip
        dialog.finished.connect(lambda _: back.setFocus())
        dialog.open()

    def _show_row(self, top: int, height: int) -> None:
        """Scroll so far that the row that digits answer can be seen, with the one behind it."""
        for place in (top + 2 * height, top + height, top):  # where there is little room, the row itself comes first
            self._form.ensureVisible(0, place, 0, 0)

    def _put_numbers(self, claim_id: str, attribute: str, facts: tuple[NumberFact, ...]) -> None:
        claim = self._workspace.annotation.claim(claim_id)
        if claim and self._workspace.claims.put(with_attribute(claim, attribute, facts or None)):
            self.strip.advance()

    def edit_note(self) -> None:
        """Give the keyboard to the active claim's note; say what to do where no claim is active."""
        if self._active():
            self.note.setFocus()
        else:
            said = translate("Claims", "First take a claim in hand: {0} or a click.")
            self._workspace.told.emit(said.format(self._next_key))

    def _save_note(self) -> bool:
        """Save the note that was typed, to the claim that was active then; False if that failed."""
        self._pause.stop()
        claim = self._workspace.annotation.claim(self._noted)
        if claim is None or self.note.text() == claim.note:
            return True
        return self._workspace.claims.put(replace(claim, note=self.note.text()))

    # -- what changed

    def _show_scheme(self) -> None:
        scheme = self._workspace.scheme
        self._delegate.scheme = scheme
        chips = [
            Chip(
                kind.id,
                kind.key,
                kind.name.in_language(language()),
                claim_colour(self._theme, scheme, kind.id),
                kind.definition.in_language(language()),
            )
            for kind in (scheme.claim_types if scheme else ())
        ]
        self.types.set_chips(chips)
        self._show()

    def _show(self) -> None:
        workspace = self._workspace
        claims = workspace.annotation.claims if workspace.qa else ()
        self._title.setText(translate("Claims", "Claims  {0}").format(len(claims) or ""))
        self.model.set_claims(claims, workspace.scheme)
        claim = self._active()
        active = claim.id if claim else ""
        if active != self._delegate.active:
            self._delegate.active = active
            self.table.viewport().update()
        rows = []
        if claim and workspace.scheme:
            rows = rows_for(workspace.scheme.attributes, claim.attributes, workspace.scheme, workspace.annotation)
        self.strip.set_rows(rows)
        self.table.show_active(active)
        self._point()
        self._below.setCurrentWidget(self._form if rows else self.hint)
        self._show_note(claim)

    def _show_note(self, claim: Claim | None) -> None:
        """Show the active claim's note; what was typed for another claim is saved first."""
        if claim and claim.id == self._noted and self.note.hasFocus():
            return
        if (claim is None or claim.id != self._noted) and not self._save_note():
            return  # what was typed stays in sight
        self._noted = claim.id if claim else ""
        self.note.setText(claim.note if claim else "")
