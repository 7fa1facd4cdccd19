"""All help in one hand: the pages, the labelling guide, the one-minute tour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate
from ir_annotator.ui.keys.keymap import Keymap

if TYPE_CHECKING:
    from ir_annotator.ui.first_tour.coach import Coach
    from ir_annotator.ui.help.window import HelpWindow
    from ir_annotator.ui.main_window import MainWindow


class HelpDesk(QObject):
    """Opens what helps; each is loaded when it is first wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.help_window: HelpWindow | None = None
        self.coach: Coach | None = None

    def show_help(self) -> None:
        """Show the help beside the work."""
        from ir_annotator.ui.help.window import HelpWindow

        if self.help_window is None:
            self.help_window = HelpWindow(self._window.keys.keymap, self._guide, self._window)
            self.help_window.finished.connect(self._help_closed)
        self.help_window.show()
        self.help_window.activateWindow()

    def show_guide(self) -> None:
        """Show the labelling guide."""
        from ir_annotator.ui.help.pages import GUIDE

        self.show_help()
        if self.help_window:
            self.help_window.open_page(GUIDE)

    def save_guide(self) -> None:
        """Write the labelling guide where the person says."""
        from ir_annotator.workspace.guide import write_guide

        workspace, messages = self._window.workspace, self._window.messages
        target = messages.ask_guide_target()
        if target is None:
            return
        try:
            write_guide(workspace.scheme, target)
        except Problem as problem:
            messages.tell_problem(problem)
        else:
            workspace.told.emit(translate("Guide", "The labelling guide was written to {0}.").format(target))

    def show_about(self) -> None:
        """Show versions, places and licences."""
        from ir_annotator.ui.dialogs.text_dialog import TextDialog
        from ir_annotator.workspace.about import about

        title = translate("About", "About IR Annotator")
        TextDialog(title, about(self._window.workspace), self._window).open()

    def report_problem(self) -> None:
        """Show what a report of a problem holds, to be saved and passed on."""
        from ir_annotator.ui.dialogs.text_dialog import TextDialog
        from ir_annotator.workspace.about import problem_report

        title = translate("About", "Report a problem")
        report = problem_report(self._window.workspace)
        dialog = TextDialog(title, report, self._window, file_name="ir-annotator-problem.txt", editable=True)
        said = translate(
            "About",
            "Say above what you did and what happened. This text is all that is saved; nothing is sent.",
        )
        dialog.explain(said)
        dialog.open()

    def start_tour(self) -> None:
        """Begin the one-minute tour on the sample, from its first step."""
        from ir_annotator.ui.first_tour.coach import Coach

        if self.coach:
            self.coach.end()
        self.coach = Coach(self._window)
        self.coach.ended.connect(self._tour_ended)
        self.coach.begin()

    def _guide(self) -> str:
        from ir_annotator.workspace.guide import guide

        return guide(self._window.workspace.scheme)

    def show_keys(self, keymap: Keymap) -> None:
        """Say the keys in force."""
        if self.help_window:
            self.help_window.show_keys(keymap)

    def _help_closed(self) -> None:
        self.help_window = None

    def _tour_ended(self) -> None:
        self.coach = None
