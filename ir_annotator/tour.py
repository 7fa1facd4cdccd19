"""The main job from end to end by real key events: import the samples, label, export, take pictures.

Labels come from the worked example in ``seeds/``; every one of them is typed into the real window.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from traceback import format_exception
from typing import Any, TypeVar

import orjson
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from ir_annotator import i18n
from ir_annotator.app import Program, make_application
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Attribute, Scheme, parent_id
from ir_annotator.domain.span import Span
from ir_annotator.i18n import translate
from ir_annotator.resources import seeds
from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog
from ir_annotator.ui.main_window import MainWindow
from ir_annotator.ui.panels.attribute_rows import EDIT_NUMBERS
from ir_annotator.ui.widgets.choice_strip import ChoiceStrip
from ir_annotator.workspace.jobs import Job
from ir_annotator.workspace.settings import Settings
from ir_annotator.workspace.values import ExportChoice

_KEY = Qt.Key
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier
_PATIENCE = 60_000
"""Milliseconds after which a job counts as stuck."""
_Thing = TypeVar("_Thing")
_PICTURES = (("light", "zh_CN", 1.5), ("dark", "zh_CN", 1.0), ("light", "en", 1.0), ("dark", "en", 1.5))
"""Theme, language and pixels per point of each picture."""


class TourError(Exception):
    """The tour did not end as it must: an error of ours."""


def take_tour(out: Path) -> list[Path]:
    """Do the main job in ``out`` and return the files written there; the person's own settings stay untouched.

    Raises:
        TourError: If what was exported is not what was typed.
        Problem: If the folder cannot be written.
    """
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        cause = translate("Tour", "The folder cannot be made: {0}.").format(error.strerror or error)
        raise Problem("cannot_write", cause, translate("Tour", "Choose another folder."), file=str(out)) from error
    os.environ["IR_ANNOTATOR_HOME"] = str(out / "home")
    project, export = out / "tour.irdb", out / "tour.jsonl"
    for old in (project, export):
        old.unlink(missing_ok=True)
    language = i18n.language()
    settings = Settings(annotator="tour", language=language, theme="light")
    program = Program(make_application(settings), settings)
    program.window.show()
    QTest.qWaitForWindowActive(program.window)
    problems: list[object] = []
    program.workspace.problem_arose.connect(problems.append)
    sys.excepthook = lambda kind, error, trace: problems.append("".join(format_exception(kind, error, trace)))
    pictures = _work(program, project, export)
    program.window.close()
    program.workspace.shut_down()
    i18n.set_language(language)
    if problems:
        raise TourError("\n".join(map(str, problems)))
    _compare(export)
    return [project, export, *pictures]


def _work(program: Program, project: Path, export: Path) -> list[Path]:
    """Import, label, photograph, export."""
    workspace = program.workspace
    workspace.new_project(project)
    _wait_for(program, lambda: workspace.files.import_records([seeds()]))
    for line in _example():
        workspace.go_to(line["qa_id"])
        Typist(program.window).label(line)
    pictures = _take_pictures(program, project.parent)
    _wait_for(program, lambda: workspace.files.export_labels(export, ExportChoice()))
    return pictures


def _example() -> list[dict[str, Any]]:
    path = seeds() / "688787_2025-003.labels.jsonl"
    return [orjson.loads(line) for line in path.read_bytes().split(b"\n") if line]


def _wait_for(program: Program, start: Any) -> None:  # noqa: ANN401 -- anything that starts one job
    """Start a job and come back when it has finished."""
    loop = QEventLoop()
    QTimer.singleShot(_PATIENCE, loop.quit)

    def started(job: Job) -> None:
        job.finished.connect(loop.quit)

    program.workspace.job_started.connect(started)
    start()
    loop.exec()
    program.workspace.job_started.disconnect(started)


def _take_pictures(program: Program, folder: Path) -> list[Path]:
    """Return pictures of the second Q&A, with a claim in hand, in both themes and languages."""
    workspace, written = program.workspace, []
    workspace.go_to(workspace.listing.rows[0].qas[1].qa_id)
    added = _overlap(program.window)
    for theme, language, ratio in _PICTURES:
        program.window.language_wanted.emit(language)
        window = program.window
        window.resize(1280, 800)
        QTest.qWaitForWindowActive(window)
        window.actions_table[f"theme_{theme}"].trigger()
        workspace.activate_claim(workspace.annotation.claims[0].id)
        window.bench.claims.edit_active("subject")
        QApplication.processEvents()
        path = folder / f"label-{theme}-{language}-{ratio:g}x.png"
        _picture(window, ratio).save(str(path))
        written.append(path)
        workspace.activate_claim("")
    program.window.bench.read()
    for _ in range(added):
        Typist(program.window).press(_KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    return written


def _overlap(window: MainWindow) -> int:
    """Add two claims over others, for the pictures only, and return how many edits that took."""
    typist, view = Typist(window), window.bench.reading.view
    window.bench.read()
    for widen, letter in ((3, "g"), (1, "f")):
        typist.press(_KEY.Key_Escape)
        view.mark(Span(view.span.start, view.span.start + 1))
        typist.press(_KEY.Key_Right, times=1)
        typist.press(_KEY.Key_Right, _SHIFT, times=widen)
        typist.letter(letter)
        typist.press(_KEY.Key_Escape)
    return 2


def _picture(window: QWidget, ratio: float) -> QPixmap:
    """Return the window as it is painted on a screen with ``ratio`` pixels per point."""
    pixmap = QPixmap(window.size() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    window.render(painter, QPoint(0, 0))
    painter.end()
    return pixmap


def _compare(export: Path) -> None:
    """Check that the export says what was typed, but for names, ids and times."""
    written = [orjson.loads(line) for line in export.read_bytes().split(b"\n") if line]
    if [_said(line) for line in written] != [_said(line) for line in _example()]:
        raise TourError("the export is not what was typed")


def _said(line: Mapping[str, Any]) -> dict[str, Any]:
    own = {key: line[key] for key in ("qa_id", "topics", "primary_topic", "judgements", "status", "note")}
    return own | {"claims": [{key: claim[key] for key in claim if key != "id"} for claim in line["claims"]]}


class Typist:
    """Labels the Q&A in hand by key events alone."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._scheme: Scheme = _known(window.workspace.scheme)

    def label(self, line: Mapping[str, Any]) -> None:
        """Type the labels of one line of the worked example, then Space."""
        self._window.bench.read()
        for topic in sorted(line["topics"], key=lambda topic: topic != line["primary_topic"]):
            self._topic(topic)
        self._fill(self._window.bench.judgements.strip, self._scheme.judgements, line["judgements"])
        for claim in line["claims"]:
            self._claim(claim)
        if line["note"]:
            self.press(_KEY.Key_Semicolon)
            self.type(line["note"])
            self.press(_KEY.Key_Escape)
        self.press(_KEY.Key_Space)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, times: int = 1) -> None:
        """Press a key so many times, wherever the focus is."""
        for _ in range(times):
            QTest.keyClick(_known(QApplication.focusWidget() or self._window), key, modifiers)
            QApplication.processEvents()

    def letter(self, letter: str) -> None:
        """Press the key of a letter or digit."""
        self.press(Qt.Key(ord(letter.upper())))

    @staticmethod
    def type(text: str) -> None:
        """Type any text into the widget that has the focus, as an input method commits it."""
        widget = _known(QApplication.focusWidget())
        for character in text:
            QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, 0, _NONE, character))

    def _topic(self, topic_id: str) -> None:
        parent = _known(self._scheme.topic(parent_id(topic_id)))
        if self._window.bench.topics.model.current != parent.id:
            self.letter(parent.key)
        if topic_id != parent.id:
            children = [child.id for child in parent.children]
            self.letter(str(children.index(topic_id) + 1))

    def _fill(self, strip: ChoiceStrip, attributes: tuple[Attribute, ...], values: Mapping[str, Any]) -> None:
        """Give every attribute its value, going through the strip as its rows come and go."""
        if not strip.hasFocus():
            self.letter(next(attribute.key for attribute in attributes if attribute.key))
        for attribute in attributes:
            wanted = values.get(attribute.id)
            row = next((row for row in strip.rows if row.id == attribute.id), None)
            if row is None or wanted is None or row.value == wanted:
                continue
            rows = [row.id for row in strip.rows]
            by = rows.index(attribute.id) - rows.index(strip.current)
            self.press(_KEY.Key_Down if by > 0 else _KEY.Key_Up, times=abs(by))
            taken = EDIT_NUMBERS if isinstance(wanted, list) else wanted
            self.letter(str([option.value for option in row.options].index(taken) + 1))
            if isinstance(wanted, list):
                self._numbers(wanted)
        self.press(_KEY.Key_Return)

    def _claim(self, claim: Mapping[str, Any]) -> None:
        qa = _known(self._window.workspace.qa)
        field = qa.answer if claim["field"] == "answer" else qa.question
        self._mark(Span(claim["start"], claim["end"]).moved(field.start))
        self.letter(_known(self._scheme.claim_type(claim["type"])).key)
        self._fill(self._window.bench.claims.strip, self._scheme.attributes, claim["attributes"])
        if claim["note"]:
            self.press(_KEY.Key_Apostrophe)
            self.type(claim["note"])
            self.press(_KEY.Key_Return)
        self.press(_KEY.Key_Escape)

    def _mark(self, wanted: Span) -> None:
        """Move the clause cursor to ``wanted``: by clause first, then by character."""
        view = self._window.bench.reading.view
        while view.span.end <= wanted.start:
            self.press(_KEY.Key_Right)
        while view.span.start > wanted.start and view.span.start >= wanted.end:
            self.press(_KEY.Key_Left)
        while view.span.end < wanted.end:
            before = view.span
            self.press(_KEY.Key_Right, _SHIFT)
            if view.span == before:
                break
        by = wanted.start - view.span.start
        self.press(_KEY.Key_Right if by > 0 else _KEY.Key_Left, _ALT | _SHIFT, abs(by))
        by = wanted.end - view.span.end
        self.press(_KEY.Key_Right if by > 0 else _KEY.Key_Left, _ALT, abs(by))

    def _numbers(self, facts: list[dict[str, Any]]) -> None:
        """Fill in the form for numbers over what it proposes, then Enter; a line too many is taken away by key."""
        dialog = next(child for child in self._window.bench.claims.findChildren(NumbersDialog) if child.isVisible())
        while len(dialog.lines.lines) > len(facts):
            self.press(_KEY.Key_Delete, Qt.KeyboardModifier.ControlModifier)
        for number, fact in enumerate(facts, 1):
            for name in dialog.lines.lines[number - 1].editors:
                editor = _known(dialog.findChild(QWidget, f"{name}_{number}"))
                editor.setFocus()
                if isinstance(editor, QComboBox):
                    by = editor.findData(fact.get(name, "")) - editor.currentIndex()
                    self.press(_KEY.Key_Down if by > 0 else _KEY.Key_Up, times=abs(by))
                elif isinstance(editor, QLineEdit):
                    editor.selectAll()
                    self.press(_KEY.Key_Delete)
                    self.type(str(fact.get(name, "")))
        self.press(_KEY.Key_Return)
        self._window.activateWindow()  # a window manager would do that
        QTest.qWaitForWindowActive(self._window)


def _known(thing: _Thing | None) -> _Thing:
    """Return what must be there."""
    if thing is None:
        raise TourError("something that must be there is missing")
    return thing
