"""Walks the XML of a Word document once, in order: from elements to lines and tables.

All elements that matter are gone through in the order they stand in, however deep they lie; where a paragraph or a
cell belongs, its parents tell. That is several times as fast as going down step by step, because what does not matter
(fonts, spacing, identities of revisions, most of a document) never becomes an object of Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from ir_annotator.domain.record import Look
from ir_annotator.formats.docx.lines import Block, Cell, Lines, look
from ir_annotator.formats.docx.looks import Looks
from ir_annotator.formats.docx.numbering import Numbering
from ir_annotator.formats.docx.signs import control_check_box, field_check_box, symbol, symbols_of
from ir_annotator.formats.docx.xml import Attributes, W, attributes_of, elements_of, is_on
from ir_annotator.formats.form.rows import Unread

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_T, _R, _FONTS, _RPR, _TRPR = (W + one for one in ("t", "r", "rFonts", "rPr", "trPr"))
_VAL = W + "val"
_PICTURES = (
    "{urn:schemas-microsoft-com:vml}imagedata",
    f"{{{_DRAWING}main}}blip",
    f"{{{_DRAWING}chart}}chart",
    f"{{{_DRAWING}diagram}}relIds",
)
_PLAIN = Look()


class Walker:
    """Walks the parts of a document, in order, because automatic numbers are counted on the way.

    ``embedded`` counts the documents embedded in it outside of tables, which are not read.
    """

    def __init__(self, numbering: Numbering, looks: Looks) -> None:
        self.embedded = 0
        self.numbering = numbering
        self.looks = looks

    def blocks(self, raw: bytes) -> list[Block]:
        """Return what stands in a part: lines between tables, and tables with each cell once, whatever it spans.

        Raises:
            Problem: If the part cannot be parsed.
        """
        # Most runs name fonts, which matter in few documents only: those that draw their boxes with symbol fonts.
        tags = _TAGS if b"ingdings" in raw or b"ymbol" in raw else _TAGS_WITHOUT_FONTS
        return _Pass(self, elements_of(raw, tags)).found.finished()


class _Special:
    """What is special about a paragraph: most are one line of words, and nothing else is to be known of them.

    As soon as something in it may be bold or in a symbol font, each word is ``looked_at``.
    """

    looked_at = False
    has_bold = has_light = style_bold = is_deleted = False
    style = ""
    numbered: _Element | None = None
    indent: Attributes = ()

    def __init__(self) -> None:
        self.unread: list[Unread] = []
        self.boxes: list[Lines] = []
        self.bold_lines: list[bool] = []

    def look_closely(self, before: list[str]) -> None:
        """Look from now on at each word; those before were in no way marked."""
        if not self.looked_at:
            self.looked_at = True
            self.has_light = bool("".join(before).rpartition("\n")[2].strip())

    def end_line(self) -> None:
        """Settle whether the line that ends here is bold: whether all its words are."""
        self.bold_lines.append(self.has_bold and not self.has_light)
        self.has_bold = self.has_light = False


class _Pass:
    """One way through the elements of a part or of a text box; what it meets is in ``found``."""

    def __init__(self, walker: Walker, elements: Iterator[_Element]) -> None:
        self.found = Cell()
        self._walker = walker
        self._rest = elements
        self._hidden: _Element | None = None
        self._cells: dict[_Element, Cell] = {}
        self._rows: dict[_Element, list[Cell]] = {}
        self._tables: dict[_Element, list[list[Cell]]] = {}
        self._into = Lines()
        self._parent: _Element | None = None
        self._bold_of: tuple[_Element | None, bool] = None, False
        self._symbols_of: tuple[_Element | None, dict[int, str]] = None, {}
        self._paragraph: _Element | None = None
        self._words: list[str] = []
        self._special: _Special | None = None
        self._go()

    def _go(self) -> None:
        handlers, add = _HANDLERS, self._words.append
        for element in self._rest:
            if self._hidden is not None:
                if _is_inside(element, self._hidden):
                    continue
                self._hidden = None
            if (tag := element.tag) != _T:
                handlers[tag](self, element)
            elif text := element.text:
                if (special := self._special) is not None and special.looked_at:
                    self._look_at(element, text, special)
                else:
                    add(text)
        self._finish()

    # -- where things belong

    def begin_paragraph(self, element: _Element) -> None:
        self._finish()
        parent = element.getparent()
        if parent is not self._parent:  # most stand behind another one in the same cell
            self._parent = parent
            cell = _nearest(parent, self._cells) or self.found
            self._into = cell.last or cell.open_lines()
        self._paragraph = element

    def begin_table(self, element: _Element) -> None:
        self._finish()
        self._parent = None
        self._tables[element] = (_nearest(element, self._cells) or self.found).add_table()

    def begin_row(self, element: _Element) -> None:
        self._finish()
        if (table := _nearest(element, self._tables)) is not None:
            row: list[Cell] = []
            self._rows[element] = row
            table.append(row)

    def begin_cell(self, element: _Element) -> None:
        self._finish()
        if (row := _nearest(element, self._rows)) is not None:
            self._cells[element] = cell = Cell()
            row.append(cell)

    def chunk(self, element: _Element) -> None:
        """Count a document that is embedded as a whole."""
        self._finish()
        self._parent = None
        into = _nearest(element, self._cells) or self.found
        if into is self.found:
            self._walker.embedded += 1
        else:
            lines = into.open_lines()
            lines.unread.append((len(lines.texts), Unread.OBJECT))
            lines.texts.append("")
            lines.looks.append(_PLAIN)

    def _finish(self) -> None:
        """Add the line of the paragraph that ends here, or whatever else it is."""
        if self._paragraph is not None:
            text = "".join(self._words)
            if self._special is None:
                self._into.texts.append(text)
                self._into.looks.append(_PLAIN)
            else:
                self._finish_special(text, self._special)
        self._words.clear()
        self._paragraph = self._special = None

    def _finish_special(self, text: str, now: _Special) -> None:
        """Add the lines of a paragraph, then those of the text boxes anchored in it."""
        lines, unread = self._into, now.unread
        if unread and text.strip():  # a picture beside words is an ornament, or shows what they say
            unread = [kind for kind in unread if kind is not Unread.PICTURE]
        if text or unread or not now.is_deleted:
            if now.numbered is not None or now.style:
                text = self._walker.numbering.label(now.numbered, now.style) + text
            if unread:
                lines.unread += [(len(lines.texts), kind) for kind in unread]
            if text or unread or not now.boxes:
                first, rest = self._walker.looks.indents(now.indent, now.style, self._paragraph)
                if "\n" in text:
                    now.end_line()
                    lines.add_split(text, now.bold_lines, first, rest)
                else:
                    lines.texts.append(text)
                    lines.looks.append(look(now.has_bold and not now.has_light, first))
        for box in now.boxes:
            lines.add(box)

    # -- what stands in a paragraph

    def _now(self) -> _Special:
        """Return what is special about this paragraph, of which there is something now."""
        if self._special is None:
            self._special = _Special()
        return self._special

    def _look_at(self, element: _Element, text: str, now: _Special) -> None:
        """Add words of a paragraph in which something is bold or in a symbol font."""
        run = element.getparent()
        if run is self._symbols_of[0]:
            text = "".join(self._symbols_of[1].get(ord(sign) & 0xFF, sign) for sign in text)
        self._words.append(text)
        if self._bold_of[1] if run is self._bold_of[0] else now.style_bold:
            now.has_bold = True
        elif not now.has_light:
            now.has_light = not text.isspace()

    def words_of_formula(self, element: _Element) -> None:
        if text := element.text:
            self._look_at(element, text, self._now())

    def fonts(self, element: _Element) -> None:
        """Know what the letters of a run mean if it is set in a symbol font."""
        if symbols := symbols_of(element):
            self._symbols_of = _run_of(element), symbols
            self._now().look_closely(self._words)

    def bold(self, element: _Element) -> None:
        self._bold_of = _run_of(element), is_on(element)
        self._now().look_closely(self._words)

    def hidden_type(self, element: _Element) -> None:
        """Pass over the words of a run that Word neither shows nor prints; the end of a paragraph has none."""
        run = _run_of(element)
        if run is not None and run.tag == _R and is_on(element):
            self.skip(run)

    def run_style(self, element: _Element) -> None:
        """Bold twice is not bold: the style of a run switches what the paragraph's says."""
        now = self._now()
        self._bold_of = _run_of(element), now.style_bold != self._walker.looks.bold_by_style(element.get(_VAL, ""))
        now.look_closely(self._words)

    def style(self, element: _Element) -> None:
        now = self._now()
        now.style = element.get(_VAL, "")
        now.looked_at = now.style_bold = self._walker.looks.bold_by_style(now.style)

    def number(self, element: _Element) -> None:
        self._now().numbered = element

    def indent(self, element: _Element) -> None:
        self._now().indent = attributes_of(element)

    def tab(self, _: _Element) -> None:
        self._words.append("\t")

    def hyphen(self, _: _Element) -> None:
        self._words.append("-")

    def line_break(self, _: _Element) -> None:
        self._words.append("\n")
        self._now().end_line()

    def symbol(self, element: _Element) -> None:
        self._words.append(symbol(element))

    def field(self, element: _Element) -> None:
        self._words.append(field_check_box(element))

    def control(self, element: _Element) -> None:
        """Add the sign of a content control that is a check box; others are read for what stands in them."""
        if sign := control_check_box(element):
            self._words.append(sign)
            self.skip(element)

    def text_box(self, element: _Element) -> None:
        inside = _Pass(self._walker, element.iterdescendants(*_TAGS))
        self._now().boxes.append(inside.found.lines())
        self.skip(element)

    def picture(self, element: _Element) -> None:
        if next(element.iter(*_PICTURES), None) is not None:
            self._leave_out(Unread.PICTURE)

    def embedded(self, element: _Element) -> None:
        self._leave_out(Unread.OBJECT)
        self.skip(element)

    def note(self, _: _Element) -> None:
        self._leave_out(Unread.NOTE)

    def _leave_out(self, kind: Unread) -> None:
        self._now().unread.append(kind)

    def deleted(self, element: _Element) -> None:
        """Pass over deleted words; note a deleted end of a paragraph and a deleted row."""
        parent = element.getparent()
        if parent is not None and parent.tag == _RPR:
            self._now().is_deleted = True
        elif parent is not None and parent.tag == _TRPR:
            self._skip_row(parent.getparent())
        self.skip(element)

    def _skip_row(self, row: _Element | None) -> None:
        """Take a row out of its table again."""
        table = _nearest(row, self._tables)
        if table and row is not None and table[-1] is self._rows.get(row):
            table.pop()

    def skip(self, element: _Element) -> None:
        """Pass over all that is inside an element; behind a paragraph, that one has ended."""
        if self._paragraph is not None and not _is_inside(element, self._paragraph):
            self._finish()
        self._hidden = element


def _run_of(element: _Element) -> _Element | None:
    """Return the run of which an element is a property."""
    properties = element.getparent()
    return None if properties is None else properties.getparent()


def _is_inside(element: _Element, other: _Element) -> bool:
    around = element.getparent()
    while around is not None and around is not other:
        around = around.getparent()
    return around is other


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
    _T: _Pass.words_of_formula,
    W + "p": _Pass.begin_paragraph,
    W + "tbl": _Pass.begin_table,
    W + "tr": _Pass.begin_row,
    W + "tc": _Pass.begin_cell,
    W + "altChunk": _Pass.chunk,
    W + "pStyle": _Pass.style,
    W + "numPr": _Pass.number,
    W + "ind": _Pass.indent,
    W + "tab": _Pass.tab,
    W + "ptab": _Pass.tab,
    W + "br": _Pass.line_break,
    W + "cr": _Pass.line_break,
    W + "noBreakHyphen": _Pass.hyphen,
    W + "sym": _Pass.symbol,
    W + "fldChar": _Pass.field,
    W + "sdt": _Pass.control,
    W + "txbxContent": _Pass.text_box,
    W + "drawing": _Pass.picture,
    W + "pict": _Pass.picture,
    W + "object": _Pass.embedded,
    W + "footnoteReference": _Pass.note,
    W + "endnoteReference": _Pass.note,
    W + "del": _Pass.deleted,
    _M + "t": _Pass.words_of_formula,
    _FONTS: _Pass.fonts,
    W + "b": _Pass.bold,
    W + "vanish": _Pass.hidden_type,
    W + "rStyle": _Pass.run_style,
    _MC + "Fallback": _Pass.skip,
    **dict.fromkeys((W + name for name in ("tabs", "moveFrom", "rt", "pPrChange", "rPrChange")), _Pass.skip),
}
_TAGS = tuple(_HANDLERS)
_TAGS_WITHOUT_FONTS = tuple(tag for tag in _HANDLERS if tag != _FONTS)
