"""What stands in the middle while there is nothing to label: what to do first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.theme import GRID, px
from ir_annotator.ui.widgets.following_area import FollowingArea

_MAX_RECENT = 5
_ACTIONS = {"new_button": "new_project", "open_button": "open_project", "import_button": "import_files"}
"""What a button does as well as an action that has a key."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_WIDTH = 240
"""Pixels of a button at 100 %."""
_WIDEST = 1100
"""Pixels of a text at any size: it has to fit into a window of 1280."""


class StartPage(QWidget):
    """Teaches the first step: a project, then records. Arrows go from button to button, Enter presses one.

    Signals:
        samples_wanted, new_wanted, open_wanted, import_wanted, tour_wanted: A button was pressed.
        recent_wanted: The path of a recent project was chosen.
        recent_unwanted: The path of a recent project is not to be listed any more.
    """

    samples_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    import_wanted = Signal()
    tour_wanted = Signal()
    recent_wanted = Signal(str)
    recent_unwanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._page = QWidget()
        whole.addWidget(FollowingArea(self._page))
        self._layout = QVBoxLayout(self._page)
        self._layout.setSpacing(3 * GRID)
        self._widgets: list[QWidget] = []
        self._buttons: list[_Button] = []
        self._keymap: Keymap | None = None

    def show_keys(self, keymap: Keymap) -> None:
        """Say the keys in force on the buttons that have one."""
        self._keymap = keymap
        for button in self._buttons:
            self._show_key(button)

    def _show_key(self, button: _Button) -> None:
        action_id = _ACTIONS.get(button.objectName())
        if self._keymap and action_id:
            button.show_key(self._keymap.name(action_id))

    def show_without_project(self, recent: Sequence[str], *, tour: bool = False) -> None:
        """Offer the sample, a new project, an existing one, records, and the recent ones; the tour where wanted."""
        self._begin(
            translate("Start", "Label investor-relations records"),
            translate("Start", "Begin with the sample, or make a project of your own: one file that holds everything."),
        )
        self._button("samples_button", translate("Start", "Open the sample")).clicked.connect(self.samples_wanted)
        if tour:
            words = translate("Start", "One-minute tour")
            self._button("tour_button", words).clicked.connect(self.tour_wanted)
        self._button("new_button", translate("Start", "New project…")).clicked.connect(self.new_wanted)
        self._button("open_button", translate("Start", "Open project…")).clicked.connect(self.open_wanted)
        self._button("import_button", translate("Start", "Import records…")).clicked.connect(self.import_wanted)
        self._say(translate("Start", "Records or a project can also be dropped here."), "muted")
        if recent:
            self._say(translate("Start", "Recent projects"), "panel_title")
        for path in recent[:_MAX_RECENT]:
            self._recent(path)
        self._end()

    def show_without_records(self) -> None:
        """Offer to import records."""
        self._begin(
            translate("Start", "No records yet"),
            translate("Start", "Drop Word, PDF or text files (or a whole folder) here, or choose them."),
        )
        self._button("import_button", translate("Start", "Import records…")).clicked.connect(self.import_wanted)
        self._end()

    def show_importing(self) -> None:
        """Say that records are on their way; no button that a key typed ahead could press."""
        self._begin(
            translate("Start", "Reading the records…"),
            translate("Start", "The first question opens by itself. Below on the right it can be stopped."),
        )
        self._end()

    def focus_first(self) -> None:
        """Give the keyboard to the first button; without one to the page, else Qt gives it to the stop button."""
        first = self._buttons[0] if self._buttons else self
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- making the page

    def _begin(self, headline: str, *texts: str) -> None:
        while self._layout.count():
            self._layout.takeAt(0)
        for widget in self._widgets:
            widget.hide()  # lets go of the keyboard
            widget.setParent(None)
            widget.deleteLater()
        self._widgets, self._buttons = [], []
        self._layout.addStretch(1)
        for words, name in ((headline, "headline"), *((text, "muted") for text in texts)):
            self._say(words, name)

    def _end(self) -> None:
        self._layout.addStretch(2)
        for widget in self._widgets:
            widget.show()
        if self.isVisible():
            self.focus_first()

    def _say(self, words: str, name: str) -> None:
        label = QLabel(words)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setWordWrap(True)
        label.setFixedWidth(min(px(640), _WIDEST))
        self._put(label)

    def _button(self, name: str, words: str) -> _Button:
        button = self._made(name, words)
        button.setMinimumWidth(px(_WIDTH))
        self._show_key(button)
        self._put(button)
        return button

    def _made(self, name: str, words: str) -> _Button:
        button = _Button(name, words)
        button.stepped.connect(partial(self._step, button))
        self._buttons.append(button)
        return button

    def _step(self, button: _Button, by: int) -> None:
        """Give the keyboard to the next button, going round."""
        usable = [other for other in self._buttons if other.isEnabled() or other is button]
        usable[(usable.index(button) + by) % len(usable)].setFocus(Qt.FocusReason.TabFocusReason)

    def _recent(self, path: str) -> None:
        """Put a recent project, with a small button behind it that takes it off the list; grey if it is gone."""
        found = Path(path).exists()
        said = path if found else translate("Start", "{0} (not found)").format(path)
        button = self._made("recent_button", said.replace("&", "&&"))
        button.setFlat(True)
        button.setEnabled(found)
        button.clicked.connect(partial(self._want, path))
        remove = self._made("forget_button", "✕")
        remove.setFlat(True)
        words = translate("Start", "Take {0} off the list").format(path)
        remove.setAccessibleName(words)
        remove.setToolTip(translate("Start", "Take it off the list; the file stays where it is"))
        remove.clicked.connect(partial(self._unwant, path))
        for either in (button, remove):
            either.deleted.connect(remove.click)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(button)
        line.addWidget(remove)
        self._put(row)

    def _want(self, path: str, _checked: bool = False) -> None:
        self.recent_wanted.emit(path)

    def _unwant(self, path: str, _checked: bool = False) -> None:
        self.recent_unwanted.emit(path)

    def _put(self, widget: QWidget) -> None:
        self._widgets.append(widget)
        self._layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)

    # -- Qt's own

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the first button."""
        super().showEvent(event)
        self.focus_first()


class _Button(QPushButton):
    """A button that Enter presses.

    Signals:
        stepped: An arrow was pressed: on (1) or back (-1).
        deleted: Del was pressed.
    """

    stepped = Signal(int)
    deleted = Signal()

    def __init__(self, name: str, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setObjectName(name)
        self.setAutoDefault(True)

    def show_key(self, key: str) -> None:
        """Say the key that does the same, behind the words."""
        self.setText(f"{self._words}    {key}" if key else self._words)
        self.setAccessibleName(self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of arrows and Del."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)
