"""Where the questions and answers lie in a record text.

A question is told by the marker its line begins with (``3、``, ``Q3：``, ``问：`` …). Markers fall into families, and
one family is the right one: every line with a marker gets a weight that says how much it looks like a question, and
for each family the run of numbers 1, 2, 3 … with the greatest sum of weights is found. Lists inside answers, headings
and numbered statements weigh less than nothing, so they fall out without a rule of their own.
All offsets are code points of the record text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ir_annotator.domain.markers import (
    ANSWER,
    BEGINS_AS_REQUEST,
    CLOSING,
    HEADING,
    INLINE_ANSWER,
    NUMBERED,
    QUESTION_MARK,
    REQUEST,
    UNNUMBERED,
    Lines,
    number_of,
)
from ir_annotator.domain.record import Doubt, Look
from ir_annotator.domain.span import Span

_LONGEST_QUESTION = 200
_LINES_BEFORE_ANSWER = 6
_GAP_COST = 2.0
_LATE_COST = 1.5
"""For each number left out before the first one of a run, and once more."""
_SECOND = 2
_BOLD = 0.5
_GOING_ON = 0.5
"""What it adds to a line's weight that its number follows the one before."""
_RESTART_COST = 1.5
_UNMARKED_TRUST = 0.5
_MOST_WITH_DOUBT = 0.85
"""Whatever is odd is worth a look, however sure all the rest is."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and its answer, and the codes of what tells them; the answer is empty where none was found."""

    question: Span
    answer: Span
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """What was found, how sure it is (0 to 1), and what a person should look at.

    The doubts carry a code and a place; the sentence is put in where the language is known.
    """

    pairs: tuple[Pair, ...] = ()
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may begin a question.

    ``number`` is 0 where there is none; the words begin on the line ``first``, at the offset ``body``.
    """

    line: int
    number: int
    first: int
    body: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Run:
    """Candidates in order, linked backwards; ``broken`` where the numbers jump."""

    score: float
    last: _Candidate | None = None
    before: _Run | None = None
    broken: bool = False

    def members(self) -> list[tuple[_Candidate, bool]]:
        found, run = [], self
        while run.last and run.before:
            found.append((run.last, run.broken))
            run = run.before
        return found[::-1]


def split(text: str, looks: Sequence[Look] = ()) -> Split:
    """Return the question-and-answer pairs of a record text; none is a valid result.

    ``looks`` says how each line looked, or is empty where nobody knows.

    A question starts behind its running number and 问 marker, an answer behind its 答 marker; neither has white
    space at its ends. Closing words (会议结束, 未公开重大信息, ☆) and headings between questions belong to no answer.
    """
    source = Lines(text, looks)
    best = _Run(0.0)
    family = ""
    for name, pattern in NUMBERED.items():
        run = _best_run(_candidates(source, pattern), heading_like=name == "chinese")
        if run.score > best.score:
            best, family = run, name
    for name, candidates in (("asking", _candidates(source, UNNUMBERED)), ("unmarked", _unmarked(source))):
        run = _all_of(candidates)
        if run.score > best.score and (name == "asking" or not family):
            best, family = run, name
    return _judged(source, best, family)


def pair_in(text: str, within: Span) -> Pair:
    """Return the question and the answer of a stretch of text that holds one Q&A, because somebody says so."""
    source = Lines(text[within.start : within.end])
    if not source.spans:
        return Pair(Span(within.start, within.start), Span(within.start, within.start))
    line = source.spans[0]
    first, body = 0, behind_question_marker(source.text, line.start, line.end)
    if body == line.end and len(source.spans) > 1:
        first, body = 1, source.spans[1].start
    pair = _pair(source, _Candidate(0, 0, first, body, 0.0), len(source.spans))
    return Pair(pair.question.moved(within.start), pair.answer.moved(within.start))


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


def _candidates(source: Lines, pattern: re.Pattern[str]) -> list[_Candidate]:
    """Return the lines that begin with a marker of one family."""
    found = []
    for line in range(len(source.spans)):
        if match := source.marker(pattern, line):
            groups = match.groupdict()
            number = number_of(groups["n"]) if "n" in groups else 0
            asked = bool(groups.get("asked")) or pattern in (UNNUMBERED, NUMBERED["asked"])
            first, body = line, match.end()
            if body == source.spans[line].end and line + 1 < len(source.spans):
                first, body = line + 1, source.spans[line + 1].start  # the marker stands on a line of its own
            found.append(_Candidate(line, number, first, body, _weight(source, first, body, asked=asked)))
    return found


def _unmarked(source: Lines) -> list[_Candidate]:
    """Return the lines without any marker that end like a question or stand before an answer marker."""
    found: list[_Candidate] = []
    for line, span in enumerate(source.spans):
        goes_on = bool(found) and found[-1].line == line - 1 and not source.asks_and_answers(line)
        if goes_on or source.answer_marker(line):
            continue
        if len(span) > _LONGEST_QUESTION and not source.asks_and_answers(line):
            continue
        if source.answer_marker(line + 1) or _looks_asked(source, line):
            found.append(_Candidate(line, 0, line, span.start, _weight(source, line, span.start, asked=False)))
    told = any(source.answer_marker(one.line + 1) or source.asks_and_answers(one.line) for one in found)
    return found if len(found) > 1 or told else []


def _looks_asked(source: Lines, line: int) -> bool:
    """Tell whether a line without a marker ends like a question, or holds a question and its answer."""
    return source.spans[line].of(source.text)[-1] in "？?" or source.asks_and_answers(line)


def _weight(source: Lines, line: int, body: int, *, asked: bool) -> float:
    """Say how much a line looks like a question: below 0 it does not."""
    words = source.text[body : source.spans[line].end]
    weight = -1.0 + 2.0 * asked
    if QUESTION_MARK.search(words[-12:]):
        weight += 2
    elif QUESTION_MARK.search(words):
        weight += 1
    elif words.endswith(("。", "；", ";", "：", ":")):
        weight += 1 if BEGINS_AS_REQUEST.match(words) else -1
    elif REQUEST.search(words):
        weight += 2
    if source.answer_marker(line + 1) or INLINE_ANSWER.search(words):
        weight += 3
    return weight + _BOLD * (line in source.bold) - (len(words) > _LONGEST_QUESTION)


def _best_run(candidates: list[_Candidate], *, heading_like: bool) -> _Run:
    """Return the run of consecutive numbers with the greatest sum of weights.

    Numbering may start again at 1, at a small cost, so that a single 1、 with a question mark inside an answer is not
    a new round. A number left out or given twice costs, and so does a run that starts later than 1 (little for
    一、二、, where 一 often is a heading and the questions begin at 二).
    """
    best_at: dict[int, _Run] = {}
    best = nothing = _Run(0.0)
    for one in candidates:
        late = 0.0 if one.number == 1 else 0.5 if heading_like and one.number == _SECOND else _LATE_COST * one.number
        options = [(-late, nothing, bool(late) and not heading_like)]
        if one.number == 1:
            options.append((best.score - _RESTART_COST, best, False))
        for number, cost in ((one.number - 1, -_GOING_ON), (one.number - 2, _GAP_COST), (one.number, _GAP_COST)):
            if before := best_at.get(number):
                options.append((before.score - cost, before, cost > 0))
        score, before, broken = max(options, key=lambda option: option[0])
        run = _Run(score + one.weight, one, before, broken)
        if one.number not in best_at or run.score > best_at[one.number].score:
            best_at[one.number] = run
        if run.score > best.score:
            best = run
    return best


def _all_of(candidates: list[_Candidate]) -> _Run:
    """Return the run of all candidates that have no numbers."""
    run = _Run(0.0)
    for one in candidates:
        run = _Run(run.score + one.weight, one, run)
    return run


def _judged(source: Lines, run: _Run, family: str) -> Split:
    """Turn the chosen run into pairs, and say how sure it is."""
    members = run.members()
    if not members:
        return Split((), 0.5, (Doubt("no_questions", ""),))
    pairs, doubts, trust = [], [], 0.0
    stops = [one.line for one, _ in members[1:]] + [len(source.spans)]
    for (one, broken), stop in zip(members, stops, strict=True):
        pair = _pair(source, one, stop)
        codes = _doubts(source, pair, one, broken=broken)
        pairs.append(replace(pair, evidence=tuple(_evidence(source, pair, one, family))))
        doubts += [Doubt(code, "", pair.question) for code in codes]
        trust += _trust(source.text, pair) / 2 ** len(codes)
    doubts += _left_over(source, family, {one.line for one, _ in members})
    confidence = trust / len(pairs)
    if family == "unmarked":
        confidence *= _UNMARKED_TRUST
        doubts.append(Doubt("unmarked_questions", "", pairs[0].question))
    if doubts:
        confidence = min(confidence, _MOST_WITH_DOUBT)
    return Split(tuple(pairs), round(confidence, 2), tuple(doubts))


def _left_over(source: Lines, family: str, taken: set[int]) -> Iterator[Doubt]:
    """Yield a doubt for each line that begins and reads like the questions that were found, and is none of them."""
    pattern = NUMBERED.get(family, UNNUMBERED)
    for one in _candidates(source, pattern):
        asks = QUESTION_MARK.search(source.text[one.body : source.spans[one.first].end][-12:])
        if one.line not in taken and asks and one.weight > 0:
            yield Doubt("question_left_over", "", source.spans[one.line])


def _evidence(source: Lines, pair: Pair, one: _Candidate, family: str) -> Iterator[str]:
    """Yield the codes of what tells that a Q&A begins here and divides where it does."""
    question, between = pair.question.of(source.text), source.text[pair.question.end : pair.answer.start]
    if family in NUMBERED:
        yield "number"
    elif family == "asking":
        yield "question_word"
    if QUESTION_MARK.search(question[-12:]):
        yield "question_mark"
    elif REQUEST.search(question):
        yield "request"
    if between.strip():
        yield "answer_marker"
    if one.line in source.bold:
        yield "bold"


def _trust(text: str, pair: Pair) -> float:
    """Say how sure a pair is: a little less where neither a question mark nor an answer marker divides it."""
    marked = text[pair.question.end : pair.answer.start].strip() or QUESTION_MARK.search(pair.question.of(text))
    return 1.0 if marked else 0.8


def _doubts(source: Lines, pair: Pair, one: _Candidate, *, broken: bool) -> list[str]:
    """Return the codes of what is odd about a pair."""
    checks = {
        "sequence_broken": broken,
        "empty_answer": len(pair.answer) == 0,
        "unlike_a_question": one.weight < 0 and not QUESTION_MARK.search(pair.question.of(source.text)),
        "long_question": len(pair.question) > _LONGEST_QUESTION,
    }
    return [code for code, holds in checks.items() if holds]


def _pair(source: Lines, one: _Candidate, stop: int) -> Pair:
    """Return the pair that begins at a candidate and ends before the line ``stop``."""
    if one.first >= stop:  # a marker with nothing behind it
        end = source.spans[one.line].end
        return Pair(Span(end, end), Span(end, end))
    question_end, answer_start, answer_line = _boundary(source, one.first, one.body, stop)
    answer_end = source.spans[_answer_end(source, answer_line, stop) - 1].end
    return Pair(source.trimmed(one.body, question_end), source.trimmed(answer_start, max(answer_start, answer_end)))


def _boundary(source: Lines, first: int, body: int, stop: int) -> tuple[int, int, int]:
    """Return where a question ends, where its answer starts, and the line on which that is."""
    line_end = source.spans[first].end
    if inline := INLINE_ANSWER.search(source.text, body + 1, line_end):
        return inline.start(), inline.end(), first
    for line in range(first + 1, min(stop, first + 1 + _LINES_BEFORE_ANSWER)):
        if marker := source.answer_marker(line):
            return source.spans[line - 1].end, marker.end(), line
    if first + 1 == stop:  # question and answer in one paragraph, without any marker between them
        marks = list(QUESTION_MARK.finditer(source.text, body, line_end))
        cut = marks[-1].end() if marks else line_end
        return cut, cut, first
    if first + 2 < stop and not QUESTION_MARK.search(source.text, body, line_end):
        following = source.spans[first + 1].of(source.text)
        if len(following) <= 80 and following.endswith(("？", "?")):  # noqa: PLR2004 -- a short second paragraph
            return source.spans[first + 1].end, source.spans[first + 2].start, first + 2
    return line_end, source.spans[first + 1].start, first + 1


def _answer_end(source: Lines, first: int, stop: int) -> int:
    """Return the line before which the answer that starts on line ``first`` ends."""
    if stop == len(source.spans):
        for line in range(first + 1, stop):
            if source.marker(CLOSING, line):
                stop = line
                break
    headings = [line for line in range(first + 1, stop) if source.marker(HEADING, line)]
    return stop - 1 if headings == [stop - 1] else stop  # several are a list, which belongs to the answer
