"""Which backups stay: many of the last days, few of long ago. Pure, and no slave of the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

ALWAYS = 3
"""The newest backups, which stay whatever the clock says."""
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""Of so many days, weeks and months with backups the last one stays."""
PRECIOUS_DAYS = 90


@dataclass(frozen=True, slots=True)
class Made:
    """A backup as thinning sees it.

    Attributes:
        number: Counts up with each backup of a project; tells which is newer, for the clock may be set back.
        at: When it was made, with time zone.
        is_precious: Whether it was made before a migration, a repair or a restore.
    """

    number: int
    at: dt.datetime
    is_precious: bool = False


def kept(backups: Iterable[Made], now: dt.datetime, zone: dt.tzinfo) -> frozenset[Made]:
    """Return the backups that stay: the scheme is Anki's.

    All of today and yesterday, the last one each of 12 days, 10 weeks and 9 months, the newest three always, those
    from before a migration, a repair or a restore for 90 days. Days, weeks and months count only if there are backups
    of them, and newer is what was made later by its number: a clock that is wrong today takes a place or two, it
    empties no folder.

    Args:
        backups: All there are that are sound.
        now: The time, with time zone.
        zone: Where the days begin and end.
    """
    newest = sorted(backups, key=lambda made: made.number, reverse=True)
    today = _day(now, zone)
    recent = {today, today - dt.timedelta(days=1)} if today > dt.date.min else {today}
    stay = set(newest[:ALWAYS])
    stay.update(made for made in newest if _day(made.at, zone) in recent)
    stay.update(made for made in newest if made.is_precious and (now - made.at).days < PRECIOUS_DAYS)
    stay.update(_last_of_each(newest, lambda day: day, DAILY, zone))
    stay.update(_last_of_each(newest, lambda day: day.isocalendar()[:2], WEEKLY, zone))
    stay.update(_last_of_each(newest, lambda day: (day.year, day.month), MONTHLY, zone))
    return frozenset(stay)


def _last_of_each(
    newest: Iterable[Made], period: Callable[[dt.date], Hashable], most: int, zone: dt.tzinfo
) -> list[Made]:
    """Return the newest backup of each of the latest periods that have any."""
    found: dict[Hashable, Made] = {}
    for made in newest:
        if len(found) == most:
            break
        found.setdefault(period(_day(made.at, zone)), made)
    return list(found.values())


def _day(at: dt.datetime, zone: dt.tzinfo) -> dt.date:
    try:
        return at.astimezone(zone).date()
    except OverflowError:  # the last day that a calendar of Python knows, in another time zone
        return at.date()
