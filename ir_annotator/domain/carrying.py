"""What becomes of labels when a split is mended: claims stay at their place in the text, the rest goes along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, FlagReason
from ir_annotator.domain.record import QA
from ir_annotator.domain.rules import field_of


class HomelessLabelError(ValueError):
    """A label would belong to no Q&A any more: a claim, or (None) the labels of a Q&A that goes.

    Attributes:
        key: Whose labels.
        claim: The claim that lies across a boundary or outside of every Q&A, or None.
    """

    def __init__(self, key: AnnotationKey, claim: Claim | None) -> None:
        super().__init__(key.qa_id)
        self.key = key
        self.claim = claim


def carried(
    before: Sequence[QA], after: Sequence[QA], labels: Mapping[AnnotationKey, Annotation]
) -> dict[AnnotationKey, Annotation]:
    """Return the annotations that another split of the same text changes, as they are then.

    The topics, judgements and note of a Q&A that is split go to each of its parts, those of Q&As that are merged to
    the one they become. Whatever is labelled and has changed its text is open again and flagged for another look.

    Raises:
        HomelessLabelError: If a label would belong to no Q&A.
    """
    sources = {qa.qa_id: _sources(qa, before, after) for qa in after}
    uses = Counter(old for olds in sources.values() for old in olds)
    places_before = {(qa.qa_id, qa.question, qa.answer) for qa in before}
    alone = {qa_id for qa_id, olds in sources.items() if olds == [qa_id] and uses[qa_id] == 1}
    same = {qa.qa_id for qa in after if (qa.qa_id, qa.question, qa.answer) in places_before} & alone
    people = sorted({(key.annotator, key.layer) for key in labels})
    changed: dict[AnnotationKey, Annotation] = {}
    for annotator, layer in people:
        mine = {key.qa_id: labels[key] for key in labels if (key.annotator, key.layer) == (annotator, layer)}
        places = {qa_id: AnnotationKey(qa_id, annotator, layer) for qa_id in (*mine, *sources)}
        homes = _homes(after, mine, places)
        for qa in after:
            if qa.qa_id not in same:
                olds = [mine[old] for old in sources[qa.qa_id] if old in mine]
                changed[places[qa.qa_id]] = _joined(olds, homes[qa.qa_id])
        for qa_id in mine.keys() - sources.keys():
            if not uses[qa_id] and mine[qa_id].is_labelled:
                raise HomelessLabelError(places[qa_id], None)
            changed[places[qa_id]] = Annotation()
    return {key: new for key, new in changed.items() if new != labels.get(key, Annotation())}


def _sources(qa: QA, before: Sequence[QA], after: Sequence[QA]) -> list[str]:
    """Return the ids of the Q&As whose labels a Q&A gets: its own and those merged into it, or what it is a part of."""
    stays = {one.qa_id for one in after}
    if any(old.qa_id == qa.qa_id for old in before):
        gone = [old.qa_id for old in before if old.qa_id not in stays and _start(qa) <= _start(old) < qa.answer.end]
        return [qa.qa_id, *gone]
    return [old.qa_id for old in before if _start(old) <= _start(qa) < old.answer.end]


def _start(qa: QA) -> int:
    return qa.answer.start if qa.is_narrative else qa.question.start


def _homes(
    after: Sequence[QA], mine: Mapping[str, Annotation], places: Mapping[str, AnnotationKey]
) -> dict[str, list[Claim]]:
    """Return one person's claims by the Q&A in whose question or answer they lie then.

    Raises:
        HomelessLabelError: If a claim lies in none.
    """
    homes: dict[str, list[Claim]] = {qa.qa_id: [] for qa in after}
    for qa_id, annotation in mine.items():
        for claim in annotation.claims:
            home = next((qa.qa_id for qa in after if field_of(claim.span, qa.question, qa.answer)), None)
            if home is None:
                raise HomelessLabelError(places[qa_id], claim)
            homes[home].append(claim)
    return homes


def _joined(olds: list[Annotation], claims: list[Claim]) -> Annotation:
    """Return one annotation that says what the old ones said: where they differ, what the first one said."""
    first = olds[0] if olds else Annotation()
    joined = replace(
        first,
        topics=tuple(dict.fromkeys(topic for old in olds for topic in old.topics)),
        primary_topic=next((old.primary_topic for old in olds if old.primary_topic), None),
        judgements={name: value for old in reversed(olds) for name, value in old.judgements.items()},
        claims=tuple(sorted(_with_ids_of_their_own(claims), key=Claim.order)),
        note="\n".join(dict.fromkeys(old.note for old in olds if old.note)),
        flagged=any(old.flagged for old in olds),
        flag_reason=next((old.flag_reason for old in olds if old.flag_reason), FlagReason.NONE),
        closed=None,
    )
    return replace(joined, flagged=True) if joined.is_labelled else joined


def _with_ids_of_their_own(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims; one whose id came before gets a number behind it."""
    found: dict[str, Claim] = {}
    for claim in claims:
        number, name = 2, claim.id
        while name in found:
            number, name = number + 1, f"{claim.id}-{number}"
        found[name] = replace(claim, id=name)
    return list(found.values())
