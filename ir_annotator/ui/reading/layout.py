"""Lays the text out with room for the lanes of each single line, and paints text, marks, lanes and tags."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something drawn along the text from one document position to another (UTF-16 units)."""

    start: int
    end: int
    lane: int


@dataclass(slots=True)
class _Block:
    """Where one paragraph lies on the page, and which document positions it holds."""

    y: float = 0.0
    height: float = 0.0
    position: int = 0
    length: int = 0


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
        self._known: dict[tuple[int, int], list[Segment]] = {}
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
            if any(s.start < place.position + place.length and s.end > place.position for s in changed):
                self._place_lines(block, place)
            block = block.next()
        self._stack_blocks()

    def text_width(self) -> float:
        """Return the width of a line of text."""
        return max(80.0, min(self._width - self.gutter - MARGIN, self.max_text_width))

    # -- what QTextEdit asks

    def documentChanged(self, position: int, removed: int, added: int) -> None:  # noqa: ARG002 -- Qt's signature
        """Break and place every line again."""
        self._blocks = []
        block = self.document().begin()
        while block.isValid():
            place = _Block(position=block.position(), length=block.length())
            self._break_lines(block)
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
        block = self.document().findBlockByNumber(number)
        layout = block.layout()
        y = point.y() - self._blocks[number].y
        line = layout.lineAt(0)
        for index in range(1, layout.lineCount()):
            following = layout.lineAt(index)
            if following.y() > y:
                break
            line = following
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
        found = self._known.get((start, end))
        if found is None:
            found = self._known[start, end] = self._find_segments(start, end)
        if clip is not None and found:
            below = found[-1].bottom + _DEEPEST * self.lane
            return found if found[0].top <= clip.bottom() and below >= clip.top() else []
        return found

    def _find_segments(self, start: int, end: int) -> list[Segment]:
        found: list[Segment] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            found += self._segments_in(block, self._blocks[block.blockNumber()], start, end)
            block = block.next()
        return found

    def _segments_in(self, block: QTextBlock, place: _Block, start: int, end: int) -> Iterator[Segment]:
        layout = block.layout()
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            low, high = place.position + line.textStart(), place.position + line.textStart() + line.textLength()
            if low >= end or high <= start:
                continue
            left = _x(line, max(start, low) - place.position)
            right = _x(line, min(end, high) - place.position)
            top = place.y + line.y()
            yield Segment(left, right, top, top + line.height(), low <= start, end <= high)

    # -- placing

    def _break_lines(self, block: QTextBlock) -> None:
        layout, width = block.layout(), self.text_width()
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            line = layout.createLine()
        layout.endLayout()

    def _place_lines(self, block: QTextBlock, place: _Block) -> None:
        """Give every line its top: leading above the glyphs, lanes below them."""
        layout = block.layout()
        here = [s for s in self._stretches if s.start < place.position + place.length and s.end > place.position]
        y = 0.0
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            low = place.position + line.textStart()
            high = low + line.textLength()
            lanes = max((s.lane + 1 for s in here if s.start < high and s.end > low), default=0)
            leading = line.height() * (self.line_height - 1) / 2
            line.setPosition(QPointF(self.gutter, y + leading))
            below = max(leading, lanes * self.lane + 3 if lanes else 0.0)
            y += leading + line.height() + below
        place.height = y + 6

    def _stack_blocks(self) -> None:
        y = 8.0
        self._tops = []
        self._known = {}
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


def _x(line: QTextLine, position: int) -> float:
    """Return the x of a position in its block; PySide returns a tuple where C++ has an in-out argument."""
    x: Any = line.cursorToX(position)
    return float(x[0]) if isinstance(x, tuple) else float(x)
