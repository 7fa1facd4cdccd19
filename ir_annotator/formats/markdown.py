"""Takes the signs of Markdown out of a text, so that what is left reads as a typed record does."""

from __future__ import annotations

import re

from ir_annotator.formats.form.rows import is_label

_DIVIDER = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*")
"""The line below the head of a table, of two columns at least; without a bar a line of dashes is a rule."""
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(?=\S)")
_BOLD_LINE = re.compile(r"[ ]{0,3}\*\*[^*\n]+\*\*[ \t]*")
_BOLD = re.compile(r"(?:(?<![\w*])\*\*(?=[^\s*])|\*\*(?=\w))([^*\n]+)(?<=\S)\*\*")
"""As CommonMark has it, two asterisks between a word and a comma begin nothing: 张**、李**."""
_QUOTED = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
_CELL_END = re.compile(r"(?<!\\)\|")
_FEWEST_BOLD = 2
_LOOKED_AT = 5_000
"""Lines that tell whether a text is Markdown."""
_EMPTY_HEADS = {"", "项目", "内容", "字段", "栏目", "说明", "值"}


def without_markdown(text: str) -> str:
    """Return a text without the signs of Markdown; as it is where it holds none of its headings, tables, bold lines.

    A row of a table whose first cell is a label of the form becomes ``label：value``, another one cells between tabs.
    """
    lines = text.split("\n")
    if not _is_markdown(lines[:_LOOKED_AT]):
        return text
    found: list[str] = []
    for at, line in enumerate(lines):
        if _is_divider(line):
            continue
        if "|" in line and line.strip().startswith("|"):
            is_head = at + 1 < len(lines) and _is_divider(lines[at + 1])
            found += _row(line, is_head=is_head)
        else:
            found += _plain(_HEADING.sub("", _QUOTED.sub("", line, count=1), count=1))
    return "\n".join(found)


def _is_markdown(lines: list[str]) -> bool:
    """Tell whether lines are Markdown: two asterisks alone may stand for a name left out (张**)."""
    told = any(_HEADING.match(line) or _is_divider(line) for line in lines)
    return told or sum(bool(_BOLD_LINE.fullmatch(line)) for line in lines) >= _FEWEST_BOLD


def _is_divider(line: str) -> bool:
    return "|" in line and bool(_DIVIDER.fullmatch(line))


def _row(line: str, *, is_head: bool) -> list[str]:
    """Return the lines that a row of a table makes."""
    cells = [cell.strip() for cell in _CELL_END.split(line.strip().removeprefix("|"))]
    if cells and not cells[-1]:
        cells.pop()
    if is_head and set(cells) <= _EMPTY_HEADS:
        return []
    label = _bare(cells[0]) if cells else ""
    if cells and is_label(_BREAK.sub("", label)):
        return _plain(f"{_BREAK.sub('', label)}：{'<br>'.join(filter(None, cells[1:]))}")
    return _plain("\t".join(_BREAK.sub(" ", cell) for cell in cells))


def _plain(line: str) -> list[str]:
    return [_bare(part) for part in _BREAK.split(line)]


def _bare(words: str) -> str:
    """Return words without the signs around bold type and before escaped signs."""
    return _ESCAPED.sub(r"\1", _BOLD.sub(r"\1", words))
