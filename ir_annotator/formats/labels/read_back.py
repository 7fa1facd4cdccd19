"""Compares an export, read back from the disk, with what was to be written, label by label."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import orjson

from ir_annotator.domain.annotation import Claim
from ir_annotator.domain.codec import decision_to_json, values_to_json
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.stored import StoredClaim, StoredQA
from ir_annotator.formats.labels.read_line import PlacedClaim, ReadLine
from ir_annotator.i18n import translate

_SORTED = orjson.OPT_SORT_KEYS


class ReadBack:
    """Remembers 8 bytes of each row that is written, and holds what is read against them."""

    def __init__(self) -> None:
        self._expected = array("Q")

    def expect(self, row: StoredQA) -> StoredQA:
        """Remember a row and return it."""
        self._expected.append(_digest(_of_row(row)))
        return row

    def __len__(self) -> int:
        return len(self._expected)

    def check(self, lines: Iterable[ReadLine | Problem]) -> None:
        """Compare with what was read, in whatever order.

        Raises:
            Problem: What was wrong with a line, ``export_differs`` that names the Q&A, or ``export_not_readable``.
        """
        expected, found = array("Q", sorted(self._expected)), array("Q")
        for line in lines:
            if isinstance(line, Problem):
                raise line
            digest = _digest(_of_line(line))
            place = bisect_left(expected, digest)
            if place == len(expected) or expected[place] != digest:
                raise _differs(line)
            found.append(digest)
        if len(found) != len(expected) or array("Q", sorted(found)) != expected:
            cause = translate("Export", "Of {0} lines only {1} could be read back.")
            remedy = translate("Export", "Export again; if it happens again, check the disk.")
            raise Problem("export_not_readable", cause.format(len(expected), len(set(found))), remedy)


def _differs(line: ReadLine) -> Problem:
    cause = translate("Export", "What was read back of the Q&A {0} is not what was written.").format(line.qa_id)
    remedy = translate("Export", "Export again; if it happens again, check the disk.")
    return Problem("export_differs", cause, remedy, file=line.file, line=line.number)


def _digest(parts: tuple[Any, ...]) -> int:
    return int.from_bytes(hashlib.blake2b(orjson.dumps(parts, option=_SORTED), digest_size=8).digest(), "big")


def _of_row(row: StoredQA) -> tuple[Any, ...]:
    return (
        (row.qa_id, row.record.fingerprint, row.question_text(), row.answer_text()),
        (row.annotator, row.layer, row.status, row.scheme, row.updated_at, round(row.seconds, 1)),
        (_sorted_list(row.topics), row.primary_topic, _values(row.judgements)),
        [_of_stored(claim, row) for claim in row.claims],
        (row.note, row.flagged, row.flag_reason, row.decision and orjson.loads(row.decision)),
    )


def _of_stored(claim: StoredClaim, row: StoredQA) -> tuple[Any, ...]:
    field, start = row.home_of(claim)
    place = (field, claim.start - start, claim.end - start)
    return (claim.id, *place, claim.quote, claim.type, _values(claim.attributes), claim.note)


def _of_line(line: ReadLine) -> tuple[Any, ...]:
    annotation, decision = line.annotation, line.annotation.decision
    made = decision and decision_to_json(decision)
    order = {"question": 0, "answer": 1}
    claims = sorted(line.claims, key=lambda one: (order.get(one.field, 2), Claim.order(one.claim)))
    return (
        (line.qa_id, line.fingerprint, line.question, line.answer),
        (line.annotator, line.layer, line.status, line.scheme, line.updated_at, round(line.seconds, 1)),
        (sorted(annotation.topics), annotation.primary_topic, values_to_json(annotation.judgements)),
        [_of_claim(one) for one in claims],
        (annotation.note, annotation.flagged, annotation.flag_reason, made),
    )


def _of_claim(placed: PlacedClaim) -> tuple[Any, ...]:
    field, claim = placed
    attributes = {key: value for key, value in values_to_json(claim.attributes).items() if value != []}
    return (claim.id, field, *(claim.span.start, claim.span.end), claim.quote, claim.type, attributes, claim.note)


@lru_cache(4096)
def _sorted_list(stored: str) -> orjson.Fragment:
    return orjson.Fragment(orjson.dumps(sorted(orjson.loads(stored))))


@lru_cache(4096)
def _values(stored: str) -> orjson.Fragment:
    """Return labels without empty lists, which say nothing, their keys sorted at every level."""
    found = {key: value for key, value in orjson.loads(stored).items() if value != []}
    return orjson.Fragment(orjson.dumps(found, option=_SORTED))
