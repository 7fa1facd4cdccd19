"""What became of the files of an import: in groups, to read, copy and save, with what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ir_annotator.domain.hidden import shown_literally
from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate
from ir_annotator.ui.dialogs.text_dialog import TextDialog
from ir_annotator.ui.theme import room_for
from ir_annotator.ui.widgets.plain import plain_button
from ir_annotator.workspace.values import ImportReport


class ImportSummary(TextDialog):
    """Shows an ImportReport.

    Signals:
        check_wanted: The person wants to check the doubtful splits.
        compare_wanted: The person wants to compare revised records with what was there.
    """

    check_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        self._report = report
        super().__init__(translate("Import", "Import"), text_of(report), parent, file_name="import.txt")
        self.setObjectName("import_summary")
        self.resize(room_for(760, 460))
        self.headline.setObjectName("summary_headline")
        self.headline.setText(headline_of(report))
        self.headline.show()
        self.text.setObjectName("summary_text")  # Space, which means done while labelling, turns its page
        self.text.setAccessibleName(translate("Import", "What became of the files"))

    def further_buttons(self) -> list[QPushButton]:
        """Return what to do next: compare what is revised, check what is doubtful."""
        buttons = []
        if self._report.revised:
            compare = plain_button("compare_button", translate("Import", "Com&pare the revised ones…"))
            compare.clicked.connect(self._compare)
            buttons.append(compare)
        if any(record.is_doubtful for record in self._report.added):
            check = plain_button("check_button", translate("Import", "Chec&k the doubtful splits"))
            check.clicked.connect(self._check)
            buttons.append(check)
        return buttons

    def save_title(self) -> str:
        """Return what is asked for when it is to be saved."""
        return translate("Import", "Save the summary")

    def whole(self) -> str:
        """Return all that is told, to copy and save."""
        return f"{headline_of(self._report)}\n\n{text_of(self._report)}"

    def saved(self) -> None:
        """Stay: there may be more to do here."""
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
        (
            translate("Import", "Passed over: exported labels, which “Take labels in” reads ({0})"),
            list(map(shown_literally, report.exports)),
        ),
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
