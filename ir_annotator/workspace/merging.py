"""Takes in what colleagues send: packages, project files and native JSONL, after showing what that would change."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.codec import dumps, edit_to_json
from ir_annotator.domain.edits import Restore
from ir_annotator.domain.handover import Handover, Purpose
from ir_annotator.domain.log import LogEntry
from ir_annotator.domain.merging import Change, MergePlan, make_plan
from ir_annotator.domain.outline import Merge, Why
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Scheme
from ir_annotator.formats.guard import check_regular
from ir_annotator.formats.labels.label_check import check_labels
from ir_annotator.formats.package_reading import read_package
from ir_annotator.i18n import translate
from ir_annotator.store.backup import Places
from ir_annotator.store.foreign import is_project, read_project
from ir_annotator.store.project import Project
from ir_annotator.workspace.backing_up import back_up_if_changed
from ir_annotator.workspace.clock import utc_now
from ir_annotator.workspace.jobs import Tick, no_tick
from ir_annotator.workspace.opening import scheme_of
from ir_annotator.workspace.taking_in import Taking, lines_of_files

_ZIP = b"PK"


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking files in would do, and what is to be said about it.

    Attributes:
        plan: The plan.
        unknown: Labels that the scheme in force does not know, with how many annotations bear each.
        refused_lines: Lines of JSONL that stay out.
    """

    plan: MergePlan
    unknown: tuple[tuple[str, int], ...]
    refused_lines: tuple[Problem, ...]


def preview(project: Project, files: Sequence[Path], tick: Tick = no_tick) -> Preview:
    """Return what taking these files in would do; nothing changes.

    Raises:
        Problem: If one of them cannot be read at all: then none is to be taken in.
    """
    scheme = scheme_of(project)
    came, refused = [], list[Problem]()
    for number, file in enumerate(files):
        tick(number, len(files) + 1)
        handover, bad = _read(project, file)
        came.append(handover)
        refused += bad
    tick(len(files), len(files) + 1)
    plan = make_plan(came, project.sharing.receiver(came))
    return Preview(plan, _unknown_labels(plan, scheme), tuple(refused))


def carry_out(
    project: Project, plan: MergePlan, places: Places, who: tuple[str, str], tick: Tick = no_tick
) -> Merge | None:
    """Take in what a plan says, after a verified backup, all or nothing.

    ``who`` are the ids of the person and the device. None, and nothing happened, if the project changed since the plan
    was made.

    Raises:
        Problem: If the backup or the project cannot be written; then the project is as it was.
    """
    back_up_if_changed(project, places, Why.IMPORT, lambda: tick(0, 0))
    names = ", ".join(Path(source).name for source in plan.sources)
    text = translate("Merge", "take in {0}").format(names)
    return project.sharing.merge(plan, *who, utc_now(), text)


def _read(project: Project, file: Path) -> tuple[Handover, list[Problem]]:
    """Return what a file holds, told by its first bytes, and lines of it that stay out."""
    check_regular(file)
    if is_project(file):
        return read_project(file), []
    try:
        with file.open("rb") as stream:
            packed = stream.read(len(_ZIP)) == _ZIP
    except OSError:
        packed = True  # why it cannot be read is told there
    if packed or file.suffix.casefold() == ".irpack":
        return read_package(file), []
    return _of_lines(project, file)


def _of_lines(project: Project, file: Path) -> tuple[Handover, list[Problem]]:
    """Return the labels of a JSONL file as events that know of nothing before them."""
    taking, entries = Taking(project, "", dry_run=True), dict[str, LogEntry]()
    read = list(lines_of_files([file]))
    refused = [line for line in read if isinstance(line, Problem)]
    last = dict[AnnotationKey, Annotation]()
    for one in taking.checked(line for line in read if not isinstance(line, Problem)):
        if isinstance(one, Problem):
            refused.append(one)
            continue
        line, found, annotation = one
        key = AnnotationKey(found.qa.qa_id, line.annotator, line.layer)
        if last.get(key, project.annotation(key)) == annotation:
            continue
        last[key] = annotation
        at = line.updated_at or "1970-01-01T00:00:00Z"  # nobody knows
        entry = _event_of_line(key, found.fingerprint, annotation, at, line.seconds)
        under = project.sharing.standing(found.fingerprint).split_head
        entries[entry.id] = entry._replace(under=under)
    if refused and len(refused) == len(read):
        first = refused[0]
        raise Problem(first.code, first.cause, first.remedy, file=first.file or str(file), line=first.line)
    handover = Handover(Purpose.LABELS, "", "", "", (), tuple(entries.values()), source=str(file))
    return handover, refused


def _event_of_line(key: AnnotationKey, fingerprint: str, annotation: Annotation, at: str, seconds: float) -> LogEntry:
    """Return the event that a line stands for: the same line is the same event, wherever it is read."""
    payload = dumps(edit_to_json(Restore(annotation)))
    said = dumps([key.qa_id, key.annotator, key.layer, payload, at, seconds])
    name = f"line-{hashlib.sha256(said.encode()).hexdigest()[:27]}"
    place = (fingerprint, key.qa_id, key.layer.value, Restore.kind, payload, "[]")
    return LogEntry(name, key.annotator, name, 1, *place, at, float(seconds), "", "")


# -- what is said about it


def _unknown_labels(plan: MergePlan, scheme: Scheme) -> tuple[tuple[str, int], ...]:
    """Return the causes why labels do not fit the scheme, with how many annotations each concerns."""
    causes: Counter[str] = Counter()
    for change in plan.changes.values():
        for key, what in change.changes.items():
            if what is Change.SAME or key not in change.after.labels:
                continue
            annotation = change.after.labels[key].annotation
            try:
                check_labels(annotation, annotation.claims, scheme)
            except Problem as problem:
                causes[problem.cause] += 1
    return tuple(sorted(causes.items()))


def lines_of(found: Preview) -> Iterator[str]:
    """Yield what taking files in would do, line by line."""
    plan = found.plan
    yield translate("Merge", "Records: {0} new, {1} there already").format(len(plan.records), plan.known_records)
    splits = sum(change.split_changes for change in plan.changes.values())
    if splits:
        yield translate("Merge", "Records split in another way: {0}").format(splits)
    for who, counts in plan.counted().items():
        said = translate("Merge", "{0}: {1} Q&As new, {2} changed, {3} the same")
        yield said.format(plan.names.get(who, who), counts[Change.NEW], counts[Change.CHANGED], counts[Change.SAME])
    yield translate("Merge", "Events: {0} new, {1} there already").format(len(plan.entries), plan.same)
    yield from warnings_of(found)


def warnings_of(found: Preview) -> Iterator[str]:
    """Yield what whoever takes files in should look at."""
    plan = found.plan
    for name, file in plan.same_number.items():
        text = plan.records[name].record.file
        yield translate("Merge", "{0} has the number of {1}, but another text: it becomes a record of its own.").format(
            text, file
        )
    if plan.conflicts:
        said = translate("Merge", "To be settled by you: {0} versions that contradict each other.")
        yield said.format(len(plan.conflicts))
    for cause, count in found.unknown:
        yield translate("Merge", "{0} ({1} Q&As)").format(cause, count)
    for scheme in plan.schemes:
        yield translate("Merge", "Labelled with another scheme: {0}.").format(scheme)
    for one, other in plan.look_alikes:
        yield translate("Merge", "“{0}” and “{1}” look alike and stay two people.").format(one, other)
    for source, _ in plan.remarks:
        said = translate("Merge", "{0} was open or not closed in order: its last changes may be missing.")
        yield said.format(Path(source).name)
    for refused in plan.refused:
        said = translate("Merge", "{0}: {1} events stay out: {2}")
        yield said.format(Path(refused.source).name, refused.count, refusal_words(refused.code, refused.detail))
    for problem in found.refused_lines:
        yield str(problem)
    if plan.needs_consent:
        said = translate("Merge", "{0} of {1} labelled Q&As would say something else afterwards.")
        yield said.format(plan.superseded, plan.labelled)


def refusal_words(code: str, detail: str) -> str:
    """Return why events stay out, and what can be done."""
    words = {
        "other_content": translate("Merge", "something else is here under the same id; one of both was changed ({0})"),
        "numbered_twice": translate("Merge", "numbered twice: a copy of the file was worked on as well ({0})"),
        "unknown_record": translate("Merge", "their record is neither here nor in the file ({0})"),
        "unreadable": translate("Merge", "not what this program writes ({0})"),
        "other_split": translate("Merge", "the record is split in another way there: confirm its split first ({0})"),
        "misquote": translate("Merge", "a claim does not quote the text at its place ({0})"),
        "misplaced": translate("Merge", "a claim lies outside of its question and answer ({0})"),
        "gap": translate("Merge", "changes before them are missing, ask for a complete file ({0})"),
        "earlier_missing": translate("Merge", "what they came after is missing or stays out ({0})"),
    }
    return words[code].format(detail)
