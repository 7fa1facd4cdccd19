"""What people do who hand out work, label it in windows of their own, send it back and take it in."""

from helpers import activate, press, press_keys, type_text
from PySide6.QtCore import Qt

from ir_annotator.ui.dialogs.hand_out_dialog import HandOutDialog
from ir_annotator.ui.dialogs.take_in_dialog import TakeInDialog


def answers(window, **files):
    """Let the window's questions for files be answered."""
    for question, answer in files.items():
        setattr(window.messages, question, lambda *_, answer=answer: answer)


def dialog_of(qtbot, window, kind):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)), timeout=20_000)
    dialog = next(one for one in window.findChildren(kind) if one.isVisible())
    activate(qtbot, dialog)
    return dialog


def hand_out(qtbot, window, target, names):
    window.actions_table["hand_out"].trigger()
    dialog = dialog_of(qtbot, window, HandOutDialog)
    type_text(dialog.people, names)
    press(None, Qt.Key.Key_Tab)
    press_keys("1 0 0")
    said = dialog.said.text()
    answers(window, ask_package_target=target)
    with qtbot.waitSignal(window.workspace.colleagues.handed_out, timeout=20_000):
        press(dialog, Qt.Key.Key_Return)
    activate(qtbot, window)
    return said


def work_on(qtbot, colleague, package, login, keys):
    """Open a package as somebody does who got it by mail, label by keys, and send the labels back."""
    workspace, window = colleague(login)
    back = package.with_suffix(".back.irpack")
    answers(window, ask_new_project=package.with_suffix(".irdb"), ask_package_target=back)
    assert window.open_path(package)
    activate(qtbot, window)
    window.bench.read()
    press_keys(keys)
    with qtbot.waitSignal(workspace.colleagues.handed_out, timeout=20_000):
        window.actions_table["send_back"].trigger()
    return workspace, window, back


def take_in(qtbot, window, *files):
    answers(window, ask_colleagues_files=list(files))
    press_keys("Ctrl+T")
    return dialog_of(qtbot, window, TakeInDialog)


def accept(qtbot, window, dialog):
    with qtbot.waitSignal(window.workspace.colleagues.taken_in, timeout=20_000):
        press(dialog, Qt.Key.Key_Return)
    activate(qtbot, window)
