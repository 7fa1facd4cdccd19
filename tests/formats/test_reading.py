"""Whole files to records: the shipped samples, folders, and what the command line prints of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Participant, Record
from ir_annotator.formats.parse_json import problem_to_json, record_to_json
from ir_annotator.formats.reading import find_files, read_record
from ir_annotator.resources import seeds
from tests.builders import record_docx, record_text

DOCX = seeds() / "688787_2025-003.docx"
TEXT = seeds() / "688787_2025-003.txt"

# Read by eye from the sample: how each question and answer begins and ends, and their lengths without white space.
QUESTIONS = [
    ("2024年收入增长的驱动", "因素是什么？", 18),
    ("DeepSeek出来后", "对数据的需求？", 39),
    ("有部分专家说", "会不会出现瓶颈？", 33),
    ("标品化的产品", "区别是什么？", 26),
    ("训练数据产品和服务", "是什么样的？", 25),
    ("公司标准数据集", "如何积累的？", 14),
    ("定制数据逐渐积累", "自有的数据产品？", 24),
    ("与客户自建数据团队", "优势是什么？", 21),
    ("行业里的玩家增多", "价格战？", 18),
    ("公司的核心竞争力", "体现在哪？", 15),
]
ANSWERS = [
    ("受益于大模型技术", "营业收入同比显著增加。", 166),
    ("（1）Deepseek推出", "百花齐放的局面。", 808),
    ("可用的训练数据面临枯竭", "更大的训练数据市场。", 221),
    ("产品数据集是先于", "加工服务进行迭代。", 325),
    ("定制服务定价模式：", "定价比较灵活。", 258),
    ("公司标准数据集产品的", "都将起到重要作用。", 253),
    ("客户定制服务涉及", "完成产品数据集的开发。", 257),
    ("相较于客户自建团队", "训练数据产品/服务。", 165),
    ("是否存在价格竞争", "盈利能力的提升。", 220),
    ("（1）公司的业务模式", "安全、合规管理体系。", 476),
]


@pytest.fixture(params=[DOCX, TEXT], ids=["docx", "text"])
def sample(request: pytest.FixtureRequest) -> Record:
    return read_record(request.param)


def described(text: str, like: tuple[str, str, int]) -> tuple[str, str, int]:
    start, end, _ = like
    return text[: len(start)], text[-len(end) :], len("".join(text.split()))


def test_sample_has_its_ten_questions_and_answers(sample: Record):
    found = [(qa.question.of(sample.text), qa.answer.of(sample.text)) for qa in sample.qas]
    assert [described(question, like) for (question, _), like in zip(found, QUESTIONS, strict=True)] == QUESTIONS
    assert [described(answer, like) for (_, answer), like in zip(found, ANSWERS, strict=True)] == ANSWERS
    assert sample.confidence == 1
    assert sample.warnings == ()


def test_lists_and_further_paragraphs_stay_inside_their_answers(sample: Record):
    second = sample.qas[1].answer.of(sample.text)
    assert [line[:3] for line in second.split("\n")] == [
        "（1）",
        "（2）",
        "（3）",
        "其一，",
        "其二，",
        "其三，",
        "（4）",
    ]
    assert [qa.answer.of(sample.text).count("\n") for qa in sample.qas] == [0, 6, 0, 1, 1, 0, 1, 0, 1, 3]


def test_sample_form(sample: Record):
    form = sample.form
    assert (form.code, form.name, form.number, form.exchange) == ("688787", "海天瑞声", "2025-003", "SSE")
    assert (form.company, form.title) == ("北京海天瑞声科技股份有限公司", "投资者关系活动记录表")
    assert form.categories == ("分析师会议",)
    assert form.participants == (
        "东方阿尔法 梁少文\n兴证全球 陈泓志\n中银基金 张令泓\n建信养老 王天乐\n华安基金 许瀚天\n"
        "风炎投资 王鹏\n诺昌投资 许耀文\n和信金创投资 黄庆铭\n国海证券 郭义俊"
    )
    assert len(form.participant_list) == 9
    assert form.participant_list[7] == Participant("和信金创投资", "黄庆铭")
    assert (form.time, form.dates) == ("2025年3月5日\n2025年3月7日", ("2025-03-05", "2025-03-07"))
    assert (form.place, form.hosts, form.attachments) == ("现场交流", "投资者关系 袁璐", "")
    assert (form.date, dict(form.other_fields)) == ("2025-03-12", {})


def test_both_sample_files_are_the_same_record():
    docx, text = read_record(DOCX), read_record(TEXT)
    assert docx.text == text.text
    assert docx.form == text.form
    assert docx.qas == text.qas
    assert (docx.format, text.format) == ("docx", "text")
    assert docx.text.startswith("1、2024年收入")
    assert docx.text.endswith("合规管理体系。")


def test_question_ids_come_from_the_text_alone(sample: Record):
    assert [qa.qa_id for qa in sample.qas][:1] == [f"{sample.fingerprint[:12]}-2"]
    assert len({qa.qa_id for qa in sample.qas}) == 10


CONTRACT_KEYS = [
    "file",
    "format",
    "fingerprint",
    "code",
    "name",
    "number",
    "exchange",
    "company",
    "title",
    "categories",
    "participants",
    "participant_list",
    "time",
    "dates",
    "place",
    "hosts",
    "attachments",
    "date",
    "other_fields",
    "text",
    "opening",
    "closing",
    "qa",
    "confidence",
    "warnings",
]


def test_json_has_every_key_in_the_contracts_order(sample: Record):
    data = json.loads(json.dumps(record_to_json(sample)))
    assert list(data) == CONTRACT_KEYS
    assert data["participant_list"][0] == {"organisation": "东方阿尔法", "person": "梁少文"}
    assert data["file"] in {DOCX.name, TEXT.name}
    assert data["qa"][0]["question"] == "2024年收入增长的驱动因素是什么？"
    for qa in data["qa"]:
        assert data["text"][slice(*qa["question_span"])] == qa["question"]
        assert data["text"][slice(*qa["answer_span"])] == qa["answer"]


def test_json_of_a_refused_file(tmp_path: Path):
    path = tmp_path / "空.docx"
    path.touch()
    with pytest.raises(Problem) as caught:
        read_record(path)
    data = problem_to_json(caught.value)
    assert data["file"] == "空.docx"
    assert data["error"]["code"] == "empty_file"
    assert data["error"]["message"]
    assert data["error"]["remedy"]


def test_folders_are_searched_through_in_order(tmp_path: Path):
    for name in ("b.docx", "a.txt", "c.md", "d.pdf", ".hidden.docx", "~$b.docx", "sub/e.DOCX", ".git/f.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])]
    assert found == ["a.txt", "b.docx", "c.md", "d.pdf", "sub/e.DOCX"]


def test_named_file_is_always_tried_and_none_comes_twice(tmp_path: Path):
    pdf, missing = tmp_path / "d.pdf", tmp_path / "missing.docx"
    pdf.touch()
    docx = record_docx(tmp_path / "a.docx", [("甲？", "乙")])
    assert find_files([pdf, docx, tmp_path, missing]) == [pdf, docx, missing]


PRINTED = st.text(alphabet="甲乙丙𠮷😀🇨🇳👩\u200de\u0301AB12，、 ", min_size=1, max_size=30).map(
    lambda words: f"说{words.strip()}完"
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(PRINTED.map("{}吗？".format), PRINTED.map("{}。".format)), min_size=1, max_size=8))
def test_what_stands_in_a_file_is_what_the_spans_show(tmp_path: Path, pairs: list[tuple[str, str]]):
    docx = read_record(record_docx(tmp_path / "r.docx", pairs))
    text = read_record(record_text(tmp_path / "r.txt", pairs))
    assert [(qa.question.of(docx.text), qa.answer.of(docx.text)) for qa in docx.qas] == pairs
    assert docx.fingerprint == text.fingerprint
