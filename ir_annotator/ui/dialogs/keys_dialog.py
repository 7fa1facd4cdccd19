"""The sheet of all keys, made from the table of actions and from the scheme."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QWidget

from ir_annotator.domain.scheme import Scheme
from ir_annotator.i18n import translate
from ir_annotator.ui.actions import label_keys, reading_keys, specs
from ir_annotator.ui.theme import GRID


class KeysDialog(QDialog):
    """Three columns: the letters of the scheme, the reading pane, the menus."""

    def __init__(self, scheme: Scheme | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Keys", "Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = QHBoxLayout(self)
        columns.setSpacing(8 * GRID)
        if scheme:
            columns.addLayout(_column(translate("Keys", "Labels"), label_keys(scheme)))
        columns.addLayout(_column(translate("Keys", "In the text"), reading_keys()))
        columns.addLayout(_column(translate("Keys", "Everywhere"), _action_keys()))


def _action_keys() -> list[tuple[str, str]]:
    return [
        (
            " / ".join(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in spec.keys),
            _plain(spec.text),
        )
        for spec in specs()
        if spec.keys
    ]


def _plain(text: str) -> str:
    """Return a menu text without its mnemonic, which Chinese puts in brackets behind: 文件(&F)."""
    return re.sub(r"\(&\w\)", "", text).replace("&&", "\0").replace("&", "").replace("\0", "&")


def _column(title: str, rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * GRID)
    grid.setVerticalSpacing(GRID)
    head = QLabel(title)
    head.setObjectName("panel_title")
    grid.addWidget(head, 0, 0, 1, 2)
    for row, (keys, words) in enumerate(rows, 1):
        for column, text in enumerate((keys, words)):
            label = QLabel()
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setText(text)
            grid.addWidget(label, row, column)
    grid.setRowStretch(len(rows) + 1, 1)
    return grid
