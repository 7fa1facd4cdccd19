"""Checks labels that were read against the scheme of the project that takes them in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ir_annotator.domain.annotation import Annotation, Claim
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Attribute, Kind, NumberField, Scalar, Scheme, Value
from ir_annotator.formats.labels.read_line import ReadLine
from ir_annotator.i18n import translate

_REMEMBERED = 10_000
"""Sets of values that are not looked at twice: most claims say what others said."""


def check_against(line: ReadLine, scheme: Scheme) -> None:
    """Check that the scheme knows every label of a line; for many lines make a LabelCheck once.

    Raises:
        Problem: ``unknown_label`` that names the first label it does not know.
    """
    LabelCheck(scheme).line(line)


def check_labels(annotation: Annotation, claims: Iterable[Claim], scheme: Scheme) -> None:
    """Check that the scheme knows every label of an annotation with these claims.

    Raises:
        Problem: ``unknown_label`` that names the first label it does not know.
    """
    LabelCheck(scheme).labels(annotation, claims)


class LabelCheck:
    """What a scheme knows, at hand for checking many labels."""

    def __init__(self, scheme: Scheme) -> None:
        self._topics = frozenset(topic.id for topic in scheme.all_topics())
        self._types = frozenset(kind.id for kind in scheme.claim_types)
        self._judgements = {one.id: (one, _allowed(one)) for one in scheme.judgements}
        both = (*scheme.judgements, *scheme.attributes)
        self._fields = {one.id: {field.id: field for field in one.fields} for one in both}
        self._fine: set[tuple[object, ...]] = set()
        self._attributes = {one.id: (one, _allowed(one)) for one in scheme.attributes}

    def line(self, line: ReadLine) -> None:
        """Check a line.

        Raises:
            Problem: As ``check_against`` does.
        """
        try:
            self.labels(line.annotation, (placed.claim for placed in line.claims))
        except Problem as problem:
            problem.file, problem.line = line.file, line.number
            raise

    def labels(self, annotation: Annotation, claims: Iterable[Claim]) -> None:
        """Check the labels of one annotation.

        Raises:
            Problem: As ``check_labels`` does.
        """
        for topic in annotation.topics:
            _check_known(topic in self._topics, "topics", topic)
        self._check(annotation.judgements, self._judgements)
        for claim in claims:
            _check_known(claim.type in self._types, "type", claim.type)
            self._check(claim.attributes, self._attributes)

    def _check(
        self, values: Mapping[str, Value], known: Mapping[str, tuple[Attribute, frozenset[tuple[type, object]]]]
    ) -> None:
        plain = values
        if tuple in map(type, values.values()):  # figures, which are seldom the same
            plain = {key: value for key, value in values.items() if type(value) is not tuple}
            self._check_each({key: value for key, value in values.items() if key not in plain}, known)
        said = (id(known), *plain.items())
        if said not in self._fine:
            self._check_each(plain, known)
            if len(self._fine) < _REMEMBERED:
                self._fine.add(said)

    def _check_each(
        self, values: Mapping[str, Value], known: Mapping[str, tuple[Attribute, frozenset[tuple[type, object]]]]
    ) -> None:
        for key, value in values.items():
            _check_known(key in known, "attributes", key)
            attribute, allowed = known[key]
            if attribute.kind is Kind.NUMBERS:
                _check_facts(value, attribute, self._fields[key])
            elif attribute.kind is Kind.TOPIC:
                _check_known(isinstance(value, str) and value in self._topics, key, value)
            else:
                _check_known(not isinstance(value, tuple) and (type(value), value) in allowed, key, value)


def _allowed(attribute: Attribute) -> frozenset[tuple[type, object]]:
    """Return the values of an attribute with their types: for Python, 1 is true and 1.0."""
    return frozenset((type(choice.id), choice.id) for choice in attribute.choices)


def _check_known(known: bool, place: str, value: object) -> None:
    if not known:
        cause = translate("NativeFile", "The scheme of the project does not know “{1}” under “{0}”.")
        remedy = translate("NativeFile", "Apply the scheme with which these labels were made.")
        raise Problem("unknown_label", cause.format(place, value), remedy)


def _check_facts(value: Value, attribute: Attribute, known: Mapping[str, NumberField]) -> None:
    _check_known(isinstance(value, tuple), attribute.id, value)
    for fact in value if isinstance(value, tuple) else ():
        for key, one in fact.items():
            _check_known(key in known, attribute.id, key)
            _check_known(_fits(one, known[key]), key, one)


def _fits(value: Scalar, field: NumberField) -> bool:
    if field.kind == "choice":
        return any(choice.id == value for choice in field.choices)
    return isinstance(value, str) == (field.kind == "text")
