"""What the program says, in the reader's language, without Qt: the .ts catalogue is read as it is.

Source strings are English. ``translate("Context", "…")`` has the shape Qt's own tools extract.
"""

from __future__ import annotations

import locale
import os
from functools import cache
from xml.etree import ElementTree as ET

from ir_annotator.resources import resource

LANGUAGES = ("en", "zh_CN")

_catalogue: dict[tuple[str, str], str] = {}
_language = "en"


def system_language() -> str:
    """Return ``zh_CN`` on a Chinese system, else ``en``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh_CN" if os.environ[name].lower().startswith("zh") else "en"
    return "zh_CN" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def set_language(language: str) -> None:
    """Say everything from now on in ``language``, one of LANGUAGES."""
    global _language  # noqa: PLW0603 -- one language per process
    _catalogue.clear()
    _language = language
    if language != "en":
        _catalogue.update(read_catalogue(language))


def language() -> str:
    """Return the language in use."""
    return _language


def translate(context: str, text: str) -> str:
    """Return ``text`` in the language in use; the English text itself where no translation stands."""
    return _catalogue.get((context, text), text)


def in_every_language(context: str, shown: str) -> tuple[str, ...]:
    """Return what is shown in the language in use and, behind it, the same in the others: to be found by either."""
    others = {name: _catalogue_of(name) for name in LANGUAGES if name != "en"}
    said = others.get(_language, {})
    english = next((text for (where, text), words in said.items() if where == context and words == shown), shown)
    return tuple(
        dict.fromkeys([shown, english, *(words.get((context, english), english) for words in others.values())])
    )


@cache
def _catalogue_of(language: str) -> dict[tuple[str, str], str]:
    return read_catalogue(language)


def read_catalogue(language: str) -> dict[tuple[str, str], str]:
    """Return (context, English) to finished translation, read from ``resources/i18n``."""
    root = ET.fromstring(resource(f"i18n/ir_annotator_{language}.ts").read_text(encoding="utf-8"))  # noqa: S314 -- our own
    found = {}
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.text and translation.get("type") is None:
                found[name, message.findtext("source", "")] = translation.text
    return found
