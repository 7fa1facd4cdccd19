"""Walks the person through the tour: one note at a time, beside what it is about, until the key was pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate
from ir_annotator.ui.first_tour.steps import Scene, Steps, TourStep
from ir_annotator.ui.theme import GRID, px

if TYPE_CHECKING:
    from ir_annotator.ui.main_window import MainWindow

_WIDTH = 320
_GAP = 3 * GRID


class Coach(QObject):
    """Shows the steps; takes no key but Esc at the text, which ends the tour. Elsewhere Esc goes back to the text.

    Signals:
        ended: The tour is over, to its end or by Esc.
    """

    ended = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._workspace = window, window.workspace
        self._sheets, self._number = 0, -1
        self._step: TourStep | None = None
        self._before: Scene | None = None
        self._steps = Steps(window, lambda: self._sheets)
        self.note = _Note(window)
        self.ring = QFrame(window)
        self.ring.setObjectName("coach_ring")
        self.ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.ring.hide()
        self.note.end_button.clicked.connect(self.end)

    @property
    def step(self) -> str:
        """The name of the step that waits to be done, or ``""``."""
        return self._step.name if self._step else ""

    def begin(self) -> None:
        """Open the sample, and begin once its first Q&A is there."""
        try:
            self._workspace.open_samples()
        except Problem as problem:
            self._window.messages.tell_problem(problem)
            self.end()
            return
        workspace = self._workspace
        for signal in (workspace.annotation_changed, workspace.current_changed, workspace.claim_activated):
            signal.connect(self._look_soon)
        workspace.project_closing.connect(self.end)
        self._window.actions_table["keys"].triggered.connect(self._count_sheet)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 -- there is a window
        app.focusChanged.connect(self._look_soon)
        app.installEventFilter(self)
        self._window.bench.reading.view.cursor_moved.connect(self._look_soon)
        self._look_soon()

    def end(self) -> None:
        """Take the notes away and leave everything as it is."""
        app = QApplication.instance()
        if app:
            app.removeEventFilter(self)
        self._step = None
        self.note.hide()
        self.ring.hide()
        self.note.deleteLater()
        self.ring.deleteLater()
        self.deleteLater()
        self.ended.emit()

    # -- from step to step

    def _count_sheet(self) -> None:
        self._sheets += 1
        self._look_soon()

    def _look_soon(self, *_what: object) -> None:
        QTimer.singleShot(0, self, self._look)  # once everybody has heard of the change

    def _look(self) -> None:
        """Go on if what the step asks for was done."""
        if self._workspace.qa is None:
            return
        if self._number < 0:
            self._start_steps()
        elif self._step and self._before and self._step.is_done(self._before):
            self._go_to(self._number + 1)
            self._look_soon()  # the next step may be done already

    def _start_steps(self) -> None:
        following = self._workspace.listing.next_undone()
        if following and self._workspace.annotation.status.is_closed:
            self._workspace.go_to(following)
        self._window.activateWindow()
        self._window.bench.read()
        self._go_to(0)

    def _go_to(self, number: int) -> None:
        if number == len(self._steps):
            self._workspace.told.emit(translate("FirstTour", "That was the tour. It can be taken again from Help."))
            self.end()
            return
        self._number = number
        self._step, self._before = self._steps.step(number), self._steps.scene()
        self.note.say(self._step.words, number + 1, len(self._steps))
        self._place()
        self.ring.show()
        self.note.show()
        self.ring.raise_()
        self.note.raise_()

    # -- where the note stands

    def _place(self) -> None:
        """Put the note beside what it is about, not over it, and a ring around that."""
        if self._step is None:
            return
        target, room = self._step.target(), self._window.rect()
        around = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size()).adjusted(-3, -3, 3, 3) & room
        self.ring.setGeometry(around)
        self.note.adjustSize()
        self.note.setGeometry(_beside(around, self.note.size(), room))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End on Esc, and follow the window's size."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._place)
        escaping = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if escaping and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._concerns(watched):
            if event.type() == QEvent.Type.KeyPress:
                self.end()
            event.accept()
            return True
        return False

    def _concerns(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and watched.window() is self._window and self._reads()

    def _reads(self) -> bool:
        return self._window.bench.reading.view.hasFocus()


def _beside(around: QRect, size: QSize, room: QRect) -> QRect:
    """Return where a note has room beside something in a window: left, right, above or below it, else over it."""
    width, height = size.width(), size.height()
    top = min(max(around.top(), _GAP), room.bottom() - height - _GAP)
    left = min(max(around.left(), _GAP), room.right() - width - _GAP)
    places = (
        QRect(around.left() - width - _GAP, top, width, height),
        QRect(around.right() + _GAP, top, width, height),
        QRect(left, around.top() - height - _GAP, width, height),
        QRect(left, around.bottom() + _GAP, width, height),
    )
    over = QRect(room.right() - width - _GAP, room.bottom() - height - 10 * _GAP, width, height)
    if around.height() < height:
        places = (*places[2:], *places[:2])
    return next((place for place in places if room.contains(place)), over)


class _Note(QFrame):
    """The words of a step, how far the tour is, and how to end it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("coach")
        self.setAutoFillBackground(True)
        self.setFixedWidth(px(_WIDTH))
        self.words = QLabel()
        self.words.setObjectName("coach_words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.far = QLabel()
        self.far.setObjectName("muted")
        self.end_button = QPushButton(translate("FirstTour", "Esc: end the tour"))
        self.end_button.setObjectName("end_tour_button")
        self.end_button.setFlat(True)
        self.end_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout()
        row.addWidget(self.far, 1)
        row.addWidget(self.end_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 2 * GRID)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()

    def say(self, words: str, number: int, total: int) -> None:
        """Say the words of a step, also to a screen reader."""
        self.words.setText(words)
        self.far.setText(translate("FirstTour", "Step {0} of {1}").format(number, total))
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
