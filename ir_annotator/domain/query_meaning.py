"""What the fields of a query mean in a project: its scheme's topics and claim types, its annotators, the statuses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.folding import fold
from ir_annotator.domain.outline import Annotator
from ir_annotator.domain.query import Field, Filter, Pattern, Query, QueryError, QueryFault, Word, date_range
from ir_annotator.domain.scheme import Name, Scheme

ME = ("me", "我")
FLAGGED = "flagged"
STATUS_WORDS: Mapping[str, str] = {
    **{status.value: status.value for status in Status},
    "待标": Status.TODO,
    "进行中": Status.IN_PROGRESS,
    "完成": Status.DONE,
    "已完成": Status.DONE,
    "跳过": Status.SKIPPED,
    "已跳过": Status.SKIPPED,
    FLAGGED: FLAGGED,
    "标记": FLAGGED,
}
"""What may stand after ``status:``."""


@dataclass(frozen=True, slots=True)
class LabelTest:
    """What one annotator must have said of a Q&A, all of it.

    Attributes:
        annotators: Ids of whom it may be; empty for anybody.
        topics: Topic ids; each of them, or a topic below it, is given.
        types: Claim type ids; there is a claim of each.
        statuses: The Q&A has each of these statuses (so at most one can hold), or is flagged.
    """

    annotators: frozenset[str] = frozenset()
    topics: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.annotators or self.topics or self.types or self.statuses)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query whose fields are settled.

    Attributes:
        words: As in the query.
        patterns: As in the query.
        notes: Folded text that a note must hold, or must not.
        codes: Beginnings of security codes.
        names: Folded text that the company's short name holds.
        dates: First and last ISO date.
        labels: Each test, and whether it must fail.
    """

    words: tuple[Word, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    notes: tuple[Word, ...] = ()
    codes: tuple[tuple[str, bool], ...] = ()
    names: tuple[Word, ...] = ()
    dates: tuple[tuple[str, str, bool], ...] = ()
    labels: tuple[tuple[LabelTest, bool], ...] = ()

    @property
    def reads_text(self) -> bool:
        """Whether texts must be looked at, and not only what lists hold."""
        return bool(self.words or self.patterns or self.notes)


def settle(query: Query, scheme: Scheme, annotators: Sequence[Annotator], me: str) -> Wanted:
    """Say what a query asks for in this project.

    Several filters by label are about the labels of one annotator together. A status is mine unless it is said whose.

    Raises:
        QueryError: If a topic, a claim type, a status or an annotator is not known.
    """
    of = {field: [one for one in query.filters if one.field is field] for field in Field}
    texts = {
        field: tuple(Word(fold(one.value), one.negated) for one in of[field]) for field in (Field.NOTE, Field.NAME)
    }
    return Wanted(
        query.words,
        query.patterns,
        texts[Field.NOTE],
        tuple((fold(one.value), one.negated) for one in of[Field.CODE]),
        texts[Field.NAME],
        tuple((*date_range(one.value, one.position), one.negated) for one in of[Field.DATE]),
        _label_tests(query, scheme, annotators, me),
    )


def _label_tests(
    query: Query, scheme: Scheme, annotators: Sequence[Annotator], me: str
) -> tuple[tuple[LabelTest, bool], ...]:
    types = [(kind.id, kind.name) for kind in scheme.claim_types]
    known = [*((word, me) for word in ME), *((fold(one.id), one.id) for one in annotators)]
    known += [(fold(one.name), one.id) for one in annotators]
    tests: list[tuple[Field, str, bool]] = []
    for one in query.filters:
        value = fold(one.value)
        match one.field:
            case Field.TOPIC:
                meant = _topic(scheme, one)
            case Field.TYPE:
                meant = _named(types, one, QueryFault.UNKNOWN_TYPE)
            case Field.STATUS:
                meant = _one_of(STATUS_WORDS.items(), value, one, QueryFault.UNKNOWN_STATUS)
            case Field.ANNOTATOR:
                meant = _one_of(known, value, one, QueryFault.UNKNOWN_ANNOTATOR)
            case _:
                continue
        tests.append((one.field, meant, one.negated))
    whose = frozenset(meant for field, meant, negated in tests if field is Field.ANNOTATOR and not negated)
    return tuple(_tests(tests, whose, me))


def _tests(
    tests: Sequence[tuple[Field, str, bool]], whose: frozenset[str], me: str
) -> Iterable[tuple[LabelTest, bool]]:
    """Yield one test of all that must hold, the statuses for themselves, and one for each thing that must not."""
    topics, types, statuses = (
        tuple(meant for field, meant, negated in tests if field is wanted and not negated)
        for wanted in (Field.TOPIC, Field.TYPE, Field.STATUS)
    )
    together = LabelTest(whose, topics, types, statuses if whose else ())
    if together:
        yield together, False
    if statuses and not whose:
        yield LabelTest(frozenset({me}), statuses=statuses), False
    for field, meant, negated in tests:
        if negated and field is Field.ANNOTATOR:
            yield LabelTest(frozenset({meant})), True
        elif negated and field is Field.STATUS:
            yield LabelTest(whose or frozenset({me}), statuses=(meant,)), True
        elif negated:
            given = {Field.TOPIC: "topics", Field.TYPE: "types"}[field]
            yield LabelTest(whose, **{given: (meant,)}), True


def _topic(scheme: Scheme, one: Filter) -> str:
    """Return the topic that is called so, else the only one whose name holds it; of first-level ones before others."""
    firsts, value = scheme.topics, fold(one.value)
    every = [topic for first in firsts for topic in (first, *first.children)]
    called = [topic for topic in every if value in (fold(topic.id), fold(topic.name.zh), fold(topic.name.en))]
    if called:
        return called[0].id
    for topics in (firsts, every):
        holding = [topic for topic in topics if value in fold(topic.name.zh) or value in fold(topic.name.en)]
        if len(holding) == 1:
            return holding[0].id
    raise QueryError(QueryFault.UNKNOWN_TOPIC, one.position, one.value)


def _named(known: Iterable[tuple[str, Name]], one: Filter, fault: QueryFault) -> str:
    pairs = [(fold(word), found) for found, name in known for word in (found, name.zh, name.en)]
    return _one_of(pairs, fold(one.value), one, fault)


def _one_of(known: Iterable[tuple[str, str]], value: str, one: Filter, fault: QueryFault) -> str:
    found = next((meant for word, meant in known if word == value), None)
    if found is None:
        raise QueryError(fault, one.position, one.value)
    return found
