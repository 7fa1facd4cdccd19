"""Pages that take the place of the workbench for a while, such as the one on which splits are checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLayout, QSplitter, QVBoxLayout, QWidget

from ir_annotator.ui.theme import Theme
from ir_annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from ir_annotator.ui.main_window import MainWindow


class SidePage(QWidget):
    """A page that is opened from the workbench and left to it.

    Signals:
        left: The person goes back to labelling.
    """

    left = Signal()

    def lay_out(self, parts: Sequence[QWidget], sizes: Sequence[int], keys: QLayout) -> None:
        """Put the parts side by side, the second one wide, and below them the line that says what keys do."""
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for widget in parts:
            splitter.addWidget(widget)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(sizes))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(splitter, 1)
        layout.addLayout(keys)

    def start(self) -> None:
        """Show what there is to do now, and take the keyboard."""
        raise NotImplementedError

    def end(self) -> None:
        """Put down what was in hand."""

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        raise NotImplementedError


def _check_splits(workspace: Workspace, theme: Theme) -> SidePage:
    from ir_annotator.ui.repair.page import RepairPage

    return RepairPage(workspace, theme)


def _review(workspace: Workspace, theme: Theme) -> SidePage:
    from ir_annotator.ui.review.page import ReviewPage

    return ReviewPage(workspace, theme)


SIDE_PAGES: Mapping[str, Callable[[Workspace, Theme], SidePage]] = {"check_splits": _check_splits, "review": _review}
"""What makes each page, by the id of the action that opens and leaves it."""


class SidePages(QObject):
    """Opens one page at a time in the window; each is made when it is first wanted.

    Signals:
        switched: Another page is shown, or the workbench again.
    """

    switched = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._made: dict[str, SidePage] = {}

    def page(self, action_id: str) -> SidePage:
        """Return the page that an action opens, made now if need be."""
        if action_id not in self._made:
            page = SIDE_PAGES[action_id](self._window.workspace, self._window.looks.theme)
            page.left.connect(self.leave)
            self._window.stack.addWidget(page)
            self._made[action_id] = page
        return self._made[action_id]

    @property
    def shown(self) -> SidePage | None:
        """The page that is shown now; None while it is the workbench."""
        shown = self._window.stack.currentWidget()
        return shown if isinstance(shown, SidePage) else None

    def toggle(self, action_id: str) -> None:
        """Open a page, or go back to labelling if it is the one that is shown."""
        if self.shown and self.shown is self._made.get(action_id):
            self.leave()
        else:
            self.open(action_id)

    def open(self, action_id: str) -> None:
        """Show a page, once what was being typed on the workbench is saved."""
        if self.shown:
            self.shown.end()
        if self._window.bench.save_typing():
            page = self.page(action_id)
            self._window.stack.setCurrentWidget(page)
            page.start()
            self.switched.emit()

    def leave(self) -> None:
        """Go back to labelling."""
        if self.shown is None:
            return
        self.shown.end()
        self._window.status.clearMessage()
        self._window.stack.setCurrentWidget(self._window.bench)
        self._window.bench.read()
        self.switched.emit()

    def set_theme(self, theme: Theme) -> None:
        """Paint the pages that were made already in another theme's colours."""
        for page in self._made.values():
            page.set_theme(theme)
