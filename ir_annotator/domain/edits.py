"""Everything that can happen to an annotation, each as a value with a pure ``apply``.

Each edit's ``kind`` is its stable name in the event log.

The reverse of any edit is ``Restore(before)``: one concept serves undo, redo and "put back this version".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, TypeAlias

from ir_annotator.domain.annotation import Annotation, Claim, Decision, FlagReason, Status
from ir_annotator.domain.scheme import Value, parent_id


@dataclass(frozen=True, slots=True)
class AddTopic:
    """Tick a topic; a child takes the place of its parent, and the first topic becomes the primary one."""

    topic: str
    kind: ClassVar[str] = "topic_added"

    def apply(self, annotation: Annotation) -> Annotation:
        """Return the annotation with the topic ticked; unchanged if it, or a child of it, already is."""
        parent = parent_id(self.topic)
        if self.topic in annotation.topics:
            return annotation
        if self.topic == parent and any(parent_id(topic) == parent for topic in annotation.topics):
            return annotation
        topics = (*(topic for topic in annotation.topics if topic != parent), self.topic)
        primary = annotation.primary_topic
        if primary is None or primary == parent:
            primary = self.topic
        return _reopened(annotation, topics=topics, primary_topic=primary)


@dataclass(frozen=True, slots=True)
class RemoveTopic:
    """Untick a topic; unticking a first-level topic unticks its children with it."""

    topic: str
    kind: ClassVar[str] = "topic_removed"

    def apply(self, annotation: Annotation) -> Annotation:
        """Return the annotation without the topic; the first one left becomes primary if the primary went."""
        topics = tuple(t for t in annotation.topics if t != self.topic and parent_id(t) != self.topic)
        if topics == annotation.topics:
            return annotation
        primary = annotation.primary_topic
        if primary not in topics:
            primary = topics[0] if topics else None
        return _reopened(annotation, topics=topics, primary_topic=primary)


@dataclass(frozen=True, slots=True)
class SetPrimaryTopic:
    """Make a topic the primary one, ticking it if it is not ticked yet."""

    topic: str
    kind: ClassVar[str] = "primary_topic_set"

    def apply(self, annotation: Annotation) -> Annotation:
        """Return the annotation with this primary topic; a parent stands for its first ticked child."""
        after = AddTopic(self.topic).apply(annotation)
        ticked = self.topic
        if ticked not in after.topics:
            ticked = next(topic for topic in after.topics if parent_id(topic) == self.topic)
        return after if after.primary_topic == ticked else _reopened(after, primary_topic=ticked)


@dataclass(frozen=True, slots=True)
class SetJudgement:
    """Set one judgement of the answer, or clear it with None; ``clears`` names those it makes pointless."""

    judgement: str
    value: Value | None
    clears: tuple[str, ...] = ()
    kind: ClassVar[str] = "judgement_set"

    def apply(self, annotation: Annotation) -> Annotation:
        """Return the annotation with this judgement."""
        judgements = _with(annotation.judgements, self.judgement, self.value)
        judgements = {name: value for name, value in judgements.items() if name not in self.clears}
        return annotation if judgements == annotation.judgements else _reopened(annotation, judgements=judgements)


@dataclass(frozen=True, slots=True)
class PutClaim:
    """Add a claim, or replace the claim that has the same id."""

    claim: Claim
    kind: ClassVar[str] = "claim_put"

    def apply(self, annotation: Annotation) -> Annotation:
        """Return the annotation with the claim in its place in the text."""
        if annotation.claim(self.claim.id) == self.claim:
            return annotation
        others = [claim for claim in annotation.claims if claim.id != self.claim.id]
        claims = tuple(sorted([*others, self.claim], key=Claim.order))
        return _reopened(annotation, claims=claims)


@dataclass(frozen=True, slots=True)
class RemoveClaim:
    """Take a claim away."""

    claim_id: str
    kind: ClassVar[str] = "claim_removed"

    def apply(self, annotation: Annotation) -> Annotation:
        """Return the annotation without the claim."""
        claims = tuple(claim for claim in annotation.claims if claim.id != self.claim_id)
        return annotation if claims == annotation.claims else _reopened(annotation, claims=claims)


@dataclass(frozen=True, slots=True)
class PutClaims:
    """Replace several claims at once: those with the same ids."""

    claims: tuple[Claim, ...]
    kind: ClassVar[str] = "claims_put"

    def apply(self, annotation: Annotation) -> Annotation:
        """Return the annotation with all of them in their places in the text."""
        for claim in self.claims:
            annotation = PutClaim(claim).apply(annotation)
        return annotation


@dataclass(frozen=True, slots=True)
class RemoveClaims:
    """Take several claims away at once."""

    claim_ids: tuple[str, ...]
    kind: ClassVar[str] = "claims_removed"

    def apply(self, annotation: Annotation) -> Annotation:
        """Return the annotation without them."""
        for claim_id in self.claim_ids:
            annotation = RemoveClaim(claim_id).apply(annotation)
        return annotation


@dataclass(frozen=True, slots=True)
class SetNote:
    """Set the plain-text note of the Q&A."""

    note: str
    kind: ClassVar[str] = "note_set"

    def apply(self, annotation: Annotation) -> Annotation:
        """Return the annotation with this note; a note does not reopen a finished Q&A."""
        return replace(annotation, note=self.note)


@dataclass(frozen=True, slots=True)
class SetFlagged:
    """Put or take the flag that says "look at this again", and say why it stands."""

    flagged: bool
    reason: FlagReason = FlagReason.NONE
    kind: ClassVar[str] = "flag_set"

    def apply(self, annotation: Annotation) -> Annotation:
        """Return the annotation with or without the flag."""
        reason = self.reason if self.flagged else FlagReason.NONE
        return replace(annotation, flagged=self.flagged, flag_reason=reason)


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Say that the Q&A is done or skipped, or open it again with any other status."""

    status: Status
    kind: ClassVar[str] = "status_set"

    def apply(self, annotation: Annotation) -> Annotation:
        """Return the annotation with this status."""
        closed = self.status if self.status.is_closed else None
        return replace(annotation, closed=closed)


@dataclass(frozen=True, slots=True)
class Restore:
    """Put back a whole earlier (or a colleague's) version of the annotation."""

    annotation: Annotation
    kind: ClassVar[str] = "restored"

    def apply(self, annotation: Annotation) -> Annotation:  # noqa: ARG002 -- all edits have this shape
        """Return the version to put back."""
        return self.annotation


@dataclass(frozen=True, slots=True)
class Carry:
    """Bring the labels to where a mended split has put the text they belong to."""

    annotation: Annotation
    kind: ClassVar[str] = "carried"

    def apply(self, annotation: Annotation) -> Annotation:  # noqa: ARG002 -- all edits have this shape
        """Return the labels as they are with the other split."""
        return self.annotation


@dataclass(frozen=True, slots=True)
class Settle:
    """Decide about differences between annotators: what gold says from now on, and why.

    ``put`` and ``removed`` (ids) are the claims that change; ``decision`` brings only the rulings that are new.
    """

    topics: tuple[str, ...]
    primary_topic: str | None
    judgements: Mapping[str, Value]
    put: tuple[Claim, ...]
    removed: tuple[str, ...]
    closed: Status | None
    decision: Decision
    kind: ClassVar[str] = "settled"

    @classmethod
    def between(cls, before: Annotation, after: Annotation) -> Settle:
        """Return the edit that leads from one version of the settled labels to another one with a decision."""
        assert after.decision  # noqa: S101 -- whoever settles says how
        old, known = {claim.id: claim for claim in before.claims}, before.decision or Decision("")
        new = tuple(r for r in after.decision.rulings if known.ruling(r.position) != r)
        return cls(
            topics=after.topics,
            primary_topic=after.primary_topic,
            judgements=after.judgements,
            put=tuple(claim for claim in after.claims if old.get(claim.id) != claim),
            removed=tuple(claim_id for claim_id in old if after.claim(claim_id) is None),
            closed=after.closed,
            decision=replace(after.decision, rulings=new),
        )

    def apply(self, annotation: Annotation) -> Annotation:
        """Return the settled labels with what was decided."""
        changed = {*self.removed, *(claim.id for claim in self.put)}
        claims = [claim for claim in annotation.claims if claim.id not in changed]
        known = annotation.decision or Decision("")
        return replace(
            annotation,
            topics=self.topics,
            primary_topic=self.primary_topic,
            judgements=self.judgements,
            claims=tuple(sorted([*claims, *self.put], key=Claim.order)),
            closed=self.closed,
            decision=replace(self.decision, rulings=known.with_rulings(self.decision.rulings)),
        )


AnyEdit: TypeAlias = (
    AddTopic
    | RemoveTopic
    | SetPrimaryTopic
    | SetJudgement
    | PutClaim
    | RemoveClaim
    | PutClaims
    | RemoveClaims
    | SetNote
    | SetFlagged
    | SetStatus
    | Restore
    | Carry
    | Settle
)


def claims_of(edit: AnyEdit) -> tuple[Claim, ...]:
    """Return the claims that an edit brings."""
    match edit:
        case PutClaim(claim):
            return (claim,)
        case PutClaims(claims):
            return claims
        case Restore(annotation) | Carry(annotation):
            return annotation.claims
        case Settle(put=put):
            return put
    return ()


def _with(values: Mapping[str, Value], key: str, value: Value | None) -> dict[str, Value]:
    """Return a copy of ``values`` with ``key`` set, or without it where ``value`` is None."""
    rest = {name: old for name, old in values.items() if name != key}
    return rest if value is None else {**rest, key: value}


def with_attribute(claim: Claim, attribute: str, value: Value | None) -> Claim:
    """Return the claim with one attribute set, or cleared with None."""
    return replace(claim, attributes=_with(claim.attributes, attribute, value))


def _reopened(
    annotation: Annotation,
    topics: tuple[str, ...] | None = None,
    primary_topic: str | Literal[False] | None = False,
    judgements: Mapping[str, Value] | None = None,
    claims: tuple[Claim, ...] | None = None,
) -> Annotation:
    """Return the annotation with changed labels: what was done or skipped is open again.

    Written out, for a log of 100,000 events is replayed in half the time that ``replace`` takes.
    """
    return Annotation(
        annotation.topics if topics is None else topics,
        annotation.primary_topic if primary_topic is False else primary_topic,
        annotation.judgements if judgements is None else judgements,
        annotation.claims if claims is None else claims,
        annotation.note,
        annotation.flagged,
        annotation.flag_reason,
        None,
        annotation.decision,
    )
