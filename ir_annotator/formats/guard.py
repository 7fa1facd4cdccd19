"""Tells what a file is by its content, and refuses what cannot be read before a parser sees it."""

from __future__ import annotations

import errno
import mmap
import re
import stat
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate

LARGEST_FILE = 200_000_000
"""Bytes of a file beyond which it is refused unread."""
LARGEST_PART = 100_000_000
"""Bytes of one unpacked part of a Word or Excel file beyond which the file is refused."""
DOCUMENT_PART, WORKBOOK_PART = "word/document.xml", "xl/workbook.xml"
"""What every Word document, and every Excel workbook, holds."""
LARGEST_TEXT = 30_000_000
"""Bytes of plain text, such as a table with commas, beyond which it is refused unread."""
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""What text in UTF-16 begins with."""

_HEAD = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF, _PDF_WITHIN = b"%PDF-", 1024  # readers of PDF allow some bytes before it
_WORD_STREAM, _PACKAGE_STREAM = (name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage"))
_DOCTYPE = re.compile(rb"<!DOCTYPE")


class Kind(StrEnum):
    """What a readable file is."""

    DOCX = "docx"
    PDF = "pdf"
    DOC = "doc"
    XLSX = "xlsx"
    TEXT = "text"


def kind_of(path: Path) -> Kind:
    """Return what a file is, told by its content, never by its name.

    Raises:
        Problem: If it is none of the kinds that can be read; nothing but its first bytes and, of a Word or
            Excel file, its table of contents has been read then.
    """
    try:
        return _kind_of(path)
    except Problem as problem:
        raise problem.in_file(str(path)) from None
    except OSError as error:
        raise unreachable(error).in_file(str(path)) from error


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of one XML part of a Word or Excel file.

    Raises:
        Problem: If it is too large, damaged, protected, or declares a document type.
        KeyError: If there is no such part.
    """
    part = archive.getinfo(name)
    if part.file_size > LARGEST_PART:
        raise _too_large(part.file_size)
    if part.flag_bits & 1:
        raise _encrypted()
    try:
        raw = archive.read(part)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, zlib.error) as error:
        raise damaged() from error
    # UTF-16 writes a zero byte beside every letter of the declaration
    if _DOCTYPE.search(raw) or (b"\0" in raw[:_HEAD] and _DOCTYPE.search(raw.replace(b"\0", b""))):
        raise Problem(
            "contains_dtd",
            translate("Guard", "It contains a document type declaration, which no Word or Excel file needs."),
            translate("Guard", "Open it in Word or Excel and save it again; do not trust a file that others sent you."),
        )
    return raw


def damaged() -> Problem:
    """Return the problem of a Word or Excel file that cannot be unpacked or parsed."""
    return Problem(
        "damaged",
        translate("Guard", "The file is damaged or incomplete."),
        translate("Guard", "Fetch it again, or open it in Word or Excel, let it be repaired, and save it again."),
    )


def _kind_of(path: Path) -> Kind:
    if path.name.startswith("~$"):
        raise Problem(
            "lock_file",
            translate("Guard", "It is a lock file that Word keeps while a document is open, not a document."),
            translate("Guard", "Choose the file with the same name without the leading ~$."),
        )
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        next(path.iterdir(), None)  # raises where the folder may not be read
    if not stat.S_ISREG(status.st_mode):
        raise Problem(
            "not_a_regular_file",
            translate("Guard", "It is a folder or a device, not a file."),
            translate("Guard", "Choose a Word, PDF, Excel, CSV or text file."),
        )
    if status.st_size == 0:
        raise Problem(
            "empty_file",
            translate("Guard", "The file is empty (0 bytes)."),
            translate("Guard", "Fetch it again; the download or copy was probably interrupted."),
        )
    if status.st_size > LARGEST_FILE:
        raise _too_large(status.st_size)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIP):
        return _checked_archive(path)
    if head.startswith(_OLE2):
        return _checked_old_office(path)
    if _PDF in head[:_PDF_WITHIN]:
        return Kind.PDF
    _refuse_known_others(head)
    return _checked_text(path, status.st_size)


def _checked_archive(path: Path) -> Kind:
    """Look at the table of contents of a zip archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = [part for part in archive.infolist() if part.filename in {DOCUMENT_PART, WORKBOOK_PART}]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise damaged() from error
    if not found:
        raise Problem(
            "not_a_docx",
            translate("Guard", "It is a packed file (zip), but there is no Word document and no Excel table in it."),
            translate("Guard", "Unpack it and choose the document inside, or save the record as .docx."),
        )
    if len(found) > 1:
        raise damaged()
    if found[0].flag_bits & 1:
        raise _encrypted()
    if found[0].file_size > LARGEST_PART:
        raise _too_large(found[0].file_size)
    return Kind.DOCX if found[0].filename == DOCUMENT_PART else Kind.XLSX


def _checked_old_office(path: Path) -> Kind:
    """Look into Microsoft's container before .docx, which also wraps encrypted documents."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(_PACKAGE_STREAM) >= 0:
            raise _encrypted()
        if content.find(_WORD_STREAM) >= 0:
            return Kind.DOC
    raise Problem(
        "old_office",
        translate("Guard", "It is in an old Office format, but it is no Word document."),
        translate("Guard", "Open it in the program that made it, and save it as .docx, .xlsx or PDF."),
    )


def _checked_text(path: Path, size: int) -> Kind:
    """Refuse text that claims to be more, or is too much."""
    if path.suffix.lower() in {".docx", ".docm", ".doc"}:
        raise Problem(
            "text_not_docx",
            translate("Guard", "It is named like a Word document, but it is plain text."),
            translate("Guard", "Rename it to .txt, or export it again from Word as .docx."),
        )
    if size > LARGEST_TEXT:
        raise _too_large(size)
    return Kind.TEXT


def _refuse_known_others(head: bytes) -> None:
    """Refuse what is neither a Word document nor text but can be called by its name."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{\\rtf"):
        raise Problem(
            "rtf_not_supported",
            translate("Guard", "It is a rich text file (.rtf)."),
            translate("Guard", "Open it in Word and save it as .docx."),
        )
    if start.startswith((b"<!doctype html", b"<html")):
        raise Problem(
            "web_page",
            translate("Guard", "It is a web page, not a document."),
            translate("Guard", "Open it in a browser, and save the record it shows as .docx or plain text."),
        )
    if start.startswith(b"<?xml"):
        raise Problem(
            "xml_not_supported",
            translate("Guard", "It is an XML file, not a Word document in a .docx package."),
            translate("Guard", "Open it in Word and save it as .docx."),
        )
    if b"\0" in head and not head.startswith(UTF16_MARKS):
        raise Problem(
            "unknown_format",
            translate("Guard", "It is neither a Word or Excel file, a PDF nor text."),
            translate("Guard", "Choose a Word, PDF, Excel, CSV or text file."),
        )


def _too_large(size: int) -> Problem:
    return Problem(
        "too_large",
        translate("Guard", "It is too large ({0} MB) for a record.").format(size // 1_000_000),
        translate(
            "Guard",
            "Check that it is the right file; leave pictures out of a record, and split a large table.",
        ),
    )


def _encrypted() -> Problem:
    return Problem(
        "encrypted",
        translate("Guard", "It is protected by a password."),
        translate("Guard", "Open it in Word or Excel with the password, remove the protection, and save it again."),
    )


def unreachable(error: OSError) -> Problem:
    """Return the problem of a file that the system does not give."""
    if isinstance(error, FileNotFoundError):
        return Problem(
            "missing_file",
            translate("Guard", "There is no such file."),
            translate("Guard", "Check the name and the folder; it may have been moved or renamed."),
        )
    if isinstance(error, PermissionError):
        return Problem(
            "no_permission",
            translate("Guard", "You are not allowed to read this file."),
            translate("Guard", "Ask its owner for permission, or copy it to a folder of your own."),
        )
    reason = errno.errorcode.get(error.errno or 0, "?")
    return Problem(
        "unreadable_file",
        translate("Guard", "The system cannot read this file ({0}).").format(reason),
        translate("Guard", "Check the disk or the network folder, and try again."),
    )
