"""Knows when the window has nothing to do, so that work in the background can step aside while it has."""

from __future__ import annotations

import threading

from PySide6.QtCore import QAbstractEventDispatcher

_LONGEST = 0.02
"""Seconds after which the work goes on all the same."""
_resting: dict[QAbstractEventDispatcher, threading.Event] = {}
"""Whether each event loop is at rest. One for each loop, for good: its signals may come after whoever asked is gone."""


class Idle:
    """Lets threads wait until the event loop of the thread that made this waits as well.

    Python runs one thread at a time, and each call that Qt makes into it while a list is painted would queue behind
    whatever another thread computes.
    """

    def __init__(self) -> None:
        dispatcher = QAbstractEventDispatcher.instance()
        self._free = _watched(dispatcher) if dispatcher else None  # without a loop there is no window

    def wait(self) -> None:
        """Come back when the window is at rest, or after a moment; for threads in the background."""
        if self._free:
            self._free.wait(_LONGEST)


def _watched(dispatcher: QAbstractEventDispatcher) -> threading.Event:
    if dispatcher not in _resting:
        free = threading.Event()
        free.set()
        dispatcher.aboutToBlock.connect(free.set)
        dispatcher.awake.connect(free.clear)
        _resting[dispatcher] = free
    return _resting[dispatcher]
