"""Writes labels out: chooses the rows, writes beside the target, counts, and only then says done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ir_annotator.domain.annotation import LabelledQA, Layer
from ir_annotator.domain.problem import Problem
from ir_annotator.formats import native_jsonl
from ir_annotator.i18n import translate
from ir_annotator.store.project import Project
from ir_annotator.workspace.files import write_beside
from ir_annotator.workspace.jobs import Tick, no_tick
from ir_annotator.workspace.opening import scheme_of
from ir_annotator.workspace.values import ExportChoice

_SQLITE = b"SQLite format 3\0"


def _rows(project: Project, choice: ExportChoice, tick: Tick) -> Iterator[LabelledQA]:
    rows = project.labelled(
        annotators=choice.annotators,
        layer=Layer.GOLD if choice.gold else None,
        status=choice.status,
        include_unlabelled=choice.include_unlabelled,
    )
    for number, row in enumerate(rows, 1):
        tick(number, 0)
        yield row


def write_export(project: Project, stream: BinaryIO, choice: ExportChoice, tick: Tick = no_tick) -> int:
    """Write native JSONL to ``stream`` and return the number of lines.

    Raises:
        Problem: If the choice names an annotator nobody knows; then nothing was written.
    """
    _check_annotators(project, choice)
    scheme = scheme_of(project)
    return native_jsonl.write(stream, _rows(project, choice, tick), scheme, anonymise=choice.anonymise)


def export_file(project: Project, target: Path, choice: ExportChoice, tick: Tick = no_tick) -> int:
    """Write native JSONL to the file ``target``, all or nothing, and return the number of lines.

    Raises:
        Problem: If the file cannot be written, or does not read back as it should; then it is as it was.
    """
    try:
        _check_target(project, target)
        with write_beside(target) as stream:
            count = write_export(project, stream, choice, tick)
            stream.flush()
            _read_back(target, stream, count)
    except OSError as error:
        cause = translate("Export", "The file could not be written: {0}.").format(error.strerror or error)
        remedy = translate("Export", "Choose another folder, or make room on the disk, and export again.")
        raise Problem("cannot_write", cause, remedy, file=str(target)) from error
    return count


def _check_target(project: Project, target: Path) -> None:
    """Raise Problem if writing to ``target`` would cost something that is no export."""
    pointed_to = target.resolve()
    if _belongs_to_project(pointed_to, project) or (pointed_to.exists() and not pointed_to.is_file()):
        cause = translate("Export", "Labels cannot be written over a project, a folder or a device.")
        remedy = translate("Export", "Choose another file name, such as labels.jsonl.")
        raise Problem("bad_target", cause, remedy, file=str(target))


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


def _read_back(target: Path, stream: BinaryIO, count: int) -> None:
    """Raise Problem unless the stream, read from the disk, holds ``count`` good lines."""
    stream.seek(0)
    good = 0
    for line in native_jsonl.read_lines(stream, str(target)):
        if isinstance(line, Problem):
            raise line
        good += 1
    if good != count:
        cause = translate("Export", "Of {0} lines only {1} could be read back.").format(count, good)
        remedy = translate("Export", "Export again; if it happens again, check the disk.")
        raise Problem("export_not_readable", cause, remedy, file=str(target))
