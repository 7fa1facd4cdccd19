"""The one place that converts between code points of the record text and Qt's UTF-16 positions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ir_annotator.domain.record import QA
from ir_annotator.domain.span import Span


class Utf16:
    """Code points to UTF-16 units of one text and back, in logarithmic time."""

    def __init__(self, text: str) -> None:
        self._points = [index for index, char in enumerate(text) if ord(char) > 0xFFFF]  # noqa: PLR2004 -- end of the BMP
        self._ends = [point + before + 2 for before, point in enumerate(self._points)]

    def to_units(self, point: int) -> int:
        """Return the UTF-16 position of a code point position."""
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """Return the code point position of a UTF-16 position; inside a pair, the one behind it."""
        return unit - bisect_right(self._ends, unit)


class Positions:
    """The document that shows one Q&A: the question, a line break, the answer.

    Offsets are code points of the record text; positions are UTF-16 units of the document.
    """

    def __init__(self, record_text: str, qa: QA) -> None:
        self._question, self._answer = qa.question, qa.answer
        self.text = f"{qa.question.of(record_text)}\n{qa.answer.of(record_text)}"
        self._answer_at = len(qa.question) + 1
        self._utf16 = Utf16(self.text)
        self._stretches: dict[Span, tuple[int, int]] = {}
        self.answer_position = self._utf16.to_units(self._answer_at)

    def position(self, offset: int) -> int:
        """Return the document position of an offset in the question or the answer."""
        if offset >= self._answer.start:
            return self._utf16.to_units(offset - self._answer.start + self._answer_at)
        return self._utf16.to_units(offset - self._question.start)

    def end_position(self, offset: int) -> int:
        """Return the document position of an offset that ends a span, so that it stays with its field."""
        if offset > self._answer.start:
            return self.position(offset)
        return self._utf16.to_units(min(offset, self._question.end) - self._question.start)

    def stretch(self, span: Span) -> tuple[int, int]:
        """Return the document positions of a span's start and end."""
        if span not in self._stretches:
            self._stretches[span] = self.position(span.start), self.end_position(span.end)
        return self._stretches[span]

    def offset(self, position: int) -> int:
        """Return the offset in the record text of a document position."""
        point = self._utf16.to_points(position)
        if point >= self._answer_at:
            return self._answer.start + point - self._answer_at
        return self._question.start + min(point, len(self._question))

    def span(self, start: int, end: int) -> Span:
        """Return the span of the record text between two document positions, clipped to one field.

        A stretch from the question into the answer is clipped to the field in which it began (``start``).
        """
        low, high = sorted((start, end))
        field = self._answer if start >= self.answer_position else self._question
        return Span(self.offset(low), self.offset(high)).clipped(field)
