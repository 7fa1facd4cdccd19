"""The language of the search box: words, "phrases", -not, field:value and /regular expressions/.

All parts must hold. ``parse`` is pure; what the values of the fields mean is settled by ``query_meaning``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ir_annotator.domain.folding import fold


class Field(StrEnum):
    """What a part of a query can ask for besides words."""

    CODE = "code"
    NAME = "name"
    DATE = "date"
    TOPIC = "topic"
    TYPE = "type"
    STATUS = "status"
    ANNOTATOR = "annotator"
    NOTE = "note"


FIELD_WORDS: Mapping[str, Field] = {
    **{field.value: field for field in Field},
    "代码": Field.CODE,
    "简称": Field.NAME,
    "日期": Field.DATE,
    "话题": Field.TOPIC,
    "类型": Field.TYPE,
    "状态": Field.STATUS,
    "标注人": Field.ANNOTATOR,
    "备注": Field.NOTE,
}
"""What may stand before the colon."""


class QueryFault(StrEnum):
    """What can be wrong with a query."""

    UNKNOWN_FIELD = "unknown_field"
    NO_VALUE = "no_value"
    BAD_DATE = "bad_date"
    BAD_REGEX = "bad_regex"
    OPEN_QUOTE = "open_quote"
    UNKNOWN_TOPIC = "unknown_topic"
    UNKNOWN_TYPE = "unknown_type"
    UNKNOWN_STATUS = "unknown_status"
    UNKNOWN_ANNOTATOR = "unknown_annotator"


class QueryError(Exception):
    """A query that means nothing.

    Attributes:
        fault: What is wrong.
        position: Where in the query, in code points from zero.
        detail: The words that are wrong, or what the engine says of them.
    """

    def __init__(self, fault: QueryFault, position: int, detail: str) -> None:
        super().__init__(fault, position, detail)
        self.fault, self.position, self.detail = fault, position, detail


@dataclass(frozen=True, slots=True)
class Word:
    """Text to be found as it stands, but for case and width; ``text`` is folded."""

    text: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression to be found, whatever the case of letters; it compiles."""

    source: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A field and what it is to be: as written, and where in the query (code points)."""

    field: Field
    value: str
    negated: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for; a Q&A is found if every part holds."""

    words: tuple[Word, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    filters: tuple[Filter, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.patterns or self.filters)


_OPENING, _CLOSING = '"“”「', '"“”」'
_COLONS = ":："
_FIELD = re.compile(rf"([A-Za-z_]+|{'|'.join(word for word in FIELD_WORDS if not word.isascii())})[{_COLONS}]")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_PATTERN = re.compile(r"/((?:\\.|[^/\\])+)/(?=\s|$)")


def parse(text: str) -> Query:
    """Read a query.

    Raises:
        QueryError: If a field is unknown or has no value, a date is none, a quote is not closed, or an expression
            does not compile.
    """
    words, patterns, filters = [], [], []
    for part in _parts(text):
        match part:
            case Word():
                words.append(part)
            case Pattern():
                patterns.append(part)
            case Filter():
                filters.append(part)
    return Query(tuple(words), tuple(patterns), tuple(filters))


def _parts(text: str) -> Iterator[Word | Pattern | Filter]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        negated = text[at] in "-－" and at + 1 < len(text) and not text[at + 1].isspace()
        begun = at + negated
        pattern, field = _PATTERN.match(text, begun), _FIELD.match(text, begun)
        if pattern:
            at = pattern.end()
            yield Pattern(_checked(pattern[1], begun), negated)
        elif field:
            name = FIELD_WORDS.get(field[1].casefold())
            if name is None:
                raise QueryError(QueryFault.UNKNOWN_FIELD, begun, field[1])
            value, at = _value(text, field.end())
            if not value:
                raise QueryError(QueryFault.NO_VALUE, begun, field[1])
            if name is Field.DATE:
                date_range(value, field.end())
            yield Filter(name, value, negated, field.end())
        else:
            value, at = _value(text, begun)
            if value:
                yield Word(fold(value), negated)


def _value(text: str, at: int) -> tuple[str, int]:
    """Return the word or the phrase that begins here, and where what follows begins."""
    if at < len(text) and text[at] in _OPENING:
        end = next((place for place in range(at + 1, len(text)) if text[place] in _CLOSING), -1)
        if end < 0:
            raise QueryError(QueryFault.OPEN_QUOTE, at, text[at:])
        return text[at + 1 : end], end + 1
    end = at
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[at:end], end


def _checked(source: str, position: int) -> str:
    try:
        re.compile(source)
    except re.error as error:
        raise QueryError(QueryFault.BAD_REGEX, position + 1 + (error.pos or 0), error.msg) from error
    return source


def date_range(value: str, position: int = 0) -> tuple[str, str]:
    """Return the first and the last date of ``2025``, ``2025-03``, ``2025-03..2025-06``, ``2025..`` or ``..2025``.

    Both can be compared with ISO dates as strings; an end that is left open is ``""`` or ``"9999"``.

    Raises:
        QueryError: If it is none of these.
    """
    first, dots, last = fold(value).partition("..")
    for date in (first, last):
        if (date and not _is_date(date)) or not (first or last):
            raise QueryError(QueryFault.BAD_DATE, position, value)
    last = (last or "9999") if dots else first
    return first, f"{last}-99-99"[:10]


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    _, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return 1 <= month <= 12 and 1 <= day <= 31  # noqa: PLR2004 -- months and days
