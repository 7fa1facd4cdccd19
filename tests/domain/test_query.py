"""The language of the search box: what is read out of a query, and what is wrong with it and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ir_annotator.domain.outline import Annotator
from ir_annotator.domain.query import Field, Filter, Pattern, Query, QueryError, QueryFault, Word, date_range, parse
from ir_annotator.domain.query_meaning import LabelTest, settle
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme

SCHEME = read_scheme(default_scheme_path())
PEOPLE = [Annotator("li", "李雷"), Annotator("wang", "王")]


def wanted(text):
    return settle(parse(text), SCHEME, PEOPLE, "wang")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("  \n", ()),
        ("毛利 订单", (Word("毛利"), Word("订单"))),
        ("ＡＩ大模型", (Word("ai大模型"),)),
        ('"gross margin" up', (Word("gross margin"), Word("up"))),
        ("“毛利 率”", (Word("毛利 率"),)),
        ("收入 -海外", (Word("收入"), Word("海外", negated=True))),
        ('-"海外 市场"', (Word("海外 市场", negated=True),)),
        ("－海外", (Word("海外", negated=True),)),
        ("2024-2025", (Word("2024-2025"),)),
        ("- 5", (Word("-"), Word("5"))),
        ("14:30", (Word("14:30"),)),
        ("问：收入", (Word("问:收入"),)),
        ("a/b", (Word("a/b"),)),
        ("/", (Word("/"),)),
    ],
)
def test_words_and_phrases(text, words):
    assert parse(text) == Query(words)


def test_expressions_and_filters():
    query = parse(r"/增长\d+%/ -/同比|环比/ code:688787 -topic：ops 话题:“竞争格局”")
    assert query.patterns == (Pattern(r"增长\d+%"), Pattern("同比|环比", negated=True))
    assert query.filters == (
        Filter(Field.CODE, "688787", position=23),
        Filter(Field.TOPIC, "ops", negated=True, position=37),
        Filter(Field.TOPIC, "竞争格局", position=44),
    )
    assert parse("").__bool__() is False


@pytest.mark.parametrize(
    ("text", "fault", "position"),
    [
        ("收入 colour:red", QueryFault.UNKNOWN_FIELD, 3),
        ("topic:", QueryFault.NO_VALUE, 0),
        ("date:2025-13", QueryFault.BAD_DATE, 5),
        ("date:last", QueryFault.BAD_DATE, 5),
        ("date:..", QueryFault.BAD_DATE, 5),
        ('收入 "毛利', QueryFault.OPEN_QUOTE, 3),
        ("a /(b/", QueryFault.BAD_REGEX, 3),
    ],
)
def test_what_is_wrong_and_where(text, fault, position):
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert (caught.value.fault, caught.value.position) == (fault, position)


@given(st.text(alphabet='ab毛 "“”-－/:：\\()[]dte2025.'))
def test_any_text_is_a_query_or_an_error_with_a_place_in_it(text):
    try:
        parse(text)
    except QueryError as error:
        assert 0 <= error.position <= len(text)  # noqa: PT017 -- either is right


@pytest.mark.parametrize(
    ("value", "first", "last", "inside", "outside"),
    [
        ("2025", "2025", "2025-99-99", ("2025-01-01", "2025-12-31"), ("2024-12-31", "2026-01-01")),
        ("2025-03", "2025-03", "2025-03-99", ("2025-03-01", "2025-03-31"), ("2025-04-01",)),
        ("2025-03..2025-06", "2025-03", "2025-06-99", ("2025-03-01", "2025-06-30"), ("2025-02-28", "2025-07-01")),
        ("2025-03-05..", "2025-03-05", "9999-99-99", ("2025-03-05", "2031-01-01"), ("2025-03-04",)),
        ("..2025", "", "2025-99-99", ("1999-01-01", "2025-12-31"), ("2026-01-01",)),
    ],
)
def test_dates(value, first, last, inside, outside):
    assert date_range(value) == (first, last)
    assert all(first <= date <= last for date in inside)
    assert not any(first <= date <= last for date in outside)


# -- what fields mean


def test_a_status_is_mine_unless_it_is_said_whose():
    assert wanted("status:todo").labels == ((LabelTest(frozenset({"wang"}), statuses=("todo",)), False),)
    assert wanted("status:done annotator:李雷").labels == ((LabelTest(frozenset({"li"}), statuses=("done",)), False),)
    assert wanted("状态:标记").labels == ((LabelTest(frozenset({"wang"}), statuses=("flagged",)), False),)


def test_topics_and_types_by_id_and_by_name_in_both_languages():
    for text in ("topic:ops type:forecast", "话题:业务进展与订单 类型:前瞻判断"):
        ((test, negated),) = wanted(text).labels
        assert (test, negated) == (LabelTest(topics=("ops",), types=("forecast",)), False), text
    assert wanted("topic:ops.orders").labels[0][0].topics == ("ops.orders",)


def test_a_part_of_a_topics_name_is_enough_where_one_topic_holds_it_and_the_first_level_comes_first():
    assert wanted("话题:研发").labels[0][0].topics == ("rnd",)
    assert wanted("topic:Revenue").labels[0][0].topics == ("perf.revenue",), "called so"
    assert wanted("话题:在手项目").labels[0][0].topics == ("ops.orders",)
    with pytest.raises(QueryError):
        wanted("话题:与")  # in many


def test_what_must_not_be_is_asked_for_itself():
    assert wanted("annotator:me -topic:ops -type:fact").labels == (
        (LabelTest(frozenset({"wang"})), False),
        (LabelTest(frozenset({"wang"}), topics=("ops",)), True),
        (LabelTest(frozenset({"wang"}), types=("fact",)), True),
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("topic:weather", QueryFault.UNKNOWN_TOPIC),
        ("type:guess", QueryFault.UNKNOWN_TYPE),
        ("status:half", QueryFault.UNKNOWN_STATUS),
        ("annotator:nobody", QueryFault.UNKNOWN_ANNOTATOR),
    ],
)
def test_names_nobody_knows(text, fault):
    with pytest.raises(QueryError) as caught:
        wanted(text)
    assert (caught.value.fault, caught.value.position) == (fault, text.index(":") + 1)
