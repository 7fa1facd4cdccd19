"""What a figure measures: the noun beside it, as it stands in the text, or nothing where that is not certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ir_annotator.domain.span import Span
from ir_annotator.domain.statements import FILLER, Statement, clause_start, is_joined, place_behind_each, sentence_start

_KNOWN = (
    r"归属于(?:上市公司|母公司)(?:股东|所有者)的(?:扣除非经常性损益[后的]*)?净利润|扣除非经常性损益[后的]*净利润|(?:扣非)?归母(?:扣非)?净利润?"
    r"|扣非净利润?|净利润|利润总额|营业利润|毛利润|利润率|利润|营业总?收入|主营业务收入|营收|收入|净?资产收益率|收益率|周转率|转化率|毛利率|净利率|毛利|费用率|费用|营业成本|成本"
    r"|现金流量?净额|现金流|合同负债|应收账款|存货|总资产|净资产|资产负债率|负债率|在手订单|新签订单|订单金?额?|产能利用率|开工率|稼动率|产能"
    r"|产量|销量|销售额|销售量|出货量|出货|发货量|装机量|装机容量|市占率|市场占有率|市场份额|份额|占比|比重|比例|渗透率|覆盖率|良品率|良率"
    r"|增长率|增速|单价|均价|售价|价格|市场规模|规模|金额|总投资|投资额|研发投入|投入|资本开支|资本性支出|支出|募集资金|现金分红|分红|红利|股利|股息率"
    r"|回购|库存|产值|市值|储量|余额|税率|负债|补助|订阅数|用户数|客户数|员工数|回款|装机|交付量|使用量|需求量|需求"
)
_BESIDE = (
    rf"{_KNOWN}|[\u4e00-\u9fff]率|(?<![大少批等定])[量]|[总金差税数]额|额|数量|总数|人数|户数|家数|次数|数|面积|产值|值|价差|总价|定价"
    r"|人员|员工|客户|用户|门店|专利|投资|周期|寿命|容量|功率|算力|参数|效率|速度|长度|时间|间隔|交期|利率|汇率|成交|分成|补贴|工资|薪酬"
)
_STOP = re.compile(
    r"公司|我司|我们|其中|实现|完成|取得|获得|的|[和与及、，。；：:！？\s（）()“”\"]|因|由于?|但|而|且|使得?|让|对|其|了|是|将|在(?!手|建|研)|把|被|从|向|预计|预期|目前"
    r"|[年月日](?![产均化])|季度|随着|受益|带动|推动|导致|造成|确保|保持|占(?!比|有)|(?<![自所持占])有(?!限|效|色)|包括|达|超过?|约|该|此|这|有望|大幅|显著|继续|持续|不断|也|均|都|已|为"
)
_LONGEST = 8
"""More characters than this before the noun are no part of its name."""
_HEAD = re.compile(rf"(?:{_KNOWN})+")
_HEAD_BESIDE = re.compile(rf"(?:{_BESIDE})(?=(?:{FILLER}|水平|方面)*$)")
_JOINER = re.compile(rf"(?P<head>{_KNOWN})\s?[和与及、]\s?$")
_SHARE_OF = re.compile(r"占(?:公司|总|其)?$")
_COUNTED_WORDS = "个 家 台 台套 套 项 件 款 种 座 条 辆 架 艘 颗 片 支 名 位 人 株 枚 间 所 处 例 笔 户 只 头"
_COUNTED = frozenset(_COUNTED_WORDS.split())
_NOUN_ENDS = re.compile(
    r"[，。；：:！？、\s,;（）()“”\"]|并|且|以及|和|与|及|等|是|已|将|进[入行]|通过|完成|获得|取得|实现|处于|正在|开展|使用|用于|覆盖|建成|投[产入]|落地|提供"
    r"|为|在|可|能|会|从|向|到|达|左右|以[上下内]|中(?!心|国|间)|来自|参[与加]|出席|签[订署]|超过|合作|发行|募集|兼容|进行|调研|参会|注册"
)
_LONGEST_COUNTED = 20


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured: its words, where they stand, and whether right beside the figure."""

    name: str
    span: Span
    beside: bool


def metrics_of(text: str, stated: Sequence[Statement], taken: Sequence[Span]) -> list[Metric | None]:
    """Return what each of the ``stated`` figures measures; ``taken`` are the dates of the text.

    In order: the noun right before it, what is counted behind it, a known measure earlier in its clause; for a
    change without one of its own, the measure last named in the sentence. Figures joined by 和 share theirs, unless
    分别 gives each its own.
    """
    found: list[Metric | None] = []
    for place, one in enumerate(stated):
        last = stated[place - 1] if place else None
        shared = place_behind_each(text, one, stated)
        heads = _joined_heads(text, shared[0], taken) if shared else []
        if shared and len(heads) == shared[2]:
            found.append(heads[shared[1]])
        elif len(heads) > 1:
            found.append(None)
        elif last and last.figure.unit == one.figure.unit and is_joined(text, last.span, one.span):
            found.append(found[-1])
        else:
            found.append(_metric_of(text, one, stated[:place], taken))
    return found


def _metric_of(text: str, one: Statement, earlier: Sequence[Statement], taken: Sequence[Span]) -> Metric | None:
    ends = [other.span.end for other in earlier if other.span.end <= one.span.start]
    floor = max([clause_start(text, one.figure.span.start), *ends])
    return (
        _beside(text, floor, one.span.start, taken)
        or _counted(text, one)
        or _last_known(text, floor, one.span.start, taken)
        or (_last_known(text, _part_start(text, one.span.start), one.span.start, taken) if one.is_change else None)
    )


def _part_start(text: str, offset: int) -> int:
    return max(sentence_start(text, offset), text.rfind("；", 0, offset) + 1)


def _beside(text: str, floor: int, end: int, taken: Sequence[Span]) -> Metric | None:
    match = _HEAD_BESIDE.search(text, floor, end)
    return _named(text, Span(*match.span()), floor, taken, beside=True) if match else None


def _last_known(text: str, floor: int, end: int, taken: Sequence[Span]) -> Metric | None:
    matches = [match for match in _HEAD.finditer(text, floor, end) if text[match.end() : end].strip() != "的"]
    return _named(text, Span(*matches[-1].span()), floor, taken) if matches else None


def _named(text: str, head: Span, floor: int, taken: Sequence[Span], *, beside: bool = False) -> Metric:
    """Return a noun with what is said before it to name it (海外业务|收入), and with what is joined to it by 和."""
    floor = max([floor, *(span.end for span in taken if span.end <= head.start)])
    stops = [match.end() for match in _STOP.finditer(text, floor, head.start)]
    start = max([floor, *stops])
    if head.start - start > _LONGEST:
        start = head.start
    joined = _JOINER.search(text, floor, start)
    if joined:
        start = _named(text, Span(joined.start(), joined.end("head")), floor, taken).span.start
    share = _SHARE_OF.search(text, floor, start)  # 占营业收入|比例 is no income
    span = Span(share.start() if share else start, head.end)
    return Metric(span.of(text), span, beside)


def _joined_heads(text: str, at: int, taken: Sequence[Span]) -> list[Metric]:
    """Return the known measures named before 分别, in its clause or else in the sentence before it."""
    for floor in (clause_start(text, at), sentence_start(text, at)):
        found = [
            Metric(span.of(text), span, beside=True)
            for span in (
                _own_name(text, Span(*match.span()), floor, taken) for match in _HEAD.finditer(text, floor, at)
            )
        ]
        if found:
            return found
    return []


def _own_name(text: str, head: Span, floor: int, taken: Sequence[Span]) -> Span:
    stops = [match.end() for match in _STOP.finditer(text, floor, head.start)]
    start = max([floor, *stops, *(span.end for span in taken if span.end <= head.start)])
    return Span(start if head.start - start <= _LONGEST else head.start, head.end)


def _counted(text: str, one: Statement) -> Metric | None:
    """Return what is counted behind a figure: 1,650个|训练数据产品."""
    if one.figure.unit not in _COUNTED or one.is_change:
        return None
    start = one.span.end + (text[one.span.end : one.span.end + 1] in ("的", "余", "多"))
    stop = _NOUN_ENDS.search(text, start)
    span = Span(start, stop.start() if stop else len(text))
    if not 1 < len(span) <= _LONGEST_COUNTED:
        return None
    return Metric(span.of(text), span, beside=True)
