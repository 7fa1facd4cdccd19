"""Taking in three colleagues' packages, beside the raw insert of their events into an empty log.

PYTHONPATH=. .venv/bin/python tests/bench/merging.py
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "store"), str(Path(__file__).parents[1])]

from store_builders import AT, claim_at, make_record  # noqa: E402

from ir_annotator.domain import edits  # noqa: E402
from ir_annotator.domain.annotation import AnnotationKey, Status  # noqa: E402
from ir_annotator.domain.codec import dumps, edit_to_json  # noqa: E402
from ir_annotator.domain.handover import Handover, Purpose  # noqa: E402
from ir_annotator.domain.log import LogEntry  # noqa: E402
from ir_annotator.domain.merging import make_plan  # noqa: E402
from ir_annotator.domain.record import Record  # noqa: E402
from ir_annotator.formats import package  # noqa: E402
from ir_annotator.formats.package_reading import read_package  # noqa: E402
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme  # noqa: E402
from ir_annotator.store import event_rows  # noqa: E402
from ir_annotator.store.ids import new_id  # noqa: E402
from ir_annotator.store.project import Project  # noqa: E402

BAR = 3.0
QAS_PER_RECORD = 10
SCHEME = read_scheme(default_scheme_path())


def make_records(qas: int) -> list[Record]:
    pairs = tuple(
        (f"请问公司第{n}项业务进展如何？", "公司积极推进相关工作，营业收入同比增长20%，毛利率稳定。" * 4)
        for n in range(QAS_PER_RECORD)
    )
    return [make_record(number=f"n-{n}", pairs=pairs) for n in range(qas // QAS_PER_RECORD)]  # fmt: skip


def events_of(who: str, records: list[Record]) -> Iterator[LogEntry]:
    """What somebody does who labels each Q&A: two topics, a judgement, two claims, done."""
    seq = 0
    for record in records:
        for qa in record.qas:
            start, last = qa.answer.start, ""
            what = [
                edits.AddTopic("perf.revenue"),
                edits.AddTopic("ops"),
                edits.SetJudgement("directness", "direct"),
                edits.PutClaim(claim_at(record, start, start + 12, new_id(), polarity="positive")),
                edits.PutClaim(claim_at(record, start + 14, start + 25, new_id(), "fact")),
                edits.SetStatus(Status.DONE),
            ]
            for edit in what:
                seq += 1
                key = AnnotationKey(qa.qa_id, who)
                place = (record.fingerprint, key.qa_id, key.layer.value)
                after = f'["{last}"]' if last else "[]"
                last = new_id()
                said = (edit.kind, dumps(edit_to_json(edit)), after, AT, 4.0, "", "")
                yield LogEntry(last, who, f"device of {who}", seq, *place, *said)


def fresh(folder: Path, name: str, records: list[Record]) -> Project:
    project = Project.create(folder / f"{name}.irdb", SCHEME, AT)
    project.add_records(records, AT)
    return project


def raw(folder: Path, name: str, records: list[Record], entries: list[LogEntry]) -> float:
    with fresh(folder, name, records) as project:
        for who in ("wang", "li", "zhao"):
            project.add_annotator(who, who)
        began = time.perf_counter()
        with project._file.writing() as db:
            event_rows.insert_all(db, entries)
        return time.perf_counter() - began


def merged(folder: Path, name: str, records: list[Record], files: list[Path]) -> dict[str, float]:
    with fresh(folder, name, records) as project:
        moments = [time.perf_counter()]
        came = [read_package(file) for file in files]
        moments.append(time.perf_counter())
        receiver = project.sharing.receiver(came)
        plan = make_plan(came, receiver)
        moments.append(time.perf_counter())
        project.sharing.merge(plan, "lead", "here", AT, "")
        moments.append(time.perf_counter())
        assert not plan.refused
        assert project.counts()[1] == len(plan.entries) // 6
    names = ("reading", "planning", "writing")
    return dict(zip(names, (b - a for a, b in pairwise(moments)), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--qas", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    records = make_records(options.qas)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files, entries = [], list[LogEntry]()
        for who in ("wang", "li", "zhao"):
            mine = list(events_of(who, records))
            files.append(folder / f"{who}.irpack")
            with fresh(folder, f"made by {who}", records) as project, files[-1].open("wb") as stream:
                handed = project.sharing.hand_over(Purpose.LABELS, None, ())
                package.write(stream, replace(handed, entries=tuple(sorted(mine))))
            entries += mine
        assert isinstance(handed, Handover)
        rows = [
            (raw(folder, f"raw{n}", records, entries), merged(folder, f"merged{n}", records, files))
            for n in range(options.rounds)
        ]
    bare = statistics.median(one for one, _ in rows)
    parts = {part: statistics.median(one[part] for _, one in rows) for part in rows[0][1]}
    whole = statistics.median(sum(one.values()) for _, one in rows)
    print(f"{len(entries)} events of 3 colleagues on {options.qas} Q&As; raw insert {bare:.2f} s")
    print("  ".join(f"{part} {seconds:.2f} s ({seconds / bare:.2f})" for part, seconds in parts.items()))
    print(f"taking in {whole:.2f} s, {whole / bare:.2f} times the raw insert; bar {BAR}")
    sys.exit(whole > BAR * bare)


if __name__ == "__main__":
    main()
