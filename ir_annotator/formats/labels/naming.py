"""Labels of other tools are names, and numbers in letters: here they become what the scheme calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ir_annotator.domain.annotation import Annotation, Claim, Status
from ir_annotator.domain.rules import gaps
from ir_annotator.domain.scheme import Attribute, Kind, Name, Scheme, Value
from ir_annotator.formats.labels.read_line import PlacedClaim, ReadLine


def settled(line: ReadLine, scheme: Scheme) -> ReadLine:
    """Return a line of a file that is not ours with the ids of the scheme; what it does not know stays as it is.

    Its Q&A is done only if the scheme finds nothing missing: another tool may ask for less.
    """
    if line.scheme:
        return line
    topics = _by_name((topic.id, topic.name) for topic in scheme.all_topics())
    annotation = _annotation(line.annotation, topics, scheme)
    claims = tuple(_claim(placed, topics, scheme) for placed in line.claims)
    if line.status is Status.DONE and gaps(replace(annotation, claims=tuple(one.claim for one in claims)), scheme):
        annotation = replace(annotation, closed=None)
    return replace(line, annotation=annotation, status=annotation.status, claims=claims)


def _by_name(named: Iterable[tuple[str, Name]]) -> Mapping[str, str]:
    """Return ids by id and by name in either language; the first of several with one name has it."""
    found: dict[str, str] = {}
    for one, name in named:
        for word in (one, name.zh, name.en):
            found.setdefault(word.strip().casefold(), one)
    return found


def _known(word: str, named: Mapping[str, str]) -> str:
    return named.get(word.strip().casefold(), word)


def _annotation(said: Annotation, topics: Mapping[str, str], scheme: Scheme) -> Annotation:
    """Return the labels of the whole Q&A; a choice that is no judgement but names a topic is that topic."""
    known = {one.id: one for one in scheme.judgements}
    strays = [
        topics[value.strip().casefold()]
        for key, value in said.judgements.items()
        if key not in known and isinstance(value, str) and value.strip().casefold() in topics
    ]
    ticked = tuple(dict.fromkeys([*(_known(topic, topics) for topic in said.topics), *strays]))
    primary = said.primary_topic and _known(said.primary_topic, topics)
    judgements = {
        key: _value(value, known.get(key), topics)
        for key, value in said.judgements.items()
        if key in known or not (isinstance(value, str) and value.strip().casefold() in topics)
    }
    return replace(said, topics=ticked, primary_topic=primary or (ticked[0] if ticked else None), judgements=judgements)


def _claim(placed: PlacedClaim, topics: Mapping[str, str], scheme: Scheme) -> PlacedClaim:
    claim: Claim = placed.claim
    kind = _known(claim.type, _by_name((one.id, one.name) for one in scheme.claim_types))
    known = {one.id: one for one in scheme.attributes}
    attributes = {key: _value(value, known.get(key), topics) for key, value in claim.attributes.items()}
    return placed._replace(claim=replace(claim, type=kind, attributes=attributes))


def _value(value: Value, attribute: Attribute | None, topics: Mapping[str, str]) -> Any:  # noqa: ANN401 -- a Value
    if attribute is None or not isinstance(value, str):
        return value
    if attribute.kind is Kind.TOPIC:
        return _known(value, topics)
    word = value.strip().casefold()
    for choice in attribute.choices:
        if word in (str(choice.id).casefold(), choice.name.zh.casefold(), choice.name.en.casefold()):
            return choice.id
    return value
