"""Every action and its keys, once: menus, key sheet and command palette are made from this table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow

from ir_annotator.i18n import translate


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        id: Its name in the code.
        menu: The menu it stands in.
        text: Its words.
        keys: Its keys.
        checkable: Whether it can be checked.
        group: Of the actions of one group exactly one is checked.
        parted: Whether a line parts it from the action above.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    group: str = ""
    parted: bool = False


def menus() -> list[tuple[str, str]]:
    """Return the menus in order: name in the code and words."""
    return [
        ("file", translate("Actions", "&File")),
        ("edit", translate("Actions", "&Edit")),
        ("label", translate("Actions", "&Label")),
        ("review", translate("Actions", "&Review")),
        ("view", translate("Actions", "&View")),
        ("help", translate("Actions", "&Help")),
    ]


def specs() -> list[ActionSpec]:
    """Return all actions in the order of the menus."""
    return [*_file_specs(), *_edit_specs(), *_label_specs(), *_review_specs(), *_view_specs(), *_help_specs()]


def _file_specs() -> list[ActionSpec]:
    return [
        ActionSpec("new_project", "file", translate("Actions", "&New project…"), ("Ctrl+N",)),
        ActionSpec("new_with_scheme", "file", translate("Actions", "New project with a scheme of your &own…")),
        ActionSpec("open_project", "file", translate("Actions", "Open &project…"), ("Ctrl+O",)),
        ActionSpec("open_samples", "file", translate("Actions", "Open the &sample")),
        ActionSpec("import_files", "file", translate("Actions", "&Import records…"), ("Ctrl+I",), parted=True),
        ActionSpec("import_folder", "file", translate("Actions", "Import a &folder…"), ("Ctrl+Shift+I",)),
        ActionSpec("last_import", "file", translate("Actions", "Summary of the &last import…")),
        ActionSpec("export_labels", "file", translate("Actions", "&Export labels…"), ("Ctrl+E",), parted=True),
        ActionSpec("take_labels", "file", translate("Actions", "&Take labels in…"), ("Ctrl+Shift+E",)),
        ActionSpec("hand_out", "file", translate("Actions", "Han&d out work…"), parted=True),
        ActionSpec("send_back", "file", translate("Actions", "Send labels bac&k…")),
        ActionSpec("take_in", "file", translate("Actions", "Take in collea&gues’ work…"), ("Ctrl+T",)),
        ActionSpec("settle", "file", translate("Actions", "Settle contr&adictions…")),
        ActionSpec("back_up", "file", translate("Actions", "&Back up now"), parted=True),
        ActionSpec("backup_folder", "file", translate("Actions", "Folder for back&ups…")),
        ActionSpec("restore_backup", "file", translate("Actions", "&Restore a backup…")),
        ActionSpec("check_project", "file", translate("Actions", "&Check the project…")),
        ActionSpec("quit", "file", translate("Actions", "&Quit"), ("Ctrl+Q",), parted=True),
    ]


def _edit_specs() -> list[ActionSpec]:
    return [
        ActionSpec("undo", "edit", translate("Actions", "&Undo"), ("Ctrl+Z",)),
        ActionSpec("redo", "edit", translate("Actions", "&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z")),
        ActionSpec("search", "edit", translate("Actions", "&Search"), ("Ctrl+F",), parted=True),
        ActionSpec("next_hit", "edit", translate("Actions", "&Next hit"), ("F3",)),
        ActionSpec("previous_hit", "edit", translate("Actions", "&Previous hit"), ("Shift+F3",)),
        ActionSpec("next_match", "edit", translate("Actions", "Next undone that &matches"), ("Ctrl+F3",)),
        ActionSpec("save_search", "edit", translate("Actions", "Sa&ve this search…"), ("Ctrl+D",)),
        ActionSpec("find_topic", "edit", translate("Actions", "Find a &topic"), ("/",)),
        ActionSpec("palette", "edit", translate("Actions", "Find a &command…"), ("Ctrl+K",)),
    ]


def _label_specs() -> list[ActionSpec]:
    return [
        ActionSpec("done", "label", translate("Actions", "&Done, and the next undone"), ("Space",)),
        ActionSpec("skip", "label", translate("Actions", "&Skip, and the next undone"), ("-",)),
        ActionSpec("next_qa", "label", translate("Actions", "&Next Q&&A"), ("PgDown", "Alt+PgDown"), parted=True),
        ActionSpec("previous_qa", "label", translate("Actions", "&Previous Q&&A"), ("PgUp", "Alt+PgUp")),
        ActionSpec("next_claim", "label", translate("Actions", "Next &claim"), ("]",), parted=True),
        ActionSpec("previous_claim", "label", translate("Actions", "Previous c&laim"), ("[",)),
        ActionSpec("claims", "label", translate("Actions", "The ta&ble of claims"), (",",)),
        ActionSpec("remove_claim", "label", translate("Actions", "&Remove the claim"), ("Del",)),
        ActionSpec("claim_note", "label", translate("Actions", "Note on the cla&im"), ("'",)),
        ActionSpec("note", "label", translate("Actions", "No&te on the Q&&A"), (";",), parted=True),
        ActionSpec("flag", "label", translate("Actions", "&Flag for another look"), ("=",)),
        ActionSpec("history", "label", translate("Actions", "&History of the Q&&A…"), ("Ctrl+H",), parted=True),
        ActionSpec("copy_labels", "label", translate("Actions", "C&opy the labels"), ("Ctrl+Shift+C",)),
        ActionSpec("paste_labels", "label", translate("Actions", "Paste l&abels"), ("Ctrl+Shift+V",)),
        ActionSpec("read", "label", translate("Actions", "Back to the te&xt"), ("Ctrl+Return",)),
    ]


def _review_specs() -> list[ActionSpec]:
    return [
        ActionSpec("review", "review", translate("Actions", "&Compare and settle"), ("F8",)),
        ActionSpec("agreement", "review", translate("Actions", "A&greement…"), ("Shift+F8",)),
        ActionSpec("next_returned", "review", translate("Actions", "&Next returned to me"), ("F9",), parted=True),
        ActionSpec("answer_remark", "review", translate("Actions", "&Answer the remark"), ("Ctrl+R",)),
        ActionSpec("settle_remark", "review", translate("Actions", "The remark is &settled"), ("Ctrl+Shift+R",)),
    ]


def _view_specs() -> list[ActionSpec]:
    return [
        ActionSpec("check_splits", "view", translate("Actions", "Chec&k the split into Q&&As"), ("F6",)),
        ActionSpec("progress", "view", translate("Actions", "&Progress…"), ("F5",)),
        ActionSpec("show_flagged", "view", translate("Actions", "&All flagged"), ("Ctrl+Shift+F",)),
        ActionSpec("show_skipped", "view", translate("Actions", "All sk&ipped"), ("Ctrl+Shift+K",)),
        ActionSpec("show_form", "view", translate("Actions", "The whole &form"), ("F4",), checkable=True),
        ActionSpec("show_source", "view", translate("Actions", "The s&ource beside the text"), ("F7",), checkable=True),
        ActionSpec("show_meaning", "view", translate("Actions", "&What the label means"), ("F2",), checkable=True),
        ActionSpec(
            "soft_marks",
            "view",
            translate("Actions", "&Mark figures, dates and hedging words"),
            ("Ctrl+M",),
            checkable=True,
        ),
        ActionSpec(
            "hidden_signs",
            "view",
            translate("Actions", "Show characters that are &not seen"),
            ("Ctrl+Shift+M",),
            checkable=True,
        ),
        ActionSpec("larger", "view", translate("Actions", "&Larger text"), ("Ctrl++", "Ctrl+="), parted=True),
        ActionSpec("smaller", "view", translate("Actions", "&Smaller text"), ("Ctrl+-",)),
        ActionSpec("theme_light", "view", translate("Actions", "Li&ght"), checkable=True, group="theme", parted=True),
        ActionSpec("theme_dark", "view", translate("Actions", "&Dark"), checkable=True, group="theme"),
        ActionSpec("theme_system", "view", translate("Actions", "Like the s&ystem"), checkable=True, group="theme"),
        ActionSpec(
            "theme_contrast_light",
            "view",
            translate("Actions", "High contrast, light"),
            checkable=True,
            group="theme",
        ),
        ActionSpec(
            "theme_contrast_dark", "view", translate("Actions", "High contrast, dark"), checkable=True, group="theme"
        ),
        *_size_specs(),
        ActionSpec("language_zh_CN", "view", "中文(&C)", checkable=True, group="language", parted=True),
        ActionSpec("language_en", "view", "&English", checkable=True, group="language"),
    ]


def _size_specs() -> list[ActionSpec]:
    """Return the sizes that the whole interface can have."""
    words = (
        (100, translate("Actions", "Interface 100 %")),
        (125, translate("Actions", "Interface 125 %")),
        (150, translate("Actions", "Interface 150 %")),
        (200, translate("Actions", "Interface 200 %")),
    )
    return [
        ActionSpec(f"size_{size}", "view", text, checkable=True, group="size", parted=not place)
        for place, (size, text) in enumerate(words)
    ]


def _help_specs() -> list[ActionSpec]:
    return [
        ActionSpec("help", "help", translate("Actions", "&Help"), ("Shift+F1",)),
        ActionSpec("guide", "help", translate("Actions", "Labelling &guide")),
        ActionSpec("save_guide", "help", translate("Actions", "&Save the labelling guide…")),
        ActionSpec("tour", "help", translate("Actions", "One-minute &tour")),
        ActionSpec("keys", "help", translate("Actions", "&Keys"), ("?", "F1"), parted=True),
        ActionSpec("change_keys", "help", translate("Actions", "&Change keys…")),
        ActionSpec("report_problem", "help", translate("Actions", "&Report a problem…"), parted=True),
        ActionSpec("about", "help", translate("Actions", "&About")),
    ]


def plain_words(text: str) -> str:
    """Return a menu text without its mnemonic, which Chinese puts in brackets behind: 文件(&F)."""
    return re.sub(r"\(&\w\)", "", text).replace("&&", "\0").replace("&", "").replace("\0", "&")


def _call(handler: Callable[[], object], _checked: bool = False) -> None:
    handler()


class Actions:
    """The window's actions, made from the table, each calling the handler of the same name."""

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> None:
        self._actions: dict[str, QAction] = {}
        groups: dict[str, QActionGroup] = {}
        bars = {name: window.menuBar().addMenu(words) for name, words in menus()}
        for spec in specs():
            action = QAction(spec.text, window)
            action.setObjectName(f"action_{spec.id}")
            action.setCheckable(spec.checkable)
            action.triggered.connect(partial(_call, handlers[spec.id]))
            if spec.parted:
                bars[spec.menu].addSeparator()
            bars[spec.menu].addAction(action)
            if spec.group:
                groups.setdefault(spec.group, QActionGroup(window)).addAction(action)
            self._actions[spec.id] = action

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def set_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Give the actions other keys, by action id."""
        for action_id, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in keys[action_id]])

    def enable(self, *action_ids: str, on: bool) -> None:
        """Let these actions be used, or not."""
        for action_id in action_ids:
            self._actions[action_id].setEnabled(on)
