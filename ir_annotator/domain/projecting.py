"""What a record's part of the event log adds up to: its split, everybody's labels on it, and what contradicts itself.

It follows from the entries alone, whatever the order in which they came, so all who have the same entries see the
same. Labels that somebody gave under another split of the text are carried to the one in force.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, Layer
from ir_annotator.domain.carrying import HomelessLabelError, carried
from ir_annotator.domain.codec import edit_from_json, qas_from_json
from ir_annotator.domain.edits import AnyEdit
from ir_annotator.domain.log import SPLIT_SET, LogEntry, Standing, Thing, standing
from ir_annotator.domain.record import QA


class Trouble(StrEnum):
    """What a person has to look at."""

    HEAD = "head"
    AGREEING_HEAD = "agreeing_head"
    HOMELESS = "homeless"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that does not settle itself.

    Attributes:
        thing: The annotation, or the record whose split it is.
        kind: HEAD: one of several last entries that say different things; AGREEING_HEAD: one of several that say the
            same; HOMELESS: labels that the split in force has no place for.
        what: Id of the entry; of labels without a place the id of the claim, or ``""`` for the other labels.
    """

    thing: Thing
    kind: Trouble
    what: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An annotation as it is shown.

    ``head`` is the id of the entry it ends with, ``carried`` whether it was brought here from another split without
    anybody having written that down yet, ``several`` whether it has several last entries.
    """

    annotation: Annotation
    head: str
    at: str
    seconds: float
    carried: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class SplitSaid:
    """How a record is split, and whether a person found that right."""

    qas: tuple[QA, ...]
    checked: bool


@dataclass(frozen=True, slots=True)
class RecordBase:
    """What a record is before any entry: the Q&As that the reader found, or that came with a package.

    ``id`` is the entry by which the sender had split it so, ``""`` if the reader had.
    """

    qas: tuple[QA, ...]
    checked: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class RecordStanding:
    """What a record and the labels on it are.

    Attributes:
        split: How it is split.
        split_head: Id of the entry that says so.
        labels: Everybody's annotations of the Q&As that there are.
        objects: How each annotation stands by itself, also of Q&As that there are no more.
        split_options: Time and split of the last entries about the split, the one in force first.
        conflicts: What does not settle itself, in a fixed order.
    """

    split: SplitSaid
    split_head: str
    labels: Mapping[AnnotationKey, Shown]
    objects: Mapping[AnnotationKey, Standing[Annotation]] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    split_options: tuple[tuple[str, SplitSaid], ...] = ()


_NOTHING = Annotation()


class Replay:
    """Applies the edits of entries; those that were read from them already come with their ids.

    Labels of many Q&As begin alike: what an edit made of an annotation, both the very same objects, is remembered as
    long as there are no claims, which are never the same.
    """

    def __init__(self, edits: Mapping[str, AnyEdit] | None = None) -> None:
        self._edits = edits or {}
        self._made: dict[tuple[int, int], tuple[AnyEdit, Annotation, Annotation]] = {}

    def step(self, entry: LogEntry, annotation: Annotation) -> Annotation:
        """Return what an entry makes of an annotation."""
        edit = self._edits.get(entry.id) or edit_from_json(entry.kind, json.loads(entry.payload))
        if annotation.claims:
            return edit.apply(annotation)
        made = self._made.get((id(edit), id(annotation)))
        if made is None:
            made = self._made[id(edit), id(annotation)] = (edit, annotation, edit.apply(annotation))  # ids stay theirs
        return made[2]


def project_record(base: RecordBase, entries: Iterable[LogEntry], replay: Replay | None = None) -> RecordStanding:
    """Return what a record with these entries (all of them, or all of some annotations) adds up to.

    ``replay`` goes on for several records: it knows what it read and did.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: If an entry is not what the program writes.
    """
    said: list[LogEntry] = []
    by_key: dict[tuple[str, str, str], list[LogEntry]] = {}
    for entry in entries:
        if entry.kind == SPLIT_SET:
            said.append(entry)
        elif entry.is_label:
            by_key.setdefault((entry.qa_id, entry.author, entry.layer), []).append(entry)
    split, head, conflicts, options = _split(base, said)
    step = (replay or Replay()).step
    objects = {
        AnnotationKey(qa_id, author, Layer(layer)): standing(some, _NOTHING, step)
        for (qa_id, author, layer), some in by_key.items()
    }
    here = {qa.qa_id for qa in split.qas}
    for key, one in objects.items():
        if len(one.heads) > 1 and (key.qa_id in here or one.is_conflict):
            conflicts += _heads(one, one.shown.entry.thing)
    versions = {base.id: base.qas, "": base.qas} | {entry.id: _said(entry).qas for entry in said}
    labels, homeless = _placed(objects, versions, split.qas, head)
    return RecordStanding(split, head, labels, objects, tuple(dict.fromkeys([*conflicts, *homeless])), options)


def _said(entry: LogEntry) -> SplitSaid:
    data = json.loads(entry.payload)
    return SplitSaid(qas_from_json(data["qas"]), data["checked"])


def _split(
    base: RecordBase, said: Sequence[LogEntry]
) -> tuple[SplitSaid, str, list[Conflict], tuple[tuple[str, SplitSaid], ...]]:
    """Return how a record is split, by which entry, the entries that contradict each other, and all that they say."""
    if not said:
        return SplitSaid(base.qas, base.checked), base.id, [], ()
    start = SplitSaid(base.qas, base.checked)
    found = standing(said, start, lambda entry, _: _said(entry))
    conflicts = _heads(found, said[0].thing) if len(found.heads) > 1 else []
    options = tuple((head.entry.at, head.value) for head in found.heads)
    return found.shown.value, found.shown.entry.id, conflicts, options


def _heads(found: Standing[Annotation] | Standing[SplitSaid], thing: Thing) -> list[Conflict]:
    kind = Trouble.HEAD if found.is_conflict else Trouble.AGREEING_HEAD
    return [Conflict(thing, kind, head.entry.id) for head in found.heads]


def _placed(
    objects: Mapping[AnnotationKey, Standing[Annotation]],
    versions: Mapping[str, tuple[QA, ...]],
    qas: tuple[QA, ...],
    split_head: str,
) -> tuple[dict[AnnotationKey, Shown], list[Conflict]]:
    """Return the labels by the Q&As in force, and those that have no place there."""
    here = {qa.qa_id: qa for qa in qas}
    labels: dict[AnnotationKey, Shown] = {}
    floating: dict[tuple[str, str, str], dict[AnnotationKey, Standing[Annotation]]] = {}
    for key, one in objects.items():
        under = one.shown.entry.under
        if under != split_head and one.shown.value.is_labelled and not _fits(key.qa_id, versions.get(under), here):
            floating.setdefault((under, key.annotator, key.layer), {})[key] = one
        elif key.qa_id in here:
            labels[key] = _shown(one)
    homeless = []
    for group in sorted(floating):
        homeless += _carry(floating[group], versions[group[0]], qas, labels)
    return labels, homeless


def _fits(qa_id: str, then: tuple[QA, ...] | None, here: Mapping[str, QA]) -> bool:
    """Tell whether a Q&A is where it was when it was labelled."""
    if then is None:
        return True  # nobody knows any more
    was, now = next((qa for qa in then if qa.qa_id == qa_id), None), here.get(qa_id)
    return was is not None and now is not None and (was.question, was.answer) == (now.question, now.answer)


def _shown(one: Standing[Annotation]) -> Shown:
    entry = one.shown.entry
    return Shown(one.shown.value, entry.id, entry.at, one.seconds, several=len(one.heads) > 1)


def _carry(
    floating: Mapping[AnnotationKey, Standing[Annotation]],
    before: tuple[QA, ...],
    qas: tuple[QA, ...],
    labels: dict[AnnotationKey, Shown],
) -> list[Conflict]:
    """Bring what one person labelled under another split to the one in force; return what has no place there."""
    first = min((one.shown.entry for one in floating.values()), key=lambda entry: entry.qa_id)
    values = {key: floating[key].shown.value for key in sorted(floating, key=str)}  # never by how they came
    moved, lost = _carried(before, qas, values)
    here = {qa.qa_id for qa in qas}
    for key in sorted(moved.keys() | (floating.keys()), key=str):
        said = moved.get(key, values.get(key, Annotation()))
        if key.qa_id not in here:
            continue
        there = labels.get(key)
        if there and there.annotation.is_labelled:
            lost += [(key, None)] if said.is_labelled else []
            continue
        own = floating.get(key)
        shown = _shown(own) if own else Shown(said, first.id, first.at, 0.0)
        if said.is_labelled or own or there:
            is_moved = said != (own.shown.value if own else Annotation())
            labels[key] = replace(there or shown, annotation=said, carried=is_moved)
    homeless = [((first.fingerprint, key.qa_id, key.annotator, key.layer), claim) for key, claim in lost]
    return [Conflict(thing, Trouble.HOMELESS, claim.id if claim else "") for thing, claim in homeless]


def _carried(
    before: tuple[QA, ...], after: tuple[QA, ...], labels: Mapping[AnnotationKey, Annotation]
) -> tuple[dict[AnnotationKey, Annotation], list[tuple[AnnotationKey, Claim | None]]]:
    """Return what ``carried`` does, leaving out one after the other what has no place."""
    rest, lost = dict(labels), list[tuple[AnnotationKey, Claim | None]]()
    while True:
        try:
            moved = carried(before, after, rest)
        except HomelessLabelError as error:
            lost.append((error.key, error.claim))
            one = rest[error.key]
            kept = tuple(claim for claim in one.claims if error.claim is not None and claim.id != error.claim.id)
            rest[error.key] = replace(one, claims=kept) if error.claim else Annotation()
        else:
            changed = {key: one for key, one in rest.items() if key not in moved and one != labels[key]}
            return changed | moved, lost
