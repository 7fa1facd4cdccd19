"""What the labelling guide says: a scheme for people, in the language in use, as pieces that are shown anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ir_annotator.domain.scheme import Attribute, Choice, Condition, Example, Kind, Name, Scheme, Topic, Value
from ir_annotator.formats.labels.label_words import say_reference
from ir_annotator.i18n import language, translate


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; ``key`` is the letter on the keyboard, ``anchor`` the name links lead to."""

    level: int
    text: str
    key: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Links:
    """A line of links to headings."""

    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head; each row has as many cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Paragraph | Links | Table


def guide_blocks(scheme: Scheme) -> Iterator[Block]:
    """Yield the guide from its title to its last table."""
    yield Heading(1, guide_title())
    yield Paragraph(_rules(scheme))
    yield Heading(2, translate("Guide", "Topics"))
    yield Links(tuple(Heading(3, _say(topic.name), topic.key.upper(), _anchor(topic)) for topic in scheme.topics))
    for topic in scheme.topics:
        yield from _topic(topic, scheme)
    yield Heading(2, translate("Guide", "Judgements"))
    for asked in scheme.judgements:
        yield from _attribute(asked, scheme)
    yield Heading(2, translate("Guide", "Claim types"))
    yield _claim_types(scheme)
    yield Heading(2, translate("Guide", "Attributes of a claim"))
    for attribute in scheme.attributes:
        yield from _attribute(attribute, scheme)


def guide_title() -> str:
    """Return what the guide is called."""
    return translate("Guide", "Labelling guide")


def _anchor(topic: Topic) -> str:
    return f"topic-{topic.id}"


def _rules(scheme: Scheme) -> str:
    said = [translate("Guide", "Scheme {0}.").format(scheme.ref)]
    said.append(translate("Guide", "A Q&A has at most {0} topics.").format(scheme.max_topics))
    if scheme.topics_required:
        said.append(translate("Guide", "Each has at least one topic."))
    if scheme.primary_required:
        said.append(translate("Guide", "One of them is the primary topic."))
    if scheme.overlap_allowed:
        said.append(translate("Guide", "Claims may overlap."))
    said.append(translate("Guide", "The letter in front of a name is its key; a number is the digit that takes it."))
    return " ".join(said)


def _topic(topic: Topic, scheme: Scheme) -> Iterator[Block]:
    yield Heading(3, _say(topic.name), topic.key.upper(), _anchor(topic))
    yield Paragraph(" ".join(filter(None, (_say(topic.definition), f"({topic.id})"))))
    yield from map(Paragraph, _examples(topic, scheme))
    if topic.children:
        rows = [
            (str(number), _say(child.name), _meaning(child, scheme), child.id)
            for number, child in enumerate(topic.children, 1)
        ]
        head = (translate("Guide", "Key"), translate("Guide", "Sub-topic"), translate("Guide", "Meaning"), "id")
        yield Table(head, tuple(rows))


def _meaning(topic: Topic, scheme: Scheme) -> str:
    return " ".join([_say(topic.definition), *_examples(topic, scheme)])


def _examples(topic: Topic, scheme: Scheme) -> list[str]:
    said = []
    if topic.positive:
        said.append(translate("Guide", "✓ Yes: {0}").format(_example(topic.positive, scheme)))
    if topic.negative:
        said.append(translate("Guide", "✗ No: {0}").format(_example(topic.negative, scheme)))
    return said


def _example(example: Example, scheme: Scheme) -> str:
    parts, why = [translate("Guide", "“{0}”").format(_say(example.text))], _say(example.why)
    if why:
        parts.append(translate("Guide", "({0})").format(why))
    if example.use:
        right = scheme.topic(example.use)
        parts.append(f"→ {_say(right.name) if right else example.use}")
    if example.ref:
        parts.append(say_reference(example.ref))
    return " ".join(parts)


def _claim_types(scheme: Scheme) -> Table:
    rows = [(kind.key.upper(), _say(kind.name), _say(kind.definition), kind.id) for kind in scheme.claim_types]
    return Table(
        (translate("Guide", "Key"), translate("Guide", "Type"), translate("Guide", "Meaning"), "id"), tuple(rows)
    )


def _attribute(attribute: Attribute, scheme: Scheme) -> Iterator[Block]:
    yield Heading(3, _say(attribute.name), attribute.key.upper())
    yield Paragraph(" ".join([*_when(attribute, scheme), f"({attribute.id})"]))
    head = (translate("Guide", "Key"), translate("Guide", "Value"), translate("Guide", "Meaning"), "id")
    if attribute.choices:
        yield Table(head, tuple(_choice_rows(attribute.choices)))
    if attribute.kind is Kind.TOPIC:
        yield Paragraph(translate("Guide", "One of the topics of the Q&A."))
    if attribute.kind is Kind.NUMBERS:
        yield Paragraph(translate("Guide", "Figures, each with these fields:"))
        fields = [
            (_say(each.name), ", ".join(_say(c.name) for c in each.choices), each.id) for each in attribute.fields
        ]
        yield Table((translate("Guide", "Field"), translate("Guide", "Value"), "id"), tuple(fields))


def _choice_rows(choices: Sequence[Choice]) -> list[tuple[str, str, str, str]]:
    return [
        (str(number), _say(choice.name), _say(choice.definition), str(choice.id))
        for number, choice in enumerate(choices, 1)
    ]


def _when(attribute: Attribute, scheme: Scheme) -> Iterable[str]:
    """Say when an attribute is asked for, whether it must be answered, and what stands there by itself."""
    if attribute.show_if:
        asked = translate("Guide", "Asked only where {0}; then it must be answered.")
        yield asked.format(_condition(attribute.show_if, scheme))
    elif attribute.required:
        yield translate("Guide", "Must be answered.")
    elif attribute.required_if:
        needed = translate("Guide", "Must be answered where {0}.")
        yield needed.format(_condition(attribute.required_if, scheme))
    else:
        yield translate("Guide", "May stay open.")
    if attribute.default is not None:
        yield translate("Guide", "Filled in at first: {0}.").format(_value(attribute, attribute.default))
    for type_id, value in attribute.default_by_type.items():
        kind = scheme.claim_type(type_id)
        words = translate("Guide", "For {0} filled in at first: {1}.")
        yield words.format(_say(kind.name) if kind else type_id, _value(attribute, value))


def _condition(condition: Condition, scheme: Scheme) -> str:
    known = {attribute.id: attribute for attribute in (*scheme.judgements, *scheme.attributes)}
    said = []
    for asked, values in condition.items():
        attribute = known.get(asked)
        wanted = [_value(attribute, value) for value in values]
        name = _say(attribute.name) if attribute else asked
        said.append(translate("Guide", "“{0}” is {1}").format(name, translate("Guide", " or ").join(wanted)))
    return translate("Guide", " and ").join(said)


def _value(attribute: Attribute | None, value: Value) -> str:
    choice = attribute.choice(value) if attribute else None
    return _say(choice.name) if choice else str(value)


def _say(name: Name) -> str:
    return name.in_language(language())
