"""Everything the program says can be said in Chinese, and the Chinese window says nothing in English."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

import ir_annotator
from ir_annotator import i18n
from ir_annotator.app import Program, make_application
from ir_annotator.domain.edits import AddTopic
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.table import UnknownColumnsError
from ir_annotator.formats.reading import read_record
from ir_annotator.i18n import set_language, translate
from ir_annotator.resources import resource
from ir_annotator.ui.dialogs.change_keys import ChangeKeys
from ir_annotator.ui.dialogs.columns_dialog import ColumnsDialog
from ir_annotator.ui.dialogs.command_palette import CommandPalette
from ir_annotator.ui.dialogs.keys_dialog import KeysDialog
from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog
from ir_annotator.ui.dialogs.progress_dialog import ProgressDialog
from ir_annotator.workspace.settings import Settings

NAMES = ("投资者关系活动记录表", "投资者关系活动主要内容介绍")
"""What stands on the Chinese forms themselves and has no other name in English."""
_KEY_NAMES = ("Ctrl", "Alt", "Shift", "Esc", "Enter", "Backspace", "Del", "Home", "End", "PgUp", "PgDown")
ENGLISH_WORDS = frozenset(("Annotator", "English", "Word", "PDF", "SSE", *_KEY_NAMES))
"""Latin words that a Chinese window may show: names, codes, and keys as they are printed on the keyboard."""

_PLACEHOLDER = re.compile(r"\{[^}]*\}")
_MNEMONIC = re.compile(r"(?<!&)&(\w)")
_HAN = re.compile("[\u4e00-\u9fff]")
_HALF_WIDTH = re.compile("[\u4e00-\u9fff”）][,;:!?.]")


@pytest.fixture(autouse=True)
def _language_restored() -> Iterator[None]:
    before = i18n.language()
    yield
    set_language(before)


@cache
def _calls() -> list[tuple[str, list[ast.expr]]]:
    """Return the place and the arguments of every call of ``translate`` in the package."""
    package = Path(ir_annotator.__file__).parent
    return [
        (f"{file.relative_to(package)}:{node.lineno}", node.args)
        for file in sorted(package.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _names_ours(node.func)
    ]


def _names_ours(function: ast.expr) -> bool:
    """Tell whether a call is that of ``translate`` or ``i18n.translate``; texts have a method of that name, too."""
    if isinstance(function, ast.Attribute):
        return function.attr == "translate" and getattr(function.value, "id", "") == "i18n"
    return getattr(function, "id", "") == "translate"


@cache
def _said() -> set[tuple[str, str]]:
    """Return (context, English) of every call of ``translate``."""
    return {
        (context.value, text.value)
        for _, (context, text) in _calls()
        if isinstance(context, ast.Constant) and isinstance(text, ast.Constant)
    }


@pytest.fixture(scope="module")
def chinese() -> dict[tuple[str, str], str]:
    return i18n.read_catalogue("zh_CN")


def _mnemonic(text: str) -> str:
    """Return the letter behind the & of a menu's text as a capital, or ``""``; the & of Q&A is none."""
    found = _MNEMONIC.search(text.replace("Q&&A", "").replace("Q&A", ""))
    return found[1].upper() if found else ""


# -- the sources


def test_every_text_is_written_out_where_it_is_said() -> None:
    """Qt's tools cannot find what is put together at run time."""
    odd = [
        place
        for place, args in _calls()
        if len(args) != 2 or not all(isinstance(a, ast.Constant) and isinstance(a.value, str) for a in args)
    ]
    assert not odd


def test_source_texts_are_english() -> None:
    odd = []
    for context, text in _said():
        rest = text
        for name in NAMES:
            rest = rest.replace(name, "")
        if _HAN.search(rest) or not text.strip():
            odd.append((context, text))
    assert not odd


# -- the catalogue


def test_every_text_has_a_finished_translation(chinese: dict[tuple[str, str], str]) -> None:
    """If this fails: ``make strings``, then translate what is unfinished in the .ts file."""
    assert sorted(_said() - {key for key, words in chinese.items() if words.strip()}) == []


def test_nothing_is_translated_that_is_never_said() -> None:
    root = ET.parse(resource("i18n/ir_annotator_zh_CN.ts")).getroot()
    listed = Counter(
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in root.iter("context")
        for message in context.iter("message")
    )
    assert sorted(listed.keys() - _said()) == []
    assert max(listed.values()) == 1


def test_no_text_is_said_inside_an_f_string() -> None:
    """Qt's tools do not find a text there, and throw its Chinese away."""
    hidden = [
        f"{file.name}:{node.lineno}"
        for file in Path(ir_annotator.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        and any(isinstance(part, ast.Call) and getattr(part.func, "id", "") == "translate" for part in ast.walk(node))
    ]
    assert hidden == []


def test_placeholders_are_kept(chinese: dict[tuple[str, str], str]) -> None:
    odd = [
        (english, words)
        for (_, english), words in chinese.items()
        if Counter(_PLACEHOLDER.findall(english)) != Counter(_PLACEHOLDER.findall(words))
    ]
    assert not odd


def test_mnemonics_are_kept_in_the_chinese_manner(chinese: dict[tuple[str, str], str]) -> None:
    """A letter with & in English is a letter in brackets behind the Chinese words, and the same one."""
    odd = []
    for (_, english), words in chinese.items():
        letter = _mnemonic(english)
        fits = words.removesuffix("…").removesuffix("：").endswith(f"(&{letter})") if letter else not _mnemonic(words)
        if not fits:
            odd.append((english, words))
    assert not odd


def test_translations_are_chinese_with_chinese_punctuation(chinese: dict[tuple[str, str], str]) -> None:
    named = re.compile("(IR Annotator|Argilla|Label Studio|Prodigy|doccano)( \\(JSON( Lines)?\\)| JSON_MIN)?")
    odd = [
        (english, words)
        for (_, english), words in chinese.items()
        if (not named.fullmatch(english) and re.search("[A-Za-z]", english) and not _HAN.search(words))
        or _HALF_WIDTH.search(words)
    ]
    assert not odd


# -- the switch


def test_language_switch() -> None:
    set_language("zh_CN")
    assert translate("Status", "skipped") == "已跳过"
    assert translate("Actions", "&File") == "文件(&F)"
    set_language("en")
    assert translate("Status", "skipped") == "skipped"


def test_a_refused_file_is_explained_in_chinese(tmp_path: Path) -> None:
    file = tmp_path / "empty.docx"
    file.touch()
    set_language("zh_CN")
    with pytest.raises(Problem) as refused:
        read_record(file)
    assert refused.value.cause == "文件为空（0 字节）。"
    assert refused.value.remedy.startswith("请")


# -- the window


@pytest.fixture
def program(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The Chinese window on the sample records, with an edit made and a claim in hand."""
    monkeypatch.setenv("IR_ANNOTATOR_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    settings = Settings(annotator="wang", annotator_name="王", language="zh_CN", theme="light")
    program = Program(make_application(settings), settings)
    qtbot.addWidget(program.window)
    program.window.show()
    yield program
    program.window.close()
    program.workspace.shut_down()
    program._set_language("en")


def _open_samples(program: Program, qtbot) -> None:
    with qtbot.waitSignal(program.workspace.records_changed, timeout=20_000):
        program.workspace.open_samples()


def _label(program: Program) -> None:
    workspace = program.workspace
    workspace.do(AddTopic("market.demand"))
    qa = workspace.qa
    assert qa
    workspace.claims.add("fact", qa.answer)


def _texts(root: QWidget) -> Iterator[str]:
    """Yield every text of a window and of what is in it."""
    yield root.windowTitle()
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip())
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))


def _english(root: QWidget, *data: str) -> list[str]:
    """Return the texts with Latin words of three letters and more, but for the allowed ones and ``data``."""
    odd = []
    for text in _texts(root):
        rest = text.replace("&", "")
        for known in data:
            rest = rest.replace(known, "")
        if set(re.findall("[A-Za-z]{3,}", rest)) - ENGLISH_WORDS:
            odd.append(text)
    return odd


def test_no_english_on_the_start_page(program: Program) -> None:
    assert _english(program.window) == []
    assert "打开示例" in list(_texts(program.window))


def test_no_english_in_an_empty_project(program: Program, tmp_path: Path) -> None:
    program.workspace.new_project(tmp_path / "空.irdb")
    assert _english(program.window) == []
    assert "导入记录…" in list(_texts(program.window))


def test_no_english_while_labelling(program: Program, qtbot) -> None:
    _open_samples(program, qtbot)
    _label(program)
    window = program.window
    window.actions_table["show_form"].trigger()
    record = program.workspace.record
    assert record
    assert _english(window, "samples", record.file, record.form.participants) == []
    texts = list(_texts(window))
    assert "观点  1" in texts
    assert any(text.startswith("撤销“") and text.endswith("(&U)") for text in texts)


def test_no_english_in_the_sheet_of_keys(program: Program, qtbot) -> None:
    _open_samples(program, qtbot)
    sheet = KeysDialog(program.window.keys.keymap, program.workspace.scheme, program.window)
    texts = list(_texts(sheet))
    assert _english(sheet) == []
    assert "空格" in texts
    sheet.close()


def test_no_english_in_the_palette_and_in_the_dialog_that_changes_keys(program: Program, qtbot) -> None:
    _open_samples(program, qtbot)
    program.window.actions_table["palette"].trigger()
    palette = program.window.findChild(CommandPalette)
    assert palette
    assert _english(palette) == []
    names = [str(palette.model.index(row).data()) for row in range(palette.model.rowCount())]
    assert [name for name in names if not _HAN.search(name)] == ["English"]
    program.window.actions_table["change_keys"].trigger()
    dialog = program.window.findChild(ChangeKeys)
    assert dialog
    assert _english(dialog) == []
    dialog.close()


def test_no_english_in_the_window_of_progress(program: Program, qtbot) -> None:
    _open_samples(program, qtbot)
    _label(program)
    program.window.actions_table["progress"].trigger()
    dialog = program.window.findChild(ProgressDialog)
    assert dialog
    qtbot.waitUntil(lambda: dialog.is_complete)
    assert _english(dialog) == []
    assert "今天处理 0 条。  再完成几条问答后，这里会估计剩余时间。" in list(_texts(dialog))
    rows = [dialog.labels.item(row).text() for row in range(dialog.labels.count())]
    assert [row for row in rows if not _HAN.search(row)] == []
    dialog.close()


def test_no_english_in_the_form_for_numbers(program: Program, qtbot) -> None:
    _open_samples(program, qtbot)
    scheme = program.workspace.scheme
    assert scheme
    numbers = next(attribute for attribute in scheme.attributes if attribute.id == "numbers")
    form = NumbersDialog(numbers, (), "14.8T", program.window)
    assert _english(form) == []
    assert "取消" in [text.replace("(&C)", "") for text in _texts(form)]
    form.close()


def test_no_english_where_columns_are_asked_for(program: Program) -> None:
    table = UnknownColumnsError("columns_unknown", "", file="表.csv")
    table.names, table.rows = ("甲", "乙"), (("一", "二"),)
    dialog = ColumnsDialog(table, program.window)
    assert _english(dialog, "csv") == []
    assert "导入(&I)" in list(_texts(dialog))
    dialog.close()


def test_no_english_in_a_message(program: Program) -> None:
    program.window.messages.tell_error("Traceback …")
    (box,) = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]
    assert _english(box) == []
    box.close()
