"""Which annotations count when people are compared: those that are done, with gold beside them."""

import pytest
from store_builders import claim_at, do, make_record, new_project

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Decision, Layer, Status
from ir_annotator.domain.edits import AddTopic, PutClaim, Restore, SetStatus
from ir_annotator.domain.problem import Problem

DONE = SetStatus(Status.DONE)


@pytest.fixture
def records():
    return [make_record(number="2025-003"), make_record(number="2025-004")]


@pytest.fixture
def project(tmp_path, records):
    with new_project(tmp_path, *records) as opened:
        yield opened


def everything(project, **choice):
    return [one for _, _, some in project.submissions(**choice) for one in some]


def test_only_what_is_done_counts(project, records):
    first, second = records[0].qas
    do(project, AnnotationKey(first.qa_id, "li"), AddTopic("perf"), DONE, at="2026-11-23T09:00:00Z")
    do(project, AnnotationKey(first.qa_id, "wang"), AddTopic("ops"))  # not done
    do(project, AnnotationKey(second.qa_id, "wang"), AddTopic("ops"), SetStatus(Status.SKIPPED))
    (only,) = everything(project)
    (submission,) = only.submissions
    assert (only.fingerprint, only.qa.qa_id, only.qa.answer) == (records[0].fingerprint, first.qa_id, first.answer)
    assert (submission.annotator, submission.annotation.topics) == ("li", ("perf",))
    assert submission.at == "2026-11-23T09:00:00Z"


def test_order_is_that_of_the_text_and_of_the_names(project, records):
    for qa in reversed(records[1].qas):
        for who in ("wang", "li"):
            do(project, AnnotationKey(qa.qa_id, who), AddTopic("perf"), DONE)
    found = everything(project)
    assert [one.qa.qa_id for one in found] == [qa.qa_id for qa in records[1].qas]
    assert [[s.annotator for s in one.submissions] for one in found] == [["li", "wang"]] * 2


def test_records_and_annotators_can_be_chosen(project, records):
    project.add_annotator("wang", "王")
    for record in records:
        for who in ("wang", "li"):
            do(project, AnnotationKey(record.qas[0].qa_id, who), AddTopic("perf"), DONE)
    (only,) = everything(project, annotators=["王"], fingerprints=[records[1].fingerprint])
    assert only.fingerprint == records[1].fingerprint
    assert [one.annotator for one in only.submissions] == ["wang"]


def test_gold_stands_beside_and_is_nobodys_submission(project, records):
    qa_id = records[0].qas[0].qa_id
    do(project, AnnotationKey(qa_id, "li"), AddTopic("perf"), DONE)
    do(project, AnnotationKey(qa_id, "chen", Layer.GOLD), AddTopic("ops"), DONE)
    do(project, AnnotationKey(records[1].qas[0].qa_id, "chen", Layer.GOLD), AddTopic("ops"), DONE)
    (only,) = everything(project)
    assert [one.annotator for one in only.submissions] == ["li"]
    assert only.gold.topics == ("ops",)


def test_a_claim_that_quotes_something_else_is_told(project, records):
    record = records[0]
    key = AnnotationKey(record.qas[0].qa_id, "li")
    span = record.qas[0].answer
    do(project, key, PutClaim(claim_at(record, span.start, span.end)), DONE)
    with project._file.writing() as db:
        db.execute("UPDATE claims SET quote = '别的'")
    with pytest.raises(Problem) as told:
        everything(project)
    assert told.value.code == "quote_mismatch"


def test_what_a_reviewer_has_seen_stays_the_submission_whatever_is_said_later(project, records):
    qa_id = records[0].qas[0].qa_id
    li = AnnotationKey(qa_id, "li")
    do(project, li, AddTopic("perf"), DONE, at="2026-11-23T09:00:00Z")
    seen = {"li": project.events(li)[-1].id}
    settled = Restore(Annotation(("perf",), decision=Decision("unresolved", "chen", seen=seen)))
    do(project, AnnotationKey(qa_id, "chen", Layer.GOLD), settled)
    do(project, li, AddTopic("ops"), at="2026-11-24T09:00:00Z")  # open again
    (only,) = everything(project)
    assert [(one.annotation.topics, one.at) for one in only.submissions] == [(("perf",), "2026-11-23T09:00:00Z")]
    assert only.gold is None  # half settled


def test_without_a_reviewer_who_has_seen_it_the_last_version_counts(project, records):
    li = AnnotationKey(records[0].qas[0].qa_id, "li")
    do(project, li, AddTopic("perf"), DONE)
    do(project, li, AddTopic("ops"), DONE)
    (only,) = everything(project)
    assert only.submissions[0].annotation.topics == ("perf", "ops")
