"""Annotations and claims in the project file: the projection of the events that the window reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import orjson
from sqlite_utils import Database

from ir_annotator.domain import codec
from ir_annotator.domain.admission import UNREADABLE
from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, Layer, Status, not_among
from ir_annotator.domain.codec import annotation_from_json, decision_to_json, values_to_json
from ir_annotator.domain.projecting import Shown
from ir_annotator.store import topic_uses
from ir_annotator.store.errors import UnreadableRowError, quote_mismatch


@dataclass(frozen=True, slots=True)
class Stored:
    """An annotation with what the project knows about it.

    Attributes:
        annotation: The labels.
        head: Id of the last event.
        updated_at: UTC time of the last event.
        seconds: Time worked on it in all.
        carried: Whether it follows from a split that came from elsewhere, and no event says so yet.
        several: Whether it has several last events; ``head`` is the one that is shown.
    """

    annotation: Annotation
    head: str
    updated_at: str
    seconds: float
    carried: bool = False
    several: bool = False

    @classmethod
    def of(cls, shown: Shown) -> Stored:
        """Return what is stored of an annotation that the log leads to."""
        annotation = in_order(shown.annotation)
        return cls(annotation, shown.head, shown.at, shown.seconds, shown.carried, shown.several)


def of_qas(db: Database, qa_ids: Iterable[str]) -> dict[AnnotationKey, Stored]:
    """Return every annotation of these Q&As, ordered by Q&A id, annotator and layer."""
    wanted = [json.dumps(list(qa_ids))]
    claims = _claims(db, wanted)
    rows = db.execute(
        """SELECT qa_id, annotator, layer, status, topics, primary_topic, judgements, note, flagged, flag_reason,
            decision, head, updated_at, seconds, carried, several
            FROM annotations WHERE qa_id IN (SELECT value FROM json_each(?)) ORDER BY qa_id, annotator, layer""",
        wanted,
    )
    found = {}
    for qa_id, annotator, layer, status, *labels, head, updated_at, seconds, carried, several in rows:
        key = AnnotationKey(qa_id, annotator, Layer(layer))
        try:
            annotation = _annotation(Status(status), labels, claims.get(key, []))
        except UNREADABLE as error:
            raise UnreadableRowError(qa_id) from error
        found[key] = Stored(annotation, head, updated_at, seconds, bool(carried), bool(several))
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


NOTHING = Stored(Annotation(), "", "", 0.0)
"""What is stored of an annotation that nobody made yet."""

_ADD = "INSERT INTO annotations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_PUT = f"""{_ADD} ON CONFLICT (qa_id, annotator, layer) DO UPDATE SET
    status = excluded.status, topics = excluded.topics, primary_topic = excluded.primary_topic,
    judgements = excluded.judgements, note = excluded.note, flagged = excluded.flagged,
    decision = excluded.decision, head = excluded.head, updated_at = excluded.updated_at,
    seconds = excluded.seconds, flag_reason = excluded.flag_reason, carried = excluded.carried,
    several = excluded.several"""
_DROP_CLAIM = "DELETE FROM claims WHERE qa_id = ? AND annotator = ? AND layer = ? AND id = ?"
_PUT_CLAIM = "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def dumps(value: object) -> str:
    """Return canonical JSON of what the log took, so that it is finite; only exponents may look otherwise than codec's.

    It takes a fraction of the time of ``codec.dumps``, which refuses what is not finite; this would write null.
    """
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except orjson.JSONEncodeError:  # numbers beyond 64 bits
        return codec.dumps(value)


def write(db: Database, key: AnnotationKey, new: Stored, before: Annotation | None) -> None:
    """Store an annotation in place of ``before``, which is what is there; claims that stay the same are left alone.

    ``before`` is None where nothing is stored yet, which costs SQLite half as much.
    """
    write_many(db, [(key, new, before)])


def write_many(db: Database, many: Iterable[tuple[AnnotationKey, Stored, Annotation | None]]) -> None:
    """Store annotations as ``write`` does, each in place of the one behind it."""
    added: list[tuple[object, ...]] = []
    rows: list[tuple[object, ...]] = []
    dropped: list[tuple[object, ...]] = []
    put: list[tuple[object, ...]] = []
    uses = topic_uses.Uses()
    for key, new, before in many:
        (added if before is None else rows).append(_row(key, new))
        uses.count(key, before.topics if before else (), new.annotation.topics)
        place = (key.qa_id, key.annotator, key.layer)
        there, stays = before.claims if before else (), new.annotation.claims
        dropped += [(*place, claim.id) for claim in not_among(there, stays)]
        put += [(*place, *_claim_row(claim)) for claim in not_among(stays, there)]
    for sql, values in ((_ADD, added), (_PUT, rows), (_DROP_CLAIM, dropped), (_PUT_CLAIM, put)):
        if values:
            db.conn.executemany(sql, values)
    uses.write(db)


def _row(key: AnnotationKey, new: Stored) -> tuple[object, ...]:
    said = new.annotation  # the claims have a table of their own
    decision = said.decision and decision_to_json(said.decision)
    return (
        *(key.qa_id, key.annotator, key.layer, said.status),
        *(dumps(said.topics), said.primary_topic, dumps(values_to_json(said.judgements)), said.note),
        *(int(said.flagged), decision and dumps(decision)),
        *(new.head, new.updated_at, new.seconds, said.flag_reason, int(new.carried), int(new.several)),
    )


def in_order(annotation: Annotation) -> Annotation:
    """Return the annotation as it is stored: claims in the order of the text."""
    claims = tuple(sorted(annotation.claims, key=Claim.order))
    return annotation if claims == annotation.claims else replace(annotation, claims=claims)


def statuses(db: Database, qa_ids: Iterable[str]) -> dict[AnnotationKey, Status]:
    """Return the status of every annotation of these Q&As as it is stored for lists."""
    sql = "SELECT qa_id, annotator, layer, status FROM annotations WHERE qa_id IN (SELECT value FROM json_each(?))"
    rows = db.execute(sql, [json.dumps(list(qa_ids))])
    return {AnnotationKey(qa_id, who, Layer(layer)): Status(status) for qa_id, who, layer, status in rows}


def remove(db: Database, key: AnnotationKey) -> None:
    """Take an annotation out; its events stay."""
    place = [key.qa_id, key.annotator, key.layer]
    sql = "SELECT topics FROM annotations WHERE qa_id = ? AND annotator = ? AND layer = ?"
    for (topics,) in db.execute(sql, place).fetchall():
        uses = topic_uses.Uses()
        uses.count(key, json.loads(topics), ())
        uses.write(db)
    db.execute("DELETE FROM claims WHERE qa_id = ? AND annotator = ? AND layer = ?", place)
    db.execute("DELETE FROM annotations WHERE qa_id = ? AND annotator = ? AND layer = ?", place)


def _claim_row(claim: Claim) -> tuple[object, ...]:
    attributes = dumps(values_to_json(claim.attributes))
    return claim.id, claim.span.start, claim.span.end, claim.quote, claim.type, attributes, claim.note


def head(db: Database, key: AnnotationKey) -> str:
    """Return the id of the last event of an annotation; ``""`` if there is none."""
    sql = "SELECT head FROM annotations WHERE qa_id = ? AND annotator = ? AND layer = ?"
    row = db.execute(sql, [key.qa_id, key.annotator, key.layer]).fetchone()
    return row[0] if row else ""


def misquoted(claims: Iterable[Claim], text: str) -> Claim | None:
    """Return the first claim whose quote is not what stands at its span of the record text, or None."""
    return next((claim for claim in claims if claim.span.of(text) != claim.quote), None)


def verified(annotation: Annotation, key: AnnotationKey, text: str) -> Annotation:
    """Return the annotation after comparing its claims with the record text.

    Raises:
        Problem: ``quote_mismatch`` if a claim quotes something else.
    """
    claim = misquoted(annotation.claims, text)
    if claim is not None:
        raise quote_mismatch(key.qa_id, claim.span)
    return annotation
