"""Shows what taking labels in from files would change, before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.problem import Problem, joined
from ir_annotator.i18n import language, translate
from ir_annotator.ui.theme import GRID, room_for
from ir_annotator.ui.widgets.plain import plain_button, plain_label
from ir_annotator.workspace.values import TakenIn

_SIZE = (760, 480)
_REST_MILLISECONDS = 300
_MOST_SHOWN = 1000
"""Problems that are listed; more nobody reads."""


class LabelsDialog(QDialog):
    """Counts what the files hold, lists what does not fit, and asks whose labels they are.

    Signals:
        preview_wanted: The annotator to be named; what would come in is to be shown by ``show_preview``.
        take_wanted: The annotator to be named, when the person accepts.
    """

    preview_wanted = Signal(str)
    take_wanted = Signal(str)

    def __init__(self, files: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labels_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("LabelsDialog", "Take labels in"))
        self.resize(room_for(*_SIZE))
        self.annotator = QLineEdit()
        self.annotator.setObjectName("labels_annotator")
        self.annotator.setPlaceholderText(translate("LabelsDialog", "as the file says"))
        self.counts = plain_label("labels_counts")
        self.problems = QPlainTextEdit()
        self.problems.setObjectName("labels_problems")
        self.problems.setAccessibleName(translate("LabelsDialog", "What does not come in"))
        self.problems.setReadOnly(True)
        self.problems.setTabChangesFocus(True)
        self.take_button = QPushButton(translate("LabelsDialog", "&Take in"))
        self.take_button.setObjectName("labels_take")
        self.take_button.setDefault(True)
        self.take_button.clicked.connect(self._take)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._ask)
        self._arrange(files)
        self.annotator.textChanged.connect(self._changed)
        self._changed()
        self.take_button.setFocus()

    def _arrange(self, files: Sequence[Path]) -> None:
        names = plain_label("panel_title")
        names.setText(translate("LabelsDialog", ", ").join(file.name for file in files))
        whose = plain_label("")
        whose.setWordWrap(False)
        whose.setText(translate("LabelsDialog", "&Whose labels"))
        whose.setBuddy(self.annotator)
        hint = plain_label("muted")
        hint.setText(
            translate(
                "LabelsDialog",
                "A backup is made first. Labels of the same annotator on the same Q&A are replaced; one undo takes "
                "everything back.",
            )
        )
        cancel = plain_button("labels_cancel", translate("LabelsDialog", "&Cancel"))
        cancel.clicked.connect(self.reject)
        row, end = QHBoxLayout(), QHBoxLayout()
        row.addWidget(whose)
        row.addWidget(self.annotator, 1)
        end.addWidget(hint, 1)
        end.addWidget(self.take_button)
        end.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[4 * GRID] * 4)
        layout.setSpacing(2 * GRID)
        layout.addWidget(names)
        layout.addLayout(row)
        layout.addWidget(self.counts)
        layout.addWidget(self.problems, 1)
        layout.addLayout(end)

    def _changed(self) -> None:
        self.take_button.setEnabled(False)
        self.counts.setText(translate("LabelsDialog", "Reading…"))
        self._rest.start()

    def _ask(self) -> None:
        self.preview_wanted.emit(self.annotator.text().strip())

    def show_preview(self, found: object) -> None:
        """Show a TakenIn, or the Problem that stands against it."""
        if isinstance(found, Problem):
            self.counts.setText(str(found))
        elif isinstance(found, TakenIn) and not self._rest.isActive():
            self.counts.setText(taken_words(found))
            shown = [str(problem) for problem in found.refused[:_MOST_SHOWN]]
            if len(found.refused) > _MOST_SHOWN:
                shown.append(translate("LabelsDialog", "… and {0} more").format(len(found.refused) - _MOST_SHOWN))
            self.problems.setPlainText("\n".join(shown))
            self.problems.setVisible(bool(shown))
            self.take_button.setEnabled(found.stored > 0)
            if found.stored and not self.annotator.hasFocus():
                self.take_button.setFocus()

    def _take(self) -> None:
        self.accept()
        self.take_wanted.emit(self.annotator.text().strip())


def taken_words(taken: TakenIn) -> str:
    """Return what would come in, and what would not."""
    number = QLocale(language()).toString
    said = [
        translate("LabelsDialog", "{0} Q&As get other labels, {1} claims among them.").format(
            number(taken.stored), number(taken.claims)
        )
    ]
    if not taken.stored:
        said = [translate("LabelsDialog", "There is nothing new in it.")]
    if taken.annotators:
        people = translate("LabelsDialog", ", ").join(
            f"{name} {number(count)}" for name, count in taken.annotators.items()
        )
        said.append(translate("LabelsDialog", "Annotators: {0}.").format(people))
    for count, words in (
        (taken.same, translate("LabelsDialog", "{0} are the same already.")),
        (taken.by_text, translate("LabelsDialog", "{0} were matched by their text.")),
        (taken.moved, translate("LabelsDialog", "{0} differ in white space; claims found their places anew.")),
        (len(taken.refused), translate("LabelsDialog", "{0} do not come in:")),
    ):
        if count:
            said.append(words.format(number(count)))
    return joined(said)
