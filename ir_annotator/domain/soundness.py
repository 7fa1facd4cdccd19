"""What a check of a project says: one result for each named invariant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Invariant(StrEnum):
    """Something that must hold in every project; the names are for scripts and keep their meaning."""

    INTEGRITY = "integrity"
    TABLES = "tables"
    IDENTITY = "identity"
    SETTINGS = "settings"
    REFERENCES = "references"
    ANNOTATORS = "annotators"
    TEXT_FINGERPRINT = "text_fingerprint"
    RECORD_READABLE = "record_readable"
    RECORD_COLUMNS = "record_columns"
    LOOKS_PER_LINE = "looks_per_line"
    QA_OFFSETS = "qa_offsets"
    QA_ORDER = "qa_order"
    QA_IDS = "qa_ids"
    CLAIM_OFFSETS = "claim_offsets"
    CLAIM_QUOTES = "claim_quotes"
    CLAIM_PLACES = "claim_places"
    PRIMARY_TOPICS = "primary_topics"
    STATUS_FOLLOWS = "status_follows"
    EVENT_SEQUENCE = "event_sequence"
    EVENT_CHAIN = "event_chain"
    EVENT_PAYLOADS = "event_payloads"
    EVENT_QUOTES = "event_quotes"
    EVENT_UNDOES = "event_undoes"
    LABELS_FOLLOW = "labels_follow"
    SPLITS_FOLLOW = "splits_follow"
    REVIEWS_FOLLOW = "reviews_follow"
    SCHEME_READABLE = "scheme_readable"
    LABELS_IN_SCHEME = "labels_in_scheme"


FOLLOWING = frozenset(
    {
        Invariant.CLAIM_OFFSETS,
        Invariant.CLAIM_QUOTES,
        Invariant.CLAIM_PLACES,
        Invariant.PRIMARY_TOPICS,
        Invariant.STATUS_FOLLOWS,
        Invariant.LABELS_FOLLOW,
        Invariant.SPLITS_FOLLOW,
        Invariant.REVIEWS_FOLLOW,
    }
)
"""What is in order again when labels and splits are made anew from the events."""

MENDABLE = FOLLOWING | {
    Invariant.INTEGRITY,
    Invariant.TABLES,
    Invariant.ANNOTATORS,
    Invariant.RECORD_COLUMNS,
    Invariant.LOOKS_PER_LINE,
    Invariant.QA_ORDER,
}
"""What a repair can try: everything that can be made anew from something else in the project."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where an invariant does not hold.

    Attributes:
        invariant: Which one.
        where: The record, Q&A, event or table, by its id.
        detail: What stands there: offsets, numbers, names of columns; never text of a document.
    """

    invariant: Invariant
    where: str
    detail: str = ""
