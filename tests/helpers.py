"""What a person does at the window, as events: keys, typed text, an input method, the mouse."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.ui.dialogs.export_dialog import ExportDialog
from ir_annotator.ui.dialogs.import_summary import ImportSummary

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton


def focused(widget=None):
    """Return the widget that gets the keys: the one named, else the one with the focus, else the active window."""
    found = widget or QApplication.focusWidget() or QApplication.activeWindow()
    assert found, "no widget has the focus and no window is active"
    return found


def press(widget=None, key=Qt.Key.Key_unknown, modifiers=NONE, times=1):
    """Press a key so many times; ``None`` for the widget means: wherever the focus is at each press."""
    for _ in range(times):
        QTest.keyClick(focused(widget), key, modifiers)


def press_keys(keys):
    """Press keys named as on the key sheet and parted by blanks, such as ``"Q 1 Shift+Right Ctrl+Z Return"``."""
    names = {"Shift": SHIFT, "Alt": ALT, "Ctrl": CONTROL}
    for combination in keys.split():
        *held, name = combination.split("+") if len(combination) > 1 else [combination]
        modifiers = NONE
        for modifier in held:
            modifiers |= names[modifier]
        key = Qt.Key(ord(name.upper())) if len(name) == 1 else getattr(Qt.Key, f"Key_{name}")
        press(None, key, modifiers)


def type_keys(text):
    """Press the keys of ASCII text where the focus is; a key that is a shortcut there acts as one."""
    assert text.isascii()
    for character in text:
        QTest.keyClick(focused(), character)


def type_text(widget, text):
    """Put any text in, character by character, past all shortcuts; ``None`` for the widget means: at the focus."""
    target = focused(widget)
    for character in text:
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, character))


def ime(widget, preedit, commit):
    """Do what a Chinese input method does: show ``preedit``, then put ``commit`` in."""
    target = focused(widget)
    QApplication.sendEvent(target, QInputMethodEvent(preedit, []))
    event = QInputMethodEvent()
    event.setCommitString(commit)
    QApplication.sendEvent(target, event)


def drag(viewport, start, end):
    """Drag the mouse with the left button down from one point to another, in three steps."""
    QTest.mousePress(viewport, LEFT_BUTTON, NONE, start)
    QTest.mouseMove(viewport, QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT_BUTTON, NONE, end)


def close_summary(qtbot, window):
    """Close the summary of an import with Return, as a person does who has read it; then the window is active."""
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(ImportSummary)), timeout=10_000)
    summary = next(box for box in window.findChildren(ImportSummary) if box.isVisible())
    press(summary, Qt.Key.Key_Return)
    activate(qtbot, window)


def export_dialog(qtbot, window):
    """Return the dialog of exports when it has shown how much would be written."""

    def found():
        return [one for one in window.findChildren(ExportDialog) if one.isVisible() and one.head.toPlainText()]

    qtbot.waitUntil(lambda: any(one.export_button.isEnabled() for one in found()), timeout=10_000)
    return found()[0]


def activate(qtbot, window):
    """Make a window the active one, as a window manager does when a dialog has closed."""
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)  # the system has said so; now the program knows it too


def stored(workspace, qa_id=""):
    """Return the labels of a Q&A (the one in hand unless named) as the project file holds them."""
    key = AnnotationKey(qa_id or workspace.qa.qa_id, workspace.annotator)
    return workspace._project.annotation(key)


def only_claim(workspace):
    """Return the one claim that the Q&A in hand has."""
    (claim,) = stored(workspace).claims
    return claim


def go_to(workspace, number):
    """Take the Q&A with this one-based number in the record in hand."""
    workspace.go_to(workspace.record.qas[number - 1].qa_id)
    assert workspace.position()[0] == number


def marked(window):
    """Return the text under the clause cursor."""
    return window.bench.reading.view.span.of(window.workspace.record.text)
