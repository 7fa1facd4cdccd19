"""How far the person is: in all, record by record, and which labels were given how often."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.progress import Counts, Tally
from ir_annotator.i18n import translate
from ir_annotator.ui.models.progress_table import ProgressTable, headings, numbers
from ir_annotator.ui.models.record_tree import record_name
from ir_annotator.ui.panels.bars import BarList, StatusBar
from ir_annotator.ui.theme import GRID, Theme
from ir_annotator.workspace.describe_progress import Section, say_counts, say_pace, say_time, sections
from ir_annotator.workspace.workspace import Workspace


class ProgressDialog(QDialog):
    """Shows one person's own progress; Enter goes to the first open Q&A of a record.

    Signals:
        taken: A Q&A was taken in hand.
        search_wanted: A query for the search box.
    """

    taken = Signal()
    search_wanted = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Progress", "Progress"))
        self.resize(1100, 640)
        self._workspace = workspace
        self.is_complete = False
        self._sections: list[Section] = []
        self._counts = Counts()
        self.told = self._label("")
        self.told.setText(translate("Progress", "Counting…"))
        self.pace = self._label("")
        self.bar = StatusBar(theme)
        self.table = ProgressTable()
        self.records = self._make_records()
        self.labels = BarList(theme)
        self.flagged = self._button("flagged_button", lambda: self._search("status:flagged"))
        self.skipped = self._button("skipped_button", lambda: self._search("status:skipped"))
        self.copy_button = self._button("copy_button", self.copy_text)
        self.copy_button.setText(translate("Progress", "&Copy as text"))
        self.close_button = self._button("close_button", self.reject)
        self.close_button.setText(translate("Progress", "Cl&ose"))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy_text)
        self._arrange()
        self._show_buttons()
        workspace.progress.counting.connect(self._show_counting)
        workspace.progress.counted.connect(self._show)
        self.finished.connect(workspace.progress.cancel)
        workspace.progress.count()
        self.records.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- making the window

    @staticmethod
    def _label(name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, name: str, pressed: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setAutoDefault(False)  # Enter belongs to the records
        button.clicked.connect(pressed)
        return button

    def _make_records(self) -> QTreeView:
        tree = QTreeView()
        tree.setObjectName("progress_records")
        tree.setAccessibleName(translate("Progress", "Records, most left first"))
        tree.setModel(self.table)
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(0)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.activated.connect(self._go)
        return tree

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * GRID)
        grid.setVerticalSpacing(GRID)
        for column, (title, view) in enumerate(
            (
                (translate("Progress", "Records, most left first"), self.records),
                (self.labels.accessibleName(), self.labels),
            )
        ):
            words = self._label("panel_title")
            words.setText(title)
            grid.addWidget(words, 0, column)
            grid.addWidget(view, 1, column)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)
        hint = self._label("muted")
        hint.setText(translate("Progress", "Enter: the first open Q&A of the record"))
        row = QHBoxLayout()
        row.addWidget(hint, 1)
        for button in (self.flagged, self.skipped, self.copy_button, self.close_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(self.told)
        layout.addWidget(self.bar)
        layout.addWidget(self.pace)
        layout.addLayout(grid, 1)
        layout.addLayout(row)

    # -- what was counted

    def _show_counting(self, done: int, total: int) -> None:
        if not self.is_complete:
            self.told.setText(translate("Progress", "Counting… {0} of {1} records").format(f"{done:,}", f"{total:,}"))

    def _show(self, tally: Tally) -> None:
        self.is_complete = True
        self._counts = tally.in_all
        scheme = self._workspace.scheme
        self._sections = sections(tally.labels, scheme) if scheme else []
        self.told.setText(self._in_all())
        self.pace.setText(self._say_pace())
        self.bar.show_counts(self._counts)
        self.table.set_records(tally.records)
        self.records.setCurrentIndex(self.table.index(0, 0))
        self.labels.show_sections(self._sections)
        self._show_buttons()

    def _in_all(self) -> str:
        closed = translate("Progress", "{0} of {1} Q&As closed").format(
            f"{self._counts.closed:,}", f"{self._counts.total:,}"
        )
        return f"{closed}      {say_counts(self._counts)}"

    def _say_pace(self) -> str:
        progress = self._workspace.progress
        today = translate("Progress", "Closed today: {0}.").format(progress.pace.today)
        remaining = progress.remaining()
        left = translate("Progress", "Left at this pace: {0}.").format(say_time(remaining)) if remaining else ""
        return "  ".join(filter(None, (today, say_pace(progress.pace), left)))

    def _show_buttons(self) -> None:
        self.flagged.setText(translate("Progress", "Show &flagged: {0}").format(self._counts.flagged))
        self.skipped.setText(translate("Progress", "Show &skipped: {0}").format(self._counts.skipped))
        self.flagged.setEnabled(self._counts.flagged > 0)
        self.skipped.setEnabled(self._counts.skipped > 0)
        self.copy_button.setEnabled(self.is_complete)

    # -- what the person does

    def _go(self, index: QModelIndex) -> None:
        self.accept()
        self._workspace.progress.go_to_record(self.table.rows[index.row()].number)
        self.taken.emit()

    def _search(self, query: str) -> None:
        self.accept()
        self.search_wanted.emit(query)

    def copy_text(self) -> None:
        """Copy everything counted as plain text; a tab parts what stands beside one another."""
        lines = [self._in_all(), "", "\t".join(headings())]
        lines += ["\t".join((record_name(one.record), *map(str, numbers(one)))) for one in self.table.rows]
        for section in self._sections:
            lines += ["", section.title, *(f"{name}\t{count}" for name, count in section.rows)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._workspace.told.emit(translate("Progress", "Progress copied as text."))
