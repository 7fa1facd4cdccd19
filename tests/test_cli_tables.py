"""The command line on tables: a line for every record, columns that are named, remembered or asked for."""

from __future__ import annotations

import pytest
from cli_helpers import lines_of, run
from table_builders import delimited, sheet_xml, workbook

from ir_annotator.domain.table import Column
from ir_annotator.workspace.settings import Settings

ROWS = [
    ["证券代码", "编号", "问题", "答复"],
    ["600001", "2025-001", "订单如何？", "饱满。"],
    ["600002", "2025-007", "产能如何？", "够。"],
    ["600001", "2025-001", "", "只有答复。"],
]
STRANGE = [["投资者说", "公司说"], ["订单如何？", "饱满。"]]


@pytest.fixture(autouse=True)
def _english_system(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def test_parse_prints_a_line_for_every_record_of_a_table(tmp_path):
    path = delimited(tmp_path / "qa.csv", ROWS)
    assert run("parse", path).stdout.splitlines() == ["qa.csv\t600001\t\t2025-001\t2", "qa.csv\t600002\t\t2025-007\t1"]
    first, second = lines_of(run("parse", "--json", path).stdout_bytes)
    assert (first["file"], first["format"], second["file"]) == ("qa.csv", "table", "qa.csv")
    assert first["text"] == "订单如何？\n饱满。\n\n只有答复。"
    assert first["qa"] == [
        {"question": "订单如何？", "answer": "饱满。", "question_span": [0, 5], "answer_span": [6, 9]},
        {"question": "", "answer": "只有答复。", "question_span": [11, 11], "answer_span": [11, 16]},
    ]
    assert [warning["code"] for warning in first["warnings"]] == ["empty_question"]
    assert (second["code"], second["confidence"]) == ("600002", 1.0)


def test_columns_that_are_not_known_are_named_with_the_remedy(tmp_path):
    path = delimited(tmp_path / "qa.csv", STRANGE)
    result = run("parse", "--json", path, status=1)
    (line,) = lines_of(result.stdout_bytes)
    assert line["error"]["code"] == "columns_unknown"
    assert "投资者说, 公司说" in line["error"]["message"]
    assert "--columns question=…,answer=…" in line["error"]["remedy"]
    assert str(path) in result.stderr


def test_columns_can_be_named(tmp_path):
    path = delimited(tmp_path / "qa.csv", [["投资者,说", "公司说"], STRANGE[1]])
    (line,) = lines_of(run("parse", "--json", path, "--columns", "question=投资者,说, answer=公司说").stdout_bytes)
    assert line["qa"][0]["question"] == "订单如何？"
    said = run("parse", path, "--columns", "question=谁,answer=公司说", status=1).stderr
    assert "no column “谁”" in said


@pytest.mark.parametrize("wrong", ["nonsense", "asker=投资者说", "question="])
def test_a_wrong_naming_is_wrong_usage(tmp_path, wrong):
    said = run("parse", delimited(tmp_path / "qa.csv", STRANGE), "--columns", wrong, status=2).stderr
    assert "question=…,answer=…" in said
    assert "participants" in said


def test_what_the_window_remembered_holds_here_too(tmp_path):
    Settings.load().remember_columns(
        STRANGE[0], {Column.QUESTION: "投资者说", Column.ANSWER: "公司说", Column.CODE: ""}
    )
    path = delimited(tmp_path / "qa.csv", STRANGE)
    assert run("parse", path).stdout == "qa.csv\t\t\t\t1\n"


def test_import_takes_every_record_of_every_table(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    delimited(folder / "a.csv", ROWS)
    workbook(folder / "b.xlsx", {"S": sheet_xml([["问题", "答复"], ["展望？", "增长。"]])})
    delimited(folder / "prices.csv", [["日期", "开盘"], ["2025-01-02", "3.5"], ["2025-01-03", "3.6"]])
    result = run("import", tmp_path / "p.irdb", folder, "--jobs", 2, status=1)
    assert "3 records added, 0 already there, 1 refused" in result.stderr
    assert f"{folder / 'prices.csv'}: It is a table, but which column holds questions" in result.stderr
    listed = lines_of(run("list", tmp_path / "p.irdb", "--json").stdout_bytes)
    assert sorted((row["file"], row["code"], row["qas"]) for row in listed) == [
        ("a.csv", "600001", 2), ("a.csv", "600002", 1), ("b.xlsx", "", 1),
    ]  # fmt: skip
    again = run("import", tmp_path / "p.irdb", folder / "a.csv")
    assert "0 records added, 2 already there" in again.stderr


def test_import_with_named_columns(tmp_path):
    path = delimited(tmp_path / "qa.csv", STRANGE)
    assert "1 refused" in run("import", tmp_path / "p.irdb", path, status=2).stderr
    said = run("import", tmp_path / "p.irdb", path, "--columns", "question=投资者说,answer=公司说").stderr
    assert "1 records added" in said
