"""Each format has the shape that people's code for that tool expects."""

import csv
import json
from dataclasses import replace

import pytest
from lxml import etree
from native_builders import SCHEME, fact_claim, labelled
from preset_builders import ABOUT, items

from ir_annotator.domain.annotation import Decision, Layer, Status
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.span import Span
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels.csv_labels import guarded
from ir_annotator.formats.labels.presets import PRESETS
from ir_annotator.formats.labels.read_back import ReadBack
from ir_annotator.workspace.values import FORMATS, format_suffix

QUOTED = fact_claim(id="c0", span=Span(4, 5), quote="𠮷", type="opinion")
"""The question is “收入𠮷如何？”, the answer “增长14.8%，预计持续”."""


def write(tmp_path, name, *rows):
    path = tmp_path / f"labels{PRESETS[name].suffix}"
    PRESETS[name].write(path, [StoredQA.of(row) for row in rows], ABOUT)
    return path


def one(tmp_path, name, **labels):
    (found,) = items(write(tmp_path, name, labelled(**labels)))
    return found


def test_every_format_is_offered_with_its_ending():
    assert set(FORMATS) == set(PRESETS)
    assert {name: preset.suffix for name, preset in PRESETS.items()} == {name: format_suffix(name) for name in FORMATS}


def test_doccano_counts_utf_16_units_from_the_start_of_the_whole_text(tmp_path):
    line = one(tmp_path, "doccano", topics=("perf", "rnd"), claims=(QUOTED, fact_claim()))
    assert line["text"] == "收入𠮷如何？\n增长14.8%，预计持续"
    assert line["cats"] == ["perf", "rnd"]
    assert line["entities"] == [[2, 4, "opinion"], [8, 15, "fact"]]
    assert (line["id"], line["code"], line["annotator"], line["status"]) == (1, "688787", "wang", "in_progress")


def test_prodigy_has_a_token_for_each_character(tmp_path):
    line = one(tmp_path, "prodigy", topics=("rnd",), claims=(QUOTED, fact_claim()), closed=Status.DONE)
    assert line["spans"] == [
        {"start": 2, "end": 3, "token_start": 2, "token_end": 2, "label": "opinion"},
        {"start": 7, "end": 14, "token_start": 7, "token_end": 13, "label": "fact"},
    ]
    assert [token["text"] for token in line["tokens"]] == list(line["text"])
    assert line["tokens"][2] == {"text": "𠮷", "start": 2, "end": 3, "id": 2, "ws": False}
    assert (line["accept"], line["answer"], line["_session_id"]) == (["rnd"], "accept", "wang")
    assert {"id": "rnd", "text": "研发与技术"} in line["options"]
    assert all(-(2**31) <= line[key] < 2**31 for key in ("_input_hash", "_task_hash"))
    assert line["_timestamp"] == 1795428900  # 2026-11-23T10:15:00Z


def test_prodigy_tells_tasks_apart_and_knows_the_same_text(tmp_path):
    first, second = items(write(tmp_path, "prodigy", labelled("li"), labelled("wang")))
    assert first["_input_hash"] == second["_input_hash"]
    assert first["_task_hash"] != second["_task_hash"]


def test_label_studio_counts_code_points_in_question_and_answer(tmp_path):
    task = one(tmp_path, "label-studio", claims=(QUOTED, fact_claim()), closed=Status.SKIPPED)
    (annotation,) = task["annotations"]
    regions = [one for one in annotation["result"] if one["type"] == "labels"]
    assert [(one["to_name"], one["from_name"], one["id"]) for one in regions] == [
        ("question", "claims_of_question", "c0"),
        ("answer", "claims", "c1"),
    ]
    assert regions[0]["value"] == {"start": 2, "end": 3, "text": "𠮷", "labels": ["opinion"]}
    assert regions[1]["value"] == {"start": 0, "end": 7, "text": "增长14.8%", "labels": ["fact"]}
    (subject,) = [one for one in annotation["result"] if one["from_name"] == "subject"]
    assert (subject["id"], subject["value"]["choices"]) == ("c1", ["company"])
    assert (annotation["was_cancelled"], annotation["ground_truth"], annotation["lead_time"]) == (True, False, 34.2)
    assert (task["data"]["question"], task["data"]["answer"]) == ("收入𠮷如何？", "增长14.8%，预计持续")


def test_label_studio_gathers_everybody_in_the_task_of_the_qa(tmp_path):
    decision = Decision("adjudicated", "zhao", ("li", "wang"), "")
    rows = (labelled("li"), labelled("wang"), labelled("zhao", Layer.GOLD, decision=decision))
    (task,) = items(write(tmp_path, "label-studio", *rows))
    assert [one["ground_truth"] for one in task["annotations"]] == [False, False, True]
    assert len({one["completed_by"] for one in task["annotations"]}) == 3


def test_label_studio_finds_every_control_in_the_configuration_beside_the_file(tmp_path):
    claim = fact_claim(attributes={"subject": "company", "time_frame": "past", "polarity": "positive"})
    labels = {"topics": ("perf",), "primary_topic": "perf", "judgements": {"directness": "direct", "specificity": 1}}
    path = write(tmp_path, "label-studio", labelled(claims=(QUOTED, claim), **labels))
    controls = {one.get("name"): one for one in etree.parse(f"{path}.config.xml").getroot() if one.get("toName")}
    for result in items(path)[0]["annotations"][0]["result"]:
        control = controls[result["from_name"]]
        assert control.get("toName") == result["to_name"]
        values = result["value"].get("choices", result["value"].get("labels", []))
        assert set(values) <= {choice.get("alias") for choice in control}


@pytest.mark.parametrize(
    ("topics", "shape"), [((), None), (("rnd",), "rnd"), (("perf", "rnd"), {"choices": ["perf", "rnd"]})]
)
def test_json_min_has_the_shape_that_depends_on_how_many_topics_there_are(tmp_path, topics, shape):
    entry = one(tmp_path, "label-studio-min", topics=topics, claims=(fact_claim(),))
    assert entry.get("topics") == shape
    assert entry["claims"] == [{"start": 0, "end": 7, "text": "增长14.8%", "labels": ["fact"]}]
    assert list(entry)[-5:] == ["annotator", "annotation_id", "created_at", "updated_at", "lead_time"]


def test_argilla_has_responses_users_and_their_status(tmp_path):
    rows = (
        labelled("li", topics=("rnd",), closed=Status.SKIPPED),
        labelled("wang", topics=("perf",), claims=(QUOTED,)),
    )
    (record,) = items(write(tmp_path, "argilla", *rows))
    assert record["topics.responses"] == [["rnd"], ["perf"]]
    assert record["topics.responses.status"] == ["discarded", "draft"]
    assert len(set(record["topics.responses.users"])) == 2
    assert record["claims_of_question.responses"] == [[{"start": 2, "end": 3, "label": "opinion"}]]
    assert record["claims.responses"] == record["directness.responses"] == []


# ── tables ───────────────────────────────────────────────────────────────────


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_tables_hold_a_row_for_each_qa_and_each_claim(tmp_path):
    labels = {"topics": ("perf", "rnd"), "judgements": {"directness": "direct", "specificity": 1}}
    path = write(tmp_path, "csv", labelled(claims=(QUOTED, fact_claim()), **labels))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = rows_of(path)
    assert (row["question"], row["topics"], row["judgement.specificity"]) == ("收入𠮷如何？", "perf; rnd", "1")
    claims = rows_of(tmp_path / "labels.claims.csv")
    assert [(one["field"], one["start"], one["end"], one["text"]) for one in claims] == [
        ("question", "2", "3", "𠮷"),
        ("answer", "0", "7", "增长14.8%"),
    ]
    assert claims[1]["attribute.subject"] == "company"


STARTS = ("=", "+", "-", "@", "\t", "\r", "\0", "\0=", "\n", "＝", "＋", "－", "＠", " =", "\u3000@")


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_can_be_taken_for_a_formula(tmp_path, start):
    text = start + "cmd|' /C calc'!A0"
    assert guarded(text) == "'" + text
    (row,) = rows_of(write(tmp_path, "csv", labelled(text, note=text)))
    assert row["note"] == row["annotator"] == "'" + text
    (line,) = PRESETS["csv"].read(tmp_path / "labels.csv")
    assert (line.annotation.note, line.annotator) == (text, text)


def test_what_is_no_formula_stays_as_it_is():
    assert [guarded(text) for text in ("", "收入", "1-2", "a=b")] == ["", "收入", "1-2", "a=b"]


def test_a_table_whose_claims_are_missing_is_refused_and_names_the_file(tmp_path):
    path = write(tmp_path, "csv", labelled(claims=(fact_claim(),)))
    (tmp_path / "labels.claims.csv").unlink()
    with pytest.raises(Problem, match=r"labels\.claims\.csv"):
        list(PRESETS["csv"].read(path))


def test_a_table_that_excel_saved_again_is_still_read(tmp_path):
    path = write(tmp_path, "csv", labelled(topics=("perf",), claims=(fact_claim(),)))
    for table in (path, tmp_path / "labels.claims.csv"):  # Excel ends lines so and writes TRUE in capitals
        text = table.read_text(encoding="utf-8-sig").replace("false", "FALSE")
        table.write_text(text, encoding="utf-8-sig", newline="\r\n")
    (line,) = PRESETS["csv"].read(path)
    assert (line.annotation.topics, line.annotation.flagged, len(line.claims)) == (("perf",), False, 1)


def test_parquet_without_its_package_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(Problem, match="pip install pyarrow"):
        write(tmp_path, "parquet", labelled())


def test_the_installed_program_does_not_ask_for_what_it_cannot_be_given(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    monkeypatch.setattr("sys.frozen", True, raising=False)
    with pytest.raises(Problem, match="choose another format, such as csv") as told:
        write(tmp_path, "parquet", labelled())
    assert "pip" not in str(told.value)


def test_native_is_what_stands_in_the_contract(tmp_path):
    path = write(tmp_path, "native", labelled(topics=("perf",)))
    assert json.loads(path.read_bytes())["scheme"] == SCHEME.ref


def test_json_min_has_the_latest_annotation_of_a_task_first(tmp_path):
    early, late = labelled("li"), replace(labelled("wang"), updated_at="2026-11-24T08:00:00Z")
    entries = items(write(tmp_path, "label-studio-min", early, late))
    assert [entry["created_at"] for entry in entries] == ["2026-11-24T08:00:00Z", "2026-11-23T10:15:00Z"]


@pytest.mark.parametrize("name", ["native", "doccano", "label-studio", "argilla", "csv"])
def test_a_label_that_comes_back_as_another_one_is_named(tmp_path, name):
    read_back = ReadBack()
    read_back.expect(StoredQA.of(labelled(topics=("perf",), claims=(fact_claim(),))))
    path = write(tmp_path, name, labelled(topics=("rnd",), claims=(fact_claim(),)))
    with pytest.raises(Problem) as caught:
        read_back.check(PRESETS[name].read(path))
    assert caught.value.code == "export_differs"
    assert labelled().qa.qa_id in caught.value.cause
