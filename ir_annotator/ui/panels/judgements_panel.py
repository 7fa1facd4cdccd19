"""How the question was answered: the scheme's judgements, each by its letter and a digit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ir_annotator.domain.scheme import Value
from ir_annotator.i18n import translate
from ir_annotator.ui.panels.attribute_rows import rows_for
from ir_annotator.ui.theme import GRID, Theme
from ir_annotator.ui.widgets.choice_strip import ChoiceStrip
from ir_annotator.workspace.workspace import Workspace


class JudgementsPanel(QWidget):
    """Sets the judgements of the Q&A in hand.

    Signals:
        left: The person is through and wants to read on.
    """

    left = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.strip = ChoiceStrip(theme)
        self.strip.setObjectName("judgement_strip")
        self.strip.setAccessibleName(translate("Judgements", "Judgements"))
        self.strip.chosen.connect(self._choose)
        self.strip.accepted.connect(self.left)
        self.strip.left.connect(self.left)
        title = QLabel(translate("Judgements", "Judgements"))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setObjectName("panel_title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(0)
        layout.addWidget(title)
        layout.addWidget(self.strip)
        workspace.current_changed.connect(self._show)
        workspace.annotation_changed.connect(self._show)

    def start(self, judgement: str = "") -> None:
        """Give the keyboard to a judgement; without one, to the first that is missing."""
        self.strip.start(judgement)

    def _choose(self, judgement: str, value: object) -> None:
        assert value is None or isinstance(value, (str, int))  # noqa: S101 -- the strip's options
        chosen: Value | None = value
        self._workspace.set_judgement(judgement, chosen)

    def _show(self) -> None:
        scheme, annotation = self._workspace.scheme, self._workspace.annotation
        rows = rows_for(scheme.judgements, annotation.judgements, scheme, annotation) if scheme else []
        self.strip.set_rows(rows if self._workspace.qa else [])
