"""The line at the foot of the window: saved, who, how far, what a key does."""

from __future__ import annotations

import math
import time
from collections import deque

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QStatusBar

from ir_annotator.domain.progress import Pace
from ir_annotator.i18n import translate
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.theme import GRID, px
from ir_annotator.ui.widgets.eliding_label import ElidingLabel
from ir_annotator.ui.widgets.plain import plain_tip
from ir_annotator.workspace.describe_progress import say_pace, say_time

_MESSAGE_TIME = 8000
_ROOMY = 1400
"""Pixels of a line on which the remaining time stands beside the rest, and not only in the tip."""
_SECONDS_TO_GO_BY = 1.0
_SECONDS_THAT_COUNT = 10.0
"""The rate is that of so many seconds: what was slow or fast long ago says little of what is left."""
_SECONDS_TO_COUNT_IN_MINUTES = 120


class StatusLine(QStatusBar):
    """Shows what was saved, progress, and the two keys to know."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.saved = self._label("saved_label")
        self.annotator = self._label("muted")
        self.place = self._label("place_label")
        self.progress_text = self._label("progress_label")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(96, px(6))
        self.today = self._label("today_label")
        self.remaining = self._label("muted")
        self.remaining.hide()
        for label in (self.today, self.remaining):
            label.setContentsMargins(0, 0, GRID, 0)
        self.hint = self._label("muted")
        self.job_bar = QProgressBar()
        self.job_bar.setTextVisible(False)
        self.job_bar.setFixedSize(96, px(6))
        self.job_bar.hide()
        self.job_text = self._label("job_label")
        self.job_text.hide()
        self._pace = JobPace()
        self.stop_button = QPushButton(translate("StatusLine", "Stop"))
        self.stop_button.setObjectName("stop_button")
        self.stop_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stop_button.setAutoDefault(True)  # Enter presses it; Space is the key of an action
        self.stop_button.hide()
        for widget in (self.job_text, self.job_bar, self.stop_button, self.saved, self.annotator, self.place):
            self.addPermanentWidget(widget)
        for widget in (self.progress_text, self.progress, self.today, self.remaining, self.hint):
            self.addPermanentWidget(widget)

    @staticmethod
    def _label(name: str) -> ElidingLabel:
        label = ElidingLabel()
        label.setObjectName(name)
        return label

    def tell(self, text: str) -> None:
        """Show a sentence for a while."""
        self.showMessage(text, _MESSAGE_TIME)

    def show_keys(self, keymap: Keymap) -> None:
        """Show the two keys to know, as they are now."""
        done, keys = keymap.name("done"), keymap.name("keys")
        hints = [translate("StatusLine", "{0}: done and next").format(done)] if done else []
        hints += [translate("StatusLine", "{0}: keys").format(keys)] if keys else []
        self.hint.setText("    ".join(hints))

    def show_saved(self, at: str) -> None:
        """Show when the last change was saved; ``""`` for not yet."""
        self.saved.setText(translate("StatusLine", "✓ saved {0}").format(at) if at else "")

    def show_progress(self, closed: int, total: int) -> None:
        """Show how many Q&As are done or skipped."""
        self.progress_text.setText(translate("StatusLine", "done {0} / {1}").format(closed, total) if total else "")
        self.progress.setVisible(bool(total))
        self.progress.setMaximum(max(total, 1))
        self.progress.setValue(closed)

    def show_pace(self, pace: Pace, remaining: float | None) -> None:
        """Show how many Q&As the person closed today, and how many seconds the rest will take, if known."""
        self.today.setText(translate("StatusLine", "today {0}").format(pace.today) if pace.today else "")
        left = translate("StatusLine", "{0} left").format(say_time(remaining)) if remaining else ""
        self.remaining.setText(f"· {left}" if left else "")
        tip = plain_tip("\n".join(filter(None, (left, say_pace(pace)))))
        for widget in (self.progress_text, self.progress, self.today, self.remaining):
            widget.setToolTip(tip)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what is worth knowing only where there is room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.remaining.setVisible(bool(self.remaining.text()) and self.width() >= _ROOMY)

    def show_job(self, done: int, total: int) -> None:
        """Show how far a job is, how fast it goes and how long it will take; with an unknown total, that it runs."""
        self.job_bar.setMaximum(total)
        self.job_bar.setValue(done)
        self.job_bar.show()
        self.job_text.setText(self._pace.told(done, total, time.monotonic()))
        self.job_text.show()
        self.stop_button.show()

    def hide_job(self) -> None:
        """Show that no job is running."""
        self._pace = JobPace()
        self.job_bar.hide()
        self.job_text.hide()
        self.stop_button.hide()


class JobPace:
    """How fast a job goes, and how long it will take at that rate; the clock starts with the first thing done."""

    def __init__(self) -> None:
        self._total = 0
        self._seen: deque[tuple[float, int]] = deque()

    def told(self, done: int, total: int, now: float) -> str:
        """Return how far a job is at a time (seconds) and, once there is something to go by, its rate and the rest.

        With a total of 0, which stands for an unknown one, ``done`` is what there is so far.
        """
        if not total:
            return translate("StatusLine", "{0} so far").format(f"{done:,}") if done else ""
        far = f"{done:,} / {total:,}"
        rate = self._rate(done, total, now)
        if not rate or done == total:
            return far
        left = math.ceil((total - done) / rate)
        words = translate("StatusLine", "{0} · {1} a second · {2} s left")
        if left >= _SECONDS_TO_COUNT_IN_MINUTES:
            words, left = translate("StatusLine", "{0} · {1} a second · {2} min left"), round(left / 60)
        return words.format(far, f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}", f"{left:,}")  # noqa: PLR2004 -- slow ones with a decimal

    def _rate(self, done: int, total: int, now: float) -> float:
        """Return how many were done in a second of late; 0.0 while that cannot be said."""
        if total != self._total or (self._seen and done < self._seen[-1][1]):  # another job
            self._seen.clear()
        self._total = total
        if done:
            self._seen.append((now, done))
        while len(self._seen) > 1 and self._seen[1][0] <= now - _SECONDS_THAT_COUNT:
            self._seen.popleft()
        since, before = self._seen[0] if self._seen else (now, done)
        return (done - before) / (now - since) if now - since >= _SECONDS_TO_GO_BY else 0.0
