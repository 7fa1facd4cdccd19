"""How the lines of a record text say what they are: markers of questions and answers, headings, closing words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ir_annotator.domain.record import Look
from ir_annotator.domain.span import Span

_NUMERAL = r"(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})"
_ASKED = r"(?:问题?|提问|(?:投资者|机构)(?:提?问)?|[Qq])"
_FAMILIES = {
    "asked": rf"[【\[（(]?(?:问题?|提问|[Qq])\s*{_NUMERAL}(?:\s*[】\]）)]?\s*[:：、.．;；，,]|[】\]）)]|\s)",
    # 2.0 and 10:30 are no numbers of a list, 1.2024年 is; without punctuation "5 请介绍" counts, "5 月" does not.
    "number": r"(?P<n>\d{1,3})(?:\s*[、，,)）]|\s*[.．](?!\d(?!\d{3}))|\s*[:：](?!\d)|\s+(?=[A-Za-z])"
    r"|(?=\s*[\u4e00-\u9fff])(?!\s*[年月日号时分个家位名台套条项亿万千百元倍季度期次点成]))",
    "ordinal": rf"第\s*{_NUMERAL}\s*个?(?:问题?|提问)(?:\s*[:：、，,.．]|\s)",
    "bracket": rf"[（(【\[]{_NUMERAL}[】\]）)]\s*[、.．:：]?",
    "circle": r"(?P<n>[①-⑳])\s*[、.．:：]?",
    "chinese": r"(?P<n>[一二三四五六七八九十]{1,3})\s*[、.．:：]",
}
# A question's marker: a number of some family, with or without 问： behind it, or 问： alone.
NUMBERED = {name: re.compile(rf"{mark}(?:\s*(?P<asked>{_ASKED}\s*[:：]))?\s*") for name, mark in _FAMILIES.items()}
UNNUMBERED = re.compile(rf"(?:\d{{1,3}}\s*[、.．]\s*)?[【\[]?{_ASKED}[】\]]?\s*[:：]\s*")
_REPLIED = r"(?:公司|董秘|管理层)?(?:回复|回答|答复|解答)|答|[Aa]"
_SPEAKER = (
    r"(?:上市)?公司|董秘|管理层|(?:公司)?(?:董事长|总经理|总裁|董事会秘书|财务总监|证券事务代表)[^:：，。；？?\s]{0,8}"
)
ANSWER = re.compile(
    rf"[【\[（(]?(?:{_REPLIED}|{_SPEAKER})\s*(?:\d{{1,3}}\s*)?[】\]）)]?\s*[:：;；]\s*"
    rf"|[【\[](?:{_REPLIED}|{_SPEAKER})\s*\d{{0,3}}[】\]]\s*|[Aa]\d{{1,3}}\s*[、.．]\s*|答\s+"
)
# Question and answer in one paragraph.
INLINE_ANSWER = re.compile(
    rf"(?<=[？?。！!\s])(?:[【\[]?(?:{_REPLIED}|(?:上市)?公司|董秘)\s*\d{{0,3}}[】\]]?\s*[:：]|[【\[](?:{_REPLIED})\d{{0,3}}[】\]])\s*"
)
ASKED_AND_ANSWERED = re.compile(rf"[？?]\s*(?:{_REPLIED}|(?:上市)?公司)\d{{0,3}}\s*[:：]")
REQUEST = re.compile(
    r"请|能否|可否|是否|是不是|如何|怎么|怎样|为何|为什么|什么|哪些|哪里|多少|介绍一?下|[吗呢]$|谢谢[。！!]?$"
)
BEGINS_AS_REQUEST = re.compile(
    r"(?:您好[，,！!]?|各位领导好[，,！!]?|尊敬的[^，,]{0,10}[，,])?\s*(?:麻烦|烦请|请|能否|可否|想(?:了解|请教|问)|关于)"
)

HEADING = re.compile(r"[一二三四五六七八九十]{1,3}\s*、[^？?。]{1,25}$")
CLOSING = re.compile(
    r".*未公开(?:的|披露的?)?重大信息|.*应(?:当)?披露(?:的)?重大信息|.*承诺书|[☆★*]{2,}|☆"
    r"|.*(?:会议|活动|交流|调研|接待|说明会|座谈|问答)[^，。]{0,6}(?:到此)?结束(?:[，。！].{0,40})?$"
    r"|(?:接待|交流|调研|沟通|活动|会议|说明会)(?:的)?过程中|(?:风险提示|免责声明|特别提示|重要提示|特此说明)[:：]?"
    r"|(?:最后，?)?(?:再次)?(?:衷心)?感谢(?:各位|广大|大家)[^？?]{0,60}$"
)
QUESTION_MARK = re.compile(r"[？?][”』」]?")


class Lines:
    """A text and, in ``spans``, its lines that are not blank, without the white space around them.

    ``bold`` holds the places in ``spans`` of bold lines that a line which is not bold follows.
    """

    def __init__(self, text: str, looks: Sequence[Look] = ()) -> None:
        self.text = text
        self.spans = [Span(*match.span()) for match in re.finditer(r"\S(?:[^\n]*\S)?", text)]
        lines = text.split("\n")
        known = looks if len(looks) == len(lines) else ()
        marks = [look.bold for line, look in zip(lines, known, strict=False) if line.strip()]
        self.bold = {at for at, (mark, following) in enumerate(pairwise(marks)) if mark and not following}

    def answer_marker(self, line: int) -> re.Match[str] | None:
        """Return the answer marker with which a line begins, if there is such a line and such a marker."""
        return self.marker(ANSWER, line) if line < len(self.spans) else None

    def asks_and_answers(self, line: int) -> bool:
        """Tell whether a line holds a question, told by its mark, and behind it the marker of its answer."""
        span = self.spans[line]
        return bool(ASKED_AND_ANSWERED.search(self.text, span.start, span.end))

    def marker(self, pattern: re.Pattern[str], line: int) -> re.Match[str] | None:
        """Return the match of a pattern at the beginning of a line."""
        return pattern.match(self.text, self.spans[line].start, self.spans[line].end)

    def trimmed(self, start: int, end: int) -> Span:
        """Return the span without white space at its ends."""
        words = self.text[start:end]
        first = start + len(words) - len(words.lstrip())
        return Span(first, max(first, start + len(words.rstrip())))


def number_of(numeral: str) -> int:
    """Return the value of ``12``, ``⑫`` or ``十二``."""
    if numeral.isdecimal():
        return int(numeral)
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    tens, ten, ones = numeral.rpartition("十")
    digit = {"": 0} | {sign: value for value, sign in enumerate("一二三四五六七八九", start=1)}
    return (digit.get(tens, 1) or 1) * 10 * bool(ten) + digit.get(ones, 0)
