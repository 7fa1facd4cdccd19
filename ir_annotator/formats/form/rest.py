"""What a form says beyond its fields: further lines above it, words behind a box, more than a day in the date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ir_annotator.formats.form.values import (
    BOX_LETTER,
    BOX_SIGN,
    CATEGORIES,
    EMPTY,
    EMPTY_LETTERS,
    Header,
    iso_dates,
    signs_first,
)

SUBTITLE = "副标题"
"""Label of the lines above the form that are no title, company, code, name or number."""

_KNOWN = re.compile(
    r"(?:证券|股票|公司|[AＡ]\s*股)(?:代码|简称)\s*[:：]?|(?:记录表?|公告|文件)?编号\s*[:：]?|第?\s*号|[（(]\s*[）)]"
)
_LABELLED = re.compile(r"(?P<label>[\u4e00-\u9fffA-Z]{2,8})\s*[:：]\s*(?P<value>[^\s:：]+)")
_WORD = re.compile(r"\w")
_LABEL = re.compile(rf"{CATEGORIES}|[^\s（(]{{2,12}}")
_HINT = re.compile(r"[（(]?(?:请|如有)[^）)]{0,20}(?:说明|注明|填写|打)?[^）)]{0,12}[）)]?")
_SIGNER = re.compile(r"(?:公司|董事会(?:办公室|秘书处)?|证券部|证券事务部)$")
_MOST_SIGNED = 4
_DAY = re.compile(
    r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日|\d{8}"
)
_SIGNED_DAY = re.compile(rf"(?:[^\d，。：]{{2,30}}(?:公司|董事会))?\s*(?P<day>{_DAY.pattern})")


def header_rest(lines: Iterable[str], header: Header) -> dict[str, str]:
    """Return what the lines above the form say beyond the header, under its own label or as ``SUBTITLE``."""
    found: dict[str, str] = {}
    subtitles: list[str] = []
    for line in lines:
        rest = _without(_KNOWN.sub(" ", line), header)
        for match in _LABELLED.finditer(rest):
            found.setdefault(match["label"], match["value"])
        words = _LABELLED.sub(" ", rest).strip(" \t（）()：:")
        if _WORD.search(words) and words not in subtitles:
            subtitles.append(words)
    if subtitles:
        found[SUBTITLE] = "\n".join(subtitles)
    return found


def _without(line: str, header: Header) -> str:
    """Return a line without what the header holds, however its words are spaced."""
    values = (header.title, header.company, header.number, header.code, header.name)
    for value in sorted(filter(None, values), key=len, reverse=True):
        spaced = r"\s*".join(map(re.escape, "".join(value.split())))
        line = re.sub(spaced, " ", line, count=1)
    return line


def category_words(text: str) -> str:
    """Return the labels of boxes that further words stand behind, with these: 其他（电话会议）, one a line."""
    text = BOX_LETTER.sub(lambda match: "□" if match[0] in EMPTY_LETTERS else "√", signs_first(text))
    found: list[str] = []
    start, sign = 0, ""
    for match in [*BOX_SIGN.finditer(text), None]:
        label, words, boxed = _label_and_words(text[start : match.start() if match else len(text)])
        if words and not _HINT.fullmatch(words.strip()):
            found.append(("□" if boxed and sign and sign in EMPTY else "") + label + words)
        if match:
            start, sign = match.end(), match[0]
    return "\n".join(found)


def _label_and_words(text: str) -> tuple[str, str, bool]:
    """Return the last label behind a box, the words behind it, and whether the box is its own.

    Behind 其他 all are words.
    """
    label, rest, boxed = "", text.strip(), True
    while match := _LABEL.match(rest):
        known = re.fullmatch(CATEGORIES, match[0])
        if label and not known:
            break
        boxed = not label
        label, rest = match[0], rest[match.end() :]
        if label.startswith("其"):
            break
        rest = rest.lstrip()
    return label, re.sub(r"\s+(?=[（(])", "", rest.rstrip()), boxed


def signed_on(text: str) -> str:
    """Return the ISO date on the last line of a talk that ends with a signature; empty if it does not."""
    lines = [line.strip() for line in text.rsplit("\n", _MOST_SIGNED)[1:]]
    day = (
        re.fullmatch(rf"(?:[^\d，。：]{{2,30}}(?:公司|董事会))?\s*(?P<day>{_DAY.pattern})", lines[-1])
        if lines
        else None
    )
    if not day:
        return ""
    company = any(_SIGNER.search(line) for line in [*lines[:-1], lines[-1][: day.start("day")].rstrip()])
    return next(iter(iso_dates(day["day"])), "") if company else ""


def more_than_a_day(text: str) -> bool:
    """Tell whether the last row says more than one day, such as a clock time or by whom it was written."""
    return bool(_WORD.search(_DAY.sub("", text, count=1)))
