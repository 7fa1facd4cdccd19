"""Started by start.py: opens a window, notes when it has been painted for the first time, and ends at once.

``_first_paint.py empty`` shows an empty QMainWindow; ``_first_paint.py program [PROJECT]`` is the program as
``python -m ir_annotator [PROJECT]`` starts it. Prints one line: the system-wide monotonic clock, whether the project
was open by then, and the modules that must not be loaded by then but are.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

HEAVY = ("numpy", "pandas", "docx", "pypinyin")
"""Modules that have no business in a window that shows nothing yet."""


class Noted(QObject):
    """Ends the process with the time, as soon as the event loop goes on after the paint events of one pass."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)

    def event(self, event: QEvent) -> bool:
        painted = time.monotonic()
        workspace = getattr(self._window, "workspace", None)
        opened = "open" if workspace is not None and workspace.is_open else "closed"
        print(painted, opened, *(name for name in HEAVY if name in sys.modules), flush=True)
        os._exit(0)  # what closing costs is not the question
        return True


def note_first_paint(window_class: type[QMainWindow]) -> None:
    """Have the first window of this class noted when it is painted."""

    def paint(window: QMainWindow, event: QPaintEvent) -> None:
        QMainWindow.paintEvent(window, event)
        window.noted = Noted(window)  # type: ignore[attr-defined]

    window_class.paintEvent = paint  # type: ignore[method-assign]


class EmptyWindow(QMainWindow):
    """A window with nothing in it, as large as the program's."""


def show_empty() -> None:
    app = QApplication(sys.argv[:1])
    note_first_paint(EmptyWindow)
    window = EmptyWindow()
    window.resize(1280, 800)
    window.show()
    app.exec()


def start_program(arguments: list[str]) -> None:
    from ir_annotator.cli import main  # noqa: PLC0415 -- the empty window must not pay for it
    from ir_annotator.ui.main_window import MainWindow  # noqa: PLC0415

    note_first_paint(MainWindow)
    sys.argv = ["ir-annotator", *arguments]
    main()


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        show_empty()
    else:
        start_program(sys.argv[2:])
