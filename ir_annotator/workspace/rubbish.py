"""Spares long work the search for objects that hold one another."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_waiting = 0


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no rubbish until this ends, in whatever thread.

    For work that makes many objects, none of which hold one another: looking through them takes a third of its time.
    """
    global _waiting  # noqa: PLW0603 -- there is one collector in a process
    with _lock:
        _waiting += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _waiting -= 1
            if not _waiting:
                gc.enable()
