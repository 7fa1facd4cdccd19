"""Kills the program at random moments of its work and looks whether anything was lost or is there by half.

    python tests/store/killing.py [--rounds 50]

Each round works on a project in a process of its own until it is killed with SIGKILL. What it had acknowledged must be
there afterwards, the project must open and pass every check, and no bad backup may be listed.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from store_builders import AT, do, make_record, new_project  # noqa: E402

from ir_annotator.domain.annotation import AnnotationKey  # noqa: E402
from ir_annotator.domain.edits import SetNote  # noqa: E402
from ir_annotator.domain.handover import HandedRecord, Handover, Purpose  # noqa: E402
from ir_annotator.domain.log import LogEntry  # noqa: E402
from ir_annotator.domain.merging import make_plan  # noqa: E402
from ir_annotator.domain.outline import Why  # noqa: E402
from ir_annotator.domain.problem import Problem  # noqa: E402
from ir_annotator.formats.labels.native_reading import read_lines  # noqa: E402
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme  # noqa: E402
from ir_annotator.store import backup, migrations  # noqa: E402
from ir_annotator.store.backup import Places  # noqa: E402
from ir_annotator.store.project import Project  # noqa: E402
from ir_annotator.store.restoring import restore  # noqa: E402
from ir_annotator.workspace import exporting  # noqa: E402
from ir_annotator.workspace.values import ExportChoice  # noqa: E402

RECORD = make_record()
KEY = AnnotationKey(RECORD.qas[0].qa_id, "wang")
_LONGEST = 0.12
"""Seconds after the first acknowledgement within which the kill comes."""


def say(word: object) -> None:
    print(word, flush=True)


def save(path: Path) -> None:
    with Project.open(path) as project:
        for number in range(10**6):
            do(project, KEY, SetNote(f"{os.getpid()}-{number}"))
            say(project.events(KEY)[-1].id)


def import_(path: Path) -> None:
    with Project.open(path) as project:
        for number in range(10**6):
            new = [make_record(number=f"{os.getpid()}-{number}-{each}") for each in range(40)]
            project.add_records(new, AT)
            say(new[-1].fingerprint)


def back_up(path: Path) -> None:
    with Project.open(path) as project:
        while True:
            say(project.back_up(Places.of(path), Why.WORK).name)


def migrate(path: Path) -> None:
    def more(db) -> None:
        db.execute("ALTER TABLE annotators ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
        db.execute("CREATE TABLE all_texts AS SELECT text FROM records")

    say("begun")
    migrations.MIGRATIONS = (*migrations.MIGRATIONS, more)
    Project.open(path).close()
    time.sleep(60)


def put_back(path: Path) -> None:
    places = Places.of(path)
    chosen = backup.newest(places)
    assert chosen
    while True:
        say(restore(path, chosen.path, places).kept)


def merge(path: Path) -> None:
    """Take a colleague's labels on all records in, take them back, and so on."""
    with Project.open(path) as project:
        came = [colleagues_work(project)]
        made = project.sharing.merge(make_plan(came, project.sharing.receiver(came)), "lead", "here", AT, "")
        assert made
        for number in range(10**6):
            say(made.id)
            project.sharing.take_back(made.id, "here")
            say(f"back {number}")
            project.sharing.bring_back(made.id)


def colleagues_work(project: Project) -> Handover:
    """A topic on every Q&A, and two new records."""
    new = [make_record(number=f"new-{n}", pairs=(("新问？", "新答。"),)) for n in range(2)]
    held = [project.record(row.fingerprint) for row in project.lists.heads() if not row.number.startswith("new-")]
    entries = [
        LogEntry(f"e-{n}", "li", "d", n, record.fingerprint, record.qas[0].qa_id, "annotation", "topic_added",
                 '{"topic":"ops"}', "[]", AT, 1.0, "", "")
        for n, record in enumerate([*held, *new], 1)
    ]  # fmt: skip
    return Handover(Purpose.LABELS, "p", "test@1.0.0", "", tuple(map(HandedRecord, new)), tuple(entries), source="li")


def export(path: Path) -> None:
    """Change a note and write all labels out, again and again, over the file that is there."""
    scheme = read_scheme(default_scheme_path())  # that of these records is none
    exporting.scheme_of = lambda _: scheme
    with Project.open(path) as project:
        while True:
            do(project, KEY, SetNote(f"{time.time_ns()}"))
            exporting.export_file(project, exported(path), ExportChoice(include_unlabelled=True, annotators=("wang",)))
            say(project.annotation(KEY).note)


def exported(path: Path) -> Path:
    return path.with_name("labels.jsonl")


def look_at_export(path: Path, said: list[str]) -> list[str]:
    """The file is the one that was acknowledged last or one that is newer, whole, and reads back."""
    if not exported(path).exists():
        return [f"no export, though {said} was told"]
    raw = exported(path).read_bytes()
    found = list(read_lines(io.BytesIO(raw), "labels.jsonl"))
    wrong = [str(line) for line in found if isinstance(line, Problem)]
    notes = [line.annotation.note for line in found if not isinstance(line, Problem) and line.annotation.note]
    if not raw.endswith(b"\n") or len(found) != 42 or len(notes) != 1:
        wrong.append(f"half of an export: {len(raw)} bytes, {len(found)} lines, {len(notes)} notes")
    if not wrong and int(notes[0]) < max((int(word) for word in said if word), default=0):
        wrong.append("an older export than was told")
    return wrong


WORK = {
    "merge": merge,
    "export": export,
    "save": save,
    "import": import_,
    "backup": back_up,
    "migration": migrate,
    "restore": put_back,
}


def one_round(name: str, path: Path, moment: float) -> list[str]:
    """Let the work begin, kill it after so many seconds, and return what it had acknowledged."""
    command = [sys.executable, __file__, "--work", name, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout
        said = [worker.stdout.readline()]
        time.sleep(moment)
        worker.kill()
        said += worker.stdout.read().split("\n")[:-1]
    return [word.strip() for word in said]


def look(name: str, path: Path, said: list[str]) -> list[str]:
    """Return what is wrong after a kill."""
    wrong = []
    with Project.open(path) as project:
        wrong += [str(finding) for finding in project.check(lambda done, total: None)]
        if name == "save":
            there = {event.id for event in project.events(KEY)}
            wrong += [f"lost event {word}" for word in said if word not in there]
        if name == "export":
            wrong += look_at_export(path, said)
        if name == "import":
            wrong += [f"lost record {word}" for word in said if not project.has_record(word)]
        if name == "merge" and project.counts() not in ((41, 1, 1), (43, 44, 44)):
            wrong.append(f"half of a merge: {project.counts()}")
        if name in ("migration", "restore", "backup") and project.counts()[0] != 41:
            wrong.append(f"{project.counts()} instead of 41 records")
    listed = backup.listed(Places.of(path))
    wrong += [f"bad backup {one.path.name}" for one in listed if one.records != 41]
    if name == "backup":
        names = {one.path.name for one in listed}
        wrong += [f"lost backup {word}" for word in said if word not in names]
    return wrong


def kill_often(name: str, rounds: int, seed: int = 0) -> tuple[int, int, list[str]]:
    """Return how many kills there were, how many acknowledgements, and what was wrong."""
    chance, acknowledged, wrong = random.Random(seed), 0, []
    with tempfile.TemporaryDirectory() as folder:
        with new_project(Path(folder), RECORD) as project:
            project.add_records([make_record(number=f"n-{n}", pairs=(("问？", "答" * 9000),)) for n in range(40)], AT)
            do(project, KEY, SetNote("first"))
            project.back_up(Places.of(project.path), Why.OPENING)
            path = project.path
        fresh = Path(folder) / "fresh"
        shutil.copy(path, fresh)
        for _ in range(rounds):
            said = one_round(name, path, chance.uniform(0, _LONGEST))
            acknowledged += len(said)
            wrong += _look_after_migration(path, said) if name == "migration" else look(name, path, said)
            if name in (
                "migration",
                "import",
                "merge",
            ):  # begin again: the one is done after the first time, the other grows
                shutil.copy(fresh, path)
    return rounds, acknowledged, wrong


def _look_after_migration(path: Path, said: list[str]) -> list[str]:
    """The project is of the old or of the new version, whole."""
    released = migrations.MIGRATIONS
    try:
        migrations.MIGRATIONS = (*released, lambda db: None)
        with Project.open(path) as project, project._file.reading() as db:
            moved = bool(db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'all_texts'").fetchone()[0])
            columns = len(db.execute("PRAGMA table_info(annotators)").fetchall())
            whole = project.counts()[0] == 41 and (columns == 3) == moved
            return [] if whole else [f"half-way: {project.counts()} {columns} {moved} {said}"]
    finally:
        migrations.MIGRATIONS = released


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--only", choices=WORK)
    parser.add_argument("--work", nargs=2, metavar=("NAME", "PROJECT"))
    options = parser.parse_args()
    if options.work:
        WORK[options.work[0]](Path(options.work[1]))
        return
    for name in [options.only] if options.only else WORK:
        rounds, acknowledged, wrong = kill_often(name, options.rounds)
        say(f"{name}: {rounds} kills, {acknowledged} acknowledged, {len(wrong)} wrong")
        for line in wrong[:10]:
            say(f"    {line}")


if __name__ == "__main__":
    main()
