"""The form for numbers: what the text says is proposed, and nothing is stored without the person."""

import pytest
from helpers import CONTROL, activate, focused, go_to, only_claim, press, press_keys, stored, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from shiboken6 import isValid
from ui_builders import span_of

from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog

KEY = Qt.Key
PRODUCTS = "截至2024年6月末，公司已积累超过1,650个自有知识产权的训练数据标准化产品"
FACT = {
    "metric": "自有知识产权的训练数据标准化产品",
    "value": 1650,
    "unit": "个",
    "comparator": "gt",
    "period": "as_of 2024-06-30",
    "raw": "1,650个",
}
FIGURES = "营业收入12.5亿元，同比增长35%，毛利率环比下降2.1个百分点"


@pytest.fixture
def panel(window, workspace):
    go_to(workspace, 10)
    return window.bench.claims


@pytest.fixture
def form(qtbot, window, workspace, panel):
    """The form opened by key on a claim with one figure."""
    window.bench.reading.view.mark(span_of(workspace, PRODUCTS))
    press_keys("G")
    yield opened(qtbot, panel)
    close_all()


def opened(qtbot, panel):
    panel.strip.start("numbers")
    press_keys("1")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), NumbersDialog))
    return QApplication.activeWindow()


def close_all():
    for box in QApplication.topLevelWidgets():
        if isinstance(box, NumbersDialog) and isValid(box):
            box.close()


@pytest.fixture
def several(qtbot, window, workspace):
    """A form of its own on a text with three figures, and what it gave."""
    scheme = workspace.scheme
    attribute = next(attribute for attribute in scheme.attributes if attribute.id == "numbers")
    given = []
    box = NumbersDialog(attribute, (), FIGURES, window)
    box.facts_given.connect(given.append)
    with qtbot.waitActive(box):
        box.open()
        box.activateWindow()
    yield box, given
    close_all()


def values(box):
    return [line.texts()["value"] for line in box.lines.lines]


def hint(box):
    return box._hint.text()


def in_hand(box):
    return [span.of(FIGURES) for span in box.quote.in_hand]


def test_the_form_proposes_what_the_text_says_and_stores_it_on_enter_only(workspace, form):
    (line,) = form.lines.lines
    assert line.texts() == {**FACT, "value": "1650"}
    assert line.is_proposal
    assert line.mark.text() == "○"
    assert all(editor.font().italic() for editor in line.editors.values())
    assert hint(form).startswith("○ Slanted lines were read from the text: please confirm.")
    assert "numbers" not in only_claim(workspace).attributes
    press(None, KEY.Key_Return)
    assert only_claim(workspace).attributes["numbers"] == (FACT,)


def test_esc_stores_nothing_of_what_was_proposed(workspace, form):
    press(None, KEY.Key_Escape)
    assert not form.isVisible()
    assert "numbers" not in only_claim(workspace).attributes


def test_what_is_typed_over_a_proposal_is_the_persons_own(workspace, form):
    type_text(None, "产品数")
    (line,) = form.lines.lines
    assert (line.is_proposal, line.mark.text()) == (False, "●")
    assert not any(editor.font().italic() for editor in line.editors.values())
    assert "Slanted" not in hint(form)
    press(None, KEY.Key_Return)
    assert only_claim(workspace).attributes["numbers"] == ({**FACT, "metric": "产品数"},)


def test_a_removed_proposal_is_not_stored(workspace, form):
    press(None, KEY.Key_Delete, CONTROL)
    (line,) = form.lines.lines
    assert not any(line.texts().values())
    press(None, KEY.Key_Return)
    assert "numbers" not in only_claim(workspace).attributes


def test_stored_facts_are_shown_as_they_are_and_nothing_is_proposed_beside_them(qtbot, window, workspace, panel, form):
    type_text(None, "产品数")
    press(None, KEY.Key_Return)
    activate(qtbot, window)
    again = opened(qtbot, panel)
    (line,) = again.lines.lines
    assert line.texts()["metric"] == "产品数"
    assert not line.is_proposal
    assert [span.of(PRODUCTS) for span in again.quote.in_hand] == ["1,650个"]


def test_one_line_for_each_figure_with_wan_and_yi_in_the_value(several):
    box, given = several
    assert values(box) == ["1,250,000,000", "35", "-2.1"]
    press(None, KEY.Key_Return)
    assert [(fact["metric"], fact["value"], fact["unit"]) for fact in given[0]] == [
        ("营业收入", 1_250_000_000, "元"),
        ("营业收入同比", 35, "%"),
        ("毛利率环比", -2.1, "个百分点"),
    ]


def test_the_quote_shows_where_the_line_in_hand_was_read(several):
    box, _ = several
    assert in_hand(box) == ["12.5亿元", "营业收入"]
    press(None, KEY.Key_Down)
    assert in_hand(box) == ["同比增长35%", "营业收入"]
    press(None, KEY.Key_Down)
    assert in_hand(box) == ["环比下降2.1个百分点", "毛利率"]
    press(None, KEY.Key_Up)
    assert focused().objectName() == "metric_2"


def test_ctrl_del_takes_the_line_in_hand_away_and_goes_to_the_next(several):
    box, given = several
    press(None, KEY.Key_Down)
    press(None, KEY.Key_Delete, CONTROL)
    assert values(box) == ["1,250,000,000", "-2.1"]
    assert focused().objectName() == "metric_2"
    assert in_hand(box) == ["环比下降2.1个百分点", "毛利率"]
    press(None, KEY.Key_Return)
    assert [fact["value"] for fact in given[0]] == [1_250_000_000, -2.1]


def test_the_button_of_a_line_takes_it_away(several):
    box, _ = several
    box.lines.lines[0].button.click()
    assert values(box) == ["35", "-2.1"]


def test_propose_again_brings_back_what_stands_on_no_line(several):
    box, _ = several
    press(None, KEY.Key_Delete, CONTROL)
    press(None, KEY.Key_Delete, CONTROL)
    box.findChild(QPushButton, "propose_button").click()
    assert values(box) == ["-2.1", "1,250,000,000", "35"]
    box.findChild(QPushButton, "propose_button").click()
    assert len(values(box)) == 3


def test_propose_again_on_an_emptied_form(several):
    box, _ = several
    press(None, KEY.Key_Delete, CONTROL)
    press(None, KEY.Key_Delete, CONTROL)
    press(None, KEY.Key_Delete, CONTROL)
    assert values(box) == [""]
    box.findChild(QPushButton, "propose_button").click()
    assert values(box) == ["1,250,000,000", "35", "-2.1"]


def test_tab_goes_through_the_fields_of_one_line_and_on_to_the_next(several):
    names = []
    for _ in range(8):
        names.append(focused().objectName())
        press(None, KEY.Key_Tab)
    assert names == ["metric_1", "value_1", "unit_1", "comparator_1", "period_1", "raw_1", "metric_2", "value_2"]


def test_a_text_without_figures_opens_one_empty_line(qtbot, window, workspace):
    go_to(workspace, 9)
    press_keys("G")
    box = opened(qtbot, window.bench.claims)
    assert values(box) == [""]
    assert hint(box).startswith("No figure was found in the text.")
    assert not box.findChild(QPushButton, "propose_button").isEnabled()
    assert isinstance(focused(), QLineEdit)
    close_all()
    assert not stored(workspace).claims[0].attributes.get("numbers")


@pytest.mark.parametrize(("typed", "unit"), [("30%", ""), ("30％", ""), ("30%", "%")])
def test_a_percent_sign_behind_a_value_is_its_unit(qtbot, window, workspace, typed, unit):
    go_to(workspace, 9)
    press_keys("G")
    box = opened(qtbot, window.bench.claims)
    (line,) = box.lines.lines
    type_text(line.editors["value"], typed)
    type_text(line.editors["unit"], unit)
    press(line.editors["value"], KEY.Key_Return)
    assert stored(workspace).claims[0].attributes["numbers"] == ({"value": 30, "unit": "%"},)


def test_a_percent_sign_against_another_unit_is_complained_of_and_nothing_is_stored(qtbot, window, workspace):
    go_to(workspace, 9)
    press_keys("G")
    box = opened(qtbot, window.bench.claims)
    (line,) = box.lines.lines
    type_text(line.editors["value"], "30%")
    type_text(line.editors["unit"], "亿元")
    press(line.editors["value"], KEY.Key_Return)
    assert box.isVisible()
    assert not stored(workspace).claims[0].attributes.get("numbers")
    close_all()
