"""Everything that can be done by name: the table's actions, the scheme's labels, the projects opened last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ir_annotator.domain.scheme import Name, Scheme
from ir_annotator.i18n import in_every_language, language, translate
from ir_annotator.ui.actions import Actions, menus, plain_words, specs
from ir_annotator.ui.keys.keymap import Keymap, shown_key

if TYPE_CHECKING:
    from ir_annotator.ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    Attributes:
        id: Its name in the settings, where what was done last is remembered.
        group: Where it belongs, such as its menu.
        words: What it is called: as shown, then in the other languages.
        keys: Its keys as shown.
        run: What does it.
        enabled: Whether it can be done now.
    """

    id: str
    group: str
    words: tuple[str, ...]
    keys: str
    run: Callable[[], object]
    enabled: bool = True


def action_names(text: str) -> tuple[str, ...]:
    """Return what an action of the table is called, as shown and in the other languages, without mnemonics."""
    return tuple(map(plain_words, in_every_language("Actions", text)))


def action_commands(actions: Actions, keymap: Keymap) -> list[Command]:
    """Return the actions of the table as they are now; an undo says what it would take back."""
    groups, found = dict(menus()), []
    for spec in specs():
        action = actions[spec.id]
        words = tuple(dict.fromkeys((plain_words(action.text()), *action_names(spec.text))))
        group = plain_words(groups[spec.menu])
        found.append(Command(spec.id, group, words, keymap.name(spec.id), action.trigger, action.isEnabled()))
    return found


def label_commands(scheme: Scheme, bench: Workbench, *, enabled: bool) -> list[Command]:
    """Return what the letters of the scheme do, and its sub-topics."""
    found: list[Command] = []

    def add(kind: str, group: str, name: Name, keys: str, run: Callable[[], object]) -> None:
        shown = name.in_language(language())
        found.append(Command(kind, group, tuple(dict.fromkeys((shown, name.zh, name.en))), keys, run, enabled))

    topics, types = translate("Keys", "Topics"), translate("Keys", "Claim types")
    for topic in scheme.topics:
        add(f"topic:{topic.id}", topics, topic.name, topic.key.upper(), partial(bench.topics.toggle, topic.id))
        for number, child in enumerate(topic.children, 1):
            keys = f"{topic.key.upper()} {number}" if topic.key and number <= 9 else ""  # noqa: PLR2004 -- digits
            add(f"topic:{child.id}", topics, child.name, keys, partial(bench.topics.tick_or_untick, child.id))
    for kind in scheme.claim_types:
        add(f"claim:{kind.id}", types, kind.name, kind.key.upper(), partial(bench.press_type, kind.id))
    for asked in scheme.judgements:
        group, run = translate("Keys", "Judgements"), partial(bench.judgements.start, asked.id)
        add(f"judgement:{asked.id}", group, asked.name, asked.key.upper(), run)
    return found


def recent_commands(recent: Sequence[str], here: Path | None, opened: Callable[[Path], object]) -> list[Command]:
    """Return the projects opened last, but for the one that is open; ``opened`` opens one."""
    group = translate("Keys", "Recent projects")
    others = [Path(name) for name in recent if here is None or Path(name) != here]
    return [Command(f"project:{path}", group, (path.stem, str(path)), "", partial(opened, path)) for path in others]


def label_keys(scheme: Scheme) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """Return the letters of a scheme, as groups of letter and names in the language in use and in the others."""
    groups = (
        (translate("Keys", "Topics"), [(topic.key, topic.name) for topic in scheme.topics]),
        (translate("Keys", "Claim types"), [(kind.key, kind.name) for kind in scheme.claim_types]),
        (translate("Keys", "Judgements"), [(asked.key, asked.name) for asked in scheme.judgements]),
    )
    return [
        (
            title,
            [(shown_key(key.upper()), (name.in_language(language()), name.zh, name.en)) for key, name in named if key],
        )
        for title, named in groups
    ]
