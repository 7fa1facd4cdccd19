"""The shipped labels of the sample record say what the worked example says, on the text of the record."""

import io
import json

import pytest
from jsonschema import Draft202012Validator

from ir_annotator.domain.annotation import AnnotationKey, LabelledQA
from ir_annotator.domain.clauses import trimmed
from ir_annotator.domain.rules import gaps, refusal
from ir_annotator.domain.span import Span
from ir_annotator.formats.labels.label_check import check_against
from ir_annotator.formats.labels.native_jsonl import line
from ir_annotator.formats.labels.native_reading import read_lines
from ir_annotator.formats.labels.placing import place
from ir_annotator.formats.reading import read_record
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.resources import resource, seeds

SCHEME = read_scheme(default_scheme_path())
LABELS = seeds() / "688787_2025-003.labels.jsonl"

# The primary topic first; directness, specificity.
ANSWERS = {
    1: ("perf.revenue market.demand ops.segment", "direct", 1),
    2: ("industry.technology market.demand", "direct", 1),
    3: ("industry.trend industry.policy market.demand", "direct", 1),
    4: ("product.model market.customer", "direct", 2),
    5: ("pricing.model", "direct", 2),
    6: ("product.portfolio competition.moat", "direct", 1),
    7: ("compliance.ip product.portfolio rnd.platform", "direct", 2),
    8: ("competition.moat rnd.platform", "direct", 1),
    9: ("competition.price_war strategy.direction rnd.invest", "partial", 1),
    10: ("competition.moat product.model rnd.platform supply.chain compliance.data", "direct", 2),
}

# id, start, end, how the text begins and ends, type, subject, time, polarity, certainty, verifiability
CLAIMS = """\
q1-1 0 62 受益于大 态数据投入 causal customer past positive certain checkable
q1-2 94 149 以多语种 现大幅增长 fact company past positive certain checkable
q1-3 150 167 整体上驱 比显著增加 fact company past positive certain checkable
q2-1 48 96 预训练阶 数据使用量 comparison peer past neutral certain quantified
q2-2 118 148 这也更加 的重要意义 opinion industry general positive certain not_checkable
q2-3 193 230 尤其是那 的人工标注 opinion industry present negative hedged not_checkable
q2-4 266 286 我们认为 然非常重要 opinion industry present positive hedged not_checkable
q2-5 704 733 Deep 产业端发展 forecast industry future positive hedged not_checkable
q2-6 753 787 这一过程 专家的参与 forecast industry future positive certain not_checkable
q3-1 0 29 可用的训 获取的数据 opinion industry present neutral certain not_checkable
q3-2 133 145 并不会存 枯竭的问题 forecast industry future positive certain not_checkable
q3-3 149 208 随着国家 会持续拓展 forecast industry future positive certain checkable
q3-4 209 220 催生更大 练数据市场 forecast industry future positive certain checkable
q9-1 0 26 是否存在 在较高壁垒 opinion industry general neutral conditional not_checkable
q9-2 27 68 在较为成 竞争的情况 fact industry present negative certain checkable
q9-3 70 93 对于外语 的议价空间 comparison industry general positive certain not_checkable
q9-4 97 125 未来公司 的细分场景 commitment company future positive certain checkable
q9-5 126 141 尽力避免 的过度消耗 commitment company future positive hedged not_checkable
q9-6 150 184 通过短期 研平台能力 commitment company future positive certain checkable
q10-1 20 39 产品化贡 的主要来源 fact company present positive certain checkable
q10-2 124 164 截至20 标准化产品 fact company past positive certain quantified
q10-3 165 178 数据库存 球企业前列 comparison company present positive certain checkable
q10-4 202 216 近年来更 投入的力度 fact company past positive certain checkable
q10-5 328 346 公司会进 平台的建设 commitment company future positive certain not_checkable
q10-6 460 478 已形成了 规管理体系 opinion company present positive certain not_checkable"""

# What only some claims have; a time in the future has a horizon, which is unspecified if not named here.
MORE = {
    "q1-2": {"numbers": [{"metric": "业务需求(智能语音; 自然语言)", "period": "2024"}], "direction": "up"},
    "q1-3": {"numbers": [{"metric": "营业收入", "period": "2024"}], "direction": "up"},
    "q2-1": {
        "numbers": [
            {"metric": "预训练token使用量", "value": 14.8, "unit": "T(万亿)", "comparator": "eq", "raw": "14.8T"}
        ]
    },
    "q9-6": {"horizon": "within_1y", "numbers": [{"metric": "研发投入"}], "direction": "up"},
    "q10-1": {"numbers": [{"metric": "收入/毛利构成"}]},
    "q10-2": {
        "numbers": [
            {
                "metric": "自有知识产权标准化产品数",
                "value": 1650,
                "unit": "个",
                "comparator": "gt",
                "period": "as_of 2024-06-30",
                "raw": "1,650个",
            }
        ]
    },
    "q10-4": {"numbers": [{"metric": "研发投入"}], "direction": "up"},
}
NOTES = {
    "q1-2": "basis=同比",
    "q1-3": "basis=同比",
    "q2-1": "comparator=远超 GPT4等",
    "q9-3": "comparator=相对中文智能语音领域",
    "q10-3": "comparator=全球企业",
}


@pytest.fixture(scope="module")
def record():
    return read_record(seeds() / "688787_2025-003.docx")


@pytest.fixture(scope="module")
def lines():
    return [json.loads(raw) for raw in LABELS.read_bytes().splitlines()]


def read_back():
    return list(read_lines(io.BytesIO(LABELS.read_bytes()), LABELS.name))


def test_ten_questions_are_done_by_the_example(lines):
    assert [data["index"] for data in lines] == list(range(1, 11))
    assert {(data["annotator"], data["layer"], data["status"]) for data in lines} == {("example", "annotation", "done")}
    assert {data["scheme"] for data in lines} == {"ir-cn-default@1.0.0"}


def test_topics_and_judgements_are_those_of_the_worked_example(lines):
    found = {data["index"]: data for data in lines}
    for index, (topics, directness, specificity) in ANSWERS.items():
        assert set(found[index]["topics"]) == set(topics.split())
        assert found[index]["primary_topic"] == topics.split()[0]
        assert found[index]["judgements"] == {
            "directness": directness,
            "non_answer": "conditional" if index == 9 else None,
            "specificity": specificity,
        }


def test_the_25_claims_are_those_of_the_worked_example(lines):
    found = {claim["id"]: (data, claim) for data in lines for claim in data["claims"]}
    rows = [row.split() for row in CLAIMS.split("\n")]
    assert list(found) == [row[0] for row in rows]
    assert len(found) == 25
    for id_, start, end, head, tail, kind, *values in rows:
        data, claim = found[id_]
        assert f"q{data['index']}" == id_.partition("-")[0]
        assert (claim["field"], claim["start"], claim["end"]) == ("answer", int(start), int(end))
        assert claim["text"] == data["answer"][int(start) : int(end)]
        assert claim["text"].startswith(head)
        assert claim["text"].endswith(tail)
        assert claim["type"] == kind
        names = ("subject", "time_frame", "polarity", "certainty", "verifiability")
        expected = dict(zip(names, values, strict=True))
        if expected["time_frame"] == "future":
            expected["horizon"] = "unspecified"
        assert claim["attributes"] == expected | MORE.get(id_, {})
        assert claim["note"] == NOTES.get(id_, "")


def test_figures_stand_in_the_text_as_they_are_quoted(lines):
    claims = [claim for data in lines for claim in data["claims"]]
    facts = [(claim, fact) for claim in claims for fact in claim["attributes"].get("numbers", [])]
    quoted = [(claim["text"], fact["raw"]) for claim, fact in facts if "value" in fact]
    assert len(quoted) == 2
    assert all(raw in text for text, raw in quoted)


def test_the_labels_lie_on_the_record_that_is_shipped(record, lines):
    for data, qa in zip(lines, record.qas, strict=True):
        assert data["qa_id"] == qa.qa_id
        assert data["record"]["fingerprint"] == record.fingerprint
        assert data["question"] == qa.question.of(record.text)
        assert data["answer"] == qa.answer.of(record.text)
    assert lines[0]["question"] == "2024年收入增长的驱动因素是什么？"
    assert [len("".join(data["question"].split())) for data in lines[:3]] == [18, 39, 33]


def test_the_labels_meet_the_json_schema(lines):
    schema = json.loads(resource("schemas/ir-annotator-1.schema.json").read_text(encoding="utf-8"))
    for data in lines:
        Draft202012Validator(schema).validate(data)


def test_the_labels_are_complete_and_allowed_by_the_scheme(record):
    for found, qa in zip(read_back(), record.qas, strict=True):
        check_against(found, SCHEME)
        annotation = place(found, record.text, qa)
        assert gaps(annotation, SCHEME) == []
        assert refusal(annotation, SCHEME) is None


def test_no_claim_begins_with_a_connective_or_ends_with_punctuation(lines):
    for data in lines:
        for claim in data["claims"]:
            span = Span(claim["start"], claim["end"])
            assert trimmed(data["answer"], span, SCHEME.connectives) == span


def test_written_again_the_labels_are_the_same_bytes(record):
    rows = [
        LabelledQA(
            record,
            qa,
            index,
            AnnotationKey(found.qa_id, found.annotator, found.layer),
            place(found, record.text, qa),
            found.scheme,
            found.updated_at,
            found.seconds,
        )
        for index, (found, qa) in enumerate(zip(read_back(), record.qas, strict=True), 1)
    ]
    assert len(rows) == 10
    assert b"".join(line(row, SCHEME) for row in rows) == LABELS.read_bytes()
