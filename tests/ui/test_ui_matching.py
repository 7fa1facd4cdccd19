"""Things are found by name: Chinese words, pinyin, its initials, English, and by what an input method commits."""

import subprocess
import sys

import pytest

from ir_annotator.ui.keys.matching import best_first, rank

EXPORT = ("导出标签…", "Export labels…")
INDUSTRY = ("行业趋势与政策", "Industry trends & policy")


@pytest.mark.parametrize(
    "query",
    ["导出", "标签", "dc", "dcbq", "daochu", "daoch", "dao chu", "dao'chu", "dcb", "DC", "ｄｃ", "bq", "biaoq", "dao出",
     "导chu", "export", "Exp", "labels", "explab", "el", "xpor", " 导出 "],
)  # fmt: skip
def test_it_is_found(query):
    assert rank(query, EXPORT) is not None


@pytest.mark.parametrize("query", ["出导", "cd", "daobiao", "dchux", "zz", "labex", "导入", "x"])
def test_it_is_not_found(query):
    assert rank(query, EXPORT) is None


def test_a_character_with_several_readings_is_found_by_each():
    assert rank("hangye", INDUSTRY) is not None
    assert rank("hyqs", INDUSTRY) is not None
    assert rank("xy", INDUSTRY) is not None
    assert rank("lv", ("利率", "Rate")) is not None


def test_nothing_typed_finds_everything():
    assert rank("  ", EXPORT) == 0


def test_the_best_comes_first():
    texts = [("导入记录…", "Import records…"), ("重做", "Redo"), EXPORT, ("标签导出", "x"), ("读出", "Read")]
    found = best_first("dc", [(names[0], names, ()) for names in texts])
    assert found == ["导出标签…", "读出", "标签导出"]
    found = best_first("re", [(names[1], names, ()) for names in texts])
    assert found == ["Redo", "Read", "Import records…"]


def test_the_usual_reading_comes_before_a_rare_one():
    orders = ("订单与在手项目", "Orders")  # 单 is also read chan
    assert rank("dc", orders) > rank("dc", EXPORT)


def test_keys_are_found_by_how_they_begin():
    assert rank("ctrl+e", EXPORT, ["Ctrl+E"]) == 0
    assert rank("ctrl", EXPORT, ["Ctrl+E"]) == 1
    assert rank("return", EXPORT, ["Ctrl+Return"]) is None
    assert best_first("q", [("Quit", ("Quit",), ("Ctrl+Q",)), ("Revenue", ("Revenue",), ("Q",))])[0] == "Revenue"


def test_the_dictionary_of_pinyin_is_not_loaded_before_it_is_needed():
    code = "import sys, ir_annotator.ui.main_window, ir_annotator.ui.workbench; sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
