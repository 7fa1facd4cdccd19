"""Longer work on files in the background: records in, labels out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ir_annotator.domain.outline import Why
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.table import ColumnChoice, UnknownColumnsError
from ir_annotator.i18n import translate
from ir_annotator.workspace.jobs import Job, Tick
from ir_annotator.workspace.label_work import LabelWork
from ir_annotator.workspace.values import CarriedOver, ExportChoice, ImportReport, Revision

if TYPE_CHECKING:
    from ir_annotator.domain.picture import Picture
    from ir_annotator.store.project import Project
    from ir_annotator.workspace.measuring import Measured
    from ir_annotator.workspace.workspace import Workspace

_MOST_READERS = 4
"""Processes that read files at the same time, at most."""
_NOTHING = ImportReport((), (), ())
_NICE = 10
"""How far they stand back: on a machine with two cores, keys would wait for them else."""


class FileWork(QObject):
    """Starts jobs on the open project and lets the workspace tell how they ended.

    Signals:
        importing_changed: Records are being read now, or no longer.
    """

    importing_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._imports: dict[Job, Project] = {}
        self.last_import: ImportReport | None = None
        self.labels = LabelWork(workspace, self.start)
        workspace.project_changed.connect(self._forget)

    def _forget(self) -> None:
        self.last_import = None

    @property
    def importing(self) -> bool:
        """Whether records are being read into the open project."""
        return self._workspace.project in self._imports.values()

    def import_records(
        self, paths: Iterable[Path], columns: ColumnChoice | None = None, before: ImportReport = _NOTHING
    ) -> None:
        """Read records in the background and add them.

        Args:
            paths: Files and folders.
            columns: Which column of the tables among them means what; None for what is remembered.
            before: What is to be reported together with them.
        """
        from ir_annotator.workspace.backing_up import back_up_if_changed, places_of
        from ir_annotator.workspace.importing import import_paths

        project, files = self._workspace.project, list(paths)
        if project is None:
            return
        known, readers = self._workspace.settings.known_columns(columns), min(os.cpu_count() or 1, _MOST_READERS)
        places = places_of(project.path, self._workspace.settings)

        def work(tick: Tick) -> ImportReport:
            back_up_if_changed(project, places, Why.IMPORT, lambda: tick(0, 0))
            return import_paths(project, files, tick, jobs=readers, nice=_NICE, columns=known)

        job = Job(work)
        job.done.connect(lambda report: self._imported(project, before.followed_by(report)))
        job.finished.connect(lambda: self._import_ended(job))
        self._imports[job] = project
        self.start(job)
        self.importing_changed.emit()

    def _import_ended(self, job: Job) -> None:
        del self._imports[job]
        self.importing_changed.emit()

    def import_table(self, table: UnknownColumnsError, columns: ColumnChoice, report: ImportReport) -> None:
        """Read a table after a person said what its columns mean, remember it, and go on with the other unknown ones.

        Args:
            table: One of the unknown tables of ``report``.
            columns: Which column means what, and which meanings no column has.
            report: What came of the import so far.
        """
        if table.has_header:
            self._workspace.settings.remember_columns(table.names, columns)
            files = [Path(one.file) for one in report.unknown]
            self.import_records(files, before=replace(report, unknown=()))
        else:  # nothing would tell the next one like it
            others = tuple(one for one in report.unknown if one is not table)
            self.import_records([Path(table.file)], columns, before=replace(report, unknown=others))

    def leave_out(self, table: UnknownColumnsError, report: ImportReport) -> None:
        """Go on without an unknown table of ``report`` whose columns nobody named: it is refused."""
        self.last_import = report.with_refused(table)
        self._workspace.imported.emit(self.last_import)

    def _imported(self, project: Project, report: ImportReport) -> None:
        if project is not self._workspace.project:
            return
        self.last_import = report
        self._workspace.records_added()
        self._workspace.told.emit(_in_short(report))
        self._workspace.imported.emit(report)

    def carry_over(self, revision: Revision) -> CarriedOver | None:
        """Give the Q&As of a revised record the labels of its older version; None, and why is told, if not done."""
        carried = self.carried_over(revision)
        if carried is None:
            return None
        said = translate("Workspace", "carry the labels over to {0}").format(revision.file)
        return carried if self._workspace.set_labels(revision.fingerprint, carried.labels, text=said) else None

    def carried_over(self, revision: Revision) -> CarriedOver | None:
        """Return what carrying the labels over would do; None, and why is told, if that cannot be said."""
        from ir_annotator.workspace.revisions import carried_over

        project = self._workspace.project
        if project is None:
            return None
        try:
            return carried_over(project, revision)
        except Problem as problem:
            self._workspace.problem_arose.emit(problem)
            return None

    def export_labels(self, target: Path, choice: ExportChoice) -> None:
        """Write labels in the background."""
        self.labels.export(target, choice)

    def _tell_stopped(self) -> None:
        self._workspace.told.emit(translate("Workspace", "Stopped; nothing was written."))

    def write_report(self, measured: Measured, pictures: Mapping[str, Sequence[Picture]], target: Path) -> None:
        """Write a report on a review in the background; its plots are drawn already."""
        from ir_annotator.workspace.agreement_report import write_report

        project = self._workspace.project
        if project is None:
            return
        job = Job(lambda tick: write_report(project, measured, pictures, target, tick))
        job.done.connect(lambda _: self._workspace.told.emit(translate("Report", "Written: {0}.").format(target)))
        self.start(job)

    def start(self, job: Job) -> None:
        """Start a job that the status line shows and can stop; its results are connected already."""
        job.cancelled.connect(self._tell_stopped)
        self.start_quietly(job)

    def start_quietly(self, job: Job) -> None:
        """Start a job as ``start`` does, but say nothing when it is stopped."""
        workspace = self._workspace
        workspace.jobs.hold(job)
        job.refused.connect(workspace.problem_arose)
        job.failed.connect(workspace.job_failed)
        job.finished.connect(workspace.job_ended)
        workspace.job_started.emit(job)
        workspace.jobs.start(job)


def _in_short(report: ImportReport) -> str:
    """Return what came of an import in one sentence; of what there was none is not told."""
    said = [translate("Workspace", "Records added: {0}").format(len(report.added))]
    if report.known:
        said.append(translate("Workspace", "already there: {0}").format(len(report.known)))
    if report.refused:
        said.append(translate("Workspace", "refused: {0}").format(len(report.refused)))
    whole = translate("Workspace", "Stopped. {0}.") if report.cancelled else translate("Workspace", "{0}.")
    return whole.format(translate("Workspace", ", ").join(said))
