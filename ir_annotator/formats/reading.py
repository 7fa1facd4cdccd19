"""From files to records: finds the files, tells what they are, and has them read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Record
from ir_annotator.domain.table import KnownColumns
from ir_annotator.formats.doc.reader import read_doc
from ir_annotator.formats.docx.reader import read_docx
from ir_annotator.formats.form.record import record_from_sheet
from ir_annotator.formats.form.remarks import too_long
from ir_annotator.formats.form.rows import Field, field_of
from ir_annotator.formats.guard import Kind, kind_of, unreachable
from ir_annotator.formats.labels.presets import is_ours
from ir_annotator.formats.markdown import without_markdown
from ir_annotator.formats.tables import csv_reader, jsonl_reader
from ir_annotator.formats.tables.table import records_of_tables
from ir_annotator.formats.tables.xlsx_reader import read_xlsx
from ir_annotator.formats.text_reader import decoded, sheet_of_text
from ir_annotator.i18n import translate

SUFFIXES = frozenset({".docx", ".doc", ".pdf", ".txt", ".md", ".csv", ".tsv", ".xlsx", ".jsonl"})
"""Endings of the files that a folder is searched for; what a file is, its content tells."""
_LONGEST_RECORD = 2_000_000
"""Code points of a plain text that may be one record; the longest that is known is a twentieth of it."""


_MOST_WITH_DOUBT = 0.85
_READERS = {Kind.DOCX: read_docx, Kind.DOC: read_doc}
_NOTHING_SAID = KnownColumns()


def read_records(path: Path, known: KnownColumns = _NOTHING_SAID) -> list[Record]:
    """Return the records in a file with their questions and answers: one, but of a table as many as it holds.

    Raises:
        Problem: If the file cannot be read or holds no record; it names the file. An UnknownColumnsError if it is a
            table of which nobody knows what its columns mean.
    """
    kind = kind_of(path)
    try:
        return _records(path, kind, known)
    except Problem as problem:
        raise problem.in_file(str(path)) from problem.__cause__
    except OSError as error:  # it was there a moment ago
        raise unreachable(error).in_file(str(path)) from error


def read_record(path: Path) -> Record:
    """Return the record in a file that holds one, or the first.

    Raises:
        Problem: As ``read_records`` does.
    """
    return read_records(path)[0]


def _records(path: Path, kind: Kind, known: KnownColumns) -> list[Record]:
    file = shown_name(path)
    if kind is Kind.TEXT:
        if is_ours(path):
            raise _labels()
        return _from_text(decoded(path.read_bytes()), file, known)
    if kind is Kind.XLSX:
        return records_of_tables(read_xlsx(path), file, known)
    if kind is Kind.PDF:
        return [_from_pdf(path, file)]
    return [record_from_sheet(_READERS[kind](path), file, kind.value)]


def _labels() -> Problem:
    return Problem(
        "labels_not_records",
        translate("Table", "It holds labels that this program exported, not records."),
        translate("Table", "Import the records themselves; take labels in with the command “annotations”."),
    )


def _from_pdf(path: Path, file: str) -> Record:
    """Return the record in a PDF with what could not be read of it; the library is loaded with the first one."""
    from ir_annotator.formats.pdf.reader import read_pdf_and_doubts

    sheet, doubts = read_pdf_and_doubts(path)
    record = record_from_sheet(sheet, file, Kind.PDF.value)
    if not doubts:
        return record
    confidence = min(record.confidence, _MOST_WITH_DOUBT)
    return replace(record, confidence=confidence, warnings=(*doubts, *record.warnings))


def _from_text(text: str, file: str, known: KnownColumns) -> list[Record]:
    """Return what a plain text holds: JSON lines, a table with a known header, a record's form, a table, questions."""
    if jsonl_reader.is_json_lines(text):
        return records_of_tables([jsonl_reader.read_json_lines(text)], file, known)
    table, sheet = csv_reader.headed_table(text), None
    if table is None and len(text) <= _LONGEST_RECORD:
        text = without_markdown(text)
        table = csv_reader.headed_table(text)
        sheet = sheet_of_text(text) if table is None else None
    if table is None and not (sheet and any(field_of(row.label) is Field.CONTENT for row in sheet.rows)):
        table = csv_reader.plain_table(text)
    if table:
        return records_of_tables([table], file, known)
    if sheet is None:
        raise too_long(_LONGEST_RECORD)
    return [record_from_sheet(sheet, file, Kind.TEXT.value)]


def shown_name(path: Path) -> str:
    """Return the name of a file without folders; bytes that are no text become question marks."""
    return path.name.encode(errors="replace").decode()


def find_files(
    paths: Iterable[Path],
    looked: Callable[[int], None] = lambda _: None,
    passed: Callable[[Path], None] = lambda _: None,
) -> list[Path]:
    """Return the files to read: folders are searched through in order, a file that is named is always tried.

    In folders, hidden files, lock files (``~$…``), README files and our own exports are passed over; no file comes
    twice.
    A folder that may not be read is in the list itself, so that reading it says why.

    Args:
        paths: Files and folders.
        looked: Called for everything that is looked at, with the number of files found so far; what it raises ends
            the search.
        passed: Called for each export of ours that is passed over; a Word report is found out only when it is read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        before, is_folder = len(found), path.is_dir()
        for file in _in_folder(path) if is_folder else [path]:
            if file is not None and is_folder and _is_export(file):
                passed(file)
            elif file is not None:
                found[file] = None
            looked(len(found))
        if len(found) == before and path.suffix.lower() in SUFFIXES:  # a folder that is named like a record
            found[path] = None
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


def _is_export(path: Path) -> bool:
    """Tell whether a file holds labels that this program exported: they often lie beside the records."""
    return path.suffix.lower() in (".jsonl", ".csv") and is_ours(path)
