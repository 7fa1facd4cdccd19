"""Checks what a schema of shapes cannot: that the parts of a scheme fit each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from ir_annotator.formats.scheme.yaml_tree import Path, Tree
from ir_annotator.i18n import translate

Entry: TypeAlias = tuple[Path, dict[str, Any]]
"""One entry of a list in the scheme, and where it stands."""


def check_meaning(tree: Tree) -> None:
    """Check ids, letters, references, conditions and defaults of data whose shape is right.

    Raises:
        Problem: ``bad_scheme`` with the line of the first mistake.
    """
    topics = _entries(tree, ("topics", "items"))
    children = [child for path, _ in topics for child in _entries(tree, (*path, "children"))]
    types = _entries(tree, ("claims", "types"))
    judgements = _entries(tree, ("judgements",))
    attributes = _entries(tree, ("claims", "attributes"))
    _check_children(tree, topics)
    _check_unique(tree, "id", topics + children)
    _check_unique(tree, "id", types)
    _check_unique(tree, "key", topics + types + judgements)
    _check_references(tree, topics, {entry["id"] for _, entry in topics + children})
    _check_attributes(tree, judgements, set())
    _check_attributes(tree, attributes, {entry["id"] for _, entry in types})


def _entries(tree: Tree, path: Path) -> list[Entry]:
    """Return the entries of the list at ``path``; none if there is no such list."""
    found = tree.data
    for step in path:
        found = found.get(step, []) if isinstance(found, dict) else found[step]
    return [((*path, number), entry) for number, entry in enumerate(found)]


def _check_children(tree: Tree, topics: list[Entry]) -> None:
    for path, topic in topics:
        for child_path, child in _entries(tree, (*path, "children")):
            head, _, tail = child["id"].partition(".")
            if head != topic["id"] or not tail or "." in tail:
                cause = translate("SchemeFile", "The id “{0}” must begin with “{1}.” and one word must follow.")
                raise tree.problem((*child_path, "id"), cause.format(child["id"], topic["id"]))


def _check_unique(tree: Tree, key: str, entries: Iterable[Entry]) -> None:
    seen: dict[object, Path] = {}
    for path, entry in entries:
        if key not in entry:
            continue
        place = (*path, key)
        if entry[key] in seen:
            cause = translate("SchemeFile", "“{0}” is already taken on line {1}.")
            remedy = translate("SchemeFile", "Choose another one.")
            raise tree.problem(place, cause.format(entry[key], tree.lines[seen[entry[key]]]), remedy)
        seen[entry[key]] = place


def _check_references(tree: Tree, topics: list[Entry], known: set[str]) -> None:
    for path, topic in topics:
        use = topic.get("negative", {}).get("use")
        if use is not None and use not in known:
            cause = translate("SchemeFile", "There is no topic “{0}”.").format(use)
            raise tree.problem((*path, "negative", "use"), cause)


def _check_attributes(tree: Tree, entries: list[Entry], claim_types: set[str]) -> None:
    _check_unique(tree, "id", entries)
    before: dict[str, list[str | int]] = {}
    for path, attribute in entries:
        _check_unique(tree, "id", _entries(tree, (*path, "values")))
        _check_unique(tree, "id", _entries(tree, (*path, "fields")))
        for field_path, _ in _entries(tree, (*path, "fields")):
            _check_unique(tree, "id", _entries(tree, (*field_path, "values")))
        for key in ("show_if", "required_if"):
            _check_condition(tree, (*path, key), attribute.get(key, {}), before)
        _check_defaults(tree, path, attribute, claim_types)
        before[attribute["id"]] = [choice["id"] for choice in attribute.get("values", ())]


def _check_condition(tree: Tree, path: Path, condition: dict[str, Any], before: dict[str, list[str | int]]) -> None:
    """Check a condition; it may only speak of what is asked before, so that answers never hang in a circle."""
    for name, wanted in condition.items():
        place = (*path, name)
        if name not in before:
            cause = translate("SchemeFile", "The condition speaks of “{0}”, which does not stand before it.")
            raise tree.problem(place, cause.format(name))
        for value in wanted if isinstance(wanted, list) else [wanted]:
            _check_value(tree, place, name, value, before[name])


def _check_defaults(tree: Tree, path: Path, attribute: dict[str, Any], claim_types: set[str]) -> None:
    choices = [choice["id"] for choice in attribute.get("values", ())]
    if "default" in attribute:
        _check_value(tree, (*path, "default"), attribute["id"], attribute["default"], choices)
    for claim_type, value in attribute.get("default_by_type", {}).items():
        place = (*path, "default_by_type", claim_type)
        if claim_type not in claim_types:
            raise tree.problem(place, translate("SchemeFile", "There is no claim type “{0}”.").format(claim_type))
        _check_value(tree, place, attribute["id"], value, choices)


def _check_value(tree: Tree, path: Path, name: str, value: str | int, choices: list[str | int]) -> None:
    if value not in choices:
        cause = translate("SchemeFile", "“{0}” has no value “{1}”.").format(name, value)
        allowed = ", ".join(map(str, choices))
        remedy = translate("SchemeFile", "Possible here: {0}.").format(allowed) if choices else ""
        raise tree.problem(path, cause, remedy)
