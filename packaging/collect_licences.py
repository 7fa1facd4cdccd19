"""Collects the licence texts of everything that is shipped:   python packaging/collect_licences.py FOLDER.

Run with the Python whose libraries are packed. Ends with an error if a library comes without its licence.
"""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from importlib.metadata import Distribution, distribution
from pathlib import Path

HERE = Path(__file__).resolve().parent
NOT_SHIPPED = {"pip"}  # a library asks for it, the frozen program leaves it out
LGPL = {"pyside6-essentials", "shiboken6"}  # their wheels hold no texts: ours lie in packaging/licences
_TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors|build_licenses/)[^/]*", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra\s*==")


def shipped(root: str = "ir-annotator") -> dict[str, Distribution]:
    """Return the program and its libraries, and theirs, by their normalised names."""
    found: dict[str, Distribution] = {}
    waiting = [root]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found or name in NOT_SHIPPED:
            continue
        try:
            found[name] = distribution(name)
        except ImportError:
            continue  # wanted on other systems only
        for wanted in found[name].requires or ():
            match = _NAME.match(wanted)
            if match and not _EXTRA.search(wanted):
                waiting.append(match[0])
    return found


def collect(folder: Path) -> None:
    """Write the licence texts into a folder, one of its own for each library."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    versions, without = [f"Python {sys.version.split()[0]}"], []
    shutil.copy(_python_licence(), folder / "Python.txt")
    for text in (HERE / "licences").glob("*.txt"):
        shutil.copy(text, folder / text.name)
    for name, library in sorted(shipped().items()):
        versions.append(f"{library.metadata['Name']} {library.version}")
        texts = [file for file in library.files or () if _TEXT.search(str(file)) and not str(file).endswith(".py")]
        if not texts and name not in LGPL:
            without.append(name)
        for file in texts:
            target = folder / name / Path(str(file)).name
            target.parent.mkdir(exist_ok=True)
            shutil.copy(Path(str(file.locate())), target)
    (folder / "versions.txt").write_text("\n".join(versions) + "\n", encoding="utf-8")
    if without:
        sys.exit(f"no licence text is known of: {', '.join(without)}")


def _python_licence() -> Path:
    places = [Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"]
    places.append(Path("/usr/share/doc") / f"python3.{sys.version_info.minor}" / "copyright")
    return next(place for place in places if place.exists())


if __name__ == "__main__":
    collect(Path(sys.argv[1]))
