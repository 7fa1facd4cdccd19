"""Takes a Word report in again: the labels kept inside it, compared with what a person sees in it.

Whoever changes the text in Word, or takes a comment of ours away, changes what the labels speak of: those Q&As are
refused, the others are read. Comments that people add are left alone.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.docx.package import LABELS_NS, Package, is_report
from ir_annotator.formats.docx.xml import W, elements_of, parse_part
from ir_annotator.formats.labels.native_reading import read_lines
from ir_annotator.formats.labels.preset import Start
from ir_annotator.formats.labels.read_line import ReadLine
from ir_annotator.formats.reports.report_text import bookmark_name
from ir_annotator.formats.reports.word_styles import MARK
from ir_annotator.formats.reports.word_xml import visible
from ir_annotator.i18n import translate

if TYPE_CHECKING:
    from lxml.etree import _Element

_LINE = f"{{{LABELS_NS}}}line"
_SIGNS = {"p": "\n", "tab": "\t", "br": "\n", "cr": "\n"}
_RANGES = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
_WALKED = tuple(W + name for name in (*_SIGNS, *_RANGES, "r", "t"))


def begins(start: Start) -> bool:
    """Tell whether a file is a Word report that holds its labels."""
    return start.head.startswith(b"PK") and is_report(start.path)


def read(path: Path) -> Iterator[ReadLine | Problem]:
    """Yield each labelled Q&A of a report, or why it is refused.

    Raises:
        Problem: If the file is no Word document, is damaged, or holds no labels.
    """
    with Package(path) as package:
        kept = package.labels()
        if kept is None:
            raise _no_labels()
        lines = "\n".join(element.text or "" for element in parse_part(kept).iter(_LINE)).encode()
        seen = _Seen(package.document())
    for line in read_lines(io.BytesIO(lines), str(path)):
        yield line if isinstance(line, Problem) else seen.checked(line)


class _Seen:
    """What a person sees: the text of the document, where bookmarks begin in it, and what has comments."""

    def __init__(self, document: bytes) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._names: dict[str, str] = {}
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._open: dict[str, int] = {}
        self._quotes: list[tuple[str, int, int]] = []
        self._last, self._is_mark = "", False
        for element in elements_of(document, _WALKED):
            self._take(element)
        self._text = "".join(self._pieces)
        self._commented: dict[str, Counter[str]] = {}
        for name, start, end in self._quotes:
            self._commented.setdefault(name, Counter())[self._text[start:end].strip("\n")] += 1

    def checked(self, line: ReadLine) -> ReadLine | Problem:
        """Return the line if the report still shows what it says, else the problem."""
        if not all(self._shows(name, line.qa_id, text) for name, text in (("q", line.question), ("a", line.answer))):
            return _changed(translate("Report", "The text of this Q&A was changed in the report."), line)
        quotes = Counter(visible(claim.quote).strip("\n") for _, claim in line.claims)
        lost = quotes - self._commented.get(bookmark_name("", line.qa_id), Counter())
        if lost:
            cause = translate("Report", "The comment at “{0}” was moved or taken away in the report.")
            return _changed(cause.format(next(iter(lost))), line)
        return line

    def _shows(self, name: str, qa_id: str, text: str) -> bool:
        """Tell whether a text stands where its bookmark begins.

        The bookmark may end too early: LibreOffice moves its end by one for every comment that ends in it.
        """
        expected = visible(text).strip("\n")
        bookmark = bookmark_name(name, qa_id)
        start, end = self._starts.get(bookmark, 0), self._ends.get(bookmark, 0)
        while start < end and self._text[start] == "\n":
            start += 1
        return self._text.startswith(expected, start) and len(self._text[start:end].rstrip("\n")) <= len(expected)

    def _take(self, element: _Element) -> None:
        name = str(element.tag).removeprefix(W)
        number = element.get(W + "id") or ""
        if name == "r":
            style = element.find(f"{W}rPr/{W}rStyle")
            self._is_mark = style is not None and style.get(W + "val") == MARK
        elif name in _SIGNS or (name == "t" and not self._is_mark):
            self._pieces.append(_SIGNS.get(name) or element.text or "")
            self._length += len(self._pieces[-1])
        elif name == "bookmarkStart":
            found = self._names[number] = element.get(W + "name") or ""
            self._starts.setdefault(found, self._length)  # LibreOffice may begin one twice
            self._last = found if found[:2] in ("q_", "a_") else self._last
        elif name == "bookmarkEnd":
            self._ends[self._names.pop(number, "")] = self._length
        elif name == "commentRangeStart":
            self._open[number] = self._length
        elif name == "commentRangeEnd" and number in self._open:
            self._quotes.append((self._last[1:], self._open.pop(number), self._length))


def _changed(cause: str, line: ReadLine) -> Problem:
    remedy = translate("Report", "Take in the report as the program wrote it, or another export.")
    return Problem("report_changed", cause, remedy, file=line.file, line=line.number)


def _no_labels() -> Problem:
    return Problem(
        "no_labels",
        translate("Report", "The Word document holds no labels of this program."),
        translate("Report", "Choose a report that the program wrote."),
    )
