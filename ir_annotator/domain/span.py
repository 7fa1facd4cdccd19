"""Half-open spans of text, counted in Unicode code points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points ``[start, end)`` of some text, zero-based.

    Raises:
        ValueError: If ``start`` is negative or lies behind ``end``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the slice of ``text`` that this span covers."""
        return text[self.start : self.end]

    def moved(self, by: int) -> Span:
        """Return this span shifted by ``by`` code points."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def clipped(self, bounds: Span) -> Span:
        """Return the part of this span inside ``bounds``; empty at the nearer edge if there is none."""
        start = min(max(self.start, bounds.start), bounds.end)
        return Span(start, min(max(self.end, start), bounds.end))
