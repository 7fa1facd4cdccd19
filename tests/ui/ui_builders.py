"""Small records made by hand, and where things lie in the reading view."""

from PySide6.QtCore import QPoint

from ir_annotator.domain.annotation import Claim
from ir_annotator.domain.record import QA, Form, Record
from ir_annotator.domain.span import Span


def record_of(question, answer, *, before="", between="\n", after=""):
    """Return a record whose text holds one question and its answer."""
    start = len(before)
    asked = Span(start, start + len(question))
    answered = Span(asked.end + len(between), asked.end + len(between) + len(answer))
    text = f"{before}{question}{between}{answer}{after}"
    return Record("a.txt", "text", Form(), text, (QA("qa-1", asked, answered),))


def claim_on(start, end, type_id="fact", claim_id=""):
    """Return a claim on ``[start, end)`` whose id says where it lies."""
    return Claim(claim_id or f"{type_id}-{start}-{end}", Span(start, end), "", type_id)


def offset_of(workspace, text):
    """Return where in the record text ``text`` begins in the answer of the Q&A in hand."""
    answer = workspace.qa.answer
    at = workspace.record.text.index(text, answer.start)
    assert at + len(text) <= answer.end
    return at


def span_of(workspace, text):
    """Return the span of ``text`` in the answer of the Q&A in hand."""
    start = offset_of(workspace, text)
    return Span(start, start + len(text))


def point_of(view, offset, share=0.5):
    """Return the point of the viewport at a share of the character's width, in the middle of its line."""
    positions = view._positions
    segment = page_of(view).segments(positions.position(offset), positions.end_position(offset + 1))[0]
    x = segment.left + share * (segment.right - segment.left)
    return QPoint(round(x), round((segment.top + segment.bottom) / 2) - view.verticalScrollBar().value())


def lane_point(view, offset, lane=0):
    """Return the point of the viewport in the middle of a lane under a character."""
    positions = view._positions
    segment = page_of(view).segments(positions.position(offset), positions.end_position(offset + 1))[0]
    y = segment.bottom + 17 * lane + 8
    return QPoint(round((segment.left + segment.right) / 2), round(y) - view.verticalScrollBar().value())


def page_of(view):
    """Return the layout that places lines and lanes."""
    return view.document().documentLayout()
