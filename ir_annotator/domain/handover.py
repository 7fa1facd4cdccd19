"""What goes from one project to another: records, and the part of the event log that belongs to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from ir_annotator.domain.log import LogEntry
from ir_annotator.domain.outline import Annotator
from ir_annotator.domain.record import Record

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""Numbers from the first to the last of each pair, both counted in."""


class Purpose(StrEnum):
    """What a package is for."""

    WORK = "work"
    LABELS = "labels"


@dataclass(frozen=True, slots=True)
class HandedRecord:
    """A record with the Q&As it had before any of the entries that come with it.

    ``base`` is the id of the entry that says so where the sender has it, ``""`` where the reader found them.
    """

    record: Record
    base: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """What a package or another project file holds.

    Attributes:
        purpose: What it is for.
        project: Id of the project it comes from.
        scheme: Name of its scheme, such as ``ir-cn-default@1.0.0``.
        scheme_source: That scheme's YAML text.
        records: The records.
        entries: Events of those records.
        annotators: Those whose labels are among them.
        addressee: Whom it is for, or None.
        left_out: By device, numbers of events that the sender left out on purpose.
        source: The file, as the person named it; ``""`` before it is written.
        remarks: What whoever takes it in should know of the file, one code each.
    """

    purpose: Purpose
    project: str
    scheme: str
    scheme_source: str
    records: tuple[HandedRecord, ...]
    entries: tuple[LogEntry, ...] = ()
    annotators: tuple[Annotator, ...] = ()
    addressee: Annotator | None = None
    left_out: Mapping[str, Ranges] = field(default_factory=dict)
    source: str = ""
    remarks: tuple[str, ...] = ()


def gaps(numbers: set[int], last: int) -> Ranges:
    """Return which of the numbers from 1 to ``last`` are missing, as ranges."""
    found: list[tuple[int, int]] = []
    for number in range(1, last + 1):
        if number in numbers:
            continue
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def spread(ranges: Ranges) -> set[int]:
    """Return the numbers that ranges stand for."""
    return {number for first, last in ranges for number in range(first, last + 1)}
