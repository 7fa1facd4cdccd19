"""The label scheme: which topics, judgements, claim types and attributes there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

Scalar: TypeAlias = str | int | float
NumberFact: TypeAlias = Mapping[str, Scalar]
"""One number a claim states: the scheme's fields (metric, value, unit …) to what the person wrote."""
Value: TypeAlias = str | int | tuple[NumberFact, ...]
"""What an attribute can hold: a value id, an ordinal number, a topic id, or a list of number facts."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the Chinese name for ``zh…`` languages, else the English one."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Example:
    """A quoted example: for (``use`` empty) or against a topic (``use`` names the right one, ``why`` says why).

    ``ref`` tells where it stands, as ``CODE/NUMBER`` of the record or ``CODE/NUMBER#Q&A``; empty for a made-up one.
    """

    text: Name
    why: Name = Name("", "")
    use: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the first or second level; ``key`` is the letter that toggles it (first level only)."""

    id: str
    name: Name
    definition: Name
    key: str = ""
    positive: Example | None = None
    negative: Example | None = None
    children: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimType:
    """A kind of claim; ``key`` is the letter that makes the selected text such a claim."""

    id: str
    name: Name
    definition: Name
    key: str = ""


class Kind(StrEnum):
    """What an attribute holds."""

    SINGLE = "single"
    ORDINAL = "ordinal"
    NUMBERS = "list"
    TOPIC = "topic_ref"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an attribute. ``id`` is a string or, for numbered scales, an integer."""

    id: str | int
    name: Name
    definition: Name = Name("", "")


@dataclass(frozen=True, slots=True)
class NumberField:
    """One field of a number fact: ``kind`` is ``text``, ``decimal`` or ``choice`` (then ``choices``)."""

    id: str
    name: Name
    kind: str
    choices: tuple[Choice, ...] = ()


Condition: TypeAlias = Mapping[str, tuple[str | int, ...]]
"""Attribute id to the values of which one must be set; all entries must hold."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something to state about a claim, or (as a judgement) about an answer.

    Attributes:
        show_if: The attribute is asked only where this holds; empty means always.
        required_if: It must be set where this holds (only with ``required`` false).
        default: Value it has without anybody's doing, or None.
        default_by_type: Claim type id to default value, stronger than ``default``.
        key: Letter that jumps to it (judgements only).
    """

    id: str
    name: Name
    kind: Kind
    required: bool = False
    choices: tuple[Choice, ...] = ()
    show_if: Condition = field(default_factory=dict)
    required_if: Condition = field(default_factory=dict)
    default: str | int | None = None
    default_by_type: Mapping[str, str | int] = field(default_factory=dict)
    fields: tuple[NumberField, ...] = ()
    key: str = ""

    def choice(self, value: object) -> Choice | None:
        """Return the choice whose id is ``value``, or None."""
        return next((choice for choice in self.choices if choice.id == value), None)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A versioned label scheme.

    ``source`` is the YAML text it was read from, kept so that a project carries its scheme verbatim.
    """

    id: str
    version: str
    topics: tuple[Topic, ...]
    judgements: tuple[Attribute, ...]
    claim_types: tuple[ClaimType, ...]
    attributes: tuple[Attribute, ...]
    max_topics: int = 5
    primary_required: bool = True
    topics_required: bool = True
    overlap_allowed: bool = True
    connectives: tuple[str, ...] = ()
    source: str = ""

    @property
    def ref(self) -> str:
        """The name stored with every label, such as ``ir-cn-default@1.0.0``."""
        return f"{self.id}@{self.version}"

    def all_topics(self) -> Iterator[Topic]:
        """Yield every topic, each parent before its children, in the scheme's order."""
        for parent in self.topics:
            yield parent
            yield from parent.children

    def topic(self, topic_id: str) -> Topic | None:
        """Return the topic of either level with this id, or None."""
        return next((topic for topic in self.all_topics() if topic.id == topic_id), None)

    def claim_type(self, type_id: str) -> ClaimType | None:
        """Return the claim type with this id, or None."""
        return next((kind for kind in self.claim_types if kind.id == type_id), None)


def parent_id(topic_id: str) -> str:
    """Return the first-level topic of a topic id: ``ops`` for ``ops.orders`` and for ``ops``."""
    return topic_id.partition(".")[0]
