"""Words what is wrong with the shape of a scheme file: keys, types and values."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.scheme.yaml_tree import Tree
from ir_annotator.i18n import translate

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError


def first_shape_error(validator: Draft202012Validator, tree: Tree) -> Problem | None:
    """Return the topmost mistake in the shape of the data, or None if the schema is met."""
    problems = [_worded(error, tree) for error in validator.iter_errors(tree.data)]
    return min(problems, key=lambda problem: problem.line, default=None)


def _worded(error: ValidationError, tree: Tree) -> Problem:
    match error.validator:
        case "additionalProperties":
            return _unknown_key(error, tree)
        case "required":
            return _missing_key(error, tree)
        case "type":
            return _wrong_type(error, tree)
        case "enum":
            return _wrong_value(error, tree)
        case "pattern":
            return _wrong_form(error, tree)
        case "minimum" | "maximum":
            cause = translate("SchemeFile", "“{0}” must lie between {1} and {2}.")
            limits = error.schema["minimum"], error.schema["maximum"]  # type: ignore[index]
            return tree.problem(_path(error), cause.format(_place(error), *limits))
        case _:  # minItems, minLength, minProperties
            return tree.problem(_path(error), translate("SchemeFile", "“{0}” is empty.").format(_place(error)))


def _path(error: ValidationError) -> tuple[str | int, ...]:
    return tuple(error.absolute_path)


def _place(error: ValidationError) -> str:
    """Return the innermost key above the mistake."""
    return next((step for step in reversed(_path(error)) if isinstance(step, str)), "")


def _unknown_key(error: ValidationError, tree: Tree) -> Problem:
    known = list(error.schema["properties"])  # type: ignore[index]
    instance: Any = error.instance
    paths = [(*_path(error), key) for key in instance if key not in known]
    path = min(paths, key=lambda path: tree.lines[path])
    cause = translate("SchemeFile", "“{0}” is not a key that can stand here.").format(path[-1])
    close = get_close_matches(str(path[-1]), known, 1)
    if close:
        return tree.problem(path, cause, translate("SchemeFile", "Did you mean “{0}”?").format(close[0]))
    return tree.problem(path, cause, translate("SchemeFile", "Possible here: {0}.").format(", ".join(known)))


def _missing_key(error: ValidationError, tree: Tree) -> Problem:
    instance: Any = error.instance
    wanted: Any = error.validator_value
    missing = next(key for key in wanted if key not in instance)
    return tree.problem(_path(error), translate("SchemeFile", "The key “{0}” is missing here.").format(missing))


def _type_words() -> dict[str, str]:
    return {
        "object": translate("SchemeFile", "keys with values"),
        "array": translate("SchemeFile", "a list"),
        "string": translate("SchemeFile", "text"),
        "integer": translate("SchemeFile", "a whole number"),
        "boolean": translate("SchemeFile", "true or false"),
    }


def _wrong_type(error: ValidationError, tree: Tree) -> Problem:
    place = _place(error)
    if error.instance is None:
        return tree.problem(_path(error), translate("SchemeFile", "“{0}” is empty.").format(place))
    wanted: Any = error.validator_value
    kinds = [wanted] if isinstance(wanted, str) else wanted
    words = translate("SchemeFile", " or ").join(_type_words()[kind] for kind in kinds)
    if not place:
        cause = translate("SchemeFile", "The file must consist of keys with values.")
    else:
        cause = translate("SchemeFile", "“{0}” must be {1}.").format(place, words)
    quotable = "string" in kinds and isinstance(error.instance, bool | int)
    return tree.problem(_path(error), cause, translate("SchemeFile", "Put it in quotes.") if quotable else "")


def _wrong_value(error: ValidationError, tree: Tree) -> Problem:
    allowed: Any = error.validator_value
    cause = translate("SchemeFile", "“{0}” cannot be “{1}”.").format(_place(error), error.instance)
    return tree.problem(
        _path(error), cause, translate("SchemeFile", "Possible here: {0}.").format(", ".join(map(str, allowed)))
    )


def _wrong_form(error: ValidationError, tree: Tree) -> Problem:
    place = _place(error)
    if place == "version":
        remedy = translate("SchemeFile", "Write three numbers, such as 1.0.0.")
    elif place == "key":
        remedy = translate("SchemeFile", "Write one small letter from a to z.")
    elif place == "ref":
        remedy = translate("SchemeFile", "Write code, number and perhaps the Q&A, such as 688787/2025-003#1.")
    else:
        remedy = translate("SchemeFile", "Use small letters, digits and underscores, beginning with a letter.")
    cause = translate("SchemeFile", "“{0}” cannot be “{1}”.").format(place, error.instance)
    return tree.problem(_path(error), cause, remedy)
