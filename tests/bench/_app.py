"""The window on a Q&A that is harder than most: the sample's longest answer with 40 overlapping claims.

``open_project`` is what a key-to-paint harness calls; the benches beside it use the same project.
"""

from __future__ import annotations

import sys
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
from ir_annotator.formats.scheme_file import default_scheme_path, parse_scheme, read_scheme
from ir_annotator.resources import seeds
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project
from ir_annotator.ui.main_window import MainWindow
from ir_annotator.workspace.importing import import_paths
from ir_annotator.workspace.settings import Settings

CLAIMS = 40
ANNOTATOR, DEVICE, AT = "bench", "0" * 32, "2025-03-12T09:00:00Z"


def make_project(path: Path, claims: int = CLAIMS) -> AnnotationKey:
    """Make a project of the sample in which the Q&A with the longest answer has claims; return which one it is."""
    with Project.create(path, read_scheme(default_scheme_path()), AT) as project:
        import_paths(project, [seeds()])
        record, qa = longest(project)
        scheme = parse_scheme(project.scheme_source())
        labels = Annotation(
            topics=("industry.technology", "market.demand"),
            primary_topic="industry.technology",
            judgements={"directness": "direct", "specificity": 1},
            claims=make_claims(record, qa, scheme)[:claims],
        )
        assert refusal(labels, scheme) is None
        key = AnnotationKey(qa.qa_id, ANNOTATOR)
        project.append(Event(new_id(), key, record.fingerprint, Restore(labels), DEVICE, AT), labels)
        project.set_state(f"place:{ANNOTATOR}", qa.qa_id)
    return key


def longest(project: Project) -> tuple[Record, QA]:
    """The record of the sample and its Q&A with the longest answer."""
    record = project.record(project.lists.outline(ANNOTATOR)[0].fingerprint)
    return record, max(record.qas, key=lambda qa: len(qa.answer))


def make_claims(record: Record, qa: QA, scheme: Scheme) -> tuple[Claim, ...]:
    """Forty claims over the answer, always the same: each type goes through it in steps of its own.

    The first clause stays free, for the claim that a bench adds there.
    """
    pieces = clauses(record.text, qa.answer)[1:]
    found: list[Claim] = []
    at = {kind.id: number for number, kind in enumerate(scheme.claim_types)}
    for number, kind in enumerate(islice(cycle(scheme.claim_types), 20 * len(at))):
        first = at[kind.id]
        last = min(first + number % 3, len(pieces) - 1)
        if first < len(pieces) and len(found) < CLAIMS:
            span = trimmed(record.text, Span(pieces[first].start, pieces[last].end), scheme.connectives)
            attributes = with_defaults(scheme.attributes, {}, kind.id)
            found.append(Claim(f"bench-{number}", span, span.of(record.text), kind.id, attributes))
            at[kind.id] = last + 1
    assert len(found) == CLAIMS
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
