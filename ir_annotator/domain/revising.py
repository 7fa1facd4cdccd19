"""From one version of a record to the next: which Q&A became which, and where a quote stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim
from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.rules import field_of
from ir_annotator.domain.span import Span

_ALIKE = 0.8
"""Share of a question that must be the same (difflib's ratio) where no question is quite the same."""


@dataclass(frozen=True, slots=True)
class Revised:
    """The labels for the newer version, and the claims (each with whose it is) that have no place in it."""

    labels: Mapping[AnnotationKey, Annotation]
    lost: tuple[tuple[AnnotationKey, Claim], ...]


def revised(old: Record, new: Record, labels: Mapping[AnnotationKey, Annotation]) -> Revised:
    """Return the labels of the older version for the newer one.

    A claim goes to where its quote is found again in the same part (question or answer), nearest to its old place.
    A Q&A whose text has changed, or that lost a claim, is open again and flagged for another look.
    """
    pairs = matched(old, new)
    qas = {qa.qa_id: qa for qa in old.qas}
    found: dict[AnnotationKey, Annotation] = {}
    lost: list[tuple[AnnotationKey, Claim]] = []
    for key, annotation in labels.items():
        before, after = qas[key.qa_id], pairs.get(key.qa_id)
        moved = [(claim, after and found_again(claim, before, new, after)) for claim in annotation.claims]
        gone = [(key, claim) for claim, place in moved if place is None]
        lost += gone
        if after is None or not (annotation.is_labelled or annotation.closed):
            continue
        claims = tuple(sorted((place for _, place in moved if place), key=Claim.order))
        carried = replace(annotation, claims=claims)
        if gone or _words(old, before) != _words(new, after):
            carried = replace(carried, closed=None, flagged=True)
        found[replace(key, qa_id=after.qa_id)] = carried
    return Revised(found, tuple(lost))


def matched(old: Record, new: Record) -> dict[str, QA]:
    """Return the Q&A of the newer version that each of the older one became, by id; some became none."""
    free = list(new.qas)
    pairs: dict[str, QA] = {}
    for same in (_same_question, _alike):
        for qa in old.qas:
            if qa.qa_id not in pairs:
                best = same(old, qa, new, free)
                if best is not None:
                    pairs[qa.qa_id] = best
                    free.remove(best)
    return pairs


def _same_question(old: Record, qa: QA, new: Record, free: list[QA]) -> QA | None:
    asked = _words(old, qa)[0]
    return next((one for one in free if _words(new, one)[0] == asked), None)


def _alike(old: Record, qa: QA, new: Record, free: list[QA]) -> QA | None:
    """Return the free Q&A whose question is most like that of a Q&A, if it is like enough."""
    asked = _words(old, qa)[0]
    rated = [(SequenceMatcher(None, asked, _words(new, one)[0]).ratio(), place) for place, one in enumerate(free)]
    ratio, place = max(rated, default=(0.0, 0))
    return free[place] if ratio >= _ALIKE else None


def _words(record: Record, qa: QA) -> tuple[str, str]:
    """Return question and answer without white space."""
    question, answer = ("".join(part.of(record.text).split()) for part in (qa.question, qa.answer))
    return question, answer


def found_again(claim: Claim, before: QA, new: Record, after: QA) -> Claim | None:
    """Return a claim of one Q&A at the place of its quote in the same part of another one, or None."""
    home = field_of(claim.span, before.question, before.answer)
    if home is None:
        return None
    name, inside = home
    part = after.question if name == "question" else after.answer
    words = part.of(new.text)
    places, at = [], words.find(claim.quote)
    while at >= 0:
        places.append(at)
        at = words.find(claim.quote, at + 1)
    if not places:
        return None
    start = part.start + min(places, key=lambda place: abs(place - inside.start))
    return replace(claim, span=Span(start, start + len(claim.quote)))
