"""The outline of a record: headings such as 一、公司介绍 and 二、问答环节, and where one of them ends an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ir_annotator.domain.candidates import Candidate
from ir_annotator.domain.markers import NUMBERED, Lines, number_of

_KINDS = {
    "chinese": NUMBERED["chinese"],
    "bracket": re.compile(r"[（(](?P<n>[一二三四五六七八九十]{1,3})[）)]"),
    "part": re.compile(r"第(?P<n>[一二三四五六七八九十]{1,2})(?:部分|章|节|阶段)"),
}
_SECOND = 2
_FIRST_ITEM = re.compile(r"[第其]一|一(?:[、.．)）]|是)")
Section = tuple[str, int]
"""The kind of a heading's numeral, and its value."""


def section_of(source: Lines, line: int) -> Section | None:
    """Return the numeral with which a line begins, if it is one of those that headings carry."""
    for kind, pattern in _KINDS.items():
        if match := source.marker(pattern, line):
            return kind, number_of(match["n"])
    return None


def sections_before(source: Lines, members: Iterable[Candidate]) -> dict[int, dict[str, int]]:
    """Return, for the line of each question, how far each kind of heading has counted outside of the answers.

    Headings stand before the first question, or on the line right before a later one.
    """
    found: dict[int, dict[str, int]] = {}
    counted: dict[str, int] = {}
    first = True
    for one in members:
        for line in range(0 if first else one.line - 1, one.line):
            section = section_of(source, line)
            if section and (first or section[1] == counted.get(section[0], 0) + 1):
                counted[section[0]] = section[1]
        counted.pop(one.family, None)
        found[one.line] = dict(counted)
        first = False
    return found


def next_section(source: Lines, first: int, stop: int, counted: dict[str, int]) -> int:
    """Return the line before ``stop`` on which the outline goes on behind the first line of an answer, or ``stop``.

    A list of the answer's own has its earlier numbers in the answer.
    """
    own: set[Section] = set()
    for line in range(first, stop):
        section = section_of(source, line)
        if not section:
            continue
        kind, number = section
        second = kind not in counted and number == _SECOND and _is_heading(source, first, line)
        goes_on = number == counted.get(kind, -1) + 1 or second
        if line > first and goes_on and not any(kind == other for other, _ in own):
            return line
        own.add(section)
    return stop


def _is_heading(source: Lines, first: int, line: int) -> bool:
    """Tell whether a line is a heading although no first one was counted, and no item of a list in the answer.

    The first item of a list may stand inside a paragraph of the answer: 主要有：一、…；
    """
    start, span = source.spans[first].start, source.spans[line]
    ends = source.text[span.end - 1] in "。；;，,"
    listed = _FIRST_ITEM.search(source.folded, start, span.start)
    return not ends and not listed and source.heading(line, numbers=False) is not None
