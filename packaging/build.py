"""Builds what is installed:   python packaging/build.py [--to FOLDER] [--quick] [archive] [deb] [installer].

A clean environment with the program's libraries alone, the folder made by PyInstaller, a smoke test of the frozen
program, then what was asked for: without a word all that this system can build. Prints sizes and SHA-256.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"
WORK = ROOT / "build/package"
VERSION = re.search(r'__version__ = "(.+)"', (ROOT / "ir_annotator/__init__.py").read_text(encoding="utf-8"))[1]
PYINSTALLER = "pyinstaller>=6.16,<7"
DEPENDS = (
    "libc6 (>= 2.35), libgcc-s1, libstdc++6, libuuid1, libzstd1, libegl1, libgl1, "
    "libfontconfig1, libfreetype6, libdbus-1-3, libxkbcommon0, "
    "libglib2.0-0 | libglib2.0-0t64, libx11-6, libx11-xcb1, libxcb1, libxcb-cursor0, "
    "libxcb-glx0, libxcb-icccm4, libxcb-image0, libxcb-keysyms1, "
    "libxcb-randr0, libxcb-render0, libxcb-render-util0, libxcb-shape0, libxcb-shm0, libxcb-sync1, libxcb-util1, "
    "libxcb-xfixes0, libxcb-xkb1, libxkbcommon-x11-0, libwayland-client0, libwayland-cursor0, libwayland-egl1"
)
"""What the frozen program asks of Debian: all that Qt's plugins are linked with and the folder does not hold."""

OTHERS = """The libraries in /opt/ir-annotator are other people's, under licences of their own. Their names, versions
and licences stand in /opt/ir-annotator/_internal/licences/versions.tsv, the texts beside it. Qt and PySide6 are
under the GNU Lesser General Public Licence, version 3: Qt-NOTICE.txt and LGPL-3.0.txt there.
"""


def run(*command: object, **environment: str) -> None:
    """Run a command and stop if it fails."""
    print("+", *command, file=sys.stderr)
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT, env={**os.environ, **environment})


# -- the folder


def make_environment() -> Path:
    """Return the Python of a clean environment: PyInstaller packs what it finds, so nothing else may be there."""
    folder = WORK / "venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + PYINSTALLER.encode()).hexdigest()
    stamp = folder / "made"
    if stamp.exists() and stamp.read_text() == wanted:
        run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", ROOT)
        return python
    venv.create(folder, with_pip=True, clear=True)
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ROOT, PYINSTALLER)
    stamp.write_text(wanted)
    return python


def make_folder(python: Path) -> Path:
    """Return the folder with the frozen program."""
    made = WORK / "made"
    made.mkdir(parents=True, exist_ok=True)
    run(python, HERE / "make_icons.py", made / "icons", QT_QPA_PLATFORM="offscreen")
    run(python, HERE / "collect_licences.py", made / "licences")
    numbers = tuple(int(part) for part in [*VERSION.split("."), "0"])
    filled = fill(HERE / "windows/version_info.txt", VERSION=VERSION, NUMBERS=repr(numbers))
    (made / "version_info.txt").write_text(filled, encoding="utf-8")
    folders = ("--distpath", WORK / "dist", "--workpath", WORK / "work")
    run(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, HERE / "ir_annotator.spec",
        IR_ANNOTATOR_MADE=str(made))  # fmt: skip
    return WORK / "dist/ir-annotator"


def check_licences(folder: Path) -> None:
    """Stop if a library lies in the folder of which no licence is told; the packages of Python are looked after."""
    told = (HERE / "licences/Libraries-NOTICE.txt").read_text(encoding="utf-8")
    for file in (folder / "_internal").glob("lib*.so*"):
        name = re.match(r"lib[A-Za-z0-9_]*?(?=\d*[-.])", file.name)[0]
        if not file.name.startswith(("libQt6", "libpyside6", "libshiboken6", "libpython")) and name not in told:
            sys.exit(f"no licence is told of {file.name}: packaging/licences/Libraries-NOTICE.txt")


def smoke(folder: Path) -> None:
    """Let the frozen program do its main job from end to end, in a home of its own and without a screen."""
    home = WORK / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    names = ("ir-annotator-cli.exe",) if os.name == "nt" else ("ir-annotator",)
    program = folder / names[0]
    hidden = {"QT_QPA_PLATFORM": "offscreen", "IR_ANNOTATOR_HOME": str(home / "settings")}
    run(program, "--version", **hidden)
    run(program, "tour", "--out", home / "tour", **hidden)
    run(program, "import", home / "p.irdb", folder / "_internal/seeds", **hidden)  # readers in processes of their own
    run(program, "check", home / "p.irdb", **hidden)


def fill(template: Path, **values: str) -> str:
    """Return a text with its ``@NAME@`` filled in."""
    text = template.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


# -- what is handed out


def make_archive(folder: Path, target: Path) -> Path:
    """Pack the folder: a zip on Windows and macOS, a tar on Linux."""
    name = f"ir-annotator-{VERSION}-{sys.platform}-{machine()}"
    if sys.platform == "linux":
        archive = target / f"{name}.tar.xz"
        with tarfile.open(archive, "w:xz") as tar:
            tar.add(folder, arcname=f"ir-annotator-{VERSION}")
        return archive
    if sys.platform == "darwin":
        archive = target / f"{name}.zip"
        run("ditto", "-c", "-k", "--keepParent", WORK / "dist/IR Annotator.app", archive)  # keeps links and rights
        return archive
    archive = target / f"{name}.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(folder.rglob("*")):
            packed.write(file, f"ir-annotator-{VERSION}/{file.relative_to(folder)}")
    return archive


def make_deb(folder: Path, target: Path, *, quick: bool) -> Path:
    """Make the Debian package."""
    tree = WORK / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    program = tree / "opt/ir-annotator"
    shutil.copytree(folder, program, symlinks=True)
    links = tree / "usr/bin"
    links.mkdir(parents=True)
    (links / "ir-annotator").symlink_to("/opt/ir-annotator/ir-annotator")
    linux = HERE / "linux"
    put(linux / "ir-annotator.desktop", tree / "usr/share/applications/ir-annotator.desktop")
    put(linux / "ir-annotator.mime.xml", tree / "usr/share/mime/packages/ir-annotator.xml")
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    metainfo = tree / "usr/share/metainfo/org.ir_annotator.IRAnnotator.metainfo.xml"
    metainfo.parent.mkdir(parents=True)
    metainfo.write_text(fill(linux / "ir-annotator.metainfo.xml", VERSION=VERSION, DATE=today), encoding="utf-8")
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        put(WORK / f"made/icons/{size}.png", tree / f"usr/share/icons/hicolor/{size}x{size}/apps/ir-annotator.png")
    put(ROOT / "resources/icons/ir-annotator.svg", tree / "usr/share/icons/hicolor/scalable/apps/ir-annotator.svg")
    ours = (ROOT / "LICENSE").read_text(encoding="utf-8")
    put_text(f"{ours}\n{OTHERS}", tree / "usr/share/doc/ir-annotator/copyright")
    size = sum(file.lstat().st_size for file in tree.rglob("*")) // 1024
    control = fill(linux / "control", VERSION=VERSION, ARCHITECTURE=deb_architecture(), SIZE=str(size), DEPENDS=DEPENDS)
    put_text(control, tree / "DEBIAN/control")
    for folder_or_file in tree.rglob("*"):
        if not folder_or_file.is_symlink():
            runs = folder_or_file.is_dir() or os.access(folder_or_file, os.X_OK)
            folder_or_file.chmod(0o755 if runs else 0o644)
    package = target / f"ir-annotator_{VERSION}_{deb_architecture()}.deb"
    how = ("-Zzstd", "-z3") if quick else ("-Zxz",)
    run("dpkg-deb", "--root-owner-group", *how, "--build", tree, package)
    return package


def put(source: Path, target: Path) -> None:
    """Copy a file, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


def put_text(text: str, target: Path) -> None:
    """Write a file, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def make_installer(folder: Path, target: Path) -> Path:
    """Make the installer for Windows from a folder that was built there."""
    installer = target / f"ir-annotator-{VERSION}-setup.exe"
    values = {"VERSION": VERSION, "SOURCE": folder, "ICON": WORK / "made/icons/ir-annotator.ico", "TARGET": installer}
    run(
        "makensis",
        "-V2",
        "-WX",
        *(f"-D{name}={value}" for name, value in values.items()),
        HERE / "windows/installer.nsi",
    )
    return installer


def machine() -> str:
    """Return the processor as archives name it."""
    return {"AMD64": "x86_64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())


def deb_architecture() -> str:
    """Return the processor as Debian names it."""
    return {"x86_64": "amd64", "arm64": "arm64"}[machine()]


def told(file: Path) -> str:
    """Return size and checksum of a file."""
    return f"{file.stat().st_size / 1e6:7.1f} MB  {hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}"


def what_to_build(arguments: list[str]) -> argparse.Namespace:
    """Return what is asked for: all that this system can build where nothing is named."""
    kinds = {"linux": ("archive", "deb"), "win32": ("archive", "installer")}.get(sys.platform, ("archive",))
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kinds", nargs="*", help=f"of {', '.join(kinds)}; all of them, unless some are named")
    parser.add_argument("--to", type=Path, default=ROOT / "dist")
    parser.add_argument("--quick", action="store_true", help="pack the .deb fast rather than small")
    asked = parser.parse_args(arguments)
    for kind in set(asked.kinds).difference(kinds):  # choices would refuse it that none is named
        parser.error(f"{kind}: not one of {', '.join(kinds)}")
    asked.kinds = asked.kinds or list(kinds)
    return asked


def main() -> None:
    """Build what was asked for."""
    asked = what_to_build(sys.argv[1:])
    asked.to.mkdir(parents=True, exist_ok=True)
    folder = make_folder(make_environment())
    check_licences(folder)
    smoke(folder)
    made = []
    if "archive" in asked.kinds:
        made.append(make_archive(folder, asked.to))
    if "deb" in asked.kinds:
        made.append(make_deb(folder, asked.to, quick=asked.quick))
    if "installer" in asked.kinds:
        made.append(make_installer(folder, asked.to))
    size = sum(file.lstat().st_size for file in folder.rglob("*"))
    print(f"{size / 1e6:7.1f} MB  {folder}")
    print("\n".join(map(told, made)))


if __name__ == "__main__":
    main()
