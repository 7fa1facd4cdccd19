"""Puts a backup in the place of a project: what it replaces is kept, what came later is saved, or nothing happens."""

from __future__ import annotations

import os
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from ir_annotator.domain.outline import Why
from ir_annotator.domain.problem import Problem
from ir_annotator.store import backup, copying, errors, facts, salvage
from ir_annotator.store.backup import Places
from ir_annotator.store.database import open_copy
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project
from ir_annotator.store.salvage import Salvaged

_BESIDE = ("-wal", "-journal")
"""What SQLite may have left beside a file that was not closed."""
_BROKEN = frozenset({"damaged", "not_a_project", "unsafe_settings"})


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring did.

    Attributes:
        kept: The copy of what was replaced; None if there was nothing.
        whole: Whether that copy is a sound project; else it is the damaged file, byte by byte.
        salvaged: What came later and was read from the damaged file.
    """

    kept: Path | None
    whole: bool
    salvaged: Salvaged


def restore(project: Path, chosen: Path, places: Places) -> Restored:
    """Put a backup in the place of a closed project; the backup itself stays.

    A project that can still be opened becomes what the backup is. From one that is damaged, the records and changes
    that came after the backup, and can still be read, are added to it.

    Raises:
        Problem: If the backup is not sound, the project is open, or a file cannot be written; then the project is as
            it was.
    """
    backup.check_sound(chosen)
    kept, whole = _keep(project, places)
    draft = project.with_name(f"{project.name}.restored")
    try:
        draft.unlink(missing_ok=True)
        _copy(chosen, draft)
        with closing(open_copy(draft)) as restored:  # brings an older one up to date, and proves that it opens
            salvaged = salvage.from_file(restored, kept) if kept and not whole else Salvaged()
            with restored.writing() as db:  # what is done from now on has numbers of its own
                facts.put(db, facts.BRANCH, new_id())
        copying.sync_file(draft)
        for ending in _BESIDE:  # kept already; the journal of another file would be rolled into this one
            _beside(project, ending).unlink(missing_ok=True)
        draft.replace(project)
        copying.sync_folder(project.parent)
    except OSError as error:
        raise errors.file_problem(error).in_file(str(project)) from error
    finally:
        for ending in ("", *_BESIDE):
            with suppress(OSError):
                _beside(draft, ending).unlink(missing_ok=True)
    return Restored(kept, whole, salvaged)


def _keep(project: Path, places: Places) -> tuple[Path | None, bool]:
    """Copy the project as it is now to its backups; tell where, and whether it is a sound project."""
    try:
        with Project.open(project) as opened:
            return opened.back_up(places, Why.REPLACED), True
    except Problem as problem:
        if problem.code == "missing":
            return None, False
        if problem.code not in _BROKEN | {"bad_copy"}:
            raise
    target = backup.next_name(places, Why.REPLACED, ".irdb.damaged")
    try:
        for ending in _BESIDE:
            if _beside(project, ending).is_file():
                _copy(_beside(project, ending), _beside(target, ending))
        _copy(project, target)
    except OSError as error:
        raise errors.file_problem(error).in_file(str(target)) from error
    return target, False


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _copy(source: Path, target: Path) -> None:
    """Copy a closed file byte by byte, for its owner only, and bring it to the disk."""
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with source.open("rb") as read, os.fdopen(descriptor, "wb") as written:
        shutil.copyfileobj(read, written)
        written.flush()
        os.fsync(written.fileno())
