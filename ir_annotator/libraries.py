"""The libraries that the program is made of, with versions and licences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from ir_annotator.resources import licences_folder

_NOT_SHIPPED = frozenset({"pip"})
"""Asked for by a library, and never used."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra\s*==")
LIST = "versions.tsv"
"""Name, version and licence of each library, a line each, in a frozen program."""


@dataclass(frozen=True, slots=True)
class Library:
    """A library and the name of its licence; ``""`` where it does not say."""

    name: str
    version: str
    licence: str


def libraries() -> list[Library]:
    """Return what is shipped, or what stands in the environment the program runs in, ordered by name."""
    listed = licences_folder() / LIST
    if listed.is_file():
        rows = [line.split("\t") for line in listed.read_text(encoding="utf-8").splitlines()]
        return [Library(name, version, licence) for name, version, licence in rows]
    return described(shipped())


def described(found: dict[str, Distribution]) -> list[Library]:
    """Return libraries as their own descriptions name them."""
    return [Library(one.metadata["Name"], one.version, _licence(one)) for _, one in sorted(found.items())]


def shipped(root: str = "ir-annotator") -> dict[str, Distribution]:
    """Return the program and its libraries, and theirs, by their normalised names."""
    found: dict[str, Distribution] = {}
    waiting = [root]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found or name in _NOT_SHIPPED:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # wanted on other systems only
        for wanted in found[name].requires or ():
            match = _NAME.match(wanted)
            if match and not _EXTRA.search(wanted):
                waiting.append(match[0])
    return found


def _licence(library: Distribution) -> str:
    """Return the name of a licence: its expression, else what is classified, else the first line that is said."""
    said = library.metadata
    if "License-Expression" in said:
        return said["License-Expression"]
    classified = [line.split(" :: ")[-1] for line in said.get_all("Classifier") or () if line.startswith("License ::")]
    first_line = (said["License"] or "").strip().splitlines() if "License" in said else []
    return ", ".join(one for one in classified if one != "OSI Approved") or next(iter(first_line), "")


def licence_texts() -> Path | None:
    """Return the folder with the licence texts, which a frozen program carries; else None."""
    folder = licences_folder()
    return folder if (folder / LIST).is_file() else None
