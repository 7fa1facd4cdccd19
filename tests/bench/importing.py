"""Importing mixed records with two processes, beside reading the same files one after the other without storing any.

Both are done in turn; the ratio is the import's time to half of the reading's: what two cores need at the very least.
On a machine that does other things too, two processes lose more to those than one: there, compare processor time.
Then a longer import, whose memory must not grow with the number of files.

    python tests/bench/importing.py [--files 1000] [--rounds 3] [--many 10000]
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ir_annotator.formats.reading import find_files
from ir_annotator.workspace.reading_pool import read_all
from ir_annotator.workspace.record_reading import read_for_import
from tests.bench._figures import head, leave, median, row, verdict

if TYPE_CHECKING:
    from ir_annotator.workspace.values import ImportReport

MOST_TIMES_READING, MOST_GROWTH, MOST_OF_A_READER = 1.3, 300.0, 500.0
"""Bars: ratio; MB that this process may grow by; MB that a process which reads may take."""
_CORES = 2
_PROCESS = Path("/proc/self")


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds some work takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def worked() -> float:
    """Return the processor seconds of this process and of those it started that have ended."""
    return sum(os.times()[:4])


def read_alone(files: list[Path]) -> None:
    """Read one file after the other in this process and keep nothing."""
    for file in files:
        read_for_import(file)


def bring_in(folder: Path, files: Path, tick: Callable[[int, int], None]) -> ImportReport:
    """Import a folder into a new project."""
    from ir_annotator.workspace.importing import import_paths  # noqa: PLC0415 -- the processes that read load this file too
    from ir_annotator.workspace.opening import make_project  # noqa: PLC0415 -- as above

    with make_project(folder / f"{time.monotonic_ns()}.irdb") as project:
        return import_paths(project, [files], tick, jobs=_CORES)


def memory(process: int | str, line: str = "VmHWM") -> float:
    """Return the MB that a process takes now (``VmRSS``) or took at most."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:  # it has ended
        return 0.0
    found = [words.split()[1] for words in status.splitlines() if words.startswith(line)]
    return int(found[0]) / 1024 if found else 0.0


def make_records(folder: Path, count: int, qas: int = 10) -> None:
    """Fill a folder with records."""
    from tests.bench._records import make_beside  # noqa: PLC0415 -- the processes that read have no use for it

    make_beside(folder, count, qas)


def speed(folder: Path, count: int, rounds: int) -> bool:
    """Measure reading and importing in turn; return whether the bar is kept."""
    from ir_annotator.workspace.importing import import_paths  # noqa: PLC0415 -- as above
    from ir_annotator.workspace.opening import make_project  # noqa: PLC0415 -- as above

    records = folder / "records"
    records.mkdir()
    make_records(records, count)
    files = find_files([records])
    read_alone(files[:10])  # loads the readers
    reading, pooled, importing, again, work = [], [], [], [], []
    for _ in range(rounds):
        at = [worked()]
        reading.append(timed(lambda: read_alone(files)))
        at.append(worked())
        with make_project(folder / f"{time.monotonic_ns()}.irdb") as project:
            importing.append(timed(lambda: import_paths(project, [records], jobs=_CORES)))
            at.append(worked())
            again.append(timed(lambda: import_paths(project, [records], jobs=_CORES)))
        pooled.append(timed(lambda: list(read_all(files, read_for_import, _CORES))))
        work.append((at[2] - at[1]) / (at[1] - at[0]))
    half = [taken / _CORES for taken in reading]
    print(head(f"{count} files, {rounds} rounds"))
    print(row("reading on two cores (half of one)", half))
    print(row("reading with two processes", pooled, half))
    print(row("import", importing, half))
    print(row("the same import again", again, half))
    print(f"processor time of the import to that of reading: {median(work):.2f}; the one figure of a busy machine")
    ratio = median([one / other for one, other in zip(importing, half, strict=True)])
    return verdict("import to reading on two cores", ratio, MOST_TIMES_READING)


def growth(folder: Path, count: int) -> bool:
    """Measure what an import of many files makes of memory; return whether the bars are kept."""
    records = folder / "many"
    records.mkdir()
    make_records(records, count, 2)
    readers: dict[int, float] = {}
    looked = 0.0

    def tick(_done: int, _total: int) -> None:
        nonlocal looked
        if time.monotonic() - looked > 0.1:
            looked = time.monotonic()
            for process in multiprocessing.active_children():
                readers[process.pid or 0] = max(readers.get(process.pid or 0, 0.0), memory(process.pid or 0))

    (_PROCESS / "clear_refs").write_text("5", encoding="ascii")  # the peak counts from now on
    idle, begun = memory("self", "VmRSS"), time.perf_counter()
    report = bring_in(folder, records, tick)
    taken = time.perf_counter() - begun
    came = f"{len(report.added)} came in, {len(report.known)} known, {len(report.refused)} refused"
    print(f"{count} files in {taken:.1f} s, {count / taken:.0f} a second: {came}")
    print(f"this process: {idle:.0f} MB before; {len(readers)} readers")
    return all(
        [
            verdict("MB more than before", memory("self") - idle, MOST_GROWTH),
            verdict("MB of the largest reader", max(readers.values()), MOST_OF_A_READER),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000, help="files whose import is timed")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--many", type=int, default=10_000, help="files whose import is weighed; 0 for none")
    options = parser.parse_args()
    print("load of the machine before: {:.1f} {:.1f} {:.1f}".format(*os.getloadavg()))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = [speed(folder, options.files, options.rounds)]
        if options.many and (_PROCESS / "status").exists():
            kept.append(growth(folder, options.many))
    print("load of the machine after: {:.1f} {:.1f} {:.1f}".format(*os.getloadavg()))
    leave(all(kept))


if __name__ == "__main__":
    main()
