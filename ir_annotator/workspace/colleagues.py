"""Work handed out to colleagues and taken in from them, in the background of the window.

The store and the readers are imported when they are first needed: the window is painted before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate
from ir_annotator.workspace.editing import Editor, MergeStep, Place
from ir_annotator.workspace.jobs import Job

if TYPE_CHECKING:
    from ir_annotator.domain.outline import Merge
    from ir_annotator.workspace.contradictions import Contradiction, Option
    from ir_annotator.workspace.handing_out import Choice, Packed, Share
    from ir_annotator.workspace.merging import Preview
    from ir_annotator.workspace.workspace import Workspace


class Colleagues(QObject):
    """Starts jobs on the open project and tells how they ended.

    Signals:
        previewed: A Preview: what taking files in would do.
        taken_in: Files were taken in.
        not_taken_in: Taking files in did not come to its end; nothing changed.
        handed_out: Packages (a list of Packed) were written.
    """

    previewed = Signal(object)
    taken_in = Signal()
    not_taken_in = Signal()
    handed_out = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._files: list[Path] = []

    def preview(self, files: Sequence[Path]) -> None:
        """Find out what taking files in would do; ``previewed`` brings the answer."""
        from ir_annotator.workspace.merging import preview

        project = self._workspace.project
        if project is None:
            return
        self._files = list(files)
        job = Job(lambda tick: preview(project, files, tick))
        job.done.connect(self.previewed)
        self._workspace.files.start_quietly(job)

    def take_in(self, found: Preview) -> None:
        """Take in what was previewed, after a backup; if the project changed since, it is previewed once more."""
        from ir_annotator.workspace.backing_up import places_of
        from ir_annotator.workspace.merging import carry_out

        workspace = self._workspace
        project = workspace.project
        if project is None:
            return
        places, who = places_of(project.path, workspace.settings), (workspace.worker.id, workspace.worker.device)
        job = Job(lambda tick: carry_out(project, found.plan, places, who, tick))
        job.done.connect(self._taken_in)
        job.refused.connect(self.not_taken_in)
        job.failed.connect(self.not_taken_in)
        job.cancelled.connect(self.not_taken_in)
        self._workspace.files.start_quietly(job)

    def _taken_in(self, merge: Merge | None) -> None:
        if merge is None:
            self.preview(self._files)
            return
        if self._workspace.editor:
            self._workspace.editor.stack.push(MergeStep(merge.text, merge.id))
            self._workspace.show_anew()
        self._workspace.told.emit(translate("Merge", "Taken in. Undo takes all of it back."))
        self.taken_in.emit()

    def hand_out(self, output: Path, choice: Choice) -> None:
        """Write packages for colleagues; ``handed_out`` tells which."""
        from ir_annotator.workspace.handing_out import hand_out

        project = self._workspace.project
        if project is None:
            return
        job = Job(lambda _: hand_out(project, output, choice))
        job.done.connect(self._handed_out)
        self._workspace.files.start_quietly(job)

    def send_back(self, output: Path) -> None:
        """Write a package with this person's labels only."""
        from ir_annotator.workspace.handing_out import Choice

        self.hand_out(output, Choice(with_labels=True, annotators=(self._workspace.annotator,)))

    def _handed_out(self, packed: list[Packed]) -> None:
        names = translate("HandOut", ", ").join(one.path.name for one in packed)
        said = translate("HandOut", "Written: {0} ({1} Q&As, {2} events).")
        counts = sum(one.qas for one in packed), sum(one.events for one in packed)
        self._workspace.told.emit(said.format(names, *counts))
        self.handed_out.emit(packed)

    def shares(self, choice: Choice) -> list[Share] | Problem:
        """Return what each colleague would get, or why nothing can be handed out."""
        from ir_annotator.workspace.handing_out import shares

        project = self._workspace.project
        if project is None:
            return []
        try:
            return shares(project, choice)
        except Problem as problem:
            return problem

    def contradictions(self) -> list[Contradiction]:
        """Return what the person has to settle; nothing, and the reason is told, if that cannot be read."""
        from ir_annotator.workspace.contradictions import contradictions

        project = self._workspace.project
        if project is None:
            return []
        try:
            return contradictions(project)
        except Problem as problem:
            self._workspace.problem_arose.emit(problem)
            return []

    def settle(self, one: Contradiction, option: Option) -> bool:
        """Say which version is right; say why if that was not done."""
        workspace = self._workspace
        text = translate("Settle", "settle a contradiction")
        if one.key is not None and option.annotation is not None:
            settle = partial(Editor.settle, place=Place(one.key, one.fingerprint), right=option.annotation, text=text)
            return workspace.change(one.fingerprint, settle)
        record = workspace.load(one.fingerprint)
        if record is None:
            return False
        settle = partial(Editor.settle_split, record=record, qas=option.qas, checked=option.checked, text=text)
        return workspace.change(one.fingerprint, settle)

    def open_package(self, package: Path, target: Path) -> None:
        """Make the project of a work package at ``target`` and open it; one that is there already is opened.

        Raises:
            Problem: If the package cannot be read, carries labels back, or the project cannot be made or opened.
        """
        from ir_annotator.workspace.handing_out import open_package

        if not target.exists():
            open_package(package, target).close()
        self._workspace.open_project(target)
