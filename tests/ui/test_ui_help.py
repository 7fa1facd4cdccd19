"""The help: every page in both languages, every action it names, every link, and the guide made from the scheme."""

import re

import pytest
from docx import Document
from helpers import press, press_keys, type_keys
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from ir_annotator import i18n
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.resources import resource
from ir_annotator.ui.actions import specs
from ir_annotator.ui.help.pages import GUIDE, PAGES, actions_named, page, source, title
from ir_annotator.ui.keys.keymap import keymap_for

LANGUAGES = pytest.mark.parametrize("language", i18n.LANGUAGES)
EVERY_PAGE = pytest.mark.parametrize("name", PAGES)
LINK = re.compile(r"\]\(([^)]*)\)")


@pytest.fixture
def speaking(language):
    i18n.set_language(language)
    return language


@LANGUAGES
def test_no_page_is_missing_and_none_is_left_over(language):
    files = {path.stem for path in resource(f"help/{language}").glob("*")}
    assert files == set(PAGES)


@EVERY_PAGE
@LANGUAGES
def test_every_action_a_page_names_exists(speaking, name):
    assert actions_named(source(name)) <= {spec.id for spec in specs()}
    assert "{{" not in page(name, keymap_for({}, None))


@EVERY_PAGE
@LANGUAGES
def test_every_link_leads_to_one_of_our_pages(speaking, name):
    targets = {link.removesuffix(".md") for link in LINK.findall(source(name))}
    assert targets <= {*PAGES, GUIDE}


@EVERY_PAGE
def test_both_languages_say_the_same_things(name):
    """The same actions, the same links, as many headings and rows of tables."""
    told = {}
    for language in i18n.LANGUAGES:
        i18n.set_language(language)
        text = source(name)
        heads = len(re.findall(r"^#+ ", text, re.MULTILINE))
        told[language] = (actions_named(text), sorted(LINK.findall(text)), heads, text.count("\n|"))
    assert told["en"] == told["zh_CN"]


@EVERY_PAGE
def test_the_chinese_page_is_chinese(name):
    i18n.set_language("zh_CN")
    text = page(name, keymap_for({}, None))
    han = len(re.findall("[\u4e00-\u9fff]", text))
    latin = len(re.findall("[A-Za-z]{4,}", re.sub(r"`[^`]*`|\([^)]*\)", "", text)))
    assert han > 20 * latin
    assert re.search("[\u4e00-\u9fff]", title(text))


def test_a_page_says_the_keys_in_force():
    assert "(`Space`)" in page("label", keymap_for({}, None))
    changed = page("label", keymap_for({"done": ["Ctrl+D"]}, None))
    assert "(`Ctrl+D`)" in changed
    assert "(`Space`)" not in changed


# -- the window


@pytest.fixture
def helped(qtbot, window):
    press(window.bench.reading.view, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    found = window.help.help_window
    qtbot.waitUntil(found.isActiveWindow)
    yield found
    if window.help.help_window:
        window.help.help_window.close()


def test_help_opens_by_key_and_esc_closes_it(qtbot, window, helped):
    assert helped.current == "start"
    assert "Getting started" in helped.browser.toPlainText()
    press_keys("Escape")
    qtbot.waitUntil(lambda: window.help.help_window is None)


def test_words_typed_find_the_pages_that_have_all_of_them(helped):
    type_keys("lock file")
    rows = [helped.list.item(row) for row in range(helped.list.count())]
    assert [row.text() for row in rows if not row.isHidden()] == ["Importing and refusals"]
    assert helped.current == "import"
    assert helped.browser.textCursor().selectedText().casefold() in ("lock", "file")
    helped.box.clear()
    type_keys("zzzz")
    assert all(row.isHidden() for row in rows)
    assert helped.said.text() == "Found on no page. Fewer words find more."


def test_links_lead_to_our_pages_and_nowhere_else(helped):
    helped.browser.anchorClicked.emit(QUrl("faq.md"))
    assert helped.current == "faq"
    for outside in ("https://example.org/start.md", "file:///etc/passwd", "nowhere.md"):
        helped.browser.anchorClicked.emit(QUrl(outside))
        assert helped.current == "faq"
    assert helped.browser.loadResource(2, QUrl("file:///etc/hostname")) is None


def test_keys_changed_meanwhile_are_said_at_once(window, helped):
    helped.open_page("label")
    window.keys._give({"done": ["Ctrl+D"]})
    assert helped.current == "label"
    assert "(Ctrl+D)" in helped.browser.toPlainText()


def test_the_guide_is_shown_in_the_help(window, helped):
    window.actions_table["guide"].trigger()
    assert helped.current == GUIDE
    assert "Results & financials" in helped.browser.toPlainText()


def test_the_guide_is_saved_as_a_page(window, tmp_path):
    target = tmp_path / "guide.html"
    window.messages.ask_guide_target = lambda: target
    window.actions_table["save_guide"].trigger()
    document = QTextDocument()
    document.setHtml(target.read_text(encoding="utf-8"))
    assert "Labelling guide" in document.toPlainText()
    assert window.status.currentMessage().endswith("guide.html.")


def test_the_guide_is_saved_for_word(window, tmp_path):
    target = tmp_path / "guide.docx"
    window.messages.ask_guide_target = lambda: target
    window.actions_table["save_guide"].trigger()
    assert "Labelling guide" in Document(target).paragraphs[0].text
    assert window.status.currentMessage().endswith("guide.docx.")


@pytest.mark.parametrize(("kind", "written"), [(0, "guide.html"), (1, "guide.docx")])
def test_the_kind_chosen_in_the_dialog_gives_the_ending(window, tmp_path, kind, written):
    def choose():
        dialog = QApplication.activeModalWidget()
        kinds = dialog.findChild(QComboBox, "fileTypeCombo")
        assert [kinds.itemText(at) for at in range(kinds.count())] == ["Web page (*.html)", "Word document (*.docx)"]
        for _ in range(kind):
            QTest.keyClick(kinds, Qt.Key.Key_Down)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        name.setText(str(tmp_path / "guide"))
        QTest.keyClick(name, Qt.Key.Key_Return)

    QTimer.singleShot(0, choose)
    window.actions_table["save_guide"].trigger()
    assert [file.name for file in tmp_path.glob("guide*")] == [written]


def test_a_guide_that_cannot_be_written_is_told(window, tmp_path):
    told = []
    window.messages.ask_guide_target = lambda: tmp_path / "missing" / "guide.html"
    window.messages.tell_problem = told.append
    window.actions_table["save_guide"].trigger()
    assert [problem.code for problem in told] == ["cannot_write"]


def test_the_guide_of_the_shipped_scheme_is_shown_with_no_project_open(start_window):
    start_window.actions_table["guide"].trigger()
    first = read_scheme(default_scheme_path()).topics[0]
    assert first.name.en in start_window.help.help_window.browser.toPlainText()
    start_window.help.help_window.close()
