"""From pieces of print to lines, and from wrapped lines to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ir_annotator.domain.record import Look
from ir_annotator.formats.pdf_page import Page, Piece

_INDENTED = 0.8
"""Ems from the left edge of the cell from which on a line begins a paragraph."""
_PADDING = 6.0
_NEAR_EDGE = 3.0
_MANY = 0.15
"""Share of the lines of a cell that must end at the same place to tell where its full lines end."""
_LOOSE = 1.6
"""A distance between lines beyond this share of the usual one divides paragraphs."""
_TOKEN = re.compile(r"[!-~]+|[（“《【「]*.[，。；：？！、）”》】」…]*")
_ENDS = re.compile(r"[。？！?!；;：:…”）)]\s*$")
_MARKED = re.compile(
    r"\s*(?:[（(【\[]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳])\s*(?:[、．）)】\]]|\.(?!\d)|[:：])"
    r"|[（(【\[]?(?:第[一二三四五六七八九十\d]+个?问题?|问题|提问|投资者|问|答|回复|回答|答复|公司回复|[QqAa])\s*"
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})?\s*[】\])）]?\s*[:：、.．]|[☆★●■◆]|【)"
)

_NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_ASKED_OR_ANSWERED = re.compile(
    rf"\s*(?:[（(【\[]?(?:问题?|提问|投资者|[Qq])\s*{_NUMERAL}\s*[】\])）]?\s*(?:[:：、.．]|(?=[\u4e00-\u9fff]))"
    rf"|第{_NUMERAL}个?问题|[【\[](?:问题?|答|回复|回答)\s*\d{{0,3}}[】\]]"
    r"|(?:(?:投资者|机构)?(?:提?问)|投资者|[Qq]|答|(?:公司|董秘)?(?:回复|回答|答复)|[Aa]\d{0,3})\s*[:：])"
)
"""What begins a paragraph wherever it stands at the beginning of a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: its text and where it stands."""

    text: str
    page: int
    share: float
    left: float
    right: float
    top: float
    bottom: float
    bold: bool


def lines_of(page: Page, pieces: Iterable[Piece]) -> list[Line]:
    """Return the lines that pieces of one cell make, from the top; wide gaps become tabs."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.middle):
        if rows and any(_beside(piece, other) for other in rows[-1]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(page, sorted(row, key=lambda one: one.left)) for row in rows]


def _beside(one: Piece, other: Piece) -> bool:
    """Tell whether two pieces stand on the same line."""
    smaller = min(one.size, other.size)
    return min(one.top, other.top) - max(one.bottom, other.bottom) > smaller / 2


def _line(page: Page, row: list[Piece]) -> Line:
    text = row[0].text
    for before, piece in pairwise(row):
        gap = piece.left - before.right
        wide = gap > 1.5 * piece.size
        blank = "\t" if wide else " " if gap > 0.3 * piece.size and not text.endswith(" ") else ""
        text = (text.rstrip() if wide else text) + blank + piece.text
    top = max(piece.top for piece in row)
    return Line(
        text=text,
        page=page.number,
        share=round(min(max(1 - top / page.height, 0.0), 1.0), 3),
        left=row[0].left,
        right=max(piece.right - _trailing(piece) for piece in row),
        top=top,
        bottom=min(piece.bottom for piece in row),
        bold=all(piece.bold for piece in row),
    )


def _trailing(piece: Piece) -> float:
    """Return the width of the blanks a piece ends with."""
    blanks = len(piece.text) - len(piece.text.rstrip())
    return blanks * piece.size / 4


def paragraphs(lines: Sequence[Line], right: float) -> tuple[list[str], list[Look]]:
    """Return the paragraphs that wrapped lines of one cell make, each with its look.

    ``right`` is the right edge of the cell. A paragraph begins where a line is indented, where the line before ended
    early although the next word had room, or at a marker behind a finished sentence.
    """
    if not lines:
        return [], []
    size = median(line.top - line.bottom for line in lines) or 1.0
    left = _left_edge(lines, size)
    edge = _right_edge(lines, right, size)
    usual = _usual_distance(lines)
    texts: list[str] = []
    looks: list[Look] = []
    before: Line | None = None
    for line in lines:
        if before is not None and not _begins(before, line, (left, edge, size, usual)):
            texts[-1] = joined(texts[-1], line.text)
        else:
            texts.append(line.text)
            looks.append(Look(line.page, line.share, line.bold, round(max(0.0, line.left - left) / size, 1)))
        before = line
    return [text.strip() for text in texts], looks


def _left_edge(lines: Sequence[Line], size: float) -> float:
    """Return where lines begin that are not indented."""
    return min(line.left for line in lines if line.text.strip()) if lines else size


def _right_edge(lines: Sequence[Line], right: float, size: float) -> float:
    """Return where full lines end: where many do near the edge of the cell, else at that edge."""
    longest = max(line.right for line in lines)
    full = sum(longest - line.right < size for line in lines)
    near = right - longest < _NEAR_EDGE * size
    return longest if near and full > max(1.0, _MANY * len(lines)) else max(longest, right - _PADDING)


def _usual_distance(lines: Sequence[Line]) -> float:
    distances = [one.bottom - other.bottom for one, other in pairwise(lines) if one.page == other.page]
    return median(distances) if distances else 0.0


def _begins(before: Line, line: Line, cell: tuple[float, float, float, float]) -> bool:
    """Tell whether ``line`` begins a paragraph."""
    left, edge, size, usual = cell
    if "\t" in line.text or "\t" in before.text or _ASKED_OR_ANSWERED.match(line.text):
        return True
    indented = line.left - left > _INDENTED * size
    if indented and not (before.left - left > _INDENTED * size and abs(before.left - line.left) < size / 2):
        return True
    room = edge - before.right
    if room > _width(_TOKEN.match(line.text.lstrip()), size) + size / 2:
        return True
    loose = before.page == line.page and usual > 0 and before.bottom - line.bottom > _LOOSE * usual
    finished = bool(_ENDS.search(before.text))
    if indented or loose:
        return finished or loose
    return finished and bool(_MARKED.match(line.text))


def _width(token: re.Match[str] | None, size: float) -> float:
    """Return about how wide a word is: half a character for each Latin one."""
    return sum(size if ord(sign) > 0x2E80 else size / 2 for sign in token[0]) if token else 0.0  # noqa: PLR2004


def joined(before: str, after: str) -> str:
    """Return a wrapped line and the next one as one text, with a blank only between Latin words."""
    head, tail = before.rstrip(), after.lstrip()
    if not head or not tail:
        return head + tail
    latin = head[-1].isascii() and tail[0].isascii() and head[-1].isalnum() and tail[0].isalnum()
    words = latin and (head != before or (head[-1].isalpha() and tail[0].isalpha() and not _is_address(head)))
    stop = head[-1] in ",.;:" and head != before and tail[0].isascii() and tail[0].isalnum()
    return f"{head} {tail}" if words or stop else head + tail


def _is_address(text: str) -> bool:
    """Tell whether a text ends in the middle of a web address, which is broken anywhere."""
    return bool(re.search(r"(?:https?://|www\.|@)[!-~]*$", text))
