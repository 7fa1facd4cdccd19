"""The window: records on the left, the text in the middle, the label panels on the right."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ir_annotator import __version__
from ir_annotator.domain.annotation import Status
from ir_annotator.domain.edits import SetFlagged
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.rules import Gap, Place
from ir_annotator.i18n import language, translate
from ir_annotator.ui.actions import Actions
from ir_annotator.ui.dialogs.keys_dialog import KeysDialog
from ir_annotator.ui.label_keys import LabelKeys
from ir_annotator.ui.messages import Messages
from ir_annotator.ui.panels.claims_panel import ClaimsPanel
from ir_annotator.ui.panels.judgements_panel import JudgementsPanel
from ir_annotator.ui.panels.note_panel import NotePanel
from ir_annotator.ui.panels.records_panel import RecordsPanel
from ir_annotator.ui.panels.start_page import StartPage
from ir_annotator.ui.panels.topics_panel import TopicsPanel
from ir_annotator.ui.reading.pane import ReadingPane
from ir_annotator.ui.theme import apply_theme, theme_named
from ir_annotator.ui.widgets.status_line import StatusLine
from ir_annotator.workspace.jobs import Job
from ir_annotator.workspace.values import ExportChoice, ImportReport
from ir_annotator.workspace.workspace import Workspace

_SMALLEST, _LARGEST = QSize(1280, 800), QSize(1680, 1000)
"""Between these sizes the window opens as large as the screen allows."""
_SMALLEST_TEXT, _LARGEST_TEXT = 11, 32
_WITH_PROJECT = ("import_files", "import_folder", "export_labels", "filter")
_WITH_QA = (
    "undo", "redo", "find_topic", "done", "skip", "next_qa", "previous_qa", "next_claim",
    "previous_claim", "remove_claim", "claim_note", "note", "flag", "read", "show_form",
)  # fmt: skip


class MainWindow(QMainWindow):
    """Joins the panels to the workspace and the actions to both.

    Signals:
        language_wanted: The person wants the window in another language (``en`` or ``zh_CN``).
    """

    language_wanted = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.workspace = workspace
        self.messages = Messages(self)
        theme = theme_named(workspace.settings.theme)
        self.records = RecordsPanel(workspace)
        self.reading = ReadingPane(workspace, theme)
        self.topics = TopicsPanel(workspace, theme)
        self.judgements = JudgementsPanel(workspace, theme)
        self.claims = ClaimsPanel(workspace, theme)
        self.note = NotePanel(workspace)
        self.start_page = StartPage()
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self._arrange()
        self.actions_table = Actions(self, self._handlers())
        self._label_keys = LabelKeys(self)
        self._join()
        self._restore()
        workspace.announce()

    # -- making the window

    def _arrange(self) -> None:
        right = QSplitter(Qt.Orientation.Vertical)
        right.setObjectName("label_splitter")
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.judgements)
        column.addWidget(self.note)
        column.addWidget(self.claims, 1)
        right.addWidget(self.topics)
        right.addWidget(lower)
        right.setSizes([330, 430])
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setObjectName("main_splitter")
        for panel in (self.records, self.reading, right):
            across.addWidget(panel)
        across.setStretchFactor(1, 1)
        across.setSizes([230, 640, 410])
        for splitter in (across, right):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self._splitters = (across, right)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start_page)
        self._stack.addWidget(across)
        self.setCentralWidget(self._stack)

    def _join(self) -> None:
        workspace = self.workspace
        workspace.project_changed.connect(self._show_project)
        workspace.records_changed.connect(self._show_project)
        workspace.current_changed.connect(self._show_current)
        workspace.annotation_changed.connect(self._show_state)
        workspace.saved.connect(self.status.show_saved)
        workspace.told.connect(self.status.tell)
        workspace.problem_arose.connect(self._tell_problem)
        workspace.job_started.connect(self._show_job)
        self.status.stop_button.clicked.connect(workspace.jobs.cancel_all)
        for panel in (self.records, self.topics, self.judgements, self.claims, self.note):
            panel.left.connect(self.read)
        self.claims.type_pressed.connect(self._press_type)
        self.reading.edit_requested.connect(self.claims.edit_active)
        page = self.start_page
        page.samples_wanted.connect(self._open_samples)
        page.new_wanted.connect(self._new_project)
        page.open_wanted.connect(self._open_project)
        page.import_wanted.connect(self._import_files)
        page.recent_wanted.connect(lambda path: self.open_path(Path(path)))

    def _handlers(self) -> dict[str, Callable[[], None]]:
        """Return what each action of the table does."""
        workspace = self.workspace
        return {
            "new_project": self._new_project,
            "open_project": self._open_project,
            "open_samples": self._open_samples,
            "import_files": self._import_files,
            "import_folder": self._import_folder,
            "export_labels": self._export,
            "quit": self._quit,
            "undo": workspace.undo,
            "redo": workspace.redo,
            "filter": self.records.start_filter,
            "find_topic": self.topics.start_search,
            "done": self._finish,
            "skip": self._skip,
            "next_qa": lambda: workspace.step(1),
            "previous_qa": lambda: workspace.step(-1),
            "next_claim": lambda: self.reading.step_claim(1),
            "previous_claim": lambda: self.reading.step_claim(-1),
            "remove_claim": workspace.remove_active_claim,
            "claim_note": self.claims.note.setFocus,
            "note": self.note.start,
            "flag": self._flag,
            "read": self.read,
            "show_form": self._toggle_form,
            "larger": lambda: self._resize_text(1),
            "smaller": lambda: self._resize_text(-1),
            "theme_light": lambda: self._set_theme("light"),
            "theme_dark": lambda: self._set_theme("dark"),
            "theme_system": lambda: self._set_theme("system"),
            "language_zh_CN": lambda: self.language_wanted.emit("zh_CN"),
            "language_en": lambda: self.language_wanted.emit("en"),
            "keys": lambda: KeysDialog(workspace.scheme, self).open(),
            "about": self._about,
        }

    def _restore(self) -> None:
        settings = self.workspace.settings
        self.resize(self.screen().availableSize().boundedTo(_LARGEST).expandedTo(_SMALLEST))
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromHex(settings.geometry.encode()))
        for splitter in self._splitters:
            sizes = settings.splitters.get(splitter.objectName())
            if sizes:
                splitter.setSizes(sizes)
        self._check_choices()

    def _check_choices(self) -> None:
        for theme in ("light", "dark", "system"):
            self.actions_table[f"theme_{theme}"].setChecked(self.workspace.settings.theme == theme)
        for name in ("zh_CN", "en"):
            self.actions_table[f"language_{name}"].setChecked(language() == name)

    # -- labelling

    def read(self) -> None:
        """Give the keyboard back to the text."""
        self.reading.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press_type(self, type_id: str) -> None:
        """Make a claim of the marked text, or change the type of the claim whose attributes are being edited."""
        if self.claims.is_editing:
            self.workspace.change_claim_type(type_id)
        else:
            self.reading.make_claim(type_id)

    def _finish(self) -> None:
        """Mark as done and go on; if something is missing say what, and go there."""
        gaps = self.workspace.gaps()
        if gaps:
            self.status.tell(self._say_gaps(gaps))
            self._go_to_gap(gaps[0])
        else:
            self._close_with(Status.DONE)

    def _skip(self) -> None:
        self._close_with(Status.SKIPPED)

    def _flag(self) -> None:
        self.workspace.do(SetFlagged(not self.workspace.annotation.flagged))

    def _close_with(self, status: Status) -> None:
        self.note.save()
        if self.workspace.finish(status):
            self.read()

    def _say_gaps(self, gaps: list[Gap]) -> str:
        scheme = self.workspace.scheme
        attributes = (*scheme.judgements, *scheme.attributes) if scheme else ()
        names = {attribute.id: attribute.name.in_language(language()) for attribute in attributes}
        words = {
            Place.TOPICS: translate("Gaps", "a topic"),
            Place.PRIMARY_TOPIC: translate("Gaps", "the primary topic"),
        }
        missing = dict.fromkeys(words.get(gap.place) or names.get(gap.attribute, gap.attribute) for gap in gaps)
        return translate("Gaps", "Still missing: {0}").format("、".join(missing))

    def _go_to_gap(self, gap: Gap) -> None:
        if gap.place is Place.JUDGEMENT:
            self.judgements.start(gap.attribute)
        elif gap.place is Place.CLAIM:
            self.workspace.activate_claim(gap.claim_id)
            self.claims.edit_active(gap.attribute)
        else:
            self.read()

    # -- files

    def open_path(self, path: Path) -> None:
        """Open a project, or say why not."""
        self._try(lambda: self.workspace.open_project(path))

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Problem as problem:
            self.messages.tell_problem(problem)

    def _new_project(self) -> None:
        path = self.messages.ask_new_project()
        if path:
            self._try(lambda: self.workspace.new_project(path))

    def _open_project(self) -> None:
        path = self.messages.ask_project_to_open()
        if path:
            self.open_path(path)

    def _open_samples(self) -> None:
        self._try(self.workspace.open_samples)

    def _import_files(self) -> None:
        self.workspace.import_records(self.messages.ask_records())

    def _import_folder(self) -> None:
        folder = self.messages.ask_folder()
        if folder:
            self.workspace.import_records([folder])

    def _export(self) -> None:
        project = self.workspace.project_path
        target = self.messages.ask_export_target(str(project.with_suffix(".jsonl")) if project else "")
        if target:
            self.note.save()
            self.workspace.export_labels(target, ExportChoice())

    # -- looks

    def _toggle_form(self) -> None:
        self.reading.form.button.setChecked(not self.reading.form.button.isChecked())
        self.actions_table["show_form"].setChecked(self.reading.form.button.isChecked())

    def _resize_text(self, by: int) -> None:
        settings = self.workspace.settings
        settings.text_size = min(max(settings.text_size + by, _SMALLEST_TEXT), _LARGEST_TEXT)
        self.reading.view.set_text_size(settings.text_size)

    def _set_theme(self, name: str) -> None:
        self.workspace.settings.theme = name
        theme = theme_named(name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, theme)
        for panel in (self.reading, self.topics, self.judgements.strip, self.claims):
            panel.set_theme(theme)
        self._check_choices()

    def _about(self) -> None:
        facts = [
            translate("About", "Version {0}").format(__version__),
            f"Python {sys.version.split()[0]}",
            translate("About", "Project: {0}").format(self.workspace.project_path or "–"),
        ]
        self.messages.tell(translate("About", "IR Annotator"), "\n".join(facts))

    def _quit(self) -> None:
        self.close()

    # -- what changed

    def _show_project(self) -> None:
        workspace = self.workspace
        self._label_keys.set_scheme(
            workspace.scheme,
            topic=self.topics.toggle,
            primary=self.topics.make_primary,
            claim=self._press_type,
            judgement=self.judgements.start,
            digit=self.topics.pick_child,
        )
        if not workspace.is_open:
            self.start_page.show_without_project(workspace.settings.recent)
        elif not workspace.listing.rows:
            self.start_page.show_without_records()
        self._stack.setCurrentIndex(1 if workspace.listing.rows else 0)
        self.actions_table.enable(*_WITH_PROJECT, on=workspace.is_open)
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
        self.status.place.setText(said if record else "")
        self.actions_table.enable(*_WITH_QA, on=self.workspace.qa is not None)
        self._show_state()
        if self.workspace.qa and not self.records.isAncestorOf(self.focusWidget() or self):
            self.read()

    def _show_state(self) -> None:
        self.status.show_progress(*self.workspace.listing.progress())
        undo, redo = self.workspace.undo_texts()
        for action_id, words, step in (
            ("undo", translate("Actions", "&Undo"), undo),
            ("redo", translate("Actions", "&Redo"), redo),
        ):
            self.actions_table[action_id].setText(f"{words} {step}".replace("&&", "&").strip() if step else words)

    def _tell_problem(self, problem: object) -> None:
        if isinstance(problem, ImportReport):
            said = translate("Messages", "{0} files were refused; the others are in the project.")
            self.messages.tell_refused(problem.refused, said.format(len(problem.refused)))
        elif isinstance(problem, Problem):
            self.messages.tell_problem(problem)

    def _show_job(self, job: Job) -> None:
        job.progressed.connect(self.status.show_job)
        job.failed.connect(self.messages.tell_error)
        job.finished.connect(self.status.hide_job)

    # -- Qt's own

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if event.mimeData().hasUrls() and self.workspace.is_open:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the files that were dropped."""
        self.workspace.import_records([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed and how the window looks."""
        self.note.save()
        settings = self.workspace.settings
        settings.geometry = bytes(self.saveGeometry().toHex().data()).decode()
        settings.splitters = {splitter.objectName(): splitter.sizes() for splitter in self._splitters}
        settings.save()
        super().closeEvent(event)
