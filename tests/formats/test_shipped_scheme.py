"""The shipped scheme is whole: every letter, name, definition and example is there."""

import json
import string

import pytest
from jsonschema import Draft202012Validator

from ir_annotator.formats.reading import read_record
from ir_annotator.formats.scheme.file import default_scheme_path, parse_scheme, read_scheme
from ir_annotator.resources import resource, seeds


@pytest.fixture(scope="module")
def shipped():
    return read_scheme(default_scheme_path())


def test_the_shipped_scheme_has_its_18_topics_and_keeps_its_source(shipped):
    assert shipped.ref == "ir-cn-default@1.0.0"
    assert [topic.id for topic in shipped.topics] == [
        "perf",
        "ops",
        "product",
        "rnd",
        "market",
        "competition",
        "pricing",
        "supply",
        "strategy",
        "capital",
        "returns",
        "governance",
        "compliance",
        "esg",
        "industry",
        "macro",
        "risk",
        "other",
    ]
    assert shipped.source == default_scheme_path().read_text(encoding="utf-8")
    assert parse_scheme(shipped.source) == shipped


def test_every_letter_of_the_alphabet_has_one_use(shipped):
    topics = "".join(topic.key for topic in shipped.topics)
    types = {kind.id: kind.key for kind in shipped.claim_types}
    judgements = {attribute.id: attribute.key for attribute in shipped.judgements}
    assert topics == "qwertyuiopzxcvbnml"
    assert types == dict(
        zip(["commitment", "forecast", "comparison", "causal", "fact", "opinion"], "asdfgh", strict=True)
    )
    assert judgements == {"directness": "j", "non_answer": "", "specificity": "k"}
    assert sorted(topics + "".join(types.values()) + "".join(judgements.values())) == list(string.ascii_lowercase)


def test_everything_has_a_name_in_both_languages(shipped):
    attributes = (*shipped.judgements, *shipped.attributes)
    fields = [field for attribute in attributes for field in attribute.fields]
    choices = [choice for owner in (*attributes, *fields) for choice in owner.choices]
    for thing in (*shipped.all_topics(), *shipped.claim_types, *attributes, *fields, *choices):
        assert thing.name.zh, thing
        assert thing.name.en.isascii() or "–" in thing.name.en, thing
        assert thing.name.en, thing


def test_every_topic_and_claim_type_is_defined_in_both_languages(shipped):
    for thing in (*shipped.all_topics(), *shipped.claim_types):
        assert thing.definition.zh != thing.definition.en, thing.id
        assert thing.definition.zh.endswith("。"), thing.id
        assert thing.definition.en.endswith("."), thing.id
        assert thing.definition.en.isascii(), thing.id


def test_every_first_level_topic_has_an_example_for_and_one_against(shipped):
    ids = {topic.id for topic in shipped.topics}
    for topic in shipped.topics:
        assert topic.positive.text.zh != topic.positive.text.en
        assert topic.positive.text.en.isascii()
        assert topic.negative.text.en.isascii()
        assert topic.negative.why.zh
        assert topic.negative.why.en.isascii()
        assert topic.negative.use in ids - {topic.id}


def test_examples_that_were_not_made_up_stand_in_the_sample_record(shipped):
    record = (seeds() / "688787_2025-003.txt").read_text(encoding="utf-8")
    made_up = {topic.id for topic in shipped.topics if topic.positive.text.zh not in record}
    assert made_up == {"capital", "returns", "governance", "esg", "macro", "risk", "other"}
    assert all(topic.negative.text.zh in record for topic in shipped.topics)


def test_examples_stand_in_the_question_or_answer_they_refer_to(shipped):
    record = read_record(seeds() / "688787_2025-003.docx")
    referring = 0
    for topic in shipped.topics:
        for example in filter(None, (topic.positive, topic.negative)):
            if example.ref:
                place, _, number = example.ref.partition("#")
                qa = record.qas[int(number) - 1]
                assert place == f"{record.form.code}/{record.form.number}"
                assert example.text.zh in qa.question.of(record.text) + qa.answer.of(record.text)
                referring += 1
    assert referring == 29


def test_conditions_and_defaults_of_the_shipped_scheme(shipped):
    by_id = {attribute.id: attribute for attribute in (*shipped.judgements, *shipped.attributes)}
    assert by_id["non_answer"].show_if == {"directness": ("evasive", "partial")}
    assert [choice.id for choice in by_id["directness"].choices] == ["evasive", "partial", "direct"]
    assert [choice.id for choice in by_id["specificity"].choices] == [0, 1, 2]
    assert by_id["horizon"].show_if == {"time_frame": ("future",)}
    assert by_id["horizon"].default == "unspecified"
    assert by_id["time_frame"].default_by_type == {"commitment": "future", "forecast": "future"}
    assert by_id["numbers"].required_if == {"verifiability": ("quantified",)}
    assert [field.id for field in by_id["numbers"].fields] == ["metric", "value", "unit", "comparator", "period", "raw"]
    assert [choice.id for choice in by_id["numbers"].fields[3].choices] == [
        "eq",
        "gt",
        "ge",
        "lt",
        "le",
        "approx",
        "range",
    ]
    assert {id_ for id_, attribute in by_id.items() if attribute.required} == {
        *("directness", "specificity"),
        *("subject", "time_frame", "polarity", "certainty", "verifiability"),
    }
    assert {"此外", "所以", "但", "且"} <= set(shipped.connectives)
    assert "并" not in shipped.connectives  # 并购, 并不会


def closed(schema: object) -> bool:
    """Tell whether every object with listed properties admits no others."""
    if isinstance(schema, dict):
        lists_properties = "properties" in schema and schema.get("type") == "object"
        if lists_properties and schema.get("additionalProperties") is not False:
            return False
        return all(closed(part) for part in schema.values())
    return all(closed(part) for part in schema) if isinstance(schema, list) else True


@pytest.mark.parametrize("name", ["scheme.schema.json", "ir-annotator-1.schema.json"])
def test_the_shipped_json_schemas_are_valid_and_closed(name):
    schema = json.loads(resource(f"schemas/{name}").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert closed(schema)
