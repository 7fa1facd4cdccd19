"""Takes records in: reads the files, adds what is new, and reports what happened to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Record
from ir_annotator.formats.reading import find_files, read_record
from ir_annotator.i18n import language, set_language
from ir_annotator.store.project import Project
from ir_annotator.workspace.clock import utc_now
from ir_annotator.workspace.jobs import Tick, no_tick
from ir_annotator.workspace.values import ImportReport


def import_paths(project: Project, paths: Iterable[Path], tick: Tick = no_tick, *, jobs: int = 1) -> ImportReport:
    """Read every record in ``paths`` (folders are searched through) and add those not known yet.

    A file that cannot be read costs that file only. ``jobs`` files are read at the same time.

    Raises:
        Problem: If the project itself cannot be written; the transactions before that one stay.
    """
    files = find_files(paths)
    records: list[Record] = []
    refused: list[Problem] = []
    for number, outcome in enumerate(_read_all(files, jobs), 1):
        if isinstance(outcome, Problem):
            refused.append(outcome)
        else:
            records.append(outcome)
        tick(number, len(files))
    result = project.add_records(records, utc_now())
    return ImportReport(len(result.added), tuple(_not_added(records, set(result.added))), tuple(refused))


def _not_added(records: Iterable[Record], added: set[str]) -> Iterator[str]:
    """Yield the file of each record that was there already, or came a second time."""
    for record in records:
        if record.fingerprint in added:
            added.discard(record.fingerprint)
        else:
            yield record.file


def _read_all(files: list[Path], jobs: int) -> Iterator[Record | Problem]:
    """Yield what reading each file gave, in the files' order."""
    if jobs <= 1 or len(files) <= 1:
        yield from map(_read, files)
        return
    context = get_context("spawn")  # which knows nothing of this process, not even its language
    with ProcessPoolExecutor(jobs, context, initializer=set_language, initargs=(language(),)) as pool:
        yield from pool.map(_read, files)


def _read(file: Path) -> Record | Problem:
    try:
        return replace(read_record(file), source=str(file.absolute()))
    except Problem as problem:
        return problem.in_file(str(file))
