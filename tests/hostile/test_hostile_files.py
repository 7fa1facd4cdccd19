"""All bad files through the real import and the command line: the right verdict, in time, and no harm done."""

from __future__ import annotations

import hashlib
import os
import select
import socket
import stat
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import bad_packages
import bad_pdfs
import bad_places
import bad_tables
import bad_tricks
import bad_values
import bad_words
import pytest
from bad_file import ANY, CANARY, BadFile
from builders import record_docx, record_text

from ir_annotator import i18n
from ir_annotator.domain.hidden import shown_literally
from ir_annotator.domain.problem import Problem
from ir_annotator.formats.reading import read_records
from ir_annotator.workspace.importing import import_paths
from ir_annotator.workspace.opening import make_project
from ir_annotator.workspace.reading_pool import read_all

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in /proc; pipes and devices")
MODULES = (bad_packages, bad_words, bad_tables, bad_pdfs, bad_places, bad_tricks, bad_values)
CASES = [case for module in MODULES for case in module.CASES]
MOST_MEMORY = 300
"""MB above what the reader needs at rest, for a file that is refused."""
_STRIDE = 3
CRASHED = frozenset({"reader_crashed", "reader_timeout", "reader_memory"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a file; the process it was read in measured seconds of work, and MB above what it began with."""

    code: str
    cause: str
    remedy: str
    warns: frozenset[str]
    pairs: int
    seconds: float
    memory: int


def peak(what: str) -> int:
    """Return the peak of memory of this process in MB, or its memory now."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what)) // 1024


def measured(path: Path) -> Verdict:
    """Read a file and measure that; runs in a process of the pool."""
    Path("/proc/self/clear_refs").write_text("5")
    before, started = peak("VmRSS"), time.process_time()
    try:
        records = read_records(path)
        found = "", "", "", frozenset(doubt.code for doubt in records[0].warnings), len(records[0].qas)
    except Problem as problem:
        found = problem.code, problem.cause, problem.remedy, frozenset(), 0
    return Verdict(*found, time.process_time() - started, peak("VmHWM") - before)


def fingerprint(folder: Path) -> dict[str, object]:
    """Return everything in a folder: what each thing is, when it was changed, and its content if that is short."""
    found: dict[str, object] = {}
    for path in folder.rglob("*"):
        status = path.lstat()
        short = stat.S_ISREG(status.st_mode) and status.st_size < 5_000_000
        content = hashlib.sha256(path.read_bytes()).hexdigest() if short else status.st_size
        found[str(path)] = (status.st_mode, status.st_mtime_ns, content)
    return found


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[tuple[BadFile, Path]]:
    """All bad files, each in a folder of its own."""
    root = tmp_path_factory.mktemp("bad")
    made = []
    for number, case in enumerate(CASES):
        path = root / "in" / f"{number:03}" / case.name
        path.parent.mkdir(parents=True)
        case.make(path)
        made.append((case, path))
    return made


Said = list[tuple[BadFile, Verdict | Problem]]


def test_every_file_gets_its_verdict_in_time_in_plain_words(files):
    """One test, so that all the files are read once, however many processes share the tests."""
    before = fingerprint(root_of(files))
    with canary() as nobody_came:
        outcomes = read_all([path for _, path in files], measured, 2)
        said = [(files[place][0], outcome) for place, outcome in outcomes]
        assert nobody_came()
    assert len(said) == len(files)
    assert fingerprint(root_of(files)) == before
    every_verdict_is_right(said)
    every_verdict_comes_in_time_and_with_little_memory(said)
    every_refusal_says_cause_and_remedy_in_plain_words(said)


def every_verdict_is_right(verdicts: Said) -> None:
    wrong = []
    for case, said in verdicts:
        if case.code == ANY:
            right = isinstance(said, Verdict) or said.code in CRASHED
        else:
            right = isinstance(said, Verdict) and said.code == case.code and said.warns >= set(case.warns)
            right = right and (case.pairs in (-1, said.pairs) or bool(said.code))
        if not right:
            wrong.append(f"{case.name}: {said}")
    assert not wrong, "\n".join(wrong)


def every_verdict_comes_in_time_and_with_little_memory(verdicts: Said) -> None:
    found = [(case, said) for case, said in verdicts if isinstance(said, Verdict)]
    slow = [f"{case.name}: {said.seconds:.1f} s" for case, said in found if said.seconds > case.seconds]
    greedy = [f"{case.name}: {said.memory} MB" for case, said in found if said.code and said.memory > MOST_MEMORY]
    assert not slow
    assert not greedy
    assert all(case.seconds <= 10 for case, _ in found)


def every_refusal_says_cause_and_remedy_in_plain_words(verdicts: Said) -> None:
    for case, said in verdicts:
        if said.code:
            assert said.cause.endswith(".")
            assert said.remedy.endswith(".")
            words = said.cause + said.remedy
            assert not any(
                word in words for word in ("Error", "Traceback", "Exception", "0x", "None", "lxml", "zip ")
            ), case


CAUSES = (
    "not_a_docx", "old_office", "encrypted", "damaged", "too_large", "contains_dtd", "no_record_table",
    "empty_content", "unreadable_encoding", "no_permission", "not_a_regular_file", "empty_file", "missing_file",
    "damaged_pdf", "damaged_doc", "scan_without_text", "beyond_limits", "word_macros", "lock_file", "web_page",
    "text_not_docx", "rtf_not_supported", "xml_not_supported", "unknown_format", "empty_table", "columns_unknown",
    "unclosed_quote", "bad_line", "labels_not_records",
)  # fmt: skip


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_causes_are_worded_differently(files, tmp_path, language):
    i18n.set_language(language)
    causes: dict[str, set[str]] = {}
    wanted = set(CAUSES)
    for case, path in files:
        if case.code in wanted and len(causes.get(case.code, ())) < 2:
            with pytest.raises(Problem) as caught:
                read_records(path)
            causes.setdefault(case.code, set()).add(caught.value.cause)
    told = [cause for said in causes.values() for cause in said]
    assert causes.keys() >= wanted - {"no_permission"}
    assert len(set(told)) == len(told)
    if language == "zh_CN":
        assert all(any("\u4e00" <= sign <= "\u9fff" for sign in cause) for cause in told)


def test_the_command_line_refuses_them_without_harm(files, tmp_path, monkeypatch):
    """A canary listens where the files want something fetched, and every other way to the network is watched.

    A third of the files go this way, some of every verdict: each is read by the same code above.
    """
    root = root_of(files)
    some = sorted(files, key=lambda one: (one[0].code, one[1].suffix))[::_STRIDE]
    assert {case.code for case, _ in some} >= {code for code, count in verdicts_of(files).items() if count >= _STRIDE}
    watch = tmp_path / "watch"
    watch.mkdir()
    (watch / "sitecustomize.py").write_text(WATCH.format(str(tmp_path / "network")))
    (root / "sentinel.txt").write_text("untouched")
    before = fingerprint(root)
    here = tmp_path / "here"
    here.mkdir()
    project = here / "work.irdb"
    command = [sys.executable, "-m", "ir_annotator", "import", str(project), "--jobs", "2", "--"]
    command += [str(path) for _, path in some]
    path = os.pathsep.join((str(watch), str(Path(__file__).parents[2])))
    environment = {**os.environ, "PYTHONPATH": path, "IR_ANNOTATOR_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8"}
    with canary() as nobody_came:
        ran = subprocess.run(command, cwd=here, env=environment, capture_output=True, timeout=300, check=False)
        assert nobody_came()
    words = ran.stderr.decode()
    assert ran.returncode == 1, words[-2000:]
    assert "Traceback" not in words
    assert ran.stdout == b""
    assert not (tmp_path / "network").exists()
    assert fingerprint(root) == before
    assert {one.name for one in here.iterdir()} <= {"work.irdb", "work.backups"}
    for case, path in some:
        if case.code not in ("", ANY):
            assert f"{shown_literally(str(path))}: " in words or f"{shown_literally(str(path))}:" in words, case
    assert not any(sign in words for sign in "\x1b\u202e\u200b\x07")


def root_of(files: list[tuple[BadFile, Path]]) -> Path:
    """The folder in which all of them are."""
    return files[0][1].parents[2]


def verdicts_of(files: list[tuple[BadFile, Path]]) -> Counter[str]:
    """How many files there are of each verdict."""
    return Counter(case.code for case, _ in files)


@contextmanager
def canary():
    """Listen where the files want something fetched; yield what tells whether nobody came.

    Where another run of the tests listens there already, only the watch inside the program is left.
    """
    try:
        server = socket.create_server(("127.0.0.1", CANARY))
    except OSError:
        yield lambda: True
        return
    with server:
        yield lambda: not select.select([server], [], [], 0)[0]


WATCH = """
import socket
def refuse(self, *place):
    if self.family != getattr(socket, "AF_UNIX", None):
        open({!r}, "a").write(repr(place))
        raise OSError("the network is off")
socket.socket.connect = socket.socket.connect_ex = refuse
"""


def test_twenty_good_files_among_twenty_bad_ones_are_stored_as_without_them(files, tmp_path):
    good = []
    for number in range(20):
        make = record_docx if number % 2 else record_text
        ending = "docx" if number % 2 else "txt"
        pairs = [(f"第{number}个订单𠮷如何？", "订单饱满。" * 20), ("毛利率如何？", "稳定。")]
        good.append(make(tmp_path / f"good{number}.{ending}", pairs, number=f"2025-{number:03}"))
    all_bad = [path for case, path in files if case.code not in ("", ANY, "columns_unknown")]
    bad = all_bad[:: len(all_bad) // 20][:20]
    assert len(bad) == 20
    mixed = [path for pair in zip(bad, good, strict=True) for path in pair]
    with make_project(tmp_path / "alone.irdb") as alone, make_project(tmp_path / "mixed.irdb") as among:
        first, second = import_paths(alone, good, jobs=2), import_paths(among, mixed, jobs=2)
        assert len(second.refused) == 20
        assert first.added == second.added
        assert len(first.added) == 20
        stored = [[project.record(one.fingerprint) for one in first.added] for project in (alone, among)]
        assert stored[0] == stored[1]
        assert alone.lists.overview() == among.lists.overview()
    assert [problem.file for problem in second.refused] == [str(path) for path in bad]
    assert all(problem.cause and problem.remedy for problem in second.refused)
