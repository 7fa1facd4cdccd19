"""How the rows of the topic tree and of the claim list are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ir_annotator.domain.scheme import Scheme
from ir_annotator.i18n import translate
from ir_annotator.ui.models.claim_table import TEXT, TYPE, CellState, ClaimRole, ClaimRow, short
from ir_annotator.ui.models.topic_tree import TopicLook, TopicRole
from ir_annotator.ui.theme import SMALL_SIZE, TEXT_SIZE, Theme, blend, px, ui_font

_Index = QModelIndex | QPersistentModelIndex
_COUNT = 42
"""Pixels for a number of Q&As: up to six digits."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def claim_colour(theme: Theme, scheme: Scheme | None, type_id: str) -> str:
    """Return the hue of a claim type: the theme's hues in the order of the scheme's types, going round."""
    ids = [kind.id for kind in scheme.claim_types] if scheme else []
    return theme.claims[ids.index(type_id) % len(theme.claims)] if type_id in ids else theme.muted


class RowDelegate(QStyledItemDelegate):
    """A row of fixed height on the theme's colours; what stands on it is painted by subclasses."""

    points = 22
    """Height of a row in pixels at 100 %."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.height = px(self.points)
        self.theme = theme
        self._font, self._bold, self._small = ui_font(TEXT_SIZE), ui_font(TEXT_SIZE, bold=True), ui_font(SMALL_SIZE)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 -- Qt's signature
        """Return the height of a row."""
        return QSize(px(120), self.height)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, active: bool) -> QRect:
        """Paint the row's background and return its rectangle."""
        rect: QRect = option.rect
        state = option.state
        if active:
            painter.fillRect(rect, QColor(self.theme.cursor))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(self.theme.raised))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        return rect

    def _paint_chosen(self, painter: QPainter, option: QStyleOptionViewItem) -> tuple[QRect, bool]:
        """Paint the ground of a row of a list; return its rectangle, and whether it is the one in hand."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = self._paint_ground(painter, option, active=chosen)
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), px(3), rect.height()), QColor(self.theme.accent))
        return rect, chosen

    def _write(self, painter: QPainter, rect: QRect, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        elided = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _MIDDLE, elided)


class TopicDelegate(RowDelegate):
    """Key, name, ★ for the primary topic, ✓ for a ticked one, on how many Q&As it is used.

    ``found`` is the topic that Enter in the search box would tick.
    """

    points = 20
    found = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one topic."""
        painter.save()
        look: TopicLook = index.data(TopicRole.LOOK)
        ticked = look.tick != Qt.CheckState.Unchecked
        rect = self._paint_ground(painter, option, active=ticked)
        if look.key:
            painter.setFont(self._small)
            chip = QRect(rect.left() + 2, rect.top() + 2, px(16), rect.height() - 4)
            painter.setPen(QColor(self.theme.edge))
            painter.setBrush(QColor(self.theme.base))
            painter.drawRoundedRect(chip, 3, 3)
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, look.key.upper())
        signs = ("★" if look.primary else "") + ("✓" if look.tick == Qt.CheckState.Checked else "")
        painter.setFont(self._bold if ticked else self._font)
        self._write(painter, rect.adjusted(px(24), 0, -px(_COUNT + 34), 0), look.name, self.theme.text)
        if signs:
            painter.setPen(QColor(self.theme.accent))
            painter.drawText(rect.adjusted(0, 0, -_COUNT - 4, 0), _MIDDLE | Qt.AlignmentFlag.AlignRight, signs)
        if look.uses:
            painter.setFont(self._small)
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(rect.adjusted(0, 0, -8, 0), _MIDDLE | Qt.AlignmentFlag.AlignRight, f"{look.uses:,}")
        if self.found and index.data(TopicRole.ID) == self.found:
            painter.setPen(QColor(self.theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


class ClaimDelegate(RowDelegate):
    """A bar in the type's colour and the type; the text and how much is missing; each attribute in short.

    What is missing is a hollow ring, what may be left out a dot, what is not asked nothing at all.
    """

    points = 22

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.scheme: Scheme | None = None
        self.active = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        painter.save()
        row: ClaimRow = index.data(ClaimRole.ROW)
        state, rect = option.state, option.rect
        if row.id == self.active or state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.theme.cursor))
        if index.column() == TYPE:
            self._paint_type(painter, rect, row)
        elif index.column() == TEXT:
            self._paint_text(painter, rect, row)
        else:
            self._paint_value(painter, rect, index)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_type(self, painter: QPainter, rect: QRect, row: ClaimRow) -> None:
        colour = claim_colour(self.theme, self.scheme, row.type)
        bar = px(7) if row.id == self.active else px(3)
        painter.fillRect(rect.left(), rect.top() + px(4), bar, rect.height() - px(8), QColor(colour))
        painter.setFont(self._bold)
        self._write(painter, rect.adjusted(px(8), 0, 0, 0), short(row.name), colour)

    def _paint_text(self, painter: QPainter, rect: QRect, row: ClaimRow) -> None:
        said = translate("Claims", "lacks {0}").format(row.missing)
        room = QFontMetrics(self._small).horizontalAdvance(said) + px(8) if row.missing else 0
        painter.setFont(self._font)
        self._write(painter, rect.adjusted(2, 0, -room - 4, 0), row.quote, self.theme.text)
        if row.missing:
            chip = QRect(rect.right() - room - 2, rect.top() + px(3), room, rect.height() - px(6))
            painter.setFont(self._small)
            painter.setBrush(blend(self.theme.warning, self.theme.base, 0.12))
            painter.setPen(QColor(self.theme.warning))
            painter.drawRoundedRect(chip, 3, 3)
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, said)

    def _paint_value(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        state = index.data(ClaimRole.STATE)
        if state is CellState.MISSING:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
            painter.setPen(QColor(self.theme.warning))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(rect.center(), px(4), px(4))
        elif state is not CellState.NOT_ASKED:
            painter.setFont(self._small)
            painter.setPen(QColor(self.theme.text if state is CellState.SET else self.theme.muted))
            said = index.data() if state is CellState.SET else "·"
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, said)
