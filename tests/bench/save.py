"""One save as the program makes it, beside a bare SQLite commit of the same rows, in turn.

The commit is as durable: WAL and ``synchronous=FULL``, the same tables with the same checks, prepared values. What the
program does besides is to look whether the edit fits: it applies it to what was there and compares.

    python tests/bench/save.py [--rounds 300] [--folder DIR]
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim
from ir_annotator.domain.codec import annotation_to_json, claim_to_json, dumps, edit_to_json
from ir_annotator.domain.edits import AddTopic, AnyEdit, PutClaim, RemoveTopic
from ir_annotator.domain.event import Event
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project
from tests.bench._app import AT, CLAIMS, DEVICE, make_project
from tests.bench._figures import head, leave, median, row, verdict

_WARM_UP = 10
_FEW = 4
_BAR = 1.25
_EVENT = "INSERT INTO events VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ANNOTATION = """INSERT INTO annotations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
    ON CONFLICT (qa_id, annotator, layer) DO UPDATE SET
    status = excluded.status, topics = excluded.topics, primary_topic = excluded.primary_topic,
    judgements = excluded.judgements, note = excluded.note, flagged = excluded.flagged,
    decision = excluded.decision, head = excluded.head, updated_at = excluded.updated_at, seconds = excluded.seconds,
    flag_reason = excluded.flag_reason"""
_NO_CLAIM = "DELETE FROM claims WHERE qa_id = ? AND annotator = ? AND layer = ? AND id = ?"
_CLAIM = "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

Statement = tuple[str, list[object]]


@dataclass(slots=True)
class Series:
    """The times of one kind of edit: of the program and of the bare commit, in milliseconds."""

    name: str
    program: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)


def rows_of(event: Event, after: Annotation) -> list[Statement]:
    """The statements that write what an event leads to."""
    key, data = event.key, annotation_to_json(after)
    place: list[object] = [key.qa_id, key.annotator, key.layer]
    stored = [event.id, key.annotator, event.device, event.seq, event.fingerprint, *(key.qa_id, key.layer)]
    stored += [event.edit.kind, dumps(edit_to_json(event.edit)), dumps(event.after), event.at, event.seconds, "", ""]
    labels = [after.status, dumps(data["topics"]), data["primary_topic"], dumps(data["judgements"]), data["note"]]
    labels += [int(data["flagged"]), None, event.id, event.at, event.seconds, data["flag_reason"]]
    statements: list[Statement] = [(_EVENT, stored), (_ANNOTATION, [*place, *labels])]
    if isinstance(event.edit, PutClaim):
        claim = claim_to_json(event.edit.claim) | {"attributes": dumps(claim_to_json(event.edit.claim)["attributes"])}
        order = ("id", "start", "end", "quote", "type", "attributes", "note")
        statements += [(_NO_CLAIM, [*place, claim["id"]]), (_CLAIM, [*place, *(claim[name] for name in order)])]
    return statements


def connect(path: Path) -> sqlite3.Connection:
    """A bare connection that is as careful as the program's."""
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def commit(connection: sqlite3.Connection, statements: list[Statement]) -> None:
    """Write the statements in one durable transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for sql, values in statements:
        connection.execute(sql, values)
    connection.execute("COMMIT")


def edits(claim: Claim) -> Iterator[tuple[str, AnyEdit]]:
    """Edits without end that keep the Q&A as full as it is."""
    while True:
        yield "a topic", AddTopic("perf.revenue")
        yield "a claim", PutClaim(replace(claim, note="so"))
        yield "a topic", RemoveTopic("perf.revenue")
        yield "a claim", PutClaim(claim)


def milliseconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def measure(folder: Path, claims: int, rounds: int) -> list[Series]:
    """Save so many edits in both files in turn, on a Q&A that has so many claims."""
    key, paths = AnnotationKey("", ""), [folder / f"program-{claims}.irdb", folder / f"bare-{claims}.irdb"]
    for path in paths:
        key = make_project(path, claims)
    found: dict[str, Series] = {}
    bare = connect(paths[1])
    with Project.open(paths[0]) as project:
        annotation, fingerprint = project.annotation(key), project.record_of(key.qa_id).fingerprint
        for number, (name, edit) in zip(range(_WARM_UP + rounds), edits(annotation.claims[claims // 2]), strict=False):
            series, after = found.setdefault(name, Series(f"{name}, {claims} claims")), edit.apply(annotation)
            event = Event(new_id(), key, fingerprint, edit, DEVICE, AT, seq=number + 2)
            statements = rows_of(event, after)
            ours = milliseconds(lambda event=event, after=after: project.append(event, after))
            theirs = milliseconds(lambda statements=statements: commit(bare, statements))
            annotation = after
            if number >= _WARM_UP:
                series.program.append(ours)
                series.bare.append(theirs)
    bare.close()
    return list(found.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="where to write: the disk that is asked (the system's own without)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        measured = [one for claims in (_FEW, CLAIMS) for one in measure(Path(folder), claims, options.rounds)]
    print(head(f"one save, {options.rounds} rounds"))
    for series in measured:
        print(row(f"{series.name}: bare", series.bare))
        print(row(f"{series.name}: program", series.program, series.bare))
    worst = max(median(series.program) / median(series.bare) for series in measured)
    leave(verdict("the worst of them", worst, _BAR))


if __name__ == "__main__":
    main()
