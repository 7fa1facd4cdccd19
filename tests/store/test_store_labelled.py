"""What an export is given: which lines, in which order."""

from __future__ import annotations

import pytest
from store_builders import do, make_record, new_project

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Decision, Layer, Status
from ir_annotator.domain.edits import AddTopic, Restore, SetFlagged, SetStatus

FIRST = make_record(code="000001")
SECOND = make_record(code="688787", number="2025-001")
Q1, Q2 = (qa.qa_id for qa in FIRST.qas)
Q3, Q4 = (qa.qa_id for qa in SECOND.qas)


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path, SECOND, FIRST) as opened:
        do(opened, AnnotationKey(Q3, "wang"), AddTopic("ops"), SetStatus(Status.DONE))
        do(opened, AnnotationKey(Q1, "wang"), AddTopic("ops"))
        do(opened, AnnotationKey(Q1, "li"), SetStatus(Status.SKIPPED))
        do(opened, AnnotationKey(Q1, "gold", Layer.GOLD), AddTopic("fin"))
        do(opened, AnnotationKey(Q2, "li"), SetFlagged(flagged=True), SetFlagged(flagged=False))
        opened.add_annotator("wang", "王五")
        yield opened


def lines(project, **choice):
    return [(line.key.qa_id, line.key.annotator, line.annotation.status) for line in project.labelled(**choice)]


def test_all_labels_come_in_a_stable_order(project):
    found = list(project.labelled())
    assert [(line.record.form.code, line.index, line.key.annotator, line.key.layer) for line in found] == [
        ("000001", 1, "gold", Layer.GOLD),
        ("000001", 1, "li", Layer.ANNOTATION),
        ("000001", 1, "wang", Layer.ANNOTATION),
        ("688787", 1, "wang", Layer.ANNOTATION),
    ]
    assert {line.scheme for line in found} == {"test@1.0.0"}
    assert found[0].record == FIRST
    assert found[0].qa == FIRST.qas[0]
    assert found[3].annotation == Annotation(topics=("ops",), primary_topic="ops", closed=Status.DONE)


def test_labels_are_chosen_by_person_layer_and_status(project):
    assert lines(project, annotators=["li"]) == [(Q1, "li", Status.SKIPPED)]
    by_name = lines(project, annotators=["王五"])
    assert by_name == lines(project, annotators=["wang"])
    assert by_name == [(Q1, "wang", Status.IN_PROGRESS), (Q3, "wang", Status.DONE)]
    assert lines(project, annotators=["nobody"]) == []
    assert lines(project, layer=Layer.GOLD) == [(Q1, "gold", Status.IN_PROGRESS)]
    assert lines(project, status=Status.DONE) == [(Q3, "wang", Status.DONE)]
    assert lines(project, layer=Layer.ANNOTATION, status=Status.SKIPPED) == [(Q1, "li", Status.SKIPPED)]


def test_an_annotation_that_says_nothing_any_more_counts_as_none(project):
    assert Q2 not in [qa_id for qa_id, _, _ in lines(project)]


def test_a_decision_alone_is_something(project):
    unresolved = Restore(Annotation(decision=Decision("unresolved", "zhao")))
    do(project, AnnotationKey(Q4, "gold", Layer.GOLD), unresolved)
    assert (Q4, "gold", Status.TODO) in lines(project, layer=Layer.GOLD)


def test_questions_nobody_labelled_come_once_with_an_empty_annotation(project):
    found = list(project.labelled(layer=Layer.ANNOTATION, include_unlabelled=True))
    assert [(line.key.qa_id, line.key.annotator) for line in found] == [
        (Q1, "li"),
        (Q1, "wang"),
        (Q2, ""),
        (Q3, "wang"),
        (Q4, ""),
    ]
    empty = found[2]
    assert empty.annotation == Annotation()
    assert (empty.updated_at, empty.seconds, empty.index) == ("", 0.0, 2)


def test_the_unlabelled_of_certain_people_come_under_their_ids(project):
    found = list(project.labelled(annotators=["王五", "zhao"], include_unlabelled=True))
    assert [(line.key.qa_id, line.key.annotator) for line in found] == [
        (Q1, "wang"),
        (Q1, "zhao"),
        (Q2, "wang"),
        (Q2, "zhao"),
        (Q3, "wang"),
        (Q3, "zhao"),
        (Q4, "wang"),
        (Q4, "zhao"),
    ]
    gold = project.labelled(layer=Layer.GOLD, include_unlabelled=True)
    assert [(line.key.qa_id, line.key.annotator, line.key.layer) for line in gold][1:] == [
        (qa_id, "", Layer.GOLD) for qa_id in (Q2, Q3, Q4)
    ]


def test_a_status_narrows_the_labelled_ones_and_not_the_empty_ones(project):
    chosen = lines(project, annotators=["wang"], status=Status.DONE, include_unlabelled=True)
    assert chosen == [(Q2, "wang", Status.TODO), (Q3, "wang", Status.DONE), (Q4, "wang", Status.TODO)]


def test_saving_goes_on_while_labels_are_read(project, monkeypatch):
    monkeypatch.setattr("ir_annotator.store.exchange._RECORDS_AT_ONCE", 1)
    reading = project.labelled()
    next(reading)
    key = AnnotationKey(Q4, "wang")
    do(project, key, AddTopic("rnd"))
    assert key in [line.key for line in reading]
