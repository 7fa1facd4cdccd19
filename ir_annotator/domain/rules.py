"""What the scheme asks of an annotation: which attributes apply, what is missing, what is not allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ir_annotator.domain.annotation import Annotation, Claim
from ir_annotator.domain.record import QA
from ir_annotator.domain.scheme import Attribute, Condition, Scheme, Value
from ir_annotator.domain.span import Span


def holds(condition: Condition, values: Mapping[str, Value]) -> bool:
    """Tell whether every attribute that the condition names has one of its values."""
    return all(values.get(attribute) in allowed for attribute, allowed in condition.items())


def shown(attributes: tuple[Attribute, ...], values: Mapping[str, Value]) -> list[Attribute]:
    """Return the attributes that apply where ``values`` are set, in the scheme's order."""
    return [attribute for attribute in attributes if holds(attribute.show_if, values)]


def is_required(attribute: Attribute, values: Mapping[str, Value]) -> bool:
    """Tell whether a shown attribute must be set; one shown on a condition always must."""
    if attribute.required or attribute.show_if:
        return True
    return bool(attribute.required_if) and holds(attribute.required_if, values)


def with_defaults(
    attributes: tuple[Attribute, ...], values: Mapping[str, Value], claim_type: str = ""
) -> dict[str, Value]:
    """Return ``values`` with the scheme's defaults where nothing is set, and without what no longer applies."""
    filled: dict[str, Value] = dict(values)
    for attribute in attributes:
        if not holds(attribute.show_if, filled):
            filled.pop(attribute.id, None)
        elif attribute.id not in filled:
            default = attribute.default_by_type.get(claim_type, attribute.default)
            if default is not None:
                filled[attribute.id] = default
    order = [attribute.id for attribute in attributes]
    return {key: filled[key] for key in order if key in filled} | {k: v for k, v in filled.items() if k not in order}


def retyped(claim: Claim, type_id: str, attributes: tuple[Attribute, ...]) -> Claim:
    """Return the claim as another type, without the values that were only the defaults of its old one."""
    old = with_defaults(attributes, {}, claim.type)
    kept = {name: value for name, value in claim.attributes.items() if old.get(name) != value}
    return replace(claim, type=type_id, attributes=kept)


def missing_attributes(attributes: tuple[Attribute, ...], values: Mapping[str, Value]) -> list[Attribute]:
    """Return the attributes that apply, must be set and are not, in the scheme's order."""
    return [a for a in shown(attributes, values) if is_required(a, values) and values.get(a.id) in (None, ())]


def is_complete(claim: Claim, scheme: Scheme) -> bool:
    """Tell whether a claim has every attribute the scheme demands of it."""
    return not missing_attributes(scheme.attributes, claim.attributes)


class Place(StrEnum):
    """Where something is missing."""

    TOPICS = "topics"
    PRIMARY_TOPIC = "primary_topic"
    JUDGEMENT = "judgement"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that must be said before a Q&A is done: an attribute id of a judgement or of a claim."""

    place: Place
    attribute: str = ""
    claim_id: str = ""


def gaps(annotation: Annotation, scheme: Scheme) -> list[Gap]:
    """Return what is missing before the Q&A can be done, in the order in which it is labelled."""
    found = []
    if scheme.topics_required and not annotation.topics:
        found.append(Gap(Place.TOPICS))
    elif scheme.primary_required and annotation.topics and annotation.primary_topic is None:
        found.append(Gap(Place.PRIMARY_TOPIC))
    found += [Gap(Place.JUDGEMENT, a.id) for a in missing_attributes(scheme.judgements, annotation.judgements)]
    for claim in annotation.claims:
        found += [Gap(Place.CLAIM, a.id, claim.id) for a in missing_attributes(scheme.attributes, claim.attributes)]
    return found


class Refusal(StrEnum):
    """Why an edit is not allowed."""

    TOO_MANY_TOPICS = "too_many_topics"
    SAME_TYPE_OVERLAPS = "same_type_overlaps"
    OVERLAP_FORBIDDEN = "overlap_forbidden"


def refusal(annotation: Annotation, scheme: Scheme, before: Annotation | None = None) -> Refusal | None:
    """Return the rule that an annotation breaks, or None.

    Two claims of the same type never overlap; claims of different types may, unless the scheme forbids it. An
    annotation that had too many topics ``before`` (two Q&As were merged) may have as many still.
    """
    if len(annotation.topics) > max(scheme.max_topics, len(before.topics) if before else 0):
        return Refusal.TOO_MANY_TOPICS
    claims = annotation.claims
    for number, claim in enumerate(claims):
        for other in claims[number + 1 :]:
            if other.span.start >= claim.span.end:
                break
            if other.type == claim.type:
                return Refusal.SAME_TYPE_OVERLAPS
            if not scheme.overlap_allowed:
                return Refusal.OVERLAP_FORBIDDEN
    return None


def field_of(span: Span, question: Span, answer: Span) -> tuple[str, Span] | None:
    """Return ``("question" or "answer", span relative to it)``, or None if the span is in neither."""
    for name, bounds in (("question", question), ("answer", answer)):
        if bounds.contains(span):
            return name, span.moved(-bounds.start)
    return None


def fitting(annotation: Annotation, qa: QA) -> Annotation:
    """Return an annotation without the claims that lie outside of its Q&A by now."""
    claims = tuple(claim for claim in annotation.claims if field_of(claim.span, qa.question, qa.answer))
    return replace(annotation, claims=claims)
