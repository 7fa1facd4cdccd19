"""What a reviewer compares: submissions are frozen when first seen, remarks travel in the log, all can be made anew."""

from dataclasses import replace

import pytest
from store_builders import AT, claim_at, do, dump, make_event, make_record, new_project

from ir_annotator.domain.annotation import (
    Annotation,
    AnnotationKey,
    Decision,
    How,
    Layer,
    Part,
    Position,
    Ruling,
    Status,
)
from ir_annotator.domain.edits import AddTopic, PutClaim, RemoveTopic, Restore, SetStatus, Settle
from ir_annotator.domain.handover import Purpose
from ir_annotator.domain.merging import make_plan
from ir_annotator.domain.outline import Annotator
from ir_annotator.domain.remark import Act, Remark, threads
from ir_annotator.store.ids import new_id

RECORD = make_record()
QA, OTHER = RECORD.qas
DONE = SetStatus(Status.DONE)
GOLD = AnnotationKey(QA.qa_id, "zhao", Layer.GOLD)
WANG, LI = AnnotationKey(QA.qa_id, "wang"), AnnotationKey(QA.qa_id, "li")
RULING = Ruling(Position(Part.TOPIC, "ops"), How.TAKEN, "ops", ("wang",))


@pytest.fixture
def project(tmp_path):
    """Wang and li are done with the first Q&A of the record, wang alone with the second."""
    with new_project(tmp_path, RECORD) as opened:
        start = QA.answer.start
        do(opened, WANG, AddTopic("ops"), PutClaim(claim_at(RECORD, start, start + 3)), DONE)
        do(opened, LI, AddTopic("perf"), DONE)
        do(opened, AnnotationKey(OTHER.qa_id, "wang"), AddTopic("ops"), DONE)
        yield opened


def case_of(project, qa=QA):
    number = project.lists.number_of(RECORD.fingerprint)
    return next((case for case in project.reviews.cases(number) if case.qa.qa_id == qa.qa_id), None)


def settle(project, heads=None, who=GOLD, device="desk"):
    """Make the reviewer's first decision, having seen these last events."""
    seen = heads or case_of(project).heads
    after = Annotation(("ops",), "ops", decision=Decision("unresolved", who.annotator, ("wang",), "", (RULING,), seen))
    before = project.annotation(who)
    edit = Settle.between(before, after)
    project.append(make_event(RECORD, who, edit, device=device), edit.apply(before))


def returned(project, text="边界请再看", to="wang"):
    name = new_id()
    seen = case_of(project).heads[to]
    said = Remark(name, name, QA.qa_id, to, "zhao", Act.RETURN, text, RECORD.fingerprint, "desk", AT, seen)
    return project.reviews.say(said)


def answered(project, thread, act, text="", who="wang"):
    said = Remark(new_id(), thread.thread, QA.qa_id, "wang", who, act, text, RECORD.fingerprint, "other", AT)
    return project.reviews.say(said)


def submitted(project):
    with project._file.reading() as db:
        return db.execute("SELECT qa_id, annotator, head FROM submissions ORDER BY 1, 2").fetchall()


def test_only_what_two_are_done_with_is_compared(project):
    number = project.lists.number_of(RECORD.fingerprint)
    assert project.reviews.places() == [(number, 1)]
    (case,) = project.reviews.cases(number)
    assert (case.qa.qa_id, case.position, case.record) == (QA.qa_id, 1, ("688787", "2025-003"))
    assert {name: one.annotation.topics for name, one in case.heard.items()} == {"li": ("perf",), "wang": ("ops",)}
    assert case.gold == {}


def test_the_first_decision_freezes_what_both_had_said(project):
    before = case_of(project).heads
    settle(project)
    do(project, LI, RemoveTopic("perf"), AddTopic("ops"), DONE)  # li has seen the light
    assert submitted(project) == [(QA.qa_id, "li", before["li"]), (QA.qa_id, "wang", before["wang"])]
    settle(project)  # the reviewer goes on and has seen the later version: that changes no submission
    assert submitted(project) == [(QA.qa_id, "li", before["li"]), (QA.qa_id, "wang", before["wang"])]
    heard = case_of(project).heard
    assert (heard["li"].annotation.topics, heard["li"].changed) == (
        ("ops",),
        True,
    )  # what is settled is what she says now
    assert not heard["wang"].changed


def test_whoever_reopens_her_work_is_heard_as_she_had_submitted_it(project):
    settle(project)
    do(project, LI, AddTopic("rnd"))
    assert case_of(project).heard["li"].annotation.topics == ("perf",)


def test_a_submission_is_what_was_said_at_the_event_named_even_if_more_came_since(project):
    seen = case_of(project).heads
    do(project, LI, AddTopic("rnd"), DONE)
    settle(project, seen)
    with project._file.reading() as db:
        (said,) = db.execute("SELECT said FROM submissions WHERE annotator = 'li'").fetchone()
    assert '"topics":["perf"]' in said


def test_of_two_reviewers_the_version_seen_first_counts(project):
    first = case_of(project).heads
    do(project, LI, AddTopic("rnd"), DONE)
    settle(project, who=replace(GOLD, annotator="qian"))  # has seen the later version
    settle(project, first)  # came in later, saw the earlier one
    assert (QA.qa_id, "li", first["li"]) in submitted(project)


def test_taking_the_decision_back_does_not_thaw(project):
    settle(project)
    before = submitted(project)
    project.append(make_event(RECORD, GOLD, Restore(Annotation())), Annotation())
    assert submitted(project) == before
    assert case_of(project).gold == {}


def test_an_event_that_is_not_here_freezes_nothing(project):
    settle(project, {"wang": "not here", "li": case_of(project).heads["li"]})
    assert [who for _, who, _ in submitted(project)] == ["li"]


def test_news_are_told_to_the_reviewer_who_has_not_seen_them(project):
    settle(project)
    assert not case_of(project).has_news("zhao")
    do(project, LI, AddTopic("rnd"), DONE)
    assert case_of(project).has_news("zhao")
    assert not case_of(project).has_news("qian")


def test_a_returned_q_and_a_waits_until_it_is_resolved(project):
    thread = returned(project)
    assert project.reviews.returned_to("wang") == [QA.qa_id]
    assert project.reviews.returned_to("li") == []
    assert case_of(project).returned == {"wang"}
    answered(project, thread, Act.REPLY, "改好了")
    assert project.reviews.returned_to("wang") == [QA.qa_id]
    answered(project, thread, Act.RESOLVE)
    assert project.reviews.returned_to("wang") == []
    answered(project, thread, Act.REOPEN, "还差一处", who="zhao")
    assert project.reviews.returned_to("wang") == [QA.qa_id]
    (found,) = threads(project.reviews.remarks(QA.qa_id))
    assert [(one.author, one.act, one.text) for one in found.remarks] == [
        ("zhao", Act.RETURN, "边界请再看"),
        ("wang", Act.REPLY, "改好了"),
        ("wang", Act.RESOLVE, ""),
        ("zhao", Act.REOPEN, "还差一处"),
    ]
    assert [one.after for one in found.remarks] == [(), *((one.id,) for one in found.remarks[:-1])]


def test_returning_freezes_what_is_returned(project):
    before = case_of(project).heads
    returned(project)
    do(project, WANG, AddTopic("rnd"), DONE)
    assert submitted(project) == [(QA.qa_id, "wang", before["wang"])]


def test_everything_can_be_made_anew_and_holds(project):
    settle(project)
    thread = returned(project)
    do(project, WANG, AddTopic("rnd"), DONE)
    answered(project, thread, Act.RESOLVE)
    before = dump(project)
    project.rebuild()
    assert dump(project) == before
    assert project.check(lambda done, total: None) == []


def test_remarks_are_no_labels(project):
    thread = returned(project)
    answered(project, thread, Act.REPLY, "好")
    events = project.events_of_record(RECORD.fingerprint)
    assert {event.edit.kind for event in events} == {"topic_added", "claim_put", "status_set"}
    assert len(list(project.labelled())) == 3


def give(source, target, *what, **to):
    """Hand something over from one project to another, as a package does."""
    handed = replace(source.sharing.hand_over(*what, **to), source="package")
    plan = make_plan([handed], target.sharing.receiver([handed]))
    assert target.sharing.merge(plan, "x", target.sharing.device("x"), AT, "taken in") is not None
    return plan


@pytest.fixture
def hers(tmp_path):
    """Li's own project with the same record, on which she is done with the first Q&A."""
    (tmp_path / "li").mkdir()
    with new_project(tmp_path / "li", RECORD) as opened:
        do(opened, LI, AddTopic("perf"), DONE, device="li-desk")
        yield opened


def test_what_was_said_to_a_colleague_reaches_her_in_a_blind_package_and_her_answer_comes_back(project, hers):
    settle(project)
    thread = returned(project, to="li")
    returned(project, "别人的事", to="wang")
    plan = give(project, hers, Purpose.WORK, addressee=Annotator("li", "李"))
    assert [entry.kind for entry in plan.entries] == ["remark"]  # no labels, no gold, nothing said to others
    assert hers.reviews.returned_to("li") == [QA.qa_id]
    do(hers, LI, AddTopic("ops"), DONE, device="li-desk")
    said = Remark(new_id(), thread.thread, QA.qa_id, "li", "li", Act.RESOLVE, "改了", RECORD.fingerprint, "li-desk", AT)
    hers.reviews.say(said)
    give(hers, project, Purpose.LABELS, None, {"li"})
    (found,) = (one for one in threads(project.reviews.remarks(QA.qa_id)) if one.annotator == "li")
    assert found.is_resolved
    assert [one.text for one in found.remarks] == ["边界请再看", "改了"]
    for one in (project, hers):
        assert one.check(lambda done, total: None) == []


def test_gold_that_comes_from_another_reviewer_keeps_what_she_had_seen(project, tmp_path):
    (tmp_path / "qian").mkdir()
    with new_project(tmp_path / "qian", RECORD) as other:
        give(project, other, Purpose.LABELS, None, None)
        first = case_of(other).heads
        settle(other, who=replace(GOLD, annotator="qian"), device="qian-desk")
        do(project, LI, AddTopic("rnd"), DONE)
        settle(project)  # zhao sees the later version first
        give(other, project, Purpose.LABELS, None, None)
        give(project, other, Purpose.LABELS, None, None)
        assert submitted(project) == submitted(other)
        assert (QA.qa_id, "li", first["li"]) in submitted(project)
        assert set(case_of(project).gold) == set(case_of(other).gold) == {"zhao", "qian"}


def test_a_remark_that_is_not_what_the_program_writes_stays_out(project, hers):
    returned(project, to="li")
    handed = project.sharing.hand_over(Purpose.WORK, addressee=Annotator("li", "李"))
    (entry,) = handed.entries
    for payload in (entry.payload.replace('"return"', '"shout"'), entry.payload.replace("边界请再看", ""), "{}"):
        odd = replace(handed, entries=(entry._replace(payload=payload),), source="package")
        plan = make_plan([odd], hers.sharing.receiver([odd]))
        assert [one.code for one in plan.refused] == ["unreadable"]
        assert plan.entries == ()
