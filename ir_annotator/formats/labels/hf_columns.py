"""The columns of the Hugging Face folder: what each row holds, its type, and the way back to our native lines.

Arrow gives a column one type and takes it from the first lines. So every line has the same keys, what is not said is
an empty text (or -1 where ids are numbers) and never null, and what has no fixed shape is JSON in a text. Days and
times stand in the basic form of ISO 8601 (20250312): Arrow takes the other form for a time stamp, and ``datasets``
turns that into another text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

import orjson

from ir_annotator.domain.scheme import Attribute, Kind, Scheme
from ir_annotator.formats.labels.native_reading import FORMAT

Feature: TypeAlias = "str | list[Any] | dict[str, Any]"
"""A type of Arrow as text, a list of one feature, or fields with theirs."""

LISTS = ("topics", "claims", "categories", "participants", "dates")
"""Columns whose type nobody can tell where all their lists are empty."""
_RECORD_TEXTS = ("fingerprint", "file", "code", "name", "number", "exchange", "place", "hosts", "date")
_OTHER = "_other"
"""No id of a scheme begins like this."""
_NOT_SAID: dict[str, object] = {"string": "", "int64": -1}
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?")
_EXTENDED = ("{0}-{1}-{2}", "{0}-{1}-{2}T{3}:{4}:{5}Z")
_PEOPLE: Feature = [{"organisation": "string", "person": "string"}]


class _Slot(NamedTuple):
    """A judgement or attribute as a field: its id, and how its value is written."""

    id: str
    dtype: str = "string"
    is_list: bool = False

    def holds(self, value: object) -> bool:
        """Tell whether a value can be written here and read again; a list is the only text that begins with [."""
        if self.is_list:
            return isinstance(value, list) and bool(value)
        if self.dtype == "int64":
            return isinstance(value, int) and value >= 0
        return isinstance(value, str) and value != "" and not value.startswith("[")

    def written(self, value: object) -> object:
        return orjson.dumps(value).decode() if self.is_list else value


class Columns:
    """Turns native lines into rows with columns for one scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self._judgements, self._attributes = _slots(scheme.judgements), _slots(scheme.attributes)
        self._order = tuple(self.features())

    def features(self) -> dict[str, Feature]:
        """Return the columns in order, each with its type."""
        claim: dict[str, Feature] = {"id": "string", "field": "string", "start": "int64", "end": "int64"}
        claim |= {"text": "string", "type": "string", "attributes": self._fields(self._attributes), "note": "string"}
        texts: dict[str, Feature] = {"qa_id": "string", "index": "int64", "question": "string", "answer": "string"}
        labels: dict[str, Feature] = {"topics": ["string"], "primary_topic": "string"}
        labels |= {"judgements": self._fields(self._judgements), "claims": [claim]}
        who = dict.fromkeys(("annotator", "layer", "status", "scheme", "note", "flag_reason", "decision"), "string")
        record: dict[str, Feature] = dict.fromkeys(_RECORD_TEXTS, "string")
        record |= {"categories": ["string"], "participants": _PEOPLE, "dates": ["string"]}
        more: dict[str, Feature] = {"flagged": "bool", "updated_at": "string", "seconds": "float64"}
        return {**texts, **labels, **who, **more, **record}

    def row(self, native: dict[str, Any]) -> dict[str, Any]:
        """Return the row of a native line, its keys in the order of the features."""
        record = native["record"]
        found = {key: value for key, value in native.items() if key not in ("record", "format", "offsets")}
        found |= record
        found |= {"date": _basic(record["date"]), "dates": [_basic(each) for each in record["dates"]]}
        found["updated_at"] = _basic(native["updated_at"])
        found["primary_topic"] = native["primary_topic"] or ""
        found["judgements"] = _put(self._judgements, native["judgements"])
        found["decision"] = orjson.dumps(native["decision"]).decode() if native["decision"] else ""
        found["claims"] = [
            {**claim, "attributes": _put(self._attributes, claim["attributes"])} for claim in native["claims"]
        ]
        return {name: found[name] for name in self._order}

    @staticmethod
    def _fields(slots: list[_Slot]) -> Feature:
        return {slot.id: slot.dtype for slot in slots} | {_OTHER: "string"}


def native_of(row: dict[str, Any]) -> dict[str, Any]:
    """Return the native line of a row, as an object.

    Raises:
        KeyError, TypeError, ValueError: If a key is missing or a value is of another kind.
    """
    record = {key: row[key] for key in (*_RECORD_TEXTS, "categories", "participants", "dates")}
    kept = {key: value for key, value in row.items() if key not in record}
    record |= {"date": _extended(row["date"]), "dates": [_extended(each) for each in row["dates"]]}
    return {
        **kept,
        "updated_at": _extended(row["updated_at"]),
        "format": FORMAT,
        "record": record,
        "offsets": "codepoint",
        "primary_topic": row["primary_topic"] or None,
        "judgements": _taken(row["judgements"]),
        "claims": [{**claim, "attributes": _taken(claim["attributes"])} for claim in row["claims"]],
        "decision": orjson.loads(row["decision"]) if row["decision"] else None,
    }


def _basic(iso: str) -> str:
    return iso.replace("-", "").replace(":", "")


def _extended(iso: str) -> str:
    match = _BASIC.fullmatch(iso)
    return _EXTENDED[bool(match[4])].format(*match.groups()) if match else iso


def _slots(attributes: Iterable[Attribute]) -> list[_Slot]:
    """Return the fields for attributes; one whose values have no one type has none and stands under ``_other``."""
    found = []
    for attribute in attributes:
        kinds = {type(choice.id) for choice in attribute.choices}
        if attribute.kind is Kind.NUMBERS:
            found.append(_Slot(attribute.id, is_list=True))
        elif attribute.kind is Kind.TOPIC or kinds == {str}:
            found.append(_Slot(attribute.id))
        elif kinds == {int}:
            found.append(_Slot(attribute.id, "int64"))
    return found


def _put(slots: list[_Slot], values: dict[str, Any]) -> dict[str, Any]:
    """Return a field for each slot; values that fit none stand as JSON under ``_other``."""
    found: dict[str, Any] = {}
    rest = {key: value for key, value in values.items() if value is not None}
    for slot in slots:
        holds = slot.holds(rest.get(slot.id))
        found[slot.id] = slot.written(rest.pop(slot.id)) if holds else _NOT_SAID[slot.dtype]
    return found | {_OTHER: orjson.dumps(rest).decode() if rest else ""}


def _taken(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the values in fields."""
    found = {}
    for key, value in fields.items():
        if key != _OTHER and value not in ("", -1, None):
            found[key] = orjson.loads(value) if isinstance(value, str) and value.startswith("[") else value
    return found | (orjson.loads(fields[_OTHER]) if fields.get(_OTHER) else {})
