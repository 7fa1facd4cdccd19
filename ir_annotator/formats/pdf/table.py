"""Ruled tables on a page of a PDF: their edges, rows and cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ir_annotator.formats.pdf.lines import Line, lines_of, paragraphs
from ir_annotator.formats.pdf.page import Page, Piece
from ir_annotator.formats.pdf.rules import Rule

NEAR = 6.0
"""Points within which two rules stand at the same place."""
_SENTENCE_ENDS = ("。", "！", "？", "?")
_LEAST_RULES = 3
"""So many level rules of the same length are the rows of a table that has no upright ones."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Where a table stands across the page."""

    left: float
    right: float

    def like(self, other: Edges) -> bool:
        """Tell whether two tables, or two rules, are as wide as each other and stand one below the other."""
        return abs(self.left - other.left) < NEAR and abs(self.right - other.right) < NEAR


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table on one page: its edges and the upright rules within them."""

    page: Page
    edges: Edges
    bottom: float
    top: float
    upright: tuple[Rule, ...]

    @property
    def divider(self) -> float | None:
        """Where the column of labels ends, if a rule says so."""
        length: Counter[int] = Counter()
        for rule in self.upright:
            length[round(rule.left / 3)] += round(rule.top - rule.bottom)
        tall = [rule.left for rule in self.upright if length[round(rule.left / 3)] > 0.4 * (self.top - self.bottom)]
        return min(tall, default=min((rule.left for rule in self.upright), default=None))

    def bands(self) -> Iterator[tuple[float, float]]:
        """Yield top and bottom of each row."""
        middle = (self.edges.left + (self.divider or self.edges.left + 4 * NEAR)) / 2
        borders = {
            rule.top
            for rule in self.page.level
            if rule.left <= middle <= rule.right and self.bottom - NEAR <= rule.top <= self.top + NEAR
        }
        heights = sorted(borders | {self.top, self.bottom}, reverse=True)
        last = heights[0]
        for height in heights[1:]:
            if last - height > NEAR:
                yield last, height
                last = height

    def cells(self, top: float, bottom: float) -> list[float]:
        """Return the places of the rules that divide a row from top to bottom, from the left."""
        found: list[float] = []
        for rule in sorted(self.upright, key=lambda one: one.left):
            covered = min(rule.top, top) - max(rule.bottom, bottom)
            if covered > 0.7 * (top - bottom) and not (found and rule.left - found[-1] < NEAR):
                found.append(rule.left)
        return found

    def within(self, left: float, top: float, bottom: float) -> Table:
        """Return the table that stands inside of a cell, which begins at ``left``."""
        rules = [
            rule
            for rule in self.upright
            if rule.left > left + 1 and rule.top <= top + NEAR and rule.bottom >= bottom - NEAR
        ]
        left = max([left, *(rule.left for rule in rules if rule.left < left + 2 * NEAR)])  # its own left edge
        inner = tuple(rule for rule in rules if rule.left > left + NEAR)
        return Table(self.page, Edges(left, self.edges.right), bottom, top, inner)

    def lines(self, pieces: Sequence[Piece]) -> list[Line]:
        """Return a line for each row, its cells divided by tabs; where no rule divides a row, its lines as they are.

        A cell of whole sentences keeps its paragraphs: the further ones follow as lines of their own.
        """
        found: list[Line] = []
        for top, bottom in self.bands():
            band = [one for one in pieces if bottom < one.middle <= top]
            borders = [float("-inf"), *self.cells(top, bottom), float("inf")]
            cells = [[one for one in band if left <= one.left + 1 < right] for left, right in pairwise(borders)]
            lines = [lines_of(self.page, cell) for cell in cells]
            if len(cells) == 1:
                found += lines[0]
            elif any(lines):
                found += _side_by_side(lines, [*borders[1:-1], self.edges.right])
        return found

    def holds(self, piece: Piece) -> bool:
        """Tell whether a piece stands inside."""
        across = self.edges.left - NEAR <= piece.left <= self.edges.right + NEAR
        return across and self.bottom - 1 <= piece.middle <= self.top + 1


def _side_by_side(cells: Sequence[Sequence[Line]], rights: Sequence[float]) -> list[Line]:
    """Return cells, each with its right edge, as lines: the last paragraph of one and the first of the next as one."""
    first = next(cell[0] for cell in cells if cell)
    texts = [paragraphs(cell, edge)[0] for cell, edge in zip(cells, rights, strict=True)]
    if not any(text.endswith(_SENTENCE_ENDS) for cell in texts for text in cell):
        words = "\t".join("、".join(cell).replace("、、", "、") for cell in texts)
        return [replace(first, text=words.strip())]
    rows: list[str] = []
    for cell in texts:
        if cell:
            rows[-1:] = [f"{rows[-1]}\t{cell[0]}"] if rows else [cell[0]]
            rows += cell[1:]
    goes_on = not texts[0]  # a row that a page break cut has nothing more in its first cell
    return [replace(first, text=row, first=bool(at) or not goes_on) for at, row in enumerate(rows)]


def tables_of(page: Page, form: Edges | None) -> list[Table]:
    """Return the ruled tables of a page from the top; ``form`` are the edges of the form if they are known."""
    groups = _groups(_without_frame(page)) if page.upright else []
    tops = [max(rule.top for rule in group) for group in groups]
    found: list[Table] = []
    for group, below in zip(groups, [*tops, 0.0][1:], strict=True):
        above = found[-1].bottom if found else page.height
        if table := _table(page, group, below, above):
            found.append(table)
    return found or ([table] if (table := _of_level_rules(page, form)) else [])


def _groups(upright: Iterable[Rule]) -> list[list[Rule]]:
    """Return upright rules whose heights overlap, together."""
    groups: list[list[Rule]] = []
    bottom = float("inf")
    for rule in sorted(upright, key=lambda one: -one.top):
        if groups and rule.top >= bottom - NEAR / 2:
            groups[-1].append(rule)
            bottom = min(bottom, rule.bottom)
        else:
            groups.append([rule])
            bottom = rule.bottom
    return groups


def _table(page: Page, group: Sequence[Rule], below: float, above: float) -> Table | None:
    """Return the table that some upright rules and the level ones between them make, if it is large enough.

    Where it is open at the sides, its rows go on as far as there are rules between the tables ``below`` and ``above``.
    """
    bottom, top = min(rule.bottom for rule in group), max(rule.top for rule in group)
    left, right = min(rule.left for rule in group), max(rule.left for rule in group)
    touching = [
        rule
        for rule in page.level
        if bottom - NEAR <= rule.top <= top + NEAR and rule.left <= right + NEAR and rule.right >= left - NEAR
    ]
    edges = Edges(min([left, *(rule.left for rule in touching)]), max([right, *(rule.right for rule in touching)]))
    if edges.left < left - NEAR or edges.right > right + NEAR:
        whole = [
            rule
            for rule in page.level
            if below + NEAR < rule.bottom < above - NEAR and Edges(rule.left, rule.right).like(edges)
        ]
        bottom, top = min([bottom, *(rule.bottom for rule in whole)]), max([top, *(rule.top for rule in whole)])
    if edges.right - edges.left <= page.height / 5 or top - bottom <= NEAR:
        return None
    inner = tuple(rule for rule in group if edges.left + NEAR < rule.left < edges.right - NEAR)
    return Table(page, edges, bottom, top, inner)


def _without_frame(page: Page) -> list[Rule]:
    """Return the upright rules but for those of a frame around the page: beside it are others, and no text between."""
    outer = Edges(min(rule.left for rule in page.upright), max(rule.left for rule in page.upright))
    inner = [rule for rule in page.upright if outer.left + NEAR < rule.left < outer.right - NEAR]
    printed = [piece for piece in page.pieces if outer.left < piece.left and piece.end < outer.right]
    first = min((piece.left for piece in printed), default=outer.left)
    last = max((piece.end for piece in printed), default=outer.right)
    framed = any(rule.left <= first for rule in inner) and any(rule.left >= last for rule in inner)
    return inner if framed else list(page.upright)


def _of_level_rules(page: Page, form: Edges | None) -> Table | None:
    """Return the table that level rules of the same length make."""
    rules = [(height, edges) for height, edges in _whole_levels(page) if edges.right - edges.left > page.height / 5]
    if form:
        heights = [height for height, edges in rules if edges.like(form)]
    elif rules:
        form = max((edges for _, edges in rules), key=lambda one: sum(one.like(other) for _, other in rules))
        heights = [height for height, edges in rules if edges.like(form)]
        heights = heights if len(heights) >= _LEAST_RULES else []
    if not form or not heights or max(heights) - min(heights) <= NEAR:
        return None
    return Table(page, form, min(heights), max(heights), ())


def _whole_levels(page: Page) -> Iterator[tuple[float, Edges]]:
    """Yield height and ends of the level rules, those drawn cell by cell as one."""
    last: tuple[float, Edges] | None = None
    for rule in sorted(page.level, key=lambda one: (round(one.top), one.left)):
        if last and abs(last[0] - rule.top) < 1 and rule.left <= last[1].right + 1:
            last = (last[0], Edges(last[1].left, max(last[1].right, rule.right)))
            continue
        if last:
            yield last
        last = (rule.top, Edges(rule.left, rule.right))
    if last:
        yield last
