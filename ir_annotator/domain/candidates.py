"""The lines that may begin a question, and how much each looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ir_annotator.domain.markers import (
    BEGINS_AS_REQUEST,
    BEGINS_AS_WISH,
    GREETING,
    HELLO,
    INLINE_ANSWER,
    NUMBERED,
    QUESTION_MARK,
    REQUEST,
    UNNUMBERED,
    Lines,
    number_of,
)

LONGEST_QUESTION = 200
LINES_BEFORE_ANSWER = 6
SHORT_PARAGRAPH = 80
_TAIL = 12
"""How many signs may stand behind the last question mark of a question, such as 谢谢。"""
_LONGEST_ADDRESS = 8
"""Within so many signs 您好 greets who is asked."""
_UNANSWERED_COST = 2.0
"""For a question right behind which the next one follows: they are the parts of one question."""
_BOLD = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may begin a question.

    ``number`` is 0 where there is none; the words begin on the line ``first``, at the offset ``body``, and go on to
    the line ``last`` at least. ``doubt`` is the code of what is odd about its place, if anything is.
    """

    line: int
    number: int
    first: int
    last: int
    body: int
    weight: float
    family: str
    doubt: str = ""


def marked(source: Lines, family: str) -> list[Candidate]:
    """Return the lines that begin with a marker of one family, whether they look like questions or not."""
    pattern = NUMBERED.get(family, UNNUMBERED)
    found = []
    for line in source.openings:
        if match := source.marker(pattern, line):
            groups = match.groupdict()
            number = number_of(groups["n"]) if "n" in groups else 0
            asked = bool(groups.get("asked") or groups.get("sure")) or family == "asking"
            found += candidate_at(source, line, match, family, number=number, asked=asked)
    following = {one.line: one.number for one in found if one.weight > 0}
    return [
        replace(one, weight=one.weight - _UNANSWERED_COST)
        if source.ends_asking(one.first) and following.get(one.first + 1) == one.number + bool(one.number)
        else one
        for one in found
    ]


def candidate_at(
    source: Lines, line: int, match: re.Match[str], family: str, *, number: int = 0, asked: bool = False
) -> list[Candidate]:
    """Return the candidate of a marker, or none where no words follow it."""
    first, body = line, match.end()
    if body == source.spans[line].end:  # the marker stands on a line of its own
        first = line + 1
        if first == len(source.spans) or source.marker(match.re, first) or source.answer_marker(first):
            return []
        body = source.spans[first].start
    return [Candidate(line, number, first, first, body, weight_of(source, first, body, asked=asked), family)]


def weight_of(source: Lines, line: int, body: int, *, asked: bool) -> float:
    """Say how much a line looks like a question: below 0 it does not."""
    end = source.spans[line].end
    words = source.folded[body:end]
    weight = -1.0 + 2.0 * asked
    if QUESTION_MARK.search(words[-_TAIL:]) or asks_on(source, line):
        weight += 2
    elif QUESTION_MARK.search(words):
        weight += 1
    elif BEGINS_AS_REQUEST.match(words):
        weight += 2
    elif words.endswith(("。", "；", ";", "：", ":")):
        weight += 1 if BEGINS_AS_WISH.match(words) else -1
    elif REQUEST.search(words):
        weight += 2
    if source.answer_marker(line + 1) or INLINE_ANSWER.search(source.folded, body, end):
        weight += 3
    elif _answered_later(source, line) or greeted(source, line + 1) or hello_inside(source, body, end):
        weight += 2
    return weight + _BOLD * (line in source.bold) - (len(words) > LONGEST_QUESTION)


def asks_on(source: Lines, line: int) -> bool:
    """Tell whether a line has no question mark and the short one behind it, without a number, ends with one."""
    after = line + 1
    return (
        after + 1 < len(source.spans)
        and len(source.spans[after]) <= SHORT_PARAGRAPH
        and source.ends_asking(after)
        and not QUESTION_MARK.search(source.text, source.spans[line].start, source.spans[line].end)
        and not any(source.marker(pattern, after) for pattern in (*NUMBERED.values(), UNNUMBERED))
        and not source.announces(line)
    )


def greeted(source: Lines, line: int) -> bool:
    """Tell whether a line begins as answers of a webcast do: 您好, 感谢您的关注."""
    return line < len(source.spans) and bool(source.marker(GREETING, line))


def hello_inside(source: Lines, start: int, end: int) -> re.Match[str] | None:
    """Return the 您好 with which an answer begins inside a paragraph: behind a question mark, or where none is."""
    asked = QUESTION_MARK.search(source.text, start, end)
    earliest = asked.end() if asked else start + _LONGEST_ADDRESS
    return next((match for match in HELLO.finditer(source.folded, start, end) if match.start() >= earliest), None)


def _answered_later(source: Lines, line: int) -> bool:
    """Tell whether an answer marker follows within some lines and no other question marker before it."""
    for after in range(line + 1, min(line + LINES_BEFORE_ANSWER, len(source.spans))):
        if source.answer_marker(after):
            return True
        if any(source.marker(pattern, after) for pattern in (*NUMBERED.values(), UNNUMBERED)):
            return False
    return False
