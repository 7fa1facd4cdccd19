"""Edits in words, for the undo menu and the status bar."""

from __future__ import annotations

from collections.abc import Iterable

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import Annotation, FlagReason, Part, Position, Status
from ir_annotator.domain.carrying import HomelessLabelError
from ir_annotator.domain.outline import Annotator
from ir_annotator.domain.rules import Refusal
from ir_annotator.domain.scheme import Scheme
from ir_annotator.formats.labels.label_words import (
    claim_name,
    flag_reason_name,
    say_number,
    say_value,
    status_name,
    topic_name,
)
from ir_annotator.i18n import language, translate

__all__ = [
    "claim_name",
    "describe",
    "describe_homeless",
    "describe_refusal",
    "flag_reason_name",
    "say_number",
    "say_value",
    "shortened",
    "status_name",
    "topic_name",
]

_SHOWN_OF_CLAIM = 30
"""Characters of a claim that a message shows."""


def describe(edit: edits.AnyEdit, before: Annotation, scheme: Scheme) -> str:  # noqa: C901, PLR0911, PLR0912 -- cases
    """Return what an edit does, in a few words of the reader's language."""
    match edit:
        case edits.AddTopic(topic):
            return translate("Edit", "add topic {0}").format(topic_name(scheme, topic))
        case edits.RemoveTopic(topic):
            return translate("Edit", "remove topic {0}").format(topic_name(scheme, topic))
        case edits.SetPrimaryTopic(topic):
            return translate("Edit", "make {0} the primary topic").format(topic_name(scheme, topic))
        case edits.SetJudgement(judgement, _):
            names = {j.id: j.name.in_language(language()) for j in scheme.judgements}
            return translate("Edit", "judge: {0}").format(names.get(judgement, judgement))
        case edits.PutClaim(claim):
            known = before.claim(claim.id) is not None
            said = translate("Edit", "change claim {0}") if known else translate("Edit", "add claim {0}")
            return said.format(claim_name(scheme, claim.type))
        case edits.RemoveClaim(claim_id):
            gone = before.claim(claim_id)
            return translate("Edit", "remove claim {0}").format(claim_name(scheme, gone.type) if gone else claim_id)
        case edits.SetNote():
            return translate("Edit", "change note")
        case edits.PutClaims(claims):
            return translate("Edit", "change {0} claims").format(len(claims))
        case edits.RemoveClaims(claim_ids):
            return translate("Edit", "remove {0} claims").format(len(claim_ids))
        case edits.SetFlagged(flagged, reason):
            return _describe_flag(reason) if flagged else translate("Edit", "take flag away")
        case edits.SetStatus(status):
            return _describe_status(status)
        case edits.Restore() | edits.Carry():
            back = isinstance(edit, edits.Restore)
            moved = translate("Edit", "go along with the mended split")
            return translate("Edit", "put back a version") if back else moved
        case edits.Settle():
            return describe_settling(edit, scheme)


def describe_settling(edit: edits.Settle, scheme: Scheme) -> str:
    """Return what a reviewer settled, in a few words."""
    positions = [ruling.position for ruling in edit.decision.rulings]
    if len(positions) == 1:
        return translate("Edit", "settle: {0}").format(position_name(positions[0], scheme))
    if positions:
        return translate("Edit", "settle {0} differences").format(len(positions))
    return translate("Edit", "accept what all say")


def position_name(position: Position, scheme: Scheme) -> str:
    """Return what a ruling is about, in words."""
    attributes = {one.id: one.name.in_language(language()) for one in (*scheme.judgements, *scheme.attributes)}
    return {
        Part.TOPIC: translate("Review", "topic {0}").format(topic_name(scheme, position.name)),
        Part.PRIMARY_TOPIC: translate("Review", "primary topic"),
        Part.JUDGEMENT: attributes.get(position.name, position.name),
        Part.CLAIM: translate("Review", "claim"),
        Part.SPAN: translate("Review", "claim: boundary"),
        Part.TYPE: translate("Review", "claim: type"),
        Part.ATTRIBUTE: translate("Review", "claim: {0}").format(attributes.get(position.name, position.name)),
    }[position.part]


def _describe_flag(reason: FlagReason) -> str:
    if not reason:
        return translate("Edit", "flag")
    return translate("Edit", "flag: {0}").format(flag_reason_name(reason))


def _describe_status(status: Status) -> str:
    if status is Status.DONE:
        return translate("Edit", "mark as done")
    if status is Status.SKIPPED:
        return translate("Edit", "skip")
    return translate("Edit", "open again")


def describe_refusal(refusal: Refusal, scheme: Scheme) -> str:
    """Return why an edit was not made, and what to do instead."""
    if refusal is Refusal.TOO_MANY_TOPICS:
        return translate("Edit", "At most {0} topics: take one away first.").format(scheme.max_topics)
    if refusal is Refusal.SAME_TYPE_OVERLAPS:
        return translate("Edit", "Two claims of the same type must not overlap: change the selection or the type.")
    return translate("Edit", "This scheme does not allow claims to overlap: change the selection.")


def describe_homeless(error: HomelessLabelError, annotators: Iterable[Annotator]) -> str:
    """Return whose label would belong to no Q&A, and what to do first."""
    names = {annotator.id: annotator.name for annotator in annotators}
    who = names.get(error.key.annotator) or error.key.annotator
    if error.claim:
        quote = shortened(error.claim.quote, _SHOWN_OF_CLAIM)
        said = translate("Edit", "Not done: the claim “{0}” of {1} would lie in no Q&A. Change or remove it first.")
        return said.format(quote, who)
    return translate("Edit", "Not done: the labels of {0} would belong to no Q&A. Remove them first.").format(who)


def shortened(text: str, most: int) -> str:
    """Return a text on one line, with an ellipsis where it is longer than ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
