"""The form for the numbers a claim states: what the text says is proposed, and the person confirms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.quantities import number_fact, quantities
from ir_annotator.domain.scheme import Attribute, NumberFact
from ir_annotator.domain.span import Span
from ir_annotator.i18n import language, translate
from ir_annotator.ui.dialogs.number_lines import NumberLines, shown_fact
from ir_annotator.ui.dialogs.quote_view import QuoteView
from ir_annotator.ui.theme import GRID, px, room_for

_WIDTH, _MOST_HEIGHT = 860, 300
_SAME = ("value", "unit", "raw")
"""Fields by which a proposal is known to stand in a line already."""


class NumbersDialog(QDialog):
    """Edits a list of number facts; where there are none yet it proposes those found in the quote.

    Nothing is stored but what is on the lines when the person presses Enter.

    Args:
        said_on: The day of the talk, which gives words like 去年 their year.

    Signals:
        facts_given: The facts, a tuple of mappings, when the person accepts.
    """

    facts_given = Signal(object)

    def __init__(
        self,
        attribute: Attribute,
        facts: Sequence[NumberFact],
        quote: str,
        parent: QWidget | None = None,
        said_on: date | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(attribute.name.in_language(language()))
        self._fields, self._quote = attribute.fields, quote
        self._found = [(number_fact(quantity, self._fields), quantity) for quantity in quantities(quote, said_on)]
        self.quote = QuoteView(quote)
        self.lines = NumberLines(self._fields)
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setObjectName("muted")
        self._hint.setWordWrap(True)
        self._complaint = QLabel()
        self._complaint.setObjectName("complaint")
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        self._arrange()
        for fact in facts:
            self.lines.add(fact, self._place_of(fact))
        if not facts:
            self._propose()
        self.lines.changed.connect(self._show_sources)
        self.lines.lines[0].take_focus()
        self._show_sources()
        self._fit()

    def _arrange(self) -> None:
        more = QPushButton(translate("Numbers", "&Another number"))
        more.setAutoDefault(False)
        more.clicked.connect(self._add_empty)
        again = QPushButton(translate("Numbers", "&Propose again"))
        again.setObjectName("propose_button")
        again.setToolTip(translate("Numbers", "Add the figures of the text that stand on no line"))
        again.setAutoDefault(False)
        again.setEnabled(bool(self._found))
        again.clicked.connect(self._propose_again)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        self._area = QScrollArea()
        self._area.setWidget(self.lines)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        below = QHBoxLayout()
        below.addWidget(more)
        below.addWidget(again)
        below.addStretch(1)
        below.addWidget(buttons)
        self._column = layout = QVBoxLayout(self)
        layout.setSpacing(2 * GRID)
        for widget in (self.quote, self._hint, self._area, self._complaint):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addLayout(below)

    # -- proposing

    def _propose(self) -> None:
        """Add a line for each number of the text that stands on no line yet; one line at least."""
        present = [[line.texts().get(name, "") for name in _SAME] for line in self.lines.lines]
        for fact, quantity in self._found:
            if [shown_fact(fact, name) for name in _SAME] not in present:
                self.lines.add(fact, quantity.sources, proposed=True)
        if not self.lines.lines:
            self.lines.add({})

    def _propose_again(self) -> None:
        for line in list(self.lines.lines):
            if not any(line.texts().values()) and len(self.lines.lines) > 1:
                self.lines.remove(line)
        before = len(self.lines.lines)
        empty = self.lines.lines[0] if not any(self.lines.lines[0].texts().values()) else None
        self._propose()
        if empty and len(self.lines.lines) > 1:
            self.lines.remove(empty)
            before = 0
        self.lines.lines[min(before, len(self.lines.lines) - 1)].take_focus()
        self._fit()

    def _add_empty(self) -> None:
        self.lines.add({}).take_focus()
        self._fit()

    def _place_of(self, fact: NumberFact) -> tuple[Span, ...]:
        """Return where a stored fact was read: where it is written (``raw``), if that stands in the quote."""
        raw = str(fact.get("raw", ""))
        at = self._quote.find(raw) if raw else -1
        return (Span(at, at + len(raw)),) if at >= 0 else ()

    # -- showing

    def _show_sources(self) -> None:
        """Mark in the quote what each line was read from, and say what the keys do."""
        current = self.lines.current
        self.quote.show_pieces(
            [span for line in self.lines.lines for span in line.sources[:1]], current.sources if current else ()
        )
        said = [translate("Numbers", "Enter stores all lines, Ctrl+Del removes one, ↑ ↓ go from line to line.")]
        if any(line.is_proposal for line in self.lines.lines):
            said.insert(0, translate("Numbers", "○ Slanted lines were read from the text: please confirm."))
        elif not self._found:
            said.insert(0, translate("Numbers", "No figure was found in the text."))
        self._hint.setText("\n".join(said))

    def _fit(self) -> None:
        """Let the window be as high as its lines, up to a limit; more lines scroll."""
        self.lines.adjustSize()
        self._area.setMinimumHeight(min(self.lines.sizeHint().height() + GRID, px(_MOST_HEIGHT)))
        width, margins = (
            max(self.width(), room_for(_WIDTH, 0).width()),
            self.contentsMargins() + self._column.contentsMargins(),
        )
        self.quote.fit(width - margins.left() - margins.right())
        self.resize(width, self.sizeHint().height())

    # -- giving

    def _give(self) -> None:
        try:
            facts = tuple(fact for fact in (line.fact() for line in self.lines.lines) if fact)
        except ValueError as error:
            said = translate("Numbers", "“{0}” is not a number: write digits such as 14.8 or 1,650.")
            self._complaint.setText(said.format(error))
            return
        self.facts_given.emit(facts)
        self.accept()
