"""How a person mends a split: from the Q&As of a record text to other Q&As of the same text.

Only boundaries move, never a character. All offsets are code points of the record text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from ir_annotator.domain.dividing import behind_answer_marker, behind_question_marker
from ir_annotator.domain.markers import Lines
from ir_annotator.domain.record import QA, make_qa_id
from ir_annotator.domain.span import Span
from ir_annotator.domain.splitting import pair_in

BY_PERSON = ("person",)
"""Evidence of a Q&A whose boundaries a person has set."""


class Role(StrEnum):
    """What a piece of the record text is."""

    OPENING = "opening"
    QUESTION = "question"
    ANSWER = "answer"
    REMARK = "remark"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the record text, or what is in it of one question or answer.

    Attributes:
        span: Where it lies, with its marker (``3、`` or ``答：``), without white space at its ends.
        role: What it is.
        qa_id: The Q&A it belongs to, or ``""``.
        begins: Whether its question or answer begins with it.
    """

    span: Span
    role: Role
    qa_id: str = ""
    begins: bool = False


class Verb(StrEnum):
    """What a person can say about the place where the cursor is."""

    SPLIT = "split"
    MERGE = "merge"
    QUESTION = "question"
    ANSWER = "answer"
    OPENING = "opening"
    CLOSING = "closing"
    REMARK = "remark"


class RepairError(ValueError):
    """What was asked for makes no Q&As; ``reason`` is a stable code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Division:
    """A record text, its fingerprint, and the Q&As it is divided into.

    Every repair returns another division and raises RepairError where there is nothing to do or nothing right.
    """

    text: str
    fingerprint: str
    qas: tuple[QA, ...]

    def pieces(self) -> list[Piece]:
        """Return the whole text in pieces, in order, without blank lines."""
        found: list[Piece] = []
        ends = sorted({span.end for qa in self.qas for span in (qa.question, qa.answer) if len(span)})
        starts = sorted({qa.question.start for qa in self.qas if not qa.is_narrative})
        source = Lines(self.text)
        for line in source.spans:
            cuts = {end for end in ends if line.start < end < line.end}
            cuts |= {at for at in starts if line.start < at < line.end and self._is_cut(source, line, at, cuts)}
            bounds = [line.start, *sorted(cuts), line.end]
            spans = (source.trimmed(a, b) for a, b in pairwise(bounds))
            found += [self._piece(span) for span in spans if len(span)]
        return found

    def _is_cut(self, source: Lines, line: Span, at: int, cuts: set[int]) -> bool:
        """Tell whether there is more than a marker between a question and what stands before it on its line."""
        before = max([line.start, *(cut for cut in cuts if cut <= at)])
        return at > before and behind_question_marker(self.text, source.trimmed(before, line.end).start, line.end) < at

    def _piece(self, span: Span) -> Piece:
        for qa in self.qas:
            for role, part in ((Role.QUESTION, qa.question), (Role.ANSWER, qa.answer)):
                if part.overlaps(span):
                    return Piece(span, role, qa.qa_id, span.start <= part.start)
        if not self.qas or span.end <= _start(self.qas[0]):
            return Piece(span, Role.OPENING)
        return Piece(span, Role.CLOSING if span.start >= self.qas[-1].answer.end else Role.REMARK)

    def _at(self, at: int) -> tuple[Piece, QA | None]:
        """Return the piece at an offset (or the last one before it) and its Q&A."""
        pieces = self.pieces()
        piece = pieces[max(bisect_right([one.span.start for one in pieces], at) - 1, 0)]
        return piece, next((qa for qa in self.qas if qa.qa_id == piece.qa_id), None)

    def _around(self, at: int) -> QA | None:
        """Return the Q&A between whose question and answer an offset lies."""
        return next((qa for qa in self.qas if _start(qa) <= at < qa.answer.start), None)

    # -- repairs

    def repaired(self, verb: Verb, span: Span, at: int) -> Division:
        """Return the division after what a person said of the pieces that ``span`` covers, or of the offset ``at``."""
        match verb:
            case Verb.SPLIT:
                return self.split_at(at)
            case Verb.MERGE:
                return self.merged(span.start)
            case Verb.QUESTION:
                return self.asked(span)
            case Verb.ANSWER:
                return self.answered_from(at)
            case Verb.OPENING:
                return self.opened_until(span.end)
            case Verb.CLOSING:
                return self.closed_from(span.start)
            case Verb.REMARK:
                return self.remarked(span.start)

    def split_at(self, at: int) -> Division:
        """Begin a Q&A at an offset; where its answer begins is told by the markers in it."""
        piece, home = self._at(at)
        if home and piece.role is Role.QUESTION and piece.begins and at <= home.question.start:
            raise RepairError("begins_here")
        home = home or self._around(at)
        pair = pair_in(self.text, Span(at, self._stop(at, home)))
        return self._with_new(home, at, QA("", pair.question, pair.answer, BY_PERSON))

    def asked(self, span: Span) -> Division:
        """Make a stretch a question: that of its Q&A where it begins or follows one, else one of a new Q&A."""
        piece, home = self._at(span.start)
        if home and not home.is_narrative and (piece.begins or piece.role is Role.QUESTION):
            question = Span(home.question.start, min(max(span.end, home.question.start), home.answer.end))
            return self._with({home.qa_id: self._joined(home, question, home.answer.end)})
        home = home or self._around(span.start)
        stop = self._stop(span.start, home)
        end = min(span.end, stop)
        start = behind_question_marker(self.text, span.start, end)
        if home is None:  # closing words stay outside
            stop = max(end, pair_in(self.text, Span(span.start, stop)).answer.end)
        made = self._joined(QA("", span, span), Span(start, end), stop)
        following = self._following(span.start)
        if home is None and following and not len(made.answer):  # the first half of a question
            grown = replace(following, question=Span(start, following.question.end), evidence=BY_PERSON)
            return self._with({following.qa_id: grown})
        return self._with_new(home, span.start, made)

    def answered_from(self, at: int) -> Division:
        """Let an answer begin at an offset; what belongs to no Q&A, or begins one, joins the answer before it."""
        piece, home = self._at(at)
        if home is None or home.is_narrative or (piece.role is Role.QUESTION and at <= home.question.start):
            if home and home.is_narrative:
                raise RepairError("no_question")
            return self.merged(at)
        return self._with({home.qa_id: self._joined(home, Span(home.question.start, at), home.answer.end)})

    def merged(self, at: int) -> Division:
        """Join the Q&A at an offset, or the piece that belongs to none, to the Q&A before it."""
        piece, home = self._at(at)
        before = [qa for qa in self.qas if _start(qa) < (_start(home) if home else at)]
        if not before:
            raise RepairError("nothing_before")
        last = before[-1]
        if home is None:
            marked = behind_answer_marker(self.text, piece.span.start, piece.span.end)
            start = min(last.answer.start, marked) if len(last.answer) else marked
            grown = replace(last, answer=Span(start, max(piece.span.end, last.answer.end)), evidence=BY_PERSON)
            return self._with({last.qa_id: grown})
        question, answer = last.question, Span(last.answer.start, home.answer.end)
        if not len(last.answer):  # a question that was cut in two
            question, answer = Span(last.question.start, home.question.end), home.answer
        return self._with({last.qa_id: QA(last.qa_id, question, answer, BY_PERSON), home.qa_id: None})

    def opened_until(self, end: int) -> Division:
        """Make everything before an offset the opening."""
        changes: dict[str, QA | None] = {}
        for qa in self.qas:
            if qa.answer.end <= end:
                changes[qa.qa_id] = None
            elif _start(qa) < end <= qa.question.end:
                question = Lines(self.text).trimmed(end, qa.question.end)
                changes[qa.qa_id] = replace(qa, question=question, evidence=BY_PERSON) if len(question) else None
            if _start(qa) < end < qa.answer.end and changes.get(qa.qa_id) is None:
                pair = pair_in(self.text, Span(end, qa.answer.end))
                made = QA(qa.qa_id, pair.question, pair.answer, BY_PERSON)
                changes[qa.qa_id] = made if len(made.question) else None
        return self._with(changes)

    def closed_from(self, start: int) -> Division:
        """Make everything from an offset on the closing."""
        return self._with(
            {
                qa.qa_id: _cut(self.text, qa, start) if _start(qa) < start else None
                for qa in self.qas
                if qa.answer.end > start or _start(qa) >= start
            }
        )

    def remarked(self, at: int) -> Division:
        """Take a piece, and what follows it in its Q&A, out of the Q&A; a piece of the question takes all of it."""
        piece, home = self._at(at)
        if home is None:
            raise RepairError("nothing_changes")
        stays = piece.role is Role.ANSWER and (at > home.answer.start or len(home.question))
        return self._with({home.qa_id: _cut(self.text, home, at) if stays else None})

    # -- putting Q&As together

    def _stop(self, at: int, home: QA | None) -> int:
        """Return how far a Q&A reaches that begins at an offset."""
        following = self._following(at)
        if home:
            return home.answer.end
        return self._at(_start(following))[0].span.start if following else len(self.text)

    def _following(self, at: int) -> QA | None:
        return next((qa for qa in self.qas if _start(qa) > at), None)

    def _joined(self, qa: QA, question: Span, stop: int) -> QA:
        """Return the Q&A with this question and with what follows it, up to an offset, as its answer."""
        trimmed = Lines(self.text).trimmed
        asked = trimmed(question.start, question.end)
        return replace(
            qa,
            question=asked,
            answer=trimmed(behind_answer_marker(self.text, question.end, stop), stop),
            evidence=BY_PERSON,
        )

    def _with_new(self, home: QA | None, at: int, made: QA) -> Division:
        """Put a Q&A in that begins at an offset; the one it is taken from ends there."""
        if not len(made.question):
            raise RepairError("nothing_here")
        rest = {home.qa_id: None if home.is_narrative else _cut(self.text, home, at)} if home else {}
        return self._with(rest, made)

    def _with(self, changes: dict[str, QA | None], made: QA | None = None) -> Division:
        """Return the division with Q&As changed, gone (None) or made; the last one to go leaves a narrative."""
        kept = [changes.get(qa.qa_id, qa) for qa in self.qas]
        qas = [_settled(qa) for qa in kept if qa is not None]
        if made:
            qas = sorted([*qas, _settled(replace(made, qa_id=self._free_id(made, qas)))], key=_start)
        if not qas:
            whole = Lines(self.text).trimmed(0, len(self.text))
            qas = [QA(make_qa_id(self.fingerprint, 0), Span(0, 0), whole, BY_PERSON)]
        if list(map(_place, qas)) == list(map(_place, map(_settled, self.qas))):
            raise RepairError("nothing_changes")
        return replace(self, qas=tuple(qas))

    def _free_id(self, made: QA, others: Iterable[QA]) -> str:
        """Return the id that belongs to a question's place, with a number behind it where that id is in use."""
        plain = make_qa_id(self.fingerprint, made.question.start)
        taken = {qa.qa_id for qa in others}
        names = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
        return next(name for name in (plain, *names) if name not in taken)


def _settled(qa: QA) -> QA:
    """Return the Q&A with an empty answer right behind its question, so that nothing else can come between."""
    end = qa.question.end
    return qa if len(qa.answer) or qa.is_narrative else replace(qa, answer=Span(end, end))


def _place(qa: QA) -> tuple[str, Span, Span]:
    return qa.qa_id, qa.question, qa.answer


def _start(qa: QA) -> int:
    return qa.answer.start if qa.is_narrative else qa.question.start


def _cut(text: str, qa: QA, at: int) -> QA:
    """Return the Q&A up to an offset; the answer is empty where that lies in its question."""
    trimmed = Lines(text).trimmed
    question = trimmed(qa.question.start, min(at, qa.question.end))
    start = min(max(qa.answer.start, question.end), max(at, question.end))
    answer = trimmed(start, max(start, min(at, qa.answer.end)))
    return replace(qa, question=question, answer=answer, evidence=BY_PERSON)
