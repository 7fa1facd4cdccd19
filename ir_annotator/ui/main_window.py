"""The window: a start page, then the workbench; menus, status line, files, looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import LANGUAGES, translate
from ir_annotator.ui.actions import Actions, specs
from ir_annotator.ui.agreement_desk import AgreementDesk
from ir_annotator.ui.colleagues_desk import ColleaguesDesk
from ir_annotator.ui.file_desk import FileDesk
from ir_annotator.ui.help_desk import HelpDesk
from ir_annotator.ui.key_desk import KeyDesk
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.label_desk import LabelDesk
from ir_annotator.ui.looks_desk import LooksDesk
from ir_annotator.ui.messages import Messages
from ir_annotator.ui.safety_desk import SafetyDesk
from ir_annotator.ui.side_pages import SIDE_PAGES, SidePages
from ir_annotator.ui.start_page import StartPage
from ir_annotator.ui.theme import Theme
from ir_annotator.ui.widgets.menu_bar import MenuBar
from ir_annotator.ui.widgets.status_line import StatusLine
from ir_annotator.workspace.jobs import Job
from ir_annotator.workspace.settings import INTERFACE_SIZES, THEMES
from ir_annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from ir_annotator.ui.repair.page import RepairPage
    from ir_annotator.ui.workbench import Workbench

_LARGEST = QSize(1680, 1000)
"""Up to this size the window opens as large as the screen allows."""
_FRAME = QSize(16, 48)
"""Pixels left free for the frame and the title bar: how large they are is known only once the window is shown."""
_WITH_PROJECT = (
    "agreement", "export_labels", "take_labels", "back_up", "backup_folder",
    "restore_backup", "check_project", "hand_out", "send_back",
    "take_in", "settle",
)  # fmt: skip
_WITH_QA = (
    "search", "next_hit", "previous_hit", "next_match", "save_search", "find_topic", "show_flagged", "show_skipped",
    "progress", "done", "skip", "next_qa", "previous_qa", "next_claim", "previous_claim", "claims", "remove_claim",
    "claim_note", "note", "flag", "read", "show_form", "show_source", "show_meaning", "history", "copy_labels",
    "paste_labels", "next_returned", "answer_remark", "settle_remark",
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
        self.safety = SafetyDesk(workspace, self, lambda: self.messages)
        self.colleagues = ColleaguesDesk(self)
        self.start_page = StartPage()
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.setMenuBar(MenuBar())
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        self.setCentralWidget(self.stack)
        self.help = HelpDesk(self)
        self.files = FileDesk(self)
        self.agreement = AgreementDesk(self)
        self.labels = LabelDesk(self)
        self.pages = SidePages(self)
        self.actions_table = Actions(self, self._handlers())
        self.keys = KeyDesk(workspace, self.actions_table, _WITH_QA, self)
        self.looks = LooksDesk(workspace.settings, self.actions_table, self)
        self._join()
        self.resize((self.screen().availableSize() - _FRAME).boundedTo(_LARGEST))
        if workspace.settings.geometry:
            self.restoreGeometry(QByteArray.fromHex(workspace.settings.geometry.encode()))
        if workspace.is_open:
            self.stack.setCurrentWidget(self.bench)
            workspace.announce()
        else:
            self.show_project()

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
        self.stack.addWidget(bench)
        return bench

    @property
    def repair(self) -> RepairPage:
        """The page on which splits are checked, made at first use."""
        return cast("RepairPage", self.pages.page("check_splits"))

    def _make_bench(self) -> None:
        """Make the workbench now; a method, not a lambda, so that Qt forgets it with the window."""
        _ = self.bench

    def _join(self) -> None:
        workspace, page = self.workspace, self.start_page
        workspace.project_opening.connect(self._make_bench)
        workspace.project_changed.connect(self.show_project)
        workspace.records_changed.connect(self.show_project)
        workspace.current_changed.connect(self._show_current)
        workspace.annotation_changed.connect(self._show_state)
        workspace.split_changed.connect(self._show_state)
        workspace.annotation_changed.connect(self.status.clearMessage)
        workspace.split_changed.connect(self.status.clearMessage)
        workspace.saved.connect(self.status.show_saved)
        workspace.told.connect(self.status.tell)
        workspace.problem_arose.connect(self._tell_problem)
        workspace.imported.connect(self.files.tell_imported)
        workspace.files.importing_changed.connect(self._show_start)
        workspace.job_started.connect(self._show_job)
        workspace.job_ended.connect(self._hide_job)
        workspace.job_failed.connect(self._tell_error)
        self.keys.changed.connect(self._show_hints)
        self._show_hints(self.keys.keymap)
        self.status.stop_button.clicked.connect(workspace.jobs.cancel_all)
        page.samples_wanted.connect(self.files.open_samples)
        page.new_wanted.connect(self.files.new_project)
        page.open_wanted.connect(self.files.open_project)
        page.import_wanted.connect(self.files.import_files)
        page.recent_wanted.connect(lambda path: self.open_path(Path(path)))
        page.recent_unwanted.connect(self.files.forget_project)
        page.tour_wanted.connect(self.help.start_tour)
        self.pages.switched.connect(self._show_current)
        self.looks.themed.connect(self._paint_in)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does; those not named here are the workbench's."""
        own: dict[str, Callable[[], object]] = {
            "quit": self.close,
            "undo": self.workspace.undo,
            "redo": self.workspace.redo,
            "save_search": self._save_search,
            "palette": self._show_palette,
            "keys": self._show_keys,
            "change_keys": self._change_keys,
            "about": self.help.show_about,
            "report_problem": self.help.report_problem,
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
        own |= {name: partial(self.pages.toggle, name) for name in SIDE_PAGES}
        own |= self.files.handlers() | self.labels.handlers() | self.safety.handlers()
        own |= self.colleagues.handlers() | self.agreement.handlers()
        return {spec.id: own.get(spec.id) or partial(self._on_bench, spec.id) for spec in specs()}

    def _on_bench(self, action_id: str) -> None:
        self.bench.handlers()[action_id]()

    def open_path(self, path: Path) -> bool:
        """Open a project, or say why not; whether it is open now."""
        return self.files.open_path(path)

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

    # -- looks

    def _set_theme(self, name: str) -> None:
        self.looks.set_theme(name)

    def _paint_in(self, theme: Theme) -> None:
        """Paint what has been made already in another theme's colours."""
        if "bench" in self.__dict__:
            self.bench.set_theme(theme)
        self.pages.set_theme(theme)
        self.agreement.set_theme(theme)

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
        self.start_page.show_keys(keymap)
        self.help.show_keys(keymap)
        if "bench" in self.__dict__:
            self.bench.show_keys(keymap)

    # -- what changed

    def _show_start(self) -> None:
        """Write on the start page what there is to do as long as there is nothing to label."""
        workspace = self.workspace
        if not workspace.is_open:
            self.start_page.show_without_project(workspace.settings.recent, tour=not workspace.settings.tour_offered)
        elif not workspace.listing.rows and workspace.files.importing:
            self.start_page.show_importing()
        elif not workspace.listing.rows:
            self.start_page.show_without_records()

    def show_project(self) -> None:
        """Show what is open, or the start page."""
        workspace = self.workspace
        self._show_start()
        if not workspace.listing.rows:
            self.stack.setCurrentWidget(self.start_page)
        elif self.stack.currentWidget() is not self.bench and self.pages.shown is None:
            self.stack.setCurrentWidget(self.bench)
            self.bench.read()
        self.actions_table.enable(*_WITH_PROJECT, on=workspace.is_open)
        if workspace.is_open and not workspace.settings.tour_offered:  # it was offered where this was chosen
            workspace.settings.tour_offered = True
            workspace.settings.save()
        self.actions_table.enable("last_import", on=workspace.files.last_import is not None)
        path = workspace.project_path
        name = translate("Window", "IR Annotator")
        self.setWindowTitle(f"{path.stem} – {name}" if path else name)
        self.status.annotator.setText(workspace.worker.name if workspace.is_open else "")
        self.status.show_saved("")
        self._show_current()

    def _show_current(self) -> None:
        record = self.workspace.record
        place, total = self.workspace.position()
        form = record.form if record else None
        head = " ".join(part for part in (form.code, form.name) if part) if form else ""
        number = f" · {form.number}" if form and form.number else ""
        said = translate("Window", "{0}{1} · Q&A {2} / {3}").format(head, number, place, total)
        labelling = self.workspace.qa is not None and self.pages.shown is None
        self.status.place.setText(said if labelling else "")
        self.status.hint.setVisible(labelling)
        self.actions_table.enable(*_WITH_QA, on=labelling)
        self.actions_table.enable("undo", "redo", "check_splits", "review", on=self.workspace.qa is not None)
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
        QTimer.singleShot(0, self, lambda: self.files.take_dropped(paths))

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
