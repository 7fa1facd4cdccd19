"""Labels in words, in the reader's language: the same in the window and in documents for people."""

from __future__ import annotations

from ir_annotator.domain.annotation import FlagReason, Status
from ir_annotator.domain.scheme import Attribute, NumberFact, Scheme, Value
from ir_annotator.i18n import language, translate


def topic_name(scheme: Scheme, topic_id: str) -> str:
    """Return a topic's name in the reader's language; its id where the scheme does not know it."""
    topic = scheme.topic(topic_id)
    return topic.name.in_language(language()) if topic else topic_id


def claim_name(scheme: Scheme, type_id: str) -> str:
    """Return a claim type's name in the reader's language; its id where the scheme does not know it."""
    kind = scheme.claim_type(type_id)
    return kind.name.in_language(language()) if kind else type_id


def say_value(value: Value, attribute: Attribute, scheme: Scheme) -> str:
    """Return the value of an attribute or judgement in words."""
    if isinstance(value, tuple):
        return translate("Claims", "; ").join(say_number(fact, attribute) for fact in value)
    choice = attribute.choice(value)
    return choice.name.in_language(language()) if choice else topic_name(scheme, str(value))


def say_number(fact: NumberFact, attribute: Attribute) -> str:
    """Return a number fact in one line: its fields in the scheme's order, choices by their names."""
    parts = []
    for field in attribute.fields:
        value = fact.get(field.id)
        choice = next((choice for choice in field.choices if choice.id == value), None)
        if value not in (None, ""):
            parts.append(choice.name.in_language(language()) if choice else str(value))
    return " ".join(parts)


def say_reference(reference: str) -> str:
    """Return where an example stands in words, from ``CODE/NUMBER`` or ``CODE/NUMBER#Q&A``."""
    record, _, number = reference.partition("#")
    said = record.replace("/", " ")
    return (
        translate("Guide", "[{0}, Q&A {1}]").format(said, number)
        if number
        else translate("Guide", "[{0}]").format(said)
    )


def status_name(status: Status) -> str:
    """Return a status in words."""
    return {
        Status.TODO: translate("Status", "to do"),
        Status.IN_PROGRESS: translate("Status", "in progress"),
        Status.DONE: translate("Status", "done"),
        Status.SKIPPED: translate("Status", "skipped"),
    }[status]


def flag_reason_name(reason: FlagReason) -> str:
    """Return a reason for a flag in words; nothing for none."""
    return {
        FlagReason.NONE: "",
        FlagReason.GUIDE_UNCLEAR: translate("Flag", "guideline unclear"),
        FlagReason.SPLIT_WRONG: translate("Flag", "split wrong"),
        FlagReason.TEXT_GARBLED: translate("Flag", "text garbled"),
        FlagReason.UNSURE: translate("Flag", "unsure"),
        FlagReason.OTHER: translate("Flag", "other: see the note"),
    }[reason]
