"""The folder for ``datasets`` comes back as it was written, keeps companies apart, and has one type in each column."""

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ir_annotator.domain.annotation import Decision, FlagReason, Layer, Status
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Form
from ir_annotator.domain.scheme import Attribute, Choice, Kind, Name
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels import hf_folder
from ir_annotator.formats.labels.preset import About
from ir_annotator.formats.labels.presets import preset_of
from ir_annotator.formats.labels.read_back import ReadBack
from tests.formats.report_builders import SCHEME, claim, record_of, row, worked_example

ROOT = Path(__file__).parents[2]
OTHER_PYTHON = os.environ.get("IR_ANNOTATOR_DATASETS", "")
ALPHABET = "订单𠮷👍🏽é\u00a0\u3000，。ab12%<>\"'\t\x00\x0b\x7f\x85\u2028\ufeff\uffff|[]{}\\"
WORDS = st.text(ALPHABET + "\n", min_size=1, max_size=30)
NAME = Name("混", "Mixed")
NUMBER = {"metric": "订单", "value": 20, "unit": "%", "comparator": "approx"}


def write(folder, rows, scheme=SCHEME, project="样本"):
    hf_folder.write(folder, map(StoredQA.of, rows), About(scheme, project, "ir-annotator 0.1.0"))
    return folder


def compare(folder, rows):
    """Compare, label by label, what was read with what was written."""
    expected = ReadBack()
    for each in rows:
        expected.expect(StoredQA.of(each))
    expected.check(hf_folder.read(folder))


def lines(folder, split="train"):
    return [json.loads(line) for line in (folder / f"{split}.jsonl").read_text(encoding="utf-8").split("\n") if line]


def company(number, *, code=True, name=True, **labels):
    """A row of a record of its own, of the company with this number."""
    form = Form(code=f"{600000 + number}" if code else "", name=f"公司{number}" if name else "")
    return row(record_of([(f"{number}订单如何？", "订单饱满。")], form=form), **labels)


def head(folder):
    return yaml.safe_load((folder / "README.md").read_text(encoding="utf-8").split("---\n")[1])


def test_the_worked_example_comes_back_and_is_told_from_other_formats(tmp_path):
    rows = worked_example()
    folder = write(tmp_path / "hf", rows)
    assert preset_of(folder).name == "hf"
    assert preset_of(folder / "train.jsonl").name == "hf"
    compare(folder, rows)
    compare(folder / "train.jsonl", rows)


def test_a_row_says_what_the_labels_say(tmp_path):
    record = record_of([("订单如何？", "订单饱满，预计明年增长20%。")])
    attributes = {"subject": "company", "numbers": (NUMBER,)}
    labels = {"topics": ("perf",), "primary_topic": "perf", "judgements": {"directness": "direct", "specificity": 2}}
    found = claim(record, 1, 5, 14, "forecast", attributes=attributes, note="看附件")
    (data,) = lines(write(tmp_path / "hf", [row(record, claims=(found,), **labels)]))
    assert (data["question"], data["answer"]) == ("订单如何？", "订单饱满，预计明年增长20%。")
    assert data["judgements"] == {"directness": "direct", "non_answer": "", "specificity": 2, "_other": ""}
    assert (data["topics"], data["primary_topic"], data["code"]) == (["perf"], "perf", "688787")
    assert (data["date"], data["dates"], data["updated_at"]) == ("20250312", ["20250305"], "20261123T101500Z")
    (told,) = data["claims"]
    assert (told["field"], told["start"], told["end"], told["text"]) == ("answer", 5, 14, "预计明年增长20%")
    assert told["attributes"]["subject"] == "company"
    assert told["attributes"]["polarity"] == ""
    assert json.loads(told["attributes"]["numbers"]) == [NUMBER]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3), st.data())
def test_whatever_the_words_are_all_comes_back(tmp_path_factory, pairs, data):
    record = record_of(pairs)
    rows = []
    for number, (_, answer) in enumerate(pairs, 1):
        note = data.draw(st.text(ALPHABET))
        attributes = {"subject": "peer", "topic": "perf.margin", "numbers": ({"metric": note, "value": 14.8},)}
        claims = (claim(record, number, 0, len(answer), note=note, attributes=attributes),)
        flag = {"flagged": True, "flag_reason": data.draw(st.sampled_from(FlagReason))}
        rows.append(row(record, number, data.draw(WORDS), claims=claims, note=note, **flag))
    compare(write(tmp_path_factory.mktemp("hf") / "hf", rows), rows)


def test_gold_and_nothing_said_come_back(tmp_path):
    record = record_of([("订单如何？", "订单饱满。"), ("产能如何？", "充足。")])
    decision = Decision("adjudicated", "li", ("wang", "chen"), "更准确")
    rows = [
        row(record, annotator="li", layer=Layer.GOLD, topics=("perf",), primary_topic="perf", decision=decision),
        replace(row(record, 2, annotator="", closed=None), updated_at="", seconds=0.0),
    ]
    compare(write(tmp_path / "hf", rows), rows)


def test_what_the_scheme_does_not_know_or_cannot_be_told_apart_is_kept(tmp_path):
    mixed = Attribute(
        "mixed", Name("混", "Mixed"), Kind.SINGLE, choices=(Choice(1, NAME), Choice("b", Name("二", "2")))
    )
    scheme = replace(SCHEME, attributes=(*SCHEME.attributes, mixed))
    record = record_of([("订单如何？", "订单饱满。")])
    attributes = {"mixed": 1, "subject": "[公司", "polarity": -1, "old": "值", "certainty": 3}
    rows = [
        row(record, claims=(claim(record, 1, 0, 2, attributes=attributes),), judgements={"specificity": -1, "x": "y"})
    ]
    folder = write(tmp_path / "hf", rows, scheme)
    compare(folder, rows)
    assert json.loads(lines(folder)[0]["judgements"]["_other"]) == {"specificity": -1, "x": "y"}


def test_every_line_has_the_same_keys_in_one_type_and_the_card_says_them(tmp_path):
    record = record_of([("订单如何？", "订单饱满。"), ("产能如何？", "充足。")])
    full = {"topics": ("perf",), "primary_topic": "perf", "judgements": {"specificity": 1}, "note": "看"}
    rows = [
        row(record, closed=None),
        row(record, 2, claims=(claim(record, 2, 0, 2, attributes={"numbers": (NUMBER,)}),), **full),
    ]
    folder = write(tmp_path / "hf", rows)
    features = head(folder)["dataset_info"]["features"]
    for data in lines(folder):
        check_struct(data, features)
    assert [each["text"] for data in lines(folder) for each in data["claims"]] == ["充足"]


TYPES = {"string": str, "int64": int, "float64": float, "bool": bool}


def check_struct(data, features):
    """Check that data has just these fields, in this order, each of its type; nothing is null."""
    assert list(data) == [feature["name"] for feature in features]
    for feature in features:
        value = data[feature["name"]]
        if "struct" in feature:
            check_struct(value, feature["struct"])
        elif "list" in feature:
            for each in value:
                if isinstance(feature["list"], str):
                    assert type(each) is TYPES[feature["list"]]
                else:
                    check_struct(each, feature["list"])
        else:
            assert type(value) is TYPES[feature["dtype"]], feature["name"]


def test_lines_that_show_what_the_lists_hold_come_first(tmp_path):
    empty = [company(1, closed=None, annotator=f"a{number}") for number in range(3)]
    record = empty[0].record
    labelled = row(record, annotator="z", topics=("perf",), primary_topic="perf", claims=(claim(record, 1, 0, 2),))
    found = lines(write(tmp_path / "hf", [*empty, labelled]))
    assert [data["annotator"] for data in found] == ["z", "a0", "a1", "a2"]


def test_companies_are_kept_apart_whatever_of_code_and_name_is_known(tmp_path):
    rows = [company(number % 30) for number in range(60)]
    rows += [company(number, code=False) for number in range(10)] + [
        company(number, name=False) for number in range(10)
    ]
    rows += [company(100, code=False, name=False)]
    for at, each in enumerate(rows):
        rows[at] = replace(each, record=replace(each.record, file=f"{at}.docx"))
    folder = write(tmp_path / "hf", rows)
    of_split = {split: lines(folder, split) for split in ("train", "validation", "test")}
    assert sum(map(len, of_split.values())) == 81
    seen = {}
    for split, found in of_split.items():
        assert found
        for data in found:
            number = int(data["code"] or 0) - 600000 if data["code"] else data["name"].removeprefix("公司") or "nobody"
            assert seen.setdefault(str(number), split) == split
    again = write(tmp_path / "again", rows)
    assert all((again / file.name).read_bytes() == file.read_bytes() for file in folder.iterdir())


@pytest.mark.parametrize(
    ("companies", "splits"), [(1, {"train"}), (2, {"train", "test"}), (3, {"train", "validation", "test"})]
)
def test_few_companies_give_few_splits_and_the_card_says_so(tmp_path, companies, splits):
    folder = write(tmp_path / "hf", [company(number) for number in range(companies)])
    assert {file.stem for file in folder.glob("*.jsonl")} == splits
    assert {each["split"] for each in head(folder)["configs"][0]["data_files"]} == splits
    said = "There are too few companies" in (folder / "README.md").read_text(encoding="utf-8")
    assert said is (companies < 3)


def test_the_card_is_filled_from_the_project(tmp_path):
    folder = write(tmp_path / "hf", worked_example())
    card = (folder / "README.md").read_text(encoding="utf-8")
    found = head(folder)
    assert (found["license"], found["language"], found["pretty_name"]) == ("unknown", ["zh"], "样本")
    assert found["size_categories"] == ["n<1K"]
    for words in (
        "# 样本\n",
        "| train | 1 | 1 | 10 | 25 |",
        "| `competition.moat` | Moat | 3 | 2 |",
        "| `directness` | Directness | direct | Direct | 9 |",
        "| `fact` | Fact | 6 |",
        "| example | annotation | 10 |",
        "Label scheme `ir-cn-default@1.0.0`",
        "## Agreement\n",
    ):
        assert words in card
    assert (folder / "scheme.yaml").read_text(encoding="utf-8") == SCHEME.source


def test_agreement_stands_in_the_card_where_it_was_computed(tmp_path):
    assert "## Agreement\n\nNot computed for this export.\n" in card_of(tmp_path / "without", ())
    figures = (("Topics", "0.68 (95 %: 0.47 to 0.84)", "exactly the same 4/10"), ("Directness", "—", "the same 9/10"))
    card = card_of(tmp_path / "with", figures, ("2 annotators, 10 Q&As.", "Too few."))
    assert "## Agreement\n\n2 annotators, 10 Q&As.\n\nToo few.\n\n| of what |" in card
    assert "| Topics | 0.68 (95 %: 0.47 to 0.84) | exactly the same 4/10 |\n| Directness | — | the same 9/10 |" in card
    assert "Not computed" not in card


def card_of(folder, agreement, remarks=()):
    about = About(SCHEME, agreement=agreement, agreement_remarks=remarks)
    hf_folder.write(folder, map(StoredQA.of, [company(1)]), about)
    return (folder / "README.md").read_text(encoding="utf-8")


def test_names_are_no_markup_in_the_card(tmp_path):
    folder = write(tmp_path / "hf", [company(1, annotator="a|b <script>*\n# c")], project="x: [y]\n---")
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert "| a\\|b \\<script>\\*" in card
    assert head(folder)["pretty_name"] == "x: [y] ---"


def test_an_export_without_rows_is_a_folder_without_lines(tmp_path):
    folder = write(tmp_path / "hf", [])
    assert list(hf_folder.read(folder)) == []
    assert head(folder)["configs"][0]["data_files"] == [{"split": "train", "path": "train.jsonl"}]


def test_a_broken_row_is_refused_alone_with_its_number(tmp_path):
    record = record_of([("订单如何？", "订单饱满。"), ("产能如何？", "充足。"), ("毛利如何？", "稳定。")])
    folder = write(tmp_path / "hf", [row(record, number) for number in (1, 2, 3)])
    file = folder / "train.jsonl"
    good = file.read_text(encoding="utf-8").split("\n")
    data = json.loads(good[1])
    data["answer"] = 7
    file.write_text("\n".join([good[0], json.dumps(data), "{not json", good[2], ""]), encoding="utf-8")
    found = list(hf_folder.read(folder))
    assert [(each.code, each.line) for each in found if isinstance(each, Problem)] == [("bad_line", 2), ("bad_line", 3)]
    assert [each.number for each in found if not isinstance(each, Problem)] == [1, 4]


@pytest.mark.skipif(not OTHER_PYTHON, reason="IR_ANNOTATOR_DATASETS names no Python with “datasets” installed")
def test_datasets_loads_it_in_both_ways(tmp_path):
    rows = [company(number % 40, closed=None if number % 3 else Status.DONE) for number in range(60)]
    rows = [replace(each, record=replace(each.record, file=f"{at}.docx")) for at, each in enumerate(rows)]
    folder = write(tmp_path / "hf", [*rows, *worked_example()])
    command = [OTHER_PYTHON, str(ROOT / "tests/interop/hf_datasets.py"), str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["claims"] == 25
    assert found["same_features"] is True
    assert set(found["splits"]) == {"train", "validation", "test"}
    codes = [code for split in found["splits"].values() for code in split]
    assert len(codes) == len(set(codes)) == 41
    written = {data["qa_id"]: data for file in folder.glob("*.jsonl") for data in lines(folder, file.stem)}
    assert found["rows"] == written
