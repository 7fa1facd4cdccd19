"""Single facts about the project: its scheme, when it was made, where somebody left off."""

from __future__ import annotations

from sqlite_utils import Database

from ir_annotator.domain.scheme import Scheme
from ir_annotator.store.errors import damaged

CREATED_AT = "project.created_at"
STATE = "state."
ANNOTATOR = "project.annotator"
"""Who works in a project that was made from a work package."""
BRANCH = "project.branch"
"""Changes when the project is put back from a backup."""
_SCHEME = "project.scheme"


def get(db: Database, key: str) -> str:
    """Return a fact, or ``""`` if there is none."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return row[0] if row else ""


def put(db: Database, key: str, value: str) -> None:
    """Store a fact in place of an older one."""
    db.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", [key, value])


def put_scheme(db: Database, scheme: Scheme) -> None:
    """Store a scheme and put it in force."""
    db.execute("INSERT INTO schemes VALUES (?, ?, ?)", [scheme.id, scheme.version, scheme.source])
    put(db, _SCHEME, scheme.ref)


def change_scheme(db: Database, scheme: Scheme) -> bool:
    """Put another scheme in force; False if there is one of its name and version that reads otherwise."""
    row = db.execute("SELECT source FROM schemes WHERE id = ? AND version = ?", [scheme.id, scheme.version]).fetchone()
    if row is None:
        put_scheme(db, scheme)
    elif row[0] == scheme.source:
        put(db, _SCHEME, scheme.ref)
    return row is None or bool(row[0] == scheme.source)


def scheme_ref(db: Database) -> str:
    """Return the name of the scheme in force, such as ``ir-cn-default@1.0.0``."""
    return get(db, _SCHEME)


def has_scheme(db: Database) -> bool:
    """Tell whether the scheme in force is in the project."""
    sql = "SELECT count(*) FROM schemes WHERE id || '@' || version = ? AND source <> ''"
    (found,) = db.execute(sql, [scheme_ref(db)]).fetchone()
    return bool(found)


def scheme_source(db: Database) -> str:
    """Return the YAML text of the scheme in force.

    Raises:
        Problem: ``damaged`` if it is not there.
    """
    row = db.execute("SELECT source FROM schemes WHERE id || '@' || version = ?", [scheme_ref(db)]).fetchone()
    if row is None:
        raise damaged()
    source: str = row[0]
    return source
