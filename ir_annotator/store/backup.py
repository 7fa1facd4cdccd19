"""The folder of a project's backups: which there are, which are good, which stay."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import sqlite3
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sqlite_utils import Database

from ir_annotator.domain.outline import Backup, Why
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.thinning import Made, kept
from ir_annotator.store import copying, errors

_NAME = re.compile(r"(?P<number>\d{6,})\.(?P<at>\d{8}-\d{6})\.(?P<why>[a-z]+)\.irdb")
_TIME = "%Y%m%d-%H%M%S"
_PRECIOUS = frozenset({Why.MIGRATION, Why.REPAIR, Why.REPLACED})
_MAGIC, _HEADER_SIZE, _APPLICATION_ID = b"SQLite format 3\x00", 100, b"IRDB"
_LARGEST_PAGE = 65536
"""Stands in the header as 1, for it has two bytes only."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the backups of a project lie: ``first`` is written to, all are looked through."""

    first: Path
    others: tuple[Path, ...] = ()

    @classmethod
    def of(cls, project: Path, elsewhere: Path | None = None) -> Places:
        """Return the folder ``NAME.backups`` beside the project; or one in ``elsewhere``, where that can be reached.

        In a folder that several projects share, each has one that is also named after its place.
        """
        beside = project.with_name(f"{project.stem}.backups")
        if elsewhere is None:
            return cls(beside)
        place = hashlib.sha256(os.path.realpath(project).encode()).hexdigest()[:8]
        there = elsewhere / f"{project.stem}-{place}.backups"
        return cls(there, (beside,)) if elsewhere.is_dir() else cls(beside)

    @property
    def all(self) -> tuple[Path, ...]:
        """All folders in which backups may lie."""
        return (self.first, *self.others)


def make(db: Database, places: Places, why: Why, give_way: Callable[[], None] = copying.nobody_waits) -> Path:
    """Put a verified copy of the open project into the folder of its backups and return it.

    Raises:
        Problem: If the copy cannot be made or is not sound; then there is none.
    """
    target = next_name(places, why)
    copying.verified_copy(db, target, give_way)
    return target


def next_name(places: Places, why: Why, ending: str = ".irdb") -> Path:
    """Return the path of a backup to be made now; its folder is there then, for its owner only."""
    folder = places.first
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for draft in folder.glob("*.irdb.tmp"):  # of a program that was killed
            draft.unlink(missing_ok=True)
        numbers = [int(found["number"]) for each in places.all for found in _names(each)]
    except OSError as error:
        raise errors.file_problem(error).in_file(str(folder)) from error
    now = dt.datetime.now(dt.UTC)
    return folder / f"{max(numbers, default=0) + 1:06}.{now.strftime(_TIME)}.{why}{ending}"


def _names(folder: Path) -> list[re.Match[str]]:
    """Return the parts of all names in a folder that are those of backups, good or not."""
    if not folder.is_dir():
        return []
    try:
        return [found for path in folder.iterdir() if (found := _NAME.match(path.name))]
    except OSError:
        return []


def listed(places: Places) -> list[Backup]:
    """Return the backups that are sound, the newest first; what is damaged or not whole is left out."""
    named = (_backup(folder / name.string) for folder in places.all for name in _names(folder))
    return sorted((backup for backup in named if backup), key=lambda backup: backup.number, reverse=True)


def newest(places: Places) -> Backup | None:
    """Return the newest backup that is sound, without looking at older ones."""
    named = [(int(name["number"]), folder / name.string) for folder in places.all for name in _names(folder)]
    found = (_backup(path) for _, path in sorted(named, reverse=True))
    return next((backup for backup in found if backup), None)


def _backup(path: Path) -> Backup | None:
    """Return a backup if it is one, and sound."""
    name = _NAME.fullmatch(path.name)
    at = _time(name["at"]) if name else None
    held = _looked_through(path) if at else None
    if name is None or at is None or held is None:
        return None
    return Backup(path, int(name["number"]), at, _why(name["why"]), *held)


def _time(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.strptime(text, _TIME).replace(tzinfo=dt.UTC)
    except ValueError:
        return None


def _why(word: str) -> Why:
    return Why(word) if word in set(Why) else Why.ASKED


def _looked_through(path: Path) -> tuple[int, int, int, int, str] | None:
    """Return size and counts of a backup, or None if it is damaged; looked at anew when the file is another one."""
    try:
        status = path.stat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return _counts_if_sound(path, status.st_ino, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=500)
def _counts_if_sound(path: Path, _inode: int, size: int, _changed: int) -> tuple[int, int, int, int, str] | None:
    """Return size, records, annotations, events and the last event's id; None for what is no whole project."""
    try:
        check_sound(path)
        with copying.read_only(path) as copy:
            return size, *counts(copy), _last_event(copy)
    except (Problem, sqlite3.Error):
        return None


def counts(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Return how many records, labelled Q&As (each annotator's) and events a project holds."""
    records, labelled, events = connection.execute(
        """SELECT (SELECT count(*) FROM records), (SELECT count(*) FROM annotations WHERE status <> 'todo'),
            (SELECT count(*) FROM events)"""
    ).fetchone()
    return records, labelled, events


def _last_event(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT id FROM events ORDER BY arrival DESC LIMIT 1").fetchone()
    return row[0] if row else ""


def check_sound(path: Path) -> None:
    """Read a closed project file through without touching it.

    Raises:
        Problem: If it cannot be read, is no project, is not whole or damaged.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise errors.not_a_project().in_file(str(path))
        with path.open("rb") as stream:
            header = stream.read(_HEADER_SIZE)
            size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        raise errors.file_problem(error).in_file(str(path)) from error
    if len(header) < _HEADER_SIZE or not header.startswith(_MAGIC) or header[68:72] != _APPLICATION_ID:
        raise errors.not_a_project().in_file(str(path))
    page, pages = int.from_bytes(header[16:18], "big"), int.from_bytes(header[28:32], "big")
    if size != (_LARGEST_PAGE if page == 1 else page) * pages:
        raise errors.damaged().in_file(str(path))
    with errors.world_errors(path), copying.read_only(path) as copy:
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise errors.damaged().in_file(str(path))


def has_changed(db: Database, last: Backup | None) -> bool:
    """Tell whether the project holds anything that its newest backup does not; one that holds nothing has not."""
    records, labelled, events = counts(db.conn)
    if last is None:
        return bool(records or events)
    held = (last.records, last.labelled, last.events, last.last_event)
    return (records, labelled, events, _last_event(db.conn)) != held


def thin(places: Places, zone: dt.tzinfo) -> Sequence[Path]:
    """Remove the backups that need not stay, and return them.

    Only sound ones count and only sound ones go: a damaged one may be all that somebody has.
    """
    backups = {
        Made(one.number, one.at, one.why in _PRECIOUS): one.path
        for one in listed(places)
        if one.path.parent == places.first
    }
    stay = kept(backups, dt.datetime.now(dt.UTC), zone)
    gone = [path for made, path in backups.items() if made not in stay]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone
