"""Work that makes very many objects which all stay: Python need not look through them for rubbish meanwhile."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_at_work = 0


@contextmanager
def no_rubbish() -> Iterator[None]:
    """Do not look for rubbish that goes round in circles until this ends, in whatever thread.

    Looking through what stays takes a third of such work. Pieces of it may overlap: the last one to end looks again.
    """
    global _at_work  # noqa: PLW0603 -- there is one collector in a process
    with _lock:
        _at_work += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _at_work -= 1
            if not _at_work:
                gc.enable()
