"""Reads records from plain text: what Word saves as text, and text typed with the form's labels."""

from __future__ import annotations

import re

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.form.remarks import MOST_LINES, too_long
from ir_annotator.formats.form.rows import Field, Row, Sheet, field_of, is_label, is_statement
from ir_annotator.formats.guard import UTF16_MARKS
from ir_annotator.i18n import translate

_BOOKMARK = re.compile(r"\[bookmark: [^\[\]\n]{0,200}\]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
"""Characters that no text holds."""
_FOREIGN = re.compile("[\u0370-\u04ff\u3040-\u312f]")
_MOST_FOREIGN = 0.08
"""Share of Greek, Cyrillic, kana and Zhuyin among what is not ASCII; in a record in Chinese there is next to none."""
_LINE_END = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_LABELLED_VALUE = re.compile(r"\s*([^:：\n]{2,48})[:：](.*)")
_UNKNOWN_LABEL = re.compile(r"\t(?![\d\s（(])[^。？！；，：?!;,:]{2,40}")
_AFTER_CONTENT = (Field.ATTACHMENTS, Field.DATE)
_SECTION = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,3}\s*、|[（(][一二三四五六七八九十]{1,3}[）)])\s*(?=\S)")
_LONGEST_HEADING = 24


def sheet_of_text(text: str) -> Sheet:
    """Return the sheet that a plain text is."""
    return sheet_of_lines(_LINE_END.sub("\n", text).split("\n"))


def decoded(raw: bytes) -> str:
    """Return the text of a file's bytes.

    Raises:
        Problem: If it is not UTF-8, UTF-16 with a byte order mark, or GB18030.
    """
    encodings = ["utf-16"] if raw.startswith(UTF16_MARKS) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not CONTROL.search(text) and (encoding != "gb18030" or _is_chinese(text)):
            return text
    big5 = not raw.startswith(UTF16_MARKS) and _is_big5(raw)
    raise Problem(
        "unreadable_encoding",
        translate("Reader", "The text is in Big5, the encoding of traditional Chinese, which is not read.")
        if big5
        else translate("Reader", "The text is in an encoding that cannot be read (neither UTF-8, UTF-16 nor GB18030)."),
        translate("Reader", "Open it in an editor, save it as UTF-8, and try again."),
    )


def _is_chinese(text: str) -> bool:
    """Tell whether a text that could be decoded as GB18030 is in it: another encoding gives kana and Cyrillic."""
    foreign = len(_FOREIGN.findall(text))
    return foreign <= _MOST_FOREIGN * sum(not sign.isascii() for sign in text)


def _is_big5(raw: bytes) -> bool:
    try:
        return _is_chinese(raw.decode("big5"))
    except UnicodeDecodeError:
        return False


def sheet_of_lines(lines: list[str]) -> Sheet:
    """Return the sheet that lines of text hold; lines without any label of a form are all ``after`` it.

    Raises:
        Problem: ``too_large`` if they are more than any record has.
    """
    if len(lines) > MOST_LINES:
        raise too_long()
    clean = [_BOOKMARK.sub("", line) for line in lines]
    if any(line.startswith("\t") and is_label(line) for line in clean):
        starts = [at for at in range(len(clean)) if _starts_row(clean, at)]
        if starts:
            return _table_layout(clean, starts)
    return _plain_layout(clean)


def _table_layout(lines: list[str], starts: list[int]) -> Sheet:
    """Read what Word writes for a table: a tab before each cell, a blank line behind each row."""
    rows = []
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        first = next((at for at in range(start + 1, stop) if lines[at]), stop)
        value = lines[first:stop]
        if value:
            value = [value[0].removeprefix("\t"), *value[1:]]
        rows.append(Row(lines[start], "\n".join(value)))
    return Sheet(tuple(lines[: starts[0]]), tuple(rows))


def _starts_row(lines: list[str], at: int) -> bool:
    """Tell whether a label cell stands on a line: the next cell follows, and it is a known label or like one."""
    if not lines[at].startswith("\t"):
        return False
    following = next((lines[each] for each in range(at + 1, len(lines)) if lines[each]), "")
    if not following.startswith("\t"):
        return False
    begins_row = at == 0 or not lines[at - 1].strip()
    return is_label(lines[at]) or (begins_row and bool(_UNKNOWN_LABEL.fullmatch(lines[at].rstrip())))


def _plain_layout(lines: list[str]) -> Sheet:
    """Read lines of ``label`` or ``label：value``, each known label once; behind the content only the last rows.

    The form may be sections without a table: ``一、投资者关系活动类别``, ``三、投资者关系活动主要内容``.
    """
    rows: list[tuple[str, list[str]]] = []
    seen: set[Field] = set()
    header: list[str] = []
    sections = False
    for line in lines:
        unnumbered = _SECTION.sub("", line, count=1)
        label, value = _label_and_value(unnumbered)
        field = field_of(label)
        numbered = unnumbered != line
        told = not numbered or bool(seen) or field is Field.CATEGORIES
        if told and field and field not in seen and (Field.CONTENT not in seen or field in _AFTER_CONTENT):
            seen.add(field)
            sections = sections or numbered
            rows.append((label, [value]))
        elif label and not field and rows and (Field.CONTENT not in seen or is_statement(label)):  # 方式：, no field
            rows.append((label, [value]))
        elif sections and numbered and Field.CONTENT not in seen and len(line) <= _LONGEST_HEADING:
            rows.append((unnumbered, []))
        elif rows:
            rows[-1][1].append(line)
        else:
            header.append(line)
    if not rows:
        return Sheet(after=tuple(lines))
    return Sheet(tuple(header), tuple(Row(label, "\n".join(value)) for label, value in rows if value))


def begins_with_label(line: str) -> bool:
    """Tell whether a line is or begins with the label of a known row and a colon."""
    return bool(_label_and_value(_SECTION.sub("", line, count=1))[0])


def _label_and_value(line: str) -> tuple[str, str]:
    """Return the known label a line begins with and the rest of the line; no label, no value if it does not."""
    if is_label(line):
        return line, ""
    if (match := _LABELLED_VALUE.fullmatch(line)) and is_label(match[1]):
        return match[1], match[2]
    return "", ""
