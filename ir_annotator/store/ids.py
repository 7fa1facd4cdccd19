"""Ids for events and claims: UUIDs of version 7 (RFC 9562), which sort by the time they were made."""

from __future__ import annotations

import secrets
import threading
import time

_NANOSECONDS = 1_000_000


class _Ticks:
    """Milliseconds since 1970 with twelve bits of a fraction; never the same twice, never backwards."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def next(self) -> int:
        """Return the next tick, 60 bits; it goes on counting where the clock was set back."""
        milliseconds, rest = divmod(time.time_ns(), _NANOSECONDS)
        with self._lock:
            self._last = max((milliseconds << 12) | (rest << 12) // _NANOSECONDS, self._last + 1)
            return self._last


_ticks = _Ticks()


def new_id() -> str:
    """Return a new UUIDv7 as text; ids made later in this process are greater."""
    tick = _ticks.next()
    value = (tick >> 12) << 80 | 0x7 << 76 | (tick & 0xFFF) << 64 | 0b10 << 62 | secrets.randbits(62)
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
