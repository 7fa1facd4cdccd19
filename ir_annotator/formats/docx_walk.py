"""Walks the XML of a Word document once, in order: from elements to lines and tables.

All elements that matter are gone through in the order they stand in, however deep they lie; where a paragraph or a
cell belongs, its parents tell. That is several times as fast as going down step by step, because what does not matter
(fonts, spacing, identities of revisions, most of a document) never becomes an object of Python.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from ir_annotator.formats.docx_lines import Block, Cell, Lines, look
from ir_annotator.formats.docx_looks import Looks
from ir_annotator.formats.docx_numbering import Numbering
from ir_annotator.formats.docx_xml import W, is_on
from ir_annotator.formats.form import Unread

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_T, _VAL, _ASCII, _HIGH_ANSI, _RPR, _TRPR = (W + one for one in ("t", "val", "ascii", "hAnsi", "rPr", "trPr"))
_PICTURES = (
    "{urn:schemas-microsoft-com:vml}imagedata",
    f"{{{_DRAWING}main}}blip",
    f"{{{_DRAWING}chart}}chart",
    f"{{{_DRAWING}diagram}}relIds",
)
_TICK, _BOX = "☑", "□"
_SYMBOLS = {
    "wingdings": {0xFE: _TICK, 0xFD: _TICK, 0xFC: "√", 0xA8: _BOX, 0x6F: _BOX, 0x6E: "■", 0x6C: "●", 0xD8: "➢"},
    "wingdings 2": {0x52: _TICK, 0x50: "√", 0x53: _TICK, 0x54: _TICK, 0xA2: _TICK, 0xA3: _BOX, 0x2A: _BOX, 0x30: _BOX},
    "symbol": {0xD6: "√", 0xB7: "•"},
}


_SYMBOL_FONTS = (b"ingdings", b"INGDINGS", b"ymbol", b"YMBOL")
_BOLD = (b":b/", b":b ", b"<b/", b"<b ", b"rStyle")
_PLAIN = look(False, 0.0)  # noqa: FBT003 -- as it is asked for everywhere


class Walker:
    """Walks a document once, because automatic numbers are counted on the way.

    ``embedded`` counts the documents embedded in it outside of tables, which are not read.
    """

    def __init__(self, raw: bytes, numbering: Numbering, looks: Looks) -> None:
        self.embedded = 0
        self.numbering = numbering
        self.looks = looks
        self.digested: dict[_Element, Lines] = {}
        self.tags = list(_HANDLERS)
        if any(word in raw for word in _SYMBOL_FONTS):
            self.tags += _OF_FONTS
        if any(word in raw for word in _BOLD):
            self.tags += _OF_BOLD
        if len(self.tags) > len(_HANDLERS):
            self.tags += _OF_RUNS

    def digest(self, paragraph: _Element) -> None:
        """Keep the lines of a paragraph of a large document, whose elements are thrown away while it is parsed."""
        self.digested[paragraph] = _Pass(self, paragraph, paragraph.iter(), []).cell.lines()

    def blocks(self, root: _Element) -> list[Block]:
        """Return what stands in a part: lines between tables, and tables with each cell once, whatever it spans."""
        return _Pass(self, root, root.iter(*self.tags), self.tags).cell.finished()


class _Paragraph:
    """What is known of a paragraph so far."""

    bold = has_bold = has_plain = style_bold = is_deleted = False
    style = ""
    symbols: dict[int, str] | None = None
    numbered: _Element | None = None
    indent: _Element | None = None
    unread: tuple[Unread, ...] = ()
    boxes: tuple[Lines, ...] = ()
    bold_lines: tuple[bool, ...] = ()

    def __init__(self, element: _Element | None) -> None:
        self.element = element
        self.words: list[str] = []

    def end_line(self) -> None:
        """Settle whether the line that ends here is bold: whether all its words are."""
        self.bold_lines = (*self.bold_lines, self.has_bold and not self.has_plain)
        self.has_bold = self.has_plain = False


class _Pass:
    """One way through the elements of a part or of a text box; what was found is in ``cell``."""

    def __init__(self, walker: Walker, root: _Element, elements: Iterator[_Element], tags: list[str]) -> None:
        self.cell = Cell()
        self._walker = walker
        self._rest = elements
        self._tags = tags
        self._cells: dict[_Element | None, Cell] = {root: self.cell}
        self._rows: dict[_Element | None, list[Cell]] = {}
        self._tables: dict[_Element | None, list[list[Cell]]] = {}
        self._into = self.cell
        self._now = self._nothing = _Paragraph(None)
        self._go()

    def _go(self) -> None:
        handlers = _ALL_HANDLERS
        for element in self._rest:
            tag = element.tag
            if tag == _T:
                self._text(element)
            elif (handle := handlers.get(tag)) is not None:
                handle(self, element)
        self._finish()

    # -- where things belong

    def _paragraph(self, element: _Element) -> None:
        self._finish()
        parent = element.getparent()
        self._into = self._cells.get(parent) or _nearest(parent, self._cells) or self.cell
        if self._walker.digested and (known := self._walker.digested.pop(element, None)):
            self._into.open_lines().add(known)
        else:
            self._now = _Paragraph(element)

    def _table(self, element: _Element) -> None:
        self._finish()
        self._tables[element] = (_nearest(element, self._cells) or self.cell).add_table()

    def _row(self, element: _Element) -> None:
        self._finish()
        if (table := _nearest(element, self._tables)) is not None:
            self._rows[element] = row = []
            table.append(row)

    def _cell(self, element: _Element) -> None:
        self._finish()
        if (row := _nearest(element, self._rows)) is not None:
            self._cells[element] = cell = Cell()
            row.append(cell)

    def _chunk(self, element: _Element) -> None:
        """Count a document that is embedded as a whole."""
        self._finish()
        into = _nearest(element, self._cells) or self.cell
        if into is self.cell:
            self._walker.embedded += 1
        else:
            lines = into.open_lines()
            lines.unread.append((len(lines.texts), Unread.OBJECT))
            lines.texts.append("")
            lines.looks.append(_PLAIN)

    def _finish(self) -> None:
        """Add the lines of the paragraph that ends here, then those of the text boxes anchored in it."""
        now = self._now
        if now is self._nothing:
            return
        self._now = self._nothing
        text = "".join(now.words)
        lines = self._into.open_lines()
        unread = now.unread
        if unread and text.strip():  # a picture beside words is an ornament, or shows what they say
            unread = tuple(kind for kind in unread if kind is not Unread.PICTURE)
        if text or unread or not now.is_deleted:
            if now.numbered is not None or now.style:
                text = self._walker.numbering.label(now.numbered, now.style) + text
            if unread:
                lines.unread += [(len(lines.texts), kind) for kind in unread]
            if text or unread or not now.boxes:
                self._add(text, now, lines)
        for box in now.boxes:
            lines.add(box)

    def _add(self, text: str, now: _Paragraph, lines: Lines) -> None:
        """Add the text of a paragraph with the looks of its lines."""
        first = rest = 0.0
        if now.indent is not None or now.style:
            first, rest = self._walker.looks.indents(now.indent, now.style, now.element)
        if "\n" not in text:
            bold = now.has_bold and not now.has_plain
            lines.texts.append(text)
            lines.looks.append(look(bold, first) if bold or first else _PLAIN)
            return
        now.end_line()
        texts = text.split("\n")
        bolds = now.bold_lines if len(now.bold_lines) == len(texts) else (False,) * len(texts)
        lines.texts += texts
        lines.looks += [look(bold, rest if at else first) for at, bold in enumerate(bolds)]

    # -- what stands in a paragraph

    def _text(self, element: _Element) -> None:
        text = element.text
        if not text:
            return
        now = self._now
        if now.symbols:
            text = "".join(now.symbols.get(ord(sign) & 0xFF, sign) for sign in text)
        now.words.append(text)
        if now.bold:
            now.has_bold = True
        elif not now.has_plain:
            now.has_plain = not text.isspace()

    def _run(self, _: _Element) -> None:
        """Begin a run, which says itself how it looks."""
        self._now.symbols = None
        self._now.bold = self._now.style_bold

    def _fonts(self, element: _Element) -> None:
        """Know what the letters of a run mean if it is set in a symbol font."""
        font = element.get(_ASCII) or element.get(_HIGH_ANSI)
        self._now.symbols = _SYMBOLS.get(font.lower()) if font else None

    def _bold(self, element: _Element) -> None:
        self._now.bold = is_on(element)

    def _run_style(self, element: _Element) -> None:
        """Bold twice is not bold: the style of a run switches what the paragraph's says."""
        now = self._now
        now.bold = now.style_bold != self._walker.looks.bold_by_style(element.get(_VAL, ""))

    def _style(self, element: _Element) -> None:
        now = self._now
        now.style = element.get(_VAL, "")
        now.bold = now.style_bold = self._walker.looks.bold_by_style(now.style)

    def _number(self, element: _Element) -> None:
        self._now.numbered = element

    def _indent(self, element: _Element) -> None:
        self._now.indent = element

    def _tab(self, _: _Element) -> None:
        self._now.words.append("\t")

    def _hyphen(self, _: _Element) -> None:
        self._now.words.append("-")

    def _break(self, _: _Element) -> None:
        self._now.words.append("\n")
        self._now.end_line()

    def _symbol(self, element: _Element) -> None:
        """Add a character given by font and number; an unknown one stays what Word stores, in the private area."""
        try:
            number = int(element.get(W + "char", ""), 16) & 0xFFFF
        except ValueError:
            return
        known = _SYMBOLS.get((element.get(W + "font") or "").lower(), {}).get(number & 0xFF)
        if known or (number and not 0xD800 <= number < 0xE000):  # noqa: PLR2004 -- half a pair is no character
            self._now.words.append(known or chr(number))

    def _field(self, element: _Element) -> None:
        """Add the sign of an old form field that is a check box, at its beginning."""
        box = element.find(f"{W}ffData/{W}checkBox")
        if box is not None:
            checked = box.find(W + "checked")
            self._now.words.append(_TICK if is_on(box.find(W + "default") if checked is None else checked) else _BOX)

    def _control(self, element: _Element) -> None:
        """Add the sign of a content control that is a check box; others are read for what stands in them."""
        if (box := element.find(f"{W}sdtPr/{_W14}checkbox")) is not None:
            self._now.words.append(_TICK if is_on(box.find(_W14 + "checked"), _W14) else _BOX)
            self._skip(element)

    def _text_box(self, element: _Element) -> None:
        inside = _Pass(self._walker, element, element.iterdescendants(*self._tags), self._tags)
        self._now.boxes = (*self._now.boxes, inside.cell.lines())
        self._skip(element)

    def _picture(self, element: _Element) -> None:
        if next(element.iter(*_PICTURES), None) is not None:
            self._now.unread = (*self._now.unread, Unread.PICTURE)

    def _object(self, element: _Element) -> None:
        self._now.unread = (*self._now.unread, Unread.OBJECT)
        self._skip(element)

    def _note(self, _: _Element) -> None:
        self._now.unread = (*self._now.unread, Unread.NOTE)

    def _deleted(self, element: _Element) -> None:
        """Pass over deleted words; note a deleted end of a paragraph and a deleted row."""
        parent = element.getparent()
        if parent is not None and parent.tag == _RPR:
            self._now.is_deleted = True
        elif parent is not None and parent.tag == _TRPR:
            self._skip_row(parent.getparent())
        self._skip(element)

    def _skip_row(self, row: _Element | None) -> None:
        """Take a row out of its table again."""
        table = _nearest(row, self._tables)
        if table and row in self._rows and table[-1] is self._rows[row]:
            table.pop()

    def _skip(self, element: _Element) -> None:
        """Pass over all that is inside an element."""
        deque(islice(self._rest, sum(1 for _ in element.iterdescendants(*self._tags))), maxlen=0)


_Kept = TypeVar("_Kept")


def _nearest(element: _Element | None, known: Mapping[_Element, _Kept]) -> _Kept | None:
    """Return what is known of the nearest element around ``element``, or of itself."""
    while element is not None:
        if (found := known.get(element)) is not None:
            return found
        element = element.getparent()
    return None


_Handler: TypeAlias = Callable[[_Pass, "_Element"], None]
_HANDLERS: dict[str, _Handler] = {
    W + "t": _Pass._text,
    W + "p": _Pass._paragraph,
    W + "tbl": _Pass._table,
    W + "tr": _Pass._row,
    W + "tc": _Pass._cell,
    W + "altChunk": _Pass._chunk,
    W + "pStyle": _Pass._style,
    W + "numPr": _Pass._number,
    W + "ind": _Pass._indent,
    W + "tab": _Pass._tab,
    W + "ptab": _Pass._tab,
    W + "br": _Pass._break,
    W + "cr": _Pass._break,
    W + "noBreakHyphen": _Pass._hyphen,
    W + "sym": _Pass._symbol,
    W + "fldChar": _Pass._field,
    W + "sdt": _Pass._control,
    W + "txbxContent": _Pass._text_box,
    W + "drawing": _Pass._picture,
    W + "pict": _Pass._picture,
    W + "object": _Pass._object,
    W + "footnoteReference": _Pass._note,
    W + "endnoteReference": _Pass._note,
    W + "del": _Pass._deleted,
    _M + "t": _Pass._text,
    _MC + "Fallback": _Pass._skip,
    **dict.fromkeys((W + name for name in ("tabs", "moveFrom", "rt", "pPrChange", "rPrChange")), _Pass._skip),
}
_OF_RUNS: dict[str, _Handler] = {W + "r": _Pass._run, _M + "r": _Pass._run}
_OF_FONTS: dict[str, _Handler] = {W + "rFonts": _Pass._fonts}
_OF_BOLD: dict[str, _Handler] = {W + "b": _Pass._bold, W + "rStyle": _Pass._run_style}
_ALL_HANDLERS = _HANDLERS | _OF_RUNS | _OF_FONTS | _OF_BOLD
