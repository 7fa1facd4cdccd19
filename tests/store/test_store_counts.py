"""What one annotator did, counted by the project file."""

from store_builders import claim_at, do, make_record, new_project

from ir_annotator.domain.annotation import AnnotationKey, Layer, Status
from ir_annotator.domain.edits import AddTopic, PutClaim, Restore, SetFlagged, SetJudgement, SetPrimaryTopic, SetStatus
from ir_annotator.domain.progress import Counts

MONDAY, TUESDAY = "2026-11-23T08:00:00Z", "2026-11-24T09:30:10Z"


def tally(project, annotator="wang"):
    counting = project.counting(annotator)
    turns = list(counting.run())
    assert not turns or turns[-1][0] == turns[-1][1]
    return counting.tally()


def test_each_record_is_counted_for_one_annotator_and_in_the_order_of_the_list(tmp_path):
    later, first = make_record("688787"), make_record("300308")
    with new_project(tmp_path, later, first) as project:
        a, b = (AnnotationKey(qa.qa_id, "wang") for qa in later.qas)
        do(project, a, SetFlagged(True), SetStatus(Status.DONE))
        do(project, b, AddTopic("ops"))
        do(project, AnnotationKey(first.qas[0].qa_id, "li"), SetStatus(Status.SKIPPED))
        do(project, AnnotationKey(first.qas[0].qa_id, "wang", Layer.GOLD), SetStatus(Status.DONE))
        found = tally(project)
        assert [(one.record.code, one.counts) for one in found.records] == [
            ("300308", Counts(2)),
            ("688787", Counts(2, in_progress=1, done=1, flagged=1)),
        ]
        assert found.in_all == Counts(4, in_progress=1, done=1, flagged=1)
        assert tally(project, "li").in_all == Counts(4, skipped=1)
        assert tally(project, "nobody").in_all == Counts(4)


def test_an_empty_project_has_nothing_to_count(tmp_path):
    with new_project(tmp_path) as project:
        assert tally(project).in_all == Counts()


def test_labels_are_counted_by_value(tmp_path):
    record = make_record()
    with new_project(tmp_path, record) as project:
        a, b = (AnnotationKey(qa.qa_id, "wang") for qa in record.qas)
        do(
            project,
            a,
            AddTopic("ops"),
            AddTopic("perf.revenue"),
            SetPrimaryTopic("ops"),
            SetJudgement("specificity", 1),
        )
        do(project, b, AddTopic("ops"), SetJudgement("specificity", 2), SetJudgement("directness", "direct"))
        start = record.qas[0].answer.start
        facts = ({"metric": "收入", "value": 20}, {"metric": "毛利", "value": 1})
        do(project, a, PutClaim(claim_at(record, start, start + 2, "c1", "fact", subject="peer", numbers=facts)))
        do(project, a, PutClaim(claim_at(record, start, start + 4, "c2", "fact", subject="company")))
        do(project, AnnotationKey(a.qa_id, "li"), AddTopic("other"))
        labels = tally(project).labels
        assert labels.topics == {"ops": 2, "perf.revenue": 1}
        assert labels.primary_topics == {"ops": 2}  # the first topic is the primary one by itself
        assert labels.judgements == {"specificity": {"1": 1, "2": 1}, "directness": {"direct": 1}}
        assert labels.claim_types == {"fact": 2}
        assert labels.attributes == {"subject": {"peer": 1, "company": 1}, "numbers": {"*": 1}}


def test_a_week_gets_what_was_closed_in_it_even_if_it_was_touched_later(tmp_path):
    record = make_record()
    with new_project(tmp_path, record) as project:
        a, b = (AnnotationKey(qa.qa_id, "wang") for qa in record.qas)
        done = do(project, a, AddTopic("ops"), SetStatus(Status.DONE), at=MONDAY)
        do(project, a, Restore(done), at=TUESDAY)
        do(project, b, SetStatus(Status.SKIPPED), SetStatus(Status.DONE), at=TUESDAY)
        assert project.closed_by_minute("wang") == [("2026-11-23T08:00", "done", 1), ("2026-11-24T09:30", "done", 1)]


def test_labels_that_came_closed_count_at_their_last_change(tmp_path):
    record = make_record()
    with new_project(tmp_path, record) as project:
        a, b = (AnnotationKey(qa.qa_id, "wang") for qa in record.qas)
        done = do(project, a, SetStatus(Status.DONE), at=MONDAY)
        do(project, b, Restore(done), at=TUESDAY)
        assert [minute for minute, _, _ in project.closed_by_minute("wang")] == ["2026-11-23T08:00", "2026-11-24T09:30"]


def test_what_was_closed_here_leaves_out_others_and_other_devices(tmp_path):
    record, other = make_record(), make_record("300308")
    with new_project(tmp_path, record, other) as project:
        a, b = (AnnotationKey(qa.qa_id, "wang") for qa in record.qas)
        do(project, a, AddTopic("ops"), SetStatus(Status.DONE), at=TUESDAY, seconds=20.0)
        do(project, b, SetStatus(Status.DONE), at=TUESDAY, device="laptop")
        do(project, AnnotationKey(other.qas[0].qa_id, "li"), SetStatus(Status.DONE), at=TUESDAY)
        closed, last = project.closed_here("wang", "desk", MONDAY)
        assert ([one.qa_id for one in closed], last) == ([a.qa_id], 3)
        assert project.closed_here("wang", "desk", MONDAY, last) == ([], 3)
        assert project.still_closed("wang", [a.qa_id, other.qas[0].qa_id]) == {a.qa_id: 40.0}
        do(project, a, SetStatus(Status.TODO), at=TUESDAY)
        assert project.still_closed("wang", [a.qa_id]) == {}
