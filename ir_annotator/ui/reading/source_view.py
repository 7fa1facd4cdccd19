"""Where a line of the record stands in the file it came from: the page of a PDF, or its paragraphs, with a mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPixmap, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Look, Record
from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID, TEXT_SIZE, Theme, ui_font
from ir_annotator.workspace.workspace import Workspace


class SourceView(QWidget):
    """Shows the source of one line, as a picture of its page where there are pages, else among its paragraphs."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages, self._theme = workspace.pages, theme
        self._shown = ""
        self._place: tuple[Record, int] | None = None
        workspace.pages.page_ready.connect(self._show_again)
        self.setObjectName("source_view")
        self.where = QLabel()
        self.where.setObjectName("panel_title")
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setWordWrap(True)
        self.said = QLabel()
        self.said.setObjectName("muted")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.sheet = _Sheet(theme)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.sheet)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.paragraphs = QPlainTextEdit()
        self.paragraphs.setAccessibleName(translate("Source", "The paragraphs of the file"))
        self.paragraphs.setReadOnly(True)
        self.paragraphs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.paragraphs.setFont(ui_font(TEXT_SIZE))
        self.paragraphs.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 2 * GRID, 0)
        layout.addWidget(self.where)
        layout.addWidget(self.said)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.paragraphs, 1)
        layout.addStretch()  # takes the room while there is no picture

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._theme = self.sheet.theme = theme
        self.sheet.update()

    def show_place(self, record: Record, offset: int) -> None:
        """Show where an offset of the record text stands in the file."""
        self._place = record, offset
        line, look = record.line_at(offset)
        where = " · ".join([record.file, *_place_words(line, look)])
        if not look.page:
            self._show_paragraph(where, record, line)
            return
        found = self._pages.page(record, look.page)
        if found is None:
            self._show_words(where, translate("Source", "The page is being fetched …"))
        elif isinstance(found, Problem):
            self._show_words(where, f"{found.cause}\n{found.remedy}")
        else:
            self._show_page(where, found.rgb, (found.width, found.height), look.top)

    def show_nothing(self) -> None:
        """Show that nothing is in hand."""
        self._place = None
        self._show_words("", " ")

    def _show_again(self) -> None:
        if self._place:
            self.show_place(*self._place)

    def _show_words(self, where: str, said: str = "") -> None:
        """Show in words where a line stands, and why there is no picture of it."""
        self.where.setText(where)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self._scroll.setVisible(not said)
        self.paragraphs.hide()

    def _show_paragraph(self, where: str, record: Record, line: int) -> None:
        """Show a one-based line of the record text among those around it, as the file has them."""
        self._show_words(where)
        self._scroll.hide()
        self.paragraphs.show()
        if self._shown != record.fingerprint:
            self._shown = record.fingerprint
            self._show_text(record)
        cursor = QTextCursor(self.paragraphs.document().findBlockByNumber(line - 1))
        self.paragraphs.setTextCursor(cursor)
        self.paragraphs.centerCursor()
        mark = QTextEdit.ExtraSelection()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format.setBackground(QColor(self._theme.cursor))
        mark.format.setFontUnderline(True)  # a tint alone is not seen by everybody
        self.paragraphs.setExtraSelections([mark])

    def _show_text(self, record: Record) -> None:
        """Put a record's text in, its bold lines bold."""
        self.paragraphs.setPlainText(record.text)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        for number, look in enumerate(record.looks):
            if look.bold:
                cursor = QTextCursor(self.paragraphs.document().findBlockByNumber(number))
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(bold)

    def _show_page(self, where: str, rgb: bytes, size: tuple[int, int], top: float) -> None:
        """Show the picture of a page, rows of RGB bytes, and mark the line at ``top`` (0 to 1 of its height)."""
        self._show_words(where)
        width, height = size
        self.sheet.show_picture(QPixmap.fromImage(QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888)))
        self.sheet.mark(top)
        place = round(top * self.sheet.heightForWidth(self._scroll.viewport().width()))
        self._scroll.ensureVisible(0, place, 0, self._scroll.viewport().height() // 3)

    @property
    def shows_picture(self) -> bool:
        """Whether a page is shown."""
        return not self._scroll.isHidden() and not self.sheet.is_empty


def _place_words(line: int, look: Look) -> list[str]:
    words = [translate("Source", "page {0}").format(look.page)] if look.page else []
    words.append(translate("Source", "line {0}").format(line))
    return [*words, translate("Source", "bold")] if look.bold else words


class _Sheet(QWidget):
    """A page as wide as there is room, with a mark beside one line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._picture = QPixmap()
        self._scaled = QPixmap()
        self._top = 0.0

    @property
    def is_empty(self) -> bool:
        return self._picture.isNull()

    def show_picture(self, picture: QPixmap) -> None:
        self._picture, self._scaled = picture, QPixmap()
        self.updateGeometry()
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.update()

    def mark(self, top: float) -> None:
        self._top = top
        self.update()

    def heightForWidth(self, width: int) -> int:
        if self._picture.isNull():
            return 0
        return round(width * self._picture.height() / self._picture.width())

    def sizeHint(self) -> QSize:
        return QSize(420, self.heightForWidth(420))

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 -- Qt's signature
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 -- Qt's signature
        if self._picture.isNull():
            return
        painter = QPainter(self)
        ratio, height = self.devicePixelRatio(), self.heightForWidth(self.width())
        width = round(self.width() * ratio)
        if self._scaled.width() != width:
            self._scaled = self._picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            self._scaled.setDevicePixelRatio(ratio)
        painter.drawPixmap(0, 0, self._scaled)
        line = max(height * 0.016, 12.0)
        painter.fillRect(QRectF(0, self._top * height, 5, line), QColor(self.theme.accent))
        tint = QColor(self.theme.accent)
        tint.setAlpha(36)
        painter.fillRect(QRectF(5, self._top * height, self.width() - 5, line), tint)
