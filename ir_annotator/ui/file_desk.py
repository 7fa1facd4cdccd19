"""All that goes into a project and comes out of it: projects opened and made, records taken in, labels written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ir_annotator.domain.outline import Backup
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.table import UnknownColumnsError
from ir_annotator.i18n import translate
from ir_annotator.ui.colleagues_desk import PACKAGE
from ir_annotator.workspace.values import ImportReport, RestorableError, Revision

if TYPE_CHECKING:
    from ir_annotator.ui.main_window import MainWindow

_PROJECT = ".irdb"


class FileDesk(QObject):
    """Asks for the files and passes them on; whatever goes wrong is told."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does."""
        return {
            "new_project": self.new_project,
            "new_with_scheme": self._new_with_scheme,
            "open_project": self.open_project,
            "open_samples": self.open_samples,
            "import_files": self.import_files,
            "import_folder": self._import_folder,
            "last_import": self._show_last_import,
        }

    def open_path(self, path: Path) -> bool:
        """Open a project or a work package, or say why not; whether it is open now."""
        if path.suffix.lower() == PACKAGE:
            return self._window.colleagues.open_package(path)
        return self.attempt(lambda: self._workspace.open_project(path))

    def attempt(self, work: Callable[[], None]) -> bool:
        """Do something with a project, or say why not; whether it was done."""
        try:
            work()
        except RestorableError as problem:
            self._window.messages.offer_backup(problem, partial(self._restore, Path(problem.file), problem.backup))
            return False
        except Problem as problem:
            self._window.messages.tell_problem(problem)
            return False
        return True

    def _restore(self, path: Path, backup: Backup) -> None:
        self._workspace.safe.restore(path, backup)

    def new_project(self) -> None:
        """Ask where, and make an empty project there."""
        path = self._window.messages.ask_new_project()
        if path:
            self.attempt(lambda: self._workspace.new_project(path))

    def _new_with_scheme(self) -> None:
        scheme = self._window.messages.ask_scheme()
        path = self._window.messages.ask_new_project() if scheme else None
        if path:
            self.attempt(lambda: self._workspace.new_project(path, scheme))

    def open_project(self) -> None:
        """Ask which, and open it."""
        path = self._window.messages.ask_project_to_open()
        if path:
            self.open_path(path)

    def forget_project(self, path: str) -> None:
        """Leave a project out of the start page from now on; the file stays."""
        self._workspace.settings.forget_project(path)
        self._window.show_project()
        self._window.start_page.focus_first()

    def open_samples(self) -> None:
        """Open the project of the sample records."""
        self.attempt(self._workspace.open_samples)

    def import_files(self) -> None:
        """Ask for files and take their records in."""
        files = self._window.messages.ask_records()
        if files:
            self._import(files)

    def _import_folder(self) -> None:
        folder = self._window.messages.ask_folder()
        if folder:
            self._import([folder])

    def _import(self, paths: Sequence[Path]) -> None:
        """Import files and folders; where no project is open, into a new one that the person names."""
        if not self._workspace.is_open:
            target = self._window.messages.ask_new_project(f"{paths[0].parent / paths[0].stem}{_PROJECT}")
            if target is None:
                said = translate("Window", "Nothing was imported: records need a project to go into.")
                self._window.status.tell(said)
                return
            if not self.attempt(lambda: self._workspace.new_project(target)):
                return
        self._workspace.files.import_records(paths)

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Open the project that was dropped, if there is one, and import everything else."""
        project = next((path for path in paths if path.suffix.lower() in (_PROJECT, PACKAGE)), None)
        records = [path for path in paths if path.suffix.lower() not in (_PROJECT, PACKAGE)]
        if (project is None or self.open_path(project)) and records:
            self._import(records)

    def tell_imported(self, report: ImportReport) -> None:
        """Ask for the columns of unknown tables; then tell of the files if there is more to say than that they came."""
        from ir_annotator.ui.dialogs.import_summary import is_worth_telling

        if report.unknown:
            self._ask_columns(report.unknown[0], report)
            return
        self._window.actions_table.enable("last_import", on=True)
        if is_worth_telling(report):
            self._show_last_import()

    def _show_last_import(self) -> None:
        from ir_annotator.ui.dialogs.import_summary import ImportSummary

        report = self._workspace.files.last_import
        if report is None:
            return
        summary = ImportSummary(report, self._window)
        summary.check_wanted.connect(partial(self._window.pages.open, "check_splits"))
        summary.compare_wanted.connect(lambda: self.compare(report.revised))
        summary.open()

    def _ask_columns(self, table: UnknownColumnsError, report: ImportReport) -> None:
        from ir_annotator.ui.dialogs.columns_dialog import ColumnsDialog

        dialog = ColumnsDialog(table, self._window)
        dialog.columns_given.connect(lambda columns: self._workspace.files.import_table(table, columns, report))
        dialog.rejected.connect(lambda: self._workspace.files.leave_out(table, report))
        dialog.open()

    def compare(self, revisions: Sequence[Revision]) -> None:
        """Show newer versions of records beside the older ones."""
        from ir_annotator.ui.dialogs.revision_dialog import RevisionDialog

        RevisionDialog(self._workspace, revisions, self._window.looks.theme, self._window).open()
