"""Every invariant is broken on purpose with raw SQL: it is named, alone or with those that must follow, and mended."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from store_builders import AT, claim_at, do, dump, make_record, new_project

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import Annotation, AnnotationKey, Decision, Layer
from ir_annotator.domain.event import SplitEvent
from ir_annotator.domain.record import Look
from ir_annotator.domain.remark import Act, Remark
from ir_annotator.domain.soundness import MENDABLE, Invariant
from ir_annotator.domain.span import Span
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project

I = Invariant  # noqa: E741
RECORD = make_record()
LOOKED = make_record(number="2025-004")
LOOKED = replace(LOOKED, looks=tuple(Look(1, 0.5) for _ in LOOKED.text.split("\n")))
MENDED = make_record(number="2025-005")
KEY = AnnotationKey(RECORD.qas[0].qa_id, "wang")
QA_1, QA_2 = (qa.qa_id for qa in RECORD.qas)
LI = AnnotationKey(QA_2, "li")


def no_tick(done, total):
    pass


def broken(project) -> set[Invariant]:
    return {finding.invariant for finding in project.check(no_tick)}


@pytest.fixture
def project(tmp_path):
    """Three records; two people's labels, taken back and forth; a mended split."""
    with new_project(tmp_path, RECORD, LOOKED, MENDED) as opened:
        start = RECORD.qas[0].answer.start
        do(opened, KEY, edits.AddTopic("ops"), edits.PutClaim(claim_at(RECORD, start, start + 3)))
        do(opened, KEY, edits.AddTopic("perf"))
        head = opened.events(KEY)[-1].id
        do(opened, KEY, edits.Restore(replace(opened.annotation(KEY), topics=("ops",))), undoes=head)
        do(opened, LI, edits.SetNote("毛利"), device="other")
        first, second = MENDED.qas
        joined = (replace(first, answer=Span(first.answer.start, second.answer.end)),)
        opened.append_split(SplitEvent(new_id(), "wang", MENDED.fingerprint, joined, True, "desk", AT), [])
        seen = {"li": opened.events(LI)[-1].id}
        settled = Annotation(("ops",), decision=Decision("unresolved", "zhao", seen=seen))
        do(opened, AnnotationKey(QA_2, "zhao", Layer.GOLD), edits.Settle.between(Annotation(), settled), device="zhao")
        name = new_id()
        said = Remark(name, name, QA_1, "wang", "zhao", Act.RETURN, "请看", RECORD.fingerprint, "zhao", AT)
        opened.reviews.say(said)
        yield opened


def spoil(project, *statements):
    """Run SQL past all that guards the project."""
    with project._file.reading() as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            assert db.execute(statement).rowcount != 0, f"does nothing: {statement}"
        db.execute("PRAGMA ignore_check_constraints = OFF")
        db.execute("PRAGMA foreign_keys = ON")
        for _, sql in triggers:
            db.execute(sql)


def test_a_sound_project_has_nothing_to_tell(project):
    assert project.check(no_tick) == []
    project.rebuild()
    assert project.check(no_tick) == []


@dataclass(frozen=True)
class Fault:
    sql: tuple[str, ...]
    found: frozenset[Invariant]
    stays: frozenset[Invariant] = frozenset()
    """What is found still after mending."""

    def __str__(self):
        return min(self.found)


def fault(*sql, found, stays=()):
    return Fault(sql, frozenset(found), frozenset(stays))


FOLLOWS = I.LABELS_FOLLOW
CLAIM = f"WHERE qa_id = '{QA_1}'"
FAULTS = [
    fault("UPDATE records SET text = text || '多' WHERE number = '2025-003'",
          found=[I.TEXT_FINGERPRINT], stays=[I.TEXT_FINGERPRINT]),
    fault("UPDATE records SET warnings = '[[1]]' WHERE number = '2025-003'",
          found=[I.RECORD_READABLE], stays=[I.RECORD_READABLE]),
    fault("UPDATE records SET name = '别的' WHERE number = '2025-003'", found=[I.RECORD_COLUMNS]),
    fault("UPDATE records SET looks = '[[1,0.5,0,0.0]]' WHERE number = '2025-004'", found=[I.LOOKS_PER_LINE]),
    fault(f"UPDATE qas SET answer_end = 5000 WHERE qa_id = '{QA_2}'", found=[I.QA_OFFSETS], stays=[I.QA_OFFSETS]),
    fault(f"UPDATE qas SET position = 7 WHERE qa_id = '{QA_2}'", found=[I.QA_ORDER]),
    fault(f"UPDATE qas SET answer_end = answer_end + 2 WHERE qa_id = '{QA_1}'", found=[I.QA_ORDER], stays=[I.QA_ORDER]),
    fault(f"UPDATE qas SET qa_id = '0123456789ab-3' WHERE qa_id = '{LOOKED.qas[0].qa_id}'",
          found=[I.QA_IDS], stays=[I.QA_IDS]),
    fault(f"UPDATE claims SET span_end = 5000 {CLAIM}", found=[I.CLAIM_OFFSETS, FOLLOWS]),
    fault(f"UPDATE claims SET quote = '不是' {CLAIM}", found=[I.CLAIM_QUOTES, FOLLOWS]),
    fault(f"UPDATE claims SET span_start = 0, span_end = 3, quote = '{RECORD.text[:3]}' {CLAIM}",
          found=[I.CLAIM_PLACES, FOLLOWS]),
    fault("UPDATE claims SET type = 'fact'", found=[FOLLOWS]),
    fault(f"DELETE FROM claims {CLAIM}", found=[FOLLOWS]),
    fault("UPDATE annotations SET note = '改' WHERE annotator = 'li'", found=[FOLLOWS]),
    fault("UPDATE annotations SET seconds = 99 WHERE annotator = 'li'", found=[FOLLOWS]),
    fault("DELETE FROM annotations WHERE annotator = 'li'", found=[FOLLOWS]),
    fault("UPDATE annotations SET primary_topic = 'fin' WHERE annotator = 'wang'", found=[I.PRIMARY_TOPICS, FOLLOWS]),
    fault("UPDATE annotations SET status = 'todo' WHERE annotator = 'li'", found=[I.STATUS_FOLLOWS]),
    fault("UPDATE annotations SET decision = '{\"source\":1}' WHERE annotator = 'li'", found=[FOLLOWS]),
    fault("UPDATE records SET checked = 0 WHERE number = '2025-005'", found=[I.SPLITS_FOLLOW]),
    fault("UPDATE qas SET answer_end = answer_end - 1 WHERE record_id = 3", found=[I.SPLITS_FOLLOW]),
    fault("UPDATE submissions SET said = replace(said, '毛利', '净利')", found=[I.REVIEWS_FOLLOW]),
    fault("DELETE FROM submissions", found=[I.REVIEWS_FOLLOW]),
    fault("UPDATE remarks SET text = '不用看'", found=[I.REVIEWS_FOLLOW]),
    fault("UPDATE events SET payload = '{\"thread\":1}' WHERE kind = 'remark'",
          found=[I.EVENT_PAYLOADS], stays=[I.EVENT_PAYLOADS]),
    fault("DELETE FROM annotators WHERE id = 'li'", found=[I.ANNOTATORS, I.REFERENCES]),
    fault("UPDATE events SET seq = 40 WHERE kind = 'split_set'", found=[I.EVENT_SEQUENCE], stays=[I.EVENT_SEQUENCE]),
    fault("UPDATE events SET after = '[]' WHERE kind = 'claim_put'",
          found=[I.EVENT_CHAIN, FOLLOWS], stays=[I.EVENT_CHAIN]),
    fault("UPDATE events SET undoes = 'nobody' WHERE undoes <> ''", found=[I.EVENT_UNDOES], stays=[I.EVENT_UNDOES]),
    fault("UPDATE events SET payload = '{}' WHERE kind = 'claim_put'",
          found=[I.EVENT_PAYLOADS], stays=[I.EVENT_PAYLOADS]),
    fault("UPDATE events SET payload = '{\"no\":1}' WHERE kind = 'split_set'",
          found=[I.EVENT_PAYLOADS], stays=[I.EVENT_PAYLOADS]),
    fault("UPDATE events SET payload = replace(payload, '受益于', '受益干') WHERE kind = 'claim_put'",
          found=[I.EVENT_QUOTES], stays=[I.EVENT_QUOTES]),
    fault("UPDATE events SET payload = '{\"topic\":\"fin\"}' WHERE kind = 'topic_added' AND seq = 3",
          found=[]),  # taken back later: what it said no longer matters
    fault("UPDATE events SET payload = '{\"note\":\"别的\"}' WHERE kind = 'note_set'",
          found=[FOLLOWS, I.REVIEWS_FOLLOW]),
    fault("UPDATE meta SET value = 'lost@9' WHERE key = 'project.scheme'",
          found=[I.SCHEME_READABLE], stays=[I.SCHEME_READABLE]),
    fault("PRAGMA application_id = 7", found=[I.IDENTITY], stays=[I.IDENTITY]),
    fault("PRAGMA synchronous = OFF", found=[I.SETTINGS], stays=[I.SETTINGS]),
    fault("DROP INDEX events_of_author", found=[I.TABLES]),
    fault("CREATE VIEW more AS SELECT 1", found=[I.TABLES]),
    fault(f"UPDATE annotations SET qa_id = 'gone' WHERE qa_id = '{QA_2}'", found=[I.REFERENCES, FOLLOWS]),
    fault("PRAGMA writable_schema = ON",
          "UPDATE sqlite_schema SET sql = 'CREATE INDEX events_of_record ON events (device)' "
          "WHERE name = 'events_of_record'",
          "PRAGMA writable_schema = RESET", found=[I.INTEGRITY, I.TABLES]),
]  # fmt: skip


@pytest.mark.parametrize(
    "spoilt", FAULTS, ids=lambda spoilt: f"{FAULTS.index(spoilt)}-{'+'.join(sorted(spoilt.found))}"
)
def test_a_fault_is_named_and_mended_where_that_is_possible(project, spoilt):
    whole = sorted(dump(project))
    spoil(project, *spoilt.sql)
    assert broken(project) == spoilt.found
    project.mend(spoilt.found)
    assert broken(project) == spoilt.stays
    if FOLLOWS in spoilt.found and "UPDATE events" not in spoilt.sql[0]:
        assert sorted(dump(project)) == whole, "the labels are those that the events say"


def test_the_guards_of_the_events_are_put_back(project):
    with project._file.reading() as db:
        db.execute("DROP TRIGGER events_never_go")
        db.execute("CREATE TRIGGER worse AFTER INSERT ON events BEGIN DELETE FROM claims; END")
    assert {(found.invariant, found.where) for found in project.check(no_tick)} == {
        (I.TABLES, "events_never_go"),
        (I.TABLES, "worse"),
    }
    project.mend([I.TABLES])
    assert project.check(no_tick) == []


def test_every_invariant_of_the_store_has_a_fault_of_its_own():
    covered = set().union(*(spoilt.found for spoilt in FAULTS))
    assert set(Invariant) - covered == {I.LABELS_IN_SCHEME}, "that one needs the scheme to be understood"
    assert len(covered) >= 15
    assert {spoilt.found for spoilt in FAULTS if not spoilt.stays and spoilt.found} >= {
        frozenset([each]) for each in MENDABLE - {I.INTEGRITY, I.ANNOTATORS, I.CLAIM_OFFSETS, I.CLAIM_QUOTES,
                                                  I.CLAIM_PLACES, I.PRIMARY_TOPICS}
    }  # fmt: skip


def test_a_finding_names_the_place_and_no_words_of_the_text(project):
    spoil(project, f"UPDATE claims SET quote = '不是' {CLAIM}")
    found = [finding for finding in project.check(no_tick) if finding.invariant is I.CLAIM_QUOTES]
    start = RECORD.qas[0].answer.start
    assert [(one.where, one.detail) for one in found] == [(f"{QA_1} wang c1", f"{start} {start + 3}")]


def test_mending_that_fails_changes_nothing(project, monkeypatch):
    spoil(project, f"DELETE FROM claims {CLAIM}", "UPDATE records SET name = '别的' WHERE number = '2025-003'")
    spoilt = dump(project)
    monkeypatch.setattr("ir_annotator.store.projection.rebuild", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        project.mend(broken(project))
    assert dump(project) == spoilt


def test_a_check_can_be_stopped(project):
    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        project.check(stop)
    assert isinstance(project, Project)
    do(project, KEY, edits.SetNote("still works"))
