"""What everybody did in a project, for the command line: progress, labels and weeks, but nobody's pace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.outline import Annotator
from ir_annotator.domain.progress import Counts, LabelCounts, ordered, per_week
from ir_annotator.domain.scheme import Scheme
from ir_annotator.i18n import translate
from ir_annotator.workspace.clock import local_date
from ir_annotator.workspace.describe_progress import say_counts, sections

if TYPE_CHECKING:
    from ir_annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Work:
    """What one annotator did: progress, labels, and Q&As closed by ISO week."""

    annotator: Annotator
    counts: Counts
    labels: LabelCounts
    weeks: Mapping[str, Mapping[Status, int]]


@dataclass(frozen=True, slots=True)
class Statistics:
    """A project's size and everybody's work."""

    scheme: Scheme
    records: int
    qas: int
    work: tuple[Work, ...]


def statistics(project: Project, scheme: Scheme) -> Statistics:
    """Count everything in a project; annotators come in the order of their ids."""
    sizes = project.lists.sizes()
    work = tuple(_work(project, annotator, scheme) for annotator in project.annotators())
    return Statistics(scheme, len(sizes), sum(size for _, size in sizes), work)


def _work(project: Project, annotator: Annotator, scheme: Scheme) -> Work:
    counting = project.counting(annotator.id)
    for _ in counting.run():
        pass
    closed = project.closed_by_minute(annotator.id)
    weeks = per_week((local_date(f"{minute}Z"), Status(status), count) for minute, status, count in closed)
    tally = counting.tally()
    return Work(annotator, tally.in_all, ordered(tally.labels, scheme), weeks)


def to_json(found: Statistics) -> dict[str, Any]:
    """Return the statistics as one JSON object."""
    return {
        "scheme": found.scheme.ref,
        "records": found.records,
        "qas": found.qas,
        "annotators": [_work_to_json(work) for work in found.work],
    }


def _work_to_json(work: Work) -> dict[str, Any]:
    counts, labels = work.counts, work.labels
    return {
        "annotator": work.annotator.id,
        "name": work.annotator.name,
        "status": {str(status): counts.of(status) for status in Status},
        "flagged": counts.flagged,
        "left": counts.left,
        "topics": dict(labels.topics),
        "primary_topics": dict(labels.primary_topics),
        "judgements": {name: dict(values) for name, values in labels.judgements.items()},
        "claim_types": dict(labels.claim_types),
        "attributes": {name: dict(values) for name, values in labels.attributes.items()},
        "weeks": {week: {str(status): n for status, n in closed.items()} for week, closed in work.weeks.items()},
    }


def to_lines(found: Statistics) -> Iterator[str]:
    """Yield the statistics as plain lines in the reader's language; a tab parts a name from its number."""
    yield translate("Progress", "{0} records, {1} Q&As, scheme {2}").format(found.records, found.qas, found.scheme.ref)
    for work in found.work:
        yield ""
        yield work.annotator.name
        yield f"  {say_counts(work.counts)}"
        for week, closed in work.weeks.items():
            said = translate("Progress", "{0}: {1} done, {2} skipped")
            yield "  " + said.format(week, closed[Status.DONE], closed[Status.SKIPPED])
        for section in sections(work.labels, found.scheme):
            yield f"  {section.title}"
            yield from (f"    {name}\t{count}" for name, count in section.rows)
