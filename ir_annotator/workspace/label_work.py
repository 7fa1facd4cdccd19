"""Labels in and out in the background: what would be written or taken in, shown before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ir_annotator.domain.outline import Why
from ir_annotator.i18n import translate
from ir_annotator.workspace.jobs import Job, Tick
from ir_annotator.workspace.values import ExportChoice, Exported, TakenIn

if TYPE_CHECKING:
    from ir_annotator.workspace.workspace import Workspace

_AT_ONCE = 50
"""Lines that are stored at once while somebody labels: a save waits for them."""


class LabelWork(QObject):
    """Starts jobs on the labels of the open project.

    Signals:
        export_previewed: An ExportPreview, or the Problem with it.
        labels_previewed: The TakenIn that taking labels in would give, or the Problem with it.
    """

    export_previewed = Signal(object)
    labels_previewed = Signal(object)

    def __init__(self, workspace: Workspace, start: Callable[[Job], None]) -> None:
        super().__init__(workspace)
        self._workspace, self._start = workspace, start
        self._looking: Job | None = None

    def annotators(self) -> list[tuple[str, str]]:
        """Return ids and names of everybody who labelled."""
        project = self._workspace.project
        return [(one.id, one.name) for one in project.annotators()] if project else []

    # -- out

    def preview_export(self, choice: ExportChoice) -> None:
        """Look up what an export would write; an earlier look is given up."""
        from ir_annotator.workspace.export_preview import preview

        project = self._workspace.project
        if project is not None:
            self._look(lambda tick: preview(project, choice, tick), self.export_previewed.emit)

    def export(self, target: Path, choice: ExportChoice) -> None:
        """Write labels and tell how many."""
        from ir_annotator.workspace.exporting import export_file

        project = self._workspace.project
        if project is None:
            return
        self.stop_looking()
        job = Job(lambda tick: export_file(project, target, choice, tick))
        job.done.connect(lambda done: self._tell_exported(target, done))
        self._start(job)

    def _tell_exported(self, target: Path, done: Exported) -> None:
        said = translate("Workspace", "{0} lines written to {1}.").format(done.lines, target)
        if done.left_out:
            said += " " + translate("Workspace", "{0} skipped ones left out.").format(done.left_out)
        self._workspace.told.emit(said)

    # -- in

    def preview_labels(self, files: Sequence[Path], annotator: str) -> None:
        """Look up what taking labels in from files would change; an earlier look is given up."""
        from ir_annotator.workspace.taking_in import take_in

        project, device = self._workspace.project, self._workspace.settings.device
        if project is None:
            return

        def look(tick: Tick) -> TakenIn:
            return take_in(project, files, device, annotator=annotator, dry_run=True, tick=tick)

        self._look(look, self.labels_previewed.emit)

    def take(self, files: Sequence[Path], annotator: str) -> None:
        """Take labels in from files after a backup: one step to undo, whatever many they are."""
        from ir_annotator.workspace.backing_up import back_up_if_changed, places_of
        from ir_annotator.workspace.taking_in import Taking

        workspace, project = self._workspace, self._workspace.project
        if project is None:
            return
        self.stop_looking()
        taking = Taking(project, workspace.settings.device, annotator, at_once=_AT_ONCE)
        places = places_of(project.path, workspace.settings)

        def work(tick: Tick) -> None:
            back_up_if_changed(project, places, Why.IMPORT, lambda: tick(0, 0))
            taking.take(files, tick)

        def finish() -> None:
            if project is workspace.project:
                self._tell_taken(taking.report(), taking.ranges)

        job = Job(work)
        job.finished.connect(finish)  # what came in before an error or a stop is there, and can be undone
        self._start(job)

    def _tell_taken(self, taken: TakenIn, ranges: Sequence[tuple[int, int]]) -> None:
        if ranges:
            text = translate("Workspace", "take in the labels of {0} Q&As").format(taken.stored)
            if self._workspace.editor:
                self._workspace.editor.remember_taken(ranges, text)
                self._workspace.show_anew()
        said = translate("Workspace", "Labels taken in: {0} Q&As; {1} were the same already; {2} lines refused.")
        self._workspace.told.emit(said.format(taken.stored, taken.same, len(taken.refused)))

    # -- looking

    def stop_looking(self) -> None:
        """Give up looking."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _look(self, work: Callable[[Tick], object], tell: Callable[[object], None]) -> None:
        """Do work that changes nothing, and tell what it found unless it was given up meanwhile."""
        self.stop_looking()
        job = Job(work)

        def told(found: object) -> None:
            if job is self._looking:
                tell(found)

        job.done.connect(told)
        job.refused.connect(told)
        job.failed.connect(self._workspace.job_failed)
        self._looking = job
        self._workspace.jobs.start(job)
