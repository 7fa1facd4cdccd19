"""How far annotators agree: the figures, each with its meaning, its plots and the Q&As behind it."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.agreement.lens import FIRST_LEVEL, LEAVES
from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate
from ir_annotator.ui.review.behind_dialog import BehindDialog
from ir_annotator.ui.review.figure_panel import FigurePanel
from ir_annotator.ui.theme import GRID, Theme, px, room_for
from ir_annotator.ui.widgets.plain import plain_button, plain_label, plain_tip
from ir_annotator.workspace.agreement import AgreementChoice
from ir_annotator.workspace.agreement_behind import Behind
from ir_annotator.workspace.agreement_views import View, Views
from ir_annotator.workspace.describe_agreement import say_drawn, say_interval, say_value
from ir_annotator.workspace.measuring import Measured
from ir_annotator.workspace.workspace import Workspace


class AgreementDialog(QDialog):
    """Measures in the background and shows what was found; it stays beside the work.

    Signals:
        taken: A Q&A was taken in hand.
        picture_wanted: What is shown, in words, and its plot, which is to be saved as a picture.
        report_wanted: The Measured to be written as a report.
    """

    taken = Signal()
    picture_wanted = Signal(str, object)
    report_wanted = Signal(object)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agreement_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Agreement", "Agreement"))
        self.resize(room_for(1180, 760))
        self._workspace = workspace
        self.measured: Measured | None = None
        self.views: list[View] = []
        self.who = self._choice("who_box", translate("Agreement", "Who is compared"))
        self.level = self._choice("level_box", translate("Agreement", "Level of topics"))
        self.level.addItem(translate("Agreement", "Topics of the first level"), FIRST_LEVEL)
        self.level.addItem(translate("Agreement", "Topics as ticked"), LEAVES)
        self.again = self._button("again_button", translate("Agreement", "&Measure again"), self.measure)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(160))
        self.stop_button = self._button("stop_button", translate("Agreement", "S&top"), workspace.measuring.cancel)
        self.told = plain_label("muted")
        self.figures = self._make_figures()
        self.panel = FigurePanel(theme)
        words = translate("Agreement", "Save &picture…")
        self.picture_button = self._button("picture_button", words, self._save_picture)
        self.report_button = self._button("report_button", translate("Agreement", "&Report…"), self._want_report)
        self._arrange()
        self._join()
        self._fill_who()
        self.measure()

    # -- making the window

    @staticmethod
    def _choice(name: str, words: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(words)
        return box

    @staticmethod
    def _button(name: str, words: str, pressed: object) -> QWidget:
        button = plain_button(name, words)
        button.clicked.connect(pressed)
        return button

    def _make_figures(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("figure_list")
        tree.setAccessibleName(translate("Agreement", "Figures"))
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        tree.setHeaderLabels(
            [
                translate("Agreement", "What"),
                translate("Agreement", "Figure"),
                translate("Agreement", "95 % interval"),
                translate("Agreement", "The same"),
            ]
        )
        header = tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        for widget in (self.who, self.level, self.again, self.bar, self.stop_button):
            top.addWidget(widget)
        top.addWidget(self.told, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.figures)
        splitter.addWidget(self.panel)
        self.panel.setContentsMargins(4 * GRID, 0, 0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([px(560), px(590)])
        bottom = QHBoxLayout()
        self.drawn = plain_label("muted")
        bottom.addWidget(self.drawn, 1)
        close = self._button("close_button", translate("Agreement", "C&lose"), self.reject)
        for button in (self.picture_button, self.report_button, close):
            bottom.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addLayout(top)
        layout.addWidget(splitter, 1)
        layout.addLayout(bottom)

    def _join(self) -> None:
        workspace, measuring = self._workspace, self._workspace.measuring
        self.who.activated.connect(self.measure)
        self.level.activated.connect(self.measure)
        self.figures.currentItemChanged.connect(self._show_current)
        self.figures.itemActivated.connect(self.panel.take_keyboard)
        self.panel.opened.connect(self.show_behind)
        measuring.progressed.connect(self._show_progress)
        measuring.measured.connect(self._show)
        measuring.refused.connect(self._refuse)
        measuring.stopped.connect(self._stopped)
        for changed in (workspace.annotation_changed, workspace.split_changed, workspace.records_changed):
            changed.connect(self._grow_old)
        workspace.project_closing.connect(self.reject)
        self.finished.connect(measuring.cancel)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self.panel.set_theme(theme)

    # -- measuring

    def _fill_who(self) -> None:
        """Offer everybody, and every two of them."""
        names = dict(self._workspace.files.labels.annotators())
        self.who.addItem(translate("Agreement", "Everybody"), ())
        for pair in combinations(names, 2):
            said = translate("Agreement", "{0} and {1}").format(*(names[one] for one in pair))
            self.who.addItem(said, pair)

    def measure(self) -> None:
        """Measure what is chosen; what was found before stays until then."""
        self._set_busy(on=True)
        self.bar.setMaximum(0)
        choice = AgreementChoice(annotators=tuple(self.who.currentData() or ()), level=self.level.currentData())
        self._workspace.measuring.measure(choice)

    def _set_busy(self, *, on: bool, told: str = "") -> None:
        self.told.setText(told)
        self.bar.setVisible(on)
        self.stop_button.setVisible(on)
        self.again.setEnabled(not on)
        for button in (self.picture_button, self.report_button):
            button.setEnabled(not on and self.measured is not None)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _refuse(self, problem: Problem) -> None:
        self._set_busy(on=False, told=f"{problem.cause} {problem.remedy}")

    def _stopped(self) -> None:
        self._set_busy(on=False, told=translate("Agreement", "Stopped."))

    def _grow_old(self, *_: object) -> None:
        if self.measured is not None and not self._workspace.measuring.is_running:
            self.told.setText(translate("Agreement", "Labels have changed since: measure again."))

    # -- what was found

    def _show(self, measured: Measured) -> None:
        at = self.figures.currentIndex().row()
        self.measured = measured
        self._set_busy(on=False)
        self.views = Views(measured.found, measured.scheme, measured.names, measured.records).all()
        self.drawn.setText(say_drawn(measured.found))
        self.figures.clear()
        for view in self.views:
            self.figures.addTopLevelItem(_row(view))
        at = min(max(at, 0), len(self.views) - 1)
        self.figures.setCurrentIndex(self.figures.model().index(at, 0))
        if not self.panel.isAncestorOf(self.focusWidget() or self):
            self.figures.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and self.measured is not None:
            self.panel.show_view(self.views[self.figures.indexOfTopLevelItem(item)], self.measured.found.whole)

    def show_behind(self, behind: Behind) -> None:
        """List the Q&As behind a figure."""
        if self.measured is None:
            return
        try:
            listed, total = self._workspace.measuring.listed(self.measured, behind)
        except Problem as problem:
            self._workspace.problem_arose.emit(problem)
            return
        dialog = BehindDialog(behind.title, listed, total, self)
        dialog.chosen.connect(self._go)
        dialog.open()

    def _go(self, qa_id: str) -> None:
        self._workspace.go_to(qa_id)
        self.taken.emit()

    def _save_picture(self) -> None:
        plot = self.panel.current_plot
        if plot is not None:
            self.picture_wanted.emit(self.panel.title.text(), plot)

    def _want_report(self) -> None:
        if self.measured is not None:
            self.report_wanted.emit(self.measured)


def _row(view: View) -> QTreeWidgetItem:
    line = view.headline
    if line is None:
        return QTreeWidgetItem([view.title])
    item = QTreeWidgetItem([view.title, say_value(line.figure), say_interval(line.figure), line.raw])
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    for column in range(4):
        item.setToolTip(column, plain_tip(line.meaning))
    return item
