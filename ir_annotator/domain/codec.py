"""Edits and annotations as canonical JSON and back, for the event log."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import (
    Annotation,
    Answer,
    Claim,
    Decision,
    FlagReason,
    How,
    Part,
    Position,
    Reason,
    Ruling,
    Status,
)
from ir_annotator.domain.record import QA, Form, Participant
from ir_annotator.domain.scheme import Value
from ir_annotator.domain.span import Span

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def dumps(value: object) -> str:
    """Return canonical JSON: sorted keys, no blanks, characters not escaped."""
    return _CANONICAL.encode(value)


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """Return a claim with its span in the record text, ready for JSON."""
    return {
        "id": claim.id,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.quote,
        "type": claim.type,
        "attributes": values_to_json(claim.attributes),
        "note": claim.note,
    }


def claim_from_json(data: Mapping[str, Any]) -> Claim:
    """Return the claim that ``claim_to_json`` wrote."""
    span = Span(data["start"], data["end"])
    attributes = values_from_json(data["attributes"])
    return Claim(data["id"], span, data["quote"], data["type"], attributes, data["note"])


def values_to_json(values: Mapping[str, Value]) -> dict[str, Any]:
    """Return attribute values ready for JSON: a tuple of number facts becomes a list of objects."""
    found: dict[str, Any] = dict(values)
    if tuple not in map(type, values.values()):  # nearly always
        return found
    for key, value in values.items():
        if isinstance(value, tuple):
            found[key] = [dict(fact) for fact in value]
    return found


def values_from_json(data: Mapping[str, Any]) -> dict[str, Value]:
    """Return the attribute values that ``values_to_json`` wrote."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}


def annotation_to_json(annotation: Annotation) -> dict[str, Any]:
    """Return a whole annotation ready for JSON."""
    decision = annotation.decision
    return {
        "topics": list(annotation.topics),
        "primary_topic": annotation.primary_topic,
        "judgements": values_to_json(annotation.judgements),
        "claims": [claim_to_json(claim) for claim in annotation.claims],
        "note": annotation.note,
        "flagged": annotation.flagged,
        "flag_reason": annotation.flag_reason,
        "closed": annotation.closed,
        "decision": decision and decision_to_json(decision),
    }


def decision_to_json(decision: Decision) -> dict[str, Any]:
    """Return a decision ready for JSON; rulings and what was seen only where there are any."""
    data: dict[str, Any] = {
        "source": decision.source,
        "by": decision.by,
        "from": list(decision.taken_from),
        "reason": decision.reason,
    }
    if decision.rulings:
        data["rulings"] = [_ruling_to_json(ruling) for ruling in decision.rulings]
    if decision.seen:
        data["seen"] = dict(decision.seen)
    return data


def decision_from_json(data: Mapping[str, Any]) -> Decision:
    """Return the decision that ``decision_to_json`` wrote."""
    rulings = tuple(map(_ruling_from_json, data.get("rulings", ())))
    return Decision(data["source"], data["by"], tuple(data["from"]), data["reason"], rulings, data.get("seen", {}))


def _ruling_to_json(ruling: Ruling) -> dict[str, Any]:
    place = ruling.position
    return {
        "part": place.part,
        "name": place.name,
        "claim": place.claim,
        "how": ruling.how,
        "value": _answer_to_json(ruling.value),
        "from": list(ruling.taken_from),
        "reason": ruling.reason,
        "note": ruling.note,
    }


def _ruling_from_json(data: Mapping[str, Any]) -> Ruling:
    position = Position(Part(data["part"]), data["name"], data["claim"])
    value = _answer_from_json(position.part, data["value"])
    return Ruling(position, How(data["how"]), value, tuple(data["from"]), Reason(data["reason"]), data["note"])


def _answer_to_json(answer: Answer | None) -> Any:  # noqa: ANN401 -- whatever JSON has for it
    if isinstance(answer, Claim):
        return claim_to_json(answer)
    if isinstance(answer, Span):
        return [answer.start, answer.end]
    return answer if answer is None else values_to_json({"": answer})[""]


def _answer_from_json(part: Part, data: Any) -> Answer | None:  # noqa: ANN401 -- whatever JSON has for it
    if data is None:
        return None
    if part is Part.CLAIM:
        return claim_from_json(data)
    return Span(*data) if part is Part.SPAN else values_from_json({"": data})[""]


def annotation_from_json(data: Mapping[str, Any]) -> Annotation:
    """Return the annotation that ``annotation_to_json`` wrote.

    Raises:
        ValueError: If a topic is no text; a KeyError or TypeError if something else is not what was written.
    """
    decision, topics = data["decision"], tuple(data["topics"])
    if not all(type(topic) is str for topic in topics):
        raise ValueError("a topic is no text")
    return Annotation(
        topics=topics,
        primary_topic=data["primary_topic"],
        judgements=values_from_json(data["judgements"]),
        claims=tuple(claim_from_json(claim) for claim in data["claims"]),
        note=data["note"],
        flagged=data["flagged"],
        flag_reason=_reason(data),
        closed=Status(data["closed"]) if data["closed"] else None,
        decision=decision and decision_from_json(decision),
    )


def _reason(data: Mapping[str, Any]) -> FlagReason:
    """Return why something is flagged; events of earlier versions do not say."""
    return FlagReason(data.get("flag_reason", ""))


def form_to_json(form: Form) -> dict[str, Any]:
    """Return a form ready for JSON."""
    data = {field.name: getattr(form, field.name) for field in fields(form)}
    data["participant_list"] = [(one.organisation, one.person) for one in form.participant_list]
    data["other_fields"] = list(form.other_fields.items())  # pairs: the rows keep their order
    return data


def form_from_json(data: Mapping[str, Any]) -> Form:
    """Return the form that ``form_to_json`` wrote."""
    return Form(
        **{
            **data,
            "categories": tuple(data["categories"]),
            "dates": tuple(data["dates"]),
            "participant_list": tuple(Participant(*one) for one in data["participant_list"]),
            "other_fields": dict(data["other_fields"]),
        }
    )


def qas_to_json(qas: Iterable[QA]) -> list[list[Any]]:
    """Return Q&As ready for JSON: id, the four ends of question and answer, evidence."""
    return [
        [qa.qa_id, qa.question.start, qa.question.end, qa.answer.start, qa.answer.end, list(qa.evidence)] for qa in qas
    ]


def qas_from_json(data: Iterable[Sequence[Any]]) -> tuple[QA, ...]:
    """Return the Q&As that ``qas_to_json`` wrote."""
    return tuple(QA(qa_id, Span(a, b), Span(c, d), tuple(evidence)) for qa_id, a, b, c, d, evidence in data)


def edit_to_json(edit: edits.AnyEdit) -> dict[str, Any]:  # noqa: C901, PLR0911 -- one case per kind
    """Return the payload of an edit; together with its ``kind`` it says everything."""
    match edit:
        case edits.AddTopic(topic) | edits.RemoveTopic(topic) | edits.SetPrimaryTopic(topic):
            return {"topic": topic}
        case edits.SetJudgement(judgement, value, clears):
            stored = value if value is None else values_to_json({"value": value})["value"]
            return {"judgement": judgement, "value": stored, "clears": list(clears)}
        case edits.PutClaim(claim):
            return claim_to_json(claim)
        case edits.RemoveClaim(claim_id):
            return {"id": claim_id}
        case edits.PutClaims(claims):
            return {"claims": [claim_to_json(claim) for claim in claims]}
        case edits.RemoveClaims(claim_ids):
            return {"ids": list(claim_ids)}
        case edits.SetNote(note):
            return {"note": note}
        case edits.SetFlagged(flagged, reason):
            return {"flagged": flagged, "flag_reason": reason}
        case edits.SetStatus(status):
            return {"status": status}
        case edits.Restore(annotation) | edits.Carry(annotation):
            return annotation_to_json(annotation)
        case edits.Settle():
            return _settle_to_json(edit)


def _settle_to_json(edit: edits.Settle) -> dict[str, Any]:
    return {
        "topics": list(edit.topics),
        "primary_topic": edit.primary_topic,
        "judgements": values_to_json(edit.judgements),
        "put": [claim_to_json(claim) for claim in edit.put],
        "removed": list(edit.removed),
        "closed": edit.closed,
        "decision": decision_to_json(edit.decision),
    }


def _settle_from_json(data: Mapping[str, Any]) -> edits.Settle:
    return edits.Settle(
        topics=tuple(data["topics"]),
        primary_topic=data["primary_topic"],
        judgements=values_from_json(data["judgements"]),
        put=tuple(map(claim_from_json, data["put"])),
        removed=tuple(data["removed"]),
        closed=Status(data["closed"]) if data["closed"] else None,
        decision=decision_from_json(data["decision"]),
    )


def _judgement_from_json(data: Mapping[str, Any]) -> edits.SetJudgement:
    value = values_from_json({"value": data["value"]})["value"]
    return edits.SetJudgement(data["judgement"], value, tuple(data["clears"]))


def edit_from_json(kind: str, data: Mapping[str, Any]) -> edits.AnyEdit:
    """Return the edit of this kind with this payload.

    Raises:
        KeyError: If the kind is not known or the payload lacks a part.
    """
    return _MAKERS[kind](data)


_MAKERS: Mapping[str, Callable[[Mapping[str, Any]], edits.AnyEdit]] = {
    edits.AddTopic.kind: lambda data: edits.AddTopic(data["topic"]),
    edits.RemoveTopic.kind: lambda data: edits.RemoveTopic(data["topic"]),
    edits.SetPrimaryTopic.kind: lambda data: edits.SetPrimaryTopic(data["topic"]),
    edits.SetJudgement.kind: _judgement_from_json,
    edits.PutClaim.kind: lambda data: edits.PutClaim(claim_from_json(data)),
    edits.RemoveClaim.kind: lambda data: edits.RemoveClaim(data["id"]),
    edits.PutClaims.kind: lambda data: edits.PutClaims(tuple(map(claim_from_json, data["claims"]))),
    edits.RemoveClaims.kind: lambda data: edits.RemoveClaims(tuple(data["ids"])),
    edits.SetNote.kind: lambda data: edits.SetNote(data["note"]),
    edits.SetFlagged.kind: lambda data: edits.SetFlagged(data["flagged"], _reason(data)),
    edits.SetStatus.kind: lambda data: edits.SetStatus(Status(data["status"])),
    edits.Restore.kind: lambda data: edits.Restore(annotation_from_json(data)),
    edits.Carry.kind: lambda data: edits.Carry(annotation_from_json(data)),
    edits.Settle.kind: _settle_from_json,
}
