"""What is asked under the list of points: an answer of the reviewer's own, a note, to whom a Q&A is returned."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ir_annotator.ui.theme import GRID, Theme
from ir_annotator.ui.widgets.choice_strip import ChoiceStrip, Option, Row
from ir_annotator.ui.widgets.line_keys import LineKeys
from ir_annotator.ui.widgets.plain import plain_label


class Asking(QWidget):
    """Asks one thing at a time: a choice by digit, or a line of text; Esc asks no more.

    Signals:
        ended: Nothing is asked any more: the keyboard goes back to the list.
    """

    ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = plain_label("panel_title")
        self.strip = ChoiceStrip(theme)
        self.strip.setObjectName("own_answers")
        self.line = QLineEdit()
        self.line.setObjectName("review_line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(GRID)
        for widget in (self.title, self.strip, self.line):
            column.addWidget(widget)
        self._take: Callable[[object], object] = lambda _: None
        self._taken: Callable[[str, object], object] | None = None
        self._done: Callable[[], object] = lambda: None
        self.strip.chosen.connect(self._choose)
        self.strip.accepted.connect(self._accept)
        self.strip.left.connect(self.end)
        self.line_keys = LineKeys(self.line, self._enter, self.end)
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether something is asked."""
        return not self.isHidden()

    def ask_choice(self, title: str, options: Sequence[Option], take: Callable[[object], object]) -> None:
        """Ask for one of these; ``take`` gets the place of the one that was chosen."""
        self._begin(title, take)
        self.strip.set_rows([Row("own", "", tuple(options))])
        self.strip.setAccessibleName(title)
        self.strip.show()
        self.strip.start()

    def ask_rows(
        self, title: str, rows: Sequence[Row], taken: Callable[[str, object], object], done: Callable[[], object]
    ) -> None:
        """Ask several things one below the other; ``taken`` gets each answer, ``done`` is called at Enter."""
        self._begin(title, lambda _: None)
        self._taken, self._done = taken, done
        self.strip.set_rows(rows)
        self.strip.setAccessibleName(title)
        self.strip.show()
        self.strip.start(rows[0].id if rows else "")

    def ask_text(self, title: str, text: str, take: Callable[[object], object]) -> None:
        """Ask for a line of text, beginning with what there is."""
        self._begin(title, take)
        self.line.setText(text)
        self.line.setAccessibleName(title)
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def tell(self, title: str) -> None:
        """Say what is asked elsewhere, such as a boundary in the text."""
        self._begin(title, lambda _: None)

    def _begin(self, title: str, take: Callable[[object], object]) -> None:
        self._take, self._taken, self._done = take, None, lambda: None
        self.title.setText(title)
        self.strip.hide()
        self.line.hide()
        self.show()

    def end(self) -> None:
        """Ask no more."""
        if self.is_asking:
            self.hide()
            self.ended.emit()

    def _choose(self, row: str, value: object) -> None:
        take = self._take
        if self._taken:
            self._taken(row, value)
        else:
            self.end()
            take(value)

    def _accept(self) -> None:
        done = self._done
        self.end()
        done()

    def _enter(self) -> None:
        take, text = self._take, self.line.text()
        self.end()
        take(text)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self.strip.set_theme(theme)
