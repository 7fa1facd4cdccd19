"""What of the labels is compared: which level of topics, and which questions with one answer."""

from __future__ import annotations

from dataclasses import dataclass

from ir_annotator.domain.scheme import Attribute, Kind, Scheme, Value, parent_id

PRIMARY_TOPIC = "primary_topic"
CLAIM_TYPE = "type"
FIRST_LEVEL, LEAVES = 1, 2


@dataclass(frozen=True, slots=True)
class Asked:
    """Something asked with one answer: the primary topic, a judgement, the type or an attribute of a claim.

    ``order`` holds its values in order where one is nearer than another, else None: then they are the same or not.
    """

    id: str
    order: tuple[str | int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Lens:
    """What of the labels is compared.

    Attributes:
        level: FIRST_LEVEL compares the topics of the first level, LEAVES those that were ticked.
        topics_required: Whether the scheme demands a topic, so that none means that nothing was said.
        judgements: The primary topic and the judgements.
        attributes: The type of claims and their attributes; lists of figures are not compared.
    """

    level: int
    topics_required: bool
    judgements: tuple[Asked, ...]
    attributes: tuple[Asked, ...]

    def topic(self, topic_id: str) -> str:
        """Return the topic as it is compared."""
        return parent_id(topic_id) if self.level == FIRST_LEVEL else topic_id

    def value(self, asked: Asked, value: Value | None) -> str | int | None:
        """Return an answer as it is compared; None where there is none."""
        if value is None or isinstance(value, tuple):
            return None
        return self.topic(value) if isinstance(value, str) and asked.id in (PRIMARY_TOPIC, "topic") else value


def lens_of(scheme: Scheme, level: int = FIRST_LEVEL) -> Lens:
    """Return what a scheme lets be compared."""
    return Lens(
        level,
        scheme.topics_required,
        (Asked(PRIMARY_TOPIC), *(_asked(one) for one in scheme.judgements if one.kind is not Kind.NUMBERS)),
        (Asked(CLAIM_TYPE), *(_asked(one) for one in scheme.attributes if one.kind is not Kind.NUMBERS)),
    )


def _asked(attribute: Attribute) -> Asked:
    order = tuple(choice.id for choice in attribute.choices) if attribute.kind is Kind.ORDINAL else None
    return Asked(attribute.id, order)
