"""What became of the files of an import: in groups, to read, copy and save, with what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.hidden import shown_literally
from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID, room_for
from ir_annotator.ui.widgets.plain import plain_button
from ir_annotator.workspace.values import ImportReport


class ImportSummary(QDialog):
    """Shows an ImportReport.

    Signals:
        check_wanted: The person wants to check the doubtful splits.
        compare_wanted: The person wants to compare revised records with what was there.
    """

    check_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_summary")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Import", "Import"))
        self.resize(room_for(760, 460))
        self._report = report
        headline = QLabel(headline_of(report))
        headline.setObjectName("summary_headline")
        headline.setTextFormat(Qt.TextFormat.PlainText)
        headline.setWordWrap(True)
        self.text = QPlainTextEdit(text_of(report))
        self.text.setTabChangesFocus(True)
        self.text.setReadOnly(True)
        self.text.setObjectName("summary_text")
        self.text.setAccessibleName(translate("Import", "What became of the files"))
        self.complaint = QLabel()
        self.complaint.setObjectName("complaint")
        self.complaint.setTextFormat(Qt.TextFormat.PlainText)
        self.complaint.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addWidget(headline)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.complaint)
        layout.addLayout(self._buttons(report))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)  # Space, which means done while labelling, turns its page

    def _buttons(self, report: ImportReport) -> QHBoxLayout:
        row = QHBoxLayout()
        copy = plain_button("copy_button", translate("Import", "&Copy"))
        copy.clicked.connect(self._copy)
        save = plain_button("save_button", translate("Import", "&Save…"))
        save.clicked.connect(self._save)
        row.addWidget(copy)
        row.addWidget(save)
        row.addStretch(1)
        if report.revised:
            compare = plain_button("compare_button", translate("Import", "Com&pare the revised ones…"))
            compare.clicked.connect(self._compare)
            row.addWidget(compare)
        if any(record.is_doubtful for record in report.added):
            check = plain_button("check_button", translate("Import", "Chec&k the doubtful splits"))
            check.clicked.connect(self._check)
            row.addWidget(check)
        self.close_button = plain_button("close_button", translate("Import", "C&lose"))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        row.addWidget(self.close_button)
        return row

    def ask_target(self) -> Path | None:
        """Ask where the summary is to be saved."""
        title, kind = translate("Import", "Save the summary"), translate("Import", "Text (*.txt)")
        name, _ = QFileDialog.getSaveFileName(self, title, "import.txt", kind)
        return Path(name) if name else None

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.whole())

    def whole(self) -> str:
        """Return all that is told, to copy and save."""
        return f"{headline_of(self._report)}\n\n{text_of(self._report)}"

    def _save(self) -> None:
        target = self.ask_target()
        if target is None:
            return
        try:
            target.write_text(self.whole(), encoding="utf-8")
        except OSError as error:
            said = translate("Import", "Not saved: {0}. Choose another folder.")
            self.complaint.setText(said.format(error.strerror or error))
            self.complaint.show()
        else:
            self.complaint.hide()

    def _check(self) -> None:
        self.accept()
        self.check_wanted.emit()

    def _compare(self) -> None:
        self.accept()
        self.compare_wanted.emit()


def is_worth_telling(report: ImportReport) -> bool:
    """Tell whether there is more to say than that records came in."""
    told = report.refused or report.revised or not report.added
    return bool(told) or any(record.is_doubtful or record.remarks for record in report.added)


def headline_of(report: ImportReport) -> str:
    """Return the summary in one sentence."""
    counts = (len(report.added), len(report.known), len(report.refused))
    said = translate("Import", "{0} records came in, {1} were there already, {2} files were refused.")
    if report.cancelled:
        said = translate("Import", "Stopped. {0} records came in, {1} were there already, {2} files were refused.")
    return said.format(*counts)


def text_of(report: ImportReport) -> str:
    """Return the summary as text: a group for each thing that can become of a file, empty ones left out."""
    revised = {revision.fingerprint for revision in report.revised}
    plain = [record for record in report.added if record.fingerprint not in revised]
    groups: list[tuple[str, Sequence[str]]] = [
        (translate("Import", "Refused ({0})"), [_words(problem) for problem in report.refused]),
        (
            translate("Import", "Came in as another version of a record that was there ({0})"),
            [
                translate("Import", "{0}, there before: {1}").format(
                    shown_literally(revision.file), shown_literally(revision.older_file)
                )
                for revision in report.revised
            ],
        ),
        (
            translate("Import", "Came in, the split is worth a look ({0})"),
            [
                shown_literally(record.file) for record in report.added if record.is_doubtful
            ],  # revised ones too: all are to be checked
        ),
        (
            translate("Import", "Came in, but something is to be known of them ({0})"),
            ["\n  ".join((shown_literally(record.file), *record.remarks)) for record in report.added if record.remarks],
        ),
        (
            translate("Import", "Came in ({0})"),
            [shown_literally(record.file) for record in plain if not (record.is_doubtful or record.remarks)],
        ),
        (translate("Import", "There already, the text is the same ({0})"), list(map(shown_literally, report.known))),
    ]
    parts = [
        "\n".join([title.format(len(lines)), *map(_indented, _counted(lines))]) for title, lines in groups if lines
    ]
    return "\n\n".join(parts) + "\n"


def _counted(lines: Sequence[str]) -> list[str]:
    """Return each line once, with how often it came: a table holds many records."""
    counted = translate("Import", "{0} ({1} records)")
    return [counted.format(line, count) if count > 1 else line for line, count in Counter(lines).items()]


def _words(problem: Problem) -> str:
    """Return a problem in three lines: where, why, and what to do."""
    return "\n  ".join(part for part in (problem.place, problem.cause, problem.remedy) if part)


def _indented(lines: str) -> str:
    return "\n".join(f"  {line}" for line in lines.split("\n"))
