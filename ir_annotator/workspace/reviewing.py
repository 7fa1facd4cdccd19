"""Reviewing: which Q&A is compared, what each annotator says in it, and which difference is in hand."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ir_annotator.domain.adjudication import gold_answer, gold_claims, is_settled, opened
from ir_annotator.domain.annotation import Annotation, Answer, Claim, Layer, Ruling
from ir_annotator.domain.comparing import Comparison, Point, compare
from ir_annotator.domain.other_gold import others_of, with_claims_of
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import Record
from ir_annotator.domain.review_case import ReviewCase
from ir_annotator.domain.rulings import majority
from ir_annotator.i18n import translate
from ir_annotator.store.ids import new_id
from ir_annotator.workspace.clock import local_time
from ir_annotator.workspace.deciding import Deciding
from ir_annotator.workspace.editing import AnyStep, Step, TakenStep
from ir_annotator.workspace.review_list import Queue
from ir_annotator.workspace.review_rows import Scope, row_of
from ir_annotator.workspace.review_words import hidden_name
from ir_annotator.workspace.settling import comparison_of
from ir_annotator.workspace.settling_job import Settling

if TYPE_CHECKING:
    from ir_annotator.workspace.workspace import Workspace

_SEED = "review.seed"


class Reviewing(QObject):
    """The Q&A that is compared, and the settled labels (gold) of this reviewer.

    Signals:
        case_changed: Another Q&A is in hand (or none), or something is settled otherwise in it; ``point_changed``
            follows.
        point_changed: Another point is in hand, or the reason that the next decision will have.
    """

    case_changed = Signal()
    point_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.queue = Queue(workspace)
        self.decide = Deciding(workspace, self)
        self.settling = Settling(workspace)
        self.is_active = False
        self._forget()
        self.queue.loaded.connect(self._begin)
        workspace.project_closing.connect(self.queue.stop)
        workspace.project_changed.connect(self._forget)
        workspace.split_changed.connect(self.read_again)
        workspace.records_changed.connect(self.read_again)

    def _forget(self) -> None:
        self.case: ReviewCase | None = None
        self.record: Record | None = None
        self.comparison: Comparison | None = None
        self.point: Point | None = None
        self.queue.forget()

    # -- the queue

    def start(self) -> None:
        """Read the queue; the Q&A in hand stays in hand, else the first one that waits is taken."""
        self.is_active = True
        self.queue.read()

    def leave(self) -> None:
        """Review no more for now; what was settled is stored already."""
        self.is_active = False
        self.queue.cancel()

    def _begin(self) -> None:
        here = self.case.qa.qa_id if self.case else ""
        first = self.queue.rows[0].qa_id if self.queue.rows else ""
        wanted = here if self.queue.row(here) else self.queue.next_waiting() or first
        if wanted:
            self.open(wanted)
        else:
            self._show(None)

    def read_again(self, _place: int = 0) -> None:
        """Read everything anew: a record is split in another way, or many Q&As have other labels."""
        if self.is_active:
            self.queue.read()

    def set_scope(self, scope: Scope) -> None:
        """Review only topics, only claims, or everything."""
        self.queue.set_scope(scope)
        self.go_to(self._first_open())

    def step(self, by: int) -> None:
        """Take the next (or the previous) Q&A of the queue; at its ends stay."""
        beside = self.queue.beside(self.case.qa.qa_id if self.case else "", by)
        if beside:
            self.open(beside)

    def go_on(self) -> None:
        """Be through with the Q&A in hand: what all say is accepted; then take the next one that waits."""
        if self.comparison and not self.comparison.differences and not self.is_begun:
            self.decide.settle([])
        following = self.queue.next_waiting(self.case.qa.qa_id if self.case else "")
        if following:
            self.open(following)
        else:
            self._workspace.told.emit(translate("Review", "Nothing else waits in this queue."))

    # -- the Q&A in hand

    def open(self, qa_id: str) -> None:
        """Take a Q&A of the queue in hand, at its first difference that is not settled."""
        case = self._load(qa_id)
        if case:
            self.decide.begin()
            self._show(case)

    def _load(self, qa_id: str) -> ReviewCase | None:
        row, project = self.queue.row(qa_id), self._workspace.project
        if row is None or project is None:
            return None
        try:
            return next(iter(project.reviews.cases(row.record_id, [qa_id])), None)
        except Problem as problem:
            self._workspace.problem_arose.emit(problem)
            return None

    def _show(self, case: ReviewCase | None) -> None:
        self._put(case)
        self.point = self._first_open()
        self.case_changed.emit()
        self.point_changed.emit()

    def _put(self, case: ReviewCase | None) -> None:
        """Have a Q&A in hand, compared."""
        scheme, record = self._workspace.scheme, self.record
        if case and (record is None or record.fingerprint != case.fingerprint):
            record = self._workspace.load(case.fingerprint)
        if case is None or scheme is None or record is None:
            self.case = self.record = self.comparison = self.point = None
            return
        said = {name: case.heard[name].annotation for name in self._in_order(case)}
        self.case, self.record, self.comparison = case, record, compare(said, scheme, record.text)
        self.comparison = with_claims_of(self.comparison, case.gold.values())

    def show_again(self, qa_id: str) -> None:
        """Show what is stored of a Q&A now; the point in hand stays in hand."""
        row, case, scheme = self.queue.row(qa_id), self._load(qa_id), self._workspace.scheme
        if row is None or case is None or scheme is None:
            return
        record = self._workspace.load(case.fingerprint)
        if record:
            said = comparison_of(case, scheme, record.text)
            self.queue.update(row_of(case, said, row.record_id, row.place, self._workspace.annotator))
        if self.case and self.case.qa.qa_id == qa_id:
            self._keeping_point(case)

    def tell_gold(self, qa_id: str) -> None:
        """Tell everybody about settled labels that have just been saved."""
        self.show_again(qa_id)
        self._workspace.gold_changed.emit(qa_id)
        self._workspace.saved.emit(local_time())

    def tell_all_gold(self) -> None:
        """Tell everybody that the settled labels of many Q&As are others now."""
        self.read_again()
        self._workspace.gold_changed.emit("")
        self._workspace.saved.emit(local_time())

    def shows(self, step: AnyStep | TakenStep) -> bool:
        """Show a step that was taken back or made once more, if it was one of reviewing; tell whether it was."""
        if not isinstance(step, Step) or step.place.key.layer is not Layer.GOLD:
            return False
        qa_id = step.place.key.qa_id
        if self.is_active and not (self.case and self.case.qa.qa_id == qa_id):
            self.open(qa_id)
        self.tell_gold(qa_id)
        return True

    def _keeping_point(self, case: ReviewCase | None) -> None:
        position = self.point.position if self.point else None
        self._put(case)
        self.point = self.comparison.point(position) if self.comparison and position else None
        self.case_changed.emit()
        self.point_changed.emit()

    # -- who says what

    def _in_order(self, case: ReviewCase) -> list[str]:
        """Return the annotators in the order of their columns; where names are hidden, shuffled for each Q&A."""
        names = sorted(case.heard)
        project = self._workspace.project
        if project and self._workspace.settings.review_blind:
            seed = project.state(_SEED)
            if not seed:
                seed = new_id()
                project.set_state(_SEED, seed)
            Random(f"{seed} {case.qa.qa_id}").shuffle(names)  # noqa: S311 -- no secret, but the same again
        return names

    def set_blind(self, *, blind: bool) -> None:
        """Hide the names of the annotators from now on, and shuffle them, or no longer."""
        self._workspace.settings.review_blind = blind
        self._workspace.settings.save()
        self._keeping_point(self.case)

    def names(self) -> list[str]:
        """Return what the columns are called."""
        return [self.name_of(who) for who in self.comparison.annotators] if self.comparison else []

    def name_of(self, annotator: str) -> str:
        """Return the name of somebody; the letter of her column where names are hidden."""
        if self._workspace.settings.review_blind and self.comparison and annotator in self.comparison.annotators:
            return hidden_name(self.comparison.annotators.index(annotator))
        people = self._workspace.project.annotators() if self._workspace.project else []
        return next((one.name for one in people if one.id == annotator), annotator)

    # -- what other reviewers settled

    @property
    def other_gold(self) -> dict[str, Annotation]:
        """Gold of the Q&A in hand by other reviewers, in the order of their columns behind those of the annotators."""
        return others_of(self.case.gold, self._workspace.annotator) if self.case else {}

    def other_people(self) -> list[str]:
        """Return the names of these reviewers; letters behind those of the annotators where names are hidden."""
        behind, blind = len(self.names()), self._workspace.settings.review_blind
        return [
            hidden_name(behind + place) if blind else self.name_of(who) for place, who in enumerate(self.other_gold)
        ]

    def other_names(self) -> list[str]:
        """Return what is to be said of their columns."""
        said = translate("Review", "gold of {0}")
        return [said.format(name) for name in self.other_people()]

    # -- what is settled

    @property
    def stored(self) -> Annotation:
        """What this reviewer has stored as gold of the Q&A in hand; empty where nothing was settled yet."""
        return self.case.gold.get(self._workspace.annotator, Annotation()) if self.case else Annotation()

    @property
    def is_begun(self) -> bool:
        """Whether this reviewer has settled anything of the Q&A in hand."""
        return self.stored != Annotation()

    @property
    def gold(self) -> Annotation:
        """Gold as it is shown: what is stored, else what all say."""
        if self.comparison is None or self.case is None:
            return Annotation()
        return self.stored if self.is_begun else opened(self.comparison, self._workspace.annotator, self.case.heads)

    def ruling(self, point: Point) -> Ruling | None:
        """Return what was decided at a point, or None."""
        decision = self.stored.decision
        return decision.ruling(point.position) if decision else None

    def settled_answer(self, point: Point) -> Answer | None:
        """Return what gold says at a point."""
        return gold_answer(point, self.gold, self.comparison) if self.comparison else None

    def settled_claims(self) -> dict[str, Claim]:
        """Return the claims of gold by the group of claims they settle."""
        return gold_claims(self.gold, self.comparison) if self.comparison else {}

    def is_open(self, point: Point) -> bool:
        """Tell whether a point waits for a decision."""
        return self.comparison is not None and not is_settled(point, self.gold, self.comparison)

    def proposed(self, point: Point) -> Ruling | None:
        """Return what more than half of three or more say at a point that is not settled."""
        return majority(self.comparison, point) if self.comparison and self.is_open(point) else None

    # -- the point in hand

    def points(self) -> list[Point]:
        """Return the points that are reviewed, those on which all agree among them."""
        points = self.comparison.points if self.comparison else ()
        return [point for point in points if self.queue.scope.takes(point)]

    def open_points(self) -> list[Point]:
        """Return the points that are not settled."""
        gold, comparison = self.gold, self.comparison
        return [p for p in self.points() if comparison and not is_settled(p, gold, comparison)]

    def go_to(self, point: Point | None) -> None:
        """Take a point in hand."""
        self.point = point
        self.point_changed.emit()

    def step_point(self, by: int) -> None:
        """Take the point above or below in the list."""
        points = self.points()
        here = points.index(self.point) if self.point in points else -by
        if points:
            self.go_to(points[min(max(here + by, 0), len(points) - 1)])

    def next_open(self) -> None:
        """Take the next point that is not settled, going round; where none is left, stay."""
        points, waiting = self.points(), self.open_points()
        here = points.index(self.point) if self.point in points else -1
        behind = [point for point in waiting if points.index(point) > here] or waiting
        if behind:
            self.go_to(behind[0])

    def _first_open(self) -> Point | None:
        points = self.points()
        differing = [point for point in points if not point.is_agreed]
        return next(iter(self.open_points() or differing or points), None)
