"""Finds what the program ships, in the source tree, in an installed wheel and in a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path


def _root() -> Path:
    """Return the folder that holds ``resources/`` and ``seeds/``."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    package = Path(__file__).resolve().parent
    installed = package / "_shipped"
    return installed if installed.is_dir() else package.parent


def is_frozen() -> bool:
    """Tell whether this is the installed program with a Python of its own, to which nothing can be added."""
    return bool(getattr(sys, "frozen", False))


def resource(name: str) -> Path:
    """Return the path of a file below ``resources/``, such as ``schemes/ir-cn-default.yaml``."""
    return _root() / "resources" / name


def seeds() -> Path:
    """Return the folder of sample records."""
    return _root() / "seeds"


def sample_records() -> list[Path]:
    """Return the sample records; the example of exported labels beside them is none."""
    return sorted(file for file in seeds().iterdir() if file.suffix in (".docx", ".txt"))


def licences_folder() -> Path:
    """Return the folder of the licence texts in a frozen program; it is not there elsewhere."""
    return _root() / "licences"
