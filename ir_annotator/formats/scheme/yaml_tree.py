"""Reads a small YAML file into plain data and remembers on which line everything stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate

Path: TypeAlias = tuple[str | int, ...]
"""The way from the root to a place: keys of mappings and zero-based places in lists."""

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INTEGER = re.compile("0|-?[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class Tree:
    """Plain data (dict, list, str, int, bool, None) and the one-based line of every place in it."""

    data: Any
    lines: Mapping[Path, int]

    def problem(self, path: Path, cause: str, remedy: str = "") -> Problem:
        """Return a problem at a place in the data; a place that is not there stands for what holds it."""
        while path not in self.lines:
            path = path[:-1]
        return _problem(self.lines[path], cause, remedy)


def read_tree(source: str) -> Tree:
    """Read one YAML document without anchors, aliases and tags.

    A bare ``true`` or ``false`` is a truth value and bare decimal digits are a number; everything else, such as
    ``no`` or ``1.0``, is the text that stands there, without blanks around it.

    Raises:
        Problem: ``bad_scheme`` with the line, if the text is too large, not YAML or uses what is not read here.
    """
    if len(source) > MAX_BYTES:
        raise too_large()
    bad = _NOT_TEXT.search(source)
    if bad:
        line = source.count("\n", 0, bad.start()) + 1
        raise _problem(line, translate("SchemeFile", "There is a character here that is not text."))
    try:
        _refuse_the_unusual(source)
        node = yaml.compose(source, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(error, source) from error
    except yaml.YAMLError as error:
        raise _problem(1, translate("SchemeFile", "This is not valid YAML.")) from error
    if node is None:
        raise _problem(1, translate("SchemeFile", "The file is empty."))
    lines: dict[Path, int] = {}
    return Tree(_value(node, (), _line(node), lines), lines)


def too_large() -> Problem:
    """Return what to say of a file that no person wrote as a scheme."""
    return _problem(0, translate("SchemeFile", "The file is too large for a label scheme."))


def _line(node: Any) -> int:  # noqa: ANN401 -- a node or an event
    return int(node.start_mark.line) + 1


def _problem(line: int, cause: str, remedy: str = "") -> Problem:
    return Problem("bad_scheme", cause, remedy, line=line)


def _refuse_the_unusual(source: str) -> None:
    """Refuse anchors, aliases (they can blow up a small file), tags and deep nesting before anything is built."""
    depth = 0
    for event in yaml.parse(source, Loader=_LOADER):
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            cause = translate("SchemeFile", "References with & and * are not allowed here.")
            raise _problem(line, cause, translate("SchemeFile", "Write the text out, or put it in quotes."))
        if getattr(event, "tag", None):
            cause = translate("SchemeFile", "Tags that begin with ! are not allowed here.")
            raise _problem(line, cause, translate("SchemeFile", "Remove the tag, or put the text in quotes."))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _too_deep(line)


def _too_deep(line: int) -> Problem:
    return _problem(line, translate("SchemeFile", "The file is nested too deeply."))


def _not_yaml(error: yaml.MarkedYAMLError, source: str) -> Problem:
    """Word an error of the YAML parser."""
    mark = error.problem_mark or error.context_mark
    if error.context == "while scanning a quoted scalar" and error.context_mark:
        mark = error.context_mark
        return _problem(mark.line + 1, translate("SchemeFile", "A quotation mark is opened here and never closed."))
    number = mark.line if mark else 0
    if error.problem and "nesting depth" in error.problem:  # libyaml's own limit, from PyYAML 6.0.4 on
        return _too_deep(number + 1)
    lines = source.splitlines() or [""]
    line = lines[min(number, len(lines) - 1)]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        cause = translate("SchemeFile", "The line is indented with a tab.")
        return _problem(number + 1, cause, translate("SchemeFile", "Indent with blanks."))
    return _problem(
        number + 1,
        translate("SchemeFile", "This is not valid YAML."),
        translate("SchemeFile", "Check indentation, brackets, and the blank after each colon, here and just above."),
    )


def _value(node: Any, path: Path, line: int, lines: dict[Path, int]) -> Any:  # noqa: ANN401 -- plain data
    """Return a node as plain data and note its line; what a key holds stands on the line of the key."""
    lines[path] = line
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, n), _line(item), lines) for n, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines)
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: Path, lines: dict[Path, int]) -> dict[str, Any]:
    """Return a mapping as a dict; the same key twice is a mistake, not the last one's luck."""
    found: dict[str, Any] = {}
    for key, value in node.value:
        line = _line(key)
        if not isinstance(key, yaml.ScalarNode):
            raise _problem(line, translate("SchemeFile", "A key must be a single word."))
        name = key.value.strip()
        if name in found:
            cause = translate("SchemeFile", "“{0}” stands here a second time; the first is on line {1}.")
            raise _problem(line, cause.format(name, lines[*path, name]))
        found[name] = _value(value, (*path, name), line, lines)
    return found


def _scalar(node: yaml.ScalarNode) -> str | int | bool | None:
    """Return what a single value means."""
    text: str = node.value.strip()
    if node.style:  # quoted or a block of text
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    return int(text) if _INTEGER.fullmatch(text) else text
