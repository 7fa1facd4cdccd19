"""A plain table as CSV that Excel opens as what it is: UTF-8 with BOM, and no cell a formula."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from ir_annotator.formats.labels.csv_labels import guarded


def write_table(stream: BinaryIO, rows: Iterable[Sequence[str]]) -> int:
    """Write rows, the head first, and return how many there are."""
    stream.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    count = 0
    try:
        writer = csv.writer(text)
        for count, row in enumerate(rows, 1):  # noqa: B007 -- counted
            writer.writerow([guarded(cell) for cell in row])
    finally:
        text.flush()
        text.detach()
    return count
