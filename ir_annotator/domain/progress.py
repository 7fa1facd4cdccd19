"""How far one annotator is, how fast the work goes and how long the rest will take; no clock in here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.outline import RecordRow
from ir_annotator.domain.scheme import Attribute, Scheme

_T = TypeVar("_T")

ENOUGH = 5
"""Closed Q&As without which nothing is said about time."""
RECENT = 20
"""Closed Q&As the pace goes by: what was slow or fast long ago says little of what is left."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many Q&As there are, and how many are begun, done and skipped; any of them may be flagged as well."""

    total: int = 0
    in_progress: int = 0
    done: int = 0
    skipped: int = 0
    flagged: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.total + other.total,
            self.in_progress + other.in_progress,
            self.done + other.done,
            self.skipped + other.skipped,
            self.flagged + other.flagged,
        )

    @property
    def closed(self) -> int:
        """Q&As the person is through with."""
        return self.done + self.skipped

    @property
    def left(self) -> int:
        """Q&As that are neither done nor skipped."""
        return self.total - self.closed

    @property
    def todo(self) -> int:
        """Q&As that are not begun."""
        return self.left - self.in_progress

    def of(self, status: Status) -> int:
        """Return how many Q&As have a status."""
        by_status = {Status.IN_PROGRESS: self.in_progress, Status.DONE: self.done, Status.SKIPPED: self.skipped}
        return by_status.get(status, self.todo)


@dataclass(frozen=True, slots=True)
class LabelCounts:
    """How often each label was given: id of the label to number of Q&As or, for the last two, of claims.

    ``judgements`` and ``attributes`` go from the id of what was asked to its values; a list of figures counts as
    the value ANY.
    """

    topics: Mapping[str, int] = field(default_factory=dict)
    primary_topics: Mapping[str, int] = field(default_factory=dict)
    judgements: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    claim_types: Mapping[str, int] = field(default_factory=dict)
    attributes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordCounts:
    """A record (its number in the project, its head without Q&As) and how far an annotator is with it."""

    number: int
    record: RecordRow
    counts: Counts


@dataclass(frozen=True, slots=True)
class Tally:
    """All that one annotator did: record by record in the order of the list, their sum, and label by label."""

    records: tuple[RecordCounts, ...]
    in_all: Counts
    labels: LabelCounts


def ordered(labels: LabelCounts, scheme: Scheme) -> LabelCounts:
    """Return the same counts in the order of the scheme; what it does not know comes last."""
    topics = [topic.id for topic in scheme.all_topics()]
    return LabelCounts(
        _in_order(labels.topics, topics),
        _in_order(labels.primary_topics, topics),
        _by_name(labels.judgements, scheme.judgements, topics),
        _in_order(labels.claim_types, [kind.id for kind in scheme.claim_types]),
        _by_name(labels.attributes, scheme.attributes, topics),
    )


def _by_name(
    counts: Mapping[str, Mapping[str, int]], asked: Sequence[Attribute], topics: Sequence[str]
) -> dict[str, Mapping[str, int]]:
    values = {one.id: [str(choice.id) for choice in one.choices] or topics for one in asked}
    return {name: _in_order(counts[name], values.get(name, ())) for name in _in_order(counts, list(values))}


def _in_order(counts: Mapping[str, _T], ids: Sequence[str]) -> dict[str, _T]:
    known = [name for name in ids if name in counts]
    return {name: counts[name] for name in [*known, *sorted(counts.keys() - set(known))]}


ANY = "*"
"""Stands for a value that is no single one but a list of figures."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A Q&A that was closed and still is: on which day (local), and the seconds worked on it in all."""

    day: date
    seconds: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How the work goes: Q&As closed today, seconds for one (None while too few were closed to say), from how many."""

    today: int = 0
    seconds: float | None = None
    measured: int = 0

    def remaining(self, left: int) -> float | None:
        """Return the seconds that so many Q&As will take at this pace; None where nothing can be said or is left."""
        return left * self.seconds if left and self.seconds else None


def pace(closings: Sequence[Closing], today: date) -> Pace:
    """Return the pace from what was closed, the latest last; time is told by the median of the last few.

    The median, because one Q&A beside which somebody had lunch must not count for ten. Those that came with labels
    made elsewhere, and have no time, are left out of it.
    """
    worked = [one.seconds for one in closings if one.seconds > 0][-RECENT:]
    done_today = sum(one.day == today for one in closings)
    return Pace(done_today, _median(worked), len(worked)) if len(worked) >= ENOUGH else Pace(done_today)


def _median(values: Iterable[float]) -> float:
    """Return the middle value; the library's function would load half a dozen modules before the window is painted."""
    ordered_values = sorted(values)
    middle = len(ordered_values) // 2
    return (ordered_values[middle] + ordered_values[~middle]) / 2


def rounded(seconds: float) -> tuple[int, int]:
    """Return hours and minutes as exact as an estimate deserves: to 1, 5 and 10 minutes, then to hours.

    Less than half a minute is ``(0, 0)``.
    """
    minutes = seconds / 60
    step = next(step for most, step in ((10, 1), (60, 5), (600, 10), (float("inf"), 60)) if minutes < most)
    return divmod(round(minutes / step) * step, 60)


def week_of(day: date) -> str:
    """Return the ISO week of a day, such as ``2026-W48``; weeks begin on Monday."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def per_week(counted: Iterable[tuple[date, Status, int]]) -> dict[str, dict[Status, int]]:
    """Return by week, the first one first, how many Q&As were done and how many were skipped."""
    weeks: dict[str, dict[Status, int]] = {}
    for day, status, count in counted:
        week = weeks.setdefault(week_of(day), {Status.DONE: 0, Status.SKIPPED: 0})
        week[status] += count
    return dict(sorted(weeks.items()))
