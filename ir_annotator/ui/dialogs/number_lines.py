"""The lines of the form for numbers: the fields of one number each, stored ones and proposals."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QToolButton, QWidget

from ir_annotator.domain.scheme import NumberFact, NumberField, Scalar
from ir_annotator.domain.span import Span
from ir_annotator.i18n import language, translate
from ir_annotator.ui.theme import GRID

_GROUPED_FROM = 10_000
"""From here on a value is shown with thousands separators: 120,000,000 can be checked, 120000000 hardly."""
_NARROW, _WIDE = 50, 240
"""Columns share the width by their longest text, within these limits (pixels)."""
_PROPOSED, _OWN = "○", "●"
_PERCENT = ("%", "％")


class NumberLine(QObject):
    """One number: an editor for each field of the scheme.

    Signals:
        entered: The keyboard came here, or the line became the person's own.
        removing: The person takes this line away.
        stepped: The person goes up (-1) or down (1), in the column of this field.
    """

    entered = Signal()
    removing = Signal()
    stepped = Signal(int, str)

    def __init__(
        self,
        fields: Sequence[NumberField],
        fact: NumberFact,
        sources: Sequence[Span],
        *,
        proposed: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.fields, self.sources = fields, tuple(sources)
        self.mark = QLabel(parent=parent)
        self.mark.setTextFormat(Qt.TextFormat.PlainText)
        self.editors = {field.id: self._editor(field, fact.get(field.id), parent) for field in fields}
        self.button = QToolButton(parent)
        self.button.setText("×")
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setToolTip(translate("Numbers", "Remove this line (Ctrl+Del)"))
        self.button.setAccessibleName(translate("Numbers", "Remove this line (Ctrl+Del)"))
        self.button.clicked.connect(self.removing)
        self._say_whose(proposed=proposed)

    def _editor(self, field: NumberField, value: Scalar | None, parent: QWidget) -> QLineEdit | QComboBox:
        editor: QLineEdit | QComboBox
        if field.kind == "choice":
            editor = QComboBox(parent)
            editor.addItem("", "")
            for choice in field.choices:
                editor.addItem(choice.name.in_language(language()), choice.id)
            editor.setCurrentIndex(max(editor.findData(value), 0))
            editor.activated.connect(self._make_own)
        else:
            editor = QLineEdit(shown(value), parent)
            editor.setCursorPosition(0)  # the beginning of a long text is what tells it apart
            editor.textEdited.connect(self._make_own)
        editor.setAccessibleName(field.name.in_language(language()))
        editor.installEventFilter(self)
        return editor

    def _make_own(self) -> None:
        if self.is_proposal:
            self._say_whose(proposed=False)
            self.entered.emit()

    def _say_whose(self, *, proposed: bool) -> None:
        """Show a proposal by a hollow mark and slanted words, so that it can be told without colour."""
        self.is_proposal = proposed
        self.mark.setText(_PROPOSED if proposed else _OWN)
        words = translate("Numbers", "Proposed: please confirm") if proposed else translate("Numbers", "Yours")
        self.mark.setToolTip(words)
        self.mark.setAccessibleName(words)
        for editor in self.editors.values():
            font = editor.font()
            font.setItalic(proposed)
            editor.setFont(font)
            editor.setAccessibleDescription(words)

    def widgets(self) -> list[QWidget]:
        """Return what stands on the line from left to right."""
        return [self.mark, *self.editors.values(), self.button]

    def take_focus(self, field_id: str = "") -> None:
        """Give the keyboard to a field, the first unless named, with its text marked to be typed over."""
        editor = self.editors.get(field_id) or next(iter(self.editors.values()))
        editor.setFocus(Qt.FocusReason.TabFocusReason)

    def texts(self) -> dict[str, str]:
        """Return what each field holds, as text; the id of a choice."""
        return {
            name: str(editor.currentData()) if isinstance(editor, QComboBox) else editor.text().strip()
            for name, editor in self.editors.items()
        }

    def fact(self) -> dict[str, Scalar]:
        """Return the fact without its empty fields; a % typed behind the value is its unit.

        Raises:
            ValueError: With the text of a decimal field that is no number.
        """
        decimals = [field.id for field in self.fields if field.kind == "decimal"]
        texts = self.texts()
        if texts.get("value", "").endswith(_PERCENT) and texts.get("unit") in ("", *_PERCENT):
            texts |= {"value": texts["value"][:-1], "unit": "%"}
        return {name: _number(text) if name in decimals else text for name, text in texts.items() if text}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for the keys that take a line away or go to another one."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take_key(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, editor: QObject, event: QKeyEvent) -> bool:
        """Tell whether a key is the line's and not its editor's, and do what it says."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.removing.emit()
            return True
        if by and plain and isinstance(editor, QLineEdit):
            self.stepped.emit(by, next(name for name, own in self.editors.items() if own is editor))
            return True
        return False


class NumberLines(QWidget):
    """All lines under the names of their fields.

    Signals:
        changed: A line came, went, or took the keyboard.
    """

    changed = Signal()

    def __init__(self, fields: Sequence[NumberField], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self.lines: list[NumberLine] = []
        self.current: NumberLine | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        for column, field in enumerate(fields, 1):
            name = QLabel()
            name.setObjectName("muted")
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setText(field.name.in_language(language()))
            self._grid.addWidget(name, 0, column)

    def add(self, fact: NumberFact, sources: Sequence[Span] = (), *, proposed: bool = False) -> NumberLine:
        """Add a line and return it."""
        line = NumberLine(self._fields, fact, sources, proposed=proposed, parent=self)
        line.entered.connect(lambda: self._enter(line))
        line.removing.connect(lambda: self.remove(line))
        line.stepped.connect(lambda by, field: self._step(line, by, field))
        self.lines.append(line)
        self._place()
        return line

    def remove(self, line: NumberLine) -> None:
        """Take a line away; the keyboard goes to the next one, and one line always stays to be typed in."""
        place, had_focus = self.lines.index(line), any(editor.hasFocus() for editor in line.editors.values())
        self.lines.remove(line)
        for widget in line.widgets():
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        line.deleteLater()
        if not self.lines:
            self.add({})
        self._place()
        following = self.lines[min(place, len(self.lines) - 1)]
        if had_focus or self.current is line:
            following.take_focus()
            self._enter(following)

    def _place(self) -> None:
        """Put the lines on the grid in order, and name their editors by field and one-based line."""
        for row, line in enumerate(self.lines, 1):
            for column, widget in enumerate(line.widgets()):
                self._grid.addWidget(widget, row, column)
            for name, editor in line.editors.items():
                editor.setObjectName(f"{name}_{row}")
        for column, field in enumerate(self._fields, 1):
            longest = 24 + max(self.fontMetrics().horizontalAdvance(line.texts()[field.id]) for line in self.lines)
            self._grid.setColumnStretch(column, min(max(longest, _NARROW), _WIDE) if field.kind != "choice" else 0)
        editors = [editor for line in self.lines for editor in line.editors.values()]
        for before, after in pairwise(editors):
            QWidget.setTabOrder(before, after)
        self.changed.emit()

    def _enter(self, line: NumberLine) -> None:
        self.current = line
        self.changed.emit()

    def _step(self, line: NumberLine, by: int, field: str) -> None:
        place = self.lines.index(line) + by
        if 0 <= place < len(self.lines):
            self.lines[place].take_focus(field)


def shown(value: Scalar | None) -> str:
    """Return a field's value as it is shown to be checked and typed over."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value:,}" if abs(value) >= _GROUPED_FROM else str(value)


def shown_fact(fact: Mapping[str, Scalar], field_id: str) -> str:
    """Return how one field of a fact is shown; empty where it has none."""
    return shown(fact.get(field_id))


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
