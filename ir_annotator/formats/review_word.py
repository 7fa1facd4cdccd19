"""A report with pictures as a Word document."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, BinaryIO

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Inches, Pt

from ir_annotator.domain.picture import Picture
from ir_annotator.formats.guide_content import Heading, Links, Paragraph, Table
from ir_annotator.formats.review_html import Block
from ir_annotator.formats.word_xml import visible

_WIDTH = Cm(16)
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
    cells = iter(table._cells)  # noqa: SLF001 -- asking for each cell by its place takes as long as all of them
    for number, row in enumerate(rows):
        for text in row:
            run = next(cells).paragraphs[0].add_run(visible(text))
            run.font.size = Pt(9)
            run.bold = number == 0
    heading = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(heading)  # noqa: SLF001 -- said again on every page
    document.add_paragraph()
