"""Figures with the words of comparing and changing around them; offsets are code points."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ir_annotator.domain.figures import Figure, figures
from ir_annotator.domain.periods import Period
from ir_annotator.domain.span import Span

_BASIS = (
    r"同、?环比|环比|同比(?:[去上]年)?(?:同期)?|[较比](?:[去上]年|上一年度?|上年度)?同期"
    r"|[较比](?:[去上]年|上一年度?|上年度|上年期初|年初|期初|上季度|上月|20[0-9]{2}年度?)(?:同期|年?[末底])?"
)
_NUMBER_NEXT = r"(?=[约近超逾至到了不+]|$)"
_UP = rf"增长|增加|增幅|增速|提升|提高|上升|上涨|上调|上浮|扩大|涨幅|翻了?$|[增涨升]{_NUMBER_NEXT}"
_DOWN = rf"下降|减少|下滑|降低|下跌|下调|收窄|缩减|缩短|降幅|跌幅|回落|[降跌减]{_NUMBER_NEXT}"
_LEADING: Mapping[str, tuple[str, ...]] = {
    "le": ("不超过", "不高于", "不多于", "不大于", "未超过", "没有超过", "最多", "至多", "≤"),
    "ge": ("不低于", "不少于", "不小于", "未低于", "至少", "最少", "≥"),
    "gt": ("远超过", "远超", "超过", "大于", "高于", "多于", "突破", "逾", "超", ">", "＞"),
    "lt": ("低于", "少于", "小于", "不足", "不到", "未达到", "未达", "不满", "<", "＜"),
    "approx": ("大约", "约", "接近", "将近", "近", "大概", "大致", "~", "～", "≈"),
}
_TRAILING: Mapping[str, tuple[str, ...]] = {  # the number itself is in 以上, 以下 and 以内, as the law counts
    "ge": ("及以上", "以上"),
    "le": ("及以下", "以下", "以内", "之内"),
    "approx": ("左右", "上下"),
}
_SAID = {word: sign for table in (_LEADING, _TRAILING) for sign, words in table.items() for word in words}


def _any(table: Mapping[str, tuple[str, ...]]) -> str:
    return "|".join(sorted((re.escape(word) for words in table.values() for word in words), key=len, reverse=True))


FILLER = (
    r"(?:已经|已|均|各|了|将|有望|预计|预期|可|能|都|在|幅度|又|则|也|仅|就|大幅|小幅|进一步|持续|逐步|显著|明显|达|为|是|到|分别|"
    r"实现|合计|共计|累计|总计|共|有|[:：（(]|\s)"
)
"""Words that may stand between what is measured and its figure. None is made of others."""
_BEFORE = re.compile(
    rf"(?:(?P<basis>{_BASIS}){FILLER}*)?(?:(?P<change>{_UP}|{_DOWN})(?P<level>[至到为])?{FILLER}*)?"
    rf"(?:(?P<of>{_any(_LEADING)})占?[^，。；\d]{{2,12}}的$|(?P<leading>{_any(_LEADING)})(?:占|{FILLER})*)?(?P<sign>[+＋\-−－])?$"
)
_FIRST_WORD = re.compile(rf"{FILLER}*")
_AFTER = re.compile(rf"\s?的?(?P<trailing>{_any(_TRAILING)})")
_CHANGE_BEHIND = re.compile(
    rf"\s?的?(?:{_any(_TRAILING)})?的(?:同比|环比|复合|年均|平均)*(?P<change>增长|提升|增幅|涨幅|下降|下滑|降幅|跌幅)"
)
_JOINED = re.compile(r"\s?(?:[、和及与]|以及)\s?")
_LOOKBACK = 26
_CLAUSE_MARKS = "，；。！？\n;"
_SENTENCE_MARKS = "。！？\n"


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure with what is said of it.

    Attributes:
        span: All the words: 同比增长超过30%.
        comparator: ``eq gt ge lt le approx range``.
        basis: What it is compared with, as written: 同比, 环比, 较年初; else empty.
        change: The word of rising or falling; empty where a level is stated (提升至35%).
        sign: -1 where it falls, else 1.
    """

    figure: Figure
    span: Span
    comparator: str
    basis: str = ""
    change: str = ""
    sign: int = 1

    @property
    def is_change(self) -> bool:
        """Whether a change is stated, not a level."""
        return bool(self.change or self.basis)


def statements(text: str, times: Sequence[Period] = ()) -> list[Statement]:
    """Return every figure of ``text`` with what is said of it; ``times`` are its dates, which are no figures."""
    found: list[Statement] = []
    for figure in figures(text, [time.span for time in times]):
        before = [time.span for time in times if not time.compared] + [one.span for one in found]
        ends = [span.end for span in before if span.end <= figure.span.start]
        one = _statement(text, figure, max(ends, default=0))
        last = found[-1] if found else None
        found.append(_like(last, one) if last and is_joined(text, last.span, one.span) else one)
    return found


def is_joined(text: str, left: Span, right: Span) -> bool:
    """Tell whether nothing but 和 or 、 stands between two stretches, the first of which comes first."""
    between = text[left.end : right.start]
    return left.end <= right.start and _JOINED.fullmatch(between) is not None


def _like(last: Statement, one: Statement) -> Statement:
    """Return a figure joined to the one before with that one's change: 增长10%和20%."""
    if one.is_change or not last.is_change or one.figure.unit != last.figure.unit:
        return one
    span = Span(last.span.start, one.span.end)
    return replace(one, span=span, basis=last.basis, change=last.change, sign=last.sign)


def _statement(text: str, figure: Figure, floor: int) -> Statement:
    low = max(
        floor, figure.span.start - _LOOKBACK, *(text.rfind(mark, 0, figure.span.start) + 1 for mark in _CLAUSE_MARKS)
    )
    said = text[low : figure.span.start]
    before = _BEFORE.search(said)
    after = _AFTER.match(text, figure.span.end)
    behind = _CHANGE_BEHIND.match(text, figure.span.end)
    start, end = figure.span.start, after.end() if after else figure.span.end
    basis = change = leading = ""
    sign, is_level = 1, False
    if before:
        basis, change, leading = before["basis"] or "", before["change"] or "", before["leading"] or ""
        leading = before["of"] if before["of"] and figure.unit == "%" else leading
        is_level = bool(before["level"])
        sign = -1 if (before["sign"] or "") in ("-", "−", "－") and before["sign"] else 1
        start = low + (before.start() if basis or change or leading or before["sign"] else len(said))
    if change and not is_level and re.match(_DOWN, change):
        sign = -1
    if behind and not change:
        change, end = behind["change"], behind.end()
        sign = -1 if re.match(_DOWN, change) else sign
    word = leading or (after["trailing"] if after else "")
    comparator = "range" if figure.is_range else _SAID.get(word, figure.tail or "eq")
    return Statement(figure, Span(start, end), comparator, *(("", "") if is_level else (basis, change)), sign)


def clause_start(text: str, offset: int) -> int:
    """Return where the clause that holds an offset begins."""
    return max(text.rfind(mark, 0, offset) for mark in _CLAUSE_MARKS) + 1


def sentence_start(text: str, offset: int) -> int:
    """Return where the sentence that holds an offset begins."""
    return max(text.rfind(mark, 0, offset) for mark in _SENTENCE_MARKS) + 1


def place_behind_each(text: str, one: Statement, stated: Sequence[Statement]) -> tuple[int, int, int] | None:
    """Return where 分别 stands, which of the figures behind it ``one`` is and how many there are; None without it."""
    at = text.rfind("分别", clause_start(text, one.figure.span.start), one.figure.span.start)
    if at < 0:
        return None
    group = [
        other for other in stated if other.figure.span.start > at and clause_start(text, other.figure.span.start) <= at
    ]
    return at, group.index(one), len(group)
