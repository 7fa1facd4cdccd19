"""Replicas of one project that people work on without knowing of each other, and random histories of them.

    PYTHONPATH=. .venv/bin/python tests/store/merging_builders.py --histories 1000

runs as many histories as it is told to and says what was lost and what differs.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parent))

from store_builders import AT, SCHEME, claim_at, make_record

from ir_annotator.domain import edits
from ir_annotator.domain.annotation import AnnotationKey, Decision, How, Layer, Part, Position, Ruling, Status
from ir_annotator.domain.carrying import HomelessLabelError, carried
from ir_annotator.domain.event import Event, SplitEvent
from ir_annotator.domain.handover import Handover, Purpose
from ir_annotator.domain.merging import MergePlan, make_plan
from ir_annotator.domain.record import Record
from ir_annotator.domain.remark import Act, Remark
from ir_annotator.domain.repair import Division, RepairError, Verb
from ir_annotator.domain.rules import field_of
from ir_annotator.domain.span import Span
from ir_annotator.store import ids
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project

TALK = (("收入为何增长？", "受益于𠮷品订单，同比增长20%。"), ("毛利率如何？", "基本稳定。"), ("分红呢？", "暂无。"))
RECORDS = [make_record(number=f"2025-00{n}", pairs=TALK) for n in range(3)]
FAR = ("0001-01-01T00:00:00Z", AT, "9999-12-31T23:59:59Z")
"""Clocks that are wrong."""


def replica(folder: Path, name: str, records: list[Record] = RECORDS) -> Project:
    path = folder / f"{name}.irdb"
    project = Project.create(path, SCHEME, AT)
    project.add_records(records, AT)
    return project


def all_of(project: Project) -> Handover:
    return replace(project.sharing.hand_over(Purpose.LABELS, authors=None), source=project.path.name)


def plan(project: Project, *came: Handover) -> MergePlan:
    return make_plan(came, project.sharing.receiver(came))


def take_in(project: Project, *came: Handover) -> MergePlan:
    """Take files in, as the program does."""
    made = plan(project, *came)
    merge = project.sharing.merge(made, "lead", project.sharing.device("here"), AT, "taken in")
    assert merge is not None
    return made


def log_of(project: Project) -> dict[str, tuple]:
    with project._file.reading() as db:
        names = "id, author, device, seq, fingerprint, qa_id, layer, kind, payload, after, at, seconds, undoes, under"
        return {row[0]: row for row in db.execute(f"SELECT {names} FROM events")}


def shown(project: Project) -> dict[str, list[tuple]]:
    """All that follows from the log, as the window reads it."""
    tables = {
        "qas": """SELECT fingerprint, checked, position, qa_id, question_start, question_end, answer_start, answer_end
            FROM qas JOIN records ON records.id = record_id ORDER BY fingerprint, position""",
        "annotations": "SELECT * FROM annotations ORDER BY qa_id, annotator, layer",
        "claims": "SELECT * FROM claims ORDER BY qa_id, annotator, layer, id",
        "topic_uses": "SELECT * FROM topic_uses ORDER BY annotator, topic",
        "submissions": "SELECT * FROM submissions ORDER BY qa_id, annotator",
        "remarks": "SELECT * FROM remarks ORDER BY id",
        "conflicts": "SELECT * FROM conflicts ORDER BY fingerprint, qa_id, author, layer, kind, what",
    }
    with project._file.reading() as db:
        return {name: [tuple(row) for row in db.execute(sql)] for name, sql in tables.items()}


class Person:
    """Somebody at one machine: labels and mends with a wrong clock, and takes in what others send."""

    def __init__(self, project: Project, name: str, chance: random.Random) -> None:
        self.project, self.name, self.chance = project, name, chance
        self.device = project.sharing.device(name + str(chance.random()))
        self.made: list[str] = []

    def act(self) -> None:
        what = self.chance.random()
        if what < 0.12:
            self.mend()
        elif what < 0.22:
            self.review()
        elif what < 0.3:
            self.remark()
        else:
            self.label()

    def review(self) -> None:
        """Settle something of a Q&A, having seen what everybody said last."""
        record = self.project.record(self.chance.choice(RECORDS).fingerprint)
        qa = self.chance.choice(record.qas)
        key = AnnotationKey(qa.qa_id, self.name, Layer.GOLD)
        before = self.project.annotation(key)
        with self.project._file.reading() as db:
            sql = "SELECT annotator, head FROM annotations WHERE qa_id = ? AND layer = 'annotation'"
            seen = dict(db.execute(sql, [qa.qa_id]).fetchall())
        topic = self.chance.choice(["ops", "fin", None])
        ruling = Ruling(Position(Part.TOPIC, "ops"), How.OWN, topic)
        decision = Decision("unresolved", self.name, (), "", (ruling,), seen)
        after = replace(before, topics=(topic,) if topic else (), primary_topic=None, decision=decision)
        edit = edits.Settle.between(before, after)
        event = Event(new_id(), key, record.fingerprint, edit, self.device, self.chance.choice(FAR), 1.5)
        self.made.append(self.project.append(event, edit.apply(before)).id)

    def remark(self) -> None:
        """Return a Q&A to somebody, or go on with what was said."""
        record = self.project.record(self.chance.choice(RECORDS).fingerprint)
        qa = self.chance.choice(record.qas)
        there = self.project.reviews.remarks(qa.qa_id)
        name, when = new_id(), self.chance.choice(FAR)
        if there and self.chance.random() < 0.6:
            first = self.chance.choice(there)
            act = self.chance.choice([Act.REPLY, Act.RESOLVE, Act.REOPEN])
            said = Remark(name, first.thread, qa.qa_id, first.annotator, self.name, act, "好", record.fingerprint)
        else:
            with self.project._file.reading() as db:
                sql = "SELECT annotator, head FROM annotations WHERE qa_id = ? AND layer = 'annotation'"
                whose, seen = self.chance.choice([*db.execute(sql, [qa.qa_id]).fetchall(), ("wang", "")])
            said = Remark(name, name, qa.qa_id, whose, self.name, Act.RETURN, "请看", record.fingerprint, seen=seen)
        self.made.append(self.project.reviews.say(replace(said, device=self.device, at=when)).id)

    def label(self) -> None:
        record = self.project.record(self.chance.choice(RECORDS).fingerprint)
        qa = self.chance.choice(record.qas)
        key = AnnotationKey(qa.qa_id, self.name)
        before = self.project.annotation(key)
        edit = self._edit(record, qa, before)
        event = Event(new_id(), key, record.fingerprint, edit, self.device, self.chance.choice(FAR), 1.5)
        self.made.append(self.project.append(event, edit.apply(before)).id)

    def _edit(self, record, qa, before):
        field = qa.answer if len(qa.answer) else qa.question
        start = self.chance.randrange(field.start, field.end)
        end = min(start + self.chance.randrange(1, 6), field.end)
        return self.chance.choice(
            [
                edits.AddTopic(self.chance.choice(["ops", "fin", "fin.cash", "rnd"])),
                edits.PutClaim(claim_at(record, start, end, self.chance.choice(["c1", "c2", new_id()]))),
                edits.SetNote(self.chance.choice(["注", "𠮷", ""])),
                edits.SetStatus(self.chance.choice(list(Status))),
                edits.Restore(replace(before, topics=(), primary_topic=None)),
                edits.RemoveClaim("c1"),
            ]
        )

    def mend(self) -> None:
        """Split a record in another way, everybody's labels going along, as the window does."""
        record = self.project.record(self.chance.choice(RECORDS).fingerprint)
        labels = self.project.labels_of(record.fingerprint)
        at = self.chance.randrange(len(record.text))
        piece = self.chance.choice(record.qas)
        try:
            division = Division(record.text, record.fingerprint, record.qas)
            verb = self.chance.choice([Verb.SPLIT, Verb.MERGE, Verb.MERGE])
            span = Span(piece.question.start, piece.answer.end)
            qas = division.repaired(verb, span, at).qas
            moved = carried(record.qas, qas, labels)
        except (RepairError, HomelessLabelError):
            return
        when = self.chance.choice(FAR)
        event = SplitEvent(new_id(), self.name, record.fingerprint, qas, self.chance.random() < 0.3, self.device, when)
        events = [
            (Event(new_id(), key, record.fingerprint, edits.Carry(after), self.device, when), after)
            for key, after in moved.items()
        ]
        self.project.append_split(event, events)
        self.made += [event.id, *(each.id for each, _ in events)]

    def settle(self) -> None:
        """Choose one of several versions, where there are any."""
        for conflict in self.project.sharing.conflicts():
            fingerprint, qa_id, author, layer = conflict.thing
            if author != self.name or conflict.kind != "head" or layer != "annotation":
                continue
            key = AnnotationKey(qa_id, author)
            standing = self.project.sharing.standing(fingerprint)
            if key in standing.labels and not standing.labels[key].carried:
                choice = _fitting(self.chance.choice(standing.objects[key].heads).value, standing, key)
                event = Event(new_id(), key, fingerprint, edits.Restore(choice), self.device, AT)
                self.made.append(self.project.sharing.settle(event, choice).id)
                return


def _fitting(value, standing, key):
    """A version without the claims that lie elsewhere by now, as the window puts versions back."""
    qa = next(qa for qa in standing.split.qas if qa.qa_id == key.qa_id)
    claims = tuple(one for one in value.claims if field_of(one.span, qa.question, qa.answer))
    return replace(value, claims=claims)


def history(folder: Path, seed: int, steps: int = 80) -> tuple[int, list[str]]:
    """Let four replicas live; return how many events there are, and what was lost or differs."""
    with same_ids(seed):
        return _history(folder, seed, random.Random(seed), steps)


@contextmanager
def same_ids(seed: int) -> Iterator[None]:
    """Make the same ids with the same seed."""
    chance, ticks = random.Random(seed + 1), count(10**18, 10**6)
    fakes = {"secrets": SimpleNamespace(randbits=chance.getrandbits), "time": SimpleNamespace(time_ns=ticks.__next__)}
    with patch.multiple(ids, **fakes), patch.object(ids._ticks, "_last", 0):
        yield


def _history(folder: Path, seed: int, chance: random.Random, steps: int) -> tuple[int, list[str]]:
    names = ("wang", "li", "wang", "zhao")  # wang works on two machines
    projects = [replica(folder, f"{seed}-{n}") for n in range(4)]
    people = [Person(project, name, chance) for project, name in zip(projects, names, strict=True)]
    sent: list[Handover] = []
    for _ in range(steps):
        one = chance.choice(people)
        what = chance.random()
        if what < 0.7:
            one.act()
        elif what < 0.76:
            one.settle()
        elif what < 0.88:
            sent.append(all_of(one.project))
        elif sent:  # an old file, perhaps twice, in any order
            take_in(one.project, *chance.choices(sent, k=chance.randrange(1, 3)))
    last = [all_of(project) for project in projects]
    for project in projects:
        take_in(project, *chance.sample(last, k=4))
    wrong = _wrong(projects, {made for one in people for made in one.made})
    events = len(log_of(projects[0]))
    for project in projects:
        project.close()
    return events, [f"history {seed}: {line}" for line in wrong]


def _wrong(projects: list[Project], made: set[str]) -> list[str]:
    first, *others = projects
    log, view = log_of(first), shown(first)
    wrong = [f"{len(made - log.keys())} events lost"] if made - log.keys() else []
    for number, other in enumerate(others, 1):
        if log_of(other) != log:
            wrong.append(f"replica {number} has other events")
        theirs = shown(other)
        wrong += [f"replica {number} shows other {name}" for name in view if theirs[name] != view[name]]
    for number, project in enumerate(projects):
        wrong += [f"replica {number}: {finding}" for finding in project.check(lambda done, total: None)]
    first.rebuild()
    wrong += [f"rebuilt {name} differ" for name, rows in shown(first).items() if rows != view[name]]
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    events, wrong, began = 0, [], time.monotonic()
    for seed in range(options.first, options.first + options.histories):
        with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
            found, said = history(Path(folder), seed)
        events += found
        wrong += said
        for line in said[:3]:
            print(line, flush=True)
    took = time.monotonic() - began
    print(f"{options.histories} histories of 4 replicas, {events} events, {len(wrong)} wrong, {took:.0f} s")


if __name__ == "__main__":
    main()
