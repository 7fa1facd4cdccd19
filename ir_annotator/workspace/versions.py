"""What became of a Q&A's labels over time, and copies of labels from one Q&A to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.copying import pasted
from ir_annotator.domain.edits import Restore
from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.rules import fitting
from ir_annotator.i18n import translate
from ir_annotator.store.ids import new_id
from ir_annotator.workspace.describe import describe

if TYPE_CHECKING:
    from ir_annotator.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Version:
    """The labels of a Q&A after one change: what was done, by whom, when (UTC), and what they said then."""

    text: str
    author: str
    at: str
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class _Copy:
    """Labels as they were when they were copied, with the place they were copied from."""

    annotation: Annotation
    record: Record
    qa: QA


class Versions(QObject):
    """Earlier labels of the Q&A in hand, and labels taken from another Q&A."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._copy: _Copy | None = None
        workspace.project_changed.connect(self._forget)

    def _forget(self) -> None:
        self._copy = None

    # -- history

    def history(self) -> list[Version]:
        """Return how this person's labels of the Q&A in hand came about, the latest change first."""
        workspace = self._workspace
        if workspace.project is None or workspace.qa is None or workspace.scheme is None:
            return []
        names = {annotator.id: annotator.name for annotator in workspace.project.annotators()}
        found: list[Version] = []
        states, done, backs = dict[str, Annotation](), dict[str, str](), set[str]()
        for event in workspace.project.events(AnnotationKey(workspace.qa.qa_id, workspace.annotator)):
            before = next((states[one] for one in event.after if one in states), Annotation())
            after = states[event.id] = event.edit.apply(before)
            said = done[event.id] = describe(event.edit, before, workspace.scheme)
            if event.undoes in done:  # taking back what took back is making it once more
                done[event.id] = done[event.undoes]
                once_more = event.undoes in backs
                said = translate("History", "redo: {0}") if once_more else translate("History", "undo: {0}")
                said = said.format(done[event.id])
                backs.update(() if once_more else (event.id,))
            author = names.get(event.key.annotator) or event.key.annotator
            found.append(Version(said, author, event.at, after))
        return found[::-1]

    def put_back(self, version: Version) -> bool:
        """Give the Q&A in hand the labels of an earlier version; claims that lie outside of it by now are left out."""
        qa = self._workspace.qa
        if qa is None:
            return False
        wanted = fitting(version.annotation, qa)
        done = self._workspace.do(Restore(wanted))
        left = len(version.annotation.claims) - len(wanted.claims)
        if done and left:
            said = translate("History", "Put back but for {0} claims, which lie in another Q&A now.")
            self._workspace.told.emit(said.format(left))
        return done

    # -- copies

    def copy(self) -> None:
        """Remember the labels of the Q&A in hand."""
        workspace = self._workspace
        if workspace.record is None or workspace.qa is None:
            return
        if not workspace.annotation.is_labelled:
            workspace.told.emit(translate("History", "There are no labels to copy here."))
            return
        self._copy = _Copy(workspace.annotation, workspace.record, workspace.qa)
        workspace.told.emit(translate("History", "Labels copied: paste them in another Q&A."))

    def paste(self) -> bool:
        """Give the Q&A in hand the labels that were copied; what it says already stays."""
        workspace, copy = self._workspace, self._copy
        if copy is None:
            workspace.told.emit(translate("History", "Nothing copied yet: first copy the labels of another Q&A."))
            return False
        if workspace.record is None or workspace.qa is None:
            return False
        wanted = pasted(workspace.annotation, copy.annotation, (copy.qa, workspace.record, workspace.qa))
        here = {claim.id for claim in workspace.annotation.claims}
        fresh = tuple(claim if claim.id in here else replace(claim, id=new_id()) for claim in wanted.claims)
        after = replace(wanted, claims=fresh)
        if not workspace.do(Restore(after), text=translate("History", "paste labels")):
            return False
        added = len(after.claims) - len(here)
        said = translate("History", "Labels pasted, {0} of {1} claims found again here.")
        workspace.told.emit(said.format(added, len(copy.annotation.claims)))
        return True
