"""The sheet of all keys: those in force now, for this scheme, in each place; searched as one types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ir_annotator.domain.scheme import Scheme
from ir_annotator.i18n import in_every_language, translate
from ir_annotator.ui.actions import menus, plain_words, specs
from ir_annotator.ui.keys.commands import action_names, label_keys
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.keys.matching import prepare, rank
from ir_annotator.ui.keys.places import Place, fixed_keys, place_name
from ir_annotator.ui.theme import GRID, px
from ir_annotator.ui.widgets.escapable import EscapableLineEdit
from ir_annotator.ui.widgets.key_capture import combination

_COLUMN = 290
"""Pixels a column should have at least."""
_KEYS = 98
"""Pixels for the keys, so that what they do stands in one line in all sections of a column."""
_WIDEST = 4 * _COLUMN
_SPARE = 70
"""Pixels of the window around and above the sheet that stay free."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One line of the sheet: keys as shown, and what they do, in the language in use and then in the others."""

    keys: str
    words: tuple[str, ...]


Section = tuple[str, list[KeyRow]]


def sections(keymap: Keymap, scheme: Scheme | None) -> list[Section]:
    """Return all there is to tell, by the place where it holds."""
    found: list[Section] = []
    if scheme:
        found += [(title, [KeyRow(*row) for row in rows]) for title, rows in label_keys(scheme)]
        found[0][1].append(KeyRow("Shift+A … Z", _names(translate("Keys", "make that topic the primary one"))))
        found[0][1].append(KeyRow("1 … 9", _names(translate("Keys", "after the letter: its sub-topic"))))
    for place in Place:
        rows = [KeyRow(key.shown, _names(key.words)) for key in fixed_keys() if key.shown and key.places == (place,)]
        found.append((place_name(place), rows))
    for menu, words in menus():
        rows = [
            KeyRow(keymap.names(spec.id).replace(" / ", "\n"), action_names(spec.text))
            for spec in specs()
            if spec.menu == menu and keymap.keys[spec.id]
        ]
        found.append((translate("Keys", "Menu: {0}").format(plain_words(words)), rows))
    return [(title, rows) for title, rows in found if rows]


def _names(words: str) -> tuple[str, ...]:
    return in_every_language("Keys", words)


class KeysDialog(QDialog):
    """Shows the sheet beside the work: the window can be used meanwhile, and the same key closes it."""

    def __init__(self, keymap: Keymap, scheme: Scheme | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Keys", "Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._room = parent.window().size()
        closing = [QKeySequence(key) for key in keymap.keys["keys"]]
        self.box = _Box([key.toString() for key in closing])
        self.box.setObjectName("keys_box")
        self.box.setPlaceholderText(translate("Keys", "Find a key or what it does"))
        self.box.setAccessibleName(translate("Keys", "Find a key or what it does"))
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self._find)
        self.box.escaped.connect(self.reject)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addWidget(self.box)
        layout.addWidget(self._area, 1)
        for key in closing:
            QShortcut(key, self, self.reject)
        self.show_keys(keymap, scheme)

    def show_keys(self, keymap: Keymap, scheme: Scheme | None) -> None:
        """Show the keys that are in force now."""
        self._sections = sections(keymap, scheme)
        self._find(self.box.text())
        width = min(self._room.width() - _SPARE, px(_WIDEST))
        self.resize(width, min(self._high + self.box.sizeHint().height() + 12 * GRID, self._room.height() - _SPARE))
        self.box.setFocus()
        prepare()

    def _find(self, text: str) -> None:
        """Show the lines found, and whole sections whose title is found."""
        found = [
            (title, [row for row in rows if rank(text, (title, *row.words), row.keys.split("\n")) is not None])
            for title, rows in self._sections
        ]
        sheet = _sheet([(title, rows) for title, rows in found if rows], self._columns())
        self._high = sheet.sizeHint().height()
        self._area.setWidget(sheet)

    def _columns(self) -> int:
        return max((min(self._room.width() - _SPARE, px(_WIDEST))) // px(_COLUMN), 1)


class _Box(EscapableLineEdit):
    """Lets the keys that close the sheet through as long as nothing is typed."""

    def __init__(self, closing: Sequence[str]) -> None:
        super().__init__()
        self._closing = closing

    def event(self, event: QEvent) -> bool:
        """Take every key but those."""
        overriding = event.type() == QEvent.Type.ShortcutOverride and not self.text()
        if overriding and isinstance(event, QKeyEvent) and combination(event) in self._closing:
            event.ignore()
            return True
        return super().event(event)


def _sheet(found: list[Section], columns: int) -> QWidget:
    """Return the sections in columns of about the same height."""
    sheet = QWidget()
    across = QHBoxLayout(sheet)
    across.setContentsMargins(0, 0, 2 * GRID, 0)
    across.setSpacing(6 * GRID)
    if not found:
        across.addWidget(_label(translate("Keys", "Nothing is called that. Fewer letters find more."), "muted"))
        return sheet
    for column in _in_columns(found, columns):
        down = QVBoxLayout()
        down.setSpacing(3 * GRID)
        for title, rows in column:
            down.addLayout(_section(title, rows))
        down.addStretch(1)
        across.addLayout(down, 1)
    return sheet


def _in_columns(found: list[Section], columns: int) -> list[list[Section]]:
    """Return the sections in order in so many columns, of which the highest is as low as can be."""
    heights = [sum(1 + row.keys.count("\n") for row in rows) + 2 for _, rows in found]
    limit = max(*heights, -(-sum(heights) // columns))
    while True:
        filled: list[list[Section]] = [[]]
        height = 0
        for section, more in zip(found, heights, strict=True):
            if height + more > limit:
                filled.append([])
                height = 0
            filled[-1].append(section)
            height += more
        if len(filled) <= columns:
            return filled + [[] for _ in range(columns - len(filled))]
        limit += 1


def _section(title: str, rows: list[KeyRow]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * GRID)
    grid.setVerticalSpacing(GRID // 2)
    grid.setColumnMinimumWidth(0, px(_KEYS))
    grid.setColumnStretch(1, 1)
    grid.addWidget(_label(title, "panel_title"), 0, 0, 1, 2)
    for number, row in enumerate(rows, 1):
        keys, words = _label(row.keys, "key_name"), _label(row.words[0], "key_words")
        words.setWordWrap(True)
        grid.addWidget(keys, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, number, 1, Qt.AlignmentFlag.AlignTop)
    return grid


def _label(text: str, name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label
