"""The letters of the scheme and the digits, wherever in the window the focus is (but not while typing)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ir_annotator.domain.scheme import Scheme

Handler = Callable[[str], None]


class LabelKeys(QObject):
    """Shortcuts made from the scheme: a letter toggles a topic, makes a claim, or asks for a judgement."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shortcuts: list[QShortcut] = []

    def set_scheme(
        self,
        scheme: Scheme | None,
        *,
        topic: Handler,
        primary: Handler,
        claim: Handler,
        judgement: Handler,
        digit: Callable[[int], None],
    ) -> None:
        """Make the shortcuts of another scheme; each handler is called with the id the letter stands for."""
        for shortcut in self._shortcuts:
            shortcut.setParent(None)
            shortcut.deleteLater()
        self._shortcuts = []
        if scheme is None:
            return
        for item in scheme.topics:
            self._add(item.key, topic, item.id)
            self._add(f"Shift+{item.key}", primary, item.id)
        for kind in scheme.claim_types:
            self._add(kind.key, claim, kind.id)
        for asked in scheme.judgements:
            self._add(asked.key, judgement, asked.id)
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(str(number)), self._window)
            shortcut.activated.connect(lambda number=number: digit(number))
            self._shortcuts.append(shortcut)

    def _add(self, keys: str, handler: Handler, item_id: str) -> None:
        if keys and not keys.endswith("+"):
            shortcut = QShortcut(QKeySequence(keys.upper() if len(keys) == 1 else keys), self._window)
            shortcut.activated.connect(lambda: handler(item_id))
            self._shortcuts.append(shortcut)
