"""A project of many Q&As in the window: opening it, going to its end, and what it costs of memory.

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

from tests.bench._figures import leave, median, verdict

OPEN, END, MEMORY = 1000.0, 50.0, 150.0
"""Milliseconds to open, milliseconds to the end of the list, megabytes above the empty window."""
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
    begun = time.perf_counter()
    program.window.open_path(path)
    QApplication.processEvents()
    opened = time.perf_counter()
    tree = program.window.bench.records.tree
    tree.scrollToBottom()
    QApplication.processEvents()
    ended = time.perf_counter()
    assert tree.verticalScrollBar().value() == tree.verticalScrollBar().maximum() > 0
    found = {"open": 1000 * (opened - begun), "end": 1000 * (ended - opened), "memory": resident() - empty}
    print(json.dumps(found))
    program.window.close()
    program.workspace.shut_down()


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
    print(f"{path.name}, median of {options.rounds}")
    bars = {"open": ("ms to open", OPEN), "end": ("ms to the end of the list", END), "memory": ("MB of memory", MEMORY)}
    kept = [verdict(words, median([one[name] for one in rounds]), bar) for name, (words, bar) in bars.items()]
    leave(all(kept))


if __name__ == "__main__":
    if sys.argv[1:2] == [_CHILD]:
        child(Path(sys.argv[2]))
    else:
        main()
