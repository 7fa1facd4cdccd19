"""Tables of ready questions and answers: what a column can mean, and the question which one means what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from ir_annotator.domain.problem import Problem


class Column(StrEnum):
    """What a column of a table can mean; the first two are needed."""

    QUESTION = "question"
    ANSWER = "answer"
    CODE = "code"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    COMPANY = "company"
    TITLE = "title"
    CATEGORIES = "categories"
    PARTICIPANTS = "participants"
    PLACE = "place"
    HOSTS = "hosts"


NEEDED = (Column.QUESTION, Column.ANSWER)
"""Columns without which a table cannot be read."""

ColumnChoice: TypeAlias = Mapping[Column, str]
"""Which column (its name) means what; an empty name says that no column does."""


@dataclass(frozen=True, slots=True)
class KnownColumns:
    """What people said about the columns of tables.

    Attributes:
        named: Said for the files being read now; every table must have these columns.
        remembered: Said earlier, for all tables whose columns have these names.
    """

    named: ColumnChoice = field(default_factory=dict)
    remembered: Mapping[tuple[str, ...], ColumnChoice] = field(default_factory=dict)


class UnknownColumnsError(Problem):
    """A table of which nobody knows what its columns mean; it carries what a person needs to say so.

    Attributes:
        names: The columns, each with a name of its own.
        rows: The first rows, as many cells each as there are columns.
        guess: What can be told from names and values.
        has_header: Whether the names stand in the table; else they only count the columns.
    """

    names: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    guess: ColumnChoice = {}  # noqa: RUF012 -- never changed
    has_header: bool = True
