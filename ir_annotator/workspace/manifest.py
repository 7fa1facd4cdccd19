"""The manifest beside an export: what it holds, how it was chosen, and what its bytes must be."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from ir_annotator import __version__
from ir_annotator.domain.stored import StoredQA
from ir_annotator.workspace.values import ExportChoice

SUFFIX = ".manifest.json"
_BLOCK = 2**20


@dataclass(slots=True)
class Tally:
    """Counts the rows of an export while they are written."""

    lines: int = 0
    claims: int = 0
    qas: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    layers: Counter[str] = field(default_factory=Counter)
    annotators: Counter[str] = field(default_factory=Counter)
    schemes: Counter[str] = field(default_factory=Counter)
    records: int = 0
    left_out: int = 0
    _last: tuple[str, str] = ("", "")

    def counted(self, rows: Iterable[StoredQA], takes: Callable[[StoredQA], bool]) -> Iterator[StoredQA]:
        """Yield the rows that a format takes after counting them."""
        for row in rows:
            if takes(row):
                yield self.count(row)
            else:
                self.left_out += 1

    def count(self, row: StoredQA) -> StoredQA:
        """Count a row and return it; those of one Q&A, and those of one record, stand together."""
        self.lines += 1
        self.claims += len(row.claims)
        self.records += row.record.fingerprint != self._last[0]
        self.qas += row.qa_id != self._last[1]
        self._last = (row.record.fingerprint, row.qa_id)
        self.statuses[row.status] += 1
        self.layers[row.layer] += 1
        self.schemes[row.scheme] += 1
        if row.annotator:
            self.annotators[row.annotator] += 1
        return row

    def as_json(self) -> dict[str, Any]:
        """Return the counts; keys are sorted, so that the same export has the same manifest."""
        named = {name: dict(sorted(getattr(self, name).items())) for name in ("statuses", "layers", "annotators")}
        return {
            "lines": self.lines,
            "records": self.records,
            "qas": self.qas,
            "claims": self.claims,
            "left_out": self.left_out,
            **named,
        }


def filter_json(choice: ExportChoice) -> dict[str, Any]:
    """Return how the rows were chosen; an anonymous export does not name anybody here either."""
    return {
        "annotators": len(choice.annotators) if choice.anonymise and choice.annotators else list(choice.annotators),
        "gold": choice.gold,
        "status": choice.status,
        "include_unlabelled": choice.include_unlabelled,
        "anonymise": choice.anonymise,
        "records": None if choice.records is None else len(choice.records),
        "search": choice.search,
    }


def write_manifest(path: Path, scheme: str, choice: ExportChoice, tally: Tally) -> None:
    """Write the manifest of an export that lies by itself in the folder of ``path``."""
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    data = {
        "manifest": "ir-annotator-export/1",
        "format": choice.format,
        "program": f"ir-annotator {__version__}",
        "scheme": scheme,
        "schemes": dict(sorted(tally.schemes.items())),
        "filter": filter_json(choice),
        "counts": tally.as_json(),
        "files": [_described(file, path.parent) for file in sorted(files)],
    }
    path.write_bytes(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def _described(file: Path, folder: Path) -> dict[str, Any]:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return {"name": file.relative_to(folder).as_posix(), "bytes": file.stat().st_size, "sha256": digest.hexdigest()}
