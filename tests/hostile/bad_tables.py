"""Bad tables and texts: workbooks, tables with delimiters, JSON lines, plain text."""

from __future__ import annotations

import zipfile
from pathlib import Path

from bad_file import BadFile, Make, content, later, read, refused, told
from bad_packages import DTD, MB
from table_builders import NAMESPACE, inline, sheet_xml, workbook

HEADER, ROW = ["问题", "答复"], ["订单如何？", "饱满。"]
GOOD = f'{{"question": "{ROW[0]}", "answer": "{ROW[1]}"}}\n'


def sheet(xml: str, **more: str) -> Make:
    """Return what writes a workbook with one sheet."""
    return lambda path: workbook(path, {"S": xml}, **more)


def cells(*extra: str, rows: str = "") -> str:
    """A good sheet with further cells in its last row, and further rows."""
    whole = sheet_xml([HEADER, [*ROW, *extra]])
    return whole.replace("</sheetData>", f"{rows}</sheetData>")


def part(name: str, raw: str | bytes) -> Make:
    """Return what writes a good workbook with another part."""

    def make(path: Path) -> None:
        workbook(path, {"S": cells()})
        with zipfile.ZipFile(path) as archive:
            parts = {one: archive.read(one) for one in archive.namelist()}
        parts[name] = raw.encode() if isinstance(raw, str) else raw
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for one, held in parts.items():
                archive.writestr(one, held)

    return make


def line(raw: str | bytes, *, good: str = GOOD) -> Make:
    """Return what writes JSON lines: a good one and this."""
    return content(good.encode() + (raw.encode() if isinstance(raw, str) else raw) + b"\n")


def csv(rows: str, encoding: str = "utf-8") -> Make:
    """Return what writes a table with commas below its header."""
    return content(f"问题,答复\n{rows}".encode(encoding))


def repeated(piece: str, length: int) -> Make:
    """Return what writes a text that is the same again and again."""
    return lambda path: path.write_text(piece * (length // len(piece)), encoding="utf-8")


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
DEEP = "[" * 100_000
FORMULA = '<c t="str"><f>WEBSERVICE("http://127.0.0.1:47613/")</f><v>x</v></c>'
SHARED = f"<si><t>{'啊' * 100_000}</t></si>"

CASES: list[BadFile] = [
    # workbooks
    read("far.xlsx", sheet(cells(rows=FAR))),
    refused("damaged", "farther.xlsx", sheet(cells(rows='<row><c r="ZZZ1"><v>1</v></c></row>'))),
    read("row-number.xlsx", sheet(cells(rows=f'<row r="{"9" * 400}"><c r="A{"9" * 400}"><v>1</v></c></row>')), pairs=2),
    read("spans.xlsx", sheet(cells().replace("<row ", '<row spans="1:999999999" '))),
    read("dimension.xlsx", sheet(cells().replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'))),
    read(
        "merged.xlsx",
        sheet(cells().replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    ),
    read(
        "repeated.xlsx",
        sheet(cells(rows='<row r="3"><c r="A3" cols="99999999" t="inlineStr"><is><t>甲？</t></is></c></row>')),
        pairs=2,
    ),
    read("formula.xlsx", sheet(sheet_xml([[*HEADER, "备注"], [*ROW, FORMULA]]))),
    read("style-number.xlsx", sheet(cells(f'<c s="{"9" * 400}"><v>1</v></c>'))),
    read("text-number.xlsx", sheet(cells(f'<c t="s"><v>{"9" * 400}</v></c>', '<c t="s"><v>-1</v></c>'))),
    read(
        "wild-number.xlsx",
        sheet(
            cells(
                "<c ><v>1e999</v></c>",
                "<c ><v>nan</v></c>",
                f"<c ><v>{'9' * 5000}</v></c>",
                '<c s="1"><v>-1e300</v></c>',
            )
        ),
    ),
    refused(
        "too_large", "long-texts.xlsx", sheet(sheet_xml([HEADER, *[['<c t="s"><v>0</v></c>'] * 2] * 200]), texts=SHARED)
    ),
    refused(
        "too_large",
        "many-rows.xlsx",
        later(
            lambda: sheet(
                sheet_xml([HEADER]).replace(
                    "</sheetData>", f'<row><c t="inlineStr">{inline("甲？")}</c></row>' * 150_000 + "</sheetData>"
                )
            )
        ),
    ),
    refused("too_large", "sheet-bomb.xlsx", later(lambda: part("xl/worksheets/sheet1.xml", bytes(120 * MB)))),
    refused(
        "too_large",
        "texts-bomb.xlsx",
        later(lambda: part("xl/sharedStrings.xml", b"<sst>" + b"<si><t>x</t></si>" * 3_000_000 + b"</sst>")),
    ),
    refused(
        "too_large", "styles-bomb.xlsx", later(lambda: part("xl/styles.xml", b"<styleSheet>" + b"<xf/>" * 2_000_000))
    ),
    refused("contains_dtd", "dtd.xlsx", part("xl/worksheets/sheet1.xml", DTD + "<worksheet>&a;</worksheet>")),
    refused("contains_dtd", "dtd-texts.xlsx", part("xl/sharedStrings.xml", DTD + "<sst/>")),
    refused("contains_dtd", "dtd-elsewhere.xlsx", part("xl/theme/theme1.xml", DTD + "<t/>")),
    refused(
        "damaged",
        "ebcdic.xlsx",
        part(
            "xl/worksheets/sheet1.xml", '<?xml version="1.0" encoding="cp037"?><!DOCTYPE d><worksheet/>'.encode("cp037")
        ),
    ),
    refused("damaged", "deep.xlsx", later(lambda: part("xl/worksheets/sheet1.xml", "<a>" * 100_000))),
    refused("damaged", "broken.xlsx", part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>")),
    refused("damaged", "broken-book.xlsx", part("xl/workbook.xml", "<workbook>")),
    refused("empty_table", "empty.xlsx", sheet("<worksheet/>")),
    refused("columns_unknown", "prices.xlsx", sheet(sheet_xml([["日期", "开盘"], ["2025-01-02", 3]]))),
    read("self-reference.xlsx", part("xl/_rels/sheet1.xml.rels", "<broken")),
    read("external.xlsx", part("xl/externalLinks/externalLink1.xml", f'<externalLink xmlns="{NAMESPACE}"/>')),
    # tables with delimiters
    read("formulas.csv", csv('"=1+1？","=HYPERLINK(""http://127.0.0.1:47613"")"\n"@SUM？","-2+3"\n'), pairs=2),
    refused("unclosed_quote", "quote.csv", csv('甲？,"' + "一\n" * 1000)),
    refused("too_large", "commas.csv", later(lambda: csv("," * 5 * MB))),
    refused("unclosed_quote", "quotes.csv", later(lambda: csv('"' + '""' * 8 * MB + '"'))),
    refused("too_large", "rows.csv", later(lambda: csv("甲？,一\n" * 200_000))),
    refused("too_large", "blank-rows.csv", later(lambda: csv("\n" * 5 * MB))),
    refused("too_large", "huge.csv", later(lambda: csv("甲？,一\n" * 4 * MB))),
    refused("unknown_format", "zero.csv", csv("甲\0？,一\n")),
    refused("unreadable_encoding", "latin.csv", content(b"question,answer\ncaf\xe9?,\xff\xff\xff\n")),
    refused("empty_table", "header.csv", csv("")),
    # JSON lines
    read("deep.jsonl", line(f'{{"question": {DEEP}'), "bad_lines"),
    read("deep-objects.jsonl", later(lambda: line('{"question":' * 50_000)), "bad_lines"),
    read("long-number.jsonl", line(f'{{"question": "甲？", "answer": "一", "index": {"9" * 5_000}}}'), "bad_lines"),
    read("far-number.jsonl", line('{"question": "甲？", "answer": "一", "index": 1e999}'), "bad_lines"),
    read("nan.jsonl", line('{"question": "甲？", "answer": NaN}'), "bad_lines"),
    read("infinity.jsonl", line('{"question": "甲？", "answer": -Infinity}'), "bad_lines"),
    read("half-pair.jsonl", line(r'{"question": "甲\ud842？", "answer": "一"}'), "bad_lines"),
    read("twice.jsonl", line('{"question": "甲？", "question": "乙？", "answer": "一"}'), "bad_lines"),
    read("zero.jsonl", line(r'{"question": "甲\u0000？", "answer": "一"}'), "control_taken_out", pairs=2),
    read("mark.jsonl", content(b"\xef\xbb\xbf" + GOOD.encode())),
    read("separators.jsonl", line('{"question": "甲\u2028？", "answer": "一\u0085二"}'), pairs=2),
    read(
        "prototype.jsonl",
        line('{"__proto__": {"a": 1}, "question": "甲？", "answer": "一", "__class__": "os.system"}'),
        pairs=2,
    ),
    read("wild-values.jsonl", line('{"question": ["甲？"], "answer": {"a": "一"}}'), pairs=2),
    read("broken.jsonl", line('{"question": "甲？"'), "bad_lines"),
    refused("bad_line", "none.jsonl", content(b"{\n" * 20)),
    refused("bad_line", "deep-only.jsonl", later(lambda: content(b'{"a":' * 50_000))),
    refused("labels_not_records", "labels.jsonl", content(b'{"format": "ir-annotator/1"}\n')),
    refused("too_large", "many.jsonl", later(lambda: content(b'{"question": "a?", "answer": "b"}\n' * 150_000))),
    refused("empty_table", "blank.jsonl", later(lambda: content(b"{}\n" + b"\n" * 5 * MB))),
    read(
        "many-keys.jsonl",
        later(lambda: line("{" + ", ".join(f'"k{n}": {n}' for n in range(100_000)) + "}")),
        "empty_rows",
    ),
    refused("unreadable_encoding", "overlong.jsonl", content(b'{"question": "\xc0\xaf", "answer": "\xff"}\n')),
    # plain text
    refused("no_record_table", "letter.txt", content("亲爱的股东：\n你好。".encode())),
    refused("unknown_format", "zero.txt", content("1、甲？\0\n一".encode())),
    refused("unknown_format", "zeros.txt", content(bytes(5000))),
    refused("unknown_format", "picture.txt", content(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")),
    refused("unknown_format", "program.txt", content(b"\x7fELF\x02\x01\x01\0" + bytes(100))),
    refused("unreadable_encoding", "half.txt", content(b"\xff\xfe1\x000\x00\x00\xd8")),
    refused("too_large", "huge.txt", later(lambda: content("一\n".encode() * 10 * MB))),
    read("signs.txt", content("1、订单\u202e何如\u202c？\n饱\u200b满。\u2066".encode()), "hidden_characters"),
    read("big5-like.txt", content("1、訂單如何？\n飽滿。\n2、展望？\n增長。".encode("gb18030")), pairs=2),
    # plain text that makes rules go round in circles
    *(
        told(f"long{n}.txt", repeated(piece, 400_000))
        for n, piece in enumerate(
            (
                "1、",
                "？",
                "问：",
                "1、甲？\n一\n",
                " ",
                "　",
                "\t",
                "\n",
                "(",
                "（一）",
                "1.",
                "1",
                "一",
                "Q",
                "a ",
                "问",
                "：",
                "\t投资者关系活动主要内容\n",
                "时间：\n",
                "投资者关系活动主要内容介绍：1、甲？",
                "[bookmark: ",
                "答",
                "“",
                "1、\n",
                "2025年",
                "证券代码：",
                "，",
                "。",
                "A、",
            )
        )
    ),
]
