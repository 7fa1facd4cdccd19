"""From the packages to the report: two colleagues label, a lead settles twenty differences by key and reports."""

import csv
import shutil
from collections import Counter
from html.parser import HTMLParser

from colleague_helpers import accept, answers, hand_out, take_in, work_on
from counting import Counted
from docx import Document
from helpers import activate, press_keys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ir_annotator.domain.annotation import Layer
from ir_annotator.workspace.review_rows import Scope, State

QAS, DIFFERENCES = 10, 20
MOST_PER_DIFFERENCE = 1.5
WANG = "Q 1 W  J 3 2 Return  Space"  # revenue, operations, direct, specificity 1
LI = "Q 1  J 3 3 Return  Space"  # revenue, direct, specificity 2


class Page(HTMLParser):
    """The words of a page, piece by piece."""

    def __init__(self, text):
        super().__init__()
        self.words = []
        self.feed(text)

    def handle_data(self, data):
        self.words += [data.strip()] if data.strip() else []


def figures(qtbot, window):
    """Measure by key, and return the dialog with all that its list says."""
    activate(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    dialog = window.agreement.dialog
    qtbot.waitUntil(lambda: dialog.measured is not None and not window.workspace.measuring.is_running, timeout=20_000)
    tree = dialog.figures
    said = [[tree.topLevelItem(at).text(column) for column in range(4)] for at in range(tree.topLevelItemCount())]
    return dialog, said


def report(qtbot, window, dialog, target):
    answers(window, ask_report_target=target)
    with qtbot.waitSignal(window.workspace.job_ended, timeout=20_000):
        dialog.report_button.click()
    return target


def check_figures(said):
    """By hand: on each Q&A the two differ, 10 times each way: 1 - 1 / (200 / 380), the half of both for the topics."""
    assert said["Topics"] == ("−0.90", "exactly the same 0/10")
    assert said["Specificity"] == ("−0.90", "the same 0/10")
    assert said["Directness"] == ("—", "the same 10/10")


def check_page(text):
    words = Page(text).words
    assert words.count("−0.90") >= 2
    assert {"wang", "li", "exactly the same 0/10", "Review report – lead"} <= set(words)
    assert any("zhao" in one for one in words), "who decided"


def check_word(path):
    rows = [[cell.text for cell in row.cells] for table in Document(path).tables for row in table.rows]
    assert ["wang", "10", "0"] in rows
    assert ["Topics", "−0.90", "−0.90 to −0.90", "exactly the same 0/10", ""] in rows


def check_table(path):
    """A row for each position: three topics and two judgements on each Q&A."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 5 * QAS
    settled = [row for row in rows if row["settled by"] == "zhao"]
    assert settled == [row for row in rows if row["how they stand"] != "agree"]
    assert len(settled) == DIFFERENCES
    topics = [row for row in settled if row["position"] == "topic Operations & orders"]
    assert {(row["wang"], row["li"], row["gold"]) for row in topics} == {("✓", "–", "✓")}


def settle(qtbot, window):
    """Settle everything by keys; return how many that took."""
    counted, queue = Counted(), window.workspace.review.queue
    activate(qtbot, window)
    with qtbot.waitSignal(queue.loaded):
        counted.press("F8")
    assert sum(row.differences[Scope.ALL] for row in queue.rows) == DIFFERENCES
    for number in range(QAS):
        counted.press("2 1" if number % 2 else "Ctrl+2")  # operations is in; the more careful one is right, or wang
        if number < QAS - 1:
            counted.press("Space")
    assert queue.waiting == 0
    assert {row.state for row in queue.rows} == {State.SETTLED}
    return counted.keys


def test_from_the_packages_to_the_report(qtbot, colleague, sample_project, tmp_path, capsys):
    shutil.copy(sample_project, tmp_path / "lead.irdb")
    workspace, window = colleague("zhao")
    assert window.open_path(tmp_path / "lead.irdb")
    assert "Labelled twice: 10 of 10 Q&As" in hand_out(qtbot, window, tmp_path / "w.irpack", "wang，li")
    back = []
    for name, keys in (("wang", WANG), ("li", LI)):
        theirs = work_on(qtbot, colleague, tmp_path / f"w-{name}.irpack", name, " ".join([keys] * QAS))
        back.append(theirs[2])
        theirs[0].close_project()

    activate(qtbot, window)
    window.bench.read()
    accept(qtbot, window, take_in(qtbot, window, *back))
    dialog, before = figures(qtbot, window)
    dialog.reject()
    keys = settle(qtbot, window)
    with capsys.disabled():
        print(f"\n{keys} keys for {DIFFERENCES} differences, {keys / DIFFERENCES:.2f} each")
    assert keys / DIFFERENCES <= MOST_PER_DIFFERENCE
    gold = [row.annotation for row in workspace.project.labelled(layer=Layer.GOLD)]
    assert [one.topics for one in gold] == [("perf.revenue", "ops")] * QAS
    assert Counter(one.judgements["specificity"] for one in gold) == {1: 5, 2: 5}

    press_keys("Escape")
    dialog, after = figures(qtbot, window)
    assert [line for line in after if line[0] != "Against gold"] == before, "what was submitted counts, not gold"
    assert len(after) == len(before) + 1
    check_figures({line[0]: (line[1], line[3]) for line in before})
    check_page(report(qtbot, window, dialog, tmp_path / "r.html").read_text("utf-8"))
    check_word(report(qtbot, window, dialog, tmp_path / "r.docx"))
    check_table(report(qtbot, window, dialog, tmp_path / "r.csv"))
    assert workspace.project.check(lambda done, total: None) == []
