"""What is wrong with a query, in words."""

from __future__ import annotations

from ir_annotator.domain.query import QueryError, QueryFault
from ir_annotator.i18n import translate


def describe_fault(error: QueryError) -> str:
    """Return in one or two sentences what is wrong and what to do."""
    words = {
        QueryFault.UNKNOWN_FIELD: translate("Query", "“{0}:” is no field. In quotes it is sought as it stands."),
        QueryFault.NO_VALUE: translate("Query", "Something must stand behind “{0}:”."),
        QueryFault.BAD_DATE: translate(
            "Query", "“{0}” is no date. Write 2025, 2025-03, 2025-03-05 or 2025-03..2025-06."
        ),
        QueryFault.BAD_REGEX: translate("Query", "The regular expression is not complete, or none."),
        QueryFault.OPEN_QUOTE: translate("Query", "The closing quote is missing."),
        QueryFault.UNKNOWN_TOPIC: translate("Query", "No topic is called “{0}”: its id or its name is wanted."),
        QueryFault.UNKNOWN_TYPE: translate("Query", "No claim type is called “{0}”: its id or its name is wanted."),
        QueryFault.UNKNOWN_STATUS: translate(
            "Query", "“{0}” is no status. There are todo, in_progress, done, skipped, flagged."
        ),
        QueryFault.UNKNOWN_ANNOTATOR: translate("Query", "Nobody called “{0}” has labelled here."),
    }
    place = translate("Query", " (character {0})").format(error.position + 1)
    return words[error.fault].format(error.detail) + place
