"""Questions and answers side by side, as the rows of a table: a tab divides its cells."""

from __future__ import annotations

import re

from ir_annotator.domain.candidates import LONGEST_QUESTION, Candidate
from ir_annotator.domain.markers import BEGINS_AS_REQUEST, NUMBERED, QUESTION_MARK, UNNUMBERED, Lines, number_of

_GAP = r"[^\S\t\n]{0,9}"
_HEAD = re.compile(
    rf"(?:(?:序号|编号|No\.?){_GAP}\t{_GAP})?[^\t]{{0,8}}(?:问题?|提问|问询|关注点|Q)(?:内容|要点|事项)?{_GAP}"
    rf"\t[^\t]{{0,8}}(?:回复|回答|答复|解答|回应|答案?|A)(?:内容|要点|情况)?\s*"
)
_ROW = re.compile(rf"(?:(?:问题|Q)?(?P<n>\d{{1,3}}){_GAP}[、.．]?{_GAP}\t{_GAP})?(?P<question>[^\t\n]+)\t(?={_GAP}\S)")


def question_rows(source: Lines) -> list[Candidate]:
    """Return the rows of a table of questions and answers; its head tells, or that most first cells ask."""
    rows = {line: match for line in range(len(source.spans)) if (match := source.marker(_ROW, line))}
    head = next((line for line in rows if source.whole(_HEAD, line)), None)
    found = [_candidate(source, line, match) for line, match in rows.items() if head is None or line > head]
    asking = [one for one in found if one.weight > 0]
    if head is not None:
        return found
    return found if len(asking) > 1 and 2 * len(asking) >= len(found) else []


def _candidate(source: Lines, line: int, match: re.Match[str]) -> Candidate:
    asked = source.trimmed(*match.span("question"))
    markers = (pattern.match(source.folded, asked.start, asked.end) for pattern in (*NUMBERED.values(), UNNUMBERED))
    start, end = max((each.end() for each in markers if each), default=asked.start), asked.end
    start = start if start < end else asked.start
    asks = QUESTION_MARK.search(source.text, max(start, end - 12), end) or BEGINS_AS_REQUEST.match(source.folded, start)
    weight = 2.0 if asks and end - start <= LONGEST_QUESTION else 0.0
    return Candidate(line, number_of(match["n"] or "0"), line, line, start, weight, "column")
