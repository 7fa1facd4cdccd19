"""What one annotator says about one Q&A: an immutable value that edits turn into another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.scheme import Value
from ir_annotator.domain.span import Span


class Status(StrEnum):
    """How far one annotator is with one Q&A."""

    TODO = "todo"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    SKIPPED = "skipped"

    @property
    def is_closed(self) -> bool:
        """Whether the person is through with the Q&A."""
        return self in (Status.DONE, Status.SKIPPED)


class FlagReason(StrEnum):
    """Why a Q&A waits for another look; NONE where nobody said."""

    NONE = ""
    GUIDE_UNCLEAR = "guide_unclear"
    SPLIT_WRONG = "split_wrong"
    TEXT_GARBLED = "text_garbled"
    UNSURE = "unsure"
    OTHER = "other"


class Layer(StrEnum):
    """Whose labels: an annotator's own, or the settled ones."""

    ANNOTATION = "annotation"
    GOLD = "gold"


@dataclass(frozen=True, slots=True)
class Claim:
    """A span of the record text that asserts something.

    ``quote`` is the text at ``span`` when the claim was made; whoever reads a claim checks that it still is.
    ``attributes`` holds what the person set; the scheme's defaults are filled in when the claim is made.
    """

    id: str
    span: Span
    quote: str
    type: str
    attributes: Mapping[str, Value] = field(default_factory=dict)
    note: str = ""

    def order(self) -> tuple[int, int, str]:
        """Return the key by which claims are listed: place in the text, then id."""
        return (self.span.start, self.span.end, self.id)


@dataclass(frozen=True, slots=True)
class Decision:
    """How a gold label came about: from whom it was taken, by whom, and why."""

    source: str
    by: str = ""
    taken_from: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """All labels of one annotator on one Q&A.

    ``closed`` is DONE or SKIPPED when the person said so, else None: todo and in progress follow from
    whether anything is labelled, so undoing the first label makes the Q&A todo again. Only what is flagged has a
    ``flag_reason``.
    """

    topics: tuple[str, ...] = ()
    primary_topic: str | None = None
    judgements: Mapping[str, Value] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    note: str = ""
    flagged: bool = False
    flag_reason: FlagReason = FlagReason.NONE
    closed: Status | None = None
    decision: Decision | None = None

    @property
    def status(self) -> Status:
        """Where this Q&A stands for this annotator."""
        if self.closed is not None:
            return self.closed
        return Status.IN_PROGRESS if self.is_labelled else Status.TODO

    @property
    def is_labelled(self) -> bool:
        """Whether anything at all was said about the Q&A."""
        return bool(self.topics or self.judgements or self.claims or self.note or self.flagged)

    def claim(self, claim_id: str) -> Claim | None:
        """Return the claim with this id, or None."""
        return next((claim for claim in self.claims if claim.id == claim_id), None)


@dataclass(frozen=True, slots=True)
class AnnotationKey:
    """Which annotation: of which Q&A, by whom, in which layer."""

    qa_id: str
    annotator: str
    layer: Layer = Layer.ANNOTATION


@dataclass(frozen=True, slots=True)
class LabelledQA:
    """One Q&A with one annotation: what an export writes as one line and an import reads from one.

    ``index`` is the one-based place of the Q&A in its record, ``seconds`` the time worked on it,
    ``updated_at`` the UTC time of the last change as ``YYYY-MM-DDTHH:MM:SSZ`` (empty if never changed).
    """

    record: Record
    qa: QA
    index: int
    key: AnnotationKey
    annotation: Annotation
    scheme: str
    updated_at: str = ""
    seconds: float = 0.0
