"""The window: a start page, then the workbench; menus, status line, files, looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, QTimer, Signal, qVersion
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ir_annotator import __version__
from ir_annotator.domain.outline import Backup
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.table import UnknownColumnsError
from ir_annotator.i18n import LANGUAGES, translate
from ir_annotator.ui.actions import Actions, specs
from ir_annotator.ui.help_desk import HelpDesk
from ir_annotator.ui.key_desk import KeyDesk
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.looks_desk import LooksDesk
from ir_annotator.ui.messages import Messages
from ir_annotator.ui.safety_desk import SafetyDesk
from ir_annotator.ui.start_page import StartPage
from ir_annotator.ui.theme import Theme
from ir_annotator.ui.widgets.status_line import StatusLine
from ir_annotator.workspace.jobs import Job
from ir_annotator.workspace.settings import INTERFACE_SIZES, THEMES
from ir_annotator.workspace.values import ExportChoice, ImportReport, RestorableError, Revision
from ir_annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from ir_annotator.ui.repair.page import RepairPage
    from ir_annotator.ui.workbench import Workbench

_SMALLEST, _LARGEST = QSize(1280, 800), QSize(1680, 1000)
"""Between these sizes the window opens as large as the screen allows."""
_WITH_PROJECT = ("export_labels", "back_up", "restore_backup", "check_project")
_PROJECT = ".irdb"
_WITH_QA = (
    "search", "next_hit", "previous_hit", "next_match", "save_search", "find_topic", "show_flagged", "show_skipped",
    "progress", "done", "skip", "next_qa", "previous_qa", "next_claim", "previous_claim", "claims", "remove_claim",
    "claim_note", "note", "flag", "read", "show_form", "show_source", "show_meaning", "history", "copy_labels",
    "paste_labels",
)  # fmt: skip


class MainWindow(QMainWindow):
    """Joins the actions to the workbench and to the files; the workbench is made when a project is opened.

    Signals:
        language_wanted: The person wants the window in another language (``en`` or ``zh_CN``).
        size_wanted: The person wants everything this large, in percent.
    """

    language_wanted = Signal(str)
    size_wanted = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.workspace = workspace
        self.messages = Messages(self)
        self.safety = SafetyDesk(workspace, self)
        self.start_page = StartPage()
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start_page)
        self.setCentralWidget(self._stack)
        self.help = HelpDesk(self)
        self.actions_table = Actions(self, self._handlers())
        self.keys = KeyDesk(workspace, self.actions_table, _WITH_QA, self)
        self.looks = LooksDesk(workspace.settings, self.actions_table, self)
        self._join()
        self.resize(self.screen().availableSize().boundedTo(_LARGEST).expandedTo(_SMALLEST))
        if workspace.settings.geometry:
            self.restoreGeometry(QByteArray.fromHex(workspace.settings.geometry.encode()))
        if workspace.is_open:
            self._stack.setCurrentWidget(self.bench)
            workspace.announce()
        else:
            self._show_project()

    # -- making the window

    @cached_property
    def bench(self) -> Workbench:
        """The workbench, made at first use: the window is painted before its panels are even loaded."""
        from ir_annotator.ui.bench_looks import BenchLooks
        from ir_annotator.ui.workbench import Workbench

        bench = Workbench(self.workspace, self.looks.theme)
        bench.restore_sizes(self.workspace.settings.splitters)
        bench.records.bar.save_wanted.connect(self._save_search)
        self._bench_looks = BenchLooks(self.workspace, bench)
        bench.done.wanted.connect(lambda action_id: self.actions_table[action_id].trigger())
        bench.form_toggled.connect(self.actions_table["show_form"].setChecked)
        bench.source_toggled.connect(self.actions_table["show_source"].setChecked)
        bench.explain_toggled.connect(self.actions_table["show_meaning"].setChecked)
        self.actions_table["show_source"].setChecked(self.workspace.settings.show_source)
        self.actions_table["show_meaning"].setChecked(self.workspace.settings.show_meaning)
        bench.show_keys(self.keys.keymap)
        self._stack.addWidget(bench)
        return bench

    @cached_property
    def repair(self) -> RepairPage:
        """The page on which splits are checked, made at first use."""
        from ir_annotator.ui.repair.page import RepairPage

        page = RepairPage(self.workspace, self.looks.theme)
        page.left.connect(self._leave_repair)
        self._stack.addWidget(page)
        return page

    def _make_bench(self) -> None:
        """Make the workbench now; a method, not a lambda, so that Qt forgets it with the window."""
        _ = self.bench

    def _join(self) -> None:
        workspace, page = self.workspace, self.start_page
        workspace.project_opening.connect(self._make_bench)
        workspace.project_changed.connect(self._show_project)
        workspace.records_changed.connect(self._show_project)
        workspace.current_changed.connect(self._show_current)
        workspace.annotation_changed.connect(self._show_state)
        workspace.split_changed.connect(self._show_state)
        workspace.annotation_changed.connect(self.status.clearMessage)
        workspace.split_changed.connect(self.status.clearMessage)
        workspace.saved.connect(self.status.show_saved)
        workspace.told.connect(self.status.tell)
        workspace.problem_arose.connect(self._tell_problem)
        workspace.imported.connect(self._tell_imported)
        workspace.job_started.connect(self._show_job)
        workspace.job_ended.connect(self._hide_job)
        workspace.job_failed.connect(self._tell_error)
        self.keys.changed.connect(self._show_hints)
        self._show_hints(self.keys.keymap)
        self.status.stop_button.clicked.connect(workspace.jobs.cancel_all)
        page.samples_wanted.connect(self._open_samples)
        page.new_wanted.connect(self._new_project)
        page.open_wanted.connect(self._open_project)
        page.import_wanted.connect(self._import_files)
        page.recent_wanted.connect(lambda path: self.open_path(Path(path)))
        page.recent_unwanted.connect(self._forget_project)
        page.tour_wanted.connect(self.help.start_tour)
        self.looks.themed.connect(self._paint_in)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does; those not named here are the workbench's."""
        own: dict[str, Callable[[], object]] = {
            "new_project": self._new_project,
            "new_with_scheme": self._new_with_scheme,
            "open_project": self._open_project,
            "open_samples": self._open_samples,
            "import_files": self._import_files,
            "import_folder": self._import_folder,
            "last_import": self._show_last_import,
            "export_labels": self._export,
            "quit": self.close,
            "undo": self.workspace.undo,
            "redo": self.workspace.redo,
            "save_search": self._save_search,
            "check_splits": self._toggle_repair,
            "palette": self._show_palette,
            "keys": self._show_keys,
            "change_keys": self._change_keys,
            "about": self._about,
            "help": self.help.show_help,
            "guide": self.help.show_guide,
            "save_guide": self.help.save_guide,
            "tour": self.help.start_tour,
        }
        for name in THEMES:
            own[f"theme_{name}"] = partial(self._set_theme, name)
        for size in INTERFACE_SIZES:
            own[f"size_{size}"] = partial(self.size_wanted.emit, size)
        for name in LANGUAGES:
            own[f"language_{name}"] = partial(self.language_wanted.emit, name)
        own |= self.safety.handlers()
        return {spec.id: own.get(spec.id) or partial(self._on_bench, spec.id) for spec in specs()}

    def _on_bench(self, action_id: str) -> None:
        self.bench.handlers()[action_id]()

    # -- files

    def open_path(self, path: Path) -> bool:
        """Open a project, or say why not; whether it is open now."""
        return self._try(lambda: self.workspace.open_project(path))

    def _try(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except RestorableError as problem:
            self.messages.offer_backup(problem, partial(self._restore, Path(problem.file), problem.backup))
            return False
        except Problem as problem:
            self.messages.tell_problem(problem)
            return False
        return True

    def _restore(self, path: Path, backup: Backup) -> None:
        self.workspace.safe.restore(path, backup)

    def _new_project(self) -> None:
        path = self.messages.ask_new_project()
        if path:
            self._try(lambda: self.workspace.new_project(path))

    def _new_with_scheme(self) -> None:
        scheme = self.messages.ask_scheme()
        path = self.messages.ask_new_project() if scheme else None
        if path:
            self._try(lambda: self.workspace.new_project(path, scheme))

    def _open_project(self) -> None:
        path = self.messages.ask_project_to_open()
        if path:
            self.open_path(path)

    def _forget_project(self, path: str) -> None:
        self.workspace.settings.forget_project(path)
        self._show_project()
        self.start_page.focus_first()

    def _open_samples(self) -> None:
        self._try(self.workspace.open_samples)

    def _import_files(self) -> None:
        files = self.messages.ask_records()
        if files:
            self._import(files)

    def _import_folder(self) -> None:
        folder = self.messages.ask_folder()
        if folder:
            self._import([folder])

    def _import(self, paths: Sequence[Path]) -> None:
        """Import files and folders; where no project is open, into a new one that the person names."""
        if not self.workspace.is_open:
            target = self.messages.ask_new_project(f"{paths[0].parent / paths[0].stem}{_PROJECT}")
            if target is None:
                self.status.tell(translate("Window", "Nothing was imported: records need a project to go into."))
                return
            if not self._try(lambda: self.workspace.new_project(target)):
                return
        self.workspace.files.import_records(paths)

    def _take_dropped(self, paths: Sequence[Path]) -> None:
        """Open the project that was dropped, if there is one, and import everything else."""
        project = next((path for path in paths if path.suffix.lower() == _PROJECT), None)
        records = [path for path in paths if path.suffix.lower() != _PROJECT]
        if (project is None or self.open_path(project)) and records:
            self._import(records)

    def _export(self) -> None:
        project = self.workspace.project_path
        target = self.messages.ask_export_target(str(project.with_suffix(".jsonl")) if project else "")
        if target and self.bench.save_typing():
            self.workspace.files.export_labels(target, ExportChoice())

    # -- searches

    def _save_search(self) -> None:
        """Ask for a name and keep the query under it."""
        text = self.workspace.search.text.strip()
        if text:
            self.messages.ask_search_name(text, partial(self._keep_search, text))

    def _keep_search(self, text: str, name: str) -> None:
        if name.strip():
            self.workspace.settings.searches[name.strip()] = text
            self.workspace.settings.save()
            said = translate("Search", "Saved as “{0}”: in the menu beside the search box.")
            self.workspace.told.emit(said.format(name.strip()))

    # -- the split

    @property
    def _is_repairing(self) -> bool:
        return "repair" in self.__dict__ and self._stack.currentWidget() is self.repair

    def _toggle_repair(self) -> None:
        """Check how the records are split, or go back to labelling."""
        if self._is_repairing:
            self._leave_repair()
        else:
            self._check_splits()

    def _check_splits(self) -> None:
        if self.bench.save_typing():
            self._stack.setCurrentWidget(self.repair)
            self.repair.start()
            self._show_current()

    def _leave_repair(self) -> None:
        self.repair.check.close()
        self.status.clearMessage()
        self._stack.setCurrentWidget(self.bench)
        self.bench.read()
        self._show_current()

    # -- looks

    def _set_theme(self, name: str) -> None:
        self.looks.set_theme(name)

    def _paint_in(self, theme: Theme) -> None:
        """Paint what has been made already in another theme's colours."""
        if "bench" in self.__dict__:
            self.bench.set_theme(theme)
        if "repair" in self.__dict__:
            self.repair.set_theme(theme)

    def _show_palette(self) -> None:
        bench = self.bench if self.workspace.is_open else None
        self.keys.show_palette(bench, self.open_path)

    def _show_keys(self) -> None:
        self.keys.toggle_sheet()

    def _change_keys(self) -> None:
        self.keys.change_keys()

    def _show_hints(self, keymap: Keymap) -> None:
        """Say the keys in force wherever a key stands on screen."""
        self.status.show_keys(keymap)
        self.help.show_keys(keymap)
        if "bench" in self.__dict__:
            self.bench.show_keys(keymap)

    def _parts(self) -> list[str]:
        """Return what the program runs on, with versions."""
        sqlite = self.workspace.project.sqlite_version if self.workspace.project else ""
        parts = [f"Python {sys.version.split()[0]}", f"Qt {qVersion()}"]
        return [*parts, f"SQLite {sqlite}"] if sqlite else parts

    def _about(self) -> None:
        facts = [
            translate("About", "Version {0}").format(__version__),
            " · ".join(self._parts()),
            translate("About", "Project: {0}").format(self.workspace.project_path or "–"),
        ]
        self.messages.tell(translate("About", "IR Annotator"), "\n".join(facts))

    # -- what changed

    def _show_project(self) -> None:
        workspace = self.workspace
        if not workspace.is_open:
            self.start_page.show_without_project(workspace.settings.recent, tour=not workspace.settings.tour_offered)
        elif not workspace.listing.rows:
            self.start_page.show_without_records()
        if not workspace.listing.rows:
            self._stack.setCurrentWidget(self.start_page)
        elif self._stack.currentWidget() is not self.bench and not self._is_repairing:
            self._stack.setCurrentWidget(self.bench)
            self.bench.read()
        self.actions_table.enable(*_WITH_PROJECT, on=workspace.is_open)
        if workspace.is_open and not workspace.settings.tour_offered:  # it was offered where this was chosen
            workspace.settings.tour_offered = True
            workspace.settings.save()
        self.actions_table.enable("last_import", on=workspace.files.last_import is not None)
        path = workspace.project_path
        name = translate("Window", "IR Annotator")
        self.setWindowTitle(f"{path.stem} – {name}" if path else name)
        self.status.annotator.setText(workspace.settings.display_name if workspace.is_open else "")
        self.status.show_saved("")
        self._show_current()

    def _show_current(self) -> None:
        record = self.workspace.record
        place, total = self.workspace.position()
        form = record.form if record else None
        head = " ".join(part for part in (form.code, form.name) if part) if form else ""
        number = f" · {form.number}" if form and form.number else ""
        said = translate("Window", "{0}{1} · Q&A {2} / {3}").format(head, number, place, total)
        labelling = self.workspace.qa is not None and not self._is_repairing
        self.status.place.setText(said if labelling else "")
        self.status.hint.setVisible(labelling)
        self.actions_table.enable(*_WITH_QA, on=labelling)
        self.actions_table.enable("undo", "redo", "check_splits", on=self.workspace.qa is not None)
        self._show_state()

    def _show_state(self) -> None:
        self.status.show_progress(*self.workspace.listing.progress())
        self.status.show_pace(self.workspace.progress.pace, self.workspace.progress.remaining())
        undo, redo = self.workspace.undo_texts()
        for action_id, plain, words, step in (
            ("undo", translate("Actions", "&Undo"), translate("Actions", "&Undo: {0}"), undo),
            ("redo", translate("Actions", "&Redo"), translate("Actions", "&Redo: {0}"), redo),
        ):
            self.actions_table[action_id].setText(words.format(step.replace("&", "&&")) if step else plain)

    def _tell_problem(self, problem: object) -> None:
        assert isinstance(problem, Problem)  # noqa: S101 -- the signal carries nothing else
        self.messages.tell_problem(problem)

    def _tell_imported(self, report: ImportReport) -> None:
        """Ask for the columns of unknown tables; then tell of the files if there is more to say than that they came."""
        from ir_annotator.ui.dialogs.import_summary import is_worth_telling

        if report.unknown:
            self._ask_columns(report.unknown[0], report)
            return
        self.actions_table.enable("last_import", on=True)
        if is_worth_telling(report):
            self._show_last_import()

    def _show_last_import(self) -> None:
        from ir_annotator.ui.dialogs.import_summary import ImportSummary

        report = self.workspace.files.last_import
        if report is None:
            return
        summary = ImportSummary(report, self)
        summary.check_wanted.connect(self._check_splits)
        summary.compare_wanted.connect(lambda: self._compare(report.revised))
        summary.open()

    def _ask_columns(self, table: UnknownColumnsError, report: ImportReport) -> None:
        from ir_annotator.ui.dialogs.columns_dialog import ColumnsDialog

        dialog = ColumnsDialog(table, self)
        dialog.columns_given.connect(lambda columns: self.workspace.files.import_table(table, columns, report))
        dialog.rejected.connect(lambda: self.workspace.files.leave_out(table, report))
        dialog.open()

    def _compare(self, revisions: Sequence[Revision]) -> None:
        from ir_annotator.ui.dialogs.revision_dialog import RevisionDialog

        RevisionDialog(self.workspace, revisions, self.looks.theme, self).open()

    def _show_job(self, job: Job) -> None:
        job.progressed.connect(self.status.show_job)
        self.status.show_job(0, 0)  # it may be long until it knows how much there is to do

    def _hide_job(self) -> None:
        if not self.workspace.jobs.live:
            self.status.hide_job()

    def _tell_error(self, details: str) -> None:
        self.messages.tell_error(details)

    # -- Qt's own

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that files and folders can be dropped here, and nothing else."""
        if _files_in(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)  # whoever drags them must not take them for moved
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        paths = _files_in(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        # Later: the program that they were dragged from waits until this returns, and a question may come up.
        QTimer.singleShot(0, self, lambda: self._take_dropped(paths))

    def remember_looks(self) -> None:
        """Write down the window's size and how it is parted."""
        settings = self.workspace.settings
        settings.geometry = bytes(self.saveGeometry().toHex().data()).decode()
        if self.workspace.is_open:
            settings.splitters = self.bench.splitter_sizes()
            self._bench_looks.remember()
        settings.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed and how the window looks; what cannot be saved keeps the window open."""
        if self.workspace.is_open and not self.bench.save_typing():
            event.ignore()
            return
        self.remember_looks()
        super().closeEvent(event)


def _files_in(dragged: QMimeData) -> list[Path]:
    """Return the files and folders of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
