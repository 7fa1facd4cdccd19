"""JSON lines as Prodigy's ``db-out`` writes them: claims are spans over character tokens, topics are accepted options.

Prodigy counts code points. Chinese needs a token for each character: a span that does not begin and end at a token is
refused when a model is trained.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Scheme
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats import json_items
from ir_annotator.formats.labels import exchange
from ir_annotator.formats.labels import json_shape as shape
from ir_annotator.formats.labels.exchange import KEY, ToolLabels, ToolSpan
from ir_annotator.formats.labels.preset import About, Start
from ir_annotator.formats.labels.read_line import ReadLine

_ANSWERS = {"done": "accept", "in_progress": "accept", "skipped": "ignore"}
_STATUSES = {"accept": "done", "ignore": "skipped", "reject": "skipped"}
_OURS = frozenset(("_input_hash", "_task_hash", "_view_id"))


def write(path: Path, rows: Iterable[StoredQA], about: About) -> None:
    """Write a line for each row."""
    options = _options(about.scheme)
    with path.open("wb") as stream:
        for native in exchange.natives(rows, about):
            stream.write(orjson.dumps(_line(native, options), option=orjson.OPT_APPEND_NEWLINE))


def _options(scheme: Scheme) -> list[dict[str, str]]:
    return [{"id": topic.id, "text": topic.name.zh} for topic in scheme.all_topics()]


def _line(native: dict[str, Any], options: list[dict[str, str]]) -> dict[str, Any]:
    text, answer_start = exchange.joined_text(native)
    begins = {"question": 0, "answer": answer_start}
    spans = [_span(claim, begins[claim["field"]]) for claim in native["claims"]]
    known = {option["id"] for option in options}
    more = [{"id": topic, "text": topic} for topic in native["topics"] if topic not in known]
    input_hash = _hash(text)
    record = native["record"]
    return {
        "text": text,
        "meta": {"record": f"{record['code']}/{record['number']}", "qa": native["index"], "company": record["name"]},
        "tokens": [
            {"text": char, "start": place, "end": place + 1, "id": place, "ws": False}
            for place, char in enumerate(text)
        ],
        "spans": spans,
        "options": options + more,
        "accept": native["topics"],
        "answer": _ANSWERS.get(native["status"]),
        "_input_hash": input_hash,
        "_task_hash": _hash(f"{input_hash}\n{native['qa_id']}\n{native['annotator']}\n{native['layer']}"),
        "_view_id": "blocks",
        "_timestamp": _timestamp(native["updated_at"]),
        "_session_id": native["annotator"],
        "_annotator_id": native["annotator"],
        KEY: {**exchange.rest_of(native), "answer_start": answer_start},
    }


def _span(claim: dict[str, Any], begins: int) -> dict[str, Any]:
    start, end = begins + claim["start"], begins + claim["end"]
    return {"start": start, "end": end, "token_start": start, "token_end": end - 1, "label": claim["type"]}


def _hash(text: str) -> int:
    """Return a whole number of 32 bits, with sign, as Prodigy tells tasks apart."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big", signed=True)


def _timestamp(at: str) -> int:
    return int(dt.datetime.fromisoformat(at).timestamp()) if at else 0


def begins(start: Start) -> bool:
    """Tell whether a file that begins like this is Prodigy's."""
    return not start.is_array and start.first is not None and bool(_OURS & start.first.keys())


def read(path: Path) -> Iterator[ReadLine | Problem]:
    """Yield the labelled text of each line."""
    return exchange.read_alone(json_items.lines(path), str(path), _labels)


def _labels(data: dict[str, Any]) -> ToolLabels:
    text = shape.text(data, "text") if "text" in data else ""
    topics = [str(one) for one in shape.items({"accept": [], **data}, "accept")]
    spans = [_read_span(span) for span in shape.items({"spans": [], **data}, "spans")]
    if isinstance(data.get("label"), str):  # a project that asks whether one label fits
        topics = [data["label"]] if data.get("answer") == "accept" else []
    rest = data.get(KEY)
    if not isinstance(rest, dict):
        placed = [ToolSpan("text", start, end, label) for start, end, label in spans]
        return ToolLabels("", "", topics, placed, whole=text, said=_said(data))
    rest = dict(rest)
    answer_start = rest.pop("answer_start", None)
    question, answer = exchange.parted_text(text, answer_start)
    found = [ToolSpan(*exchange.in_field(start, end, answer_start), label) for start, end, label in spans]
    return ToolLabels(question, answer, topics, found, rest)


def _read_span(span: object) -> tuple[int, int, str]:
    data = span if isinstance(span, dict) else {}
    data = {key: data[key] for key in ("start", "end", "label") if key in data}
    shape.fields(data, "spans", frozenset(("start", "end", "label")))
    return shape.whole(data, "start"), shape.whole(data, "end", 1), shape.text(data, "label")


def _said(data: dict[str, Any]) -> dict[str, Any]:
    who = data.get("_annotator_id") or data.get("_session_id") or ""
    at = data.get("_timestamp")
    said: dict[str, Any] = {"annotator": str(who), "status": _STATUSES.get(str(data.get("answer")), "in_progress")}
    if isinstance(at, int) and 0 < at < 2**40:
        said["updated_at"] = dt.datetime.fromtimestamp(at, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return said
