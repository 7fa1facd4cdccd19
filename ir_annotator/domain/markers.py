"""How the lines of a record text say what they are: markers of questions and answers, headings, closing words.

Every pattern is matched against ``Lines.folded``, where letters and digits are half-width and radicals are words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from ir_annotator.domain.record import Look
from ir_annotator.domain.span import Span

_FOREIGN = re.compile("[０-９Ａ-Ｚａ-ｚ〖〗〔〕［］\u2f00-\u2fd5]")
_BRACKETS = {"〖": "【", "〗": "】", "〔": "【", "〕": "】"}

_CHINESE = "一二三四五六七八九十"
_MOST_SIGNS = 20
_BULLETS = "●○◎■◆▲★☆◇•·➢►✦※"
_BULLET = rf"(?:[{_BULLETS}]\s*)"
_GAP = r"\s{0,9}"
"""Blanks inside a marker; without a limit, two such gaps in a row would take forever on a line of blanks."""
_DIGITS = r"(?:\d{1,3}|\d{4}(?=\s?[】\]）)、.．:：](?!\s?\d)))"
"""Four digits only with a sign behind them: else they are a year (2024年, 2024、2025年)."""
_NUMERAL = rf"(?P<n>{_DIGITS}|[{_CHINESE}]{{1,3}})"
_ASKER = (
    r"(?:投资者|投资人|分析师|机构|股东|研究员|基金经理|网友|网民|游客|用户|提问者|提问人|来访者|参会者|记者|媒体)(?:代表)?"
    rf"[A-Za-z\d{_CHINESE}甲乙丙丁戊己庚辛]{{0,12}}(?:[（(][^）)\n]{{1,12}}[）)])?"
)
_QUESTION = r"(?:(?:投资者|主要|重点|关注|交流|互动|沟通|提出|提问|关心)的?){0,3}问题|问|提问|[Qq](?:uestion|UESTION)?"
_ASKED = rf"(?:{_QUESTION}|追问|{_ASKER}(?:提?问题?|追问)?)"
_FAMILIES = {
    # Q3 without punctuation may be a quarter, so it is not yet a question by itself.
    "asked": rf"[【\[（(]?(?:{_QUESTION})\s*{_NUMERAL}"
    rf"(?:(?P<sure>{_GAP}[】\]）)]?{_GAP}[:：、.．;；，,]|[】\]）)]|{_GAP}[-—–]+|\s|$)|(?=[\u4e00-\u9fff“《]))",
    # 2.0 and 10:30 are no numbers of a list, 1.2024年 and 1.24年 are; alone, "5 请介绍" counts, "5 月" does not.
    "number": rf"(?P<n>{_DIGITS})(?:\s*[、，,]|\s*[.．](?!\d(?!\d{{3}}|\d年))|\s*[:：](?!\d)|\s+(?=[A-Za-z])|$"
    r"|(?=\s*[\u4e00-\u9fff])(?!\s*[年月日号时分个家位名台套条项亿万千百元倍季度期次点成人吨只股米件颗片块辆户座种类款大多余]))",
    "half": rf"(?P<n>{_DIGITS})\s*[)）]\s*[、.．]?",
    "ordinal": rf"第\s*{_NUMERAL}\s*个?(?:问题?|提问|题)(?:\s*[:：、，,.．]|\s)",
    "bracket": rf"[（(【\[]{_NUMERAL}[】\]）)]\s*[、.．:：]?",
    "circle": r"(?P<n>[①-⑳])\s*[、.．:：]?",
    "roman": r"(?P<n>[Ⅰ-Ⅻ])\s*[、.．:：]",
    "chinese": rf"(?P<n>[{_CHINESE}]{{1,3}})\s*[、.．:：]",
}
# A question's marker: a number of some family, with or without 问： behind it, or 问： alone.
NUMBERED = {
    name: re.compile(rf"{_BULLET}?{mark}(?:\s*(?P<asked>[【\[]?{_ASKED}[】\]]?\s*[:：;；]|[【\[]{_ASKED}[】\]]))?\s*")
    for name, mark in _FAMILIES.items()
}
UNNUMBERED = re.compile(
    rf"(?:\d{{1,3}}\s*[、.．]\s*)?(?:[【\[]?{_ASKED}[】\]]?\s*[:：;；]|[【\[]{_ASKED}[】\]]|[Qq问]\s+(?=\S)"
    rf"|{_ASKED}[^\S\n]{{0,9}}\t)\s*"
)
SPEAKER = re.compile(
    r"[^\s:：，。；？?]{2,20}(?:证券|基金|资管|资本|投资|资产|保险|银行|信托|研究所|研究院|国际|公司)"
    r"[^\S\n]*[^:：，。；？?\s]{0,8}[:：]\s*"
)
ANYBODY = re.compile(r"[^\s:：，。；？?（(]{2,14}(?:[（(][^）)\n]{2,20}[）)])?\s?[:：]\s*")
"""Somebody who speaks, where the next line says that it is a speaker of the company who answers."""
_OPENING = re.compile(rf"[{_BULLETS}\d①-⑳Ⅰ-Ⅻ{_CHINESE}【\[（(第Qq问提追投分机股研基网来参记媒游用主重关交互沟]")
BULLET = re.compile(_BULLET)

_REPLY = (
    r"(?:(?:上市)?公司|董秘|管理层|(?:公司)?嘉宾)?(?:回复|回答|答复|解答|回应|答案?)(?:如下|要点|内容)?"
    r"|[Aa](?:nswer|NSWER)?"
)
_OFFICE = (
    r"(?:公司)?(?:副?董事长|(?:常务)?副?总经理|副?总裁|董事会秘书|董秘|财务总监|财务负责人|首席[\u4e00-\u9fff]{2,4}官|总工程师"
    r"|证券事务代表|证代|独立董事|独董|CFO|CEO)"
)
_OFFICER = rf"{_OFFICE}[^\S\n]?[^:：，。；？?\s]{{0,8}}|[^\s:：，。；？?（(]{{2,8}}[（(]{_OFFICE}[^）)\n]{{0,12}}[）)]"
_SPEAKER = rf"(?:上市)?公司(?:嘉宾|代表|高管|管理层)?|管理层|嘉宾|{_OFFICER}"
ANSWER = re.compile(
    rf"{_BULLET}?[【\[（(]?(?:{_REPLY}|{_SPEAKER}){_GAP}(?:\d{{1,4}}{_GAP})?[】\]）)]?{_GAP}[:：;；]\s*"
    rf"|[【\[（(](?:{_REPLY}|{_SPEAKER})\s*\d{{0,4}}[】\]）)]\s*|(?:{_REPLY})\s*\d{{1,4}}\s*(?:[、.．]|-+)\s*|答\s+"
    rf"|(?:{_REPLY}|{_SPEAKER})[^\S\n]{{0,9}}\t\s*|(?:公司)?(?:回复|回答|答复|解答|答)\d{{0,4}}[^\S\n]{{0,9}}$"
)
OFFICER = re.compile(rf"(?:{_OFFICER})\s*[:：]")
# Question and answer in one paragraph; behind words without any punctuation only 答： and brackets are certain.
INLINE_ANSWER = re.compile(
    rf"(?<=[？?。！!\s])(?:{_REPLY}|(?:上市)?公司|董秘){_GAP}\d{{0,4}}{_GAP}[:：]\s*"
    rf"|(?<=[？?。！!])\s*(?:{_REPLY}){_GAP}\d{{1,4}}{_GAP}[、.．]\s*"
    rf"|[【\[（(](?:{_REPLY})\d{{0,4}}[】\]）)]\s*[:：]?\s*"
    rf"|(?:(?<![回解作应])答|(?:回复|回答)(?=\d)){_GAP}\d{{0,4}}{_GAP}[:：]\s*"
)
LOOSE_ANSWER = re.compile(r"(?:公司)?(?:回复|回答|答复|解答)\s*[:：]\s*|(?<![回解作应])答\s*\d{1,3}\s*[、.．]\s*")
PERHAPS_ANSWER = re.compile(r"(?:公司|董秘|管理层|(?<![A-Za-z])A(?:nswer)?\d{0,3})\s?[:：](?![^\n]{0,200}[？?])")
ASKED_INSIDE = re.compile(r"[。！!？?]\s*(?:\d{1,3}\s*[、.．]\s*)?(?:问|Q\d{0,3}|问题\d{0,3})\s*[:：]")
ASKED_AND_ANSWERED = re.compile(rf"(?<=[？?])\s*(?:{_REPLY}|(?:上市)?公司)\d{{0,3}}\s*[:：]\s*")
HELLO = re.compile(r"(?:尊敬的)?(?:各位)?(?:投资者|股东|朋友)?(?:朋友)?[，,、]?\s?[您你]好[！!，,。：:]")
GREETING = re.compile(
    rf"{HELLO.pattern}|(?:谢谢|感谢)(?:您|你|投资者|贵方)?(?:对(?:我们)?公司)?的?(?:持续)?(?:关注|提问|支持|建议)"
)
REQUEST = re.compile(
    r"请|能否|可否|是否|是不是|有没有|如何|怎么|怎样|[为有]何|何时|为什么|什么|哪|多少|多久|几[个家条款]"
    r"|介绍一?下|[吗呢]$|谢谢[。！!]?$"
)
_ADDRESS = r"(?:[^，,。：:？?]{0,8}好[，,！!。：:]|尊敬的[^，,]{0,10}[，,])?\s*"
BEGINS_AS_REQUEST = re.compile(
    rf"{_ADDRESS}(?:麻烦|烦请|请(?!投资者|广大|各位|大家|关注|注意|参[见阅]|查阅|见)|能否|可否|我?想(?:了解|请教|问))"
)
BEGINS_AS_WISH = re.compile(rf"{_ADDRESS}(?:希望|建议|关于)")
THANKS = re.compile(r"(?:谢谢|多谢)[^。！!？?\n]{0,6}[。！!]?\s*$")
NUMBER_LIKE = re.compile(rf"[【\[（(]?(?:\d|[①-⑳]|[Qq]\s*\d|问|第?[{_CHINESE}]+[、.．个])")
QUESTION_MARK = re.compile(r"[？?][”』」]?")

HEADINGS = {
    "chinese": re.compile(rf"(?P<n>[{_CHINESE}]{{1,3}})\s*、[^？?。]{{1,25}}$"),
    "bracket": re.compile(rf"[（(](?P<n>[{_CHINESE}]{{1,3}})[）)][^？?。；;，,]{{1,20}}$"),
    "part": re.compile(rf"第(?P<n>[{_CHINESE}]|\d{{1,2}})(?:部分|场|环节|天|阶段|章|节)[^。？?]{{0,25}}$"),
    "day": re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日[^。；;，,？?]{0,25}$"),
    "session": re.compile(r"(?:(?:上午|下午|晚上|首)(?:场|会议|交流)?|[^。；;，,？?、]{0,16}环节)[:：]?$"),
    "number": re.compile(r"(?P<n>\d{1,2})\s*[、.．](?!\d)[^？?。；;：:，,]{2,20}$"),
}
"""Short lines that announce what follows; ``number`` is one only where the questions are marked otherwise."""
ANNOUNCED = re.compile(r"(?:问答|交流|互动|答疑|提问|解答|环节|如下|Q&A)(?:环节|情况|内容|部分|记录|纪要)?[:：]?\s*$")
"""How a heading ends behind which questions follow."""
MODERATOR = re.compile(r"[【\[]?主持人[^:：，。；？?\s]{0,8}[】\]]?\s*[:：]")
_MEETING = r"(?:接待|交流|调研|沟通|活动|会议|说明会|座谈|参观|路演|问答)"
_LEAD = r"(?:注[:：])?[在于]?(?:本次|此次|整个|上述)?(?:公司)?[^，。；：:]{0,6}"
CLOSING = re.compile(
    r".*未公开(?:的|披露的?)?重大信息|.*应(?:当)?披露(?:的)?重大信息|.*承诺书|[☆★*]{2,}|☆"
    r"|.*(?:会议|活动|交流|调研|接待|说明会|座谈|问答)[^，。]{0,6}(?:到此)?结束(?:[，。！].{0,40})?$"
    rf"|{_LEAD}{_MEETING}(?:活动|会议)?(?:的)?(?:过程)?中，(?:[^。]{{0,20}}，)?(?:公司|我司|双方|接待|参会|相关)"
    rf"|(?:接待|交流|调研|沟通|活动|会议|说明会)(?:的)?过程中"
    rf"|(?:{_MEETING}|会)(?:活动|会议)?(?:结束)?(?:之)?后，(?:公司|投资者|调研|参会|与会|来访|双方|大家|[^，。]{{0,12}}参观)"
    r"|(?:风险提示|免责声明|郑重声明|声明|特别提示|特别说明|重要提示|特此说明)(?:[:：]|$)"
    r"|(?:(?:注|说明|提示)[:：])?(?:以上|上述|本记录|本次|本纪要|公司郑重)[^。]{0,200}(?:不能视作|不代表|不构成|承诺和?保证|(?:注意|关注)(?:相关)?(?:投资)?风险)"
    r"|(?:本次|此次|以上|活动|会议|说明会)[^。]{0,200}(?:全部内容|具体内容|文字实录|回放)[^。]{0,200}(?:详见|查看|登录|参见|通过|访问)"
    r"|(?:最后，?)?[^，。：:]{0,12}(?:总结发言|致(?:闭幕|答谢|结束)[词辞])"
    r"|(?:最后，?)?(?:主持人|公司)?(?:再次)?(?:衷心)?感谢(?:各位|广大|大家)[^？?]{0,60}$"
    r"|(?:会议|交流|活动)?总结[:：]?$|备注[:：]|公司指定(?:的)?信息披露媒体|[^。]{0,12}严格[^。]{0,80}保证(?:了)?信息披露的?真实"
    r"|(?:最后|随后|之后|会后|交流后)，?[^。？?]{0,20}参观"
    r"|[（(](?:以下无正文|完)[）)]|以下无正文|附(?:件|表|录)?\s*\d{0,2}\s*[:：]"
)
_ASKED_ON = re.compile(r"(?<=[。！？?!])\s*(?=【问】|(?:问\d{0,2}|Q\d{0,2}|问题\d{1,2})\s?[:：])")
_NUMBERED_ON = re.compile(r"(?<=[。！？?!])\s*(?=\d{1,2}[、.．](?!\d))")
_ANSWERED = re.compile(r"[？?。！!]\s*(?:答|A\d{0,2}|回复|回答)\s?[:：]")
"""Where further questions begin inside one paragraph; at a number only where it holds several marked answers."""
_SIGNED_DAY = r"(?:\d{4}|[〇零○一二三四五六七八九]{4})\s*年[^，。；：:？?]{2,14}日$"
SIGNATURE = re.compile(
    rf"(?:[^，。；：:？?！!\s]{{2,30}}公司)?\s*董事会(?:办公室|秘书处)?(?:$|\s*{_SIGNED_DAY})"
    rf"|[^，。；：:？?！!\s]{{2,30}}公司\s*{_SIGNED_DAY}|{_SIGNED_DAY}"
)
"""What a document is signed with, in a line of its own; a company alone is a signature only above one of these."""
SIGNING_COMPANY = re.compile(r"[^，。；：:？?！!\s]{2,30}公司$")


class Lines:
    """A text and, in ``spans``, its lines that are not blank, without the white space around them.

    ``openings`` are the places in ``spans`` of the lines whose first sign may begin the marker of a question.
    ``bold`` maps the first of bold lines that a line which is not bold follows to the last of them, both as places
    in ``spans``; ``folded`` is the text as long as it is, in the signs the patterns know.
    """

    def __init__(self, text: str, looks: Sequence[Look] = ()) -> None:
        self.text = text
        self.folded = _FOREIGN.sub(_folded, text)
        paragraphs = [Span(*match.span()) for match in re.finditer(r"\S(?:[^\n]*\S)?", text)]
        parts = [_parts(self.folded, span) for span in paragraphs]
        self.spans = [part for each in parts for part in each]
        self.openings = [at for at, span in enumerate(self.spans) if _OPENING.match(self.folded, span.start)]
        lines = text.split("\n")
        known = looks if len(looks) == len(lines) else ()
        bold = [look.bold for line, look in zip(lines, known, strict=False) if line.strip()]
        self.bold = _blocks([mark for mark, each in zip(bold, parts, strict=False) for _ in each])

    def answer_marker(self, line: int) -> re.Match[str] | None:
        """Return the answer marker with which a line begins, if there is such a line and such a marker."""
        return self.marker(ANSWER, line) if line < len(self.spans) else None

    def answered(self, line: int) -> bool:
        """Tell whether an answer marker stands on the line of a question or begins the next one."""
        span = self.spans[line]
        return bool(self.answer_marker(line + 1) or INLINE_ANSWER.search(self.folded, span.start, span.end))

    def asks_and_answers(self, line: int) -> re.Match[str] | None:
        """Return the answer marker behind the question mark of a line that holds a question and its answer."""
        span = self.spans[line]
        return ASKED_AND_ANSWERED.search(self.folded, span.start, span.end)

    def marker(self, pattern: re.Pattern[str], line: int) -> re.Match[str] | None:
        """Return the match of a pattern at the beginning of a line."""
        return pattern.match(self.folded, self.spans[line].start, self.spans[line].end)

    def whole(self, pattern: re.Pattern[str], line: int) -> bool:
        """Tell whether a pattern matches all of a line."""
        return bool(pattern.fullmatch(self.folded, self.spans[line].start, self.spans[line].end))

    def ends_asking(self, line: int) -> bool:
        """Tell whether the last sign of a line is a question mark."""
        return self.text[self.spans[line].end - 1] in "？?"

    def heading(self, line: int, *, numbers: bool) -> tuple[str, int] | None:
        """Return the kind and the number of the heading that a line is, if it is one; ``1、…`` only if ``numbers``."""
        for kind, pattern in HEADINGS.items():
            if (numbers or kind != "number") and (match := self.marker(pattern, line)):
                return kind, number_of(match["n"]) if "n" in match.groupdict() else 0
        return None

    def announces(self, line: int) -> bool:
        """Tell whether a line is the heading of the questions that follow, such as 二、问答环节."""
        span = self.spans[line]
        return bool(self.heading(line, numbers=True)) and bool(ANNOUNCED.search(self.folded, span.start, span.end))

    def trimmed(self, start: int, end: int) -> Span:
        """Return the span without white space at its ends."""
        words = self.text[start:end]
        first = start + len(words) - len(words.lstrip())
        return Span(first, max(first, start + len(words.rstrip())))


def _parts(text: str, paragraph: Span) -> list[Span]:
    """Return a paragraph, cut where further questions begin inside of it."""
    start, end = paragraph.start, paragraph.end
    cuts = [match.end() for match in _ASKED_ON.finditer(text, start, end)]
    if not cuts and len(_ANSWERED.findall(text, start, end)) > 1:
        cuts = [match.end() for match in _NUMBERED_ON.finditer(text, start, end)]
    if not cuts:
        return [paragraph]
    borders = [start, *cuts, end]
    return [
        Span(first, first + len(text[first:last].rstrip()))
        for first, last in pairwise(borders)
        if text[first:last].strip()
    ]


def _folded(match: re.Match[str]) -> str:
    """Return the sign that means the same and that the patterns know."""
    return _BRACKETS.get(match[0]) or unicodedata.normalize("NFKC", match[0])


def _blocks(marks: list[bool]) -> dict[int, int]:
    """Return the first and the last of each row of marks that are set, unless nothing stands behind it."""
    found: dict[int, int] = {}
    first = 0
    for at, mark in enumerate(marks):
        if mark and not (at and marks[at - 1]):
            first = at
        if mark and at + 1 < len(marks) and not marks[at + 1]:
            found[first] = at
    return found


def number_of(numeral: str) -> int:
    """Return the value of ``12``, ``⑫`` or ``十二``."""
    if numeral.isdecimal():
        return int(numeral)
    for first in ("①", "Ⅰ"):
        if 0 <= ord(numeral[0]) - ord(first) < _MOST_SIGNS:
            return ord(numeral) - ord(first) + 1
    tens, ten, ones = numeral.rpartition("十")
    digit = {"": 0} | {sign: value for value, sign in enumerate(_CHINESE[:9], start=1)}
    return (digit.get(tens, 1) or 1) * 10 * bool(ten) + digit.get(ones, 0)
