"""Above the text: why a Q&A was returned, what was answered since, and the keys that answer and settle it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ir_annotator.domain.remark import Act, Remark, Thread
from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID
from ir_annotator.ui.widgets.line_keys import LineKeys
from ir_annotator.ui.widgets.plain import plain_button, plain_label
from ir_annotator.workspace.clock import local_date_and_time

_MOST = 4
"""Remarks of a thread that are shown: the first and the last ones."""


class ThreadBar(QWidget):
    """Shows the thread that is open (else the last one), and takes an answer.

    Signals:
        answered: The Thread and what was typed.
        turned: The Thread that is settled, or open again.
        ended: The keyboard goes back to where it was.
    """

    answered = Signal(object, str)
    turned = Signal(object)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("thread_bar")
        self.said = plain_label("thread_said")
        self.answer = plain_button("answer_remark", "")
        self.turn = plain_button("turn_remark", "")
        self.line = QLineEdit()
        self.line.setObjectName("remark_line")
        self.line.setAccessibleName(translate("Remarks", "Answer"))
        self.line.setPlaceholderText(translate("Remarks", "Answer, then Enter; Esc leaves it"))
        self.line.hide()
        self.more = QLabel()
        self.more.setObjectName("muted")
        self.thread_in_hand: Thread | None = None
        self.name_of: Callable[[str], str] = lambda who: who
        self._keys = ("", "")
        self._arrange()
        self.answer.clicked.connect(self.start)
        self.turn.clicked.connect(self.turn_now)
        self.line_keys = LineKeys(self.line, self._enter, self._leave)
        self.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for widget in (self.line, self.answer, self.turn, self.more):
            row.addWidget(widget)
        row.addStretch(1)
        row.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 2 * GRID, 3 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.said)
        column.addLayout(row)
        for button in (self.answer, self.turn):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_keys(self, answer: str, turn: str) -> None:
        """Say the keys in force."""
        self._keys = (answer, turn)
        self._name_buttons()

    def show_threads(self, threads: Sequence[Thread]) -> None:
        """Show what there is to answer; hidden where nothing was ever said."""
        waiting = [thread for thread in threads if not thread.is_resolved]
        shown = waiting[0] if waiting else threads[-1] if threads else None
        self.thread_in_hand = shown
        self.setVisible(shown is not None)
        if shown:
            self.said.setText("\n".join(self._lines(shown)))
            others = len(waiting) - 1
            self.more.setText(translate("Remarks", "{0} more").format(others) if others > 0 else "")
            self._name_buttons()

    def _name_buttons(self) -> None:
        closed = self.thread_in_hand is not None and self.thread_in_hand.is_resolved
        turn = translate("Remarks", "Open again") if closed else translate("Remarks", "Settled")
        for button, words, key in (
            (self.answer, translate("Remarks", "Answer"), self._keys[0]),
            (self.turn, turn, self._keys[1]),
        ):
            button.setText(f"{words}  {key}".rstrip().replace("&", "&&"))

    def _lines(self, thread: Thread) -> list[str]:
        remarks = thread.remarks
        shown = remarks if len(remarks) <= _MOST else (remarks[0], *remarks[-_MOST + 1 :])
        lines = [self._line(remark) for remark in shown]
        if len(shown) < len(remarks):
            lines.insert(1, "…")
        return lines

    def _line(self, remark: Remark) -> str:
        words = {
            Act.RETURN: translate("Remarks", "↩ {0} returned this to {1}: {2}"),
            Act.REPLY: translate("Remarks", "{0} answered: {2}"),
            Act.RESOLVE: translate("Remarks", "✓ {0} says it is settled. {2}"),
            Act.REOPEN: translate("Remarks", "↻ {0} opened it again. {2}"),
        }[remark.act]
        who, to = self.name_of(remark.author), self.name_of(remark.annotator)
        return f"{words.format(who, to, remark.text)}   {local_date_and_time(remark.at)}".replace("  ", " ")

    # -- answering

    def start(self) -> None:
        """Take an answer."""
        if self.thread_in_hand:
            self.line.show()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_now(self) -> None:
        """Say that it is settled, or open again."""
        if self.thread_in_hand:
            self.turned.emit(self.thread_in_hand)

    def _enter(self) -> None:
        thread, text = self.thread_in_hand, self.line.text()
        self._leave()
        if thread and text.strip():
            self.answered.emit(thread, text)

    def _leave(self) -> None:
        self.line.clear()
        self.line.hide()
        self.ended.emit()
