"""From files to records: finds the files, tells what they are, and has them read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Doubt, Record
from ir_annotator.formats.doc_reader import read_doc
from ir_annotator.formats.docx_reader import read_docx
from ir_annotator.formats.form import Sheet, record_from_sheet
from ir_annotator.formats.guard import Kind, kind_of, unreachable
from ir_annotator.formats.text_reader import read_text

SUFFIXES = frozenset({".docx", ".doc", ".pdf", ".txt", ".md"})
"""Endings of the files that a folder is searched for; what a file is, its content tells."""


_MOST_WITH_DOUBT = 0.85
_READERS = {Kind.DOCX: read_docx, Kind.DOC: read_doc, Kind.TEXT: read_text}


def _sheet(path: Path, kind: Kind) -> tuple[Sheet, tuple[Doubt, ...]]:
    """Return the sheet of a file and what could not be read of it; the library for PDF is loaded with the first one."""
    if kind is not Kind.PDF:
        return _READERS[kind](path), ()
    from ir_annotator.formats.pdf_reader import read_pdf_and_doubts

    return read_pdf_and_doubts(path)


def read_record(path: Path) -> Record:
    """Return the record in a file, with its questions and answers.

    Raises:
        Problem: If the file cannot be read or holds no record; it names the file.
    """
    kind = kind_of(path)
    try:
        sheet, doubts = _sheet(path, kind)
        record = record_from_sheet(sheet, shown_name(path), kind.value)
    except Problem as problem:
        raise problem.in_file(str(path)) from problem.__cause__
    except OSError as error:  # it was there a moment ago
        raise unreachable(error).in_file(str(path)) from error
    if doubts:
        confidence = min(record.confidence, _MOST_WITH_DOUBT)
        record = replace(record, confidence=confidence, warnings=(*doubts, *record.warnings))
    return record


def shown_name(path: Path) -> str:
    """Return the name of a file without folders; bytes that are no text become question marks."""
    return path.name.encode(errors="replace").decode()


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read: folders are searched through in order, a file that is named is always tried.

    In folders, hidden files, Word's lock files (``~$…``) and README files are passed over; no file comes twice.
    A folder that may not be read is in the list itself, so that reading it says why.
    """
    found: list[Path] = []
    for path in paths:
        found += _in_folder(path) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def _in_folder(folder: Path) -> list[Path]:
    found: list[Path] = []
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return [folder]
    for path in inside:
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir() and not path.is_symlink():
            found += _in_folder(path)
        elif path.suffix.lower() in SUFFIXES and path.stem.casefold() != "readme":
            found.append(path)
    return found
