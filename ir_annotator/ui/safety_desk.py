"""The actions that keep work safe: back up, restore, check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ir_annotator.domain.outline import Backup
from ir_annotator.i18n import translate
from ir_annotator.ui.messages import Messages
from ir_annotator.workspace.workspace import Workspace


class SafetyDesk(QObject):
    """Opens the dialogs for it and passes on what the person chose."""

    def __init__(self, workspace: Workspace, window: QWidget, messages: Callable[[], Messages]) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._messages = messages

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does."""
        return {
            "back_up": self._workspace.safe.back_up_now,
            "backup_folder": self._ask_folder,
            "restore_backup": self._ask_backup,
            "check_project": self._check,
        }

    def _ask_folder(self) -> None:
        """Ask for a folder where all backups go, best on another disk; that of the project stands for beside it."""
        settings, path = self._workspace.settings, self._workspace.project_path
        chosen = self._messages().ask_backup_folder(settings.backup_folder or str(path.parent if path else ""))
        if chosen is None:
            return
        beside = path is not None and chosen.resolve() == path.resolve().parent
        settings.backup_folder = "" if beside else str(chosen.absolute())
        settings.save()
        said = translate("Backup", "Backups lie beside their projects from now on.")
        if settings.backup_folder:
            said = translate("Backup", "Backups go to {0} from now on.").format(settings.backup_folder)
        self._workspace.told.emit(said)
        self._workspace.safe.back_up_now()

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
