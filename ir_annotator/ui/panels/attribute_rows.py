"""The scheme's attributes as rows of a choice strip."""

from __future__ import annotations

from collections.abc import Mapping

from ir_annotator.domain.annotation import Annotation
from ir_annotator.domain.rules import missing_attributes, shown
from ir_annotator.domain.scheme import Attribute, Kind, Name, Scheme, Value
from ir_annotator.i18n import language, translate
from ir_annotator.ui.widgets.choice_strip import Option, Row
from ir_annotator.workspace.describe import say_number, topic_name

EDIT_NUMBERS = "edit"
"""The one option of a row that holds numbers: it opens the form."""


def rows_for(
    attributes: tuple[Attribute, ...], values: Mapping[str, Value], scheme: Scheme, annotation: Annotation
) -> list[Row]:
    """Return a row for every attribute that applies where ``values`` are set and has something to choose from."""
    missing = missing_attributes(attributes, values)
    rows = [
        Row(
            id=attribute.id,
            label=_say(attribute.name),
            options=_options(attribute, values.get(attribute.id), scheme, annotation),
            value=_taken(attribute, values.get(attribute.id)),
            key=attribute.key,
            open=attribute in missing,
            form=attribute.kind is Kind.NUMBERS,
            tip=_say(attribute.name),
        )
        for attribute in shown(attributes, values)
    ]
    return [row for row in rows if row.options]


def _say(name: Name) -> str:
    return name.in_language(language())


def _taken(attribute: Attribute, value: Value | None) -> str | int | None:
    if attribute.kind is Kind.NUMBERS:
        return EDIT_NUMBERS if value else None
    return value if isinstance(value, (str, int)) else None


def _options(attribute: Attribute, value: Value | None, scheme: Scheme, annotation: Annotation) -> tuple[Option, ...]:
    if attribute.kind is Kind.NUMBERS:
        facts = value if isinstance(value, tuple) else ()
        said = translate("Claims", "; ").join(say_number(fact, attribute) for fact in facts)
        label = said or translate("Attributes", "fill in …")
        return (Option(EDIT_NUMBERS, label),)
    if attribute.kind is Kind.TOPIC:
        topics = dict.fromkeys((*annotation.topics, *([str(value)] if value else [])))
        return tuple(Option(topic, topic_name(scheme, topic)) for topic in topics)
    return tuple(Option(choice.id, _say(choice.name), _say(choice.definition)) for choice in attribute.choices)
