"""In each place every key means one thing, and the widgets there do what the table of fixed keys says."""

import ast
import re
from pathlib import Path

import pytest
from helpers import press_keys
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from review_helpers import start_review

import ir_annotator
from ir_annotator import i18n
from ir_annotator.domain.problem import Problem
from ir_annotator.formats.scheme.file import parse_scheme
from ir_annotator.ui.actions import specs
from ir_annotator.ui.keys.keymap import keymap_for, plain_key, scheme_keys
from ir_annotator.ui.keys.places import PAGES, Place, always_fixed, clash, fixed_keys, is_typed, meanings
from ir_annotator.ui.main_window import _WITH_QA

ONLY_LABELLING = _WITH_QA


def fixed_in(place):
    return {plain_key(key) for fixed in fixed_keys() if place in fixed.places for key in fixed.keys.split()}


def widgets(window):
    """Return every widget that can have the keyboard, by the place it is; but for the pages beside the workbench."""
    bench = window.bench
    return {
        Place.TEXT: [bench.reading.view],
        Place.STRIP: [bench.judgements.strip, bench.claims.strip],
        Place.TABLE: [bench.claims.table],
        Place.LIST: [bench.topics.tree, bench.records.tree],
        Place.TYPING: [bench.note.edit, bench.claims.note, bench.topics.search, bench.records.box],
    }


def takes(widget, key):
    """Tell whether a widget keeps a key from the window's shortcuts."""
    combination = QKeySequence(key)[0]
    text = {"Space": " "}.get(key, key.removeprefix("Shift+"))
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, combination.key(), combination.keyboardModifiers(), text if len(text) == 1 else ""
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def shortcuts(window):
    """Return the keys that work in the whole window: of actions and of the scheme."""
    found = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    return found | {key.toString() for spec in specs() for key in window.actions_table[spec.id].shortcuts()}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("place", Place)
def test_no_key_means_two_things_in_one_place(workspace, place, language):
    i18n.set_language(language)
    keymap = keymap_for({}, workspace.scheme)
    found = meanings(place, keymap, workspace.scheme, ONLY_LABELLING)
    assert {key: words for key, words in found.items() if len(words) > 1} == {}
    assert "" not in found
    if place in (Place.TEXT, Place.LIST):
        assert set(scheme_keys(workspace.scheme)) <= set(found)


@pytest.mark.parametrize("place", [place for place in Place if place not in PAGES])
def test_a_fixed_key_reaches_its_widget_whatever_the_windows_shortcuts_are(window, place):
    everywhere = shortcuts(window)
    for widget in widgets(window)[place]:
        lost = [key for key in fixed_in(place) if key in everywhere and not takes(widget, key)]
        assert lost == [], widget.objectName()


@pytest.mark.parametrize("place", [Place.TEXT, Place.STRIP, Place.TABLE, Place.LIST])
def test_letters_and_actions_work_where_nothing_is_typed_and_no_input_method_is_asked(window, place):
    fixed = fixed_in(place)
    for widget in widgets(window)[place]:
        widget.setFocus()
        assert [key for key in shortcuts(window) - fixed if takes(widget, key)] == [], widget.objectName()
        assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), widget.objectName()


def test_what_is_typed_stays_in_the_box_and_the_rest_works_there_too(window):
    for widget in widgets(window)[Place.TYPING]:
        for key in shortcuts(window):
            assert takes(widget, key) == (is_typed(key) or key in fixed_in(Place.TYPING)), (widget.objectName(), key)


def test_the_page_of_splits_gets_its_keys(window):
    press_keys("F6")
    pieces = window.repair.pieces
    assert pieces.hasFocus()
    alive = {
        key.toString()
        for spec in specs()
        for key in window.actions_table[spec.id].shortcuts()
        if window.actions_table[spec.id].isEnabled()
    }
    assert [key for key in fixed_in(Place.SPLIT) if key in alive and not takes(pieces, key)] == []
    assert [key for key in alive - fixed_in(Place.SPLIT) if takes(pieces, key)] == []
    off = {spec.id for spec in specs() if not window.actions_table[spec.id].isEnabled()}
    assert set(ONLY_LABELLING) <= off


def test_the_page_of_comparing_gets_its_keys(qtbot, window):
    page = start_review(qtbot, window)
    assert page.points.hasFocus()
    alive = {
        key.toString()
        for spec in specs()
        for key in window.actions_table[spec.id].shortcuts()
        if window.actions_table[spec.id].isEnabled()
    }
    assert sorted(fixed_in(Place.REVIEW) & alive) == []
    own = {plain_key(key) for fixed in fixed_keys() if fixed.places == (Place.REVIEW,) for key in fixed.keys.split()}
    assert own == {plain_key(key) for key in page._handlers}


# -- what stands against a new key


@pytest.mark.parametrize(
    ("key", "action_id", "words"),
    [
        ("Left", "flag", "the clause before or after (In the text)"),
        ("Ctrl+C", "flag", "copy what is marked (In the text)"),
        ("Ctrl+V", "import_files", "cut, copy, paste (While typing)"),
        ("Backspace", "flag", "clear the choice (In a strip of choices)"),
        ("3", "flag", "the sub-topic with this number (In the text)"),
        ("Shift+Q", "flag", "make “Results & financials” the primary topic (In the text)"),
        ("W", "flag", "Operations & orders (In the text)"),
        ("N", "undo", "Macro & trade (In the text)"),
        ("PgDown", "import_files", "the record before or after (While checking splits)"),
        ("Alt+F", "flag", "open the menu “File” (In the text)"),
        ("Tab", "flag", "the next or the previous panel (In the text)"),
        ("Return", "flag", "edit the claim under the cursor (In the text)"),
    ],
)
def test_a_fixed_key_or_a_letter_of_the_scheme_is_not_given_away(workspace, key, action_id, words):
    found = clash(key, action_id, keymap_for({}, workspace.scheme), workspace.scheme, ONLY_LABELLING)
    assert (found.words, found.action_id) == (words, "")


def test_a_key_of_another_action_can_be_taken_over_and_a_free_one_be_had(workspace):
    keymap = keymap_for({}, workspace.scheme)

    def check(key, action_id):
        return clash(key, action_id, keymap, workspace.scheme, ONLY_LABELLING)

    assert (check("Ctrl+E", "flag").words, check("Ctrl+E", "flag").action_id) == ("Export labels…", "export_labels")
    assert check("Space", "skip").action_id == "done"  # on the page of splits neither of the two is there
    assert check("=", "flag") is None
    assert check("Ctrl+Z", "undo") is None
    assert check("Ctrl+G", "flag") is None


# -- keys from a file


def test_a_key_chosen_twice_is_the_first_ones_and_the_tables_own_gives_way(workspace):
    keymap = keymap_for({"flag": ["Ctrl+E"], "note": ["Ctrl+E", "F8"]}, workspace.scheme)
    assert keymap.keys["note"] == ("Ctrl+E", "F8")
    assert keymap.keys["flag"] == keymap.keys["export_labels"] == ()


def test_what_is_no_key_or_is_fixed_is_passed_over(workspace):
    chosen = {
        "flag": ["Ctrl+Quux"],
        "skip": ["Left", "F7"],
        "no_such_action": ["F9"],
        "note": [],
        "done": ["Ctrl+K, X"],
    }
    keymap = keymap_for(chosen, workspace.scheme, always_fixed())
    assert keymap.keys["flag"] == ("=",)
    assert keymap.keys["skip"] == ("F7",)
    assert keymap.keys["note"] == ()
    assert keymap.keys["done"] == ("Space",)
    assert "no_such_action" not in keymap.keys


# -- schemes


def test_no_scheme_can_take_a_key_of_the_table():
    """A scheme's keys are single letters; so none may be an action's or fixed where letters label."""
    letters = {chr(code) for code in range(ord("A"), ord("Z") + 1)}
    letters |= {f"Shift+{letter}" for letter in letters}
    used = {plain_key(key) for spec in specs() for key in spec.keys} | always_fixed()
    assert used & letters == set()


@pytest.mark.parametrize("key", ["/", "'1'", "Q", "qq", "'-'", "' '"])
def test_a_scheme_that_wants_another_key_than_a_small_letter_is_refused_with_its_line(workspace, key):
    source = workspace.scheme.source.replace("key: q", f"key: {key}", 1)
    line = source[: source.index(f"key: {key}")].count("\n") + 1
    with pytest.raises(Problem) as refused:
        parse_scheme(source, "own.yaml")
    assert str(line) in refused.value.place
    assert refused.value.remedy == "Write one small letter from a to z."


def test_no_text_names_a_key_that_can_be_changed():
    """What the keys are stands in one place; a text that names one would lie once it is changed."""
    named = re.compile(r"(?:Ctrl\+[A-Z]\b|\bF[1-9]\b|\bSpace:|  [/;=?]$)")
    odd = []
    for file in Path(ir_annotator.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "translate":
                context, text = (arg.value if isinstance(arg, ast.Constant) else "" for arg in node.args)
                said = text.replace("F1", "") if context == "Agreement" else text  # there it is a measure
                odd += [text] if named.search(said) else []
    assert odd == ["Space: right, next one"]  # fixed, on the page of splits
