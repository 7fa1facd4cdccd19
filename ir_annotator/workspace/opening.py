"""Makes and opens projects with their schemes."""

from __future__ import annotations

from pathlib import Path

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Scheme
from ir_annotator.formats.scheme.file import default_scheme_path, parse_scheme, read_scheme
from ir_annotator.store import backup
from ir_annotator.store.errors import file_problem
from ir_annotator.store.project import Project
from ir_annotator.workspace.backing_up import places_of
from ir_annotator.workspace.clock import utc_now
from ir_annotator.workspace.settings import Settings, Worker, settings_folder
from ir_annotator.workspace.values import RestorableError

_NOT_THERE = frozenset({"damaged", "not_a_project", "missing", "foreign_schema"})
"""What is said of a project that a backup can bring back."""


def make_project(path: Path, scheme_file: Path | None = None) -> Project:
    """Make an empty project with a scheme, the shipped one if none is named, and open it.

    Raises:
        Problem: If the file is there already, cannot be made, or the scheme is wrong; then nothing was made.
    """
    return Project.create(path, read_scheme(scheme_file or default_scheme_path()), utc_now())


def open_project(path: Path, *, doubted: bool = False) -> Project:
    """Open a project; one that is ``doubted`` also where something in it would act by itself.

    Raises:
        Problem: If it cannot be opened; a ``RestorableError`` if it is damaged or gone and has a good backup.
    """
    try:
        return Project.open(path, doubted=doubted)
    except Problem as problem:
        newest = backup.newest(places_of(path, Settings.load())) if problem.code in _NOT_THERE else None
        if newest is None:
            raise
        raise RestorableError(problem, newest) from problem


def scheme_of(project: Project) -> Scheme:
    """Return the scheme in force in a project.

    Raises:
        Problem: If what the project holds is no scheme.
    """
    return parse_scheme(project.scheme_source(), str(project.path))


def who_works(project: Project, settings: Settings) -> Worker:
    """Return who works in a project: whoever it was handed to, else the person of the settings, who becomes known.

    Raises:
        Problem: If the project cannot be written.
    """
    handed_to = project.sharing.annotator
    if handed_to:
        name = next((one.name for one in project.annotators() if one.id == handed_to), handed_to)
        return Worker(handed_to, name, project.sharing.device(settings.device))
    project.add_annotator(settings.annotator, settings.display_name)
    return Worker(settings.annotator, settings.display_name, project.sharing.device(settings.device))


def samples_path() -> Path:
    """Return where the project of the sample records lies; its folder is there when this returns.

    Raises:
        Problem: If the folder cannot be made.
    """
    folder = settings_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_problem(error).in_file(str(folder)) from error
    return folder / "samples.irdb"
