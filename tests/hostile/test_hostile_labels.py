"""Bad lines of labels among twenty good ones: each refused with its number and cause, in both languages."""

import json
import os
import re
import time

import pytest
from cli_helpers import EXAMPLE, RECORD, example, exported, run

NAME = "mallory"
"""Whose labels the bad lines are: nothing of hers may be stored."""
OLD, QUOTE = '"start": 0, "end": 62', '"text": "受益'


def claim(old, new):
    """What changes the first claim of the line, which begins the answer and is 62 characters long."""
    return lambda line: line.replace(old, new, 1)


def place(start, end):
    return claim(OLD, f'"start": {start}, "end": {end}')


def without_claims(line):
    return re.sub('"claims": .*, "note": "点', '"claims": 7, "note": "点', line)


# What is done to the line, and a word of the cause in English and in Chinese.
BAD = {
    "beyond the end": (place(0, 9_999), "outside the text", "超出了文本范围"),
    "below zero": (place(-5, 62), "“start” must be a whole number", "“start”必须是"),
    "end before start": (place(62, 0), "“end” must be a whole number", "“end”必须是"),
    "one too far": (place(1, 63), "not what stands at its place", "位置的文字不一致"),
    "NaN": (place("NaN", 62), "not valid JSON", "不是有效的 JSON"),
    "infinite": (place("Infinity", 62), "not valid JSON", "不是有效的 JSON"),
    "1e400": (place("1e400", 62), "not valid JSON", "不是有效的 JSON"),
    "half": (place("0.5", 62), "“start” must be a whole number", "“start”必须是"),
    "a whole number with a point": (place("0.0", 62), "“start” must be a whole number", "“start”必须是"),
    "beyond 64 bits": (place(2**64, 2**65), "“start” must be a whole number", "“start”必须是"),
    "true": (place("false", "62"), "“start” must be a whole number", "“start”必须是"),
    "words": (place('"0"', '"62"'), "“start” must be a whole number", "“start”必须是"),
    "nothing": (place("null", 62), "“start” must be a whole number", "“start”必须是"),
    "a list": (place("[0]", 62), "“start” must be a whole number", "“start”必须是"),
    "another quote": (claim(QUOTE, '"text": "受害'), "not what stands at its place", "位置的文字不一致"),
    "an empty quote": (place(0, 0), "“end” must be a whole number", "“end”必须是"),
    "a key twice": (claim(OLD, f'{OLD}, "start": 0'), "“start” stands twice", "“start”出现了两次"),
    "an id twice": (claim('"id": "q1-2"', '"id": "q1-1"'), "the same id", "id 相同"),
    "no id": (claim('"id": "q1-1"', '"id": ""'), "“id” cannot be", "“id”不能是"),
    "no claims but a number": (without_claims, "“claims” must be a list", "“claims”必须是列表"),
    "a key of its own": (claim(OLD, f'{OLD}, "run": "rm"'), "unknown key “run”", "未知的键“run”"),
    "a lone surrogate": (claim(QUOTE, '"text": "\\ud800'), "not valid JSON", "不是有效的 JSON"),
    "cut off": (lambda line: line[: len(line) // 2], "not valid JSON", "不是有效的 JSON"),
    "deep": (claim('"judgements": {', '"judgements": {"x": ' + "[" * 100_000), "not valid JSON", "不是有效的 JSON"),
}  # fmt: skip


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """A project with the record; twenty good lines of two people with bad lines between them; and which line is bad."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IR_ANNOTATOR_HOME", str(tmp_path_factory.mktemp("home")))
        folder = tmp_path_factory.mktemp("labels")
        good = [
            json.dumps(line | {"annotator": who}, ensure_ascii=False) for who in ("example", "li") for line in example()
        ]
        first = json.dumps(example()[0] | {"annotator": NAME}, ensure_ascii=False)
        lines, places = list[str](), {}
        for number, (name, (spoil, *_)) in enumerate(BAD.items()):
            assert spoil(first) != first, name
            lines += [spoil(first), *good[number : number + 1]]
            places[2 * number + 1 if number < len(good) else len(good) + number + 1] = name
        (folder / "mixed.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (folder / "good.jsonl").write_text("\n".join(good) + "\n", encoding="utf-8")
        for name in ("mixed", "good"):
            run("import", folder / f"{name}.irdb", RECORD)
        return folder, places


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_each_bad_line_is_refused_by_number_and_cause(taken, language):
    folder, places = taken
    said = run("annotations", folder / "mixed.irdb", folder / "mixed.jsonl", "--dry-run", "--lang", language, status=1)
    told = re.findall(r"mixed\.jsonl:(\d+): (.*)", said.stderr)
    assert [int(number) for number, _ in told] == list(places)
    for number, cause in told:
        word = BAD[places[int(number)]][1 if language == "en" else 2]
        assert word in cause, (places[int(number)], cause)
        assert bool(re.search("[一-鿿]", re.sub("“.*?”", "", cause))) == (language == "zh_CN"), cause
    assert not any("Error" in cause or "Expecting" in cause for _, cause in told)


def test_the_twenty_good_lines_beside_them_are_stored_as_without_them(taken):
    folder, places = taken
    run("annotations", folder / "good.irdb", folder / "good.jsonl")
    said = run("annotations", folder / "mixed.irdb", folder / "mixed.jsonl", status=1).stderr
    assert said.startswith(f"20 Q&As stored; 0 the same already; {len(places)} lines refused")
    stored = exported(folder / "mixed.irdb")
    assert len(stored) == 20
    assert stored == exported(folder / "good.irdb")
    assert NAME not in {line["annotator"] for line in stored}


def test_only_bad_lines_change_nothing(taken, tmp_path):
    folder, places = taken
    lines = (folder / "mixed.jsonl").read_text(encoding="utf-8").split("\n")
    (tmp_path / "bad.jsonl").write_text("".join(lines[n - 1] + "\n" for n in places), encoding="utf-8")
    run("import", tmp_path / "p.irdb", RECORD)
    run("annotations", tmp_path / "p.irdb", EXAMPLE)
    run("annotations", tmp_path / "p.irdb", tmp_path / "bad.jsonl", status=2)
    assert exported(tmp_path / "p.irdb") == example()
    assert "example" in run("stats", tmp_path / "p.irdb").stdout


@pytest.mark.parametrize(("start", "is_stored"), [(4, True), (6, False)], ids=["code points", "UTF-16 units"])
def test_places_are_counted_in_characters_whatever_stands_before(tmp_path, start, is_stored):
    record, labels = tmp_path / "record.txt", tmp_path / "labels.jsonl"
    record.write_text(
        "1、订单如何？\n答：𠮷😀甲、订单饱满。价格也很稳定。\n2、海外呢？\n答：稳定。\n", encoding="utf-8"
    )
    run("import", tmp_path / "p.irdb", record)
    line = exported(tmp_path / "p.irdb", "--include-unlabelled", "--annotator", "li")[0]
    assert line["answer"].index("订单") == 4
    made = {"id": "c", "field": "answer", "start": start, "end": start + 4, "text": "订单饱满", "type": "fact"}
    line |= {"annotator": "li", "status": "in_progress", "claims": [made | {"attributes": {}, "note": ""}]}
    labels.write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    said = run("annotations", tmp_path / "p.irdb", labels, status=0 if is_stored else 2).stderr
    assert ("not what stands at its place" in said) != is_stored
    stored = exported(tmp_path / "p.irdb")
    assert [(one["claims"][0]["start"], one["claims"][0]["text"]) for one in stored] == [(4, "订单饱满")][:is_stored]


def test_a_file_that_is_one_gigabyte_of_nothing_is_told_in_time(tmp_path):
    run("import", tmp_path / "p.irdb", RECORD)
    (tmp_path / "hole.jsonl").touch()
    os.truncate(tmp_path / "hole.jsonl", 2**30)
    begun = time.process_time()
    said = run("annotations", tmp_path / "p.irdb", tmp_path / "hole.jsonl", status=2).stderr
    assert time.process_time() - begun < 2
    assert "hole.jsonl" in said
    assert exported(tmp_path / "p.irdb") == []
