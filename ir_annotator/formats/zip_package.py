"""A packed file such as Word and Excel write: what it holds is looked at before any part is unpacked or parsed."""

from __future__ import annotations

import io
import os
import re
import struct
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from ir_annotator.formats.guard import contains_dtd, damaged, encrypted, open_archive, too_large

LARGEST_PART = 100_000_000
"""Bytes of one unpacked part beyond which the file is refused."""
MOST_TAGS = 6_000_000
"""Tags of one part beyond which the file is refused."""

_SMALL = 1_000_000
"""Bytes up to which a file is read at once."""
_FEW, _HEAD = 160, 4096
_PLAIN = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml [^>]*\?>)?\s*<[A-Za-z]")
"""How a part begins that declares nothing before its first element."""
_LOCAL_SIZE, _SAMPLE = 30, 1200
_STORED, _DEFLATED, _AES = 0, 8, 99  # AES stands for "encrypted, see elsewhere"
_IS_XML = (".xml", ".rels")
_UNPACKING = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, zlib.error)
_ENCODING = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_ENCODINGS = re.compile(rb"utf-?8|utf-?16(?:le|be)?|us-ascii|iso-8859-1|gb(?:2312|k|18030)", re.IGNORECASE)
"""Office writes UTF-8 and reads UTF-16. In some others a document type declaration looks like no such thing."""
_BLANKS = b" \t\r\n"
_MOST_KNOWN = 10_000
_harmless: set[tuple[int, int, int]] = set()
"""Checksums and sizes of parts that declared no document type."""
_MARKS = b"\xef\xbb\xbf\xff\xfe"


class ZipPackage:
    """A packed file, opened once, of which parts are read.

    Raises:
        Problem: If it is damaged, protected or too large, or declares a document type.
    """

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        try:
            if os.fstat(self._file.fileno()).st_size <= _SMALL:
                with self._file as file:
                    self._file = io.BytesIO(file.read(_SMALL))  # it is gone to and fro in
            self._archive = open_archive(self._file)
            self._parts = {part.filename: part for part in self._archive.infolist()}
            self._check()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def part(self, name: str) -> bytes | None:
        """Return the bytes of one XML part, or None if there is no such part.

        Raises:
            Problem: If it is damaged, too large or declares a document type.
        """
        part = self._parts.get(name)
        if part is None:
            return None
        if part.file_size > LARGEST_PART:
            raise too_large(part.file_size)
        try:
            raw = self._unpacked(part)
        except _UNPACKING as error:
            raise damaged() from error
        _check_beginning(raw)
        if len(raw) > MOST_TAGS and raw.count(b"<") > MOST_TAGS:
            raise too_large(len(raw))
        return raw

    def _unpacked(self, part: zipfile.ZipInfo) -> bytes:
        """Return what a part holds, and not more than declared, whatever is packed.

        What is as usual in every respect is unpacked in half the time that zipfile takes, which judges all the rest.
        """
        if part.compress_type == _DEFLATED and part.header_offset >= 0 and part.compress_size <= LARGEST_PART:
            self._file.seek(part.header_offset)
            name, extra = struct.unpack_from("<HH", self._file.read(_LOCAL_SIZE).ljust(_LOCAL_SIZE, b"\0"), 26)
            packed = self._file.read(name + extra + part.compress_size)
            if packed.startswith(part.filename.encode()) and name == len(part.filename):
                raw = zlib.decompressobj(-15).decompress(memoryview(packed)[name + extra :], part.file_size + 1)
                if len(raw) == part.file_size and zlib.crc32(raw) == part.CRC:
                    return raw
        with self._archive.open(part) as file:
            return file.read(part.file_size + 1)

    def _check(self) -> None:
        """Refuse by the table of contents, and by how the parts begin that nobody is going to read."""
        for name, part in self._parts.items():
            if name.endswith(_IS_XML):
                if part.file_size > LARGEST_PART:
                    raise too_large(part.file_size)
                if part.flag_bits & 1 or part.compress_type == _AES:
                    raise encrypted()
                self._check_head(part)

    def _check_head(self, part: zipfile.ZipInfo) -> None:
        """Look at how a part begins, if none like it was seen: styles and settings are the same in most documents."""
        # Whoever makes a part look like another one gains nothing: what is read is looked at again, whatever it is.
        kind = part.CRC, part.file_size, part.compress_size
        if kind not in _harmless:
            if declares_type(self._head(part)):
                raise contains_dtd()
            if len(_harmless) < _MOST_KNOWN:
                _harmless.add(kind)

    def _head(self, part: zipfile.ZipInfo) -> bytes:
        """Return how a part begins; nothing where that cannot be told."""
        if part.header_offset < 0:
            return b""
        self._file.seek(part.header_offset)
        raw = self._file.read(_LOCAL_SIZE + _SAMPLE)
        if len(raw) < _LOCAL_SIZE:
            return b""
        packed = raw[_LOCAL_SIZE + sum(struct.unpack_from("<HH", raw, 26)) :]
        if part.compress_type == _STORED:
            return packed[: part.file_size]
        if part.compress_type != _DEFLATED:
            return b""
        unpacker = zlib.decompressobj(-15)
        try:
            head = unpacker.decompress(packed, _FEW)
            return head if _PLAIN.match(head) else head + unpacker.decompress(unpacker.unconsumed_tail, _HEAD)
        except zlib.error:
            return b""


def _check_beginning(raw: bytes) -> None:
    """Refuse a part that declares a document type, or is in an encoding in which one could hide."""
    if declares_type(raw):
        raise contains_dtd()
    head = _narrow(raw[:_HEAD])
    if head and not head.startswith(b"<"):
        raise damaged()
    if (named := _ENCODING.match(head)) and not _ENCODINGS.fullmatch(named[1]):
        raise damaged()


def _narrow(raw: bytes) -> bytes:
    """Return XML without what may stand before it, UTF-16 without the zero byte beside every letter."""
    if b"\0" in raw[:_HEAD]:
        raw = raw.replace(b"\0", b"")
    return raw.lstrip(_MARKS).lstrip(_BLANKS)


def declares_type(raw: bytes) -> bool:
    """Tell whether XML declares a document type: only comments and instructions can stand before that."""
    if _PLAIN.match(raw):
        return False
    raw = _narrow(raw) if b"\0" in raw[:_HEAD] else raw
    at = len(raw) - len(raw.lstrip(_MARKS).lstrip(_BLANKS)) if raw[:1] != b"<" else 0
    while raw.startswith(b"<", at):
        if raw.startswith(b"<!DOCTYPE", at):
            return True
        end = b"-->" if raw.startswith(b"<!--", at) else b"?>" if raw.startswith(b"<?", at) else b""
        found = raw.find(end, at + 2) if end else -1
        if found < 0:
            return False
        at = found + len(end)
        while raw[at : at + 1] in (b" ", b"\t", b"\r", b"\n"):
            at += 1
    return False
