"""What all readers of Word parts share: the namespace and a parser that fetches and expands nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ir_annotator.formats.guard import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Namespace of a Word element, ready to stand before its name."""
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1].encode()


def parse_part(raw: bytes) -> _Element:
    """Return the root of an XML part; the strict form of Word documents is read like the usual one.

    Raises:
        Problem: If it is not well-formed or nested or filled beyond the parser's limits.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(raw.replace(_STRICT, _TRANSITIONAL), parser)
    except etree.XMLSyntaxError as error:
        raise damaged() from error
