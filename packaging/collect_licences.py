"""Collects the licence texts of everything that is shipped:   python packaging/collect_licences.py FOLDER.

Run with the Python whose libraries are packed. Ends with an error if a library comes without its licence.
"""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from pathlib import Path

from ir_annotator.libraries import LIST, Library, described, shipped

HERE = Path(__file__).resolve().parent
LGPL = {"pyside6-essentials", "shiboken6"}  # their wheels hold no texts: ours lie in packaging/licences
_TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors|build_licenses/)[^/]*", re.IGNORECASE)


def collect(folder: Path) -> None:
    """Write the licence texts into a folder, one of its own for each library."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found, without = shipped(), []
    shutil.copy(_python_licence(), folder / "Python.txt")
    for text in (HERE / "licences").glob("*.txt"):
        shutil.copy(text, folder / text.name)
    for name, library in sorted(found.items()):
        texts = [
            file for file in library.files or () if _TEXT.search(str(file)) and not str(file).endswith((".py", ".pyc"))
        ]
        if not texts and name not in LGPL:
            without.append(name)
        for file in texts:
            target = folder / name / Path(str(file)).name
            target.parent.mkdir(exist_ok=True)
            shutil.copy(Path(str(file.locate())), target)
    python = Library("Python", sys.version.split()[0], "PSF-2.0")
    rows = [f"{one.name}\t{one.version}\t{one.licence}\n" for one in [python, *described(found)]]
    (folder / LIST).write_text("".join(rows), encoding="utf-8")
    if without:
        sys.exit(f"no licence text is known of: {', '.join(without)}")


def _python_licence() -> Path:
    places = [Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"]
    places.append(Path("/usr/share/doc") / f"python3.{sys.version_info.minor}" / "copyright")
    return next(place for place in places if place.exists())


if __name__ == "__main__":
    collect(Path(sys.argv[1]))
