"""The window of the help: pages on the left, the page on the right, a box that searches all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.i18n import translate
from ir_annotator.ui.help.pages import GUIDE, PAGES, page, title
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.theme import GRID, px, room_for
from ir_annotator.ui.widgets.escapable import EscapableLineEdit

_NAME = Qt.ItemDataRole.UserRole
_LINE_HEIGHT = 130
"""Percent."""


class HelpWindow(QDialog):
    """Shows our own pages and nothing else; the window of the work can be used meanwhile."""

    def __init__(self, keymap: Keymap, guide: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help_window")
        self.setWindowTitle(translate("Help", "Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(room_for(920, 640))
        self._keymap, self._guide = keymap, guide
        self._texts: dict[str, str] = {}
        self.box = EscapableLineEdit()
        self.box.setObjectName("help_box")
        self.box.setPlaceholderText(translate("Help", "Search the help"))
        self.box.setAccessibleName(translate("Help", "Search the help"))
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self._search)
        self.box.returnPressed.connect(self.next_hit)
        self.box.escaped.connect(self.reject)
        self.list = QListWidget()
        self.list.setObjectName("help_list")
        self.list.setAccessibleName(translate("Help", "Pages"))
        self.list.setFixedWidth(px(210))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentItemChanged.connect(self._show)
        self.browser = _OwnPages()
        self.browser.setObjectName("help_page")
        self.browser.setAccessibleName(translate("Help", "The page"))
        self.browser.anchorClicked.connect(self._follow)
        self.said = QLabel()
        self.said.setObjectName("muted")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self._arrange()
        self.show_keys(keymap)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.box)
        left.addWidget(self.list, 1)
        left.addWidget(self.said)
        whole = QHBoxLayout(self)
        whole.setSpacing(3 * GRID)
        whole.addLayout(left)
        whole.addWidget(self.browser, 1)

    def show_keys(self, keymap: Keymap) -> None:
        """Say the keys in force."""
        self._keymap, here = keymap, self.current
        self._texts = {name: page(name, keymap) for name in PAGES}
        self._texts[GUIDE] = self._guide()
        self.list.clear()
        for name, text in self._texts.items():
            item = QListWidgetItem(translate("Guide", "Labelling guide") if name == GUIDE else title(text))
            item.setData(_NAME, name)
            self.list.addItem(item)
        self.open_page(here or PAGES[0])

    @property
    def current(self) -> str:
        """The name of the page that is shown."""
        item = self.list.currentItem()
        return str(item.data(_NAME)) if item else ""

    def open_page(self, name: str, place: str = "") -> None:
        """Show a page, at a place in it."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == name:
                self.list.setCurrentRow(row)
        if place:
            self.browser.scrollToAnchor(place)

    def _show(self) -> None:
        name = self.current
        if name == GUIDE:
            self.browser.setHtml(self._texts[name])
        elif name:
            self.browser.setMarkdown(self._texts[name])
            _space(self.browser.document())
        self._mark()

    def _follow(self, link: QUrl) -> None:
        """Follow a link among our pages; one to anywhere else does nothing."""
        name = link.path().removesuffix(".md") or self.current
        if not link.scheme() and name in self._texts:
            self.open_page(name, link.fragment())

    # -- searching

    def _search(self, text: str) -> None:
        """List the pages that have all the words, and open the first of them."""
        wanted = text.casefold().split()
        found = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            fits = all(word in self._plain(str(item.data(_NAME))) for word in wanted)
            item.setHidden(not fits)
            if fits:
                found.append(item)
        nothing = translate("Help", "Found on no page. Fewer words find more.")
        self.said.setText("" if found else nothing)
        if found and (self.list.currentItem() is None or self.list.currentItem().isHidden()):
            self.list.setCurrentItem(found[0])
        self._mark()
        self._go_to_first()

    def _plain(self, name: str) -> str:
        document = QTextDocument()
        (document.setHtml if name == GUIDE else document.setMarkdown)(self._texts[name])
        return document.toPlainText().casefold()

    def _hits(self) -> list[QTextCursor]:
        words, found = self.box.text().split(), []
        for word in words:
            cursor = self.browser.document().find(word)
            while not cursor.isNull():
                found.append(QTextCursor(cursor))
                cursor = self.browser.document().find(word, cursor)
        return sorted(found, key=lambda cursor: cursor.selectionStart())

    def _mark(self) -> None:
        """Mark every hit on the page: underlined as well as tinted."""
        marks = []
        for cursor in self._hits():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(self.palette().highlight())
            mark.format.setForeground(self.palette().highlightedText())
            mark.format.setFontUnderline(True)
            marks.append(mark)
        self.browser.setExtraSelections(marks)

    def _go_to_first(self) -> None:
        hits = self._hits()
        if hits:
            self._go_to(hits[0])

    def next_hit(self) -> None:
        """Go to the next hit on the page, going round."""
        hits, here = self._hits(), self.browser.textCursor().selectionEnd()
        if hits:
            self._go_to(next((hit for hit in hits if hit.selectionStart() >= here), hits[0]))

    def _go_to(self, hit: QTextCursor) -> None:
        self.browser.setTextCursor(hit)
        self.browser.ensureCursorVisible()


def _space(document: QTextDocument) -> None:
    """Give the paragraphs of a page the room that Markdown leaves out."""
    document.setDocumentMargin(4 * GRID)
    cursor, block = QTextCursor(document), document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        shape = cursor.blockFormat()
        if cursor.currentTable() is None:
            shape.setTopMargin(px(3 * GRID) if shape.headingLevel() else px(GRID))
            shape.setBottomMargin(px(GRID))
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(shape)
        block = block.next()


class _OwnPages(QTextBrowser):
    """Opens and fetches nothing by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002 -- Qt's signature
        """Fetch nothing, whatever a page may ask for."""
        return None
