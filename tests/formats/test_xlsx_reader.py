"""Excel workbooks: cells become the text that a person sees, and hostile files are refused quickly."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ir_annotator.domain.problem import Problem
from ir_annotator.formats import zip_package
from ir_annotator.formats.guard import Kind, kind_of
from ir_annotator.formats.reading import read_records
from ir_annotator.formats.tables import xlsx_cells
from ir_annotator.formats.tables.xlsx_reader import read_xlsx
from tests.table_builders import NAMESPACE, inline, sheet_xml, workbook

PAIRS = [["问题", "答复"], ["甲？", "一"]]


def rows_of(path: Path, *cells: str, texts: str = "", properties: str = "") -> list[list[str]]:
    sheet = sheet_xml([cells])
    (table,) = read_xlsx(workbook(path, {"S": sheet}, texts=texts, properties=properties))
    return [list(row) for row in table.rows]


def refusal(path: Path) -> str:
    with pytest.raises(Problem) as caught:
        read_records(path)
    assert caught.value.cause
    assert caught.value.remedy
    return caught.value.code


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("<c><v>2281</v></c>", "2281"),
        ("<c><v>12.50</v></c>", "12.50"),
        ("<c><v>1E+3</v></c>", "1000"),
        ('<c s="1"><v>45720</v></c>', "2025-03-04"),
        ('<c s="2"><v>45720.5</v></c>', "2025-03-04 12:00"),
        ('<c s="1"><v>0.375</v></c>', "09:00"),
        ('<c s="3"><v>2</v></c>', "2"),
        ('<c s="1"><v>1E300</v></c>', "1E300"),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="str"><f>A1</f><v>002281</v></c>', "002281"),
        ('<c t="d"><v>2025-03-04</v></c>', "2025-03-04"),
        ('<c t="s"><v>0</v></c>', "𠮷\u00a0乙\r\n丙"),
        (f'<c t="inlineStr">{inline(" 甲😀 ")}</c>', " 甲😀 "),
    ],
)
def test_a_cell_becomes_what_is_seen(tmp_path: Path, cell: str, shown: str):
    texts = "<si><r><t>𠮷\u00a0</t></r><r><t>乙_x000D_\n丙</t></r><rPh sb='0' eb='1'><t>yin</t></rPh></si>"
    assert rows_of(tmp_path / "a.xlsx", cell.replace("<c>", "<c >"), texts=texts) == [[shown]]


def test_errors_and_texts_that_are_not_there_show_nothing(tmp_path: Path):
    assert rows_of(tmp_path / "a.xlsx", '<c t="e"><v>#N/A</v></c>', '<c t="s"><v>99</v></c>', "x") == [["", "", "x"]]


def test_a_workbook_of_an_old_mac_counts_from_1904(tmp_path: Path):
    cell, old = '<c s="1"><v>44258</v></c>', '<workbookPr date1904="1"/>'
    assert rows_of(tmp_path / "a.xlsx", cell, properties=old) == [["2025-03-04"]]


def test_sheets_with_questions_are_read_the_others_counted(tmp_path: Path):
    sheets = {
        "说明": sheet_xml([["本表由甲方提供"]]),
        "2024": sheet_xml([["代码", "问题", "答复"], [2281, "甲？", "一"]]),
        "价格": sheet_xml([["日期", "开盘"], [45720, 3]]),
        "2025": sheet_xml([["答复", "问题", "代码"], ["二", "乙？", "002281"], ["三", "丙？", 688787]]),
    }
    first, second = read_records(workbook(tmp_path / "a.xlsx", sheets))
    assert (first.form.code, first.text) == ("002281", "甲？\n一\n\n乙？\n二")
    assert (second.form.code, second.text) == ("688787", "丙？\n三")
    assert [doubt.message for doubt in first.warnings] == ["Sheets without questions and answers were left out: 2."]


def test_merged_cells_hold_for_the_rows_below(tmp_path: Path):
    rows = [["证券代码", "编号", "问题", "答复"], [688787, "2025-003", "甲？", "一"], [None, None, "乙？", "二"]]
    (record,) = read_records(workbook(tmp_path / "a.xlsx", {"S": sheet_xml(rows)}))
    assert (record.form.code, record.form.number, len(record.qas)) == ("688787", "2025-003", 2)


def test_cells_that_do_not_say_where_they_are_stand_one_after_the_other(tmp_path: Path):
    cells = [[f'<x:c t="inlineStr">{inline(one)}</x:c>' for one in row] for row in PAIRS]
    rows = "".join(f"<x:row>{''.join(row)}</x:row>" for row in cells)
    path = workbook(tmp_path / "a.xlsx", {"S": f'<x:worksheet xmlns:x="{NAMESPACE}">{rows}</x:worksheet>'})
    assert read_records(path)[0].text == "甲？\n一"


def test_the_kind_is_told_by_content(tmp_path: Path):
    assert kind_of(workbook(tmp_path / "a.docx", {"S": sheet_xml(PAIRS)})) is Kind.XLSX


# -- hostile files


def test_a_cell_far_away_costs_nothing(tmp_path: Path):
    sheet = sheet_xml(PAIRS).replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    assert read_records(workbook(tmp_path / "a.xlsx", {"S": sheet}))[0].text == "甲？\n一"


def test_a_long_text_that_many_cells_share_is_refused(tmp_path: Path):
    rows = [["问题", "答复"], *[['<c t="s"><v>0</v></c>'] * 2] * 200]
    path = workbook(tmp_path / "a.xlsx", {"S": sheet_xml(rows)}, texts=f"<si><t>{'啊' * 100_000}</t></si>")
    assert refusal(path) == "too_large"


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        ("<worksheet><sheetData>", "damaged"),
        ("<a>" * 100 + "</a>" * 100, "damaged"),
        ('<!DOCTYPE w [<!ENTITY a "x">]><worksheet>&a;</worksheet>', "contains_dtd"),
        ('<worksheet><c r="ZZZ1"><v>1</v></c></worksheet>', "damaged"),
        ("<worksheet/>", "empty_table"),
    ],
)
def test_odd_sheets_are_refused(tmp_path: Path, sheet: str, code: str):
    assert refusal(workbook(tmp_path / "a.xlsx", {"S": sheet})) == code


def test_limits_hold_before_anything_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = workbook(tmp_path / "a.xlsx", {"S": sheet_xml(PAIRS)})
    monkeypatch.setattr(xlsx_cells, "_MOST_TAGS", 5)
    assert refusal(path) == "too_large"
    monkeypatch.setattr(zip_package, "LARGEST_PART", 50)
    assert refusal(path) == "too_large"


def test_a_workbook_whose_parts_are_missing_or_broken(tmp_path: Path):
    whole = workbook(tmp_path / "a.xlsx", {"S": sheet_xml(PAIRS)})
    for missing, code in (
        ("xl/_rels/workbook.xml.rels", "damaged"),
        ("xl/worksheets/sheet1.xml", "empty_table"),
        ("xl/workbook.xml", "not_a_docx"),
        ("xl/styles.xml", ""),
        ("xl/sharedStrings.xml", ""),
    ):
        path = tmp_path / "part.xlsx"
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
            for name in set(old.namelist()) - {missing}:
                new.writestr(name, old.read(name))
        assert (refusal(path) if code else len(read_records(path)[0].qas)) == (code or 1)
