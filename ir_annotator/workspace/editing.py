"""One edit on its way: apply, write, remember for undo. Nothing is on the stack that is not on the disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand, QUndoStack

from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.carrying import carried
from ir_annotator.domain.edits import AnyEdit, Carry, Restore
from ir_annotator.domain.event import Event, SplitEvent
from ir_annotator.domain.record import QA, Record
from ir_annotator.store.ids import new_id
from ir_annotator.workspace.clock import utc_now

if TYPE_CHECKING:  # the store is loaded when a project is opened, after the window was painted
    from ir_annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Place:
    """Where an edit happens: the annotation, and the record it belongs to."""

    key: AnnotationKey
    fingerprint: str


class Step(QUndoCommand):
    """An edit that was made: the values before and after, never a widget.

    ``head`` is the id of the last event that the step wrote: when it was made, taken back or made once more. It tells
    in the log what was taken back, so that the steps can be found again after a restart.
    """

    def __init__(self, text: str, event: Event, before: Annotation, after: Annotation) -> None:
        super().__init__(text)
        self.event = event
        self.head = event.id
        self.before = before
        self.after = after

    @property
    def fingerprint(self) -> str:
        """The record of the labels."""
        return self.event.fingerprint

    @property
    def place(self) -> Place:
        """Where the edit was made."""
        return Place(self.event.key, self.event.fingerprint)


@dataclass(frozen=True, slots=True)
class SplitState:
    """How a record is split, whether a person found that right, and everybody's labels on it."""

    qas: tuple[QA, ...]
    checked: bool
    labels: Mapping[AnnotationKey, Annotation]


class SplitStep(QUndoCommand):
    """A record was split in another way: what was and what is."""

    def __init__(self, text: str, fingerprint: str, before: SplitState, after: SplitState, head: str) -> None:
        super().__init__(text)
        self.fingerprint = fingerprint
        self.head = head
        self.before = before
        self.after = after


class LabelsStep(QUndoCommand):
    """Several annotations of one record were replaced at once: what they were and what they are."""

    def __init__(
        self,
        text: str,
        fingerprint: str,
        before: Mapping[AnnotationKey, Annotation],
        after: Mapping[AnnotationKey, Annotation],
        head: str,
    ) -> None:
        super().__init__(text)
        self.head = head
        self.fingerprint = fingerprint
        self.before = before
        self.after = after


class TakenStep(QUndoCommand):
    """Labels were taken in from files: where in the log the events of that stand, a pair of numbers for each write."""

    def __init__(self, text: str, ranges: Sequence[tuple[int, int]]) -> None:
        super().__init__(text)
        self.ranges = tuple(ranges)


class MergeStep(QUndoCommand):
    """Work of colleagues was taken in; ``head`` is the id of that merge."""

    def __init__(self, text: str, merge_id: str) -> None:
        super().__init__(text)
        self.head = merge_id
        self.fingerprint = ""


AnyStep = Step | SplitStep | LabelsStep | MergeStep
"""Steps that are found again after a restart."""


class Editor:
    """Writes edits and mended splits of one person on one device to the project and can take each back."""

    def __init__(self, project: Project, annotator: str, device: str) -> None:
        self._project = project
        self._annotator = annotator
        self._device = device
        self.stack = QUndoStack()

    def do(self, place: Place, edit: AnyEdit, before: Annotation, *, text: str, seconds: float) -> Annotation:
        """Make an edit and return the annotation after it.

        Raises:
            Problem: If it could not be saved; then nothing changed, here or on the disk.
        """
        after = edit.apply(before)
        event = self._write(place, edit, after, seconds=seconds)
        self.stack.push(Step(text, event, before, after))
        return after

    def do_split(self, record: Record, qas: tuple[QA, ...], *, checked: bool, text: str) -> None:
        """Split a record in another way, everybody's labels going along.

        Raises:
            Problem: If it could not be saved; then nothing changed, here or on the disk.
            HomelessLabelError: If a label would belong to no Q&A; then nothing changed.
        """
        labels = self._project.labels_of(record.fingerprint)
        before = SplitState(record.qas, record.checked, labels)
        after = SplitState(qas, checked, labels | carried(record.qas, qas, labels))
        head = self._write_split(record.fingerprint, before, after)
        self.stack.push(SplitStep(text, record.fingerprint, before, after, head))

    def do_labels(self, fingerprint: str, after: Mapping[AnnotationKey, Annotation], *, text: str) -> None:
        """Replace annotations of one record at once.

        Raises:
            Problem: If that could not be saved; then nothing changed, here or on the disk.
        """
        now = self._project.labels_of(fingerprint)
        before = {key: now.get(key, Annotation()) for key in after}
        head = self._write_labels(fingerprint, after)
        self.stack.push(LabelsStep(text, fingerprint, before, after, head))

    def remember_taken(self, ranges: Sequence[tuple[int, int]], text: str) -> None:
        """Take up as one step that labels were taken in from files."""
        self.stack.push(TakenStep(text, ranges))

    def _put(self, step: TakenStep, *, back: bool) -> None:
        """Take labels that came in back, or put them there once more; what somebody changed since stays."""
        for first, last in step.ranges if not back else reversed(step.ranges):
            pairs = []
            events = self._project.exchange.between(first, last)
            now = self._project.exchange.stored({event.key.qa_id for event, _ in events})
            for event, before in events:
                after = event.edit.apply(before)
                expected, wanted = (after, before) if back else (before, after)
                found = now[event.key].annotation if event.key in now else Annotation()
                if found == expected:
                    what = (event.key, event.fingerprint, Restore(wanted), self._device, utc_now())
                    again = Event(new_id(), *what, undoes=event.id)
                    pairs.append((again, wanted))
            self._project.exchange.append(pairs)

    def settle(self, place: Place, right: Annotation, *, text: str) -> None:
        """Say which of several last versions of an annotation is right.

        Raises:
            Problem: If that could not be saved; then nothing changed.
        """
        before = self._project.annotation(place.key)
        event = Event(new_id(), place.key, place.fingerprint, Restore(right), self._device, utc_now())
        self.stack.push(Step(text, self._project.sharing.settle(event, right), before, right))

    def settle_split(self, record: Record, qas: tuple[QA, ...], *, checked: bool, text: str) -> None:
        """Say which of several splits of a record is right.

        Raises:
            Problem: If that could not be saved; then nothing changed.
            HomelessLabelError: If a label would belong to no Q&A; then nothing changed.
        """
        labels = self._project.labels_of(record.fingerprint)
        before = SplitState(record.qas, record.checked, labels)
        after = SplitState(qas, checked, labels | carried(record.qas, qas, labels))
        head = self._write_split(record.fingerprint, before, after, settles=True)
        self.stack.push(SplitStep(text, record.fingerprint, before, after, head))

    def remember(self, steps: Iterable[AnyStep], standing: int) -> None:
        """Take up steps of earlier days, the oldest first, of which so many stand and the others are taken back."""
        for step in steps:
            self.stack.push(step)
        self.stack.setIndex(standing)

    def place_of_undo(self) -> Place | None:
        """Return where the labels were edited that undo would take back; None if it would take back anything else."""
        step = self._step(self.stack.index() - 1) if self.stack.canUndo() else None
        return step.place if isinstance(step, Step) else None

    def place_of_redo(self) -> Place | None:
        """Return where the labels were edited that redo would edit once more; None if it would do anything else."""
        step = self._step(self.stack.index()) if self.stack.canRedo() else None
        return step.place if isinstance(step, Step) else None

    def undo(self, seconds: float) -> AnyStep | TakenStep | None:
        """Take the last step back and return it; None if there is none.

        Raises:
            Problem: If that could not be saved; then the step still stands.
        """
        if not self.stack.canUndo():
            return None
        step = self._step(self.stack.index() - 1)
        if isinstance(step, SplitStep):
            step.head = self._write_split(step.fingerprint, step.after, step.before, undoes=step.head)
        elif isinstance(step, LabelsStep):
            step.head = self._write_labels(step.fingerprint, step.before, undoes=step.head)
        elif isinstance(step, TakenStep):
            self._put(step, back=True)
        elif isinstance(step, MergeStep):
            self._project.sharing.take_back(step.head, self._device)
        else:
            back = Restore(step.before)
            step.head = self._write(step.place, back, step.before, seconds=seconds, undoes=step.head).id
        self.stack.undo()
        return step

    def redo(self, seconds: float) -> AnyStep | TakenStep | None:
        """Make the step taken back last once more and return it; None if there is none.

        Raises:
            Problem: If that could not be saved; then the step stays taken back.
        """
        if not self.stack.canRedo():
            return None
        step = self._step(self.stack.index())
        if isinstance(step, SplitStep):
            step.head = self._write_split(step.fingerprint, step.before, step.after, undoes=step.head)
        elif isinstance(step, LabelsStep):
            step.head = self._write_labels(step.fingerprint, step.after, undoes=step.head)
        elif isinstance(step, TakenStep):
            self._put(step, back=False)
        elif isinstance(step, MergeStep):
            self._project.sharing.bring_back(step.head)
        else:
            again = Restore(step.after)
            step.head = self._write(step.place, again, step.after, seconds=seconds, undoes=step.head).id
        self.stack.redo()
        return step

    def _step(self, index: int) -> AnyStep | TakenStep:
        step = self.stack.command(index)
        assert isinstance(step, AnyStep | TakenStep)  # noqa: S101 -- nothing else is pushed
        return step

    def _write_split(
        self, fingerprint: str, before: SplitState, after: SplitState, *, undoes: str = "", settles: bool = False
    ) -> str:
        """Write a split with an event for each annotation that is another one with it."""
        at, now = utc_now(), self._project.labels_of(fingerprint)
        if _said(now) != _said(before.labels):  # somebody's labels came in since
            after = replace(after, labels=now | carried(before.qas, after.qas, now))
        split = SplitEvent(
            new_id(), self._annotator, fingerprint, after.qas, after.checked, self._device, at, undoes=undoes
        )
        moved = []
        for key in sorted(now.keys() | after.labels.keys(), key=astuple):
            new = after.labels.get(key, Annotation())
            if now.get(key, Annotation()) != new:
                moved.append((Event(new_id(), key, fingerprint, Carry(new), self._device, at), new))
        write = self._project.sharing.settle_split if settles else self._project.append_split
        return write(split, moved).id

    def _write_labels(self, fingerprint: str, labels: Mapping[AnnotationKey, Annotation], *, undoes: str = "") -> str:
        """Write annotations as they are to be from now on, all or none; return the id of the first event."""
        at = utc_now()
        pairs = [
            (Event(new_id(), key, fingerprint, Restore(annotation), self._device, at, undoes=undoes), annotation)
            for key, annotation in labels.items()
        ]
        self._project.append_all(pairs)
        return pairs[0][0].id if pairs else ""

    def _write(self, place: Place, edit: AnyEdit, after: Annotation, *, seconds: float, undoes: str = "") -> Event:
        event = Event(new_id(), place.key, place.fingerprint, edit, self._device, utc_now(), seconds, undoes)
        return self._project.append(event, after)


def _said(labels: Mapping[AnnotationKey, Annotation]) -> dict[AnnotationKey, Annotation]:
    """Return the annotations that say anything."""
    return {key: annotation for key, annotation in labels.items() if annotation != Annotation()}
