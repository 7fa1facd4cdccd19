"""Takes a Word report in again: the labels kept inside it, compared with what a person sees in it.

Whoever changes the text in Word, or takes a comment of ours away, changes what the labels speak of: those Q&As are
refused, the others are read. Comments that people add are left alone.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.docx_package import Package
from ir_annotator.formats.docx_xml import W, elements_of, is_on, parse_part
from ir_annotator.formats.native_reading import ReadLine, read_lines
from ir_annotator.formats.report_text import bookmark_name
from ir_annotator.formats.word_file import LABELS_NS
from ir_annotator.formats.word_styles import MARK
from ir_annotator.formats.word_xml import visible
from ir_annotator.i18n import translate

_LINE = f"{{{LABELS_NS}}}line"
_TEXTS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n"}
_WALKED = tuple(
    W + name
    for name in ("p", "r", "t", "tab", "br", "cr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
)


def is_report(path: Path) -> bool:
    """Tell whether a file is a Word report that holds its labels."""
    try:
        with Package(path) as package:
            return _labels(package) is not None
    except (Problem, OSError):
        return False


def read_report(path: Path) -> Iterator[ReadLine | Problem]:
    """Yield each labelled Q&A of a report, or why it is refused.

    Raises:
        Problem: If the file is no Word document, is damaged, or holds no labels.
    """
    with Package(path) as package:
        kept = _labels(package)
        if kept is None:
            raise _no_labels()
        lines = "\n".join(element.text or "" for element in parse_part(kept).iter(_LINE)).encode()
        seen = _Seen(package.document())
    for line in read_lines(io.BytesIO(lines), str(path)):
        yield line if isinstance(line, Problem) else seen.checked(line)


def _labels(package: Package) -> bytes | None:
    """Return the part with the labels, whatever Word called it, or None."""
    for number in range(1, 100):
        raw = package.part(f"customXml/item{number}.xml")
        if raw is None:
            return None
        if LABELS_NS.encode() in raw[:1000]:
            return raw
    return None


class _Seen:
    """What a person sees: the text in each bookmark, and the texts that comments belong to."""

    def __init__(self, document: bytes) -> None:
        self._texts: dict[str, str] = {}
        self._commented: dict[str, Counter[str]] = {}
        self._walk(document)

    def checked(self, line: ReadLine) -> ReadLine | Problem:
        """Return the line if the report still shows what it says, else the problem."""
        for name, text in (("q", line.question), ("a", line.answer)):
            if self._texts.get(bookmark_name(name, line.qa_id), "") != visible(text):
                cause = translate("Report", "The text of this Q&A was changed in the report.")
                return _changed(cause, line)
        quotes = Counter(visible(claim.quote) for _, claim in line.claims)
        lost = quotes - self._commented.get(line.qa_id.replace("-", "_"), Counter())
        if lost:
            cause = translate("Report", "The comment at “{0}” was moved or taken away in the report.")
            return _changed(cause.format(next(iter(lost))), line)
        return line

    def _walk(self, document: bytes) -> None:
        names: dict[str, str] = {}
        open_: dict[str, list[str]] = {}
        homes: dict[str, str] = {}
        is_mark = False
        for element in elements_of(document, _WALKED):
            tag, number = element.tag, element.get(W + "id") or ""
            if tag == W + "p":
                for pieces in open_.values():
                    pieces.append("\n")
            elif tag == W + "r":
                style = element.find(f"{W}rPr/{W}rStyle")
                is_mark = style is not None and style.get(W + "val") == MARK
            elif tag == W + "t" or tag in _TEXTS:
                if not is_mark:
                    for pieces in open_.values():
                        pieces.append(_TEXTS.get(tag) or element.text or "")
            elif tag == W + "bookmarkStart":
                names[number] = element.get(W + "name") or ""
                open_[f"b{number}"] = []
            elif tag == W + "bookmarkEnd" and f"b{number}" in open_:
                self._texts[names[number]] = "".join(open_.pop(f"b{number}"))
            elif tag == W + "commentRangeStart":
                homes[number] = next((name[2:] for name in reversed(names.values()) if name[:2] in ("q_", "a_")), "")
                open_[f"c{number}"] = []
            elif tag == W + "commentRangeEnd" and f"c{number}" in open_:
                quote = "".join(open_.pop(f"c{number}"))
                self._commented.setdefault(homes[number], Counter())[quote] += 1


def _changed(cause: str, line: ReadLine) -> Problem:
    remedy = translate("Report", "Take in the report as the program wrote it, or another export.")
    return Problem("report_changed", cause, remedy, file=line.file, line=line.number)


def _no_labels() -> Problem:
    return Problem(
        "no_labels",
        translate("Report", "The Word document holds no labels of this program."),
        translate("Report", "Choose a report that the program wrote."),
    )
