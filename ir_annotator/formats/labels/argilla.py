"""Records of Argilla, flattened: JSON lines with the responses of every annotator to each question.

Its server counts code points, its window UTF-16 units (argilla-io/argilla#5729): a span of a file that is not ours is
taken only where both come to the same.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats import json_items
from ir_annotator.formats.labels import exchange
from ir_annotator.formats.labels import json_shape as shape
from ir_annotator.formats.labels.exchange import KEY, ToolLabels, ToolSpan
from ir_annotator.formats.labels.offsets import Unit
from ir_annotator.formats.labels.preset import About, Start
from ir_annotator.formats.labels.read_line import ReadLine

_STATUSES = {"done": "submitted", "skipped": "discarded"}
_BACK = {"submitted": "done", "discarded": "skipped"}
_SPANS = {"question": "claims_of_question", "answer": "claims"}
_RESPONSES = ".responses"


def write(path: Path, rows: Iterable[StoredQA], about: About) -> None:
    """Write a line for each Q&A; the rows of one stand together."""
    judgements = [one.id for one in about.scheme.judgements]
    questions = ["topics", "primary_topic", *judgements, *_SPANS.values()]
    with path.open("wb") as stream:
        for _, found in groupby(exchange.natives(rows, about), lambda native: native["qa_id"]):
            line = _line(list(found), questions)
            stream.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))


def _line(natives: list[dict[str, Any]], questions: list[str]) -> dict[str, Any]:
    first = natives[0]
    said = [native for native in natives if native["annotator"] or native["status"] != "todo"]
    closed = bool(said) and all(native["status"] in _STATUSES for native in said)
    line = {
        "id": first["qa_id"],
        "status": "completed" if closed else "pending",
        "_server_id": None,
        "question": first["question"],
        "answer": first["answer"],
        **exchange.about_record(first),
        "index": first["index"],
        "scheme": first["scheme"],
    }
    answers = [(native, _answers(native)) for native in said]
    for question in questions:
        given = [(native, found[question]) for native, found in answers if found.get(question)]
        line[question + _RESPONSES] = [value for _, value in given]
        line[f"{question}{_RESPONSES}.users"] = [_user(native) for native, _ in given]
        line[f"{question}{_RESPONSES}.status"] = [_STATUSES.get(native["status"], "draft") for native, _ in given]
    rest = [{**exchange.rest_of(native), "user": _user(native), "questions": questions} for native in natives]
    return {**line, KEY: orjson.dumps(rest).decode()}  # as text: a table wants the same shape in every line


def _answers(native: Mapping[str, Any]) -> dict[str, Any]:
    """Return what one annotator answers to each question; an empty answer is none."""
    found: dict[str, Any] = {key: str(value) for key, value in native["judgements"].items() if value is not None}
    found |= {"topics": native["topics"], "primary_topic": native["primary_topic"]}
    for field, question in _SPANS.items():
        claims = [claim for claim in native["claims"] if claim["field"] == field]
        found[question] = [{"start": one["start"], "end": one["end"], "label": one["type"]} for one in claims]
    return found


def _user(native: Mapping[str, Any]) -> str:
    """Return an id for an annotator: the same in every export, and another one for what is settled."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"ir-annotator:{native['layer']}:{native['annotator']}"))


# ── reading ──────────────────────────────────────────────────────────────────


def begins(start: Start) -> bool:
    """Tell whether a file that begins like this holds records of Argilla, nested or flattened."""
    first = start.first or {}
    return {"fields", "responses"} <= first.keys() or any(key.endswith(_RESPONSES) for key in first)


class _Response(NamedTuple):
    value: Any
    user: str
    status: str


def read(path: Path) -> Iterator[ReadLine | Problem]:
    """Yield what each user answered in each record."""
    with path.open("rb") as stream:
        is_array = stream.read(16).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
    yield from exchange.read_each((json_items.items if is_array else json_items.lines)(path), str(path), _of_record)


def _of_record(data: dict[str, Any], file: str, number: int) -> Iterator[ReadLine | Problem]:
    fields = _part(data, "fields")
    texts = exchange.texts_of(fields if fields is not None else data)
    responses = _nested(data) if "responses" in data else _flat(data)
    stored = data.get(KEY) or (_part(data, "metadata") or {}).get(KEY)
    rests = {str(rest["user"]): rest for rest in _loaded(stored)}
    users = dict.fromkeys([*rests, *(one.user for given in responses.values() for one in given)])
    for user in users:
        given = {name: one for name, found in responses.items() for one in found if one.user == user}
        yield exchange.read_line(_labels(texts, given, rests.get(user), user), file, number)


def _part(data: Mapping[str, Any], key: str) -> dict[str, Any] | None:
    found = data.get(key)
    return found if isinstance(found, dict) else None


def _loaded(stored: object) -> list[dict[str, Any]]:
    try:
        found = orjson.loads(stored) if isinstance(stored, str) else []
    except orjson.JSONDecodeError:
        return []
    return [one for one in found if isinstance(one, dict) and "user" in one] if isinstance(found, list) else []


def _nested(data: Mapping[str, Any]) -> dict[str, list[_Response]]:
    found = _part(data, "responses") or {}
    return {
        name: [_Response(one.get("value"), str(one.get("user_id")), str(one.get("status") or "")) for one in given]
        for name, given in found.items()
        if isinstance(given, list) and all(isinstance(one, dict) for one in given)
    }


def _flat(data: Mapping[str, Any]) -> dict[str, list[_Response]]:
    found = {}
    for key, values in data.items():
        if not key.endswith(_RESPONSES) or not isinstance(values, list):
            continue
        users = data.get(f"{key}.users") or [""] * len(values)
        statuses = data.get(f"{key}.status") or [""] * len(values)
        given = zip(values, users, statuses, strict=False)
        found[key.removesuffix(_RESPONSES)] = [_Response(value, str(user), str(how)) for value, user, how in given]
    return found


def _labels(
    texts: tuple[str, str, str], given: Mapping[str, _Response], rest: Mapping[str, Any] | None, user: str
) -> ToolLabels:
    question, answer, whole = texts
    topics: list[str] = []
    said: dict[str, str] = {}
    spans: list[ToolSpan] = []
    for name, response in given.items():
        value = response.value
        if isinstance(value, str):
            said[name] = value
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            topics += value
        elif isinstance(value, list):
            field = "text" if whole else "question" if name == _SPANS["question"] else "answer"
            spans += [_span(one, field, is_ours=rest is not None) for one in value]
    primary = said.pop("primary_topic", None)
    if rest is None:
        status = next((_BACK.get(one.status, "in_progress") for one in given.values()), "in_progress")
        about = {"annotator": user, "status": status, "judgements": said, "primary_topic": primary}
        return ToolLabels(question, answer, topics, spans, whole=whole, said=about)
    kept = {key: value for key, value in rest.items() if key not in ("user", "questions")}
    kept["judgements"] = exchange.judged(rest.get("judgements"), said, frozenset(rest.get("questions", ())))
    return ToolLabels(question, answer, topics, spans, {**kept, "primary_topic": primary})


def _span(one: object, field: str, *, is_ours: bool) -> ToolSpan:
    data = one if isinstance(one, dict) else {}
    data = {key: data[key] for key in ("start", "end", "label") if key in data}
    shape.fields(data, "claims", frozenset(("start", "end", "label")))
    start, end = shape.whole(data, "start"), shape.whole(data, "end", 1)
    unit = Unit.CODE_POINT if is_ours else None
    return ToolSpan(field, start, end, shape.text(data, "label"), unit)
