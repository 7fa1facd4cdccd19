"""What every key does while labels are compared: the page, the line of keys and the key sheet are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ir_annotator.domain.annotation import Reason
from ir_annotator.i18n import translate
from ir_annotator.ui.keys.keymap import shown_key
from ir_annotator.workspace.review_words import say_reason


class Verb(StrEnum):
    """Something a reviewer does by one key."""

    TAKE = "take"
    TAKE_ALL = "take_all"
    NONE = "none"
    OWN = "own"
    NEW_CLAIM = "new_claim"
    OPEN = "open"
    ACCEPT = "accept"
    ACCEPT_ALL = "accept_all"
    REASON = "reason"
    NOTE = "note"
    UP = "up"
    DOWN = "down"
    NEXT = "next"
    GO_ON = "go_on"
    ROW_UP = "row_up"
    ROW_DOWN = "row_down"
    RETURN = "return"
    ANSWER = "answer"
    RESOLVE = "resolve"
    NAMES = "names"
    SETTLE = "settle"
    SCOPE = "scope"
    ORDER = "order"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class ReviewKey:
    """Keys and what they do; ``in_line`` says whether the line of keys under the page tells them."""

    verb: Verb
    keys: tuple[str, ...]
    words: str
    shown: str
    in_line: bool = False


COLUMN_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "-")
"""The key of each column, for up to ten annotators: 0, between the last two, is for none of them."""
ALL_KEYS = tuple(f"Ctrl+{digit}" for digit in range(1, 10))
REASON_KEYS = {
    "G": Reason.GUIDELINE_UNCLEAR,
    "S": Reason.SLIP,
    "B": Reason.BOUNDARY,
    "A": Reason.AMBIGUITY,
}


def review_keys() -> list[ReviewKey]:
    """Return all keys of the page."""
    return [*_deciding(), *_moving(), *_around()]


def _deciding() -> list[ReviewKey]:
    reasons = " ".join(f"{key} {say_reason(reason)}" for key, reason in REASON_KEYS.items())
    why = translate("Review", "why they differ: {0}").format(reasons)
    return [
        ReviewKey(Verb.TAKE, COLUMN_KEYS, translate("Review", "take this column’s answer"), "1 … 9 -"),
        ReviewKey(Verb.TAKE_ALL, ALL_KEYS, translate("Review", "take all of this column"), "Ctrl+1 … 9", in_line=True),
        ReviewKey(Verb.NONE, ("0",), translate("Review", "none is right"), "0"),
        ReviewKey(Verb.OWN, ("O",), translate("Review", "own answer"), "O"),
        ReviewKey(Verb.NEW_CLAIM, ("C",), translate("Review", "a claim that nobody has"), "C", in_line=True),
        ReviewKey(Verb.OPEN, (".",), translate("Review", "leave open"), "."),
        ReviewKey(Verb.ACCEPT, ("Return", "Enter"), translate("Review", "take the majority"), "Enter"),
        ReviewKey(
            Verb.ACCEPT_ALL,
            ("Shift+Return", "Shift+Enter"),
            translate("Review", "take every majority of this Q&A"),
            "Shift+Enter",
        ),
        ReviewKey(Verb.REASON, tuple(REASON_KEYS), why, " ".join(REASON_KEYS)),
        ReviewKey(Verb.NOTE, ("N",), translate("Review", "note on the decision"), "N"),
    ]


def _moving() -> list[ReviewKey]:
    return [
        ReviewKey(Verb.UP, ("Up",), translate("Review", "the line above"), "↑"),
        ReviewKey(Verb.DOWN, ("Down",), translate("Review", "the line below"), "↓"),
        ReviewKey(Verb.NEXT, ("Right",), translate("Review", "next open difference"), "→", in_line=True),
        ReviewKey(Verb.GO_ON, ("Space",), translate("Review", "next Q&A that waits"), shown_key("Space"), in_line=True),
        ReviewKey(Verb.ROW_UP, ("PgUp",), translate("Review", "the Q&A above in the queue"), "PgUp"),
        ReviewKey(Verb.ROW_DOWN, ("PgDown",), translate("Review", "the Q&A below in the queue"), "PgDown"),
    ]


def _around() -> list[ReviewKey]:
    return [
        ReviewKey(Verb.RETURN, ("R",), translate("Review", "return to an annotator"), "R", in_line=True),
        ReviewKey(Verb.ANSWER, ("T",), translate("Review", "answer the remark"), "T"),
        ReviewKey(Verb.RESOLVE, ("X",), translate("Review", "the remark is settled, or open again"), "X"),
        ReviewKey(Verb.SETTLE, ("U",), translate("Review", "settle what all say"), "U", in_line=True),
        ReviewKey(Verb.NAMES, ("H",), translate("Review", "hide or show names"), "H", in_line=True),
        ReviewKey(Verb.SCOPE, ("L",), translate("Review", "all, only topics, only claims"), "L"),
        ReviewKey(Verb.ORDER, ("K",), translate("Review", "sort the queue in another way"), "K"),
        ReviewKey(Verb.LEAVE, ("Esc",), translate("Review", "back to labelling"), "Esc", in_line=True),
    ]
