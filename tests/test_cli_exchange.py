"""Handing work out and taking it in by command: what the files hold, what is said, and that nothing is half done."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import pytest
from builders import record_docx
from cli_helpers import run

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.carrying import carried
from ir_annotator.domain.event import Event, SplitEvent
from ir_annotator.domain.span import Span
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project
from ir_annotator.workspace.handing_out import open_package

TALK = [("收入为何增长？", "受益于订单，同比增长20%。"), ("毛利率如何？", "基本稳定。")]
AT = "2026-11-23T08:00:00Z"


@pytest.fixture
def lead(tmp_path):
    """A project of four records."""
    folder = tmp_path / "records"
    folder.mkdir()
    for n in range(4):
        record_docx(folder / f"{n}.docx", [*TALK, (f"第{n}问？", "暂无。")], number=f"2025-00{n}")
    path = tmp_path / "lead.irdb"
    run("import", path, folder)
    return path


def label(path, who, topic="ops", *, note=""):
    """Tick a topic on every Q&A of a project, as somebody."""
    with Project.open(path) as project:
        device = project.sharing.device(f"machine of {who}")
        for row in project.lists.outline(who):
            for qa in row.qas:
                key = AnnotationKey(qa.qa_id, who)
                for edit in (edits.AddTopic(topic), edits.SetNote(note)) if note else (edits.AddTopic(topic),):
                    before = project.annotation(key)
                    event = Event(new_id(), key, row.fingerprint, edit, device, AT, 2.0)
                    project.append(event, edit.apply(before))


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_package_is_blind_and_comes_back_with_the_labels_of_whom_it_was_for(lead, tmp_path):
    label(lead, "zhao", note="保密的备注")
    package, theirs, back = tmp_path / "wang.irpack", tmp_path / "wang.irdb", tmp_path / "back.irpack"
    done = run("pack", lead, "-o", package, "--for", "wang")
    assert done.exit_code == 0
    assert done.stdout == ""
    everything = "".join(parts(package).values())
    assert "zhao" not in everything
    assert "保密的备注" not in everything
    assert "ops" not in parts(package)["records.jsonl"]
    with open_package(package, theirs) as project:
        assert project.sharing.annotator == "wang"
        assert [one.id for one in project.annotators()] == ["wang"]
    label(theirs, "wang", "perf")
    assert run("pack", theirs, "-o", back, "--with-labels").exit_code == 0
    dry = run("merge", lead, back, "--dry-run")
    assert dry.exit_code == 0
    assert "wang: 12 Q&As new, 0 changed, 0 the same" in dry.stdout
    with Project.open(lead) as project:
        assert [one.id for one in project.annotators()] == ["zhao"]
    assert run("merge", lead, back).exit_code == 0
    with Project.open(lead) as project:
        said = {(one.key.annotator, one.annotation.topics) for one in project.labelled()}
        assert said == {("zhao", ("ops",)), ("wang", ("perf",))}
        assert project.check(lambda done, total: None) == []
    again = run("merge", lead, back)
    assert (again.exit_code, "nothing to take in" in again.stderr) == (0, True)
    assert "Events: 0 new, 12 there already" in again.stdout


def test_a_blind_package_brings_a_mended_split_to_whoever_has_the_record_already(lead, tmp_path):
    first, again, theirs = tmp_path / "wang.irpack", tmp_path / "again.irpack", tmp_path / "wang.irdb"
    run("pack", lead, "-o", first, "--for", "wang")
    open_package(first, theirs).close()
    label(theirs, "wang", "perf")
    label(lead, "zhao", note="保密的备注")
    with Project.open(lead) as project:
        record = project.record(project.lists.heads()[0].fingerprint)
        one, two, three = record.qas
        mended = (replace(one, answer=Span(one.answer.start, two.answer.end)), three)
        device = project.sharing.device("machine of zhao")
        labels = carried(record.qas, mended, project.labels_of(record.fingerprint))
        moved = [
            (Event(new_id(), key, record.fingerprint, edits.Carry(new), device, AT), new) for key, new in labels.items()
        ]
        project.append_split(SplitEvent(new_id(), "zhao", record.fingerprint, mended, True, device, AT), moved)
    assert run("pack", lead, "-o", again, "--for", "wang").exit_code == 0
    told = parts(again)["records.jsonl"] + parts(again)["events.jsonl"]
    assert not any(word in told for word in ("保密的备注", "ops", "topic"))
    assert run("merge", theirs, again, "--yes").exit_code == 0
    with Project.open(theirs) as project:
        assert (project.record(record.fingerprint).qas, project.record(record.fingerprint).checked) == (mended, True)
        said = {
            row.key.qa_id: row.annotation for row in project.labelled() if row.key.qa_id in {one.qa_id, three.qa_id}
        }
        assert [(said[qa.qa_id].topics, said[qa.qa_id].flagged) for qa in mended] == [
            (("perf",), True),
            (("perf",), False),
        ]
        assert {row.key.annotator for row in project.labelled()} == {"wang"}
        assert project.check(lambda done, total: None) == []
    assert "nothing to take in" in run("merge", theirs, again).stderr
    fresh = tmp_path / "fresh.irdb"
    with open_package(again, fresh) as project:
        assert project.record(record.fingerprint).qas == mended
        assert project.check(lambda done, total: None) == []
    back = tmp_path / "back.irpack"
    assert run("pack", theirs, "-o", back, "--with-labels").exit_code == 0
    assert run("merge", lead, back).exit_code == 0
    with Project.open(lead) as project:
        assert (project.record(record.fingerprint).qas, project.sharing.conflicts()) == (mended, [])
        assert project.check(lambda done, total: None) == []


def test_the_same_content_gives_the_same_bytes(lead, tmp_path):
    first, second = tmp_path / "a.irpack", tmp_path / "b.irpack"
    run("pack", lead, "-o", first, "--for", "wang")
    run("pack", lead, "-o", second, "--for", "wang")
    assert first.read_bytes() == second.read_bytes()


def test_several_colleagues_get_files_of_their_own_and_some_records_twice(lead, tmp_path):
    done = run("pack", lead, "-o", tmp_path / "w.irpack", "--for", "wang", "--for", "李", "--overlap", "50")
    assert done.exit_code == 0
    given = {
        name: [json.loads(line)["record"]["form"]["number"] for line in parts(path)["records.jsonl"].splitlines()]
        for name, path in (("wang", tmp_path / "w-wang.irpack"), ("li", tmp_path / "w-李.irpack"))
    }
    assert {number for numbers in given.values() for number in numbers} == {f"2025-00{n}" for n in range(4)}
    assert sorted(map(len, given.values())) == [3, 3]


def test_records_and_samples_are_chosen(lead, tmp_path):
    out = tmp_path / "w.irpack"
    run("pack", lead, "-o", out, "--records", "600001/2025-002", "--records", "600001/2025-000")
    numbers = [json.loads(line)["record"]["form"]["number"] for line in parts(out)["records.jsonl"].splitlines()]
    assert numbers == ["2025-000", "2025-002"]
    run("pack", lead, "-o", out, "--sample", "50", "--seed", "3")
    assert len(parts(out)["records.jsonl"].splitlines()) == 2
    bad = run("pack", lead, "-o", tmp_path / "x.irpack", "--records", "600001/2031-001", status=2)
    assert "600001/2031-001" in bad.stderr
    assert not (tmp_path / "x.irpack").exists()


def test_more_colleagues_than_records_get_nothing(lead, tmp_path):
    done = run(
        "pack", lead, "-o", tmp_path / "w.irpack", "--records", "600001/2025-002", "--for", "a", "--for", "b", status=2
    )
    assert "fewer records than colleagues" in done.stderr
    assert not list(tmp_path.glob("*.irpack"))


def test_one_bad_file_and_nothing_is_taken_in(lead, tmp_path):
    package, theirs, back = tmp_path / "w.irpack", tmp_path / "w.irdb", tmp_path / "back.irpack"
    run("pack", lead, "-o", package, "--for", "wang")
    open_package(package, theirs).close()
    label(theirs, "wang")
    run("pack", theirs, "-o", back, "--with-labels")
    bad = tmp_path / "bad.irpack"
    bad.write_bytes(back.read_bytes()[:-40])
    done = run("merge", lead, back, bad, status=2)
    assert "bad.irpack" in done.stderr
    assert "damaged" in done.stderr
    with Project.open(lead) as project:
        assert list(project.labelled()) == []


def test_a_project_file_is_taken_in_and_stays_as_it_is(lead, tmp_path):
    package, theirs = tmp_path / "w.irpack", tmp_path / "w.irdb"
    run("pack", lead, "-o", package, "--for", "wang")
    open_package(package, theirs).close()
    label(theirs, "wang")
    before = theirs.read_bytes()
    assert run("merge", lead, theirs).exit_code == 0
    assert theirs.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("w.irdb")) == ["w.irdb"]
    with Project.open(lead) as project:
        assert len(list(project.labelled())) == 12


def test_lines_of_jsonl_are_taken_in_and_contradict_instead_of_replacing(lead, tmp_path):
    label(lead, "wang", "ops")
    lines = tmp_path / "labels.jsonl"
    run("export", lead, "-o", lines)
    assert "nothing to take in" in run("merge", lead, lines).stderr
    lines.write_text(lines.read_text(encoding="utf-8").replace('"ops"', '"perf"'), encoding="utf-8")
    done = run("merge", lead, lines, "--yes")
    assert "To be settled by you: 24 versions" in done.stdout
    with Project.open(lead) as project:
        assert {one.annotation.topics for one in project.labelled()} <= {("ops",), ("perf",)}
        assert len(project.sharing.conflicts()) == 24
        assert project.check(lambda done, total: None) == []
    assert "nothing to take in" in run("merge", lead, lines).stderr


def test_much_that_would_change_needs_a_word_more(lead, tmp_path):
    package, theirs = tmp_path / "w.irpack", tmp_path / "w.irdb"
    run("pack", lead, "-o", package, "--for", "wang")
    open_package(package, theirs).close()
    label(theirs, "wang")
    run("merge", lead, theirs)
    label(theirs, "wang", "prod")
    done = run("merge", lead, theirs, status=2)
    assert "12 of 12 labelled Q&As would say something else" in done.stdout
    with Project.open(lead) as project:
        assert {one.annotation.topics for one in project.labelled()} == {("ops",)}
    assert run("merge", lead, theirs, "--yes").exit_code == 0
    with Project.open(lead) as project:
        assert {one.annotation.topics for one in project.labelled()} == {("ops", "prod")}
