"""The labelling configuration with which Label Studio shows, and goes on with, what was exported for it."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from ir_annotator.domain.scheme import Attribute, Kind, Scheme

TOPICS = "topics"
PRIMARY = "primary_topic"
CLAIMS = {"question": "claims_of_question", "answer": "claims"}
OF_QUESTION = "_of_question"
"""What the controls of the question have at the end: there a control belongs to one text only."""
_REST = "ir_annotator"


def write_config(path: Path, scheme: Scheme) -> None:
    """Write the configuration: names of the scheme are shown, its ids are what results hold."""
    path.write_bytes(etree.tostring(config(scheme), encoding="utf-8", pretty_print=True))


def config(scheme: Scheme) -> etree._Element:
    """Return the configuration."""
    view = etree.Element("View")
    for field in ("question", "answer"):
        _claims(view, field, scheme)
        etree.SubElement(view, "Text", name=field, value=f"${field}")
    topics = _control(view, "Choices", TOPICS, choice="multiple")
    primary = _control(view, "Choices", PRIMARY, choice="single")
    for topic in scheme.all_topics():
        for parent in (topics, primary):
            _choice(parent, topic.id, topic.name.zh)
    for judgement in (one for one in scheme.judgements if one.kind is not Kind.NUMBERS):
        _choices(_control(view, "Choices", judgement.id, choice="single"), judgement)
    for attribute in scheme.attributes:
        if attribute.kind is Kind.NUMBERS:
            continue
        for ending, field in (("", "answer"), (OF_QUESTION, "question")):
            name = attribute.id + ending
            _choices(_control(view, "Choices", name, field, choice="single", perRegion="true"), attribute, scheme)
    _control(view, "TextArea", _REST)
    return view


def _claims(view: etree._Element, field: str, scheme: Scheme) -> None:
    labels = _control(view, "Labels", CLAIMS[field], field)
    for kind in scheme.claim_types:
        etree.SubElement(labels, "Label", value=kind.name.zh, alias=kind.id)


def _control(view: etree._Element, tag: str, name: str, field: str = "answer", **more: str) -> etree._Element:
    return etree.SubElement(view, tag, {"name": name, "toName": field, **more})


def _choices(parent: etree._Element, attribute: Attribute, scheme: Scheme | None = None) -> None:
    if attribute.kind is Kind.TOPIC and scheme is not None:
        for topic in scheme.all_topics():
            _choice(parent, topic.id, topic.name.zh)
    for choice in attribute.choices:
        _choice(parent, str(choice.id), choice.name.zh)


def _choice(parent: etree._Element, alias: str, shown: str) -> None:
    etree.SubElement(parent, "Choice", value=shown, alias=alias)
