"""Asks what is to be exported and in which format, and shows how much that is and how the file begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.annotation import Layer, Status
from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate
from ir_annotator.ui.dialogs.export_words import anonymous_words, format_words, preview_words
from ir_annotator.ui.theme import GRID, room_for
from ir_annotator.ui.widgets.plain import plain_button, plain_label
from ir_annotator.workspace.values import FORMATS, ExportChoice, ExportPreview

_SIZE = (900, 640)
_REST_MILLISECONDS = 150
"""So long nothing must have been chosen before the preview is made: keys run through a list."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What can be chosen among.

    Attributes:
        annotators: Ids and names.
        me: Id of whoever sits here, who is "me" in a query.
        record: Fingerprint and name of the record in hand; empty if there is none.
        searches: Saved searches, name and query, and the one in the search box.
    """

    annotators: Sequence[tuple[str, str]]
    me: str
    record: tuple[str, str]
    searches: Sequence[tuple[str, str]]


class ExportDialog(QDialog):
    """Fields for format and filter, the count and the first lines below them.

    Signals:
        preview_wanted: An ExportChoice of which the preview is to be shown by ``show_preview``.
        chosen: The ExportChoice, when the person accepts.
    """

    preview_wanted = Signal(object)
    chosen = Signal(object)

    def __init__(self, options: ExportOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("ExportDialog", "Export labels"))
        self.resize(room_for(*_SIZE))
        self._options = options
        self.format = _field("export_format", [(format_words(name)[0], name) for name in FORMATS])
        self.layer = _field("export_layer", _layers(options))
        self.status = _field("export_status", _statuses())
        self.records = _field("export_records", _records(options))
        self.search = _field("export_search", _searches(options))
        self.unlabelled = QCheckBox(translate("ExportDialog", "Also Q&&As that nobody labelled (&u)"))
        self.unlabelled.setObjectName("export_unlabelled")
        self.anonymous = QCheckBox(translate("ExportDialog", "Without names of &people"))
        self.anonymous.setObjectName("export_anonymous")
        self.about_format, self.about_names = plain_label("muted"), plain_label("muted")
        self.about_names.setText(anonymous_words())
        self.counts = plain_label("export_counts")
        self.head = _preview()
        self.export_button = QPushButton(translate("ExportDialog", "&Export…"))
        self.export_button.setObjectName("export_button")
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self._choose)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._ask)
        self._arrange()
        for field in (self.format, self.layer, self.status, self.records, self.search):
            field.currentIndexChanged.connect(self._changed)
        for box in (self.unlabelled, self.anonymous):
            box.toggled.connect(self._changed)
        self._changed()
        self.format.setFocus()

    def _arrange(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(2 * GRID)
        fields.setVerticalSpacing(2 * GRID)
        named = [
            (translate("ExportDialog", "&Format"), self.format, 0, 0, 3),
            (translate("ExportDialog", "&Whose labels"), self.layer, 2, 0, 1),
            (translate("ExportDialog", "&Status"), self.status, 2, 2, 1),
            (translate("ExportDialog", "&Records"), self.records, 3, 0, 1),
            (translate("ExportDialog", "Found &by"), self.search, 3, 2, 1),
        ]
        for words, field, row, column, width in named:
            label = plain_label("")
            label.setWordWrap(False)
            label.setText(words)
            label.setBuddy(field)
            fields.addWidget(label, row, column)
            fields.addWidget(field, row, column + 1, 1, width)
        fields.addWidget(self.about_format, 1, 1, 1, 3)
        fields.addWidget(self.unlabelled, 4, 1, 1, 3)
        fields.setColumnStretch(1, 1)
        fields.setColumnStretch(3, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[4 * GRID] * 4)
        layout.setSpacing(2 * GRID)
        layout.addLayout(fields)
        layout.addWidget(self.anonymous)
        layout.addWidget(self.about_names)
        layout.addWidget(self.counts)
        layout.addWidget(self.head, 1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        cancel = plain_button("export_cancel", translate("ExportDialog", "&Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.export_button)
        row.addWidget(cancel)
        return row

    def choice(self) -> ExportChoice:
        """Return what is chosen now."""
        layer, annotator = self.layer.currentData()
        status, search = self.status.currentData(), self.search.currentData()
        record = self.records.currentData()
        return ExportChoice(
            annotators=(annotator,) if annotator else (),
            gold=layer == Layer.GOLD,
            status=Status(status) if status else None,
            include_unlabelled=self.unlabelled.isChecked(),
            anonymise=self.anonymous.isChecked(),
            format=self.format.currentData(),
            records=frozenset((record,)) if record else None,
            search=search,
            searcher=self._options.me,
            layer=layer or None,
        )

    def _changed(self) -> None:
        self.about_format.setText(format_words(self.format.currentData())[1])
        self.about_names.setVisible(self.anonymous.isChecked())
        self.export_button.setEnabled(False)
        self.counts.setText(translate("ExportDialog", "Counting…"))
        self._rest.start()

    def _ask(self) -> None:
        self.preview_wanted.emit(self.choice())

    def show_preview(self, found: object) -> None:
        """Show an ExportPreview, or the Problem that stands against this choice."""
        if isinstance(found, Problem):
            self.counts.setText(str(found))
            self.head.setPlaceholderText("")
            self.head.clear()
        elif isinstance(found, ExportPreview) and not self._rest.isActive():
            self.counts.setText(preview_words(found))
            self.head.setPlaceholderText(translate("ExportDialog", "The file is not text: no first lines to show."))
            self.head.setPlainText(found.head)
            self.export_button.setEnabled(found.lines > 0)

    def _choose(self) -> None:
        self.chosen.emit(self.choice())


def _field(name: str, choices: Sequence[tuple[str, object]]) -> QComboBox:
    field = QComboBox()
    field.setObjectName(name)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(8)
    for words, data in choices:
        field.addItem(words, data)
    return field


def _layers(options: ExportOptions) -> list[tuple[str, object]]:
    each = [
        (translate("ExportDialog", "{0} only").format(name), (str(Layer.ANNOTATION), annotator))
        for annotator, name in options.annotators
    ]
    return [
        (translate("ExportDialog", "Everybody's, and what is settled"), ("", "")),
        *each,
        (translate("ExportDialog", "What is settled (gold)"), (str(Layer.GOLD), "")),
    ]


def _statuses() -> list[tuple[str, object]]:
    return [
        (translate("ExportDialog", "Any"), ""),
        (translate("ExportDialog", "Done"), str(Status.DONE)),
        (translate("ExportDialog", "In progress"), str(Status.IN_PROGRESS)),
        (translate("ExportDialog", "Skipped"), str(Status.SKIPPED)),
    ]


def _records(options: ExportOptions) -> list[tuple[str, object]]:
    fingerprint, name = options.record
    here = [(translate("ExportDialog", "Only {0}").format(name), fingerprint)] if fingerprint else []
    return [(translate("ExportDialog", "All"), ""), *here]


def _searches(options: ExportOptions) -> list[tuple[str, object]]:
    return [(translate("ExportDialog", "No search"), ""), *options.searches]


def _preview() -> QPlainTextEdit:
    view = QPlainTextEdit()
    view.setObjectName("export_preview")
    view.setAccessibleName(translate("ExportDialog", "The first lines"))
    view.setReadOnly(True)
    view.setTabChangesFocus(True)
    view.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
    view.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    view.setPlaceholderText(translate("ExportDialog", "Not a text that could be shown here."))
    return view
