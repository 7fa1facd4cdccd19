"""Which backups stay, counted by hand; and that no clock, however wrong, empties the folder."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.thinning import ALWAYS, DAILY, MONTHLY, WEEKLY, Made, kept

UTC = dt.UTC
SHANGHAI = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2026, 11, 25, 15, 0, tzinfo=SHANGHAI)  # a Wednesday


def numbered(*times):
    return [Made(number, at) for number, at in enumerate(times, 1)]


def numbers(stay):
    return sorted(made.number for made in stay)


def days_back(count, hour=9):
    """One backup a day, the oldest first, the last one today."""
    return numbered(*(NOW.replace(hour=hour) - dt.timedelta(days=back) for back in range(count - 1, -1, -1)))


def test_everything_of_today_and_yesterday_stays():
    times = [NOW - dt.timedelta(minutes=15 * step) for step in range(150)][::-1]
    stay = kept(numbered(*times), NOW, SHANGHAI)
    midnight = dt.datetime(2026, 11, 24, tzinfo=SHANGHAI)
    assert {made.at for made in stay} >= {at for at in times if at >= midnight}
    assert len([made for made in stay if made.at < midnight]) == 0, "37 hours reach back to 02:00 of yesterday"


def test_a_year_of_daily_backups_leaves_days_weeks_and_months():
    stay = {made.at.astimezone(SHANGHAI).date().isoformat() for made in kept(days_back(365), NOW, SHANGHAI)}
    days = {f"2026-11-{day}" for day in range(14, 26)}
    weeks = {  # Sundays, the last day of each week; this week's last one is today
        "2026-11-25", "2026-11-22", "2026-11-15", "2026-11-08", "2026-11-01", "2026-10-25", "2026-10-18",
        "2026-10-11", "2026-10-04", "2026-09-27",
    }  # fmt: skip
    months = {
        "2026-11-25", "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31",
        "2026-04-30", "2026-03-31",
    }  # fmt: skip
    assert stay == days | weeks | months


def test_the_newest_three_stay_however_old():
    old = numbered(*(dt.datetime(2019, 5, 1, 8, minute, tzinfo=UTC) for minute in range(6)))
    assert numbers(kept(old, NOW, SHANGHAI)) == [4, 5, 6]


def test_of_backups_of_one_moment_the_last_three_and_those_of_today_stay():
    same = dt.datetime(2020, 1, 1, tzinfo=UTC)
    assert numbers(kept(numbered(*[same] * 5), NOW, SHANGHAI)) == [3, 4, 5]
    assert numbers(kept(numbered(*[NOW] * 5), NOW, SHANGHAI)) == [1, 2, 3, 4, 5]


def test_a_clock_that_was_in_the_year_9999_pushes_nothing_out():
    usual = days_back(10)
    wrong = Made(11, dt.datetime(9999, 12, 31, 23, 59, tzinfo=UTC))
    after = Made(12, NOW)
    assert kept([*usual, wrong, after], NOW, SHANGHAI) == {*usual, wrong, after}


def test_when_now_is_the_year_9999_days_weeks_and_months_stay():
    usual = days_back(365)
    now = dt.datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    stay = kept([*usual, Made(366, now)], now, SHANGHAI)
    assert {made.number for made in stay} >= set(range(355, 367)), "today's and the 11 days of work before"
    assert len(stay) == DAILY + (WEEKLY - 1 - 3) + (MONTHLY - 1 - 1), "9 weeks, 3 of them in those days; 8 months, 1"


def test_a_clock_set_back_does_not_make_new_backups_old():
    before = numbered(*(NOW + dt.timedelta(days=400, hours=hour) for hour in range(3)))
    after = [Made(4 + hour, NOW - dt.timedelta(hours=hour)) for hour in range(4)]  # even running backwards
    assert kept([*before, *after], NOW, SHANGHAI) >= set(after)


def test_days_are_those_of_the_place_also_when_the_clock_changes():
    berlin = ZoneInfo("Europe/Berlin")
    # 25 October 2026: 02:30 comes twice, the day has 25 hours.
    twice = [dt.datetime(2026, 10, 25, 0, 30, tzinfo=UTC), dt.datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]
    first = dt.datetime(2026, 10, 24, 22, 10, tzinfo=UTC)  # 00:10 in Berlin: the same day
    filler = [dt.datetime(2026, 10, 26 + day, 9, tzinfo=UTC) for day in range(3)]
    stay = kept(numbered(first, *twice, *filler), dt.datetime(2026, 11, 25, tzinfo=UTC), berlin)
    assert numbers(stay) == [3, 4, 5, 6], "one of that day, the later of the two"


def test_what_was_made_before_a_migration_stays_for_ninety_days():
    old = Made(1, NOW - dt.timedelta(days=89), is_precious=True)
    older = Made(2, NOW - dt.timedelta(days=91), is_precious=True)
    plain = Made(3, NOW - dt.timedelta(days=90))
    crowd = [Made(4 + step, NOW - dt.timedelta(days=80, minutes=-step)) for step in range(40)]
    crowd += [Made(50 + step, NOW - dt.timedelta(days=step)) for step in range(60)][::-1]
    stay = kept([old, older, plain, *crowd], NOW, SHANGHAI)
    assert old in stay
    assert older not in stay, "plain was made later in the same week and month"
    assert plain in stay


TIMES = st.datetimes(min_value=dt.datetime(1, 1, 2), max_value=dt.datetime(9999, 12, 30), timezones=st.just(UTC))


@given(st.lists(TIMES, max_size=60), TIMES)
def test_whatever_the_times_the_newest_three_stay_and_thinning_twice_changes_nothing(times, now):
    made = numbered(*times)
    stay = kept(made, now, SHANGHAI)
    assert stay >= set(made[-ALWAYS:])
    assert kept(stay, now, SHANGHAI) == stay
    assert stay <= set(made)


def test_nothing_stays_of_nothing():
    assert kept([], NOW, SHANGHAI) == frozenset()
