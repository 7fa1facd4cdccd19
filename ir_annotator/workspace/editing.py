"""One edit on its way: apply, write, remember for undo. Nothing is on the stack that is not on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand, QUndoStack

from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.edits import AnyEdit, Restore
from ir_annotator.domain.event import Event
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
    """An edit that was made: the values before and after, never a widget."""

    def __init__(self, text: str, event: Event, before: Annotation, after: Annotation) -> None:
        super().__init__(text)
        self.event = event
        self.before = before
        self.after = after

    @property
    def place(self) -> Place:
        """Where the edit was made."""
        return Place(self.event.key, self.event.fingerprint)


class Editor:
    """Writes edits of one person on one device to the project and can take each back."""

    def __init__(self, project: Project, device: str) -> None:
        self._project = project
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

    def place_of_undo(self) -> Place | None:
        """Return where the step was made that undo would take back."""
        return self._step(self.stack.index() - 1).place if self.stack.canUndo() else None

    def place_of_redo(self) -> Place | None:
        """Return where the step was made that redo would make once more."""
        return self._step(self.stack.index()).place if self.stack.canRedo() else None

    def undo(self, seconds: float) -> Step | None:
        """Take the last step back and return it; None if there is none.

        Raises:
            Problem: If that could not be saved; then the step still stands.
        """
        if not self.stack.canUndo():
            return None
        step = self._step(self.stack.index() - 1)
        self._write(step.place, Restore(step.before), step.before, seconds=seconds, undoes=step.event.id)
        self.stack.undo()
        return step

    def redo(self, seconds: float) -> Step | None:
        """Make the step taken back last once more and return it; None if there is none.

        Raises:
            Problem: If that could not be saved; then the step stays taken back.
        """
        if not self.stack.canRedo():
            return None
        step = self._step(self.stack.index())
        self._write(step.place, Restore(step.after), step.after, seconds=seconds)
        self.stack.redo()
        return step

    def _step(self, index: int) -> Step:
        step = self.stack.command(index)
        assert isinstance(step, Step)  # noqa: S101 -- only do() pushes
        return step

    def _write(self, place: Place, edit: AnyEdit, after: Annotation, *, seconds: float, undoes: str = "") -> Event:
        event = Event(new_id(), place.key, place.fingerprint, edit, self._device, utc_now(), seconds, undoes)
        return self._project.append(event, after)
