"""Pieces of a Word document as XML: runs, paragraphs and tables, of any text whatever stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

_NEVER_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_PICTURES = 0x2400
"""Unicode's pictures of the control characters begin here, in their order."""
_PIECES = re.compile("([\t\n])")
_HEAD_GROUND = "e9ebef"
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def visible(text: str) -> str:
    """Return a text with a picture in the place of each character that XML cannot hold, such as U+2401 for U+0001."""
    return _NEVER_IN_XML.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(_PICTURES + code) if code < ord(" ") else "\ufffd"


def attribute(text: str) -> str:
    """Return a text as the value of an XML attribute, in quotes."""
    return quoteattr(visible(text).replace("\n", " "))


def run(text: str, properties: str = "") -> str:
    """Return a run; a line end in it is a break, a tab a tab."""
    props = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    inside = "".join(
        _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _PIECES.split(visible(text))
        if piece
    )
    return f"<w:r>{props}{inside}</w:r>"


def paragraph(inside: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph that holds XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    props = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{props}{inside}</w:p>"


def paragraphs(text: str, style: str = "") -> str:
    """Return a paragraph for each line of a text."""
    return "".join(paragraph(run(line) if line else "", style) for line in text.split("\n"))


def table_start(widths: Sequence[int]) -> str:
    """Return the beginning of a table with ruled cells; widths are twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


TABLE_END = "</w:tbl>"


def cell_start(width: int, ground: str = "") -> str:
    """Return the beginning of a cell, perhaps on a ground (``rrggbb``); at least one paragraph must follow."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'


def row(widths: Sequence[int], cells: Iterable[str], *, is_head: bool = False) -> str:
    """Return a row of cells that hold paragraphs; a head is grey and said again on every page."""
    head = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_head else ""
    ground = _HEAD_GROUND if is_head else ""
    inside = "".join(f"{cell_start(width, ground)}{cell}</w:tc>" for width, cell in zip(widths, cells, strict=True))
    return f"<w:tr>{head}{inside}</w:tr>"


def bookmark(number: int, name: str, inside: str) -> str:
    """Return XML of a paragraph with a bookmark around it; names have at most 40 letters, digits and underscores."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def link(name: str, inside: str) -> str:
    """Return XML of a paragraph that leads to a bookmark."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{inside}</w:hyperlink>'
