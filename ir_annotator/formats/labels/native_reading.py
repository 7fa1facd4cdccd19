"""Reads labels in the native format ``ir-annotator/1``; a bad line is refused alone, with its number and cause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from ir_annotator.domain.annotation import Annotation, Claim, Decision, FlagReason, Layer, Status
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Scalar, Value
from ir_annotator.domain.span import Span
from ir_annotator.formats import json_items
from ir_annotator.formats.labels import json_shape as shape
from ir_annotator.formats.labels.json_shape import misfit
from ir_annotator.formats.labels.preset import Start
from ir_annotator.formats.labels.read_line import PlacedClaim, ReadLine
from ir_annotator.i18n import translate

FORMAT = "ir-annotator/1"
_RECORD_TEXTS = ("file", "code", "name", "number", "exchange", "place", "hosts")
_RECORD_KEYS = frozenset((*_RECORD_TEXTS, "fingerprint", "categories", "participants", "dates", "date"))
_TEXTS = ("qa_id", "question", "answer", "annotator", "layer", "status", "scheme", "offsets", "updated_at", "note")
_LABELS = ("topics", "primary_topic", "judgements", "claims", "flagged", "decision")
_KEYS = frozenset(("format", "record", "index", "seconds", *_TEXTS, *_LABELS))
_LATER_KEYS = frozenset(("flag_reason",))
"""Keys that files of the first version do not have."""
_PARTICIPANT_KEYS = frozenset(("organisation", "person"))
_CLAIM_KEYS = frozenset(("id", "field", "start", "end", "text", "type", "attributes"))
_LATER_CLAIM_KEYS = frozenset(("note",))
_DECISION_KEYS = frozenset(("source", "by", "from", "reason"))
_OFFSETS = frozenset(("codepoint",))
_LAYERS, _STATUSES, _REASONS = frozenset(Layer), frozenset(Status), frozenset(FlagReason)
_SOURCES = frozenset(("unanimous", "adjudicated", "unresolved"))
_QA_ID = re.compile("[0-9a-f]{12}-[0-9]+")
_FINGERPRINT = re.compile("[0-9a-f]{64}")
_SCHEME = re.compile("[^@]+@[^@]+")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?")
_FAMILY = "ir-annotator/"


def read_lines(stream: BinaryIO, file: str) -> Iterator[ReadLine | Problem]:
    """Yield each line that is not blank, or the ``bad_line`` problem with it."""
    same = _SameRecord()
    for number, data in json_items.lines_of(stream, file):
        try:
            yield data if isinstance(data, Problem) else _native(data, file, number, same)
        except Problem as problem:
            problem.file, problem.line = file, number
            yield problem


class _SameRecord:
    """Looks through a record only where it is not the one of the line before."""

    def __init__(self) -> None:
        self._last: object = None
        self._fingerprint = ""

    def __call__(self, data: object) -> str:
        """Return the fingerprint of a record.

        Raises:
            Problem: ``bad_line`` that names what does not fit.
        """
        if data != self._last:
            self._fingerprint, self._last = _fingerprint(data, known=True), data
        return self._fingerprint


def _native(data: dict[str, Any], file: str, number: int, same: _SameRecord) -> ReadLine:
    if data.get("format") != FORMAT:
        raise misfit(translate("NativeFile", "The line is not in the format {0}.").format(FORMAT))
    return line_of(data, file, number, fingerprint_of=same)


def read(path: Path) -> Iterator[ReadLine | Problem]:
    """Yield what ``read_lines`` finds in a file."""
    with path.open("rb") as stream:
        yield from read_lines(stream, str(path))


def begins(start: Start) -> bool:
    """Tell whether a file that begins like this is in the native format, whatever its version."""
    return start.first is not None and str(start.first.get("format")).startswith(_FAMILY)


def line_of(
    data: dict[str, Any],
    file: str,
    number: int,
    *,
    whole: str = "",
    known: bool = True,
    fingerprint_of: Callable[[object], str] | None = None,
) -> ReadLine:
    """Return a line that was read as an object.

    Args:
        data: What the line says.
        file: Where it stands.
        number: In which line.
        whole: Text of a tool that does not tell question from answer.
        known: Whether it must say which Q&A it is about; a file of another tool need not.
        fingerprint_of: Looks through the record of the line and returns its fingerprint.

    Raises:
        Problem: ``bad_line`` that names what does not fit.
    """
    shape.fields(data, "line", _KEYS, _LATER_KEYS)
    shape.whole(data, "index", 1)
    shape.one_of(data, "offsets", _OFFSETS)
    question, answer = shape.text(data, "question"), shape.text(data, "answer")
    layer = Layer(shape.one_of(data, "layer", _LAYERS))
    status = Status(shape.one_of(data, "status", _STATUSES))
    return ReadLine(
        qa_id=shape.text(data, "qa_id", _QA_ID if known else None),
        fingerprint=fingerprint_of(data["record"]) if fingerprint_of else _fingerprint(data["record"], known=known),
        question=question,
        answer=answer,
        annotator=shape.text(data, "annotator"),
        layer=layer,
        status=status,
        annotation=_annotation(data, layer, status),
        claims=_claims(shape.items(data, "claims"), {"question": question, "answer": answer, "text": whole}),
        scheme=shape.text(data, "scheme", _SCHEME if known else None),
        updated_at=shape.text(data, "updated_at", _TIME),
        seconds=_seconds(data["seconds"]),
        whole=whole,
        file=file,
        number=number,
    )


def _fingerprint(data: object, *, known: bool) -> str:
    """Return the fingerprint of the record; the rest of it is looked at only for its shape."""
    record = shape.fields(data, "record", _RECORD_KEYS)
    for key in _RECORD_TEXTS:
        shape.text(record, key)
    shape.texts(record, "categories")
    for date in shape.texts(record, "dates"):
        shape.text({"dates": date}, "dates", _DATE)
    if record["date"] != "":
        shape.text(record, "date", _DATE)
    for participant in shape.items(record, "participants"):
        person = shape.fields(participant, "participants", _PARTICIPANT_KEYS)
        shape.text(person, "organisation")
        shape.text(person, "person")
    return shape.text(record, "fingerprint", _FINGERPRINT if known else None)


def _seconds(value: object) -> float:
    seconds = shape.number(value, "seconds")
    if seconds < 0:
        raise misfit(translate("NativeFile", "“{0}” cannot be “{1}”.").format("seconds", seconds))
    return round(float(seconds), 1)


def _annotation(data: dict[str, Any], layer: Layer, status: Status) -> Annotation:
    topics = shape.texts(data, "topics")
    primary = None if data["primary_topic"] is None else shape.text(data, "primary_topic")
    if len(set(topics)) < len(topics):
        raise misfit(translate("NativeFile", "A topic is named twice."))
    if primary is not None and primary not in topics:
        raise misfit(translate("NativeFile", "The primary topic “{0}” is not among the topics.").format(primary))
    judgements = {key: _scalar(value, key) for key, value in _object(data, "judgements").items() if value is not None}
    return Annotation(
        topics=topics,
        primary_topic=primary,
        judgements=judgements,
        note=shape.text(data, "note"),
        flagged=shape.flag(data, "flagged"),
        flag_reason=_flag_reason(data),
        closed=status if status.is_closed else None,
        decision=_decision(data["decision"], layer),
    )


def _flag_reason(data: dict[str, Any]) -> FlagReason:
    if "flag_reason" not in data:
        return FlagReason.NONE
    reason = FlagReason(shape.one_of(data, "flag_reason", _REASONS))
    if reason and not data["flagged"]:
        raise misfit(translate("NativeFile", "There is a reason for a flag, but no flag."))
    return reason


def _decision(data: object, layer: Layer) -> Decision | None:
    if layer is Layer.ANNOTATION:
        if data is not None:
            raise misfit(translate("NativeFile", "Only a gold line has a decision."))
        return None
    decision = shape.fields(data, "decision", _DECISION_KEYS)
    return Decision(
        source=shape.one_of(decision, "source", _SOURCES),
        by=shape.text(decision, "by"),
        taken_from=shape.texts(decision, "from"),
        reason=shape.text(decision, "reason"),
    )


def _object(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data[key]
    if not isinstance(value, dict):
        raise misfit(translate("NativeFile", "“{0}” must be an object.").format(key))
    return value


def _claims(data: list[Any], texts: dict[str, str]) -> tuple[PlacedClaim, ...]:
    claims = tuple(_claim(item, texts) for item in data)
    if len({claim.id for _, claim in claims}) < len(claims):
        raise misfit(translate("NativeFile", "Two claims have the same id."))
    return claims


def _claim(item: object, texts: dict[str, str]) -> PlacedClaim:
    data = shape.fields(item, "claims", _CLAIM_KEYS, _LATER_CLAIM_KEYS)
    claim_id = shape.some(data, "id")
    field = shape.one_of(data, "field", texts)
    start, end = shape.whole(data, "start"), shape.whole(data, "end", 1)
    if not start < end <= len(texts[field]):
        raise misfit(translate("NativeFile", "Claim “{0}” lies outside the text.").format(claim_id))
    quote = shape.text(data, "text")
    if texts[field][start:end] != quote:
        cause = translate("NativeFile", "The text of claim “{0}” is not what stands at its place.")
        raise misfit(cause.format(claim_id))
    said = _object(data, "attributes")  # words are most of it, and need no look
    attributes = {key: value if type(value) is str else _value(value, key) for key, value in said.items()}
    note = shape.text(data, "note") if "note" in data else ""
    return PlacedClaim(field, Claim(claim_id, Span(start, end), quote, shape.some(data, "type"), attributes, note))


def _scalar(value: object, place: str) -> str | int:
    """Return the value of a judgement or of a plain attribute."""
    if isinstance(value, str):
        return value
    if isinstance(value, float | bool):
        raise misfit(translate("NativeFile", "“{0}” must be text or a whole number.").format(place))
    return int(shape.number(value, place))


def _value(value: object, place: str) -> Value:
    if not isinstance(value, list):
        return _scalar(value, place)
    facts: list[dict[str, Scalar]] = []
    for item in value:
        fact = _object({place: item}, place)
        facts.append({key: one if isinstance(one, str) else shape.number(one, place) for key, one in fact.items()})
    return tuple(facts)
