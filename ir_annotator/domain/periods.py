"""Dates and periods in Chinese text, in the ISO form where they say enough; offsets are code points.

Forms: ``2024``, ``2024-06``, ``2024-06-30``, ``2024-H1``, ``2024-Q3``, and ``from/to`` for a stretch of time.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ir_annotator.domain.numerals import plain_digits, read_chinese
from ir_annotator.domain.span import Span

_CHINESE = {"上": 1, "下": 2}
_RELATIVE = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "当年": 0, "明年": 1, "后年": 2}
_MONTHS, _LEAP = 12, 2024
_D = "[0-9０-９]"
_TO = r"\s?(?:[-—–~～至到]|——)\s?"
_NUMBER = rf"(?:{_D}{{1,2}}|十[一二]?|[一二三四五六七八九])"
_PART = (
    r"(?P<part>前(?P<first>[二两三23])个?季度?|第?(?P<quarter>[一二三四1-4])(?:季度|季(?=报|[，。、；]|末|单))"
    r"|[Qq](?P<q>[1-4])(?![0-9A-Za-z])|[Hh](?P<h>[12])(?![0-9A-Za-z])|(?P<half>[上下])半年度?|半年度(?=报|业绩|实))"
)
_MONTH = (
    rf"(?P<month>{_NUMBER})(?:月份?)?{_TO}(?P<last>{_NUMBER})月份?|(?P<only>{_NUMBER})月份?"
    rf"(?:(?P<day>{_D}{{1,2}})[日号]|(?P<end>[末底])|[上中下]旬|初)?"
)
_YEAR = (
    rf"(?:(?:(?P<year>(?:19|20|[１２][９０]){_D}{{2}}|[一二][九〇零][〇零一二三四五六七八九]{{2}})(?:\s?年度?(?!来|限)|(?=[QHqh][1-4]))"
    r"|(?P<short>[1-4][0-9])(?:年(?=[QH][1-4]|[上下]半年|[第前]?[一二三1-4]个?季|第?四季|年[报底末度]|[末底]|[0-9]{1,2}月)"
    r"|(?=[QH][1-4]))"
    r"|(?P<relative>前年|去年|上年|今年|本年|当年|明年|后年)度?)(?P<close>年?[末底]|年?初|全年)?)"
)
_ISO = r"(?P<y>(?:19|20)[0-9]{2})[-/.](?P<m>0?[1-9]|1[0-2])[-/.](?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_TURNED = r"(?P<turned>[1-4][QH][1-4][0-9](?![0-9A-Za-z]))"
_YEARS = rf"(?P<from>(?:19|20)[0-9]{{2}})年?度?{_TO}(?P<to>(?:19|20)[0-9]{{2}})年度?"
_COUNT = r"[一二两三四五六七八九十几0-9０-９]{1,2}"
_LOOSE = (
    rf"(?P<loose>(?:近|过去|未来|最近|今后|往后){_COUNT}(?:{_TO}{_COUNT})?个?(?:年|月|季度|周)[内来间]?|报告期内?|近年来?|近期|目前"
    r"|[上去]年(?:同期|末|底|年[末底]|期[初末])|年初至今|年[末底]|年初|期[初末]|全年|上?同期|上季度|上月)"
)
_ANY = re.compile(
    rf"(?<![0-9０-９.A-Za-z])(?=[0-9０-９〇零一二三四五六七八九十前去上今本当明后第下年全半近过未最往报目期同QqHh])"
    rf"(?:{_ISO}|{_YEARS}|{_LOOSE}|{_TURNED}|{_YEAR}?(?:\s?的?(?:{_PART}|{_MONTH}))?)"
)
_CHANGED = re.compile(r"(?:相比|大幅|有所|显著|略有)*[增减降提下上翻涨]")
_VAGUE = ("目前", "近期", "近年", "近年来")
"""Words of time that date no figure."""
_STOP = re.compile(r"[。；？！;?!\n]")
_AS_OF = re.compile(r"截[至止](?:到|至)?\s?$")
_COMPARED = re.compile(r"(?:较|比|相比(?:于)?|相较(?:于|于)?|对比|同)\s?$")


@dataclass(frozen=True, slots=True)
class Period:
    """A date or period in a text.

    Attributes:
        span: Where it stands.
        value: The ISO form, the words themselves where they name no certain time (近三年), or empty (目前).
        compared: Whether it is only what something is compared with (较去年同期): no period of its own.
    """

    span: Span
    value: str
    compared: bool = False


def periods(text: str, said_on: date | None = None) -> list[Period]:
    """Return the dates and periods of ``text`` in order; ``said_on`` gives words like 去年 their year.

    Where it is not given, such words stay as they are written. What follows 截至 is written ``as_of 2024-06-30``.
    """
    return list(_found(text, said_on))


def _found(text: str, said_on: date | None) -> Iterator[Period]:
    year, last = None, 0
    for match in _ANY.finditer(text):
        if not match[0]:
            continue
        if _STOP.search(text, last, match.start()):
            year = None  # a quarter belongs to a year named in its own sentence
        value, own_year = _value(match, said_on, year)
        if value is None:
            continue
        year, last = own_year or year, match.end()
        before = text[max(match.start() - 6, 0) : match.start()]
        if value and _AS_OF.search(before):
            value = f"as_of {value}"
        yield Period(Span(*match.span()), value, _is_compared(match, before))


def _is_compared(match: re.Match[str], before: str) -> bool:
    if match[0].endswith("同期") and _CHANGED.match(match.string, match.end()):
        return True
    return _COMPARED.search(before) is not None


def _value(match: re.Match[str], said_on: date | None, before: int | None) -> tuple[str | None, int | None]:
    """Return what a match says (None if it is no time after all) and the year it names itself."""
    if match["y"]:
        return f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}", int(match["y"])
    if match["from"]:
        return f"{match['from']}/{match['to']}", int(match["to"])
    if match["turned"]:
        return f"20{match[0][2:]}-{match[0][1]}{match[0][0]}", 2000 + int(match[0][2:])
    if match["loose"]:
        return "" if match[0] in _VAGUE else match[0], None
    own = _year(match, said_on)
    if own is None and match["relative"]:
        return match[0], None  # no date to count from
    year = own or before
    if match["part"]:
        return _part(match, year) or match[0], own
    if match["month"] or match["only"]:
        month = _month(match, year)
        return (month if year else match[0]) if month else _or_none(own), own
    if match["close"] and match["close"][-1] in "末底":
        return f"{own}-12-31", own
    return _or_none(own), own


def _or_none(year: int | None) -> str | None:
    return str(year) if year else None


def _year(match: re.Match[str], said_on: date | None) -> int | None:
    """Return the year a match names itself."""
    if match["year"]:
        written = plain_digits(match["year"])
        value = Decimal(written) if written.isdigit() else read_chinese(written)
        return int(value) if value else None
    if match["short"]:
        return 2000 + int(match["short"])
    return said_on.year + _RELATIVE[match["relative"][:2]] if match["relative"] and said_on else None


def _part(match: re.Match[str], year: int | None) -> str:
    """Return the quarter or half that a match names; empty for quarters of an unknown year taken together."""
    head = f"{year}-" if year else ""
    if match["first"]:
        return f"{head}01/{head}{_count(match['first']) * 3:02}" if year else ""
    if match["quarter"] or match["q"]:
        return f"{head}Q{_count(match['quarter'] or match['q'])}"
    half = match["half"] or match["h"]
    return f"{head}H{_count(half) if half else 1}"


def _month(match: re.Match[str], year: int | None) -> str:
    """Return the month, months or day that a match names, with its year; empty where there is no such day."""
    first, last = _count(match["month"] or match["only"]), match["last"]
    if not 1 <= first <= _MONTHS or (last and not first < _count(last) <= _MONTHS):
        return ""
    if last:
        return f"{year}-{first:02}/{year}-{_count(last):02}"
    longest = monthrange(year or _LEAP, first)[1]
    if match["day"]:
        return f"{year}-{first:02}-{_count(match['day']):02}" if 1 <= _count(match["day"]) <= longest else ""
    return f"{year}-{first:02}-{longest}" if match["end"] else f"{year}-{first:02}"


def _count(text: str) -> int:
    plain = plain_digits(text)
    value = Decimal(plain) if plain.isdigit() else read_chinese(plain)
    return _CHINESE.get(plain) or int(value or 0)
