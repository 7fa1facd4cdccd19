"""Opens the project file: one process, one connection, and settings that are read back.

Nothing may open, copy or hash the file by its path while it is open here: on POSIX that would drop SQLite's locks.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from ir_annotator.domain.problem import Problem
from ir_annotator.store import errors, holder, migrations, shapes

APPLICATION_ID = 0x49524442
"""``IRDB``: tells a project file from any other SQLite file."""

MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_LARGE = 64 * 2**20
"""Bytes of a file above which the texts are checked after it was opened, in the background."""
_SECONDS_OF_A_TURN = 0.0005  # in which whoever waits gets the lock: it does not queue
_BUSY_SECONDS = 0.2  # a second instance is told at once; there is nothing worth waiting for

_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),  # before WAL: no shared memory, no second connection
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),  # else INSERT OR REPLACE would slip past the triggers that guard events
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
)
_WAL = ("journal_mode", "WAL", "wal")

_open_here: set[tuple[int, int]] = set()
_open_here_lock = threading.Lock()


class ProjectFile:
    """An open project file: the one connection, and the one lock under which every thread uses it.

    Attributes:
        texts_unchecked: Whether the file is so large that the texts of the records still have to be checked.
    """

    def __init__(self, path: Path, db: Database, identity: tuple[int, int]) -> None:
        self.path = path
        self._place = str(path)
        self._db = db
        self._identity = identity
        self._lock = threading.RLock()
        self._closed = False
        self.texts_unchecked = _is_large(db)

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """Lend the database to one thread.

        Raises:
            Problem: If the disk fails or the file is damaged.
        """
        with self._lock, errors.world_errors(self.path):
            yield self._db

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """Lend the database to one thread for one transaction, which is on the disk when this ends.

        Raises:
            Problem: If the disk fails, the file is damaged or no longer there; then nothing was written.
        """
        self._check_place()
        # atomic() begins with a plain BEGIN. That is as good as BEGIN IMMEDIATE here: the exclusive lock is
        # held since the file was opened, so no transaction can fail on its way from reading to writing.
        with self.reading() as db, db.atomic():
            yield db

    def _check_place(self) -> None:
        """Raise Problem if the file is no longer at its path: what is written to it then would be lost."""
        try:
            status = os.stat(self._place)  # noqa: PTH116 -- before every save: half the time of Path.stat
        except FileNotFoundError:
            raise errors.vanished().in_file(str(self.path)) from None
        except OSError:
            return  # the folder cannot be looked at for now; the disk itself will tell whether it can be written
        if (status.st_dev, status.st_ino) != self._identity:
            raise errors.vanished().in_file(str(self.path))

    @contextmanager
    def sharing(self) -> Iterator[tuple[Database, Callable[[], None]]]:
        """Lend the database for long work, with a function that gives others their turn; it must be called often.

        Raises:
            Problem: If the disk fails or the file is damaged.
        """
        with self.reading() as db:
            yield db, self._give_way

    def _give_way(self) -> None:
        self._lock.release()
        time.sleep(_SECONDS_OF_A_TURN)
        self._lock.acquire()
        if self._closed:
            raise ValueError("the project was closed in the middle of the work")

    def settings(self) -> Mapping[str, str | int]:
        """Return the settings that rule safety, as the live connection reports them."""
        names = [name for name, _, _ in (*_SETTINGS, _WAL)]
        with self.reading() as db:
            return {name: pragma(db, name) for name in [*names, "busy_timeout", "application_id", "user_version"]}

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            holder.remove(self.path)
            self._db.close()
            with _open_here_lock:
                _open_here.discard(self._identity)


def open_file(path: Path, *, doubted: bool = False) -> ProjectFile:
    """Open an existing project file, bringing an older one up to date after a verified backup.

    Raises:
        Problem: If it is missing, not a project, newer than this program, damaged, open elsewhere or not writable.
            A file that is refused by its first bytes is never touched by SQLite. ``foreign_schema`` if something in
            it would act by itself, unless it is ``doubted``, to be checked and mended.
    """

    def prepare(db: Database) -> None:
        shapes.check_shape(db, int(pragma(db, "user_version")), doubted=doubted)
        _check_content(db)
        migrations.bring_up_to_date(db, path)

    return _open(path, check_header, prepare)


def open_copy(path: Path) -> ProjectFile:
    """Open a copy of a project as ``open_file`` does; an older one needs no further copy before it is changed.

    Raises:
        Problem: As ``open_file`` does.
    """

    def prepare(db: Database) -> None:
        shapes.check_shape(db, int(pragma(db, "user_version")))
        _check_content(db)
        migrations.apply(db)

    return _open(path, check_header, prepare)


def sqlite_version() -> str:
    """Return the version of the linked SQLite."""
    return sqlite3.sqlite_version


def create_file(path: Path, fill: Callable[[Database], None]) -> ProjectFile:
    """Create a project file, readable by its owner only; ``fill`` writes what it starts with, in one transaction.

    Raises:
        Problem: If the file exists or cannot be written; then no file is left behind.
    """

    def prepare(db: Database) -> None:
        with db.atomic():
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrations.apply(db)
            fill(db)

    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise _not_created(error).in_file(str(path)) from error
    try:
        return _open(path, lambda _: None, prepare)
    except BaseException:
        for suffix in ("", "-journal", "-wal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        raise


def _not_created(error: OSError) -> Problem:
    """Return what a person should hear when a new file cannot be made."""
    if isinstance(error, PermissionError):
        return errors.read_only_folder()
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return errors.no_folder()
    return errors.file_problem(error)


def _open(path: Path, check: Callable[[Path], None], prepare: Callable[[Database], None]) -> ProjectFile:
    """Connect to ``path``: ``check`` looks at the plain file, ``prepare`` at the database before it is used."""
    identity = _claim(path)
    try:
        check(path)
        with errors.world_errors(path):
            db = _connect(path)
            try:
                for setting in _SETTINGS:
                    _set(db, *setting)
                # Takes the exclusive lock, which locking_mode then keeps: a second instance fails here.
                db.execute("BEGIN EXCLUSIVE")
                db.execute("COMMIT")
                prepare(db)
                _set(db, *_WAL)
            except BaseException:
                db.close()
                raise
    except BaseException as error:
        with _open_here_lock:
            _open_here.discard(identity)
        if isinstance(error, Problem):
            if error.code == "locked":
                raise holder.named(error, path).in_file(str(path)) from error
            error.in_file(str(path))
        raise
    holder.write(path)
    return ProjectFile(path, db, identity)


def _claim(path: Path) -> tuple[int, int]:
    """Return the identity of a regular file that this process does not have open, and remember it as open.

    Asked before anything reads the file: reading and closing it would drop the locks of our own connection.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise errors.file_problem(error).in_file(str(path)) from error
    if not stat.S_ISREG(status.st_mode):
        raise errors.not_a_project().in_file(str(path))
    identity = (status.st_dev, status.st_ino)
    with _open_here_lock:
        if identity in _open_here:
            raise errors.locked().in_file(str(path))
        _open_here.add(identity)
    return identity


def check_not_open(path: Path) -> None:
    """Raise Problem if this process has the file open: reading it by its path would drop SQLite's locks."""
    status = path.stat()
    with _open_here_lock:
        if (status.st_dev, status.st_ino) in _open_here:
            raise errors.same_file().in_file(str(path))


def harden(connection: sqlite3.Connection) -> None:
    """Trust nothing of a file that somebody else made."""
    for setting in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")


def check_header(path: Path, *, writable: bool = True) -> None:
    """Raise Problem unless the first bytes are those of a project this program knows; SQLite is not asked."""
    try:
        with path.open("rb+" if writable else "rb") as stream:  # writes nothing, but tells what may not be written
            header = stream.read(_HEADER_SIZE)
    except OSError as error:
        raise errors.file_problem(error) from error
    if len(header) < _HEADER_SIZE or not header.startswith(MAGIC):
        raise errors.not_a_project()
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise errors.not_a_project()
    _check_version(int.from_bytes(header[60:64], "big", signed=True))


def size_in_header(path: Path) -> int | None:
    """Return how many bytes a project file should have, or None if its first bytes do not say (SQLite file format)."""
    with path.open("rb") as stream:
        header = stream.read(_HEADER_SIZE)
    page, pages = (int.from_bytes(header[place], "big") for place in (slice(16, 18), slice(28, 32)))
    is_known = pages > 0 and header[24:28] == header[92:96]
    return pages * (65_536 if page == 1 else page) if is_known else None


def _check_version(version: int) -> None:
    known = migrations.latest_version()
    if version > known:
        raise errors.newer_version(version, known)
    if version < 1:
        raise errors.damaged()  # a new project gets its tables and its version in one transaction


def _check_content(db: Database) -> None:
    """Raise Problem if the database is unsound, or newer than its first bytes said (after a crash)."""
    # The index of the search box holds nothing that could be lost.
    rows = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'search*'").fetchall()
    for (name,) in rows:
        checked_later = name == "records" and _is_large(db)
        if not checked_later and db.execute(f"PRAGMA quick_check('{name}')").fetchone() != ("ok",):
            raise errors.damaged()
    _check_version(int(pragma(db, "user_version")))


def _is_large(db: Database) -> bool:
    return int(pragma(db, "page_count")) * int(pragma(db, "page_size")) > _LARGE


def _connect(path: Path) -> Database:
    # The absolute path keeps a file called ":memory:" from meaning something else.
    connection = sqlite3.connect(path.absolute(), isolation_level=None, check_same_thread=False, timeout=_BUSY_SECONDS)
    return Database(connection, execute_plugins=False)


def pragma(db: Database, name: str) -> str | int:
    """Return what the live connection says about one setting."""
    row = db.execute(f"PRAGMA {name}").fetchone()
    value: str | int = row[0] if row else ""
    return value


def unfit_settings(db: Database) -> list[tuple[str, str | int]]:
    """Return the settings, and the marks of the file, that are not as they must be, as the live connection has them."""
    marks = (("application_id", "", APPLICATION_ID), ("user_version", "", migrations.latest_version()))
    found = [(name, pragma(db, name), wanted) for name, _, wanted in (*_SETTINGS, _WAL, *marks)]
    return [(name, value) for name, value, wanted in found if value != wanted]


def _set(db: Database, name: str, value: str, expected: object) -> None:
    """Make a setting and read it back.

    Raises:
        Problem: If it did not stick: better no work than work that may be lost.
    """
    db.execute(f"PRAGMA {name} = {value}")
    found = pragma(db, name)
    if found != expected:
        raise errors.unsafe_settings(name, found)
