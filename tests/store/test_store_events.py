"""Saving an edit: event and labels together or not at all, and events stay for ever."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace

import pytest
from store_builders import AT, claim_at, do, dump, make_event, make_record, new_project

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import Annotation, AnnotationKey, Decision, FlagReason, Layer, Status
from ir_annotator.domain.problem import Problem
from ir_annotator.store.project import Project

RECORD = make_record()
KEY = AnnotationKey(RECORD.qas[0].qa_id, "wang")
ANSWER = RECORD.qas[0].answer.start
NUMBERS = ({"metric": "收入", "value": 20, "unit": "%", "change": 1.5}, {"metric": "订单", "value": 3})


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path, RECORD) as opened:
        yield opened


def full_annotation() -> Annotation:
    one = replace(claim_at(RECORD, ANSWER, ANSWER + 4, "c1", polarity="positive", numbers=NUMBERS, scale=2), note="注")
    two = claim_at(RECORD, ANSWER + 2, ANSWER + 6, "c2", "forecast", about="perf.revenue")
    decision = Decision("adjudicated", "zhao", ("wang", "li"), "更准确")
    return Annotation(
        topics=("perf.revenue", "market"),
        primary_topic="market",
        judgements={"directness": "direct", "specificity": 1},
        claims=(one, two),
        note="第一行\n第二行",
        flagged=True,
        flag_reason=FlagReason.TEXT_GARBLED,
        closed=Status.SKIPPED,
        decision=decision,
    )


def test_everything_said_comes_back_after_reopening(project):
    key = replace(KEY, layer=Layer.GOLD)
    do(project, key, edits.Restore(full_annotation()))
    project.close()
    with Project.open(project.path) as again:
        back = again.annotation(key)
        assert back == full_annotation()
        assert back.claims[0].attributes["numbers"] == NUMBERS
        assert again.annotation(KEY) == Annotation()
        assert again.annotation(AnnotationKey("unknown-1", "wang")) == Annotation()


def test_claims_may_change_move_and_go(project):
    claim = claim_at(RECORD, ANSWER, ANSWER + 4)
    other = claim_at(RECORD, ANSWER + 5, ANSWER + 7, "c2")
    do(project, KEY, edits.PutClaim(claim), edits.PutClaim(other))
    moved = claim_at(RECORD, ANSWER + 7, ANSWER + 9, "c1", "forecast", polarity="negative")
    assert do(project, KEY, edits.PutClaim(moved)).claims == (other, moved)
    assert project.annotation(KEY).claims == (other, moved)
    do(project, KEY, edits.RemoveClaim("c2"))
    assert project.annotation(KEY).claims == (moved,)


def test_the_topics_ticked_last_come_first(project):
    do(project, KEY, edits.AddTopic("ops"), edits.AddTopic("fin.cash"), edits.AddTopic("rnd"), edits.RemoveTopic("rnd"))
    do(project, KEY, edits.SetPrimaryTopic("ops"))
    do(project, replace(KEY, annotator="li"), edits.AddTopic("mine"))
    assert project.latest_topics("wang") == ["ops", "rnd", "fin.cash"]
    assert project.topic_uses("wang") == {"ops": 1, "fin": 1, "fin.cash": 1}


def test_an_event_is_numbered_per_device_and_knows_what_it_followed(project):
    first = make_event(RECORD, KEY, edits.AddTopic("ops"))
    after = first.edit.apply(Annotation())
    one = project.append(first, after)
    second = make_event(RECORD, KEY, edits.SetFlagged(flagged=True), undoes=one.id)
    two = project.append(second, second.edit.apply(after))
    elsewhere = make_event(RECORD, replace(KEY, annotator="li"), edits.AddTopic("fin"), device="laptop")
    three = project.append(elsewhere, elsewhere.edit.apply(Annotation()))
    fourth = make_event(RECORD, replace(KEY, annotator="li"), edits.SetNote("n"))
    four = project.append(fourth, fourth.edit.apply(elsewhere.edit.apply(Annotation())))
    assert [(e.device, e.seq, e.after) for e in (one, two, three, four)] == [
        ("desk", 1, ()),
        ("desk", 2, (one.id,)),
        ("laptop", 1, ()),
        ("desk", 3, (three.id,)),
    ]
    assert one == replace(first, seq=1)
    assert project.events(KEY) == [one, two]
    assert project.events(replace(KEY, annotator="li")) == [three, four]
    assert project.events(replace(KEY, annotator="nobody")) == []


@pytest.mark.parametrize("table", ["annotations", "claims", "annotators"])
def test_when_a_part_cannot_be_written_nothing_is(project, table):
    do(project, KEY, edits.AddTopic("ops"))
    with project._file.writing() as db:
        db.execute(
            f"""CREATE TRIGGER broken BEFORE INSERT ON {table} WHEN NEW.{"id" if table == "annotators" else "annotator"}
                = 'li' BEGIN SELECT RAISE(ABORT, 'broken'); END"""
        )
    before = dump(project)
    li = replace(KEY, annotator="li")
    put = edits.PutClaim(claim_at(RECORD, ANSWER, ANSWER + 3))
    with pytest.raises(sqlite3.IntegrityError, match="broken"):
        project.append(make_event(RECORD, li, put), put.apply(Annotation()))
    assert dump(project) == before
    good = make_event(RECORD, replace(KEY, annotator="zhao"), put)
    assert project.append(good, put.apply(Annotation())).seq == 2


def test_many_events_are_stored_all_or_none(project):
    add = edits.AddTopic("ops")
    good = [(make_event(RECORD, AnnotationKey(qa.qa_id, "li"), add), add.apply(Annotation())) for qa in RECORD.qas]
    wrong = (make_event(RECORD, AnnotationKey("unknown-1", "li"), add), add.apply(Annotation()))
    before = dump(project)
    with pytest.raises(ValueError, match="unknown-1"):
        project.append_all([*good, wrong])
    assert dump(project) == before
    assert project.append_all(iter(good)) == 2
    assert [event.seq for qa in RECORD.qas for event in project.events(AnnotationKey(qa.qa_id, "li"))] == [1, 2]


def test_what_others_wrote_between_two_edits_is_taken_into_account(project):
    add = edits.AddTopic("perf.revenue")
    other = AnnotationKey(RECORD.qas[1].qa_id, "wang")
    do(project, KEY, edits.AddTopic("market"))
    project.append_all([(make_event(RECORD, other, add), add.apply(Annotation()))])
    project.append_all([(make_event(RECORD, KEY, add), add.apply(project.annotation(KEY)))])
    wrong = claim_at(RECORD, ANSWER, ANSWER + 4)
    put = edits.PutClaim(replace(wrong, quote="别的"))
    with pytest.raises(ValueError, match="does not quote"):
        project.append(make_event(RECORD, KEY, put), put.apply(project.annotation(KEY)))
    do(project, KEY, edits.SetNote("a"), edits.PutClaim(wrong), edits.SetNote("b"))
    found = project.events(KEY)
    assert [event.seq for event in found] == [1, 3, 4, 5, 6]
    assert [event.after for event in found] == [(), *((event.id,) for event in found[:-1])]
    before = dump(project)
    project.rebuild()
    assert dump(project) == before


def test_mistakes_of_the_caller_are_not_stored(project):
    add = edits.AddTopic("ops")
    before = dump(project)
    misquoted = replace(claim_at(RECORD, ANSWER, ANSWER + 4), quote="不是原文")
    wrong = [
        (replace(make_event(RECORD, KEY, add), fingerprint="0" * 64), add.apply(Annotation())),
        (make_event(RECORD, KEY, add), Annotation(topics=("fin",))),
        (make_event(RECORD, KEY, edits.PutClaim(misquoted)), Annotation(claims=(misquoted,))),
    ]
    for event, after in wrong:
        with pytest.raises(ValueError, match=r"has no Q&A|does not lead|does not quote"):
            project.append(event, after)
    assert dump(project) == before


def test_the_same_event_cannot_come_twice(project):
    event = make_event(RECORD, KEY, edits.SetFlagged(flagged=True))
    project.append(event, Annotation(flagged=True))
    with pytest.raises(sqlite3.IntegrityError, match=r"events\.id"):
        project.append(event, Annotation(flagged=True))
    assert len(project.events(KEY)) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET at = '9999-01-01T00:00:00Z'",
        "DELETE FROM events",
        "INSERT OR REPLACE INTO events SELECT * FROM events",
        """INSERT OR REPLACE INTO events SELECT arrival + 1, 'other', author, device, seq, fingerprint, qa_id, layer,
            kind, payload, after, at, seconds, undoes, under FROM events""",
    ],
)
def test_events_can_neither_be_changed_nor_removed(project, statement):
    do(project, KEY, edits.AddTopic("ops"))
    before = dump(project)
    with pytest.raises(sqlite3.IntegrityError, match="only ever appended"), project._file.writing() as db:
        db.execute(statement)
    assert dump(project) == before


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("UPDATE annotations SET flagged = 'yes'", "cannot store TEXT value"),
        ("UPDATE annotations SET flagged = 2", "CHECK constraint"),
        ("UPDATE annotations SET status = 'finished'", "CHECK constraint"),
        ("UPDATE annotations SET layer = 'silver'", "CHECK constraint"),
        ("UPDATE annotations SET topics = '{}'", "CHECK constraint"),
        ("UPDATE annotations SET judgements = 'x'", "CHECK constraint"),
        ("UPDATE annotations SET qa_id = 'unknown-1'", "FOREIGN KEY"),
        ("UPDATE claims SET span_start = -1", "CHECK constraint"),
        ("UPDATE claims SET span_start = span_end", "CHECK constraint"),
        ("UPDATE qas SET position = 0", "CHECK constraint"),
        ("DELETE FROM records", "FOREIGN KEY"),
    ],
)
def test_the_tables_refuse_what_makes_no_sense(project, statement, complaint):
    do(project, KEY, edits.PutClaim(claim_at(RECORD, ANSWER, ANSWER + 3)))
    with pytest.raises(sqlite3.IntegrityError, match=complaint), project._file.writing() as db:
        db.execute(statement)


def test_a_claim_that_no_longer_matches_the_text_is_reported(project):
    do(project, KEY, edits.PutClaim(claim_at(RECORD, ANSWER, ANSWER + 3)))
    with project._file.writing() as db:
        db.execute("UPDATE claims SET span_start = span_start + 1, span_end = span_end + 1")
    for read in (lambda: project.annotation(KEY), lambda: list(project.labelled())):
        with pytest.raises(Problem) as caught:
            read()
        assert caught.value.code == "quote_mismatch"
        assert KEY.qa_id in caught.value.cause
        assert "受益" not in str(caught.value)


def test_several_threads_save_and_read_at_the_same_time(project):
    failures = []

    def work(annotator: str) -> None:
        try:
            for number in range(15):
                do(project, replace(KEY, annotator=annotator), edits.SetNote(f"{annotator} {number}"), device=annotator)
                assert len(project.lists.outline(annotator)) == 1
        except (AssertionError, sqlite3.Error, Problem, ValueError) as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b", "c", "d")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    for name in ("a", "b", "c", "d"):
        key = replace(KEY, annotator=name)
        assert [event.seq for event in project.events(key)] == list(range(1, 16))
        assert project.annotation(key).note == f"{name} 14"


def test_time_worked_adds_up_and_the_last_change_is_dated(project):
    do(project, KEY, edits.AddTopic("ops"), seconds=1.5)
    do(project, KEY, edits.AddTopic("fin"), seconds=2.25, at="2026-11-24T09:00:00Z")
    (line,) = project.labelled()
    assert line.seconds == 3.75
    assert line.updated_at == "2026-11-24T09:00:00Z"
    assert line.updated_at > AT
