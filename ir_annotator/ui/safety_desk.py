"""The actions that keep work safe: back up, restore, check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ir_annotator.domain.outline import Backup
from ir_annotator.workspace.workspace import Workspace


class SafetyDesk(QObject):
    """Opens the dialogs for it and passes on what the person chose."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does."""
        return {
            "back_up": self._workspace.safe.back_up_now,
            "restore_backup": self._ask_backup,
            "check_project": self._check,
        }

    def _ask_backup(self) -> None:
        from ir_annotator.ui.dialogs.restore_dialog import RestoreDialog

        path = self._workspace.project_path
        if path is None:
            return
        self._workspace.current_changing.emit()  # what is being typed is part of what will be replaced
        dialog = RestoreDialog(self._workspace.safe.backups(), self._workspace.safe.counts(), self._window)
        dialog.chosen.connect(lambda backup: self._restore(path, backup))
        dialog.open()

    def _restore(self, path: Path, backup: Backup) -> None:
        self._workspace.safe.restore(path, backup)

    def _check(self) -> None:
        from ir_annotator.ui.dialogs.check_dialog import CheckDialog

        dialog = CheckDialog(self._window)
        dialog.repair_wanted.connect(self._workspace.safe.repair)
        self._workspace.safe.checked.connect(dialog.show_report)
        self._workspace.problem_arose.connect(dialog.reject)
        dialog.open()
        self._workspace.safe.check()
