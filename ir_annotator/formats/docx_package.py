"""The package of a Word file: what it holds is looked at before any part of it is unpacked or parsed."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from types import TracebackType

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.guard import contains_dtd, damaged, encrypted, too_large
from ir_annotator.i18n import translate

LARGEST_PART = 100_000_000
"""Bytes of one unpacked part of a Word file beyond which the file is refused."""

_DOCUMENT = "word/document.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_HEAD = 4096
_DOCTYPE = re.compile(
    rb"[\xef\xbb\xbf\xff\xfe]*\s*(?:<\?(?:[^?]|\?(?!>))*\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*)*<!DOCTYPE"
)
"""It can only stand before the first element, behind comments and instructions."""
_AES = 99  # the method that stands for "encrypted, see elsewhere"
_WORD_DOCUMENT = (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
_DOCUMENT_RELATION = re.compile(
    rb"""<[^>]*Target=["']/?(word/[^"']+)["'][^>]*/officeDocument["']|<[^>]*/officeDocument["'][^>]*Target=["']/?(word/[^"']+)["']"""
)
_UNPACKING = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, zlib.error)


class Package:
    """A Word file, opened once, of which parts are read.

    Raises:
        Problem: If it is damaged, protected, too large, or holds something else than a Word document.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise damaged() from error
        try:
            self._parts = {part.filename: part for part in self._archive.infolist()}
            self._document = self._check()
        except BaseException:
            self._archive.close()
            raise

    def __enter__(self) -> Package:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._archive.close()

    def document(self) -> bytes:
        """Return the bytes of the text itself.

        Raises:
            Problem: If it is damaged or declares a document type.
        """
        raw = self.part(self._document)
        if raw is None:
            raise damaged()
        return raw

    def parts_like(self, name: str) -> list[str]:
        """Return the names of the parts ``word/name.xml``, ``word/name1.xml`` and so on."""
        pattern = re.compile(rf"word/{name}\d*\.xml")
        return sorted(filter(pattern.fullmatch, self._parts))

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

    def _check(self) -> str:
        """Refuse by the table of contents and the declared types alone; return where the text is."""
        for name, part in self._parts.items():
            if name.endswith((".xml", ".rels")):
                if part.file_size > LARGEST_PART:
                    raise too_large(part.file_size)
                if part.flag_bits & 1 or part.compress_type == _AES:
                    raise encrypted()
        types = self.part(_TYPES)
        document = _DOCUMENT if _DOCUMENT in self._parts else self._related_document()
        if not document:
            raise self._other()
        if types is None or _RELATIONS not in self._parts:
            raise damaged()
        if not any(kind in types for kind in _WORD_DOCUMENT):
            raise _with_macros() if b"macroEnabled" in types else self._other()
        if sum(part.filename == document for part in self._archive.infolist()) > 1:
            raise damaged()  # which of them a program shows is its own choice
        return document

    def _related_document(self) -> str:
        """Return where the text is if its name is not the usual one, as in ``word/document2.xml``; else empty."""
        match = _DOCUMENT_RELATION.search(self.part(_RELATIONS) or b"")
        name = (match[1] or match[2]).decode(errors="replace") if match else ""
        return name if name in self._parts else ""

    def _other(self) -> Problem:
        """Return the problem of a package without a Word document."""
        if any(name.startswith("xl/") for name in self._parts):
            return Problem(
                "not_a_docx",
                translate("Guard", "It is an Excel workbook, not a Word document."),
                translate("Guard", "Choose the record itself, as a Word, PDF or text file."),
            )
        return Problem(
            "not_a_docx",
            translate("Guard", "It is a packed file (zip), but there is no Word document in it."),
            translate("Guard", "Unpack it and choose the document inside, or save the record as .docx."),
        )


def _with_macros() -> Problem:
    return Problem(
        "word_macros",
        translate("Guard", "It is a Word document with macros (.docm)."),
        translate("Guard", "Open it in Word, if you trust it, and save it as .docx, which holds no macros."),
    )
