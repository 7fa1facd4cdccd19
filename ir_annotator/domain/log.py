"""The event log as it travels between projects: entries as they are stored, and how one object stands after them.

Several people add to the log of one object (an annotation, or the split of a record) without knowing of each other.
Each entry names the entries of the object that its author had seen (``after``), so the entries of an object form a
graph. What an object is follows from that graph alone: neither a clock nor the order of arrival decides anything.
"""

from __future__ import annotations

import hashlib
import heapq
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from ir_annotator.domain.annotation import AnnotationKey, Layer

REMARK = "remark"
"""The kind of an entry by which somebody says something about labels; its ``qa_id`` is empty too, for it is none."""
SPLIT_SET = "split_set"
"""The kind of an entry that says how a record is split; it belongs to no Q&A, so its ``qa_id`` is empty."""

ONE_PARENT = re.compile(r'\["[^"\\\x00-\x1f]+"\]')
"""How an entry names the one before, where there is one: nearly always."""


class LogEntry(NamedTuple):
    """One event as it stands in the log.

    ``payload`` and ``after`` are canonical JSON as text: what was written once is never written in another way.
    ``under`` is the id of the split that was in force, ``""`` for the one the reader found.
    """

    id: str
    author: str
    device: str
    seq: int
    fingerprint: str
    qa_id: str
    layer: str
    kind: str
    payload: str
    after: str
    at: str
    seconds: float
    undoes: str
    under: str

    @property
    def parents(self) -> tuple[str, ...]:
        """Ids of the entries of the same object that this one came after."""
        return parents_in(self.after)

    @property
    def thing(self) -> Thing:
        """The object it belongs to."""
        if self.kind == REMARK:
            return (self.fingerprint, "", self.thread, REMARK)
        return (self.fingerprint, "", "", "") if self.kind == SPLIT_SET else (*self[4:6], self.author, self.layer)

    @property
    def thread(self) -> str:
        """The thread that a remark belongs to; ``""`` where that cannot be read."""
        try:
            return str(json.loads(self.payload)["thread"])
        except (KeyError, TypeError, ValueError):
            return ""

    @property
    def is_label(self) -> bool:
        """Whether it changes an annotation."""
        return self.kind not in (SPLIT_SET, REMARK)

    @property
    def key(self) -> AnnotationKey:
        """The annotation it belongs to, where it is not about a split."""
        return AnnotationKey(self.qa_id, self.author, Layer(self.layer))


def parents_in(after: str) -> tuple[str, ...]:
    """Return the ids that ``after`` of an entry holds.

    Raises:
        ValueError, TypeError: If it is not what the program writes.
    """
    if after == "[]":
        return ()
    if ONE_PARENT.fullmatch(after):
        return (after[2:-2],)
    return tuple(json.loads(after))


Thing: TypeAlias = tuple[str, str, str, str]
"""Fingerprint, Q&A id, author and layer of an annotation; of a split the fingerprint alone; of remarks the thread."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Head(Generic[_T]):
    """An entry that no other one came after, and what the object is there."""

    entry: LogEntry
    value: _T


@dataclass(frozen=True, slots=True)
class Standing(Generic[_T]):
    """How an object stands.

    Attributes:
        heads: The entries nothing came after; the first one is shown.
        seconds: Time worked on it in all.
    """

    heads: tuple[Head[_T], ...]
    seconds: float

    @property
    def shown(self) -> Head[_T]:
        """The head that is shown."""
        return self.heads[0]

    @property
    def is_conflict(self) -> bool:
        """Whether the heads say different things, so that a person has to choose."""
        return any(head.value != self.heads[0].value for head in self.heads[1:])

    @property
    def seen(self) -> tuple[str, ...]:
        """Ids of the heads that whoever goes on here has seen: those of another opinion are none of them."""
        return tuple(sorted(head.entry.id for head in self.heads if head.value == self.heads[0].value))


def standing(entries: Sequence[LogEntry], start: _T, step: Callable[[LogEntry, _T], _T]) -> Standing[_T]:
    """Return how an object stands after these entries, in whatever order they are given.

    Each entry goes on from what its author saw. Of several heads the one with the longest history is shown; a hash of
    the id decides between equals, so that no clock does (the ids begin with a time).

    Raises:
        ValueError: If there are none, or each came after another one.
    """
    value, seconds, last = start, 0.0, ""
    for entry in entries:  # nearly always one after the other
        if entry.after != (f'["{last}"]' if last else "[]"):
            return _of_graph(entries, start, step)
        value, seconds, last = step(entry, value), seconds + entry.seconds, entry.id
    if not last:
        raise ValueError("no entries")
    return Standing((Head(entries[-1], value),), seconds)


def _of_graph(entries: Sequence[LogEntry], start: _T, step: Callable[[LogEntry, _T], _T]) -> Standing[_T]:
    depths: dict[str, tuple[int, str]] = {}
    values: dict[str, _T] = {}
    seconds, passed = 0.0, set[str]()
    ordered = in_order(entries)
    for entry in ordered:
        before = [parent for parent in entry.parents if parent in depths]
        passed.update(before)
        best = max(before, key=depths.__getitem__, default="")
        values[entry.id] = step(entry, values[best] if best else start)
        depths[entry.id] = (depths[best][0] + 1 if best else 1, _scattered(entry.id))
        seconds += entry.seconds
    heads = [entry for entry in ordered if entry.id not in passed]
    if not heads:
        raise ValueError("no entry that did not come after another one")
    heads.sort(key=lambda entry: depths[entry.id], reverse=True)
    return Standing(tuple(Head(entry, values[entry.id]) for entry in heads), seconds)


def _scattered(entry_id: str) -> str:
    return hashlib.sha256(entry_id.encode()).hexdigest()


def in_order(entries: Sequence[LogEntry]) -> list[LogEntry]:
    """Return the entries so that each stands behind those it came after: always the same order for the same entries.

    Entries that go round in a circle are left out.
    """
    by_id = {entry.id: entry for entry in entries}
    followers: dict[str, list[str]] = {}
    waits: dict[str, int] = {}
    for entry in by_id.values():
        before = {parent for parent in entry.parents if parent in by_id}
        waits[entry.id] = len(before)
        for parent in before:
            followers.setdefault(parent, []).append(entry.id)
    ready = [(_scattered(entry_id), entry_id) for entry_id, count in waits.items() if not count]
    heapq.heapify(ready)
    found = []
    while ready:
        _, entry_id = heapq.heappop(ready)
        found.append(by_id[entry_id])
        for follower in followers.get(entry_id, ()):
            waits[follower] -= 1
            if not waits[follower]:
                heapq.heappush(ready, (_scattered(follower), follower))
    return found
