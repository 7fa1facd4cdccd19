"""Who was present: organisations and persons, as far as a form tells them for certain."""

from __future__ import annotations

import re

from ir_annotator.domain.record import Participant

_PERSON = r"[\u4e00-\u9fff·]{2,4}(?:先生|女士|总)?"
_NAMES = rf"{_PERSON}(?:[、，,/]{_PERSON})*"
_PAIR = re.compile(
    rf"(?P<organisation>[^\s:：、，,；;。]{{2,30}}?)(?:\s*(?P<sign>[:：]|-+|[—–]+)\s*|\s+)(?P<names>{_NAMES})[。、，；;]?"
)
_NAME_FIRST = re.compile(r"(?:序号)?\s*(?:姓名|人员|参会人员)\s+(?:所属)?(?:单位|机构|公司)(?:名称)?")
_NAME_SECOND = re.compile(
    r"(?:序号\s+)?(?:(?:参[与会])?(?:单位|机构|公司)(?:名称)?\s+(?:参会)?(?:人员)?(?:姓名)?(?:\s+|$))+"
)
_LONG_NAME = re.compile(
    r"(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|东方|夏侯|端木|南宫)|.*(?:先生|女士|总|·.*)$"
)
_LONGEST_NAME = 3
_TWO = re.compile(rf"(?P<name>{_PERSON})\s+(?P<organisation>\S{{2,30}})")
_LINE_NUMBER = re.compile(r"\A\s*\d{1,3}(?:\s{0,9}[、.．]|\s)\s*(?=\D)")
_AND_OTHERS = re.compile(r"等(?:\d*[人位])?[。；;]?\s*$")
_ORGANISATION_END = re.compile(
    r"(?:证券|基金|投资|资本|资产|资管|保险|银行|信托|公司|养老|自营|集团|财富|创投|理财|期货|国际|人寿|控股|研究所?|机构)$"
)
_NO_NAME = re.compile(
    r"会议|[参与]会|参与|调研|提问|主[办持]|投资者|机构|代表|分析师|经理|总监|研究员|董事|线上|现场|电话|网络|单位|人员|全体"
)
_NO_ORGANISATION = re.compile(
    r"(?:个人|机构|线上|其他|其它)?投资者$|.*会议|公司$|附|.*[线网]上$|.*(?:董事长|经理|总裁|秘书|董秘|总监|证代|代表)$"
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


def participants(text: str) -> tuple[Participant, ...]:
    """Return the visitors whose organisation and name are certain, as in ``机构 姓名`` or ``机构：姓名、姓名``."""
    lines = [_AND_OTHERS.sub("", _LINE_NUMBER.sub("", line, count=1)) for line in text.split("\n")]
    swapped = [match for line in lines if (match := _TWO.fullmatch(line.strip()))]
    if any(_NAME_FIRST.fullmatch(line.strip()) for line in lines):
        found = [Participant(match["organisation"], match["name"]) for match in swapped if _is_name(match["name"])]
    elif any(_ORGANISATION_END.search(match["organisation"]) for match in swapped if _is_name(match["name"])):
        found = []  # 姓名 机构, or a mixture: which is which is not certain
    else:
        headed = any(_NAME_SECOND.fullmatch(line.strip()) for line in lines)
        found = [pair for line in lines for pair in _pairs_on(line, headed=headed)]
    return tuple(dict.fromkeys(found))


def _is_name(words: str) -> bool:
    return not (words in _TABLE_HEADS or _ORGANISATION_END.search(words) or _NO_NAME.search(words))


def _pairs_on(line: str, *, headed: bool) -> list[Participant]:
    """Return the visitors of a line: one organisation, a list of several, or columns, ``headed`` if a row says so."""
    if whole := _pairs_of(line):
        return whole
    listed = [_pairs_of(part) for part in re.split(r"[、，,；;]", line.strip("、，,；;。 "))]
    if all(pairs and _ORGANISATION_END.search(pairs[0].organisation) for pairs in listed):
        return [pair for pairs in listed for pair in pairs]
    cells = re.split(r"\t|\s{2,}", line.strip())
    words = line.split()  # in a PDF the blanks between columns may be one
    if found := _in_columns(cells, headed=headed) or _in_columns(words, headed=False):
        return found
    parts = re.split(r"[；;\t]|\s{2,}|\s(?=[^\s:：]{2,20}[:：])", line)
    return [pair for part in parts for pair in _pairs_of(part)]


def _in_columns(cells: list[str], *, headed: bool) -> list[Participant]:
    """Return the visitors of cells 机构, 姓名, 机构, 姓名; nothing unless each is one, by its name or a head."""
    if len(cells) % 2 or not (headed or all(map(_ORGANISATION_END.search, cells[::2]))):
        return []
    joined = [_pairs_of(f"{one} {other}") for one, other in zip(cells[::2], cells[1::2], strict=True)]
    return [pair for pairs in joined for pair in pairs] if all(joined) else []


def _pairs_of(words: str) -> list[Participant]:
    """Return the visitors of one organisation, or nothing if it might be something else."""
    match = _PAIR.fullmatch(words.strip())
    if not match or match["organisation"] in _TABLE_HEADS or _NO_ORGANISATION.match(match["organisation"]):
        return []
    printed = re.split(r"[、，,/]", match["names"])
    names = [re.sub(r"(?<=..)(?:先生|女士)$", "", name) for name in printed]
    bare = printed if match["sign"] is None else []
    if any(len(name) > _LONGEST_NAME and not _LONG_NAME.match(name) for name in bare):
        return []  # beside 长盛基金, 招商信诺 is another organisation
    return [Participant(match["organisation"], name) for name in names] if all(map(_is_name, names)) else []
