"""What ``agreement`` prints: the figures of the worked example and a second annotator, known by heart."""

import json

import pytest
from cli_helpers import RECORD, example, labelled_project, program, run, write_lines
from second_annotator import line_of_b, third_annotator, two_annotators

from ir_annotator.domain.annotation import AnnotationKey, Layer
from ir_annotator.workspace.opening import open_project


def near(value):
    return pytest.approx(value, abs=5e-7)


def agreement(project, *options):
    return json.loads(run("agreement", project, "--json", *options).stdout)


@pytest.fixture
def project(tmp_path):
    return two_annotators(tmp_path)


def test_the_shape_that_scripts_rest_on(project):
    found = agreement(project)
    assert (found["annotators"], found["qas"], found["seed"], found["draws"]) == (["a", "b"], 10, 0, 300)
    alpha = found["topics"]["alpha_jaccard"]
    assert list(alpha) == ["value", "low", "high", "draws_used"]
    assert alpha["value"] == near(0.683790)
    assert (alpha["low"], alpha["high"]) == (pytest.approx(0.47, abs=0.04), pytest.approx(0.84, abs=0.04))
    assert found["topics"]["identical"] == 4
    rnd = found["topics"]["per_topic"]["rnd"]
    assert {name: rnd[name] for name in ("a", "b", "both", "f1", "alpha", "rare")} == {
        "a": 4, "b": 1, "both": 1, "f1": near(0.4), "alpha": near(0.24), "rare": False,
    }  # fmt: skip
    assert found["topics"]["per_topic"]["ops"]["rare"]
    directness = found["judgements"]["directness"]
    assert (directness["equal"], directness["n"], directness["alpha_ordinal"]["value"]) == (9, 10, near(0.627451))
    assert found["judgements"]["specificity"]["alpha_ordinal"]["value"] == near(0.780909)


def test_claims(project):
    # 13 claims outside of answers 9 and 10 are the same; there 12 stand beside 11, of which 10, 8 and 5 match.
    claims = agreement(project)["claims"]
    assert (claims["a"], claims["b"]) == (25, 24)
    assert claims["f1_overlap"]["value"] == near(2 * 23 / 49)
    assert claims["f1_overlap_type"]["value"] == near(2 * 21 / 49)
    assert claims["f1_exact"]["value"] == near(2 * 18 / 49)
    assert claims["attributes"]["polarity"]["n"] == 23
    assert next(iter(claims["attributes"]["polarity"])) == "alpha_nominal"
    assert next(iter(claims["attributes"]["verifiability"])) == "alpha_ordinal"
    assert set(claims["f1_exact"]) == {"value", "low", "high", "draws_used"}
    assert 0 < claims["alpha_character"]["value"] < 1


def test_an_undefined_figure_is_null_with_a_reason(project):
    found = agreement(project)
    assert found["judgements"]["non_answer"]["alpha_nominal"] == {"value": None, "reason": "no variation"}
    assert found["claims"]["attributes"]["topic"]["alpha_nominal"] == {"value": None, "reason": "nothing to compare"}


def test_everything_is_json_without_nan(project):
    assert "NaN" not in run("agreement", project, "--json").stdout


def test_pairs_records_and_weeks(tmp_path, project):
    third_annotator(tmp_path, project, {9, 10})
    found = agreement(project, "--draws", "0")
    assert found["annotators"] == ["a", "b", "c"]
    assert [(pair["annotators"], pair["qas"]) for pair in found["pairs"]] == [
        (["a", "b"], 10), (["a", "c"], 2), (["b", "c"], 2),
    ]  # fmt: skip
    assert found["pairs"][0]["topics"]["alpha_jaccard"] == {"value": near(0.683790)}
    assert found["pairs"][2]["topics"]["alpha_jaccard"] == {"value": 1}
    assert found["pairs"][1]["claims"]["f1_exact"]["value"] == near(0.434783)
    (record,) = found["records"]
    assert (record["code"], record["number"], record["qas"]) == ("688787", "2025-003", 10)
    assert [week["qas"] for week in found["weeks"].values()] == [10]
    assert found["topics"]["per_topic"]["rnd"]["marks"] == {"a": 4, "b": 1, "c": 1}


def test_the_first_one_asked_for_is_a(project):
    found = agreement(project, "--annotator", "b", "--annotator", "a", "--draws", "0")
    assert found["annotators"] == ["b", "a"]
    assert (found["claims"]["a"], found["claims"]["b"]) == (24, 25)


def test_against_gold(project):
    with open_project(project) as opened:
        qas = opened.record_of(next(iter(opened.submissions()))[2][0].qa.qa_id).qas
        by_b = {qa.qa_id: opened.annotation(AnnotationKey(qa.qa_id, "b")) for qa in qas[:9]}
    gold = [
        {**line_of_b(n, line), "layer": "gold", "annotator": "chen"} for n, line in enumerate(example(), 1) if n < 10
    ]
    for line in gold:
        line["decision"] = {"source": "adjudicated", "by": "chen", "from": ["b"], "reason": ""}
    run("annotations", project, write_lines(project.parent / "gold.jsonl", gold))
    with open_project(project) as opened:
        assert all(opened.annotation(AnnotationKey(q, "chen", Layer.GOLD)).topics == by_b[q].topics for q in by_b)
    found = agreement(project, "--draws", "0")
    assert found["annotators"] == ["a", "b"]
    assert [(one["annotator"], one["qas"]) for one in found["gold"]] == [("a", 9), ("b", 9)]
    assert found["gold"][1]["topics"]["alpha_jaccard"]["value"] == 1
    assert found["gold"][0]["topics"]["alpha_jaccard"]["value"] < 1


def test_the_leaves_of_topics(project):
    topics = agreement(project, "--level", "2", "--draws", "0")["topics"]
    assert topics["per_topic"]["rnd.platform"]["a"] == 3
    assert topics["identical"] == 0


def test_one_record_of_several(project, tmp_path):
    other = tmp_path / "600001.txt"
    other.write_text(
        "证券代码：600001 证券简称：测试股份 编号：2025-001\n投资者关系活动主要内容介绍\n"
        "1、公司收入如何？\n答：收入增长。\n2、公司毛利率如何？\n答：基本稳定。\n",
        encoding="utf-8",
    )
    run("import", project, other)
    assert agreement(project, "--records", "688787/2025-003", "--draws", "0")["qas"] == 10
    unknown = run("agreement", project, "--records", "688787/2025-009", status=2).stderr
    assert "688787/2025-009" in unknown
    assert "688787/2025-003" in unknown or "600001" in unknown


def test_kappa_on_request(project, tmp_path):
    assert "kappa" not in agreement(project, "--draws", "0")
    kappa = agreement(project, "--draws", "0", "--kappa")["kappa"]
    assert kappa["name"] == "cohen"
    assert kappa["judgements"]["directness"]["value"] == near(0.615385)
    assert kappa["judgements"]["specificity"]["weighted_linear"]["value"] == near(0.666667)
    assert kappa["topics"]["rnd"]["value"] == pytest.approx(0.286, abs=5e-4)
    assert kappa["topics"]["ops"]["value"] == 0
    assert 0 < kappa["alpha_unitizing"]["value"] < 1
    third_annotator(tmp_path, project, {9, 10})
    kappa = agreement(project, "--draws", "0", "--kappa")["kappa"]
    assert (kappa["name"], kappa["judgements"]["directness"]["n"]) == ("fleiss", 2)


def test_what_somebody_is_not_done_with_is_left_out(project, tmp_path):
    lines = [{**line, "annotator": "d", "status": "in_progress"} for line in example()]
    run("annotations", project, write_lines(tmp_path / "d.jsonl", lines))
    assert agreement(project, "--draws", "0")["annotators"] == ["a", "b"]


def test_in_plain_words(project):
    said = run("agreement", project).stdout
    assert "a, b: 10 Q&As that at least two of them are done with" in said
    assert "Too few: below 30 Q&As" in said
    assert "exactly the same 4/10" in said
    assert "R&D & technology\t4 / 1\t1\t0.40" in said
    assert "too rare" in said
    chinese = run("agreement", project, "--lang", "zh_CN").stdout
    assert "两人勾选的话题有重叠就给部分分" in chinese
    assert "样本过少" in chinese
    assert "完全一致 4/10" in chinese


def test_two_are_needed(tmp_path):
    project = labelled_project(tmp_path / "p.irdb")
    assert "two annotators" in run("agreement", project, status=2).stderr
    assert "wang" in run("agreement", project, "--annotator", "wang", "--annotator", "example", status=2).stderr
    assert "missing.irdb" in run("agreement", tmp_path / "missing.irdb", status=2).stderr


def test_nothing_in_common_is_no_error(tmp_path):
    project = tmp_path / "p.irdb"
    run("import", project, RECORD)
    first, second, *_ = example()
    run(
        "annotations",
        project,
        write_lines(tmp_path / "x.jsonl", [{**first, "annotator": "a"}, {**second, "annotator": "b"}]),
    )
    found = agreement(project)
    assert found["qas"] == 0
    assert found["topics"]["alpha_jaccard"] == {"value": None, "reason": "nothing to compare"}


def test_the_same_bytes_in_two_processes(project):
    first, second = (program("agreement", project, "--json", PYTHONHASHSEED=seed).stdout for seed in "12")
    assert first == second != b""


# -- reports


@pytest.mark.parametrize(
    ("suffix", "begins"), [("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("csv", b"\xef\xbb\xbf")]
)
def test_reports_without_a_screen(project, tmp_path, suffix, begins):
    target = tmp_path / f"报告.{suffix}"
    ran = program(
        "agreement", project, "--draws", "20", "--report", target, "--lang", "zh_CN", QT_QPA_PLATFORM="", DISPLAY=""
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout == b""
    assert str(target) in ran.stderr.decode()
    written = target.read_bytes()
    assert written.startswith(begins)
    if suffix == "html":
        assert "研发与技术" in written.decode()
        assert written.count(b"<svg") >= 5


def test_what_kind_of_report_must_be_told(project, tmp_path):
    said = run("agreement", project, "--report", tmp_path / "report.pdf", status=2).stderr
    assert "report.pdf" in said
    assert ".docx" in said
    assert not (tmp_path / "report.pdf").exists()


# ── the card of a data set ───────────────────────────────────────────────────


def card_of(project, tmp_path, *options):
    run("export", project, "-o", tmp_path / "data", "--format", "hf", *options)
    return (tmp_path / "data" / "README.md").read_text(encoding="utf-8")


def test_the_card_of_a_data_set_says_the_same_figures_with_n_and_interval(project, tmp_path):
    card = card_of(project, tmp_path, "--annotator", "a")  # whatever part is exported: the figures are of the project
    assert "2 annotators; Q&As of the project that at least two of them are done with: 10." in card
    assert "Too few: below 30 Q&As" in card
    assert "300 times (seed 0)" in card
    found = agreement(project)
    alpha = found["topics"]["alpha_jaccard"]
    assert f"| Topics | 0.68 (95 %: {alpha['low']:.2f} to {alpha['high']:.2f}) | exactly the same 4/10 |" in card
    assert "| Claims: exactly the same | 0.73 (95 %: " in card  # 2 × 18 of 49
    assert "everybody gave the same everywhere" in card


def test_the_card_says_in_words_why_there_is_no_agreement(tmp_path):
    card = card_of(labelled_project(tmp_path / "one.irdb"), tmp_path)
    assert "## Agreement\n\nAgreement takes two annotators who are done with the same Q&As.\n" in card
    assert "Not computed" not in card
