"""The one table of export formats, and which of them a file is in."""

from __future__ import annotations

import codecs
import json
from pathlib import Path
from typing import Any

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.guard import check_regular
from ir_annotator.formats.labels import (
    argilla,
    csv_labels,
    doccano,
    exchange,
    hf_folder,
    label_studio,
    native_jsonl,
    native_reading,
    parquet_labels,
    prodigy,
)
from ir_annotator.formats.labels import label_studio_min as minimal
from ir_annotator.formats.labels.preset import Preset, Start
from ir_annotator.formats.reports import report_reading, word_report
from ir_annotator.i18n import translate

_HEAD = 2**20
"""Bytes by which a format is told."""
_LINES = 20
"""Lines that are looked at: the first ones may be broken."""

PRESETS: dict[str, Preset] = {
    one.name: one
    for one in (
        Preset("native", ".jsonl", native_jsonl.write, native_reading.read, native_reading.begins),
        Preset("prodigy", ".jsonl", prodigy.write, prodigy.read, prodigy.begins),
        Preset("doccano", ".jsonl", doccano.write, doccano.read, doccano.begins),
        Preset("label-studio", ".json", label_studio.write, label_studio.read, label_studio.begins),
        Preset("argilla", ".jsonl", argilla.write, argilla.read, argilla.begins),
        Preset("label-studio-min", ".json", minimal.write, minimal.read, minimal.begins, takes=minimal.takes),
        Preset("csv", ".csv", csv_labels.write, csv_labels.read, csv_labels.begins, is_several=True),
        Preset(
            "parquet",
            ".parquet",
            parquet_labels.write,
            parquet_labels.read,
            parquet_labels.begins,
            is_several=True,
            needs=parquet_labels.PACKAGE,
        ),
        Preset("hf", "", hf_folder.write, hf_folder.read, hf_folder.begins, is_several=True, tells_agreement=True),
        Preset("docx", ".docx", word_report.write, report_reading.read, report_reading.begins),
    )
}
"""Every format by its name. To add one: a module with ``write``, ``read`` and ``begins``, and a line here."""


def preset_of(path: Path) -> Preset:
    """Return the format that a file (or a folder) is in, told by its content.

    Raises:
        Problem: ``unknown_format``.
        OSError: If it cannot be read.
    """
    start = start_of(path)
    for preset in PRESETS.values():
        if preset.begins(start):
            return preset
    raise _unknown(start)


def _unknown(start: Start) -> Problem:
    cause = translate("Presets", "The file holds no labels in a format that is known here.")
    remedy = translate("Presets", "Known are: {0}.").format(", ".join(PRESETS))
    if start.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        cause = translate("Presets", "The file is UTF-16, and labels are read as UTF-8.")
        remedy = translate("Presets", "Save it again as UTF-8.")
    elif not start.head.strip() and start.path.is_file():
        cause = translate("Presets", "The file is empty.")
    return Problem("unknown_format", cause, remedy, file=str(start.path))


def is_ours(path: Path) -> bool:
    """Tell whether a file that cannot be but text holds labels that this program wrote."""
    try:
        start = start_of(path)
    except (OSError, Problem):
        return False  # reading it says why
    if start.first is not None:
        return native_reading.begins(start) or exchange.KEY in start.first or hf_folder.begins(start)
    return csv_labels.begins(start)


def start_of(path: Path) -> Start:
    """Return how a file begins.

    Raises:
        OSError: If it cannot be read.
        Problem: If it is neither a file nor a folder.
    """
    if path.is_dir():
        return Start(path, b"", None, is_array=False)
    check_regular(path)
    with path.open("rb") as stream:
        head = stream.read(_HEAD).removeprefix(b"\xef\xbb\xbf")
    text = head.decode("utf-8", "replace").lstrip()
    is_array = text.startswith("[")
    return Start(path, head, _first_object(text.removeprefix("[").lstrip()), is_array)


def _first_object(text: str) -> dict[str, Any] | None:
    """Return the first object that can be read: what stands first, else the first line that is one."""
    for candidate in (text, *text.splitlines()[1:_LINES]):
        try:
            found, _ = json.JSONDecoder().raw_decode(candidate)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return found
    return None
