"""What is worth a second look in a text: figures, dates and hedging words; offsets are code points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from ir_annotator.domain.periods import periods
from ir_annotator.domain.quantities import quantities
from ir_annotator.domain.span import Span

_WORDS = """
可能 预计 预期将 预期会 预估 估计 估算 有望 力争 争取 尽力 尽量 尽可能 希望 期望 期待 计划 拟于
或将 或可 或有 或许 也许 大概 大致 大体 大约 基本上 总体上 整体来看 一定程度上 某种程度上 相对
尚不确定 尚未确定 不确定 不排除 未必 不一定 难以预测 难以判断 难以预计 似乎 好像 看起来 看上去
目前来看 目前看 现阶段来看 短期来看 长期来看 基于目前 初步 暂时 原则上 一般 一般来说 一般而言
通常 往往 应该 应当会 倾向于 我们认为 公司认为 我们判断 我们觉得 我们相信 有信心 有机会
谨慎乐观 审慎乐观 视情况 视具体情况
"""
HEDGES = tuple(_WORDS.split())
"""Words that soften what is said. Other words go here, one place for all."""
_HEDGE = re.compile(rf"(?<!不)(?<!不太)(?<!没有)(?:{'|'.join(sorted(HEDGES, key=len, reverse=True))})")
_NO_HEDGE = re.compile(r"相对[应方]|一般(?:纳税|贸易|性)|计划(?:经济|[，。、；的）]|$)|初步的")
"""The same characters in other words; what 不 denies (不可能) softens nothing."""


class Softly(Enum):
    """What a soft mark stands for."""

    FIGURE = auto()
    DATE = auto()
    HEDGE = auto()


@dataclass(frozen=True, slots=True)
class SoftMark:
    """A stretch of text and what it is."""

    span: Span
    kind: Softly


@lru_cache(maxsize=64)
def soft_marks(text: str) -> tuple[SoftMark, ...]:
    """Return the figures, dates and hedging words of a text in order; they do not overlap."""
    marks = [SoftMark(quantity.span, Softly.FIGURE) for quantity in quantities(text)]
    marks += [SoftMark(time.span, Softly.DATE) for time in periods(text) if time.value]
    hedges = (match for match in _HEDGE.finditer(text) if not _NO_HEDGE.match(text, match.start()))
    marks += [SoftMark(Span(*match.span()), Softly.HEDGE) for match in hedges]
    found: list[SoftMark] = []
    for mark in sorted(marks, key=lambda mark: mark.span):
        last = found[-1] if found else None
        if last is None or last.span.end <= mark.span.start:
            found.append(mark)
        elif last.kind is mark.kind:  # 增长10%和20%: the second begins where the first does
            found[-1] = SoftMark(Span(last.span.start, max(last.span.end, mark.span.end)), mark.kind)
    return tuple(found)
