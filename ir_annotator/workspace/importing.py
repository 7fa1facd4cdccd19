"""Takes records in: reads the files, adds what is new, and reports what happened to each."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence, Set
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TypeAlias

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import DOUBTFUL, Record
from ir_annotator.domain.table import KnownColumns, UnknownColumnsError
from ir_annotator.formats.docx.reader import REPORT
from ir_annotator.formats.form.remarks import OF_THE_WHOLE
from ir_annotator.formats.reading import find_files
from ir_annotator.log import without_words
from ir_annotator.store.project import Project
from ir_annotator.workspace.clock import utc_now
from ir_annotator.workspace.jobs import Cancelled, Tick, no_tick
from ir_annotator.workspace.reading_pool import read_all
from ir_annotator.workspace.record_reading import NOTHING_SAID, read_for_import
from ir_annotator.workspace.values import Imported, ImportReport, Revision

_log = logging.getLogger(__name__)
_RECORDS_AT_ONCE = 50
"""Records that are kept in memory until they are written together."""
_Outcome: TypeAlias = Sequence[Record] | Problem


def import_paths(
    project: Project,
    paths: Iterable[Path],
    tick: Tick = no_tick,
    *,
    jobs: int = 0,
    nice: int = 0,
    columns: KnownColumns = NOTHING_SAID,
) -> ImportReport:
    """Read every record in ``paths`` (folders are searched through) and add those not known yet, as they come.

    A file that cannot be read costs that file only. Who stops the work keeps what came in until then.

    Args:
        project: Where they go.
        paths: Files and folders.
        tick: Told how many files of how many are done; of 0 while the files are still being looked for.
        jobs: How many processes read at the same time; with 0 this process reads, one file after the other.
        nice: How far those processes stand back for others, see ``read_all``.
        columns: What people said about the columns of tables.

    Raises:
        Problem: If the project itself cannot be written; the transactions before that one stay.
    """
    paths = list(paths)
    taken = _Taken(project, {str(path) for path in paths})
    read = partial(read_for_import, columns=columns)
    done, cancelled, files = 0, False, list[Path]()
    try:
        files = find_files(paths, lambda found: tick(found, 0), taken.pass_over)
        pool = read_all(files, read, jobs, lambda: tick(done, len(files)), nice=nice)
        with closing(pool if jobs else _one_by_one(files, read)) as outcomes:  # the readers end at once when this does
            for file, outcome in zip(files, in_order(outcomes), strict=False):
                done += 1
                taken.take(outcome.in_file(str(file)) if isinstance(outcome, Problem) else outcome)
                tick(done, len(files))
    except (Cancelled, KeyboardInterrupt):  # Ctrl+C on the command line
        cancelled = True
    taken.write()
    return taken.report(cancelled=cancelled)


class _Taken:
    """What came of the files so far; records wait here only until a handful can be written together.

    ``named`` are the files that the person named one by one.
    """

    def __init__(self, project: Project, named: Set[str]) -> None:
        self._project = project
        self._named = named
        self._waiting: list[Record] = []
        self._added: list[Imported] = []
        self._known: list[str] = []
        self._refused: list[Problem] = []
        self._unknown: list[UnknownColumnsError] = []
        self._exports: list[str] = []

    def pass_over(self, export: Path) -> None:
        """Note an export that lies in a folder among the records."""
        self._exports.append(str(export))

    def take(self, outcome: _Outcome) -> None:
        """Note what reading a file gave."""
        if isinstance(outcome, UnknownColumnsError) and outcome.file in self._named:
            self._unknown.append(outcome)
            return
        if isinstance(outcome, Problem) and outcome.code == REPORT and outcome.file not in self._named:
            self._exports.append(outcome.file)
        elif isinstance(outcome, Problem):
            self._refused.append(outcome)
            if outcome.details:
                _log.error("mistake of a reader: %s", without_words(outcome.details))
        else:
            self._waiting += outcome
            if len(self._waiting) >= _RECORDS_AT_ONCE:
                self.write()

    def write(self) -> None:
        """Add the records that wait."""
        added = set(self._project.add_records(self._waiting, utc_now()).added)
        for record in self._waiting:
            if record.fingerprint in added:
                added.discard(record.fingerprint)
                doubtful = record.confidence < DOUBTFUL
                self._added.append(Imported(record.file, record.fingerprint, doubtful, remarks_on(record)))
            else:  # it was there already, or came a second time
                self._known.append(record.file)
        self._waiting.clear()

    def report(self, *, cancelled: bool) -> ImportReport:
        """Return what became of the files, in their order."""
        files = {one.fingerprint: one.file for one in self._added}
        older = self._project.older_versions(files)
        revised = tuple(Revision(files[new], new, before, file) for new, before, file in older)
        return ImportReport(
            tuple(self._added),
            tuple(self._known),
            tuple(self._refused),
            revised,
            cancelled,
            tuple(self._unknown),
            tuple(self._exports),
        )


def in_order(outcomes: Iterable[tuple[int, _Outcome]]) -> Iterator[_Outcome]:
    """Yield outcomes by their places, each as soon as those before it are there: the first of two wins, always."""
    early: dict[int, _Outcome] = {}
    following = 0
    for place, outcome in outcomes:
        early[place] = outcome
        while following in early:
            yield early.pop(following)
            following += 1


def remarks_on(record: Record) -> tuple[str, ...]:
    """Return what is to be told of a record as a whole, rather than of a place in its text."""
    return tuple(doubt.message for doubt in record.warnings if doubt.code in OF_THE_WHOLE)


def _one_by_one(
    files: list[Path], read: Callable[[Path], Sequence[Record]]
) -> Generator[tuple[int, _Outcome], None, None]:
    for place, file in enumerate(files):
        try:
            yield place, read(file)
        except Problem as problem:
            yield place, problem
