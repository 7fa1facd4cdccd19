"""What several annotators say about one Q&A as one list of points, on which they agree or differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from ir_annotator.domain.agreement.matching import matched, overlaps
from ir_annotator.domain.annotation import Annotation, Answer, Claim, Part, Position, Ruling
from ir_annotator.domain.rules import holds
from ir_annotator.domain.scheme import Attribute, Scheme, Value, parent_id
from ir_annotator.domain.span import Span


class Kind(StrEnum):
    """How annotators stand to one another at a position."""

    AGREE = "agree"
    LABEL = "label"
    BOUNDARY = "boundary"
    ATTRIBUTE = "attribute"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Point:
    """One position with what everybody says there.

    Attributes:
        position: Its identity, the same whatever the order of the annotators.
        kind: Whether they agree, or in what they differ; ONLY where some say nothing.
        answers: One for each annotator in the order of the comparison; None where she says nothing.
        span: Where it is in the record text; None for what the whole Q&A is about.
    """

    position: Position
    kind: Kind
    answers: tuple[Answer | None, ...]
    span: Span | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether everybody says the same."""
        return self.kind is Kind.AGREE


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims of several annotators that are the same one; ``claims`` in the order of the comparison.

    ``id`` is that of the claim made first (ids sort by time).
    """

    id: str
    claims: tuple[Claim | None, ...]

    @property
    def there(self) -> list[Claim]:
        """The claims there are."""
        return [claim for claim in self.claims if claim]

    @property
    def span(self) -> Span:
        """From the first character that any of the claims covers to the last."""
        return Span(min(claim.span.start for claim in self.there), max(claim.span.end for claim in self.there))

    def attribute(self, attribute: Attribute) -> list[Value | None]:
        """Return what each claim that is there says where the attribute applies to it."""
        return [value_of(claim, attribute) for claim in self.there if holds(attribute.show_if, claim.attributes)]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything annotators say about one Q&A; two of them or more. ``text`` is the record text."""

    annotators: tuple[str, ...]
    points: tuple[Point, ...]
    groups: Mapping[str, ClaimGroup]
    scheme: Scheme
    text: str

    @property
    def differences(self) -> list[Point]:
        """The points on which not everybody agrees."""
        return [point for point in self.points if not point.is_agreed]

    def point(self, position: Position) -> Point | None:
        """Return the point at a position, or None."""
        return next((point for point in self.points if point.position == position), None)


def compare(said: Mapping[str, Annotation], scheme: Scheme, text: str) -> Comparison:
    """Compare what annotators (in this order) say about one Q&A.

    Points come in the order of the scheme and of the text: topics, primary topic, judgements, claims.
    """
    everybody = list(said.values())
    groups = group_claims({name: annotation.claims for name, annotation in said.items()})
    points = [
        *_topics(everybody, scheme),
        *_whole(Position(Part.PRIMARY_TOPIC), [one.primary_topic for one in everybody]),
        *_judgements(everybody, scheme),
        *(point for group in groups for point in _claim_points(group, scheme)),
    ]
    return Comparison(tuple(said), tuple(points), {group.id: group for group in groups}, scheme, text)


def with_own_claims(comparison: Comparison, rulings: Iterable[Ruling]) -> Comparison:
    """Return a comparison with a point for each claim that only the reviewer has."""
    nothing = (None,) * len(comparison.annotators)
    own = [
        Point(ruling.position, Kind.ONLY, nothing, ruling.value.span)
        for ruling in rulings
        if isinstance(ruling.value, Claim) and ruling.position.claim not in comparison.groups
    ]
    return replace(comparison, points=(*comparison.points, *own)) if own else comparison


def value_of(claim: Claim, attribute: Attribute) -> Value | None:
    """Return what a claim says of an attribute; an empty list of numbers says nothing."""
    value = claim.attributes.get(attribute.id)
    return None if value == () else value


def same(one: Answer | None, other: Answer | None) -> bool:
    """Tell whether two answers say the same; claims by what they say, not by their ids and notes."""
    if isinstance(one, Claim) and isinstance(other, Claim):
        return (one.span, one.type, one.attributes) == (other.span, other.type, other.attributes)
    return one == other


def distinct(answers: Iterable[Answer | None]) -> list[Answer]:
    """Return the different answers among these, in the order in which they first come."""
    found: list[Answer] = []
    for answer in answers:
        if answer is not None and not any(same(answer, known) for known in found):
            found.append(answer)
    return found


# -- topics and judgements


def _whole(position: Position, answers: Sequence[Answer | None]) -> list[Point]:
    """Return the point of something said about the whole Q&A; none where nobody says anything."""
    different = len(distinct(answers))
    if not different:
        return []
    return [Point(position, _kind(answers, Kind.LABEL), tuple(answers))]


def _kind(answers: Sequence[Answer | None], differing: Kind) -> Kind:
    if len(distinct(answers)) > 1:
        return differing
    return Kind.ONLY if None in answers else Kind.AGREE


def _topics(everybody: Sequence[Annotation], scheme: Scheme) -> list[Point]:
    """Return a point for each first-level topic; for each topic where somebody has several of one."""
    places = {topic.id: place for place, topic in enumerate(scheme.all_topics())}
    used = sorted({t for one in everybody for t in one.topics}, key=lambda t: (places.get(t, len(places)), t))
    points: list[Point] = []
    for parent in dict.fromkeys(map(parent_id, used)):
        below = [[topic for topic in one.topics if parent_id(topic) == parent] for one in everybody]
        if all(len(topics) <= 1 for topics in below):
            points += _whole(Position(Part.TOPIC, parent), [topics[0] if topics else None for topics in below])
            continue
        for topic in (topic for topic in used if parent_id(topic) == parent):
            points += _whole(Position(Part.TOPIC, topic), [topic if topic in topics else None for topics in below])
    return points


def _judgements(everybody: Sequence[Annotation], scheme: Scheme) -> list[Point]:
    names = [judgement.id for judgement in scheme.judgements]
    names += sorted({name for one in everybody for name in one.judgements} - set(names))
    return [
        point
        for name in names
        for point in _whole(Position(Part.JUDGEMENT, name), [one.judgements.get(name) for one in everybody])
    ]


# -- claims


def group_claims(claims: Mapping[str, Sequence[Claim]]) -> list[ClaimGroup]:
    """Return the claims of several annotators that belong together, in the order of the text.

    Each two annotators' claims are matched one-to-one; the matches are taken up from the closest to the loosest, as
    long as nobody has two claims in one group. Two annotators therefore get exactly the matching of greatest overlap.
    """
    names = sorted(claims)
    everything = [(name, claim) for name in names for claim in claims[name]]
    home = {(name, claim.id): {name: claim} for name, claim in everything}
    matches = [match for one, other in combinations(names, 2) for match in _matches(one, other, claims)]
    for _, one, other in sorted(matches, key=lambda match: match[0]):
        left, right = home[one], home[other]
        if left is not right and not left.keys() & right.keys():
            left |= right
            for name, claim in right.items():
                home[name, claim.id] = left
    groups = {id(group): group for group in home.values()}.values()
    found = [ClaimGroup(min(c.id for c in group.values()), tuple(map(group.get, claims))) for group in groups]
    return sorted(_with_ids_of_their_own(found), key=lambda group: (group.span, group.id))


def _with_ids_of_their_own(groups: Sequence[ClaimGroup]) -> list[ClaimGroup]:
    """Return the groups; of several with one id (labels were copied) all but the first get a number behind it."""
    found: dict[str, ClaimGroup] = {}
    for group in sorted(groups, key=lambda group: (group.id, group.span)):
        number, name = 2, group.id
        while name in found:
            number, name = number + 1, f"{group.id}-{number}"
        found[name] = ClaimGroup(name, group.claims)
    return list(found.values())


def _matches(
    one: str, other: str, claims: Mapping[str, Sequence[Claim]]
) -> list[tuple[tuple[float, bool, str, str], tuple[str, str], tuple[str, str]]]:
    """Return the matches of two annotators with the key by which the closest comes first."""
    mine, theirs = (sorted(claims[name], key=lambda c: (c.span, c.type, c.id)) for name in (one, other))
    found = []
    for a, b, likeness in matched_claims(mine, theirs):
        ids = sorted((a.id, b.id))
        found.append(((-likeness, a.type != b.type, ids[0], ids[1]), (one, a.id), (other, b.id)))
    return found


def matched_claims(mine: Sequence[Claim], theirs: Sequence[Claim]) -> list[tuple[Claim, Claim, float]]:
    """Return which claims of two lists belong together, one-to-one, with the shared part of what both cover.

    Among equal places those of the same type find each other.
    """
    edges = overlaps(*([(claim.span.start, claim.span.end) for claim in some] for some in (mine, theirs)))
    typed = {(i, j): worth + _SAME_TYPE * (mine[i].type == theirs[j].type) for (i, j), worth in edges.items()}
    return [(mine[i], theirs[j], edges[i, j]) for i, j in matched(typed)]


_SAME_TYPE = 1e-6
"""What the same type is worth beside an overlap of 1: it decides between equals only."""


def _claim_points(group: ClaimGroup, scheme: Scheme) -> list[Point]:
    """Return the points of claims that belong together: whether there is one, then each aspect that differs."""
    aspects = [
        *_aspect(group, Part.SPAN, Kind.BOUNDARY, lambda claim: claim.span),
        *_aspect(group, Part.TYPE, Kind.LABEL, lambda claim: claim.type),
    ]
    for attribute in scheme.attributes:
        aspects += _attribute(group, attribute)
    if None not in group.claims and aspects:
        return aspects
    kind = Kind.ONLY if None in group.claims else Kind.AGREE
    return [Point(Position(Part.CLAIM, claim=group.id), kind, group.claims, group.span), *aspects]


def _aspect(group: ClaimGroup, part: Part, kind: Kind, of: Callable[[Claim], Answer]) -> list[Point]:
    answers = tuple(of(claim) if claim else None for claim in group.claims)
    if len(distinct(answers)) < 2:  # noqa: PLR2004 -- two that differ
        return []
    return [Point(Position(part, claim=group.id), kind, answers, group.span)]


def _attribute(group: ClaimGroup, attribute: Attribute) -> list[Point]:
    """Return the point of an attribute if those claims that it applies to differ in it."""
    said = group.attribute(attribute)
    if all(same(answer, said[0]) for answer in said):
        return []
    answers = tuple(claim and value_of(claim, attribute) for claim in group.claims)
    return [Point(Position(Part.ATTRIBUTE, attribute.id, group.id), Kind.ATTRIBUTE, answers, group.span)]
