"""Reads the sheets of Excel workbooks by walking their XML: what a cell shows, as text.

Libraries fill the space between two far cells (python-calamine ends the whole process then), or stop at styles they do
not know (openpyxl). This takes the few parts it needs, each behind the guard, and holds only cells that are there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ir_annotator.formats.docx.xml import parse_part
from ir_annotator.formats.guard import WORKBOOK_PART, damaged
from ir_annotator.formats.tables.table import Table, too_much
from ir_annotator.formats.tables.xlsx_cells import DAY_ZERO, DAY_ZERO_1904, Meaning, read_cells, read_texts
from ir_annotator.formats.zip_package import ZipPackage

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST_SMALL_PART = 5_000_000
"""Bytes of the parts that are held as a tree: workbook, relations, styles."""
_LARGEST_WORKBOOK = 60_000_000
"""Bytes of all unpacked parts together."""
_RELATION = re.compile(r"\{.*\}id")
_DATES_BUILT_IN = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NOT_A_DATE_SIGN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_SIGN = re.compile(r"[ymdhs年月日]", re.IGNORECASE)


def read_xlsx(path: Path) -> list[Table]:
    """Return the sheets of a workbook in their order.

    Raises:
        Problem: If a part cannot be read or is too large.
    """
    with _Workbook(path) as workbook:
        return workbook.sheets()


class _Workbook(ZipPackage):
    """A workbook: where its sheets are and what their cells mean."""

    def _check(self) -> None:
        """Refuse what is too large as a whole; note where the sheets are."""
        super()._check()
        if sum(part.file_size for name, part in self._parts.items() if name.endswith(".xml")) > _LARGEST_WORKBOOK:
            raise too_much()
        self._root = self._tree(WORKBOOK_PART)
        self._related = self._relations()
        counts_from_1904 = any(one.get("date1904") in {"1", "true"} for one in _all(self._root, "workbookPr"))
        self._day_zero = DAY_ZERO_1904 if counts_from_1904 else DAY_ZERO

    def sheets(self) -> list[Table]:
        """Return the sheets that hold cells."""
        texts: list[str] = []
        if shared := self._part_of("sharedStrings"):
            texts = read_texts(self._bytes(shared))
        dates = self._date_styles()
        found = []
        for sheet in _all(self._root, "sheet"):
            identity = next((str(value) for key, value in sheet.items() if _RELATION.fullmatch(str(key))), "")
            kind, part = self._related.get(identity, ("", ""))
            if kind == "worksheet" and part in self._parts:
                meaning = Meaning(texts, dates, self._day_zero)
                found.append(Table(read_cells(self._bytes(part), meaning), sheet.get("name", "")))
        return found

    def _relations(self) -> dict[str, tuple[str, str]]:
        """Return kind and part of what the workbook refers to, by the id of the relation."""
        folder, name = posixpath.split(WORKBOOK_PART)
        part = f"{folder}/_rels/{name}.rels"
        found = {}
        for one in _all(self._tree(part), "Relationship"):
            target = posixpath.normpath(posixpath.join("/" + folder, one.get("Target", ""))).lstrip("/")
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target)
        return found

    def _part_of(self, kind: str) -> str:
        return next((part for found, part in self._related.values() if found == kind and part in self._parts), "")

    def _date_styles(self) -> frozenset[int]:
        """Return the numbers of the cell styles that show a day."""
        part = self._part_of("styles")
        if not part:
            return frozenset()
        root = self._tree(part)
        formats = {one.get("numFmtId"): one.get("formatCode", "") for one in _all(root, "numFmt")}
        own = {key for key, code in formats.items() if _DATE_SIGN.search(_NOT_A_DATE_SIGN.sub("", code))}
        dates = (own | {str(one) for one in _DATES_BUILT_IN}) - (formats.keys() - own)
        styles = next(_all(root, "cellXfs"), ())
        return frozenset(at for at, one in enumerate(styles) if one.get("numFmtId") in dates)

    def _bytes(self, name: str) -> bytes:
        raw = self.part(name)
        if raw is None:
            raise damaged()
        return raw

    def _tree(self, part: str) -> _Element:
        raw = self._bytes(part)
        if len(raw) > _LARGEST_SMALL_PART:
            raise too_much()
        return parse_part(raw)


def _all(root: _Element, name: str) -> Iterator[_Element]:
    """Return the elements of this name in any namespace: that of the strict form is another one."""
    return root.iter(f"{{*}}{name}")
