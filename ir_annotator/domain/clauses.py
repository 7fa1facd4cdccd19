"""Where clauses and sentences begin and end in Chinese (and mixed) text; offsets are code points."""

from __future__ import annotations

import re

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


def _closes(character: str) -> bool:
    return character in CLOSING or character.isspace()
