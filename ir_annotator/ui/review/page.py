"""The page on which labels are compared and settled: the queue, the text with a lane for each, the differences."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ir_annotator.i18n import translate
from ir_annotator.ui.keys.keymap import shown_key
from ir_annotator.ui.panels.thread_bar import ThreadBar
from ir_annotator.ui.review.answers import AnswerCards
from ir_annotator.ui.review.asking import Asking
from ir_annotator.ui.review.own import OwnAnswers
from ir_annotator.ui.review.point_list import Column, ColumnHeads, PointList
from ir_annotator.ui.review.queue_panel import QueuePanel
from ir_annotator.ui.review.returning import Returning
from ir_annotator.ui.review.rows import long_cards, point_rows, short_cards, title
from ir_annotator.ui.review.text import Lane, ReviewText, mark_id
from ir_annotator.ui.review.verbs import ALL_KEYS, COLUMN_KEYS, REASON_KEYS, Verb, review_keys
from ir_annotator.ui.side_pages import SidePage
from ir_annotator.ui.theme import GRID, Theme
from ir_annotator.ui.widgets.flow import Flow
from ir_annotator.ui.widgets.plain import key_button, plain_label
from ir_annotator.workspace.review_rows import Order, Scope
from ir_annotator.workspace.workspace import Workspace

OTHER_SIGN = "◆"
"""Before the name of a reviewer whose gold it is."""


class ReviewPage(SidePage):
    """Goes through the Q&As that several annotators submitted and settles their differences by key."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_page")
        self._workspace, self._theme = workspace, theme
        self.review = review = workspace.review
        self.queue = QueuePanel(review.queue, theme)
        self.head = plain_label("panel_title")
        self.empty = plain_label("muted")
        self.threads = ThreadBar()
        self.text = ReviewText(theme)
        self.heads = ColumnHeads(theme)
        self.points = PointList(theme)
        self.title = plain_label("point_title")
        self.cards = AnswerCards(theme)
        self.asking = Asking(theme)
        self.own = OwnAnswers(review, self.text, self.asking, self)
        self.returning = Returning(workspace, self.threads, self.asking, self)
        self._shown = ""
        self._handlers = self._key_handlers()
        self._prepare_text()
        self._arrange()
        self.queue.taken.connect(review.open)
        self.queue.scope_wanted.connect(review.set_scope)
        self.points.taken.connect(self._take_position)
        self.points.resized.connect(self.heads.leave_room)
        self.cards.pressed.connect(self.press)
        self.asking.ended.connect(self.take_keyboard)
        self.threads.ended.connect(self.take_keyboard)
        review.case_changed.connect(self._show_case)
        review.point_changed.connect(self._show_point)
        review.queue.loaded.connect(self._show_empty)

    def _prepare_text(self) -> None:
        workspace, text = self._workspace, self.text
        text.setAccessibleName(translate("Reading", "Question and answer"))
        text.set_field_names(translate("Reading", "Q"), translate("Reading", "A"))
        text.set_text_size(workspace.settings.text_size)
        text.claim_clicked.connect(self._take_claim)
        text.claim_resized.connect(lambda _id, _span: self._show_lanes())

    def _arrange(self) -> None:
        middle, right = QWidget(), QWidget()
        columns: list[tuple[QWidget, tuple[QWidget, ...], QWidget]] = [
            (middle, (self.head, self.threads, self.empty, self.text), self.text),
            (right, (self.heads, self.points, self.title, self.cards, self.asking), self.points),
        ]
        for box, widgets, stretched in columns:
            column = QVBoxLayout(box)
            column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
            column.setSpacing(GRID)
            for widget in widgets:
                column.addWidget(widget, int(widget is stretched))
        self.empty.hide()
        self.lay_out((self.queue, middle, right), [230, 620, 430], self._key_line())

    def _key_line(self) -> Flow:
        """Return the line that says what keys do, and does it when clicked."""
        line = Flow()
        line.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        for key in (key for key in review_keys() if key.in_line):
            button = key_button(f"{key.verb}_button", f"{key.shown} {key.words}")
            button.clicked.connect(partial(self._click, key.keys[0]))
            line.addWidget(button)
        return line

    def _click(self, key: str, _checked: bool = False) -> None:
        self.press(key)

    # -- from outside

    def start(self) -> None:
        """Show the Q&A that waits first, with the keyboard at its differences."""
        self.text.set_text_size(self._workspace.settings.text_size)
        self.review.start()
        self.take_keyboard()

    def end(self) -> None:
        """Review no more for now."""
        self.asking.end()
        self.review.leave()

    def take_keyboard(self) -> None:
        """Give the keyboard to the list of differences."""
        self.points.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self._theme = theme
        for part in (self.queue, self.text, self.points, self.cards, self.asking):
            part.set_theme(theme)
        self.heads.theme = theme
        self._show_lanes()

    # -- keys

    def _key_handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each key does."""
        review, decide = self.review, self.review.decide
        verbs: dict[Verb, Callable[[], object]] = {
            Verb.NONE: decide.none_is_right,
            Verb.OWN: self.own.ask,
            Verb.NEW_CLAIM: self.own.ask_new_claim,
            Verb.OPEN: decide.leave_open,
            Verb.ACCEPT: decide.accept_proposal,
            Verb.ACCEPT_ALL: decide.accept_proposals,
            Verb.NOTE: self.own.ask_note,
            Verb.UP: partial(review.step_point, -1),
            Verb.DOWN: partial(review.step_point, 1),
            Verb.NEXT: review.next_open,
            Verb.GO_ON: review.go_on,
            Verb.ROW_UP: partial(review.step, -1),
            Verb.ROW_DOWN: partial(review.step, 1),
            Verb.RETURN: self.returning.ask,
            Verb.ANSWER: self.threads.start,
            Verb.RESOLVE: self.threads.turn_now,
            Verb.NAMES: self._turn_names,
            Verb.SETTLE: self.returning.ask_settling,
            Verb.SCOPE: self._next_scope,
            Verb.ORDER: self._next_order,
            Verb.LEAVE: self.left.emit,
        }
        keys = {key: verbs[one.verb] for one in review_keys() if one.verb in verbs for key in one.keys}
        keys |= {key: partial(decide.take, place) for place, key in enumerate(COLUMN_KEYS)}
        keys |= {key: partial(decide.take_all, place) for place, key in enumerate(ALL_KEYS)}
        return keys | {key: partial(decide.set_reason, reason) for key, reason in REASON_KEYS.items()}

    def press(self, key: str) -> bool:
        """Do what a key does here; False if it does nothing."""
        handler = self._handlers.get(key)
        if handler:
            handler()
        return handler is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key does here, wherever on the page the keyboard is, unless something is typed there."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self.press(QKeySequence(event.key() | held.value).toString()):
            super().keyPressEvent(event)

    def _turn_names(self) -> None:
        self.review.set_blind(blind=not self._workspace.settings.review_blind)

    def _next_scope(self) -> None:
        scopes = list(Scope)
        self.review.set_scope(scopes[(scopes.index(self.review.queue.scope) + 1) % len(scopes)])

    def _next_order(self) -> None:
        orders = list(Order)
        self.review.queue.set_order(orders[(orders.index(self.review.queue.order) + 1) % len(orders)])

    # -- the mouse

    def _take_position(self, position: object) -> None:
        comparison = self.review.comparison
        point = next((p for p in comparison.points if p.position == position), None) if comparison else None
        if point:
            self.review.go_to(point)

    def _take_claim(self, mark: str) -> None:
        """Take the first point in hand that is about a claim that was clicked."""
        for point in self.review.points():
            if mark in self._marks_of(point.position.claim):
                self.review.go_to(point)
                return

    def _marks_of(self, group_id: str) -> set[str]:
        """Return the ids under which the claims of a group are drawn."""
        comparison, gold = self.review.comparison, self.review.settled_claims()
        group = comparison.groups.get(group_id) if comparison else None
        if group is None:  # a claim that only the reviewer has
            return {mark_id(0, group_id)} if group_id else set()
        marks = {mark_id(at, claim.id) for at, claim in enumerate(group.claims, 1) if claim}
        return marks | ({mark_id(0, gold[group_id].id)} if group_id in gold else set())

    # -- what changed

    def _show_empty(self) -> None:
        """Say what is needed where there is nothing to compare."""
        self.empty.setText(
            translate(
                "Review",
                "Nothing to compare yet. A Q&A comes here when two annotators are done with it: take in the labels of "
                "your colleagues, and be done with the same Q&As yourself.",
            )
        )
        self.empty.setVisible(not self.review.queue.compared)

    def _show_case(self) -> None:
        review, scheme = self.review, self._workspace.scheme
        case, record = review.case, review.record
        if case is None or record is None or scheme is None:
            self._shown = ""
            self.text.show_nothing()
            self.head.setText("")
            self.threads.hide()
            return
        if case.qa.qa_id != self._shown:
            self.asking.end()
            self.text.show_case(record, case.qa, scheme)
            self._shown = case.qa.qa_id
        self.queue.show_current(case.qa.qa_id)
        name = " ".join(part for part in (record.form.code, record.form.name, record.form.number) if part)
        self.head.setText(translate("Review", "{0} · Q&A {1}").format(name or record.file, case.position))
        self.returning.show(case.qa.qa_id)
        self._show_lanes()

    def _show_lanes(self) -> None:
        review, scheme = self.review, self._workspace.scheme
        if review.case is None or review.comparison is None or scheme is None:
            return
        lanes = [Lane(translate("Review", "gold"), review.gold.claims)]
        for name, who in zip(review.names(), review.comparison.annotators, strict=True):
            lanes.append(Lane(name, review.case.heard[who].annotation.claims))
        others = zip(review.other_people(), review.other_gold.values(), strict=True)
        lanes += [Lane(f"{OTHER_SIGN}{name}", gold.claims) for name, gold in others]
        self.text.show_lanes(lanes, scheme, self._theme)

    def _columns(self) -> list[Column]:
        """Return what stands above the columns: annotators, then other reviewers."""
        review = self.review
        columns = [(name, name, False) for name in review.names()]
        reviewers = zip(review.other_people(), review.other_names(), strict=True)
        columns += [(f"{OTHER_SIGN}{name}", full, True) for name, full in reviewers]
        return [Column(key, *said) for key, said in zip((*COLUMN_KEYS, *" " * len(columns)), columns, strict=False)]

    def _show_point(self) -> None:
        review = self.review
        rows = point_rows(review) if review.comparison else []
        waiting, all_ = sum(row.is_open for row in rows), sum(row.sign != "✓" for row in rows)
        open_, done = translate("Review", "{0} of {1} open"), translate("Review", "all settled: {0}")
        said = open_.format(waiting, all_) if waiting else done.format(shown_key("Space")) if rows else ""
        self.heads.set_columns(said, self._columns())
        self.points.points.set_rows(rows)
        self.points.show_current(review.point.position if review.point else None)
        self.title.setText(title(review))
        self.cards.set_cards(long_cards(review), short_cards(review))
        self.text.light(self._marks_of(review.point.position.claim) if review.point else ())
