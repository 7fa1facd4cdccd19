"""Figures with their units in Chinese text, ranges taken apart into their ends; offsets are code points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ir_annotator.domain.numerals import CHINESE_NUMERALS, plain_digits, read_chinese, read_digits
from ir_annotator.domain.span import Span

_SCALES = {"千": 10**3, "百": 10**2, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9}
_SCALES |= {"百亿": 10**10, "千亿": 10**11, "万亿": 10**12}
_LARGEST = Decimal(2) ** 53
"""Beyond this a value is not held exactly by all who read JSON: then 亿 stays in the unit."""

_MONEY = "元人民币 人民币元 元 美元 美金 港元 港币 欧元 日元 英镑 韩元 新元 新加坡元 澳元 卢布 块钱"
_SHARES = "成 % ％ ‰ 个百分点 百分点 个点 pct PCT pcts ppt 个基点 基点 bps bp BP 倍 番"
_COUNTS = """
个月 个季度 个工作日 工作日 个小时 个交易日 个 家 台套 台 套 人次 人 名 位 项 件 款 种 座 条 辆 架 艘 颗 片 张 块
支 只 头 户 单 笔 次 届 所 间 处 株 粒 枚 股 手 箱 桶 例 组 层 对 吨 公斤 千克 克 毫升 升 公里 千米 平方米 平方公里
平米 平方 平 立方米 立方 米 亩 公顷 千瓦时 度电 兆瓦时 兆瓦 吉瓦 千瓦 瓦 纳米 微米 毫米 厘米 英寸 寸 摄氏度 ℃
小时 分钟 秒 毫秒 天 周 年 克拉 安时 盎司 车次 标箱
"""
_LATIN = (
    "kWh KWh MWh GWh TWh kwh kW KW MW GW TW Gbps Mbps Tbps TOPS TFLOPS PFLOPS EFLOPS nm um μm mm cm km kg mg ml mL "
    "m² ㎡ TB GB PB MB ms Hz kHz MHz GHz tokens token Tokens Token"
)
_WEAK = "T B M K k P E W V A G t"
"""Letters that are a unit only where something beside says so: 14.8T, but also 800G and 1.6T of products."""


def _either(words: str) -> str:
    return "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True)))


_PER = r"(?:[/／](?:千瓦时|平方米|平米|千克|公斤|小时|[年月天日吨股台件套人桶度瓦片只个次户家克升]|[A-Za-z]{1,4}))"
_UNIT = (
    rf"(?:(?:{_either(_MONEY)})(?:{_PER}|每[吨股千克台件])?|(?:{_either(_SHARES)})|(?:{_either(_COUNTS)}){_PER}?"
    rf"|(?:{_either(_LATIN)})(?![A-Za-z]){_PER}?|(?P<weak>[{_WEAK.replace(' ', '')}])(?![A-Za-z0-9])|Tb/s|Gb/s)"
)
_SCALE = r"(?:个?(?:万亿|千亿|百亿|十亿|亿|千万|百万|万)|千(?=元|台|家|人|个|吨|片|亩|套|件)|百(?=家|人|个|台))"
_NUM = r"(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])(?:[.．][0-9０-９]+)?|[0-9０-９]+(?:[.．][0-9０-９]+)?)"
_TO = r"\s?(?:-|—|–|~|～|－|至|到|——)\s?"
_SIZE = (
    rf"\s?(?:(?P<odd>[余多])\s?)?(?P<scale>{_SCALE})?(?:(?P<odd2>[余多])(?!元))?"
    rf"\s?(?P<unit>{_UNIT})?(?P<odd3>[余多](?=[的，。\u4e00-\u9fff]|$))?"
)
_LOW_UNIT = _UNIT.replace("(?P<weak>", "(?:")
_FIGURE = re.compile(
    rf"(?<![0-9０-９A-Za-z.．:：/_#第])(?<![0-9A-Za-z][-/])(?<![第A-Za-z]\s)(?:百分之(?P<percent>{_NUM}|[{CHINESE_NUMERALS}]+)"
    rf"|(?:(?P<low>{_NUM})\s?(?P<low_scale>{_SCALE})?(?P<low_unit>{_LOW_UNIT})?{_TO})?(?P<num>{_NUM}){_SIZE})"
)
_CHINESE_UNIT = (
    rf"(?:成半?|(?:{_SCALE})?(?:{_either(_MONEY)}|个百分点|百分点|倍|番|家|台|座|条|辆|吨|人|名|项|款|种|套|件|个|天"
    r"|个月|个季度|年)|万亿|亿|万)"
)
_CHINESE = re.compile(
    rf"(?<![0-9０-９第几数多上好{CHINESE_NUMERALS}])(?P<num>[{CHINESE_NUMERALS}]+)(?P<odd>[余多])?(?P<unit>{_CHINESE_UNIT})(?P<odd2>[余多])?"
)
_FRACTION = re.compile(rf"[{CHINESE_NUMERALS}0-9]+分之[{CHINESE_NUMERALS}0-9]+")
_LISTED = re.compile(r"(?:^|\n)\s*[（(]?$")
_SMALL = ("个", "家", "条", "台", "座", "款", "种", "套", "件", "项", "名", "人", "年", "天", "辆")
"""With these a single numeral is said in passing more often than it counts: 一个, 两年, 百家."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is written, with its unit.

    Attributes:
        span: Number and unit; of a range, the whole range.
        value: What the digits say, times 万 or 亿; None where they say no finite decimal (三分之一).
        unit: The unit without 万 and 亿.
        is_clear: Whether number and unit alone make it a quantity.
        is_range: Whether it is one end of a range.
        tail: ``gt`` behind 余 and 多, else empty.
    """

    span: Span
    value: Decimal | None
    unit: str
    is_clear: bool = True
    is_range: bool = False
    tail: str = ""


def figures(text: str, taken: Sequence[Span] = ()) -> list[Figure]:
    """Return the figures of ``text`` in order, none of them inside the spans already ``taken`` (dates)."""
    found: list[Figure] = []
    for match in _FRACTION.finditer(text):
        if not match[0].startswith("百"):
            span = Span(*match.span())
            found.append(Figure(span, None, ""))
    for pattern, read in ((_FIGURE, _read), (_CHINESE, _read_chinese)):
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in (*taken, *(figure.span for figure in found))):
                found += read(text, match)
    return sorted(found, key=lambda figure: figure.span)


def _read(text: str, match: re.Match[str]) -> Iterator[Figure]:
    """Yield the figure of a match, or the two ends of its range."""
    span = Span(match.start(), match.end())
    if match["percent"]:
        value = _number(match["percent"])
        if value is not None:
            yield Figure(span, value, "%")
        return
    if _is_no_quantity(text, match):
        return
    scale, unit = (match["scale"] or "").removeprefix("个"), _tidy(match["unit"] or "")
    tail = "gt" if match["odd"] or match["odd2"] or match["odd3"] else ""
    clear = bool(scale or (unit and not match["weak"]) or re.search("[,，]", match["num"]))
    high = read_digits(match["num"])
    if high is None:
        return
    tenths = unit == "成"
    unit = "%" if tenths else unit
    high = high * 10 if tenths else high
    if match["low"]:
        low = read_digits(match["low"])
        low = low * 10 if low is not None and tenths else low
        if low is not None and (clear or unit):
            low_scale = (match["low_scale"] or "").removeprefix("个") or ("" if match["low_unit"] else scale)
            yield Figure(span, *_scaled(low, low_scale, unit), clear, is_range=True)
            yield Figure(span, *_scaled(high, scale, unit), clear, is_range=True)
        return
    yield Figure(span, *_scaled(high, scale, unit), clear, tail=tail)


def _is_no_quantity(text: str, match: re.Match[str]) -> bool:
    """Tell digits that count, name or date something from a quantity."""
    start, end = match.span()
    behind = text[end : end + 2]
    if behind[:1] == "半":  # 1个半月 is neither one nor half
        return True
    if not match["unit"] and not match["scale"]:
        if re.match(r"[A-Za-z_:：/]|[-.][0-9A-Za-z]|[年月日号期代纳届]|[、.．）)]", behind) and _LISTED.search(
            text[:start]
        ):
            return True
        return bool(re.match(r"[A-Za-z_:/0-9]|[-.][0-9A-Za-z]|[年月日号期代]", behind))
    return match["unit"] == "年" and not match["scale"] and _may_be_a_year(text, match)


def _may_be_a_year(text: str, match: re.Match[str]) -> bool:
    """Tell whether 24年 may be the year 2024 rather than 24 years, as 1998年 is one for certain."""
    number = plain_digits(match["num"])
    if "." in number and _LISTED.search(text[: match.start()]):
        return True  # 5.24年 at the start of a line is the fifth point
    spoken = re.search(r"(?:近|过去|未来|超过|约|长达|满|为期|期限|达|每)$", text[: match.start()]) or match["low"]
    follows = re.match(r"(?:以上|左右|以内|期|来|的?(?:历史|经验|时间|期限))", text[match.end() :])
    return number.isdigit() and (int(number) >= 1000 or (10 < int(number) < 40 and not spoken and not follows))  # noqa: PLR2004


def _read_chinese(text: str, match: re.Match[str]) -> Iterator[Figure]:
    value, unit, span = read_chinese(match["num"]), match["unit"], Span(*match.span())
    if value is None or _is_spoken_in_passing(text, match):
        return
    tail = "gt" if match["odd"] or match["odd2"] else ""
    if unit[0] == "成":
        if value <= 10:  # noqa: PLR2004 -- ten tenths
            yield Figure(span, value * 10 + (5 if unit.endswith("半") else 0), "%", tail=tail)
        return
    scale = re.match(_SCALE, unit)
    name = unit[scale.end() :] if scale else unit
    yield Figure(span, *_scaled(value, scale[0].removeprefix("个") if scale else "", name), tail=tail)


def _is_spoken_in_passing(text: str, match: re.Match[str]) -> bool:
    """Tell 一个, 两年 and the like, which count nothing, from a Chinese numeral that does."""
    number, unit = match["num"], match["unit"]
    if unit in ("万", "亿", "万亿") and (len(number) == 1 or text[match.end() : match.end() + 1] in "一分无"):
        return number == "一" or unit == "万"  # 万一, 一万分
    if unit[0] == "成" and not re.match(r"[，。；、的以左多上市收股产客）)]|$", text[match.end() :]):
        return True
    return number[0] in "〇零" or (len(number) == 1 and unit in _SMALL and not (match["odd"] or match["odd2"]))


def _scaled(value: Decimal, scale: str, unit: str) -> tuple[Decimal, str]:
    """Return a number times its 万 or 亿, and its unit; what would be too large keeps them in the unit."""
    times = value * _SCALES.get(scale, 1)
    return (times, unit) if abs(times) < _LARGEST else (value, scale + unit)


def _number(text: str) -> Decimal | None:
    return read_chinese(text) if text[0] in CHINESE_NUMERALS else read_digits(text)


def _tidy(unit: str) -> str:
    return plain_digits(unit).replace("％", "%")
