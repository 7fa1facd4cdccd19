"""All about keys in one hand: the keys in force, and the three windows that show or change them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from ir_annotator.i18n import translate
from ir_annotator.ui.actions import Actions, plain_words, specs
from ir_annotator.ui.keys.keymap import Keymap, keymap_for, plain_key, shown_key
from ir_annotator.ui.theme import theme_named
from ir_annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from ir_annotator.ui.dialogs.change_keys import ChangeKeys
    from ir_annotator.ui.dialogs.keys_dialog import KeysDialog
    from ir_annotator.ui.keys.commands import Command
    from ir_annotator.ui.workbench import Workbench


class KeyDesk(QObject):
    """Gives the actions their keys, as the person and the scheme want them.

    Signals:
        changed: The keymap that is in force now.
    """

    changed = Signal(object)

    def __init__(
        self, workspace: Workspace, actions: Actions, only_labelling: Collection[str], window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._workspace, self._actions, self._only_labelling = workspace, actions, only_labelling
        self._window = window
        self._sheet: KeysDialog | None = None
        self._dialog: ChangeKeys | None = None
        self.keymap = Keymap({})
        self.refresh()
        workspace.project_changed.connect(self._take_scheme)

    def refresh(self) -> None:
        """Put the keys in force that the settings and the scheme ask for."""
        chosen, fixed = self._workspace.settings.keys, set[str]()
        if chosen:
            from ir_annotator.ui.keys.places import always_fixed

            fixed = always_fixed()
        self.keymap = keymap_for(chosen, self._workspace.scheme, fixed)
        self._actions.set_keys(self.keymap.keys)
        self.changed.emit(self.keymap)
        if self._sheet:
            self._sheet.show_keys(self.keymap, self._workspace.scheme)
        if self._dialog:
            self._dialog.show_keys(self.keymap)

    def _take_scheme(self) -> None:
        """Follow another project's scheme, and tell of keys that it takes from actions they were given to."""
        self.refresh()
        texts = {spec.id: plain_words(spec.text) for spec in specs()}
        kept = [f"{shown_key(key)} ({texts[action_id]})" for key, action_id in self.keymap.yielded]
        if kept:
            said = translate("Keys", "Letters of this scheme come first; these keys you chose are off here: {0}")
            self._workspace.told.emit(said.format(translate("Keys", ", ").join(kept)))

    # -- the three windows

    def show_palette(self, bench: Workbench | None, opened: Callable[[Path], object]) -> None:
        """Let the person find a command; ``opened`` opens a project."""
        from ir_annotator.ui.dialogs.command_palette import CommandPalette
        from ir_annotator.ui.keys.commands import action_commands, label_commands, recent_commands

        workspace, settings = self._workspace, self._workspace.settings
        found = [each for each in action_commands(self._actions, self.keymap) if each.id != "palette"]
        if bench and workspace.scheme:
            found += label_commands(workspace.scheme, bench, enabled=self._actions["done"].isEnabled())
        found += recent_commands(settings.recent, workspace.project_path, opened)
        palette = CommandPalette(
            found, settings.commands, self.keymap.keys["palette"], theme_named(settings.theme), self._window
        )
        palette.chosen.connect(self._do)
        palette.open()

    def _do(self, command: Command) -> None:
        self._workspace.settings.remember_command(command.id)
        command.run()

    def toggle_sheet(self) -> None:
        """Show the sheet of keys beside the work, or close it."""
        from ir_annotator.ui.dialogs.keys_dialog import KeysDialog

        if self._sheet:
            self._sheet.close()
            return
        self._sheet = KeysDialog(self.keymap, self._workspace.scheme, self._window)
        self._sheet.finished.connect(self._sheet_closed)
        self._sheet.show()

    def _sheet_closed(self) -> None:
        self._sheet = None

    def change_keys(self) -> None:
        """Let the person change keys."""
        from ir_annotator.ui.dialogs.change_keys import ChangeKeys

        self._dialog = ChangeKeys(self.keymap, self._workspace.scheme, self._only_labelling, self._window)
        self._dialog.keys_wanted.connect(self._give)
        self._dialog.finished.connect(self._dialog_closed)
        self._dialog.open()

    def _dialog_closed(self) -> None:
        self._dialog = None

    def _give(self, wanted: Mapping[str, Sequence[str] | None]) -> None:
        """Remember what the person wants and put it in force at once; None is what the table says."""
        chosen = self._workspace.settings.keys
        usual = {spec.id: list(map(plain_key, spec.keys)) for spec in specs()}
        for action_id, keys in wanted.items():
            if keys is None or list(keys) == usual[action_id]:
                chosen.pop(action_id, None)
            else:
                chosen[action_id] = list(keys)
        self._workspace.settings.save()
        self.refresh()
