from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import Annotation, Claim, Decision, FlagReason, Status
from ir_annotator.domain.codec import annotation_from_json, annotation_to_json, dumps, edit_from_json, edit_to_json
from ir_annotator.domain.edits import AddTopic, RemoveTopic, Restore, SetPrimaryTopic, SetStatus
from ir_annotator.domain.scheme import parent_id
from ir_annotator.domain.span import Span

TOPICS = ["ops", "ops.orders", "ops.cost", "fin", "fin.cash", "rnd"]

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
topics = st.sampled_from(TOPICS)
facts = st.dictionaries(
    st.sampled_from(["metric", "value", "unit"]),
    words | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
)
values = words | st.integers() | st.lists(facts, max_size=2).map(tuple)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 9))
claims = st.builds(
    Claim,
    id=st.sampled_from(["c1", "c2", "c3"]),
    span=spans,
    quote=words,
    type=st.sampled_from(["causal", "forecast"]),
    attributes=st.dictionaries(st.sampled_from(["polarity", "certainty", "numbers"]), values, max_size=3),
    note=words,
)
small_edits = st.one_of(
    st.builds(AddTopic, topics),
    st.builds(RemoveTopic, topics),
    st.builds(SetPrimaryTopic, topics),
    st.builds(edits.SetJudgement, st.sampled_from(["directness", "specificity"]), st.none() | words | st.integers()),
    st.builds(edits.PutClaim, claims),
    st.builds(edits.RemoveClaim, st.sampled_from(["c1", "c2", "c3"])),
    st.builds(edits.SetNote, words),
    st.builds(edits.PutClaims, st.lists(claims, max_size=3).map(tuple)),
    st.builds(edits.RemoveClaims, st.lists(st.sampled_from(["c1", "c2", "c3"]), max_size=2).map(tuple)),
    st.builds(edits.SetFlagged, st.booleans(), st.sampled_from(FlagReason)),
    st.builds(SetStatus, st.sampled_from(Status)),
)
decisions = st.none() | st.builds(Decision, words, words, st.lists(words, max_size=3).map(tuple), words)


def after(sequence: list[edits.AnyEdit], start: Annotation = Annotation()) -> Annotation:  # noqa: B008 -- immutable
    for edit in sequence:
        start = edit.apply(start)
    return start


annotations = st.builds(
    lambda sequence, decision: replace(after(sequence), decision=decision),
    st.lists(small_edits, max_size=12),
    decisions,
)
any_edit = small_edits | st.builds(Restore, annotations)


@given(annotations, st.lists(any_edit, max_size=15))
def test_taking_every_edit_back_in_turn_returns_to_the_start(start, sequence):
    befores, annotation = [], start
    for edit in sequence:
        befores.append(annotation)
        annotation = edit.apply(annotation)
    for before in reversed(befores):
        annotation = Restore(before).apply(annotation)
        assert annotation == before
    assert annotation == start


@given(annotations, st.lists(any_edit, max_size=15))
def test_after_any_edits_topics_and_claims_are_in_order(start, sequence):
    annotation = after(sequence, start)
    assert len(set(annotation.topics)) == len(annotation.topics)
    for topic in annotation.topics:
        assert parent_id(topic) == topic or parent_id(topic) not in annotation.topics
    if annotation.topics:
        assert annotation.primary_topic in annotation.topics
    else:
        assert annotation.primary_topic is None
    assert list(annotation.claims) == sorted(annotation.claims, key=Claim.order)
    assert len({claim.id for claim in annotation.claims}) == len(annotation.claims)


@given(annotations, small_edits)
def test_making_the_same_edit_twice_is_the_same_as_once(start, edit):
    once = edit.apply(start)
    assert edit.apply(once) == once


@given(annotations, any_edit)
def test_an_edit_never_changes_the_annotation_it_starts_from(start, edit):
    before = annotation_to_json(start)
    edit.apply(start)
    assert annotation_to_json(start) == before


@given(any_edit)
def test_every_edit_survives_the_event_log(edit):
    written = dumps(edit_to_json(edit))
    assert edit_from_json(edit.kind, json.loads(written)) == edit
    assert dumps(edit_to_json(edit_from_json(edit.kind, json.loads(written)))) == written


@given(annotations)
def test_every_annotation_survives_as_json(annotation):
    assert annotation_from_json(json.loads(dumps(annotation_to_json(annotation)))) == annotation


def test_each_kind_of_edit_has_its_own_lasting_name():
    assert {edit.kind for edit in edits.AnyEdit.__args__} == {
        "topic_added",
        "topic_removed",
        "primary_topic_set",
        "judgement_set",
        "claim_put",
        "claim_removed",
        "claims_put",
        "claims_removed",
        "note_set",
        "flag_set",
        "status_set",
        "restored",
        "carried",
        "settled",
    }


@pytest.mark.parametrize(
    ("sequence", "ticked", "primary"),
    [
        ([AddTopic("ops")], ("ops",), "ops"),
        ([AddTopic("ops"), AddTopic("ops.orders")], ("ops.orders",), "ops.orders"),
        ([AddTopic("ops.orders"), AddTopic("ops")], ("ops.orders",), "ops.orders"),
        ([AddTopic("fin"), AddTopic("ops"), AddTopic("ops.cost")], ("fin", "ops.cost"), "fin"),
        ([AddTopic("ops.cost"), AddTopic("ops.orders")], ("ops.cost", "ops.orders"), "ops.cost"),
        ([AddTopic("ops.cost"), AddTopic("fin"), RemoveTopic("ops")], ("fin",), "fin"),
        ([AddTopic("fin"), RemoveTopic("fin")], (), None),
        ([AddTopic("fin"), RemoveTopic("rnd")], ("fin",), "fin"),
        ([AddTopic("fin"), SetPrimaryTopic("rnd")], ("fin", "rnd"), "rnd"),
        ([AddTopic("fin"), AddTopic("ops.cost"), SetPrimaryTopic("ops")], ("fin", "ops.cost"), "ops.cost"),
    ],
)
def test_ticking_topics(sequence, ticked, primary):
    annotation = after(sequence)
    assert (annotation.topics, annotation.primary_topic) == (ticked, primary)


def test_labels_reopen_what_was_done_and_remarks_do_not():
    done = after([AddTopic("fin"), SetStatus(Status.DONE)])
    assert done.status is Status.DONE
    assert edits.SetNote("x").apply(done).status is Status.DONE
    assert edits.SetFlagged(flagged=True).apply(done).status is Status.DONE
    assert AddTopic("fin").apply(done).status is Status.DONE  # was ticked already
    assert AddTopic("ops").apply(done).status is Status.IN_PROGRESS
    assert SetStatus(Status.TODO).apply(done).status is Status.IN_PROGRESS
    assert RemoveTopic("fin").apply(done).status is Status.TODO


def test_an_attribute_is_set_and_cleared():
    claim = Claim("c1", Span(0, 2), "增长", "causal", {"polarity": "positive"})
    changed = edits.with_attribute(claim, "certainty", "certain")
    assert changed.attributes == {"polarity": "positive", "certainty": "certain"}
    assert edits.with_attribute(changed, "certainty", None) == claim
    assert claim.attributes == {"polarity": "positive"}


def test_a_flag_of_an_earlier_version_has_no_reason_and_goes_with_its_reason():
    flagged = edit_from_json("flag_set", {"flagged": True}).apply(Annotation())
    assert (flagged.flagged, flagged.flag_reason) == (True, FlagReason.NONE)
    unsure = edits.SetFlagged(True, FlagReason.UNSURE).apply(flagged)
    assert unsure.flag_reason is FlagReason.UNSURE
    assert edits.SetFlagged(False, FlagReason.UNSURE).apply(unsure) == Annotation()
