"""The log: what went wrong and where in the program, never a word of a document, a name or a note."""

from __future__ import annotations

import logging
import os
import re
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

_BYTES, _OLDER = 500_000, 3
_FRAME = re.compile(r'^\s*File "(?P<file>.+)", line (?P<line>\d+), in (?P<function>\S+)', re.MULTILINE)
_RAISED = re.compile(r"^(?P<kind>[A-Za-z_][\w.]*)", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class _PrivateFile(RotatingFileHandler):
    """A log file that only its owner may read; it is made when there is something to write, and may fail silently."""

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return TextIOWrapper(os.fdopen(descriptor, "ab"), encoding=self.encoding, write_through=True)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- the name is logging's
        """Go on without the log: a full disk is told where work is saved."""


class _OneLine(logging.Formatter):
    """Writes each message as one line, whatever file names are in it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; no traceback of Python's own, which would quote what was being worked on."""
        record.exc_info = record.exc_text = record.stack_info = None
        return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", super().format(record))


def log_file(folder: Path) -> Path:
    """Return the log in the folder of the settings; it is there once something was written."""
    return folder / "log.txt"


def write_to(folder: Path) -> logging.Handler:
    """Write the program's log to ``log.txt`` in a folder from now on; return the handler."""
    handler = _PrivateFile(log_file(folder), maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8", delay=True)
    handler.setFormatter(_OneLine("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger("ir_annotator").addHandler(handler)
    return handler


def without_words(traceback: str) -> str:
    """Return the places and the kind of error of a traceback, without its message: that may quote anything."""
    found = list(_FRAME.finditer(traceback))
    frames = [f"{Path(frame['file']).name}:{frame['line']} {frame['function']}" for frame in found]
    raised = _RAISED.search(traceback, found[-1].end() if found else 0)  # what follows it is the message
    return " < ".join([raised["kind"] if raised else "error", *reversed(frames)])
