"""Point 1 of the workspace: from opening a project to the next undone Q&A, the hands never off the keyboard."""

from helpers import activate, focused, ime, marked, press, press_keys, stored, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ir_annotator.domain.annotation import AnnotationKey, Status
from ir_annotator.domain.edits import AddTopic, SetStatus
from ir_annotator.domain.event import Event
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project
from ir_annotator.ui.dialogs.command_palette import CommandPalette
from ir_annotator.workspace.clock import utc_now


def begun(path):
    """Let the first Q&A of a project be done already, since the day before."""
    with Project.open(path) as project:
        (record,) = (project.record(row.fingerprint) for row in project.lists.heads())
        key = AnnotationKey(record.qas[0].qa_id, "wang")
        for edit in (AddTopic("perf"), SetStatus(Status.DONE)):
            after = edit.apply(project.annotation(key))
            project.append(Event(new_id(), key, record.fingerprint, edit, "device", utc_now()), after)


def test_open_first_undone_topics_judgements_claims_done_and_next(qtbot, start_window, sample_project, tmp_path):
    window, workspace = start_window, start_window.workspace
    path = tmp_path / "records.irdb"
    path.write_bytes(sample_project.read_bytes())
    begun(path)

    # open: the first undone Q&A is in hand, the keyboard at its text
    window.messages.ask_project_to_open = lambda: path
    press_keys("Ctrl+O")
    activate(qtbot, window)
    assert workspace.position() == (2, 10)
    assert QApplication.focusWidget() is window.bench.reading.view
    assert "Space: done and next" in window.status.hint.text()

    # done already? What is missing is said, and nothing is marked as done
    press_keys("Space")
    assert window.status.currentMessage().startswith("Still missing: ")
    assert stored(workspace).status is Status.TODO

    # topics: a letter, a digit for the child; another one found in Chinese; then Shift makes it primary
    press_keys("Ctrl+Return E 2 /")
    ime(None, "xu qiu", "需求")
    assert stored(workspace).topics == ("product.model",)  # an input method's letters tick nothing
    press_keys("Return")
    assert set(stored(workspace).topics) == {"product.model", "market.demand"}
    assert stored(workspace).primary_topic == "product.model"
    press_keys("Shift+T")
    assert stored(workspace).primary_topic == "market.demand"

    # judgements: a letter goes there, digits answer row after row
    press_keys("J 3 2 Return")
    assert stored(workspace).judgements == {"directness": "direct", "specificity": 1}
    assert QApplication.focusWidget() is window.bench.reading.view

    # a claim: move, letter, the attributes that have no default, back to the text
    press_keys("Right Right Shift+Right")
    text = marked(window)
    press_keys("H 4 2 2 2 1 Return Escape")
    (claim,) = stored(workspace).claims
    assert (claim.type, claim.quote) == ("opinion", text)
    assert claim.attributes["subject"] == "industry"
    assert workspace.gaps() == []

    # a note in Chinese in between: letters are text there, and mean labels again behind it
    press_keys(";")
    ime(None, "cun yi", "存疑")
    type_text(None, " qwe")
    press_keys("Escape")
    assert stored(workspace).note == "存疑 qwe"
    assert set(stored(workspace).topics) == {"product.model", "market.demand"}

    # done and next, then done by name in the palette, which an input method writes into as well
    first = workspace.qa.qa_id
    press_keys("Space")
    assert stored(workspace, first).status is Status.DONE
    assert workspace.position() == (3, 10)
    assert window.status.progress_text.text() == "done 2 / 10"
    assert window.status.today.text() == "today 1"
    press_keys("Ctrl+K")
    qtbot.waitUntil(lambda: window.findChild(CommandPalette) is not None)
    activate(qtbot, window.findChild(CommandPalette))
    ime(None, "tiao guo", "跳过，")
    press(focused(), Qt.Key.Key_Return)
    activate(qtbot, window)
    assert stored(workspace, workspace.record.qas[2].qa_id).status is Status.SKIPPED
    assert workspace.position() == (4, 10)

    # and everything can be taken back, from wherever one is
    press_keys("Ctrl+Z")
    assert workspace.position() == (3, 10)
    assert stored(workspace).status is Status.TODO
