"""How long figures of agreement take, beside the plainest code that gives the same ones.

Alpha of 100,000 units by 3 annotators beside a Counter of pairs; F1 of 100,000 claims beside sets; alpha character by
character beside integers as bit masks; 300 draws over 1,000 Q&As; and the whole command, ``agreement --json``, on a
project of 100,000 Q&As by 3 annotators, beside a script that reads the same rows and counts the same with Counter.

    python tests/bench/agreement.py [--units 100000] [--rounds 5] [--command] [--project FILE]
"""

from __future__ import annotations

import argparse
import io
import json
import math
import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

from ir_annotator.cli import cli
from ir_annotator.domain.agreement.alpha import alpha, alpha_of_pairs, nominal
from ir_annotator.domain.agreement.characters import coincidences, masks
from ir_annotator.domain.agreement.compared import compared
from ir_annotator.domain.agreement.comparison import compare
from ir_annotator.domain.agreement.figure import f1
from ir_annotator.domain.agreement.lens import lens_of
from ir_annotator.domain.agreement.matching import same
from ir_annotator.domain.annotation import Annotation, Claim, Status
from ir_annotator.domain.codec import annotation_to_json, claim_to_json, dumps
from ir_annotator.domain.record import QA
from ir_annotator.domain.scheme import Scheme, parent_id
from ir_annotator.domain.span import Span
from ir_annotator.domain.submission import Submission, SubmittedQA
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.store.project import Project
from tests.bench._app import AT
from tests.bench._figures import head, leave, median, row, verdict
from tests.bench._many import make_many

ANNOTATORS = ("a", "b", "c")
LENGTH = 300
_EVENT = """INSERT INTO events (id, author, device, seq, fingerprint, qa_id, layer, kind, payload, after, at, seconds,
    undoes) VALUES (?, ?, ?, ?, ?, ?, 'annotation', 'restored', '{}', '[]', ?, 0, '')"""
_ANNOTATION = "INSERT INTO annotations VALUES (?, ?, 'annotation', 'done', ?, ?, ?, '', 0, NULL, ?, ?, 1.0, '', 0, 0)"
_CLAIM = "INSERT INTO claims VALUES (?, ?, 'annotation', ?, ?, ?, ?, ?, ?, '')"
_DONE = """SELECT qa_id, annotator, topics, primary_topic, judgements FROM annotations
    WHERE status = 'done' AND layer = 'annotation'"""
BAR, SECONDS = 1.25, 3.0
Claims = list[tuple[int, int, str]]


def milliseconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long some work takes."""
    begun = clock()
    work()
    return (clock() - begun) * 1000


def beside(name: str, ours: Callable[[], Any], plain: Callable[[], Any], rounds: int) -> float:
    """Time two ways to the same figure in turn, and return the ratio of the medians."""
    first, second = ours(), plain()
    assert math.isclose(first, second, abs_tol=1e-9), (name, first, second)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        times[0].append(milliseconds(ours))
        times[1].append(milliseconds(plain))
    print(row(f"{name}: plain", times[1]))
    print(row(f"{name}: program", times[0], times[1]))
    return median(times[0]) / median(times[1])


# -- alpha of units


def make_units(count: int, dice: random.Random) -> list[list[int | None]]:
    """Units by three annotators who give the same value in three of four cases and leave one of twenty out."""
    units = []
    for _ in range(count):
        truth = dice.randrange(30)
        values = (truth if dice.random() < 0.75 else dice.randrange(30) for _ in ANNOTATORS)
        units.append([value if dice.random() < 0.95 else None for value in values])
    return units


def counted_alpha(units: Iterable[list[Any]]) -> float:
    """Nominal alpha by the book, with one Counter of pairs."""
    met: Counter[tuple[Any, Any]] = Counter()
    for unit in units:
        present = [value for value in unit if value is not None]
        if len(present) > 1:
            for pair in permutations(present, 2):
                met[pair] += 1 / (len(present) - 1)
    given: Counter[Any] = Counter()
    for (one, _), count in met.items():
        given[one] += count
    total = sum(given.values())
    observed = sum(count for (one, other), count in met.items() if one != other)
    expected = total * total - sum(count * count for count in given.values())
    return 1 - (total - 1) * observed / expected if expected else math.nan


# -- claims


def make_claims(dice: random.Random) -> tuple[Claims, Claims]:
    """The claims of two annotators on one answer: four each, of which most are alike."""
    a: Claims = []
    for place in range(4):
        start = place * 70 + dice.randrange(20)
        a.append((start, start + dice.randint(10, 45), dice.choice("ABCDEF")))
    b: Claims = []
    for start, end, kind in a:
        shift = 0 if dice.random() < 0.8 else dice.randint(-5, 5)
        b.append((max(0, start + shift), end, kind if dice.random() < 0.8 else dice.choice("ABCDEF")))
    return a, b


def plain_f1(answers: list[tuple[Claims, Claims]]) -> float:
    """F1 of claims that are exactly the same, with sets."""
    both = marks = 0
    for a, b in answers:
        both += len(set(a) & set(b))
        marks += len(a) + len(b)
    return 2 * both / marks


def plain_characters(answers: list[tuple[Claims, Claims]]) -> float:
    """Nominal alpha of each character's type, with a bit mask for each type."""
    met: Counter[tuple[str, str]] = Counter()
    for answer in answers:
        sides = []
        for claims in answer:
            by_type: dict[str, int] = {}
            marked = 0
            for start, end, kind in claims:
                mask = ((1 << end - start) - 1) << start
                by_type[kind] = by_type.get(kind, 0) | mask
                marked |= mask
            by_type[""] = ((1 << LENGTH) - 1) & ~marked
            sides.append(by_type)
        for one, mask in sides[0].items():
            for other, other_mask in sides[1].items():
                met[one, other] += (mask & other_mask).bit_count()
    given: Counter[str] = Counter()
    for (one, other), count in met.items():
        given[one] += count
        given[other] += count
    total = sum(given.values())
    observed = 2 * sum(count for (one, other), count in met.items() if one != other)
    return 1 - (total - 1) * observed / (total * total - sum(count * count for count in given.values()))


def program_f1(answers: list[tuple[Claims, Claims]]) -> float:
    """The same as the program does it."""
    both = marks = 0
    for a, b in answers:
        both += same(a, b)
        marks += len(a) + len(b)
    found = f1(both, marks)
    assert isinstance(found, float)
    return found


def program_characters(answers: list[tuple[Claims, Claims]]) -> float:
    """The same as the program does it."""
    met: Counter[Any] = Counter()
    for a, b in answers:
        for pair, count in coincidences(masks(a, LENGTH), masks(b, LENGTH)).items():
            met[pair] += count
    found = alpha_of_pairs(met, 1, nominal)
    assert isinstance(found, float)
    return found


# -- draws


def make_annotation(dice: random.Random, scheme: Scheme, answer: Span, truth: Annotation | None = None) -> Annotation:
    """An annotation that mostly says what ``truth`` says."""
    topics = [topic.id for topic in scheme.all_topics()]
    chosen = truth.topics if truth and dice.random() < 0.6 else tuple(dice.sample(topics, dice.randint(1, 4)))
    claims = []
    for at in range(min(3, len(answer) // 60)):
        start = answer.start + at * 60 + (0 if dice.random() < 0.7 else dice.randrange(20))
        span = Span(start, start + 30)
        values = {"subject": dice.choice(["company", "industry"]), "polarity": dice.choice(["positive", "negative"])}
        values |= {
            "certainty": dice.choice(["certain", "hedged"]),
            "verifiability": dice.choice(["checkable", "quantified"]),
        }
        claims.append(Claim(str(at), span, "", dice.choice(["fact", "opinion", "forecast"]), values))
    judged = {"directness": dice.choice(["partial", "direct"]), "specificity": dice.choice([0, 1, 2])}
    return Annotation(chosen, chosen[0], judged, tuple(claims), closed=Status.DONE)


def draw(scheme: Scheme, annotators: int) -> float:
    """Return the seconds for everything that is said of 1,000 Q&As, with 300 draws."""
    dice, lens, qas = random.Random(3), lens_of(scheme), []
    names = [str(number) for number in range(annotators)]
    for number in range(1_000):
        qa = QA(str(number), Span(0, 0), Span(0, LENGTH))
        first = make_annotation(dice, scheme, qa.answer)
        said = [first, *(make_annotation(dice, scheme, qa.answer, first) for _ in names[1:])]
        submissions = tuple(Submission(name, one) for name, one in zip(names, said, strict=True))
        qas.append(compared(SubmittedQA("", qa, submissions), names, lens))
    taken = milliseconds(lambda: compare(qas, range(annotators), lens, draws=300)) / 1000
    print(f"300 draws over 1,000 Q&As by {annotators}: {taken:.2f} s")
    return taken


# -- the whole command


def fill(path: Path, qas: int, *, claims: bool) -> None:
    """Make a project of so many Q&As which three annotators are done with."""
    scheme, dice = read_scheme(default_scheme_path()), random.Random(5)
    make_many(path, qas)
    with Project.open(path) as project, project._file.writing() as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        for name in ANNOTATORS:
            db.execute("INSERT INTO annotators VALUES (?, ?)", [name, name])
        sql = (
            "SELECT qa_id, answer_start, answer_end, fingerprint, text FROM qas JOIN records ON record_id = records.id"
        )
        texts = db.execute(sql).fetchall()
        events, annotations, marked = [], [], []
        for qa_id, start, end, fingerprint, text in texts:
            truth = None
            for name in ANNOTATORS:
                one = make_annotation(dice, scheme, Span(start, end if claims else start), truth)
                truth, event, data = truth or one, f"e{len(events)}", annotation_to_json(one)
                events.append((event, name, "d", len(events) + 1, fingerprint, qa_id, AT))
                annotations.append(
                    (qa_id, name, dumps(data["topics"]), one.primary_topic, dumps(data["judgements"]), event, AT)
                )
                for claim in one.claims:
                    values = dumps(claim_to_json(claim)["attributes"])
                    place = (claim.span.start, claim.span.end, claim.span.of(text))
                    marked.append((qa_id, name, claim.id, *place, claim.type, values))
        for sql, rows in ((_EVENT, events), (_ANNOTATION, annotations), (_CLAIM, marked)):
            db.conn.executemany(sql, rows)


def plain_command(path: Path) -> str:
    """Read the same rows and count with Counter; of the sets of topics only whether they are the same."""
    connection = sqlite3.connect(path)
    by_qa: dict[str, dict[str, tuple[frozenset[str], str, dict[str, Any]]]] = {}
    for qa_id, who, topics, primary, judgements in connection.execute(_DONE):
        firsts = frozenset(parent_id(topic) for topic in json.loads(topics))
        by_qa.setdefault(qa_id, {})[who] = firsts, parent_id(primary), json.loads(judgements)
    found = {}
    for some in (ANNOTATORS, *combinations(ANNOTATORS, 2)):
        units = [[by[name] for name in some if name in by] for by in by_qa.values()]
        found["".join(some)] = {
            "topics": counted_alpha([said[0] for said in unit] for unit in units),
            "primary": counted_alpha([said[1] for said in unit] for unit in units),
            "directness": counted_alpha([said[2]["directness"] for said in unit] for unit in units),
            "specificity": counted_alpha([said[2]["specificity"] for said in unit] for unit in units),
            "topic": {
                topic: counted_alpha([topic in said[0] for said in unit] for unit in units)
                for topic in {topic for unit in units for said in unit for topic in said[0]}
            },
        }
    connection.close()
    return json.dumps(found)


def command(path: Path) -> str:
    """What ``agreement --json`` does, in this process."""
    written = io.TextIOWrapper(io.BytesIO())
    with redirect_stdout(written):
        cli(["agreement", str(path), "--json", "--draws", "0"], prog_name="ir-annotator", standalone_mode=False)
    written.seek(0)
    return written.read()


def whole_command(path: Path, rounds: int) -> float:
    """Time the command beside the plain script, in turn, by processor time: one round takes half a minute.

    Both must give the same alpha of whole sets of topics.
    """
    ours, plain = json.loads(command(path)), json.loads(plain_command(path))
    assert math.isclose(ours["topics"]["alpha_nominal"]["value"], plain["abc"]["topics"], abs_tol=1e-9)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        times[0].append(milliseconds(lambda: command(path), time.process_time))
        times[1].append(milliseconds(lambda: plain_command(path), time.process_time))
    print(row("agreement --json: plain script", times[1]))
    print(row("agreement --json: program", times[0], times[1]))
    return median(times[0]) / median(times[1])


def kernels(units: int, rounds: int) -> Iterator[bool]:
    """Time the formulas."""
    dice = random.Random(2)
    numbers = make_units(units, dice)
    answers = [make_claims(dice) for _ in range(units // 8)]
    print(head(f"{units:,} units by 3; {units:,} claims; {rounds} rounds"))

    def ours() -> float:
        found = alpha(numbers, nominal)
        assert isinstance(found, float)
        return found

    yield verdict("alpha, beside Counter", beside("alpha", ours, lambda: counted_alpha(numbers), rounds), BAR)
    exact = beside("exact F1", lambda: program_f1(answers), lambda: plain_f1(answers), rounds)
    yield verdict("exact F1, beside sets", exact, BAR)
    by_character = beside(
        "by character", lambda: program_characters(answers), lambda: plain_characters(answers), rounds
    )
    yield verdict("by character, beside bit masks", by_character, BAR)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--command", action="store_true", help="only the whole command")
    parser.add_argument("--project", type=Path, help="keep the project of the whole command there")
    options = parser.parse_args()
    kept = [] if options.command else list(kernels(options.units, options.rounds))
    if not options.command:
        scheme = read_scheme(default_scheme_path())
        kept += [verdict("draws, seconds", max(draw(scheme, 2), draw(scheme, 3)), SECONDS)]
    with tempfile.TemporaryDirectory() as folder:
        path = options.project or Path(folder) / "many.irdb"
        if not path.exists():
            fill(path, options.units, claims=False)
        kept.append(verdict("agreement --json, beside a plain script", whole_command(path, options.rounds), BAR))
    leave(all(kept))


if __name__ == "__main__":
    main()
