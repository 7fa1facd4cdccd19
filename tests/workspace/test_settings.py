"""What the program remembers: defaults, what was chosen, and files that are damaged or cannot be written."""

import getpass
import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from ir_annotator.domain.table import Column
from ir_annotator.workspace.settings import MAX_RECENT, Settings, settings_folder


@pytest.fixture
def file(own_home):
    return own_home / "settings.json"


def test_at_the_first_start_everything_has_its_default(file):
    settings = Settings.load()
    assert settings.annotator == settings.display_name == getpass.getuser()
    assert (settings.language, settings.theme, settings.text_size, settings.recent) == ("", "system", 15, [])
    assert file.is_file()


def test_what_was_chosen_is_there_at_the_next_start(file):
    settings = Settings.load()
    chosen = replace(
        settings, annotator="wang", annotator_name="王", language="zh_CN", theme="dark", text_size=18,
        geometry="01d9", splitters={"bench": [200, 600]}, keys={"flag": ["Ctrl+G"], "skip": []}, commands=["flag"],
    )  # fmt: skip
    chosen.save()
    assert Settings.load() == chosen
    assert chosen.display_name == "王"
    assert json.loads(file.read_text(encoding="utf-8")) == asdict(chosen)


def test_the_installation_keeps_its_name(file):
    first = Settings.load()
    assert Settings.load().device == first.device
    first.language = "en"
    first.save()
    assert Settings.load().device == first.device


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe\x00", b'{"device": 5}', b'{"device": ""}', b"{}"],
)
def test_a_damaged_file_gives_the_defaults_and_an_installation_that_stays(file, content):
    file.write_bytes(content)
    settings = Settings.load()
    assert replace(settings, device="") == replace(Settings(), device="")
    assert settings.device
    assert Settings.load().device == settings.device


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("annotator", ""),
        ("annotator", None),
        ("language", "fr"),
        ("language", 1),
        ("theme", "pink"),
        ("text_size", "15"),
        ("text_size", 0),
        ("text_size", 4000),
        ("text_size", True),
        ("recent", "a.irdb"),
        ("recent", [1, None]),
        ("splitters", {"bench": "wide"}),
        ("splitters", {"bench": [1.5, None]}),
        ("columns", {"甲\t乙": {"nonsense": "甲"}}),
        ("columns", {"甲\t乙": {"question": 1}}),
        ("columns", {"甲\t乙": "question"}),
        ("keys", ["Ctrl+G"]),
        ("keys", {"flag": "Ctrl+G"}),
        ("keys", {"flag": [7]}),
        ("commands", {"flag": 1}),
        ("commands", [None]),
    ],
)
def test_one_wrong_value_costs_that_value_only(file, name, value):
    good = Settings(annotator="wang", language="zh_CN", theme="dark", text_size=20, recent=["a.irdb"])
    file.write_text(json.dumps(asdict(good) | {name: value, "from_a_later_version": 1}), encoding="utf-8")
    default = getattr(Settings(), name)
    assert Settings.load() == replace(good, **{name: default})


def test_where_nothing_can_be_written_the_program_runs_all_the_same(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"mine")
    monkeypatch.setenv("IR_ANNOTATOR_HOME", str(tmp_path / "file" / "home"))
    settings = Settings.load()
    settings.remember_project(tmp_path / "p.irdb")
    assert settings.recent == [str(tmp_path / "p.irdb")]
    assert Settings.load().recent == []
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_columns_of_a_table_are_remembered_by_its_header():
    Settings.load().remember_columns(["甲", "乙"], {Column.QUESTION: "甲", Column.ANSWER: "乙", Column.CODE: ""})
    known = Settings.load().known_columns()
    assert known.remembered == {("甲", "乙"): {Column.QUESTION: "甲", Column.ANSWER: "乙", Column.CODE: ""}}
    assert known.named == {}


def test_recent_projects_are_few_and_named_once(tmp_path):
    settings = Settings.load()
    for number in (*range(MAX_RECENT + 3), 5):
        settings.remember_project(tmp_path / f"{number}.irdb")
    names = [Path(name).stem for name in Settings.load().recent]
    assert names == ["5", "12", "11", "10", "9", "8", "7", "6", "4", "3"]


def test_without_a_folder_named_the_systems_own_is_used(monkeypatch):
    monkeypatch.delenv("IR_ANNOTATOR_HOME")
    assert settings_folder().name == "ir-annotator"
    assert settings_folder().is_absolute()
