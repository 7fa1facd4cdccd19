"""The labelling guide as a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from ir_annotator.domain.scheme import Scheme
from ir_annotator.formats.reports.guide_content import (
    Block,
    Heading,
    Links,
    Paragraph,
    Table,
    guide_blocks,
    guide_title,
)
from ir_annotator.formats.reports.word_file import TEXT_WIDTH, WordFile
from ir_annotator.formats.reports.word_styles import CODE
from ir_annotator.formats.reports.word_xml import TABLE_END, bookmark, link, paragraph, row, run, table_start
from ir_annotator.i18n import language

_WIDTHS = {3: (2600, 4900, TEXT_WIDTH - 7500), 4: (800, 2200, 4100, TEXT_WIDTH - 7100)}
"""Of the columns of a table with so many, in twentieths of a point."""


def write_guide(stream: BinaryIO, scheme: Scheme, program: str = "") -> None:
    """Write the guide; the same scheme gives the same bytes."""
    anchors = {block.anchor: number for number, block in enumerate(guide_blocks(scheme)) if isinstance(block, Heading)}
    with WordFile(stream, f"{guide_title()} {scheme.ref}", language(), program) as file:
        for block in guide_blocks(scheme):
            file.write(_xml(block, anchors))


def _xml(block: Block, anchors: dict[str, int]) -> str:
    match block:
        case Heading(level, _, _, anchor):
            style = "Title" if level == 1 else f"Heading{level - 1}"
            named = bookmark(anchors[anchor], _name(anchor, anchors), _keyed(block)) if anchor else _keyed(block)
            return paragraph(named, style)
        case Paragraph(text):
            return paragraph(run(text), properties='<w:spacing w:after="80"/>')
        case Links(headings):
            links = (link(_name(each.anchor, anchors), _keyed(each)) for each in headings)
            return paragraph(run("  ·  ").join(links))
        case Table(head, rows):
            return _table(head, rows)


def _name(anchor: str, anchors: dict[str, int]) -> str:
    """Return the name of the bookmark: ids may be longer than Word allows."""
    return f"topic_{anchors[anchor]}"


def _keyed(heading: Heading) -> str:
    key = run(f"{heading.key} ", f'<w:rStyle w:val="{CODE}"/>') if heading.key else ""
    return key + run(heading.text)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table with room below it; its head is said again on every page."""
    widths = _WIDTHS[len(head)]
    top = row(widths, [paragraph(run(cell, "<w:b/>")) for cell in head], is_head=True)
    body = "".join(row(widths, [paragraph(run(cell)) for cell in cells]) for cells in rows)
    return f"{table_start(widths)}{top}{body}{TABLE_END}{paragraph('')}"
