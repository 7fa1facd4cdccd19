"""One figure of agreement, large, in words and as plots."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ir_annotator.domain.agreement.comparison import Comparison
from ir_annotator.i18n import translate
from ir_annotator.ui.review.plot_view import PlotView
from ir_annotator.ui.theme import GRID, Theme
from ir_annotator.ui.widgets.following_area import FollowingArea
from ir_annotator.ui.widgets.plain import plain_label
from ir_annotator.workspace.agreement_views import Plot, View
from ir_annotator.workspace.describe_agreement import say_band, say_few, say_interval, say_reason, say_value


class FigurePanel(QWidget):
    """Shows one view: the figure with its interval, how many agree, what it means, and its plots.

    Signals:
        opened: The Behind of a bar or cell is wanted.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.plots: list[PlotView] = []
        self.title, self.value = plain_label("panel_title"), plain_label("headline")
        self.raw, self.doubts = plain_label("figure_raw"), plain_label("complaint")
        self.meaning, self.pointed = plain_label("muted"), plain_label("pointed_at")
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3 * GRID)
        self._column.addStretch(1)
        self._area = FollowingArea(self._content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for widget in (self.title, self.value, self.raw, self.doubts, self.meaning):
            layout.addWidget(widget)
        layout.addSpacing(2 * GRID)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.pointed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._theme = theme
        for plot in self.plots:
            plot.set_theme(theme)

    def show_view(self, view: View, whole: Comparison) -> None:
        """Show a view."""
        line = view.headline
        self.title.setText(view.title)
        for label in (self.value, self.raw, self.meaning):
            label.setVisible(line is not None)
        doubts = [say_few()] if whole.has_few else []
        if line is not None:
            figure = line.figure
            interval = say_interval(figure)
            self.value.setText(say_value(figure))
            said = translate("Agreement", "95 %: {0}").format(interval) if interval else ""
            reason = say_reason(figure.reason) if figure.reason else ""
            band = "" if line.is_rare or whole.has_few else say_band(figure)
            self.raw.setText("   ·   ".join(filter(None, (said, band, reason, line.raw))))
            self.meaning.setText(line.meaning)
            if line.is_rare:
                doubts.append(translate("Agreement", "Some values were given fewer than five times: go by the table."))
        self.doubts.setText("\n".join(doubts))
        self.doubts.setVisible(bool(doubts))
        self._show_plots(view.plots)

    def _show_plots(self, plots: tuple[Plot, ...]) -> None:
        for old in self.plots:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.plots = [PlotView(plot, self._theme) for plot in plots]
        for place, plot in enumerate(self.plots):
            plot.pointed.connect(self._point)
            plot.opened.connect(self.opened)
            plot.moved.connect(self._follow)
            self._column.insertWidget(place, plot)
            plot.show()  # now, and not when Qt comes to it: the keyboard may go there at once
        nothing = translate("Agreement", "There is nothing to draw here.") if not plots else ""
        self.pointed.setText(nothing)

    def _point(self, words: str, opens: bool) -> None:
        hint = translate("Agreement", "Enter: the Q&As behind it") if opens else ""
        self.pointed.setText(f"{words}      {hint}".rstrip())

    def _follow(self, rect: QRectF) -> None:
        plot = self.sender()
        if isinstance(plot, PlotView):
            place = plot.mapTo(self._content, rect.center().toPoint())
            self._area.ensureVisible(place.x(), place.y(), 0, round(rect.height()))

    def take_keyboard(self) -> None:
        """Give the keyboard to the first plot."""
        if self.plots:
            self.plots[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def current_plot(self) -> Plot | None:
        """The plot that has the keyboard, else the first one."""
        focused = next((plot for plot in self.plots if plot.hasFocus()), None)
        shown = focused or (self.plots[0] if self.plots else None)
        return shown.plot if shown else None
