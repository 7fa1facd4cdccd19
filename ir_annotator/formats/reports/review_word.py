"""A report with pictures as a Word document."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Inches, Pt

from ir_annotator.domain.picture import Picture
from ir_annotator.formats.reports.guide_content import Heading, Links, Paragraph, Table
from ir_annotator.formats.reports.review_html import Block
from ir_annotator.formats.reports.word_xml import visible

_WIDTH = Cm(17)
"""Between the margins of an A4 page."""
_NARROWEST, _WIDEST = 6, 30
"""Letters that count for the width of a column, at least and at most."""
_MANY_COLUMNS = 8
_LAST_NARROW = 0x2E7F
_LATIN, _CHINESE = "Arial", "微软雅黑"


def write_word(stream: BinaryIO, title: str, blocks: Iterable[Block]) -> None:
    """Write the document."""
    document = Document()
    document.core_properties.title = title
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = _LATIN
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), _CHINESE)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)  # or the theme's fonts would be used, which have no Chinese
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    for block in blocks:
        _write(document, block)
    document.save(stream)


def _write(document: Any, block: Block | Links) -> None:  # noqa: ANN401 -- python-docx has no types
    match block:
        case Heading(level, text):
            document.add_heading(visible(text), level - 1)
        case Paragraph(text):
            document.add_paragraph(visible(text))
        case Table(head, rows):
            _write_table(document, [head, *rows])
        case Picture(title, words, _, png):
            shape = document.add_picture(io.BytesIO(png), width=min(_WIDTH, _natural_width(png)))
            described = shape._inline.docPr  # noqa: SLF001 -- there is no other way to say what a picture shows
            described.set("title", visible(title))
            described.set("descr", visible(words))


def _natural_width(png: bytes) -> Emu:
    """Return the width at which a picture has two pixels for each on the screen."""
    return Emu(Inches(int.from_bytes(png[16:20]) / 2 / 96))


def _write_table(document: Any, rows: list[tuple[str, ...]]) -> None:  # noqa: ANN401 -- python-docx has no types
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    table.autofit = False
    _leave_room(table)
    widths = _widths(rows)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    cells = iter(table._cells)  # noqa: SLF001 -- asking for each cell by its place takes as long as all of them
    for number, row in enumerate(rows):
        for text, width in zip(row, widths, strict=True):
            cell = next(cells)
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(visible(text))
            run.font.size = Pt(9 if len(row) < _MANY_COLUMNS else 8)
            run.bold = number == 0
    for number, row_of_table in enumerate(table.rows):
        properties = row_of_table._tr.get_or_add_trPr()  # noqa: SLF001 -- python-docx has no names for these
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))  # said again on every page
    document.add_paragraph()


def _leave_room(table: Any) -> None:  # noqa: ANN401 -- python-docx has no types
    """Leave room above and below the words of each cell, for Chinese fonts are high, and less beside them."""
    margins = OxmlElement("w:tblCellMar")
    for side, twentieths in (("top", 40), ("left", 60), ("bottom", 40), ("right", 60)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twentieths))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001 -- python-docx has no name for this
    look.addprevious(margins)


def _widths(rows: Sequence[Sequence[str]]) -> list[Emu]:
    """Return the width of each column by its longest text; a Chinese character counts for two letters."""
    letters = [
        max(_NARROWEST, *(min(sum(2 if ord(sign) > _LAST_NARROW else 1 for sign in text), _WIDEST) for text in column))
        for column in zip(*rows, strict=True)
    ]
    return [Emu(_WIDTH * (count + 3) // (sum(letters) + 3 * len(letters))) for count in letters]
