"""Point 2 of the workspace: what a person does with the text itself, by mouse and by key."""

import pytest
from helpers import CONTROL, LEFT_BUTTON, NONE, drag, go_to, ime, marked, press, press_keys, stored
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

SENTENCE = (
    "在较为成熟的细分方向，比如中文智能语音数据领域，确实存在进入者增多、价格竞争的情况；"
    "但对于外语种领域，数据服务商则会有更高的议价空间"
)
CLAUSE = "确实存在进入者增多、价格竞争的情况"
LETTERS, LANE, FIRST_LANE = "ASDFGH", 17, 8


class Reader:
    """Points at characters and lanes of the text that is shown (the sample holds none beyond 16 bits)."""

    def __init__(self, window):
        self.window, self.view, self.workspace = window, window.bench.reading.view, window.workspace

    def rect(self, text, behind=0):
        """Return where the caret would stand before a piece of text, in the viewport."""
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(self.view.toPlainText().index(text) + behind)
        return self.view.cursorRect(cursor)

    def at(self, text, behind=0):
        return self.rect(text, behind).center() + QPoint(2, 0)

    def lane(self, text, lane=0, behind=0):
        rect = self.rect(text, behind)
        return QPoint(rect.left() + 3, rect.bottom() + FIRST_LANE + LANE * lane)

    def click(self, point):
        QTest.mouseClick(self.view.viewport(), LEFT_BUTTON, NONE, point)

    def drag(self, start, end):
        drag(self.view.viewport(), start, end)

    def hover(self, point):
        """Rest the pointer somewhere and return what the tip says."""
        QToolTip.hideText()
        event = QHelpEvent(QEvent.Type.ToolTip, point, self.view.viewport().mapToGlobal(point))
        QApplication.sendEvent(self.view.viewport(), event)
        return QToolTip.text()

    def quotes(self):
        return [claim.quote for claim in stored(self.workspace).claims]


@pytest.fixture
def reader(window, workspace):
    """Somebody who reads the ninth question, which has an answer of two paragraphs."""
    go_to(workspace, 9)
    window.bench.read()
    return Reader(window)


def test_with_the_mouse_from_a_click_to_a_claim_of_the_right_length(window, workspace, reader):
    view = reader.view

    # one click and two take the clause, three the sentence
    reader.click(reader.at("进入者"))
    assert marked(window) == CLAUSE
    QTest.mouseDClick(view.viewport(), LEFT_BUTTON, NONE, reader.at("进入者"))
    assert marked(window) == CLAUSE
    reader.click(reader.at("进入者"))
    assert marked(window) == SENTENCE

    # a drag goes across paragraphs, and what is trimmed away is said
    reader.drag(reader.at("尽力避免"), reader.at("此外，公司", 3))
    text = workspace.record.text
    start = text.index("尽力避免")
    assert marked(window) == text[start : text.index("此外，公司", start) + 2]
    assert "\n" in marked(window)
    assert window.status.currentMessage().startswith("Blanks and punctuation at the ends are left out")

    # a claim; hovering says its labels, over the lane and over the text
    reader.click(reader.at("进入者"))
    press_keys("G Escape Escape")
    assert reader.quotes() == [CLAUSE]
    assert workspace.active_claim == ""
    for point in (reader.lane(CLAUSE), reader.at(CLAUSE, 3)):
        assert "Fact" in reader.hover(point)

    # a click on its lane takes it in hand; its ends follow the mouse
    (claim,) = stored(workspace).claims
    reader.click(reader.lane(CLAUSE, behind=4))
    assert workspace.active_claim == claim.id
    end = reader.lane(CLAUSE, behind=len(CLAUSE)) - QPoint(5, 0)
    reader.drag(end, reader.at(CLAUSE, 8) - QPoint(2, 0))
    assert reader.quotes() == [CLAUSE[:8]]
    reader.drag(reader.lane(CLAUSE) - QPoint(2, 0), reader.at(CLAUSE, 2) - QPoint(2, 0))
    assert reader.quotes() == [CLAUSE[2:8]]
    press_keys("Ctrl+Z Ctrl+Z")
    assert reader.quotes() == [CLAUSE]


def test_with_keys_an_end_moves_by_character_clause_and_sentence(window, workspace, reader):
    press_keys("Right Right Right G Escape")
    assert reader.quotes() == [CLAUSE]
    press_keys("Alt+Left")
    assert reader.quotes() == [CLAUSE[:-1]]
    press_keys("Alt+Right Ctrl+Right")
    assert reader.quotes() == [f"{CLAUSE}；但对于外语种领域"]
    press_keys("Ctrl+Down Ctrl+Shift+Up")
    assert reader.quotes() == [SENTENCE]
    press_keys("Alt+Shift+Right")
    assert reader.quotes() == [SENTENCE[1:]]


def test_six_claims_over_one_clause_stand_in_six_lanes_that_can_be_told_apart(window, workspace, reader):
    press_keys("Right Right Right")
    for letter in LETTERS:
        press_keys(f"{letter} Escape Escape")
    assert reader.quotes() == [CLAUSE] * 6
    in_lanes = []
    for lane in range(6):
        reader.click(reader.lane(CLAUSE, lane, behind=6))
        in_lanes.append(workspace.active_claim)
        taken = stored(workspace).claim(workspace.active_claim)
        name = workspace.scheme.claim_type(taken.type).name.en
        assert reader.hover(reader.lane(CLAUSE, lane, behind=6)).startswith(f"<qt>{name}<br>")
    assert sorted(in_lanes) == sorted(claim.id for claim in stored(workspace).claims)
    below = reader.rect("数据服务商").top()
    assert below > reader.rect(CLAUSE).bottom() + FIRST_LANE + LANE * 5, "the next line keeps clear of the lanes"
    tips = reader.hover(reader.at(CLAUSE, 6))
    assert all(name in tips for name in ("Commitment", "Forecast", "Comparison", "Causal", "Fact", "Opinion"))


def test_find_in_the_record_larger_text_soft_marks_and_the_source_beside(qtbot, window, workspace, reader):
    view = reader.view

    # find: F3 goes from hit to hit of this Q&A
    press_keys("Ctrl+F")
    ime(None, "jia ge jing zheng", "价格竞争")
    qtbot.waitUntil(lambda: workspace.search.finished)
    press_keys("Ctrl+Return F3")
    seen = [marked(window)]
    press_keys("F3")
    seen.append(marked(window))
    assert all("价格竞争" in one for one in seen)
    assert seen[0] != seen[1]
    press_keys("Ctrl+F Escape")

    # the size of the text, by the wheel with Ctrl held down
    before, height = workspace.settings.text_size, reader.rect(CLAUSE).height()
    place = QPointF(view.viewport().rect().center())
    turned = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CONTROL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    for _ in range(4):
        QApplication.sendEvent(view.viewport(), turned)
    assert workspace.settings.text_size == before + 4
    assert reader.rect(CLAUSE).height() > height

    # soft marks under figures, dates and hedging words, when wanted
    go_to(workspace, 10)
    plain = view.viewport().grab().toImage()
    press_keys("Ctrl+M")
    assert view.viewport().grab().toImage() != plain
    press_keys("Ctrl+M")
    assert view.viewport().grab().toImage() == plain

    # the file beside the text, at the paragraph of the clause cursor
    press(None, Qt.Key.Key_F7)
    source = window.bench.source
    assert source.isVisible()
    (mark,) = source.paragraphs.extraSelections()
    assert marked(window) in mark.cursor.block().text()
