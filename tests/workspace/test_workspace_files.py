"""Importing and exporting in the background, and what happens when one changes one's mind meanwhile."""

import itertools

from cli_helpers import EXAMPLE, RECORD, SAME_RECORD, labelled_project, lines_of
from workspace_helpers import Heard, qa_ids

from ir_annotator.domain.annotation import Status
from ir_annotator.domain.edits import AddTopic
from ir_annotator.formats.reading import read_record
from ir_annotator.store.project import Project
from ir_annotator.workspace import importing
from ir_annotator.workspace.values import ExportChoice, ImportReport


class Started:
    """Keeps the jobs that a workspace starts."""

    def __init__(self, workspace):
        self.jobs = []
        workspace.job_started.connect(self.jobs.append)


def export(qtbot, workspace, target, choice=ExportChoice()):  # noqa: B008 -- a frozen value
    """Export and wait until the job has ended and its signals have come."""
    started, ended = Started(workspace), []
    workspace.job_started.connect(lambda job: job.finished.connect(lambda: ended.append(1)))
    workspace.files.export_labels(target, choice)
    qtbot.waitUntil(lambda: bool(ended))
    return started


# -- import


def test_records_come_in_beside_the_window(qtbot, empty_workspace, tmp_path):
    empty_workspace.new_project(tmp_path / "p.irdb")
    heard, started = Heard(empty_workspace), Started(empty_workspace)
    with qtbot.waitSignal(empty_workspace.records_changed, timeout=20_000):
        empty_workspace.files.import_records([RECORD, SAME_RECORD])
    assert len(started.jobs) == 1
    assert heard.told == ["Records added: 1, already there: 1."]
    assert (empty_workspace.position(), heard.problems) == ((1, 10), [])


def test_refused_files_are_reported_with_their_reasons(qtbot, empty_workspace, tmp_path):
    empty_workspace.new_project(tmp_path / "p.irdb")
    (tmp_path / "bad.txt").write_text("nothing", encoding="utf-8")
    with qtbot.waitSignal(empty_workspace.imported, timeout=20_000) as heard:
        empty_workspace.files.import_records([tmp_path / "bad.txt", RECORD])
    (report,) = heard.args
    assert isinstance(report, ImportReport)
    assert [problem.file for problem in report.refused] == [str(tmp_path / "bad.txt")]
    assert len(qa_ids(empty_workspace)) == 10


def test_more_records_do_not_move_the_qa_in_hand(qtbot, workspace, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(SAME_RECORD.read_text(encoding="utf-8").replace("受益于", "得益于"), encoding="utf-8")
    fifth = qa_ids(workspace)[4]
    workspace.go_to(fifth)
    workspace.do(AddTopic("ops"))
    with qtbot.waitSignal(workspace.records_changed, timeout=20_000):
        workspace.files.import_records([other])
    assert (workspace.qa.qa_id, workspace.annotation.topics) == (fifth, ("ops",))
    assert len(qa_ids(workspace)) == 20
    assert workspace.listing.status_of(fifth)[0] is Status.IN_PROGRESS


def test_a_cancelled_import_keeps_what_came_in_and_says_so(qtbot, empty_workspace, tmp_path, monkeypatch):
    empty_workspace.new_project(tmp_path / "p.irdb")
    record = read_record(RECORD)
    monkeypatch.setattr(importing, "read_all", lambda *_, **__: ((place, [record]) for place in itertools.count()))
    monkeypatch.setattr(importing, "find_files", lambda *_: [RECORD] * 1_000_000)
    heard, started = Heard(empty_workspace), Started(empty_workspace)
    empty_workspace.files.import_records([RECORD])
    with qtbot.waitSignal(started.jobs[0].finished, timeout=5000):
        empty_workspace.jobs.cancel_all()
    assert (len(empty_workspace.listing.rows), heard.problems) == (1, [])
    assert heard.told[-1].startswith(("Stopped. Records added: 1.", "Stopped. Records added: 1, already there: "))
    assert len(empty_workspace._project.lists.overview()) == 1


def test_opening_another_project_stops_the_import_first(qtbot, empty_workspace, tmp_path, monkeypatch):
    empty_workspace.new_project(tmp_path / "a.irdb")
    record = read_record(RECORD)
    monkeypatch.setattr(importing, "read_all", lambda *_, **__: ((place, [record]) for place in itertools.count()))
    monkeypatch.setattr(importing, "find_files", lambda *_: [RECORD] * 1_000_000)
    heard, started, failed = Heard(empty_workspace), Started(empty_workspace), []
    empty_workspace.job_started.connect(lambda job: job.failed.connect(failed.append))
    empty_workspace.files.import_records([RECORD])
    with qtbot.waitSignal(started.jobs[0].finished, timeout=5000):
        empty_workspace.new_project(tmp_path / "b.irdb")
    assert (failed, heard.problems) == ([], [])
    assert heard.told == []
    assert not len(empty_workspace.listing.rows)
    with Project.open(tmp_path / "a.irdb") as project:
        assert len(project.lists.overview()) <= 1  # what was read until then


def test_an_import_that_ended_too_late_is_not_told_of_the_next_project(qtbot, empty_workspace, tmp_path):
    empty_workspace.new_project(tmp_path / "a.irdb")
    heard, ended = Heard(empty_workspace), []
    empty_workspace.job_started.connect(lambda job: job.finished.connect(lambda: ended.append(1)))
    empty_workspace.files.import_records([RECORD])
    empty_workspace.jobs._executor.submit(lambda: None).result(20)  # the import has ended, and nobody knows yet
    empty_workspace.new_project(tmp_path / "b.irdb")
    qtbot.waitUntil(lambda: bool(ended))
    assert (heard.told, list(empty_workspace.listing.rows)) == ([], [])
    empty_workspace.open_project(tmp_path / "a.irdb")
    assert len(qa_ids(empty_workspace)) == 10


# -- export


def test_labels_are_written_beside_the_window(qtbot, empty_workspace, tmp_path):
    empty_workspace.open_project(labelled_project(tmp_path / "p.irdb"))
    heard, target = Heard(empty_workspace), tmp_path / "labels.jsonl"
    export(qtbot, empty_workspace, target)
    assert heard.told == [f"10 lines written to {target}."]
    assert target.read_bytes() == EXAMPLE.read_bytes()


def test_the_choice_of_the_window_holds(qtbot, workspace, tmp_path):
    workspace.do(AddTopic("ops"))
    workspace.go_to(qa_ids(workspace)[1])
    workspace.finish(Status.SKIPPED)
    for choice, count in (
        (ExportChoice(), 2),
        (ExportChoice(status=Status.SKIPPED), 1),
        (ExportChoice(include_unlabelled=True), 10),
        (ExportChoice(gold=True), 0),
        (ExportChoice(annotators=("wang",), anonymise=True), 2),
    ):
        export(qtbot, workspace, tmp_path / "x.jsonl", choice)
        lines = lines_of((tmp_path / "x.jsonl").read_bytes())
        assert len(lines) == count
    assert {line["annotator"] for line in lines} == {"A"}


def test_an_export_that_fails_is_told_and_spares_the_last_one(qtbot, workspace, tmp_path):
    workspace.do(AddTopic("ops"))
    (tmp_path / "x.jsonl").write_text("last week's", encoding="utf-8")
    heard = Heard(workspace)
    export(qtbot, workspace, tmp_path / "x.jsonl" / "y.jsonl")
    export(qtbot, workspace, tmp_path)
    export(qtbot, workspace, tmp_path / "project.irdb")
    export(qtbot, workspace, tmp_path / "x.jsonl", ExportChoice(annotators=("nobody",)))
    assert [problem.code for problem in heard.problems] == [
        "cannot_write", "bad_target", "bad_target", "unknown_annotator",
    ]  # fmt: skip
    assert all(problem.cause and problem.remedy for problem in heard.problems)
    assert heard.told == []
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8") == "last week's"
    assert workspace.do(AddTopic("rnd"))


def test_an_export_that_does_not_read_back_spares_the_last_one(qtbot, workspace, tmp_path, monkeypatch):
    workspace.do(AddTopic("ops"))
    (tmp_path / "x.jsonl").write_text("last week's", encoding="utf-8")
    heard = Heard(workspace)
    monkeypatch.setattr("ir_annotator.formats.labels.native_jsonl.Lines.line", lambda *_: b"")
    export(qtbot, workspace, tmp_path / "x.jsonl")
    assert [problem.code for problem in heard.problems] == ["export_not_readable"]
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8") == "last week's"
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".part") == []
