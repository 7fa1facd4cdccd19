"""What stands in the middle while there is nothing to label: what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID

_MAX_RECENT = 5


class StartPage(QWidget):
    """Teaches the first step: a project, then records.

    Signals:
        samples_wanted, new_wanted, open_wanted, import_wanted: A button was pressed.
        recent_wanted: The path of a recent project was chosen.
    """

    samples_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    import_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(3 * GRID)
        self._widgets: list[QWidget] = []

    def show_without_project(self, recent: list[str]) -> None:
        """Offer the sample, a new project, an existing one, and the recent ones."""
        self._begin(
            translate("Start", "Label investor-relations records"),
            translate("Start", "Begin with the sample, or make a project of your own: one file that holds everything."),
            translate("Start", "Records or a project can also be dropped here."),
        )
        self._button("samples_button", translate("Start", "Open the sample")).clicked.connect(self.samples_wanted)
        self._button("new_button", translate("Start", "New project…")).clicked.connect(self.new_wanted)
        self._button("open_button", translate("Start", "Open project…")).clicked.connect(self.open_wanted)
        for path in recent[:_MAX_RECENT]:
            button = self._button("recent_button", path.replace("&", "&&"))
            button.setFlat(True)
            button.clicked.connect(lambda _=False, path=path: self.recent_wanted.emit(path))
        self._layout.addStretch(2)

    def show_without_records(self) -> None:
        """Offer to import records."""
        self._begin(
            translate("Start", "No records yet"),
            translate("Start", "Drop Word, PDF or text files (or a whole folder) here, or choose them."),
        )
        self._button("import_button", translate("Start", "Import records…")).clicked.connect(self.import_wanted)
        self._layout.addStretch(2)

    def _begin(self, headline: str, *texts: str) -> None:
        while self._layout.count():
            self._layout.takeAt(0)
        for widget in self._widgets:
            widget.setParent(None)
            widget.deleteLater()
        self._widgets = []
        self._layout.addStretch(1)
        for words, name in ((headline, "headline"), *((text, "muted") for text in texts)):
            label = QLabel(words)
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._put(label)

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setMinimumWidth(240)
        self._put(button)
        return button

    def _put(self, widget: QWidget) -> None:
        self._widgets.append(widget)
        self._layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
