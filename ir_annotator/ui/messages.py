"""The one door to modal boxes: what happened, why, what to do; always plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate
from ir_annotator.workspace.clock import local_minute
from ir_annotator.workspace.values import RestorableError

_LABEL_FILTER = "*.jsonl *.json *.csv *.parquet *.docx"
_RECORD_FILTER = "*.docx *.doc *.pdf *.txt *.md *.csv *.tsv *.xlsx *.jsonl"


class Messages:
    """Tells the person things and asks her for files; tests put their own in its place."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._telling_error = False

    def tell_problem(self, problem: Problem) -> None:
        """Tell of one problem."""
        headline = f"{problem.place}\n{problem.cause}" if problem.place else problem.cause
        self._box(QMessageBox.Icon.Warning, headline, problem.remedy)

    def offer_backup(self, problem: RestorableError, restore: Callable[[], object]) -> None:
        """Tell of a project that cannot be opened, and offer to restore its newest good backup."""
        headline = f"{problem.place}\n{problem.cause}"
        box = self._closed_box(QMessageBox.Icon.Warning, headline, problem.remedy)
        words = translate("Messages", "&Restore the backup of {0}").format(local_minute(problem.backup.at))
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        button = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(button)
        # Later: the box must be gone before the window shows another project.
        button.clicked.connect(lambda: QTimer.singleShot(0, self._parent, restore))
        box.open()

    def tell_error(self, details: str) -> None:
        """Tell of an error of ours; while one is being told, others only go to the log."""
        if self._telling_error:
            return
        self._telling_error = True
        said = translate("Messages", "The program made a mistake. Your labels are saved.")
        remedy = translate("Messages", "You can go on working; please pass the details on to the developers.")
        self._box(QMessageBox.Icon.Critical, said, remedy, details).finished.connect(self._error_told)

    def _error_told(self) -> None:
        self._telling_error = False

    def tell(self, headline: str, text: str) -> None:
        """Tell something that is no problem."""
        self._box(QMessageBox.Icon.Information, headline, text)

    def ask_project_to_open(self) -> Path | None:
        """Ask for a project file."""
        title, kind = (
            translate("Messages", "Open a project"),
            translate("Messages", "Projects and packages (*.irdb *.irpack)"),
        )
        name, _ = QFileDialog.getOpenFileName(self._parent, title, "", kind)
        return Path(name) if name else None

    def ask_new_project(self, suggested: str = "") -> Path | None:
        """Ask where a new project is to lie; with a suggestion, it is for records that wait to be imported."""
        title, kind = translate("Messages", "New project"), translate("Messages", "Projects (*.irdb)")
        if suggested:
            title = translate("Messages", "New project for these records")
        return _with_suffix(QFileDialog.getSaveFileName(self._parent, title, suggested, kind)[0], ".irdb")

    def ask_scheme(self) -> Path | None:
        """Ask for the file of a label scheme."""
        title, kind = translate("Messages", "Label scheme"), translate("Messages", "Schemes (*.yaml *.yml)")
        name, _ = QFileDialog.getOpenFileName(self._parent, title, "", kind)
        return Path(name) if name else None

    def ask_records(self) -> list[Path]:
        """Ask for record files."""
        title = translate("Messages", "Import records")
        kind = translate("Messages", "Records ({0})").format(_RECORD_FILTER)
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, "", kind)
        return [Path(name) for name in names]

    def ask_folder(self) -> Path | None:
        """Ask for a folder of record files."""
        name = QFileDialog.getExistingDirectory(self._parent, translate("Messages", "Import a folder"))
        return Path(name) if name else None

    def ask_backup_folder(self, now: str) -> Path | None:
        """Ask for the folder where backups go."""
        title = translate("Messages", "Folder for backups; that of the project: beside it")
        name = QFileDialog.getExistingDirectory(self._parent, title, now)
        return Path(name) if name else None

    def ask_export_target(self, suggested: str, suffix: str = ".jsonl") -> Path | None:
        """Ask where an export is to be written, a file with this ending or a folder."""
        title, kind = translate("Messages", "Export labels"), translate("Messages", "Labels ({0})")
        filters = kind.format(f"*{suffix}" if suffix else "*")
        return _with_suffix(QFileDialog.getSaveFileName(self._parent, title, suggested, filters)[0], suffix)

    def ask_label_files(self) -> list[Path]:
        """Ask for files with labels."""
        title, kind = translate("Messages", "Take labels in"), translate("Messages", "Labels ({0})")
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, "", kind.format(_LABEL_FILTER))
        return [Path(name) for name in names]

    def ask_colleagues_files(self) -> list[Path]:
        """Ask for what colleagues sent."""
        title = translate("Messages", "Take in colleagues’ work")
        kind = translate("Messages", "Packages, projects and labels (*.irpack *.irdb *.jsonl)")
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, "", kind)
        return [Path(name) for name in names]

    def ask_package_target(self, suggested: str) -> Path | None:
        """Ask where a work package is to be written."""
        title, kind = translate("Messages", "Write a work package"), translate("Messages", "Work packages (*.irpack)")
        return _with_suffix(QFileDialog.getSaveFileName(self._parent, title, suggested, kind)[0], ".irpack")

    def ask_search_name(self, suggested: str, then: Callable[[str], None]) -> None:
        """Ask for the name of a saved search and call ``then`` with it."""
        dialog = QInputDialog(self._parent)
        dialog.setObjectName("search_name_dialog")
        dialog.setWindowTitle(translate("Messages", "Save this search"))
        dialog.setLabelText(translate("Messages", "Name"))
        dialog.setTextValue(suggested)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(then)
        dialog.open()

    def ask_picture_target(self, suggested: str) -> Path | None:
        """Ask where a picture is to be written, and whether as PNG or SVG."""
        kinds = {
            translate("Messages", "PNG picture (*.png)"): "png",
            translate("Messages", "SVG drawing (*.svg)"): "svg",
        }
        return self._ask_target(translate("Messages", "Save the picture"), suggested, kinds)

    def ask_report_target(self, suggested: str) -> Path | None:
        """Ask where a report is to be written, and whether as a web page, for Word or as a table."""
        kinds = {
            translate("Messages", "Web page (*.html)"): "html",
            translate("Messages", "Word document (*.docx)"): "docx",
            translate("Messages", "Table, a row for each decision (*.csv)"): "csv",
        }
        return self._ask_target(translate("Messages", "Save the report"), suggested, kinds)

    def ask_guide_target(self) -> Path | None:
        """Ask where the labelling guide is to be written, and whether as a web page or for Word."""
        kinds = {
            translate("Messages", "Web page (*.html)"): "html",
            translate("Messages", "Word document (*.docx)"): "docx",
        }
        return self._ask_target(
            translate("Messages", "Save the labelling guide"), translate("Guide", "Labelling guide"), kinds
        )

    def _ask_target(self, title: str, suggested: str, kinds: Mapping[str, str]) -> Path | None:
        """Ask for a file of one of some kinds, each with its suffix; the first kind is offered first."""
        dialog = QFileDialog(self._parent, title)
        dialog.setObjectName("target_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix(next(iter(kinds.values())))  # before it asks whether a file may be replaced
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds[kind]))
        dialog.selectFile(suggested)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return Path(chosen[0]) if chosen else None

    def _box(self, icon: QMessageBox.Icon, headline: str, text: str, details: str = "") -> QMessageBox:
        box = self._closed_box(icon, headline, text, details)
        box.open()
        return box

    def _closed_box(self, icon: QMessageBox.Icon, headline: str, text: str, details: str = "") -> QMessageBox:
        box = QMessageBox(icon, translate("Messages", "IR Annotator"), headline, parent=self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(text)
        box.setDetailedText(details)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return box


def _with_suffix(name: str, suffix: str) -> Path | None:
    """Return the path that was chosen, with ``suffix`` where it has none; None for no choice."""
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_name(path.name + suffix)
