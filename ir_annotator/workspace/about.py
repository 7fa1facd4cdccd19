"""What there is to know about the program itself: what it runs on, where things lie, and a report of a problem."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

from ir_annotator import __version__
from ir_annotator.i18n import language, translate
from ir_annotator.libraries import libraries, licence_texts
from ir_annotator.log import log_file
from ir_annotator.store.database import sqlite_version
from ir_annotator.workspace.settings import settings_folder

if TYPE_CHECKING:
    from ir_annotator.workspace.workspace import Workspace

_LAST_LINES = 60


def about(workspace: Workspace) -> str:
    """Return versions, places, and every library with its licence."""
    texts = licence_texts()
    named = [f"{one.name} {one.version}: {one.licence}" for one in libraries()]
    parts = [
        "\n".join(_versions()),
        "\n".join(_places(workspace.project_path)),
        translate("About", "The program is free software under the MIT licence. It uses:"),
        "\n".join(named),
        translate("About", "The licence texts lie in {0}").format(texts) if texts else "",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def problem_report(workspace: Workspace) -> str:
    """Return what a report of a problem says: nothing of any record, label, note, name or place of a file."""
    listing, settings = workspace.listing, workspace.settings
    done, total = listing.progress()
    looks = f"{settings.theme}, {settings.interface_size} %, {language()}"
    size = translate("About", "{0} records, {1} Q&As, {2} closed").format(len(listing.rows), total, done)
    parts = [
        translate("About", "What I did and what happened:"),
        "",
        "\n".join([*_versions(), looks, size if workspace.is_open else translate("About", "No project is open.")]),
        translate("About", "The last lines of the log:"),
        "\n".join(_last_lines(log_file(settings_folder()))) or translate("About", "(nothing)"),
    ]
    return "\n\n".join(parts) + "\n"


def _versions() -> Iterable[str]:
    yield f"IR Annotator {__version__}"
    yield f"Qt {qVersion()} · Python {sys.version.split()[0]} · SQLite {sqlite_version()}"
    yield platform.platform()


def _places(project: Path | None) -> Iterable[str]:
    folder = settings_folder()
    yield translate("About", "Project: {0}").format(project or "–")
    yield translate("About", "Settings: {0}").format(folder / "settings.json")
    yield translate("About", "Log, once something went wrong: {0}").format(log_file(folder))


def _last_lines(path: Path) -> list[str]:
    """Return the end of the log, which holds no words of anybody; nothing if there is none or it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()[-_LAST_LINES:]
    except OSError:
        return []
