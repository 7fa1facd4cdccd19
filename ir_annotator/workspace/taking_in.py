"""Takes labels in from native JSONL: every line is checked against text and scheme before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.edits import Restore
from ir_annotator.domain.event import Event
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.rules import refusal
from ir_annotator.domain.scheme import Scheme
from ir_annotator.formats import native_jsonl
from ir_annotator.formats.native_jsonl import ReadLine
from ir_annotator.i18n import translate
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project
from ir_annotator.workspace.clock import utc_now
from ir_annotator.workspace.describe import describe_refusal
from ir_annotator.workspace.opening import scheme_of
from ir_annotator.workspace.values import TakenIn


def take_in(
    project: Project, files: Iterable[Path], device: str, *, annotator: str = "", dry_run: bool = False
) -> TakenIn:
    """Store the labels of native JSONL files; a bad line costs that line only.

    A line replaces what the same annotator had on that Q&A (as one more event, so nothing is lost).
    ``annotator`` takes the place of the name in the lines; ``dry_run`` only counts.

    Raises:
        Problem: If the project cannot be written; then nothing was stored.
    """
    scheme = scheme_of(project)
    pairs: dict[AnnotationKey, tuple[Event, Annotation]] = {}
    same, refused = 0, []
    for line in _lines(files):
        try:
            if isinstance(line, Problem):
                raise line
            native_jsonl.check_against(line, scheme)
            record, qa = _find(project, line)
            annotation = native_jsonl.place(line, record, qa)
            _check_rules(annotation, scheme, line)
            _check_name(annotator or line.annotator, annotation, line)
        except Problem as problem:
            refused.append(problem)
            continue
        key = AnnotationKey(qa.qa_id, annotator or line.annotator, line.layer)
        before = pairs[key][1] if key in pairs else project.annotation(key)
        annotation = with_rulings_of(annotation, before)
        if annotation == before:
            same += 1
            continue
        at = line.updated_at or utc_now()
        seconds = max(0.0, line.seconds - project.seconds(key))  # a line tells the total, an event what came since
        event = Event(new_id(), key, record.fingerprint, Restore(annotation), device, at, seconds)
        pairs[key] = (event, annotation)
    if pairs and not dry_run:
        project.append_all(pairs.values())
    return TakenIn(len(pairs), same, tuple(refused))


def with_rulings_of(annotation: Annotation, before: Annotation) -> Annotation:
    """Return gold that came from a file, with the rulings that led to it where it is the gold that is here already."""
    said, known = annotation.decision, before.decision
    if said is None or known is None or replace(annotation, decision=None) != replace(before, decision=None):
        return annotation
    whole = replace(said, rulings=known.rulings, seen=known.seen)
    return replace(annotation, decision=known) if whole == known else annotation


def _check_name(annotator: str, annotation: Annotation, line: ReadLine) -> None:
    """Raise Problem if nobody is named for labels."""
    if not annotator and annotation != Annotation():
        cause = translate("TakingIn", "The line has labels but names no annotator.")
        remedy = translate("TakingIn", "Say whose they are with --as NAME.")
        raise Problem("bad_line", cause, remedy, file=line.file, line=line.number)


def _check_rules(annotation: Annotation, scheme: Scheme, line: ReadLine) -> None:
    """Raise Problem if the window would not have let anybody label like this: it could not be edited there either."""
    broken = refusal(annotation, scheme)
    if broken:
        raise Problem(broken, describe_refusal(broken, scheme), file=line.file, line=line.number)


def _lines(files: Iterable[Path]) -> Iterator[ReadLine | Problem]:
    for file in files:
        try:
            with file.open("rb") as stream:
                yield from native_jsonl.read_lines(stream, str(file))
        except OSError as error:
            cause = translate("TakingIn", "The file cannot be read: {0}.").format(error.strerror or error)
            remedy = translate("TakingIn", "Check the name and that you may read it.")
            yield Problem("cannot_read", cause, remedy, file=str(file))


def _find(project: Project, line: ReadLine) -> tuple[Record, QA]:
    """Return the Q&A a line speaks of.

    Raises:
        Problem: If the project does not hold that record or that Q&A.
    """
    remedy = translate("TakingIn", "Import the record first, then take the labels in again.")
    if not project.has_record(line.fingerprint):
        cause = translate("TakingIn", "The record of this line is not in the project.")
        raise Problem("unknown_record", cause, remedy, file=line.file, line=line.number)
    record = project.record(line.fingerprint)
    qa = next((qa for qa in record.qas if qa.qa_id == line.qa_id), None)
    if qa is None:
        cause = translate("TakingIn", "The record has no Q&A with the id {0}.").format(line.qa_id)
        raise Problem("unknown_qa", cause, remedy, file=line.file, line=line.number)
    return record, qa
