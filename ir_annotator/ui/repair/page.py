"""The page on which splits are checked: records, the text in pieces, and where it came from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.outline import RecordRow
from ir_annotator.domain.repair import Role, Verb
from ir_annotator.i18n import translate
from ir_annotator.ui.reading.source_view import SourceView
from ir_annotator.ui.repair.pieces import PieceList, PieceRow
from ir_annotator.ui.repair.verbs import verb_words
from ir_annotator.ui.side_pages import SidePage
from ir_annotator.ui.theme import GRID, Theme
from ir_annotator.ui.widgets.flow import Flow
from ir_annotator.ui.widgets.plain import key_button, plain_label
from ir_annotator.workspace.repairing import SplitCheck, describe_evidence, role_name
from ir_annotator.workspace.workspace import Workspace

_FINGERPRINT = Qt.ItemDataRole.UserRole


class RepairPage(SidePage):
    """Goes through the records whose split is doubtful, shows why, and mends them by key."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("repair_page")
        self._workspace = workspace
        self.check = SplitCheck(workspace)
        self.records = QListWidget()
        self.records.setObjectName("split_list")
        self.records.setAccessibleName(translate("Repair", "Records"))
        self.records.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.records.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count = plain_label("panel_title")
        self.head = plain_label("panel_title")
        self.pieces = PieceList(theme, workspace.settings.text_size)
        self.source = SourceView(workspace, theme)
        self._arrange()
        self.records.itemClicked.connect(self._take)
        self.pieces.pressed_verb.connect(self.check.repair)
        self.pieces.moved.connect(self._show_source)
        self.pieces.accepted.connect(self.check.accept)
        self.pieces.turned.connect(self._turn)
        self.pieces.left.connect(self.left)
        self.check.opened.connect(self._show_record)
        self.check.mended.connect(self._show_mended)
        workspace.records_changed.connect(self._fill_list)

    def _arrange(self) -> None:
        left, middle = QWidget(), QWidget()
        columns: list[tuple[QWidget, tuple[QWidget, ...]]] = []
        columns += [(left, (self.count, self.records)), (middle, (self.head, self.pieces))]
        for box, widgets in columns:
            column = QVBoxLayout(box)
            column.setContentsMargins(2 * GRID, 3 * GRID, 0, 0)
            column.setSpacing(2 * GRID)
            for widget in widgets:
                column.addWidget(widget)
        self.lay_out((left, middle, self.source), [210, 620, 500], self._key_strip())

    def _key_strip(self) -> Flow:
        """Return the line that says what each key does, and does it when clicked."""
        strip = Flow()
        strip.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        for letter, (verb, words) in verb_words().items():
            button = key_button(f"{verb}_button", f"{letter} {words}")
            button.clicked.connect(partial(self._press, verb))
            strip.addWidget(button)
        following = key_button("doubt_button", translate("Repair", "N next doubt"))
        following.clicked.connect(self.pieces.next_doubt)
        strip.addWidget(following)
        accept = key_button("accept_button", translate("Repair", "Space: right, next one"))
        accept.clicked.connect(self.check.accept)
        leave = key_button("leave_button", translate("Repair", "Esc: back"))
        leave.clicked.connect(self._leave)
        for button in (accept, leave):
            strip.addWidget(button)
        return strip

    def _press(self, verb: Verb, _checked: bool = False) -> None:
        if self.pieces.pieces.rows:
            self.check.repair(verb, *self.pieces.marked(), self.pieces.at)

    def _leave(self) -> None:
        self.left.emit()

    # -- from outside

    def start(self) -> None:
        """Show the record to check first, with the keyboard at its text."""
        self.check.open_first()
        self.pieces.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Put down the record in hand."""
        self.check.close()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self.pieces.set_theme(theme)
        self.source.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Break the lines for the width there is now."""
        super().showEvent(event)
        self.pieces.scheduleDelayedItemsLayout()

    # -- records

    def _fill_list(self) -> None:
        """Show the records, doubtful ones first, with the one being checked as the current one."""
        rows = self.check.rows()
        doubtful = sum(row.is_doubtful for row in rows)
        said = translate("Repair", "To check: {0} of {1}") if doubtful else translate("Repair", "Nothing left to check")
        self.count.setText(said.format(doubtful, len(rows)))
        here = self.check.record.fingerprint if self.check.record else ""
        self.records.clear()
        for row in rows:
            item = QListWidgetItem(_row_words(row))
            item.setData(_FINGERPRINT, row.fingerprint)
            item.setToolTip(row.file.replace("<", "‹"))
            self.records.addItem(item)
            if row.fingerprint == here:
                self.records.setCurrentItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.check.open(item.data(_FINGERPRINT))
        self.pieces.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, by: int) -> None:
        row = min(max(self.records.currentRow() + by, 0), self.records.count() - 1)
        if row != self.records.currentRow():
            self._take(self.records.item(row))

    # -- the record being checked

    def _show_record(self) -> None:
        self._fill_list()
        self._show_pieces(-1)
        if self.pieces.pieces.rows and not self.pieces.pieces.rows[0].doubts:
            self.pieces.next_doubt()

    def _show_mended(self) -> None:
        self._fill_list()
        self._show_pieces(self.pieces.at)

    def _show_pieces(self, at: int) -> None:
        record = self.check.record
        if record is None:
            self.pieces.set_rows([])
            return
        doubts = [doubt.message for doubt in record.warnings if not len(doubt.span)] if not record.checked else []
        name = " ".join(part for part in (record.form.code, record.form.name, record.form.number) if part)
        self.head.setText(" · ".join([name or record.file, self._how_sure(), *doubts]))
        self.pieces.set_rows([self._row(number) for number in range(len(self.check.pieces))], at)

    def _how_sure(self) -> str:
        record = self.check.record
        if record is None or record.checked:
            return translate("Repair", "found right by a person")
        return translate("Repair", "the reader is {0} % sure").format(round(100 * record.confidence))

    def _row(self, number: int) -> PieceRow:
        record, piece = self.check.record, self.check.pieces[number]
        assert record  # noqa: S101 -- its pieces are shown
        label = role_name(piece.role)
        before = self.check.pieces[number - 1].role if number else None
        if piece.role is Role.QUESTION and piece.begins:
            label = f"{label} {self.check.number(piece)}"
        elif not piece.begins and before is piece.role:
            label = ""
        starts = piece.role is Role.QUESTION and piece.begins
        told = describe_evidence(self.check.evidence(piece)) if starts else ""
        evidence = translate("Repair", "told by: {0}").format(told) if told else ""
        doubts = tuple(f"? {doubt.message}" for doubt in self.check.doubts(piece))
        return PieceRow(piece, piece.span.of(record.text), label, evidence, doubts)

    # -- where it came from

    def _show_source(self, row: int) -> None:
        record = self.check.record
        if record and 0 <= row < len(self.check.pieces):
            self.source.show_place(record, self.check.pieces[row].span.start)


def _row_words(row: RecordRow) -> str:
    name = " ".join(part for part in (row.code, row.name, row.number) if part) or row.file
    if row.is_doubtful:
        return f"? {round(100 * row.confidence)} %  {name}"
    return f"✓ {name}" if row.checked else name
