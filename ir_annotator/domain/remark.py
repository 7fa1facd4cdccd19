"""What people say to each other about the labels of a Q&A: it is returned with a comment, answered, resolved."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ir_annotator.domain.annotation import Layer
from ir_annotator.domain.codec import dumps
from ir_annotator.domain.log import REMARK, LogEntry


class Act(StrEnum):
    """What somebody does with a remark."""

    RETURN = "return"
    REPLY = "reply"
    RESOLVE = "resolve"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Remark:
    """One event of a thread about somebody's labels of a Q&A.

    Attributes:
        id: UUIDv7, made once by whoever made the event.
        thread: Id of the remark that began the thread; its own id for that one.
        qa_id: The Q&A.
        annotator: Whose labels it is about.
        author: Who says so.
        act: What is done.
        text: What is said; never empty where a Q&A is returned.
        fingerprint: The record.
        device: The installation it was done on.
        at: UTC wall time ``YYYY-MM-DDTHH:MM:SSZ``, for showing only.
        seen: Id of the last event of the labels that a return is about, or ``""``.
        seq: Gap-free number per device, given by the store (0 until then).
        after: Ids of the remarks of the same thread this one has seen last, given by the store.
    """

    id: str
    thread: str
    qa_id: str
    annotator: str
    author: str
    act: Act
    text: str
    fingerprint: str
    device: str = ""
    at: str = ""
    seen: str = ""
    seq: int = 0
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A Q&A was returned to its annotator: what has been said about it since, the first remark first."""

    remarks: tuple[Remark, ...]

    @property
    def id(self) -> str:
        """The id of the first remark."""
        return self.remarks[0].thread

    @property
    def annotator(self) -> str:
        """Whose labels it is about."""
        return self.remarks[0].annotator

    @property
    def qa_id(self) -> str:
        """The Q&A."""
        return self.remarks[0].qa_id

    @property
    def is_resolved(self) -> bool:
        """Whether the last one who said anything about that said it is settled."""
        last = [remark.act for remark in self.remarks if remark.act in (Act.RESOLVE, Act.REOPEN)]
        return bool(last) and last[-1] is Act.RESOLVE


def remark_of(entry: LogEntry) -> Remark:
    """Return the remark that an entry of the log says.

    Raises:
        KeyError, TypeError, ValueError: If it is not one that the program wrote.
    """
    data = json.loads(entry.payload)
    return Remark(
        id=entry.id,
        thread=data["thread"],
        qa_id=data["qa_id"],
        annotator=data["annotator"],
        author=entry.author,
        act=Act(data["act"]),
        text=data["text"],
        fingerprint=entry.fingerprint,
        device=entry.device,
        at=entry.at,
        seen=data["seen"],
        seq=entry.seq,
        after=entry.parents,
    )


def entry_of(remark: Remark) -> LogEntry:
    """Return the entry of the log that says a remark."""
    said = {
        "thread": remark.thread,
        "qa_id": remark.qa_id,
        "annotator": remark.annotator,
        "act": remark.act,
        "text": remark.text,
        "seen": remark.seen,
    }
    who = (remark.id, remark.author, remark.device, remark.seq, remark.fingerprint)
    return LogEntry(*who, "", Layer.ANNOTATION, REMARK, dumps(said), dumps(remark.after), remark.at, 0.0, "", "")


def threads(remarks: Iterable[Remark]) -> list[Thread]:
    """Return remarks gathered into threads, the oldest first; each in the order of the ids (of their times)."""
    found: dict[str, list[Remark]] = {}
    for remark in sorted(remarks, key=lambda remark: remark.id):
        found.setdefault(remark.thread, []).append(remark)
    return [Thread(tuple(some)) for some in found.values()]
