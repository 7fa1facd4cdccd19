"""Every window and dialog of the program, opened one after the other, for what must hold in all of them."""

from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
from review_helpers import take_in_labels

from ir_annotator.domain.edits import AddTopic
from ir_annotator.domain.handover import Purpose
from ir_annotator.domain.merging import make_plan
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.span import Span
from ir_annotator.domain.table import UnknownColumnsError
from ir_annotator.ui.dialogs.columns_dialog import ColumnsDialog
from ir_annotator.ui.dialogs.command_palette import CommandPalette
from ir_annotator.ui.dialogs.export_dialog import ExportDialog
from ir_annotator.ui.dialogs.hand_out_dialog import HandOutDialog
from ir_annotator.ui.dialogs.history_dialog import HistoryDialog
from ir_annotator.ui.dialogs.import_summary import ImportSummary
from ir_annotator.ui.dialogs.labels_dialog import LabelsDialog
from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog
from ir_annotator.ui.dialogs.revision_dialog import RevisionDialog
from ir_annotator.ui.dialogs.settle_dialog import SettleDialog
from ir_annotator.ui.dialogs.take_in_dialog import TakeInDialog
from ir_annotator.ui.review.agreement_dialog import AgreementDialog
from ir_annotator.ui.review.behind_dialog import BehindDialog
from ir_annotator.ui.review.plot_view import PlotView
from ir_annotator.ui.widgets.choice_strip import ChoiceStrip
from ir_annotator.ui.widgets.type_bar import TypeBar
from ir_annotator.workspace.measuring import ListedQA
from ir_annotator.workspace.merging import Preview
from ir_annotator.workspace.values import ImportReport, Revision

INTERACTIVE = (
    QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, ChoiceStrip, TypeBar,
    PlotView,
)  # fmt: skip


def label_a_claim(workspace):
    """Make a claim in the Q&A in hand, so that every panel has something to show."""
    start = workspace.qa.answer.start
    workspace.claims.add("fact", Span(start, start + 20))


def _labelling(window):
    window.bench.read()
    return window


def _form_open(window):
    window.actions_table["show_form"].trigger()
    window.actions_table["show_source"].trigger()
    return window


def _repairing(window):
    window.actions_table["check_splits"].trigger()
    return window


def _reviewing(window):
    workspace = window.workspace
    take_in_labels(workspace.project, workspace.project_path.parent)
    loop = QEventLoop()
    workspace.review.queue.loaded.connect(loop.quit)
    window.actions_table["review"].trigger()
    loop.exec()
    case = workspace.review.case
    workspace.remarks.return_to(case, "li", "边界请再看")
    return window


def _dialog(action_id, kind=QDialog):
    def opened(window):
        window.actions_table[action_id].trigger()
        return next(child for child in window.findChildren(kind) if child.isVisible())

    return opened


def _shown(dialog):
    dialog.show()
    return dialog


def _columns(window):
    table = UnknownColumnsError("columns_unknown", "", file="table.csv")
    table.names, table.rows = ("a", "b"), (("1", "2"),)
    return _shown(ColumnsDialog(table, window))


def _numbers(window):
    scheme = window.workspace.scheme
    numbers = next(attribute for attribute in scheme.attributes if attribute.id == "numbers")
    return _shown(NumbersDialog(numbers, (), "14.8T", window))


def _take_in(window):
    project = window.workspace.project
    came = [project.sharing.hand_over(Purpose.LABELS, None, None)]
    plan = make_plan(came, project.sharing.receiver(came))
    return _shown(TakeInDialog(Preview(plan, (), ()), (["Records: 0 new"], ["Look here."]), window))


def _summary(window):
    return _shown(ImportSummary(ImportReport((), (), (Problem("empty_file", "It is empty.", "Fetch it."),)), window))


def _revision(window):
    record = window.workspace.record
    same = Revision(record.file, record.fingerprint, record.fingerprint, record.file)
    return _shown(RevisionDialog(window.workspace, [same], window.looks.theme, window))


def _behind(window):
    return _shown(BehindDialog("Pricing", [ListedQA("x", "688787", 1, "收入？", "a: ✓")], 1, window))


def _export(window):
    window.workspace.do(AddTopic("rnd"))
    return _dialog("export_labels", ExportDialog)(window)


def _labels(window):
    return _shown(LabelsDialog([Path("labels.jsonl")], window))


OPENERS = {
    "labelling": _labelling,
    "form and source": _form_open,
    "checking splits": _repairing,
    "comparing": _reviewing,
    "palette": _dialog("palette", CommandPalette),
    "sheet of keys": _dialog("keys"),
    "changing keys": _dialog("change_keys"),
    "history": _dialog("history", HistoryDialog),
    "hand out": _dialog("hand_out", HandOutDialog),
    "settle": _dialog("settle", SettleDialog),
    "take in": _take_in,
    "help": _dialog("help"),
    "about": _dialog("about"),
    "columns": _columns,
    "numbers": _numbers,
    "summary of an import": _summary,
    "revision": _revision,
    "agreement": _dialog("agreement", AgreementDialog),
    "Q&As behind a figure": _behind,
    "export": _export,
    "labels to take in": _labels,
}


@contextmanager
def opened(name, window):
    """Yield the window, or the part of it, with this name."""
    root = OPENERS[name](window)
    yield root
    if root is not window:
        root.close()


def interactive(root):
    """Return what a person can work with in a window, without the parts that Qt makes inside of it."""
    found = [widget for kind in INTERACTIVE for widget in root.findChildren(kind)]
    return [widget for widget in dict.fromkeys(found) if widget.isVisible() and not _is_inside(widget)]


def _is_inside(widget):
    """Tell whether Qt made it as a part of another widget: the head of a table, the field of a box."""
    if isinstance(widget, QHeaderView):
        return True
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QComboBox, QLineEdit)):
            return True
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_")


def takes_keyboard(widget):
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.isVisible()
