"""Lays the text out with room for the lanes of each single line, and paints text, marks, lanes and tags."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLine,
)

from ir_annotator.ui.theme import px

LANE = 17.0
"""Height of one lane in pixels at 100 %: a line with its tag."""
GUTTER = 40.0
"""Room left of the text for the marks of question and answer."""
MARGIN = 20.0
_DEEPEST = 12
"""Lanes below a line that may still have to be painted when the line itself is out of sight."""


class Stretch(NamedTuple):
    """Something drawn along the text from one document position to another (UTF-16 units)."""

    start: int
    end: int
    lane: int


@dataclass(slots=True)
class _Block:
    """Where one paragraph lies on the page, and which document positions it holds.

    Attributes:
        y: Its top on the page; ``height`` is down to the next one.
        position: Its first document position; it has ``length`` of them.
        starts: The first document position of each line.
        tops: The top of each line below ``y``.
        heights: The height of the glyphs of each line.
    """

    y: float = 0.0
    height: float = 0.0
    position: int = 0
    length: int = 0
    starts: list[int] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)

    def touches(self, stretch: Stretch) -> bool:
        """Tell whether some of a stretch lies in the paragraph."""
        return stretch.start < self.position + self.length and stretch.end > self.position

    def lines_of(self, start: int, end: int) -> range:
        """Return the numbers of the lines that hold something of ``[start, end)``."""
        return range(max(bisect_right(self.starts, start) - 1, 0), bisect_left(self.starts, end))


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a stretch on one line: its edges and where the text of that line ends, in document pixels."""

    left: float
    right: float
    top: float
    bottom: float
    first: bool
    last: bool


class ReadingLayout(QAbstractTextDocumentLayout):
    """A document layout in which a line is as tall as the claims under it need, and no other line grows.

    Qt's own layout knows one line distance per paragraph. Everything else (selection, scrolling,
    accessibility) stays Qt's, because QTextEdit asks only this interface.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._blocks: list[_Block] = []
        self._tops: list[float] = []
        self._looked_at: tuple[tuple[float, float], tuple[int, int]] = ((0.0, -1.0), (0, 0))
        self._known: dict[tuple[int, int], list[Segment]] = {}
        self._edges: dict[tuple[int, int], float] = {}
        self._stretches: Sequence[Stretch] = ()
        self._width = 600.0
        self._size = QSizeF(self._width, 0)
        self.line_height = 1.75
        self.lane, self.gutter = float(px(LANE)), float(px(GUTTER))
        self.max_text_width = 700.0
        self.paint_page: Callable[[QPainter, QRectF], None] | None = None

    def set_width(self, width: float) -> None:
        """Break the lines anew for a page this wide."""
        if width != self._width:
            self._width = width
            self.documentChanged(0, 0, 0)

    def set_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Make room for these claims; only the paragraphs where something differs are placed again."""
        changed = set(self._stretches) ^ set(stretches)
        self._stretches = stretches
        if not changed:
            return
        block = self.document().begin()
        for place in self._blocks:
            if any(place.touches(stretch) for stretch in changed):
                self._place_lines(block, place)
            block = block.next()
        self._stack_blocks()

    def text_width(self) -> float:
        """Return the width of a line of text."""
        return max(80.0, min(self._width - self.gutter - MARGIN, self.max_text_width))

    # -- what QTextEdit asks

    def documentChanged(self, position: int, removed: int, added: int) -> None:  # noqa: ARG002 -- Qt's signature
        """Break and place every line again."""
        self._blocks, self._edges = [], {}
        block = self.document().begin()
        while block.isValid():
            place = _Block(position=block.position(), length=block.length())
            self._break_lines(block, place)
            self._place_lines(block, place)
            self._blocks.append(place)
            block = block.next()
        self._stack_blocks()

    def documentSize(self) -> QSizeF:
        """Return the size of the whole page."""
        return self._size

    def pageCount(self) -> int:
        """Return one: the page has no end."""
        return 1

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:  # noqa: ARG002 -- there is one frame
        """Return the page."""
        return QRectF(QPointF(0, 0), self._size)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return where a paragraph lies on the page."""
        number = block.blockNumber()
        if not 0 <= number < len(self._blocks):
            return QRectF()
        place = self._blocks[number]
        return QRectF(0, place.y, self._width, place.height)

    def hitTest(self, point: object, accuracy: Qt.HitTestAccuracy) -> int:  # noqa: ARG002 -- always the nearest
        """Return the document position nearest to a point."""
        if not self._blocks or not isinstance(point, QPointF):
            return 0
        number = max(bisect_right(self._tops, point.y()) - 1, 0)
        block, place = self.document().findBlockByNumber(number), self._blocks[number]
        line = block.layout().lineAt(max(bisect_right(place.tops, point.y() - place.y) - 1, 0))
        return block.position() + line.xToCursor(point.x()) if line.isValid() else block.position()

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint what lies in the clip rectangle."""
        if self.paint_page:
            self.paint_page(painter, context.clip)

    # -- geometry for painting and for the mouse

    def blocks_in(self, clip: QRectF) -> Iterator[tuple[QTextBlock, float]]:
        """Yield the paragraphs that a rectangle touches, each with its top."""
        number = max(bisect_right(self._tops, clip.top()) - 1, 0) if clip.isValid() else 0
        block = self.document().findBlockByNumber(number)
        while block.isValid() and number < len(self._blocks):
            top = self._blocks[number].y
            if clip.isValid() and top > clip.bottom():
                return
            yield block, top
            block, number = block.next(), number + 1

    def segments(self, start: int, end: int, clip: QRectF | None = None) -> list[Segment]:
        """Return the parts of the stretch ``[start, end)`` line by line; none if all lie outside ``clip``."""
        if clip is not None:
            first, last = self.positions_in(clip)
            if start > last or end < first:
                return []
        found = self._known.get((start, end))
        if found is None:
            found = self._known[start, end] = self._find_segments(start, end)
        return found

    def positions_in(self, clip: QRectF) -> tuple[int, int]:
        """Return the document positions between which everything lies that is painted in a rectangle."""
        top, bottom = clip.top(), clip.bottom()
        if self._looked_at[0] != (top, bottom):
            above = self._line_at(top - _DEEPEST * self.lane)
            self._looked_at = (top, bottom), (above[0], self._line_at(bottom)[1])
        return self._looked_at[1]

    def _line_at(self, y: float) -> tuple[int, int]:
        """Return the document positions of the line at a height of the page, or of the nearest above."""
        if not self._blocks:
            return 0, 0
        place = self._blocks[max(bisect_right(self._tops, y) - 1, 0)]
        number = max(bisect_right(place.tops, y - place.y) - 1, 0)
        ends = [*place.starts[number + 1 : number + 2], place.position + place.length]
        return place.starts[number], ends[0]

    def _find_segments(self, start: int, end: int) -> list[Segment]:
        found: list[Segment] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            found += self._segments_in(block, self._blocks[block.blockNumber()], start, end)
            block = block.next()
        return found

    def _segments_in(self, block: QTextBlock, place: _Block, start: int, end: int) -> Iterator[Segment]:
        layout = block.layout()
        for index in place.lines_of(start, end):
            line = layout.lineAt(index)
            low = place.starts[index]
            high = low + line.textLength()
            if low >= end or high <= start:
                continue
            left = self._x(line, place, max(start, low))
            right = self._x(line, place, min(end, high))
            top = place.y + place.tops[index]
            yield Segment(left, right, top, top + place.heights[index], low <= start, end <= high)

    def _x(self, line: QTextLine, place: _Block, position: int) -> float:
        """Return how far right a document position lies on its line."""
        key = (place.position + line.textStart(), position)
        if key not in self._edges:
            x: Any = line.cursorToX(position - place.position)
            self._edges[key] = float(x[0]) if isinstance(x, tuple) else float(x)  # PySide returns the argument too
        return self._edges[key]

    # -- placing

    def _break_lines(self, block: QTextBlock, place: _Block) -> None:
        layout, width = block.layout(), self.text_width()
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            place.starts.append(place.position + line.textStart())
            place.heights.append(line.height())
            line = layout.createLine()
        layout.endLayout()

    def _place_lines(self, block: QTextBlock, place: _Block) -> None:
        """Give every line its top: leading above the glyphs, lanes below them."""
        lanes = [0] * len(place.starts)
        for stretch in filter(place.touches, self._stretches):
            for index in place.lines_of(stretch.start, stretch.end):
                lanes[index] = max(lanes[index], stretch.lane + 1)
        layout, before, y = block.layout(), place.tops, 0.0
        place.tops = []
        for index, (height, deep) in enumerate(zip(place.heights, lanes, strict=True)):
            leading = height * (self.line_height - 1) / 2
            top = y + leading
            place.tops.append(top)
            if not before or before[index] != top:
                layout.lineAt(index).setPosition(QPointF(self.gutter, top))
            y = top + height + max(leading, deep * self.lane + 3 if deep else 0.0)
        place.height = y + 6

    def _stack_blocks(self) -> None:
        y = 8.0
        self._tops, self._known, self._looked_at = [], {}, ((0.0, -1.0), (0, 0))
        block = self.document().begin()
        for place in self._blocks:
            place.y = y
            block.layout().setPosition(QPointF(0, y))
            self._tops.append(y)
            y += place.height
            block = block.next()
        size = QSizeF(self._width, y + 12)
        if size != self._size:
            self._size = size
            self.documentSizeChanged.emit(size)
