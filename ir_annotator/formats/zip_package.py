"""A packed file such as Word and Excel write: what it holds is looked at before any part is unpacked or parsed."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from ir_annotator.formats.guard import contains_dtd, damaged, encrypted, too_large

LARGEST_PART = 100_000_000
"""Bytes of one unpacked part beyond which the file is refused."""

_HEAD = 4096
_DOCTYPE = re.compile(
    rb"[\xef\xbb\xbf\xff\xfe]*+\s*+(?:<\?(?:[^?]++|\?(?!>))*+\?>\s*+|<!--(?:[^-]++|-(?!->))*+-->\s*+)*+<!DOCTYPE"
)
"""It can only stand before the first element, behind comments and instructions."""
_AES = 99  # the method that stands for "encrypted, see elsewhere"
_UNPACKING = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, zlib.error)


class ZipPackage:
    """A packed file, opened once, of which parts are read.

    Raises:
        Problem: If it is damaged, protected or too large.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise damaged() from error
        try:
            self._parts = {part.filename: part for part in self._archive.infolist()}
            self._check()
        except BaseException:
            self._archive.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._archive.close()

    def part(self, name: str) -> bytes | None:
        """Return the bytes of one XML part, or None if there is no such part.

        Raises:
            Problem: If it is damaged or declares a document type.
        """
        part = self._parts.get(name)
        if part is None:
            return None
        try:
            with self._archive.open(part) as file:
                raw = file.read(part.file_size + 1)  # not more than declared, whatever is packed
        except _UNPACKING as error:
            raise damaged() from error
        # UTF-16 writes a zero byte beside every letter of the declaration
        if _DOCTYPE.match(raw.replace(b"\0", b"") if b"\0" in raw[:_HEAD] else raw):
            raise contains_dtd()
        return raw

    def _check(self) -> None:
        """Refuse by the table of contents alone."""
        for name, part in self._parts.items():
            if name.endswith((".xml", ".rels")):
                if part.file_size > LARGEST_PART:
                    raise too_large(part.file_size)
                if part.flag_bits & 1 or part.compress_type == _AES:
                    raise encrypted()
