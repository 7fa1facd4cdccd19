"""One table of actions: every key does one thing, and the sheet of keys tells all of them."""

from collections import Counter

import pytest
from helpers import ime, press, press_keys, type_keys
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QScrollArea

from ir_annotator import i18n
from ir_annotator.ui.actions import menus, specs
from ir_annotator.ui.dialogs.keys_dialog import KeysDialog
from ir_annotator.ui.keys.places import fixed_keys


def plain(text):
    """Return a menu's words without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def action_keys():
    return [QKeySequence(keys).toString() for spec in specs() for keys in spec.keys]


def scheme_keys(scheme):
    letters = [item.key.upper() for item in (*scheme.topics, *scheme.claim_types, *scheme.judgements) if item.key]
    return letters + [f"Shift+{topic.key.upper()}" for topic in scheme.topics if topic.key]


def test_no_key_is_given_to_two_actions():
    assert [keys for keys, times in Counter(action_keys()).items() if times > 1] == []
    assert "" not in action_keys()


def test_no_action_takes_a_letter_of_the_scheme_or_a_digit(workspace):
    taken = set(scheme_keys(workspace.scheme)) | {str(digit) for digit in range(10)}
    assert set(action_keys()) & taken == set()
    assert len(scheme_keys(workspace.scheme)) == len(set(scheme_keys(workspace.scheme)))


def test_no_two_shortcuts_of_the_window_are_the_same(window):
    keys = Counter(shortcut.key().toString() for shortcut in window.findChildren(QShortcut))
    keys += Counter(keys.toString() for spec in specs() for keys in window.actions_table[spec.id].shortcuts())
    assert [key for key, times in keys.items() if times > 1] == []
    assert {"Q", "Shift+Q", "1", "9", "J", "Space", "Ctrl+Z"} <= set(keys)


def test_every_action_stands_in_a_menu_with_its_own_name(window):
    assert len({spec.id for spec in specs()}) == len(specs())
    standing = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
    assert all(window.actions_table[spec.id] in standing for spec in specs())


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_mnemonic_is_given_twice_in_a_menu(language):
    i18n.set_language(language)

    def mnemonics(texts):
        found = [text.replace("&&", "").partition("&")[2][:1].upper() for text in texts]
        return [letter for letter, times in Counter(found).items() if letter and times > 1]

    twice = {name: mnemonics(spec.text for spec in specs() if spec.menu == name) for name, _ in menus()}
    assert {name: letters for name, letters in twice.items() if letters} == {}
    assert mnemonics(words for _, words in menus()) == []


def test_without_a_project_labelling_actions_are_off(start_window):
    for name in ("done", "undo", "next_qa", "flag", "export_labels"):
        assert not start_window.actions_table[name].isEnabled()
    for name in (
        "new_project",
        "open_project",
        "open_samples",
        "import_files",
        "import_folder",
        "keys",
        "about",
        "quit",
    ):
        assert start_window.actions_table[name].isEnabled()


# -- the sheet


@pytest.fixture
def sheet(qtbot, window):
    press(None, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), KeysDialog))
    yield QApplication.activeWindow()
    for dialog in window.findChildren(KeysDialog):
        dialog.close()


def rows(dialog):
    """Return the sheet as (keys, words)."""
    keys = [label.text() for label in dialog.findChildren(QLabel, "key_name")]
    return list(zip(keys, [label.text() for label in dialog.findChildren(QLabel, "key_words")], strict=True))


def test_it_tells_every_action_that_has_keys(sheet):
    told = rows(sheet)
    for spec in specs():
        if spec.keys:
            keys = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in spec.keys]
            assert ("\n".join(keys), plain(spec.text)) in told


def test_it_tells_every_letter_of_the_scheme_with_its_name(workspace, sheet):
    told, scheme = rows(sheet), workspace.scheme
    for item in (*scheme.topics, *scheme.claim_types, *scheme.judgements):
        if item.key:
            assert (item.key.upper(), item.name.en) in told


def test_it_tells_the_fixed_keys_of_every_place(sheet):
    told = rows(sheet)
    for key in fixed_keys():
        assert not key.shown or (key.shown, key.words) in told


def test_nothing_on_it_is_cut_off_and_esc_closes_it(window, sheet):
    assert sheet.width() <= window.width()
    assert sheet.height() <= window.height()
    board = sheet.findChild(QScrollArea).widget()
    for label in board.findChildren(QLabel):
        assert board.rect().contains(label.geometry())
        assert label.wordWrap() or label.width() >= label.sizeHint().width()
        assert label.textFormat() == Qt.TextFormat.PlainText
    press(None, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_it_is_narrowed_by_typing_words_keys_or_what_an_input_method_writes(qtbot, sheet):
    type_keys("flag")
    assert rows(sheet) == [("=", "Flag for another look"), ("Ctrl+Shift+F", "All flagged")]
    sheet.box.clear()
    type_keys("F6")
    assert [keys for keys, _ in rows(sheet)] == ["F6"]
    sheet.box.clear()
    ime(sheet.box, "cun'yi", "存疑")
    assert ("=", "Flag for another look") in rows(sheet)
    type_keys("zzz")
    assert rows(sheet) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_the_same_key_closes_it_as_long_as_nothing_is_typed(sheet, key):
    press(None, key)
    assert not sheet.isVisible()


def test_the_window_can_be_used_meanwhile(qtbot, window, workspace, sheet):
    assert not sheet.isModal()
    window.windowHandle().requestActivate()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    press_keys("Q")
    assert workspace.annotation.topics
    press_keys("F1")
    assert not sheet.isVisible()


def test_a_question_mark_opens_it_too_but_not_while_typing(qtbot, window):
    press(None, Qt.Key.Key_Semicolon)
    type_keys("?")
    assert window.bench.note.edit.toPlainText() == "?"
    assert window.findChildren(KeysDialog) == []
    press(None, Qt.Key.Key_Escape)
    press(None, Qt.Key.Key_Question)
    qtbot.waitUntil(lambda: len(window.findChildren(KeysDialog)) == 1)
    window.findChild(KeysDialog).close()


def test_text_grows_and_shrinks_within_limits(window, workspace):
    view = window.bench.reading.view
    before = view.document().defaultFont().pixelSize()
    press_keys("Ctrl+Equal Ctrl+Equal Ctrl+Minus")
    assert view.document().defaultFont().pixelSize() == before + 1 == workspace.settings.text_size
    for _ in range(40):
        window.actions_table["smaller"].trigger()
    smallest = view.document().defaultFont().pixelSize()
    assert 8 <= smallest < before
    press_keys("Ctrl+Minus")
    assert view.document().defaultFont().pixelSize() == smallest
