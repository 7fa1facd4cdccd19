"""Backups made by themselves, restoring, and the check of the open project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ir_annotator.domain.outline import Backup, Why
from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate
from ir_annotator.workspace.jobs import Job, Jobs, Tick

if TYPE_CHECKING:
    from ir_annotator.store.project import Project
    from ir_annotator.workspace.checking import CheckReport
    from ir_annotator.workspace.workspace import Workspace

_AFTER_OPENING = 3_000
"""Milliseconds: the window is at rest then, and whoever opened the project to look something up is gone again."""
_BETWEEN = 15 * 60_000
"""Milliseconds of work between two backups."""

_FOLDER_TOLD = "folder_told"
"""Of which place it was told that it is not on this computer alone."""


class Safekeeping(QObject):
    """Keeps backups of the open project, in a thread of its own: they never wait for an import, nor it for them.

    Signals:
        checked: A CheckReport of the open project.
    """

    checked = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._jobs = Jobs()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._in_time)
        self._why = Why.OPENING
        workspace.project_changed.connect(self._begin)

    # -- backups

    def _begin(self) -> None:
        self._why = Why.OPENING
        if self._workspace.is_open:
            self._timer.start(_AFTER_OPENING)
        else:
            self._timer.stop()

    def _in_time(self) -> None:
        from ir_annotator.workspace.backing_up import back_up_if_changed, labels_fell, places_of

        self._timer.start(_BETWEEN)
        project, why = self._workspace.project, self._why
        if project is None or self._jobs.live:
            return
        self._why = Why.WORK
        places = places_of(project.path, self._workspace.settings)

        def work(tick: Tick) -> Problem | None:
            alarm = labels_fell(project, places)
            back_up_if_changed(project, places, why, lambda: tick(0, 0))
            return alarm

        job = Job(work)
        job.done.connect(self._tell_alarm)
        self._start(job)
        if why is Why.OPENING:
            self._tell_of_folder(project)

    def _tell_alarm(self, alarm: Problem | None) -> None:
        if alarm:
            self._workspace.problem_arose.emit(alarm)

    def _tell_of_folder(self, project: Project) -> None:
        """Tell once of each place of a project that is not on this computer alone."""
        from ir_annotator.workspace.folder_kind import warning

        place = str(project.path.absolute())
        problem = warning(project.path)
        if problem and project.state(_FOLDER_TOLD) != place:
            project.set_state(_FOLDER_TOLD, place)
            self._workspace.problem_arose.emit(problem)

    def back_up_now(self) -> None:
        """Make a backup in the background, whether anything changed or not, and say where it is."""
        from ir_annotator.workspace.backing_up import back_up, places_of

        project = self._workspace.project
        if project is None:
            return
        places = places_of(project.path, self._workspace.settings)
        job = Job(lambda tick: back_up(project, places, Why.ASKED, lambda: tick(0, 0)))
        job.done.connect(self._tell_made)
        self._start(job, asked=True)

    def _tell_made(self, made: Path) -> None:
        self._workspace.told.emit(translate("Backup", "Backup made: {0}").format(made))

    def _start(self, job: Job, *, asked: bool = False) -> None:
        self._jobs.hold(job)
        job.refused.connect(self._workspace.problem_arose if asked else self._tell_not_made)
        job.failed.connect(self._workspace.job_failed)
        self._jobs.start(job)

    def _tell_not_made(self, problem: Problem) -> None:
        """Say in the status line that there is no backup: nobody asked for one, so nobody is stopped."""
        self._workspace.told.emit(translate("Backup", "No backup could be made: {0}").format(problem))

    def before_closing(self, project: Project) -> None:
        """Make a backup of a project that will be closed, if it holds anything new."""
        from ir_annotator.workspace.backing_up import back_up_if_changed, places_of

        self._timer.stop()
        self._jobs.stop_all()
        try:
            places = places_of(project.path, self._workspace.settings)
            back_up_if_changed(project, places, Why.CLOSING, thin=False)  # at the next start there is more time
        except Problem as problem:
            self._tell_not_made(problem)

    def close(self) -> None:
        """Stop for good, at the end of the program."""
        self._jobs.close()

    # -- restoring

    def backups(self) -> list[Backup]:
        """Return the good backups of the open project, the newest first."""
        from ir_annotator.store import backup
        from ir_annotator.workspace.backing_up import places_of

        path = self._workspace.project_path
        return backup.listed(places_of(path, self._workspace.settings)) if path else []

    def counts(self) -> tuple[int, int, int]:
        """Return how many records, labelled Q&As (each annotator's) and changes the open project holds."""
        project = self._workspace.project
        return project.counts() if project else (0, 0, 0)

    def restore(self, path: Path, chosen: Backup) -> bool:
        """Put a backup in the place of a project, which is closed for that, and open it; say what was done or why not.

        What is replaced is kept.
        """
        from ir_annotator.store.restoring import restore
        from ir_annotator.workspace.backing_up import places_of, restored_words

        workspace = self._workspace
        if workspace.project_path == path:
            workspace.close_project()
        try:
            done = restore(path, chosen.path, places_of(path, workspace.settings))
            workspace.open_project(path)
        except Problem as problem:
            workspace.problem_arose.emit(problem)
            self._open_again(path)
            return False
        workspace.told.emit(restored_words(done, chosen))
        return True

    def _open_again(self, path: Path) -> None:
        try:
            self._workspace.open_project(path)
        except Problem:
            return  # why it cannot be opened was told, or is what the backup was wanted for

    # -- checking

    def check(self) -> None:
        """Check the open project in the background; ``checked`` tells what was found."""
        from ir_annotator.workspace.checking import check_project

        project = self._workspace.project
        if project is not None:
            job = Job(lambda tick: check_project(project, tick))
            job.done.connect(self.checked)
            self._start(job, asked=True)

    def repair(self) -> None:
        """Mend in the background what can be mended, after a backup; ``checked`` tells what is left."""
        from ir_annotator.workspace.backing_up import places_of
        from ir_annotator.workspace.checking import repair_project

        project = self._workspace.project
        if project is None:
            return
        places = places_of(project.path, self._workspace.settings)

        def work(tick: Tick) -> CheckReport:
            return repair_project(project, places, tick)

        job = Job(work)
        job.done.connect(self._repaired)
        self._start(job, asked=True)

    def _repaired(self, report: CheckReport) -> None:
        path = self._workspace.project_path
        if report.mended and path:  # everything on screen may be another thing now
            self._workspace.close_project()
            self._open_again(path)
        self.checked.emit(report)
