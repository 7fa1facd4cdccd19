"""Records in the project: they come back as they were, once, and the lists show what there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store_builders import AT, claim_at, do, full_record, make_record, new_project

from ir_annotator.domain.annotation import AnnotationKey, Layer, Status
from ir_annotator.domain.edits import AddTopic, PutClaim, SetFlagged, SetStatus
from ir_annotator.domain.outline import Annotator
from ir_annotator.domain.record import QA, Form, Look, Record
from ir_annotator.domain.span import Span
from ir_annotator.store import records
from ir_annotator.store.project import Project


def test_a_record_comes_back_as_it_was(tmp_path):
    record = full_record()
    with new_project(tmp_path, record) as project:
        pass
    with Project.open(project.path) as project:
        back = project.record(record.fingerprint)
        assert back == record
        assert list(back.form.other_fields) == ["风险提示", "备注", "附注"]  # the order of the form
        assert project.record_of(record.qas[1].qa_id) == record
        assert project.has_record(record.fingerprint)


def test_a_record_without_questions_is_a_record(tmp_path):
    record = Record("a.txt", "text", Form(), "没有问答", ())
    with new_project(tmp_path, record) as project:
        assert project.record(record.fingerprint) == record
        (row,) = project.lists.outline("wang")
        assert row.qas == ()


def test_what_is_not_there_is_a_key_error(tmp_path):
    with new_project(tmp_path) as project:
        assert not project.has_record("0" * 64)
        with pytest.raises(KeyError):
            project.record("0" * 64)
        with pytest.raises(KeyError):
            project.record_of("nothing-1")


def test_the_same_text_is_added_once_whatever_the_file_is_called(tmp_path):
    first, second = make_record(), make_record(number="2025-004")
    again = replace(first, file="copy of it.docx")
    with new_project(tmp_path) as project:
        result = project.add_records([first, second, again], AT)
        assert result.added == (first.fingerprint, second.fingerprint)
        assert result.known == (first.fingerprint,)
        result = project.add_records(iter([again, second]), AT)
        assert result.added == ()
        assert result.known == (first.fingerprint, second.fingerprint)
        assert [row.file for row in project.lists.outline("")] == [first.file, second.file]


def test_many_records_are_added_over_several_transactions(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "_ROWS_PER_TRANSACTION", 7)
    many = [make_record(number=f"2025-{number:03}") for number in range(20)]
    with new_project(tmp_path) as project:
        result = project.add_records([*many, many[0]], AT)
        assert result.added == tuple(record.fingerprint for record in many)
        assert result.known == (many[0].fingerprint,)
        assert len(project.lists.outline("")) == 20


def test_a_batch_that_fails_leaves_nothing_of_itself(tmp_path):
    good = make_record()
    bad = replace(make_record(number="2025-004"), qas=(QA("x-1", Span(6, 8), Span(5, 7)),))
    with new_project(tmp_path) as project:
        with pytest.raises(Exception, match="CHECK constraint failed"):
            project.add_records([good, bad], AT)
        assert project.lists.outline("") == []
        assert project.add_records([good], AT).added


def test_the_outline_shows_questions_and_where_one_person_stands(tmp_path):
    early, late, other = make_record(number="2025-001"), make_record(number="2025-002"), make_record(code="000001")
    with new_project(tmp_path, late, early, other) as project:
        first, second = (AnnotationKey(qa.qa_id, "wang") for qa in late.qas)
        do(project, first, AddTopic("ops"), SetStatus(Status.DONE))
        do(project, second, SetFlagged(flagged=True))
        do(project, replace(first, annotator="li"), AddTopic("fin"))
        do(project, replace(second, layer=Layer.GOLD), SetStatus(Status.SKIPPED))
        rows = project.lists.outline("wang")
        assert [(row.code, row.number) for row in rows] == [
            ("000001", "2025-003"),
            ("688787", "2025-001"),
            ("688787", "2025-002"),
        ]
        assert [(qa.position, qa.question, qa.status, qa.flagged) for qa in rows[2].qas] == [
            (1, "收入为何增长？", Status.DONE, False),
            (2, "毛利率如何？", Status.IN_PROGRESS, True),
        ]
        assert {qa.status for row in rows[:2] for qa in row.qas} == {Status.TODO}
        assert [qa.status for qa in project.lists.outline("li")[2].qas] == [Status.IN_PROGRESS, Status.TODO]
        assert rows[2].fingerprint == late.fingerprint
        assert rows[2].file == late.file


def test_the_overview_counts_per_person_and_counts_untouched_ones_as_todo(tmp_path):
    record, other = make_record(date="2025-03-12"), make_record(code="900000")
    with new_project(tmp_path, record, other) as project:
        first, second = (AnnotationKey(qa.qa_id, "wang") for qa in record.qas)
        do(project, first, SetStatus(Status.DONE))
        do(project, replace(second, annotator="li"), AddTopic("ops"), SetStatus(Status.SKIPPED))
        do(project, replace(first, annotator="li"), AddTopic("ops"))
        one, two = project.lists.overview()
        assert (one.code, one.date, one.qas) == ("688787", "2025-03-12", 2)
        assert {p.annotator: {s: n for s, n in p.counts.items() if n} for p in one.progress} == {
            "li": {Status.IN_PROGRESS: 1, Status.SKIPPED: 1},
            "wang": {Status.DONE: 1, Status.TODO: 1},
        }
        assert (two.qas, two.progress) == (2, ())


def test_annotators_have_an_id_and_a_name(tmp_path):
    record = make_record()
    with new_project(tmp_path, record) as project:
        do(project, AnnotationKey(record.qas[0].qa_id, "li"), AddTopic("ops"))
        project.add_annotator("wang", "王")
        project.add_annotator("wang", "王五")
        assert project.annotators() == [Annotator("li", "li"), Annotator("wang", "王五")]


def test_small_facts_are_remembered(tmp_path):
    with new_project(tmp_path) as project:
        assert project.state("place") == ""
        project.set_state("place", "abc-1")
        project.set_state("place", "abc-2")
    with Project.open(project.path) as project:
        assert project.state("place") == "abc-2"
        assert project.state("scheme") == ""


def test_questions_with_characters_beyond_the_basic_plane_are_cut_in_code_points(tmp_path):
    record = make_record(pairs=(("𠮷𠮷野家👍🏽如何？", "好𠮷。"), ("二？", "是。")))
    with new_project(tmp_path, record) as project:
        (row,) = project.lists.outline("")
        assert [qa.question for qa in row.qas] == ["𠮷𠮷野家👍🏽如何？", "二？"]
        key = AnnotationKey(record.qas[0].qa_id, "wang")
        start = record.qas[0].answer.start
        do(project, key, PutClaim(claim_at(record, start, start + 2)))
        assert project.annotation(key).claims[0].quote == "好𠮷"


def test_how_lines_looked_and_why_they_were_split_comes_back(tmp_path):
    record = make_record()
    looks = tuple(Look(1, 0.25, bold=True, indent=2.0) for _ in record.text.split("\n"))
    qas = tuple(replace(qa, evidence=("number", "question_mark")) for qa in record.qas)
    record = replace(record, looks=looks, qas=qas, source="/记录/a.pdf")
    with new_project(tmp_path, record) as project:
        assert project.record(record.fingerprint) == record


def test_a_talk_without_questions_is_one_narrative(tmp_path):
    text = "一、公司介绍\n公司主营数据服务，去年增长较快。"
    qa = QA("n-0", Span(0, 0), Span(0, len(text)), ("narrative",))
    record = replace(make_record(), text=text, qas=(qa,), warnings=())
    with new_project(tmp_path, record) as project:
        assert project.record(record.fingerprint).qas == (qa,)
        (row,) = project.lists.outline("wang")
        assert row.qas[0].question == "一、公司介绍 公司主营数据服务，去年增长较快。"
