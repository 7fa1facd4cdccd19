"""The clause cursor on the ninth question of the sample; expectations written by hand from the record."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from ui_builders import record_of

from ir_annotator.domain.clauses import Step
from ir_annotator.domain.span import Span
from ir_annotator.ui.reading.cursor import ClauseCursor

QUESTION = "行业里的玩家增多，会不会出现价格战？"
ANSWER = (
    "是否存在价格竞争主要取决于该领域是否较为存在较高壁垒。在较为成熟的细分方向，比如中文智能语音数据领域，"
    "确实存在进入者增多、价格竞争的情况；但对于外语种领域，数据服务商则会有更高的议价空间。所以，未来公司将主攻"
    "有较高技术壁垒，存在较大毛利空间的细分场景，尽力避免价格竞争带来的过度消耗。\n此外，公司也将通过短期内大规模"
    "专项研发投入及持续的研发升级，进一步提高自研平台能力，通过智能化促进产能提升、效率提升、成本降低实现规模效应和"
    "盈利能力的提升。"
)
CONNECTIVES = ("此外", "所以", "但是", "但")
FIRST = "是否存在价格竞争主要取决于该领域是否较为存在较高壁垒"


class Marker:
    def __init__(self, record):
        self.text, qa = record.text, record.qas[0]
        self.fields = (qa.question, qa.answer)
        self.cursor = ClauseCursor(self.text, self.fields, CONNECTIVES)

    @property
    def marked(self):
        return self.cursor.span.of(self.text)

    def at(self, text):
        return self.text.index(text)


@pytest.fixture
def marker():
    return Marker(record_of(QUESTION, ANSWER, before="9、", after="\n\n10、"))


def test_it_begins_at_the_first_clause_of_the_answer(marker):
    assert marker.marked == FIRST


def test_right_goes_clause_by_clause_without_punctuation_and_connectives(marker):
    seen = []
    for _ in range(14):
        marker.cursor.move(1)
        seen.append(marker.marked)
    assert seen == [
        "在较为成熟的细分方向",
        "比如中文智能语音数据领域",
        "确实存在进入者增多、价格竞争的情况",
        "对于外语种领域",
        "数据服务商则会有更高的议价空间",
        "所以",
        "未来公司将主攻有较高技术壁垒",
        "存在较大毛利空间的细分场景",
        "尽力避免价格竞争带来的过度消耗",
        "此外",
        "公司也将通过短期内大规模专项研发投入及持续的研发升级",
        "进一步提高自研平台能力",
        "通过智能化促进产能提升、效率提升、成本降低实现规模效应和盈利能力的提升",
        "通过智能化促进产能提升、效率提升、成本降低实现规模效应和盈利能力的提升",
    ]


def test_left_goes_back_into_the_question_and_stays_at_its_first_clause(marker):
    seen = []
    for _ in range(3):
        marker.cursor.move(-1)
        seen.append(marker.marked)
    assert seen == ["会不会出现价格战", "行业里的玩家增多", "行业里的玩家增多"]


def test_shift_widens_and_narrows_by_clause(marker):
    marker.cursor.go_to(marker.at("未来公司"))
    marker.cursor.extend(1)
    assert marker.marked == "未来公司将主攻有较高技术壁垒，存在较大毛利空间的细分场景"
    marker.cursor.extend(-1)
    assert marker.marked == "未来公司将主攻有较高技术壁垒"
    marker.cursor.extend(-1)
    assert marker.marked == "未来公司将主攻有较高技术壁垒"  # 所以， is taken in and trimmed away again
    marker.cursor.extend(-1)
    assert marker.marked == "数据服务商则会有更高的议价空间。所以，未来公司将主攻有较高技术壁垒"


def test_shift_never_leaves_the_field(marker):
    marker.cursor.extend(-1)
    assert marker.marked == FIRST
    marker.cursor.move(-1)
    marker.cursor.extend(1)
    assert marker.marked == "会不会出现价格战"
    marker.cursor.extend(-1)
    assert marker.marked == "行业里的玩家增多，会不会出现价格战"


def test_alt_moves_the_end_and_alt_shift_the_start_by_one_character(marker):
    marker.cursor.nudge(Step.CHARACTER, -2, start=False)
    assert marker.marked == FIRST[:-2]
    marker.cursor.nudge(Step.CHARACTER, 3, start=False)
    assert marker.marked == FIRST + "。"
    marker.cursor.nudge(Step.CHARACTER, 4, start=True)
    assert marker.marked == FIRST[4:] + "。"
    marker.cursor.nudge(Step.CHARACTER, -9, start=True)
    assert marker.marked == FIRST + "。"  # no further than the answer begins


def test_nudging_leaves_one_character_at_least(marker):
    marker.cursor.nudge(Step.CHARACTER, -100, start=False)
    assert marker.marked == "是"
    marker.cursor.nudge(Step.CHARACTER, 5, start=True)
    assert marker.marked == "是"


def test_after_a_nudge_right_and_left_go_on_from_there(marker):
    marker.cursor.nudge(Step.CHARACTER, 3, start=False)  # into the clause behind
    marker.cursor.move(1)
    assert marker.marked == "比如中文智能语音数据领域"
    marker.cursor.nudge(Step.CHARACTER, -3, start=True)
    marker.cursor.move(-1)
    assert marker.marked == FIRST


def test_a_nudged_stretch_widens_by_whole_clauses(marker):
    marker.cursor.nudge(Step.CHARACTER, 2, start=True)
    marker.cursor.extend(1)
    assert marker.marked == FIRST + "。在较为成熟的细分方向"


def test_a_sentence_is_marked_without_its_connective(marker):
    marker.cursor.go_to_sentence(marker.at("较大毛利"))
    assert marker.marked == ("未来公司将主攻有较高技术壁垒，存在较大毛利空间的细分场景，尽力避免价格竞争带来的过度消耗")


def test_going_to_an_offset_marks_its_clause_and_shift_widens_up_to_it(marker):
    marker.cursor.go_to(marker.at("进入者"))
    assert marker.marked == "确实存在进入者增多、价格竞争的情况"
    marker.cursor.go_to(marker.at("议价"), extend=True)
    assert marker.marked == "确实存在进入者增多、价格竞争的情况；但对于外语种领域，数据服务商则会有更高的议价空间"
    marker.cursor.go_to(marker.at("玩家"), extend=True)  # in the question: no
    assert marker.marked.startswith("确实存在进入者")


def test_an_end_moves_by_clause_and_by_sentence(marker):
    marker.cursor.go_to(marker.at("确实存在"))
    marker.cursor.nudge(Step.CLAUSE, 1, start=False)
    assert marker.marked == "确实存在进入者增多、价格竞争的情况；但对于外语种领域"
    marker.cursor.nudge(Step.SENTENCE, 1, start=False)
    assert marker.marked.endswith("数据服务商则会有更高的议价空间")
    marker.cursor.nudge(Step.CLAUSE, -1, start=True)
    assert marker.marked.startswith("比如中文智能语音数据领域，确实存在")
    marker.cursor.nudge(Step.SENTENCE, -1, start=True)
    assert marker.marked.startswith("在较为成熟的细分方向，比如")
    marker.cursor.nudge(Step.CLAUSE, -2, start=False)
    assert marker.marked == "在较为成熟的细分方向，比如中文智能语音数据领域，确实存在进入者增多、价格竞争的情况"
    marker.cursor.nudge(Step.SENTENCE, -9, start=True)
    assert marker.marked.startswith(FIRST)


PIECES = ["净利润", "，", "。", "\n", " ", "𠮷", "但", "所以，", "1,650", "？”", "a"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
ENDS = [f"{end} {step}" for end in ("start", "end") for step in Step]
MOVES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["move", "extend"]), st.sampled_from([-1, 1])),
        st.tuples(
            st.sampled_from([f"{end} {step}" for end in ("start", "end") for step in Step]),
            st.sampled_from([-3, -1, 1, 3]),
        ),
        st.tuples(st.sampled_from(["go_to", "stretch_to", "go_to_sentence", "put"]), st.integers(0, 40)),
    ),
    max_size=15,
)


@hypothesis_settings(max_examples=200)
@given(TEXTS, TEXTS, MOVES)
def test_whatever_the_keys_it_marks_something_inside_one_field(question, answer, moves):
    marker = Marker(record_of(f"问{question}", f"答{answer}", before="1、"))
    for name, number in moves:
        make_move(marker, name, number)
        span = marker.cursor.span
        assert len(span)
        assert any(field.contains(span) for field in marker.fields)


def make_move(marker, name, number):
    offset = min(marker.fields[0].start + number, len(marker.text) - 1)
    if name == "stretch_to":
        marker.cursor.go_to(offset, extend=True)
    elif name in ("go_to", "go_to_sentence"):
        getattr(marker.cursor, name)(offset)
    elif name == "put":
        field = next((field for field in marker.fields if field.start <= offset < field.end), marker.fields[1])
        marker.cursor.put(Span(max(min(offset, field.end - 1), field.start), field.end))
    elif " " in name:
        end, step = name.split()
        marker.cursor.nudge(Step(step), number, start=end == "start")
    else:
        getattr(marker.cursor, name)(number)
