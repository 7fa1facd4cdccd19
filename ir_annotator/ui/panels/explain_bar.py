"""What the label in hand means, under the text: follows the keys, so that no mouse is needed to look it up."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID
from ir_annotator.workspace.explain import Explanation

_HEIGHT = 132
"""Pixels, whatever is explained: the text above stays where it is."""


class ExplainBar(QScrollArea):
    """Shows a label's definition and examples; a longer one scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("explain_bar")
        self.setAccessibleName(translate("Explain", "What the label in hand means"))
        self.setFixedHeight(_HEIGHT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.RichText)
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        layout.addWidget(self.said)
        self.setWidget(inside)

    def explain(self, explanations: list[Explanation]) -> None:
        """Show what labels mean, one after the other."""
        said = "".join(_paragraphs(explanation) for explanation in explanations)
        if said != self.said.text():
            self.said.setText(said)
            self.verticalScrollBar().setValue(0)


def _paragraphs(explanation: Explanation) -> str:
    """Return an explanation as rich text; what comes from the scheme is escaped."""
    name, definition = html.escape(explanation.name), html.escape(explanation.definition)
    rows = "".join(
        f"<tr><td style='padding-right: 8px'>{html.escape(sign)}</td><td>{html.escape(text)}</td></tr>"
        for sign, text in explanation.lines
    )
    return f"<p style='margin: 0 0 3px 0'><b>{name}</b>&nbsp;&nbsp;{definition}</p><table cellspacing=1>{rows}</table>"
