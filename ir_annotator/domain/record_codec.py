"""Records as JSON and back, for packages: what is read is checked, for anybody may have written it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ir_annotator.domain.admission import are_in_text
from ir_annotator.domain.codec import qas_from_json, qas_to_json
from ir_annotator.domain.record import Doubt, Form, Look, Participant, Record
from ir_annotator.domain.span import Span
from ir_annotator.domain.typed import is_well_formed

_FORBIDDEN = ("\r", "\0")
"""What no record text holds: newline is ``\\n`` only."""


def record_to_json(record: Record) -> dict[str, Any]:
    """Return a record ready for JSON, all but where it was read from on this machine."""
    form = {field.name: getattr(record.form, field.name) for field in fields(record.form)}
    form["participant_list"] = [(one.organisation, one.person) for one in record.form.participant_list]
    form["other_fields"] = list(record.form.other_fields.items())  # pairs: the rows keep their order
    return {
        "fingerprint": record.fingerprint,
        "file": record.file,
        "format": record.format,
        "form": form,
        "text": record.text,
        "qas": qas_to_json(record.qas),
        "confidence": record.confidence,
        "warnings": [(doubt.code, doubt.message, doubt.span.start, doubt.span.end) for doubt in record.warnings],
        "looks": [(look.page, look.top, look.bold, look.indent) for look in record.looks],
        "checked": record.checked,
    }


def record_from_json(data: Mapping[str, Any]) -> Record:
    """Return the record that ``record_to_json`` wrote.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: If it is not what the program writes: a field of another
            type, a text whose fingerprint is another one, Q&As outside of it.
    """
    form = dict(data["form"])
    for name in ("categories", "dates"):
        form[name] = tuple(form[name])
    form["participant_list"] = tuple(Participant(*one) for one in form["participant_list"])
    form["other_fields"] = dict(form["other_fields"])
    record = Record(
        file=data["file"],
        format=data["format"],
        form=Form(**form),
        text=data["text"],
        qas=qas_from_json(data["qas"]),
        confidence=data["confidence"],
        warnings=tuple(Doubt(code, message, Span(a, b)) for code, message, a, b in data["warnings"]),
        looks=tuple(Look(page, top, bold, indent) for page, top, bold, indent in data["looks"]),
        checked=data["checked"],
    )
    check_record(record, data["fingerprint"])
    return record


def check_record(record: Record, fingerprint: str) -> None:
    """Check a record that somebody else stored under a fingerprint.

    Raises:
        ValueError: If a field is of another type, its text is another one, or Q&As or looks do not fit the text.
    """
    if not is_well_formed(record) or not 0 <= record.confidence <= 1:
        raise ValueError("a field of another type")
    if any(sign in record.text for sign in _FORBIDDEN) or record.fingerprint != fingerprint:
        raise ValueError("the text is not the one that the fingerprint names")
    if not are_in_text(record.qas, record.fingerprint, record.text):
        raise ValueError("Q&As outside of the text")
    if len(record.looks) not in (0, record.text.count("\n") + 1):
        raise ValueError("not a look for each line")
