"""The search over many Q&As: first page, miss, size of the index, and keys typed while it answers.

The yardstick is a plain scan in SQLite, ``LIKE`` over a table with one row for each Q&A, in turn with ours.

    python tests/bench/search.py [--qas 100000] [--project FILE] [--rounds 5] [--all]
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from ir_annotator.domain.query import parse
from ir_annotator.domain.query_meaning import settle
from ir_annotator.formats.scheme.file import parse_scheme
from ir_annotator.store.project import Project
from ir_annotator.workspace.matching import Matcher
from tests.bench._figures import head, leave, median, p95, row, verdict
from tests.bench._many import make_many, records

FIRST, MISS, SIZE, TURN = 20.0, 5.0, 0.30, 20.0
"""Milliseconds to the first 50 found and to a miss; the index as a share of the rest; a turn that a save waits for."""
PAGE = 50
HITS = ("公司", "减重", "灵均", "光刻胶", "固态电池", "训练数据", "减重 光刻胶", "公司 -减重")
MISSES = ("茅台", "贵州茅", "贵州茅台", "九坤科技")


def milliseconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def plain_table(path: Path, qas: int) -> sqlite3.Connection:
    """A bare table with the same texts, one row for each Q&A."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT)")
    texts = ((f"{qa.question.of(one.text)}\n{qa.answer.of(one.text)}",) for one in records(qas) for qa in one.qas)
    connection.executemany("INSERT INTO plain (text) VALUES (?)", texts)
    connection.commit()
    return connection


def scan(connection: sqlite3.Connection, word: str, limit: int) -> int:
    """How many rows a plain scan finds, at most so many."""
    sql = "SELECT id FROM plain WHERE text LIKE ? LIMIT ?"
    return len(connection.execute(sql, [f"%{word}%", limit]).fetchall())


class Searcher:
    """Answers queries on an open project as the window does."""

    def __init__(self, project: Project) -> None:
        self._project, self._scheme = project, parse_scheme(project.scheme_source())
        self._order = [number for number, _ in project.lists.sizes()]

    def answer(self, text: str) -> Iterator[list[tuple[int, int]]]:
        """What is found, some at a time."""
        wanted = settle(parse(text), self._scheme, [], "bench")
        return self._project.finder(wanted, Matcher).run(self._order)

    def first(self, text: str) -> int:
        """Find the first page; return how many stand on it."""
        found = 0
        for some in self.answer(text):
            found += len(some)
            if found >= PAGE:
                break
        return found

    def count(self, text: str) -> int:
        """Find everything; return how many."""
        return sum(map(len, self.answer(text)))


def watch(project: Project) -> list[float]:
    """Return a list into which goes how long each turn keeps the database from everybody else (milliseconds)."""
    turns, lend = [], project._file.reading

    @contextmanager
    def timed() -> Iterator[Database]:
        with lend() as db:
            begun = time.perf_counter()
            yield db
            turns.append(1000 * (time.perf_counter() - begun))

    project._file.reading = timed
    return turns


def build(project: Project) -> tuple[float, float]:
    """Build the index; return the seconds, and the index as a share of the rest."""
    begun = time.perf_counter()
    while project.index_some():
        pass
    seconds = time.perf_counter() - begun
    with project._file.reading() as db:
        (index,) = db.execute("SELECT sum(length(block)) FROM search_data").fetchone()
        (docs,) = db.execute("SELECT count(*) * 12 FROM search_docsize").fetchone()
        pages, free = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count"))
    everything = (pages - free) * 4096
    return seconds, (index + docs) / (everything - index - docs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--qas", type=int, default=100_000)
    parser.add_argument("--project", type=Path, help="use (or keep) the project in this file")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--all", action="store_true", help="also find everything and compare with the plain scan")
    options = parser.parse_args()
    kept = []
    with tempfile.TemporaryDirectory(dir=options.project and options.project.parent) as folder:
        os.environ["IR_ANNOTATOR_HOME"] = folder
        path = options.project or Path(folder) / "many.irdb"
        if not path.exists():
            make_many(path, options.qas)
        plain = plain_table(Path(folder) / "plain.db", options.qas)
        with Project.open(path) as project:
            turns = watch(project)
            seconds, share = build(project)
            print(f"index of {options.qas:,} Q&As: {seconds:.0f} s in {len(turns):,} turns")
            print(head("a turn at the database"))
            print(row("of the index", turns))
            kept.append(("ms of a turn of the index, 95 of 100", p95(turns), TURN))
            turns.clear()
            searcher = Searcher(project)
            searcher.first("公司")
            print(head(f"first {PAGE}, beside a plain scan"))
            for text in (*HITS, *MISSES):
                ours, theirs = [], []
                for _ in range(options.rounds):
                    ours.append(milliseconds(lambda text=text: searcher.first(text)))
                    theirs.append(milliseconds(lambda text=text: scan(plain, text.split()[0], PAGE)))
                print(row(text, ours, theirs))
                bar = MISS if text in MISSES else FIRST
                kept.append((f"ms for {text}", median(ours), bar))
            print(head("a turn at the database"))
            print(row("of the searches", turns))
            kept.append(("ms of a turn of a search, 95 of 100", p95(turns), TURN))
            if options.all:
                compare(searcher, plain, options.qas)
        kept.append(("index as a share of the data", share, SIZE))
        plain.close()
    leave(all([verdict(*one) for one in kept]))  # noqa: C419 -- every verdict is to be printed


def compare(searcher: Searcher, plain: sqlite3.Connection, qas: int) -> None:
    """Find everything, and say how long it took; what is found must equal the plain scan."""
    for word in (word for word in (*HITS, *MISSES) if " " not in word):
        begun = time.perf_counter()
        found = searcher.count(word)
        seconds = time.perf_counter() - begun
        assert found == scan(plain, word, qas), f"{word}: {found}"
        print(f"{word}: {found:,} found in {seconds:.2f} s, as a plain scan does")


if __name__ == "__main__":
    main()
