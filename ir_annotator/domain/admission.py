"""Which events of a colleague's file may enter the log: whole, numbered without a gap, and about text that is there.

What is refused is named with its cause; the file it stands in is never changed, so nothing of it is lost.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from ir_annotator.domain.annotation import Annotation
from ir_annotator.domain.codec import dumps, edit_from_json, qas_from_json
from ir_annotator.domain.edits import AnyEdit, Carry, Restore, Settle, claims_of
from ir_annotator.domain.handover import Ranges, gaps, spread
from ir_annotator.domain.log import ONE_PARENT, REMARK, SPLIT_SET, LogEntry, parents_in
from ir_annotator.domain.projecting import RecordBase
from ir_annotator.domain.record import QA
from ir_annotator.domain.remark import Act, Remark, remark_of
from ir_annotator.domain.typed import is_well_formed

UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError)
"""What reading an edit raises where it is not what the program writes."""
LONGEST_NAME = 200
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_MOST_SECONDS = 1e8
_SHORT = 100
"""Characters of a payload below which it is likely to come again."""
_LAYERS = frozenset(("annotation", "gold"))
_DEVICE_AND_NUMBER = attrgetter("device", "seq")
_HALF_A_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of a character of UTF-16, which no file in UTF-8 can hold; the program never writes it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the receiving project knows of a record: its text and how it was split before any event."""

    text: str
    base: RecordBase


@dataclass(frozen=True, slots=True)
class Known:
    """What the receiving project has of what came.

    Attributes:
        grounds: The records concerned, by fingerprint; those that come with the file among them.
        rows: Events with ids that came, by id.
        aside: Those ids of them that are out of force, because a merge was taken back.
        splits: All entries about the splits of these records that are in force, by id.
        numbers: By device, the ids of its events by their numbers.
        left_out: By device, numbers of events known not to be here.
    """

    grounds: Mapping[str, Ground]
    rows: Mapping[str, LogEntry] = field(default_factory=dict)
    aside: frozenset[str] = frozenset()
    splits: Mapping[str, LogEntry] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    left_out: Mapping[str, Ranges] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """Events that stay out: the file, why (a stable code), how many, and what is to be known of them."""

    source: str
    code: str
    count: int
    detail: str = ""


@dataclass(slots=True)
class Admission:
    """What of all that came enters the log.

    Attributes:
        entries: What enters, each behind those it came after.
        edits: What the entries about labels say, by id.
        same: How many are there already.
        refused: What stays out.
        left_out: By device, all numbers of its events that are not here afterwards.
    """

    entries: list[LogEntry] = field(default_factory=list)
    edits: dict[str, AnyEdit] = field(default_factory=dict)
    same: int = 0
    refused: tuple[Refused, ...] = ()
    left_out: dict[str, Ranges] = field(default_factory=dict)


def admit(files: Iterable[tuple[str, Sequence[LogEntry], Mapping[str, Ranges]]], known: Known) -> Admission:
    """Return what may enter of these files (name, entries, numbers left out on purpose)."""
    return _Gate(known).admit(list(files))


class _Gate:
    """Goes through everything that came, step by step."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._came: dict[str, LogEntry] = {}
        self._from: dict[str, str] = {}
        self._refused: Counter[tuple[str, str, str]] = Counter()
        self._done = Admission()
        self._read: dict[tuple[str, str], AnyEdit] = {}  # without claims: the same few topics and judgements come again

    def admit(self, files: list[tuple[str, Sequence[LogEntry], Mapping[str, Ranges]]]) -> Admission:
        left_out: dict[str, set[int]] = {device: spread(ranges) for device, ranges in self._known.left_out.items()}
        for source, entries, missing in files:
            for device, ranges in missing.items():
                left_out.setdefault(device, set()).update(spread(ranges))
            self._take(source, entries)
        numbered = self._numbers()
        self._check_each()
        self._check_gaps(numbered, left_out)
        self._check_references()
        done = self._done
        done.edits = {key: edit for key, edit in done.edits.items() if key in self._came}
        done.refused = tuple(Refused(source, code, n, what) for (source, code, what), n in self._refused.items())
        done.left_out = self._missing()
        return done

    def _refuse(self, entry: LogEntry, code: str, detail: str = "") -> None:
        self._refused[self._from.get(entry.id, ""), code, detail] += 1
        self._came.pop(entry.id, None)

    def _take(self, source: str, entries: Iterable[LogEntry]) -> None:
        """Look at the ids: known, new, or another event under a known one."""
        rows, came, first = self._known.rows, self._came, self._from
        for entry in entries:
            there = rows.get(entry.id) or came.get(entry.id)
            is_first = first.setdefault(entry.id, source) == source
            if there is None:
                came[entry.id] = entry
            elif there != entry:
                self._refused[source, "other_content", entry.author] += 1
            elif entry.id in self._known.aside:
                came[entry.id] = entry
            elif is_first and entry.id not in came:
                self._done.same += 1

    def _numbers(self) -> dict[str, set[int]]:
        """Refuse events under a number that another one has; return the numbers of each device that came or were."""
        devices = {entry.device for entry in self._came.values()}
        numbered: dict[str, dict[int, str]] = {one: dict(self._known.numbers.get(one, {})) for one in devices}
        for entry in list(self._came.values()):
            if numbered[entry.device].setdefault(entry.seq, entry.id) != entry.id:
                self._refuse(entry, "numbered_twice", entry.author)
        return {device: set(numbers) for device, numbers in numbered.items()}

    def _check_each(self) -> None:
        versions = self._versions()
        for entry in list(self._came.values()):
            code = self._fault(entry, versions.get(entry.fingerprint, {}))
            if code:
                self._refuse(entry, code, entry.author)

    def _versions(self) -> dict[str, dict[str, list[QA]]]:
        """Return all Q&As that a record ever had, by fingerprint and id; refuse splits that cannot be right."""
        found: dict[str, dict[str, list[QA]]] = {}
        for fingerprint, ground in self._known.grounds.items():
            for qa in ground.base.qas:
                found.setdefault(fingerprint, {}).setdefault(qa.qa_id, []).append(qa)
        said = [entry for entry in self._came.values() if entry.kind == SPLIT_SET]
        for entry in [*self._known.splits.values(), *said]:
            place = self._known.grounds.get(entry.fingerprint)
            qas = _qas_said(entry, place.text) if place and _is_plausible(entry) else None
            if qas is None and entry.id in self._came:
                self._refuse(entry, "unreadable" if place else "unknown_record", entry.author)
            for qa in qas or ():
                found.setdefault(entry.fingerprint, {}).setdefault(qa.qa_id, []).append(qa)
        return found

    def _fault(self, entry: LogEntry, versions: Mapping[str, list[QA]]) -> str:
        """Return why an entry cannot be right by itself, ``""`` if it can."""
        ground = self._known.grounds.get(entry.fingerprint)
        if ground is None:
            return "unknown_record"
        if not _is_plausible(entry):
            return "unreadable"
        if entry.kind == SPLIT_SET:
            return ""
        if entry.kind == REMARK:
            return "" if _remark_said(entry) else "unreadable"
        return self._fault_of_labels(entry, ground.text, versions)

    def _fault_of_labels(self, entry: LogEntry, text: str, versions: Mapping[str, list[QA]]) -> str:
        """Return why an entry about labels cannot be right, ``""`` if it can; what it says is remembered."""
        said = (entry.kind, entry.payload)
        known = self._read.get(said)
        edit = known or _edit_said(entry)
        if edit is None:
            return "unreadable"
        claims = () if known else claims_of(edit)
        if not (known or claims) and len(entry.payload) < _SHORT:
            self._read[said] = edit
        if entry.qa_id not in versions:
            return "other_split"
        for claim in claims:
            if claim.span.of(text) != claim.quote or not claim.quote:
                return "misquote"
            qas = versions[entry.qa_id]
            if not any(qa.question.contains(claim.span) or qa.answer.contains(claim.span) for qa in qas):
                return "misplaced"
        self._done.edits[entry.id] = edit
        return ""

    def _check_gaps(self, numbered: Mapping[str, set[int]], left_out: Mapping[str, set[int]]) -> None:
        """Refuse what stands behind a number that is missing without a reason."""
        first_gap: dict[str, tuple[int, int]] = {}
        for device, numbers in numbered.items():
            missing = gaps(numbers | left_out.get(device, set()), max(numbers))
            if missing:
                first_gap[device] = missing[0]
        for entry in list(self._came.values()) if first_gap else ():
            gap = first_gap.get(entry.device)
            if gap and entry.seq > gap[0]:
                self._refuse(entry, "gap", f"{entry.author} {gap[0]}-{gap[1]}")

    def _check_references(self) -> None:
        """Refuse what came after, under or against something that is not here."""
        named = {entry.id: _named(entry) for entry in self._came.values()}
        pending = True
        while pending:
            pending = False
            for entry in list(self._came.values()):
                for other in named[entry.id]:
                    if not self._is_here(entry, other):
                        self._refuse(entry, "earlier_missing", entry.author)
                        pending = True
                        break
        self._done.entries = _behind_each_other(self._came, named)
        if len(self._done.entries) < len(self._came):
            ordered = {entry.id for entry in self._done.entries}
            for entry in [one for one in self._came.values() if one.id not in ordered]:
                self._refuse(entry, "unreadable", entry.author)

    def _is_here(self, entry: LogEntry, other: str) -> bool:
        """Tell whether an event that another one names is in force, about the same record, and if before it, object."""
        row = self._came.get(other)
        if row is None:
            row = self._known.rows.get(other)
            if row is None:
                return other == self._known.grounds[entry.fingerprint].base.id
            if other in self._known.aside:
                return False
        if row.qa_id == entry.qa_id and row.author == entry.author and row.layer == entry.layer:
            return row.fingerprint == entry.fingerprint
        return row.fingerprint == entry.fingerprint and (row.thing == entry.thing or other not in entry.parents)

    def _missing(self) -> dict[str, Ranges]:
        devices = {entry.device for entry in self._came.values()}
        numbers = {one: set(self._known.numbers.get(one, {})) for one in devices}
        for entry in self._came.values():
            numbers[entry.device].add(entry.seq)
        found = {device: gaps(there, max(there)) for device, there in numbers.items()}
        return {device: missing for device, missing in found.items() if missing}


def _named(entry: LogEntry) -> tuple[str, ...]:
    """Return the ids of all entries that one names."""
    parents = parents_in(entry.after)
    return (*parents, *filter(None, (entry.undoes, entry.under))) if entry.undoes or entry.under else parents


def _is_plausible(entry: LogEntry) -> bool:
    """Tell whether the parts beside the payload are what the program writes."""
    id_, author, device, seq, _, qa_id, layer, kind, payload, _, at, seconds, undoes, under = entry
    return (
        (
            len(id_) + len(author) + len(device) + len(qa_id) + len(undoes) + len(under)
            <= LONGEST_NAME  # nearly always
            or max(map(len, (id_, author, device, qa_id, undoes, under))) <= LONGEST_NAME
        )
        and bool(id_ and device and author.strip())
        and layer in _LAYERS
        and (kind in (SPLIT_SET, REMARK)) == (qa_id == "")
        and seq >= 1
        and 0 <= seconds <= _MOST_SECONDS  # which no number is that is not finite
        and _TIME.fullmatch(at) is not None
        and payload[0] == "{"
        and payload[-1] == "}"
        and ("\\u" not in payload or _HALF_A_CHARACTER.search(payload) is None)
        and _names_parents(entry)
    )


def _names_parents(entry: LogEntry) -> bool:
    if entry.after == "[]" or ONE_PARENT.fullmatch(entry.after):
        return True
    try:
        parents = entry.parents
    except UNREADABLE:
        return False
    return all(type(one) is str for one in parents) and dumps(parents) == entry.after


def _qas_said(entry: LogEntry, text: str) -> tuple[QA, ...] | None:
    """Return the Q&As that an entry about a split says, None if they cannot be right."""
    try:
        data = json.loads(entry.payload)
        qas = qas_from_json(data["qas"])
        first = qas_from_json(data.get("first", ()))
        fits = type(data["checked"]) is bool and all(is_well_formed(qa) for qa in (*qas, *first))
    except UNREADABLE:
        return None
    return qas if fits and are_in_text(qas, entry.fingerprint, text) else None


def are_in_text(qas: Sequence[QA], fingerprint: str, text: str) -> bool:
    """Tell whether Q&As lie in a text one behind the other, none twice, under ids of its record."""
    at, ids = 0, set[str]()
    for qa in qas:
        ends = (at, qa.question.start, qa.question.end, qa.answer.start, qa.answer.end, len(text))
        if list(ends) != sorted(ends) or qa.question.start == qa.answer.end:
            return False
        if qa.qa_id.partition("-")[0] != fingerprint[:12] or qa.qa_id in ids:
            return False
        at = qa.answer.end
        ids.add(qa.qa_id)
    return bool(qas)


def _edit_said(entry: LogEntry) -> AnyEdit | None:
    """Return the edit that an entry says, None if it is not what the program writes."""
    try:
        data = json.loads(entry.payload)
        edit = edit_from_json(entry.kind, data)
        fits = is_well_formed(edit)
    except UNREADABLE:
        return None
    if isinstance(edit, Settle):
        return edit if fits and (edit.primary_topic is None or edit.primary_topic in edit.topics) else None
    if isinstance(edit, Restore | Carry):
        said = edit.annotation
        fits = fits and (said.primary_topic is None or said.primary_topic in said.topics) and _has_ids(said)
    return edit if fits else None


def _remark_said(entry: LogEntry) -> Remark | None:
    """Return the remark that an entry says, None if it is not what the program writes."""
    try:
        said = remark_of(entry)
        fits = is_well_formed(said) and bool(said.text or said.act is not Act.RETURN)
    except UNREADABLE:
        return None
    return said if fits else None


def _has_ids(said: Annotation) -> bool:
    ids = {claim.id for claim in said.claims}
    return len(ids) == len(said.claims) and all(ids or [True])


def _behind_each_other(came: Mapping[str, LogEntry], named: Mapping[str, tuple[str, ...]]) -> list[LogEntry]:
    """Return the entries by their numbers, but each behind those it names; what goes round in a circle is left out.

    Those of a device stand together: SQLite writes them a fifth faster than mixed ones.
    """
    found: dict[str, LogEntry] = {}
    looked_at = set[str]()
    for first in sorted(came.values(), key=_DEVICE_AND_NUMBER):
        if all([other in found or other not in came for other in named[first.id]]):  # noqa: C419 -- most name just one
            found[first.id] = first  # nearly always
            looked_at.add(first.id)
            continue
        path = [first] if first.id not in looked_at else []
        while path:
            entry = path[-1]
            looked_at.add(entry.id)
            before = [came[other] for other in named[entry.id] if other in came]
            waits = next((other for other in before if other.id not in looked_at), None)
            if waits:
                path.append(waits)
                continue
            path.pop()
            if all(other.id in found for other in before):
                found[entry.id] = entry
    return list(found.values())
