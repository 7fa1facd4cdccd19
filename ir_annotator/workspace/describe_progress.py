"""Progress in words: counts, time, and how often each label was given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ir_annotator.domain.progress import ANY, Counts, LabelCounts, Pace, ordered, rounded
from ir_annotator.domain.scheme import Attribute, Scheme, parent_id
from ir_annotator.i18n import language, translate
from ir_annotator.workspace.describe import claim_name, topic_name


@dataclass(frozen=True, slots=True)
class Section:
    """Labels of one kind in words: name of each and how often it was given."""

    title: str
    rows: tuple[tuple[str, int], ...]


def sections(labels: LabelCounts, scheme: Scheme) -> list[Section]:
    """Return what was given at least once, in the order of the scheme."""
    found = ordered(labels, scheme)
    parts = [
        Section(translate("Progress", "Topics"), _named(found.topics, scheme)),
        Section(translate("Progress", "Primary topics"), _named(found.primary_topics, scheme)),
        *_asked(found.judgements, scheme.judgements, scheme),
        Section(
            translate("Progress", "Claims"),
            tuple((claim_name(scheme, kind), n) for kind, n in found.claim_types.items()),
        ),
        *_asked(found.attributes, scheme.attributes, scheme),
    ]
    return [part for part in parts if part.rows]


def _named(counts: Mapping[str, int], scheme: Scheme) -> tuple[tuple[str, int], ...]:
    """Return topics by their names, those of the second level behind the name of their parent."""
    return tuple((_path(scheme, topic), count) for topic, count in counts.items())


def _path(scheme: Scheme, topic: str) -> str:
    names = [topic_name(scheme, parent_id(topic)), topic_name(scheme, topic)]
    return " › ".join(dict.fromkeys(names))


def _asked(counts: Mapping[str, Mapping[str, int]], asked: Sequence[Attribute], scheme: Scheme) -> Iterator[Section]:
    known = {one.id: one for one in asked}
    for name, values in counts.items():
        attribute = known.get(name)
        title = attribute.name.in_language(language()) if attribute else name
        yield Section(title, tuple((_value(value, attribute, scheme), count) for value, count in values.items()))


def _value(value: str, attribute: Attribute | None, scheme: Scheme) -> str:
    if value == ANY:
        return translate("Progress", "figures given")
    choices = {str(choice.id): choice.name.in_language(language()) for choice in attribute.choices} if attribute else {}
    return choices.get(value) or topic_name(scheme, value)


def say_counts(counts: Counts) -> str:
    """Return the counts on one line, each with the sign of its status."""
    said = translate("Progress", "● {0} done   ⊘ {1} skipped   ◐ {2} in progress   ○ {3} to do   ⚑ {4} flagged")
    return said.format(
        *(f"{n:,}" for n in (counts.done, counts.skipped, counts.in_progress, counts.todo, counts.flagged))
    )


def say_time(seconds: float) -> str:
    """Return an estimate of time in words, as exact as it deserves: ``about 2 h 10 min``."""
    hours, minutes = rounded(seconds)
    if hours and minutes:
        return translate("Progress", "about {0} h {1} min").format(hours, minutes)
    if hours:
        return translate("Progress", "about {0} h").format(hours)
    if minutes:
        return translate("Progress", "about {0} min").format(minutes)
    return translate("Progress", "less than a minute")


def say_pace(pace: Pace) -> str:
    """Return in a sentence how long a Q&A takes, or why that is not said."""
    if pace.seconds is None:
        return translate("Progress", "How long the rest will take is told once a few Q&As are closed.")
    minutes, seconds = divmod(round(pace.seconds), 60)
    each = translate("Progress", "{0} min {1} s").format(minutes, seconds)
    if not minutes:
        each = translate("Progress", "{0} s").format(seconds)
    return translate("Progress", "One Q&A takes {0}: the middle of your last {1}.").format(each, pace.measured)
