"""Two lines above the tree of topics: those used last and those used most, each with its keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ir_annotator.domain.scheme import Scheme, parent_id
from ir_annotator.i18n import language, translate
from ir_annotator.ui.theme import GRID, Theme
from ir_annotator.ui.widgets.chip_line import ChipLine
from ir_annotator.ui.widgets.type_bar import Chip
from ir_annotator.workspace.explain import as_text, explain_topic
from ir_annotator.workspace.workspace import Workspace

_MOST = 8
"""Topics of each kind at most, however wide the panel."""


class TopicChips(QWidget):
    """Offers topics; only another Q&A brings other ones, so that nothing moves under the hand.

    Signals:
        pressed: Id of the topic that was clicked.
    """

    pressed = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self.recent = ChipLine(translate("Topics", "recent"), theme)
        self.frequent = ChipLine(translate("Topics", "frequent"), theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        for line in (self.recent, self.frequent):
            line.pressed.connect(self.pressed)
            layout.addWidget(line)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours from now on."""
        self.recent.set_theme(theme)
        self.frequent.set_theme(theme)

    def show_taken(self, topics: tuple[str, ...]) -> None:
        """Show which topics are ticked."""
        self.recent.set_taken(topics)
        self.frequent.set_taken(topics)

    def renew(self) -> None:
        """Offer what was used last and most up to now."""
        project, scheme, annotator = self._workspace.project, self._workspace.scheme, self._workspace.annotator
        latest = project.latest_topics(annotator) if project else []
        uses = ticks(project.topic_uses(annotator)) if project else {}
        most = sorted(uses, key=lambda topic: (-uses[topic], topic))
        self.recent.set_chips(_chips(scheme, (topic for topic in latest if topic in uses)) if scheme else [])
        self.frequent.set_chips(_chips(scheme, most) if scheme else [])


def ticks(uses: Mapping[str, int]) -> dict[str, int]:
    """Return how often each topic was ticked itself: of first-level topics, what their children do not account for."""
    own = dict(uses)
    for topic in uses:
        if topic != parent_id(topic) and parent_id(topic) in own:
            own[parent_id(topic)] -= uses[topic]
    return {topic: times for topic, times in own.items() if times > 0}


def _chips(scheme: Scheme, topics: Iterable[str]) -> list[Chip]:
    found: list[Chip] = []
    for topic_id in topics:
        topic, parent = scheme.topic(topic_id), scheme.topic(parent_id(topic_id))
        if topic and parent and len(found) < _MOST:
            number = "" if topic is parent else f" {parent.children.index(topic) + 1}"
            tip = as_text(explain_topic(topic, scheme.topics))
            found.append(Chip(topic_id, parent.key.upper() + number, topic.name.in_language(language()), "", tip))
    return found
