"""From files to records: finds the files, tells what they are, and has them read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Record
from ir_annotator.formats.doc_reader import read_doc
from ir_annotator.formats.docx_reader import read_docx
from ir_annotator.formats.form import Sheet, record_from_sheet
from ir_annotator.formats.guard import Kind, kind_of, unreachable
from ir_annotator.formats.text_reader import read_text

SUFFIXES = frozenset({".docx", ".doc", ".pdf", ".txt", ".md"})
"""Endings of the files that a folder is searched for; what a file is, its content tells."""


def _read_pdf(path: Path) -> Sheet:
    """Read a PDF; its library is loaded when the first one comes."""
    from ir_annotator.formats.pdf_reader import read_pdf

    return read_pdf(path)


_READERS = {Kind.DOCX: read_docx, Kind.DOC: read_doc, Kind.PDF: _read_pdf, Kind.TEXT: read_text}


def read_record(path: Path) -> Record:
    """Return the record in a file, with its questions and answers.

    Raises:
        Problem: If the file cannot be read or holds no record; it names the file.
    """
    kind = kind_of(path)
    try:
        return record_from_sheet(_READERS[kind](path), shown_name(path), kind.value)
    except Problem as problem:
        raise problem.in_file(str(path)) from problem.__cause__
    except OSError as error:  # it was there a moment ago
        raise unreachable(error).in_file(str(path)) from error


def shown_name(path: Path) -> str:
    """Return the name of a file without folders; bytes that are no text become question marks."""
    return path.name.encode(errors="replace").decode()


def find_files(paths: Iterable[Path], looked: Callable[[int], None] = lambda _: None) -> list[Path]:
    """Return the files to read: folders are searched through in order, a file that is named is always tried.

    In folders, hidden files, Word's lock files (``~$…``) and README files are passed over; no file comes twice.
    A folder that may not be read is in the list itself, so that reading it says why.

    Args:
        paths: Files and folders.
        looked: Called for everything that is looked at, with the number of files found so far; what it raises ends
            the search.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in _in_folder(path) if path.is_dir() else [path]:
            if file is not None:
                found[file] = None
            looked(len(found))
    return list(found)


def _in_folder(folder: Path) -> Iterator[Path | None]:
    """Yield the files in a folder in order, and None for everything else that was looked at."""
    inside = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                inside.append((folder / entry.name, entry.is_dir(follow_symlinks=False)))
                yield None
    except OSError:
        yield folder
        return
    for path, is_folder in sorted(inside):
        if path.name.startswith((".", "~$")):
            continue
        if is_folder:
            yield from _in_folder(path)
        elif path.suffix.lower() in SUFFIXES and path.stem.casefold() != "readme":
            yield path
