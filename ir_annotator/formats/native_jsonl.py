"""The native format ``ir-annotator/1``, labels as JSON lines: written here, read back by ``native_reading``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

import orjson

from ir_annotator.domain.annotation import Annotation, Claim, Decision, LabelledQA
from ir_annotator.domain.record import Record
from ir_annotator.domain.rules import field_of
from ir_annotator.domain.scheme import Attribute, NumberFact, Scheme, Value
from ir_annotator.formats.label_check import check_against
from ir_annotator.formats.native_reading import FORMAT, ReadLine, place, read_lines

__all__ = ["FORMAT", "Letters", "ReadLine", "check_against", "line", "place", "read_lines", "write"]


def line(labelled: LabelledQA, scheme: Scheme) -> bytes:
    """Return one line, newline included, always the same bytes for the same labels.

    Raises:
        ValueError: If a claim lies neither in the question nor in the answer.
    """
    annotation, text = labelled.annotation, labelled.record.text
    data = {
        "format": FORMAT,
        "qa_id": labelled.qa.qa_id,
        "record": _record(labelled.record),
        "index": labelled.index,
        "question": labelled.qa.question.of(text),
        "answer": labelled.qa.answer.of(text),
        "annotator": labelled.key.annotator,
        "layer": labelled.key.layer,
        "status": annotation.status,
        "scheme": labelled.scheme,
        "offsets": "codepoint",
        "topics": _in_order(annotation.topics, [topic.id for topic in scheme.all_topics()]),
        "primary_topic": annotation.primary_topic,
        "judgements": _judgements(annotation, scheme),
        "claims": [_claim(claim, labelled, scheme) for claim in sorted(annotation.claims, key=Claim.order)],
        "note": annotation.note,
        "flagged": annotation.flagged,
        "flag_reason": annotation.flag_reason,
        "decision": _decision(annotation.decision),
        "updated_at": labelled.updated_at,
        "seconds": round(float(labelled.seconds), 1),
    }
    return orjson.dumps(data, option=orjson.OPT_APPEND_NEWLINE)


def write(stream: BinaryIO, rows: Iterable[LabelledQA], scheme: Scheme, anonymise: bool = False) -> int:
    """Write the rows as lines and return how many; ``anonymise`` hides annotators, participants and hosts."""
    letters = Letters()
    count = 0
    for row in rows:
        stream.write(line(letters.anonymised(row) if anonymise else row, scheme))
        count += 1
    return count


class Letters:
    """Gives annotators the letters A, B, C … in the order in which they first appear."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def letter(self, name: str) -> str:
        """Return the letter of an annotator; nobody (an empty name) stays nobody."""
        if name and name not in self._letters:
            self._letters[name] = _letter(len(self._letters))
        return self._letters.get(name, "")

    def anonymised(self, labelled: LabelledQA) -> LabelledQA:
        """Return the same labels without a person's name in annotator, decision, participants and hosts."""
        key = replace(labelled.key, annotator=self.letter(labelled.key.annotator))
        form = replace(labelled.record.form, participants="", participant_list=(), hosts="")
        annotation, decision = labelled.annotation, labelled.annotation.decision
        if decision is not None:
            by, taken_from = self.letter(decision.by), tuple(self.letter(name) for name in decision.taken_from)
            annotation = replace(annotation, decision=replace(decision, by=by, taken_from=taken_from))
        return replace(labelled, key=key, record=replace(labelled.record, form=form), annotation=annotation)


def _letter(number: int) -> str:
    """Return the letter for a zero-based number: A … Z, then AA, AB and so on."""
    head, last = divmod(number, 26)
    return (_letter(head - 1) if head else "") + chr(ord("A") + last)


def _in_order(found: Iterable[str], order: Sequence[str]) -> list[str]:
    """Return ``found`` in the scheme's order, what the scheme does not know last."""
    places = {name: number for number, name in enumerate(order)}
    return sorted(found, key=lambda name: places.get(name, len(places)))


def _record(record: Record) -> dict[str, Any]:
    form = record.form
    return {
        "fingerprint": record.fingerprint,
        "file": record.file,
        "code": form.code,
        "name": form.name,
        "number": form.number,
        "exchange": form.exchange,
        "categories": form.categories,
        "participants": [{"organisation": one.organisation, "person": one.person} for one in form.participant_list],
        "dates": form.dates,
        "place": form.place,
        "hosts": form.hosts,
        "date": form.date,
    }


def _judgements(annotation: Annotation, scheme: Scheme) -> dict[str, Any]:
    """Return every judgement of the scheme, null where it is not set, then what the scheme does not know."""
    known = {attribute.id: annotation.judgements.get(attribute.id) for attribute in scheme.judgements}
    return known | {key: annotation.judgements[key] for key in sorted(annotation.judgements.keys() - known.keys())}


def _claim(claim: Claim, labelled: LabelledQA, scheme: Scheme) -> dict[str, Any]:
    home = field_of(claim.span, labelled.qa.question, labelled.qa.answer)
    if home is None:
        raise ValueError(f"claim {claim.id} lies outside question and answer of {labelled.qa.qa_id}")
    field, span = home
    return {
        "id": claim.id,
        "field": field,
        "start": span.start,
        "end": span.end,
        "text": claim.span.of(labelled.record.text),
        "type": claim.type,
        "attributes": _attributes(claim.attributes, scheme.attributes),
        "note": claim.note,
    }


def _attributes(values: Mapping[str, Value], attributes: tuple[Attribute, ...]) -> dict[str, Any]:
    """Return what is set, in the scheme's order; unknown attributes follow by name, so that bytes never vary."""
    known = {attribute.id: attribute for attribute in attributes}
    found: dict[str, Any] = {}
    for key in _in_order(sorted(values), list(known)):
        value = values[key]
        if isinstance(value, tuple):
            order = [field.id for field in known[key].fields] if key in known else []
            found[key] = [_fact(fact, order) for fact in value]
        else:
            found[key] = value
    return {key: value for key, value in found.items() if value != []}


def _fact(fact: NumberFact, order: list[str]) -> dict[str, Any]:
    return {key: fact[key] for key in _in_order(sorted(fact), order)}


def _decision(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {
        "source": decision.source,
        "by": decision.by,
        "from": decision.taken_from,
        "reason": decision.reason,
    }
