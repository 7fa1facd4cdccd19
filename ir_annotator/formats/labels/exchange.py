"""What all formats of other tools share: rows as native lines, what such a tool has no place for, and the way back."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import orjson

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels import json_shape as shape
from ir_annotator.formats.labels.json_shape import misfit
from ir_annotator.formats.labels.native_jsonl import Lines
from ir_annotator.formats.labels.native_reading import FORMAT, line_of
from ir_annotator.formats.labels.offsets import Ruler, Unit
from ir_annotator.formats.labels.preset import About
from ir_annotator.formats.labels.read_line import ReadLine
from ir_annotator.i18n import translate

Outcome: TypeAlias = ReadLine | Problem
Items: TypeAlias = Iterable[tuple[int, dict[str, Any] | Problem]]
"""Objects of a file with their numbers, as ``json_items`` yields them."""
Read: TypeAlias = Callable[[dict[str, Any], str, int], Iterable[Outcome]]

KEY = "ir_annotator"
"""Under this key stands, in a file of another tool, what the tool itself has no place for."""

_REST = (
    *("qa_id", "index", "annotator", "layer", "status", "scheme", "primary_topic", "judgements"),
    *("note", "flagged", "flag_reason", "decision", "updated_at", "seconds"),
)
BLANK_REST: Mapping[str, Any] = {
    "qa_id": "",
    "index": 1,
    "annotator": "",
    "layer": "annotation",
    "status": "in_progress",
    "scheme": "",
    "primary_topic": None,
    "judgements": {},
    "note": "",
    "flagged": False,
    "flag_reason": "",
    "decision": None,
    "updated_at": "",
    "seconds": 0.0,
}
"""What a line says where nobody said anything."""
BLANK_RECORD: Mapping[str, Any] = {
    **dict.fromkeys(("fingerprint", "file", "code", "name", "number", "exchange", "place", "hosts", "date"), ""),
    "categories": [],
    "participants": [],
    "dates": [],
}


def natives(rows: Iterable[StoredQA], about: About) -> Iterator[dict[str, Any]]:
    """Yield the rows as the objects that the native format holds."""
    lines = Lines(about.scheme)
    for row in rows:
        yield orjson.loads(lines.line(row))


def rest_of(native: Mapping[str, Any], without: Sequence[str] = ()) -> dict[str, Any]:
    """Return what a tool that knows texts, topics and typed spans has no place for."""
    rest = {key: native[key] for key in _REST if key not in without}
    rest["fingerprint"] = native["record"]["fingerprint"]
    rest["claims"] = native["claims"]
    return rest


def about_record(native: Mapping[str, Any]) -> dict[str, str]:
    """Return what tells a reader of the file which record a Q&A is from."""
    record = native["record"]
    return {key: record[key] for key in ("code", "name", "number", "date", "file")}


@dataclass(frozen=True, slots=True)
class ToolSpan:
    """A span as a tool has it: counted in ``unit`` from the start of ``field`` (``question``, ``answer``, ``text``).

    Where nobody knows the unit it is None, and the span is good only if both units come to the same.

    ``id`` and ``quote`` are empty where the tool has none; ``attributes`` is what the tool says itself, and ``owned``
    names the attributes of which it says all there is to say.
    """

    field: str
    start: int
    end: int
    type: str
    unit: Unit | None = Unit.CODE_POINT
    quote: str = ""
    id: str = ""
    attributes: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    owned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ToolLabels:
    """What a file of a tool says about one text by one person.

    Attributes:
        question: Text of the question.
        answer: Text of the answer.
        topics: Ids or names.
        spans: The claims.
        rest: What ``rest_of`` wrote, or {} where the file is not ours.
        whole: The text of a tool that does not tell question from answer, where the file is not ours.
        said: What the tool itself says, under the keys of the native format; ``rest`` is stronger.
    """

    question: str
    answer: str
    topics: Sequence[str]
    spans: Sequence[ToolSpan]
    rest: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    whole: str = ""
    said: Mapping[str, Any] = dataclasses.field(default_factory=dict)


def joined_text(native: Mapping[str, Any]) -> tuple[str, int]:
    """Return question and answer as one text, and where the answer begins in it, in code points."""
    question: str = native["question"]
    start = len(question) + 1 if question else 0
    return (f"{question}\n{native['answer']}" if question else native["answer"]), start


def parted_text(text: str, answer_start: object) -> tuple[str, str]:
    """Return question and answer of a text that ``joined_text`` made.

    Raises:
        Problem: ``bad_line``.
    """
    start = shape.whole({"answer_start": answer_start}, "answer_start")
    if start > len(text) or (start and text[start - 1] != "\n"):
        raise misfit(translate("Presets", "The text is not the one that was exported."))
    return text[: max(start - 1, 0)], text[start:]


def in_field(start: int, end: int, answer_start: int) -> tuple[str, int, int]:
    """Return field and place of a span of the joined text; one that crosses the border stays in the question."""
    if start >= answer_start:
        return "answer", start - answer_start, end - answer_start
    return "question", start, end


def read_line(labels: ToolLabels, file: str, number: int) -> ReadLine | Problem:
    """Return what was read as a line, or what is wrong with it."""
    try:
        return line_of(_native(labels), file, number, whole=labels.whole, known=bool(labels.rest))
    except Problem as problem:
        problem.file, problem.line = file, number
        return problem


def read_each(
    items: Items, file: str, read: Callable[[dict[str, Any], str, int], Iterable[Outcome]]
) -> Iterator[Outcome]:
    """Yield what ``read`` makes of each object, given file and number; what is wrong with one is told at its place."""
    for number, data in items:
        if isinstance(data, Problem):
            yield data
            continue
        try:
            yield from read(data, file, number)
        except Problem as problem:
            problem.file, problem.line = file, number
            yield problem


def read_alone(items: Items, file: str, labels: Callable[[dict[str, Any]], ToolLabels]) -> Iterator[Outcome]:
    """Yield a line for each object, from what ``labels`` finds in it; what is wrong with one is told at its place."""
    return read_each(items, file, lambda data, file, number: (read_line(labels(data), file, number),))


def _native(labels: ToolLabels) -> dict[str, Any]:
    """Return the object of the native format that says the same."""
    rest = dict(labels.rest)
    stored = [claim for claim in shape.items({"claims": rest.pop("claims", [])}, "claims") if isinstance(claim, dict)]
    fingerprint = rest.pop("fingerprint", "")
    topics = list(dict.fromkeys(labels.topics))
    data = {**BLANK_REST, **labels.said, **rest, "topics": topics}
    if data["primary_topic"] not in topics:
        data["primary_topic"] = topics[0] if topics and not labels.rest else None
    data |= {"format": FORMAT, "offsets": "codepoint", "question": labels.question, "answer": labels.answer}
    data["record"] = {**BLANK_RECORD, "fingerprint": fingerprint}
    texts = {"question": labels.question, "answer": labels.answer, "text": labels.whole}
    rulers = {name: Ruler(text) for name, text in texts.items()}
    data["claims"] = [_claim(span, rulers, stored, data["qa_id"]) for span in labels.spans]
    return data


def _claim(span: ToolSpan, rulers: Mapping[str, Ruler], stored: list[dict[str, Any]], qa_id: str) -> dict[str, Any]:
    """Return a span as a claim of the native format, with what our own file knows of it besides."""
    ruler = rulers[span.field]
    place = ruler.span(span.start, span.end, span.unit, span.quote)
    if place is None:
        raise no_such_span(span.start, span.end, span.type)
    start, end = place
    known = _known(span, start, end, stored)
    where = {"field": span.field, "start": start, "end": end, "text": ruler.text[start:end], "type": span.type}
    kept = {key: value for key, value in known.get("attributes", {}).items() if key not in span.owned}
    attributes = {**kept, **span.attributes}
    claim_id = known.get("id") or span.id or _made_id(qa_id, span.field, start, end, span.type, ruler.text)
    return {"id": claim_id, **where, "attributes": attributes, "note": known.get("note", "")}


def judged(stored: object, said: Mapping[str, str], owned: frozenset[str]) -> dict[str, Any]:
    """Return values as the tool has them, with those of which it knows nothing.

    Where it says the same in letters, the whole number stays one.
    """
    before: Mapping[str, Any] = stored if isinstance(stored, dict) else {}
    kept = {key: value for key, value in before.items() if key not in owned}
    return kept | {key: before[key] if str(before.get(key)) == value else value for key, value in said.items()}


def texts_of(data: dict[str, Any]) -> tuple[str, str, str]:
    """Return question, answer and, where the data do not tell one from the other, the only text there is.

    Raises:
        Problem: ``bad_line`` if there is none.
    """
    question, answer = data.get("question"), data.get("answer")
    if isinstance(question, str) and isinstance(answer, str):
        return question, answer, ""
    texts = [value for key, value in data.items() if isinstance(value, str) and key in ("text", "answer", "dialog")]
    if len(texts) != 1:
        raise no_texts()
    return "", "", texts[0]


def no_texts() -> Problem:
    """Return the problem with an entry that has no text that could be told apart from others."""
    return misfit(translate("Presets", "There is neither a question with its answer nor a single text."))


def no_such_span(start: int, end: int, label: str) -> Problem:
    """Return the problem with a span that the text does not have."""
    cause = translate("Presets", "The span {0}–{1} ({2}) does not fit the text, or is not what it quotes.")
    return misfit(cause.format(start, end, label))


def _known(span: ToolSpan, start: int, end: int, stored: list[dict[str, Any]]) -> dict[str, Any]:
    """Take the claim that a span is out of those that our own file holds: by id, else by place and type."""
    for number, claim in enumerate(stored):
        place = (claim.get("field"), claim.get("start"), claim.get("end"), claim.get("type"))
        if (span.id and claim.get("id") == span.id) or (not span.id and place == (span.field, start, end, span.type)):
            return stored.pop(number)
    return {}


def _made_id(*place: object) -> str:
    """Return an id that is the same whenever the same file is read: taken in twice, a claim is there once."""
    return hashlib.blake2b(repr(place).encode(), digest_size=16).hexdigest()
