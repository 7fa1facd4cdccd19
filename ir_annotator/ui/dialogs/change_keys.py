"""Change the keys of the actions: take one, press another combination; what it does already is told first."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.scheme import Scheme
from ir_annotator.i18n import translate
from ir_annotator.ui.actions import menus, plain_words, specs
from ir_annotator.ui.keys.commands import action_names
from ir_annotator.ui.keys.keymap import Keymap, plain_key, shown_key
from ir_annotator.ui.keys.matching import prepare, rank
from ir_annotator.ui.keys.places import clash
from ir_annotator.ui.theme import GRID, px, room_for
from ir_annotator.ui.widgets.escapable import EscapableLineEdit
from ir_annotator.ui.widgets.key_capture import KeyCapture
from ir_annotator.ui.widgets.plain import plain_button

_ID = Qt.ItemDataRole.UserRole


class ChangeKeys(QDialog):
    """Lists every action with its keys.

    Signals:
        keys_wanted: Action id to the keys the person wants it to have; None for those of the table.
    """

    keys_wanted = Signal(dict)

    def __init__(self, keymap: Keymap, scheme: Scheme | None, only_labelling: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("ChangeKeys", "Change keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keymap, self._scheme, self._only_labelling = keymap, scheme, only_labelling
        self._taking, self._adding, self._refused = "", False, ("", "")
        self._heads: list[QTreeWidgetItem] = []
        self._items: dict[str, QTreeWidgetItem] = {}
        self.box = EscapableLineEdit()
        self.box.setPlaceholderText(translate("ChangeKeys", "Find an action or a key"))
        self.box.setAccessibleName(translate("ChangeKeys", "Find an action or a key"))
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self._find)
        self.box.escaped.connect(self.reject)
        self.box.returnPressed.connect(self.change)
        self.list = self._make_list()
        self.capture = KeyCapture()
        self.capture.setObjectName("key_capture")
        self.capture.setPlaceholderText(translate("ChangeKeys", "Enter or a double click changes the keys"))
        self.capture.setAccessibleName(translate("ChangeKeys", "The new keys"))
        self.capture.pressed.connect(self._pressed)
        self.capture.cleared.connect(self._clear)
        self.capture.cancelled.connect(self._cancel)
        self.said = QLabel()
        self.said.setObjectName("complaint")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(self.said.fontMetrics().height() * 2 + GRID)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._make_buttons()
        self._arrange()
        self._fill()
        self._stop()
        self.resize(room_for(620, 620))
        prepare()

    def _make_list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("keys_list")
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setIndentation(3 * GRID)
        tree.setAccessibleName(translate("ChangeKeys", "Actions and their keys"))
        tree.currentItemChanged.connect(self._stop)
        tree.itemActivated.connect(self.change)
        return tree

    def _make_buttons(self) -> None:
        self.change_button = plain_button("change_button", translate("ChangeKeys", "&Change…"))
        self.add_button = plain_button("add_button", translate("ChangeKeys", "&Add a key…"))
        self.reset_button = plain_button("reset_button", translate("ChangeKeys", "&Reset"))
        self.reset_all_button = plain_button("reset_all_button", translate("ChangeKeys", "Reset a&ll"))
        self.take_button = plain_button("take_button", translate("ChangeKeys", "&Take it over"))
        self.close_button = plain_button("close_button", translate("ChangeKeys", "Cl&ose"))
        self.change_button.clicked.connect(self.change)
        self.add_button.clicked.connect(self.add)
        self.reset_button.clicked.connect(self._reset)
        self.reset_all_button.clicked.connect(self._reset_all)
        self.take_button.clicked.connect(self._take_over)
        self.close_button.clicked.connect(self.accept)

    def _arrange(self) -> None:
        taking = QHBoxLayout()
        taking.addWidget(self.capture, 1)
        taking.addWidget(self.take_button)
        row = QHBoxLayout()
        for button in (self.change_button, self.add_button, self.reset_button, self.reset_all_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.box)
        layout.addWidget(self.list, 1)
        layout.addLayout(taking)
        layout.addWidget(self.said)
        layout.addLayout(row)

    # -- what is shown

    def show_keys(self, keymap: Keymap) -> None:
        """Show the keys that are in force now."""
        here, self._keymap = self._action(), keymap
        self._fill()
        self._go_to(here)

    def _fill(self) -> None:
        self.list.clear()
        self._heads, self._items = [], {}
        for menu, words in menus():
            head = QTreeWidgetItem([plain_words(words)])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addTopLevelItem(head)
            self._heads.append(head)
            for spec in specs():
                if spec.menu == menu:
                    item = QTreeWidgetItem([plain_words(spec.text), self._keymap.names(spec.id)])
                    item.setData(0, _ID, spec.id)
                    font = item.font(1)
                    font.setBold(self._keymap.keys[spec.id] != tuple(map(plain_key, spec.keys)))
                    item.setFont(1, font)
                    head.addChild(item)
                    self._items[spec.id] = item
        self.list.expandAll()
        self.list.setColumnWidth(0, px(380))
        self._find(self.box.text())

    def _find(self, text: str) -> None:
        """Show the actions found, with the best one taken."""
        ranked: list[tuple[int, QTreeWidgetItem]] = []
        for spec in specs():
            item = self._items[spec.id]
            place = rank(text, action_names(spec.text), self._keymap.names(spec.id).split(" / "))
            item.setHidden(place is None)
            if place is not None:
                ranked.append((place, item))
        for head in self._heads:
            head.setHidden(all(item.isHidden() for item in self._items.values() if item.parent() is head))
        self.said.clear()
        for button in (self.change_button, self.add_button, self.reset_button):
            button.setEnabled(bool(ranked))
        if not ranked:
            self.said.setText(translate("Keys", "Nothing is called that. Fewer letters find more."))
        else:
            self.list.setCurrentItem(min(ranked, key=lambda pair: pair[0])[1])

    def _go_to(self, action_id: str) -> None:
        if action_id:
            self.list.setCurrentItem(self._items[action_id])

    def _action(self) -> str:
        """Return the id of the action in hand, or nothing on a heading."""
        item = self.list.currentItem()
        return str(item.data(0, _ID) or "") if item and not item.isHidden() else ""

    # -- changing

    def change(self) -> None:
        """Wait for the combination that takes the place of the action's keys."""
        self._start(adding=False)

    def add(self) -> None:
        """Wait for a further combination for the action."""
        self._start(adding=True)

    def _start(self, *, adding: bool) -> None:
        action_id = self._action()
        if not action_id:
            return
        self._taking, self._adding = action_id, adding
        words = translate(
            "ChangeKeys", "{0}: press the new keys. Esc leaves all as it is, Backspace takes the keys away"
        )
        self.capture.setText(words.format(self._items[action_id].text(0)))
        self.capture.setCursorPosition(0)
        self.capture.setEnabled(True)
        self.take_button.hide()
        self.said.clear()
        self.capture.setFocus()

    def _pressed(self, key: str) -> None:
        found = clash(key, self._taking, self._keymap, self._scheme, self._only_labelling)
        self.take_button.hide()
        if found is None:
            self._give(key)
        elif found.action_id:
            said = translate("ChangeKeys", "{0} does this already: {1}. Take it over, or press other keys.")
            self.said.setText(said.format(shown_key(key), found.words))
            self._refused = (key, found.action_id)
            self.take_button.show()
            self.take_button.setFocus()
        else:
            said = translate("ChangeKeys", "{0} always does this and cannot be given away: {1}. Press other keys.")
            self.said.setText(said.format(shown_key(key), found.words))

    def _give(self, key: str, taken_from: str = "") -> None:
        kept = self._keymap.keys[self._taking] if self._adding else ()
        wanted = {self._taking: [*(other for other in kept if other != key), key]}
        if taken_from:
            wanted[taken_from] = [other for other in self._keymap.keys[taken_from] if other != key]
        self._want(wanted)

    def _want(self, wanted: Mapping[str, list[str] | None]) -> None:
        self._stop()
        self.keys_wanted.emit(wanted)
        self.list.setFocus()

    def _take_over(self) -> None:
        key, other = self._refused
        self._give(key, other)

    def _clear(self) -> None:
        self._want({self._taking: []})

    def _cancel(self) -> None:
        self._stop()
        self.list.setFocus()

    def _stop(self) -> None:
        """Wait for no keys any more."""
        self._adding = False
        self.capture.clear()
        self.capture.setEnabled(False)
        self.take_button.hide()
        self.said.clear()

    def _reset_all(self) -> None:
        self._want({spec.id: None for spec in specs()})

    def _reset(self) -> None:
        """Give an action its keys back, and tell where one stays with another action that was given it."""
        action_id = self._action()
        if not action_id:
            return
        self._want({action_id: None})
        usual = next(spec.keys for spec in specs() if spec.id == action_id)
        for key in map(plain_key, usual):
            owner = self._keymap.owner(key)
            if owner and owner != action_id:
                said = translate("ChangeKeys", "{0} stays with “{1}”, which you gave it to.")
                self.said.setText(said.format(shown_key(key), self._items[owner].text(0)))
