"""Writes files and folders beside their place and moves them there at the end: nobody ever sees half of one."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ir_annotator.store.copying import sync_file, sync_folder
from ir_annotator.workspace.files import resolved


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield a path of the same name in a folder of its own.

    Everything in that folder is moved to where ``target`` is at the end, nothing if an error comes. A file that is
    replaced hands its permissions on, and a link to it stays a link.

    Raises:
        OSError: If the folder cannot be written or the disk is full.
    """
    target = resolved(target)
    stage = target.with_name(f".{uuid.uuid4().hex}.part")  # short: the target's own name may be as long as allowed
    stage.mkdir()
    try:
        yield stage / target.name
        for made in sorted(stage.rglob("*")):
            if made.is_file():
                sync_file(made)
        for made in sorted(stage.iterdir(), reverse=True):
            _put(made, target.with_name(made.name), stage)
        sync_folder(target.parent)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _put(made: Path, place: Path, stage: Path) -> None:
    """Move a file or a folder to its place; a folder that is there goes away with the stage."""
    if made.is_dir() and place.is_dir():
        place.replace(stage / f"{uuid.uuid4().hex}.old")
    elif made.is_file() and place.exists():
        shutil.copymode(place, made)
    made.replace(place)
