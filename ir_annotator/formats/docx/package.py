"""The package of a Word file: what it holds is looked at before any part of it is unpacked or parsed."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.guard import damaged
from ir_annotator.formats.zip_package import ZipPackage
from ir_annotator.i18n import translate

LABELS_NS = "urn:ir-annotator:labels"
"""Namespace of the part in which a Word report keeps its labels."""
_DOCUMENT = "word/document.xml"
_HEAD = 1000
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_WORD_DOCUMENT = (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
_DOCUMENT_RELATION = re.compile(
    rb"""<[^>]*Target=["']/?(word/[^"']+)["'][^>]*/officeDocument["']|<[^>]*/officeDocument["'][^>]*Target=["']/?(word/[^"']+)["']"""
)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_IMAGE, _TARGET = re.compile(rb"""Type=["'][^"']*/image["']"""), re.compile(rb"""Target=["']([^"']*)["']""")


class Package(ZipPackage):
    """A Word file, opened once, of which parts are read.

    Raises:
        Problem: If it is damaged, protected, too large, or holds something else than a Word document.
    """

    _document: str

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

    def missing_pictures(self) -> int:
        """Return how many pictures the text refers to that are not in the file."""
        folder, _, name = self._document.rpartition("/")
        try:
            raw = self.part(f"{folder}/_rels/{name}.rels") or b""
        except Problem as problem:
            if problem.code != "damaged":
                raise
            return 0
        if b"/image" not in raw:
            return 0
        relations = [one for one in _RELATION.findall(raw) if _IMAGE.search(one) and b"External" not in one]
        targets = {found[1].decode(errors="replace") for one in relations if (found := _TARGET.search(one))}
        return sum(self._part_at(folder, target) not in self._parts for target in targets)

    @staticmethod
    def _part_at(folder: str, target: str) -> str:
        return posixpath.normpath(target[1:] if target.startswith("/") else f"{folder}/{target}")

    def labels(self, *, least: int = 0) -> bytes | None:
        """Return the part in which a Word report keeps its labels, whatever Word called it; None in other documents.

        Args:
            least: Bytes below which a part is not looked at.

        Raises:
            Problem: If it is damaged or declares a document type.
        """
        kept = re.compile(r"customXml/item\d+\.xml")
        names = sorted(name for name in filter(kept.fullmatch, self._parts) if self._parts[name].file_size >= least)
        parts = (self.part(name) or b"" for name in names)
        return next((raw for raw in parts if LABELS_NS.encode() in raw[:_HEAD]), None)

    def _check(self) -> None:
        """Refuse by the table of contents and the declared types alone; note where the text is."""
        super()._check()
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
        self._document = document

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
                translate("Guard", "It is an Excel workbook of another kind than .xlsx."),
                translate("Guard", "Open it in Excel and save it as .xlsx."),
            )
        return Problem(
            "not_a_docx",
            translate("Guard", "It is a packed file (zip), but there is no Word document and no Excel table in it."),
            translate("Guard", "Unpack it and choose the document inside, or save the record as .docx."),
        )


def is_report(path: Path) -> bool:
    """Tell whether a file is a Word report that keeps its labels."""
    try:
        with Package(path) as package:
            return package.labels() is not None
    except (Problem, OSError):
        return False


def _with_macros() -> Problem:
    return Problem(
        "word_macros",
        translate("Guard", "It is a Word document with macros (.docm)."),
        translate("Guard", "Open it in Word, if you trust it, and save it as .docx, which holds no macros."),
    )
