"""Builds real record files for tests: .docx packages written as raw XML, and the same record as plain text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
CONTENT_TYPES = (
    f"{XML}"
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f"{XML}"
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
HEADER = ("证券代码：600001    证券简称：测试股份", "测试股份有限公司", "投资者关系活动记录表", "编号：2025-001")
CATEGORIES = "投资者关系活动类别"
CONTENT = "投资者关系活动主要内容介绍"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(inside: str = "", properties: str = "") -> str:
    """A paragraph holding XML."""
    return f"<w:p>{properties}{inside}</w:p>"


def paragraphs(text: str) -> str:
    """A paragraph for every line."""
    return "".join(paragraph(run(line) if line else "") for line in text.split("\n"))


def cell(inside: str, properties: str = "") -> str:
    """A table cell holding XML."""
    return f"<w:tc>{properties}{inside}</w:tc>"


def row(*cells: str) -> str:
    """A table row."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def text_row(*words: str) -> str:
    """A row of a form: a label and its value, or several of both."""
    return row(*(cell(paragraphs(each)) for each in words))


def numbered(text: str, num: int = 1, level: int = 0) -> str:
    """A paragraph with an automatic number."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return paragraph(run(text), f"<w:pPr>{place}</w:pPr>")


def numbering(*levels: tuple[str, str]) -> str:
    """A numbering part with one list: number format and text of each level, such as ("decimal", "%1、")."""
    xml = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering xmlns:w="{W_NS}"><w:abstractNum w:abstractNumId="0">{xml}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def package(path: Path, body: str, parts: Mapping[str, str | bytes] | None = None) -> Path:
    """Write a .docx whose body is this XML, with further parts."""
    document = f"{XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    everything = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": document,
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in everything.items():
            archive.writestr(name, content)
    return path


def form_body(content: str, *, rows: Iterable[str] = (), header: Iterable[str] = HEADER) -> str:
    """The body of a record whose content cell holds this XML."""
    last = row(cell(paragraphs(CONTENT)), cell(content))
    return "".join(paragraphs(line) for line in header) + table(*rows, last, text_row("日期", "2025年1月2日"))


def qa_text(pairs: Iterable[tuple[str, str]]) -> str:
    """Numbered questions with answers, as a record prints them."""
    return "\n".join(f"{at}、{question}\n{answer}" for at, (question, answer) in enumerate(pairs, start=1))


def record_docx(
    path: Path, pairs: Iterable[tuple[str, str]], *, code: str = "600001", number: str = "2025-001"
) -> Path:
    """Write a whole record with these questions and answers as .docx."""
    header = (f"证券代码：{code}    证券简称：测试股份", *HEADER[1:3], f"编号：{number}")
    rows = [
        text_row(CATEGORIES, "√特定对象调研 □分析师会议"),
        text_row("参与单位名称及人员姓名", "中信证券 张三"),
        text_row("时间", "2025年1月2日"),
        text_row("地点", "公司会议室"),
        text_row("上市公司接待人员姓名", "董事会秘书 李四"),
    ]
    return package(path, form_body(paragraphs(qa_text(pairs)), rows=rows, header=header))


def record_text(
    path: Path, pairs: Iterable[tuple[str, str]], *, code: str = "600001", number: str = "2025-001"
) -> Path:
    """Write a whole record with these questions and answers as Word saves it in plain text."""
    header = "\n".join((f"证券代码：{code}    证券简称：测试股份", *HEADER[1:3], f"编号：{number}"))
    cells = [("时间", "2025年1月2日"), (CONTENT, qa_text(pairs)), ("日期", "2025年1月2日")]
    body = "\n\n".join(f"\t{label}\n\t{value}" for label, value in cells)
    path.write_text(f"{header}\n{body}\n\n", encoding="utf-8")
    return path
