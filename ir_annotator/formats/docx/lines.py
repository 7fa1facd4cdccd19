"""Lines of text as a Word document holds them: in a row below each other, or in the cells of tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

from ir_annotator.domain.record import Look
from ir_annotator.formats.form.rows import Unread


class Lines:
    """Lines of text, how each looks, and at which of them something stands that is not read."""

    __slots__ = ("_text", "looks", "texts", "unread")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.looks: list[Look] = []
        self.unread: list[tuple[int, Unread]] = []
        self._text: str | None = None

    @property
    def text(self) -> str:
        """All lines as one text; nothing is added to them once it was asked for."""
        if self._text is None:
            self._text = "\n".join(self.texts)
        return self._text

    def add(self, others: Lines) -> None:
        """Add other lines behind these."""
        if others.unread:
            self.unread += [(len(self.texts) + at, kind) for at, kind in others.unread]
        self.texts += others.texts
        self.looks += others.looks

    def add_split(self, text: str, bold: Sequence[bool], first: float, rest: float) -> None:
        """Add the lines of a text: which are bold, how far the first is indented, and how far the others are."""
        texts = text.split("\n")
        bold = bold if len(bold) == len(texts) else (False,) * len(texts)
        self.texts += texts
        self.looks += [look(is_bold, rest if at else first) for at, is_bold in enumerate(bold)]


class Cell:
    """What stands in a cell, a text box or the body of a document: lines and tables in turn."""

    __slots__ = ("blocks", "last")

    def __init__(self) -> None:
        self.blocks: list[Lines | list[list[Cell]]] = []
        self.last: Lines | None = None

    def open_lines(self) -> Lines:
        """Return the lines at the end, to which more can be added."""
        if self.last is None:
            self.last = Lines()
            self.blocks.append(self.last)
        return self.last

    def add_table(self) -> list[list[Cell]]:
        """Begin a table at the end, and return its rows."""
        table: list[list[Cell]] = []
        self.blocks.append(table)
        self.last = None
        return table

    def lines(self) -> Lines:
        """Return all lines, those of tables in their place."""
        if self.last is not None and len(self.blocks) == 1:
            return self.last
        found = Lines()
        for block in self.finished():
            found.add(lines_of(block))
        return found

    def finished(self) -> list[Block]:
        """Return lines and tables."""
        return [
            block if isinstance(block, Lines) else [[cell.lines() for cell in row] for row in block]
            for block in self.blocks
        ]


Table: TypeAlias = list[list[Lines]]
Block: TypeAlias = Lines | Table


def lines_of(block: Block) -> Lines:
    """Return a block as text; of a table a line for each row, its cells divided by tabs."""
    if isinstance(block, Lines):
        return block
    found = Lines()
    for cells in block:
        found.add(side_by_side([cell for cell in cells if cell.unread or cell.text.strip()]))
    return found


def side_by_side(cells: list[Lines]) -> Lines:
    """Return cells as text: the last line of each goes on, behind a tab, with the first line of the next."""
    if len(cells) == 1:
        return cells[0]
    found = Lines()
    if not cells:
        found.texts, found.looks = [""], [look(False, 0.0)]
    for cell in cells:
        at = len(found.texts) - 1
        if at < 0:
            found.add(cell)
            continue
        found.texts[at] += "\t" + cell.texts[0]
        found.looks[at] = look(found.looks[at].bold and cell.looks[0].bold, found.looks[at].indent)
        found.texts += cell.texts[1:]
        found.looks += cell.looks[1:]
        found.unread += [(at + place, kind) for place, kind in cell.unread]
    return found


@cache
def look(bold: bool, indent: float) -> Look:
    """Return how a line looks; lines that look alike share it."""
    return Look(bold=bold, indent=indent)
