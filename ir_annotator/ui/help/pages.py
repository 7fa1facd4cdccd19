"""The pages of the help, read from ``resources/help`` in the language in use."""

from __future__ import annotations

import re

from ir_annotator.i18n import language, translate
from ir_annotator.resources import resource
from ir_annotator.ui.actions import plain_words, specs
from ir_annotator.ui.keys.keymap import Keymap

PAGES = ("start", "label", "keys", "find", "splits", "review", "import", "files", "faq")
"""Names of the pages in order; each is a file of its own in every language."""
GUIDE = "guide"
"""Name of the labelling guide, which is made from the scheme."""

_NAMED = re.compile(r"\{\{(key:)?(\w+)\}\}")


def source(name: str) -> str:
    """Return a page as it is written: Markdown in which ``{{done}}`` stands for an action and its key."""
    return resource(f"help/{language()}/{name}.md").read_text(encoding="utf-8")


def page(name: str, keymap: Keymap) -> str:
    """Return a page as Markdown that names every action as the menu does, with the keys in force."""
    words = {spec.id: plain_words(spec.text).rstrip("…") for spec in specs()}

    def said(found: re.Match[str]) -> str:
        key = keymap.name(found[2]).replace("`", "\\`")
        if found[1]:
            return f"`{key}`" if key else f"**{words[found[2]]}**"
        named = f"**{words[found[2]]}**"
        return translate("Help", "{0} ({1})").format(named, f"`{key}`") if key else named

    return _NAMED.sub(said, source(name))


def title(text: str) -> str:
    """Return the heading of a page."""
    return text.partition("\n")[0].removeprefix("# ").strip()


def actions_named(text: str) -> set[str]:
    """Return the ids of the actions that a page as it is written names."""
    return {found[2] for found in _NAMED.finditer(text)}
