"""Events: the append-only truth from which every annotation, and every mended split, can be rebuilt."""

from __future__ import annotations

from dataclasses import dataclass

from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.edits import AnyEdit
from ir_annotator.domain.record import QA


@dataclass(frozen=True, slots=True)
class Event:
    """One edit of one annotation, as it happened.

    Attributes:
        id: UUIDv7, made once by whoever made the event.
        key: The annotation that was edited; its annotator is the author.
        fingerprint: The record the Q&A belongs to.
        edit: What was done.
        device: The installation it was done on.
        at: UTC wall time ``YYYY-MM-DDTHH:MM:SSZ``, for showing only; nothing is ordered or decided by it.
        seconds: Time worked on the Q&A since the event before.
        undoes: Id of the event this one takes back (a Restore), or ``""``.
        seq: Gap-free number per device, given by the store (0 until then).
        after: Ids of the events of the same annotation this one has seen last, given by the store.
        under: Id of the event that says how the record was split, ``""`` for the split that the reader found; given
            by the store.
    """

    id: str
    key: AnnotationKey
    fingerprint: str
    edit: AnyEdit
    device: str
    at: str
    seconds: float = 0.0
    undoes: str = ""
    seq: int = 0
    after: tuple[str, ...] = ()
    under: str = ""


@dataclass(frozen=True, slots=True)
class SplitEvent:
    """A person said how a record is split; the labels that follow are events of their own beside it.

    Attributes:
        id: UUIDv7, made once by whoever made the event.
        author: Whoever said so.
        fingerprint: The record.
        qas: All its Q&As from now on.
        checked: Whether the person found the split right as it is now.
        device: The installation it was done on.
        at: UTC wall time ``YYYY-MM-DDTHH:MM:SSZ``, for showing only.
        undoes: Id of the event this one takes back, or ``""``.
        seq: Gap-free number per device, given by the store (0 until then).
        after: Ids of the events of the same record's split this one has seen last, given by the store.
        first: The Q&As that the reader had found, in the first event of a record; given by the store.
    """

    id: str
    author: str
    fingerprint: str
    qas: tuple[QA, ...]
    checked: bool
    device: str
    at: str
    undoes: str = ""
    seq: int = 0
    after: tuple[str, ...] = ()
    first: tuple[QA, ...] = ()
