"""Plain values that go into the workspace's longer work and come out of it; nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Status
from ir_annotator.domain.outline import Backup, Why
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.table import UnknownColumnsError
from ir_annotator.i18n import translate
from ir_annotator.workspace.clock import local_minute


def why_words(why: Why) -> str:
    """Return what a backup was made for."""
    return {
        Why.OPENING: translate("Backup", "at opening"),
        Why.WORK: translate("Backup", "while working"),
        Why.IMPORT: translate("Backup", "before taking something in"),
        Why.CLOSING: translate("Backup", "at closing"),
        Why.MIGRATION: translate("Backup", "before a new version of the program"),
        Why.REPAIR: translate("Backup", "before a repair"),
        Why.REPLACED: translate("Backup", "before a backup was restored"),
        Why.ASKED: translate("Backup", "made by hand"),
    }[why]


class RestorableError(Problem):
    """A project that cannot be opened, but has a good backup."""

    def __init__(self, problem: Problem, newest: Backup) -> None:
        said = translate("Backup", "Keep the file as it is. The newest good backup is of {0}: restore it.")
        at = local_minute(newest.at)
        super().__init__(problem.code, problem.cause, said.format(at), file=problem.file, line=problem.line)
        self.backup = newest


@dataclass(frozen=True, slots=True)
class Imported:
    """A record that came in: its file, its fingerprint, whether its split is worth a look, and what to tell of it."""

    file: str
    fingerprint: str
    is_doubtful: bool
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """A record that came in, and one the project held already: code and number are the same, the text is not."""

    file: str
    fingerprint: str
    older: str
    older_file: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the files, each group in the order of the files.

    Attributes:
        added: Records that came in.
        known: Files whose text was there already.
        refused: Why the others did not come in.
        unknown: Tables that the person named and of which somebody must say what their columns mean; those that lay
            in a folder are among ``refused``, for a folder may hold tables of any kind.
        revised: Those of ``added`` that look like another version of a record the project held already.
        cancelled: Whether the person stopped the work before all files were read.
        exports: Files in folders that were passed over: this program exported labels into them.
    """

    added: tuple[Imported, ...]
    known: tuple[str, ...]
    refused: tuple[Problem, ...]
    revised: tuple[Revision, ...] = ()
    cancelled: bool = False
    unknown: tuple[UnknownColumnsError, ...] = ()
    exports: tuple[str, ...] = ()

    def with_refused(self, problem: UnknownColumnsError) -> ImportReport:
        """Return the report after nobody said what the columns of an unknown table mean."""
        unknown = tuple(one for one in self.unknown if one is not problem)
        return replace(self, unknown=unknown, refused=(*self.refused, problem))

    def followed_by(self, later: ImportReport) -> ImportReport:
        """Return what both reports say."""
        return ImportReport(
            added=self.added + later.added,
            known=self.known + later.known,
            refused=self.refused + later.refused,
            revised=self.revised + later.revised,
            cancelled=self.cancelled or later.cancelled,
            unknown=self.unknown + later.unknown,
            exports=self.exports + later.exports,
        )


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What becomes of the labels of an older version.

    Attributes:
        labels: What the Q&As of the newer version get; those that somebody has labelled there already are left out.
        lost: Quotes of claims that were not found again.
    """

    labels: Mapping[AnnotationKey, Annotation]
    lost: tuple[str, ...]

    @property
    def claims(self) -> int:
        """How many claims go along."""
        return sum(len(annotation.claims) for annotation in self.labels.values())


FORMATS = (
    *("native", "doccano", "label-studio", "label-studio-min", "prodigy", "argilla", "hf", "csv", "parquet", "docx"),
)
"""Names of the formats that an export can have, in the order in which they are offered."""


_SUFFIXES = {
    "label-studio": ".json",
    "label-studio-min": ".json",
    "csv": ".csv",
    "parquet": ".parquet",
    "docx": ".docx",
}


def format_suffix(name: str) -> str:
    """Return the ending of a file in a format; ``""`` for a folder."""
    return "" if name == "hf" else _SUFFIXES.get(name, ".jsonl")


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Which labels to write.

    Attributes:
        annotators: Ids or names; empty for everybody.
        gold: Only the settled labels.
        status: Only Q&As with this status, or None for any.
        include_unlabelled: Also Q&As nobody labelled yet.
        anonymise: Annotators as letters, without participants and hosts.
        format: Name of the format.
        records: Fingerprints of records; None for all.
        search: Only Q&As that this query finds; empty for all.
        searcher: Who is "me" in the query.
        layer: "annotation" for annotators' labels only; None for all layers.
    """

    annotators: tuple[str, ...] = ()
    gold: bool = False
    status: Status | None = None
    include_unlabelled: bool = False
    anonymise: bool = False
    format: str = "native"
    records: frozenset[str] | None = None
    search: str = ""
    searcher: str = ""
    layer: str | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: rows, and those that the format has no room for."""

    lines: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """What an export would write.

    Attributes:
        lines: Rows; one for each annotation.
        left_out: Rows that the format has no room for.
        records: Records they are from.
        qas: Q&As they are about.
        claims: Claims in them.
        annotators: Rows of each annotator, by the name that would be written.
        letters: The annotators by the letters that would stand for them; empty if names are written.
        head: How the file would begin; empty if it is no text.
    """

    lines: int
    left_out: int
    records: int
    qas: int
    claims: int
    annotators: Mapping[str, int]
    letters: Mapping[str, str]
    head: str


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the lines of files with labels.

    Attributes:
        stored: Q&As that have other labels now.
        same: Lines that say what is there already.
        refused: What was wrong with the others.
        claims: Claims among what was stored.
        moved: Lines whose text differs from the record's in white space, so that claims found their places anew.
        by_text: Lines that were told by their text, not by their id.
        annotators: How many Q&As were stored for each annotator.
    """

    stored: int
    same: int
    refused: tuple[Problem, ...]
    claims: int = 0
    moved: int = 0
    by_text: int = 0
    annotators: Mapping[str, int] = field(default_factory=dict)
