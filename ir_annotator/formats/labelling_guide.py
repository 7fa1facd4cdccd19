"""The labelling guide: a scheme as one HTML page for people, in the language in use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ir_annotator.domain.scheme import Attribute, Choice, Condition, Example, Kind, Name, Scheme, Topic, Value
from ir_annotator.i18n import language, translate

_STYLE = """
body { font-family: "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; line-height: 1.6;
       max-width: 52em; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; width: 100%; } td, th { border: 1px solid #888; padding: 4px 8px; text-align: left; }
code { font-weight: bold; }
"""


def guide_html(scheme: Scheme) -> str:
    """Return the guide as a page that needs nothing else; every text of the scheme is escaped."""
    title = translate("Guide", "Labelling guide")
    return (
        f'<!DOCTYPE html>\n<html lang="{language().replace("_", "-")}"><head><meta charset="utf-8">'
        f"<title>{title} {escape(scheme.ref)}</title><style>{_STYLE}</style></head><body>\n"
        f"{guide_body(scheme)}\n</body></html>\n"
    )


def guide_body(scheme: Scheme) -> str:
    """Return what stands in the guide, without the frame of a page."""
    parts = [_heading(1, translate("Guide", "Labelling guide")), _p(_rules(scheme))]
    parts += [_heading(2, translate("Guide", "Topics")), _contents(scheme)]
    parts += [part for topic in scheme.topics for part in _topic(topic, scheme)]
    parts.append(_heading(2, translate("Guide", "Judgements")))
    parts += [part for asked in scheme.judgements for part in _attribute(asked, scheme)]
    parts += [_heading(2, translate("Guide", "Claim types")), _claim_types(scheme)]
    parts.append(_heading(2, translate("Guide", "Attributes of a claim")))
    parts += [part for attribute in scheme.attributes for part in _attribute(attribute, scheme)]
    return "\n".join(parts)


def _heading(level: int, words: str) -> str:
    return f"<h{level}>{words}</h{level}>"


def _rules(scheme: Scheme) -> str:
    said = [translate("Guide", "Scheme {0}.").format(scheme.ref)]
    said.append(translate("Guide", "A Q&A has at most {0} topics.").format(scheme.max_topics))
    if scheme.topics_required:
        said.append(translate("Guide", "Each has at least one topic."))
    if scheme.primary_required:
        said.append(translate("Guide", "One of them is the primary topic."))
    if scheme.overlap_allowed:
        said.append(translate("Guide", "Claims may overlap."))
    said.append(translate("Guide", "The letter in front of a name is its key; a number is the digit that takes it."))
    return " ".join(said)


def _contents(scheme: Scheme) -> str:
    links = (f'<a href="#topic-{escape(topic.id)}">{_keyed(topic.key, topic.name)}</a>' for topic in scheme.topics)
    return f"<p>{' · '.join(links)}</p>"


def _topic(topic: Topic, scheme: Scheme) -> Iterable[str]:
    yield f'<h3><a name="topic-{escape(topic.id)}"></a>{_keyed(topic.key, topic.name)}</h3>'
    yield _p(f"{_say(topic.definition)} ({topic.id})")
    yield from map(_p, _examples(topic, scheme))
    if topic.children:
        rows = [
            (str(number), _say(child.name), _meaning(child, scheme), child.id)
            for number, child in enumerate(topic.children, 1)
        ]
        head = (translate("Guide", "Key"), translate("Guide", "Sub-topic"), translate("Guide", "Meaning"), "id")
        yield _table(head, rows)


def _meaning(topic: Topic, scheme: Scheme) -> str:
    return " ".join([_say(topic.definition), *_examples(topic, scheme)])


def _examples(topic: Topic, scheme: Scheme) -> list[str]:
    said = []
    if topic.positive:
        said.append(translate("Guide", "✓ Yes: {0}").format(_example(topic.positive, scheme)))
    if topic.negative:
        said.append(translate("Guide", "✗ No: {0}").format(_example(topic.negative, scheme)))
    return said


def _example(example: Example, scheme: Scheme) -> str:
    parts, why = [translate("Guide", "“{0}”").format(_say(example.text))], _say(example.why)
    if why:
        parts.append(translate("Guide", "({0})").format(why))
    if example.use:
        right = scheme.topic(example.use)
        parts.append(f"→ {_say(right.name) if right else example.use}")
    return " ".join(parts)


def _claim_types(scheme: Scheme) -> str:
    rows = [(kind.key.upper(), _say(kind.name), _say(kind.definition), kind.id) for kind in scheme.claim_types]
    return _table((translate("Guide", "Key"), translate("Guide", "Type"), translate("Guide", "Meaning"), "id"), rows)


def _attribute(attribute: Attribute, scheme: Scheme) -> Iterable[str]:
    yield f"<h3>{_keyed(attribute.key, attribute.name)}</h3>"
    yield _p(" ".join([*_when(attribute, scheme), f"({attribute.id})"]))
    head = (translate("Guide", "Key"), translate("Guide", "Value"), translate("Guide", "Meaning"), "id")
    if attribute.choices:
        yield _table(head, _choice_rows(attribute.choices))
    if attribute.kind is Kind.TOPIC:
        yield _p(translate("Guide", "One of the topics of the Q&A."))
    if attribute.kind is Kind.NUMBERS:
        yield _p(translate("Guide", "Figures, each with these fields:"))
        fields = [
            (_say(each.name), ", ".join(_say(c.name) for c in each.choices), each.id) for each in attribute.fields
        ]
        yield _table((translate("Guide", "Field"), translate("Guide", "Value"), "id"), fields)


def _choice_rows(choices: Sequence[Choice]) -> list[tuple[str, str, str, str]]:
    return [
        (str(number), _say(choice.name), _say(choice.definition), str(choice.id))
        for number, choice in enumerate(choices, 1)
    ]


def _when(attribute: Attribute, scheme: Scheme) -> Iterable[str]:
    """Say when an attribute is asked for, whether it must be answered, and what stands there by itself."""
    if attribute.show_if:
        asked = translate("Guide", "Asked only where {0}; then it must be answered.")
        yield asked.format(_condition(attribute.show_if, scheme))
    elif attribute.required:
        yield translate("Guide", "Must be answered.")
    elif attribute.required_if:
        needed = translate("Guide", "Must be answered where {0}.")
        yield needed.format(_condition(attribute.required_if, scheme))
    else:
        yield translate("Guide", "May stay open.")
    if attribute.default is not None:
        yield translate("Guide", "Filled in at first: {0}.").format(_value(attribute, attribute.default))
    for type_id, value in attribute.default_by_type.items():
        kind = scheme.claim_type(type_id)
        words = translate("Guide", "For {0} filled in at first: {1}.")
        yield words.format(_say(kind.name) if kind else type_id, _value(attribute, value))


def _condition(condition: Condition, scheme: Scheme) -> str:
    known = {attribute.id: attribute for attribute in (*scheme.judgements, *scheme.attributes)}
    said = []
    for asked, values in condition.items():
        attribute = known.get(asked)
        wanted = [_value(attribute, value) for value in values]
        name = _say(attribute.name) if attribute else asked
        said.append(translate("Guide", "“{0}” is {1}").format(name, translate("Guide", " or ").join(wanted)))
    return translate("Guide", " and ").join(said)


def _value(attribute: Attribute | None, value: Value) -> str:
    choice = attribute.choice(value) if attribute else None
    return _say(choice.name) if choice else str(value)


def _keyed(key: str, name: Name) -> str:
    return f"<code>{escape(key.upper())}</code> {escape(_say(name))}" if key else escape(_say(name))


def _say(name: Name) -> str:
    return name.in_language(language())


def _p(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(line(cells, "td") for cells in rows)
    return f'<table border="1" cellspacing="0" cellpadding="4">{line(head, "th")}{body}</table>'
