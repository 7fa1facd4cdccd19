"""Tells whether a value that was read from a file is what its class says: dataclasses do not look at their types."""

from __future__ import annotations

import math
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeAlias

_Check: TypeAlias = Callable[[Any], bool]
_PLAIN = frozenset((str, int, bool))
"""Types of which a value is or is not, with nothing else to look at."""


def is_well_formed(value: object) -> bool:
    """Tell whether every field of a dataclass holds what it is declared to hold, all the way down."""
    kind: Any = type(value)
    return _of_class(kind)(value)


@cache
def _of_class(kind: Any) -> _Check:  # noqa: ANN401 -- a dataclass
    hints = typing.get_type_hints(kind)
    names = [item.name for item in fields(kind)]
    plain = [name for name in names if hints[name] in _PLAIN]
    types_of_plain = [hints[name] for name in plain]
    checks = [(name, _of_hint(hints[name])) for name in names if name not in plain]

    def is_right(value: Any) -> bool:  # noqa: ANN401 -- a loop, for a merge asks this of every claim
        if type(value) is not kind or [type(getattr(value, name)) for name in plain] != types_of_plain:
            return False
        for name, check in checks:  # noqa: SIM110
            if not check(getattr(value, name)):
                return False
        return True

    return is_right


@cache
def _of_hint(hint: Any) -> _Check:  # noqa: ANN401 -- whatever stands behind a colon
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        plain, ways = _PLAIN.intersection(inside), [_of_hint(one) for one in inside if one not in _PLAIN]
        return lambda value: type(value) in plain or any(way(value) for way in ways)
    if origin is tuple:
        each = _of_hint(inside[0])
        return lambda value: type(value) is tuple and all(map(each, value))
    if origin is not None and issubclass(origin, Mapping):
        name, held = map(_of_hint, inside)
        return lambda value: isinstance(value, Mapping) and all(name(k) and held(v) for k, v in value.items())
    return _of_plain(hint)


def _of_plain(hint: Any) -> _Check:  # noqa: ANN401 -- a class
    if hint is float:
        return lambda value: type(value) in (int, float) and math.isfinite(value)
    if is_dataclass(hint):
        dataclass: Any = hint
        return _of_class(dataclass)
    if issubclass(hint, Enum):
        return lambda value: isinstance(value, hint)
    return lambda value: type(value) is hint
