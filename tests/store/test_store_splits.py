"""A mended split is in the file with the labels that follow it: together, for everybody, and to be rebuilt."""

from __future__ import annotations

import pytest
from store_builders import AT, claim_at, do, dump, make_record, new_project

from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.carrying import carried
from ir_annotator.domain.edits import AddTopic, Carry, PutClaim
from ir_annotator.domain.event import Event, SplitEvent
from ir_annotator.domain.repair import Division
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project

RECORD = make_record()
FIRST, SECOND = RECORD.qas
MERGED = Division(RECORD.text, RECORD.fingerprint, RECORD.qas).merged(SECOND.question.start).qas
WANG_1, WANG_2 = AnnotationKey(FIRST.qa_id, "wang"), AnnotationKey(SECOND.qa_id, "wang")


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path, RECORD) as project:
        do(project, WANG_1, AddTopic("ops"))
        do(project, WANG_2, AddTopic("perf"))
        do(project, WANG_2, PutClaim(claim_at(RECORD, SECOND.answer.start, SECOND.answer.start + 4)))
        yield project


def split_into(project, qas, *, checked=False, labels=None):
    before = project.labels_of(RECORD.fingerprint)
    qas_before = project.record(RECORD.fingerprint).qas
    moved = carried(qas_before, qas, before) if labels is None else labels
    event = SplitEvent(new_id(), "li", RECORD.fingerprint, qas, checked, "device", AT)
    pairs = [
        (Event(new_id(), key, RECORD.fingerprint, Carry(after), "device", AT), after) for key, after in moved.items()
    ]
    return project.append_split(event, pairs)


def test_q_and_as_and_labels_are_others_from_then_on(project):
    split_into(project, MERGED)
    assert project.record(RECORD.fingerprint).qas == MERGED
    assert project.annotation(WANG_1).topics == ("ops", "perf")
    assert [claim.quote for claim in project.annotation(WANG_1).claims] == ["基本稳定"]
    assert set(project.labels_of(RECORD.fingerprint)) == {WANG_1}
    (line,) = list(project.labelled())
    assert (line.qa, line.index) == (MERGED[0], 1)
    assert [qa.qa_id for qa in project.lists.outline("wang")[0].qas] == [FIRST.qa_id]


def test_it_is_so_when_the_file_is_opened_again(project):
    split_into(project, MERGED, checked=True)
    project.close()
    with Project.open(project.path) as again:
        assert again.record(RECORD.fingerprint).qas == MERGED
        assert again.record(RECORD.fingerprint).checked
        assert not again.lists.outline("wang")[0].is_doubtful


def test_everything_can_be_made_anew_from_the_events(project):
    split_into(project, MERGED)
    split_into(project, RECORD.qas, labels={WANG_1: Annotation(("ops",), "ops"), WANG_2: Annotation(("perf",), "perf")})
    split_into(project, MERGED, checked=True)
    before = dump(project)
    project.rebuild()
    assert sorted(dump(project)) == sorted(before)


def test_a_q_and_a_that_comes_back_goes_on_with_its_history(project):
    seconds = project.seconds(WANG_2)
    before = project.labels_of(RECORD.fingerprint)
    split_into(project, MERGED)
    split_into(project, RECORD.qas, labels=before)
    assert project.annotation(WANG_2) == before[WANG_2]
    assert project.annotation(WANG_1) == before[WANG_1]
    assert project.seconds(WANG_2) == seconds
    history = project.events(WANG_2)
    assert [event.edit.kind for event in history] == ["topic_added", "claim_put", "carried", "carried"]
    assert [event.after for event in history[1:]] == [(event.id,) for event in history[:-1]]
    rows = dump(project)
    project.rebuild()
    assert sorted(dump(project)) == sorted(rows)


def test_the_events_of_a_split_know_the_one_before(project):
    first = split_into(project, MERGED)
    second = split_into(project, MERGED, checked=True)
    assert (first.after, second.after) == ((), (first.id,))
    assert second.seq > first.seq


def test_labels_with_nowhere_to_go_stop_it_and_nothing_is_written(project):
    before = dump(project)
    with pytest.raises(ValueError, match="nowhere to go"):
        split_into(project, MERGED, labels={})
    assert dump(project) == before


def test_a_record_nobody_knows_is_refused(project):
    with pytest.raises(ValueError, match="no record"):
        project.append_split(SplitEvent(new_id(), "li", "0" * 64, MERGED, False, "device", AT), [])
