"""Which column of a table means what: told by the names in its header, Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ir_annotator.domain.table import NEEDED, Column

_NAMES: dict[Column, str] = {
    Column.QUESTION: """问题 提问 问 问句 问题内容 提问内容 问题描述 问题正文 投资者提问 投资者问题 投资者问
        咨询内容 问询内容 question questions q query questiontext questioncontent""",
    Column.ANSWER: """答复 回复 回答 答 答案 答句 答复内容 回复内容 回答内容 答复正文 公司回复 公司答复 公司回答
        上市公司回复 上市公司答复 董秘回复 董秘答复 董秘回答 answer answers a reply response answertext
        answercontent replycontent""",
    Column.CODE: """证券代码 股票代码 公司代码 上市公司代码 a股代码 代码 code stockcode securitycode seccode
        companycode symbol ticker tscode stkcd""",
    Column.NAME: """证券简称 股票简称 公司简称 上市公司简称 股票名称 证券名称 简称 name stockname securityname
        secname shortname companyshortname""",
    Column.NUMBER: "记录编号 记录表编号 活动编号 编号 number no recordnumber recordno",
    Column.DATE: """日期 披露日期 公告日期 发布日期 记录日期 活动日期 调研日期 接待日期 会议日期 提问日期 回复日期
        date recorddate publishdate disclosuredate""",
    Column.TIME: """时间 活动时间 调研时间 接待时间 会议时间 召开时间 提问时间 发布时间 回复时间 time datetime
        asktime questiontime timestamp""",
    Column.COMPANY: "公司名称 公司全称 公司 上市公司 企业名称 company companyname fullname",
    Column.TITLE: "标题 记录标题 公告标题 活动标题 活动名称 会议名称 文件名称 文件名 title recordtitle record filename",
    Column.CATEGORIES: "活动类别 活动类型 投资者关系活动类别 类别 categories category activitytype",
    Column.PARTICIPANTS: """参与单位 参与人员 参与单位名称 参与单位名称及人员姓名 参会人员 参会机构 调研机构 来访单位
        机构名称 提问人 提问者 投资者 participants participant investors investor visitors""",
    Column.PLACE: "地点 活动地点 会议地点 调研地点 接待地点 place location venue",
    Column.HOSTS: """接待人员 上市公司接待人员 上市公司接待人员姓名 公司接待人员 公司参会人员 回答人 回复人 答复人
        hosts host respondent""",
}
_MEANING = {name: column for column, names in _NAMES.items() for name in names.split()}
_REMARK = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]")
_NOT_PART_OF_A_NAME = re.compile(r"[\s_\-*:：\"'“”]+")
_LONGEST_NAME = 30
"""Code points; a longer cell is text, no name of a column."""
_LIKE_DATA = re.compile(r".*[?？。！!；;]|[\d\s./:年月日\-]+|\d{6}\.[A-Za-z]{2}", re.DOTALL)
_RECORD_NUMBER = re.compile(r".*(?:19|20)\d\d.*", re.DOTALL)
_LIKE_CODE = re.compile(r"(?:[A-Za-z]{2}\.?)?\d{6}(?:\.[A-Za-z]{2})?")
_LIKE_DATE = re.compile(r"(?:19|20)\d\d\s*[年./-]?\s*\d{1,2}\s*[月./-]?\s*\d{1,2}日?(?:[\sT]+[\d:.]+)?")
_LIKE_QUESTION = re.compile(r".*[?？]", re.DOTALL)
_MOST, _SOME = 0.8, 0.2
"""Shares of the filled cells that make a column look like something."""
_SHORTEST_ANSWER = 1
"""Code points, on average, of a column that may be the answers; the longest of them is."""


def meaning_of(name: str) -> Column | None:
    """Return what a column of this name means; white space, case and remarks in brackets do not matter."""
    plain = _NOT_PART_OF_A_NAME.sub("", _REMARK.sub("", name)).casefold()
    return _MEANING.get(plain)


def is_header(row: Sequence[str]) -> bool:
    """Tell whether a row names both a column of questions and one of answers, each once."""
    meanings = [meaning_of(cell) for cell in row]
    return all(meanings.count(needed) == 1 for needed in NEEDED)


def looks_like_data(row: Sequence[str]) -> bool:
    """Tell whether a row cannot be a header: a cell of it is a sentence, a figure, a date, or long."""
    return any(len(cell) > _LONGEST_NAME or _LIKE_DATA.fullmatch(cell.strip()) for cell in row if cell.strip())


def names_of(row: Sequence[str]) -> tuple[str, ...]:
    """Return a name for each column, no two the same: what the header says, or its place where it says nothing."""
    names: list[str] = []
    for place, cell in enumerate(row, start=1):
        name = " ".join(cell.split()) or f"#{place}"
        names.append(name if name not in names else f"{name} ({place})")
    return tuple(names)


def guess(names: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[Column, str]:
    """Return which column seems to mean what, from the names and from what stands below; the first of two wins."""
    found: dict[Column, str] = {}
    for place, name in enumerate(names):
        column = meaning_of(name)
        if column and column not in found and (column is not Column.NUMBER or _holds_numbers(rows, place)):
            found[column] = name
    return found


def guess_by_values(names: Sequence[str], rows: Sequence[Sequence[str]], found: dict[Column, str]) -> dict[Column, str]:
    """Return ``found`` with what the values of the other columns look like: codes, days, questions, long answers.

    Good enough to be preselected when a person is asked, not to be taken without asking.
    """
    found = dict(found)
    cells = {name: [_cell(row, place).strip() for row in rows] for place, name in enumerate(names)}

    def take(column: Column, score: Callable[[list[str]], float], least: float) -> None:
        free = [name for name in names if name not in found.values()]
        best = max(free, key=lambda name: score(cells[name]), default="")
        if column not in found and best and score(cells[best]) >= least:
            found[column] = best

    take(Column.CODE, lambda values: _share(values, _LIKE_CODE), _MOST)
    take(Column.DATE, lambda values: _share(values, _LIKE_DATE), _MOST)
    take(Column.QUESTION, lambda values: _share(values, _LIKE_QUESTION), _SOME)
    take(Column.ANSWER, lambda values: sum(map(len, values)) / max(len(values), 1), _SHORTEST_ANSWER)
    return found


def _share(values: list[str], pattern: re.Pattern[str]) -> float:
    """Return the share of the filled cells that look like this."""
    filled = [value for value in values if value]
    return sum(bool(pattern.fullmatch(value)) for value in filled) / len(filled) if filled else 0.0


def _holds_numbers(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Tell whether a column called 编号 numbers records, which hold the year, and not rows."""
    cells = [cell for row in rows if (cell := _cell(row, place).strip())]
    return all(_RECORD_NUMBER.fullmatch(cell) for cell in cells)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
