"""The form for the numbers a claim states: one line of fields for each number."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.scheme import Attribute, NumberFact, NumberField, Scalar
from ir_annotator.i18n import language, translate
from ir_annotator.ui.theme import GRID


class NumbersDialog(QDialog):
    """Edits a list of number facts.

    Signals:
        facts_given: The facts, a tuple of mappings, when the person accepts.
    """

    facts_given = Signal(object)

    def __init__(
        self, attribute: Attribute, facts: Sequence[NumberFact], quote: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(attribute.name.in_language(language()))
        self._fields = attribute.fields
        self._editors: list[dict[str, QLineEdit | QComboBox]] = []
        self._grid = QGridLayout()
        for column, field in enumerate(self._fields):
            name = QLabel()
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setText(field.name.in_language(language()))
            self._grid.addWidget(name, 0, column)
        for fact in facts or [{}]:
            self._add(fact)
        said = QLabel(quote)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        more = QPushButton(translate("Numbers", "&Another number"))
        more.setAutoDefault(False)
        more.clicked.connect(lambda: self._add({}))
        self._complaint = QLabel()
        self._complaint.setObjectName("complaint")
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * GRID)
        layout.addWidget(said)
        layout.addLayout(self._grid)
        layout.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._complaint)
        layout.addWidget(buttons)
        self.resize(720, self.sizeHint().height())
        self._editors[0][self._fields[0].id].setFocus()

    def _add(self, fact: NumberFact) -> None:
        """Add one line of fields."""
        row, editors = len(self._editors) + 1, {}
        for column, field in enumerate(self._fields):
            editor = self._editor(field, fact.get(field.id))
            editor.setAccessibleName(field.name.in_language(language()))
            editor.setObjectName(f"{field.id}_{row}")
            self._grid.addWidget(editor, row, column)
            editors[field.id] = editor
        self._editors.append(editors)
        editors[self._fields[0].id].setFocus()

    @staticmethod
    def _editor(field: NumberField, value: Scalar | None) -> QLineEdit | QComboBox:
        if field.kind != "choice":
            return QLineEdit("" if value is None else str(value))
        box = QComboBox()
        box.addItem("", "")
        for choice in field.choices:
            box.addItem(choice.name.in_language(language()), choice.id)
        box.setCurrentIndex(max(box.findData(value), 0))
        return box

    def _give(self) -> None:
        try:
            facts = tuple(fact for fact in map(self._read, self._editors) if fact)
        except ValueError as error:
            said = translate("Numbers", "“{0}” is not a number: write digits such as 14.8 or 1,650.")
            self._complaint.setText(said.format(error))
            return
        self.facts_given.emit(facts)
        self.accept()

    def _read(self, editors: dict[str, QLineEdit | QComboBox]) -> dict[str, Scalar]:
        """Return one line's fact without its empty fields.

        Raises:
            ValueError: With the text of a decimal field that is no number.
        """
        fact: dict[str, Scalar] = {}
        for field in self._fields:
            editor = editors[field.id]
            text = editor.text().strip() if isinstance(editor, QLineEdit) else str(editor.currentData())
            if text:
                fact[field.id] = _number(text) if field.kind == "decimal" else text
        return fact


def _number(text: str) -> int | float:
    """Return the number written in ``text``, with or without thousands separators.

    Raises:
        ValueError: With the text itself if it is no number.
    """
    plain = text.replace(",", "").replace("，", "")
    try:
        value = float(plain)
    except ValueError:
        raise ValueError(text) from None
    if not math.isfinite(value):
        raise ValueError(text)
    return int(plain) if plain.lstrip("+-").isdigit() else value
