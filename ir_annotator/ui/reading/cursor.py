"""The clause cursor: the stretch of text that the next key would label. Offsets are code points."""

from __future__ import annotations

from ir_annotator.domain.clauses import Step, clauses, sentences, trimmed, with_end_moved, with_start_moved
from ir_annotator.domain.span import Span


class ClauseCursor:
    """Moves by clause, widens by clause, and is nudged by single characters; always inside one field.

    What it marks is already trimmed of leading connectives and closing punctuation, so what is seen is
    what a claim would be.

    Args:
        text: The record text.
        fields: The spans of the question and the answer.
        connectives: Words a claim does not begin with.
    """

    def __init__(self, text: str, fields: tuple[Span, ...], connectives: tuple[str, ...] = ()) -> None:
        self._text, self._fields, self._connectives = text, fields, connectives
        self._clauses = [clause for field in fields for clause in clauses(text, field)]
        first = next((i for i, c in enumerate(self._clauses) if c.start >= fields[-1].start), 0) if fields else 0
        self._anchor = self._head = first
        self._free: Span | None = None

    @property
    def span(self) -> Span:
        """The stretch of the record text that is marked."""
        if self._free is not None:
            return self._free
        if not self._clauses:
            return Span(0, 0)
        low, high = sorted((self._anchor, self._head))
        whole = Span(self._clauses[low].start, self._clauses[high].end)
        return trimmed(self._text, whole, self._connectives)

    def move(self, by: int) -> None:
        """Go ``by`` clauses forward or back and mark that one alone."""
        self._settle(forward=by > 0)
        self._anchor = self._head = self._inside(self._head + by)

    def extend(self, by: int) -> None:
        """Widen (or narrow) the marked stretch by whole clauses, staying in its field."""
        self._settle(forward=by > 0, keep_anchor=True)
        head = self._inside(self._head + by)
        if self._field_of(head) == self._field_of(self._anchor):
            self._head = head

    def go_to(self, offset: int, *, extend: bool = False) -> None:
        """Mark the clause at an offset, or widen the marked stretch up to it."""
        self._settle(forward=True, keep_anchor=True)
        index = self._index_at(offset)
        if not extend:
            self._anchor = self._head = index
        elif self._field_of(index) == self._field_of(self._anchor):
            self._head = index

    def go_to_sentence(self, offset: int) -> None:
        """Mark the sentence at an offset."""
        for field in self._fields:
            for sentence in sentences(self._text, field):
                if sentence.start <= offset < sentence.end:
                    self.put(trimmed(self._text, sentence, self._connectives))

    def nudge(self, step: Step, by: int, *, start: bool) -> None:
        """Move one end of the marked stretch; it stays in its field and at least one long."""
        self._free = self.nudged(self.span, step, by, start=start)

    def nudged(self, span: Span, step: Step, by: int, *, start: bool) -> Span:
        """Return any stretch of the text with one end moved; it stays in its field and at least one long."""
        moved = with_start_moved if start else with_end_moved
        return moved(self._text, self._field_around(span), span, step, by)

    def trim(self) -> bool:
        """Leave blanks and punctuation at the ends of a stretch put by hand out; tell whether there were any."""
        whole = self.span
        self._free = trimmed(self._text, whole) if self._free is not None else None
        return self.span != whole

    def put(self, span: Span) -> None:
        """Mark exactly this stretch, as dragged with the mouse."""
        self._anchor = self._head = self._index_at(span.start)
        self._free = span if len(span) else None

    def _settle(self, *, forward: bool, keep_anchor: bool = False) -> None:
        """Give up a stretch put or nudged by hand, going on from the clause at its nearer end."""
        if self._free is not None:
            self._head = self._index_at(self._free.end - 1 if forward else self._free.start)
            self._anchor = self._index_at(self._free.start) if keep_anchor else self._head
            self._free = None

    def _inside(self, index: int) -> int:
        return min(max(index, 0), max(len(self._clauses) - 1, 0))

    def _index_at(self, offset: int) -> int:
        """Return the clause that holds an offset, or the last one that begins before it."""
        before = [index for index, clause in enumerate(self._clauses) if clause.start <= offset]
        return before[-1] if before else 0

    def _field_of(self, index: int) -> Span:
        return self._field_around(self._clauses[index])

    def _field_around(self, span: Span) -> Span:
        return next((field for field in self._fields if field.contains(span)), self._fields[-1])
