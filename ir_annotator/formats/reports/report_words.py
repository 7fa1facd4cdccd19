"""What the Word report says of a Q&A and of a claim, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

from ir_annotator.domain.annotation import Annotation, Claim, Decision, LabelledQA, Layer
from ir_annotator.domain.scheme import Attribute, Scheme, Value
from ir_annotator.formats.labels.label_words import claim_name, flag_reason_name, say_value, status_name, topic_name
from ir_annotator.formats.reports.word_file import Comment
from ir_annotator.i18n import language, translate


def claim_comment(number: int, claim: Claim, row: LabelledQA, scheme: Scheme) -> Comment:
    """Return what is said at a claim: its type, its attributes, its note; each line of the note is one of its own."""
    lines = [f"[{number}] {claim_name(scheme, claim.type)}"]
    said = [_pair(one, claim.attributes[one.id], scheme) for one in scheme.attributes if one.id in claim.attributes]
    known = {one.id for one in scheme.attributes}
    said += [_named(key, str(value)) for key, value in sorted(claim.attributes.items()) if key not in known]
    if said:
        lines.append(translate("Claims", "; ").join(said))
    if claim.note:
        lines += _named(translate("Report", "Note"), claim.note).split("\n")
    return Comment(author_of(row), tuple(lines), row.updated_at)


def author_of(row: LabelledQA) -> str:
    """Return whose labels these are, for people."""
    return translate("Report", "gold") if row.key.layer is Layer.GOLD else row.key.annotator


def label_lines(row: LabelledQA, scheme: Scheme) -> list[str]:
    """Return what is said of a Q&A as a whole; the first line names who, how far, topics and judgements."""
    annotation = row.annotation
    parts = [author_of(row), _status(annotation), *_topics(annotation, scheme)]
    parts += [_pair(one, annotation.judgements[one.id], scheme) for one in _judged(annotation, scheme)]
    if annotation.claims:
        parts.append(translate("Report", "{0} claims").format(len(annotation.claims)))
    lines = ["  ·  ".join(filter(None, parts))]
    if annotation.note:
        lines += _named(translate("Report", "Note"), annotation.note).split("\n")
    if annotation.decision is not None:
        lines.append(_decision(annotation.decision))
    return lines


def _status(annotation: Annotation) -> str:
    said = status_name(annotation.status)
    if not annotation.flagged:
        return said
    reason = flag_reason_name(annotation.flag_reason)
    return f"{said}  ⚑ {reason}" if reason else f"{said}  ⚑"


def _topics(annotation: Annotation, scheme: Scheme) -> Iterator[str]:
    if annotation.topics:
        primary = annotation.primary_topic
        names = [("★" if topic == primary else "") + topic_name(scheme, topic) for topic in annotation.topics]
        yield _named(translate("Report", "Topics"), translate("Gaps", ", ").join(names))


def _judged(annotation: Annotation, scheme: Scheme) -> list[Attribute]:
    return [one for one in scheme.judgements if one.id in annotation.judgements]


def _decision(decision: Decision) -> str:
    said = {
        "unanimous": translate("Report", "all agree"),
        "adjudicated": translate("Report", "settled"),
        "unresolved": translate("Report", "not settled"),
    }.get(decision.source, decision.source)
    parts = [said]
    if decision.by:
        parts.append(_named(translate("Report", "by"), decision.by))
    if decision.taken_from:
        parts.append(_named(translate("Report", "from"), translate("Gaps", ", ").join(decision.taken_from)))
    if decision.reason:
        parts.append(_named(translate("Report", "reason"), decision.reason.replace("\n", " ")))
    return "  ·  ".join(parts)


def _pair(attribute: Attribute, value: Value, scheme: Scheme) -> str:
    return _named(attribute.name.in_language(language()), say_value(value, attribute, scheme))


def _named(name: str, said: str) -> str:
    return translate("Claims", "{0}: {1}").format(name, said)
