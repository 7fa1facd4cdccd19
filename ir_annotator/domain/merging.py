"""What taking in colleagues' work would do: a plan, made from what came and what is there, before anything changes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ir_annotator.domain.admission import Ground, Known, Refused, admit
from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.handover import HandedRecord, Handover, Ranges
from ir_annotator.domain.log import LogEntry
from ir_annotator.domain.outline import Annotator
from ir_annotator.domain.projecting import Conflict, RecordBase, RecordStanding, Replay, Trouble, project_record
from ir_annotator.domain.rubbish import no_rubbish

MOST_SUPERSEDED = 0.1
"""A larger share of all labelled Q&As must not change without the person having said so."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """What the receiving project has of what came.

    Attributes:
        known: What decides which events may enter.
        entries: By record, the events of what may change: the whole record where its split may.
        annotators: Everybody there, by id, with the name.
        labelled: How many Q&As are labelled, counted for each annotator.
        scheme: The scheme in force.
        same_number: Records that came and have the code and number of one that is there, but another text: by
            fingerprint, the file of the one that is there.
        stamp: Changes whenever the log does.
    """

    known: Known
    entries: Mapping[str, Sequence[LogEntry]]
    annotators: Mapping[str, str]
    labelled: int
    scheme: str
    same_number: Mapping[str, str] = field(default_factory=dict)
    stamp: tuple[int, ...] = ()


class Change(StrEnum):
    """What becomes of one annotation."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What becomes of one record: how it stands before and afterwards, as far as it is looked at.

    ``is_whole`` tells whether all of it is looked at, or only the annotations with new events.
    """

    before: RecordStanding
    after: RecordStanding
    is_whole: bool

    @property
    def changes(self) -> dict[AnnotationKey, Change]:
        """What becomes of each annotation that says something, before or afterwards."""
        found = {}
        for key in self.before.labels.keys() | self.after.labels.keys():
            old, new = self.before.labels.get(key), self.after.labels.get(key)
            was, is_now = old.annotation if old else None, new.annotation if new else None
            if was == is_now:
                found[key] = Change.SAME
            elif was is None or not (was.is_labelled or was.closed):
                found[key] = Change.NEW
            else:
                found[key] = Change.CHANGED
        return found

    @property
    def split_changes(self) -> bool:
        """Whether the record is split in another way afterwards, or found right."""
        return self.before.split != self.after.split

    @property
    def new_conflicts(self) -> tuple[Conflict, ...]:
        """What a person has to settle afterwards and had not to before."""
        there = set(self.before.conflicts)
        return tuple(one for one in self.after.conflicts if one not in there and one.kind is not Trouble.AGREEING_HEAD)


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What taking in would do.

    Attributes:
        sources: The files.
        records: Records that are new, by fingerprint.
        known_records: How many of those that came are there already.
        same_number: As in Receiver.
        entries: Events that are new, each behind those it came after.
        same: How many events are there already.
        refused: Events that stay out.
        left_out: As in Admission.
        annotators: People who are new.
        names: Everybody's name, by id.
        look_alikes: Pairs of ids of two people whose names look the same.
        changes: By fingerprint, what becomes of each record that is touched.
        labelled: As in Receiver.
        schemes: Other schemes than the one in force, under which some of it was labelled.
        remarks: By file, what is to be known of it.
        stamp: As in Receiver.
    """

    sources: tuple[str, ...]
    records: Mapping[str, HandedRecord]
    known_records: int
    same_number: Mapping[str, str]
    entries: tuple[LogEntry, ...]
    same: int
    refused: tuple[Refused, ...]
    left_out: Mapping[str, Ranges]
    annotators: tuple[Annotator, ...]
    names: Mapping[str, str]
    look_alikes: tuple[tuple[str, str], ...]
    changes: Mapping[str, RecordChange]
    labelled: int
    schemes: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]
    stamp: tuple[int, ...]

    @property
    def is_empty(self) -> bool:
        """Whether everything is there already."""
        return not (self.entries or self.records)

    @property
    def superseded(self) -> int:
        """How many annotations that say something now would say something else."""
        return sum(change is Change.CHANGED for one in self.changes.values() for change in one.changes.values())

    @property
    def needs_consent(self) -> bool:
        """Whether so much would change that the person must say so first."""
        return self.superseded > MOST_SUPERSEDED * self.labelled

    def counted(self) -> dict[str, dict[Change, int]]:
        """Return by annotator how many annotations are new, changed and the same."""
        found: dict[str, dict[Change, int]] = {}
        for one in self.changes.values():
            for key, change in one.changes.items():
                counts = found.setdefault(key.annotator, dict.fromkeys(Change, 0))
                counts[change] += 1
        return dict(sorted(found.items()))

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What a person has to settle afterwards."""
        return tuple(one for change in self.changes.values() for one in change.new_conflicts)


@no_rubbish()
def make_plan(came: Sequence[Handover], receiver: Receiver) -> MergePlan:
    """Return what taking these files in, all at once, would do."""
    known = receiver.known
    fresh = {one.record.fingerprint: one for handed in came for one in reversed(handed.records)}
    new = {name: one for name, one in fresh.items() if name not in known.grounds}
    grounds = {name: _ground(one) for name, one in new.items()} | dict(known.grounds)
    admission = admit([(one.source, one.entries, one.left_out) for one in came], replace(known, grounds=grounds))
    by_record: dict[str, list[LogEntry]] = {}
    for entry in admission.entries:
        by_record.setdefault(entry.fingerprint, []).append(entry)
    changes, replay = {}, Replay(admission.edits)
    for name, entries in by_record.items():
        base, there = grounds[name].base, receiver.entries.get(name, ())
        is_whole = name in new or any(not entry.qa_id for entry in (*there, *entries)) or bool(base.id)
        touched = {entry.thing for entry in entries} if there else ()
        concerned = there if is_whole else [entry for entry in there if entry.thing in touched]
        after = project_record(base, [*concerned, *entries], replay)
        changes[name] = RecordChange(project_record(base, concerned), after, is_whole)
    people = {one.id: one for handed in came for one in reversed(handed.annotators)}
    authors = {entry.author for entry in admission.entries}
    people |= {name: people.get(name, Annotator(name, "")) for name in authors}
    named = {name for name in people if name not in receiver.annotators}
    strangers = tuple(Annotator(name, people[name].name or name) for name in sorted(named))
    return MergePlan(
        sources=tuple(one.source for one in came),
        records=new,
        known_records=len(fresh) - len(new),
        same_number={name: file for name, file in receiver.same_number.items() if name in new},
        entries=tuple(admission.entries),
        same=admission.same,
        refused=admission.refused,
        left_out=admission.left_out,
        annotators=strangers,
        names={one.id: one.name for one in strangers} | dict(receiver.annotators),
        look_alikes=_look_alikes(strangers, receiver.annotators),
        changes=changes,
        labelled=receiver.labelled,
        schemes=tuple(sorted({one.scheme for one in came if one.scheme and one.scheme != receiver.scheme})),
        remarks=tuple((one.source, remark) for one in came for remark in one.remarks),
        stamp=receiver.stamp,
    )


def _ground(handed: HandedRecord) -> Ground:
    record = handed.record
    return Ground(record.text, RecordBase(record.qas, record.checked, handed.base))


def _look_alikes(new: Sequence[Annotator], there: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of people whose ids or names a reader would take for the same; they stay two."""
    seen: dict[str, str] = {}
    found = []
    for one in [*(Annotator(*known) for known in there.items()), *new]:
        for word in dict.fromkeys((_folded(one.id), _folded(one.name))):
            other = seen.setdefault(word, one.id)
            if other != one.id and one in new:
                found.append((other, one.id))
    return tuple(dict.fromkeys(found))


_LOOK_ALIKE = dict(zip("аеорсухіјѕԁһοα", "aeopcyxijsdhoa", strict=True))


def _folded(name: str) -> str:
    """Return a name without what the eye does not see: case, width, marks without width, Cyrillic for Latin."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    shown = (char for char in plain if unicodedata.category(char) not in ("Cf", "Zs", "Mn"))
    return "".join(_LOOK_ALIKE.get(char, char) for char in shown)
