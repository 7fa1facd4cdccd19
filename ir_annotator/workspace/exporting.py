"""Writes labels out: chooses the rows, writes beside the target, reads back, compares, and only then says done."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from ir_annotator import __version__
from ir_annotator.domain.admission import UNREADABLE
from ir_annotator.domain.annotation import Layer
from ir_annotator.domain.anonymous import Letters
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.query import QueryError, parse
from ir_annotator.domain.query_meaning import settle
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels.preset import About, Preset
from ir_annotator.formats.labels.presets import PRESETS
from ir_annotator.formats.labels.read_back import ReadBack
from ir_annotator.formats.labels.read_line import ReadLine
from ir_annotator.i18n import translate
from ir_annotator.store.project import Project
from ir_annotator.store.stored_rows import Choice
from ir_annotator.workspace.card_agreement import figures_for_card
from ir_annotator.workspace.describe_query import describe_fault
from ir_annotator.workspace.files import resolved
from ir_annotator.workspace.jobs import Tick, no_tick
from ir_annotator.workspace.manifest import SUFFIX, Tally, write_manifest
from ir_annotator.workspace.matching import Matcher
from ir_annotator.workspace.opening import scheme_of
from ir_annotator.workspace.staging import staged
from ir_annotator.workspace.values import ExportChoice, Exported

_SQLITE = b"SQLite format 3\0"


def rows_of(
    project: Project, choice: ExportChoice, tick: Tick = no_tick, letters: Letters | None = None
) -> Iterator[StoredQA]:
    """Yield what an export writes, a row for each annotation, without names where the choice says so.

    ``letters`` gives annotators their letters then.

    Raises:
        Problem: If the choice names an annotator nobody knows, or its query cannot be read.
    """
    _check_annotators(project, choice)
    layer = None if choice.layer is None else Layer(choice.layer)
    people = project.exchange.ids_of(choice.annotators)
    found = found_ids(project, choice, tick) if choice.search else None
    wanted = Choice(people, Layer.GOLD if choice.gold else layer, choice.status, choice.include_unlabelled, found)
    letters = letters or Letters()
    for number, row in enumerate(project.exchange.rows(wanted, choice.records), 1):
        tick(number, 0)
        yield letters.anonymised(row) if choice.anonymise else row


def about(project: Project, choice: ExportChoice, tick: Tick | None = None) -> About:
    """Return what the writers of formats may say besides the rows; agreement only with a ``tick``: it takes a while."""
    name = "" if choice.anonymise else project.path.stem
    said = About(scheme_of(project), name, f"ir-annotator {__version__}")
    if tick is None or not PRESETS[choice.format].tells_agreement:
        return said
    figures, remarks = figures_for_card(project, tick)
    return replace(said, agreement=figures, agreement_remarks=remarks)


def found_ids(project: Project, choice: ExportChoice, tick: Tick = no_tick) -> frozenset[str]:
    """Return the Q&As that the query of a choice finds.

    Raises:
        Problem: ``bad_query`` if it cannot be read.
    """
    try:
        query = parse(choice.search)
        wanted = settle(query, scheme_of(project), project.annotators(), choice.searcher)
    except QueryError as error:
        raise Problem("bad_query", describe_fault(error)) from error
    places: list[tuple[int, int]] = []
    for some in project.finder(wanted, Matcher).run(project.exchange.record_ids()):
        tick(len(places), 0)
        places += some
    return project.exchange.ids_at(places)


def write_export(project: Project, stream: BinaryIO, choice: ExportChoice, tick: Tick = no_tick) -> Exported:
    """Write labels to a stream, after they were written to a file and read back, and return how many.

    Raises:
        Problem: As for ``export_file``, or ``not_one_file``; then nothing was written to the stream.
    """
    preset = PRESETS[choice.format]
    if preset.is_several:
        cause = translate("Export", "The format {0} is more than one file and cannot go to standard output.")
        remedy = translate("Export", "Name a file with -o.")
        raise Problem("not_one_file", cause.format(preset.name), remedy)
    with tempfile.TemporaryDirectory(prefix="ir-annotator-") as folder:
        path = Path(folder) / f"labels{preset.suffix}"
        with _told_of(path):
            tally = _write(project, path, preset, choice, tick)
        with path.open("rb") as written:
            shutil.copyfileobj(written, stream)
    return Exported(tally.lines, tally.left_out)


def export_file(project: Project, target: Path, choice: ExportChoice, tick: Tick = no_tick) -> Exported:
    """Write labels to ``target``, all or nothing, with a manifest beside it, and return how many.

    Raises:
        Problem: If it cannot be written, or does not read back as it should; then everything is as it was.
    """
    preset = PRESETS[choice.format]
    with _told_of(target):
        _check_target(project, target, preset)
        with staged(target) as path:
            tally = _write(project, path, preset, choice, tick)
            write_manifest(path.with_name(path.name + SUFFIX), project.scheme_ref(), choice, tally)
    return Exported(tally.lines, tally.left_out)


def _write(project: Project, path: Path, preset: Preset, choice: ExportChoice, tick: Tick) -> Tally:
    """Write rows to a path, read them back and compare; return what was counted."""
    tally, read_back = Tally(), ReadBack()
    rows = (read_back.expect(row) for row in tally.counted(rows_of(project, choice, tick), preset.takes))
    try:
        preset.write(path, rows, about(project, choice, tick))
    except UNREADABLE as error:
        if project.check(no_tick):  # somebody else changed the project: the world's fault, not ours
            raise _not_sound(project) from error
        raise
    read_back.check(_with_ticks(preset.read(path), tick))
    return tally


def _not_sound(project: Project) -> Problem:
    return Problem(
        "not_sound",
        translate("Export", "Something in the project is not as this program writes it, so it cannot be exported."),
        translate("Export", "Check the project: that names what is wrong, and mends what can be mended."),
        file=str(project.path),
    )


def _with_ticks(lines: Iterable[ReadLine | Problem], tick: Tick) -> Iterator[ReadLine | Problem]:
    for number, line in enumerate(lines, 1):
        tick(number, 0)
        yield line


@contextmanager
def _told_of(target: Path) -> Iterator[None]:
    """Turn errors of the disk into a Problem that names the target, whatever the path on the way was called."""
    try:
        yield
    except OSError as error:
        cause = translate("Export", "The file could not be written: {0}.").format(error.strerror or error)
        remedy = translate("Export", "Choose another folder, or make room on the disk, and export again.")
        raise Problem("cannot_write", cause, remedy, file=str(target)) from error
    except Problem as problem:
        if problem.file:
            problem.file = str(target)
        raise


def _check_target(project: Project, target: Path, preset: Preset) -> None:
    """Raise Problem if writing to ``target`` would cost something that is no export."""
    pointed_to = resolved(target)
    if _belongs_to_project(pointed_to, project) or _is_in_the_way(pointed_to, preset):
        cause = translate("Export", "Labels cannot be written over a project, a folder or a device.")
        remedy = translate("Export", "Choose another file name, such as labels.jsonl.")
        raise Problem("bad_target", cause, remedy, file=str(target))


def _is_in_the_way(target: Path, preset: Preset) -> bool:
    """Tell whether something is there that an export of this format does not replace."""
    if not preset.suffix and target.is_dir():
        return any(target.iterdir()) and not target.with_name(target.name + SUFFIX).is_file()
    return target.exists() and not (preset.suffix and target.is_file())


def _belongs_to_project(target: Path, project: Project) -> bool:
    """Tell whether a file is a project, or lies beside one as its log; the open project is never read by its path."""
    if ".irdb" in target.suffix.casefold() or not target.is_file():
        return ".irdb" in target.suffix.casefold()
    if target.samefile(project.path):
        return True
    with target.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE


def _check_annotators(project: Project, choice: ExportChoice) -> None:
    """Raise Problem if labels are asked for of somebody nobody knows; whoever has not begun yet may be asked for."""
    known = {name: None for one in project.annotators() for name in (one.name, one.id)}
    unknown = next((name for name in choice.annotators if name not in known), "")
    if unknown and not choice.include_unlabelled:
        cause = translate("Export", "No annotator of this project is called {0}.").format(unknown)
        remedy = translate("Export", "Choose among: {0}.").format(", ".join(known))
        raise Problem("unknown_annotator", cause, remedy)
