"""Another version of the scheme for a project: what it would change, and putting it in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ir_annotator.domain.annotation import Annotation, LabelledQA
from ir_annotator.domain.edits import Restore
from ir_annotator.domain.event import Event
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.scheme import Scheme
from ir_annotator.domain.scheme_change import Item, Part, SchemeDiff, difference, named_by, renamed
from ir_annotator.formats.labels.label_check import check_labels
from ir_annotator.i18n import translate
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project
from ir_annotator.workspace.clock import utc_now
from ir_annotator.workspace.opening import scheme_of


@dataclass(frozen=True, slots=True)
class Use:
    """On how many Q&As something is named, and by how many annotators."""

    qas: int
    annotators: int


@dataclass(frozen=True, slots=True)
class SchemeChange:
    """What another scheme would change, and where labels name what it lacks or says in other words."""

    diff: SchemeDiff
    uses: Mapping[Item, Use]


def preview(project: Project, new: Scheme) -> SchemeChange:
    """Return what putting ``new`` in force would change; nothing is written."""
    old = scheme_of(project)
    diff = difference(old, new)
    concerned = {*diff.removed, *diff.changed}
    named: dict[Item, set[tuple[str, str]]] = defaultdict(set)
    for row in project.labelled():
        for item in named_by(row.annotation, old) & concerned:
            named[item].add((row.qa.qa_id, row.key.annotator))
    uses = {item: Use(len({qa for qa, _ in keys}), len({who for _, who in keys})) for item, keys in named.items()}
    return SchemeChange(diff, uses)


def apply_scheme(project: Project, new: Scheme, names: Mapping[str, str]) -> int:
    """Put a scheme in force, and give labels the new ids of topics and claim types that ``names`` tells (old to new).

    Returns how many annotations have other labels now; all of it is one transaction.

    Raises:
        Problem: If a label would be unknown to the new scheme, or the project has another scheme of that name and
            version; then nothing changed.
    """
    old = scheme_of(project)
    _check_names(names, old, new)
    relabelled = list(_relabelled(project, old, new, names))
    if not project.put_scheme(new, relabelled):
        cause = translate("SchemeChange", "The project holds another scheme that is called {0}, too.").format(new.ref)
        raise Problem("same_version", cause, translate("SchemeChange", "Give the changed scheme a new version."))
    return len(relabelled)


def _check_names(names: Mapping[str, str], old: Scheme, new: Scheme) -> None:
    """Raise Problem unless every old id is one of the old scheme, and every new one such a thing of the new one."""
    for before, after in names.items():
        is_topic = old.topic(before) is not None and new.topic(after) is not None
        is_type = old.claim_type(before) is not None and new.claim_type(after) is not None
        if not is_topic and not is_type:
            cause = translate("SchemeChange", "“{0}” cannot become “{1}”.").format(before, after)
            said = translate("SchemeChange", "Name a topic or claim type of the project and one of the new scheme.")
            raise Problem("bad_rename", cause, said)


def _relabelled(
    project: Project, old: Scheme, new: Scheme, names: Mapping[str, str]
) -> Iterator[tuple[Event, Annotation]]:
    """Yield an event for each annotation that gets other ids; raise Problem at the first label that would be lost.

    The events are those of a device of their own: nobody's undo takes them back, nor anything from before them.
    """
    device = new_id()
    for row in project.labelled():
        after = renamed(row.annotation, names, old)
        try:
            check_labels(after, after.claims, new)
        except Problem as problem:
            raise _would_be_lost(problem, row) from problem
        if after != row.annotation:
            yield Event(new_id(), row.key, row.record.fingerprint, Restore(after), device, utc_now()), after


def _would_be_lost(problem: Problem, row: LabelledQA) -> Problem:
    said = translate("SchemeChange", "{0} (Q&A {1} of {2}, annotator {3})")
    cause = said.format(problem.cause, row.index, row.record.file, row.key.annotator)
    remedy = translate("SchemeChange", "Keep it in the scheme, or say what it becomes with --rename OLD=NEW.")
    return Problem("unknown_label", cause, remedy)


def part_word(part: Part) -> str:
    """Return what a part of a scheme is called."""
    return {
        Part.TOPIC: translate("SchemeChange", "topic"),
        Part.CLAIM_TYPE: translate("SchemeChange", "claim type"),
        Part.JUDGEMENT: translate("SchemeChange", "judgement"),
        Part.JUDGEMENT_VALUE: translate("SchemeChange", "value of a judgement"),
        Part.ATTRIBUTE: translate("SchemeChange", "attribute"),
        Part.ATTRIBUTE_VALUE: translate("SchemeChange", "value of an attribute"),
    }[part]


def change_lines(change: SchemeChange) -> Iterator[str]:
    """Yield what would change, a line each: ``+`` new, ``-`` gone, ``~`` in other words."""
    groups = (("+", change.diff.added), ("-", change.diff.removed), ("~", change.diff.changed))
    for sign, items in groups:
        for item in items:
            use = change.uses.get(item)
            said = (
                translate("SchemeChange", "used on {0} Q&As by {1} annotators").format(use.qas, use.annotators)
                if use
                else ""
            )
            yield "\t".join(filter(None, (f"{sign} {part_word(item.part)}", item.id, said)))
