"""Takes JSON objects apart by hand, fast, and says in plain words what does not fit."""

from __future__ import annotations

import json
import re
from collections.abc import Container
from typing import Any

import orjson

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate

MAX_NUMBER = 2**53
"""Numbers beyond this are not held exactly by all who read JSON, so they are refused."""
_SOME = re.compile(".+", re.DOTALL)


def misfit(cause: str) -> Problem:
    """Return a problem with the content of one line; whoever reads the file adds its name and the line."""
    return Problem("bad_line", cause)


def loaded(raw: bytes) -> Any:  # noqa: ANN401 -- JSON
    """Return the value that a line of JSON holds; an object in which a key stands twice is no such value.

    Raises:
        Problem: ``bad_line``.
    """
    try:
        data = orjson.loads(raw)
        if orjson.dumps(data) != raw.strip():  # else it is written as we write it, and so has each key once
            json.loads(raw, object_pairs_hook=_once_each)
    except (ValueError, RecursionError, orjson.JSONEncodeError) as error:
        raise misfit(_fault(raw)) from error
    return data


def _fault(raw: bytes) -> str:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return translate("NativeFile", "The line is not UTF-8. Save the file again as UTF-8.")
    return translate("NativeFile", "The line is not valid JSON.")


def _once_each(pairs: list[tuple[str, Any]]) -> None:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            raise misfit(translate("NativeFile", "“{0}” stands twice in the line.").format(key))
        seen.add(key)


def fields(
    value: Any,  # noqa: ANN401 -- JSON
    place: str,
    required: frozenset[str],
    optional: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """Return ``value`` if it is an object with exactly these keys.

    Raises:
        Problem: ``bad_line`` that names the key.
    """
    if not isinstance(value, dict):
        raise misfit(translate("NativeFile", "“{0}” must be an object.").format(place))
    if value.keys() ^ required <= optional:
        return value
    unknown, missing = value.keys() - required - optional, required - value.keys()
    if unknown:
        raise misfit(translate("NativeFile", "“{0}” holds an unknown key “{1}”.").format(place, min(unknown)))
    if missing:
        raise misfit(translate("NativeFile", "“{0}” lacks the key “{1}”.").format(place, min(missing)))
    return value


def text(data: dict[str, Any], key: str, pattern: re.Pattern[str] | None = None) -> str:
    """Return the text at ``key``, which must match ``pattern`` wholly.

    Raises:
        Problem: ``bad_line`` that names the key.
    """
    value = data[key]
    if not isinstance(value, str):
        raise misfit(translate("NativeFile", "“{0}” must be text.").format(key))
    if pattern is not None and not pattern.fullmatch(value):
        raise misfit(translate("NativeFile", "“{0}” cannot be “{1}”.").format(key, value[:80]))
    return value


def some(data: dict[str, Any], key: str) -> str:
    """Return the text at ``key``, which must not be empty.

    Raises:
        Problem: ``bad_line`` that names the key.
    """
    return text(data, key) or text(data, key, _SOME)


def one_of(data: dict[str, Any], key: str, allowed: Container[str]) -> str:
    """Return the text at ``key``, which must be one of ``allowed``.

    Raises:
        Problem: ``bad_line`` that names the key.
    """
    value = text(data, key)
    if value not in allowed:
        raise misfit(translate("NativeFile", "“{0}” cannot be “{1}”.").format(key, value[:80]))
    return value


def texts(data: dict[str, Any], key: str) -> tuple[str, ...]:
    """Return the list of texts at ``key``.

    Raises:
        Problem: ``bad_line`` that names the key.
    """
    value = data[key]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise misfit(translate("NativeFile", "“{0}” must be a list of texts.").format(key))
    return tuple(value)


def items(data: dict[str, Any], key: str) -> list[Any]:
    """Return the list at ``key``.

    Raises:
        Problem: ``bad_line`` that names the key.
    """
    value = data[key]
    if not isinstance(value, list):
        raise misfit(translate("NativeFile", "“{0}” must be a list.").format(key))
    return value


def whole(data: dict[str, Any], key: str, least: int = 0) -> int:
    """Return the whole number at ``key``, which is at least ``least`` and at most MAX_NUMBER.

    Raises:
        Problem: ``bad_line`` that names the key.
    """
    value = data[key]
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= MAX_NUMBER:
        raise misfit(translate("NativeFile", "“{0}” must be a whole number from {1}.").format(key, least))
    return value


def number(value: object, place: str) -> int | float:
    """Return ``value`` if it is a number within ±MAX_NUMBER.

    Raises:
        Problem: ``bad_line`` that names the place.
    """
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise misfit(translate("NativeFile", "“{0}” must be a number.").format(place))
    if not -MAX_NUMBER <= value <= MAX_NUMBER:
        raise misfit(translate("NativeFile", "The number in “{0}” is too large to be held exactly.").format(place))
    return value


def flag(data: dict[str, Any], key: str) -> bool:
    """Return the truth value at ``key``.

    Raises:
        Problem: ``bad_line`` that names the key.
    """
    value = data[key]
    if not isinstance(value, bool):
        raise misfit(translate("NativeFile", "“{0}” must be true or false.").format(key))
    return value
