"""Which theme and size the window has, and which of them are checked in the menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from ir_annotator.i18n import LANGUAGES, language
from ir_annotator.ui.actions import Actions
from ir_annotator.ui.styling import apply_theme
from ir_annotator.ui.theme import Theme, theme_named
from ir_annotator.workspace.settings import INTERFACE_SIZES, THEMES, Settings


class LooksDesk(QObject):
    """Changes the looks at once; what is there already is told by ``themed``.

    Signals:
        themed: The Theme that everything is painted in from now on.
    """

    themed = Signal(object)

    def __init__(self, settings: Settings, actions: Actions, window: QMainWindow) -> None:
        super().__init__(window)
        self._settings, self._actions = settings, actions
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self.check()

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return theme_named(self._settings.theme)

    def set_theme(self, name: str) -> None:
        """Put a theme in force and remember it."""
        self._settings.theme = name
        self._settings.save()
        self._put_on()

    def _follow_system(self) -> None:
        if self._settings.theme == "system":
            self._put_on()

    def _put_on(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.theme)
        self.themed.emit(self.theme)
        self.check()

    def check(self) -> None:
        """Show in the menu what is in force."""
        for name in THEMES:
            self._actions[f"theme_{name}"].setChecked(self._settings.theme == name)
        for size in INTERFACE_SIZES:
            self._actions[f"size_{size}"].setChecked(self._settings.interface_size == size)
        for name in LANGUAGES:
            self._actions[f"language_{name}"].setChecked(language() == name)
        self._actions["soft_marks"].setChecked(self._settings.soft_marks)
        self._actions["hidden_signs"].setChecked(self._settings.hidden_signs)
