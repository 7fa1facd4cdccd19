"""Where clauses and sentences begin and end in Chinese (and mixed) text; offsets are code points."""

from __future__ import annotations

import re
from enum import StrEnum

from ir_annotator.domain.span import Span

# A comma, full stop or colon between two ASCII letters or digits (1,650 or 14.8) divides nothing.
_CLAUSE_END = re.compile(r"[，；。：？！…]+[”’）】》]*|(?<![0-9A-Za-z])[,;:?!]|[,;:?!](?![0-9A-Za-z])|\n")
_SENTENCE_END = re.compile(r"[。？！…]+[”’）】》]*|[?!]|\n")
_BLANK = re.compile(r"\s*")
CLOSING = "，；。：？！…、,;:?!."
"""Punctuation that a claim does not end (or begin) with; blanks it does not either."""


def _pieces(text: str, within: Span, end: re.Pattern[str]) -> list[Span]:
    """Return the stretches of ``text`` inside ``within`` that ``end`` divides, without blank ones."""
    pieces, start = [], within.start
    stops = [match.end() for match in end.finditer(text, within.start, within.end)]
    for stop in [*stops, within.end]:
        blank = _BLANK.match(text, start, stop)
        first = blank.end() if blank else start
        last = first + len(text[first:stop].rstrip())
        if last > first:
            pieces.append(Span(first, last))
        start = stop
    return pieces


def clauses(text: str, within: Span) -> list[Span]:
    """Return the clauses of ``text`` inside ``within``, each with its closing punctuation."""
    return _pieces(text, within, _CLAUSE_END)


def sentences(text: str, within: Span) -> list[Span]:
    """Return the sentences of ``text`` inside ``within``, each with its closing punctuation."""
    return _pieces(text, within, _SENTENCE_END)


def trimmed(text: str, span: Span, connectives: tuple[str, ...] = ()) -> Span:
    """Return ``span`` without blanks and punctuation at its ends and leading connectives (此外，所以 …).

    A span of nothing but those is returned as it is: what a person selected never vanishes.
    """
    start, end = span.start, span.end
    while end > start and _closes(text[end - 1]):
        end -= 1
    moved = True
    while moved and start < end:
        while start < end and _closes(text[start]):
            start += 1
        opening = [word for word in connectives if text.startswith(word, start, end)]
        length = max(map(len, opening), default=0)  # the longest: 但是 goes before 但
        moved = 0 < length < end - start
        start += length if moved else 0
    return Span(start, end) if start < end else span


class Step(StrEnum):
    """How far an end of a stretch moves at once."""

    CHARACTER = "character"
    CLAUSE = "clause"
    SENTENCE = "sentence"


def with_end_moved(text: str, field: Span, span: Span, step: Step, by: int) -> Span:
    """Return ``span`` with its end moved ``by`` steps, inside ``field`` and at least one code point long."""
    if step is Step.CHARACTER:
        end = span.end + by
    else:
        ends = [trimmed(text, piece).end for piece in _STEPS[step](text, field)]
        end = _beyond(ends, span.end, by)
    return Span(span.start, min(max(end, span.start + 1), field.end))


def with_start_moved(text: str, field: Span, span: Span, step: Step, by: int) -> Span:
    """Return ``span`` with its start moved ``by`` steps, inside ``field`` and at least one code point long."""
    if step is Step.CHARACTER:
        start = span.start + by
    else:
        starts = [trimmed(text, piece).start for piece in _STEPS[step](text, field)]
        start = _beyond(starts, span.start, by)
    return Span(max(min(start, span.end - 1), field.start), span.end)


def _beyond(places: list[int], here: int, by: int) -> int:
    """Return the place that is ``by`` places beyond ``here``; where there are not so many, the last one."""
    there = [place for place in places if place > here] if by > 0 else [place for place in places if place < here][::-1]
    return there[min(abs(by), len(there)) - 1] if there and by else here


_STEPS = {Step.CLAUSE: clauses, Step.SENTENCE: sentences}


def _closes(character: str) -> bool:
    return character in CLOSING or character.isspace()
