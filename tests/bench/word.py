"""Reading Word records, beside python-docx and a bare walk over the XML, file by file in turn.

    python tests/bench/word.py [FILE_OR_FOLDER ...]

Without files the real records beside the project are read, if they are there; others are made on the spot: forms as
Word and WPS write them, 5 MB of text, and 5 MB of a picture.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from _figures import leave, median, verdict
from lxml import etree
from lxml.etree import _Element

from ir_annotator.formats.docx.reader import read_docx
from ir_annotator.formats.reading import find_files, read_record
from tests.builders import form_body, package, paragraph, run

_CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "docx"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROUNDS = 25
_MOST_TIMES_BARE, _LEAST_TIMES_NAIVE, _MOST_MEGABYTES, _MOST_MILLISECONDS = 1.5, 5.0, 200, 10
_FILE_SIZE = 5_000_000
_LARGE = 24_000_000
_LARGER_PIECE = 4096
_FONTS = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:cs="宋体" w:hint="eastAsia"/>'
_SIZE = '<w:kern w:val="0"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
_PARAGRAPH = (
    '<w:pPr><w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLineChars="200" w:firstLine="480"/>'
    f"<w:rPr>{_FONTS}{_SIZE}</w:rPr></w:pPr>"
)


def words_of(path: Path) -> None:
    """Unpack and parse the text part, and take the words; no paragraphs, no cells."""
    for element in _tree(path).iter(f"{_W}t"):
        element.text  # noqa: B018 -- taken, and that is all


def bare(path: Path) -> None:
    """Walk over paragraphs, words and line breaks, the least that gives a text with lines; no cells, no numbers."""
    for element in _tree(path).iter(f"{_W}p"):
        "".join(part.text or "\n" for part in element.iter(f"{_W}t", f"{_W}br"))


def _tree(path: Path) -> _Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def naive(path: Path) -> None:
    """Take all paragraphs of all cells with python-docx."""
    for table in docx.Document(str(path)).tables:
        for row in table.rows:
            for cell in row.cells:
                "\n".join(paragraph.text for paragraph in cell.paragraphs)


def cpu(work: Callable[[Path], object], path: Path) -> float:
    """Return the CPU seconds of one run, the tidying of what it leaves behind included.

    The C library puts off sorting the memory of a tree that was freed until somebody asks for a larger piece. Left to
    the next run, that of a large tree (a fifth of a walk) would be charged to the other one.
    """
    start = time.process_time()
    work(path)
    bytearray(_LARGER_PIECE)
    return time.process_time() - start


def ratios(files: list[Path], other: Callable[[Path], object], rounds: int = _ROUNDS) -> list[float]:
    """Return for each file how many times the other's time reading takes, both run in turn."""
    found = []
    for path in files:
        pairs = [(cpu(read_docx, path), cpu(other, path)) for _ in range(rounds)]
        found.append(median([ours for ours, _ in pairs]) / median([theirs for _, theirs in pairs]))
    return found


def peak_of_its_own(path: Path) -> float:
    """Return the most memory, in megabytes, that a process has taken which reads one file."""
    command = [sys.executable, __file__, "--peak", str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def own_peak() -> float:
    """Return the most memory this process has taken; the system's own count begins with that of who started it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def words(chance: random.Random, count: int, choice: int = 3000) -> str:
    """Return Chinese characters of which most are common and some are rare, as in real text."""
    return "".join(chr(0x4E00 + min(int(chance.paretovariate(0.6)), choice) * 6) for _ in range(count))


def talk(chance: random.Random, *, office: bool) -> Iterator[str]:
    """Yield questions and answers without end, a paragraph each; with what Word and WPS say of each run or without."""
    about, marks = (_PARAGRAPH, f"<w:rPr>{_FONTS}{_SIZE}</w:rPr>") if office else ("", "")
    bold = f"<w:rPr>{_FONTS}<w:b/><w:bCs/>{_SIZE}</w:rPr>" if office else ""
    number = 0
    while True:
        number += 1
        yield paragraph(run(f"{number}、{words(chance, 30)}？", bold), about)
        answer = words(chance, chance.randrange(100, 900)) + "。"
        pieces = [answer[at : at + 80] for at in range(0, len(answer), 80)] if office else [answer]
        yield paragraph("".join(run(piece, marks) for piece in pieces), about)


def template(folder: Path) -> dict[str, str | bytes]:
    """Return the parts beside the text that every real document has: styles, themes, settings."""
    docx.Document().save(str(folder / "template.docx"))
    with zipfile.ZipFile(folder / "template.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "word/document.xml"}


def made(folder: Path) -> dict[str, list[Path]]:
    """Write the files that are made on the spot."""
    chance = random.Random(7)
    found: dict[str, list[Path]] = {}
    beside = template(folder)
    for name, office in (("plain forms", False), ("forms of an office program", True)):
        found[name] = []
        for at in range(10):
            body = [part for part, _ in zip(talk(chance, office=office), range(2 * (5 + at)), strict=False)]
            found[name].append(package(folder / f"{name}{at}.docx", form_body("".join(body)), beside))
    parts, size = [], 0
    for part in talk(chance, office=True):
        parts.append(part)
        size += len(part)
        if size > _LARGE:
            break
    found["large"] = [package(folder / "large.docx", form_body("".join(parts)), beside)]
    picture = beside | {"word/media/image1.png": os.urandom(_FILE_SIZE)}
    found["picture"] = [package(folder / "picture.docx", form_body("".join(parts[:20])), picture)]
    return found


def main() -> None:
    """Print the ratios, and leave with 1 if a bar is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="*", type=Path, default=[_CORPUS])
    parser.add_argument("--peak", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak:
        read_docx(options.peak)
        print(own_peak())
        return
    real = [path for path in find_files(options.paths) if path.suffix.lower() == ".docx" and path.is_file()]
    kept = True
    with TemporaryDirectory() as folder:
        kinds = made(Path(folder))
        for name, files in ({"real records": real} | kinds).items():
            if name not in {"large", "picture"} and files:
                kept &= verdict(
                    f"{name} ({len(files)}): times a bare walk", median(ratios(files, bare)), _MOST_TIMES_BARE
                )
                print(f"    times taking the words without their paragraphs: {median(ratios(files, words_of)):.2f}")
                share = median(ratios(files, naive, 5))
                print(f"    python-docx takes {1 / share:.1f} times as long")
                kept &= verdict("    times a fifth of python-docx", share * _LEAST_TIMES_NAIVE, 1)
                whole = [median([cpu(read_record, path) / cpu(bare, path) for _ in range(9)]) for path in files]
                print(f"    the whole record, split: {median(whole):.2f} times a bare walk")
        large = kinds["large"][0]
        print(f"one file of {large.stat().st_size / 1e6:.1f} MB, {words_in(large) / 1e6:.1f} million characters")
        kept &= verdict("    times a bare walk", median(ratios([large], bare, 5)), _MOST_TIMES_BARE)
        print(f"    times taking the words without their paragraphs: {median(ratios([large], words_of, 5)):.2f}")
        kept &= verdict("    megabytes of a process of its own", peak_of_its_own(large), _MOST_MEGABYTES)
        print(f"    the whole record, split: {cpu(read_record, large) / cpu(bare, large):.2f} times a bare walk")
        picture = kinds["picture"][0]
        times = [1000 * cpu(read_docx, picture) for _ in range(_ROUNDS)]
        kept &= verdict("5 MB of a picture: milliseconds", median(times), _MOST_MILLISECONDS)
    leave(kept)


def words_in(path: Path) -> int:
    """Return how many characters of text a document holds."""
    return sum(len(element.text or "") for element in _tree(path).iter(f"{_W}t"))


if __name__ == "__main__":
    main()
