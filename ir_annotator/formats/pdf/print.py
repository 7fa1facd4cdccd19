"""The form of a PDF that has no ruled lines: labels and values are told by where they are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ir_annotator.formats.form.rows import Field, field_of, is_label, squeezed
from ir_annotator.formats.pdf.lines import Line, lines_of, rows_of
from ir_annotator.formats.pdf.page import Page, Piece

MOST_LINES_OF_A_LABEL = 14
AFTER_CONTENT = (Field.ATTACHMENTS, Field.DATE)
_ANNEX = re.compile(r"附[件表录]\s*[\d一二三四五]?\s*[:：](?!\s*(?:无|没有|[-—/]|$)).{0,30}")
_LONGEST_LABEL = 80
_LONGEST_UNKNOWN = 40
_NO_LABEL = re.compile(r"[。？！?!；;]|^[（(【\[]?(?:\d|[QqAa]\d*[:：、]|问|答|第?[一二三四五六七八九十]+[、个])")
"""What stands in no label: sentences and questions do not, although they begin at the left edge."""
_SAME_PLACE = 4.0
_APART = 1.6
_PLACES_TRIED = 20
_LEAST_LABELS = 2
_LEAST_GAP = 0.6
"""Heights of the line that part a label from its value."""


def value_column(pages: Sequence[Page]) -> float | None:
    """Return where the values begin: that place right of a gap which leaves most known labels on its left side."""
    places = Counter(
        round(value.left / _SAME_PLACE)
        for page in pages
        for row in rows_of(page.pieces)
        for label, value in pairwise(row)
        if value.left > label.end + _LEAST_GAP * label.size
    )
    best, most = None, (_LEAST_LABELS, float("-inf"), 0.0)
    for place, _ in places.most_common(_PLACES_TRIED):
        divider = place * _SAME_PLACE - _SAME_PLACE / 2
        labels = [label for page in pages for label in _labels(lines_of(page, _left_of(divider, page.pieces)))]
        known = sum(is_label(label.text) for label in labels)
        if (fit := (known, known - len(labels), -divider)) > most:
            best, most = divider, fit
    return best


def _left_of(divider: float, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that stand in the column of labels, and known labels that have the line to themselves."""
    return [
        one for one in pieces if one.left < divider - 1 and (one.end < divider + one.size / 2 or is_label(one.text))
    ]


@dataclass(slots=True)
class PrintedRow:
    """A label and the lines of its value."""

    label: str
    lines: list[Line]

    @property
    def right(self) -> float:
        """Where the longest line ends."""
        return max((line.right for line in self.lines), default=0.0)


@dataclass(slots=True)
class PrintedForm:
    """What stands above the form, its rows, and what stands behind it."""

    header: list[Line]
    rows: list[PrintedRow]
    after: list[Line]


def printed_form(pages: Iterable[tuple[Page, Sequence[Piece]]], divider: float) -> PrintedForm:
    """Return the form whose values begin at ``divider``; each page comes with the pieces that are to be read."""
    form = PrintedForm([], [], [])
    for page, pieces in pages:
        _read_page(form, page, pieces, divider)
    if form.rows and not any(field_of(row.label) is Field.CONTENT for row in form.rows):
        last = form.rows[-1].lines
        below = next((at for at, line in enumerate(last) if line.left < divider - 1), len(last))
        form.after[:0], last[below:] = last[below:], []
    return form


def _read_page(form: PrintedForm, page: Page, pieces: Sequence[Piece], divider: float) -> None:
    in_column = _left_of(divider, pieces)
    labels = [one for one in _labels(lines_of(page, in_column)) if _is_like_one(one.text)]
    if not form.rows:
        labels = labels[next((at for at, one in enumerate(labels) if field_of(one.text)), len(labels)) :]
    labels = _trusted(labels, form, pieces, divider)
    taken = {id(one) for one in in_column if any(label.holds(one) for label in labels)}
    lines = lines_of(page, [one for one in pieces if id(one) not in taken])
    starts = _starts(labels, lines, divider)
    if labels and form.rows and _is_unknown_rest(form.rows[-1].label, labels[0], pieces):
        form.rows[-1].label += labels.pop(0).text
        starts.pop(0)
    for line in lines:
        while labels and starts[0] >= _middle(line):
            _begin_row(form, labels.pop(0).text)
            starts.pop(0)
        _take(form, line, divider)
    for label in labels:
        _begin_row(form, label.text)


def _is_like_one(text: str) -> bool:
    """Tell whether what stands in the column of labels is a known one, or may be one that nobody knows."""
    if field_of(text):
        return not _ANNEX.fullmatch(text)
    return len(text) <= _LONGEST_UNKNOWN and not _NO_LABEL.search(text)


def _begin_row(form: PrintedForm, label: str) -> None:
    """Begin a row, or go on with the one whose label a page break cut."""
    if form.rows and is_rest_of_label(form.rows[-1].label, label):
        form.rows[-1].label += label
    else:
        form.rows.append(PrintedRow(label, []))


def _is_unknown_rest(before: str, label: _Label, pieces: Sequence[Piece]) -> bool:
    """Tell whether the first label of a page is the rest of one that nobody knows: then no value stands beside it."""
    beside = any(one.left > label.lines[0].right and label.begins_beside(one) for one in pieces)
    return not beside and not field_of(before) and not field_of(label.text)


def is_rest_of_label(before: str, label: str) -> bool:
    """Tell whether two texts are one known label that was cut."""
    return bool(before) and is_label(before + label) and not (field_of(before) and field_of(label))


def _trusted(labels: list[_Label], form: PrintedForm, pieces: Sequence[Piece], divider: float) -> list[_Label]:
    """Return the labels up to the end of the form; where the talk stands under its label, only known ones follow."""
    known = [field_of(label.text) for label in labels]
    talk = bool(form.rows) and any(field_of(row.label) is Field.CONTENT for row in form.rows)
    start = 0 if talk else known.index(Field.CONTENT) + 1 if Field.CONTENT in known else len(labels)
    below = labels[start - 1].bottom if start and start <= len(labels) and not talk else float("inf")
    crossed = any(one.left < divider - 1 < one.end - one.size and one.middle < below for one in pieces)
    found = labels[:start]
    for label, field in zip(labels[start:], known[start:], strict=True):
        values = [one for one in pieces if abs(one.left - divider) < _SAME_PLACE]
        beside = any(label.holds(one) for one in values)
        lower = not crossed and any(one.middle < label.bottom for one in values)
        if field in AFTER_CONTENT or (not field and (beside or lower)):
            found.append(label)
    return found


@dataclass(frozen=True, slots=True)
class _Label:
    """The text of a label, and the lines it is broken into."""

    text: str
    lines: tuple[Line, ...]

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom

    def begins_beside(self, piece: Piece) -> bool:
        """Tell whether a piece stands on the level of the first line."""
        return self.lines[0].bottom < piece.middle < self.lines[0].top

    def holds(self, piece: Piece) -> bool:
        return self.bottom - 1 < piece.middle < self.top + 1


def _labels(lines: Sequence[Line]) -> list[_Label]:
    """Return the labels that the lines of their column make: the known ones, and between them what stands together."""
    found: list[_Label] = []
    distances = [before.bottom - line.bottom for before, line in pairwise(lines)]
    loose = _APART * min(distances, default=0.0)
    known = [_known_until(lines, at) for at in range(len(lines))]
    at = 0
    while at < len(lines):
        stop = known[at] or at + 1
        while not known[at] and stop < len(lines) and not known[stop] and distances[stop - 1] <= loose:
            stop += 1
        found.append(_Label("".join(squeezed(line.text) for line in lines[at:stop]), tuple(lines[at:stop])))
        at = stop
    return found


def _known_until(lines: Sequence[Line], start: int) -> int:
    """Return where the longest known label ends that begins at a line, 0 if none does."""
    found, text = 0, ""
    for at in range(start, min(len(lines), start + MOST_LINES_OF_A_LABEL)):
        text += lines[at].text
        if len(text) > _LONGEST_LABEL:
            break
        found = at + 1 if is_label(text) else found
    return found


def _starts(labels: Sequence[_Label], lines: Sequence[Line], divider: float) -> list[float]:
    """Return at what height the row of each label begins: at its first line, or above it where labels are centred."""
    beside = [any(one.bottom < _middle(label.lines[0]) < one.top for one in lines) for label in labels]
    alone = [label.lines[0].right > divider for label in labels]
    above = any(
        abs(one.left - divider) < _SAME_PLACE and 0 < _middle(one) - label.top < 4 * (one.top - one.bottom)
        for label in labels[:1]
        for one in lines
        if field_of(label.text) is Field.CATEGORIES
    )
    if not lines or (not above and all(one or other for one, other in zip(beside, alone, strict=True))):
        return [label.top for label in labels]
    content = next((at for at, one in enumerate(labels) if field_of(one.text) is Field.CONTENT), len(labels) - 1)
    return [*_centred(labels[: content + 1], lines), *_centred_from_below(labels[content + 1 :], lines)]


def _centred(labels: Sequence[_Label], lines: Sequence[Line]) -> list[float]:
    """Return where rows begin whose labels stand in their middle: that start of the first which cuts no line."""
    middles = [(label.top + label.bottom) / 2 for label in labels]
    best, least = [label.top for label in labels], float("inf")
    for first in {labels[0].top, *(line.top for line in lines if middles[0] < line.top)}:
        starts = [first]
        for middle in middles[:-1]:
            starts.append(2 * middle - starts[-1])
        fits = all(start >= label.top - 1 for start, label in zip(starts, labels, strict=True))
        cut = sum(min(abs(start - line.top) for line in lines) for start in starts)
        if fits and starts == sorted(starts, reverse=True) and cut < least:
            best, least = starts, cut
    return best


def _centred_from_below(labels: Sequence[_Label], lines: Sequence[Line]) -> list[float]:
    """Return where rows begin whose labels stand in their middle, of which the last ends with the last line."""
    starts: list[float] = []
    bottom = min(line.bottom for line in lines)
    for label in reversed(labels):
        bottom = max(label.top, label.top + label.bottom - bottom)
        starts.insert(0, bottom)
    return starts


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _take(form: PrintedForm, line: Line, divider: float) -> None:
    """Add a line to the row it stands in, to the header above all rows, or to what follows the last one."""
    if not form.rows:
        form.header.append(line)
        return
    last = form.rows[-1]
    field = field_of(last.label)
    over = field in AFTER_CONTENT and line.left < divider - 1
    over = over or (field in {Field.CONTENT, *AFTER_CONTENT} and is_annex(line))
    (form.after if form.after or over else last.lines).append(line)


def is_annex(line: Line) -> bool:
    """Tell whether a line is the heading of what stands behind the form."""
    return bool(_ANNEX.fullmatch(line.text.strip()))
