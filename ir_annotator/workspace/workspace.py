"""The open project, the Q&A in hand and its labels: what the window shows and what every gesture calls.

The store and the readers are imported when they are first needed: the window is painted before them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Status
from ir_annotator.domain.carrying import HomelessLabelError
from ir_annotator.domain.edits import AnyEdit, SetJudgement, SetStatus
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.rules import Gap, gaps, refusal, shown
from ir_annotator.domain.scheme import Scheme, Value
from ir_annotator.i18n import translate
from ir_annotator.resources import sample_records
from ir_annotator.workspace.claim_work import ClaimWork
from ir_annotator.workspace.clock import Stopwatch, local_time
from ir_annotator.workspace.colleagues import Colleagues
from ir_annotator.workspace.describe import describe, describe_homeless, describe_refusal
from ir_annotator.workspace.editing import Editor, MergeStep, Place, Step, TakenStep
from ir_annotator.workspace.file_work import FileWork
from ir_annotator.workspace.jobs import Jobs
from ir_annotator.workspace.listing import Listing
from ir_annotator.workspace.measuring import Measuring
from ir_annotator.workspace.progress import Progress
from ir_annotator.workspace.safekeeping import Safekeeping
from ir_annotator.workspace.search import Search
from ir_annotator.workspace.settings import Settings, Worker
from ir_annotator.workspace.source_pages import SourcePages
from ir_annotator.workspace.undo_history import remembered
from ir_annotator.workspace.versions import Versions

if TYPE_CHECKING:
    from ir_annotator.store.project import Project
    from ir_annotator.workspace.remarks import Remarks
    from ir_annotator.workspace.reviewing import Reviewing


class Workspace(QObject):
    """What is open, what is selected, what just changed.

    Signals:
        project_opening: A project is about to be shown for the first time.
        project_closing: The project that is open is about to be closed.
        project_changed: A project was opened or closed.
        records_changed: Records were added.
        current_changing: Another Q&A is about to be taken in hand: save what is still being typed.
        current_changed: Another Q&A is in hand.
        annotation_changed: The labels of the Q&A with this id changed.
        split_changed: The record at this place of the list is split in another way, its split was found right, or
            several of its Q&As have other labels.
        claim_activated: Another claim (its id, or empty) is the one being worked on.
        gold_changed: The settled labels of the Q&A with this id (of many: empty) changed.
        saved: A change is on the disk; local time of day.
        imported: An ImportReport: records were read and added.
        told: A sentence for the status bar.
        problem_arose: A Problem the person must know of.
        job_started: A Job has begun.
        job_ended: A Job has ended, however it did.
        job_failed: The traceback of an error of ours in a Job.
    """

    project_opening = Signal()
    project_closing = Signal()
    project_changed = Signal()
    records_changed = Signal()
    current_changing = Signal()
    current_changed = Signal()
    annotation_changed = Signal(str)
    gold_changed = Signal(str)
    split_changed = Signal(int)
    claim_activated = Signal(str)
    imported = Signal(object)
    saved = Signal(str)
    told = Signal(str)
    problem_arose = Signal(object)
    job_started = Signal(object)
    job_ended = Signal()
    job_failed = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.jobs = Jobs()
        self.files = FileWork(self)
        self.colleagues = Colleagues(self)
        self.pages = SourcePages()
        self.safe = Safekeeping(self)
        self.claims = ClaimWork(self)
        self.versions = Versions(self)
        self.search = Search(self)
        self.progress = Progress(self)
        self.measuring = Measuring(self)
        self.listing = Listing(None, "")
        self.scheme: Scheme | None = None
        self.record: Record | None = None
        self.qa: QA | None = None
        self.annotation = Annotation()
        self.active_claim = ""
        self.is_typing_unsaved = False
        self._project: Project | None = None
        self._editor: Editor | None = None
        self.worker = Worker(settings.annotator, settings.display_name, settings.device)
        self._stopwatch = Stopwatch()
        self.pages.failed.connect(self.job_failed)

    # -- what is made when it is first wanted

    @cached_property
    def review(self) -> Reviewing:
        """The Q&A whose labels are compared, and gold."""
        from ir_annotator.workspace.reviewing import Reviewing

        return Reviewing(self)

    @cached_property
    def remarks(self) -> Remarks:
        """What reviewers and annotators say to each other."""
        from ir_annotator.workspace.remarks import Remarks

        return Remarks(self)

    # -- the project

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._project is not None

    @property
    def project(self) -> Project | None:
        """The open project, for longer work in the background; whoever keeps it must ask whether it still is."""
        return self._project

    @property
    def editor(self) -> Editor | None:
        """What writes edits to the open project and takes them back."""
        return self._editor

    @property
    def project_path(self) -> Path | None:
        """The file of the open project."""
        return self._project.path if self._project else None

    @property
    def annotator(self) -> str:
        """Id of the person who labels: in a project made from a work package whoever it was made for."""
        return self.worker.id

    def announce(self) -> None:
        """Tell a window made just now everything there is to show."""
        self.project_changed.emit()
        self.current_changed.emit()
        self.claim_activated.emit(self.active_claim)
        for job in self.jobs.live:
            self.job_started.emit(job)

    def new_project(self, path: Path, scheme_file: Path | None = None) -> None:
        """Make an empty project with a scheme (the shipped one if none is named) and open it.

        Raises:
            Problem: If the file is there already, cannot be made, or the scheme is wrong.
        """
        from ir_annotator.workspace.opening import make_project

        self._adopt(make_project(path, scheme_file))

    def open_project(self, path: Path) -> None:
        """Open a project, at the Q&A where this person left it.

        Raises:
            Problem: If it cannot be opened; then what was open stays open.
        """
        if self._project and os.path.realpath(self._project.path) == os.path.realpath(path):
            return
        from ir_annotator.workspace.opening import open_project

        self._adopt(open_project(path))

    def _adopt(self, project: Project) -> None:
        from ir_annotator.workspace.opening import scheme_of, who_works

        try:
            scheme = scheme_of(project)
            worker = who_works(project, self.settings)
            listing = Listing(project, worker.id, self.problem_arose.emit)
            place = project.state(f"place:{worker.id}")
        except Problem:
            project.close()
            raise
        self.close_project()
        self.project_opening.emit()
        self._project, self.scheme, self.worker = project, scheme, worker
        self._editor = Editor(project, worker.id, worker.device)
        self._editor.remember(*remembered(project, worker.id, worker.device, partial(describe, scheme=scheme)))
        self.settings.remember_project(project.path)
        self.listing = listing
        self.project_changed.emit()
        self.go_to(place or listing.next_undone())

    def open_samples(self) -> None:
        """Open the project of the sample records, making it first if need be.

        Raises:
            Problem: If it cannot be made or opened.
        """
        from ir_annotator.workspace.opening import samples_path

        path = samples_path()
        if path.exists():
            self.open_project(path)
        else:
            self.new_project(path)
        if not self.listing.rows:  # new, or the program was stopped before the records were in
            self.files.import_records(sample_records())

    def close_project(self) -> None:
        """Close the project; every change is on the disk already."""
        if self._project is None:
            return
        self.project_closing.emit()
        self.current_changing.emit()
        self.jobs.stop_all()  # none may work on a closed project
        self.search.stop()
        self.progress.stop()
        self.measuring.stop()
        self.safe.before_closing(self._project)
        self._project.close()
        self._project = self._editor = self.scheme = None
        self.listing = Listing(None, "")
        self._forget_current()
        self.project_changed.emit()

    def shut_down(self) -> None:
        """Stop the jobs and close the project, at the end of the program."""
        self.close_project()
        self.jobs.close()
        self.safe.close()
        self.pages.close()
        self.search.shut_down()
        self.progress.shut_down()
        if "review" in self.__dict__:
            self.review.queue.shut_down()
        self.measuring.shut_down()

    def _place_name(self) -> str:
        return f"place:{self.annotator}"

    # -- where we are

    def position(self) -> tuple[int, int]:
        """Return the one-based place of the Q&A in hand in its record, and the record's number of Q&As."""
        if not self.record or not self.qa:
            return 0, 0
        return self.record.qas.index(self.qa) + 1, len(self.record.qas)

    def go_to(self, qa_id: str) -> None:
        """Take a Q&A in hand; an id nobody knows (any more) takes the first one."""
        if self._project is None or (self.qa and self.qa.qa_id == qa_id):
            return
        self.current_changing.emit()
        if self.is_typing_unsaved:  # it belongs to this Q&A; why it cannot be saved was told
            return
        if qa_id not in self.listing:
            qa_id = self.listing.first()
        if not qa_id:
            self._forget_current()
            self.current_changed.emit()
            return
        try:
            record = self.record
            if record is None or all(qa.qa_id != qa_id for qa in record.qas):
                record = self._project.record_of(qa_id)
            annotation = self._project.annotation(AnnotationKey(qa_id, self.annotator))
        except Problem as problem:
            self.problem_arose.emit(problem)
            return
        self.record, self.annotation = record, annotation
        self.qa = next(qa for qa in record.qas if qa.qa_id == qa_id)
        self.active_claim = ""
        self._stopwatch.restart()
        self.current_changed.emit()
        self._remember_place(qa_id)

    def _remember_place(self, qa_id: str) -> None:
        assert self._project  # noqa: S101 -- go_to asked
        try:
            self._project.set_state(self._place_name(), qa_id)
        except Problem as problem:  # the Q&A can be read and labelled all the same
            self.problem_arose.emit(problem)

    def step(self, by: int) -> None:
        """Go ``by`` Q&As forward (or back) in the list; at its ends stay."""
        if self.qa:
            self.go_to(self.listing.step(self.qa.qa_id, by))

    def _forget_current(self) -> None:
        self.record = self.qa = None
        self.is_typing_unsaved = False
        self.annotation, self.active_claim = Annotation(), ""

    def records_added(self) -> None:
        """Show the records there are now; where none was in hand, take the first undone Q&A."""
        if self._project is None:
            return
        self.listing = Listing(self._project, self.annotator, self.problem_arose.emit)
        self.records_changed.emit()
        if self.qa is None:
            self.go_to(self.listing.next_undone())

    def show_anew(self) -> None:
        """Show everything as it is now: records may have come or gone, and any labels may be others."""
        if self._project is None:
            return
        here = self.qa.qa_id if self.qa else ""
        self._stopwatch.restart()
        self._forget_current()
        self.listing = Listing(self._project, self.annotator, self.problem_arose.emit)
        self.records_changed.emit()
        self.go_to(here or self.listing.next_undone())
        self.saved.emit(local_time())

    # -- labelling

    def do(self, edit: AnyEdit, text: str = "") -> bool:
        """Make an edit on the Q&A in hand, saved before this returns; say why if it was not made.

        ``text`` says in words what it does, where that is more than the edit itself tells.
        """
        if self._editor is None or self.record is None or self.qa is None or self.scheme is None:
            return False
        after = edit.apply(self.annotation)
        if after == self.annotation:
            return False
        broken = refusal(after, self.scheme, self.annotation)
        if broken:
            self.told.emit(describe_refusal(broken, self.scheme))
            return False
        place = Place(AnnotationKey(self.qa.qa_id, self.annotator), self.record.fingerprint)
        text = text or describe(edit, self.annotation, self.scheme)
        try:
            after = self._editor.do(place, edit, self.annotation, text=text, seconds=self._stopwatch.worked())
        except Problem as problem:
            self.problem_arose.emit(problem)
            return False
        self._show(place.key.qa_id, self.annotation, after)
        return True

    def undo(self) -> None:
        """Take the last change back, wherever it was made, and show it."""
        self._take(back=True)

    def redo(self) -> None:
        """Make the change taken back last once more, and show it."""
        self._take(back=False)

    def _take(self, *, back: bool) -> None:
        if self._editor is None:
            return
        place = self._editor.place_of_undo() if back else self._editor.place_of_redo()
        here = place is not None and self.qa is not None and place.key.qa_id == self.qa.qa_id
        seconds = self._stopwatch.worked() if here else 0.0  # worked on this Q&A, not on the one that changes
        try:
            step = self._editor.undo(seconds) if back else self._editor.redo(seconds)
        except Problem as problem:
            self.problem_arose.emit(problem)
            return
        if step is None:
            nothing = translate("Workspace", "Nothing to undo.") if back else translate("Workspace", "Nothing to redo.")
            self.told.emit(nothing)
            return
        if self.review.shows(step):
            pass
        elif isinstance(step, Step):
            qa_id = step.place.key.qa_id
            self._show(qa_id, *((step.after, step.before) if back else (step.before, step.after)))
            self.go_to(qa_id)
        elif isinstance(step, TakenStep | MergeStep):
            self.show_anew()
        else:
            self._show_record(step.fingerprint)
        said = translate("Workspace", "Undone: {0}") if back else translate("Workspace", "Redone: {0}")
        self.told.emit(said.format(step.text()))

    # -- the split

    def load(self, fingerprint: str) -> Record | None:
        """Return a record of the project; None, and the reason is told, if it cannot be read."""
        if self._project is None:
            return None
        try:
            return self._project.record(fingerprint)
        except Problem as problem:
            self.problem_arose.emit(problem)
            return None

    def set_split(self, record: Record, qas: tuple[QA, ...], *, checked: bool, text: str) -> bool:
        """Split a record in another way, saved before this returns; say why if that was not done."""
        work = partial(Editor.do_split, record=record, qas=qas, checked=checked, text=text)
        return self.change(record.fingerprint, work)

    def set_labels(self, fingerprint: str, labels: Mapping[AnnotationKey, Annotation], *, text: str) -> bool:
        """Replace annotations of one record, in one step to undo; say why if that was not done."""
        return self.change(fingerprint, partial(Editor.do_labels, fingerprint=fingerprint, after=labels, text=text))

    def change(self, fingerprint: str, work: Callable[[Editor], None]) -> bool:
        """Change a record or labels on it, saved before this returns; say why if that was not done."""
        if self._editor is None:
            return False
        try:
            work(self._editor)
        except Problem as problem:
            self.problem_arose.emit(problem)
            return False
        except HomelessLabelError as error:
            self.told.emit(describe_homeless(error, self._project.annotators() if self._project else []))
            return False
        self._show_record(fingerprint)
        return True

    def _show_record(self, fingerprint: str) -> None:
        """Tell everybody that a record is split in another way, or that several of its Q&As have other labels."""
        assert self._project  # noqa: S101 -- it was just written to
        self._stopwatch.restart()
        place = self.listing.replace(fingerprint)
        self.split_changed.emit(place)
        self.saved.emit(local_time())
        if self.record and self.record.fingerprint == fingerprint:
            self._take_again(self._project.record(fingerprint))

    def _take_again(self, record: Record) -> None:
        """Take the Q&A in hand as it is now; where it is gone, the one that its place belongs to."""
        assert self.qa  # noqa: S101 -- its record was in hand
        before = [qa for qa in record.qas if qa.question.start <= self.qa.question.start]
        same = [qa for qa in record.qas if qa.qa_id == self.qa.qa_id]
        qa_id = (same or before or record.qas[:1])[-1].qa_id
        self._forget_current()
        self.go_to(qa_id)

    def undo_texts(self) -> tuple[str, str]:
        """Return in words what undo and what redo would do; empty where there is nothing."""
        stack = self._editor.stack if self._editor else None
        return (stack.undoText(), stack.redoText()) if stack else ("", "")

    def _show(self, qa_id: str, before: Annotation, annotation: Annotation) -> None:
        """Tell everybody about labels that have just been saved, and the time worked on them with them."""
        self._stopwatch.restart()
        self.listing.update(qa_id, before, annotation)
        if self.qa and self.qa.qa_id == qa_id:
            self.annotation = annotation
        self.annotation_changed.emit(qa_id)
        self.saved.emit(local_time())
        if not self.annotation.claim(self.active_claim):
            self.activate_claim("")

    def set_judgement(self, judgement: str, value: Value | None) -> bool:
        """Set one judgement, or clear it with None; those that no longer apply then are cleared with it."""
        if self.scheme is None:
            return False
        values = SetJudgement(judgement, value).apply(self.annotation).judgements
        applying = [attribute.id for attribute in shown(self.scheme.judgements, values)]
        clears = tuple(old for old in self.annotation.judgements if old not in applying and old != judgement)
        return self.do(SetJudgement(judgement, value, clears))

    def activate_claim(self, claim_id: str) -> None:
        """Make a claim the one being worked on; ``""`` for none."""
        if claim_id != self.active_claim:
            self.active_claim = claim_id
            self.claim_activated.emit(claim_id)

    def gaps(self) -> list[Gap]:
        """Return what is missing before the Q&A in hand is done."""
        return gaps(self.annotation, self.scheme) if self.scheme and self.qa else []

    def finish(self, status: Status) -> bool:
        """Mark the Q&A in hand done or skipped and take the next undone one; False if something is missing."""
        if self.qa is None or (status is Status.DONE and self.gaps()):
            return False
        qa_id = self.qa.qa_id
        if self.annotation.closed is not status and not self.do(SetStatus(status)):
            return False
        following = self.listing.next_undone(qa_id)
        if following:
            self.go_to(following)
        else:
            self.told.emit(translate("Workspace", "Every Q&A is done or skipped. Next: export the labels."))
        return True
