"""What the labels of a scheme mean, in the reader's language: definition, examples for and against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ir_annotator.domain.scheme import Attribute, ClaimType, Example, Name, Topic
from ir_annotator.formats.labels.label_words import say_reference
from ir_annotator.i18n import language, translate


@dataclass(frozen=True, slots=True)
class Explanation:
    """A label explained: its name, its definition, and lines that each begin with a sign (✓ ✗ or a digit)."""

    name: str
    definition: str
    lines: tuple[tuple[str, str], ...] = ()


def explain_topic(topic: Topic, topics: Iterable[Topic]) -> Explanation:
    """Return what a topic means; of ``topics``, the one that fits an example against it better is named."""
    lines = []
    if topic.positive:
        lines.append(("✓", _example(topic.positive, topics)))
    if topic.negative:
        lines.append(("✗", _example(topic.negative, topics)))
    return Explanation(_say(topic.name), _say(topic.definition), tuple(lines))


def explain_types(types: Iterable[ClaimType]) -> Explanation:
    """Return what the types of claims mean, each beside its key."""
    lines = tuple((kind.key.upper(), _line(kind.name, kind.definition)) for kind in types)
    return Explanation(translate("Explain", "Claim types"), "", lines)


def explain_type(kind: ClaimType) -> Explanation:
    """Return what a type of claim means."""
    return Explanation(_say(kind.name), _say(kind.definition))


def explain_attribute(attribute: Attribute) -> Explanation:
    """Return what the values of an attribute or judgement mean, each beside its digit."""
    lines = tuple(
        (str(number), _line(choice.name, choice.definition)) for number, choice in enumerate(attribute.choices, 1)
    )
    return Explanation(_say(attribute.name), "", lines)


def as_text(explanation: Explanation) -> str:
    """Return an explanation as plain lines."""
    lines = [explanation.name, explanation.definition, *(f"{sign} {text}" for sign, text in explanation.lines)]
    return "\n".join(filter(None, lines))


def _say(name: Name) -> str:
    return name.in_language(language())


def _line(name: Name, definition: Name) -> str:
    said = _say(definition)
    return translate("Claims", "{0}: {1}").format(_say(name), said) if said else _say(name)


def _example(example: Example, topics: Iterable[Topic]) -> str:
    quoted = translate("Explain", "“{0}”").format(_say(example.text))
    better = next((topic for parent in topics for topic in (parent, *parent.children) if topic.id == example.use), None)
    use = ""
    if better is not None:
        key = f"{better.key.upper()} " if better.key else ""
        use = translate("Explain", "→ {0}").format(key + _say(better.name))
    where = say_reference(example.ref) if example.ref else ""
    return "  ".join(filter(None, (quoted, _say(example.why), use, where)))
