"""Where a question ends, where its answer begins, and where that ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ir_annotator.domain.candidates import (
    LINES_BEFORE_ANSWER,
    SHORT_PARAGRAPH,
    Candidate,
    asks_on,
    greeted,
    hello_inside,
)
from ir_annotator.domain.markers import (
    ANSWER,
    BULLET,
    CLOSING,
    GREETING,
    HELLO,
    INLINE_ANSWER,
    LOOSE_ANSWER,
    MODERATOR,
    NUMBERED,
    PERHAPS_ANSWER,
    QUESTION_MARK,
    SIGNATURE,
    SIGNING_COMPANY,
    THANKS,
    UNNUMBERED,
    Lines,
)
from ir_annotator.domain.sections import next_section
from ir_annotator.domain.span import Span

_ASKING_SENTENCE = re.compile(r"[^。！!？?]*[？?]+[”』」]?(?:\s*(?:谢谢|多谢)[^。！!？?\n]{0,6}[。！!])?")
_ENUMERATED = re.compile(
    r"(?:第[一二三四五六]|其[一二三四五六]|[一二三四五六]是|\d\s*[、.．)）]|[（(]\d[）)]|[①-⑨]|另外|还有)"
)
_BARE_ANSWER = re.compile(r"[Aa]\s*(?P<n>\d{1,3})(?:\s*[-—–]+|\s|(?=[\u4e00-\u9fff“《])|$)\s*")
_BARE_ANSWER_INSIDE = re.compile(rf"(?<=[？?。！!\s]){_BARE_ANSWER.pattern}")
_LETTER_ANSWER = re.compile(r"[Aa]\s+(?=[\u4e00-\u9fff])")
_MOST_BEHIND_QUESTION = 15
_MOST_REMARKS = 3


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a question ends, where its answer starts and the line on which that is; ``sure`` if something says so."""

    question_end: int
    answer_start: int
    answer_line: int
    sure: bool = True


def divided(
    source: Lines, one: Candidate, stop: int, sections: dict[str, int], *, ends_round: bool
) -> tuple[Span, Span, bool]:
    """Return question and answer of the Q&A that begins at a candidate and ends before the line ``stop``.

    The third value is whether the place where they divide is certain. Behind the last answer of a round there may be
    closing words, which belong to no answer. ``sections`` tells how far the headings have counted so far.
    """
    cut = _cut(source, one, stop)
    stop = next_section(source, cut.answer_line, stop, sections)
    end = source.spans[_answer_end(source, one, cut.answer_line, stop, ends_round=ends_round) - 1].end
    question = source.trimmed(one.body, cut.question_end)
    start = cut.answer_start
    if one.family == "bullet" and (sign := BULLET.match(source.folded, start)):
        start = sign.end()
    return question, source.trimmed(start, max(start, end)), cut.sure


def behind_question_marker(text: str, start: int, end: int) -> int:
    """Return where the words begin behind ``3、``, ``Q3：`` or ``问：`` at an offset; that offset if none is there."""
    matches = (pattern.match(text, start, end) for pattern in (*NUMBERED.values(), UNNUMBERED))
    return max((match.end() for match in matches if match), default=start)


def behind_answer_marker(text: str, start: int, end: int) -> int:
    """Return where the words begin behind white space and ``答：`` or the like at an offset."""
    words = text[start:end]
    first = end - len(words.lstrip())
    marker = ANSWER.match(text, first, end)
    return marker.end() if marker else first


def _cut(source: Lines, one: Candidate, stop: int) -> Cut:
    """Return where a Q&A divides: at the marker of its answer if it has one, else behind its question marks."""
    line_end = source.spans[one.first].end
    if one.family == "column":
        tab = source.text.index("\t", one.body, line_end)
        return Cut(tab, behind_answer_marker(source.folded, tab + 1, line_end), one.first)
    inline = INLINE_ANSWER.search(source.folded, one.body + 1, line_end) or _numbered_answer(source, one)
    if inline:
        return Cut(inline.start(), inline.end(), one.first)
    for line in range(one.first + 1, min(stop, one.first + 1 + LINES_BEFORE_ANSWER)):
        if marker := source.answer_marker(line) or _numbered_answer(source, one, line):
            return Cut(source.spans[line - 1].end, marker.end(), line)
        if marker := source.asks_and_answers(line):
            return Cut(marker.start(), marker.end(), line)
        if line > one.first + 1 and source.marker(HELLO, line):
            return Cut(source.spans[line - 1].end, source.spans[line].start, line, sure=source.ends_asking(line - 1))
        if not greeted(source, line) and (
            hello := hello_inside(source, source.spans[line].start, source.spans[line].end)
        ):
            return Cut(hello.start(), hello.start(), line, sure=False)
    if loose := LOOSE_ANSWER.search(source.folded, one.body + 1, line_end):
        return Cut(loose.start(), loose.end(), one.first, sure=False)
    cut = _cut_inside(source, one) if one.first + 1 == stop else _cut_between(source, one, stop)
    perhaps = PERHAPS_ANSWER.search(source.folded, one.body + 1, cut.question_end)
    return replace(cut, sure=cut.sure and not perhaps)


def _numbered_answer(source: Lines, one: Candidate, line: int = -1) -> re.Match[str] | None:
    """Return ``A3`` or ``A`` without punctuation, elsewhere a product or a kind of share, where the question is ``Q3``.

    It is looked for at the beginning of a line, or inside the paragraph of the question if none is given.
    """
    if one.family == "asking" and line >= 0 and source.folded[source.spans[one.line].start : one.body].strip() in "Qq":
        return source.marker(_LETTER_ANSWER, line)
    if one.family != "asked":
        return None
    if line >= 0:
        marker = source.marker(_BARE_ANSWER, line)
    else:
        marker = _BARE_ANSWER_INSIDE.search(source.folded, one.body + 1, source.spans[one.first].end)
    return marker if marker and int(marker["n"]) == one.number else None


def _cut_inside(source: Lines, one: Candidate) -> Cut:
    """Divide one paragraph without a marker: behind the sentences that ask, or where the answer greets."""
    end = source.spans[one.first].end
    if hello := hello_inside(source, one.body, end):
        asked = source.text[one.body : hello.start()].rstrip()
        return Cut(hello.start(), hello.start(), one.first, sure=asked.endswith(("？", "?", "。", "！", "!")))
    asked_until = _behind_asking(source.text, one.body, end)
    return Cut(asked_until, asked_until, one.first, sure=not QUESTION_MARK.search(source.text, asked_until, end))


def _cut_between(source: Lines, one: Candidate, stop: int) -> Cut:
    """Divide several paragraphs without a marker: behind the first, and those in which the question goes on."""
    line = one.last
    while line + 2 < stop and line - one.first < LINES_BEFORE_ANSWER and _goes_on(source, one.first, line):
        line += 1
    end, following = source.spans[line].end, source.spans[line + 1] if line + 1 < stop else source.spans[line]
    if line + 1 == stop:
        return Cut(end, end, line)
    if line == one.first:
        asked_until = _behind_asking(source.text, one.body, end)
        behind = source.text[asked_until:end].strip()
        if GREETING.match(behind) or (behind and source.marker(CLOSING, line + 1)):
            return Cut(asked_until, asked_until, line)
        unclear = len(behind) > _MOST_BEHIND_QUESTION and not greeted(source, line + 1)
        asks_again = len(following) <= SHORT_PARAGRAPH and source.ends_asking(line + 1)
        return Cut(end, following.start, line + 1, sure=not unclear and not asks_again)
    return Cut(end, following.start, line + 1)


def _goes_on(source: Lines, first: int, line: int) -> bool:
    """Tell whether a question goes on in the paragraph behind a line."""
    if asks_on(source, line):
        return True
    after = source.spans[line + 1]
    if len(after) > SHORT_PARAGRAPH or not source.ends_asking(line + 1):
        return False
    listed = source.marker(_ENUMERATED, line + 1) is not None
    return listed and (line > first or source.text[source.spans[first].end - 1] in "：:？?")


def _behind_asking(text: str, start: int, end: int) -> int:
    """Return where the sentences that ask end; the end if none does."""
    at = start
    first = QUESTION_MARK.search(text, start, end)
    if not first:
        return end
    at = first.start()
    while match := _ASKING_SENTENCE.match(text, at, end):
        at = match.end()
    behind = text[at:end].strip()
    return end if behind and THANKS.fullmatch(behind) else at


def _answer_end(source: Lines, one: Candidate, first: int, stop: int, *, ends_round: bool) -> int:
    """Return the line before which the answer that starts on line ``first`` ends."""
    for line in range(first + 1, stop):
        closes = ends_round and source.marker(CLOSING, line)
        if closes or (stop - line <= _MOST_REMARKS and source.marker(MODERATOR, line)):
            stop = line
            break
    if ends_round:
        stop = _above_signature(source, first, stop)
    numbers = one.family not in ("number", "half")
    while stop - 1 > first and _announces(source, first, stop - 1, numbers=numbers):
        stop -= 1
    return stop


def _above_signature(source: Lines, first: int, stop: int) -> int:
    """Return the line before which the signature at the end begins, with the company, the board and the day."""
    end = stop
    while stop - 1 > first and source.marker(SIGNATURE, stop - 1):
        stop -= 1
    return stop - 1 if first < stop - 1 and stop < end and source.marker(SIGNING_COMPANY, stop - 1) else stop


def _announces(source: Lines, first: int, line: int, *, numbers: bool) -> bool:
    """Tell whether a line at the end of an answer is the heading of what follows, not the last line of a list."""
    found = source.heading(line, numbers=numbers)
    if not found:
        return False
    kind, number = found
    same = (source.heading(before, numbers=numbers) for before in range(line - 1, first - 1, -1))
    earlier = next((other for other in same if other and other[0] == kind), None)
    return not earlier or (number > 0 and earlier[1] + 1 != number)
