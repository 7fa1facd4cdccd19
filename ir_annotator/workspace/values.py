"""Plain values that go into the workspace's longer work and come out of it; nothing heavy is imported here."""

from __future__ import annotations

from dataclasses import dataclass

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the files: how many records came in, which were there already, which were refused.

    ``cancelled`` tells that the person stopped the work before all files were read.
    """

    added: int
    known: tuple[str, ...]
    refused: tuple[Problem, ...]
    cancelled: bool = False


FORMATS = ("native",)
"""Names of the formats that an export can have."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Which labels to write.

    Attributes:
        annotators: Ids or names; empty for everybody.
        gold: Only the settled labels.
        status: Only Q&As with this status, or None for any.
        include_unlabelled: Also Q&As nobody labelled yet.
        anonymise: Annotators as letters, without participants and hosts.
    """

    annotators: tuple[str, ...] = ()
    gold: bool = False
    status: Status | None = None
    include_unlabelled: bool = False
    anonymise: bool = False


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the lines: stored now, the same as what is there, refused."""

    stored: int
    same: int
    refused: tuple[Problem, ...]
