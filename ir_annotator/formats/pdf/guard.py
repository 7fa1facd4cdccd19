"""Looks into a PDF before its parser does: streams that unpack to more than any page holds are refused."""

from __future__ import annotations

import mmap
import re
import zlib
from pathlib import Path

from ir_annotator.formats.guard import too_large
from ir_annotator.formats.pdf.forms import Forms

LARGEST_STREAM = 20_000_000
"""Bytes of what one stream unpacks to, pictures and fonts apart; the page with the most is a tenth of it."""

_STREAM = re.compile(rb"stream\r?\n")
_PICTURE_OR_FONT = re.compile(rb"/Subtype\s*/(?:Image|CIDFontType0C|Type1C|OpenType)|/Length1\b")
_PACKED_ONCE = re.compile(rb"/Filter\s*/FlateDecode\b")
_LARGEST_PICTURE = 250_000_000
"""The same for a picture, which is not unpacked here, or a font: those of Chinese are large."""
_LONGEST_DICTIONARY = 2_000
_MOST = 1_032
"""Bytes that one packed byte can become, see the description of deflate (RFC 1951)."""
_MOST_STREAMS = 100_000
_AT_ONCE = 1_000_000
_DEEPEST = 3
_METHOD = 8


def check_streams(path: Path) -> None:
    """Refuse a file one stream of which is, or unpacks to, more than any page holds, or whose drawings have no end.

    Streams of encrypted files look like noise and are left to the limits of the process that reads.

    Raises:
        Problem: ``too_large`` or ``damaged_pdf``.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw:
        end, forms = -1, Forms(raw)
        for number, found in enumerate(_STREAM.finditer(raw)):
            start = found.end()
            if number > _MOST_STREAMS:
                raise too_large(len(raw))
            before = raw[max(0, found.start() - _LONGEST_DICTIONARY) : found.start()]
            if before.endswith(b"end"):
                continue
            _, begins, described = before.rpartition(b" obj")
            limit = _LARGEST_PICTURE if _PICTURE_OR_FONT.search(described) else LARGEST_STREAM
            if end < start:
                end = raw.find(b"endstream", start)
                end = end if end >= 0 else len(raw)
            forms.add(described, start, end)
            if (end - start) * _MOST <= limit and begins and _is_packed_once(described):
                continue
            packed = memoryview(raw)[start:end]
            try:
                _check(packed, limit)
            finally:
                packed.release()
        forms.check()


def _is_packed_once(described: bytes) -> bool:
    """Tell whether the dictionary of a stream says for certain that what it unpacks to is not packed again."""
    once = b"#" not in described and described.count(b"/Filter") == 1  # a name may be written in numbers
    return once and bool(_PACKED_ONCE.search(described))


def _check(packed: memoryview | bytes, limit: int, depth: int = 0) -> None:
    """Refuse what is too large, packed or not; what is packed may hold something packed again."""
    if len(packed) > limit:
        raise too_large(len(packed))
    if depth > _DEEPEST or not _is_packed(packed):
        return
    unpacker = zlib.decompressobj()
    size, again, rest = 0, bytearray(), packed
    try:
        while len(rest) and not unpacker.eof:
            piece = unpacker.decompress(rest, _AT_ONCE)
            size += len(piece)
            if size > limit:
                raise too_large(size)
            if size == len(piece) and not _is_packed(piece) and len(packed) * _MOST <= limit:
                return  # it cannot become too large
            if _is_packed(again or piece):
                again += piece
            rest = unpacker.unconsumed_tail
    except zlib.error:  # the parser has its own words for that
        return
    _check(bytes(again), limit, depth + 1)


def _is_packed(raw: memoryview | bytes | bytearray) -> bool:
    """Tell whether bytes begin as packed ones do (RFC 1950)."""
    return len(raw) > 1 and raw[0] & 0xF == _METHOD and not (raw[0] * 256 + raw[1]) % 31
