"""The form of a PDF that has no ruled lines: labels and values are told by where they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from ir_annotator.formats.form import is_label
from ir_annotator.formats.pdf_page import Page, Piece

_LEAST_GAP = 0.6
"""Heights of the line that part a label from its value."""


def value_column(pages: Iterable[Page]) -> float | None:
    """Return where the values begin, right of the known labels that stand on one line; None if nothing does."""
    found: list[float] = []
    for page in pages:
        for piece in page.pieces:
            if is_label(piece.text) and (value := _right_of(piece, page.pieces)):
                found.append(value.left)
    return median(found) if found else None


def _right_of(label: Piece, pieces: Sequence[Piece]) -> Piece | None:
    """Return the piece that follows on the same line, behind a gap."""
    beside = [
        one
        for one in pieces
        if one.left > label.right + _LEAST_GAP * label.size and label.bottom < one.middle < label.top
    ]
    return min(beside, key=lambda one: one.left, default=None)
