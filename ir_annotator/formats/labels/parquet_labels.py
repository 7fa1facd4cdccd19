"""Labels as two Parquet tables, where the package pyarrow is installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels import exchange, label_tables
from ir_annotator.formats.labels.label_tables import Row
from ir_annotator.formats.labels.preset import About, Start
from ir_annotator.formats.labels.read_line import ReadLine
from ir_annotator.i18n import translate
from ir_annotator.resources import is_frozen

PACKAGE = "pyarrow"
_ROWS_AT_ONCE = 1000
_MAGIC = b"PAR1"


def write(path: Path, rows: Iterable[StoredQA], about: About) -> None:
    """Write the Q&As to ``path`` and the claims beside it.

    Raises:
        Problem: ``needs_package`` without pyarrow.
    """
    layout = label_tables.layout_of(about.scheme)
    with ExitStack() as stack:
        qas = stack.enter_context(_Table(path, layout.qas, layout.whole))
        claims = stack.enter_context(_Table(label_tables.claims_beside(path), layout.claims, layout.whole))
        for native in exchange.natives(rows, about):
            qas.add(label_tables.qa_row(native, layout))
            for row in label_tables.claim_rows(native, layout):
                claims.add(row)


class _Table:
    """A Parquet file that is written some rows at a time."""

    def __init__(self, path: Path, columns: Iterable[str], whole: frozenset[str]) -> None:
        pa, pq = _pyarrow()
        self._pa = pa
        types = {"flagged": pa.bool_(), "seconds": pa.float64()}
        types |= dict.fromkeys(("categories", "dates", "topics"), pa.list_(pa.string()))
        types |= dict.fromkeys(whole, pa.int64())
        self._schema = pa.schema([(name, types.get(name, pa.string())) for name in columns])
        self._writer = pq.ParquetWriter(path, self._schema)
        self._rows: list[Row] = []

    def __enter__(self) -> _Table:
        return self

    def __exit__(self, *error: object) -> None:
        self._write()
        self._writer.close()

    def add(self, row: Row) -> None:
        """Write a row, at the latest with those that follow."""
        self._rows.append(row)
        if len(self._rows) >= _ROWS_AT_ONCE:
            self._write()

    def _write(self) -> None:
        self._writer.write_table(self._pa.Table.from_pylist(self._rows, self._schema))
        self._rows.clear()


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        cause = translate("Presets", "The format {0} needs the package {1}, which is not installed.")
        remedy = translate("Presets", "Install it with “pip install {0}”, or choose another format.")
        if is_frozen():
            remedy = translate("Presets", "It cannot be added to this program: choose another format, such as csv.")
        raise Problem("needs_package", cause.format("parquet", PACKAGE), remedy.format(PACKAGE)) from error
    return pa, pq


def begins(start: Start) -> bool:
    """Tell whether a file that begins like this is Parquet."""
    return start.head.startswith(_MAGIC)


def read(path: Path) -> Iterator[ReadLine | Problem]:
    """Yield the rows of the table of Q&As, each with its claims; ``path`` is either table.

    Raises:
        Problem: ``missing_table`` if there is but one of them, ``needs_package`` without pyarrow.
    """
    qas = label_tables.qas_beside(path)
    beside = label_tables.claims_beside(qas)
    for table in (qas, beside):
        if not table.is_file():
            raise label_tables.missing_table(table).in_file(str(path))
    claims = label_tables.claims_by_key(_rows(beside, label_tables.is_table_of_claims))
    for number, row in enumerate(_rows(qas, label_tables.is_table_of_qas), 1):
        yield label_tables.line_of_rows(row, claims, str(qas), number)
    yield from label_tables.stray_claims(claims, str(beside))


def _rows(path: Path, is_ours: Any) -> Iterator[Row]:  # noqa: ANN401 -- a test of columns
    pa, pq = _pyarrow()
    try:
        with pq.ParquetFile(path) as table:
            if not is_ours(table.schema_arrow.names):
                cause = translate("Presets", "It is not one of the two tables that are exported here.")
                raise Problem("bad_table", cause, file=str(path))
            for batch in table.iter_batches(_ROWS_AT_ONCE):
                yield from batch.to_pylist()
    except pa.ArrowException as error:
        cause = translate("Presets", "The table cannot be read: {0}.").format(error)
        raise Problem("bad_table", cause, file=str(path)) from error
