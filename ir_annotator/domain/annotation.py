"""What one annotator says about one Q&A: an immutable value that edits turn into another one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import ClassVar, TypeAlias

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

    order: ClassVar[Callable[[Claim], tuple[int, int, str]]] = attrgetter("span.start", "span.end", "id")
    """The key by which claims are listed: place in the text, then id. Sorting with it takes a fifth of a function's."""


def not_among(claims: Sequence[Claim], others: Sequence[Claim]) -> list[Claim]:
    """Return the claims that are not, with the same id and the same content, among others."""
    if claims is others:
        return []
    if not others:
        return list(claims)
    same = set(map(id, others))  # nearly all of them are the very same objects: told without looking into them
    candidates = [claim for claim in claims if id(claim) not in same]
    there = {claim.id: claim for claim in others} if candidates else {}
    return [claim for claim in candidates if there.get(claim.id) != claim]


class Part(StrEnum):
    """What of a Q&A's labels annotators can agree or differ on."""

    TOPIC = "topic"
    PRIMARY_TOPIC = "primary_topic"
    JUDGEMENT = "judgement"
    CLAIM = "claim"
    SPAN = "span"
    TYPE = "type"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Position:
    """What a ruling is about; the same for everybody who compares the same labels.

    ``name`` is the topic, judgement or attribute; ``claim`` the id of the claims that lie there together (for the
    last four parts).
    """

    part: Part
    name: str = ""
    claim: str = ""


Answer: TypeAlias = Value | Span | Claim
"""What somebody says at a position: a topic id, a value, a type, a span, or a whole claim."""


class How(StrEnum):
    """How a reviewer settled a position; OPEN means: looked at and left."""

    TAKEN = "taken"
    MAJORITY = "majority"
    OWN = "own"
    NONE = "none"
    OPEN = "open"


class Reason(StrEnum):
    """Why annotators differed, as the reviewer sees it."""

    NONE = ""
    GUIDELINE_UNCLEAR = "guideline_unclear"
    SLIP = "slip"
    BOUNDARY = "boundary"
    AMBIGUITY = "ambiguity"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a reviewer decided at one position.

    ``value`` is what gold has there from then on (None: nothing), ``taken_from`` whoever had said the same.
    """

    position: Position
    how: How
    value: Answer | None = None
    taken_from: tuple[str, ...] = ()
    reason: Reason = Reason.NONE
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """How a gold label came about: from whom it was taken, by whom, and why.

    ``source`` is ``unanimous``, ``adjudicated`` or ``unresolved``. ``rulings`` tell it position by position. ``seen``
    is the last event of each annotator whose labels were compared: what she had said until then is her submission.
    """

    source: str
    by: str = ""
    taken_from: tuple[str, ...] = ()
    reason: str = ""
    rulings: tuple[Ruling, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict)

    def ruling(self, position: Position) -> Ruling | None:
        """Return what was decided at a position, or None."""
        return next((ruling for ruling in self.rulings if ruling.position == position), None)

    def with_rulings(self, new: Iterable[Ruling]) -> tuple[Ruling, ...]:
        """Return all rulings, new ones in the place of those at the same position."""
        return tuple({ruling.position: ruling for ruling in (*self.rulings, *new)}.values())


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
