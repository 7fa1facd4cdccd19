"""From pieces of print to lines, and from wrapped lines to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ir_annotator.domain.record import Look
from ir_annotator.formats.pdf.page import Page, Piece
from ir_annotator.formats.pdf.signs import WRITTEN_BLANK, gap_of_a_blank, is_mixed

_NEIGHBOURS = 8
"""So many pieces of about the same height are looked at to tell whether one more stands on their line."""
_PADDING = 6.0
_NEAR_EDGE = 3.0
_MANY = 0.15
"""Share of the lines of a cell that must end at the same place to tell where its full lines end."""
_MOST = 0.7
_FEW = 0.2
_APART = 1.1
_INDENTED = 0.8
"""Heights of the line from which on two lines do not begin at the same place."""
_ROOM, _MORE_ROOM = 0.5, 0.75
"""Heights of the line that stay free beside a word which had room; more in the middle of a sentence."""
_SHORT = 1.5
"""Heights of the line by which no line ends before the edge that goes on, where the next begins as first lines do."""
_LOOSE = 1.6
"""A distance between lines beyond this share of the usual one divides paragraphs."""
_ENDS = re.compile(r"[。？！?!；;：:…”）)]\s*$")
_ASKS = re.compile(r"[？?]\s*$")
_SPEAKS = re.compile(r"\s*[\u4e00-\u9fff]{2,8}\s?[:：]")
"""Behind a question this is somebody who answers: 陈立：, 财务总监钱进：."""
_GOES_ON = ("、", "，", ",", "和", "及", "与", "或", "至", "到", "从")
"""Behind these no question begins, whatever the next line begins with: 预计Q2、| Q3可能."""
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
_CLOSES = re.compile(
    r"\s*在?(?:本次|此次|上述)?(?:接待|调研|交流|沟通|活动|会议|参观|说明会)(?:活动)?(?:的)?过程中，?[^，。]{0,4}公司"
)
"""How the statement begins that stands behind the last answer of most records."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: its text and where it stands.

    ``first`` tells that it begins a paragraph, or that it begins none unless the line before is finished; None where
    its place must tell.
    """

    text: str
    page: int
    share: float
    left: float
    right: float
    top: float
    bottom: float
    bold: bool
    word: float
    first: bool | None = None


def lines_of(page: Page, pieces: Iterable[Piece]) -> list[Line]:
    """Return the lines that pieces of one cell make, from the top; wide gaps become tabs."""
    return [_line(page, row) for row in rows_of(pieces)]


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return the pieces line by line from the top, those of a line from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.middle):
        if rows and any(_beside(piece, other) for other in rows[-1][-_NEIGHBOURS:]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _beside(one: Piece, other: Piece) -> bool:
    """Tell whether two pieces stand on the same line."""
    smaller = min(one.size, other.size)
    return min(one.top, other.top) - max(one.bottom, other.bottom) > smaller / 2


def _line(page: Page, row: list[Piece]) -> Line:
    text = row[0].text
    usual = _usual_gap(row)
    for before, piece in pairwise(row):
        gap = piece.left - before.right
        wide = gap > 1.5 * piece.size
        written = gap > usual + WRITTEN_BLANK * piece.size and is_mixed(text[-1], piece.text[0])
        apart = gap > gap_of_a_blank(text[-1], piece.text[0]) * piece.size or written
        apart = apart and not text.endswith(" ")
        blank = "\t" if wide else " " if apart else ""
        text = (text.rstrip() if wide else text) + blank + piece.text
    top = max(piece.top for piece in row)
    return Line(
        text=text,
        page=page.number,
        share=round(min(max(1 - top / page.height, 0.0), 1.0), 3),
        left=row[0].left,
        right=max(piece.end for piece in row),
        top=top,
        bottom=min(piece.bottom for piece in row),
        bold=all(piece.bold for piece in row),
        word=row[0].word,
    )


def _usual_gap(row: list[Piece]) -> float:
    """Return the narrowest gap between a Chinese and a Latin character on a line; without end where only one is."""
    between = [piece.left - before.right for before, piece in pairwise(row) if is_mixed(before.text[-1], piece.text[0])]
    gaps = [*between, *(piece.narrow for piece in row if piece.narrow)]
    return min(gaps) if between and len(gaps) > 1 else float("inf")


def paragraphs(lines: Sequence[Line], right: float) -> tuple[list[str], list[Look]]:
    """Return the paragraphs that wrapped lines of one cell make, each with its look.

    ``right`` is the right edge of the cell. A paragraph begins where the line before ended early although the next
    word had room, where a line stands as first lines do in this cell, or at a marker behind a finished sentence.
    """
    cell = _Cell(lines, right)
    texts: list[str] = []
    looks: list[Look] = []
    for at, line in enumerate(lines):
        text = cell.text(at)
        if at and not cell.begins(at):
            texts[-1] = joined(texts[-1], text)
        else:
            texts.append(text)
            looks.append(Look(line.page, line.share, line.bold, cell.indent(line)))
    return [text.strip() for text in texts], looks


class _Cell:
    """The lines of one cell, and what they have in common: where they end, and where paragraphs begin."""

    def __init__(self, lines: Sequence[Line], right: float) -> None:
        self._lines = lines
        self._size = median([line.top - line.bottom for line in lines]) if lines else 1.0
        self._edge = self._right_edge(right) if lines else right
        self._left = min((line.left for line in lines), default=0.0)
        with_gaps = sum("\t" in line.text for line in lines)
        self._has_text, self._has_columns = with_gaps < _FEW * len(lines), with_gaps > len(lines) / 2
        places = range(1, len(lines))
        after_end = [at for at in places if self._ended_early(at)]
        going_on = [at for at in places if not self._ended_early(at) and not _ENDS.search(lines[at - 1].text)]
        self._first = self._usual_left([0, *after_end] if lines else [])
        self._other = self._usual_left(going_on)
        self._loose = self._loose_distance(after_end, going_on)

    def indent(self, line: Line) -> float:
        """Return how far from the left edge of the cell a line begins, in heights of the line."""
        return round(max(0.0, line.left - self._left) / self._size, 1)

    def text(self, at: int) -> str:
        """Return the text of a line; gaps of a line that is stretched to the edge are blanks."""
        text = self._lines[at].text
        return text.replace("\t", " ") if self._is_stretched(at) else text

    def begins(self, at: int) -> bool:
        """Tell whether a line begins a paragraph."""
        before, line = self._lines[at - 1], self._lines[at]
        if line.first is not None or before.first is not None:
            return line.first is not False or bool(_ENDS.search(before.text))
        if self._has_columns or self._is_column(at) or self._is_column(at - 1):
            return True
        if self._ended_early(at) or self._distance(at) > self._loose:
            return True
        if _ASKED_OR_ANSWERED.match(line.text) and not before.text.rstrip().endswith(_GOES_ON):
            return True
        finished = bool(_ENDS.search(before.text))
        if finished and (_MARKED.match(line.text) or _CLOSES.match(line.text) or (before.bold and not line.bold)):
            return True
        if _SPEAKS.match(line.text) and _ASKS.search(before.text):
            return True
        if self._first is None or self._other is None or abs(self._first - self._other) < _INDENTED * self._size:
            return finished and line.left - before.left > _INDENTED * self._size
        if abs(line.left - self._first) > self._size / 2:
            return False
        short = self._edge - before.right > _SHORT * self._size
        other = short or (before.bold and not line.bold) or abs(before.left - self._first) > self._size / 2
        return self._first < self._other or finished or other

    def _right_edge(self, right: float) -> float:
        """Return where full lines end: where many do near the edge of the cell, else at that edge."""
        longest = max(line.right for line in self._lines)
        full = sum(longest - line.right < self._size for line in self._lines)
        near = right - longest < _NEAR_EDGE * self._size
        return longest if near and full > max(1.0, _MANY * len(self._lines)) else max(longest, right - _PADDING)

    def _ended_early(self, at: int) -> bool:
        """Tell whether the line before ended although the first word of this one had room."""
        room = self._edge - self._lines[at - 1].right - self._lines[at].word
        return room > (_ROOM if _ENDS.search(self._lines[at - 1].text) else _MORE_ROOM) * self._size

    def _usual_left(self, places: Sequence[int]) -> float | None:
        """Return where most of some lines begin, if most do so at one place."""
        if not places:
            return None
        usual = median([self._lines[at].left for at in places])
        near = sum(abs(self._lines[at].left - usual) < self._size / 2 for at in places)
        return usual if near >= _MOST * len(places) else None

    def _distance(self, at: int) -> float:
        """Return the distance of a line from the one before, 0 over a page break."""
        before, line = self._lines[at - 1], self._lines[at]
        return before.bottom - line.bottom if before.page == line.page else 0.0

    def _loose_distance(self, after_end: Sequence[int], going_on: Sequence[int]) -> float:
        """Return the distance beyond which two lines are two paragraphs."""
        between, within = (
            [self._distance(at) for at in places if self._distance(at)] for places in (after_end, going_on)
        )
        if len(between) > 1 and len(within) > 1 and min(between) > _APART * max(within):
            return (min(between) + max(within)) / 2
        usual = median([*between, *within]) if between or within else 0.0
        return _LOOSE * usual or float("inf")

    def _is_column(self, at: int) -> bool:
        """Tell whether a line has columns, such as organisation and name."""
        return "\t" in self._lines[at].text and not self._is_stretched(at)

    def _is_stretched(self, at: int) -> bool:
        """Tell whether the gaps of a line come from stretching it to the edge."""
        line = self._lines[at]
        return self._has_text and "\t" in line.text and abs(self._edge - line.right) < _PADDING / 4


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def joined(before: str, after: str) -> str:
    """Return a wrapped line and the next one as one text, with a blank only between Latin words.

    Few printers keep the blank at the end of a line, and hardly any divides a word there.
    """
    head, tail = before.rstrip(), after.lstrip()
    if not head or not tail:
        return head + tail
    latin = _is_latin(head[-1]) and _is_latin(tail[0])
    divided = (head[-1].isdigit() and tail[0].isdigit()) or _is_address(head)
    words = latin and (head != before or not divided)
    stop = head[-1] in ",.;:" and head != before and _is_latin(tail[0])
    return f"{head} {tail}" if words or stop else head + tail


def _is_address(text: str) -> bool:
    """Tell whether a text ends in the middle of a web address, which is broken anywhere."""
    return bool(re.search(r"(?:https?://|www\.|@)[!-~]*$", text))
