"""From what annotators say and what a reviewer decides to the settled labels: gold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ir_annotator.domain.annotation import (
    Annotation,
    Answer,
    Claim,
    Decision,
    How,
    Part,
    Position,
    Ruling,
    Status,
)
from ir_annotator.domain.comparing import ClaimGroup, Comparison, Point, matched_claims, same
from ir_annotator.domain.rules import gaps, holds, refusal
from ir_annotator.domain.rulings import Strategy, majority
from ir_annotator.domain.scheme import Condition, Value, parent_id
from ir_annotator.domain.span import Span

UNANIMOUS, ADJUDICATED, UNRESOLVED = "unanimous", "adjudicated", "unresolved"
"""Where gold comes from: all agreed; every difference was settled; some are open."""


def opened(comparison: Comparison, by: str, seen: Mapping[str, str]) -> Annotation:
    """Return gold before anything is decided: what all say is accepted already.

    ``seen`` is the last event of each annotator.
    """
    gold = Annotation(decision=Decision(UNRESOLVED, by, seen=seen))
    for point in comparison.points:
        if point.is_agreed and not point.position.claim:
            gold = _put(gold, point, point.answers[0])
    claims = [_built(comparison, group, {}, None) for group in comparison.groups.values()]
    return _concluded(replace(gold, claims=_sorted(claim for claim in claims if claim)), comparison)


def decided(gold: Annotation, comparison: Comparison, rulings: Sequence[Ruling]) -> Annotation:
    """Return gold with further rulings, each in the place of an earlier one at the same position.

    What gold says elsewhere stays, also where somebody has changed it by hand. A claim is in gold as soon as its place
    and its type are settled.
    """
    decision = gold.decision or Decision(UNRESOLVED)
    gold = replace(gold, decision=replace(decision, rulings=decision.with_rulings(rulings)))
    for ruling in rulings:
        point = comparison.point(ruling.position)
        if point and not ruling.position.claim:
            gold = _put(gold, point, ruling.value)
    for claim_id in dict.fromkeys(ruling.position.claim for ruling in rulings):
        group = comparison.groups.get(claim_id)
        gold = _with_claim(gold, comparison, group, rulings) if group else _with_own(gold, claim_id, rulings)
    return _concluded(gold, comparison)


def by_strategy(gold: Annotation, comparison: Comparison, strategy: Strategy) -> Annotation:
    """Return gold with what a strategy settles of the points that nobody has ruled on yet.

    What would break a rule of the scheme stays open.
    """
    if strategy is Strategy.UNANIMOUS:
        return gold
    for point in comparison.differences:
        ruling = majority(comparison, point)
        if ruling and not is_settled(point, gold, comparison) and not _ruling(gold, point.position):
            after = decided(gold, comparison, [ruling])
            if not refusal(after, comparison.scheme, gold):
                gold = after
    return gold


# -- what is settled


def open_points(gold: Annotation, comparison: Comparison) -> list[Point]:
    """Return the points that are not settled."""
    return [point for point in comparison.points if not is_settled(point, gold, comparison)]


def is_settled(point: Point, gold: Annotation, comparison: Comparison) -> bool:
    """Tell whether nothing is left to decide at a point: all agree, it was ruled on, or it does not arise any more."""
    if point.position.part is Part.PRIMARY_TOPIC and comparison.scheme.primary_required and gold.decision:
        return gold.primary_topic is not None  # it goes where its topic goes
    if point.is_agreed:
        return True
    ruling = _ruling(gold, point.position)
    if ruling:
        return ruling.how is not How.OPEN
    decision = gold.decision
    if decision and not decision.rulings and decision.source in (UNANIMOUS, ADJUDICATED):  # came from a file
        return True
    return is_moot(point, gold, comparison)


def is_moot(point: Point, gold: Annotation, comparison: Comparison) -> bool:
    """Tell whether what was decided elsewhere leaves nothing to decide here."""
    place, scheme = point.position, comparison.scheme
    if place.part is Part.JUDGEMENT:
        asked = next((one for one in scheme.judgements if one.id == place.name), None)
        return asked is not None and _is_excluded(asked.show_if, gold.judgements)
    if not place.claim or place.part is Part.CLAIM:
        return False
    if _is_out(gold, place.claim):
        return True
    claim = gold_claims(gold, comparison).get(place.claim)
    attribute = next((one for one in scheme.attributes if one.id == place.name), None)
    return attribute is not None and claim is not None and _is_excluded(attribute.show_if, claim.attributes)


def _is_excluded(condition: Condition, values: Mapping[str, Value]) -> bool:
    """Tell whether a value that is set, not just missing, speaks against a condition."""
    return any(name in values and values[name] not in allowed for name, allowed in condition.items())


def _is_out(gold: Annotation, claim_id: str) -> bool:
    """Tell whether it was ruled that no such claim is in gold."""
    whole = _ruling(gold, Position(Part.CLAIM, claim=claim_id))
    if whole and whole.how is not How.OPEN and whole.value is None:
        return True
    parts = (_ruling(gold, Position(part, claim=claim_id)) for part in (Part.SPAN, Part.TYPE))
    return any(ruling and ruling.how is How.NONE for ruling in parts)


def _ruling(gold: Annotation, position: Position) -> Ruling | None:
    return gold.decision.ruling(position) if gold.decision else None


# -- what gold says


def gold_answer(point: Point, gold: Annotation, comparison: Comparison) -> Answer | None:
    """Return what gold says at a point; None where it says nothing, or not yet."""
    part, name = point.position.part, point.position.name
    if part is Part.TOPIC:
        below = [topic for topic in gold.topics if parent_id(topic) == name]
        return next(iter(_topics_of(point, gold) or below), None)
    if part is Part.PRIMARY_TOPIC:
        return gold.primary_topic
    if part is Part.JUDGEMENT:
        return gold.judgements.get(name)
    claim = gold_claims(gold, comparison).get(point.position.claim) or gold.claim(point.position.claim)
    if claim is None:
        ruling = _ruling(gold, point.position)
        return ruling.value if ruling and part is not Part.CLAIM else None
    aspects: dict[Part, Answer] = {Part.SPAN: claim.span, Part.TYPE: claim.type, Part.CLAIM: claim}
    return aspects.get(part, claim.attributes.get(name))


def gold_claims(gold: Annotation, comparison: Comparison) -> dict[str, Claim]:
    """Return the claims of gold by the group of claims they settle: by id, else by where they lie."""
    known = {group_id: claim for group_id in comparison.groups if (claim := gold.claim(group_id))}
    rest = [claim for claim in gold.claims if claim.id not in known]
    if not rest:
        return known
    stand_ins = [replace(g.there[0], id=g.id) for g in comparison.groups.values() if g.id not in known]
    return known | {one.id: claim for one, claim, _ in matched_claims(stand_ins, rest)}


# -- building


def _put(gold: Annotation, point: Point, answer: Answer | None) -> Annotation:
    """Return gold with another topic, primary topic or judgement."""
    part, name = point.position.part, point.position.name
    if part is Part.JUDGEMENT:
        rest = {key: value for key, value in gold.judgements.items() if key != name}
        assert not isinstance(answer, Claim | Span)  # noqa: S101 -- nobody says that of an answer as a whole
        return replace(gold, judgements=rest if answer is None else {**rest, name: answer})
    topic = None if answer is None else str(answer)
    if part is Part.PRIMARY_TOPIC:
        ticked = gold.topics if topic is None or topic in gold.topics else (*gold.topics, topic)
        return replace(gold, topics=ticked, primary_topic=topic)
    before = _topics_of(point, gold)
    others = [one for one in gold.topics if one not in before and one != topic]
    if topic is None:
        return replace(gold, topics=tuple(others))
    return replace(gold, topics=(*(one for one in others if one != parent_id(topic)), topic))


def _topics_of(point: Point, gold: Annotation) -> list[str]:
    """Return the topics of gold that a point about topics decides on."""
    name = point.position.name
    return [topic for topic in gold.topics if topic == name or any(same(topic, one) for one in point.answers)]


def _with_claim(gold: Annotation, comparison: Comparison, group: ClaimGroup, new: Sequence[Ruling]) -> Annotation:
    """Return gold with the claim of a group as the rulings want it: put in, changed or taken out."""
    assert gold.decision  # noqa: S101 -- the rulings stand in it
    before = gold_claims(gold, comparison).get(group.id)
    anew = any(ruling.position == Position(Part.CLAIM, claim=group.id) for ruling in new)
    rulings = {ruling.position: ruling for ruling in gold.decision.rulings if ruling.position.claim == group.id}
    claim = _built(comparison, group, rulings, None if anew else before)
    if claim and before:
        claim = replace(claim, id=before.id)
    others = (one for one in gold.claims if one is not before)
    return replace(gold, claims=_sorted([*others, claim] if claim else others))


def _with_own(gold: Annotation, claim_id: str, new: Sequence[Ruling]) -> Annotation:
    """Return gold with a claim that no annotator has, or without it; one that a later version lacks stays as it is."""
    whole = next((ruling for ruling in new if ruling.position == Position(Part.CLAIM, claim=claim_id)), None)
    if whole is None:
        return gold
    others = [one for one in gold.claims if one.id != claim_id]
    own = [replace(whole.value, id=claim_id)] if isinstance(whole.value, Claim) else []
    return replace(gold, claims=_sorted([*others, *own]))


def _built(
    comparison: Comparison, group: ClaimGroup, rulings: Mapping[Position, Ruling], before: Claim | None
) -> Claim | None:
    """Return the claim that rulings make of a group; None where it is out, or not settled enough to be in."""
    whole = rulings.get(Position(Part.CLAIM, claim=group.id))
    if whole.value is None if whole else (before is None and None in group.claims):
        return None

    def aspect(position: Position, was: Answer | None, said: Sequence[Answer | None]) -> Answer | None:
        if position in rulings:
            return rulings[position].value
        return _agreed(said) if was is None else was

    span = aspect(Position(Part.SPAN, claim=group.id), before and before.span, [c.span for c in group.there])
    kind = aspect(Position(Part.TYPE, claim=group.id), before and before.type, [c.type for c in group.there])
    if not isinstance(span, Span) or not isinstance(kind, str):
        return None
    attributes: dict[str, Value] = {}
    for attribute in comparison.scheme.attributes:
        was = before.attributes.get(attribute.id) if before else None
        value = aspect(Position(Part.ATTRIBUTE, attribute.id, group.id), was, group.attribute(attribute))
        if value is not None and not isinstance(value, Claim | Span) and holds(attribute.show_if, attributes):
            attributes[attribute.id] = value
    return Claim(group.id, span, span.of(comparison.text), kind, attributes, _note(group, before))


def _agreed(said: Sequence[Answer | None]) -> Answer | None:
    return said[0] if said and all(same(answer, said[0]) for answer in said) else None


def _note(group: ClaimGroup, before: Claim | None) -> str:
    """Return the note of a claim of gold: its own, else the one that all claims of the group have."""
    notes = {claim.note for claim in group.there}
    return before.note if before else notes.pop() if len(notes) == 1 else ""


def _sorted(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=Claim.order))


def _concluded(gold: Annotation, comparison: Comparison) -> Annotation:
    """Return gold with what follows from everything decided: primary topic, what does not arise, how far it is."""
    decision = gold.decision
    assert decision  # noqa: S101 -- whoever calls made one
    gold = replace(gold, primary_topic=_primary(gold, comparison), judgements=_applying(gold, comparison))
    settled = not open_points(gold, comparison)
    source = UNRESOLVED if not settled else ADJUDICATED if decision.rulings else UNANIMOUS
    names = [name for ruling in decision.rulings for name in ruling.taken_from]
    reasons = (how_or_why(ruling) for ruling in decision.rulings)
    is_done = settled and not gaps(gold, comparison.scheme) and not refusal(gold, comparison.scheme)
    said = replace(
        decision,
        source=source,
        taken_from=tuple(dict.fromkeys(names)) if decision.rulings else comparison.annotators,
        reason=", ".join(dict.fromkeys(reason for reason in reasons if reason)),
    )
    return replace(gold, closed=Status.DONE if is_done else None, decision=said)


def how_or_why(ruling: Ruling) -> str:
    """Return why a point was settled so: the reason that was named, ``majority`` where that settled it, or ``""``."""
    return ruling.reason or (How.MAJORITY if ruling.how is How.MAJORITY else "")


def _primary(gold: Annotation, comparison: Comparison) -> str | None:
    """Return the primary topic: as it is, else as ruled or agreed, as long as it is among the topics."""
    position = Position(Part.PRIMARY_TOPIC)
    ruling, point = _ruling(gold, position), comparison.point(position)
    wanted = ruling.value if ruling else point.answers[0] if point and point.is_agreed else None
    return next((str(topic) for topic in (gold.primary_topic, wanted) if topic in gold.topics), None)


def _applying(gold: Annotation, comparison: Comparison) -> dict[str, Value]:
    """Return the judgements that can still arise beside the others."""
    excluded = {one.id for one in comparison.scheme.judgements if _is_excluded(one.show_if, gold.judgements)}
    return {name: value for name, value in gold.judgements.items() if name not in excluded}
