"""The form of the record: one line, and all of it when opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ir_annotator.domain.record import Form, Record
from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID, px
from ir_annotator.ui.widgets.plain import plain_tip

_OPEN_HEIGHT = 220


def summary(form: Form) -> str:
    """Return the record's form in one line: kind of meeting, days, how many organisations, place."""
    organisations = len({participant.organisation for participant in form.participant_list})
    parts = [
        "、".join(form.categories),
        "、".join(form.dates) or form.time.replace("\n", "、"),
        translate("Form", "{0} organisations").format(organisations) if organisations else "",
        form.place.replace("\n", " "),
    ]
    return " · ".join(part for part in parts if part)


def _exchange(form: Form) -> str:
    """Return the exchange's name in the reader's language."""
    names = {
        "SSE": translate("Form", "Shanghai (SSE)"),
        "SZSE": translate("Form", "Shenzhen (SZSE)"),
        "BSE": translate("Form", "Beijing (BSE)"),
    }
    return names.get(form.exchange, form.exchange)


def lines(record: Record) -> list[tuple[str, str]]:
    """Return every form field that holds something, as name and value, and the text around the Q&As."""
    form = record.form
    named = [
        (translate("Form", "Company"), form.company),
        (translate("Form", "Code"), " ".join(part for part in (form.code, form.name, _exchange(form)) if part)),
        (translate("Form", "Number"), form.number),
        (translate("Form", "Kind"), "、".join(form.categories)),
        (translate("Form", "Participants"), form.participants),
        (translate("Form", "Time"), form.time),
        (translate("Form", "Place"), form.place),
        (translate("Form", "Hosts"), form.hosts),
        (translate("Form", "Attachments"), form.attachments),
        (translate("Form", "Date"), form.date),
        *form.other_fields.items(),
        (translate("Form", "Opening"), record.opening),
        (translate("Form", "Closing"), record.closing),
        (translate("Form", "File"), record.file),
    ]
    return [(name, value) for name, value in named if value]


class FormBar(QWidget):
    """A line that opens into the whole form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QToolButton()
        self.button.setObjectName("form_button")
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.toggled.connect(self._toggle)
        self._area = QScrollArea()
        self._area.setObjectName("form_area")
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFixedHeight(px(_OPEN_HEIGHT))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.hide()
        self._record: Record | None = None
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.button)
        layout.addWidget(self._area)

    def show_record(self, record: Record | None) -> None:
        """Show another record's form; open or closed stays as it was."""
        if record is self._record:
            return
        self._record = record
        self.button.setVisible(record is not None)
        self._toggle()

    def _toggle(self) -> None:
        opened = self.button.isChecked() and self._record is not None
        self.button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self._say()
        if opened and self._record:
            self._area.setWidget(self._grid(self._record))
        self._area.setVisible(opened)

    def _say(self) -> None:
        """Show as much of the line as there is room for; the rest is in the tip and in the form itself."""
        words = summary(self._record.form) if self._record else ""
        room = self.button.width() - self.button.iconSize().width() - 4 * GRID
        shown = self.button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
        self.button.setText(shown.replace("&", "&&"))
        self.button.setAccessibleName(words)
        self.button.setToolTip("" if shown == words else plain_tip(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the line."""
        super().resizeEvent(event)
        self._layout.activate()
        self._say()

    @staticmethod
    def _grid(record: Record) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(GRID, 0, GRID, 0)
        grid.setHorizontalSpacing(4 * GRID)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(lines(record)):
            for column, text in enumerate((name, value)):
                label = QLabel()
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setText(text)
                label.setWordWrap(column == 1)
                label.setAlignment(Qt.AlignmentFlag.AlignTop)
                if column == 0:
                    label.setObjectName("muted")
                else:
                    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(label, row, column)
        grid.setRowStretch(grid.rowCount(), 1)
        return page
