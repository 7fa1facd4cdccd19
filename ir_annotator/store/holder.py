"""Says who has a project open: a small file beside it. The lock of the database is the truth, this only has the words.

A file that a killed program left behind stops nobody: it is replaced when the project is opened.
"""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
import platform
from pathlib import Path

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.open")


def write(path: Path) -> None:
    """Note who has the project open, on which computer and since when; a folder that takes no note is no problem."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = ""
    since = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    words = {"user": user, "computer": platform.node(), "process": os.getpid(), "since": since}
    try:
        _beside(path).unlink(missing_ok=True)  # never written through a link that somebody else put there
        descriptor = os.open(_beside(path), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump(words, stream, ensure_ascii=False)
    except OSError:
        return


def remove(path: Path) -> None:
    """Take the note away."""
    try:
        _beside(path).unlink(missing_ok=True)
    except OSError:
        return


def named(problem: Problem, path: Path) -> Problem:
    """Return the Problem of a locked project with the words who holds it, where they can be read."""
    try:
        words = json.loads(_beside(path).read_text(encoding="utf-8"))
        since = dt.datetime.fromisoformat(words["since"]).astimezone()
        user, computer, process = str(words["user"]), str(words["computer"]), int(words["process"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return problem
    said = translate("Store", "The project is already open: by {0} on {1} since {2} (process {3}).")
    cause = said.format(user or "?", computer, since.strftime("%Y-%m-%d %H:%M"), process)
    return Problem(problem.code, cause, problem.remedy)
