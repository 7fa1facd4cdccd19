"""The record text in the Word report: every line as it stands, claims coloured and with their comments at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ir_annotator.domain.hues import claim_hue, ground
from ir_annotator.domain.record import QA, Look, Record
from ir_annotator.domain.scheme import Scheme
from ir_annotator.domain.span import Span
from ir_annotator.formats.reports.word_styles import MARK
from ir_annotator.formats.reports.word_xml import paragraph, run

_UNDERLINES = ("single", "double", "thick")
"""Under the text of one claim, of two that overlap, of three and more."""
_MOST_INDENT = 8


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim to show: its span in the record text, its type, its number in the Q&A and that of its comment."""

    span: Span
    type: str
    number: int
    comment: int


@dataclass(slots=True)
class Points:
    """XML that stands at a place of the text: what ends there, before what begins there."""

    ends: list[str] = field(default_factory=list)
    begins: list[str] = field(default_factory=list)


class RecordText:
    """Writes pieces of one record's text as paragraphs.

    Args:
        record: The record.
        scheme: Says which hue a type has.
        bookmarks: Number of the first bookmark; each must have its own in the document.
    """

    def __init__(self, record: Record, scheme: Scheme, bookmarks: int) -> None:
        self._record, self._scheme = record, scheme
        self.bookmarks = bookmarks

    def plain(self, start: int, end: int) -> Iterator[str]:
        """Yield the paragraphs of a piece without labels; nothing where it is empty."""
        if self._record.text[start:end].strip():
            yield from self._lines(start, end, (), {})

    def labelled(self, start: int, qa: QA, claims: Sequence[Marked]) -> Iterator[str]:
        """Yield the paragraphs from ``start`` to the end of a Q&A, with a bookmark around question and answer."""
        points: dict[int, Points] = {}
        for name, span in (("q", qa.question), ("a", qa.answer)):
            if span.start < span.end:
                self._place_bookmark(points, bookmark_name(name, qa.qa_id), span)
        for claim in sorted(claims, key=lambda one: (one.span.start, -one.span.end, one.number)):
            self._place_claim(points, claim)
        yield from self._lines(start, qa.answer.end, claims, points, qa)

    def _place_bookmark(self, points: dict[int, Points], name: str, span: Span) -> None:
        number = self.bookmarks
        self.bookmarks += 1
        at_start = points.setdefault(span.start, Points())
        at_start.begins.append(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>')
        points.setdefault(span.end, Points()).ends.append(f'<w:bookmarkEnd w:id="{number}"/>')

    def _place_claim(self, points: dict[int, Points], claim: Marked) -> None:
        hue = claim_hue(self._scheme, claim.type)[1:]
        mark = run(f"[{claim.number}]", f'<w:rStyle w:val="{MARK}"/><w:color w:val="{hue}"/>')
        at_start = points.setdefault(claim.span.start, Points())
        at_start.begins.append(f'<w:commentRangeStart w:id="{claim.comment}"/>{mark}')
        reference = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{0}"/></w:r>'
        # a range ends before the bookmark around it does
        points.setdefault(claim.span.end, Points()).ends.insert(
            0, f'<w:commentRangeEnd w:id="{claim.comment}"/>{reference.format(claim.comment)}'
        )

    def _lines(
        self, start: int, end: int, claims: Sequence[Marked], points: dict[int, Points], qa: QA | None = None
    ) -> Iterator[str]:
        text = self._record.text
        while start < end and text[start] == "\n":
            start += 1
        while end > start and text[end - 1] == "\n" and end not in points:
            end -= 1
        while start <= end:
            stop = text.find("\n", start, end)
            stop = end if stop < 0 else stop
            yield self._line(start, stop, claims, points, qa)
            start = stop + 1

    def _line(self, start: int, end: int, claims: Sequence[Marked], points: dict[int, Points], qa: QA | None) -> str:
        """Return the paragraph of one line: cut wherever something begins or ends."""
        here = [claim for claim in claims if claim.span.start < end and claim.span.end > start]
        cuts = sorted({start, end, *(at for at in points if start <= at <= end), *_inner(qa, start, end)})
        look = self._record.line_at(start)[1] if self._record.looks else None
        pieces = []
        for at, after in zip(cuts, [*cuts[1:], None], strict=True):
            if point := points.get(at):
                pieces += [*point.ends, *point.begins]
            if after is not None:
                pieces.append(run(self._record.text[at:after], self._properties(at, after, here, qa, look)))
        return paragraph("".join(pieces), properties=_indent(look))

    def _properties(self, start: int, end: int, claims: Sequence[Marked], qa: QA | None, look: Look | None) -> str:
        """Return how a piece looks: the innermost claim is the ground, the outermost one the line under it."""
        bold = look.bold if look else bool(qa and qa.question.start <= start and end <= qa.question.end)
        props = "<w:b/>" if bold else ""
        around = [claim for claim in claims if claim.span.start <= start and end <= claim.span.end]
        if not around:
            return props
        around.sort(key=lambda one: (one.span.end - one.span.start, one.span.start, one.number))
        fill = ground(claim_hue(self._scheme, around[0].type))[1:]
        line = claim_hue(self._scheme, around[-1].type)[1:]
        kind = _UNDERLINES[min(len(around), len(_UNDERLINES)) - 1]
        return f'{props}<w:u w:val="{kind}" w:color="{line}"/><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def bookmark_name(field_name: str, qa_id: str) -> str:
    """Return the name of the bookmark around the question (``"q"``) or answer (``"a"``) of a Q&A.

    Without a letter it is what both share.
    """
    return f"{field_name}_{qa_id.replace('-', '_')}"


def _inner(qa: QA | None, start: int, end: int) -> Iterator[int]:
    """Yield where a question begins and ends in a line: there its type changes."""
    if qa:
        yield from (at for at in (qa.question.start, qa.question.end) if start < at < end)


def _indent(look: Look | None) -> str:
    chars = min(round(look.indent), _MOST_INDENT) if look else 0
    return f'<w:ind w:firstLineChars="{chars * 100}" w:firstLine="{chars * 210}"/>' if chars > 0 else ""
