"""The point in hand: what each annotator says, the keys that take it, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ir_annotator.ui.theme import GRID, SMALL_SIZE, TEXT_SIZE, Theme, px, ui_font
from ir_annotator.ui.widgets.plain import plain_tip

_LINE, _BOX, _NAME = 25, 17, 84
"""Pixels at 100 %: height of a line, the box of a key, room for a name."""


@dataclass(frozen=True, slots=True)
class Card:
    """One answer that a key takes.

    Attributes:
        key: The key.
        name: Who says so; empty for what nobody says.
        answer: What.
        taken: Whether gold says it.
        proposed: Whether it is the majority's.
        tip: All of it, where it is too long for a line.
    """

    key: str
    name: str
    answer: str
    taken: bool = False
    proposed: bool = False
    tip: str = ""


class AnswerCards(QWidget):
    """Shows a line for each card, and below them short ones side by side; a click presses the key.

    Signals:
        pressed: The key of the card that was clicked.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._long: Sequence[Card] = ()
        self._short: Sequence[Sequence[Card]] = ()
        self._places: list[tuple[QRect, Card]] = []
        self._font, self._bold, self._small = ui_font(TEXT_SIZE), ui_font(TEXT_SIZE, bold=True), ui_font(SMALL_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._theme = theme
        self.update()

    def set_cards(self, long: Sequence[Card], short: Sequence[Sequence[Card]]) -> None:
        """Show these cards: ``long`` ones on a line each, then each row of ``short`` ones."""
        self._long, self._short = long, short
        self._arrange()
        self.setAccessibleDescription("\n".join(_spoken(card) for _, card in self._places))

    @property
    def cards(self) -> list[Card]:
        """The cards that are shown."""
        return [card for _, card in self._places]

    def _arrange(self) -> None:
        line, y, self._places = px(_LINE), 0, []
        for card in self._long:
            self._places.append((QRect(0, y, self.width(), line), card))
            y += line
        metrics = QFontMetrics(self._font)
        for row in self._short:
            x, y = 0, y + GRID
            for card in row:
                room = px(_BOX) + metrics.horizontalAdvance(card.answer) + px(20)
                if x + room > max(self.width(), px(240)) and x:
                    x, y = 0, y + line
                self._places.append((QRect(x, y, room, line), card))
                x += room
            y += line if row else 0
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every card."""
        return QSize(px(260), max((rect.bottom() + 1 for rect, _ in self._places), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the height of all cards."""
        return QSize(px(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002 -- Qt's signature
        """Place the cards for the new width."""
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 -- all of it is little
        """Paint each card: its key in a box, who, what; what gold says is framed and ticked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        for rect, card in self._places:
            self._paint_card(painter, rect, card)

    def _paint_card(self, painter: QPainter, rect: QRect, card: Card) -> None:
        theme = self._theme
        if card.taken:
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(QColor(theme.cursor))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -1), 4, 4)
        box = QRect(rect.left() + px(5), rect.top() + (rect.height() - px(_BOX)) // 2, px(_BOX), px(_BOX))
        if card.key:
            painter.setPen(QColor(theme.edge))
            painter.setBrush(QColor(theme.base))
            painter.drawRoundedRect(box, 3, 3)
            painter.setFont(self._small)
            painter.setPen(QColor(theme.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, card.key)
        words = rect.adjusted(px(_BOX + 11), 0, -px(4), 0)
        if card.name:
            self._write(painter, QRect(words.left(), words.top(), px(_NAME), words.height()), card.name, theme.muted)
            words.setLeft(words.left() + px(_NAME) + GRID)
        sign = ("✓ " if card.taken and card.name else "") + ("▸ " if card.proposed else "")
        painter.setFont(self._bold if card.taken else self._font)
        self._write(painter, words, sign + card.answer, theme.text, keep_font=True)

    def _write(self, painter: QPainter, rect: QRect, text: str, colour: str, *, keep_font: bool = False) -> None:
        if not keep_font:
            painter.setFont(self._font)
        painter.setPen(QColor(colour))
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided)

    def event(self, event: QEvent) -> bool:
        """Show the whole of an answer under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = next((card.tip or card.answer for rect, card in self._places if rect.contains(event.pos())), "")
            QToolTip.showText(event.globalPos(), plain_tip(tip), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the key of the card under the pointer."""
        hit = next((card for rect, card in self._places if rect.contains(event.position().toPoint())), None)
        if hit and hit.key:
            self.pressed.emit(hit.key)


def _spoken(card: Card) -> str:
    return " ".join(part for part in (card.key, card.name, card.answer, "✓" if card.taken else "") if part)
