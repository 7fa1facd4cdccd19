"""Reads a label scheme from YAML; every mistake is told with its line in plain words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import (
    Attribute,
    Choice,
    ClaimType,
    Condition,
    Example,
    Kind,
    Name,
    NumberField,
    Scheme,
    Topic,
)
from ir_annotator.formats.guard import check_regular
from ir_annotator.formats.scheme.errors import first_shape_error
from ir_annotator.formats.scheme.meaning import check_meaning
from ir_annotator.formats.scheme.yaml_tree import MAX_BYTES, read_tree, too_large
from ir_annotator.i18n import translate
from ir_annotator.resources import resource

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


def default_scheme_path() -> Path:
    """Return the path of the scheme that is shipped."""
    return resource("schemes/ir-cn-default.yaml")


def read_scheme(path: Path) -> Scheme:
    """Read a scheme file.

    Raises:
        Problem: ``bad_scheme`` with file, line, cause and remedy, or ``unreadable_file``.
    """
    if path.exists():
        check_regular(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        cause = translate("SchemeFile", "The scheme file cannot be read: {0}.").format(error.strerror or error)
        raise Problem("unreadable_file", cause, file=str(path)) from error
    if len(raw) > MAX_BYTES:
        raise too_large().in_file(str(path))
    try:
        source = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        cause = translate("SchemeFile", "The file is not encoded in UTF-8.")
        remedy = translate("SchemeFile", "Save it again as UTF-8 in your editor.")
        raise Problem("bad_scheme", cause, remedy, file=str(path), line=line) from error
    return parse_scheme(source, str(path))


def parse_scheme(source: str, file: str = "") -> Scheme:
    """Read a scheme from its YAML text; ``file`` is only named in problems.

    Raises:
        Problem: ``bad_scheme`` with line, cause and remedy of the first mistake.
    """
    try:
        tree = read_tree(source)
        problem = None if source == _shipped() else first_shape_error(_validator(), tree)
        if problem is not None:
            raise problem
        check_meaning(tree)
    except Problem as problem:
        problem.in_file(file)
        raise
    return _scheme(tree.data, source)


@cache
def _shipped() -> str:
    """Return the text of the scheme that is shipped: whoever uses it need not wait for it to be checked again."""
    return default_scheme_path().read_text(encoding="utf-8")


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    schema = json.loads(resource("schemas/scheme.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def _scheme(data: dict[str, Any], source: str) -> Scheme:
    topics, claims = data["topics"], data["claims"]
    return Scheme(
        id=data["scheme"],
        version=data["version"],
        topics=tuple(_topic(item) for item in topics["items"]),
        judgements=tuple(_attribute(item) for item in data["judgements"]),
        claim_types=tuple(
            ClaimType(item["id"], _name(item["name"]), _name(item.get("definition")), item.get("key", ""))
            for item in claims["types"]
        ),
        attributes=tuple(_attribute(item) for item in claims["attributes"]),
        max_topics=topics.get("max", 5),
        primary_required=topics.get("primary", "required") == "required",
        topics_required=not topics.get("allow_empty", False),
        overlap_allowed=claims.get("overlap", "allow") == "allow",
        connectives=tuple(claims.get("trim", ())),
        source=source,
    )


def _name(data: dict[str, str] | None) -> Name:
    """Return a name in both languages; the Chinese one stands in where no English one is written."""
    return Name(data["zh"], data.get("en", data["zh"])) if data else Name("", "")


def _topic(data: dict[str, Any]) -> Topic:
    return Topic(
        id=data["id"],
        name=_name(data["name"]),
        definition=_name(data.get("definition")),
        key=data.get("key", ""),
        positive=_example(data.get("positive")),
        negative=_example(data.get("negative")),
        children=tuple(_topic(child) for child in data.get("children", ())),
    )


def _example(data: dict[str, Any] | None) -> Example | None:
    return Example(_name(data), _name(data.get("why")), data.get("use", ""), data.get("ref", "")) if data else None


def _choices(data: dict[str, Any]) -> tuple[Choice, ...]:
    return tuple(
        Choice(item["id"], _name(item["name"]), _name(item.get("definition"))) for item in data.get("values", ())
    )


def _condition(data: dict[str, Any]) -> Condition:
    return {key: tuple(value) if isinstance(value, list) else (value,) for key, value in data.items()}


def _attribute(data: dict[str, Any]) -> Attribute:
    return Attribute(
        id=data["id"],
        name=_name(data["name"]),
        kind=Kind(data["type"]),
        required=data.get("required", False),
        choices=_choices(data),
        show_if=_condition(data.get("show_if", {})),
        required_if=_condition(data.get("required_if", {})),
        default=data.get("default"),
        default_by_type=data.get("default_by_type", {}),
        fields=tuple(
            NumberField(item["id"], _name(item["name"]), item["type"], _choices(item))
            for item in data.get("fields", ())
        ),
        key=data.get("key", ""),
    )
