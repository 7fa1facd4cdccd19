"""Where two versions of a text differ: by line first, then by character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from ir_annotator.domain.span import Span

_MOST_COMPARED = 4000
"""Characters of a changed stretch that are compared one by one; a longer one differs as a whole."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_Blocks = tuple[tuple[str, int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class TextDiff:
    """Two versions of a text side by side.

    Attributes:
        stretches: Pairs of spans (code points of the older and of the newer text) that differ; one of a pair may be
            empty.
        blocks: Runs of lines that are equal or not, as difflib names them.
    """

    stretches: tuple[tuple[Span, Span], ...]
    blocks: _Blocks

    def line_beside(self, line: int, *, in_newer: bool) -> int:
        """Return the line of the other version that belongs beside a zero-based line of the newer or older one."""
        for _, a1, a2, b1, b2 in self.blocks:
            (here, end), (there, stop) = ((b1, b2), (a1, a2)) if in_newer else ((a1, a2), (b1, b2))
            if here <= line < end:
                return min(there + line - here, max(stop - 1, there))
        _, _, a2, _, b2 = self.blocks[-1] if self.blocks else ("", 0, 0, 0, 0)
        return a2 if in_newer else b2  # behind the last line


def text_diff(old: str, new: str) -> TextDiff:
    """Return where two texts differ."""
    before, after = _LINE.findall(old), _LINE.findall(new)
    blocks = tuple(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
    starts = [list(accumulate(map(len, lines), initial=0)) for lines in (before, after)]
    stretches: list[tuple[Span, Span]] = []
    for tag, a1, a2, b1, b2 in blocks:
        if tag != "equal":
            stretches += _inside(old, new, Span(starts[0][a1], starts[0][a2]), Span(starts[1][b1], starts[1][b2]))
    return TextDiff(tuple(stretches), blocks)


def _inside(old: str, new: str, a: Span, b: Span) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches that differ inside two others."""
    if not (len(a) and len(b)) or max(len(a), len(b)) > _MOST_COMPARED:
        yield a, b
        return
    inner = SequenceMatcher(None, a.of(old), b.of(new), autojunk=False)
    for tag, p1, p2, q1, q2 in inner.get_opcodes():
        if tag != "equal":
            yield Span(a.start + p1, a.start + p2), Span(b.start + q1, b.start + q2)
