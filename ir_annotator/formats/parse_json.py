"""What ``parse --json`` prints: a record, or why there is none, ready for JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Record
from ir_annotator.domain.span import Span
from ir_annotator.formats.reading import shown_name


def record_to_json(record: Record) -> dict[str, Any]:
    """Return a record; every key is always there, in this order, and spans are code points of ``text``."""
    form = record.form
    return {
        "file": record.file,
        "format": record.format,
        "fingerprint": record.fingerprint,
        "code": form.code,
        "name": form.name,
        "number": form.number,
        "exchange": form.exchange,
        "company": form.company,
        "title": form.title,
        "categories": list(form.categories),
        "participants": form.participants,
        "participant_list": [{"organisation": one.organisation, "person": one.person} for one in form.participant_list],
        "time": form.time,
        "dates": list(form.dates),
        "place": form.place,
        "hosts": form.hosts,
        "attachments": form.attachments,
        "date": form.date,
        "other_fields": dict(form.other_fields),
        "text": record.text,
        "opening": record.opening,
        "closing": record.closing,
        "qa": [
            {
                "question": qa.question.of(record.text),
                "answer": qa.answer.of(record.text),
                "question_span": _pair(qa.question),
                "answer_span": _pair(qa.answer),
            }
            for qa in (record.qas if record.pairs else ())  # a talk without any question is all opening
        ],
        "confidence": record.confidence,
        "warnings": [
            {"code": doubt.code, "message": doubt.message, "span": _pair(doubt.span)} for doubt in record.warnings
        ],
    }


def problem_to_json(problem: Problem) -> dict[str, Any]:
    """Return why a file could not be read."""
    error = {"code": problem.code, "message": problem.cause, "remedy": problem.remedy}
    return {"file": shown_name(Path(problem.file)), "error": error}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
