"""Do anything by name: type a few letters, Enter does the first thing found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.i18n import translate
from ir_annotator.ui.keys.commands import Command
from ir_annotator.ui.keys.matching import best_first, prepare
from ir_annotator.ui.keys.places import is_typed
from ir_annotator.ui.theme import GRID, SMALL_SIZE, TEXT_SIZE, Theme, px, ui_font
from ir_annotator.ui.widgets.key_capture import combination

_ROW = 30
_ROWS = 11
_WIDTH = 600
_Index = QModelIndex | QPersistentModelIndex
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_ROWS,
    Qt.Key.Key_PageDown: _ROWS,
}


class CommandPalette(QWidget):
    """Covers its window while it is open, so that no click or key goes past it.

    A part of the window rather than a window of its own: the input method stays where it is, and no window
    manager decides where it opens or which window is active when it closes.

    Signals:
        chosen: The Command to do, after the palette was closed and the keyboard given back.
    """

    chosen = Signal(object)

    def __init__(
        self, commands: Sequence[Command], last: Sequence[str], keys: Sequence[str], theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self.setObjectName("command_palette")
        self._before = QApplication.focusWidget()
        places = {name: place for place, name in enumerate(last)}
        self._commands = sorted(commands, key=lambda command: places.get(command.id, len(places)))
        self.model = _CommandModel(self)
        self.box = _Box(keys)
        self.box.setObjectName("palette_box")
        self.box.setPlaceholderText(translate("Palette", "What to do? Words, pinyin, its initials, English"))
        self.box.setAccessibleName(translate("Palette", "Find a command"))
        self.box.installEventFilter(self)
        self.box.textChanged.connect(self._find)
        self.list = QListView()
        self.list.setObjectName("palette_list")
        self.list.setAccessibleName(translate("Palette", "Commands"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_CommandDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._take)
        self.hint = QLabel()
        self.hint.setObjectName("muted")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self._panel = QFrame(self)
        self._panel.setObjectName("palette_panel")
        self._panel.setAutoFillBackground(True)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        for widget in (self.box, self.list, self.hint):
            column.addWidget(widget)
        window.installEventFilter(self)
        self._find("")

    def open(self) -> None:
        """Show it over the window, with the keyboard in its box."""
        self._fit()
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)
        QTimer.singleShot(0, self, prepare)

    def close_with(self, command: Command | None) -> None:
        """Close, give the keyboard back, and say what was chosen."""
        self.window().removeEventFilter(self)
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()
        if command is not None:
            self.chosen.emit(command)

    # -- finding

    def _find(self, text: str) -> None:
        self.model.set_commands(best_first(text, ((each, each.words, [each.keys]) for each in self._commands)))
        self.list.setCurrentIndex(self.model.index(0))
        self._say()

    def _say(self) -> None:
        command = self.model.command(self.list.currentIndex())
        if command is None:
            said = translate("Palette", "Nothing is called that. Fewer letters find more.")
        elif not command.enabled:
            said = translate("Palette", "This cannot be done now.")
        else:
            said = translate("Palette", "↑ ↓ choose    Enter: do it    Esc: close")
        self.hint.setText(said)

    def _move(self, by: int) -> None:
        row = min(max(self.list.currentIndex().row() + by, 0), self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row))
        self._say()

    def _take(self, index: QModelIndex) -> None:
        command = self.model.command(index)
        if command is not None and command.enabled:
            self.close_with(command)
        else:
            self.list.setCurrentIndex(index)
            self._say()

    # -- Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Work the list by the keys of the box, and stay as large as the window."""
        if watched is self.window():
            if event.type() == QEvent.Type.Resize:
                self._fit()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape or self.box.closes(event):
            self.close_with(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif key in _MOVES:
            self._move(_MOVES[key])
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # there is nowhere else to go
        return True

    def _fit(self) -> None:
        """Cover the window; the panel stands in its upper half, as wide and high as there is room."""
        room = self.window().rect()
        self.setGeometry(room)
        self.list.setFixedHeight(min(_ROWS * px(_ROW), max(room.height() - px(160), 3 * px(_ROW))))
        width = min(px(_WIDTH), room.width() - 8 * GRID)
        height = self._panel.sizeHint().height()
        top = max(min(room.height() // 8, room.height() - height - 4 * GRID), 0)
        self._panel.setGeometry((room.width() - width) // 2, top, width, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close at a click outside."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_with(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window a little."""
        QPainter(self).fillRect(event.rect(), QColor(0, 0, 0, 60))


class _Box(QLineEdit):
    """Keeps every key from the window's shortcuts: here all of them are the palette's."""

    def __init__(self, closing: Sequence[str]) -> None:
        super().__init__()
        self._closing = closing

    def event(self, event: QEvent) -> bool:
        """Take every key."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def closes(self, event: QKeyEvent) -> bool:
        """Tell whether this is the key that opened the palette, which also closes it."""
        pressed = combination(event)
        return pressed in self._closing and not is_typed(pressed)


class _CommandModel(QAbstractListModel):
    """The commands found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._commands: Sequence[Command] = ()

    def set_commands(self, commands: Sequence[Command]) -> None:
        """Show these."""
        self.beginResetModel()
        self._commands = commands
        self.endResetModel()

    def command(self, index: _Index) -> Command | None:
        """Return the command of a row."""
        return self._commands[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Return how many were found."""
        return 0 if parent.isValid() else len(self._commands)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a command's words, or all that is shown of it for a screen reader."""
        command = self.command(index)
        if command is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return command.words[0]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            off = "" if command.enabled else translate("Palette", "This cannot be done now.")
            return " ".join((command.words[0], command.group, command.keys, off))
        return None


class _CommandDelegate(QStyledItemDelegate):
    """Paints a command: its words, then where it belongs and its keys in grey; all in grey where it is off."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 -- Qt's signature
        """Return the height of a row."""
        return QSize(px(100), px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        model, theme = index.model(), self._theme
        assert isinstance(model, _CommandModel)  # noqa: S101 -- the palette's own
        command = model.command(index)
        if command is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.cursor))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(theme.accent))
        painter.setFont(ui_font(TEXT_SIZE))
        painter.setPen(QColor(theme.muted))
        inner = rect.adjusted(3 * GRID, 0, -3 * GRID, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, command.keys)
        painter.setFont(ui_font(SMALL_SIZE))
        group = QRect(inner.right() - px(210), inner.top(), px(110), inner.height())
        painter.drawText(group, Qt.AlignmentFlag.AlignVCenter, command.group)
        painter.setFont(ui_font(TEXT_SIZE))
        painter.setPen(QColor(theme.text if command.enabled else theme.muted))
        words = QRect(inner.left(), inner.top(), group.left() - inner.left() - GRID, inner.height())
        fitting = painter.fontMetrics().elidedText(command.words[0], Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, fitting)
        painter.restore()
