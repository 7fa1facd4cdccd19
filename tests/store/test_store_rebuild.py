"""Whatever people did: the labels can be made anew from the events, and are the same."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from store_builders import claim_at, do, dump, make_record, new_project

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import Annotation, AnnotationKey, FlagReason, Layer, Status

RECORD = make_record()


def replay(events):
    """What the events of one annotation, in order, add up to."""
    annotation = Annotation()
    for event in events:
        annotation = event.edit.apply(annotation)
    return annotation


ANSWER = RECORD.qas[0].answer

topics = st.sampled_from(["ops", "ops.orders", "ops.cost", "fin", "fin.cash", "rnd"])
numbers = st.lists(st.fixed_dictionaries({"value": st.integers() | st.floats(-1e9, 1e9), "unit": st.text(max_size=3)}))
attributes = st.fixed_dictionaries(
    {},
    optional={
        "polarity": st.sampled_from(["positive", "negative"]),
        "scale": st.integers(0, 3),
        "numbers": numbers.map(tuple),
    },
)
claims = st.builds(
    lambda start, length, claim_id, kind, values: claim_at(
        RECORD, start, min(start + length, ANSWER.end), claim_id, kind, **values
    ),
    st.integers(ANSWER.start, ANSWER.end - 1),
    st.integers(1, 8),
    st.sampled_from(["c1", "c2", "c3"]),
    st.sampled_from(["causal", "forecast"]),
    attributes,
)
an_edit = st.one_of(
    st.builds(edits.AddTopic, topics),
    st.builds(edits.RemoveTopic, topics),
    st.builds(edits.SetPrimaryTopic, topics),
    st.builds(edits.SetJudgement, st.sampled_from(["directness", "specificity"]), st.none() | st.integers(0, 2)),
    st.builds(edits.PutClaim, claims),
    st.builds(edits.RemoveClaim, st.sampled_from(["c1", "c2", "c3"])),
    st.builds(edits.SetNote, st.text(st.characters(exclude_categories=["Cs"]), max_size=5)),
    st.builds(edits.PutClaims, st.lists(claims, max_size=3).map(tuple)),
    st.builds(edits.RemoveClaims, st.lists(st.sampled_from(["c1", "c2", "c3"]), max_size=2).map(tuple)),
    st.builds(edits.SetFlagged, st.booleans(), st.sampled_from(FlagReason)),
    st.builds(edits.SetStatus, st.sampled_from(Status)),
)
keys = st.builds(
    AnnotationKey,
    st.sampled_from([qa.qa_id for qa in RECORD.qas]),
    st.sampled_from(["wang", "li"]),
    st.sampled_from(Layer),
)
# None takes the last edit of the annotation back.
steps = st.tuples(keys, st.none() | an_edit, st.sampled_from(["desk", "laptop"]), st.floats(0, 60))


@settings(max_examples=60, deadline=None)
@given(st.lists(steps, max_size=25))
def test_rebuilding_from_the_events_gives_the_same_tables(history):
    with tempfile.TemporaryDirectory() as folder, new_project(Path(folder), RECORD) as project:
        earlier = {}
        for key, edit, device, seconds in history:
            before = project.annotation(key)
            after = do(project, key, edit or edits.Restore(earlier.get(key, before)), device=device, seconds=seconds)
            earlier[key] = before
            assert project.annotation(key) == after
        for annotator in ("wang", "li"):
            said = [set(project.annotation(AnnotationKey(qa.qa_id, annotator)).topics) for qa in RECORD.qas]
            ticked = [topics | {edits.parent_id(topic) for topic in topics} for topics in said]
            assert project.topic_uses(annotator) == Counter(topic for topics in ticked for topic in topics)
        stored = dump(project)
        project.rebuild()
        assert dump(project) == stored
        for key in earlier:
            assert project.annotation(key) == replay(project.events(key))


def test_rebuilding_repairs_labels_that_were_lost(tmp_path):
    key = AnnotationKey(RECORD.qas[0].qa_id, "wang")
    with new_project(tmp_path, RECORD) as project:
        after = do(project, key, edits.AddTopic("ops"), edits.PutClaim(claim_at(RECORD, ANSWER.start, ANSWER.end)))
        stored = dump(project)
        with project._file.writing() as db:
            db.execute("DELETE FROM claims")
            db.execute("UPDATE annotations SET topics = '[]', seconds = 0")
        assert project.annotation(key) != after
        project.rebuild()
        assert project.annotation(key) == after
        assert dump(project) == stored
