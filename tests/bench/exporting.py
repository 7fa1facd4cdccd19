"""Labels out of a project and into one, beside the least that could be done, in turn.

Out: the program writes native lines from its project. The yardsticks read the same rows from the same file by plain
SQL and write the same keys: one passes stored JSON through to ``orjson``, one takes it apart and uses ``json.dumps``; a
third only calls ``json.dumps`` on objects in memory. In: the program checks and stores the lines; the yardstick
calls ``orjson.loads`` on each and writes rows that were prepared before by ``executemany``, a transaction for as many.

    python tests/bench/exporting.py [--qas 50000] [--rounds 3] [--memory 300000]
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from pathlib import Path

import orjson

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, LabelledQA, Status
from ir_annotator.domain.record import Record
from ir_annotator.domain.span import Span
from ir_annotator.formats.labels import native_jsonl
from ir_annotator.formats.labels.native_jsonl import line as line_of
from ir_annotator.formats.labels.preset import About
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.store.project import Project
from ir_annotator.store.stored_rows import Choice
from ir_annotator.workspace.exporting import export_file
from ir_annotator.workspace.taking_in import take_in
from ir_annotator.workspace.values import ExportChoice
from tests.bench._app import AT, DEVICE
from tests.bench._figures import leave, median, verdict
from tests.bench._many import make_many, records

_SCHEME = read_scheme(default_scheme_path())
_AT_ONCE = 2000
_OUT_BAR, _JSON_BAR, _IN_BAR, _MEMORY_BAR = 1.5, 0.5, 2.0, 100.0
_EVENT = """INSERT INTO events (arrival, id, author, device, seq, fingerprint, qa_id, layer, kind, payload, after, at,
    seconds, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_ROWS = """SELECT records.id, fingerprint, file, form, text, a.qa_id, position, question_start, question_end,
    answer_start, answer_end, annotator, layer, status, topics, primary_topic, judgements, a.note, flagged, flag_reason,
    decision,
    updated_at, seconds
    FROM records JOIN qas ON record_id = records.id JOIN annotations AS a ON a.qa_id = qas.qa_id
    ORDER BY records.code, records.number, fingerprint, position, annotator, layer"""
_CLAIMS = """SELECT id, span_start, span_end, quote, type, attributes, note FROM claims
    WHERE qa_id = ? AND annotator = ? AND layer = ? ORDER BY span_start, span_end, id"""


# ── what is labelled ─────────────────────────────────────────────────────────


def lines(qas: int) -> Iterator[bytes]:
    """Yield a native line for each Q&A, with two topics, judgements and three claims."""
    dice = random.Random(2)
    for record in records(qas):
        for index, qa in enumerate(record.qas, 1):
            labels = _labels(record, index, dice)
            key = AnnotationKey(qa.qa_id, "wang")
            yield line_of(LabelledQA(record, qa, index, key, labels, _SCHEME.ref, AT, 34.2), _SCHEME)


def _labels(record: Record, index: int, dice: random.Random) -> Annotation:
    answer = record.qas[index - 1].answer
    third = len(answer) // 3
    claims = []
    for number in range(3):
        span = Span(answer.start + number * third, answer.start + (number + 1) * third - 1)
        values = {"subject": dice.choice(("company", "customer")), "time_frame": "past", "polarity": "positive"}
        values |= {"certainty": "certain", "verifiability": "checkable"}
        if number == 0:
            fact = {"metric": "营业收入", "value": dice.randint(1, 999) / 10, "unit": "%", "raw": "14.8%"}
            values |= {"numbers": (fact,), "direction": "up"}
        claims.append(Claim(f"{index}-{number}-{dice.randint(0, 9**9)}", span, span.of(record.text), "fact", values))
    return Annotation(
        topics=("perf.revenue", dice.choice(("market.demand", "ops.orders"))),
        primary_topic="perf.revenue",
        judgements={"directness": "direct", "specificity": 1},
        claims=tuple(claims),
        note="" if dice.random() < 0.9 else "要再看一遍",
        closed=Status.DONE,
    )


# ── yardsticks ───────────────────────────────────────────────────────────────


def passed_through(path: Path, target: Path) -> None:
    """Write the lines with stored JSON passed through to orjson."""
    _write(path, target, orjson.Fragment, lambda line: orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))


def dumped(path: Path, target: Path) -> None:
    """Write the lines with stored JSON taken apart, by json.dumps."""
    _write(path, target, json.loads, lambda line: (json.dumps(line, ensure_ascii=False) + "\n").encode())


def _write(path: Path, target: Path, take: Callable[[str], object], dump: Callable[[object], bytes]) -> None:
    db = sqlite3.connect(path)
    with target.open("wb") as stream:
        for _, rows in groupby(db.execute(_ROWS), key=lambda row: row[0]):
            record = None
            for _, fingerprint, file, form, text, qa_id, position, *rest in rows:
                a, b, c, d, who, layer, status, topics, primary, judgements, note, flagged, why, decision, at, took = (
                    rest
                )
                if record is None:
                    f = orjson.loads(form)
                    record = {"fingerprint": fingerprint, "file": file} | {
                        key: f[key] for key in ("code", "name", "number", "exchange", "categories")
                    }
                    record |= {"participants": f["participant_list"], "dates": f["dates"], "place": f["place"]}
                    record |= {"hosts": f["hosts"], "date": f["date"]}
                claims = [
                    {
                        "id": i,
                        "field": "answer",
                        "start": s - c,
                        "end": e - c,
                        "text": q,
                        "type": t,
                        "attributes": take(v),
                    }
                    | {"note": n}
                    for i, s, e, q, t, v, n in db.execute(_CLAIMS, (qa_id, who, layer))
                ]
                line = {
                    "format": "ir-annotator/1", "qa_id": qa_id, "record": record, "index": position,
                    "question": text[a:b], "answer": text[c:d], "annotator": who, "layer": layer, "status": status,
                    "scheme": _SCHEME.ref, "offsets": "codepoint", "topics": take(topics), "primary_topic": primary,
                    "judgements": take(judgements), "claims": claims, "note": note, "flagged": bool(flagged),
                    "flag_reason": why, "decision": decision and take(decision), "updated_at": at, "seconds": took,
                }  # fmt: skip
                stream.write(dump(line))
    db.close()


def stored_raw(path: Path, source: Path, rows: dict[str, list[tuple[object, ...]]]) -> None:
    """Read each line by orjson.loads, and write prepared rows by executemany, a transaction for as many lines."""
    db = sqlite3.connect(path, isolation_level=None)
    for setting in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        db.execute(f"PRAGMA {setting}")
    waiting = {name: iter(some) for name, some in rows.items()}
    db.execute("INSERT OR IGNORE INTO annotators VALUES ('wang', 'wang')")
    with source.open("rb") as stream:
        while some := list(islice(stream, _AT_ONCE)):
            loaded = [orjson.loads(line) for line in some]
            db.execute("BEGIN")
            db.executemany(_EVENT, islice(waiting["events"], len(loaded)))
            db.executemany(
                f"INSERT INTO annotations VALUES ({_marks(16)})", islice(waiting["annotations"], len(loaded))
            )
            db.executemany(f"INSERT INTO claims VALUES ({_marks(10)})", islice(waiting["claims"], 3 * len(loaded)))
            db.execute("COMMIT")
    db.close()


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows that taking the lines in wrote."""
    db = sqlite3.connect(path)
    queries = {
        "events": """SELECT arrival, id, author, device, seq, fingerprint, qa_id, layer, kind, payload, after, at,
            seconds, undoes FROM events ORDER BY arrival""",
        "annotations": "SELECT annotations.* FROM annotations JOIN events ON events.id = head ORDER BY arrival",
        "claims": """SELECT claims.* FROM claims JOIN annotations USING (qa_id, annotator, layer)
            JOIN events ON events.id = head ORDER BY arrival, span_start""",
    }
    found = {name: db.execute(sql).fetchall() for name, sql in queries.items()}
    db.close()
    return found


# ── timing ───────────────────────────────────────────────────────────────────


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that some work took in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def taken_in(path: Path, source: Path) -> float:
    """Take the lines in as the command does; return the seconds, opening the project left out."""
    with Project.open(path) as project:
        return timed(lambda: take_in(project, [source], DEVICE))


def written(path: Path, target: Path) -> float:
    """Write the lines as the program does, without reading them back; return the seconds."""
    with Project.open(path) as project:
        return timed(lambda: native_jsonl.write(target, project.exchange.rows(Choice()), About(_SCHEME)))


def exported(path: Path, target: Path) -> float:
    """Export as the command does: written, read back, compared, with a manifest; return the seconds."""
    with Project.open(path) as project:
        return timed(lambda: export_file(project, target, ExportChoice()))


def all_dumped(objects: list[object]) -> None:
    """Dump objects that lie in memory."""
    for one in objects:
        json.dumps(one, ensure_ascii=False)


def tell(name: str, seconds: list[float], qas: int) -> None:
    """Print one line."""
    print(f"{name:44} {median(seconds):8.2f} s {1e6 * median(seconds) / qas:8.1f} µs a Q&A")


def measure(folder: Path, qas: int, rounds: int) -> bool:
    """Time everything in turn and say whether the bars are kept."""
    empty, full, source = folder / "empty.irdb", folder / "full.irdb", folder / "labels.jsonl"
    make_many(empty, qas)
    with source.open("wb") as stream:
        stream.writelines(lines(qas))
    shutil.copy(empty, full)
    taken_in(full, source)
    rows = rows_of(full)
    objects = [orjson.loads(line) for line in source.read_bytes().split(b"\n") if line]
    out: dict[str, list[float]] = {}

    def run(name: str, work: Callable[[], float]) -> None:
        out.setdefault(name, []).append(work())

    for _ in range(rounds):
        run("written", lambda: written(full, folder / "out.jsonl"))
        run("orjson, stored JSON passed through", lambda: timed(lambda: passed_through(full, folder / "orjson.jsonl")))
        run("json.dumps, stored JSON taken apart", lambda: timed(lambda: dumped(full, folder / "json.jsonl")))
        run("json.dumps of objects in memory", lambda: timed(lambda: all_dumped(objects)))
        run("exported: written, read back, compared", lambda: exported(full, folder / "all.jsonl"))
        out_lines, all_lines = ((folder / name).read_bytes().split(b"\n") for name in ("out.jsonl", "all.jsonl"))
        assert out_lines == all_lines
        assert sorted(out_lines) == sorted(source.read_bytes().split(b"\n"))
        shutil.copy(empty, folder / "a.irdb")
        run("taken in", lambda: taken_in(folder / "a.irdb", source))
        shutil.copy(empty, folder / "b.irdb")
        run("orjson.loads and executemany", lambda: timed(lambda: stored_raw(folder / "b.irdb", source, rows)))
    for name, seconds in out.items():
        tell(name, seconds, qas)
    ratio = {name: median(seconds) for name, seconds in out.items()}
    kept = verdict("written / orjson", ratio["written"] / ratio["orjson, stored JSON passed through"], _OUT_BAR)
    kept &= verdict("written / json.dumps", ratio["written"] / ratio["json.dumps, stored JSON taken apart"], _JSON_BAR)
    kept &= verdict(
        "taken in / orjson.loads and executemany", ratio["taken in"] / ratio["orjson.loads and executemany"], _IN_BAR
    )
    return kept


# ── memory ───────────────────────────────────────────────────────────────────


def memory_of(what: str, path: Path, other: Path) -> float:
    """Return by how many megabytes a process of its own grew while it worked."""
    command = [sys.executable, __file__, "--one", what, str(path), str(other)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(ran.stdout)


def one(what: str, path: Path, other: Path) -> None:
    """Work in this process and print by how many megabytes it grew at most."""
    with Project.open(path) as project:
        list(project.exchange.rows(Choice(qa_ids=frozenset())))
        before = _kilobytes("VmRSS")
        if what == "export":
            export_file(project, other, ExportChoice())
        else:
            take_in(project, [other], DEVICE)
    print((_kilobytes("VmHWM") - before) / 1024)


def _kilobytes(what: str) -> int:
    """Return what Linux says of the memory of this process; a parent's does not count."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(next(line for line in status.splitlines() if line.startswith(what)).split()[1])


def weigh(folder: Path, qas: int) -> bool:
    """Say how much memory export and import of many Q&As take."""
    project, source = folder / "large.irdb", folder / "large.jsonl"
    make_many(project, qas)
    with source.open("wb") as stream:
        stream.writelines(lines(qas))
    kept = verdict(f"MB more while {qas} Q&As are taken in", memory_of("import", project, source), _MEMORY_BAR)
    more = memory_of("export", project, folder / "again.jsonl")
    return verdict(f"MB more while {qas} Q&As are exported", more, _MEMORY_BAR) and kept


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--qas", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, default=300_000, help="0 leaves it out")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one(asked.one[0], Path(asked.one[1]), Path(asked.one[2]))
        return
    with tempfile.TemporaryDirectory() as name:
        kept = measure(Path(name), asked.qas, asked.rounds)
        if asked.memory:
            kept &= weigh(Path(name), asked.memory)
    leave(kept)


if __name__ == "__main__":
    main()
