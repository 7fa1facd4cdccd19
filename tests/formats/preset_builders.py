"""Rows with everything that can be said, and the way out and back through one format."""

import json

from hypothesis import strategies as st
from native_builders import SCHEME, record_of

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
from ir_annotator.domain.record import QA, fingerprint, make_qa_id
from ir_annotator.domain.scheme import Kind
from ir_annotator.domain.span import Span
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels.preset import About
from ir_annotator.formats.labels.presets import PRESETS
from ir_annotator.formats.labels.read_back import ReadBack

ABOUT = About(SCHEME, "samples", "ir-annotator 0")

words = st.text(
    st.one_of(
        st.sampled_from("收入𠮷😀e\u0301👨\u200d👩\u200d👧\"'\\/\t\n\r\u2028\u0085\ufeff，1,650=+-@＝"),
        st.characters(codec="utf-8"),
    ),
    max_size=20,
)
facts = st.fixed_dictionaries(
    {},
    optional={
        "metric": words,
        "value": st.one_of(st.integers(-(2**53), 2**53), st.floats(-1e15, 1e15)),
        "comparator": st.sampled_from(["eq", "gt"]),
        "raw": words,
    },
)


def value_of(attribute):
    if attribute.kind is Kind.NUMBERS:
        return st.lists(facts, min_size=1, max_size=2).map(tuple)
    if attribute.kind is Kind.TOPIC:
        return st.sampled_from([topic.id for topic in SCHEME.all_topics()])
    return st.sampled_from([choice.id for choice in attribute.choices])


def values_of(attributes):
    return st.fixed_dictionaries({}, optional={one.id: value_of(one) for one in attributes})


@st.composite
def annotations(draw, layer, text, homes):
    claims = []
    for number in range(draw(st.integers(0, 4))):
        home = draw(st.sampled_from([span for span in homes if len(span)]))
        start = draw(st.integers(home.start, home.end - 1))
        span = Span(start, draw(st.integers(start + 1, home.end)))
        kind = draw(st.sampled_from(SCHEME.claim_types)).id
        claims.append(Claim(f"c{number}", span, span.of(text), kind, draw(values_of(SCHEME.attributes)), draw(words)))
    topics = tuple(draw(st.lists(st.sampled_from(["perf", "ops.orders", "risk", "rnd"]), unique=True)))
    flagged = draw(st.booleans())
    return Annotation(
        topics=topics,
        primary_topic=draw(st.sampled_from([None, *topics])),
        judgements=draw(values_of(SCHEME.judgements)),
        claims=tuple(sorted(claims, key=Claim.order)),
        note=draw(words),
        flagged=flagged,
        flag_reason=draw(st.sampled_from(FlagReason)) if flagged else FlagReason.NONE,
        closed=draw(st.sampled_from([None, Status.DONE, Status.SKIPPED])),
        decision=Decision("unresolved", draw(words), tuple(draw(st.lists(words))), draw(words))
        if layer is Layer.GOLD
        else None,
    )


@st.composite
def rows(draw):
    """The rows of one Q&A: unlabelled, or by one to three annotators, one of them gold."""
    opening, question, answer = draw(words), draw(words), draw(words.filter(bool))
    text = f"{opening}{question}\n{answer}"
    asked = Span(len(opening), len(opening) + len(question))
    answered = Span(asked.end + 1, len(text))
    record = record_of(text, QA(make_qa_id(fingerprint(text), asked.start), asked, answered))
    qa_id = record.qas[0].qa_id
    people = [("li", Layer.ANNOTATION), ("wang", Layer.ANNOTATION), ("zhao, \n=1", Layer.GOLD)]
    found = []
    for name, layer in draw(st.lists(st.sampled_from(people), unique=True, max_size=3)):
        annotation = draw(annotations(layer, text, (asked, answered)))
        at, seconds = draw(st.sampled_from(["2026-11-23T10:15:00Z", "2026-11-24T08:00:01Z"])), draw(st.floats(0, 1e6))
        found.append(
            LabelledQA(record, record.qas[0], 1, AnnotationKey(qa_id, name, layer), annotation, SCHEME.ref, at, seconds)
        )
    if not found:
        found = [LabelledQA(record, record.qas[0], 1, AnnotationKey(qa_id, ""), Annotation(), SCHEME.ref)]
    return [StoredQA.of(one) for one in found]


def there_and_back(name, found, path):
    """Write rows, read them back, and let every label be compared."""
    preset, read_back = PRESETS[name], ReadBack()
    taken = [row for row in found if preset.takes(row)]
    preset.write(path, (read_back.expect(row) for row in taken), ABOUT)
    read_back.check(preset.read(path))
    return list(preset.read(path))


def items(path):
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.split("\n") if line]
