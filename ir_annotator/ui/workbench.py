"""The workbench: records on the left, the text in the middle, the label panels on the right, and the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.rules import Gap, Place
from ir_annotator.i18n import language, translate
from ir_annotator.ui.dialogs.history_dialog import HistoryDialog
from ir_annotator.ui.dialogs.progress_dialog import ProgressDialog
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.label_keys import LabelKeys
from ir_annotator.ui.panels.claims_panel import ClaimsPanel
from ir_annotator.ui.panels.done_bar import DoneBar
from ir_annotator.ui.panels.explain_bar import ExplainBar
from ir_annotator.ui.panels.judgements_panel import JudgementsPanel
from ir_annotator.ui.panels.my_threads import MyThreads
from ir_annotator.ui.panels.note_panel import NotePanel
from ir_annotator.ui.panels.records_panel import RecordsPanel
from ir_annotator.ui.panels.topics_panel import TopicsPanel
from ir_annotator.ui.reading.pane import ReadingPane
from ir_annotator.ui.reading.source_view import SourceView
from ir_annotator.ui.theme import Theme, theme_named
from ir_annotator.ui.widgets.following_area import FollowingArea
from ir_annotator.workspace.explain import explain_attribute, explain_topic, explain_type, explain_types
from ir_annotator.workspace.settings import LARGEST_TEXT, SMALLEST_TEXT
from ir_annotator.workspace.workspace import Workspace


class Workbench(QSplitter):
    """Joins the panels to one another and to the workspace.

    Signals:
        form_toggled: The whole form is shown, or no longer.
        source_toggled: The source is shown beside the text, or no longer.
        explain_toggled: What the label in hand means is shown under the text, or no longer.
    """

    form_toggled = Signal(bool)
    source_toggled = Signal(bool)
    explain_toggled = Signal(bool)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("main_splitter")
        self._workspace = workspace
        self.records = RecordsPanel(workspace, theme)
        self.reading = ReadingPane(workspace, theme)
        self.source = SourceView(workspace, theme)
        self.topics = TopicsPanel(workspace, theme)
        self.judgements = JudgementsPanel(workspace, theme)
        self.claims = ClaimsPanel(workspace, theme)
        self.note = NotePanel(workspace, theme)
        self.explain = ExplainBar()
        self._keys = LabelKeys(self)
        self._arrange()
        self.done = DoneBar(workspace)
        self.reading.put_above(self.done)
        self.threads = MyThreads(workspace)
        self.reading.put_above(self.threads)
        self.threads.ended.connect(self.read)
        for panel in (self.records, self.topics, self.judgements, self.claims, self.note):
            panel.left.connect(self.read)
        self.claims.type_pressed.connect(self.press_type)
        self.reading.edit_requested.connect(self.claims.edit_active)
        self.reading.view.cursor_moved.connect(self._show_source)
        self.reading.view.text_resized.connect(self._resize_text)
        self.reading.form.button.toggled.connect(self.form_toggled)
        self.topics.pointed.connect(self._show_meaning)
        self.claims.strip.row_moved.connect(self._show_meaning)
        self.judgements.strip.row_moved.connect(self._show_meaning)
        for signal in (workspace.annotation_changed, workspace.claim_activated, workspace.current_changed):
            signal.connect(self._show_meaning)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._show_meaning)
        workspace.project_changed.connect(self._show_scheme)
        workspace.current_changed.connect(self._show_current)

    def _arrange(self) -> None:
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.judgements)
        column.addWidget(self.note)
        column.addWidget(self.claims, 1)
        right = QSplitter(Qt.Orientation.Vertical)
        right.setObjectName("label_splitter")
        right.addWidget(self.topics)
        right.addWidget(FollowingArea(lower))
        right.setSizes([300, 460])
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setObjectName("source_splitter")
        text = QWidget()
        down = QVBoxLayout(text)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.reading, 1)
        down.addWidget(self.explain)
        middle.addWidget(text)
        middle.addWidget(self.source)
        middle.setStretchFactor(0, 1)
        middle.setSizes([380, 280])
        self.source.setVisible(self._workspace.settings.show_source)
        self.explain.setVisible(self._workspace.settings.show_meaning)
        for panel in (self.records, middle, right):
            self.addWidget(panel)
        self.setStretchFactor(1, 1)
        self.setSizes([230, 640, 410])
        self._splitters = (self, middle, right)
        for splitter in self._splitters:
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what the actions do that need a Q&A or the list: action id to call."""
        workspace = self._workspace
        return {
            "search": self.records.bar.start,
            "next_hit": lambda: self._step_hit(1),
            "previous_hit": lambda: self._step_hit(-1),
            "next_match": self._next_match,
            "show_flagged": lambda: self.records.bar.ask("status:flagged"),
            "show_skipped": lambda: self.records.bar.ask("status:skipped"),
            "progress": self._show_progress,
            "find_topic": self.topics.start_search,
            "done": self._finish,
            "skip": lambda: self._close_with(Status.SKIPPED),
            "next_qa": lambda: workspace.step(1),
            "previous_qa": lambda: workspace.step(-1),
            "next_claim": lambda: self.reading.step_claim(1),
            "previous_claim": lambda: self.reading.step_claim(-1),
            "remove_claim": self.claims.remove_chosen,
            "claims": self.claims.start_table,
            "claim_note": self.claims.edit_note,
            "note": self.note.start,
            "flag": self.note.toggle_flag,
            "history": self._show_history,
            "copy_labels": workspace.versions.copy,
            "paste_labels": workspace.versions.paste,
            "next_returned": workspace.remarks.go_to_next,
            "answer_remark": self.threads.start,
            "settle_remark": self.threads.turn_now,
            "read": self.read,
            "show_form": self.reading.form.button.toggle,
            "show_source": self._toggle_source,
            "show_meaning": self._toggle_meaning,
            "soft_marks": self.reading.toggle_soft_marks,
            "hidden_signs": self.reading.toggle_hidden_signs,
            "larger": lambda: self._resize_text(1),
            "smaller": lambda: self._resize_text(-1),
        }

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        for panel in (
            self.records,
            self.reading,
            self.source,
            self.topics,
            self.judgements.strip,
            self.note,
            self.claims,
        ):
            panel.set_theme(theme)

    def show_keys(self, keymap: Keymap) -> None:
        """Say the keys in force where they stand on screen."""
        for panel in (self.records, self.topics, self.note, self.claims, self.done):
            panel.show_keys(keymap)
        self.threads.use_keymap(keymap)

    def splitter_sizes(self) -> dict[str, list[int]]:
        """Return how the person has parted the window."""
        return {splitter.objectName(): splitter.sizes() for splitter in self._splitters}

    def restore_sizes(self, sizes: Mapping[str, list[int]]) -> None:
        """Part the window as it was."""
        for splitter in self._splitters:
            if sizes.get(splitter.objectName()):
                splitter.setSizes(sizes[splitter.objectName()])

    def _toggle_source(self) -> None:
        settings = self._workspace.settings
        settings.show_source = not settings.show_source
        self.source.setVisible(settings.show_source)
        self._show_source()
        self.source_toggled.emit(settings.show_source)

    def _show_source(self) -> None:
        """Show where the clause cursor stands in the file the record was read from, if that is wanted."""
        if self._workspace.settings.show_source and self._workspace.record:
            self.source.show_place(self._workspace.record, self.reading.view.span.start)

    # -- what labels mean

    def _toggle_meaning(self) -> None:
        settings = self._workspace.settings
        settings.show_meaning = not settings.show_meaning
        self.explain.setVisible(settings.show_meaning)
        self._show_meaning()
        self.explain_toggled.emit(settings.show_meaning)

    def _show_meaning(self) -> None:
        """Explain what the keyboard is at: the row of a strip, the topic in hand, else the types of claims."""
        scheme = self._workspace.scheme
        if scheme is None or not self._workspace.settings.show_meaning:
            return
        claim, topic = self._workspace.annotation.claim(self._workspace.active_claim), self.topics.in_hand
        kind = scheme.claim_type(claim.type) if claim else None
        asked = [*scheme.attributes, *scheme.judgements]
        focused = [strip for strip in (self.claims.strip, self.judgements.strip) if strip.is_asking]
        rows = [explain_attribute(one) for strip in focused for one in asked if one.id == strip.current]
        if self.judgements.strip.hasFocus():
            self.explain.explain(rows)
        elif kind:
            self.explain.explain([*rows, explain_type(kind)])
        else:
            self.explain.explain([explain_topic(topic, scheme.topics) if topic else explain_types(scheme.claim_types)])

    def _show_history(self) -> None:
        if self.note.save():
            HistoryDialog(self._workspace, self.window()).open()

    def _show_progress(self) -> None:
        if self.note.save():
            dialog = ProgressDialog(self._workspace, theme_named(self._workspace.settings.theme), self.window())
            dialog.taken.connect(self.read)
            dialog.search_wanted.connect(self.records.bar.ask)
            dialog.open()

    # -- what is sought

    def _step_hit(self, by: int) -> None:
        """Go to the next hit in the text, else to the next Q&A found."""
        search = self._workspace.search
        if self.reading.step_hit(by):
            return
        if search.step(by):
            self.reading.step_hit(by)
        elif search.is_active:
            self._workspace.told.emit(translate("Search", "No further hit."))
        else:
            self.records.bar.start()

    def _next_match(self) -> None:
        search = self._workspace.search
        if not search.is_active:
            self.records.bar.start()
        elif search.next_undone():
            self.read()
        else:
            self._workspace.told.emit(translate("Search", "Everything found is done or skipped."))

    # -- labelling

    def read(self) -> None:
        """Give the keyboard back to the text."""
        self.reading.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_typing(self) -> bool:
        """Save what is being typed; False if that failed."""
        return self.note.save()

    def press_type(self, type_id: str) -> None:
        """Make a claim of the marked text, or change the type of the claims whose attributes are being edited."""
        if self.claims.is_editing:
            self._workspace.claims.change_types(self.claims.chosen(), type_id)
        else:
            self.reading.make_claim(type_id)

    def _finish(self) -> None:
        """Mark as done and go on; if something is missing say what, and go there."""
        gaps = self._workspace.gaps()
        if gaps:
            self._workspace.told.emit(self._say_gaps(gaps))
            self._go_to_gap(gaps[0])
        else:
            self._close_with(Status.DONE)

    def _close_with(self, status: Status) -> None:
        if self.note.save() and self._workspace.finish(status):
            self.read()

    def _say_gaps(self, gaps: list[Gap]) -> str:
        scheme = self._workspace.scheme
        attributes = (*scheme.judgements, *scheme.attributes) if scheme else ()
        names = {attribute.id: attribute.name.in_language(language()) for attribute in attributes}
        words = {
            Place.TOPICS: translate("Gaps", "a topic"),
            Place.PRIMARY_TOPIC: translate("Gaps", "the primary topic"),
        }
        missing = dict.fromkeys(words.get(gap.place) or names.get(gap.attribute, gap.attribute) for gap in gaps)
        return translate("Gaps", "Still missing: {0}").format(translate("Gaps", ", ").join(missing))

    def _go_to_gap(self, gap: Gap) -> None:
        if gap.place is Place.JUDGEMENT:
            self.judgements.start(gap.attribute)
        elif gap.place is Place.CLAIM:
            self._workspace.activate_claim(gap.claim_id)
            self.claims.edit_active(gap.attribute)
        else:
            self.read()

    def _resize_text(self, by: int) -> None:
        settings = self._workspace.settings
        settings.text_size = min(max(settings.text_size + by, SMALLEST_TEXT), LARGEST_TEXT)
        self.reading.view.set_text_size(settings.text_size)

    # -- what changed

    def _show_scheme(self) -> None:
        self._keys.set_scheme(
            self._workspace.scheme,
            topic=self.topics.toggle,
            primary=self.topics.make_primary,
            claim=self.press_type,
            judgement=self.judgements.start,
            digit=self.topics.pick_child,
        )

    def _show_current(self) -> None:
        focus = self.window().focusWidget()
        if self._workspace.qa and self.isVisible() and not (focus and self.records.isAncestorOf(focus)):
            self.read()
