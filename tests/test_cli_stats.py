"""What ``stats`` prints."""

import json

from cli_helpers import RECORD, labelled_project, run


def test_statistics_as_json_have_everybody_by_label_and_week(tmp_path):
    project = labelled_project(tmp_path / "p.irdb")
    found = json.loads(run("stats", project, "--json").stdout)
    assert list(found) == ["scheme", "records", "qas", "annotators"]
    assert (found["scheme"], found["records"], found["qas"]) == ("ir-cn-default@1.0.0", 1, 10)
    (work,) = found["annotators"]
    assert list(work) == [
        "annotator", "name", "status", "flagged", "left", "topics", "primary_topics", "judgements", "claim_types",
        "attributes", "weeks",
    ]  # fmt: skip
    assert work["status"] == {"todo": 0, "in_progress": 0, "done": 10, "skipped": 0}
    assert (work["flagged"], work["left"]) == (0, 0)
    assert work["topics"]["rnd.platform"] == 3
    assert work["primary_topics"]["competition.moat"] == 2
    assert work["judgements"]["specificity"] == {"1": 6, "2": 4}
    assert sum(work["claim_types"].values()) == 25
    assert work["attributes"]["numbers"] == {"*": 7}
    assert [sum(week.values()) for week in work["weeks"].values()] == [10]


def test_nobodys_pace_is_told(tmp_path):
    project = labelled_project(tmp_path / "p.irdb")
    assert "second" not in run("stats", project, "--json").stdout


def test_statistics_in_plain_words_and_in_chinese(tmp_path):
    project = tmp_path / "p.irdb"
    run("import", project, RECORD)
    assert run("stats", project).stdout == "1 records, 10 Q&As, scheme ir-cn-default@1.0.0\n"
    labelled_project(project)
    said = run("stats", project).stdout.split("\n")
    assert "  ● 10 done   ⊘ 0 skipped   ◐ 0 in progress   ○ 0 to do   ⚑ 0 flagged" in said
    assert "    R&D & technology › Platform\t3" in said
    chinese = run("stats", project, "--lang", "zh_CN").stdout
    assert "  ● 完成 10   ⊘ 跳过 0   ◐ 进行中 0   ○ 待标 0   ⚑ 存疑 0" in chinese


def test_what_is_no_project_is_told(tmp_path):
    assert "missing.irdb" in run("stats", tmp_path / "missing.irdb", status=2).stderr
