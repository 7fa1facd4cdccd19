"""What is to be told of a record as a whole: what was left out of it, and what stands in it unseen."""

from __future__ import annotations

from collections.abc import Iterator

from ir_annotator.domain.hidden import Hiding, counted
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Doubt, Form
from ir_annotator.i18n import translate

MOST_CHARACTERS = 10_000_000
"""Code points of one record beyond which it is refused; a Word file of 5 MB that is all text holds some 8,000,000."""
OF_THE_WHOLE = frozenset(
    {
        "hidden_characters", "control_taken_out", "missing_part", "embedded_not_read", "bad_lines", "empty_rows",
        "sheets_left_out", "columns_left_out", "pages_without_text", "unknown_letters",
    }
)  # fmt: skip
"""Codes of what is told of a record as a whole at its import: what was left out of it, or is in it unseen."""
MOST_LINES = 100_000
"""The same for its lines."""


def hidden_characters(text: str, form: Form) -> Iterator[Doubt]:
    """Yield a remark that counts the characters of a record that are not seen, kind by kind, if there are any."""
    values = (form.participants, form.time, form.place, form.hosts, form.name, form.company, form.title)
    found = counted("\n".join((text, *values)))
    if not found:
        return
    words = {
        Hiding.CONTROL: translate("Reader", "control characters: {0}"),
        Hiding.DIRECTION: translate("Reader", "changes of the direction of writing: {0}"),
        Hiding.NO_WIDTH: translate("Reader", "characters without width: {0}"),
    }
    kinds = "; ".join(words[kind].format(found[kind]) for kind in Hiding if found.get(kind))
    yield Doubt(
        "hidden_characters", translate("Reader", "The text holds characters that are not seen ({0}).").format(kinds)
    )


def left_out(embedded: int, missing: int) -> Iterator[Doubt]:
    """Yield a remark for embedded documents that are not read, and for pictures that are not there."""
    if embedded:
        sentence = translate("Reader", "{0} embedded documents of the file are not read.")
        yield Doubt("embedded_not_read", sentence.format(embedded))
    if missing:
        sentence = translate("Reader", "{0} pictures that the document refers to are not in the file.")
        yield Doubt("missing_part", sentence.format(missing))


def too_long(characters: int = MOST_CHARACTERS) -> Problem:
    """Return the problem of a talk that is longer than any: of so many characters, or lines."""
    return Problem(
        "too_large",
        translate(
            "Reader", "Its text is longer than any record (more than {0} million characters or {1} lines)."
        ).format(characters // 1_000_000, MOST_LINES),
        translate("Reader", "Check that it is the right file; split what holds several records into one file each."),
    )
