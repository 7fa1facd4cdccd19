"""Label Studio: an array of tasks, one for each Q&A, with an annotation by each annotator.

Label Studio counts code points in texts (HumanSignal/label-studio#1559); its older versions counted UTF-16 units, so
what a region quotes decides. Ids are written as values, names stand in the labelling configuration beside the file.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any

import orjson

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Kind, Scheme
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats import json_items
from ir_annotator.formats.labels import exchange
from ir_annotator.formats.labels import json_shape as shape
from ir_annotator.formats.labels.exchange import KEY, ToolLabels, ToolSpan
from ir_annotator.formats.labels.label_studio_config import CLAIMS, OF_QUESTION, PRIMARY, TOPICS, write_config
from ir_annotator.formats.labels.preset import About, Start
from ir_annotator.formats.labels.read_line import ReadLine

_DATA = ("qa_id", "fingerprint", "index", "scheme")
_LONG_AGO = "1970-01-01T00:00:00Z"
_REGIONS = frozenset(("labels", "hypertextlabels"))
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")
CONFIG = ".config.xml"
"""Ending of the labelling configuration, behind the name of the file."""


def write(path: Path, rows: Iterable[StoredQA], about: About) -> None:
    """Write an array with a task on each line, and the labelling configuration beside it."""
    with path.open("wb") as stream:
        stream.write(b"[")
        for number, task in enumerate(tasks(rows, about)):
            stream.write(b",\n" if number else b"\n")
            stream.write(orjson.dumps(task))
        stream.write(b"\n]\n")
    write_config(path.with_name(path.name + CONFIG), about.scheme)


class Owned:
    """Ids of the judgements and attributes for which there are controls."""

    def __init__(self, scheme: Scheme) -> None:
        self.judgements = [one.id for one in scheme.judgements if one.kind is not Kind.NUMBERS]
        self.attributes = [one.id for one in scheme.attributes if one.kind is not Kind.NUMBERS]


def tasks(rows: Iterable[StoredQA], about: About) -> Iterator[dict[str, Any]]:
    """Yield a task for each Q&A; the rows of one stand together."""
    owned = Owned(about.scheme)
    for qa_id, found in groupby(exchange.natives(rows, about), lambda native: native["qa_id"]):
        natives = list(found)
        said = [native for native in natives if native["annotator"] or native["status"] != "todo"]
        annotations = [_annotation(native, owned) for native in said]
        yield {"id": number_of(qa_id), "data": _data(natives[0]), "annotations": annotations, "predictions": []}


def number_of(*name: str) -> int:
    """Return a whole number that stands for a name in every export: Label Studio has no other ids."""
    return int.from_bytes(hashlib.blake2b("\n".join(name).encode(), digest_size=6).digest(), "big")


def _data(native: dict[str, Any]) -> dict[str, Any]:
    texts = {"question": native["question"], "answer": native["answer"]}
    named = {key: native[key] for key in ("qa_id", "index", "scheme")}
    return {**texts, **named, "fingerprint": native["record"]["fingerprint"], **exchange.about_record(native)}


def _annotation(native: dict[str, Any], owned: Owned) -> dict[str, Any]:
    at = native["updated_at"] or _LONG_AGO
    return {
        "id": number_of(native["qa_id"], native["annotator"], native["layer"]),
        "completed_by": number_of(native["annotator"]),
        "result": list(_result(native, owned)),
        "was_cancelled": native["status"] == "skipped",
        "ground_truth": native["layer"] == "gold",
        "created_at": at,
        "updated_at": at,
        "lead_time": native["seconds"],
    }


def _result(native: dict[str, Any], owned: Owned) -> Iterator[dict[str, Any]]:
    """Yield what one annotator said: choices for the Q&A, regions with their attributes, and the rest as JSON."""
    name = native["qa_id"]
    if native["topics"]:
        yield _choices(f"{name}-topics", TOPICS, native["topics"])
    if native["primary_topic"] is not None:
        yield _choices(f"{name}-primary", PRIMARY, [native["primary_topic"]])
    for key, value in native["judgements"].items():
        if value is not None and key in owned.judgements:
            yield _choices(f"{name}-{key}", key, [str(value)])
    for claim in native["claims"]:
        yield from _region(claim, owned.attributes)
    rest = {**exchange.rest_of(native, without=_DATA), "owned": [*owned.judgements, *owned.attributes]}
    del rest["fingerprint"]
    text = orjson.dumps(rest).decode()
    yield {
        "id": f"{name}-rest",
        "from_name": KEY,
        "to_name": "answer",
        "type": "textarea",
        "value": {"text": [text]},
    }


def _choices(result_id: str, name: str, values: list[str]) -> dict[str, Any]:
    return {"id": result_id, "from_name": name, "to_name": "answer", "type": "choices", "value": {"choices": values}}


def _region(claim: dict[str, Any], owned: list[str]) -> Iterator[dict[str, Any]]:
    field = claim["field"]
    place = {"start": claim["start"], "end": claim["end"], "text": claim["text"]}
    common = {"id": claim["id"], "to_name": field}
    yield {**common, "from_name": CLAIMS[field], "type": "labels", "value": {**place, "labels": [claim["type"]]}}
    for key in owned:
        if key in claim["attributes"]:
            name = key + OF_QUESTION if field == "question" else key
            value = {**place, "choices": [str(claim["attributes"][key])]}
            yield {**common, "from_name": name, "type": "choices", "value": value}


# ── reading ──────────────────────────────────────────────────────────────────


def begins(start: Start) -> bool:
    """Tell whether a file that begins like this is an array of tasks."""
    first = start.first
    return start.is_array and first is not None and isinstance(first.get("data"), dict) and "id" in first


def read(path: Path) -> Iterator[ReadLine | Problem]:
    """Yield each annotation of each task; a task without any is a line without labels if it is ours."""
    return exchange.read_each(json_items.items(path), str(path), _of_task)


def _of_task(task: dict[str, Any], file: str, number: int) -> Iterator[ReadLine | Problem]:
    data = task.get("data")
    if not isinstance(data, dict):
        raise exchange.no_texts()
    annotations = shape.items({"annotations": task.get("completions", []), **task}, "annotations")
    ours = {key: data[key] for key in _DATA if key in data} if all(key in data for key in _DATA) else {}
    if not annotations and ours:
        rest = {**exchange.BLANK_REST, **ours, "status": "todo", "claims": []}
        yield exchange.read_line(ToolLabels(*exchange.texts_of(data)[:2], [], [], rest), file, number)
    for annotation in annotations:
        if isinstance(annotation, dict):
            yield exchange.read_line(_labels(annotation, data, ours), file, number)


def _labels(annotation: dict[str, Any], data: dict[str, Any], ours: dict[str, Any]) -> ToolLabels:
    question, answer, whole = exchange.texts_of(data)
    result = [one for one in shape.items({"result": [], **annotation}, "result") if isinstance(one, dict)]
    rest = rest_in(_value(one).get("text") for one in result if one.get("from_name") == KEY) if ours else {}
    owned = frozenset(rest.pop("owned", ()))
    topics, said, spans = _taken_apart(result, whole, owned)
    primary = said.pop(PRIMARY, None)
    if rest:
        rest |= {**ours, "judgements": exchange.judged(rest.get("judgements"), said, owned), "primary_topic": primary}
        spans = [with_own_values(span, rest) for span in spans]
        return ToolLabels(question, answer, topics, spans, rest)
    about = {"primary_topic": primary, "judgements": said, **said_of(annotation)}
    return ToolLabels(question, answer, topics, spans, whole=whole, said=about)


def rest_in(texts: Iterable[Any]) -> dict[str, Any]:
    """Return what our own file keeps as JSON in a text area, or {}."""
    for text in texts:
        try:
            found = orjson.loads(text[0] if isinstance(text, list) else text)
        except (orjson.JSONDecodeError, IndexError):
            continue
        if isinstance(found, dict):
            return found
    return {}


def with_own_values(span: ToolSpan, rest: Mapping[str, Any]) -> ToolSpan:
    """Return a span whose attributes are whole numbers where ours were."""
    nothing: dict[str, Any] = {"attributes": {}}
    before = next((claim for claim in rest.get("claims", ()) if claim["id"] == span.id), nothing)
    return dataclasses.replace(span, attributes=exchange.judged(before["attributes"], span.attributes, span.owned))


def _taken_apart(
    result: list[dict[str, Any]], whole: str, owned: frozenset[str]
) -> tuple[list[str], dict[str, Any], list[ToolSpan]]:
    """Return topics, single choices for the whole text, and the regions with their choices."""
    topics: list[str] = []
    said: dict[str, Any] = {}
    of_region: dict[str, dict[str, str]] = {}
    for one in result:
        value, name = _value(one), str(one.get("from_name"))
        choices = [str(choice) for choice in _listed(value.get("choices"))]
        if one.get("type") == "taxonomy":
            topics += [str(path[-1]) for path in _listed(value.get("taxonomy")) if path]
        elif choices and "start" in value:
            of_region.setdefault(str(one.get("id")), {})[name.removesuffix(OF_QUESTION)] = choices[0]
        elif choices and (name == TOPICS or len(choices) > 1):
            topics += choices
        elif choices:
            said[name] = choices[0]
    spans = [_span(one, whole, of_region, owned) for one in result if one.get("type") in _REGIONS]
    return topics, said, spans


def _value(one: dict[str, Any]) -> dict[str, Any]:
    value = one.get("value")
    return value if isinstance(value, dict) else {}


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _span(one: dict[str, Any], whole: str, of_region: dict[str, dict[str, str]], owned: frozenset[str]) -> ToolSpan:
    """Return a region as a span, with the choices made for it."""
    value, made = _value(one), str(one.get("id") or "")
    field = "text" if whole else "question" if one.get("to_name") == "question" else "answer"
    return span_of(value, field, made, of_region.get(made, {}), owned)


def span_of(
    value: dict[str, Any],
    field: str,
    made: str = "",
    attributes: Mapping[str, str] = MappingProxyType({}),
    owned: frozenset[str] = frozenset(),
) -> ToolSpan:
    """Return the span that the value of a region is.

    Raises:
        Problem: ``bad_line`` if it is none.
    """
    labels = _listed(value.get("labels")) or _listed(value.get("hypertextlabels"))
    shape.fields({"start": value.get("start"), "end": value.get("end")}, "result", frozenset(("start", "end")))
    start, end = shape.whole(value, "start"), shape.whole(value, "end", 1)
    quote = value.get("text") if isinstance(value.get("text"), str) else ""
    label = str(labels[0]) if labels else ""
    return ToolSpan(field, start, end, label, quote=quote or "", id=made, attributes=attributes, owned=owned)


def said_of(annotation: dict[str, Any]) -> dict[str, Any]:
    """Return who said it, when, and whether it is finished, in a file that is not ours."""
    who = annotation.get("completed_by")
    if isinstance(who, dict):
        who = who.get("email") or who.get("username") or who.get("id")
    seconds, at = annotation.get("lead_time"), str(annotation.get("updated_at") or annotation.get("created_at") or "")
    return {
        "annotator": "" if who is None else str(who),
        "status": "skipped" if annotation.get("was_cancelled") else "done",
        "updated_at": f"{at[:19]}Z" if _TIME.match(at) else "",
        "seconds": float(seconds) if isinstance(seconds, (int, float)) and seconds >= 0 else 0.0,
    }
