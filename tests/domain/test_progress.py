"""Counts, pace, time left and weeks, worked out by hand."""

from datetime import date

import pytest

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.progress import (
    Closing,
    Counts,
    LabelCounts,
    Pace,
    ordered,
    pace,
    per_week,
    rounded,
    week_of,
)
from ir_annotator.domain.scheme import Attribute, Choice, ClaimType, Kind, Name, Scheme, Topic

TODAY, YESTERDAY = date(2026, 11, 25), date(2026, 11, 24)
NAME = Name("名", "name")


def test_counts_add_up_to_the_total():
    counts = Counts(10, in_progress=2, done=4, skipped=1, flagged=3) + Counts(5, done=5)
    assert (counts.total, counts.closed, counts.left, counts.flagged) == (15, 10, 5, 3)
    assert [counts.of(status) for status in Status] == [3, 2, 9, 1]
    assert sum(counts.of(status) for status in Status) == counts.total


def test_nothing_is_said_about_time_before_five_are_closed():
    four = [Closing(TODAY, 60.0)] * 4
    assert pace(four, TODAY) == Pace(today=4)
    assert pace(four, TODAY).remaining(100) is None
    assert pace([*four, Closing(TODAY, 90.0)], TODAY) == Pace(5, 60.0, 5)


def test_one_lunch_does_not_make_the_rest_of_the_work_longer():
    seconds = [40.0, 50.0, 60.0, 70.0, 7200.0]
    assert pace([Closing(TODAY, one) for one in seconds], TODAY).seconds == 60


def test_the_pace_is_that_of_the_last_twenty_and_today_counts_today_only():
    closings = [Closing(YESTERDAY, 600.0)] * 30 + [Closing(TODAY, 60.0)] * 20
    assert pace(closings, TODAY) == Pace(20, 60.0, 20)
    assert pace(closings, TODAY).remaining(10) == 600
    assert pace(closings, TODAY).remaining(0) is None


def test_labels_without_time_say_nothing_about_the_pace():
    closings = [Closing(TODAY, 0.0)] * 10 + [Closing(TODAY, 30.0)] * 5
    assert pace(closings, TODAY) == Pace(15, 30.0, 5)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.4, (0, 0)),
        (0.6, (0, 1)),
        (7.4, (0, 7)),
        (12, (0, 10)),
        (58, (1, 0)),
        (127, (2, 10)),
        (124, (2, 0)),
        (2130, (36, 0)),
    ],
)
def test_an_estimate_is_no_more_exact_than_it_can_be(minutes, said):
    assert rounded(minutes * 60) == said


def test_weeks_begin_on_monday_and_belong_to_the_year_of_their_thursday():
    assert [week_of(date(2026, 11, day)) for day in (22, 23, 29, 30)] == [
        "2026-W47",
        "2026-W48",
        "2026-W48",
        "2026-W49",
    ]
    assert week_of(date(2027, 1, 1)) == "2026-W53"
    counted = [(TODAY, Status.DONE, 3), (date(2026, 11, 2), Status.SKIPPED, 1), (YESTERDAY, Status.DONE, 2)]
    assert per_week(counted) == {
        "2026-W45": {Status.DONE: 0, Status.SKIPPED: 1},
        "2026-W48": {Status.DONE: 5, Status.SKIPPED: 0},
    }


def test_labels_stand_in_the_order_of_the_scheme_and_strangers_last():
    low, high = Choice(0, NAME), Choice(1, NAME)
    topics = (Topic("b", NAME, NAME, children=(Topic("b.x", NAME, NAME),)), Topic("a", NAME, NAME))
    judged, about = Attribute("s", NAME, Kind.ORDINAL, choices=(low, high)), Attribute("to", NAME, Kind.TOPIC)
    types = (ClaimType("fact", NAME, NAME), ClaimType("cause", NAME, NAME))
    scheme = Scheme("t", "1", topics, (judged,), types, (about,))
    found = ordered(
        LabelCounts(
            {"old": 1, "a": 2, "b.x": 3, "b": 4},
            {"a": 1, "b": 1},
            {"gone": {"x": 1}, "s": {"1": 2, "0": 3}},
            {"cause": 1, "fact": 1},
            {"to": {"a": 1, "b": 2}},
        ),
        scheme,
    )
    assert list(found.topics.items()) == [("b", 4), ("b.x", 3), ("a", 2), ("old", 1)]
    assert list(found.primary_topics) == ["b", "a"]
    assert [(name, list(values.items())) for name, values in found.judgements.items()] == [
        ("s", [("0", 3), ("1", 2)]),
        ("gone", [("x", 1)]),
    ]
    assert list(found.claim_types) == ["fact", "cause"]
    assert list(found.attributes["to"]) == ["b", "a"]
