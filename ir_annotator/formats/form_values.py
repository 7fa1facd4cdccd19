"""The values of single form fields: header lines, ticked boxes, visitors, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ir_annotator.domain.record import Participant

TICKED = "√✓✔☑☒■●Ｘ\uf0fe\uf0fd\uf0fc\uf052\uf050\uf053\uf0a2"
"""Signs that tick a box; the private ones are what a symbol font leaves when its name is lost."""
EMPTY = "□☐○◯▢£\uf0a3\uf0a8\uf06f"
"""Signs of a box that is not ticked."""

_CATEGORIES = "特定对象调研|分析师会议|媒体采访|业绩说明会|新闻发布会|路演活动|现场参观|电话会议|其他|其它"
# A letter is what is left of a symbol font, but only directly before a label.
_BOX = re.compile(
    rf"(?P<sign>[{TICKED}{EMPTY}]|(?<![A-Za-z])[XxR](?=\s*(?:{_CATEGORIES})))?"
    rf"\s*(?P<label>{_CATEGORIES}|(?<=[{TICKED}{EMPTY}])[^\s{TICKED}{EMPTY}（(]{{2,12}})(?:\s*[（(][^）)]*[）)]?)?"
)
_MOST_UNBOXED = 3

_LABELLED = r"(?:证券|股票|公司|[AB]\s*股)(?:代码|简称)|编号|债券(?:代码|简称)|转债(?:代码|简称)"
_CODE = re.compile(r"(?:证券|股票|公司|A\s*股)代码\s*[:：]?\s*(\d{6})")
_NAME = re.compile(
    rf"(?:证券|股票|公司|A\s*股)简称\s*[:：]?[^\S\n]*(\S.*?)(?=\s{{2,}}|\t|\s*(?:公告|文件)?(?:{_LABELLED})|\s*$)", re.M
)
_NUMBER = re.compile(r"编号\s*[:：]?[^\S\n]*([^\s，。；]+)")
_BARE_NUMBER = re.compile(r"^\s*[（(]?([\[【〔]?\d{4}[\]】〕]?\s*[-—–]?\s*\d{1,3})号?[）)]?\s*$", re.M)
_TITLE = re.compile(r"(?P<company>.*?公司)?(?P<title>.*(?:记录表|投资者关系管理(?:信息|档案)|调研活动信息).*)")
_COMPANY = re.compile(r"[\w（）()·&]*公司")

_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})\s*(?P<sep>[年./-])\s*)?(?P<month>\d{1,2})\s*(?:月|(?P=sep))\s*(?P<day>\d{1,2})(?!\d)"
    r"|[-—–~至、，,]\s*(?P<later>\d{1,2})\s*日"
)
_NUMERAL = "([一二三四五六七八九十]{1,3})"
_CHINESE_DATE = re.compile(rf"([〇零○一二三四五六七八九]{{4}})年{_NUMERAL}月{_NUMERAL}日")
_DIGITS = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}

_NAMES = r"[\u4e00-\u9fff·]{2,4}(?:先生|女士|总)?(?:[、，,/][\u4e00-\u9fff·]{2,4}(?:先生|女士|总)?)*"
_PAIR = re.compile(
    rf"(?P<organisation>[^\s:：、，,；;。]{{2,30}}?)(?:\s*(?:[:：]|-+|[—–]+)\s*|\s+)(?P<names>{_NAMES})[。、，；;]?"
)
_ORGANISATION_END = re.compile(
    r"(?:证券|基金|投资|资本|资产|资管|保险|银行|信托|公司|养老|自营|集团|财富|创投|理财|期货|国际|人寿|控股|研究所?|机构)$"
)
_TABLE_HEADS = {
    "参会机构",
    "参会人",
    "参会人员",
    "参与机构",
    "参与人员",
    "公司名称",
    "参会单位",
    "姓名",
    "单位",
    "机构",
    "人员",
    "单位名称",
    "机构名称",
    "序号",
    "职务",
}


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the form; empty where it does not."""

    code: str = ""
    name: str = ""
    number: str = ""
    exchange: str = ""
    company: str = ""
    title: str = ""


def read_header(lines: tuple[str, ...]) -> Header:
    """Return code, name, number, company and title from the lines above the form, in whatever order they stand."""
    text = "\n".join(lines)
    code = _CODE.search(text)
    name = _NAME.search(text)
    number = _NUMBER.search(text) or _BARE_NUMBER.search(text)
    company, title = _company_and_title(["".join(line.split()) for line in lines])
    return Header(
        code=code[1] if code else "",
        name=name[1] if name else "",
        number=number[1] if number else "",
        exchange=exchange_of(code[1]) if code else "",
        company=company,
        title=title,
    )


def _company_and_title(lines: list[str]) -> tuple[str, str]:
    """Return both from lines without white space; of several companies the one nearest above the title."""
    company = ""
    for line in lines:
        if match := _TITLE.fullmatch(line):
            company = match["company"] or company
            return company or next(filter(_COMPANY.fullmatch, lines), ""), match["title"]
        if _COMPANY.fullmatch(line):
            company = line
    return company, ""


def exchange_of(code: str) -> str:
    """Return SSE, SZSE or BSE, told by how a security code begins; empty if it is none of theirs."""
    if code.startswith(("92", "4", "8")):
        return "BSE"
    if code.startswith(("6", "900")):
        return "SSE"
    return "SZSE" if code.startswith(("0", "2", "3")) else ""


def ticked_categories(text: str) -> tuple[str, ...]:
    """Return the labels whose boxes are ticked, in order.

    If no box is ticked, the ticks were lost with their font: then the labels without any box are the ticked ones.
    """
    boxes = [(match["sign"] or "", match["label"]) for match in _BOX.finditer(text)]
    ticked = [label for sign, label in boxes if sign and sign not in EMPTY]
    if not ticked:
        unboxed = [label for sign, label in boxes if not sign]
        ticked = unboxed if len(unboxed) < len(boxes) or len(unboxed) <= _MOST_UNBOXED else []
    return tuple(dict.fromkeys(ticked))


def participants(text: str) -> tuple[Participant, ...]:
    """Return the visitors whose organisation and name are certain, as in ``机构 姓名`` or ``机构：姓名、姓名``."""
    found: list[Participant] = []
    for line in text.split("\n"):
        whole = _pairs_of(line)
        parts = [pair for part in re.split(r"[；;\t]|\s{2,}", line) for pair in _pairs_of(part)]
        found += whole or parts
    return tuple(dict.fromkeys(found))


def _pairs_of(words: str) -> list[Participant]:
    """Return the visitors of one organisation, or nothing if it might be something else."""
    match = _PAIR.fullmatch(words.strip())
    if not match or match["organisation"] in _TABLE_HEADS or match["organisation"].startswith("附"):
        return []
    names = [re.sub(r"(?<=..)(?:先生|女士)$", "", name) for name in re.split(r"[、，,/]", match["names"])]
    if any(name in _TABLE_HEADS or _ORGANISATION_END.search(name) for name in names):
        return []
    return [Participant(match["organisation"], name) for name in names]


def iso_dates(text: str) -> tuple[str, ...]:
    """Return the days named in ``text`` as ISO dates, in order, each once; ``4月28日`` takes the year before it."""
    arabic = _CHINESE_DATE.sub(_arabic_date, text)
    found: list[str] = []
    year = month = 0
    for match in _DATE.finditer(arabic):
        if match["later"]:
            day = int(match["later"])
        else:
            year, month, day = int(match["year"] or year), int(match["month"]), int(match["day"])
        try:
            found.append(date(year, month, day).isoformat())
        except ValueError:
            continue  # 13月, 31日 of a short month, or no year yet: not a date
    return tuple(dict.fromkeys(found))


def _arabic_date(match: re.Match[str]) -> str:
    """Return 二〇二五年三月十二日 as 2025年3月12日."""
    year, month, day = match.groups()
    return f"{''.join(_DIGITS[sign] for sign in year)}年{_small_number(month)}月{_small_number(day)}日"


def _small_number(numeral: str) -> str:
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS.get(tens, "1") if ten else "") + (_DIGITS.get(ones, "0") if ten or ones else "")
