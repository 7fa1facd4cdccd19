"""Knows when the window has nothing to do, so that work in the background can step aside while it has."""

from __future__ import annotations

import threading

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Slot

_LONGEST = 0.02
"""Seconds after which the work goes on all the same."""


class Idle(QObject):
    """Lets threads wait until the event loop of the thread that made this waits as well.

    Python runs one thread at a time, and each call that Qt makes into it while a list is painted would queue behind
    whatever another thread computes.

    The slots are declared: those that PySide makes up at connecting were sometimes not found on the loop's next turn.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._free = threading.Event()
        self._free.set()
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:  # else there is no window
            dispatcher.aboutToBlock.connect(self._rest)
            dispatcher.awake.connect(self._work)

    @Slot()
    def _rest(self) -> None:
        self._free.set()

    @Slot()
    def _work(self) -> None:
        self._free.clear()

    def wait(self) -> None:
        """Come back when the window is at rest, or after a moment; for threads in the background."""
        self._free.wait(_LONGEST)
