"""What all readers of Word parts share: the namespace and a parser that fetches and expands nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from lxml import etree

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.guard import damaged
from ir_annotator.i18n import translate

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Namespace of a Word element, ready to stand before its name."""
Attributes: TypeAlias = tuple[tuple[str, str], ...]
"""What an element says: names with their values."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
_LARGE = 8_000_000
"""Bytes beyond which a part is not held as a whole tree, which takes ten times the room."""
_AT_ONCE = 4096
"""Bytes parsed at once of a large part: so few that what comes of them is gone through while it is near."""
_LONGEST = 4_000_000
"""Bytes without the end of any paragraph beyond which a large part is no document but a bomb."""
_HEAD = 4096
_PARAGRAPH = W + "p"
_BLOCKS = frozenset(W + name for name in ("tbl", "tr", "tc", "altChunk", "del", "moveFrom")) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
"""What matters outside of paragraphs: what they stand in, and what is passed over with all that is in it."""
_LIMITS = (etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NAME_TOO_LONG)
_OFF = {"0", "false", "off"}


def parse_part(raw: bytes) -> _Element:
    """Return the root of an XML part; the strict form of Word documents is read like the usual one.

    Raises:
        Problem: If it is not well-formed, or nested or filled beyond the parser's limits.
    """
    try:
        return etree.fromstring(_usual(raw), _tree_parser())
    except etree.XMLSyntaxError as error:
        raise _refusal(error) from error


def elements_of(raw: bytes, tags: Sequence[str]) -> Iterator[_Element]:
    """Return the elements of a part in the order they stand in: those with these names, that of paragraphs among them.

    Of what stands outside of paragraphs, a large part gives tables, rows, cells and what is passed over, no more. It is
    parsed on the way, and each paragraph is thrown away when the one behind it has been gone through.

    Raises:
        Problem: If it is not well-formed, or nested or filled beyond the parser's limits; at once or on the way.
    """
    return chain.from_iterable(_portions(_usual(raw), tags)) if len(raw) > _LARGE else parse_part(raw).iter(*tags)


def _portions(raw: bytes, tags: Sequence[str]) -> Iterator[Sequence[_Element]]:
    """Yield a block when it begins, and a paragraph with all that is in it when it ends."""
    parser = _parser(etree.XMLPullParser, events=("start", "end"), tag=tags)
    paragraph: list[_Element] = []
    before = etree.Element(_PARAGRAPH)
    inside = last = 0
    try:
        for at in range(0, len(raw), _AT_ONCE):
            if at - last > _LONGEST:
                raise _beyond_limits()
            parser.feed(raw[at : at + _AT_ONCE])
            for event, element in cast("Iterator[tuple[str, _Element]]", parser.read_events()):
                tag = element.tag
                if event == "start":
                    inside += tag == _PARAGRAPH
                    if inside:
                        paragraph.append(element)
                    elif tag in _BLOCKS:
                        yield (element,)
                elif tag == _PARAGRAPH:
                    inside -= 1
                    if not inside:
                        yield paragraph
                        before.clear()  # the one that ends here is looked back at when the next one begins
                        before, paragraph, last = element, [], at
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _refusal(error) from error


def _usual(raw: bytes) -> bytes:
    if _STRICT in raw[:_HEAD]:
        for strict, usual in _TRANSITIONAL.items():
            raw = raw.replace(strict, usual)
    return raw


def _refusal(error: etree.XMLSyntaxError) -> Problem:
    return _beyond_limits() if getattr(error, "code", 0) in _LIMITS else damaged()


_Parser = TypeVar("_Parser", etree.XMLParser, etree.XMLPullParser)


def _parser(kind: Callable[..., _Parser], **more: object) -> _Parser:
    """Return a parser that fetches and expands nothing and keeps its limits."""
    return kind(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        **more,
    )


@cache
def _tree_parser() -> etree.XMLParser:
    """Return the parser of whole trees: making one takes as long as parsing a short part."""
    return _parser(etree.XMLParser)


def attributes_of(element: _Element) -> Attributes:
    """Return what an element says."""
    return tuple(cast("Sequence[tuple[str, str]]", element.items()))


def is_on(element: _Element | None, namespace: str = W) -> bool:
    """Tell whether a switch is on: it is there and does not say no."""
    return element is not None and (element.get(namespace + "val") or "1").lower() not in _OFF


def _beyond_limits() -> Problem:
    return Problem(
        "beyond_limits",
        translate("Guard", "It is nested deeper, or has more text in one piece, than any Word document."),
        translate("Guard", "Check that it is the right file; open it in Word and save it again as .docx."),
    )
