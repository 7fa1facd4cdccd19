"""What all readers of Word parts share: the namespace and a parser that fetches and expands nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lxml import etree

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.guard import damaged
from ir_annotator.i18n import translate

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Namespace of a Word element, ready to stand before its name."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
_LARGE = 4_000_000
"""Bytes beyond which a part is not held as a whole tree, which takes ten times the room."""
_AT_ONCE = 65_536
_LIMITS = (etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NAME_TOO_LONG)
_OFF = {"0", "false", "off"}


def parse_part(raw: bytes, digest: Callable[[_Element], None] | None = None) -> _Element:
    """Return the root of an XML part; the strict form of Word documents is read like the usual one.

    Args:
        raw: The part.
        digest: If the part is large, called with each paragraph that is in no other, in order, as soon as it is
            parsed; the paragraph is empty afterwards.

    Raises:
        Problem: If it is not well-formed, or nested or filled beyond the parser's limits.
    """
    if _STRICT in raw:
        for strict, usual in _TRANSITIONAL.items():
            raw = raw.replace(strict, usual)
    safe = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False}
    try:
        if digest is None or len(raw) < _LARGE:
            return etree.fromstring(raw, etree.XMLParser(remove_comments=True, remove_pis=True, **safe))
        return _digested(raw, digest, safe)
    except etree.XMLSyntaxError as error:
        raise _beyond_limits() if error.code in _LIMITS else damaged() from error


def _digested(raw: bytes, digest: Callable[[_Element], None], safe: dict[str, bool]) -> _Element:
    parser = etree.XMLPullParser(("start", "end"), tag=W + "p", remove_comments=True, remove_pis=True, **safe)
    depth = 0
    for at in range(0, len(raw), _AT_ONCE):
        parser.feed(raw[at : at + _AT_ONCE])
        for event, paragraph in parser.read_events():
            depth += 1 if event == "start" else -1
            if not depth:
                digest(paragraph)
                paragraph.clear()
    return parser.close()


def is_on(element: _Element | None, namespace: str = W) -> bool:
    """Tell whether a switch is on: it is there and does not say no."""
    return element is not None and (element.get(namespace + "val") or "1").lower() not in _OFF


def _beyond_limits() -> Problem:
    return Problem(
        "beyond_limits",
        translate("Guard", "It is nested deeper, or has more text in one piece, than any Word document."),
        translate("Guard", "Check that it is the right file; open it in Word and save it again as .docx."),
    )
