"""Builds real tables for tests: Excel workbooks written as raw XML, and texts with delimiters."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{NAMESPACE}"><numFmts count="2"><numFmt numFmtId="164" '
    'formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
    '<numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/></numFmts>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
    "</styleSheet>"
)
"""Cell styles: 0 plain, 1 a day, 2 a day in a format of its own, 3 a number with a unit that has a d and a y."""


def inline(text: str) -> str:
    """The inside of a cell that holds its text itself."""
    return f'<is><t xml:space="preserve">{escape(text)}</t></is>'


def cell(place: str, content: object) -> str:
    """A cell: text, a number, or whole XML of a cell (beginning with <) as it is."""
    if isinstance(content, int | float):
        return f'<c r="{place}"><v>{content}</v></c>'
    text = str(content)
    if text.startswith("<"):
        return text.replace("<c ", f'<c r="{place}" ', 1)
    return f'<c r="{place}" t="inlineStr">{inline(text)}</c>'


def sheet_xml(rows: Iterable[Sequence[object]]) -> str:
    """A sheet; None is a cell that is not there."""
    lines = [
        f'<row r="{number}">'
        + "".join(cell(f"{chr(65 + at)}{number}", one) for at, one in enumerate(row) if one is not None)
        + "</row>"
        for number, row in enumerate(rows, start=1)
    ]
    return f'<worksheet xmlns="{NAMESPACE}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def workbook(path: Path, sheets: Mapping[str, str], *, texts: str = "", properties: str = "") -> Path:
    """Write a workbook with these sheets (name to XML); ``texts`` is the inside of the shared texts."""
    listed = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="s{at}"/>' for at, name in enumerate(sheets, start=1))
    targets = [(f"s{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)]
    targets += [("styles", "styles", "styles.xml"), ("texts", "sharedStrings", "/xl/sharedStrings.xml")]
    related = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for key, kind, target in targets
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{NAMESPACE}" xmlns:r="{RELATIONS}">'
        f"{properties}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{NAMESPACE}">{texts}</sst>',
    }
    parts |= {f"xl/worksheets/sheet{at}.xml": xml for at, xml in enumerate(sheets.values(), start=1)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def delimited(path: Path, rows: Iterable[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write a text table, every cell in quotation marks."""
    lines = (delimiter.join('"' + one.replace('"', '""') + '"' for one in row) for row in rows)
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path
