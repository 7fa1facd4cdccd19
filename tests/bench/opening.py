"""A project of many Q&As in the window: opening it, going to its end, typing into the search box, and the memory.

A process of its own shows the empty window first and then opens the project in it; the empty window is the yardstick.

    python tests/bench/opening.py [--qas 300000] [--project FILE] [--rounds 3]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench._figures import leave, median, verdict

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

OPEN, END, TYPING, MEMORY = 1000.0, 50.0, 50.0, 150.0
"""Milliseconds to open, to the end of the list, of the longest pass while typing; megabytes above the empty window."""
TYPED = ("公司", "光刻胶", "减重 固态", "date:2021 减重", "/光.胶/")
_PATIENCE = 0.15
_CHILD = "--child"


def resident() -> float:
    """Megabytes this process holds now; without /proc, the most it ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def child(path: Path) -> None:
    """Open the project in a window and print what it cost as JSON."""
    from PySide6.QtWidgets import QApplication

    from ir_annotator.app import Program, make_application
    from ir_annotator.workspace.settings import Settings

    settings = Settings(annotator="bench", language="en", theme="light")
    program = Program(make_application(settings), settings)
    sys.excepthook = sys.__excepthook__
    program.window.resize(1280, 800)
    program.window.show()
    QApplication.processEvents()
    empty = resident()
    begun, cpu = time.perf_counter(), time.process_time()
    program.window.open_path(path)
    QApplication.processEvents()
    opened, cpu = time.perf_counter(), time.process_time() - cpu
    tree = program.window.bench.records.tree
    tree.scrollToBottom()
    QApplication.processEvents()
    ended = time.perf_counter()
    assert tree.verticalScrollBar().value() == tree.verticalScrollBar().maximum() > 0
    passes = typing(program.window.bench.records.bar.box)
    found = {"open": 1000 * (opened - begun), "end": 1000 * (ended - opened), "memory": resident() - empty}
    found |= {"cpu": 1000 * cpu, "typing": max(passes), "typing_p95": sorted(passes)[int(0.95 * len(passes))]}
    print(json.dumps(found))
    program.window.close()
    program.workspace.shut_down()


def typing(box: QLineEdit) -> list[float]:
    """Type queries character by character; return the milliseconds of every pass of the event loop meanwhile."""
    from PySide6.QtWidgets import QApplication

    passes = []
    box.setFocus()
    for text in TYPED:
        box.clear()
        for character in text:
            begun = time.perf_counter()
            box.insert(character)
            QApplication.processEvents()
            ended = time.perf_counter()
            passes.append(1000 * (ended - begun))
            while time.perf_counter() - begun < _PATIENCE:  # the pause before the next key; what was found comes in
                before = time.perf_counter()
                QApplication.processEvents()
                passes.append(1000 * (time.perf_counter() - before))
                time.sleep(0.001)
    return [one for one in passes if one > 0.1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--qas", type=int, default=300_000)
    parser.add_argument("--project", type=Path, help="use (or keep) the project in this file")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["IR_ANNOTATOR_HOME"] = folder
        path = options.project or Path(folder) / "many.irdb"
        if not path.exists():
            from tests.bench._many import make_many

            make_many(path, options.qas)
        command = [sys.executable, __file__, _CHILD, str(path)]
        ran = [subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(options.rounds)]
    rounds = [json.loads(one.stdout.splitlines()[-1]) for one in ran]
    print(f"{path.name}, processor time to open {median([one['cpu'] for one in rounds]):.0f} ms")
    print(f"{path.name}, 95 of 100 passes while typing within {median([one['typing_p95'] for one in rounds]):.1f} ms")
    print(f"{path.name}, median of {options.rounds}")
    bars = {
        "open": ("ms to open", OPEN),
        "end": ("ms to the end of the list", END),
        "typing": ("ms of the longest pass while typing", TYPING),
        "memory": ("MB of memory", MEMORY),
    }
    kept = [verdict(words, median([one[name] for one in rounds]), bar) for name, (words, bar) in bars.items()]
    leave(all(kept))


if __name__ == "__main__":
    if sys.argv[1:2] == [_CHILD]:
        child(Path(sys.argv[2]))
    else:
        main()
