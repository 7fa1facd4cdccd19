"""What the program remembers about this person on this machine, and the defaults: one small JSON file."""

from __future__ import annotations

import getpass
import json
import logging
import os
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

import platformdirs

from ir_annotator.domain.table import Column, ColumnChoice, KnownColumns
from ir_annotator.i18n import LANGUAGES
from ir_annotator.workspace.files import write_beside

_log = logging.getLogger(__name__)
MAX_RECENT = 10
_MOST_TABLES = 200
"""Kinds of tables whose columns are remembered."""


def settings_folder() -> Path:
    """Return the folder of the settings; ``IR_ANNOTATOR_HOME`` moves it, for tests and portable use."""
    home = os.environ.get("IR_ANNOTATOR_HOME")
    return Path(home) if home else platformdirs.user_config_path("ir-annotator", appauthor=False)


def _anything(_: object) -> bool:
    return True


THEMES = ("light", "dark", "system", "contrast_light", "contrast_dark")
INTERFACE_SIZES = (100, 125, 150, 200)
"""In percent."""
SMALLEST_TEXT, LARGEST_TEXT = 11, 32
"""Limits of the size of the text to read, in pixels."""


def _are_sizes(splitters: dict[str, Any]) -> bool:
    return all(isinstance(sizes, list) and all(type(size) is int for size in sizes) for sizes in splitters.values())


def _are_names(names: list[Any]) -> bool:
    return all(isinstance(name, str) for name in names)


def _are_keys(keys: dict[str, Any]) -> bool:
    return all(isinstance(given, list) and _are_names(given) for given in keys.values())


def _are_columns(tables: dict[str, Any]) -> bool:
    return all(
        isinstance(choice, dict) and choice.keys() <= set(Column) and _are_names(list(choice.values()))
        for choice in tables.values()
    )


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "annotator": bool,
    "device": bool,
    "language": ("", *LANGUAGES).__contains__,
    "theme": THEMES.__contains__,
    "interface_size": INTERFACE_SIZES.__contains__,
    "text_size": range(SMALLEST_TEXT, LARGEST_TEXT + 1).__contains__,
    "recent": _are_names,
    "splitters": _are_sizes,
    "columns": _are_columns,
    "keys": _are_keys,
    "backup_folder": lambda folder: not folder or Path(folder).is_absolute(),
    "commands": _are_names,
    "searches": lambda searches: all(isinstance(text, str) for text in searches.values()),
}
"""What a value must be like, beside its type, not to stop the program when the file was edited by hand."""


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no user database entry, as in some containers
        return "annotator"


def _keep_aside(path: Path) -> None:
    """Rename a settings file that cannot be understood, and say so in the log."""
    aside = path.with_name(path.name + ".bad")
    try:
        path.replace(aside)
    except OSError:
        return
    _log.warning("%s is not valid JSON; it was kept as %s", path.name, aside.name)


@dataclass(frozen=True, slots=True)
class Worker:
    """Who works in a project: id, name to show, and under which name events are numbered that are made here."""

    id: str
    name: str
    device: str


@dataclass(slots=True)
class Settings:
    """Everything the program remembers outside of projects.

    Attributes:
        annotator: Stable id of the person who labels here.
        annotator_name: The name shown for her.
        device: Made once for this installation; events are numbered per device.
        language: ``en``, ``zh_CN``, or empty for the system's.
        theme: One of THEMES.
        interface_size: How large everything is, in percent.
        text_size: Size of the text to read, in pixels.
        show_source: Whether the page or paragraph a record was read from is shown beside the text.
        show_meaning: Whether what the label in hand means is shown under the text.
        soft_marks: Whether figures, dates and hedging words are marked in the text to read.
        hidden_signs: Whether it is shown where characters stand that are not seen.
        review_blind: Whether the names of annotators are hidden while their labels are compared.
        tour_offered: Whether the one-minute tour was offered already.
        recent: Projects opened last, newest first.
        geometry: The window's size and place, as Qt writes it, in hexadecimal.
        splitters: Splitter name to its sizes in pixels.
        columns: The header of a table (its names parted by tabs) to which column means what.
        keys: Action id to the keys the person gave it, for those she changed; none is a choice too.
        backup_folder: Where backups go instead of beside their projects: an absolute path, best on another disk.
        commands: What was done last from the command palette, newest first.
        searches: Saved searches: name to query.
    """

    annotator: str = field(default_factory=_user_name)
    annotator_name: str = ""
    device: str = field(default_factory=lambda: uuid.uuid4().hex)
    language: str = ""
    theme: str = "system"
    interface_size: int = 100
    text_size: int = 15
    show_source: bool = False
    show_meaning: bool = False
    soft_marks: bool = False
    hidden_signs: bool = False
    review_blind: bool = False
    tour_offered: bool = False
    recent: list[str] = field(default_factory=list)
    geometry: str = ""
    splitters: dict[str, list[int]] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)
    backup_folder: str = ""
    commands: list[str] = field(default_factory=list)
    searches: dict[str, str] = field(default_factory=dict)

    @property
    def display_name(self) -> str:
        """The annotator's name to show."""
        return self.annotator_name or self.annotator

    @classmethod
    def load(cls) -> Settings:
        """Return the remembered settings; what is missing or wrong has its default.

        A file that is no JSON (a slip of the pen) is kept as ``settings.json.bad`` and new settings take its place.
        """
        path = settings_folder() / "settings.json"
        settings = cls()
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            stored = {}
        except OSError:
            return settings  # there, but out of reach for now: nothing may take its place
        except ValueError:
            _keep_aside(path)
            stored = {}
        if not isinstance(stored, dict):
            stored = {}
        for item in fields(cls):
            value = stored.get(item.name)
            if type(value) is type(getattr(settings, item.name)) and _FITS.get(item.name, _anything)(value):
                setattr(settings, item.name, value)
        if stored.get("device") != settings.device:  # made just now: it must be the same at the next start
            settings.save()
        return settings

    def save(self) -> None:
        """Write the settings; what cannot be written is forgotten at the next start, never an error now."""
        try:
            folder = settings_folder()
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with write_beside(folder / "settings.json") as stream:
                stream.write(json.dumps(asdict(self), ensure_ascii=False, indent=1).encode())
        except OSError:
            return

    def known_columns(self, named: ColumnChoice | None = None) -> KnownColumns:
        """Return what was said about the columns of tables: now (``named``) and earlier."""
        remembered = {
            tuple(header.split("\t")): {Column(key): name for key, name in choice.items()}
            for header, choice in self.columns.items()
        }
        return KnownColumns(named or {}, remembered)

    def remember_columns(self, header: Sequence[str], choice: ColumnChoice) -> None:
        """Remember which column of all tables with this header means what; the oldest are forgotten."""
        key = "\t".join(header)
        self.columns.pop(key, None)
        self.columns[key] = {column.value: name for column, name in choice.items()}
        self.columns = dict(list(self.columns.items())[-_MOST_TABLES:])
        self.save()

    def remember_project(self, path: Path) -> None:
        """Put a project at the head of the recent ones."""
        name = str(path.resolve())
        self.recent = [name, *(other for other in self.recent if other != name)][:MAX_RECENT]
        self.save()

    def forget_project(self, path: str) -> None:
        """Take a project out of the recent ones."""
        self.recent = [other for other in self.recent if other != path]
        self.save()

    def remember_command(self, name: str) -> None:
        """Put something done from the command palette at the head of those done last."""
        self.commands = [name, *(other for other in self.commands if other != name)][:MAX_RECENT]
        self.save()
