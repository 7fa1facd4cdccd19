"""Labels survive the way out and back byte for byte."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from native_builders import SCHEMA, SCHEME, fact_claim, labelled, read, read_one, record_of

from ir_annotator.domain.annotation import (
    Annotation,
    AnnotationKey,
    Claim,
    Decision,
    FlagReason,
    LabelledQA,
    Layer,
    Status,
)
from ir_annotator.domain.anonymous import Letters
from ir_annotator.domain.record import QA, fingerprint, make_qa_id
from ir_annotator.domain.span import Span
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels.native_jsonl import Lines, line
from ir_annotator.formats.labels.placing import place
from ir_annotator.formats.labels.read_line import ReadLine


def written_again(raw, row):
    """Write what was read from ``raw``; only the record comes from elsewhere, as in a project."""
    found = read_one(raw)
    annotation = place(found, row.record.text, row.qa)
    key = AnnotationKey(found.qa_id, found.annotator, found.layer)
    return line(
        LabelledQA(row.record, row.qa, row.index, key, annotation, found.scheme, found.updated_at, found.seconds),
        SCHEME,
    )


# ── writing ──────────────────────────────────────────────────────────────────


def test_a_line_has_the_keys_of_the_contract_in_their_order():
    raw = line(labelled(claims=(fact_claim(),)), SCHEME)
    data = json.loads(raw)
    assert " ".join(data) == (
        "format qa_id record index question answer annotator layer status scheme offsets topics primary_topic "
        "judgements claims note flagged flag_reason decision updated_at seconds"
    )
    assert " ".join(data["record"]) == (
        "fingerprint file code name number exchange categories participants dates place hosts date"
    )
    assert list(data["claims"][0]) == ["id", "field", "start", "end", "text", "type", "attributes", "note"]
    assert data["judgements"] == {"directness": None, "non_answer": None, "specificity": None}
    assert (data["status"], data["seconds"], data["decision"]) == ("in_progress", 34.2, None)
    assert raw.endswith(b"}\n")
    assert "收入𠮷如何？".encode() in raw


def test_offsets_count_from_the_start_of_question_or_answer():
    claims = (fact_claim(), fact_claim(id="c0", span=Span(4, 5), quote="𠮷", type="opinion"))
    data = json.loads(line(labelled(claims=claims), SCHEME))
    assert [(c["id"], c["field"], c["start"], c["end"], c["text"]) for c in data["claims"]] == [
        ("c0", "question", 2, 3, "𠮷"),
        ("c1", "answer", 0, 7, "增长14.8%"),
    ]


def test_a_claim_outside_question_and_answer_is_our_fault():
    with pytest.raises(ValueError, match="c1"):
        line(labelled(claims=(fact_claim(span=Span(6, 12)),)), SCHEME)


def test_labels_stand_in_the_order_of_the_scheme_whatever_order_they_were_made_in():
    facts = ({"raw": "14.8%", "zeta": 1, "value": 14.8, "alpha": 2, "metric": "收入"},)
    values = {"tone": "x", "numbers": facts, "polarity": "neutral", "direction": (), "subject": "peer", "mood": 3}
    topics = ("mine.b", "risk", "perf.margin", "mine.a", "perf.revenue")
    judgements = {"tone": 1, "specificity": 0, "directness": "direct", "mood": 2}
    data = json.loads(
        line(labelled(topics=topics, judgements=judgements, claims=(fact_claim(attributes=values),)), SCHEME)
    )
    assert data["topics"] == ["perf.revenue", "perf.margin", "risk", "mine.b", "mine.a"]
    assert list(data["judgements"].items()) == [
        *(("directness", "direct"), ("non_answer", None), ("specificity", 0)),
        *(("mood", 2), ("tone", 1)),
    ]
    attributes = data["claims"][0]["attributes"]
    assert list(attributes) == ["subject", "polarity", "numbers", "mood", "tone"]
    assert list(attributes["numbers"][0]) == ["metric", "value", "raw", "alpha", "zeta"]


def anonymous(rows):
    letters, lines = Letters(), Lines(SCHEME)
    return b"".join(lines.line(letters.anonymised(StoredQA.of(row))) for row in rows)


def test_anonymised_lines_name_nobody():
    decision = Decision("adjudicated", "zhao", ("li", "wang"), "边界")
    rows = [labelled("wang"), labelled("li"), labelled("zhao", Layer.GOLD, decision=decision), labelled("wang")]
    written = anonymous(rows)
    lines = [json.loads(raw) for raw in written.splitlines()]
    assert [data["annotator"] for data in lines] == ["A", "B", "C", "A"]
    assert lines[2]["decision"] == {"source": "adjudicated", "by": "C", "from": ["B", "A"], "reason": "边界"}
    assert all(data["record"]["participants"] == [] and data["record"]["hosts"] == "" for data in lines)
    assert not any(name in written for name in ("梁少文".encode(), "袁璐".encode(), b"wang", b"zhao"))


def test_the_27th_annotator_is_aa():
    written = anonymous([labelled(f"n{number}") for number in range(28)])
    names = [json.loads(raw)["annotator"] for raw in written.splitlines()]
    assert names[25:] == ["Z", "AA", "AB"]


# ── there and back ───────────────────────────────────────────────────────────

words = st.text(
    st.one_of(
        st.sampled_from("收入𠮷😀e\u0301👨\u200d👩\u200d👧\"'\\/\t\r\u2028\u0085\ufeff，1,650"),
        st.characters(codec="utf-8"),
    ),
    max_size=30,
)
numbers = st.one_of(st.integers(-(2**53), 2**53), st.floats(-1e15, 1e15))
facts = st.dictionaries(st.sampled_from(["metric", "value", "unit", "raw", "extra"]), st.one_of(words, numbers))
values = st.one_of(words, st.integers(-5, 5), st.lists(facts, min_size=1, max_size=3).map(tuple))
attribute_ids = st.sampled_from(["subject", "time_frame", "numbers", "direction", "unknown"])


@st.composite
def rows(draw):
    opening, question, answer = draw(words), draw(words), draw(words.filter(bool))
    text = f"{opening}{question}\n{answer}"
    asked = Span(len(opening), len(opening) + len(question))
    answered = Span(asked.end + 1, len(text))
    claims = []
    for number in range(draw(st.integers(0, 4))):
        home = draw(st.sampled_from([span for span in (asked, answered) if len(span)]))
        start = draw(st.integers(home.start, home.end - 1))
        span = Span(start, draw(st.integers(start + 1, home.end)))
        attributes = draw(st.dictionaries(attribute_ids, values, max_size=4))
        claims.append(Claim(f"c{number}", span, span.of(text), draw(words.filter(bool)), attributes, draw(words)))
    topics = tuple(draw(st.lists(st.sampled_from(["perf", "ops.orders", "risk", "mine"]), unique=True)))
    gold, flagged = draw(st.booleans()), draw(st.booleans())
    annotation = Annotation(
        topics=topics,
        primary_topic=draw(st.sampled_from([None, *topics])),
        judgements=draw(
            st.dictionaries(st.sampled_from(["directness", "specificity", "tone"]), st.one_of(words, st.integers(0, 9)))
        ),
        claims=tuple(sorted(claims, key=Claim.order)),
        note=draw(words),
        flagged=flagged,
        flag_reason=draw(st.sampled_from(FlagReason)) if flagged else FlagReason.NONE,
        closed=draw(st.sampled_from([None, Status.DONE, Status.SKIPPED])),
        decision=Decision("unresolved", draw(words), tuple(draw(st.lists(words))), draw(words)) if gold else None,
    )
    record = record_of(text, QA(make_qa_id(fingerprint(text), asked.start), asked, answered))
    key = AnnotationKey(record.qas[0].qa_id, draw(words), Layer.GOLD if gold else Layer.ANNOTATION)
    seconds = draw(st.floats(0, 1e6))
    return LabelledQA(record, record.qas[0], draw(st.integers(1, 99)), key, annotation, "x@1.0.0", "", seconds)


@settings(deadline=None)
@given(rows())
def test_what_is_written_reads_back_to_the_same_bytes_and_the_same_labels(row):
    raw = line(row, SCHEME)
    assert raw.count(b"\n") == 1
    assert written_again(raw, row) == raw
    SCHEMA.validate(json.loads(raw))
    again = place(read_one(raw), row.record.text, row.qa)
    assert again.claims == row.annotation.claims
    assert again.status == row.annotation.status
    assert (again.judgements, again.note, again.decision) == (
        row.annotation.judgements,
        row.annotation.note,
        row.annotation.decision,
    )


def test_line_separators_of_unicode_do_not_divide_a_line():
    row = labelled(note="上\u2028下\u0085右\r\n左")
    assert place(read_one(line(row, SCHEME)), row.record.text, row.qa).note == "上\u2028下\u0085右\r\n左"


def test_bom_windows_line_ends_and_blank_lines_are_taken():
    raw = line(labelled(), SCHEME)
    found = read(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n") + b"\r\n\n" + raw.rstrip(b"\n"))
    assert [(type(one), one.number) for one in found] == [(ReadLine, 1), (ReadLine, 4)]
