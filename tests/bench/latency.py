"""How long from a key to the finished paint, on the sample's longest answer with 40 overlapping claims.

Each step is followed by a letter typed into a plain QLineEdit, the yardstick: it says how busy the machine was.
A step ends when a pass of the event loop in which something was painted is over; the disk write of an edit is in it.

    python tests/bench/latency.py [--rounds 60] [--case NAME] [--importing]

With --case, on a record made for it: see CASES in _app.py. With --importing, many files are read and stored in the
background meanwhile; only presses during that count.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.bench._app import CASES, open_case, open_project
from tests.bench._figures import head, leave, p95, row, verdict
from tests.bench._records import make_beside

BAR = 33.0
"""Milliseconds that 95 of 100 presses of a key may take."""
_WARM_UP = 5
_PATIENCE = 2.0
_KEY, _NONE, _CTRL = Qt.Key, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@dataclass(slots=True)
class Step:
    """One key press: what it does, the key, and how long it took each time (milliseconds)."""

    name: str
    key: Qt.Key
    modifiers: Qt.KeyboardModifier = _NONE
    samples: list[float] = field(default_factory=list)


def steps() -> list[Step]:
    """The keys of one round; at its end everything is as it was."""
    return [
        Step("Q: add a topic", _KEY.Key_Q),
        Step("Ctrl+Z: take it back", _KEY.Key_Z, _CTRL),
        Step("G: add a claim", _KEY.Key_G),
        Step("Esc: back to the text", _KEY.Key_Escape),
        Step("Ctrl+Z: take it back", _KEY.Key_Z, _CTRL),
        Step("→: the next clause", _KEY.Key_Right),
        Step("←: the clause before", _KEY.Key_Left),
    ]


class Paints(QObject):
    """Counts the paint events of the whole application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.count = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def press(paints: Paints, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> float:
    """Milliseconds from the press of a key to the end of the first pass that painted something."""
    for _ in range(3):
        QApplication.processEvents()
    before, begun = paints.count, time.perf_counter()
    QTest.keyClick(widget, key, modifiers)
    while paints.count == before:
        QApplication.processEvents()
        if time.perf_counter() - begun > _PATIENCE:
            raise TimeoutError("nothing was painted")
    return (time.perf_counter() - begun) * 1000


def activate(window: QWidget) -> None:
    """Give a window the keyboard, as a window manager does."""
    if not window.isActiveWindow():
        window.activateWindow()
        QTest.qWaitForWindowActive(window)


def measure(folder: Path, rounds: int, case: str, records: Path | None) -> tuple[list[Step], list[float]]:
    """Go through all steps so many times; return them with their samples, and those of the yardstick.

    If there are records to import, that goes on meanwhile, and the measuring ends with it.
    """
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(0)
    path = str(folder / "bench.irdb")
    window, program = open_case(path, case) if case else open_project(path)
    yardstick = QLineEdit()
    yardstick.show()
    paints, wanted, bare = Paints(app), steps(), []
    state = program.workspace.annotation
    if records:
        program.workspace.files.import_records([records])
        program.workspace.imported.connect(lambda report: print(f"import: {len(report.added)} records came in"))
    for number in range(_WARM_UP + rounds):
        if records and not program.workspace.jobs.live:
            print(f"the import was over after {number} of {_WARM_UP + rounds} rounds")
            break
        for step in wanted:
            activate(window)
            taken = press(paints, window.focusWidget(), step.key, step.modifiers)
            changed = program.workspace.annotation != state
            assert changed == step.name.startswith(("Q:", "G:", "Esc")), f"{step.name} did not do what it says"
            activate(yardstick)
            yardstick.clear()
            plain = press(paints, yardstick, _KEY.Key_A)
            if number >= _WARM_UP:
                step.samples.append(taken)
                bare.append(plain)
    window.close()
    program.workspace.shut_down()
    return wanted, bare


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--case", choices=CASES, default="", help="a record made for this, instead of the sample")
    parser.add_argument("--importing", action="store_true", help="import records in the background meanwhile")
    parser.add_argument("--files", type=int, default=4000, help="so many")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records" if options.importing else None
        if records:
            records.mkdir()
            make_beside(records, options.files)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["IR_ANNOTATOR_HOME"] = folder
        measured, bare = measure(Path(folder), options.rounds, options.case, records)
    print(head(f"key to paint, {options.rounds} rounds"))
    print(row("a letter in a QLineEdit", bare))
    for step in measured:
        print(row(step.name, step.samples, bare))
    kept = [verdict(f"p95 of {step.name}", p95(step.samples), BAR) for step in measured]
    leave(all(kept))


if __name__ == "__main__":
    main()
