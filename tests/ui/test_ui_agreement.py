"""The dialog of agreement by keys: figures in words, bars and cells to walk through, the Q&As behind them, pictures."""

from functools import partial
from xml.etree import ElementTree as ET

import pytest
from helpers import activate
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from second_annotator import third_annotator, two_annotators

from ir_annotator.ui.review import agreement_dialog
from ir_annotator.ui.review.behind_dialog import BehindDialog
from ir_annotator.ui.review.drawing import BarsDrawing, GridDrawing, contrast, readable_on
from ir_annotator.ui.review.pictures import to_png, to_svg
from ir_annotator.ui.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, blend
from ir_annotator.workspace.agreement import AgreementChoice
from ir_annotator.workspace.agreement_views import Bars, Views
from ir_annotator.workspace.measuring import measured_in
from ir_annotator.workspace.opening import open_project


@pytest.fixture
def project(tmp_path):
    return two_annotators(tmp_path)


@pytest.fixture
def window(qtbot, start_window, project):
    assert start_window.open_path(project)
    return start_window


def shown(qtbot, window):
    """Open the dialog with its key and wait until everything is measured."""
    activate(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    dialog = window.agreement.dialog
    qtbot.waitUntil(lambda: dialog.measured is not None, timeout=20_000)
    activate(qtbot, dialog)
    return dialog


def take(dialog, name):
    """Go to a figure with the arrow keys, and with Enter to its plot."""
    wanted = [view.name for view in dialog.views].index(name)
    dialog.figures.setFocus()
    QTest.keyClick(dialog.figures, Qt.Key.Key_Home)
    for _ in range(wanted):
        QTest.keyClick(dialog.figures, Qt.Key.Key_Down)
    QTest.keyClick(dialog.figures, Qt.Key.Key_Return)
    return dialog.panel.plots[0] if dialog.panel.plots else None


def row(dialog, name):
    item = dialog.figures.topLevelItem([view.name for view in dialog.views].index(name))
    return [item.text(column) for column in range(4)]


def test_the_figures_of_two_annotators(qtbot, window):
    dialog = shown(qtbot, window)
    assert row(dialog, "topics")[:2] == ["Topics", "0.68"]
    assert row(dialog, "topics")[3] == "exactly the same 4/10"
    assert row(dialog, "directness")[1:] == ["0.63", row(dialog, "directness")[2], "the same 9/10"]
    assert row(dialog, "non_answer")[1:3] == ["—", ""]
    assert "to" in row(dialog, "specificity")[2]
    panel = dialog.panel
    assert (panel.title.text(), panel.value.text()) == ("Topics", "0.68")
    assert "95 %:" in panel.raw.text()
    assert "better than chance" in panel.meaning.text()
    assert "below 30 Q&As" in panel.doubts.text()
    assert "revise" not in panel.raw.text()  # no verdict on so few


def test_why_a_figure_is_undefined_is_said(qtbot, window):
    dialog = shown(qtbot, window)
    take(dialog, "non_answer")
    assert dialog.panel.value.text() == "—"
    assert "cannot be told from chance" in dialog.panel.raw.text()


def test_rare_values_are_said_and_no_verdict_is_given(qtbot, window):
    dialog = shown(qtbot, window)
    take(dialog, "directness")
    assert "fewer than five times" in dialog.panel.doubts.text()
    assert "revise" not in dialog.panel.raw.text()


def test_from_a_bar_to_the_qa_behind_it(qtbot, window):
    dialog = shown(qtbot, window)
    plot = take(dialog, "topics")
    qtbot.waitUntil(plot.hasFocus)
    labels = [bar.label for bar in plot.plot.rows]
    for _ in range(labels.index("Operations & orders")):
        QTest.keyClick(plot, Qt.Key.Key_Down)
    assert plot.mark.words == dialog.panel.pointed.text().split("      ")[0]
    assert plot.mark.words.startswith("Operations & orders: a 1, b 0, both 0; F₁ 0.00")
    assert "too rare" in plot.mark.words
    assert plot.accessibleName().endswith(plot.mark.words)
    QTest.keyClick(plot, Qt.Key.Key_Return)
    behind = dialog.findChild(BehindDialog)
    (only,) = behind.listed
    assert (only.position, only.said) == (1, "a: ✓   b: —")
    QTest.keyClick(behind.list, Qt.Key.Key_Return)
    assert window.workspace.position() == (1, 10)
    assert dialog.isVisible()


def test_from_a_cell_of_the_confusion_table(qtbot, window):
    dialog = shown(qtbot, window)
    plot = take(dialog, "specificity")
    grid = plot.plot
    assert (grid.side, grid.top) == ("a", "b")
    counts = [[cell.text for cell in line] for line in grid.cells]
    assert counts == [["·", "·", "·"], ["1", "4", "1"], ["·", "·", "4"]]
    assert [[cell.is_framed for cell in line] for line in grid.cells] == [
        [True, False, False], [False, True, False], [False, False, True],
    ]  # fmt: skip
    QTest.keyClick(plot, Qt.Key.Key_Down)  # a said 1, b said 0
    QTest.keyClick(plot, Qt.Key.Key_Return)
    (only,) = dialog.findChild(BehindDialog).listed
    assert only.position == 8
    dialog.findChild(BehindDialog).reject()
    QTest.keyClick(plot, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.mark.words.endswith(": 1")


def test_a_cell_that_nobody_filled_opens_nothing(qtbot, window):
    dialog = shown(qtbot, window)
    plot = take(dialog, "specificity")
    assert "Enter" not in dialog.panel.pointed.text()
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert dialog.findChild(BehindDialog) is None


def test_three_annotators_two_by_two(qtbot, tmp_path, project, window):
    window.workspace.close_project()
    third_annotator(tmp_path, project, {9, 10})
    window.open_path(project)
    dialog = shown(qtbot, window)
    plot = take(dialog, "pairs")
    texts = [[cell.text for cell in line] for line in plot.plot.cells]
    assert texts == [["", "0.68", texts[0][2]], ["10", "", "1.00"], ["2", "2", ""]]
    boxes = [dialog.who.itemText(at) for at in range(dialog.who.count())]
    assert {"Everybody", "a and b", "a and c", "b and c"} <= set(boxes)
    dialog.who.setFocus()
    dialog.who.setCurrentIndex(boxes.index("b and c"))
    with qtbot.waitSignal(window.workspace.measuring.measured, timeout=20_000):
        dialog.who.activated.emit(dialog.who.currentIndex())
    assert row(dialog, "topics")[1] == "1.00"


def test_leaves_of_topics(qtbot, window):
    dialog = shown(qtbot, window)
    dialog.level.setFocus()
    with qtbot.waitSignal(window.workspace.measuring.measured, timeout=20_000):
        QTest.keyClick(dialog.level, Qt.Key.Key_Down)
    assert "R&D & technology › Platform" in [bar.label for bar in take(dialog, "topics").plot.rows]


def test_labels_that_change_make_it_old(qtbot, window):
    dialog = shown(qtbot, window)
    assert dialog.told.text() == ""
    window.workspace.annotation_changed.emit("")
    assert "measure again" in dialog.told.text()
    with qtbot.waitSignal(window.workspace.measuring.measured, timeout=20_000):
        QTest.keyClick(dialog.again, Qt.Key.Key_Space)
    assert dialog.told.text() == ""


def test_stopping(qtbot, window, monkeypatch):
    dialog = shown(qtbot, window)
    monkeypatch.setattr(agreement_dialog, "AgreementChoice", partial(AgreementChoice, draws=1_000_000))
    with qtbot.waitSignal(window.workspace.measuring.stopped, timeout=20_000):
        dialog.measure()
        dialog.stop_button.click()
    assert dialog.told.text() == "Stopped."
    assert row(dialog, "topics")[1] == "0.68"  # what was found before stays


def test_one_annotator_alone_is_told_what_to_do(qtbot, start_window, sample_project):
    assert start_window.open_path(sample_project)
    activate(qtbot, start_window)
    start_window.actions_table["agreement"].trigger()
    dialog = start_window.agreement.dialog
    qtbot.waitUntil(lambda: bool(dialog.told.text()), timeout=20_000)
    assert "two annotators" in dialog.told.text()
    assert not dialog.report_button.isEnabled()


def test_closing_the_project_closes_it(qtbot, window):
    shown(qtbot, window)
    window.workspace.close_project()
    assert window.agreement.dialog is None


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_picture_is_saved(qtbot, window, tmp_path, monkeypatch, suffix):
    target = tmp_path / f"图{suffix}"
    monkeypatch.setattr(window.messages, "ask_picture_target", lambda _suggested: target)
    dialog = shown(qtbot, window)
    take(dialog, "topics")
    dialog.picture_button.click()
    if suffix == ".png":
        picture = QImage(str(target))
        assert picture.width() >= 1800
        accent = sum(
            picture.pixelColor(x, y).name() == LIGHT.accent
            for x in range(0, picture.width(), 20)
            for y in range(0, picture.height(), 8)
        )
        assert accent > 50  # bars are drawn
    else:
        words = "".join(ET.parse(target).getroot().itertext())
        assert "R&D & technology" in words
        assert "0.40" in words


def test_a_picture_that_cannot_be_saved_is_told(qtbot, window, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(window.messages, "ask_picture_target", lambda _suggested: tmp_path / "no" / "x.png")
    monkeypatch.setattr(window.messages, "tell_problem", told.append)
    dialog = shown(qtbot, window)
    take(dialog, "topics")
    dialog.picture_button.click()
    assert told[0].code == "cannot_write"


# -- plots


@pytest.fixture
def views(project, qapp):
    with open_project(project) as opened:
        measured = measured_in(opened, AgreementChoice(draws=20))
    return Views(measured.found, measured.scheme, measured.names, measured.records).all()


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK], ids=lambda theme: theme.name)
def test_numbers_in_cells_stand_out_in_every_theme(theme):
    for share in range(0, 101, 5):
        ground = blend(theme.accent, theme.base, 0.85 * share / 100)
        assert contrast(readable_on(ground), ground) >= 4.5


def test_every_plot_can_be_drawn_at_any_width(views, light):
    for view in views:
        for plot in view.plots:
            for width in (120, 320, 1400):
                drawing = (BarsDrawing if isinstance(plot, Bars) else GridDrawing)(plot, width, LIGHT)
                assert drawing.height > 0
                assert all(mark.rect.height() > 0 and mark.words for mark in drawing.marks)
            assert to_png(plot, DARK, 1).startswith(b"\x89PNG")
            ET.fromstring(to_svg(plot, LIGHT))


def test_a_rare_topic_is_not_told_by_colour_alone(views):
    bars = views[0].plots[0]
    rare = [bar for bar in bars.rows if bar.is_grey]
    assert {bar.label for bar in rare} >= {"Operations & orders", "Pricing"}
    assert all("too rare" in bar.words for bar in rare)
    assert "hatched" in bars.legend


def test_what_hatching_means_stands_below_where_there_is_no_room_beside_the_title(views, light):
    bars = views[0].plots[0]
    narrow, wide = BarsDrawing(bars, 330, LIGHT), BarsDrawing(bars, 1400, LIGHT)
    assert narrow.height - wide.height == wide.marks[1].rect.top() - wide.marks[0].rect.top()


# -- reports


@pytest.mark.parametrize("suffix", [".html", ".docx", ".csv"])
def test_a_report_is_written_in_the_background(qtbot, window, tmp_path, monkeypatch, suffix):
    target = tmp_path / f"报告{suffix}"
    monkeypatch.setattr(window.messages, "ask_report_target", lambda _suggested: target)
    dialog = shown(qtbot, window)
    with qtbot.waitSignal(window.workspace.told, timeout=30_000) as told:
        dialog.report_button.click()
    assert str(target) in told.args[0]
    assert target.stat().st_size > 5_000


def test_a_report_that_cannot_be_written_is_told(qtbot, window, tmp_path, monkeypatch):
    monkeypatch.setattr(window.messages, "ask_report_target", lambda _suggested: tmp_path / "no" / "r.csv")
    told = []
    monkeypatch.setattr(window.messages, "tell_problem", told.append)
    dialog = shown(qtbot, window)
    dialog.report_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert told[0].code == "cannot_write"
