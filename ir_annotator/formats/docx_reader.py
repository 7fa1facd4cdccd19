"""Reads Word documents by walking their XML: nothing a person sees in the form is lost on the way."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ir_annotator.formats.docx_numbering import Numbering
from ir_annotator.formats.docx_xml import W, parse_part
from ir_annotator.formats.form import Row, Sheet, field_of, is_label
from ir_annotator.formats.guard import DOCUMENT_PART, read_part
from ir_annotator.formats.text_reader import sheet_of_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_NUMBERING_PART = "word/numbering.xml"

_P, _TBL, _TR, _TC, _SDT = (W + name for name in ("p", "tbl", "tr", "tc", "sdt"))
_RPR, _FONTS, _TEXT_BOX = W + "rPr", W + "rFonts", W + "txbxContent"
_TEXTS = frozenset({W + "t", _M + "t"})
_BLOCKS = frozenset({_P, _TBL})
_WRAPPERS = frozenset(
    {W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
    | {_MC + "AlternateContent", _MC + "Choice"}
)
_SKIPPED = frozenset(
    {W + name for name in ("pPr", "sdtPr", "tblPr", "del", "moveFrom", "instrText", "rt")} | {_MC + "Fallback"}
)
_TICK, _BOX = "☑", "□"
_SYMBOLS = {
    "wingdings": {0xFE: _TICK, 0xFD: _TICK, 0xFC: "√", 0xA8: _BOX, 0x6F: _BOX, 0x6E: "■", 0x6C: "●", 0xD8: "➢"},
    "wingdings 2": {0x52: _TICK, 0x50: "√", 0x53: _TICK, 0x54: _TICK, 0xA2: _TICK, 0xA3: _BOX, 0x2A: _BOX, 0x30: _BOX},
    "symbol": {0xD6: "√", 0xB7: "•"},
}
_OFF = {"0", "false", "off"}


def read_docx(path: Path) -> Sheet:
    """Return the sheet of a Word document.

    Raises:
        Problem: If a part of it cannot be read.
    """
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())

        def numbering() -> bytes | None:
            return read_part(archive, _NUMBERING_PART) if _NUMBERING_PART in names else None

        root = parse_part(read_part(archive, DOCUMENT_PART))
        return _sheet(_Walker(Numbering(numbering)).blocks(root.find(W + "body")))


_Table = list[list[str]]


def _sheet(blocks: list[str | _Table]) -> Sheet:
    """Tell the form from what stands above and below: tables without a known label are but lines of text."""
    header: list[str] = []
    rows: list[Row] = []
    after: list[str] = []
    for block in blocks:
        if isinstance(block, list) and any(field_of(cell) for cells in block for cell in cells[:1]):
            rows += _rows(block)
        else:
            lines = block.split("\n") if isinstance(block, str) else _lines_of(block)
            (after if rows else header).extend(lines)
    if not rows:
        return sheet_of_lines(header)
    above = next((at for at, row in enumerate(rows) if row.label.strip()), 0)
    header += [line for row in rows[:above] for line in row.value.split("\n")]
    return Sheet(tuple(header), tuple(rows[above:]), tuple(after))


def _rows(table: _Table) -> Iterator[Row]:
    """Give the rows of a form: a label, then its value; a second label in the same line begins a new row."""
    for cells in table:
        label, values = (cells[0], cells[1:]) if len(cells) > 1 or is_label("".join(cells)) else ("", cells)
        found: list[str] = []
        for cell in values:
            if is_label(cell) and found:
                yield Row(label, "\t".join(found))
                label, found = cell, []
            elif cell.strip():
                found.append(cell)
        yield Row(label, "\t".join(found))


def _lines_of(table: _Table) -> list[str]:
    """Return a table as text: a line for each row, its cells divided by tabs."""
    return [line for cells in table for line in "\t".join(cell for cell in cells if cell.strip()).split("\n")]


class _Walker:
    """Walks a document once, in order, because automatic numbers are counted on the way."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def blocks(self, container: _Element | None) -> list[str | _Table]:
        """Return the paragraphs and tables of the body."""
        found: list[str | _Table] = []
        for block in _children(container, _BLOCKS):
            if block.tag == _TBL:
                found.append(self._table(block))
            else:
                found += self._paragraph(block)
        return found

    def _lines(self, container: _Element) -> list[str]:
        """Return all lines of a cell or text box, those of nested tables in their place."""
        found: list[str] = []
        for block in _children(container, _BLOCKS):
            found += _lines_of(self._table(block)) if block.tag == _TBL else self._paragraph(block)
        return found

    def _table(self, table: _Element) -> _Table:
        """Return the text of every cell; each cell of the document stands there once, whatever it spans."""
        return [
            ["\n".join(self._lines(cell)) for cell in _children(row, frozenset({_TC}))]
            for row in _children(table, frozenset({_TR}))
            if row.find(f"{W}trPr/{W}del") is None
        ]

    def _paragraph(self, paragraph: _Element) -> list[str]:
        """Return the lines of a paragraph, then those of the text boxes anchored in it."""
        words: list[str] = []
        boxes: list[str] = []
        self._inline(paragraph, words, boxes)
        text = "".join(words)
        if not text and paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            return boxes
        lines = (self._numbering.label(paragraph) + text).split("\n")
        return boxes if boxes and lines == [""] else lines + boxes

    def _inline(self, element: _Element, words: list[str], boxes: list[str]) -> None:
        """Collect the text of an element, and the lines of text boxes in it."""
        symbols: dict[int, str] = {}
        for child in element:
            tag = child.tag
            if tag in _TEXTS:
                text = child.text or ""
                words.append("".join(symbols.get(ord(sign) & 0xFF, sign) for sign in text) if symbols else text)
            elif tag == _RPR:  # stands before the words it applies to
                symbols = _symbol_font(child)
            elif tag in _SIGNS:
                words.append(_SIGNS[tag](child))
            elif tag == _TEXT_BOX:
                boxes += self._lines(child)
            elif tag == _SDT and (box := child.find(f"{W}sdtPr/{_W14}checkbox")) is not None:
                words.append(_TICK if _is_on(box.find(_W14 + "checked"), _W14) else _BOX)
            elif tag not in _SKIPPED:
                self._inline(child, words, boxes)


def _children(element: _Element | None, wanted: frozenset[str]) -> Iterator[_Element]:
    """Give the wanted elements inside ``element``, also those in content controls, insertions and the like."""
    for child in element if element is not None else ():
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, wanted)


def _symbol_font(properties: _Element) -> dict[int, str]:
    """Return what the letters of a run with these properties mean if it is set in a symbol font."""
    fonts = properties.find(_FONTS)
    return {} if fonts is None else _SYMBOLS.get((fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "").lower(), {})


def _symbol(element: _Element) -> str:
    """Return a character given by font and number; an unknown one stays what Word stores, in the private area."""
    try:
        number = int(element.get(W + "char", ""), 16) & 0xFFFF
    except ValueError:
        return ""
    known = _SYMBOLS.get((element.get(W + "font") or "").lower(), {}).get(number & 0xFF)
    return known or ("" if 0xD800 <= number < 0xE000 or not number else chr(number))  # noqa: PLR2004 -- half a pair is no character


def _form_check_box(element: _Element) -> str:
    """Return the sign of an old form field, at its beginning; nothing for other fields."""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    checked = box.find(W + "checked")
    return _TICK if _is_on(box.find(W + "default") if checked is None else checked, W) else _BOX


def _is_on(element: _Element | None, namespace: str) -> bool:
    """Tell whether a switch is on: it is there and does not say no."""
    return element is not None and (element.get(namespace + "val") or "1").lower() not in _OFF


_SIGNS: dict[str, Callable[[_Element], str]] = {
    W + "tab": lambda _: "\t",
    W + "ptab": lambda _: "\t",
    W + "br": lambda _: "\n",
    W + "cr": lambda _: "\n",
    W + "noBreakHyphen": lambda _: "-",
    W + "sym": _symbol,
    W + "fldChar": _form_check_box,
}
