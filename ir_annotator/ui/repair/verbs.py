"""The keys that say what a piece of a record is."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ir_annotator.domain.repair import Verb
from ir_annotator.i18n import translate

VERB_KEYS = {
    Qt.Key.Key_S: Verb.SPLIT,
    Qt.Key.Key_M: Verb.MERGE,
    Qt.Key.Key_Q: Verb.QUESTION,
    Qt.Key.Key_A: Verb.ANSWER,
    Qt.Key.Key_O: Verb.OPENING,
    Qt.Key.Key_C: Verb.CLOSING,
    Qt.Key.Key_R: Verb.REMARK,
}


def verb_words() -> dict[str, tuple[Verb, str]]:
    """Return each key's letter with its verb and what that does."""
    words = {
        Verb.SPLIT: translate("Repair", "split here"),
        Verb.MERGE: translate("Repair", "merge with previous"),
        Verb.QUESTION: translate("Repair", "a question"),
        Verb.ANSWER: translate("Repair", "the answer starts"),
        Verb.OPENING: translate("Repair", "opening up to here"),
        Verb.CLOSING: translate("Repair", "closing from here"),
        Verb.REMARK: translate("Repair", "no part of a Q&A"),
    }
    return {key.name.removeprefix("Key_"): (verb, words[verb]) for key, verb in VERB_KEYS.items()}
