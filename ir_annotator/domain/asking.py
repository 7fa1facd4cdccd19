"""Which lines of a record text begin a question.

Markers fall into families, and one family is the right one: every line with a marker gets a weight that says how much
it looks like a question, and for each family the run of numbers 1, 2, 3 … with the greatest sum of weights is found.
Lists inside answers, headings and numbered statements weigh less than nothing, so they fall out without a rule of
their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ir_annotator.domain.candidates import SHORT_PARAGRAPH, Candidate, marked
from ir_annotator.domain.columns import question_rows
from ir_annotator.domain.markers import CLOSING, NUMBERED, Lines
from ir_annotator.domain.unnumbered import asking_lines, topics, unnumbered

_CERTAIN = 1.0
_GAP_COST = 2.0
_WIDEST_GAP = 3
_LATE_COST = 1.5
"""For each number left out before the first one of a run, and once more."""
_SECOND = 2
_GOING_ON = 0.5
"""What it adds to a line's weight that its number follows the one before."""
_RESTART_COST = 1.5


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
    if rows := question_rows(source):
        return rows
    numbered = {name: marked(source, name) for name in NUMBERED}
    best, family = Run(0.0), ""
    for name, candidates in numbered.items():
        run = _best_run(source, candidates)
        if run.score > best.score:
            best, family = run, name
    asking = _all_of(asking_lines(source))
    if asking.score > best.score:
        best, family = asking, "asking"
    if not family:
        best = _all_of(unnumbered(source) or topics(source))
    members = best.members()
    if not members:
        return []
    members += _going_on(source, members, numbered.get(family, []))
    both = sorted([*members, *_others(source, members, numbered)], key=lambda one: one.line)
    stops = [one.line for one in both[1:]] + [len(source.spans)]
    return [one for one, stop in zip(both, stops, strict=True) if one.first < stop]


def _going_on(source: Lines, members: list[Candidate], candidates: list[Candidate]) -> list[Candidate]:
    """Return the lines behind the last question that go on counting although they do not look like questions.

    They are short, something follows each, and no list that begins anew stands before them. Where all answers have
    their markers a line without one asks nothing.
    """
    last = members[-1]
    found: list[Candidate] = []
    if all(source.answered(one.first) for one in members):
        return []
    for one in candidates:
        if one.line <= last.line:
            continue
        after = one.first + 1
        # Behind the first number alone only bold type tells a question from the list of an answer.
        counts = last.number > 1 or {last.line, one.line} <= source.bold.keys()
        fits = one.number == last.number + 1 and counts and after < len(source.spans)
        if not fits or len(source.spans[one.first]) > SHORT_PARAGRAPH or source.marker(NUMBERED[one.family], after):
            return found
        if source.marker(CLOSING, one.first) or CLOSING.match(source.folded, one.body):
            return found
        found.append(one)
        last = one
    return found


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
        if run.score > best.score and (one.number == 1 or before.last):  # a lone 二、 is a heading
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
