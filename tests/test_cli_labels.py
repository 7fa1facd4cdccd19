"""The command line with labels: taking them in, writing them out, and getting back what went in."""

import json
import os
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from cli_helpers import EXAMPLE, RECORD, example, exported, lines_of, run, write_lines
from jsonschema import Draft202012Validator

from ir_annotator.resources import resource
from ir_annotator.store.project import Project

SCHEMA = Draft202012Validator(json.loads(resource("schemas/ir-annotator-1.schema.json").read_text(encoding="utf-8")))
OWN = ("annotator", "updated_at", "seconds")
"""What differs when the same labels are made by somebody else at another time."""


@pytest.fixture
def project(tmp_path):
    """A project that holds the record and no labels."""
    run("import", tmp_path / "p.irdb", RECORD)
    return tmp_path / "p.irdb"


@pytest.fixture
def labelled(project):
    """A project that holds the record and the worked example."""
    run("annotations", project, EXAMPLE)
    return project


def changed(line, **changes):
    return deepcopy(line) | changes


def gold(line, source="adjudicated", by="chen"):
    decision = {"source": source, "by": by, "from": ["example", "li"], "reason": "原文为准"}
    return changed(line, annotator=by, layer="gold", decision=decision)


def mixed_lines():
    """Labels of three people in every status, with a note, a flag, a gold line and characters beyond 16 bits."""
    first, second, third, fourth = example()[:4]
    nothing = {"topics": [], "primary_topic": None, "claims": [], "judgements": dict.fromkeys(first["judgements"])}
    return [
        first,
        changed(first, annotator="li", status="in_progress", note="𠮷：“再看一遍”\n第二行", flagged=True, seconds=3.5),
        changed(second, annotator="li", status="skipped", claims=[]),
        gold(second),
        changed(third, updated_at="2025-01-02T03:04:05Z", seconds=120.0),
        changed(fourth, annotator="王", status="in_progress", note="仅备注", **nothing),
    ]


# -- taking labels in


def test_the_worked_example_comes_back_as_it_went_in(labelled):
    assert run("export", labelled, "-o", "-").stdout_bytes == EXAMPLE.read_bytes()


def test_labels_taken_in_twice_are_there_once(labelled):
    with Project.open(labelled) as opened:
        before = [opened.events(row.key) for row in opened.labelled()]
    said = run("annotations", labelled, EXAMPLE, EXAMPLE).stderr
    assert said == "0 Q&As stored; 20 the same already; 0 lines refused\n"
    with Project.open(labelled) as opened:
        assert [opened.events(row.key) for row in opened.labelled()] == before


def test_the_last_line_about_a_qa_counts(project, tmp_path):
    line = example()[0]
    noted = changed(line, note="later")
    run("annotations", project, write_lines(tmp_path / "a.jsonl", [line, noted]))
    assert exported(project)[0]["note"] == "later"
    run("annotations", project, write_lines(tmp_path / "b.jsonl", [line, noted]))
    assert exported(project)[0]["note"] == "later"
    run("annotations", project, write_lines(tmp_path / "c.jsonl", [noted, line]))
    assert exported(project)[0]["note"] == line["note"]


def test_labels_can_be_stored_as_somebody_elses(labelled):
    run("annotations", labelled, EXAMPLE, "--as", "li")
    for name in ("example", "li"):
        lines = exported(labelled, "--annotator", name)
        assert {line["annotator"] for line in lines} == {name}
        assert [changed(line, annotator="") for line in lines] == [changed(line, annotator="") for line in example()]


def test_a_dry_run_stores_nothing(project):
    assert run("annotations", project, EXAMPLE, "--dry-run").stderr.startswith("would store 10 Q&As; 0 the same")
    assert exported(project) == []
    assert run("list", project).stdout.split("\t")[4] == ""


def wrong_quote(line):
    line["claims"][0]["text"] = "不是原文"


def wrong_place(line):
    line["claims"][0]["end"] = 100_000


def unknown_topic(line):
    line["topics"] = ["weather"]
    line["primary_topic"] = "weather"


def other_text(line):
    line["question"] = "别的问题？"


def other_record(line):
    other_text(line)
    line["record"]["fingerprint"] = "0" * 64


def unknown_qa(line):
    other_text(line)
    line["qa_id"] = line["qa_id"].rsplit("-", 1)[0] + "-99999"


def too_many_topics(line):
    line["topics"] = ["perf", "ops", "product", "rnd", "market", "pricing"]
    line["primary_topic"] = "perf"


def overlapping_claims(line):
    line["claims"].append(line["claims"][0] | {"id": "again"})


BAD = (
    wrong_quote, wrong_place, unknown_topic, other_text, other_record, unknown_qa, too_many_topics, overlapping_claims,
)  # fmt: skip


@pytest.mark.parametrize("spoil", BAD)
def test_a_bad_line_costs_that_line_only(project, tmp_path, spoil):
    lines = example()
    spoil(lines[1])
    result = run("annotations", project, write_lines(tmp_path / "bad.jsonl", lines), status=1)
    summary, refused = result.stderr.splitlines()
    assert summary == "9 Q&As stored; 0 the same already; 1 lines refused"
    assert refused.startswith(f"{tmp_path / 'bad.jsonl'}:2: ")
    assert result.stdout == ""
    assert exported(project) == [line for number, line in enumerate(example()) if number != 1]


def test_nothing_but_bad_lines_leaves_the_project_as_it_was(labelled, tmp_path):
    (tmp_path / "bad.jsonl").write_text('not JSON\n{"format": "ir-annotator/2"}\n\n[]\n', encoding="utf-8")
    said = run("annotations", labelled, tmp_path / "bad.jsonl", status=2).stderr.splitlines()
    assert said[0] == "0 Q&As stored; 0 the same already; 3 lines refused"
    assert [line.split(": ")[0].rsplit(":", 1)[1] for line in said[1:]] == ["1", "2", "4"]
    assert exported(labelled) == example()


def test_a_file_that_cannot_be_read_is_refused_and_the_next_is_taken(project, tmp_path):
    said = run("annotations", project, tmp_path / "gone.jsonl", tmp_path, EXAMPLE, status=1).stderr
    assert said.startswith("10 Q&As stored; 0 the same already; 2 lines refused")
    assert str(tmp_path / "gone.jsonl") in said


# -- writing labels out


def test_what_goes_out_comes_in_and_goes_out_the_same(project, tmp_path):
    run("annotations", project, write_lines(tmp_path / "mixed.jsonl", mixed_lines()))
    run("export", project, "-o", tmp_path / "first.jsonl")
    run("import", tmp_path / "other.irdb", RECORD)
    run("annotations", tmp_path / "other.irdb", tmp_path / "first.jsonl")
    run("export", tmp_path / "other.irdb", "-o", tmp_path / "second.jsonl")
    first = (tmp_path / "first.jsonl").read_bytes()
    assert (tmp_path / "second.jsonl").read_bytes() == first
    by_person = {(line["annotator"], line["qa_id"]): line for line in mixed_lines()}
    lines = lines_of(first)
    assert len(lines) == len(by_person) == 6
    assert all(by_person[line["annotator"], line["qa_id"]] == line for line in lines)


@pytest.mark.parametrize(
    "options", [(), ("--include-unlabelled",), ("--anonymise",), ("--gold",), ("--status", "skipped")]
)
def test_every_line_keeps_to_the_shipped_schema(project, tmp_path, options):
    run("annotations", project, write_lines(tmp_path / "mixed.jsonl", mixed_lines()))
    raw = run("export", project, "-o", "-", *options).stdout_bytes
    assert b"\r" not in raw
    assert b"\\u" not in raw
    lines = lines_of(raw)
    assert lines
    for line in lines:
        SCHEMA.validate(line)
    assert len({tuple(line) for line in lines}) == 1


def test_a_file_holds_the_same_as_standard_output(labelled, tmp_path):
    result = run("export", labelled, "-o", tmp_path / "x.jsonl")
    assert (result.stdout, "10 lines" in result.stderr) == ("", True)
    assert (tmp_path / "x.jsonl").read_bytes() == run("export", labelled, "-o", "-").stdout_bytes


def test_annotators_are_chosen_by_id_or_name(labelled):
    run("annotations", labelled, EXAMPLE, "--as", "li")
    run("annotations", labelled, EXAMPLE, "--as", "zhou")
    with Project.open(labelled) as opened:
        opened.add_annotator("li", "李雷")
    for chosen, ids in ((["李雷"], {"li"}), (["li"], {"li"}), (["李雷", "zhou"], {"li", "zhou"})):
        lines = exported(labelled, *(word for name in chosen for word in ("--annotator", name)))
        assert {line["annotator"] for line in lines} == ids
        assert len(lines) == 10 * len(ids)


def test_a_mistyped_annotator_does_not_empty_the_last_export(labelled, tmp_path):
    (tmp_path / "x.jsonl").write_text("last week's", encoding="utf-8")
    said = run("export", labelled, "-o", tmp_path / "x.jsonl", "--annotator", "exampel", status=2).stderr
    assert "exampel" in said
    assert "example" in said
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8") == "last week's"


def test_work_can_be_laid_out_for_somebody_who_has_not_begun(labelled):
    lines = exported(labelled, "--annotator", "newcomer", "--include-unlabelled")
    assert [(line["annotator"], line["status"], line["topics"]) for line in lines] == [("newcomer", "todo", [])] * 10


def test_gold_is_empty_until_something_is_settled(labelled, tmp_path):
    assert run("export", labelled, "-o", "-", "--gold").stdout_bytes == b""
    settled = gold(example()[2])
    run("annotations", labelled, write_lines(tmp_path / "gold.jsonl", [settled]))
    assert exported(labelled, "--gold") == [settled]


def test_only_one_status_is_written(project, tmp_path):
    run("annotations", project, write_lines(tmp_path / "mixed.jsonl", mixed_lines()))
    for status, count in (("done", 3), ("in_progress", 2), ("skipped", 1), ("todo", 0)):
        lines = exported(project, "--status", status)
        assert [line["status"] for line in lines] == [status] * count


def test_unlabelled_qas_are_written_on_demand(project, tmp_path):
    first = example()[0]
    run("annotations", project, write_lines(tmp_path / "one.jsonl", [first]))
    lines = exported(project, "--include-unlabelled")
    assert lines[0] == first
    assert [line["qa_id"] for line in lines] == [line["qa_id"] for line in example()]
    assert {(line["annotator"], line["status"], line["updated_at"]) for line in lines[1:]} == {("", "todo", "")}
    run("annotations", project, write_lines(tmp_path / "all.jsonl", lines))
    assert exported(project) == [first]


def test_anonymous_lines_name_nobody(project, tmp_path):
    run("annotations", project, write_lines(tmp_path / "mixed.jsonl", mixed_lines()))
    lines = exported(project, "--anonymise")
    assert {line["annotator"] for line in lines} == {"A", "B", "C", "D"}
    assert all((line["record"]["participants"], line["record"]["hosts"]) == ([], "") for line in lines)
    (settled,) = [line for line in lines if line["layer"] == "gold"]
    assert settled["decision"]["by"] in "ABCD"
    assert not {"chen", "example", "li", "梁少文", "袁璐"} & set(json.dumps(lines, ensure_ascii=False).split('"'))


def test_an_export_that_fails_leaves_everything_as_it_was(labelled, tmp_path):
    (tmp_path / "file.txt").write_text("mine", encoding="utf-8")
    before = labelled.read_bytes()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.jsonl").symlink_to(labelled)
    names = ("file.txt/x.jsonl", "folder", "no/such/folder/x.jsonl", "p.irdb", "link.jsonl", "another.irdb")
    for name in names:
        said = run("export", labelled, "-o", tmp_path / name, status=2).stderr
        assert said.startswith(f"{tmp_path / name}: ")
    assert labelled.read_bytes() == before
    assert (tmp_path / "file.txt").read_text(encoding="utf-8") == "mine"
    names = {path.name for path in tmp_path.iterdir()} - {"p.backups"}
    assert names == {"file.txt", "folder", "link.jsonl", "p.irdb"}


# -- the tour


def test_the_tour_types_the_worked_example_and_exports_it(tmp_path):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "ir_annotator", "tour", "--out", tmp_path / "tour", "--lang", "en"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    named = ran.stdout.splitlines()
    assert named
    assert all(Path(name).stat().st_size for name in named)
    assert sum(name.endswith(".png") for name in named) >= 4
    lines = lines_of((tmp_path / "tour" / "tour.jsonl").read_bytes())
    assert [said(line) for line in lines] == [said(line) for line in example()]
    assert {line["annotator"] for line in lines} == {"tour"}
    assert lines_of(run("export", tmp_path / "tour" / "tour.irdb", "-o", "-").stdout_bytes) == lines


def said(line):
    """What a line says, whoever said it and whenever, whatever the ids of its claims are."""
    claims = [{key: value for key, value in claim.items() if key != "id"} for claim in line["claims"]]
    return {key: value for key, value in line.items() if key not in OWN} | {"claims": claims}
