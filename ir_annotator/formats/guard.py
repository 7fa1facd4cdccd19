"""Tells what a file is by its content, and refuses what cannot be read before a parser sees it."""

from __future__ import annotations

import errno
import mmap
import os
import stat
import struct
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate

LARGEST_FILE = 200_000_000
"""Bytes of a file beyond which it is refused unread."""
LARGEST_TEXT = 30_000_000
"""Bytes of plain text, such as a table with commas, beyond which it is refused unread."""
WORKBOOK_PART = "xl/workbook.xml"
"""What every Excel workbook holds."""
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""What text in UTF-16 begins with."""

_HEAD = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_END, _END_SIZE, _NO_COMMENT, _LONGEST_COMMENT = b"PK\x05\x06", 22, b"\0\0", 65_535
_LARGEST_CONTENTS = 8_000_000
"""Bytes of a table of contents: the library makes an object of every entry before it can be asked."""
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF, _PDF_WITHIN = b"%PDF-", 1024  # readers of PDF allow some bytes before it
_WORD_STREAM, _PACKAGE_STREAM = (name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage"))


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
        Problem: If it is none of the kinds that can be read; nothing but its first bytes and, of a packed file, its
            table of contents have been read then.
    """
    try:
        return _kind_of(path)
    except Problem as problem:
        raise problem.in_file(str(path)) from None
    except OSError as error:
        raise unreachable(error).in_file(str(path)) from error


def damaged() -> Problem:
    """Return the problem of a Word or Excel file that cannot be unpacked or parsed."""
    return Problem(
        "damaged",
        translate("Guard", "The file is damaged or incomplete."),
        translate("Guard", "Fetch it again, or open it in Word or Excel, let it be repaired, and save it again."),
    )


def contains_dtd() -> Problem:
    """Return the problem of a Word or Excel file that declares entities or fetches a document type."""
    return Problem(
        "contains_dtd",
        translate("Guard", "It contains a document type declaration, which no Word or Excel file needs."),
        translate("Guard", "Open it in Word or Excel and save it again; do not trust a file that others sent you."),
    )


def check_regular(path: Path) -> None:
    """Refuse what is no file, or cannot be looked at, before it is opened: a pipe would wait for ever.

    Raises:
        Problem: ``not_a_regular_file``, ``missing_file``, ``no_permission`` or ``unreadable_file``, with the file.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _not_regular().in_file(str(path))
    except OSError as error:
        raise unreachable(error).in_file(str(path)) from error


def _not_regular() -> Problem:
    return Problem(
        "not_a_regular_file",
        translate("Guard", "It is a folder or a device, not a file."),
        translate("Guard", "Choose a Word, PDF, Excel, CSV or text file."),
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
        raise _not_regular()
    if status.st_size == 0:
        raise Problem(
            "empty_file",
            translate("Guard", "The file is empty (0 bytes)."),
            translate("Guard", "Fetch it again; the download or copy was probably interrupted."),
        )
    if status.st_size > LARGEST_FILE:
        raise too_large(status.st_size)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIP):
        return _packed_kind(path)
    if head.startswith(_OLE2):
        return _checked_old_office(path)
    if _PDF in head[:_PDF_WITHIN]:
        return Kind.PDF
    _refuse_known_others(head)
    return _checked_text(path, status.st_size)


def _packed_kind(path: Path) -> Kind:
    """Tell a workbook from a Word document; whatever is wrong with a package is told where it is opened."""
    try:
        with path.open("rb") as file:
            names = open_archive(file).namelist()
    except Problem as problem:
        if problem.code == "damaged":
            return Kind.DOCX
        raise
    is_workbook = WORKBOOK_PART in names and not any(name.startswith("word/") for name in names)
    return Kind.XLSX if is_workbook else Kind.DOCX


def open_archive(file: BinaryIO) -> zipfile.ZipFile:
    """Return the packed file in an open one.

    Raises:
        Problem: If it is damaged, or its table of contents has more entries than any document has parts.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_SIZE))
    tail = file.read()
    at = 0
    if not (tail.startswith(_END) and tail.endswith(_NO_COMMENT)):  # looked for as zipfile does
        file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
        tail = file.read()
        at = tail.rfind(_END)
    if at >= 0 and int.from_bytes(tail[at + 12 : at + 16], "little") > _LARGEST_CONTENTS:
        raise too_many_parts()
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, struct.error) as error:
        raise damaged() from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # told to look at a place before its beginning
            raise damaged() from error
        raise


def _checked_old_office(path: Path) -> Kind:
    """Look into Microsoft's container before .docx, which also wraps encrypted documents."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(_PACKAGE_STREAM) >= 0:
            raise encrypted()
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
        raise too_large(size)
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
    if start.startswith((b"<!doctype html", b"<html", b"mime-version:")):
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


def too_large(size: int) -> Problem:
    """Return the problem of a file, or a part of one, with so many bytes."""
    return Problem(
        "too_large",
        translate("Guard", "It is too large ({0} MB) for a record.").format(size // 1_000_000),
        translate(
            "Guard",
            "Check that it is the right file; leave pictures out of a record, and split a large table.",
        ),
    )


def too_many_parts() -> Problem:
    """Return the problem of a packed file with more entries than any document has parts."""
    return Problem(
        "too_large",
        translate("Guard", "So many files are packed in it that it can be no Word or Excel file."),
        translate("Guard", "Check that it is the right file; unpack it, and choose the record inside."),
    )


def encrypted() -> Problem:
    """Return the problem of a file that a password protects."""
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
