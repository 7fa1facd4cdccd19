"""The line at the foot of the window: saved, who, how far, what a key does."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar

from ir_annotator.i18n import translate
from ir_annotator.ui.keys.keymap import Keymap

_MESSAGE_TIME = 8000
_SECONDS_TO_GO_BY = 1.0


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
        self.progress.setFixedSize(96, 6)
        self.hint = self._label("muted")
        self.job_bar = QProgressBar()
        self.job_bar.setTextVisible(False)
        self.job_bar.setFixedSize(96, 6)
        self.job_bar.hide()
        self.job_text = self._label("job_label")
        self.job_text.hide()
        self._job_began, self._job_done = 0.0, 0
        self.stop_button = QPushButton(translate("StatusLine", "Stop"))
        self.stop_button.setObjectName("stop_button")
        self.stop_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stop_button.hide()
        for widget in (self.job_text, self.job_bar, self.stop_button, self.saved, self.annotator, self.place):
            self.addPermanentWidget(widget)
        for widget in (self.progress_text, self.progress, self.hint):
            self.addPermanentWidget(widget)

    @staticmethod
    def _label(name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
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

    def show_job(self, done: int, total: int) -> None:
        """Show how far a job is, how fast it goes and how long it will take; with an unknown total, that it runs."""
        now = time.monotonic()
        if self.job_bar.isHidden() or done < self._job_done:
            self._job_began = now
        self._job_done = done
        self.job_bar.setMaximum(total)
        self.job_bar.setValue(done)
        self.job_bar.show()
        self.job_text.setText(pace(done, total, now - self._job_began))
        self.job_text.show()
        self.stop_button.show()

    def hide_job(self) -> None:
        """Show that no job is running."""
        self.job_bar.hide()
        self.job_text.hide()
        self.stop_button.hide()


def pace(done: int, total: int, seconds: float) -> str:
    """Return in words how far a job is and, once there is something to go by, its rate and the time left."""
    far = f"{done:,} / {total:,}"
    if seconds < _SECONDS_TO_GO_BY or not done:
        return far
    rate = done / seconds
    words = translate("StatusLine", "{0} · {1} a second · {2} s left")
    return words.format(far, f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}", f"{(total - done) / rate:,.0f}")  # noqa: PLR2004 -- slow ones with a decimal
