"""What a reviewer can answer where nobody is right: the choices at a point, in words."""

from __future__ import annotations

from dataclasses import dataclass

from ir_annotator.domain.annotation import Answer, Part
from ir_annotator.domain.comparing import Comparison, Point
from ir_annotator.domain.scheme import Attribute, Kind, Scheme, Topic, parent_id
from ir_annotator.i18n import language


@dataclass(frozen=True, slots=True)
class OwnChoice:
    """One answer that can be given, and what it is called."""

    answer: Answer
    name: str


def own_choices(point: Point, comparison: Comparison) -> list[OwnChoice]:
    """Return the answers that can be chosen at a point; none where a place in the text or numbers are asked for."""
    scheme, position = comparison.scheme, point.position
    if position.part is Part.TOPIC:
        return _topics(scheme, parent_id(position.name))
    if position.part is Part.PRIMARY_TOPIC:
        return [_topic(one) for one in scheme.all_topics()]
    if position.part is Part.TYPE:
        return [OwnChoice(kind.id, kind.name.in_language(language())) for kind in scheme.claim_types]
    if position.part in (Part.JUDGEMENT, Part.ATTRIBUTE):
        asked = scheme.judgements if position.part is Part.JUDGEMENT else scheme.attributes
        return [choice for one in asked if one.id == position.name for choice in _values(one, scheme)]
    return []


def _topics(scheme: Scheme, parent: str) -> list[OwnChoice]:
    return [_topic(topic) for topic in scheme.all_topics() if parent_id(topic.id) == parent]


def _topic(topic: Topic) -> OwnChoice:
    return OwnChoice(topic.id, topic.name.in_language(language()))


def _values(attribute: Attribute, scheme: Scheme) -> list[OwnChoice]:
    if attribute.kind is Kind.TOPIC:
        return [_topic(topic) for topic in scheme.topics]
    return [OwnChoice(choice.id, choice.name.in_language(language())) for choice in attribute.choices]
