"""Tells what is the world's fault (disk full, no permission, damage) in words; all else stays as it was raised."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ir_annotator.domain.hidden import shown_literally
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.span import Span
from ir_annotator.i18n import translate

_PRIMARY_CODE = 0xFF  # extended result codes keep the primary one in the lowest byte


class UnreadableRowError(ValueError):
    """A row of the project is not what this program writes: somebody else changed it."""


@contextmanager
def world_errors(path: Path) -> Iterator[None]:
    """Turn SQLite errors that are the world's fault into a Problem about the project file ``path``."""
    try:
        yield
    except UnreadableRowError as error:
        raise damaged().in_file(str(path)) from error
    except sqlite3.Error as error:
        problem = _problem_of(error)
        if problem is None:
            raise
        raise problem.in_file(str(path)) from error


def _problem_of(error: sqlite3.Error) -> Problem | None:
    """Return what a person should hear about an SQLite error, or None if it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)  # not there where Python itself raised
    if code == sqlite3.SQLITE_READONLY_DIRECTORY:
        return read_only_folder()
    match code and code & _PRIMARY_CODE:
        case sqlite3.SQLITE_FULL:
            return disk_full()
        case sqlite3.SQLITE_IOERR:
            return input_output(str(error))
        case sqlite3.SQLITE_BUSY:
            return locked()
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged()
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return no_permission()
        case sqlite3.SQLITE_CANTOPEN:
            return read_only_folder()
    return None


def no_folder() -> Problem:
    """Return what a person should hear when the folder of a new file is not there."""
    return Problem(
        "no_folder",
        translate("Store", "The folder for this file does not exist."),
        translate("Store", "Make the folder first, or choose another one."),
    )


def file_problem(error: OSError) -> Problem:
    """Return what a person should hear about a file that the operating system refuses."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return Problem(
                "missing",
                translate("Store", "There is no such project file."),
                translate("Store", "Check the name and the folder; perhaps the file was moved."),
            )
        case errno.EEXIST:
            return Problem(
                "exists",
                translate("Store", "A file with this name is there already."),
                translate("Store", "Choose another name, or open the file that is there."),
            )
        case errno.EACCES | errno.EPERM:
            return no_permission()
        case errno.EROFS:
            return read_only_folder()
        case errno.ENOSPC | errno.EDQUOT:
            return disk_full()
    return input_output(error.strerror or str(error))


def disk_full() -> Problem:
    """Return the Problem of a full disk."""
    return Problem(
        "disk_full",
        translate("Store", "The disk is full; the change was not saved."),
        translate("Store", "Make room on the disk, then save again."),
    )


def input_output(reason: str) -> Problem:
    """Return the Problem of a disk that does not read or write."""
    return Problem(
        "io_error",
        translate("Store", "The disk could not be read or written: {0}.").format(reason),
        translate("Store", "Check that the disk or network drive is connected and has room, then try again."),
    )


def locked() -> Problem:
    """Return the Problem of a project that is open elsewhere."""
    return Problem(
        "locked",
        translate("Store", "The project is already open in another window or program."),
        translate("Store", "Close it there, then open it again."),
    )


def damaged() -> Problem:
    """Return the Problem of a project file that is broken."""
    return Problem(
        "damaged",
        translate("Store", "The project file is damaged."),
        translate("Store", "Keep the file as it is and restore the newest backup."),
    )


def bad_copy() -> Problem:
    """Return the Problem of a copy that does not hold what was copied."""
    return Problem(
        "bad_copy",
        translate("Store", "A backup was written, but it is not what the project holds, so it was thrown away."),
        translate("Store", "Check the project (File, Check project) and the disk of the backups."),
    )


def vanished() -> Problem:
    """Return the Problem of a project file that is no longer where it was opened."""
    return Problem(
        "vanished",
        translate("Store", "The project file was moved, renamed or deleted while open; the change was not saved."),
        translate(
            "Store",
            "Put it back where it was and go on. Or make a backup now (File menu): it holds everything saved before.",
        ),
    )


def no_permission() -> Problem:
    """Return the Problem of a file that may not be read or written."""
    return Problem(
        "no_permission",
        translate("Store", "The project file may not be read or changed by you."),
        translate("Store", "Ask for permission to read and write the file, or work on a copy of it."),
    )


def read_only_folder() -> Problem:
    """Return the Problem of a folder in which nothing can be written."""
    return Problem(
        "read_only_folder",
        translate("Store", "Nothing can be written in the folder of the project file."),
        translate("Store", "Put the project in a folder in which you may write."),
    )


def not_a_project() -> Problem:
    """Return the Problem of a file of another kind."""
    return Problem(
        "not_a_project",
        translate("Store", "This is not a project file of IR Annotator."),
        translate("Store", "Choose a file that ends in .irdb; records are imported into a project, not opened."),
    )


def same_file() -> Problem:
    """Return the Problem of a project that is to be taken into itself."""
    return Problem(
        "same_file",
        translate("Store", "This is the project that is open here."),
        translate("Store", "Choose the file of your colleague."),
    )


def too_large() -> Problem:
    """Return the Problem of a file too large to be a colleague's project."""
    return Problem(
        "too_large",
        translate("Store", "The file is too large for a project."),
        translate("Store", "Ask your colleague for a work package with the labels instead."),
    )


def value_too_large() -> Problem:
    """Return the Problem of a colleague's project in which a single text is longer than any that is written here."""
    return Problem(
        "too_large",
        translate("Store", "A single text in the project is longer than any record or note."),
        translate("Store", "Ask your colleague for a work package with the labels instead."),
    )


def damaged_copy() -> Problem:
    """Return the Problem of a colleague's project whose size is not the one it says it has."""
    return Problem(
        "damaged",
        translate("Store", "The project file is incomplete: its size is not the one it should have."),
        translate("Store", "Ask your colleague to close the project and to send it again."),
    )


def foreign_shape() -> Problem:
    """Return the Problem of a file whose tables are not those of a project."""
    return Problem(
        "foreign_schema",
        translate("Store", "The file calls itself a project, but its tables are not those of one."),
        translate("Store", "Do not trust it; ask your colleague for a work package with the labels instead."),
    )


def acts_by_itself(name: str) -> Problem:
    """Return the Problem of a project with a view, a trigger or a column in it that would act by itself."""
    return Problem(
        "foreign_schema",
        translate(
            "Store", "Something in the project file would act by itself, and is no part of a project ({0})."
        ).format(shown_literally(name)),
        translate(
            "Store",
            "Do not trust it if it came from others. If it is yours, restore a backup, or mend it with “{0}”.",
        ).format("ir-annotator check --repair"),
    )


def newer_version(version: int, known: int) -> Problem:
    """Return the Problem of a project that a newer program wrote."""
    return Problem(
        "newer_version",
        translate(
            "Store", "The project was written by a newer version of this program (format {0}, known up to {1})."
        ).format(version, known),
        translate("Store", "Update the program, then open the project again."),
    )


def unsafe_settings(name: str, value: object) -> Problem:
    """Return the Problem of a database that does not take a setting on which safe saving rests."""
    return Problem(
        "unsafe_settings",
        translate("Store", "Safe saving cannot be switched on for this file ({0} is {1}).").format(name, value),
        translate("Store", "Copy the project to a folder on this computer and open it there."),
    )


def quote_mismatch(qa_id: str, span: Span) -> Problem:
    """Return the Problem of a claim that no longer matches the record text; the text itself stays out of logs."""
    cause = translate("Store", "A claim of the Q&A {0} does not match the record text (characters {1} to {2}).")
    return Problem(
        "quote_mismatch",
        cause.format(qa_id, span.start, span.end),
        translate("Store", "Keep the file as it is and restore the newest backup."),
    )
