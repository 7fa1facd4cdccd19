"""A bad line is refused alone, with its number and cause."""

import json

import orjson
import pytest
from native_builders import SCHEMA, SCHEME, TEXT, fact_claim, labelled, read, read_one, record_of

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.span import Span
from ir_annotator.formats.json_items import MAX_ITEM
from ir_annotator.formats.labels.label_check import check_against
from ir_annotator.formats.labels.native_jsonl import line
from ir_annotator.formats.labels.placing import place
from ir_annotator.formats.labels.read_line import ReadLine


def changed(path, value):
    """Return a good line with the value at ``path`` replaced; ``...`` removes it."""
    row = labelled(claims=(fact_claim(attributes={"subject": "company", "numbers": ({"value": 14.8},)}),))
    data = json.loads(line(row, SCHEME))
    place_ = data
    for step in path[:-1]:
        place_ = place_[step]
    if value is ...:
        del place_[path[-1]]
    else:
        place_[path[-1]] = value
    return orjson.dumps(data)


CLAIM = ("claims", 0)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (["format"], "ir-annotator/2", ["format ir-annotator/1"]),
        (["note"], ..., ["“line” lacks the key “note”"]),
        (["colour"], 1, ["“line” holds an unknown key “colour”"]),
        (["record", "hosts"], ..., ["“record” lacks the key “hosts”"]),
        (["record", "fingerprint"], "abc", ["“fingerprint” cannot be “abc”"]),
        (["record", "dates"], ["5.3.2025"], ["“dates” cannot be"]),
        (["record", "date"], "2025-3-5", ["“date” cannot be"]),
        (["record", "participants"], [{"person": "袁"}], ["“participants” lacks the key “organisation”"]),
        (["qa_id"], "7", ["“qa_id” cannot be “7”"]),
        (["index"], 0, ["“index” must be a whole number from 1"]),
        (["index"], 2**53 + 1, ["“index” must be a whole number"]),
        (["offsets"], "utf16", ["“offsets” cannot be “utf16”"]),
        (["layer"], "silver", ["“layer” cannot be “silver”"]),
        (["status"], "finished", ["“status” cannot be “finished”"]),
        (["scheme"], "ir-cn-default", ["“scheme” cannot be"]),
        (["updated_at"], "yesterday", ["“updated_at” cannot be"]),
        (["seconds"], "3", ["“seconds” must be a number"]),
        (["seconds"], -1, ["“seconds” cannot be “-1”"]),
        (["seconds"], True, ["“seconds” must be a number"]),
        (["topics"], "perf", ["“topics” must be a list of texts"]),
        (["topics"], ["perf", "perf"], ["A topic is named twice"]),
        (["primary_topic"], "perf", ["primary topic “perf” is not among"]),
        (["judgements"], [], ["“judgements” must be an object"]),
        (["judgements", "specificity"], True, ["“specificity” must be text or a whole number"]),
        (["judgements", "specificity"], 1.5, ["“specificity” must be text or a whole number"]),
        (["flagged"], 1, ["“flagged” must be true or false"]),
        (["flag_reason"], "bored", ["“flag_reason” cannot be “bored”"]),
        (["flag_reason"], "unsure", ["There is a reason for a flag, but no flag."]),
        (["decision"], {}, ["Only a gold line has a decision"]),
        (["layer"], "gold", ["“decision” must be an object"]),
        (["claims"], {}, ["“claims” must be a list"]),
        ([*CLAIM, "end"], 13, ["Claim “c1” lies outside the text"]),
        ([*CLAIM, "end"], 0, ["“end” must be a whole number from 1"]),
        ([*CLAIM, "start"], -1, ["“start” must be a whole number from 0"]),
        ([*CLAIM, "start"], 1, ["The text of claim “c1” is not what stands"]),
        ([*CLAIM, "start"], 0.0, ["“start” must be a whole number"]),
        ([*CLAIM, "start"], 7, ["Claim “c1” lies outside the text"]),
        ([*CLAIM, "field"], "title", ["“field” cannot be “title”"]),
        ([*CLAIM, "field"], "question", ["Claim “c1” lies outside the text"]),
        ([*CLAIM, "text"], "增长14.9%", ["The text of claim “c1”"]),
        ([*CLAIM, "id"], "", ["“id” cannot be “”"]),
        ([*CLAIM, "type"], None, ["“type” must be text"]),
        ([*CLAIM, "note"], 5, ["“note” must be text"]),
        ([*CLAIM, "attributes", "subject"], None, ["“subject” must be"]),
        ([*CLAIM, "attributes", "subject"], {"a": 1}, ["“subject” must be"]),
        ([*CLAIM, "attributes", "numbers"], [3], ["“numbers” must be an object"]),
        ([*CLAIM, "attributes", "numbers", 0, "value"], None, ["“numbers” must be a number"]),
        ([*CLAIM, "attributes", "numbers", 0, "value"], True, ["“numbers” must be a number"]),
        ([*CLAIM, "attributes", "numbers", 0, "value"], 2**53 + 1, ["too large to be held exactly"]),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_cause(path, value, words):
    good = line(labelled(), SCHEME)
    before, problem, after = read(good + changed(path, value) + b"\n" + good)
    assert isinstance(before, ReadLine)
    assert isinstance(after, ReadLine)
    assert (problem.code, problem.file, problem.line) == ("bad_line", "labels.jsonl", 2)
    assert all(word in problem.cause for word in words), problem.cause


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b'"seconds":34.2', b'"seconds":NaN'),
        (b'"seconds":34.2', b'"seconds":Infinity'),
        (b'"seconds":34.2', b'"seconds":1e999'),
        (b'"note":""', b'"note":"\\ud800"'),
        (b'"note":""', b'"note":"\x00"'),
        (b'"note":""', b'"note":' + b"[" * 100_000),
        (b"{", b""),
    ],
)
def test_what_is_not_json_is_refused(good, bad):
    (problem,) = read(line(labelled(), SCHEME).replace(good, bad, 1))
    assert (problem.code, problem.line) == ("bad_line", 1)
    assert "not valid JSON" in problem.cause


@pytest.mark.parametrize("bad", [b"\xed\xa0\x80", b"\xff"])
def test_what_is_not_utf_8_is_refused_as_that(bad):
    (problem,) = read(line(labelled(), SCHEME).replace(b'"note":""', b'"note":"' + bad + b'"', 1))
    assert (problem.code, problem.line) == ("bad_line", 1)
    assert "not UTF-8" in problem.cause


def test_other_json_is_refused():
    *others, blank = read(b"[]\n3\nnull\n{}\n")
    assert [problem.cause for problem in others] == ["The line is not an object."] * 3
    assert "format" in blank.cause


def test_an_integer_beyond_64_bits_is_refused():
    raw = line(labelled(claims=(fact_claim(attributes={"numbers": ({"value": 1},)}),)), SCHEME)
    (problem,) = read(raw.replace(b'{"value":1}', b'{"value":123456789012345678901234567890}'))
    assert "too large" in problem.cause


def test_two_claims_with_one_id_are_refused():
    claims = (fact_claim(), fact_claim(span=Span(17, 19), quote="预计"))
    (problem,) = read(line(labelled(claims=claims), SCHEME))
    assert "same id" in problem.cause


def test_a_line_of_more_than_10_mb_is_passed_over_without_the_next_one():
    good = line(labelled(), SCHEME)
    problem, after = read(b'{"format": "' + b"x" * (2 * MAX_ITEM + 5) + b'"}\n' + good)
    assert "10 MB" in problem.cause
    assert (problem.line, after.number) == (1, 2)


def test_the_note_of_a_claim_may_be_left_out():
    found = read_one(changed([*CLAIM, "note"], ...))
    assert found.claims[0].claim.note == ""
    SCHEMA.validate(json.loads(changed([*CLAIM, "note"], ...)))


def test_labels_of_another_text_are_not_placed():
    row = labelled()
    found = read_one(line(row, SCHEME))
    other = record_of(TEXT.replace("预计", "估计"))
    with pytest.raises(Problem) as caught:
        place(found, other.text, other.qas[0])
    assert (caught.value.code, caught.value.file, caught.value.line) == ("text_differs", "labels.jsonl", 1)
    assert "answer" in caught.value.cause


FACT = {"metric": "收入", "value": 14.8, "comparator": "gt"}


@pytest.mark.parametrize(
    ("labels", "attributes", "word"),
    [
        ({"topics": ("perf.nothing",)}, {}, "perf.nothing"),
        ({"judgements": {"tone": 1}}, {}, "tone"),
        ({"judgements": {"specificity": 3}}, {}, "3"),
        ({"judgements": {"specificity": "1"}}, {}, "1"),
        ({"judgements": {"directness": "maybe"}}, {}, "maybe"),
        ({}, {"mood": "x"}, "mood"),
        ({}, {"subject": "nobody"}, "nobody"),
        ({}, {"subject": (FACT,)}, "subject"),
        ({}, {"topic": "perf.nothing"}, "perf.nothing"),
        ({}, {"numbers": "14.8"}, "14.8"),
        ({}, {"numbers": ({**FACT, "colour": "x"},)}, "colour"),
        ({}, {"numbers": ({**FACT, "value": "14.8"},)}, "14.8"),
        ({}, {"numbers": ({**FACT, "unit": 3},)}, "3"),
        ({}, {"numbers": ({**FACT, "comparator": ">"},)}, ">"),
    ],
)
def test_labels_that_the_scheme_does_not_know_are_named(labels, attributes, word):
    found = read_one(line(labelled(claims=(fact_claim(attributes=attributes),), **labels), SCHEME))
    with pytest.raises(Problem) as caught:
        check_against(found, SCHEME)
    assert (caught.value.code, caught.value.line) == ("unknown_label", 1)
    assert f"“{word}”" in caught.value.cause


def test_an_unknown_claim_type_is_named_and_known_labels_pass():
    with pytest.raises(Problem, match="rumour"):
        check_against(read_one(line(labelled(claims=(fact_claim(type="rumour"),)), SCHEME)), SCHEME)
    known = fact_claim(attributes={"subject": "peer", "numbers": (FACT,), "topic": "perf.revenue"})
    row = labelled(topics=("perf",), judgements={"specificity": 0, "directness": "direct"}, claims=(known,))
    check_against(read_one(line(row, SCHEME)), SCHEME)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["layer"], "gold"),
        (["decision"], {"source": "unanimous", "by": "", "from": [], "reason": ""}),
        (["index"], 0),
        (["colour"], 1),
        (["record", "date"], "2025年"),
        ([*CLAIM, "text"], ""),
        ([*CLAIM, "start"], -1),
        ([*CLAIM, "attributes", "subject"], None),
        ([*CLAIM, "attributes", "subject"], True),
        ([*CLAIM, "attributes", "numbers"], [3]),
        (["note"], ...),
        (["format"], "ir-annotator/2"),
        (["qa_id"], "second"),
        (["record", "fingerprint"], "abc"),
        (["record", "participants"], ["梁少文"]),
        (["offsets"], "utf16"),
        (["status"], "finished"),
        (["scheme"], "ir-cn-default"),
        (["topics"], ["perf", "perf"]),
        (["judgements", "specificity"], 0.5),
        (["flag_reason"], "bored"),
        (["updated_at"], "yesterday"),
        (["seconds"], -1),
        ([*CLAIM, "field"], "text"),
        ([*CLAIM, "id"], ""),
    ],
)
def test_the_json_schema_refuses_too(path, value):
    assert not SCHEMA.is_valid(json.loads(changed(path, value)))


def test_a_line_written_before_there_were_reasons_for_flags_is_read_and_fits_the_schema():
    raw = changed(["flag_reason"], ...)
    SCHEMA.validate(json.loads(raw))
    assert read_one(raw).annotation.flag_reason == ""


@pytest.mark.parametrize("blank", [b"", b" ", b"\t"])
def test_a_key_that_stands_twice_is_refused_however_deep_it_stands(blank):
    good = line(labelled(claims=(fact_claim(attributes={"subject": "company"}),)), SCHEME)
    again = good.replace(b'"subject":', b'"subject"' + blank + b':"customer","subject":')
    assert isinstance(read_one(good), ReadLine)
    (refused,) = read(again)
    assert "“subject” stands twice" in refused.cause


def test_a_line_that_is_as_deep_as_a_well_is_refused_alone():
    found = list(read(b'{"a":' * 900 + b"1" + b"}" * 900))
    assert [one.code for one in found] == ["bad_line"]
