"""From import to export by real keys and mouse: three Q&As of the worked example, typed as an analyst would."""

import json

from helpers import activate, export_dialog, focused, press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ir_annotator.resources import seeds
from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog
from ir_annotator.ui.main_window import MainWindow
from ir_annotator.workspace.settings import Settings
from ir_annotator.workspace.workspace import Workspace

KEY = Qt.Key
SHIFT, ALT, CONTROL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
NAMED = {
    "→": (KEY.Key_Right, Qt.KeyboardModifier.NoModifier),
    "⇧→": (KEY.Key_Right, SHIFT),
    "⇧⌥→": (KEY.Key_Right, SHIFT | ALT),
    "↑": (KEY.Key_Up, Qt.KeyboardModifier.NoModifier),
    "↓": (KEY.Key_Down, Qt.KeyboardModifier.NoModifier),
    "⏎": (KEY.Key_Return, Qt.KeyboardModifier.NoModifier),
    "⎋": (KEY.Key_Escape, Qt.KeyboardModifier.NoModifier),
    "⇥": (KEY.Key_Tab, Qt.KeyboardModifier.NoModifier),
    "␣": (KEY.Key_Space, Qt.KeyboardModifier.NoModifier),
    "PgDn": (KEY.Key_PageDown, Qt.KeyboardModifier.NoModifier),
    "^z": (KEY.Key_Z, CONTROL),
    "^y": (KEY.Key_Y, CONTROL),
}


class Analyst:
    """Presses keys and clicks in one window; sees what the window shows."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window, self.workspace = qtbot, window, window.workspace
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    def press(self, keys):
        """Press keys, parted by blanks: a letter, digit or sign, or one of NAMED."""
        for name in keys.split():
            key, modifiers = NAMED.get(name) or (KEY(ord(name.upper())), Qt.KeyboardModifier.NoModifier)
            press(None, key, modifiers)

    def type(self, text):
        for character in text:
            event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(focused(), event)

    def go_right_to(self, text):
        """Press → until the clause cursor stands on a clause that begins with ``text``."""
        for _ in range(60):
            if self.marked().startswith(text):
                return
            self.press("→")
        raise AssertionError(f"no clause begins with {text}")

    def marked(self):
        return self.window.bench.reading.view.span.of(self.workspace.record.text)

    def numbers(self, fields):
        """Fill in the open form for one number: field after field with Tab, over what it proposes, then Enter."""
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), NumbersDialog))
        for value in fields:
            self.type(value)
            self.press("⇥")
        self.press("⏎")
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()  # a window manager would do that

    def note_on_claim(self, text):
        self.press("'")
        self.type(text)
        self.press("⏎ ⎋")

    def note(self, text):
        self.press(";")
        self.type(text)
        self.press("⎋")

    def point_of(self, offset):
        """Return where in the viewport the character at an offset of the answer stands."""
        view, answer = self.window.bench.reading.view, self.workspace.qa.answer
        rect = view.cursorRect()
        cursor = view.textCursor()
        cursor.setPosition(self.workspace.qa.question.end - self.workspace.qa.question.start + 1 + offset)
        rect = view.cursorRect(cursor)
        assert offset <= len(answer)
        return QPoint(rect.left(), rect.center().y())

    def drag(self, start, end):
        """Drag the mouse over the answer from one character to another."""
        viewport = self.window.bench.reading.view.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=self.point_of(start))
        QTest.mouseMove(viewport, self.point_of((start + end) // 2))
        QTest.mouseMove(viewport, self.point_of(end))
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=self.point_of(end))


def example(*numbers):
    lines = (seeds() / "688787_2025-003.labels.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    return [said(row) for row in rows if row["index"] in numbers]


def said(row):
    """Return what a line says, without who, when and the ids made at random."""
    row = {key: value for key, value in row.items() if key not in ("annotator", "updated_at", "seconds")}
    row["claims"] = [{key: value for key, value in claim.items() if key != "id"} for claim in row["claims"]]
    return row


def settings():
    return Settings(annotator="wang", language="en", theme="light")


def test_an_analyst_labels_three_questions_and_exports_them(qtbot, tmp_path):
    workspace = Workspace(settings())
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    analyst = Analyst(qtbot, window)
    make_project(analyst, tmp_path)

    label_first(analyst)
    label_second(analyst)
    assert workspace.position() == (3, 10)
    analyst.press("PgDn PgDn PgDn PgDn PgDn PgDn")
    assert workspace.position() == (9, 10)
    label_ninth(analyst)
    assert window.status.progress_text.text() == "done 3 / 10"
    assert window.status.saved.text().startswith("✓ saved ")

    analyst.press("^z")
    assert workspace.position() == (9, 10)
    assert window.status.currentMessage() == "Undone: mark as done"
    analyst.press("^y")
    assert window.status.progress_text.text() == "done 3 / 10"

    before = dict(labels_of(workspace))
    window.close()
    workspace.shut_down()
    reopen_and_export(qtbot, tmp_path, before)


def make_project(analyst, folder):
    """New project and import by menu; only the system's file dialogs are stood in for."""
    window, workspace = analyst.window, analyst.workspace
    window.messages.ask_new_project = lambda: folder / "work.irdb"
    window.messages.ask_records = lambda: [seeds() / "688787_2025-003.docx", seeds() / "688787_2025-003.txt"]
    QTest.keyClick(window, KEY.Key_N, CONTROL)
    assert (folder / "work.irdb").exists()
    with analyst.qtbot.waitSignal(workspace.records_changed, timeout=10_000):
        QTest.keyClick(window, KEY.Key_I, CONTROL)
    assert window.status.currentMessage() == "Records added: 1, already there: 1."
    assert workspace.position() == (1, 10)
    activate(analyst.qtbot, window)  # earlier windows may have closed meanwhile


def label_first(analyst):
    analyst.press("q 1  t 1  w 1  j 3 2 ⏎")
    analyst.drag(0, 62)
    assert analyst.marked().endswith("纷纷加大多模态数据投入")
    analyst.press("f  2 1 1 1 2 ⏎ ⎋")
    analyst.go_right_to("以多语种")
    analyst.press("g  1 1 1 1 2  1")
    analyst.numbers(["业务需求(智能语音; 自然语言)", "", "", "", "2024"])
    analyst.press("1 ⏎")
    analyst.note_on_claim("basis=同比")
    analyst.go_right_to("整体上")
    analyst.press("g  1 1 1 1 2  1")
    analyst.numbers(["营业收入", "", "", "", "2024"])
    analyst.press("1 ⏎")
    analyst.note_on_claim("basis=同比")
    analyst.note(example(1)[0]["note"])
    analyst.press("␣")


def label_second(analyst):
    assert analyst.workspace.position() == (2, 10)
    analyst.press("b 2  t 1  j 3 2 ⏎")
    analyst.go_right_to("预训练阶段的token")
    analyst.press("⇧→  d  3 1 3 1 3  1")
    analyst.numbers(["预训练token使用量", "", "T(万亿)"])  # the value, = and how it is written are read from the text
    analyst.press("⏎")
    analyst.note_on_claim("comparator=远超 GPT4等")
    analyst.go_right_to("这也更加说明")
    analyst.press("h  4 4 1 1 1 ⏎ ⎋")
    analyst.go_right_to("尤其是那些")
    analyst.press("⇧→  h  4 2 2 2 1 ⏎ ⎋")
    analyst.go_right_to("我们认为")
    analyst.press("h  4 2 1 2 1 ⏎ ⎋")
    analyst.go_right_to("Deepseek模型的出现")
    analyst.press("⇧→  s  4 1 2 1 ⏎ ⎋")
    analyst.go_right_to("这一过程中")
    analyst.press("⇧→  s  4 1 1 1 ⏎ ⎋")
    analyst.note(example(2)[0]["note"])
    analyst.press("␣")


def label_ninth(analyst):
    analyst.press("y 3  o 1  r 1  j 2 4 2 ⏎")
    analyst.press("h  4 4 3 3 1 ⏎ ⎋")
    analyst.press("→ ⇧→ ⇧→  g  4 2 2 1 2 ⏎ ⎋")
    analyst.press("→ ⇧→  d  4 4 1 1 1 ⏎")
    analyst.note_on_claim("comparator=相对中文智能语音领域")
    analyst.press("→ → ⇧→  a  1 1 1 2 ⏎ ⎋")
    analyst.press("→  a  1 1 2 1 ⏎ ⎋")
    analyst.press("→ → ⇧→ ⇧⌥→ ⇧⌥→ ⇧⌥→ ⇧⌥→  a  1 ↑ 1 1 1 2  1")
    analyst.numbers(["研发投入"])
    analyst.press("1 ⏎ ⎋")
    analyst.note(example(9)[0]["note"])
    analyst.press("␣")


def labels_of(workspace):
    for qa in workspace.record.qas:
        workspace.go_to(qa.qa_id)
        yield qa.qa_id, workspace.annotation
    workspace.go_to(workspace.record.qas[8].qa_id)


def reopen_and_export(qtbot, folder, before):
    """Another start of the program: everything is there, at the Q&A where it was left, and goes out by menu."""
    workspace = Workspace(settings())
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    Analyst(qtbot, window)
    window.open_path(folder / "work.irdb")
    assert workspace.position() == (9, 10)
    assert dict(labels_of(workspace)) == before

    target = folder / "labels.jsonl"
    window.messages.ask_export_target = lambda suggested, suffix: target
    QTest.keyClick(window, KEY.Key_E, CONTROL)
    dialog = export_dialog(qtbot, window)
    with qtbot.waitSignal(workspace.job_started):
        QTest.keyClick(dialog.export_button, KEY.Key_Return)
    qtbot.waitUntil(target.exists, timeout=10_000)
    qtbot.waitUntil(lambda: window.status.currentMessage() == f"3 lines written to {target}.", timeout=10_000)
    window.close()
    workspace.shut_down()
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").split("\n") if line]
    assert [said(row) for row in rows] == example(1, 2, 9)
