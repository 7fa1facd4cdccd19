"""The search box with its menu, what it says of a query, and the words that a query may hold."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.theme import GRID
from ir_annotator.ui.widgets.escapable import EscapableLineEdit
from ir_annotator.workspace.describe_query import describe_fault
from ir_annotator.workspace.search import Search, Sort
from ir_annotator.workspace.settings import Settings


class SearchBar(QWidget):
    """Takes a query and says how it fares.

    Signals:
        entered: Enter was pressed: open what was found.
        descended: The person wants to go down into what was found.
        left: The person is through with the box and wants to read on.
        save_wanted: The person wants to keep this query under a name.
    """

    entered = Signal()
    descended = Signal()
    left = Signal()
    save_wanted = Signal()

    def __init__(self, search: Search, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search, self._settings = search, settings
        self.box = EscapableLineEdit()
        self.box.setObjectName("search_box")
        self.box.setAccessibleName(translate("Search", "Search"))
        self.box.setClearButtonEnabled(True)
        self.box.setText(search.text)
        self.box.textChanged.connect(search.set_text)
        self.box.returnPressed.connect(self.entered)
        self.box.escaped.connect(self._leave)
        self.box.installEventFilter(self)
        self.menu_button = self._make_menu_button()
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.hide()
        self.help = _QueryHelp()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.box, 1)
        row.addWidget(self.menu_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(row)
        layout.addWidget(self.said)
        self.menu.aboutToShow.connect(self.help.hide)
        search.query_judged.connect(self._show_state)
        search.found.connect(self._show_state)
        self._show_state()

    def _make_menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("search_menu_button")
        button.setText("▾")
        button.setAccessibleName(translate("Search", "Saved searches and order"))
        button.setToolTip(translate("Search", "Saved searches and order  Alt+↓"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(button)
        self.menu.setObjectName("search_menu")
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill_menu)
        button.setMenu(self.menu)
        return button

    def show_keys(self, keymap: Keymap) -> None:
        """Say the key that leads here."""
        words = translate("Search", "Search")
        self.box.setPlaceholderText(f"{words}  {keymap.name('search')}")

    def start(self) -> None:
        """Give the keyboard to the box."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def ask(self, text: str) -> None:
        """Look for something in the place of the person, who can go on from there."""
        self.box.setText(text)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self.box.clear()
        self.left.emit()

    # -- the menu

    def _fill_menu(self) -> None:
        self.menu.clear()
        for name, text in self._settings.searches.items():
            action = self.menu.addAction(name.replace("&", "&&"))
            action.setToolTip(text.replace("<", "‹"))
            action.triggered.connect(partial(self._recall, text))
        keep = self.menu.addAction(translate("Search", "&Save this search…"))
        keep.setEnabled(self._search.is_active)
        keep.triggered.connect(lambda _: self.save_wanted.emit())
        forget = self.menu.addMenu(translate("Search", "&Forget"))
        forget.setEnabled(bool(self._settings.searches))
        for name in self._settings.searches:
            forget.addAction(name.replace("&", "&&")).triggered.connect(partial(self._forget, name))
        self.menu.addSeparator()
        group = QActionGroup(self.menu)
        for sort, words in _sorts():
            action = group.addAction(self.menu.addAction(words))
            action.setCheckable(True)
            action.setChecked(self._search.sort is sort)
            action.triggered.connect(partial(self._sort, sort))

    def _recall(self, text: str, _checked: bool = False) -> None:
        self.ask(text)

    def _forget(self, name: str, _checked: bool = False) -> None:
        del self._settings.searches[name]
        self._settings.save()

    def _sort(self, sort: Sort, _checked: bool = False) -> None:
        self._search.set_sort(sort)

    # -- what is said

    def _show_state(self) -> None:
        search = self._search
        if self.box.text() != search.text:  # another project was opened
            self.box.setText(search.text)
        self._say(describe_fault(search.error) if search.error else self._state(), warn=search.error is not None)
        self._show_help()

    def _state(self) -> str:
        search = self._search
        if not search.is_active:
            return ""
        if not search.finished:
            return translate("Search", "Searching … {0} so far").format(len(search)) if len(search) else ""
        if not len(search):
            said = translate("Search", "Nothing found for “{0}”. Fewer words find more; Esc shows all.")
            return said.format(search.text.strip())
        return translate("Search", "{0} found").format(len(search))

    def _say(self, words: str, *, warn: bool) -> None:
        name = "complaint" if warn else "muted"
        if self.said.objectName() != name:
            self.said.setObjectName(name)
            self.said.style().unpolish(self.said)
            self.said.style().polish(self.said)
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _show_help(self) -> None:
        wanted = self.box.hasFocus() and not self.box.text() and not self.menu.isVisible()
        if wanted and not self.help.isVisible():
            self.help.show_below(self)
        self.help.setVisible(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the help with the focus; go down by arrow, and to the menu by Alt and arrow."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_help()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.menu_button.showMenu()
            else:
                self.descended.emit()
            return True
        return super().eventFilter(watched, event)


class _QueryHelp(QFrame):
    """What a query may hold, over the list as long as the box is empty."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("query_help")
        grid = QGridLayout(self)
        grid.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        grid.setHorizontalSpacing(4 * GRID)
        grid.setVerticalSpacing(GRID)
        for row, (example, words) in enumerate(_examples()):
            for column, (name, text) in enumerate((("example", example), ("muted", words))):
                label = QLabel(text)
                label.setObjectName(name)
                label.setTextFormat(Qt.TextFormat.PlainText)
                grid.addWidget(label, row, column)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_below(self, bar: QWidget) -> None:
        """Stand under the box, wider than the panel if need be."""
        self.setParent(bar.window())
        self.adjustSize()
        self.move(bar.mapTo(bar.window(), QPoint(0, bar.height() + GRID)))
        self.raise_()


def _sorts() -> list[tuple[Sort, str]]:
    return [
        (Sort.RECORD, translate("Search", "In the order of the &records")),
        (Sort.DATE, translate("Search", "Latest &date first")),
        (Sort.STATUS, translate("Search", "By stat&us: begun, to do, done")),
        (Sort.CHANGED, translate("Search", "Last &changed by me first")),
    ]


def _examples() -> list[tuple[str, str]]:
    """Return examples of what a query may hold, and what each finds."""
    return [
        (translate("Search", "margin order"), translate("Search", "both words, anywhere")),
        (translate("Search", '"gross margin"'), translate("Search", "exactly this")),
        (translate("Search", "-overseas"), translate("Search", "not this")),
        (translate("Search", "code:688787"), translate("Search", "the company")),
        (translate("Search", "date:2025-03..2025-06"), translate("Search", "from March to June")),
        (translate("Search", "topic:ops"), translate("Search", "with this topic or one below it")),
        (translate("Search", "type:forecast"), translate("Search", "with such a claim")),
        (translate("Search", "status:todo"), translate("Search", "also in_progress, done, skipped, flagged")),
        (translate("Search", "annotator:me"), translate("Search", "labelled by me")),
        (translate("Search", "note:check"), translate("Search", "with this in a note")),
        (r"/\d+%/", translate("Search", "a regular expression")),
    ]
