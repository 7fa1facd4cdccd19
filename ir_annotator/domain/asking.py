"""Which lines of a record text begin a question.

Markers fall into families, and one family is the right one: every line with a marker gets a weight that says how much
it looks like a question, and for each family the run of numbers 1, 2, 3 … with the greatest sum of weights is found.
Lists inside answers, headings and numbered statements weigh less than nothing, so they fall out without a rule of
their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ir_annotator.domain.markers import (
    BEGINS_AS_REQUEST,
    BEGINS_AS_WISH,
    BULLET,
    GREETING,
    HELLO,
    INLINE_ANSWER,
    NUMBERED,
    QUESTION_MARK,
    REQUEST,
    SPEAKER,
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
_CERTAIN = 1.0
_GAP_COST = 2.0
_WIDEST_GAP = 3
_LATE_COST = 1.5
"""For each number left out before the first one of a run, and once more."""
_SECOND = 2
_UNANSWERED_COST = 2.0
"""For a question right behind which the next one follows: they are the parts of one question."""
_BOLD = 0.5
_GOING_ON = 0.5
"""What it adds to a line's weight that its number follows the one before."""
_RESTART_COST = 1.5


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


@dataclass(frozen=True, slots=True)
class Run:
    """Candidates in order, linked backwards; ``broken`` where the numbers jump."""

    score: float
    last: Candidate | None = None
    before: Run | None = None
    broken: bool = False

    def members(self) -> list[Candidate]:
        """Return the candidates in order."""
        found, run = [], self
        while run.last and run.before:
            found.append(replace(run.last, doubt="sequence_broken") if run.broken else run.last)
            run = run.before
        return found[::-1]


def questions(source: Lines) -> list[Candidate]:
    """Return the lines that begin the questions of a text, in order; of another family than most only with a doubt."""
    numbered = {name: marked(source, name) for name in NUMBERED}
    best, family = Run(0.0), ""
    for name, candidates in numbered.items():
        run = _best_run(source, candidates)
        if run.score > best.score:
            best, family = run, name
    asking = _all_of(_asking(source))
    if asking.score > best.score:
        best, family = asking, "asking"
    if not family:
        best = _without_numbers(source)
    members = best.members()
    if not members:
        return []
    both = sorted([*members, *_others(source, members, numbered)], key=lambda one: one.line)
    stops = [one.line for one in both[1:]] + [len(source.spans)]
    return [one for one, stop in zip(both, stops, strict=True) if one.first < stop]


def _without_numbers(source: Lines) -> Run:
    """Return the best run of questions that no number marks; bold lines if all lines that ask are among them."""
    bold, unmarked = _bold(source), _unmarked(source)
    if bold and {one.line for one in unmarked} < {one.line for one in bold}:
        unmarked = []
    return max((_all_of(found) for found in (_speakers(source), bold, unmarked)), key=lambda run: run.score)


def marked(source: Lines, family: str) -> list[Candidate]:
    """Return the lines that begin with a marker of one family, whether they look like questions or not."""
    pattern = NUMBERED.get(family, UNNUMBERED)
    found = []
    for line in source.openings:
        if match := source.marker(pattern, line):
            groups = match.groupdict()
            number = number_of(groups["n"]) if "n" in groups else 0
            asked = bool(groups.get("asked") or groups.get("sure")) or family == "asking"
            found += _candidate(source, line, match, family, number=number, asked=asked)
    following = {one.line: one.number for one in found if one.weight > 0}
    return [
        replace(one, weight=one.weight - _UNANSWERED_COST)
        if source.ends_asking(one.first) and following.get(one.first + 1) == one.number + bool(one.number)
        else one
        for one in found
    ]


def _candidate(
    source: Lines, line: int, match: re.Match[str], family: str, *, number: int = 0, asked: bool = False
) -> list[Candidate]:
    """Return the candidate of a marker, or none where no words follow it."""
    first, body = line, match.end()
    if body == source.spans[line].end:  # the marker stands on a line of its own
        first = line + 1
        if first == len(source.spans) or source.marker(match.re, first) or source.answer_marker(first):
            return []
        body = source.spans[first].start
    return [Candidate(line, number, first, first, body, _weight(source, first, body, asked=asked), family)]


def _asking(source: Lines) -> list[Candidate]:
    """Return the lines that begin with 问： or 投资者：, if anything else says that one of them asks."""
    found = marked(source, "asking")
    return found if any(one.weight > _CERTAIN for one in found) else []


def _speakers(source: Lines) -> list[Candidate]:
    """Return the lines that begin with the name of an organisation that speaks and is answered."""
    matches = ((line, source.marker(SPEAKER, line)) for line in range(len(source.spans) - 1))
    found = [
        one
        for line, match in matches
        if match and not source.answer_marker(line) and source.answer_marker(line + 1)
        for one in _candidate(source, line, match, "speaker")
    ]
    return found if len(found) > 1 else []


def _bold(source: Lines) -> list[Candidate]:
    """Return the bold lines, if most of them read like questions."""
    found = []
    for first, last in source.bold.items():
        line = next((at for at in range(first, last + 1) if not source.heading(at, numbers=True)), None)
        if line is None:
            continue
        body = source.spans[line].start
        weight = max(_weight(source, at, source.spans[at].start, asked=False) for at in {line, last})
        found.append(Candidate(line, 0, line, last, body, weight, "bold"))
    asking = [one for one in found if one.weight > 0]
    return found if len(found) > 1 and 2 * len(asking) >= len(found) else []


def _unmarked(source: Lines) -> list[Candidate]:
    """Return the lines without any marker that end like a question or stand before an answer marker."""
    found: list[Candidate] = []
    for line, span in enumerate(source.spans):
        both = source.asks_and_answers(line)
        goes_on = bool(found) and found[-1].line == line - 1 and not both
        if goes_on or source.answer_marker(line) or (len(span) > LONGEST_QUESTION and not both):
            continue
        if source.answer_marker(line + 1) or both or source.ends_asking(line):
            bullet = source.marker(BULLET, line)
            body = bullet.end() if bullet and bullet.end() < span.end else span.start
            found.append(Candidate(line, 0, line, line, body, _weight(source, line, body, asked=False), "unmarked"))
    told = any(source.answer_marker(one.line + 1) or source.asks_and_answers(one.line) for one in found)
    return found if len(found) > 1 or told else []


def _weight(source: Lines, line: int, body: int, *, asked: bool) -> float:
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


def _best_run(source: Lines, candidates: Iterable[Candidate]) -> Run:
    """Return the run of consecutive numbers with the greatest sum of weights.

    Numbering may start again at 1, at a small cost unless a heading stands before it, so that a single 1、 with a
    question mark inside an answer is not a new round. Numbers left out or given twice cost, and so does a run that
    starts later than 1 (little for 一、二、, where 一 often is a heading and the questions begin at 二).
    """
    best_at: dict[int, Run] = {}
    best = nothing = Run(0.0)
    for one in candidates:
        heading_like = one.family == "chinese"
        late = 0.0 if one.number == 1 else 0.5 if heading_like and one.number == _SECOND else _LATE_COST * one.number
        options = [(-late, nothing, bool(late) and not heading_like)]
        if one.number == 1:
            announced = one.line > 0 and source.heading(one.line - 1, numbers=False)
            options.append((best.score - (0.0 if announced else _RESTART_COST), best, False))
        options += [
            (before.score - (abs(gap) * _GAP_COST or -_GOING_ON), before, gap != 0)
            for gap in range(-1, _WIDEST_GAP + 1)  # -1: the same number again
            if (before := best_at.get(one.number - 1 - gap))
        ]
        score, before, broken = max(options, key=lambda option: option[0])
        run = Run(score + one.weight, one, before, broken)
        if one.number not in best_at or run.score > best_at[one.number].score:
            best_at[one.number] = run
        if run.score > best.score:
            best = run
    return best


def _all_of(candidates: Iterable[Candidate]) -> Run:
    """Return the run of all candidates that have no numbers."""
    run = Run(0.0)
    for one in candidates:
        run = Run(run.score + one.weight, one, run)
    return run


def _others(source: Lines, members: list[Candidate], numbered: dict[str, list[Candidate]]) -> list[Candidate]:
    """Return certain questions of other families: a round before or after these, and 追问： inside an answer."""
    first, last = members[0], members[-1]
    taken = {one.line for one in members}
    found: list[Candidate] = []
    for name, candidates in numbered.items():
        if name != first.family:
            sure = [one for one in candidates if one.weight >= _CERTAIN]
            rounds = [[one for one in sure if one.line < first.line], [one for one in sure if one.line > last.line]]
            found = max(found, *(_round(source, each, last.line) for each in rounds), key=len)
    if first.family not in ("asking", "speaker", "unmarked"):
        lines = {one.line for one in found}
        for one in marked(source, "asking"):
            if one.line not in taken | lines and one.line > first.last and source.answer_marker(one.first + 1):
                found.append(one)
    return [replace(one, doubt="other_marker") for one in found]


def _round(source: Lines, candidates: list[Candidate], last: int) -> list[Candidate]:
    """Return a run of at least two questions; behind the ``last`` line, where it may be a list, only if answered."""
    run = _best_run(source, candidates).members()
    told = all(one.line < last or source.answer_marker(one.first + 1) for one in run)
    return run if len(run) > 1 and told and all(not one.doubt for one in run) else []
