"""The form of a record: which row is which.

Every reader of files brings what it found into one shape, a ``Sheet``; what the rows mean is decided
here alone, and ``form_record`` makes the record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ir_annotator.domain.record import Look


class Unread(StrEnum):
    """What stands in a document and is not read as text; the value is the code of the doubt it gives."""

    PICTURE = "picture_not_read"
    OBJECT = "object_not_read"
    NOTE = "note_not_read"


@dataclass(frozen=True, slots=True)
class Row:
    r"""A row of the form as found; an empty label continues the row before.

    ``looks`` says how each line of ``value`` (``value.split("\\n")``) looked, or is empty where nobody knows.
    ``unread`` tells the lines at which something stands that is no text: their places, and of what kind each is.
    """

    label: str
    value: str
    looks: tuple[Look, ...] = ()
    unread: tuple[tuple[int, Unread], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A record's page as a reader found it: the lines above the form, its rows, the lines below.

    ``after_looks`` says how each line of ``after`` looked, or is empty where nobody knows. ``embedded`` counts the
    documents that stand in it outside of its rows and are not read, ``missing`` the pictures that are not in the file.
    ``page_headers`` are lines that stand at the edge
    of pages; they are looked into for code, name, number and title only.
    """

    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    after: tuple[str, ...] = ()
    after_looks: tuple[Look, ...] = ()
    embedded: int = 0
    missing: int = 0
    page_headers: tuple[str, ...] = ()


class Field(StrEnum):
    """A row of the form whose meaning is known."""

    CATEGORIES = "categories"
    HOSTS = "hosts"
    PARTICIPANTS = "participants"
    TIME = "time"
    PLACE = "place"
    CONTENT = "content"
    ATTACHMENTS = "attachments"
    DATE = "date"


_OCCASION = "(?:会议|活动|召开|接待|调研|交流|来访|说明会)?"
_LABELS = {
    Field.CATEGORIES: re.compile(
        r"(?:投资者(?:关系)?|调研|接待)?活动的?(?:类别|类型)|(?:调研|会议|接待|交流)?(?:类别|类型)$"
    ),
    Field.HOSTS: re.compile(
        r"(?:(?:上市)?公司(?:接待|参会|出席|参与|参加|陪同|与会)|接待)人员(?:及|和|姓名|职务)*|接待人$|(?:上市)?公司代表$|参会高管$"
    ),
    Field.PARTICIPANTS: re.compile(
        r"(?:活动|外部|机构|投资者)?(?:参[与加会]|与会|来访|到访|调研)(?:活动|调研|会议)?的?"
        r"(?:单位|机构|人员|投资者|对象)(?:名称|名单|单位|机构|人员|姓名|参会|参与|及|和|与|、)*"
        r"|(?:单位|机构)名称(?:及|和|、)(?:人员)?姓名|特定对象(?:名称|(?:调研)?(?:单位|机构|人员))|(?:接待|交流)对象"
    ),
    Field.TIME: re.compile(
        rf"{_OCCASION}{_OCCASION}时间(?:日期)?|日期(?:及|和|、)时间|(?:会议|活动|召开|接待|调研|交流|来访)日期"
    ),
    Field.PLACE: re.compile(rf"{_OCCASION}(?:召开)?地[点址]"),
    Field.CONTENT: re.compile(
        rf"(?:投资者关系)?{_OCCASION}的?主要内容(?:介绍|纪要)?"
        r"|(?:投资者关系)?(?:主要)?(?:会议|活动|调研|交流|沟通|问答)的?(?:主要)?内容(?:介绍|纪要|及(?:具体)?问答(?:记录)?)?"
        r"|交流的?主要问题(?:及(?:答复|回复|解答))?"
    ),
    Field.ATTACHMENTS: re.compile(r"(?:相关|活动|会议)?附件(?:清单)?"),
    Field.DATE: re.compile(
        r"(?:记录|编制|填表|填报|填写|披露|报告|公告|整理|发布|报备|登记|归档|上传)?日期|(?:记录|编制|填表|填报|填写|披露|报告)时间"
    ),
}
BOTH = re.compile(rf"{_OCCASION}时间(?:及|和|与|、|/){_OCCASION}地点")
"""A row that says both when and where."""
_NAMELESS = re.compile(rf"{_OCCASION}(?:形式|方式)")
"""A label that is known to be one, although its row has no field of its own."""
_STATEMENT = re.compile(
    r"(?:关于)?(?:本次|此次)?(?:活动)?是否(?:涉及|存在|有)[^。？?]{0,20}(?:应(?:当)?披露|未公开)[^。？?]{0,12}信息(?:的?(?:说明|情况))?"
    r"|活动过程中[所使]*[用使]的?[^。？?]{0,30}?附件"
)
"""Rows of newer forms that have no field of their own and mostly stand behind the content."""
_LABEL_TAIL = re.compile(r"(?:[（(“\"][^）)”\"]*[）)”\"])?[:：]?")
_LONGEST_LABEL = 200
ANNEX = "附表"
"""Label of what stands behind the form, such as the list of those present."""
_POINTER = re.compile(
    r".{0,12}附[件表录].{0,20}|如下[:：。]?"
    r"|.{0,12}[请详参]*见.{0,20}(?:下[文表方页]|后[文附页]|问答|记录|纪要).{0,12}"
)
_LONGEST_POINTER = 40


def squeezed(text: str) -> str:
    """Return ``text`` without any white space: labels are broken anywhere."""
    return "".join(text.split())


def field_of(label: str) -> Field | None:
    """Return the field that a label cell names, told by how it begins."""
    return _field_of(squeezed(label[:_LONGEST_LABEL]))


@lru_cache  # the same few labels stand in every record
def _field_of(words: str) -> Field | None:
    if "？" in words or "?" in words:  # 时间安排如何？ is no row of the time
        return None
    return next((known for known, pattern in _LABELS.items() if pattern.match(words)), None)


def is_label(line: str) -> bool:
    """Tell whether a line is the label of a known row and nothing else."""
    return len(line) <= _LONGEST_LABEL and _is_label(squeezed(line))


@lru_cache
def _is_label(words: str) -> bool:
    for pattern in (*_LABELS.values(), BOTH, _NAMELESS, _STATEMENT):
        if (match := pattern.match(words)) and _LABEL_TAIL.fullmatch(words, match.end()):
            return True
    return False


def is_statement(label: str) -> bool:
    """Tell whether a label is that of a statement about the disclosure or the material, behind the content."""
    return bool(_STATEMENT.match(squeezed(label[:_LONGEST_LABEL])))


def plain_text(text: str) -> str:
    r"""Return ``text`` with ``\n`` alone between lines, no white space at their ends, no blank lines around."""
    return "\n".join(line.rstrip() for line in unix_lines(text).split("\n")).strip("\n")


def unix_lines(text: str) -> str:
    r"""Return ``text`` with every kind of line end as ``\n``."""
    return re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text)


def points_elsewhere(content: str, behind: str) -> bool:
    """Tell whether the talk is what stands behind the form: questions do, and its row hardly says more than where."""
    words = squeezed(content)
    asked = sum(sign in "？?" for sign in behind)
    short = len(words) <= _LONGEST_POINTER and not set("？?") & set(words)
    return bool(asked) and (bool(_POINTER.fullmatch(words)) or (short and (asked > 1 or not words)))
