"""Tables of ready Q&As: which column means what, which rows make a record, and where each text stands in it."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Record
from ir_annotator.domain.table import Column, KnownColumns, UnknownColumnsError
from ir_annotator.formats import guard
from ir_annotator.formats.form.rows import plain_text
from ir_annotator.formats.reading import find_files, read_records
from ir_annotator.formats.tables import table
from ir_annotator.formats.tables.table import Table, records_of_tables
from ir_annotator.formats.tables.table_columns import meaning_of
from tests.builders import record_docx, record_text
from tests.table_builders import delimited, sheet_xml, workbook

QUESTION, ANSWER = "订单𠮷如何？😀", "订单\u00a0饱满，\r\n“交付”顺利。"
HEADER = ["证券代码", "证券简称", "编号", "问题", "答复"]
ROWS = [
    HEADER,
    ["002281", "甲股份", "2025-001", QUESTION, ANSWER],
    ["688787", "乙股份", "2025-003", "毛利率？", "稳定。"],
    ["002281", "甲股份", "2025-001", "展望？", "增长。"],
]


def said(record: Record) -> list[tuple[str, str]]:
    return [(qa.question.of(record.text), qa.answer.of(record.text)) for qa in record.qas]


def text_file(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def json_lines(path: Path, rows: list[list[str]]) -> Path:
    header, *others = rows
    path.write_bytes(b"\n".join(orjson.dumps(dict(zip(header, row, strict=True))) for row in others))
    return path


def refusal(path: Path, known: KnownColumns | None = None) -> Problem:
    with pytest.raises(Problem) as caught:
        read_records(path, known or KnownColumns())
    assert caught.value.file == str(path)
    assert caught.value.cause
    assert caught.value.remedy
    return caught.value


# -- the same table in every form


@pytest.mark.parametrize(
    "write",
    [
        lambda path: delimited(path, ROWS),
        lambda path: delimited(path, ROWS, ";", "utf-8-sig"),
        lambda path: delimited(path, ROWS, "\t", "utf-16"),
        lambda path: delimited(path, ROWS, ",", "gb18030"),
        lambda path: json_lines(path, ROWS),
        lambda path: workbook(path, {"问答": sheet_xml(ROWS)}),
    ],
    ids=["comma", "semicolon and BOM", "tab and UTF-16", "GB18030", "JSON lines", "Excel"],
)
def test_a_table_holds_records_whatever_it_is_written_in_and_called(tmp_path: Path, write):
    first, second = read_records(write(tmp_path / "table.bin"))
    assert (first.form.code, first.form.name, first.form.number) == ("002281", "甲股份", "2025-001")
    assert (first.form.exchange, first.format, first.file) == ("SZSE", "table", "table.bin")
    assert first.text == "订单𠮷如何？😀\n订单\u00a0饱满，\n“交付”顺利。\n\n展望？\n增长。"
    assert said(first) == [("订单𠮷如何？😀", "订单\u00a0饱满，\n“交付”顺利。"), ("展望？", "增长。")]
    assert [(qa.question.start, qa.answer.start) for qa in first.qas] == [(0, 8), (24, 28)]
    assert [qa.evidence for qa in first.qas] == [("table_row",)] * 2
    assert (first.confidence, first.warnings) == (1.0, ())
    assert (second.form.code, said(second)) == ("688787", [("毛利率？", "稳定。")])


def test_all_ways_of_writing_give_the_same_fingerprints(tmp_path: Path):
    files = [
        delimited(tmp_path / "a", ROWS),
        json_lines(tmp_path / "b", ROWS),
        workbook(tmp_path / "c", {"S": sheet_xml(ROWS)}),
    ]
    found = [[record.fingerprint for record in read_records(file)] for file in files]
    assert found[0] == found[1] == found[2]


_CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("𠮷😀\n\r\t\u00a0\u0301\"',;")
)


@given(st.lists(st.tuples(_CELLS, _CELLS), min_size=1, max_size=5))
def test_spans_are_exactly_the_cells(pairs: list[tuple[str, str]]):
    kept = [(plain_text(q), plain_text(a)) for q, a in pairs]
    kept = [pair for pair in kept if any(pair)]
    rows = [("问题", "答复"), *pairs]
    if not kept:
        with pytest.raises(Problem):
            records_of_tables([Table(rows)], "t.csv", KnownColumns())
        return
    (record,) = records_of_tables([Table(rows)], "t.csv", KnownColumns())
    assert said(record) == kept
    assert len({qa.qa_id for qa in record.qas}) == len(kept)


# -- which column means what


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("问 题", Column.QUESTION), ("提问内容", Column.QUESTION), ("Question", Column.QUESTION),
        ("问题（必填）", Column.QUESTION),
        ("董秘回复", Column.ANSWER), ("reply_content", Column.ANSWER), ("答：", Column.ANSWER),
        ("股票代码", Column.CODE), ("stock code", Column.CODE), ("公司简称", Column.NAME), ("披露日期", Column.DATE),
        ("问题编号", None), ("回复数", None), ("", None),
    ],
)  # fmt: skip
def test_names_of_columns_are_known_in_both_languages(name: str, column: Column | None):
    assert meaning_of(name) is column


def test_a_title_above_the_header_is_passed_over(tmp_path: Path):
    path = text_file(tmp_path / "a.csv", "2025年问答汇总,\n\n问题,答复\n订单？,饱满。\n")
    assert said(read_records(path)[0]) == [("订单？", "饱满。")]


def test_a_known_header_stays_one_whatever_its_other_columns_are_called():
    (record,) = records_of_tables(
        [Table([["问题", "答复", "满意吗？"], ["甲？", "一", "是"]])], "t.csv", KnownColumns()
    )
    assert (said(record), record.form.other_fields) == ([("甲？", "一")], {"满意吗？": "是"})


def test_excel_may_name_the_delimiter(tmp_path: Path):
    path = text_file(tmp_path / "a.csv", "sep=|\r\n问题|答复\r\n订单，价格；如何？|饱满。\r\n")
    assert said(read_records(path)[0]) == [("订单，价格；如何？", "饱满。")]


def test_unknown_columns_are_shown_with_a_guess(tmp_path: Path):
    path = text_file(
        tmp_path / "a.csv",
        "股票,日子,投资者说,公司说\n688787,2025/3/4,订单？,订单很饱满。\n002281,2025/3/5,产能？,够。\n",
    )
    problem = refusal(path)
    assert isinstance(problem, UnknownColumnsError)
    assert problem.code == "columns_unknown"
    assert "股票, 日子, 投资者说, 公司说" in problem.cause
    assert "--columns" in problem.remedy
    assert problem.names == ("股票", "日子", "投资者说", "公司说")
    assert problem.rows[0] == ("688787", "2025/3/4", "订单？", "订单很饱满。")
    assert problem.guess == {
        Column.CODE: "股票", Column.DATE: "日子", Column.QUESTION: "投资者说", Column.ANSWER: "公司说",
    }  # fmt: skip
    assert problem.has_header


def test_columns_that_somebody_named_are_taken_and_the_others_told_by_their_names(tmp_path: Path):
    path = text_file(tmp_path / "a.csv", "代码,投资者说,公司说\n688787,订单？,饱满。\n")
    (record,) = read_records(path, KnownColumns({Column.QUESTION: "投资者说", Column.ANSWER: "公司说"}))
    assert (record.form.code, said(record)) == ("688787", [("订单？", "饱满。")])
    nothing = {Column.QUESTION: "投资者说", Column.ANSWER: "公司说", Column.CODE: ""}
    assert read_records(path, KnownColumns(nothing))[0].form.code == ""
    wrong = KnownColumns({Column.QUESTION: "投资者", Column.ANSWER: "公司说"})
    assert "no column “投资者”" in refusal(path, wrong).cause


def test_what_was_said_of_a_header_holds_for_the_same_header_only(tmp_path: Path):
    known = KnownColumns(remembered={("投资者说", "公司说"): {Column.QUESTION: "投资者说", Column.ANSWER: "公司说"}})
    same = text_file(tmp_path / "a.csv", "投资者说,公司说\n订单？,饱满。\n")
    other = text_file(tmp_path / "b.csv", "投资者说,公司说,三\n订单？,饱满。,x\n")
    assert said(read_records(same, known)[0]) == [("订单？", "饱满。")]
    assert refusal(other, known).code == "columns_unknown"


def test_a_table_without_header_counts_its_columns_and_loses_no_row(tmp_path: Path):
    path = text_file(tmp_path / "a.csv", "订单如何？,饱满。\n产能如何？,够。\n")
    problem = refusal(path)
    assert isinstance(problem, UnknownColumnsError)
    assert (problem.names, problem.has_header) == (("#1", "#2"), False)
    assert problem.guess == {Column.QUESTION: "#1", Column.ANSWER: "#2"}
    (record,) = read_records(path, KnownColumns(problem.guess))
    assert said(record) == [("订单如何？", "饱满。"), ("产能如何？", "够。")]


# -- which rows make a record


def group(*rows: list[str]) -> list[Record]:
    return records_of_tables([Table(rows)], "t.csv", KnownColumns())


def test_code_and_date_tell_records_apart_where_there_is_no_number():
    found = group(
        ["代码", "日期", "问", "答"],
        ["600001", "2025年3月4日", "甲？", "一"],
        ["600001", "20250305", "乙？", "二"],
        ["600001", "2025-03-04", "丙？", "三"],
    )
    assert [(record.form.date, said(record)) for record in found] == [
        ("2025-03-04", [("甲？", "一"), ("丙？", "三")]),
        ("2025-03-05", [("乙？", "二")]),
    ]


def test_the_time_of_day_does_not_part_a_record():
    (record,) = group(
        ["公司简称", "提问时间", "问", "答"],
        ["甲股份", "2025-03-04 09:30", "甲？", "一"],
        ["甲股份", "2025-03-04 15:00", "乙？", "二"],
    )
    assert (record.form.time, record.form.dates) == ("2025-03-04 09:30\n2025-03-04 15:00", ("2025-03-04",))


def test_without_any_such_column_the_whole_table_is_one_record():
    (record,) = group(["问题", "答案"], ["甲？", "一"], ["乙？", "二"])
    assert len(record.qas) == 2


def test_a_row_number_called_number_does_not_make_a_record_of_each_row():
    (record,) = group(["编号", "问题", "答复"], ["1", "甲？", "一"], ["2", "乙？", "二"])
    assert record.form.number == ""
    assert [doubt.message for doubt in record.warnings] == [
        "Columns that differ from row to row were not taken over: 编号."
    ]
    assert record.confidence == 1.0


def test_what_a_row_leaves_out_is_as_in_the_row_above():
    found = group(
        ["代码", "编号", "问", "答"],
        ["600001", "2025-001", "甲？", "一"],
        ["", "", "乙？", "二"],
        ["", "2025-002", "丙？", "三"],
        ["600002", "", "丁？", "四"],
    )
    assert [(record.form.code, record.form.number, len(record.qas)) for record in found] == [
        ("600001", "2025-001", 2), ("", "2025-002", 1), ("600002", "", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2281", "002281"), ("688787.SH", "688787"), ("SZ002281", "002281"), ('="002281"', "002281"),
        ("'002281", "002281"), ("2281.0", "002281"), ("00700", "00700"), ("AAPL", "AAPL"), ("", ""),
    ],
)  # fmt: skip
def test_codes_are_six_digits_again(cell: str, code: str):
    assert group(["代码", "问", "答"], [cell, "甲？", "一"])[0].form.code == code


def test_the_form_is_filled_from_the_other_columns():
    (record,) = group(
        ["公司名称", "活动类别", "参与单位", "地点", "接待人员", "备注", "问", "答"],
        ["甲公司", "业绩说明会、现场参观", "东方证券 张三", "上海", "李四", "线上", "甲？", "一"],
        ["甲公司", "业绩说明会、现场参观", "中信证券 王五", "上海", "李四", "线上", "乙？", "二"],
    )
    form = record.form
    assert (form.company, form.place, form.hosts) == ("甲公司", "上海", "李四")
    assert form.categories == ("业绩说明会", "现场参观")
    assert form.participants == "东方证券 张三\n中信证券 王五"
    assert [one.person for one in form.participant_list] == ["张三", "王五"]
    assert form.other_fields == {"备注": "线上"}


# -- rows that are not whole


def test_half_rows_are_kept_and_doubted_empty_ones_counted():
    (record,) = group(
        ["备注", "问", "答"], ["x", "甲？", ""], ["x", "", "只有答复"], ["x", " ", "\n"], ["", "", ""], ["x", "乙？"]
    )
    assert said(record) == [("甲？", ""), ("", "只有答复"), ("乙？", "")]
    assert record.text == "甲？\n\n只有答复\n\n乙？"
    assert [(doubt.code, doubt.span.of(record.text)) for doubt in record.warnings] == [
        ("empty_answer", "甲？"), ("empty_question", "只有答复"), ("empty_answer", "乙？"), ("empty_rows", ""),
    ]  # fmt: skip
    assert record.warnings[-1].message == "Rows without a question and an answer were left out: 1."
    assert record.confidence == 0.85


def test_broken_json_lines_are_named_and_the_others_come_in(tmp_path: Path):
    path = text_file(
        tmp_path / "a.jsonl",
        '\ufeff{"q": "甲？", "a": "一"}\n{"q": \n\n[1]\n{"q": "\\ud800", "a": "x"}\n{"q": NaN}\n{"q":"乙？","a":"二"}',
    )
    (record,) = read_records(path)
    assert said(record) == [("甲？", "一"), ("乙？", "二")]
    assert [doubt.message for doubt in record.warnings] == [
        "Lines that are not JSON objects were left out (4): 2, 4, 5, 6."
    ]
    assert record.confidence == 0.85


def test_values_that_are_no_text_become_text(tmp_path: Path):
    path = text_file(
        tmp_path / "a.jsonl",
        '{"question":"甲？","answer":["一","二"],"code":2281,"participants":[{"o":"东方证券","p":"张三"}],"x":null}',
    )
    (record,) = read_records(path)
    assert said(record) == [("甲？", "一\n二")]
    assert (record.form.code, record.form.participants) == ("002281", "东方证券 张三")


def test_ragged_rows_and_signs_that_no_text_holds():
    (record,) = group(["问", "答"], ["甲\x00？", "一", "zu", "viel"], ["乙？"])
    assert said(record) == [("甲？", "一"), ("乙？", "")]


# -- what is no table of Q&As


def test_what_cannot_be_read_says_why(tmp_path: Path):
    codes = {
        "labels.jsonl": ('{"format":"ir-annotator/1","question":"a"}\n', "labels_not_records"),
        "broken.jsonl": ('{"question": 1\n', "bad_line"),
        "deep.jsonl": ('{"question":' + "[" * 100_000 + "]" * 100_000 + "}\n", "bad_line"),
        "quote.csv": ('问题,答复\n甲？,一\n"乙？,二\n丙？,三\n', "unclosed_quote"),
        "header.csv": ("问题,答复\n", "empty_table"),
        "empty.csv": ("问题,答复\n , \n", "empty_table"),
    }
    for name, (content, code) in codes.items():
        assert refusal(text_file(tmp_path / name, content)).code == code
    assert refusal(tmp_path / "broken.jsonl").line == 1
    assert refusal(tmp_path / "quote.csv").line == 3


def test_a_table_beyond_the_limits_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = delimited(tmp_path / "a.csv", ROWS)
    monkeypatch.setattr(table, "MOST_CHARACTERS", 50)
    assert refusal(path).code == "too_large"
    monkeypatch.setattr(guard, "LARGEST_TEXT", 50)
    assert refusal(path).code == "too_large"


def test_records_are_not_taken_for_tables(tmp_path: Path):
    pairs = [("订单,价格\t如何？", "饱满;稳定。"), ("展望,目标？", "增长。")]
    for path in (record_docx(tmp_path / "a.docx", pairs), record_text(tmp_path / "a.csv", pairs)):
        (record,) = read_records(path)
        assert (record.form.code, len(record.qas)) == ("600001", 2)
        assert record.format != "table"


def test_folders_are_searched_for_tables_but_not_for_our_own_labels(tmp_path: Path):
    for name in ("a.csv", "b.xlsx", "c.jsonl", "d.tsv", "~$b.xlsx", "picture.png"):
        text_file(tmp_path / name, "x")
    text_file(tmp_path / "labels.jsonl", '{"format":"ir-annotator/1","qa_id":"x"}\n')
    assert [path.name for path in find_files([tmp_path])] == ["a.csv", "b.xlsx", "c.jsonl", "d.tsv"]
    assert find_files([tmp_path / "labels.jsonl"]) == [tmp_path / "labels.jsonl"]  # named: then it is told why not
