"""Reading PDF records, beside pypdfium2's bare text and (where it is installed) pdfplumber's, file by file in turn.

    python tests/bench/pdf.py [FILE_OR_FOLDER ...]

Without files the real records beside the project are read, if they are there.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import pypdfium2 as pdfium

from ir_annotator.formats.pdf.reader import read_pdf
from ir_annotator.formats.reading import find_files

_CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "pdf"
_ROUNDS = 5
_MOST_TIMES_BARE, _LEAST_TIMES_PLUMBER = 3.0, 5.0


def bare_text(path: Path) -> None:
    """Read the text of every page and nothing else."""
    with pdfium.PdfDocument(path) as document:
        for page in document:
            page.get_textpage().get_text_range()


def plumber_text(path: Path) -> None:
    """Read the text of every page with pdfplumber."""
    import pdfplumber  # noqa: PLC0415 -- only where it is installed

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()


def cpu(work: Callable[[Path], object], path: Path) -> float:
    """Return the CPU seconds of one run."""
    start = time.process_time()
    work(path)
    return time.process_time() - start


def main() -> int:
    """Print the medians and ratios; 1 if a bar is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="*", type=Path, default=[_CORPUS])
    files = [path for path in find_files(parser.parse_args().paths) if path.suffix.lower() == ".pdf" and path.is_file()]
    if not files:
        print("no PDF files: name some")
        return 0
    works: dict[str, Callable[[Path], object]] = {"ours": read_pdf, "bare": bare_text}
    if find_spec("pdfplumber"):
        works["pdfplumber"] = plumber_text
    else:
        print("pdfplumber is not installed: compared with pypdfium2 alone")
    chosen = files[:: max(1, len(files) // 20)][:20]
    best = {
        name: [median(cpu(work, path) for _ in range(1 if name == "pdfplumber" else _ROUNDS)) for path in chosen]
        for name, work in works.items()
    }
    middle = {name: median(seconds) for name, seconds in best.items()}
    for name, seconds in middle.items():
        print(f"{name:12}{seconds * 1000:8.1f} ms per record (median CPU of {len(chosen)})")
    times = median(one / other for one, other in zip(best["ours"], best["bare"], strict=True))
    print(f"ours / bare {times:.2f} (at most {_MOST_TIMES_BARE})")
    missed = times > _MOST_TIMES_BARE
    if "pdfplumber" in middle:
        faster = middle["pdfplumber"] / middle["ours"]
        print(f"pdfplumber / ours {faster:.1f} (at least {_LEAST_TIMES_PLUMBER})")
        missed = missed or faster < _LEAST_TIMES_PLUMBER
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
