"""What is compared and decided, in words."""

from __future__ import annotations

from ir_annotator.domain.annotation import Answer, Claim, Part, Position, Reason
from ir_annotator.domain.comparing import Comparison, Kind, Point
from ir_annotator.domain.scheme import Attribute, Scheme, parent_id
from ir_annotator.domain.span import Span
from ir_annotator.i18n import language, translate
from ir_annotator.workspace.describe import claim_name, position_name, say_number, shortened, topic_name

_QUOTE = 16
"""Characters of a claim that a list shows."""
LETTERS = "ABCDEFGHIJ"
_STEMS = "甲乙丙丁戊己庚辛壬癸"


def hidden_name(place: int) -> str:
    """Return what an annotator is called whose name is hidden: A, B, C, in Chinese 甲、乙、丙."""
    letters = _STEMS if language().startswith("zh") else LETTERS
    return letters[place] if place < len(letters) else str(place + 1)


def say_kind(point: Point) -> str:
    """Return how annotators stand to one another at a point."""
    return {
        Kind.AGREE: translate("Review", "agree"),
        Kind.LABEL: translate("Review", "label differs"),
        Kind.BOUNDARY: translate("Review", "boundary differs"),
        Kind.ATTRIBUTE: translate("Review", "attribute differs"),
        Kind.ONLY: translate("Review", "only some"),
    }[point.kind]


def say_point(point: Point, comparison: Comparison) -> str:
    """Return what a point is about, in a line: of a claim its first words too."""
    words = position_name(point.position, comparison.scheme)
    if point.span is None:
        return words
    return translate("Review", "{0} “{1}”").format(words, shortened(point.span.of(comparison.text), _QUOTE))


def say_answer(answer: Answer | None, position: Position, comparison: Comparison) -> str:
    """Return an answer in a few words; a dash for none. Places of claims count from the start of their field."""
    scheme = comparison.scheme
    if answer is None:
        return "–"
    if isinstance(answer, Claim):
        return claim_name(scheme, answer.type)
    if isinstance(answer, Span):
        return f"{answer.start}–{answer.end}"
    if position.part is Part.TYPE:
        return claim_name(scheme, str(answer))
    if position.part in (Part.TOPIC, Part.PRIMARY_TOPIC):
        return topic_name(scheme, str(answer)) if answer != parent_id(position.name) else "✓"
    return _say_value(answer, _attribute(position, scheme), scheme)


def _attribute(position: Position, scheme: Scheme) -> Attribute | None:
    attributes = scheme.judgements if position.part is Part.JUDGEMENT else scheme.attributes
    return next((one for one in attributes if one.id == position.name), None)


def _say_value(value: Answer, attribute: Attribute | None, scheme: Scheme) -> str:
    if isinstance(value, tuple):
        return "; ".join(say_number(fact, attribute) for fact in value) if attribute else "…"
    choice = attribute.choice(value) if attribute else None
    if choice:
        return choice.name.in_language(language())
    return topic_name(scheme, str(value))


def say_reason(reason: Reason) -> str:
    """Return why annotators differed; a dash where nobody said."""
    return {
        Reason.NONE: "–",
        Reason.GUIDELINE_UNCLEAR: translate("Review", "guideline unclear"),
        Reason.SLIP: translate("Review", "slip"),
        Reason.BOUNDARY: translate("Review", "boundary"),
        Reason.AMBIGUITY: translate("Review", "real ambiguity"),
    }[reason]
