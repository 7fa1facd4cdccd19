"""A quoted text above a form, with the pieces that the form speaks of underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from ir_annotator.domain.span import Span
from ir_annotator.i18n import translate
from ir_annotator.ui.reading.positions import Utf16
from ir_annotator.ui.theme import blend

_MOST_LINES = 7


class QuoteView(QTextEdit):
    """Shows a text that cannot be changed; some pieces are underlined, those in hand stand out.

    Spans are code points of the text.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quote")
        self.setAccessibleName(translate("Numbers", "The text of the claim"))
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlainText(text)
        self._utf16 = Utf16(text)
        self.in_hand: tuple[Span, ...] = ()

    def show_pieces(self, pieces: Sequence[Span], in_hand: Sequence[Span]) -> None:
        """Underline these pieces, and let those in hand stand out by a tint and a heavier weight."""
        self.in_hand = tuple(in_hand)
        base, accent = self.palette().base().color().name(), self.palette().highlight().color().name()
        plain = QTextCharFormat()
        plain.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        plain.setUnderlineColor(QColor(accent))
        strong = QTextCharFormat()
        strong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        strong.setUnderlineColor(QColor(accent))
        strong.setBackground(blend(accent, base, 0.22))
        self.setExtraSelections(
            [self._selection(span, plain) for span in pieces] + [self._selection(span, strong) for span in in_hand]
        )

    def _selection(self, span: Span, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._utf16.to_units(span.start))
        cursor.setPosition(self._utf16.to_units(span.end), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection

    def fit(self, width: int) -> None:
        """Take as much height as the text needs in a width in pixels, up to some lines; more of it scrolls."""
        page = self.document().clone()
        page.setDefaultFont(self.font())
        page.setTextWidth(width)
        most = _MOST_LINES * self.fontMetrics().lineSpacing()
        self.setFixedHeight(int(min(page.size().height(), most)) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height that the text needs."""
        super().resizeEvent(event)
        self.fit(self.viewport().width())
