"""What exports ask of the project: labelled Q&As as they are stored, some records at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from ir_annotator.domain.annotation import Decision, Layer, Status
from ir_annotator.domain.codec import decision_from_json, decision_to_json, dumps
from ir_annotator.domain.record import Record
from ir_annotator.domain.span import Span
from ir_annotator.domain.stored import StoredClaim, StoredQA, StoredRecord
from ir_annotator.store.errors import quote_mismatch


@dataclass(frozen=True, slots=True)
class Choice:
    """Which labelled Q&As are asked for.

    Attributes:
        annotators: Ids; empty for everybody.
        layer: One layer, or None for all.
        status: Only labels with this status, or None for any.
        include_unlabelled: Also an empty annotation where a Q&A has none.
        qa_ids: Only these Q&As, or None for all.
    """

    annotators: frozenset[str] = frozenset()
    layer: Layer | None = None
    status: Status | None = None
    include_unlabelled: bool = False
    qa_ids: frozenset[str] | None = None

    def takes(self, annotator: str, layer: str) -> bool:
        """Tell whether labels of this annotator in this layer are asked for, whatever their status."""
        return (not self.annotators or annotator in self.annotators) and self.layer in (None, layer)


_Key = tuple[str, str, str]
_BLANK = (str(Status.TODO), "[]", None, "{}", "", False, "", None, "", 0.0)
"""Status, topics, primary topic, judgements, note, flag, its reason, decision, last change and seconds of nothing."""
_BLANK_GOLD = (*_BLANK[:7], dumps(decision_to_json(Decision("unresolved"))), *_BLANK[8:])
"""Gold always says where it comes from."""


def rows(
    db: Database, record_ids: Sequence[int], choice: Choice, scheme: str, load: Callable[[int], Record]
) -> Iterator[StoredQA]:
    """Yield what is asked for of some records, ordered as they are, then by Q&A, annotator and layer.

    An annotation that says nothing any more counts as none. ``load`` is asked for the whole record when it is needed.

    Raises:
        Problem: ``quote_mismatch`` if a claim does not match the record text.
    """
    wanted = [json.dumps(list(record_ids))]
    said = _annotations(db, wanted, choice)
    if not said and not choice.include_unlabelled:
        return
    claims, found = _claims(db, wanted, choice), _records(db, wanted, load)
    qas = db.execute(
        """SELECT record_id, qa_id, position, question_start, question_end, answer_start, answer_end FROM qas
            WHERE record_id IN (SELECT value FROM json_each(?)) ORDER BY record_id, position""",
        wanted,
    )
    of_record = {record_id: list(some) for record_id, some in groupby(qas.fetchall(), key=lambda row: row[0])}
    for record_id in record_ids:
        record = found[record_id]
        for _, qa_id, position, *ends in of_record.get(record_id, ()):
            if choice.qa_ids is not None and qa_id not in choice.qa_ids:
                continue
            for (_, annotator, layer), labels in _chosen(qa_id, said.get(qa_id, []), choice):
                made = tuple(claims.get((qa_id, annotator, layer), ()))
                yield _row(record, (qa_id, position, *ends), (annotator, layer), (*labels, scheme), made)


def _row(
    record: StoredRecord,
    qa: tuple[Any, ...],
    who: tuple[str, str],
    labels: tuple[Any, ...],
    claims: tuple[StoredClaim, ...],
) -> StoredQA:
    qa_id, position, *ends = qa
    status, topics, primary_topic, judgements, note, flagged, flag_reason, decision, updated_at, seconds, scheme = (
        labels
    )
    for claim in claims:
        if record.text[claim.start : claim.end] != claim.quote:
            raise quote_mismatch(qa_id, Span(claim.start, claim.end))
    return StoredQA(
        *(record, qa_id, position, (ends[0], ends[1]), (ends[2], ends[3]), *who, status, topics, primary_topic),
        *(judgements, claims, note, bool(flagged), flag_reason, _header(decision), scheme, updated_at, seconds),
    )


def _header(decision: str | None) -> str | None:
    """Return where gold comes from, as files hold it: what was decided point by point stays in the project."""
    if not decision:
        return None
    return dumps(decision_to_json(replace(decision_from_json(json.loads(decision)), rulings=(), seen={})))


def _chosen(
    qa_id: str, found: list[tuple[_Key, tuple[Any, ...]]], choice: Choice
) -> Iterable[tuple[_Key, tuple[Any, ...]]]:
    """Return the annotations of one Q&A that are asked for, with empty ones where some are wanted and missing."""
    lines = [one for one in found if choice.status in (None, one[1][0])]
    if choice.include_unlabelled:
        labelled_by = {annotator for (_, annotator, _), _ in found}
        wanted = choice.annotators or (frozenset() if labelled_by else frozenset({""}))
        layer = str(choice.layer or Layer.ANNOTATION)
        blank = _BLANK_GOLD if layer == Layer.GOLD else _BLANK
        lines += [((qa_id, annotator, layer), blank) for annotator in wanted - labelled_by]
        lines.sort(key=_first)
    return lines


def _annotations(db: Database, wanted: list[str], choice: Choice) -> dict[str, list[tuple[_Key, tuple[Any, ...]]]]:
    """Return by Q&A, in order, the annotations that say something and are asked for whatever their status."""
    found: dict[str, list[tuple[_Key, tuple[Any, ...]]]] = {}
    for row in db.execute(
        """SELECT qa_id, annotator, layer, status, topics, primary_topic, judgements, note, flagged, flag_reason,
            decision, updated_at, seconds FROM annotations JOIN qas USING (qa_id)
            WHERE record_id IN (SELECT value FROM json_each(?)) AND (status <> 'todo' OR decision IS NOT NULL)""",
        wanted,
    ):
        if choice.takes(row[1], row[2]):
            found.setdefault(row[0], []).append((row[:3], row[3:]))
    for some in found.values():
        some.sort(key=_first)
    return found


def _first(one: tuple[_Key, object]) -> _Key:
    return one[0]


def _claims(db: Database, wanted: list[str], choice: Choice) -> dict[_Key, list[StoredClaim]]:
    """Return by annotation the claims in the order of the text."""
    found: dict[_Key, list[StoredClaim]] = {}
    for row in db.execute(
        """SELECT qa_id, annotator, layer, claims.id, span_start, span_end, quote, type, attributes, note
            FROM claims JOIN qas USING (qa_id) WHERE record_id IN (SELECT value FROM json_each(?))""",
        wanted,
    ):
        if choice.takes(row[1], row[2]):
            found.setdefault(row[:3], []).append(StoredClaim._make(row[3:]))
    for some in found.values():  # few each; SQLite would sort them all, with their quotes
        some.sort(key=StoredClaim.order)
    return found


def _records(db: Database, wanted: list[str], load: Callable[[int], Record]) -> dict[int, StoredRecord]:
    sql = "SELECT id, fingerprint, file, form, text FROM records WHERE id IN (SELECT value FROM json_each(?))"
    return {
        number: StoredRecord(fingerprint, file, form, text, _later(load, number))
        for number, fingerprint, file, form, text in db.execute(sql, wanted)
    }


def _later(load: Callable[[int], Record], number: int) -> Callable[[], Record]:
    return lambda: load(number)
