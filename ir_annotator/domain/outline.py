"""What a project holds at a glance: rows for lists, without the texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.record import DOUBTFUL


@dataclass(frozen=True, slots=True)
class Annotator:
    """Whoever labels: a stable id and a display name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class QARow:
    """One Q&A in the list: its one-based place in the record, the question, and where its annotator stands."""

    qa_id: str
    position: int
    question: str
    status: Status
    flagged: bool


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record in the list, with its Q&As in order, how sure its split is (0 to 1) and whether a person agreed."""

    fingerprint: str
    file: str
    code: str
    name: str
    number: str
    date: str
    qas: tuple[QARow, ...]
    confidence: float = 1.0
    checked: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether the split is worth a look that nobody has given it yet."""
        return self.confidence < DOUBTFUL and not self.checked


@dataclass(frozen=True, slots=True)
class FoundQA:
    """A Q&A that was found: its record (without Q&As), its row, and the texts in which it may have been found.

    Attributes:
        record: The record's head.
        qa: The Q&A, with the whole question.
        answer: The answer.
        others: What the form says, the file, and the notes on the Q&A.
    """

    record: RecordRow
    qa: QARow
    answer: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many Q&As of a record have which status for one annotator; the counts add up to the record's Q&As."""

    annotator: str
    counts: Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class RecordOverview:
    """One record with its number of Q&As and the progress of everybody who has begun with it."""

    fingerprint: str
    file: str
    code: str
    name: str
    number: str
    date: str
    qas: int
    progress: tuple[Progress, ...]


@dataclass(frozen=True, slots=True)
class AddResult:
    """What adding records did: fingerprints that are new, and those that were there already."""

    added: tuple[str, ...]
    known: tuple[str, ...]


class Why(StrEnum):
    """What a backup was made for; the word stands in its name."""

    OPENING = "opening"
    WORK = "work"
    IMPORT = "import"
    CLOSING = "closing"
    MIGRATION = "migration"
    REPAIR = "repair"
    REPLACED = "replaced"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was found to be sound.

    Attributes:
        path: Where it lies.
        number: Counts up with each backup of the project: what is newer has the greater number.
        at: When it was made, UTC.
        why: What for.
        size: In bytes.
        records: How many records it holds.
        labelled: How many Q&As are labelled, counted for each annotator.
        events: How many changes it holds.
        last_event: Id of the last of them, or ``""``.
    """

    path: Path
    number: int
    at: dt.datetime
    why: Why
    size: int
    records: int
    labelled: int
    events: int
    last_event: str


@dataclass(frozen=True, slots=True)
class Merge:
    """One time that work of colleagues was taken in.

    Attributes:
        id: Made once, here.
        text: What was taken in, in words.
        author: Who took it in.
        after_seq: Number of the last event of this device before it.
        back_seq: Number of the last event of this device before it was taken back; None as long as it stands.
    """

    id: str
    text: str
    author: str
    after_seq: int
    back_seq: int | None
