"""Wall time for showing and a stopwatch for work; the only place that asks what time it is."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

IDLE_AFTER = 120.0
"""Seconds without an edit after which time no longer counts as work."""


def utc_now() -> str:
    """Return the UTC time as ``YYYY-MM-DDTHH:MM:SSZ``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def local_time() -> str:
    """Return the time of day on the wall as ``HH:MM:SS``."""
    return datetime.now().astimezone().strftime("%H:%M:%S")


def local_date_and_time(utc: str) -> str:
    """Return a UTC time such as ``2026-11-23T10:15:00Z`` as it is on the wall here: ``2026-11-23 18:15``."""
    return datetime.fromisoformat(utc).astimezone().strftime("%Y-%m-%d %H:%M")


def local_minute(at: datetime) -> str:
    """Return a time as it is on the wall here, to the minute."""
    try:
        return at.astimezone().strftime("%Y-%m-%d %H:%M")
    except (OverflowError, OSError):  # a year that the system does not know
        return at.strftime("%Y-%m-%d %H:%M")


def local_date(utc: str) -> date:
    """Return the day of a UTC time such as ``2026-11-23T10:15:00Z``, or ``2026-11-23T10:15Z``, as it is on the wall."""
    return datetime.fromisoformat(utc).astimezone().date()


def today() -> date:
    """Return the day that it is on the wall."""
    return datetime.now().astimezone().date()


def start_of(day: date) -> str:
    """Return the UTC time at which a day on the wall begins."""
    return datetime(day.year, day.month, day.day).astimezone().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Stopwatch:
    """Measures the time worked on one Q&A between two edits."""

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Begin again at zero."""
        self._since = time.monotonic()

    def worked(self) -> float:
        """Return the seconds since the last restart, at most IDLE_AFTER."""
        return round(min(time.monotonic() - self._since, IDLE_AFTER), 1)
