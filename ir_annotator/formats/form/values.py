"""The values of single form fields: header lines, ticked boxes, dates and places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

TICKED = "√✓✔☑☒■●◆Ｘ🗹\uf0fe\uf0fd\uf0fc\uf052\uf050\uf053\uf0a2"
"""Signs that tick a box; the private ones are what a symbol font leaves when its name is lost."""
EMPTY = "□☐○◯▢◇⬜£\uf0a3\uf0a8\uf06f"
"""Signs of a box that is not ticked."""

CATEGORIES = "(?:特定对象调研|分析师会议|媒体采访|业绩说明会|新闻发布会|路演活动|现场参观|电话会议|其他|其它)"
_SIGN = f"[{TICKED}{EMPTY}]"
BOX_SIGN = re.compile(_SIGN)
EMPTY_LETTERS = "o¨"
_LETTERS = "XxRüþ" + EMPTY_LETTERS
# A letter is what is left of a symbol font, but only directly before a label.
_BOX = re.compile(
    rf"(?:(?P<sign>{_SIGN}|(?<![A-Za-z])[{_LETTERS}](?=\s{{0,9}}(?:{CATEGORIES})))\s{{0,9}})?"
    rf"(?P<label>{CATEGORIES}|(?:(?<={_SIGN})|(?<={_SIGN}[ \u3000]))[^\s{TICKED}{EMPTY}（(]{{2,12}})"
    r"(?:\s{0,9}[（(][^）)]{0,60}[）)]?)?"
)
BOX_LETTER = re.compile(rf"(?<![A-Za-z])[{_LETTERS}](?=\s{{0,9}}(?:{CATEGORIES}))")
_IN_BRACKETS = re.compile(rf"[\[［(（]\s*(?P<sign>{_SIGN}|[XxVv])?\s*[\]］)）](?=\s*(?:{CATEGORIES}))")
_BROKEN = re.compile("|".join(r"\s{0,9}".join(label) for label in CATEGORIES[3:-1].split("|")))
_BEHIND = re.compile(rf"(?P<label>{CATEGORIES})\s*(?P<sign>{_SIGN})")
_MOST_UNBOXED = 3
_LONGEST_TITLE = 200

_LABELLED = r"(?:证券|股票|公司|[ABH]\s*股)(?:代码|简称)|编号|债券(?:代码|简称)|转债(?:代码|简称)"
_CODE = re.compile(r"(?:证券|股票|公司|A\s*股)代码\s*[:：]?\s*(\d{6})")
_NAME = re.compile(
    rf"(?:证券|股票|公司|A\s*股)简称\s*[:：]?[^\S\n]*(\S.*?)(?=\s{{2,}}|\t|\s*(?:公告|文件)?(?:{_LABELLED})|\s*$)", re.M
)
_NUMBER = re.compile(r"编号\s*[:：]?[^\S\n]*([^\s，。；]+(?:[^\S\n]+[-—–][^\S\n]*\d+)?)")
_BARE_NUMBER = re.compile(r"^\s*[（(]?([\[【〔]?\d{4}[\]】〕]?\s*[-—–]?\s*\d{1,3})号?[）)]?\s*$", re.M)
_TITLE = re.compile(
    r"(?P<company>.*?公司)?(?P<title>.*(?:记录表|投资者(?:关系)?活动记录|投资者关系管理(?:信息|档案)|调研活动信息).*)"
)
_COMPANY = re.compile(r"[\w（）()·&]*公司")

_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})\s*(?P<sep>[年./-])\s*)?(?P<month>\d{1,2})\s*(?:月|(?P=sep))\s*(?P<day>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<whole>20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
    r"|[-—–~至、，,]\s*(?P<later>\d{1,2})\s*日"
    # 2025/3/5-7, 2025.3.5-3.7: the end of a range that is written as its beginning is.
    r"|(?<=\d)\s*[-—–~至]+\s*(?:(?P<to_month>\d{1,2})[./])?(?P<to>\d{1,2})(?![\d:：.点时月年/])"
)
_WIDE = re.compile("[０-９．／－]")
_MOMENT = re.compile(
    r"\d{1,2}\s*[日号](?:\s{0,9}[（(][^）)]{0,20}[）)])?|\d{1,2}\s*[:：]\s*\d{2}|\d{1,2}\s*[时点]半?|[上下]午|晚上|全天"
)
_TIME_LABEL = re.compile(r"^\s*时\s*间\s*[:：]\s*")
_PLACE_LABEL = re.compile(r"地\s*点\s*[:：]\s*")
_BETWEEN = " \t\n\u3000，,；;、。/"
_NUMERAL = "([一二三四五六七八九十]{1,3})"
_CHINESE_DATE = re.compile(rf"([〇零○一二三四五六七八九]{{4}})年{_NUMERAL}月{_NUMERAL}日")
_DIGITS = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


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
    code, name, number = read_identity(lines)
    company, title = _company_and_title(["".join(_half_width(line).split()) for line in lines])
    return Header(code, name, number, exchange_of(code), company, title)


def read_identity(lines: tuple[str, ...]) -> tuple[str, str, str]:
    """Return code, name and number from the lines above the form; empty where they do not say it."""
    text = _half_width("\n".join(lines))
    code = _CODE.search(text)
    name = _NAME.search(text)
    number = _NUMBER.search(text) or _BARE_NUMBER.search(text)
    return (
        code[1] if code else "",
        name[1] if name else "",
        _balanced("".join(number[1].split())) if number else "",
    )


def _half_width(text: str) -> str:
    return _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _balanced(number: str) -> str:
    """Return a number without a bracket that was opened before it."""
    return number[:-1] if number.endswith(("）", ")")) and not set("（(") & set(number) else number


def _company_and_title(lines: list[str]) -> tuple[str, str]:
    """Return both from lines without white space; of several companies the one nearest above the title."""
    company = ""
    titles: list[tuple[str, str]] = []
    for line in (re.sub(r"[（(]?(?:记录表)?编号.*", "", line) for line in lines if len(line) <= _LONGEST_TITLE):
        if match := _TITLE.fullmatch(line):
            titles.append((match["company"] or company, match["title"]))
            if titles[-1][0]:  # else it may be a running header with the short name: 样本股份投资者关系活动记录表
                return titles[-1]
        elif _COMPANY.fullmatch(line):
            if titles:
                return line, titles[0][1]
            company = line
    return titles[0] if titles else (company, "")


def exchange_of(code: str) -> str:
    """Return SSE, SZSE or BSE, told by how a security code begins; empty if it is none of theirs."""
    if code.startswith(("92", "4", "8")):
        return "BSE"
    if code.startswith(("6", "900")):
        return "SSE"
    return "SZSE" if code.startswith(("0", "2", "3")) else ""


def has_boxes(text: str) -> bool:
    """Tell whether a text is a choice of known categories, each with a box."""
    return len(re.findall(CATEGORIES, text)) > 1 and len(BOX_SIGN.findall(text)) > 1


def ticked_categories(text: str) -> tuple[str, ...]:
    """Return the labels whose boxes are ticked, in order.

    If no box is ticked, the ticks were lost with their font: then the labels without any box are the ticked ones.
    """
    boxes: list[tuple[str, str]] = []
    for match in _BOX.finditer(signs_first(text)):
        sign, label = match["sign"] or "", match["label"]
        if sign or not boxes or not boxes[-1][1].startswith("其"):  # behind 其他 a word without a box says what it is
            boxes.append((sign, label))
    ticked = [label for sign, label in boxes if sign and sign not in EMPTY + EMPTY_LETTERS]
    if not ticked:
        unboxed = [label for sign, label in boxes if not sign]
        ticked = unboxed if len(unboxed) < len(boxes) or len(unboxed) <= _MOST_UNBOXED else []
    return tuple(dict.fromkeys(ticked))


def signs_first(text: str) -> str:
    """Return the text of boxes with each sign before its label, ``[√]`` and ``（ ）`` as signs, and labels unbroken."""
    text = _BROKEN.sub(lambda match: "".join(match[0].split()), text)
    text = _IN_BRACKETS.sub(lambda match: "√" if match["sign"] and match["sign"] not in EMPTY else "□", text)
    text = text.replace("\ufe0f", "").strip()
    behind = text and text[-1] in TICKED + EMPTY and text[0] not in TICKED + EMPTY
    return _BEHIND.sub(lambda match: f"{match['sign']}{match['label']} ", text) if behind else text


def iso_dates(text: str, not_after: str = "") -> tuple[str, ...]:
    """Return the days named in ``text`` as ISO dates, in order, each once; of a range both ends.

    ``4月28日`` takes the year before it, else the last one in which it is no later than the ISO date ``not_after``.
    """
    found: list[str] = []
    year = month = 0
    slashed = False
    for match in _DATE.finditer(_CHINESE_DATE.sub(_arabic_date, _half_width(text))):
        if match["to"]:
            if not slashed:
                continue
            month, day = int(match["to_month"] or month), int(match["to"])
        elif match["whole"]:
            year, month, day = int(match["whole"][:4]), int(match["whole"][4:6]), int(match["whole"][6:])
        elif match["later"]:
            day = int(match["later"])
        else:
            month, day = int(match["month"]), int(match["day"])
            year = int(match["year"] or year) or _year_before(not_after, month, day)
        slashed = bool(match["sep"] and match["sep"] in "./")
        try:
            found.append(date(year, month, day).isoformat())
        except ValueError:
            continue  # 13月, 31日 of a short month, or no year yet: not a date
    return tuple(dict.fromkeys(found))


def _year_before(not_after: str, month: int, day: int) -> int:
    """Return the last year in which a day is no later than an ISO date; 0 without one."""
    year = int(not_after[:4] or 0)
    return year - 1 if year and (month, day) > (int(not_after[5:7]), int(not_after[8:])) else year


def time_and_place(text: str) -> tuple[str, str] | None:
    """Return when and where from one value, if it says 地点： or the place stands behind the last date or time."""
    if match := _PLACE_LABEL.search(text):
        return _TIME_LABEL.sub("", text[: match.start()]).strip(_BETWEEN), text[match.end() :].strip()
    moments = list(_MOMENT.finditer(text))
    if not moments:
        return None
    when, where = text[: moments[-1].end()].strip(), text[moments[-1].end() :].strip(_BETWEEN)
    return (when, where) if where and not re.search(r"\d{1,2}\s*[:：月日时点]", where) else None


def _arabic_date(match: re.Match[str]) -> str:
    """Return 二〇二五年三月十二日 as 2025年3月12日."""
    year, month, day = match.groups()
    return f"{''.join(_DIGITS[sign] for sign in year)}年{_small_number(month)}月{_small_number(day)}日"


def _small_number(numeral: str) -> str:
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS.get(tens, "1") if ten else "") + (_DIGITS.get(ones, "0") if ten or ones else "")
