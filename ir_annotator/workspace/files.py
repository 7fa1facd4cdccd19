"""Writing files so that a reader never sees half of one."""

from __future__ import annotations

import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate


def resolved(target: Path) -> Path:
    """Return where a path leads to in the end.

    Raises:
        OSError: If its links lead round in a circle.
    """
    try:
        return target.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(target)) from error


@contextmanager
def write_beside(target: Path) -> Iterator[BinaryIO]:
    """Yield a stream whose content takes the place of ``target`` at the end, all at once, or not at all.

    A file that is replaced hands its permissions on, and a link to it stays a link.

    Raises:
        OSError: If the folder cannot be written or the disk is full; ``target`` is then as it was.
    """
    target = resolved(target)
    temporary = target.with_name(f".{uuid.uuid4().hex}.part")  # short: the target's own name may be as long as allowed
    try:
        with temporary.open("x+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def written(target: Path) -> Iterator[BinaryIO]:
    """Yield a stream as ``write_beside`` does, for files that a person asked for.

    Raises:
        Problem: ``cannot_write``.
    """
    try:
        with write_beside(target) as stream:
            yield stream
    except OSError as error:
        cause = translate("Files", "The file cannot be written: {0}.").format(error.strerror or error)
        remedy = translate("Files", "Choose another folder, or make room on the disk.")
        raise Problem("cannot_write", cause, remedy, file=str(target)) from error


def write_file(target: Path, content: bytes) -> None:
    """Write a whole file, or leave what was there as it was.

    Raises:
        Problem: ``cannot_write``.
    """
    with written(target) as stream:
        stream.write(content)
