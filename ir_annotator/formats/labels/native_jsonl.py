"""The native format ``ir-annotator/1``, labels as JSON lines: written here, read back by ``native_reading``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from ir_annotator.domain.annotation import LabelledQA
from ir_annotator.domain.scheme import Scheme
from ir_annotator.domain.stored import StoredClaim, StoredQA, StoredRecord
from ir_annotator.formats.labels.native_reading import FORMAT
from ir_annotator.formats.labels.preset import About

_REMEMBERED = 4096
"""Different values that are not put in order twice."""


def line(labelled: LabelledQA, scheme: Scheme) -> bytes:
    """Return one line, newline included, always the same bytes for the same labels.

    Raises:
        ValueError: If a claim lies neither in the question nor in the answer.
    """
    return Lines(scheme).line(StoredQA.of(labelled))


def write(path: Path, rows: Iterable[StoredQA], about: About) -> None:
    """Write the rows as lines."""
    lines = Lines(about.scheme)
    with path.open("wb") as stream:
        for row in rows:
            stream.write(lines.line(row))


class Lines:
    """Makes lines with everything in the order of one scheme; what is JSON already is passed on as it is."""

    def __init__(self, scheme: Scheme) -> None:
        self._topic_places = _places(topic.id for topic in scheme.all_topics())
        self._judgement_ids = [attribute.id for attribute in scheme.judgements]
        self._attribute_places = _places(attribute.id for attribute in scheme.attributes)
        self._fact_places = {one.id: _places(field.id for field in one.fields) for one in scheme.attributes}
        self._topics_of = lru_cache(_REMEMBERED)(self._topics)
        self._judgements_of = lru_cache(_REMEMBERED)(self._judgements)
        self._attributes_of = lru_cache(_REMEMBERED)(self._attributes)
        self._last: tuple[StoredRecord, orjson.Fragment] | None = None

    def line(self, row: StoredQA) -> bytes:
        """Return one line, newline included.

        Raises:
            ValueError: If a claim lies neither in the question nor in the answer.
        """
        data = {
            "format": FORMAT,
            "qa_id": row.qa_id,
            "record": self._record(row.record),
            "index": row.position,
            "question": row.question_text(),
            "answer": row.answer_text(),
            "annotator": row.annotator,
            "layer": row.layer,
            "status": row.status,
            "scheme": row.scheme,
            "offsets": "codepoint",
            "topics": self._topics_of(row.topics),
            "primary_topic": row.primary_topic,
            "judgements": self._judgements_of(row.judgements),
            "claims": [self._claim(claim, row) for claim in row.claims],
            "note": row.note,
            "flagged": row.flagged,
            "flag_reason": row.flag_reason,
            "decision": row.decision and _decision(row.decision),
            "updated_at": row.updated_at,
            "seconds": round(row.seconds, 1),
        }
        return orjson.dumps(data, option=orjson.OPT_APPEND_NEWLINE)

    def _record(self, record: StoredRecord) -> orjson.Fragment:
        if self._last is None or self._last[0] is not record:
            self._last = (record, orjson.Fragment(orjson.dumps(_record(record))))
        return self._last[1]

    def _topics(self, stored: str) -> orjson.Fragment:
        return _fragment(_in_order(orjson.loads(stored), self._topic_places))

    def _judgements(self, stored: str) -> orjson.Fragment:
        """Return every judgement of the scheme, null where it is not set, then what the scheme does not know."""
        values = orjson.loads(stored)
        known = {key: values.get(key) for key in self._judgement_ids}
        return _fragment(known | {key: values[key] for key in sorted(values.keys() - known.keys())})

    def _attributes(self, stored: str) -> orjson.Fragment:
        """Return what is set, in the scheme's order; unknown attributes follow by name, so that bytes never vary."""
        values = orjson.loads(stored)
        found: dict[str, Any] = {}
        for key in _in_order(sorted(values), self._attribute_places):
            value = values[key]
            if isinstance(value, list):
                places = self._fact_places.get(key, {})
                value = [{name: fact[name] for name in _in_order(sorted(fact), places)} for fact in value]
            if value != []:
                found[key] = value
        return _fragment(found)

    def _claim(self, claim: StoredClaim, row: StoredQA) -> dict[str, Any]:
        claim_id, first, last, quote, kind, attributes, note = claim
        field, start = row.home_of(claim)
        return {
            "id": claim_id,
            "field": field,
            "start": first - start,
            "end": last - start,
            "text": quote,
            "type": kind,
            "attributes": self._attributes_of(attributes),
            "note": note,
        }


def _fragment(value: object) -> orjson.Fragment:
    return orjson.Fragment(orjson.dumps(value))


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _in_order(found: Iterable[str], places: Mapping[str, int]) -> list[str]:
    """Return ``found`` in the scheme's order, what the scheme does not know last."""
    last = len(places)
    return sorted(found, key=lambda name: places.get(name, last))


def _record(record: StoredRecord) -> dict[str, Any]:
    form = orjson.loads(record.form)
    people = form["participant_list"]
    return {
        "fingerprint": record.fingerprint,
        "file": record.file,
        "code": form["code"],
        "name": form["name"],
        "number": form["number"],
        "exchange": form["exchange"],
        "categories": form["categories"],
        "participants": [{"organisation": organisation, "person": person} for organisation, person in people],
        "dates": form["dates"],
        "place": form["place"],
        "hosts": form["hosts"],
        "date": form["date"],
    }


def _decision(stored: str) -> dict[str, Any]:
    decision = orjson.loads(stored)
    return {key: decision[key] for key in ("source", "by", "from", "reason")}
