"""The command ``adjudicate``: gold where all, or most, say the same; the export holds what the contract says."""

import json

import pytest
from cli_helpers import RECORD, exported, lines_of, run, write_lines
from jsonschema import Draft202012Validator
from review_builders import lines_of_li, lines_of_wang

from ir_annotator.resources import resource

SCHEMA = Draft202012Validator(json.loads(resource("schemas/ir-annotator-1.schema.json").read_text("utf-8")))
ALIKE = [5, 6]
"""Q&As on which wang and li agree in everything."""


def named(lines, name):
    return [line | {"annotator": name} for line in lines]


@pytest.fixture
def project(tmp_path):
    """The sample record as wang and li have labelled it."""
    path = tmp_path / "work.irdb"
    run("import", path, RECORD)
    run("annotations", path, write_lines(tmp_path / "both.jsonl", [*lines_of_wang(), *lines_of_li()]))
    return path


def sources(lines):
    return {line["index"]: line["decision"]["source"] for line in lines}


def test_what_all_say_becomes_gold(project):
    told = run("adjudicate", project, "--strategy", "unanimous", "--by", "zhao")
    assert "2 Q&As settled, 8 in part; 10 were submitted by two annotators or more" in told.stderr
    gold = exported(project, "--gold")
    assert [line["index"] for line in gold if line["status"] == "done"] == ALIKE
    assert all((sources(gold)[n] == "unanimous") == (n in ALIKE) for n in sources(gold))
    fifth = gold[4]
    assert (fifth["layer"], fifth["annotator"], fifth["topics"]) == ("gold", "zhao", ["pricing"])
    assert fifth["decision"] == {"source": "unanimous", "by": "zhao", "from": ["li", "wang"], "reason": ""}
    ninth = gold[8]
    assert ninth["topics"] == ["competition", "strategy"]
    assert [(claim["start"], claim["end"], claim["type"]) for claim in ninth["claims"]] == [
        (0, 26, "opinion"),
        (27, 68, "fact"),
    ]
    assert [line["index"] for line in exported(project, "--gold", "--status", "done")] == ALIKE


def test_every_line_of_gold_is_valid_and_is_taken_in_again_as_the_same(project, tmp_path):
    run("adjudicate", project, "--strategy", "unanimous")
    raw = run("export", project, "-o", "-", "--gold").stdout_bytes
    for line in lines_of(raw):
        SCHEMA.validate(line)
    (tmp_path / "gold.jsonl").write_bytes(raw)
    told = run("annotations", project, tmp_path / "gold.jsonl")
    assert "0 Q&As stored; 10 the same already" in told.stderr
    other = tmp_path / "other.irdb"
    run("import", other, RECORD)
    run("annotations", other, tmp_path / "gold.jsonl")
    assert run("export", other, "-o", "-", "--gold").stdout_bytes == raw


def test_twice_is_the_same_as_once(project):
    run("adjudicate", project, "--strategy", "unanimous", "--by", "zhao")
    before = run("export", project, "-o", "-", "--gold").stdout_bytes
    told = run("adjudicate", project, "--strategy", "unanimous", "--by", "zhao")
    assert "0 Q&As settled, 0 in part" in told.stderr
    assert run("export", project, "-o", "-", "--gold").stdout_bytes == before


def test_the_labels_of_the_annotators_stay_as_they_are(project):
    before = exported(project)
    run("adjudicate", project, "--strategy", "majority")
    assert [line for line in exported(project) if line["layer"] == "annotation"] == before


def test_the_majority_of_three_settles_what_two_cannot(project, tmp_path):
    told = run("adjudicate", project, "--strategy", "majority", "--by", "zhao")
    assert "2 Q&As settled, 8 in part" in told.stderr
    run("annotations", project, write_lines(tmp_path / "third.jsonl", named(lines_of_wang(), "sun")))
    told = run("adjudicate", project, "--strategy", "majority", "--by", "zhao")
    assert "8 Q&As settled, 0 in part" in told.stderr
    gold = exported(project, "--gold", "--status", "done")
    assert len(gold) == 10
    assert gold[0]["topics"] == ["perf", "ops", "market"]
    assert gold[0]["decision"] == {"source": "adjudicated", "by": "zhao", "from": ["sun", "wang"], "reason": "majority"}
    wang = lines_of_wang()[8]["claims"]
    assert [(c["start"], c["end"], c["type"]) for c in gold[8]["claims"]] == [
        (c["start"], c["end"], c["type"]) for c in wang
    ]


def test_another_reviewers_work_is_left_to_her(project):
    run("adjudicate", project, "--strategy", "unanimous", "--by", "zhao")
    told = run("adjudicate", project, "--strategy", "unanimous", "--by", "qian")
    assert "0 Q&As settled" in told.stderr
    assert "10 Q&As are left to another reviewer" in told.stderr
    assert {line["annotator"] for line in exported(project, "--gold")} == {"zhao"}


def test_what_is_not_done_is_no_submission(project, tmp_path):
    line = lines_of_li()[4] | {"status": "in_progress"}
    run("annotations", project, write_lines(tmp_path / "open.jsonl", [line]))
    told = run("adjudicate", project, "--strategy", "unanimous")
    assert "1 Q&As settled, 8 in part; 9 were submitted by two annotators or more" in told.stderr


def test_a_strategy_must_be_named(project):
    run("adjudicate", project, status=2)
    run("adjudicate", project, "--strategy", "dice", status=2)


def test_gold_of_what_nobody_settled_is_unresolved(project):
    lines = exported(project, "--gold", "--include-unlabelled")
    assert {line["decision"]["source"] for line in lines} == {"unresolved"}


def test_settling_and_later_changes_leave_agreement_as_it_was(project, tmp_path):
    def figures():
        said = json.loads(run("agreement", project, "--annotator", "wang", "--annotator", "li", "--json").stdout)
        return {name: said[name] for name in ("qas", "topics", "judgements", "claims", "pairs")}

    before = figures()
    assert round(before["topics"]["alpha_jaccard"]["value"], 6) == 0.683790  # scheme, worked example
    run("adjudicate", project, "--strategy", "unanimous", "--by", "zhao")
    assert figures() == before
    run("annotations", project, write_lines(tmp_path / "changed.jsonl", named(lines_of_wang(), "li")))  # li gives in
    assert figures() == before
