"""Finds in a record what a line speaks of: claims move with their text, across white space that is another one."""

from __future__ import annotations

from collections.abc import Sequence

from ir_annotator.domain.annotation import Annotation, Claim
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import QA
from ir_annotator.domain.span import Span
from ir_annotator.formats.labels.offsets import is_space, without_space
from ir_annotator.formats.labels.read_line import PlacedClaim, ReadLine
from ir_annotator.i18n import translate


def place(line: ReadLine, text: str, qa: QA) -> Annotation:
    """Return the annotation with its claims moved into the record text.

    Raises:
        Problem: ``text_differs`` if question or answer are not those of the record even without white space, or
            ``claim_lost`` if a claim has no place in them.
    """
    bounds = {"question": qa.question, "answer": qa.answer}
    if not line.whole and (qa.question.of(text), qa.answer.of(text)) == (line.question, line.answer):
        claims = [_at(claim, claim.span.moved(bounds[field].start), claim.quote) for field, claim in line.claims]
    else:
        tapes = _tapes(line, text, qa)
        claims = [_moved(one, tapes[one.field], text, qa, line) for one in line.claims]
    claims.sort(key=Claim.order)
    said = line.annotation  # by hand, because replace() takes its time and there are many
    labels = (said.topics, said.primary_topic, said.judgements, tuple(claims))
    return Annotation(*labels, said.note, said.flagged, said.flag_reason, said.closed, said.decision)


class _Tape:
    """The characters of a text that are no white space, and where each of them stands in the record text."""

    def __init__(self, there: str, places: Sequence[int]) -> None:
        self._there, self._places = there, places

    def span(self, span: Span) -> Span | None:
        """Return where a span of the text stands in the record; None if it holds nothing but white space."""
        first = len(without_space(self._there[: span.start]))
        count = len(without_space(span.of(self._there)))
        return Span(self._places[first], self._places[first + count - 1] + 1) if count else None


def _tapes(line: ReadLine, text: str, qa: QA) -> dict[str, _Tape]:
    """Return the tape of each text of a line.

    Raises:
        Problem: ``text_differs``.
    """
    asked, answered = _places(text, qa.question), _places(text, qa.answer)
    if not line.whole:
        found = {"question": (line.question, asked), "answer": (line.answer, answered)}
    else:
        fits = (places for places in ([*asked, *answered], answered, asked) if _same(line.whole, text, places))
        found = {"text": (line.whole, next(fits, []))}
    for name, (there, places) in found.items():
        if not _same(there, text, places):
            raise _differs(name, line)
    return {name: _Tape(there, places) for name, (there, places) in found.items()}


def _places(text: str, span: Span) -> list[int]:
    return [place for place in range(span.start, span.end) if not is_space(text[place])]


def _same(there: str, text: str, places: Sequence[int]) -> bool:
    return without_space(there) == "".join(text[place] for place in places)


def _differs(name: str, line: ReadLine) -> Problem:
    cause = translate("NativeFile", "“{0}” is not the text that stands in the record.").format(name)
    remedy = translate("NativeFile", "Import the record from which these labels were made.")
    return Problem("text_differs", cause, remedy, file=line.file, line=line.number)


def _moved(placed: PlacedClaim, tape: _Tape, text: str, qa: QA, line: ReadLine) -> Claim:
    """Return a claim at its place in the record.

    Raises:
        Problem: ``claim_lost``.
    """
    span = tape.span(placed.claim.span)
    if span is None or not (qa.question.contains(span) or qa.answer.contains(span)):
        cause = translate("NativeFile", "The claim “{0}” has no place in the question or in the answer.")
        raise Problem("claim_lost", cause.format(placed.claim.quote[:40]), file=line.file, line=line.number)
    return _at(placed.claim, span, span.of(text))


def _at(claim: Claim, span: Span, quote: str) -> Claim:
    """Return a claim at another place; by hand, because replace() takes its time and there are many."""
    return Claim(claim.id, span, quote, claim.type, claim.attributes, claim.note)
