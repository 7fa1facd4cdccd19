"""JSON_MIN of Label Studio, as its own converter makes it of the tasks in ``label_studio``: one entry an annotation.

The shape depends on the data: one choice is a text, several are an object, none is no key at all. The choices of
regions lose their place, skipped annotations are left out, and those of one task come with the latest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats import json_items
from ir_annotator.formats.labels import exchange, label_studio
from ir_annotator.formats.labels.exchange import KEY, ToolLabels, ToolSpan
from ir_annotator.formats.labels.label_studio_config import CLAIMS, PRIMARY, TOPICS
from ir_annotator.formats.labels.preset import About, Start
from ir_annotator.formats.labels.read_line import ReadLine

_ANNOTATION = ("annotation_id", "created_at", "updated_at", "lead_time")
_OURS = ("qa_id", "fingerprint", "index", "scheme")
_KINDS = {"labels": "Labels", "choices": "Choices", "textarea": "TextArea"}


def takes(row: StoredQA) -> bool:
    """Tell whether the format has room for a row: what was skipped is not in it."""
    return row.status != "skipped"


def write(path: Path, rows: Iterable[StoredQA], about: About) -> None:
    """Write an entry for each row."""
    with path.open("wb") as stream:
        stream.write(b"[\n")
        between = b""
        for task in label_studio.tasks(rows, about):
            for entry in _entries(task):
                stream.write(between + orjson.dumps(entry, option=orjson.OPT_INDENT_2))
                between = b",\n"
        stream.write(b"\n]")


def _entries(task: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if not task["annotations"]:
        yield {**task["data"], "id": task["id"], "annotator": None, **dict.fromkeys(_ANNOTATION)}
    for annotation in sorted(task["annotations"], key=lambda one: str(one["created_at"]), reverse=True):
        entry = {**task["data"], "id": task["id"]}
        outputs: dict[str, list[dict[str, Any]]] = {}
        for one in annotation["result"]:
            outputs.setdefault(one["from_name"], []).append({**one["value"], "type": _KINDS[one["type"]]})
        entry |= {name: _prettified(values) for name, values in outputs.items()}
        entry["annotator"] = annotation["completed_by"]
        entry["annotation_id"] = annotation["id"]
        yield entry | {key: annotation[key] for key in _ANNOTATION[1:]}


def _prettified(values: list[dict[str, Any]]) -> Any:  # noqa: ANN401 -- JSON of many shapes
    """Return the values of one control in the shape that the converter gives them."""
    found: list[Any] = []
    for value in values:
        kind = value.pop("type")
        if kind == "Choices" and len(value["choices"]) == 1:
            found.append(value["choices"][0])
        elif kind == "TextArea" and len(value["text"]) == 1:
            found.append(value["text"][0])
        else:
            found.append(value)
    return found[0] if kind in ("Choices", "TextArea") and len(found) == 1 else found


# ── reading ──────────────────────────────────────────────────────────────────


def begins(start: Start) -> bool:
    """Tell whether a file that begins like this is an array of entries that say who annotated them."""
    return start.is_array and start.first is not None and {"annotator", "annotation_id"} <= start.first.keys()


def read(path: Path) -> Iterator[ReadLine | Problem]:
    """Yield each entry."""
    return exchange.read_alone(json_items.items(path), str(path), _labels)


def _labels(entry: dict[str, Any]) -> ToolLabels:
    question, answer, whole = exchange.texts_of(entry)
    ours = {key: entry[key] for key in _OURS if key in entry}
    is_ours = len(ours) == len(_OURS)
    if is_ours and entry["annotation_id"] is None:
        rest = {**exchange.BLANK_REST, **ours, "status": "todo", "claims": []}
        return ToolLabels(question, answer, [], [], rest)
    rest = label_studio.rest_in([entry[KEY]]) if is_ours and KEY in entry else {}
    owned = frozenset(rest.pop("owned", ()))
    topics = _chosen(entry.get(TOPICS)) if rest else _topics(entry)
    spans = _spans(entry, whole)
    if not rest:
        return ToolLabels(question, answer, topics, spans, whole=whole, said=_said(entry))
    said = {key: str(entry[key]) for key in rest["judgements"] if key in owned and key in entry}
    judgements = exchange.judged(rest["judgements"], said, owned)
    rest |= {**ours, "judgements": judgements, "primary_topic": entry.get(PRIMARY)}
    return ToolLabels(question, answer, topics, spans, rest)


def _chosen(value: object) -> list[str]:
    """Return the choices that were made by one control, whatever shape they were given."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [str(one) for one in value.get("choices", ())]
    return []


def _topics(entry: dict[str, Any]) -> list[str]:
    """Return what an entry that is not ours chooses for the text, and the last step of each path of a taxonomy."""
    chosen = [one for value in entry.values() if isinstance(value, dict) for one in _chosen(value)]
    for name, value in entry.items():
        if isinstance(value, str) and "topic" in name.casefold() and name != PRIMARY:
            chosen.append(value)
        for one in value if isinstance(value, list) else ():
            if isinstance(one, dict) and isinstance(one.get("taxonomy"), list):
                chosen += [str(path[-1]) for path in one["taxonomy"] if path]
    return chosen


def _spans(entry: dict[str, Any], whole: str) -> list[ToolSpan]:
    found = []
    for name, value in entry.items():
        field = "text" if whole else "question" if name == CLAIMS["question"] else "answer"
        regions = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
        found += [label_studio.span_of(one, field) for one in regions if "labels" in one or "hypertextlabels" in one]
    return found


def _said(entry: dict[str, Any]) -> dict[str, Any]:
    primary = entry.get(PRIMARY)
    about = label_studio.said_of({**entry, "completed_by": entry["annotator"]})
    return {**about, "primary_topic": primary if isinstance(primary, str) else None}
