"""Asks which column of a table holds the questions, which the answers, and what the others mean."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.table import NEEDED, Column, ColumnChoice, UnknownColumnsError
from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID, room_for

_SIZE = (880, 600)
_WIDEST, _NARROWEST = 320, 90
"""Pixels of a column of the preview."""
_IN_A_ROW = 3
"""Fields beside one another, below those that are needed."""


class ColumnsDialog(QDialog):
    """Shows the first rows of a table and a field for each thing that a column can mean, the guess chosen already.

    Signals:
        columns_given: Which column means what, a mapping of every Column to a name or to "", when the person accepts.
    """

    columns_given = Signal(object)

    def __init__(self, table: UnknownColumnsError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("columns_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Columns", "Columns of a table"))
        self.resize(room_for(*_SIZE))
        self._table = table
        self.fields = {column: self._field(column) for column in Column}
        self.preview = _preview(table)
        self.complaint = _label("complaint", "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[4 * GRID] * 4)
        layout.setSpacing(3 * GRID)
        layout.addWidget(_label("panel_title", Path(table.file).name))
        layout.addWidget(_label("", _question(table)))
        layout.addWidget(self.preview, 1)
        layout.addLayout(self._fields())
        layout.addWidget(self.complaint)
        layout.addWidget(self._buttons())
        for field in self.fields.values():
            field.currentIndexChanged.connect(self._show_meanings)
        self._show_meanings()
        self.fields[Column.QUESTION].setFocus()

    def _field(self, column: Column) -> QComboBox:
        field = QComboBox()
        field.setObjectName(f"{column}_field")
        field.addItem(translate("Columns", "– none –"), "")
        for name in self._table.names:
            field.addItem(name, name)
        field.setCurrentIndex(max(field.findData(self._table.guess.get(column, "")), 0))
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(8)
        return field

    def _fields(self) -> QGridLayout:
        """Return the fields with their names: those that are needed in a row of their own."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        optional = [column for column in Column if column not in NEEDED]
        rows = [list(NEEDED), *(optional[at : at + _IN_A_ROW] for at in range(0, len(optional), _IN_A_ROW))]
        for row, columns in enumerate(rows):
            for place, column in enumerate(columns):
                name = _label("", meaning_name(column))
                name.setWordWrap(False)
                name.setBuddy(self.fields[column])
                grid.addWidget(name, row, 2 * place)
                grid.addWidget(self.fields[column], row, 2 * place + 1)
        for place in range(_IN_A_ROW):
            grid.setColumnStretch(2 * place + 1, 1)
        return grid

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(translate("Columns", "&Import"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("Columns", "Lea&ve this file out"))
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        return buttons

    def _choice(self) -> dict[Column, str]:
        return {column: str(field.currentData()) for column, field in self.fields.items()}

    def _show_meanings(self) -> None:
        """Write over each column of the preview what it means."""
        meanings: dict[str, list[str]] = {name: [] for name in self._table.names}
        for column, name in self._choice().items():
            if name:
                meanings[name].append(_plain_name(column))
        for place, name in enumerate(self._table.names):
            means = translate("Columns", ", ").join(meanings[name])
            head = QTableWidgetItem(f"{name}\n{means or '–'}")
            font = head.font()
            font.setBold(bool(means))
            head.setFont(font)
            self.preview.setHorizontalHeaderItem(place, head)
        self.complaint.setText("")

    def _give(self) -> None:
        choice = self._choice()
        complaint = _complaint(choice)
        if complaint:
            self.complaint.setText(complaint)
            return
        self.accept()
        self.columns_given.emit(choice)


def meaning_name(column: Column) -> str:
    """Return what a column can mean, in the reader's language, with the letter that goes to its field."""
    return {
        Column.QUESTION: translate("Columns", "&Question"),
        Column.ANSWER: translate("Columns", "&Answer"),
        Column.CODE: translate("Columns", "&Code"),
        Column.NAME: translate("Columns", "&Name"),
        Column.NUMBER: translate("Columns", "N&umber"),
        Column.DATE: translate("Columns", "&Date"),
        Column.TIME: translate("Columns", "&Time"),
        Column.COMPANY: translate("Columns", "C&ompany"),
        Column.TITLE: translate("Columns", "Titl&e"),
        Column.CATEGORIES: translate("Columns", "Cate&gories"),
        Column.PARTICIPANTS: translate("Columns", "&Participants"),
        Column.PLACE: translate("Columns", "P&lace"),
        Column.HOSTS: translate("Columns", "&Hosts"),
    }[column]


def _plain_name(column: Column) -> str:
    """Return the name without its letter: in Chinese it stands in brackets behind it."""
    return meaning_name(column).partition("(&")[0].replace("&", "").strip()


def _complaint(choice: ColumnChoice) -> str:
    """Return why a choice cannot be taken, or ""."""
    if not all(choice[needed] for needed in NEEDED):
        return translate("Columns", "Choose the column of the questions and that of the answers.")
    chosen = [name for name in choice.values() if name]
    twice = next((name for name in chosen if chosen.count(name) > 1), "")
    return translate("Columns", "“{0}” is chosen twice.").format(twice) if twice else ""


def _question(table: UnknownColumnsError) -> str:
    if not table.has_header:
        return translate(
            "Columns",
            "This table has no header that says which column holds the questions and which the answers. "
            "Please choose them; what is not there stays at “none”.",
        )
    return translate(
        "Columns",
        "The header does not say which column holds the questions and which the answers. Please choose them; what is "
        "not there stays at “none”. Tables with the same header will be read in the same way, without asking.",
    )


def _preview(table: UnknownColumnsError) -> QTableWidget:
    view = QTableWidget(len(table.rows), len(table.names))
    view.setObjectName("columns_preview")
    view.setAccessibleName(translate("Columns", "The first rows"))
    for place, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            view.setItem(place, column, QTableWidgetItem(" ".join(cell.split())))
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setMinimumSectionSize(_NARROWEST)
    header.setMaximumSectionSize(_WIDEST)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return view


def _label(name: str, words: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(words)
    return label
