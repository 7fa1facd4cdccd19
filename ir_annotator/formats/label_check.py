"""Checks labels that were read against the scheme of the project that takes them in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ir_annotator.domain.annotation import Annotation, Claim
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Attribute, Kind, NumberField, Scalar, Scheme, Value
from ir_annotator.formats.read_line import ReadLine
from ir_annotator.i18n import translate


def check_against(line: ReadLine, scheme: Scheme) -> None:
    """Check that the scheme knows every label of a line.

    Raises:
        Problem: ``unknown_label`` that names the first label it does not know.
    """
    try:
        check_labels(line.annotation, [claim for _, claim in line.claims], scheme)
    except Problem as problem:
        problem.file, problem.line = line.file, line.number
        raise


def check_labels(annotation: Annotation, claims: Iterable[Claim], scheme: Scheme) -> None:
    """Check that the scheme knows every label of an annotation with these claims.

    Raises:
        Problem: ``unknown_label`` that names the first label it does not know.
    """
    for topic in annotation.topics:
        _check_known(scheme.topic(topic) is not None, "topics", topic)
    _check_values(annotation.judgements, scheme.judgements, scheme)
    for claim in claims:
        _check_known(scheme.claim_type(claim.type) is not None, "type", claim.type)
        _check_values(claim.attributes, scheme.attributes, scheme)


def _check_known(known: bool, place: str, value: object) -> None:
    if not known:
        cause = translate("NativeFile", "The scheme of the project does not know “{1}” under “{0}”.")
        remedy = translate("NativeFile", "Apply the scheme with which these labels were made.")
        raise Problem("unknown_label", cause.format(place, value), remedy)


def _check_values(values: Mapping[str, Value], attributes: tuple[Attribute, ...], scheme: Scheme) -> None:
    by_id = {attribute.id: attribute for attribute in attributes}
    for key, value in values.items():
        _check_known(key in by_id, "attributes", key)
        attribute = by_id[key]
        if attribute.kind is Kind.NUMBERS:
            _check_facts(value, attribute)
        elif attribute.kind is Kind.TOPIC:
            _check_known(isinstance(value, str) and scheme.topic(value) is not None, key, value)
        else:
            _check_known(attribute.choice(value) is not None, key, value)


def _check_facts(value: Value, attribute: Attribute) -> None:
    _check_known(isinstance(value, tuple), attribute.id, value)
    known = {field.id: field for field in attribute.fields}
    for fact in value if isinstance(value, tuple) else ():
        for key, one in fact.items():
            _check_known(key in known, attribute.id, key)
            _check_known(_fits(one, known[key]), key, one)


def _fits(value: Scalar, field: NumberField) -> bool:
    if field.kind == "choice":
        return any(choice.id == value for choice in field.choices)
    return isinstance(value, str) == (field.kind == "text")
