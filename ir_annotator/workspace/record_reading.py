"""What a process that reads for an import does: it needs the readers, and nothing of the project."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ir_annotator.domain.record import Record
from ir_annotator.domain.table import KnownColumns
from ir_annotator.formats.reading import read_records

NOTHING_SAID = KnownColumns()
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def read_for_import(file: Path, columns: KnownColumns = NOTHING_SAID) -> Sequence[Record]:
    """Return the records in a file, which remember where they were read from.

    Raises:
        Problem: If the file cannot be read or holds no record.
    """
    place = str(file.absolute())
    source = "" if _HALF_PAIR.search(place) else place  # a name that is no text cannot be kept
    return [replace(record, source=source) for record in read_records(file, columns)]
