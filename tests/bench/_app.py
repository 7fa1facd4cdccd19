"""The window on Q&As that are harder than most, with the keyboard in the text.

``open_project`` is what a key-to-paint harness calls; the benches beside it use the same projects.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from ir_annotator.app import Program, make_application
from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim
from ir_annotator.domain.clauses import clauses, trimmed
from ir_annotator.domain.edits import Restore
from ir_annotator.domain.event import Event
from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.rules import refusal, with_defaults
from ir_annotator.domain.scheme import Scheme
from ir_annotator.domain.span import Span
from ir_annotator.formats.scheme.file import default_scheme_path, parse_scheme, read_scheme
from ir_annotator.resources import seeds
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project
from ir_annotator.ui.main_window import MainWindow
from ir_annotator.workspace.importing import import_paths
from ir_annotator.workspace.settings import Settings

CLAIMS = 40
ANNOTATOR, DEVICE, AT = "bench", "0" * 32, "2025-03-12T09:00:00Z"


@dataclass(frozen=True, slots=True)
class Case:
    """A record made for the bench: so many Q&As, each answer so long (code points), with so many claims in all."""

    qas: int
    answer: int
    claims: int


CASES = {
    "long-answer": Case(qas=3, answer=20_000, claims=300),
    "long-record": Case(qas=30, answer=10_000, claims=500),
    "one-answer": Case(qas=1, answer=300_000, claims=500),
}
"""What ``open_case`` knows; all claims are on the first Q&A, which is the one that is open."""


def make_project(path: Path, claims: int = CLAIMS, records: Path | None = None) -> AnnotationKey:
    """Make a project of the sample, or of other records; return the Q&A with the longest answer, which has claims."""
    with Project.create(path, read_scheme(default_scheme_path()), AT) as project:
        import_paths(project, [records or seeds()])
        record, qa = longest(project)
        scheme = parse_scheme(project.scheme_source())
        labels = Annotation(
            topics=("industry.technology", "market.demand"),
            primary_topic="industry.technology",
            judgements={"directness": "direct", "specificity": 1},
            claims=make_claims(record, qa, scheme, max(claims, CLAIMS))[:claims],
        )
        assert refusal(labels, scheme) is None
        key = AnnotationKey(qa.qa_id, ANNOTATOR)
        project.append(Event(new_id(), key, record.fingerprint, Restore(labels), DEVICE, AT), labels)
        project.set_state(f"place:{ANNOTATOR}", qa.qa_id)
    return key


def longest(project: Project) -> tuple[Record, QA]:
    """The first record and its Q&A with the longest answer."""
    record = project.record(project.lists.outline(ANNOTATOR)[0].fingerprint)
    return record, max(record.qas, key=lambda qa: len(qa.answer))


def make_claims(record: Record, qa: QA, scheme: Scheme, wanted: int) -> tuple[Claim, ...]:
    """So many claims over the answer, always the same: each type goes through it in steps of its own.

    The first clause stays free, for the claim that a bench adds there.
    """
    pieces = clauses(record.text, qa.answer)[1:]
    step = max(1, len(pieces) * len(scheme.claim_types) // (3 * wanted))  # so that they reach to the end
    found: list[Claim] = []
    at = {kind.id: number for number, kind in enumerate(scheme.claim_types)}
    for number, kind in enumerate(islice(cycle(scheme.claim_types), 20 * len(at) + 4 * wanted)):
        first = at[kind.id]
        last = min(first + number % 3, len(pieces) - 1)
        if first < len(pieces) and len(found) < wanted:
            span = trimmed(record.text, Span(pieces[first].start, pieces[last].end), scheme.connectives)
            attributes = with_defaults(scheme.attributes, {}, kind.id)
            found.append(Claim(f"bench-{number}", span, span.of(record.text), kind.id, attributes))
            at[kind.id] = last + step
    assert len(found) == wanted
    return tuple(sorted(found, key=Claim.order))


def open_project(path: str) -> tuple[MainWindow, Program]:
    """The window on the project at ``path``, made first if it is missing, with the keyboard in the text."""
    if not Path(path).exists():
        make_project(Path(path))
    settings = Settings(annotator=ANNOTATOR, device=DEVICE, language="en", theme="light")
    program = Program(make_application(settings), settings)
    sys.excepthook = sys.__excepthook__  # an error ends the bench instead of opening a dialog
    program.window.resize(1280, 800)
    program.window.show()
    program.window.open_path(Path(path))
    program.window.bench.read()
    return program.window, program


def open_case(path: str, name: str) -> tuple[MainWindow, Program]:
    """The same on a project of one record as ``CASES`` names it."""
    case = CASES[name]
    if not Path(path).exists():
        with tempfile.TemporaryDirectory() as folder:
            record_text(Path(folder), case)
            make_project(Path(path), case.claims, Path(folder))
    return open_project(path)


def record_text(folder: Path, case: Case) -> Path:
    """Write the record of a case as text; the first answer has a character more than the others."""
    lines = ["投资者关系活动记录表", "证券代码：688001 证券简称：样例股份"]
    for number in range(1, case.qas + 1):
        sentence = f"第{number}项业务的收入同比增长{{}}%，毛利率保持稳定，预计明年需求会继续改善；公司将加大研发投入。"
        answer = ""
        while len(answer) < case.answer:
            answer += sentence.format(len(answer) % 97 + 1)
        lines += [f"{number}、请介绍公司第{number}项业务的情况？", answer[: case.answer - (number > 1)] + "。"]
    path = folder / "记录.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
