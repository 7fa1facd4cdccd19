"""What the one-minute tour shows, step by step: what to press, where to look, how it is told that it was pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ir_annotator.domain.annotation import Annotation
from ir_annotator.domain.rules import is_complete
from ir_annotator.domain.scheme import Scheme, parent_id
from ir_annotator.domain.span import Span
from ir_annotator.i18n import language, translate

if TYPE_CHECKING:
    from ir_annotator.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Scene:
    """How things stood when a step began."""

    qa_id: str
    annotation: Annotation
    span: Span
    sheets: int


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step: its words, the part of the window it is about, and whether it was done since it began."""

    name: str
    words: str
    target: Callable[[], QWidget]
    is_done: Callable[[Scene], bool]


class Steps:
    """Makes the steps for the window as it is: with the keys in force and the letters of the scheme."""

    def __init__(self, window: MainWindow, sheets_opened: Callable[[], int]) -> None:
        self._window, self._sheets = window, sheets_opened
        self._makers = (
            self._topic, self._sub_topic, self._judgement, self._clause,
            self._claim, self._attributes, self._done, self._help,
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self._makers)

    def step(self, number: int) -> TourStep:
        """Return the step with this number (from 0), for how things stand now."""
        return self._makers[number]()

    def scene(self) -> Scene:
        """Return how things stand."""
        workspace = self._window.workspace
        qa_id = workspace.qa.qa_id if workspace.qa else ""
        return Scene(qa_id, workspace.annotation, self._window.bench.reading.view.span, self._sheets())

    # -- the steps

    def _topic(self) -> TourStep:
        ticked = {parent_id(topic) for topic in self._annotation.topics}
        topics = [topic for topic in self._scheme.topics if topic.key]
        fresh = next((t for t in topics if t.children and t.id not in ticked), topics[0])
        words = translate("FirstTour", "What is this about? Press {0}: {1} is ticked as a topic.")
        return TourStep(
            "topic",
            words.format(fresh.key.upper(), fresh.name.in_language(language())),
            lambda: self._window.bench.topics,
            lambda before: bool(set(self._annotation.topics) - set(before.annotation.topics)),
        )

    def _sub_topic(self) -> TourStep:
        bench = self._window.bench
        parent = self._scheme.topic(bench.topics.model.current)
        children = parent.children if parent else ()
        number, child = next(
            ((n, c) for n, c in enumerate(children, 1) if c.id not in self._annotation.topics), (1, None)
        )
        words = translate("FirstTour", "A digit right after the letter picks a sub-topic. Press {0}: {1}.")
        name = child.name.in_language(language()) if child else ""
        return TourStep(
            "sub_topic",
            words.format(number, name),
            lambda: bench.topics,
            lambda before: self._annotation.topics != before.annotation.topics,
        )

    def _judgement(self) -> TourStep:
        key = next((asked.key for asked in self._scheme.judgements if asked.key), "")
        words = translate(
            "FirstTour",
            "How was it answered? Press {0}, then a digit for each row. Enter takes you back to the text.",
        )
        return TourStep(
            "judgement",
            words.format(key.upper()),
            lambda: self._window.bench.judgements,
            lambda _: bool(self._annotation.judgements) and self._reads,
        )

    def _clause(self) -> TourStep:
        words = translate(
            "FirstTour", "The brackets mark a clause; ← → move them. Press Shift+→: they take in the next clause too."
        )
        return TourStep(
            "clause",
            words,
            lambda: self._window.bench.reading.view,
            lambda before: len(self._window.bench.reading.view.span) > len(before.span) or self._claims_more(before),
        )

    def _claim(self) -> TourStep:
        kind = next(kind for kind in reversed(self._scheme.claim_types) if kind.key)
        words = translate("FirstTour", "A letter makes what is marked a claim. Press {0}: {1}.")
        return TourStep(
            "claim",
            words.format(kind.key.upper(), kind.name.in_language(language())),
            lambda: self._window.bench.claims.types,
            lambda before: self._claims_more(before) or self._window.bench.claims.is_editing,
        )

    def _attributes(self) -> TourStep:
        words = translate(
            "FirstTour",
            "Digits answer the attributes row by row; • marks what must be answered. Then press Enter.",
        )
        return TourStep(
            "attributes",
            words,
            lambda: self._window.bench.claims,
            lambda _: self._reads and all(is_complete(claim, self._scheme) for claim in self._annotation.claims[-1:]),
        )

    def _done(self) -> TourStep:
        words = translate(
            "FirstTour", "Everything is saved already. Press {0}: this one is done, and the next undone one opens."
        )
        return TourStep(
            "done",
            words.format(self._key("done")),
            lambda: self._window.status.place,
            lambda before: self._annotation.status.is_closed or self.scene().qa_id != before.qa_id,
        )

    def _help(self) -> TourStep:
        words = translate(
            "FirstTour", "{0} takes back anything, {1} finds anything by name. Press {2} to see all keys: that is all."
        )
        return TourStep(
            "help",
            words.format(self._key("undo"), self._key("palette"), self._key("keys")),
            lambda: self._window.status.hint,
            lambda before: self._sheets() > before.sheets,
        )

    # -- what they ask

    @property
    def _annotation(self) -> Annotation:
        return self._window.workspace.annotation

    @property
    def _scheme(self) -> Scheme:
        scheme = self._window.workspace.scheme
        assert scheme  # noqa: S101 -- the tour runs on an open project
        return scheme

    def _claims_more(self, before: Scene) -> bool:
        return len(self._annotation.claims) > len(before.annotation.claims)

    @property
    def _reads(self) -> bool:
        return self._window.bench.reading.view.hasFocus()

    def _key(self, action_id: str) -> str:
        keymap = self._window.keys.keymap
        return keymap.name(action_id) or f"“{self._window.actions_table[action_id].text().replace('&', '')}”"
