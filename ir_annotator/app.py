"""Starts the window: paints it first, then opens the project. Composition only."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from ir_annotator import i18n, log
from ir_annotator.domain.problem import Problem
from ir_annotator.resources import resource
from ir_annotator.ui.main_window import MainWindow
from ir_annotator.ui.qt_texts import QtTexts
from ir_annotator.ui.styling import apply_theme
from ir_annotator.ui.theme import has_chinese_font, set_interface_size, theme_named
from ir_annotator.workspace.settings import Settings, settings_folder
from ir_annotator.workspace.workspace import Workspace

_log = logging.getLogger(__name__)


def make_application(settings: Settings) -> QApplication:
    """Return the Qt application with its looks and the language set."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("ir-annotator")
    app.setDesktopFileName("ir-annotator")
    set_interface_size(settings.interface_size)
    apply_theme(app, theme_named(settings.theme))
    return app


class Program:
    """The workspace and the window that shows it; the window is made anew when the language changes."""

    def __init__(self, app: QApplication, settings: Settings, language: str = "") -> None:
        self._app = app
        self._qt_texts = QtTexts()
        self.settings = settings
        self._set_language(language or settings.language or i18n.system_language())
        self.workspace = Workspace(settings)
        self.workspace.job_failed.connect(self._log_error)
        self.workspace.problem_arose.connect(self._log_problem)
        self.window = self._make_window()
        sys.excepthook = self._tell_error

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.workspace)
        window.language_wanted.connect(self._change_language)
        window.size_wanted.connect(self._change_size)
        return window

    def _set_language(self, language: str) -> None:
        """Speak a language, Qt's own texts included."""
        i18n.set_language(language)
        self._qt_texts.speak(language)

    def _change_language(self, language: str) -> None:
        def change() -> None:
            self.settings.language = language
            self._set_language(language)

        self._remake_window(change)

    def _change_size(self, percent: int) -> None:
        def change() -> None:
            self.settings.interface_size = percent
            self.settings.save()
            set_interface_size(percent)
            apply_theme(self._app, theme_named(self.settings.theme))

        self._remake_window(change)

    def _remake_window(self, change: Callable[[], None]) -> None:
        """Make the window anew after a change of what everything in it is made from."""
        old = self.window
        if self.workspace.is_open and not old.bench.save_typing():
            old.looks.check()
            return  # the person was told why
        old.remember_looks()
        change()
        self.window = self._make_window()
        self.window.show()  # before the old one closes: Qt quits when its last window is gone
        if self.workspace.is_open:
            self.window.bench.read()
        old.close()
        old.deleteLater()
        self.window.activateWindow()

    def _log_error(self, details: str) -> None:
        _log.error("mistake of the program: %s", log.without_words(details))

    def _log_problem(self, problem: Problem) -> None:
        _log.warning("problem: %s", problem.code)

    def _tell_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """The crash hook: log an error of ours and show it once; the program goes on."""
        details = "".join(traceback.format_exception(kind, error, trace))
        self._log_error(details)
        self.window.messages.tell_error(details)


class _AfterFirstPaint(QObject):
    """Does something once, as soon as a window has been painted."""

    def __init__(self, window: QWidget, work: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._work = window, work
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the window's first paint event, and let it pass."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._work)
        return super().eventFilter(watched, event)


def run(project: Path | None, *, language: str = "") -> int:
    """Open the window, then the project, and return the exit status when the window is closed.

    ``language`` holds for this time only; empty means the person's own choice.
    """
    log.write_to(settings_folder())
    settings = Settings.load()
    app = make_application(settings)
    program = Program(app, settings, language)
    if not has_chinese_font():
        _log.warning("no Chinese font is installed: Chinese text shows as boxes")
    _AfterFirstPaint(program.window, lambda: app.setWindowIcon(QIcon(str(resource("icons/ir-annotator.svg")))))
    if project is not None:
        _AfterFirstPaint(program.window, lambda: program.window.open_path(project))
    program.window.show()
    status = app.exec()
    program.workspace.shut_down()
    return status
