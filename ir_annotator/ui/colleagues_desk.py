"""Work with colleagues: handed out, sent back, taken in, and what contradicts itself afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from ir_annotator.i18n import translate

if TYPE_CHECKING:
    from ir_annotator.ui.main_window import MainWindow
    from ir_annotator.workspace.handing_out import Choice
    from ir_annotator.workspace.merging import Preview

PACKAGE = ".irpack"


class ColleaguesDesk(QObject):
    """Opens the dialogs for it and passes on what the person chose."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._workspace = window, window.workspace
        self._work = window.workspace.colleagues
        self._work.previewed.connect(self._show_preview)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does."""
        return {
            "hand_out": self._hand_out,
            "send_back": self._send_back,
            "take_in": self._take_in,
            "settle": self._settle,
        }

    # -- packages

    def open_package(self, path: Path) -> bool:
        """Make the project of a work package where the person says, and open it; take one with labels in."""
        target = path.with_suffix(".irdb")
        if not target.exists():
            chosen = self._window.messages.ask_new_project(str(target))
            if chosen is None:
                return False
            target = chosen
        return self._window.files.attempt(lambda: self._work.open_package(path, target))

    def _hand_out(self) -> None:
        from ir_annotator.ui.dialogs.hand_out_dialog import HandOutDialog
        from ir_annotator.workspace.handing_out import Choice

        rows = list(self._workspace.listing.heads())
        dialog = HandOutDialog(rows, self._work.shares, Choice, self._window)
        dialog.wanted.connect(partial(self._write, dialog))
        dialog.open()

    def _write(self, dialog: QDialog, choice: Choice) -> None:
        name = choice.people[0] if len(choice.people) == 1 else translate("HandOut", "work")
        target = self._window.messages.ask_package_target(self._beside(name))
        if target and self._window.bench.save_typing():
            dialog.accept()
            self._work.hand_out(target, choice)

    def _send_back(self) -> None:
        name = translate("HandOut", "labels of {0}").format(self._workspace.worker.name)
        target = self._window.messages.ask_package_target(self._beside(name))
        if target and self._window.bench.save_typing():
            self._work.send_back(target)

    def _beside(self, name: str) -> str:
        """Return a name for a file beside the project."""
        path = self._workspace.project_path
        return str(path.with_name(f"{path.stem} {name}{PACKAGE}")) if path else ""

    # -- taking in

    def _take_in(self) -> None:
        files = self._window.messages.ask_colleagues_files()
        if files:
            self.take_in(files)

    def take_in(self, files: Sequence[Path]) -> None:
        """Show what taking files in would do."""
        if self._window.bench.save_typing():
            self._work.preview(files)

    def _show_preview(self, found: Preview) -> None:
        from ir_annotator.ui.dialogs.take_in_dialog import TakeInDialog
        from ir_annotator.workspace.merging import lines_of, warnings_of

        for other in self._window.findChildren(TakeInDialog):  # the project changed: it is shown anew
            other.accept()
        warnings = list(warnings_of(found))
        changes = [line for line in lines_of(found) if line not in warnings]
        dialog = TakeInDialog(found, (changes, warnings), self._window)
        dialog.wanted.connect(partial(self._work.take_in, found))
        self._work.taken_in.connect(dialog.accept)
        self._work.not_taken_in.connect(dialog.go_on)
        dialog.open()

    def _settle(self) -> None:
        from ir_annotator.ui.dialogs.settle_dialog import SettleDialog

        dialog = SettleDialog(self._workspace, self._window)
        dialog.show_wanted.connect(self._workspace.go_to)
        dialog.open()
