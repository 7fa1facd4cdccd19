"""What an open project gives to colleagues and takes in from them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from sqlite_utils import Database

from ir_annotator.domain.annotation import Annotation
from ir_annotator.domain.event import Event, SplitEvent
from ir_annotator.domain.handover import HandedRecord, Handover, Purpose, Ranges, gaps
from ir_annotator.domain.log import REMARK, SPLIT_SET, LogEntry
from ir_annotator.domain.merging import MergePlan, Receiver
from ir_annotator.domain.outline import Annotator, Merge
from ir_annotator.domain.projecting import Conflict, RecordStanding, Trouble
from ir_annotator.domain.remark import remark_of
from ir_annotator.store import annotators, event_rows, events, facts, merging, projection, records, splits
from ir_annotator.store.database import ProjectFile
from ir_annotator.store.ids import new_id
from ir_annotator.store.migration_006 import PROJECT_ID


class Sharing:
    """The part of a project that colleagues share. Every method may raise Problem when the disk fails.

    ``forget`` is called before anything changes that the project keeps at hand.
    """

    def __init__(self, file: ProjectFile, forget: Callable[[], None]) -> None:
        self._file, self._forget = file, forget

    @property
    def id(self) -> str:
        """Tells this project from any other one."""
        with self._file.reading() as db:
            return facts.get(db, PROJECT_ID)

    def device(self, installation: str) -> str:
        """Return under which name events are numbered that are made here: one for each installation and file.

        A file that was put back from a backup is another one from then on: its numbers are not given twice.
        """
        with self._file.reading() as db:
            parts = (installation, facts.get(db, PROJECT_ID), facts.get(db, facts.BRANCH))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]

    @property
    def annotator(self) -> str:
        """Id of the person the project was handed to; ``""`` where anybody works in it."""
        with self._file.reading() as db:
            return facts.get(db, facts.ANNOTATOR)

    def set_annotator(self, person: Annotator) -> None:
        """Say who works in this project."""
        with self._file.writing() as db:
            annotators.put(db, person)
            facts.put(db, facts.ANNOTATOR, person.id)

    # -- giving

    def hand_over(
        self,
        purpose: Purpose,
        fingerprints: Collection[str] | None = None,
        authors: Collection[str] | None = (),
        addressee: Annotator | None = None,
    ) -> Handover:
        """Return records to be handed over, with the events of these people.

        Args:
            purpose: What for.
            fingerprints: The records; None for all.
            authors: Ids of those whose labels go along; None for everybody's; empty for a blind package, in which
                nothing tells of anybody else but who mended the splits and what was said to whom it is for.
            addressee: Whom it is for.
        """
        with self._file.reading() as db:
            names = records.fingerprints_in_order(db)
            wanted = [name for name in names if fingerprints is None or name in fingerprints]
            blind = authors is not None and not authors
            there = event_rows.of_records(db, wanted)
            entries = _of_authors(there, authors) + (_said_to(there, addressee) if blind else [])
            people = {one.id: one for one in annotators.everybody(db)}
            return Handover(
                purpose=purpose,
                project=facts.get(db, PROJECT_ID),
                scheme=facts.scheme_ref(db),
                scheme_source=facts.scheme_source(db),
                records=tuple(_handed(db, name) for name in wanted),
                entries=tuple(sorted(entries)),
                annotators=tuple(people[name] for name in sorted({entry.author for entry in entries})),
                addressee=addressee,
                left_out=_left_out(entries),
            )

    # -- taking in

    def receiver(self, came: Sequence[Handover]) -> Receiver:
        """Return what a plan for taking these in needs to know of this project."""
        with self._file.reading() as db:
            return merging.receiver(db, came)

    def merge(self, plan: MergePlan, author: str, device: str, at: str, text: str) -> Merge | None:
        """Write a plan, all or nothing; None, and nothing happens, if the project changed since it was made."""
        with self._file.writing() as db:
            if merging.stamp(db) != plan.stamp:
                return None
            self._forget()
            merge = Merge(new_id(), text, author, event_rows.last_seq(db, device), None)
            merging.apply(db, plan, merge, device, at)
            return merge

    def merges(self, device: str) -> list[Merge]:
        """Return the merges made on a device, in their order."""
        with self._file.reading() as db:
            return merging.merges(db, device)

    def take_back(self, merge_id: str, device: str) -> tuple[str, ...]:
        """Put what a merge brought out of force, all of it; return the records concerned."""
        with self._file.writing() as db:
            self._forget()
            return merging.take_back(db, merge_id, device)

    def bring_back(self, merge_id: str) -> tuple[str, ...]:
        """Put what a merge brought in force again, all of it; return the records concerned."""
        with self._file.writing() as db:
            self._forget()
            return merging.bring_back(db, merge_id)

    # -- what contradicts itself

    def conflicts(self) -> list[Conflict]:
        """Return what a person has to settle, by record and Q&A."""
        sql = """SELECT fingerprint, qa_id, author, layer, conflicts.kind, what FROM conflicts
            WHERE conflicts.kind <> ? ORDER BY fingerprint, qa_id, author, layer, conflicts.kind, what"""
        with self._file.reading() as db:
            rows = db.execute(sql, [Trouble.AGREEING_HEAD]).fetchall()
        return [
            Conflict((print_, qa_id, author, layer), Trouble(kind), what)
            for print_, qa_id, author, layer, kind, what in rows
        ]

    def standing(self, fingerprint: str) -> RecordStanding:
        """Return how a record and everybody's labels on it stand, with all that contradicts itself."""
        with self._file.reading() as db:
            return projection.standing_of(db, fingerprint)

    def settle(self, event: Event, after_edit: Annotation) -> Event:
        """Write which of several last versions of an annotation is right: the event comes after all of them.

        Raises:
            ValueError: As for ``Project.append``.
        """
        with self._file.writing() as db:
            self._forget()
            return events.append(db, event, after_edit, settles=True).event

    def settle_split(self, event: SplitEvent, moved: Sequence[tuple[Event, Annotation]] = ()) -> SplitEvent:
        """Write which of several splits of a record is right: the event comes after all of them.

        Raises:
            ValueError: As for ``Project.append_split``.
        """
        with self._file.writing() as db:
            self._forget()
            return splits.append(db, event, moved, settles=True)


def _handed(db: Database, fingerprint: str) -> HandedRecord:
    """Return a record as it was before the first event."""
    number = records.id_of(db, fingerprint)
    assert number is not None  # noqa: S101 -- it was just listed
    record, base = records.load(db, number), projection.base_of(db, fingerprint)
    return HandedRecord(replace(record, qas=base.qas, checked=base.checked, source=""), base.id)


def _of_authors(entries: Iterable[LogEntry], authors: Collection[str] | None) -> list[LogEntry]:
    """Return the labels of these people, with all mended splits, which are everybody's."""
    return [one for one in entries if authors is None or one.kind == SPLIT_SET or one.author in authors]


def _said_to(entries: Iterable[LogEntry], addressee: Annotator | None) -> list[LogEntry]:
    """Return the remarks about somebody's own labels."""
    return [one for one in entries if addressee and one.kind == REMARK and remark_of(one).annotator == addressee.id]


def _left_out(entries: Iterable[LogEntry]) -> dict[str, Ranges]:
    numbers: dict[str, set[int]] = {}
    for entry in entries:
        numbers.setdefault(entry.device, set()).add(entry.seq)
    missing = {device: gaps(there, max(there)) for device, there in sorted(numbers.items())}
    return {device: ranges for device, ranges in missing.items() if ranges}
