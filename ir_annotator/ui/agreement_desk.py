"""Opens what says how far annotators agree, and writes its pictures and reports where the person says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate
from ir_annotator.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from ir_annotator.ui.main_window import MainWindow
    from ir_annotator.ui.review.agreement_dialog import AgreementDialog
    from ir_annotator.workspace.agreement_views import Plot
    from ir_annotator.workspace.measuring import Measured


class AgreementDesk(QObject):
    """One dialog at a time, beside the work; it is loaded when it is first wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: AgreementDialog | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does."""
        return {"agreement": self.show}

    def show(self) -> None:
        """Show how far annotators agree; what is being typed is part of it."""
        from ir_annotator.ui.review.agreement_dialog import AgreementDialog

        if self.dialog is None:
            if not self._window.bench.save_typing():
                return
            dialog = self.dialog = AgreementDialog(self._window.workspace, self._window.looks.theme, self._window)
            dialog.taken.connect(self._read)
            dialog.picture_wanted.connect(self._save_picture)
            dialog.report_wanted.connect(self._save_report)
            dialog.finished.connect(self._closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def set_theme(self, theme: Theme) -> None:
        """Paint what is open in another theme's colours."""
        if self.dialog:
            self.dialog.set_theme(theme)

    def _closed(self) -> None:
        self.dialog = None

    def _read(self) -> None:
        """Show the Q&A that was taken in hand; the dialog stays behind."""
        self._window.pages.leave()
        self._window.activateWindow()
        self._window.bench.read()

    def _save_picture(self, name: str, plot: Plot) -> None:
        from ir_annotator.ui.review.pictures import to_png, to_svg
        from ir_annotator.workspace.files import write_file

        target = self._window.messages.ask_picture_target(name.replace("/", " "))
        if target is None:
            return
        theme = self._window.looks.theme
        picture = to_svg(plot, theme) if target.suffix.casefold() == ".svg" else to_png(plot, theme)
        try:
            write_file(target, picture)
        except Problem as problem:
            self._window.messages.tell_problem(problem)
        else:
            self._window.workspace.told.emit(translate("Agreement", "The picture was written to {0}.").format(target))

    def _save_report(self, measured: Measured) -> None:
        """Draw the plots of a report in the light theme, as it is printed, and write it in the background."""
        from ir_annotator.ui.review.pictures import report_pictures
        from ir_annotator.workspace.agreement_report import pictured

        path = self._window.workspace.project_path
        name = translate("Report", "Review report {0}").format(path.stem if path else "")
        target = self._window.messages.ask_report_target(name)
        if target is not None:
            self._window.workspace.files.write_report(measured, report_pictures(pictured(measured), LIGHT), target)
