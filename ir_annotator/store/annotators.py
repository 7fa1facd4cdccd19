"""Whoever labels, in the project file."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlite_utils import Database

from ir_annotator.domain.outline import Annotator


def register(db: Database, annotator_id: str) -> None:
    """Make sure that the annotator is known; one that is new is called by the id."""
    db.execute("INSERT INTO annotators VALUES (?, ?) ON CONFLICT (id) DO NOTHING", [annotator_id, annotator_id])


def put(db: Database, annotator: Annotator) -> None:
    """Store an annotator; one with the same id gets the new name."""
    sql = "INSERT INTO annotators VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name"
    db.execute(sql, [annotator.id, annotator.name])


def everybody(db: Database) -> list[Annotator]:
    """Return all annotators, ordered by id."""
    return [Annotator(*row) for row in db.execute("SELECT id, name FROM annotators ORDER BY id")]


def ids(db: Database, wanted: Collection[str]) -> frozenset[str]:
    """Return the ids of those called by id or by name; a word that nobody answers to stands for itself."""
    sql = """SELECT DISTINCT value, coalesce(annotators.id, value) FROM json_each(?)
        LEFT JOIN annotators ON value IN (annotators.id, annotators.name)"""
    return frozenset(found for _, found in db.execute(sql, [json.dumps(list(wanted))]))
