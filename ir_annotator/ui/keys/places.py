"""The keys that cannot be changed, by the place where they hold, and what every key means in a place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from ir_annotator.domain.scheme import Scheme
from ir_annotator.i18n import translate
from ir_annotator.ui.actions import menus, plain_words, specs
from ir_annotator.ui.keys.keymap import Keymap, plain_key, scheme_keys, shown_key
from ir_annotator.ui.repair.verbs import verb_words
from ir_annotator.ui.review.verbs import review_keys


class Place(StrEnum):
    """Where the keyboard can be in the window."""

    TEXT = "text"
    STRIP = "strip"
    TABLE = "table"
    LIST = "list"
    TYPING = "typing"
    SPLIT = "split"
    REVIEW = "review"


PAGES = (Place.SPLIT, Place.REVIEW)
"""Places on pages beside the workbench: what only labels is off there."""


EVERYWHERE = tuple(Place)
_EDITING = ("Space", "Backspace", "Del", "Home", "End", "Left", "Right", "Up", "Down")
_WITH_LETTERS = (Place.TEXT, Place.STRIP, Place.TABLE, Place.LIST)
_WITH_DIGITS_OF_ITS_OWN = (Place.STRIP, Place.TABLE)


def place_name(place: Place) -> str:
    """Return what a place is called on screen."""
    return {
        Place.TEXT: translate("Keys", "In the text"),
        Place.STRIP: translate("Keys", "In a strip of choices"),
        Place.TABLE: translate("Keys", "In the table of claims"),
        Place.LIST: translate("Keys", "In a list"),
        Place.TYPING: translate("Keys", "While typing"),
        Place.SPLIT: translate("Keys", "While checking splits"),
        Place.REVIEW: translate("Keys", "While comparing"),
    }[place]


@dataclass(frozen=True, slots=True)
class FixedKey:
    """Keys that always do the same in some places.

    Attributes:
        places: Where.
        keys: The keys, blanks between them.
        words: What they do.
        shown: How they are shown together; empty for keys everybody knows, which no sheet tells.
        like: Id of the action that does the same elsewhere and may have the same key.
    """

    places: tuple[Place, ...]
    keys: str
    words: str
    shown: str = ""
    like: str = ""


def fixed_keys() -> list[FixedKey]:
    """Return all keys that cannot be changed."""
    return [
        *_text_keys(),
        *_strip_keys(),
        *_table_keys(),
        *_list_keys(),
        *_typing_keys(),
        *_split_keys(),
        *_review_keys(),
        *_window_keys(),
    ]


def _text_keys() -> list[FixedKey]:
    here = (Place.TEXT,)
    return [
        FixedKey(here, "Left Right", translate("Keys", "the clause before or after"), "← →"),
        FixedKey(here, "Up Down", translate("Keys", "the clause in the line above or below"), "↑ ↓"),
        FixedKey(here, "Shift+Left Shift+Right", translate("Keys", "widen or narrow by clause"), "Shift+← →"),
        FixedKey(here, "Shift+Up Shift+Down", translate("Keys", "widen or narrow by line"), "Shift+↑ ↓"),
        *_end_keys(),
        FixedKey(here, "Return Enter", translate("Keys", "edit the claim under the cursor"), "Enter"),
        FixedKey(here, "Esc", translate("Keys", "let go of the claim"), "Esc"),
        FixedKey(here, "Ctrl+C", translate("Keys", "copy what is marked"), "Ctrl+C"),
    ]


def _end_keys() -> list[FixedKey]:
    """Return the keys that move an end of the claim in hand, or of what is marked: with Shift the start."""
    found = []
    for keys, shown, end, start in (
        (
            ("Alt+{0}Left", "Alt+{0}Right"),
            "Alt+{0}← →",
            translate("Keys", "move the end by one character"),
            translate("Keys", "move the start by one character"),
        ),
        (
            ("Ctrl+{0}Left", "Ctrl+{0}Right"),
            "Ctrl+{0}← →",
            translate("Keys", "move the end by one clause"),
            translate("Keys", "move the start by one clause"),
        ),
        (
            ("Ctrl+{0}Up", "Ctrl+{0}Down", "Alt+{0}Up", "Alt+{0}Down"),
            "Ctrl+{0}↑ ↓",
            translate("Keys", "move the end by one sentence"),
            translate("Keys", "move the start by one sentence"),
        ),
    ):
        for shift, words in (("", end), ("Shift+", start)):
            named = " ".join(key.format(shift) for key in keys)
            found.append(FixedKey((Place.TEXT,), named, words, shown.format(shift)))
    return found


def _strip_keys() -> list[FixedKey]:
    here = (Place.STRIP,)
    return [
        FixedKey(here, "1 2 3 4 5 6 7 8 9", translate("Keys", "take the choice with this number"), "1 … 9"),
        FixedKey(here, "Up Down", translate("Keys", "the row above or below"), "↑ ↓"),
        FixedKey(here, "Backspace", translate("Keys", "clear the choice"), "Backspace"),
        FixedKey(here, "Return Enter", translate("Keys", "accept what is shown"), "Enter"),
        FixedKey(here, "Esc", translate("Keys", "back to the text"), "Esc"),
    ]


def _table_keys() -> list[FixedKey]:
    here = (Place.TABLE,)
    return [
        FixedKey(here, "1 2 3 4 5 6 7 8 9", translate("Keys", "this value for the attribute of the column"), "1 … 9"),
        FixedKey(here, "Left Right", translate("Keys", "the attribute before or after"), "← →"),
        FixedKey(here, "Up Down", translate("Keys", "the claim above or below"), "↑ ↓"),
        FixedKey(here, "Shift+Up Shift+Down", translate("Keys", "choose several claims"), "Shift+↑ ↓"),
        FixedKey(here, "Ctrl+A", translate("Keys", "choose all claims"), "Ctrl+A"),
        FixedKey(here, "Backspace", translate("Keys", "clear the value"), "Backspace"),
        FixedKey(here, "Return Enter", translate("Keys", "edit the claim"), "Enter"),
        FixedKey(here, "Esc", translate("Keys", "back to the text"), "Esc"),
    ]


def _list_keys() -> list[FixedKey]:
    here, around = (Place.LIST,), "Left Right Home End"
    primary = translate("Keys", "make that topic the primary one")
    return [
        FixedKey(here, "Up Down", translate("Keys", "the row above or below"), "↑ ↓"),
        FixedKey(here, around, translate("Keys", "open, close, first, last"), "← → Home End"),
        FixedKey(here, "Return Enter", translate("Keys", "take the row"), "Enter"),
        FixedKey(here, "Shift+Return Shift+Enter", primary, "Shift+Enter"),
    ]


def _typing_keys() -> list[FixedKey]:
    here = (Place.TYPING,)
    return [
        FixedKey(here, "Esc", translate("Keys", "back to the text"), "Esc"),
        FixedKey(
            here, "Return Enter", translate("Keys", "take what was found or typed; in a note: a new line"), "Enter"
        ),
        FixedKey(here, "Shift+Return Shift+Enter", translate("Keys", "take the topic found as the primary one")),
        FixedKey(here, "Up Down", translate("Keys", "the one found above or below; in a note: the line"), "↑ ↓"),
        FixedKey(here, "Ctrl+X Ctrl+C Ctrl+V", translate("Keys", "cut, copy, paste"), "Ctrl+X C V"),
        FixedKey(here, "Ctrl+A", translate("Keys", "mark all that was typed"), "Ctrl+A"),
        FixedKey(here, "Ctrl+Z", translate("Keys", "take back typing"), like="undo"),
        FixedKey(here, "Ctrl+Y Ctrl+Shift+Z", translate("Keys", "type it again"), like="redo"),
        FixedKey(
            here,
            "Ctrl+Left Ctrl+Right Ctrl+Shift+Left Ctrl+Shift+Right Ctrl+Home Ctrl+End Ctrl+Ins",
            translate("Keys", "move while typing"),
        ),
    ]


def _split_keys() -> list[FixedKey]:
    here = (Place.SPLIT,)
    verbs = [FixedKey(here, letter, words, letter) for letter, (_, words) in verb_words().items()]
    sentence, character = translate("Keys", "the sentence before or after"), translate("Keys", "by one character")
    return [
        *verbs,
        FixedKey(here, "N", translate("Keys", "the next doubt"), "N"),
        FixedKey(here, "Up Down", translate("Keys", "the line above or below"), "↑ ↓"),
        FixedKey(here, "Shift+Up Shift+Down", translate("Keys", "mark several lines"), "Shift+↑ ↓"),
        FixedKey(here, "Left Right", sentence, "← →"),
        FixedKey(here, "Alt+Left Alt+Right", character, "Alt+← →"),
        FixedKey(here, "Space", translate("Keys", "it is right; the next record"), shown_key("Space")),
        FixedKey(here, "PgUp PgDown", translate("Keys", "the record before or after"), "PgUp PgDown"),
        FixedKey(here, "Esc", translate("Keys", "back to labelling"), "Esc"),
    ]


def _review_keys() -> list[FixedKey]:
    return [FixedKey((Place.REVIEW,), " ".join(key.keys), key.words, key.shown) for key in review_keys()]


def _window_keys() -> list[FixedKey]:
    """Return the keys of the window itself: the next panel, and the menus by the letters underlined in them."""
    opens = translate("Keys", "open the menu “{0}”")
    found = [FixedKey(EVERYWHERE, "Tab Shift+Tab", translate("Keys", "the next or the previous panel"))]
    for _, words in menus():
        letter = re.search(r"&(\w)", words)
        if letter:
            found.append(FixedKey(EVERYWHERE, f"Alt+{letter[1].upper()}", opens.format(plain_words(words))))
    return found


def is_typed(key: str) -> bool:
    """Tell whether a key writes, deletes or moves while typing, whatever else it may do elsewhere."""
    plain = key.removeprefix("Shift+")
    return len(plain) == 1 or plain in _EDITING


def meanings(
    place: Place, keymap: Keymap, scheme: Scheme | None, only_labelling: Collection[str]
) -> dict[str, list[str]]:
    """Return what each key does when the keyboard is in a place; one thing for each key, or something is wrong.

    ``only_labelling`` are the actions that are off while splits are checked.
    """
    found: dict[str, list[str]] = defaultdict(list)
    alike = set()
    for fixed, key in _fixed_in(place):
        found[key].append(fixed.words)
        alike.add((fixed.like, key))
    texts = {spec.id: plain_words(spec.text) for spec in specs()}
    for action_id, keys in keymap.keys.items():
        off = place in PAGES and action_id in only_labelling
        for key in () if off else keys:
            if (action_id, key) not in alike and not (place is Place.TYPING and is_typed(key)):
                found[key].append(texts[action_id])
    letters = scheme_keys(scheme) if place in _WITH_LETTERS else {}
    for key, words in letters.items():
        if not (place in _WITH_DIGITS_OF_ITS_OWN and key.isdigit()):  # they choose values there
            found[key].append(words)
    return dict(found)


def _fixed_in(place: Place) -> list[tuple[FixedKey, str]]:
    """Return the fixed keys of a place one by one."""
    return [(fixed, plain_key(key)) for fixed in fixed_keys() if place in fixed.places for key in fixed.keys.split()]


@dataclass(frozen=True, slots=True)
class Clash:
    """What a key does already: an action, which can give it away, or something fixed (then ``action_id`` is empty)."""

    words: str
    action_id: str = ""


def clash(
    key: str, action_id: str, keymap: Keymap, scheme: Scheme | None, only_labelling: Collection[str]
) -> Clash | None:
    """Return what stands against giving a key to an action, or None."""
    texts = {spec.id: plain_words(spec.text) for spec in specs()}
    freed = replace(keymap, keys={**keymap.keys, action_id: ()})
    owner = freed.owner(key)
    for place in Place:
        off = place in PAGES and action_id in only_labelling
        alike = any(fixed.like == action_id and key == other for fixed, other in _fixed_in(place))
        others = [] if off or alike else meanings(place, freed, scheme, only_labelling).get(key, [])
        others = [words for words in others if words != texts.get(owner)]
        if others:
            return Clash(f"{others[0]} ({place_name(place)})")
    return Clash(texts[owner], owner) if owner else None


def always_fixed() -> set[str]:
    """Return the keys no file of settings can give to an action: those of the text, of the lists and of the window."""
    places = {Place.TEXT, Place.LIST, Place.TYPING}
    fixed = [each for each in fixed_keys() if not each.like and places.intersection(each.places)]
    return {plain_key(key) for each in fixed for key in each.keys.split()}
