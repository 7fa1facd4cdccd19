"""Leaves the workbench of each project as the person left it: how it is parted, what is open, what is in sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ir_annotator.ui.workbench import Workbench
from ir_annotator.workspace.looks import Looks, load_looks, save_looks
from ir_annotator.workspace.workspace import Workspace


class BenchLooks(QObject):
    """Reads the looks when a project is opened and writes them before it closes."""

    def __init__(self, workspace: Workspace, bench: Workbench) -> None:
        super().__init__(bench)
        self._workspace, self._bench = workspace, bench
        self._waiting: Looks | None = None
        workspace.project_closing.connect(self.remember)
        workspace.project_changed.connect(self.restore)
        workspace.current_changed.connect(self._scroll_soon)

    def remember(self) -> None:
        """Write down how the open project looks now."""
        if self._workspace.is_open:
            save_looks(self._workspace, self._looks())

    def _looks(self) -> Looks:
        bench, qa = self._bench, self._workspace.qa
        return Looks(
            splitters=bench.splitter_sizes(),
            show_form=bench.reading.form.button.isChecked(),
            show_source=self._workspace.settings.show_source,
            list_top=self._bench.records.all_tree.verticalScrollBar().value(),
            qa_id=qa.qa_id if qa else "",
            text_top=bench.reading.view.top(),
        )

    def restore(self) -> None:
        """Part the window as it was with this project, and wait for the Q&A that was read."""
        looks = load_looks(self._workspace)
        if looks is None:
            return
        bench = self._bench
        if self._workspace.settings.show_source != looks.show_source:
            bench.handlers()["show_source"]()
        bench.reading.form.button.setChecked(looks.show_form)
        bench.restore_sizes(looks.splitters)
        self._waiting = looks

    def _scroll_soon(self) -> None:
        if self._waiting:
            QTimer.singleShot(0, self, self._scroll)  # once everything has its size

    def _scroll(self) -> None:
        looks, self._waiting = self._waiting, None
        if looks is None:
            return
        self._bench.records.all_tree.verticalScrollBar().setValue(looks.list_top)
        if self._workspace.qa and self._workspace.qa.qa_id == looks.qa_id:
            self._bench.reading.view.show_at_top(looks.text_top)
