"""Backups of the open project: when there is something new, from any thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from ir_annotator.domain.outline import Backup, Why
from ir_annotator.domain.problem import Problem, joined
from ir_annotator.i18n import translate
from ir_annotator.store import backup
from ir_annotator.store.backup import Places
from ir_annotator.store.project import Project
from ir_annotator.store.restoring import Restored, restore
from ir_annotator.workspace import values
from ir_annotator.workspace.clock import local_minute
from ir_annotator.workspace.settings import Settings


def places_of(project: Path, settings: Settings) -> Places:
    """Return where the backups of a project lie: in the folder of the settings if one is set, else beside it."""
    return Places.of(project, Path(settings.backup_folder) if settings.backup_folder else None)


def _go_on() -> None:
    """Never stop the work."""


def back_up_if_changed(
    project: Project, places: Places, why: Why, go_on: Callable[[], None] = _go_on, *, thin: bool = True
) -> Path | None:
    """Make a backup unless the newest good one holds everything already, and remove those that need not stay.

    ``go_on`` is called often and may raise to stop the work.

    Raises:
        Problem: If it cannot be made.
    """
    if not project.has_changed_since(backup.newest(places)):
        return None
    return back_up(project, places, why, go_on, thin=thin)


_SHARE, _MANY = 0.05, 50
"""So many labels may be fewer than in the newest backup, as a share and a number, before that is alarming."""


def labels_fell(project: Project, places: Places) -> Problem | None:
    """Return what to tell where many labels are gone since the newest backup, though nothing was done that explains it.

    Taking labels away is a change, and changes are counted too: fewer labels by more than there are new changes can
    come from no command. After a restore there may be fewer: the person chose that.
    """
    newest = backup.newest(places)
    _, labelled, events = project.counts()
    if newest is None or newest.why is Why.REPLACED:
        return None
    gone, done = newest.labelled - labelled, events - newest.events
    if gone <= max(done, 0) or not (gone > _MANY or gone > _SHARE * newest.labelled):
        return None
    cause = translate("Backup", "{0} labelled Q&As are gone since the backup of {1}, and no change explains it.")
    remedy = translate("Backup", "Check the project (File menu), and compare with that backup before you go on.")
    return Problem("labels_fell", cause.format(gone, local_minute(newest.at)), remedy, file=str(project.path))


def back_up(
    project: Project, places: Places, why: Why, go_on: Callable[[], None] = _go_on, *, thin: bool = True
) -> Path:
    """Make a backup, and remove those that need not stay (``thin``: that looks through all of them).

    Raises:
        Problem: If it cannot be made.
    """
    made = project.back_up(places, why, go_on)
    if thin:
        backup.thin(places, dt.datetime.now().astimezone().tzinfo or dt.UTC)
    return made


def copy_out(project: Project, target: Path) -> Path:
    """Write a verified copy of a project to a file and return it; one that is there is replaced.

    Raises:
        Problem: If it cannot be written, is the project itself, or is a folder or a device.
    """
    if (target.exists() or target.is_symlink()) and not target.is_file():
        cause = translate("Backup", "A backup cannot be written over a folder or a device.")
        raise Problem("bad_target", cause, translate("Backup", "Choose another file."), file=str(target))
    if target.exists() and target.samefile(project.path):
        cause = translate("Backup", "This is the project itself.")
        raise Problem("same_file", cause, translate("Backup", "Choose another file."), file=str(target))
    project.copy_to(target)
    return target


def listed_lines(project: Path, settings: Settings) -> list[str]:
    """Return a line for each good backup of a project, the newest first: name, time, counts, what for."""
    said = translate("Backup", "{0} records, {1} labelled, {2} changes")
    found = backup.listed(places_of(project, settings))
    counts = [said.format(one.records, one.labelled, one.events) for one in found]
    return [
        "\t".join((str(one.path), local_minute(one.at), held, values.why_words(one.why)))
        for one, held in zip(found, counts, strict=True)
    ]


def restore_file(project: Path, chosen: Path | None, settings: Settings) -> str:
    """Put a backup in the place of a closed project, the newest good one without ``chosen``; say what was done.

    ``chosen`` is a path, or a name in a folder of the project's backups.

    Raises:
        Problem: If there is no good backup, the project is open, or a file cannot be written.
    """
    places = places_of(project, settings)
    if chosen is None:
        newest = backup.newest(places)
        if newest is None:
            cause = translate("Backup", "There is no good backup of this project.")
            remedy = translate("Backup", "Name a copy of it, if there is one elsewhere.")
            raise Problem("no_backup", cause, remedy, file=str(project))
        return restored_words(restore(project, newest.path, places), newest)
    named = (folder / chosen.name for folder in places.all)
    path = chosen if chosen.exists() else next((path for path in named if path.exists()), chosen)
    return restored_words(restore(project, path, places))


def restored_words(done: Restored, chosen: Backup | None = None) -> str:
    """Return what restoring did, in a sentence or two."""
    said = [translate("Backup", "The backup was restored.")]
    if chosen:
        said = [translate("Backup", "The backup of {0} was restored.").format(local_minute(chosen.at))]
    if done.kept:
        said.append(translate("Backup", "What it replaced is kept as {0}.").format(done.kept.name))
    saved = done.salvaged
    if saved.records or saved.events:
        words = translate("Backup", "Saved from the damaged file as well: {0} later changes and {1} records.")
        said.append(words.format(saved.events, saved.records))
    if saved.unusable:
        said.append(translate("Backup", "{0} later changes could not be used.").format(saved.unusable))
    return joined(said)
