"""What an export would write, before it is written: how much, by whom, and how it begins."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path

from ir_annotator.domain.anonymous import Letters
from ir_annotator.formats.labels.presets import PRESETS
from ir_annotator.store.project import Project
from ir_annotator.workspace.exporting import about, rows_of
from ir_annotator.workspace.jobs import Tick, no_tick
from ir_annotator.workspace.manifest import Tally
from ir_annotator.workspace.values import ExportChoice, ExportPreview

_FIRST = 3
"""Rows that are shown as they would be written."""
_SHOWN = 6000
"""Code points of them that are shown at most."""


def preview(project: Project, choice: ExportChoice, tick: Tick = no_tick) -> ExportPreview:
    """Return what an export would write.

    Raises:
        Problem: If it could not be written.
    """
    preset, tally = PRESETS[choice.format], Tally()
    with tempfile.TemporaryDirectory(prefix="ir-annotator-") as folder:
        path = Path(folder) / f"labels{preset.suffix}"
        first = islice(tally.counted(rows_of(project, choice, tick), preset.takes), _FIRST)
        preset.write(path, first, about(project, choice))
        head = _head(path)
    tally, letters = Tally(), Letters()
    for _ in tally.counted(rows_of(project, choice, tick, letters), preset.takes):
        pass
    return ExportPreview(
        lines=tally.lines,
        left_out=tally.left_out,
        records=tally.records,
        qas=tally.qas,
        claims=tally.claims,
        annotators=dict(sorted(tally.annotators.items())),
        letters=letters.given if choice.anonymise else {},
        head=head,
    )


def _head(path: Path) -> str:
    """Return how a file begins, or the first one of a folder; nothing if it is not text."""
    files = sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
    try:
        with files[0].open(encoding="utf-8-sig") as stream:
            text = stream.read(_SHOWN + 1)
    except (UnicodeDecodeError, IndexError):
        return ""
    return text[:_SHOWN] + "…" if len(text) > _SHOWN else text
