"""The folder that ``datasets.load_dataset`` reads: JSON lines for train, validation and test, and a card."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import orjson

from ir_annotator.domain.holdout import Share, Split, hold_out, one_company
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats import json_items
from ir_annotator.formats.labels import exchange
from ir_annotator.formats.labels.hf_card import Given, Part, card
from ir_annotator.formats.labels.hf_columns import LISTS, Columns, native_of
from ir_annotator.formats.labels.json_shape import misfit
from ir_annotator.formats.labels.native_jsonl import Lines
from ir_annotator.formats.labels.native_reading import line_of
from ir_annotator.formats.labels.preset import About, Start
from ir_annotator.formats.labels.read_line import ReadLine
from ir_annotator.i18n import translate

_OURS = frozenset(("qa_id", "fingerprint", "question", "answer", "topics", "claims", "judgements", "scheme"))
"""Keys by which a row of ours is told, together with the missing ``format``."""


def write(path: Path, rows: Iterable[StoredQA], about: About) -> None:
    """Write the folder.

    Raises:
        OSError: If it cannot be written.
    """
    path.mkdir()
    with TemporaryFile(dir=path.parent) as aside:
        spool = _Spool(aside, about)
        for row in rows:
            spool.add(row)
        spool.divide(path)
    (path / "scheme.yaml").write_text(about.scheme.source, encoding="utf-8", newline="\n")
    (path / "README.md").write_text(card(about, spool.parts, spool.given), encoding="utf-8", newline="\n")


class _Spool:
    """Keeps the lines aside until all companies are known, and then gives each its place."""

    def __init__(self, aside: IO[bytes], about: About) -> None:
        self._aside = aside
        self._native, self._columns = Lines(about.scheme), Columns(about.scheme)
        self._names: list[tuple[str, ...]] = []
        self._last = ""
        self._records, self._lengths, self._kinds, self._claims = array("L"), array("L"), array("B"), array("L")
        self.given = Given()
        self.parts: dict[Split, Part] = {}

    def add(self, row: StoredQA) -> None:
        """Keep a row; those of one record come one after the other."""
        native = orjson.loads(self._native.line(row))
        if row.record.fingerprint != self._last:
            self._last = row.record.fingerprint
            self._names.append(_names(native["record"]))
        found = self._columns.row(native)
        self._lengths.append(self._aside.write(orjson.dumps(found, option=orjson.OPT_APPEND_NEWLINE)))
        self._records.append(len(self._names) - 1)
        self._kinds.append(sum(bool(found[name]) << bit for bit, name in enumerate(LISTS)))
        self._claims.append(len(native["claims"]))
        self.given.count(row, native)

    def divide(self, folder: Path) -> None:
        """Write the lines of each split to its file."""
        companies = one_company(self._names)
        rows, kinds = Counter(companies[record] for record in self._records), Counter[str]()
        for record, kind in zip(self._records, self._kinds, strict=True):
            kinds[companies[record]] |= kind
        splits = hold_out({company: Share(rows[company], kinds[company]) for company in companies})
        of_row = [splits[companies[record]] for record in self._records]
        self._count(companies, splits, of_row)
        self._write(folder, of_row)

    def _count(self, companies: list[str], splits: dict[str, Split], of_row: list[Split]) -> None:
        self.parts = {split: Part() for split in Split if split in splits.values()} or {Split.TRAIN: Part()}
        for split in splits.values():
            self.parts[split].companies += 1
        for company in companies:
            self.parts[splits[company]].records += 1
        for split, claims in zip(of_row, self._claims, strict=True):
            self.parts[split].rows += 1
            self.parts[split].claims += claims

    def _write(self, folder: Path, of_row: list[Split]) -> None:
        """Write the lines in their order, but first those that show which type each list is of."""
        first = self._telling(of_row)
        starts = array("Q", accumulate(self._lengths, initial=0))
        with ExitStack() as stack:
            files = {split: stack.enter_context((folder / f"{split}.jsonl").open("wb")) for split in self.parts}
            for number in (*first, *(number for number in range(len(of_row)) if number not in first)):
                self._aside.seek(starts[number])
                files[of_row[number]].write(self._aside.read(self._lengths[number]))

    def _telling(self, of_row: list[Split]) -> dict[int, None]:
        """Return the first rows of each split in which a list is filled that no row before filled."""
        seen: defaultdict[Split, int] = defaultdict(int)
        found: dict[int, None] = {}
        for number, (split, kinds) in enumerate(zip(of_row, self._kinds, strict=True)):
            if kinds & ~seen[split]:
                seen[split] |= kinds
                found[number] = None
        return found


def _names(record: dict[str, Any]) -> tuple[str, ...]:
    """Return what the company of a record is called in it; a record that does not say it is one of its own."""
    named = tuple(f"{key}:{record[key]}" for key in ("code", "name") if record[key])
    return named or (f"fingerprint:{record['fingerprint']}",)


def read(path: Path) -> Iterator[ReadLine | Problem]:
    """Yield each labelled Q&A of a folder, or of one of its files."""
    for file in _files(path):
        yield from exchange.read_each(json_items.lines(file), str(file), _line)


def _line(data: dict[str, Any], file: str, number: int) -> Iterator[ReadLine | Problem]:
    yield line_of(_native(data), file, number)


def _native(row: dict[str, Any]) -> dict[str, Any]:
    try:
        return native_of(row)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise misfit(translate("Presets", "The line is no row of a folder for “datasets” of this program.")) from error


def begins(start: Start) -> bool:
    """Tell whether this is a folder, or a file, of these rows."""
    if start.path.is_dir():
        return any(_is_ours(_first(file)) for file in _files(start.path))
    return not start.is_array and _is_ours(start.first)


def _is_ours(found: object) -> bool:
    return isinstance(found, dict) and found.keys() >= _OURS and "format" not in found


def _first(file: Path) -> object:
    return next((data for _, data in json_items.lines(file)), None)


def _files(path: Path) -> list[Path]:
    """Return the files of the splits, train first; the path itself if it is a file."""
    if not path.is_dir():
        return [path]
    return [file for split in Split if (file := path / f"{split}.jsonl").is_file()]
