"""What contradicts itself after work was taken in: the versions side by side, and which one is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Layer
from ir_annotator.domain.projecting import Conflict, RecordStanding, Trouble
from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.rules import fitting
from ir_annotator.i18n import translate

if TYPE_CHECKING:
    from ir_annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Option:
    """One version: when it was made (UTC, for showing only), and the labels or the Q&As it says."""

    at: str
    annotation: Annotation | None = None
    qas: tuple[QA, ...] = ()
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that a person has to settle.

    Attributes:
        title: Record and Q&A.
        who: Whose labels; of a split nobody's.
        key: The annotation, None for the split of a record.
        fingerprint: The record.
        options: The versions, the one that is shown first. One alone has no place in the split: it can only be
            looked at.
    """

    title: str
    who: str
    key: AnnotationKey | None
    fingerprint: str
    options: tuple[Option, ...]

    @property
    def is_homeless(self) -> bool:
        """Whether these are labels that the split in force has no place for."""
        return len(self.options) == 1


def contradictions(project: Project) -> list[Contradiction]:
    """Return what a person has to settle, by record and Q&A.

    Raises:
        Problem: If the disk fails.
    """
    by_record: dict[str, list[Conflict]] = {}
    for conflict in project.sharing.conflicts():
        by_record.setdefault(conflict.thing[0], []).append(conflict)
    names = {one.id: one.name for one in project.annotators()}
    found = []
    for fingerprint, some in by_record.items():
        record, standing = project.record(fingerprint), project.sharing.standing(fingerprint)
        for thing in dict.fromkeys(one.thing for one in some):
            kinds = {one.kind for one in some if one.thing == thing}
            found += _of_thing(thing[1:], kinds, record, standing, names)
    return found


def _of_thing(
    thing: tuple[str, str, str],
    kinds: Iterable[Trouble],
    record: Record,
    standing: RecordStanding,
    names: dict[str, str],
) -> list[Contradiction]:
    qa_id, author, layer = thing
    title = " · ".join(filter(None, (record.form.code, record.form.name, record.form.number or record.file)))
    if not qa_id:
        said = translate("Settle", "{0}: how it is split").format(title)
        options = tuple(Option(at, qas=split.qas, checked=split.checked) for at, split in standing.split_options)
        return [Contradiction(said, "", None, record.fingerprint, options)]
    key = AnnotationKey(qa_id, author, Layer(layer))
    place = next((number for number, qa in enumerate(record.qas, 1) if qa.qa_id == qa_id), 0)
    said = translate("Settle", "{0}, Q&A {1}").format(title, place or "–")
    found, heads = [], standing.objects[key].heads if key in standing.objects else ()
    if Trouble.HEAD in kinds and place:
        qa = record.qas[place - 1]
        options = tuple(Option(head.entry.at, fitting(head.value, qa)) for head in heads)
        found.append(Contradiction(said, names.get(author, author), key, record.fingerprint, options))
    elif heads:
        options = (Option(heads[0].entry.at, heads[0].value),)
        found.append(Contradiction(said, names.get(author, author), key, record.fingerprint, options))
    return found
