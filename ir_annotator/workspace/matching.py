"""Finds what a query asks for in texts, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ir_annotator.domain.folding import variants
from ir_annotator.domain.query import Pattern, Word
from ir_annotator.domain.span import Span

if TYPE_CHECKING:
    import regex

_SECONDS = 0.05
"""An expression that takes longer on one text counts as not found there: some would take for ever."""
_MARKS = 1000


class Matcher:
    """Compiled words and patterns."""

    def __init__(self, words: Sequence[Word], patterns: Sequence[Pattern] = ()) -> None:
        self._words = [(one.text, _expression(one.text), one.negated) for one in words]
        self._patterns = [(_compiled(one.source), one.negated) for one in patterns]

    def __call__(self, texts: Sequence[str]) -> bool:
        """Tell whether every word and pattern is found in one of the texts, and none of those not wanted."""
        return all(
            any(word in text or expression.search(text) for text in texts) is not negated
            for word, expression, negated in self._words
        ) and all(any(_search(pattern, text) for text in texts) is not negated for pattern, negated in self._patterns)

    def marks(self, text: str) -> list[Span]:
        """Return where the wanted words and patterns stand in a text, in order, none touching another."""
        found = [
            match.span() for _, expression, negated in self._words if not negated for match in expression.finditer(text)
        ]
        for pattern, negated in self._patterns:
            if not negated:
                found += _find_all(pattern, text)
        marks: list[Span] = []
        for start, end in sorted(span for span in found if span[0] < span[1]):
            if marks and start <= marks[-1].end:
                marks[-1] = Span(marks[-1].start, max(end, marks[-1].end))
            else:
                marks.append(Span(start, end))
        return marks


def _expression(word: str) -> re.Pattern[str]:
    """Return what finds a folded word in a text that is not folded."""
    parts = []
    for character in word:
        forms = variants(character)
        parts.append(f"[{''.join(map(re.escape, forms))}]" if len(forms) > 1 else re.escape(character))
    return re.compile("".join(parts))


def _compiled(source: str) -> regex.Pattern[str]:
    import regex  # like re, but it can be stopped, and it lets the window work meanwhile

    return regex.compile(source, regex.IGNORECASE | regex.MULTILINE)


def _search(pattern: regex.Pattern[str], text: str) -> bool:
    try:
        return pattern.search(text, timeout=_SECONDS, concurrent=True) is not None
    except TimeoutError:
        return False


def _find_all(pattern: regex.Pattern[str], text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    try:
        for match in pattern.finditer(text, timeout=_SECONDS, concurrent=True):
            found.append(match.span())
            if len(found) >= _MARKS:
                break
    except TimeoutError:
        return found
    return found
