"""JSON lines of doccano's projects for intents and slots: topics are ``cats``, claims are ``entities``.

Doccano counts UTF-16 units (doccano/doccano#2290), tells nobody who labelled what, and turns whole numbers that stand
on some lines only into fractions: so every line has the same keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats import json_items
from ir_annotator.formats.labels import exchange
from ir_annotator.formats.labels import json_shape as shape
from ir_annotator.formats.labels.exchange import KEY, ToolLabels, ToolSpan
from ir_annotator.formats.labels.offsets import Ruler, Unit
from ir_annotator.formats.labels.preset import About, Start
from ir_annotator.formats.labels.read_line import ReadLine

_LABELS = frozenset(("cats", "entities", "label", "labels"))


def write(path: Path, rows: Iterable[StoredQA], about: About) -> None:
    """Write a line for each row."""
    with path.open("wb") as stream:
        for number, native in enumerate(exchange.natives(rows, about), 1):
            stream.write(orjson.dumps(_line(native, number), option=orjson.OPT_APPEND_NEWLINE))


def _line(native: dict[str, Any], number: int) -> dict[str, Any]:
    text, answer_start = exchange.joined_text(native)
    ruler = Ruler(text)
    begins = {"question": 0, "answer": answer_start}
    entities = []
    for claim in native["claims"]:
        home = begins[claim["field"]]
        entities.append([ruler.utf16(home + claim["start"]), ruler.utf16(home + claim["end"]), claim["type"]])
    return {
        "id": number,
        "text": text,
        "cats": native["topics"],
        "entities": entities,
        **exchange.about_record(native),
        "annotator": native["annotator"],
        "status": native["status"],
        KEY: {**exchange.rest_of(native), "answer_start": answer_start},
    }


def begins(start: Start) -> bool:
    """Tell whether a file that begins like this is one of doccano's: text classification, sequences, or both."""
    first = start.first
    return (
        not start.is_array and first is not None and isinstance(first.get("text"), str) and bool(_LABELS & first.keys())
    )


def read(path: Path) -> Iterator[ReadLine | Problem]:
    """Yield the labelled text of each line."""
    return exchange.read_alone(json_items.lines(path), str(path), _labels)


def _labels(data: dict[str, Any]) -> ToolLabels:
    text = shape.text(data, "text") if "text" in data else ""
    topics, spans = _topics_and_spans(data)
    rest = data.get(KEY)
    if not isinstance(rest, dict):
        placed = [ToolSpan("text", start, end, label, Unit.UTF16, id=made) for start, end, label, made in spans]
        return ToolLabels("", "", topics, placed, whole=text, said=_said(data))
    rest = dict(rest)
    answer_start = rest.pop("answer_start", None)
    question, answer = exchange.parted_text(text, answer_start)
    ruler, found = Ruler(text), []
    for start, end, label, _ in spans:
        place = ruler.span(start, end, Unit.UTF16)
        if place is None:
            raise exchange.no_such_span(start, end, label)
        found.append(ToolSpan(*exchange.in_field(*place, answer_start), label))
    return ToolLabels(question, answer, topics, found, rest)


def _topics_and_spans(data: dict[str, Any]) -> tuple[list[str], list[tuple[int, int, str, str]]]:
    """Return topics, and spans as start, end, label and id, from whatever kind of project they are."""
    topics: list[str] = []
    spans: list[tuple[int, int, str, str]] = []
    for key in ("cats", "entities", "label", "labels"):
        for item in _listed(data.get(key)):
            if isinstance(item, str):
                topics.append(item)
            else:
                spans.append(_span(item))
    return topics, spans


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _span(item: Any) -> tuple[int, int, str, str]:  # noqa: ANN401 -- JSON
    """Return a span that is written as a list of three, or as an object."""
    if isinstance(item, list) and len(item) == 3:  # noqa: PLR2004 -- start, end, label
        item = dict(zip(("start_offset", "end_offset", "label"), item, strict=True))
    data = shape.fields(item, "entities", frozenset(("start_offset", "end_offset", "label")), frozenset(("id",)))
    made = f"doccano-{data['id']}" if "id" in data else ""
    return shape.whole(data, "start_offset"), shape.whole(data, "end_offset", 1), shape.text(data, "label"), made


def _said(data: dict[str, Any]) -> dict[str, Any]:
    """Return what a file that is not ours says besides, where somebody kept it in the meta data."""
    annotator = data.get("annotator", data.get("username"))
    return {"annotator": annotator} if isinstance(annotator, str) else {}
