"""How long from the start of the process to the first painted window, beside an empty window of Qt.

The two are started in turn, A B A B, each in a fresh process; the time runs from just before the process is
spawned, so the interpreter's own start is in it.

    python tests/bench/start.py [--pairs 12] [--imports]
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench._app import make_project
from tests.bench._figures import head, leave, median, row, verdict

BAR = 2.0
"""The program may take this many times as long as the empty window."""
_CHILD = Path(__file__).with_name("_first_paint.py")
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|(\s*)(\S+)")


def environment(home: Path) -> dict[str, str]:
    """What the children see: no screen, settings of their own, and bytecode kept from one start to the next.

    An installed program finds its modules compiled; where PYTHONDONTWRITEBYTECODE is set they never would be.
    """
    own = {
        "QT_QPA_PLATFORM": "offscreen",
        "IR_ANNOTATOR_HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    return {**os.environ, **own}


def start(home: Path, *arguments: str) -> tuple[float, list[str]]:
    """Milliseconds to the first painted window, and what the child says besides."""
    command = [sys.executable, str(_CHILD), *arguments]
    begun = time.monotonic()
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, timeout=60, check=True)
    painted, *said = done.stdout.split()
    return (float(painted) - begun) * 1000, said


def compare(home: Path, project: Path, pairs: int) -> tuple[list[float], list[float]]:
    """Start both in turn and return the times of the empty window and of the program."""
    empty: list[float] = []
    program: list[float] = []
    for pair in range(pairs + 1):
        bare, _ = start(home, "empty")
        ours, (opened, *heavy) = start(home, "program", str(project))
        if heavy:
            sys.exit(f"loaded before the first paint: {', '.join(heavy)}")
        if opened != "closed":
            sys.exit("the project was opened before the first paint")
        if pair:  # the first pair only fills the caches
            empty.append(bare)
            program.append(ours)
    return empty, program


def show_imports(home: Path, project: Path) -> None:
    """Print what importing costs: everything that takes two milliseconds or more with what it imports."""
    command = [sys.executable, "-X", "importtime", str(_CHILD), "program", str(project)]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, timeout=60, check=True)
    print("\nown ms  with its imports  module")
    for own, whole, depth, name in _IMPORT.findall(done.stderr):
        if int(whole) >= 2000:
            print(f"{int(own) / 1000:6.1f} {int(whole) / 1000:17.1f}  {depth}{name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=12)
    parser.add_argument("--imports", action="store_true", help="also list what importing costs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, project = Path(folder, "home"), Path(folder, "bench.irdb")
        make_project(project)
        empty, program = compare(home, project, options.pairs)
        print(head(f"first paint, {options.pairs} pairs"))
        print(row("an empty QMainWindow", empty))
        print(row("IR Annotator", program, empty))
        if options.imports:
            show_imports(home, project)
    leave(verdict("times an empty window", median(program) / median(empty), BAR))


if __name__ == "__main__":
    main()
