"""Labels go out by the dialog of exports and come in after a preview, by keys."""

import json

import pytest
from helpers import ALT, CONTROL, SHIFT, activate, export_dialog, press, press_keys, stored
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ir_annotator.domain.annotation import AnnotationKey, Status
from ir_annotator.domain.edits import AddTopic, SetNote, SetStatus
from ir_annotator.resources import seeds
from ir_annotator.ui.dialogs.export_dialog import ExportDialog
from ir_annotator.ui.dialogs.labels_dialog import LabelsDialog
from ir_annotator.workspace.values import FORMATS, ExportChoice

KEY = Qt.Key
EXAMPLE = seeds() / "688787_2025-003.labels.jsonl"


@pytest.fixture
def labelled(workspace):
    """Two labelled Q&As, one of them skipped."""
    workspace.do(AddTopic("ops"))
    workspace.do(SetNote("王芳说过"))
    workspace.go_to(workspace.record.qas[1].qa_id)
    workspace.do(AddTopic("rnd"))
    workspace.do(SetStatus(Status.SKIPPED))
    return workspace


def chosen(dialog, field, words):
    """Choose in a field by its list, as a person reads it."""
    box = getattr(dialog, field)
    place = next(number for number in range(box.count()) if words in box.itemText(number))
    box.setFocus()
    press(box, KEY.Key_Home)
    press(box, KEY.Key_Down, times=place)
    assert words in box.currentText()


def counted(qtbot, dialog, words):
    qtbot.waitUntil(lambda: words in dialog.counts.text(), timeout=10_000)


# ── out ──────────────────────────────────────────────────────────────────────


def test_the_dialog_counts_shows_the_first_lines_and_writes_what_it_showed(qtbot, window, labelled, tmp_path):
    target = tmp_path / "out.jsonl"
    asked = []
    window.messages.ask_export_target = lambda *about: asked.append(about) or target
    press_keys("Ctrl+E")
    dialog = export_dialog(qtbot, window)
    assert dialog.counts.text().startswith("2 lines: 2 Q&As of 1 records, 0 claims. Annotators: wang 2.")
    shown = dialog.head.toPlainText()
    press(dialog.export_button, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.status.currentMessage() == f"2 lines written to {target}.", timeout=10_000)
    assert asked == [(str(tmp_path / "project.jsonl"), ".jsonl")]
    assert target.read_text(encoding="utf-8") == shown
    assert (tmp_path / "out.jsonl.manifest.json").is_file()


def test_every_format_has_a_name_and_says_what_it_is_for(qtbot, window, labelled):
    press_keys("Ctrl+E")
    dialog = export_dialog(qtbot, window)
    said = set()
    for place, name in enumerate(FORMATS):
        assert dialog.format.currentData() == name
        said |= {dialog.format.currentText(), dialog.about_format.text()}
        assert dialog.format.currentText() != name
        if place + 1 < len(FORMATS):
            press(dialog.format, KEY.Key_Down)
    assert len(said) == 2 * len(FORMATS)
    assert "" not in said
    qtbot.waitUntil(dialog.export_button.isEnabled, timeout=10_000)
    assert dialog.format.currentData() == "docx"
    assert (dialog.head.toPlainText(), dialog.head.placeholderText()[:20]) == ("", "The file is not text")


def test_every_field_is_reached_by_its_letter_and_narrows_what_is_written(qtbot, window, labelled, tmp_path):
    labelled.settings.searches = {"研发": "topic:rnd"}
    window.messages.ask_export_target = lambda *_: tmp_path / "out.jsonl"
    press_keys("Ctrl+E")
    dialog = export_dialog(qtbot, window)
    for letter, field in ((KEY.Key_F, "format"), (KEY.Key_W, "layer"), (KEY.Key_S, "status"), (KEY.Key_R, "records")):
        press(dialog, letter, ALT)
        assert QApplication.focusWidget() is getattr(dialog, field)
    chosen(dialog, "status", "Skipped")
    counted(qtbot, dialog, "1 lines: 1 Q&As")
    chosen(dialog, "status", "Any")
    chosen(dialog, "search", "研发")
    counted(qtbot, dialog, "1 lines: 1 Q&As")
    chosen(dialog, "records", "688787")
    chosen(dialog, "layer", "wang")
    press(dialog, KEY.Key_U, ALT)
    counted(qtbot, dialog, "1 lines: 1 Q&As")
    chosen(dialog, "layer", "gold")
    chosen(dialog, "search", "No search")
    press(dialog, KEY.Key_U, ALT)
    counted(qtbot, dialog, "Nothing fits")
    assert not dialog.export_button.isEnabled()
    press(dialog, KEY.Key_Escape)


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("parquet", "hf", "docx")])
def test_each_format_is_shown_without_names_before_it_is_written(qtbot, window, labelled, tmp_path, name):
    window.messages.ask_export_target = lambda suggested, suffix: tmp_path / f"out{suffix}"
    press_keys("Ctrl+E")
    dialog = export_dialog(qtbot, window)
    dialog.format.setFocus()
    press(dialog.format, KEY.Key_Home)
    press(dialog.format, KEY.Key_Down, times=dialog.format.findData(name))
    press(dialog, KEY.Key_P, ALT)
    counted(qtbot, dialog, "A = wang")
    assert dialog.about_names.isVisible()
    assert "notes stay" in dialog.about_names.text()
    assert "wang" not in dialog.head.toPlainText()
    press(dialog.export_button, KEY.Key_Return)
    qtbot.waitUntil(lambda: "written to" in window.status.currentMessage(), timeout=10_000)
    assert ("1 skipped ones left out" in window.status.currentMessage()) == (name == "label-studio-min")
    assert not any(b"wang" in file.read_bytes() for file in tmp_path.glob("out*"))


def test_a_format_that_cannot_be_used_says_why_and_is_not_written(qtbot, window, labelled, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    press_keys("Ctrl+E")
    dialog = export_dialog(qtbot, window)
    chosen(dialog, "format", "Parquet")
    counted(qtbot, dialog, "pip install pyarrow")
    assert not dialog.export_button.isEnabled()
    press(dialog, KEY.Key_Escape)


def test_esc_and_no_file_name_write_nothing(qtbot, window, labelled, tmp_path):
    before = set(tmp_path.iterdir())
    window.messages.ask_export_target = lambda *_: None
    press_keys("Ctrl+E")
    dialog = export_dialog(qtbot, window)
    press(dialog.export_button, KEY.Key_Return)
    assert dialog.isVisible()
    press(dialog, KEY.Key_Escape)
    assert not any(one.isVisible() for one in window.findChildren(ExportDialog))
    assert set(tmp_path.iterdir()) == before


# ── in ───────────────────────────────────────────────────────────────────────


def take(qtbot, window, *files):
    window.messages.ask_label_files = lambda: list(files)
    press(window, KEY.Key_E, CONTROL | SHIFT)
    (dialog,) = [one for one in window.findChildren(LabelsDialog) if one.isVisible()]
    qtbot.waitUntil(lambda: "Reading" not in dialog.counts.text(), timeout=10_000)
    return dialog


def finish(qtbot, window, dialog):
    press(dialog.take_button, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.status.currentMessage().startswith("Labels taken in"), timeout=10_000)
    activate(qtbot, window)
    window.bench.read()


def everything(workspace):
    return {row.key: row.annotation for row in workspace.project.labelled()}


def test_labels_come_in_after_a_preview_and_one_undo_takes_everything_back(qtbot, window, labelled, tmp_path):
    before = everything(labelled)
    backups = len(labelled.safe.backups())
    lines = [json.loads(line) for line in EXAMPLE.read_bytes().split(b"\n") if line]
    lines[2]["question"] = "别的问题？"
    mine = [line | {"annotator": "wang"} for line in lines[:3]]
    path = tmp_path / "labels.jsonl"
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in [*mine, *lines])
    path.write_text(text, encoding="utf-8")
    dialog = take(qtbot, window, path)
    assert dialog.counts.text().startswith("11 Q&As get other labels, ")
    assert "Annotators: example 9, wang 2." in dialog.counts.text()
    assert [line.split(": ")[0] for line in dialog.problems.toPlainText().split("\n")] == [f"{path}:3", f"{path}:6"]
    assert everything(labelled) == before  # so far it was only shown
    finish(qtbot, window, dialog)
    after = everything(labelled)
    assert len(after) == 11
    assert len(labelled.safe.backups()) == backups + 1
    assert labelled.annotation == stored(labelled)  # the window shows what came in
    press_keys("Ctrl+Z")
    assert {key: one for key, one in everything(labelled).items() if one.is_labelled} == before
    assert labelled.annotation == stored(labelled)
    press_keys("Ctrl+Y")
    assert everything(labelled) == after


def test_what_was_changed_after_that_stays_when_it_is_taken_back(qtbot, window, labelled):
    finish(qtbot, window, take(qtbot, window, EXAMPLE))
    first = labelled.record.qas[0].qa_id
    key = AnnotationKey(first, "example")
    assert labelled.project.annotation(key).topics
    labelled._editor.do_labels(labelled.record.fingerprint, {key: stored(labelled)}, text="")
    labelled._editor.stack.setIndex(labelled._editor.stack.index() - 1)  # that was not a step of this person
    press_keys("Ctrl+Z")
    assert labelled.project.annotation(key) == stored(labelled)
    assert not labelled.project.annotation(AnnotationKey(labelled.record.qas[5].qa_id, "example")).is_labelled


def test_the_name_that_is_typed_takes_the_place_of_the_one_in_the_file(qtbot, window, workspace):
    dialog = take(qtbot, window, EXAMPLE)
    press(dialog, KEY.Key_W, ALT)
    for letter in (KEY.Key_L, KEY.Key_I):
        press(None, letter)
    qtbot.waitUntil(lambda: "Annotators: li 10" in dialog.counts.text(), timeout=10_000)
    finish(qtbot, window, dialog)
    assert {key.annotator for key in everything(workspace)} == {"li"}


def test_a_file_without_labels_says_so_and_nothing_can_be_taken(qtbot, window, workspace, tmp_path):
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    dialog = take(qtbot, window, tmp_path / "other.json")
    assert dialog.counts.text().startswith("There is nothing new in it. 1 do not come in:")
    assert "other.json" in dialog.problems.toPlainText()
    assert not dialog.take_button.isEnabled()
    press(dialog, KEY.Key_Escape)


def test_stopped_half_way_what_came_in_can_be_taken_back(qtbot, window, workspace, monkeypatch):
    monkeypatch.setattr("ir_annotator.workspace.label_work._AT_ONCE", 3)
    dialog = take(qtbot, window, EXAMPLE)
    calls = []

    def stop(*about):
        calls.append(about)
        if len(calls) == 2:
            workspace.jobs.cancel_all()
        return append(*about)

    append = workspace.project.exchange.append
    monkeypatch.setattr(workspace.project.exchange, "append", stop)
    finish(qtbot, window, dialog)
    assert len(everything(workspace)) == 6
    press_keys("Ctrl+Z")
    assert not any(one.is_labelled for one in everything(workspace).values())


def test_the_choice_of_an_export_from_a_script_is_the_same(qtbot, labelled, tmp_path):
    with qtbot.waitSignal(labelled.told, timeout=10_000):
        labelled.files.export_labels(tmp_path / "a.csv", ExportChoice(format="csv"))
    assert (tmp_path / "a.claims.csv").is_file()
