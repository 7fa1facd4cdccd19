"""Colleagues' work comes in whole and in any order, comes out again as one step, and what cannot be right stays out."""

from __future__ import annotations

import json
import random
import sqlite3
from dataclasses import replace

import pytest
from merging_builders import RECORDS, Person, all_of, history, log_of, plan, replica, shown, take_in
from store_builders import AT, claim_at, do, dump, make_event, make_record
from test_store_crash import FailingConnection

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.carrying import carried
from ir_annotator.domain.event import Event, SplitEvent
from ir_annotator.domain.merging import Change
from ir_annotator.domain.projecting import Trouble
from ir_annotator.domain.span import Span
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project

RECORD = RECORDS[0]
QA_1, QA_2, QA_3 = RECORD.qas
WANG = AnnotationKey(QA_1.qa_id, "wang")
ANSWER = QA_1.answer.start


@pytest.fixture
def lead(tmp_path):
    with replica(tmp_path, "lead") as project:
        yield project


@pytest.fixture
def desk(tmp_path):
    with replica(tmp_path, "desk") as project:
        yield project


@pytest.fixture
def laptop(tmp_path):
    with replica(tmp_path, "laptop") as project:
        yield project


def sound(project):
    return project.check(lambda done, total: None) == []


def lasting(project):
    """All that is stored but the list of merges, which grows."""
    return sorted(line for line in dump(project) if "merge" not in line.partition("(")[0])


def join(project, record, who="wang", device="desk"):
    """Make the first two Q&As one, everybody's labels going along."""
    first, second, *rest = project.record(record.fingerprint).qas
    qas = (replace(first, answer=Span(first.answer.start, second.answer.end)), *rest)
    labels = project.labels_of(record.fingerprint)
    moved = carried(project.record(record.fingerprint).qas, qas, labels)
    events = [
        (Event(new_id(), key, record.fingerprint, edits.Carry(new), device, AT), new) for key, new in moved.items()
    ]
    project.append_split(SplitEvent(new_id(), who, record.fingerprint, qas, True, device, AT), events)


@pytest.mark.parametrize("seed", range(12))
def test_whoever_has_seen_the_same_has_the_same(tmp_path, seed):
    events, wrong = history(tmp_path, seed)
    assert events > 20
    assert wrong == []


def test_labels_of_others_are_new_and_come_only_once(lead, desk):
    do(desk, WANG, edits.AddTopic("ops"), edits.PutClaim(claim_at(RECORD, ANSWER, ANSWER + 4)), device="d")
    do(lead, replace(WANG, annotator="li"), edits.AddTopic("fin"), device="l")
    made = take_in(lead, all_of(desk))
    assert made.counted() == {"wang": {Change.NEW: 1, Change.CHANGED: 0, Change.SAME: 0}}
    assert lead.annotation(WANG) == desk.annotation(WANG)
    assert lead.annotation(replace(WANG, annotator="li")).topics == ("fin",)
    assert sound(lead)
    before = lasting(lead)
    again = take_in(lead, all_of(desk), replace(all_of(desk), source="copy of it"))
    assert again.is_empty
    assert again.same == 2
    assert lasting(lead) == before


def test_two_machines_of_one_person_contradict_until_she_says_which_is_right(lead, desk, laptop):
    do(desk, WANG, edits.AddTopic("ops"), device="d")
    take_in(laptop, all_of(desk))
    do(desk, WANG, edits.AddTopic("fin"), device="d", at="9999-12-31T23:59:59Z")
    do(laptop, WANG, edits.AddTopic("rnd"), edits.SetNote("注"), device="l", at="0001-01-01T00:00:00Z")
    made = take_in(lead, all_of(desk), all_of(laptop))
    assert [(one.kind, one.thing[2]) for one in made.conflicts] == [(Trouble.HEAD, "wang")] * 2
    assert lead.annotation(WANG).topics == ("ops", "rnd"), "the longer history is shown, whatever the clocks say"
    versions = lead.sharing.standing(RECORD.fingerprint).objects[WANG].heads
    assert {head.value.topics for head in versions} == {("ops", "fin"), ("ops", "rnd")}
    right = next(head.value for head in versions if head.value.topics == ("ops", "fin"))
    settled = lead.sharing.settle(make_event(RECORD, WANG, edits.Restore(right), device="lead"), right)
    assert set(settled.after) == {head.entry.id for head in versions}
    assert lead.sharing.conflicts() == []
    assert lead.annotation(WANG) == right
    take_in(desk, all_of(lead))
    assert (desk.annotation(WANG), desk.sharing.conflicts()) == (right, [])
    assert sound(lead)


def test_going_on_with_the_shown_version_leaves_the_contradiction_open(lead, desk, laptop):
    for project, topic in ((desk, "fin"), (laptop, "rnd")):
        do(project, WANG, edits.AddTopic(topic), device=topic)
    take_in(lead, all_of(desk), all_of(laptop))
    shown_before = lead.annotation(WANG)
    after = do(lead, WANG, edits.SetNote("weiter"), device="lead")
    assert after.topics == shown_before.topics
    assert lead.annotation(WANG) == after
    assert len(lead.sharing.conflicts()) == 2
    assert sound(lead)


def test_who_says_the_same_on_two_machines_contradicts_nobody(lead, desk, laptop):
    for project, device in ((desk, "d"), (laptop, "l")):
        do(project, WANG, edits.AddTopic("ops"), device=device)
    made = take_in(lead, all_of(desk), all_of(laptop))
    assert (made.conflicts, lead.sharing.conflicts()) == ((), [])
    do(lead, WANG, edits.SetNote("n"), device="lead")
    assert len(lead.events(WANG)[-1].after) == 2, "from here on there is one version again"
    assert sound(lead)


def test_a_mended_split_counts_for_the_colleague_too_and_takes_her_labels_along(lead, desk):
    li = AnnotationKey(QA_2.qa_id, "li")
    do(
        lead,
        li,
        edits.AddTopic("fin"),
        edits.PutClaim(claim_at(RECORD, QA_2.answer.start, QA_2.answer.end)),
        device="l",
    )
    do(desk, WANG, edits.AddTopic("ops"), device="d")
    join(desk, RECORD)
    made = take_in(lead, all_of(desk))
    assert made.changes[RECORD.fingerprint].split_changes
    record = lead.record(RECORD.fingerprint)
    assert (len(record.qas), record.checked) == (2, True)
    moved = lead.annotation(AnnotationKey(QA_1.qa_id, "li"))
    assert (moved.topics, len(moved.claims), moved.flagged) == (("fin",), 1, True)
    assert lead.annotation(WANG).topics == ("ops",)
    assert sound(lead)
    do(lead, AnnotationKey(QA_1.qa_id, "li"), edits.SetNote("weiter"), device="l")  # writes down what was carried
    assert sound(lead)
    lead.rebuild()
    assert sound(lead)
    take_in(desk, all_of(lead))
    assert shown(desk) == shown(lead)


def test_a_claim_across_a_new_boundary_is_told_and_not_lost(lead, desk):
    join(lead, RECORD, "zhao", "z")
    take_in(desk, all_of(lead))
    claim = claim_at(RECORD, QA_1.answer.start, QA_2.answer.end)
    do(desk, WANG, edits.PutClaim(claim), device="d")
    back = RECORD.qas
    lead.append_split(SplitEvent(new_id(), "zhao", RECORD.fingerprint, back, True, "z", AT), [])
    made = take_in(lead, all_of(desk))
    assert [(one.kind, one.what) for one in made.conflicts] == [(Trouble.HOMELESS, claim.id)]
    assert lead.annotation(WANG).claims == ()
    assert sound(lead)


def test_a_record_comes_along_and_everything_goes_again(lead, desk, tmp_path):
    more = make_record(number="2025-100", pairs=(("新问题？", "新答案。"),))
    desk.add_records([more], AT)
    key = AnnotationKey(more.qas[0].qa_id, "wang")
    do(desk, key, edits.AddTopic("ops"), device="d")
    do(desk, WANG, edits.AddTopic("rnd"), device="d")
    join(desk, RECORDS[1])
    do(lead, replace(WANG, annotator="li"), edits.AddTopic("fin"), device="lead")
    while lead.index_some():
        pass
    before, view = (log_of(lead), lead.annotators()), shown(lead)
    take_in(lead, all_of(desk))
    device = lead.sharing.device("here")
    (merge,) = lead.sharing.merges(device)
    full, everything = shown(lead), log_of(lead)
    assert lead.record(more.fingerprint).text == more.text
    for _ in range(2):
        lead.sharing.take_back(merge.id, device)
        assert shown(lead) == view
        assert (log_of(lead), lead.annotators()) == before
        assert not lead.has_record(more.fingerprint)
        assert sound(lead)
        lead.sharing.bring_back(merge.id)
        assert (shown(lead), log_of(lead)) == (full, everything)
        assert sound(lead)
    lead.sharing.take_back(merge.id, device)
    take_in(lead, all_of(desk))
    assert (shown(lead), log_of(lead)) == (full, everything)
    assert sound(lead)


def test_what_came_after_a_merge_goes_with_it_and_its_numbers_are_not_given_again(lead, desk):
    do(desk, WANG, edits.AddTopic("ops"), device="d")
    take_in(lead, all_of(desk))
    device = lead.sharing.device("here")
    do(lead, WANG, edits.SetNote("von mir"), device=device)
    (merge,) = lead.sharing.merges(device)
    lead.sharing.take_back(merge.id, device)
    assert lead.annotation(WANG) == Annotation()
    do(lead, replace(WANG, annotator="li"), edits.SetNote("neu"), device=device)
    assert [event.seq for event in lead.events(replace(WANG, annotator="li"))] == [2]
    assert sound(lead)


# -- what stays out


def tampered(handover, **changes):
    """The same file, with the last event changed."""
    *rest, last = sorted(handover.entries, key=lambda entry: entry.seq)
    return replace(handover, entries=(*rest, last._replace(**changes)))


BAD_CLAIM = {"id": "c", "start": 0, "end": 2, "quote": "不是", "type": "t", "attributes": {}, "note": ""}
OUTSIDE = BAD_CLAIM | {"start": 5000, "end": 5002}
MISPLACED = BAD_CLAIM | {"quote": RECORD.text[:2]}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "nonsense"}, "unreadable"),
        ({"payload": '{"topic":5}'}, "unreadable"),
        ({"payload": '{"topic":["a"]}'}, "unreadable"),
        ({"payload": "{"}, "unreadable"),
        ({"payload": '{"topic":"\\ud800"}'}, "unreadable"),
        ({"at": "gestern"}, "unreadable"),
        ({"seconds": float("nan")}, "unreadable"),
        ({"seconds": -1.0}, "unreadable"),
        ({"layer": "silver"}, "unreadable"),
        ({"author": " "}, "unreadable"),
        ({"after": '["nobody"]'}, "earlier_missing"),
        ({"after": "[1]"}, "unreadable"),
        ({"undoes": "nobody"}, "earlier_missing"),
        ({"under": "nobody"}, "earlier_missing"),
        ({"fingerprint": "0" * 64}, "unknown_record"),
        ({"qa_id": f"{RECORD.fingerprint[:12]}-9999"}, "other_split"),
        ({"kind": "claim_put", "payload": json.dumps(BAD_CLAIM)}, "misquote"),
        ({"kind": "claim_put", "payload": json.dumps(OUTSIDE)}, "misquote"),
        ({"kind": "claim_put", "payload": json.dumps(MISPLACED)}, "misplaced"),
        ({"kind": "split_set", "qa_id": "", "after": "[]", "payload": '{"qas":[["x",0,1,1,2,[]]],"checked":true}'},
         "unreadable"),
        ({"seq": 9}, "gap"),
        ({"seq": 1}, "numbered_twice"),
    ],
)  # fmt: skip
def test_an_event_that_cannot_be_right_stays_out_alone(lead, desk, changes, code):
    do(desk, WANG, edits.AddTopic("ops"), edits.AddTopic("fin"), device="d")
    made = take_in(lead, tampered(all_of(desk), **changes))
    assert [(one.code, one.count) for one in made.refused] == [(code, 1)]
    assert lead.annotation(WANG).topics == ("ops",)
    assert sound(lead)
    good = take_in(lead, all_of(desk))
    assert (len(good.entries), lead.annotation(WANG)) == (1, desk.annotation(WANG)), "the whole file brings it"
    assert sound(lead)


def test_another_event_under_a_known_id_stays_out(lead, desk):
    do(desk, WANG, edits.AddTopic("ops"), edits.AddTopic("fin"), device="d")
    take_in(lead, all_of(desk))
    made = take_in(lead, tampered(all_of(desk), payload='{"topic":"rnd"}'))
    assert [(one.code, one.count) for one in made.refused] == [("other_content", 1)]
    assert lead.annotation(WANG).topics == ("ops", "fin")


def test_events_that_name_each_other_in_a_circle_stay_out(lead, desk):
    do(desk, WANG, edits.AddTopic("ops"), edits.AddTopic("fin"), device="d")
    came = all_of(desk)
    one, two = sorted(came.entries, key=lambda entry: entry.seq)
    made = take_in(lead, replace(came, entries=(one._replace(after=f'["{two.id}"]'), two)))
    assert made.entries == ()
    assert sound(lead)


def test_numbers_left_out_on_purpose_are_no_gap(lead, desk):
    for qa in (QA_1, QA_2, QA_3):
        do(desk, AnnotationKey(qa.qa_id, "wang"), edits.AddTopic("ops"), device="d")
    do(desk, AnnotationKey(RECORDS[1].qas[0].qa_id, "wang"), edits.AddTopic("ops"), device="d")
    part = desk.sharing.hand_over("labels", {RECORDS[1].fingerprint}, None)
    assert part.left_out == {"d": ((1, 3),)}
    assert take_in(lead, part).refused == ()
    assert sound(lead)
    take_in(lead, all_of(desk))
    assert sound(lead)
    assert log_of(lead) == log_of(desk)


def test_names_that_look_alike_stay_two_people(lead, desk):
    latin, cyrillic = "zhao", "zhаo"
    do(lead, replace(WANG, annotator=latin), edits.AddTopic("ops"), device="l")
    do(desk, replace(WANG, annotator=cyrillic), edits.AddTopic("fin"), device="d")
    made = take_in(lead, all_of(desk))
    assert made.look_alikes == ((latin, cyrillic),)
    assert lead.annotation(replace(WANG, annotator=latin)).topics == ("ops",)
    assert lead.annotation(replace(WANG, annotator=cyrillic)).topics == ("fin",)


def test_a_tenth_may_change_without_asking_and_not_more(lead, desk):
    keys = [AnnotationKey(qa.qa_id, who) for record in RECORDS for qa in record.qas for who in ("wang", "li")][:10]
    for key in keys:
        do(desk, key, edits.AddTopic("ops"), device="d")
    take_in(lead, all_of(desk))
    do(desk, keys[0], edits.AddTopic("fin"), device="d")
    assert (plan(lead, all_of(desk)).superseded, plan(lead, all_of(desk)).needs_consent) == (1, False)
    do(desk, keys[1], edits.AddTopic("fin"), device="d")
    assert plan(lead, all_of(desk)).needs_consent


# -- all or nothing


def test_a_plan_that_is_out_of_date_changes_nothing(lead, desk):
    do(desk, WANG, edits.AddTopic("ops"), device="d")
    made = plan(lead, all_of(desk))
    do(lead, replace(WANG, annotator="li"), edits.AddTopic("fin"), device="l")
    before = dump(lead)
    assert lead.sharing.merge(made, "lead", "here", AT, "") is None
    assert dump(lead) == before


def everything_at_once(tmp_path) -> tuple[Project, Project]:
    """A project and a colleague's with new records, labels, splits and contradictions for it."""
    lead, desk = replica(tmp_path, "lead"), replica(tmp_path, "desk")
    for project, device in ((lead, "l"), (desk, "d")):
        do(project, WANG, edits.AddTopic(device), edits.PutClaim(claim_at(RECORD, ANSWER, ANSWER + 2)), device=device)
    join(desk, RECORDS[1])
    more = make_record(number="2025-100")
    desk.add_records([more], AT)
    do(desk, AnnotationKey(more.qas[0].qa_id, "zhao"), edits.AddTopic("ops"), device="d")
    return lead, desk


def failing_at_every_statement(project, work) -> int:
    """Let work fail at each of its statements; after each failure everything must be as before."""
    before, database = dump(project), project._file._db
    whole = database.conn
    for good in range(5000):
        database.conn = FailingConnection(whole, good)
        try:
            work()
        except sqlite3.OperationalError as error:
            assert str(error) == "statement fails"  # noqa: PT017 -- the loop ends when it no longer fails
        else:
            assert not whole.in_transaction
            return good
        finally:
            database.conn = whole
        assert dump(project) == before
    raise AssertionError("it never came to an end")


def test_taking_in_and_taking_back_that_fail_anywhere_leave_everything_as_it_was(tmp_path):
    lead, desk = everything_at_once(tmp_path)
    with lead, desk:
        device = lead.sharing.device("here")
        made = plan(lead, all_of(desk))
        assert failing_at_every_statement(lead, lambda: lead.sharing.merge(made, "lead", device, AT, "")) > 30
        (merge,) = lead.sharing.merges(device)
        assert failing_at_every_statement(lead, lambda: lead.sharing.take_back(merge.id, device)) > 30
        assert failing_at_every_statement(lead, lambda: lead.sharing.bring_back(merge.id)) > 30
        assert sound(lead)


def test_a_person_goes_on_while_others_send(tmp_path):
    """Undo of one's own last edit still fits after somebody else's work came in."""
    lead, desk = replica(tmp_path, "lead"), replica(tmp_path, "desk")
    with lead, desk:
        one, other = Person(lead, "li", random.Random(1)), Person(desk, "wang", random.Random(2))
        for _ in range(10):
            one.label()
            other.label()
            take_in(lead, all_of(desk))
        assert sound(lead)
        assert {row[1] for row in log_of(lead).values()} == {"li", "wang"}
