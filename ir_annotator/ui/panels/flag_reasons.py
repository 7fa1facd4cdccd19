"""The small list of reasons that opens under the flag: a digit takes one, Enter or Esc none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from ir_annotator.domain.annotation import FlagReason
from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID, Theme
from ir_annotator.ui.widgets.choice_strip import ChoiceStrip, Option, Row
from ir_annotator.workspace.describe import flag_reason_name


class FlagReasons(QFrame):
    """Lies over what is below the flag, so that nothing moves, and goes when the keyboard goes elsewhere.

    Signals:
        chosen: The FlagReason taken.
        left: The list is closed: the keyboard goes back to where it was.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.setObjectName("palette_panel")
        self.setAutoFillBackground(True)
        self.strip = ChoiceStrip(theme)
        self.strip.setObjectName("flag_reasons")
        self.strip.setAccessibleName(translate("Flag", "Why is it flagged?"))
        options = tuple(Option(reason.value, flag_reason_name(reason)) for reason in FlagReason if reason)
        self.strip.set_rows([Row("reason", translate("Flag", "Why?"), options)])
        self.strip.chosen.connect(self._choose)
        self.strip.accepted.connect(self.leave)
        self.strip.left.connect(self.leave)
        self.strip.installEventFilter(self)
        self.hint = QLabel()
        self.hint.setObjectName("muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.hint)
        self._came_from: QWidget | None = None

    def ask(self, under: QWidget, key: str) -> None:
        """Open under a widget and take the keyboard; ``key`` takes the flag away again."""
        self._came_from = QApplication.focusWidget()
        hint = translate("Flag", "Enter: no reason")
        again = translate("Flag", "{0}: no flag").format(key) if key else ""
        self.hint.setText("    ".join(filter(None, (hint, again))))
        self.setParent(under.window())
        self.move(under.mapTo(under.window(), QPoint(GRID, under.height())))
        self.setFixedWidth(under.width() - 2 * GRID)
        self.show()
        self.adjustSize()  # now that the strip knows how many lines the reasons take
        self.raise_()
        self.strip.start()

    def leave(self) -> None:
        """Close, and give the keyboard back."""
        if not self.isVisible():
            return
        back, self._came_from = self._came_from, None
        self.hide()
        if back is not None and back.isVisible() and back is not self.strip:
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _choose(self, _row: str, value: object) -> None:
        self.chosen.emit(FlagReason(str(value or "")))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the keyboard goes elsewhere in the window."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            gone = event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
            if gone:
                self.hide()
        return super().eventFilter(watched, event)
