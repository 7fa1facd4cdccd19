"""Rows of numbered choices, worked by digits: pick one, and the cursor is at the next open row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID, SMALL_SIZE, TEXT_SIZE, Theme, px, ui_font
from ir_annotator.ui.widgets.plain import plain_tip

_LINE = 24
_MIN_NAME, _MAX_NAME = 72, 150
_LEAST_OPTIONS = 150
"""Pixels at 100 % that the options want beside the names."""
_GAP = 3 * GRID


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a row."""

    value: str | int
    label: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the strip: its options, and which one is taken (or None).

    ``key`` is the letter shown before the name; ``open`` marks a row that still has to be answered;
    ``form`` one whose option opens a form: whoever shows it calls ``advance`` when it is filled in.
    """

    id: str
    label: str
    options: tuple[Option, ...]
    value: str | int | None = None
    key: str = ""
    open: bool = False
    form: bool = False
    tip: str = ""


class ChoiceStrip(QWidget):
    """Shows rows of choices; digits choose in the current row, arrows go up and down, Enter and Esc leave.

    Signals:
        chosen: Row id and the value taken, or None when it was cleared.
        accepted: Enter: what is shown is as it should be.
        left: Esc.
        row_moved: Top and height of the row that digits answer now, in the strip's pixels.
    """

    chosen = Signal(str, object)
    accepted = Signal()
    left = Signal()
    row_moved = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[Row, ...] = ()
        self._current = ""
        self._pointed = False
        self._places: list[tuple[QRect, str, Option]] = []
        self._tops: dict[str, int] = {}
        self._line, self._name_width = px(_LINE), px(_MIN_NAME)
        self._font, self._small = ui_font(TEXT_SIZE), ui_font(SMALL_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    # -- what is shown

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._theme = theme
        self.update()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self._rows

    @property
    def current(self) -> str:
        """Id of the row that digits answer."""
        return self._current

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the current one stays where it is if it is still there."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.ClickFocus
        )  # Tab passes an empty one
        if self._current not in [row.id for row in rows]:
            self._current = rows[0].id if rows else ""
        self._arrange()
        self.setAccessibleDescription("\n".join(self._spoken(row) for row in rows))
        self.updateGeometry()
        self.update()

    def start(self, row_id: str = "") -> None:
        """Take the keyboard at a row; without one, at the first open row, else the first."""
        opened = next((row.id for row in self._rows if row.open), self._rows[0].id if self._rows else "")
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_current(row_id or opened)

    def point_at(self, row_id: str) -> None:
        """Show which row is answered from elsewhere; ``""`` for none."""
        self._pointed = row_id in [row.id for row in self._rows]
        if self._pointed:
            self._make_current(row_id)
        self.update()

    @property
    def is_asking(self) -> bool:
        """Whether digits answer the current row, here or from elsewhere."""
        return self._pointed or self.hasFocus()

    def advance(self) -> None:
        """Go on to the next row that must be answered, else the next one without an answer, else stay."""
        ids = [row.id for row in self._rows]
        if self._current not in ids:
            return
        place = ids.index(self._current)
        around = self._rows[place + 1 :] + self._rows[:place]
        following = next((row for row in around if row.open), None)
        following = following or next((row for row in self._rows[place + 1 :] if row.value is None), None)
        if following:
            self._make_current(following.id)

    def _make_current(self, row_id: str) -> None:
        self._current = row_id
        rects = [rect for rect, owner, _ in self._places if owner == row_id]
        if rects:
            top = self._tops[row_id]
            self.row_moved.emit(top, rects[-1].bottom() - top)
        self.update()

    @staticmethod
    def _spoken(row: Row) -> str:
        taken = next((option.label for option in row.options if option.value == row.value), "–")
        return translate("Claims", "{0}: {1}").format(row.label, taken)

    # -- geometry

    def sizeHint(self) -> QSize:
        """Return room for every row."""
        bottom = max((place.bottom() + GRID for place, _, _ in self._places), default=0)
        return QSize(320, bottom)

    def minimumSizeHint(self) -> QSize:
        """Return the height of all rows: a strip never hides an answer."""
        return QSize(200, self.sizeHint().height())

    def _arrange(self) -> None:
        """Place every option, on a further line where a row is too long."""
        metrics, y, width = QFontMetrics(self._font), GRID, max(self.width(), 260)
        names = (metrics.horizontalAdvance(_shown_name(row)) + px(6 * GRID) for row in self._rows)
        self._name_width = min(max(names, default=px(_MIN_NAME)), px(_MAX_NAME))
        self._name_width = min(self._name_width, width)
        stacked = width - self._name_width < px(_LEAST_OPTIONS)  # options below the name where there is little room
        left = px(3 * GRID) if stacked else self._name_width
        self._places, self._tops = [], {}
        for row in self._rows:
            self._tops[row.id] = y
            x, y = left, y + self._line if stacked else y
            for number, option in enumerate(row.options, 1):
                room = metrics.horizontalAdvance(f"{number} {option.label}") + px(2 * GRID)
                if x + room > width and x > left:
                    x, y = left, y + self._line
                self._places.append((QRect(x, y, min(room, width - left), self._line), row.id, option))
                x += room + _GAP // 2
            y += self._line

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002 -- Qt's signature
        """Place the options for the new width."""
        self._arrange()
        self.updateGeometry()

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows: name, then each choice with its digit; the taken one on a tint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        for row in self._rows:
            places = [(rect, option) for rect, row_id, option in self._places if row_id == row.id]
            if places and event.rect().top() <= places[-1][0].bottom() and self._tops[row.id] <= event.rect().bottom():
                self._paint_row(painter, row, places)

    def _paint_row(self, painter: QPainter, row: Row, places: list[tuple[QRect, Option]]) -> None:
        theme, here = self._theme, row.id == self._current and self.is_asking
        top, bottom = self._tops[row.id], places[-1][0].bottom()
        if here:
            painter.fillRect(QRect(0, top, self.width(), bottom - top + 1), QColor(theme.cursor))
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRect(1, top + 1, self.width() - 2, bottom - top - 1))
        painter.setFont(self._font)
        painter.setPen(QColor(theme.warning if row.open else theme.muted))
        name = QFontMetrics(self._font).elidedText(
            _shown_name(row), Qt.TextElideMode.ElideRight, self._name_width - px(5 * GRID)
        )
        painter.drawText(QRect(8, top, self._name_width - 10, self._line), Qt.AlignmentFlag.AlignVCenter, name)
        if row.open:
            painter.drawText(
                QRect(self._name_width - px(12), top, px(12), self._line), Qt.AlignmentFlag.AlignVCenter, "•"
            )
        for number, (rect, option) in enumerate(places, 1):
            self._paint_option(painter, rect, number, option.label, taken=option.value == row.value)

    def _paint_option(self, painter: QPainter, rect: QRect, number: int, label: str, *, taken: bool) -> None:
        theme = self._theme
        if taken:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(rect.adjusted(0, 2, 0, -2), 4, 4)
        painter.setFont(self._small)
        painter.setPen(QColor(theme.on_accent if taken else theme.muted))
        painter.drawText(rect.adjusted(GRID, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(number))
        painter.setFont(self._font)
        painter.setPen(QColor(theme.on_accent if taken else theme.text))
        words = rect.adjusted(GRID + px(10), 0, 0, 0)
        shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    # -- keys and mouse

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the strip from the window's shortcuts, and show what a choice means."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self._tip_at(event.pos())), self)
            return True
        return super().event(event)

    @staticmethod
    def _is_ours(event: QKeyEvent) -> bool:
        ours = (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Backspace,
        )
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return plain and (event.key() in ours or Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the current row by digit, or move, clear, accept, leave."""
        key = event.key()
        if not self._is_ours(event):
            event.ignore()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._choose(key - Qt.Key.Key_1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Backspace:
            self.chosen.emit(self._current, None)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self.accepted.emit()

    def _choose(self, number: int) -> None:
        row = next((row for row in self._rows if row.id == self._current), None)
        if row and number < len(row.options):
            self.chosen.emit(row.id, row.options[number].value)
            if not row.form and self._value_of(row.id) == row.options[number].value:
                self.advance()

    def _value_of(self, row_id: str) -> str | int | None:
        return next((row.value for row in self._rows if row.id == row_id), None)

    def _step(self, by: int) -> None:
        ids = [row.id for row in self._rows]
        if self._current in ids:
            self._make_current(ids[min(max(ids.index(self._current) + by, 0), len(ids) - 1)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the choice under the pointer; click the taken one to clear it."""
        hit = self._option_at(event.position().toPoint())
        if hit:
            row_id, option = hit
            row = next(row for row in self._rows if row.id == row_id)
            self._make_current(row_id)
            self.chosen.emit(row_id, None if row.value == option.value else option.value)

    def _option_at(self, point: QPoint) -> tuple[str, Option] | None:
        return next(((row_id, option) for rect, row_id, option in self._places if rect.contains(point)), None)

    def _tip_at(self, point: QPoint) -> str:
        hit = self._option_at(point)
        if hit:
            return hit[1].tip or hit[1].label
        for row in self._rows:
            rects = [rect for rect, row_id, _ in self._places if row_id == row.id]
            if rects and self._tops[row.id] <= point.y() <= rects[-1].bottom():
                return row.tip
        return ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which row digits answer."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that digits go elsewhere."""
        super().focusOutEvent(event)
        self.update()


def _shown_name(row: Row) -> str:
    return f"{row.key.upper()} {row.label}" if row.key else row.label
