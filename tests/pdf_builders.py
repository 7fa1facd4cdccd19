"""PDF records, drawn with ruled lines and print at known places: real files, made by Qt."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

LEFT, DIVIDER, RIGHT = 80.0, 180.0, 520.0
SIZE = 12
LINE = 20.0
FORM = [
    ("投资者关系\n活动类别", "□特定对象调研    ☑业绩说明会"),
    ("参与单位名称\n及人员姓名", "甲乙证券  张三\n丙丁基金  李四"),
    ("时间", "2025年3月5日"),
    ("地点", "公司会议室"),
    ("上市公司接\n待人员姓名", "董事会秘书  王五"),
]


class Sheet:
    """A PDF page by page; lengths are points from the top left corner."""

    def __init__(self, path: Path) -> None:
        self._writer = QPdfWriter(str(path))
        self._writer.setResolution(72)
        size = QPageSize(QSizeF(595, 842), QPageSize.Unit.Point)
        self._writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
        self._painter = QPainter(self._writer)
        self._font = QFont("Noto Sans CJK SC")
        self._font.setPixelSize(SIZE)
        self._painter.setPen(QPen(self._painter.pen().color(), 0.5))

    def text(self, x: float, y: float, words: str, *, bold: bool = False) -> None:
        """Print lines one below the other; ``y`` is the top of the first."""
        self._font.setBold(bold)
        self._painter.setFont(self._font)
        for number, line in enumerate(words.split("\n")):
            self._painter.drawText(QPointF(x, y + 14 + number * LINE), line)

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        """Rule the four lines of a cell."""
        self._painter.drawRect(QRectF(left, top, right - left, bottom - top))

    def line(self, left: float, top: float, right: float, bottom: float) -> None:
        """Rule one line."""
        self._painter.drawLine(QPointF(left, top), QPointF(right, bottom))

    def picture(self, left: float, top: float, right: float, bottom: float) -> None:
        """Print a grey picture."""
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(QColor("grey"))
        self._painter.drawImage(QRectF(left, top, right - left, bottom - top), image)

    def turn(self) -> None:
        """Print what follows on this page turned by a quarter to the right."""
        self._painter.translate(595, 0)
        self._painter.rotate(90)

    def row(self, top: float, label: str, value: str, bottom: float = 0.0) -> float:
        """Rule and print one row of the form; return where the next one begins."""
        lines = max(label.count("\n"), value.count("\n")) + 1
        bottom = bottom or top + lines * LINE + 6
        self.box(LEFT, top, DIVIDER, bottom)
        self.box(DIVIDER, top, RIGHT, bottom)
        self.text(LEFT + 5, top + 3, label)
        self.text(DIVIDER + 5, top + 3, value)
        return bottom

    def next_page(self) -> None:
        """Begin another page."""
        self._writer.newPage()

    def close(self) -> None:
        """Write the file."""
        self._painter.end()


def header(sheet: Sheet) -> float:
    sheet.text(LEFT, 40, "证券代码：600123")
    sheet.text(400, 40, "证券简称：样本股份")
    sheet.text(200, 65, "样本科技股份有限公司\n投资者关系活动记录表")
    sheet.text(400, 105, "编号：2025-004")
    return 140.0


def form(sheet: Sheet) -> float:
    top = header(sheet)
    for label, value in FORM:
        top = sheet.row(top, label, value)
    return top
