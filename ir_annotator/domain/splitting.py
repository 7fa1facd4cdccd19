"""Where the questions and answers lie in a record text.

``asking`` finds the lines on which questions begin, ``dividing`` tells question from answer; here the whole is put
together and judged. All offsets are code points of the record text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ir_annotator.domain.asking import questions
from ir_annotator.domain.candidates import LONGEST_QUESTION, Candidate, marked
from ir_annotator.domain.dividing import behind_question_marker, divided
from ir_annotator.domain.markers import (
    ASKED_INSIDE,
    BEGINS_AS_REQUEST,
    BEGINS_AS_WISH,
    NUMBER_LIKE,
    NUMBERED,
    QUESTION_MARK,
    REQUEST,
    THANKS,
    Lines,
)
from ir_annotator.domain.record import DOUBTFUL, Doubt, Look
from ir_annotator.domain.sections import sections_before
from ir_annotator.domain.span import Span

_ONLY_NUMBERED = 0.95
"""How sure a pair is that a number and an asking word tell, but neither a question mark nor an answer marker."""
_UNMARKED_TRUST = 0.5
_GUESSED = {"unmarked": "unmarked_questions", "bold": "unmarked_questions", "topic": "topics_as_questions"}
"""The doubt of a record whose questions are told by no marker of their own."""
_FEWEST_LOOSE = 2
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

    It is less sure than ``DOUBTFUL`` if and only if there is a doubt. The doubts carry a code and a place; the
    sentence is put in where the language is known.
    """

    pairs: tuple[Pair, ...] = ()
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()


def split(text: str, looks: Sequence[Look] = ()) -> Split:
    """Return the question-and-answer pairs of a record text; none is a valid result.

    ``looks`` says how each line looked, or is empty where nobody knows.

    A question starts behind its running number and 问 marker, an answer behind its 答 marker; neither has white
    space at its ends. Closing words (会议结束, 未公开重大信息, ☆) and headings between questions belong to no answer.
    """
    source = Lines(text, looks)
    members = questions(source)
    if not members:
        return Split((), 0.5, (Doubt("no_questions", ""),))
    pairs: list[Pair] = []
    doubts: list[Doubt] = []
    trust = 0.0
    sections = sections_before(source, members)
    for one, following in zip(members, [*members[1:], None], strict=True):
        pair, sure = _pair(source, one, following, sections[one.line])
        codes = _doubts(source, pair, one, sure=sure)
        pairs.append(pair)
        doubts += [Doubt(code, "", pair.question) for code in codes]
        trust += (1.0 if _is_marked(pair) else _ONLY_NUMBERED) / 2 ** len(codes)
    if not any(len(pair.answer) or "question_mark" in pair.evidence for pair in pairs):
        return Split((), 0.5, (Doubt("no_questions", ""),))  # statements that begin as requests do
    doubts += _about_all(source, members, pairs)
    confidence = trust / len(pairs) * (_UNMARKED_TRUST if members[0].family in _GUESSED else 1.0)
    confidence = min(confidence, _MOST_WITH_DOUBT) if doubts else max(confidence, DOUBTFUL)
    return Split(tuple(pairs), round(confidence, 2), tuple(doubts))


def pair_in(text: str, within: Span) -> Pair:
    """Return the question and the answer of a stretch of text that holds one Q&A, because somebody says so."""
    source = Lines(text[within.start : within.end])
    if not source.spans:
        return Pair(Span(within.start, within.start), Span(within.start, within.start))
    line = source.spans[0]
    first, body = 0, behind_question_marker(source.folded, line.start, line.end)
    if body == line.end and len(source.spans) > 1:
        first, body = 1, source.spans[1].start
    pair, _ = _pair(source, Candidate(0, 0, first, first, body, 0.0, ""), None, {})
    return Pair(pair.question.moved(within.start), pair.answer.moved(within.start))


def _pair(source: Lines, one: Candidate, following: Candidate | None, sections: dict[str, int]) -> tuple[Pair, bool]:
    """Return the pair that begins at a candidate, and whether the place where it divides is certain."""
    stop = following.line if following else len(source.spans)
    ends_round = not following or (following.number == 1 and one.number > 0) or following.family != one.family
    question, answer, sure = divided(source, one, stop, sections, ends_round=ends_round)
    return Pair(question, answer, tuple(_evidence(source, question, answer, one))), sure


def _evidence(source: Lines, question: Span, answer: Span, one: Candidate) -> Iterator[str]:
    """Yield the codes of what tells that a Q&A begins here and divides where it does."""
    words = question.of(source.text)
    if one.family in NUMBERED:
        yield "number"
    elif one.family in ("asking", "speaker"):
        yield "question_word"
    elif one.family == "column":
        yield "table_row"
    if QUESTION_MARK.search(words[-12:]):
        yield "question_mark"
    elif REQUEST.search(words):
        yield "request"
    if source.text[question.end : answer.start].strip():
        yield "answer_marker"
    if one.line in source.bold:
        yield "bold"


def _is_marked(pair: Pair) -> bool:
    """Tell whether more than a number and an asking word tell a question."""
    told = set(pair.evidence)
    return not told.isdisjoint(("question_mark", "answer_marker")) or {"number", "bold"} <= told


def _reads_like_one(source: Lines, pair: Pair) -> bool:
    words = pair.question.of(source.text)
    signs = (QUESTION_MARK.search, BEGINS_AS_REQUEST.match, BEGINS_AS_WISH.match, THANKS.search)
    return _is_marked(pair) or any(sign(words) for sign in signs)


def _doubts(source: Lines, pair: Pair, one: Candidate, *, sure: bool) -> list[str]:
    """Return the codes of what is odd about a pair."""
    checks = {
        one.doubt: bool(one.doubt),
        "empty_answer": len(pair.answer) == 0,
        "unlike_a_question": one.weight < 0 and not _reads_like_one(source, pair),
        "long_question": len(pair.question) > LONGEST_QUESTION,
        "unclear_division": not sure,
        "question_left_over": bool(ASKED_INSIDE.search(source.folded, pair.answer.start, pair.answer.end)),
    }
    return [code for code, holds in checks.items() if holds]


def _about_all(source: Lines, members: list[Candidate], pairs: list[Pair]) -> Iterator[Doubt]:
    """Yield the doubts that concern the record: questions that are a guess, and those that were left over."""
    family = members[0].family
    bare = [pair for pair in pairs if not _reads_like_one(source, pair)]
    if family in _GUESSED:
        yield Doubt(_GUESSED[family], "", pairs[0].question)
    elif 2 * len(bare) > len(pairs):
        yield Doubt("few_marks", "", bare[0].question)
    yield from _left_over(source, members, pairs)


def _left_over(source: Lines, members: list[Candidate], pairs: list[Pair]) -> Iterator[Doubt]:
    """Yield a doubt for each line that belongs to no question and reads like one.

    Where every answer has its marker, a question without one is the speaker's own. Elsewhere as many of them as there
    are questions are too many.
    """
    loose: list[Span] = []
    family = members[0].family
    if (second := _second_of_one(source, members)) is not None:
        yield Doubt("question_left_over", "", source.spans[second.line])
    weights = {one.line: one.weight for one in marked(source, family)} if family in (*NUMBERED, "asking") else {}
    taken = {line for one in members for line in range(one.line, one.last + 1)}
    all_answered = all("answer_marker" in pair.evidence for pair in pairs)
    at = 0
    for line, span in enumerate(source.spans):
        while at + 1 < len(pairs) and pairs[at + 1].question.start <= span.start:
            at += 1
        said_first = pairs[at].question.start <= span.start <= pairs[at].answer.start
        if (
            line in taken
            or said_first
            or not QUESTION_MARK.search(source.text, max(span.start, span.end - 12), span.end)
        ):
            continue
        inside = span.overlaps(pairs[at].answer)
        answered = source.answer_marker(line + 1) is not None
        alike = weights.get(line, 0.0) > 0 or (inside and source.marker(NUMBER_LIKE, line) is not None)
        if (inside and answered) or (alike and (answered or not all_answered)):
            yield Doubt("question_left_over", "", span)
        elif inside:
            loose.append(span)
    if not all_answered and len(loose) >= max(_FEWEST_LOOSE, len(pairs)):
        yield Doubt("question_left_over", "", loose[0])


def _second_of_one(source: Lines, members: list[Candidate]) -> Candidate | None:
    """Return the line with number 2 in the answer of the only question, 1, unless a list of the answer's own has it."""
    one = members[0]
    if len(members) > 1 or one.number != 1 or source.answered(one.first):
        return None
    later = [other for other in marked(source, one.family) if other.line > one.line] if one.family in NUMBERED else []
    return later[0] if later and later[0].number == one.number + 1 else None
