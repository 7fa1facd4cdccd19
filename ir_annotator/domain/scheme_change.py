"""What changes between two versions of a scheme, and what that means for labels that were given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from ir_annotator.domain.annotation import Annotation, Claim, Ruling
from ir_annotator.domain.annotation import Part as Label
from ir_annotator.domain.scheme import Attribute, Kind, Scheme, Value, parent_id


class Part(StrEnum):
    """What kind of thing of a scheme can be named by labels."""

    TOPIC = "topic"
    CLAIM_TYPE = "claim_type"
    JUDGEMENT = "judgement"
    JUDGEMENT_VALUE = "judgement_value"
    ATTRIBUTE = "attribute"
    ATTRIBUTE_VALUE = "attribute_value"


class Item(NamedTuple):
    """One thing that labels can name. The id of a value is that of its attribute, ``=`` and its own."""

    part: Part
    id: str


@dataclass(frozen=True, slots=True)
class SchemeDiff:
    """What a newer scheme has besides, lacks, and says in other words; each in the order of its scheme."""

    added: tuple[Item, ...]
    removed: tuple[Item, ...]
    changed: tuple[Item, ...]


def difference(old: Scheme, new: Scheme) -> SchemeDiff:
    """Return what changes from one scheme to another; a parent does not change with its children."""
    before, after = dict(_items(old)), dict(_items(new))
    return SchemeDiff(
        added=tuple(item for item in after if item not in before),
        removed=tuple(item for item in before if item not in after),
        changed=tuple(item for item in before if item in after and before[item] != after[item]),
    )


def _items(scheme: Scheme) -> Iterator[tuple[Item, object]]:
    """Yield everything that labels can name, each with all that is said of it."""
    for topic in scheme.all_topics():
        yield Item(Part.TOPIC, topic.id), replace(topic, children=())
    for kind in scheme.claim_types:
        yield Item(Part.CLAIM_TYPE, kind.id), kind
    yield from _attributes(scheme.judgements, Part.JUDGEMENT, Part.JUDGEMENT_VALUE)
    yield from _attributes(scheme.attributes, Part.ATTRIBUTE, Part.ATTRIBUTE_VALUE)


def _attributes(attributes: tuple[Attribute, ...], part: Part, value: Part) -> Iterator[tuple[Item, object]]:
    for attribute in attributes:
        yield Item(part, attribute.id), replace(attribute, choices=())
        for choice in attribute.choices:
            yield Item(value, f"{attribute.id}={choice.id}"), choice


def named_by(annotation: Annotation, scheme: Scheme) -> set[Item]:
    """Return what of a scheme an annotation names."""
    found = {Item(Part.TOPIC, topic) for topic in annotation.topics}
    found |= _values_named(annotation.judgements, scheme.judgements, Part.JUDGEMENT, Part.JUDGEMENT_VALUE)
    for claim in annotation.claims:
        found.add(Item(Part.CLAIM_TYPE, claim.type))
        found |= _values_named(claim.attributes, scheme.attributes, Part.ATTRIBUTE, Part.ATTRIBUTE_VALUE)
    return found


def _values_named(values: Mapping[str, Value], attributes: tuple[Attribute, ...], part: Part, value: Part) -> set[Item]:
    kinds = {attribute.id: attribute.kind for attribute in attributes}
    found = {Item(part, name) for name in values}
    found |= {Item(Part.TOPIC, str(said)) for name, said in values.items() if kinds.get(name) is Kind.TOPIC}
    chosen = (Kind.SINGLE, Kind.ORDINAL)
    return found | {Item(value, f"{name}={said}") for name, said in values.items() if kinds.get(name) in chosen}


def renamed(annotation: Annotation, names: Mapping[str, str], scheme: Scheme) -> Annotation:
    """Return an annotation with other ids of topics and claim types: old id to new, in the scheme it was made by.

    Topics that become one are named once, at the first place. Of gold the rulings get the new ids, too.
    """
    said = _Names(names, frozenset(one.id for one in scheme.attributes if one.kind is Kind.TOPIC))
    primary, decision = annotation.primary_topic, annotation.decision
    if decision:
        rulings = {ruling.position: ruling for ruling in map(said.ruling, decision.rulings)}
        decision = replace(decision, rulings=tuple(rulings.values()))
    return replace(
        annotation,
        topics=tuple(dict.fromkeys(names.get(topic, topic) for topic in annotation.topics)),
        primary_topic=names.get(primary, primary) if primary else primary,
        claims=tuple(map(said.claim, annotation.claims)),
        decision=decision,
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """New ids for old ones; ``refers`` are the attributes whose values are topics."""

    new: Mapping[str, str]
    refers: frozenset[str]

    def claim(self, claim: Claim) -> Claim:
        """Return a claim with the new ids."""
        attributes = {
            name: self.new.get(value, value) if name in self.refers and isinstance(value, str) else value
            for name, value in claim.attributes.items()
        }
        return replace(claim, type=self.new.get(claim.type, claim.type), attributes=attributes)

    def ruling(self, ruling: Ruling) -> Ruling:
        """Return what was decided with the new ids, at the position where the new topic is decided on."""
        place, value = ruling.position, ruling.value
        if isinstance(value, Claim):
            return replace(ruling, value=self.claim(value))
        by_id = place.part in (Label.TOPIC, Label.PRIMARY_TOPIC, Label.TYPE) or place.name in self.refers
        after = self.new.get(value, value) if by_id and isinstance(value, str) else value
        if place.part is Label.TOPIC:
            moved = parent_id(after) if isinstance(after, str) and place.name == parent_id(str(value)) else place.name
            place = replace(place, name=self.new.get(place.name, moved))
        return replace(ruling, position=place, value=after)
