"""Plots of agreement as pictures: PNG and SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from ir_annotator.domain.picture import Picture
from ir_annotator.ui.review.drawing import Drawing, drawing_of
from ir_annotator.ui.theme import GRID, Theme, px
from ir_annotator.workspace.agreement_views import Bars, Plot
from ir_annotator.workspace.describe_agreement import said_of

PICTURE_WIDTH = 900
"""Width of a saved picture in pixels at 100 %; a PNG has twice as many."""


def to_png(plot: Plot, theme: Theme, times: int = 2) -> bytes:
    """Return a plot as a PNG with ``times`` as many pixels as it has on the screen."""
    drawing, margin = _for_picture(plot, theme)
    size = _with_margin(drawing, margin)
    image = QImage(size * times, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(times)
    image.fill(QColor(theme.base))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(margin, margin)
    drawing.paint(painter)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(kept.data())


def to_svg(plot: Plot, theme: Theme) -> bytes:
    """Return a plot as SVG; what is written in it stays text."""
    drawing, margin = _for_picture(plot, theme)
    size = _with_margin(drawing, margin)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(plot.title)
    generator.setDescription("\n".join(words_of(plot)))
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(theme.base))
    painter.translate(margin, margin)
    drawing.paint(painter)
    painter.end()
    return bytes(kept.data())


def report_pictures(wanted: Iterable[tuple[str, str, Plot]], theme: Theme) -> dict[str, list[Picture]]:
    """Return the plots of a report, named by view and titled by what they show, as pictures by the name of the view."""
    found: dict[str, list[Picture]] = {}
    for name, title, plot in wanted:
        titled = replace(plot, title=said_of(title, plot.title))
        words = "\n".join((titled.title, *words_of(plot)))
        picture = Picture(titled.title, words, to_svg(titled, theme), to_png(titled, theme))
        found.setdefault(name, []).append(picture)
    return found


def _for_picture(plot: Plot, theme: Theme) -> tuple[Drawing, float]:
    return drawing_of(plot, px(PICTURE_WIDTH), theme), px(4 * GRID)


def _with_margin(drawing: Drawing, margin: float) -> QSize:
    return drawing.size + QSize(round(2 * margin), round(2 * margin))


def words_of(plot: Plot) -> Iterator[str]:
    """Yield a plot in words, for those who do not see it."""
    if isinstance(plot, Bars):
        yield from (row.words for row in plot.rows)
    else:
        yield from (cell.words for line in plot.cells for cell in line if cell.words)
