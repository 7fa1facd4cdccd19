"""The keys in force: the table's own, what the person changed, and what the scheme needs for its letters."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from ir_annotator.domain.scheme import Scheme
from ir_annotator.i18n import language, translate
from ir_annotator.ui.actions import specs

Chosen = Mapping[str, Sequence[str]]
"""Action id to the keys the person gave it; none at all is a choice too."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every action; no key is given twice.

    Attributes:
        keys: Action id to its keys, as Qt writes them on every system (``Ctrl+E``).
        yielded: Key and action id, where a key the person chose is a letter of the scheme and stays with it.
    """

    keys: Mapping[str, tuple[str, ...]]
    yielded: tuple[tuple[str, str], ...] = ()

    def name(self, action_id: str) -> str:
        """Return the first key of an action as the person's keyboard calls it, or nothing."""
        return shown_key(self.keys[action_id][0]) if self.keys[action_id] else ""

    def names(self, action_id: str) -> str:
        """Return all keys of an action as the person's keyboard calls them."""
        return " / ".join(shown_key(key) for key in self.keys[action_id])

    def owner(self, key: str) -> str:
        """Return the id of the action that has a key, or nothing."""
        return next((action_id for action_id, keys in self.keys.items() if key in keys), "")


def keymap_for(chosen: Chosen, scheme: Scheme | None, fixed: Collection[str] = ()) -> Keymap:
    """Return the keys in force: letters of the scheme come first, then the person's choice, then the table.

    What the person chose may come from a file that was edited by hand: what is no key, or is one of the ``fixed``
    ones, is left out, and a key given to two actions is the first one's.
    """
    letters = set(scheme_keys(scheme))
    taken: set[str] = set()
    yielded = []
    keys: dict[str, tuple[str, ...]] = {spec.id: () for spec in specs()}
    for spec in sorted(specs(), key=lambda spec: spec.id not in chosen):
        wanted = list(dict.fromkeys(filter(None, map(plain_key, chosen.get(spec.id, spec.keys)))))
        if spec.id in chosen and chosen[spec.id] and not wanted:  # a slip of the pen in the file
            wanted = list(map(plain_key, spec.keys))
        yielded += [(key, spec.id) for key in wanted if key in letters]
        keys[spec.id] = tuple(key for key in wanted if key not in (*taken, *letters, *fixed))
        taken.update(keys[spec.id])
    return Keymap(keys, tuple(yielded))


def scheme_keys(scheme: Scheme | None) -> dict[str, str]:
    """Return what the letters of a scheme and the digits stand for, by key."""
    if scheme is None:
        return {}
    words = translate("Keys", "make “{0}” the primary topic")
    named = [(topic.key, topic.name) for topic in scheme.topics]
    named += [(kind.key, kind.name) for kind in scheme.claim_types]
    named += [(asked.key, asked.name) for asked in scheme.judgements]
    found = {key.upper(): name.in_language(language()) for key, name in named if key}
    for topic in scheme.topics:
        if topic.key:
            found[f"Shift+{topic.key.upper()}"] = words.format(topic.name.in_language(language()))
    return found | {str(digit): translate("Keys", "the sub-topic with this number") for digit in range(1, 10)}


def plain_key(key: str) -> str:
    """Return a single key combination as Qt writes it everywhere, or nothing if it is none."""
    sequence = QKeySequence(key)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText) if sequence.count() == 1 else ""


def shown_key(key: str) -> str:
    """Return a key combination as it is called on the person's system and in her language."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
