"""Labels out of the project and into it: opens the dialogs for that and passes on what the person chose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ir_annotator.i18n import translate
from ir_annotator.workspace.values import ExportChoice, format_suffix

if TYPE_CHECKING:
    from ir_annotator.ui.dialogs.export_dialog import ExportDialog, ExportOptions
    from ir_annotator.ui.main_window import MainWindow


class LabelDesk(QObject):
    """Asks what is to be written where, and which files are to be taken in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does."""
        return {"export_labels": self.export, "take_labels": self.take_in}

    def export(self) -> None:
        """Ask what is to be exported, show what that is, and write it."""
        from ir_annotator.ui.dialogs.export_dialog import ExportDialog

        if not self._workspace.is_open or not self._window.bench.save_typing():
            return
        labels = self._workspace.files.labels
        dialog = ExportDialog(self._options(), self._window)
        dialog.preview_wanted.connect(labels.preview_export)
        labels.export_previewed.connect(dialog.show_preview)
        dialog.chosen.connect(lambda choice: self._ask_target(dialog, choice))
        dialog.finished.connect(labels.stop_looking)
        dialog.open()

    def _options(self) -> ExportOptions:
        from ir_annotator.ui.dialogs.export_dialog import ExportOptions

        workspace = self._workspace
        record, text = workspace.record, workspace.search.text.strip()
        form = record.form if record else None
        name = " ".join(part for part in (form.code, form.name, form.number) if part) if form else ""
        here = [(translate("ExportDialog", "In the search box: {0}").format(text), text)] if text else []
        return ExportOptions(
            annotators=workspace.files.labels.annotators(),
            me=workspace.annotator,
            record=(record.fingerprint, name or record.file) if record else ("", ""),
            searches=[*here, *workspace.settings.searches.items()],
        )

    def _ask_target(self, dialog: ExportDialog, choice: ExportChoice) -> None:
        project = self._workspace.project_path
        suffix = format_suffix(choice.format)
        target = self._window.messages.ask_export_target(str(project.with_suffix(suffix)) if project else "", suffix)
        if target:
            dialog.accept()
            self._workspace.files.labels.export(target, choice)

    def take_in(self) -> None:
        """Ask for files, show what would come in, and take it in."""
        files = self._window.messages.ask_label_files()
        if files and self._workspace.is_open and self._window.bench.save_typing():
            self._show_taking(files)

    def _show_taking(self, files: Sequence[Path]) -> None:
        from ir_annotator.ui.dialogs.labels_dialog import LabelsDialog

        labels = self._workspace.files.labels
        dialog = LabelsDialog(files, self._window)
        dialog.preview_wanted.connect(lambda annotator: labels.preview_labels(files, annotator))
        labels.labels_previewed.connect(dialog.show_preview)
        dialog.take_wanted.connect(lambda annotator: labels.take(files, annotator))
        dialog.rejected.connect(labels.stop_looking)
        dialog.open()
