"""Annotations and claims in the project file: the projection of the events that the window reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, Layer, Status
from ir_annotator.domain.codec import annotation_from_json, annotation_to_json, claim_to_json, dumps
from ir_annotator.store import topic_uses
from ir_annotator.store.errors import quote_mismatch


@dataclass(frozen=True, slots=True)
class Stored:
    """An annotation with what the project knows about it.

    Attributes:
        annotation: The labels.
        head: Id of the last event.
        updated_at: UTC time of the last event.
        seconds: Time worked on it in all.
    """

    annotation: Annotation
    head: str
    updated_at: str
    seconds: float


def of_qas(db: Database, qa_ids: Iterable[str]) -> dict[AnnotationKey, Stored]:
    """Return every annotation of these Q&As, ordered by Q&A id, annotator and layer."""
    wanted = [json.dumps(list(qa_ids))]
    claims = _claims(db, wanted)
    rows = db.execute(
        """SELECT qa_id, annotator, layer, status, topics, primary_topic, judgements, note, flagged, flag_reason,
            decision, head, updated_at, seconds
            FROM annotations WHERE qa_id IN (SELECT value FROM json_each(?)) ORDER BY qa_id, annotator, layer""",
        wanted,
    )
    found = {}
    for qa_id, annotator, layer, status, *labels, head, updated_at, seconds in rows:
        key = AnnotationKey(qa_id, annotator, Layer(layer))
        annotation = _annotation(Status(status), labels, claims.get(key, []))
        found[key] = Stored(annotation, head, updated_at, seconds)
    return found


def _claims(db: Database, wanted: list[str]) -> dict[AnnotationKey, list[Mapping[str, Any]]]:
    """Return the claims of Q&As as the codec reads them, in the order of the text."""
    rows = db.execute(
        """SELECT qa_id, annotator, layer, id, span_start, span_end, quote, type, attributes, note
            FROM claims WHERE qa_id IN (SELECT value FROM json_each(?)) ORDER BY span_start, span_end, id""",
        wanted,
    )
    claims: dict[AnnotationKey, list[Mapping[str, Any]]] = {}
    for qa_id, annotator, layer, claim_id, start, end, quote, kind, attributes, note in rows:
        claim = {"id": claim_id, "start": start, "end": end, "quote": quote, "type": kind, "note": note}
        claim["attributes"] = json.loads(attributes)
        claims.setdefault(AnnotationKey(qa_id, annotator, Layer(layer)), []).append(claim)
    return claims


def _annotation(status: Status, labels: list[Any], claims: list[Mapping[str, Any]]) -> Annotation:
    topics, primary_topic, judgements, note, flagged, flag_reason, decision = labels
    return annotation_from_json(
        {
            "topics": json.loads(topics),
            "primary_topic": primary_topic,
            "judgements": json.loads(judgements),
            "claims": claims,
            "note": note,
            "flagged": bool(flagged),
            "flag_reason": flag_reason,
            "closed": status if status.is_closed else None,
            "decision": decision and json.loads(decision),
        }
    )


def write(db: Database, key: AnnotationKey, new: Stored, before: Annotation) -> None:
    """Store an annotation in place of ``before``, which is what is there; claims that stay the same are left alone."""
    data = annotation_to_json(new.annotation)
    db.execute(
        """INSERT INTO annotations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (qa_id, annotator, layer) DO UPDATE SET
            status = excluded.status, topics = excluded.topics, primary_topic = excluded.primary_topic,
            judgements = excluded.judgements, note = excluded.note, flagged = excluded.flagged,
            decision = excluded.decision, head = excluded.head, updated_at = excluded.updated_at,
            seconds = excluded.seconds, flag_reason = excluded.flag_reason""",
        [
            *(key.qa_id, key.annotator, key.layer, new.annotation.status),
            *(dumps(data["topics"]), data["primary_topic"], dumps(data["judgements"]), data["note"]),
            *(int(data["flagged"]), data["decision"] and dumps(data["decision"])),
            *(new.head, new.updated_at, new.seconds, data["flag_reason"]),
        ],
    )
    topic_uses.count(db, key, before.topics, new.annotation.topics)
    place = (key.qa_id, key.annotator, key.layer)
    stays = {claim.id: claim for claim in new.annotation.claims}
    kept = {claim.id for claim in before.claims if stays.get(claim.id) == claim}
    db.conn.executemany(
        "DELETE FROM claims WHERE qa_id = ? AND annotator = ? AND layer = ? AND id = ?",
        [(*place, claim.id) for claim in before.claims if claim.id not in kept],
    )
    db.conn.executemany(
        "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*place, *_claim_row(claim)) for claim in new.annotation.claims if claim.id not in kept],
    )


def remove(db: Database, key: AnnotationKey) -> None:
    """Take an annotation out; its events stay."""
    place = [key.qa_id, key.annotator, key.layer]
    sql = "SELECT topics FROM annotations WHERE qa_id = ? AND annotator = ? AND layer = ?"
    for (topics,) in db.execute(sql, place).fetchall():
        topic_uses.count(db, key, json.loads(topics), ())
    db.execute("DELETE FROM claims WHERE qa_id = ? AND annotator = ? AND layer = ?", place)
    db.execute("DELETE FROM annotations WHERE qa_id = ? AND annotator = ? AND layer = ?", place)


def _claim_row(claim: Claim) -> tuple[object, ...]:
    data = claim_to_json(claim)
    attributes = dumps(data["attributes"])
    return claim.id, claim.span.start, claim.span.end, claim.quote, claim.type, attributes, claim.note


def misquoted(annotation: Annotation, text: str) -> Claim | None:
    """Return the first claim whose quote is not what stands at its span of the record text, or None."""
    return next((claim for claim in annotation.claims if claim.span.of(text) != claim.quote), None)


def verified(annotation: Annotation, key: AnnotationKey, text: str) -> Annotation:
    """Return the annotation after comparing its claims with the record text.

    Raises:
        Problem: ``quote_mismatch`` if a claim quotes something else.
    """
    claim = misquoted(annotation, text)
    if claim is not None:
        raise quote_mismatch(key.qa_id, claim.span)
    return annotation
