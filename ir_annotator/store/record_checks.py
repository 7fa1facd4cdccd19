"""The invariants of one record: its text and Q&As, the labels on them, and the events these follow from."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from ir_annotator.domain.admission import UNREADABLE
from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.codec import edit_from_json, qas_from_json
from ir_annotator.domain.edits import AnyEdit, claims_of
from ir_annotator.domain.log import REMARK, SPLIT_SET, LogEntry, Thing
from ir_annotator.domain.projecting import RecordStanding, project_record
from ir_annotator.domain.record import QA, fingerprint
from ir_annotator.domain.remark import remark_of
from ir_annotator.domain.rules import field_of
from ir_annotator.domain.soundness import Finding, Invariant
from ir_annotator.domain.span import Span
from ir_annotator.store import labels, projection, records, reviewed
from ir_annotator.store.labels import Stored
from ir_annotator.store.record_case import Case, ClaimRow


def check(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with a record."""
    for one in _CHECKS:
        yield from one(case)


# -- the record


def _text(case: Case) -> Iterator[Finding]:
    if fingerprint(case.text) != case.fingerprint:
        yield Finding(Invariant.TEXT_FINGERPRINT, case.where, f"{len(case.text)}")


def _readable(case: Case) -> Iterator[Finding]:
    try:
        records.load(case.db, case.id)
    except UNREADABLE as error:
        yield Finding(Invariant.RECORD_READABLE, case.where, type(error).__name__)


def _columns(case: Case) -> Iterator[Finding]:
    form = _object(case.form)
    if form is None:
        return  # the record cannot be read, which is told
    for name, value in zip(("code", "name", "number", "date"), case.columns, strict=True):
        if form.get(name) != value:
            yield Finding(Invariant.RECORD_COLUMNS, case.where, name)


def _looks(case: Case) -> Iterator[Finding]:
    try:
        looks, lines = len(json.loads(case.looks)), case.text.count("\n") + 1
    except UNREADABLE:
        return
    if looks not in (0, lines):
        yield Finding(Invariant.LOOKS_PER_LINE, case.where, f"{looks} / {lines}")


def _object(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except UNREADABLE:
        return None
    return found if isinstance(found, dict) else None


# -- the Q&As


def _qa_offsets(case: Case) -> Iterator[Finding]:
    for _, qa in case.qas:
        ends = (0, qa.question.start, qa.question.end, qa.answer.start, qa.answer.end, len(case.text))
        if any(first > second for first, second in pairwise(ends)) or qa.question.start == qa.answer.end:
            yield Finding(Invariant.QA_OFFSETS, qa.qa_id, " ".join(map(str, ends[1:])))


def _qa_order(case: Case) -> Iterator[Finding]:
    for number, (position, qa) in enumerate(case.qas, 1):
        if position != number:
            yield Finding(Invariant.QA_ORDER, qa.qa_id, f"{position} / {number}")
            return  # the others follow from this one
    for (_, qa), (_, following) in pairwise(case.qas):
        if following.question.start < qa.answer.end:
            yield Finding(Invariant.QA_ORDER, following.qa_id, f"{following.question.start} < {qa.answer.end}")


def _qa_ids(case: Case) -> Iterator[Finding]:
    for _, qa in case.qas:
        if qa.qa_id.partition("-")[0] != case.fingerprint[:12]:
            yield Finding(Invariant.QA_IDS, qa.qa_id, case.where)


# -- the labels


def _claims(case: Case) -> Iterator[Finding]:
    qas = {qa.qa_id: qa for _, qa in case.qas}
    for claim in case.claims:
        span = f"{claim.start} {claim.end}"
        if not 0 <= claim.start < claim.end <= len(case.text):
            yield Finding(Invariant.CLAIM_OFFSETS, claim.where, span)
            continue
        if case.text[claim.start : claim.end] != claim.quote:
            yield Finding(Invariant.CLAIM_QUOTES, claim.where, span)
        if not _lies_in(claim, qas[claim.key.qa_id]):
            yield Finding(Invariant.CLAIM_PLACES, claim.where, span)


def _lies_in(claim: ClaimRow, qa: QA) -> bool:
    return field_of(Span(claim.start, claim.end), qa.question, qa.answer) is not None


def _labels(case: Case) -> Iterator[Finding]:
    """Yield annotations that contradict themselves, or are not what the events lead to."""
    try:
        stored = labels.of_qas(case.db, [qa.qa_id for _, qa in case.qas])
    except UNREADABLE as error:
        yield Finding(Invariant.LABELS_FOLLOW, case.where, type(error).__name__)
        return
    statuses = labels.statuses(case.db, [qa.qa_id for _, qa in case.qas])
    for key, one in stored.items():
        said = one.annotation
        if said.primary_topic is not None and said.primary_topic not in said.topics:
            yield Finding(Invariant.PRIMARY_TOPICS, _where(key), said.primary_topic)
        if statuses[key] is not said.status:
            yield Finding(Invariant.STATUS_FOLLOWS, _where(key), f"{statuses[key]} / {said.status}")
    found, broken = _replayed(case)
    if found is None:
        return
    replayed = {key: Stored.of(shown) for key, shown in found.labels.items()}
    for key in sorted(stored.keys() | replayed.keys(), key=_where):
        if key not in broken and not _same(stored.get(key), replayed.get(key)):
            yield Finding(Invariant.LABELS_FOLLOW, _where(key))
    if not broken and _conflicts(case) != {(*one.thing[1:], one.kind, one.what) for one in found.conflicts}:
        yield Finding(Invariant.LABELS_FOLLOW, case.where)


def _conflicts(case: Case) -> set[tuple[str, ...]]:
    sql = "SELECT qa_id, author, layer, kind, what FROM conflicts WHERE fingerprint = ?"
    return set(case.db.execute(sql, [case.fingerprint]))


def _where(key: AnnotationKey) -> str:
    return f"{key.qa_id} {key.annotator} {key.layer}"


def _replayed(case: Case) -> tuple[RecordStanding | None, set[AnnotationKey]]:
    """Return what the events lead to (None where a split cannot be read), and annotations that cannot be replayed."""
    broken = {event.key for event in case.events if event.is_label and _edit(event) is None}
    whole = [event for event in case.events if not event.is_label or event.key not in broken]
    try:
        return project_record(projection.base_of(case.db, case.fingerprint), whole), broken
    except UNREADABLE:
        return None, broken


def _edit(event: LogEntry) -> AnyEdit | None:
    try:
        return edit_from_json(event.kind, json.loads(event.payload))
    except UNREADABLE:
        return None


def _same(stored: Stored | None, replayed: Stored | None) -> bool:
    if stored is None or replayed is None:
        return stored is replayed
    return replace(replayed, seconds=stored.seconds) == stored and math.isclose(
        stored.seconds, replayed.seconds, abs_tol=0.01
    )


def _split(case: Case) -> Iterator[Finding]:
    """Yield the record if its Q&As are not those of the event that says how it is split."""
    found, _ = _replayed(case)
    if found is None or not any(event.kind == SPLIT_SET for event in case.events):
        return
    here = tuple(replace(qa, evidence=()) for _, qa in case.qas)
    said = tuple(replace(qa, evidence=()) for qa in found.split.qas)
    head = projection.split_head(case.db, case.fingerprint)
    if (here, case.checked, head) != (said, found.split.checked, found.split_head):
        yield Finding(Invariant.SPLITS_FOLLOW, case.where)


def _reviews(case: Case) -> Iterator[Finding]:
    """Yield the record if what was submitted, or what people said about it, is not what the events lead to."""
    try:
        holds = reviewed.is_following(case.db, case.fingerprint)
    except UNREADABLE:
        return  # an event cannot be read, which is told
    if not holds:
        yield Finding(Invariant.REVIEWS_FOLLOW, case.where)


# -- the events


def _payloads(case: Case) -> Iterator[Finding]:
    for event in case.events:
        if event.kind == SPLIT_SET:
            try:
                qas_from_json((_object(event.payload) or {})["qas"])
            except UNREADABLE:
                yield Finding(Invariant.EVENT_PAYLOADS, event.id, event.kind)
            continue
        if event.kind == REMARK:
            try:
                remark_of(event)
            except UNREADABLE:
                yield Finding(Invariant.EVENT_PAYLOADS, event.id, event.kind)
            continue
        edit = _edit(event)
        if edit is None:
            yield Finding(Invariant.EVENT_PAYLOADS, event.id, event.kind)
        elif labels.misquoted(claims_of(edit), case.text):
            yield Finding(Invariant.EVENT_QUOTES, event.id, event.kind)


def _chain(case: Case) -> Iterator[Finding]:
    """Yield events that came after something else than events of the same object, or than their device's own ones."""
    base = projection.base_of(case.db, case.fingerprint).id
    things: dict[str, Thing] = {}
    devices = set[tuple[Thing, str]]()
    for event in case.events:
        try:
            parents = event.parents
        except UNREADABLE:
            parents = ("?",)
        strays = [one for one in parents if things.get(one) != event.thing and (not base or one != base)]
        if strays or (not parents and (event.thing, event.device) in devices):
            yield Finding(Invariant.EVENT_CHAIN, event.id, event.after[:80])
        if event.undoes and event.undoes not in things:
            yield Finding(Invariant.EVENT_UNDOES, event.id, event.undoes)
        things[event.id] = event.thing
        devices.add((event.thing, event.device))


_CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    _text, _readable, _columns, _looks, _qa_offsets, _qa_order, _qa_ids, _claims, _labels, _split, _reviews,
    _payloads, _chain,
)  # fmt: skip
