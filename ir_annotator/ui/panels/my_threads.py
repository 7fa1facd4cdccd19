"""In the annotator's own window: why the Q&A in hand was returned to her, and her answer."""

from __future__ import annotations

from ir_annotator.domain.remark import Thread
from ir_annotator.ui.keys.keymap import Keymap
from ir_annotator.ui.panels.thread_bar import ThreadBar
from ir_annotator.workspace.workspace import Workspace


class MyThreads(ThreadBar):
    """Shows the threads about this person's labels of the Q&A in hand that are not settled."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.name_of = workspace.review.name_of
        self.answered.connect(workspace.remarks.reply)
        self.turned.connect(self._settle)
        workspace.current_changed.connect(self.show_mine)
        workspace.project_changed.connect(self.show_mine)
        workspace.remarks.changed.connect(self.show_mine)

    def show_mine(self) -> None:
        """Show what is not settled."""
        self.show_threads([thread for thread in self._workspace.remarks.to_me() if not thread.is_resolved])

    def _settle(self, thread: Thread) -> None:
        self._workspace.remarks.resolve(thread)

    def use_keymap(self, keymap: Keymap) -> None:
        """Say the keys in force."""
        self.show_keys(keymap.name("answer_remark"), keymap.name("settle_remark"))
