"""The guide says everything the scheme says, in the language in use, and nothing in it is taken for HTML."""

from dataclasses import replace
from html import unescape
from re import sub

import pytest

from ir_annotator import i18n
from ir_annotator.domain.scheme import Name
from ir_annotator.formats.reports.labelling_guide import guide_body, guide_html
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme

LANGUAGES = pytest.mark.parametrize("language", i18n.LANGUAGES)


@pytest.fixture(scope="module")
def scheme():
    return read_scheme(default_scheme_path())


def plain(html):
    return unescape(sub(r"<[^>]*>", " ", html))


def names_of(scheme):
    """Every name, definition and id of the scheme, each with what it belongs to."""
    for thing in (*scheme.all_topics(), *scheme.claim_types, *scheme.judgements, *scheme.attributes):
        yield thing.id, thing.name
        yield thing.id, getattr(thing, "definition", thing.name)
        for choice in getattr(thing, "choices", ()):
            yield f"{thing.id}={choice.id}", choice.name
            yield f"{thing.id}={choice.id}", choice.definition
        for field in getattr(thing, "fields", ()):
            yield f"{thing.id}.{field.id}", field.name
    for topic in scheme.all_topics():
        for example in (topic.positive, topic.negative):
            if example:
                yield topic.id, example.text
                yield topic.id, example.why


@LANGUAGES
def test_everything_of_the_scheme_is_in_the_guide(scheme, language):
    i18n.set_language(language)
    text = plain(guide_body(scheme))
    missing = {owner for owner, name in names_of(scheme) if name.in_language(language) not in text}
    assert not missing
    ids = [thing.id for thing in (*scheme.all_topics(), *scheme.claim_types, *scheme.judgements, *scheme.attributes)]
    assert not [each for each in ids if each not in text]


def test_conditions_and_defaults_are_said_in_words(scheme):
    text = plain(guide_body(scheme))
    assert "Asked only where “Directness” is Evasive or Partial; then it must be answered." in text
    i18n.set_language("zh_CN")
    assert "仅当“是否正面回答”为回避或部分时才问，问了就必须回答。" in plain(guide_body(scheme))


def test_links_of_the_contents_lead_to_the_topics(scheme):
    html = guide_body(scheme)
    for topic in scheme.topics:
        assert f'href="#topic-{topic.id}"' in html
        assert f'name="topic-{topic.id}"' in html


def test_texts_of_a_scheme_are_no_html(scheme):
    evil = Name("<img src=x>&", "<script>alert(1)</script>&")
    changed = replace(scheme, topics=(replace(scheme.topics[0], name=evil, definition=evil, children=()),))
    html = guide_html(changed)
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in html


def test_the_saved_page_needs_nothing_else(scheme):
    html = guide_html(scheme)
    assert html.startswith("<!DOCTYPE html>")
    assert "http" not in html
    assert "src=" not in html
