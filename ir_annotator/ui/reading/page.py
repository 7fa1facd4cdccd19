"""Paints the page: the clause cursor, the text, and under each line the claims in their lanes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

from ir_annotator.ui.reading.hidden_signs import HiddenSign, HiddenSigns
from ir_annotator.ui.reading.layout import ReadingLayout, Segment
from ir_annotator.ui.reading.soft_lines import SoftLine, SoftLines
from ir_annotator.ui.theme import SMALL_SIZE, Theme, blend, ui_font

_TICK = 4.0
_EDGE = 5.0
"""Pixels from the end of a lane within which the mouse takes hold of it."""
_TAG_GAP = 6.0


@dataclass(frozen=True, slots=True)
class ClaimLook:
    """How a claim looks: its tag, its hue, and (``hollow``) whether attributes are still missing."""

    name: str
    colour: str
    hollow: bool


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A claim as it is painted: where (document positions, UTF-16 units), in which lane, and how."""

    claim_id: str
    start: int
    end: int
    lane: int
    look: ClaimLook


@dataclass(frozen=True, slots=True)
class Edge:
    """An end of a claim that the mouse has hold of: the start (True) or the end, and the claim as it is dragged."""

    mark: ClaimMark
    start: bool

    @property
    def claim_id(self) -> str:
        """The claim whose end this is."""
        return self.mark.claim_id

    def moved(self, position: int) -> Edge:
        """Return the edge at another document position; a claim stays at least one unit long."""
        if self.start:
            return replace(self, mark=replace(self.mark, start=min(position, self.mark.end - 1)))
        return replace(self, mark=replace(self.mark, end=max(position, self.mark.start + 1)))


class Page:
    """What stands on the page, and how it is painted."""

    def __init__(self, layout: ReadingLayout, theme: Theme) -> None:
        self._layout = layout
        layout.paint_page = self.paint
        self.theme = theme
        self.marks: Sequence[ClaimMark] = ()
        self.soft_marks: Sequence[SoftLine] = ()
        self._soft_lines = SoftLines(layout)
        self.hidden_signs: Sequence[HiddenSign] = ()
        self._hidden_signs = HiddenSigns(layout)
        self.active = ""
        self.lit: frozenset[str] = frozenset()
        self.lane_names: Sequence[tuple[int, str]] = ()
        self.cursor = (0, 0)
        self.hits: Sequence[tuple[int, int]] = ()
        self.has_focus = False
        self.answer_position = 0
        self.field_names = ("Q", "A")
        self._tag_font = ui_font(SMALL_SIZE)
        self._metrics = QFontMetricsF(self._tag_font)
        self._widths: dict[str, float] = {}
        self._tags: dict[tuple[str, ClaimLook, bool, float, str], QPixmap] = {}

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        """Paint everything that touches ``clip``."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        self._paint_backgrounds(painter, clip)
        self._paint_hits(painter, clip)
        painter.setPen(QColor(self.theme.text))
        for block, _ in self._layout.blocks_in(clip):
            block.layout().draw(painter, QPointF(0, 0), [], clip)
        if self.soft_marks:
            self._soft_lines.paint(painter, clip, self.soft_marks, self.theme)
        if self.hidden_signs:
            self._hidden_signs.paint(painter, clip, self.hidden_signs, self.theme)
        self._paint_cursor_edges(painter, clip)
        self._paint_field_names(painter)
        for mark in self._marks_in(clip):
            self._paint_claim(painter, clip, mark)
        if self.lane_names:
            self._paint_lane_names(painter, clip)

    def _marks_in(self, clip: QRectF) -> list[ClaimMark]:
        """Return the claims that may have something to paint in a rectangle."""
        first, last = self._layout.positions_in(clip)
        return [mark for mark in self.marks if mark.start <= last and mark.end >= first]

    def _is_lit(self, mark: ClaimMark) -> bool:
        return mark.claim_id == self.active or mark.claim_id in self.lit

    def claim_at(self, point: QPointF) -> str:
        """Return the id of the claim whose lane lies under a point of the page, or ``""``."""
        near = QRectF(point.x() - 1, point.y() - 200, 2, 400)
        for mark in self._marks_in(near):
            for segment in self._layout.segments(mark.start, mark.end):
                top, width = segment.bottom + mark.lane * self._layout.lane, segment.right - segment.left
                lane = QRectF(segment.left, top, width, self._layout.lane)
                if lane.contains(point):
                    return mark.claim_id
        return ""

    def edge_at(self, point: QPointF) -> Edge | None:
        """Return the end of a claim's lane that lies under a point of the page, or None."""
        near = QRectF(point.x() - 1, point.y() - 200, 2, 400)
        for mark in self._marks_in(near):
            for segment in self._layout.segments(mark.start, mark.end):
                top = segment.bottom + mark.lane * self._layout.lane
                if not top <= point.y() < top + self._layout.lane:
                    continue
                for there, x, start in ((segment.last, segment.right, False), (segment.first, segment.left, True)):
                    if there and abs(point.x() - x) <= _EDGE:
                        return Edge(mark, start)
        return None

    def _paint_backgrounds(self, painter: QPainter, clip: QRectF) -> None:
        for segment in self._layout.segments(*self.cursor, clip):
            painter.fillRect(_text_rect(segment), QColor(self.theme.cursor))
        for mark in self.marks:
            if self._is_lit(mark):
                tint = blend(mark.look.colour, self.theme.base, 0.22)
                for segment in self._layout.segments(mark.start, mark.end, clip):
                    painter.fillRect(_text_rect(segment), tint)

    def _paint_hits(self, painter: QPainter, clip: QRectF) -> None:
        """Paint what is sought on a ground of its own and framed: it can be seen without colour."""
        painter.setPen(QPen(QColor(self.theme.hit_edge), 1))
        painter.setBrush(QColor(self.theme.hit))
        for start, end in self.hits:
            for segment in self._layout.segments(start, end, clip):
                painter.drawRoundedRect(_text_rect(segment).adjusted(0.5, 1.5, -0.5, -1.5), 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_cursor_edges(self, painter: QPainter, clip: QRectF) -> None:
        """Paint a bracket at each end of the clause cursor: it can be seen without colour."""
        colour = self.theme.accent if self.has_focus else self.theme.muted
        painter.setPen(QPen(QColor(colour), 2))
        for segment in self._layout.segments(*self.cursor, clip):
            rect = _text_rect(segment)
            for x, inward, there in ((rect.left(), 4, segment.first), (rect.right(), -4, segment.last)):
                if there:
                    bracket = [QPointF(x + inward, rect.top()), QPointF(x, rect.top())]
                    bracket += [QPointF(x, rect.bottom()), QPointF(x + inward, rect.bottom())]
                    painter.drawPolyline(bracket)

    def _paint_field_names(self, painter: QPainter) -> None:
        painter.setFont(ui_font(SMALL_SIZE + 1, bold=True))
        painter.setPen(QColor(self.theme.muted))
        for name, position in zip(self.field_names, (0, self.answer_position), strict=True):
            for segment in self._layout.segments(position, position + 1)[:1]:
                place = QRectF(0, segment.top, self._layout.gutter - 12, segment.bottom - segment.top)
                painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_lane_names(self, painter: QPainter, clip: QRectF) -> None:
        """Write whose lanes they are left of each line that has claims in them, down to the deepest one there."""
        deepest: dict[float, int] = {}
        for mark in self._marks_in(clip):
            for segment in self._layout.segments(mark.start, mark.end):
                deepest[segment.bottom] = max(mark.lane, deepest.get(segment.bottom, 0))
        painter.setFont(self._tag_font)
        painter.setPen(QColor(self.theme.muted))
        room = self._layout.gutter - 12
        for bottom, last in deepest.items():
            for lane, name in self.lane_names:
                if lane <= last:
                    place = QRectF(0, bottom + lane * self._layout.lane, room, self._layout.lane)
                    said = _that_fits(name, self._metrics, room - 2)
                    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)

    def _paint_claim(self, painter: QPainter, clip: QRectF, mark: ClaimMark) -> None:
        segments = self._layout.segments(mark.start, mark.end)
        if not segments:
            return
        active = self._is_lit(mark)
        painter.setPen(QPen(QColor(mark.look.colour), 2.5 if active else 1.5))
        for segment in segments:
            if segment.top > clip.bottom() or segment.bottom + (mark.lane + 1) * self._layout.lane < clip.top():
                continue
            y = segment.bottom + mark.lane * self._layout.lane + self._layout.lane / 2
            left, right = segment.left + 1, max(segment.right - 1, segment.left + 2)
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            if segment.first:
                painter.drawLine(QPointF(left, y), QPointF(left, y - _TICK))
            if segment.last:
                painter.drawLine(QPointF(right, y), QPointF(right, y - _TICK))
        tagged = self._tag_segment(segments, mark.look.name)
        if tagged.top <= clip.bottom() and tagged.bottom + (mark.lane + 1) * self._layout.lane >= clip.top():
            self._paint_tag(painter, tagged, mark, active=active)

    def _tag_segment(self, segments: list[Segment], name: str) -> Segment:
        """Return the first line on which the whole tag has room, else the widest one."""
        needed = self._width(name) + 3 * _TAG_GAP
        roomy = (segment for segment in segments if segment.right - segment.left >= needed)
        return next(roomy, None) or max(segments, key=lambda segment: segment.right - segment.left)

    def _width(self, name: str) -> float:
        if name not in self._widths:
            self._widths[name] = self._metrics.horizontalAdvance(name)
        return self._widths[name]

    def _paint_tag(self, painter: QPainter, segment: Segment, mark: ClaimMark, *, active: bool) -> None:
        room = max(segment.right - segment.left - 2 * _TAG_GAP, 14)
        name = mark.look.name
        if self._width(name) > room:
            name = self._metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        ratio = painter.device().devicePixelRatio()
        key = (name, mark.look, active, ratio, self.theme.name)
        if key not in self._tags:
            self._tags[key] = self._draw_tag(name, mark.look, active=active, ratio=ratio)
        top = segment.bottom + mark.lane * self._layout.lane + 1
        painter.drawPixmap(QPointF(round(segment.left + _TAG_GAP), round(top)), self._tags[key])

    def _draw_tag(self, name: str, look: ClaimLook, *, active: bool, ratio: float) -> QPixmap:
        """Return a tag as it is painted at many places: a name on a chip, dashed where attributes are missing."""
        size = QSizeF(self._width(name) + 2 * _TAG_GAP, self._layout.lane - 1)
        pixmap = QPixmap((size * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        chip = QRectF(0.5, 0.5, size.width() - 2, size.height() - 2)
        colour = QColor(look.colour)
        fill = QColor(self.theme.base) if look.hollow else blend(look.colour, self.theme.base, 0.16)
        if active:
            fill = blend(look.colour, self.theme.base, 0.34)
        pen = QPen(colour, 1, Qt.PenStyle.DashLine if look.hollow else Qt.PenStyle.SolidLine)
        painter.setPen(pen if look.hollow or active else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(chip, 3, 3)
        painter.setPen(QColor(self.theme.text) if active else colour)
        painter.setFont(self._tag_font)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, name)
        painter.end()
        return pixmap


def _text_rect(segment: Segment) -> QRectF:
    return QRectF(segment.left, segment.top, segment.right - segment.left, segment.bottom - segment.top)


def _that_fits(name: str, metrics: QFontMetricsF, room: float) -> str:
    """Return as much of a name as there is room for; where there is little an ellipsis would take most of it."""
    ends = range(len(name), 1, -1)
    return next((name[:end] for end in ends if metrics.horizontalAdvance(name[:end]) <= room), name[:1])
