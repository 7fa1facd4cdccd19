"""``make run`` and its set-up, tried in a copy with stand-ins for the program, the system's packages and its Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
VENV_PACKAGE = f"python3.{sys.version_info.minor}-venv"

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the set-up of Debian and Ubuntu"),
    pytest.mark.skipif(not (ROOT / "Makefile").exists(), reason="needs the source tree"),
]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone whose path has a space and Chinese in it, and ``bin`` beside it for the stand-ins."""
    clone = tmp_path / "标注 clone"
    shutil.copytree(ROOT / "packaging", clone / "packaging")
    shutil.copy(ROOT / "Makefile", clone)
    shutil.copy(ROOT / "pyproject.toml", clone)
    return clone


def stand_in(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def sh(clone: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept["PATH"] = f"{clone.parent / 'bin'}:{kept['PATH']}"
    command = [clone / "packaging" / script]
    return subprocess.run(command, env=kept | environment, capture_output=True, text=True, check=False, timeout=60)


def program(clone: Path, import_status: int = 0) -> None:
    stand_in(
        clone / ".venv/bin/ir-annotator",
        f'echo "$QT_QPA_PLATFORM $*"; [ "$1" != import ] || {{ echo half > "$2"; exit {import_status}; }}',
    )


def system(clone: Path, user: int) -> dict[str, str]:
    """A Debian that lacks the package for virtual environments, and notes what apt-get is asked for."""
    stand_in(clone.parent / "bin/id", f"echo {user}")
    stand_in(clone.parent / "bin/apt-get", f'echo "$*" >> "{clone.parent}/asked"')
    stand_in(clone.parent / "bin/fc-list", "echo Some Chinese Font")
    refusing = f'case "$*" in *ensurepip*) exit 1 ;; esac\nexec "{sys.executable}" "$@"'
    return {"PYTHON": str(stand_in(clone.parent / "bin/python-without-venv", refusing))}


def test_with_a_screen_the_samples_are_read_once_and_opened_each_time(clone: Path) -> None:
    program(clone)
    first = sh(clone, "run.sh", DISPLAY=":0", QT_QPA_PLATFORM="")
    second = sh(clone, "run.sh", WAYLAND_DISPLAY="wayland-0", QT_QPA_PLATFORM="")
    assert first.stdout.split("\n") == [" import build/samples.irdb seeds", " build/samples.irdb", ""]
    assert second.stdout == " build/samples.irdb\n"


@pytest.mark.parametrize(("status", "opens"), [(1, True), (2, False)])
def test_samples_read_in_part_are_opened_and_a_failed_reading_leaves_nothing(
    clone: Path, status: int, opens: bool
) -> None:
    program(clone, import_status=status)
    done = sh(clone, "run.sh", DISPLAY=":0")
    assert (done.returncode == 0) is opens
    assert (clone / "build/samples.irdb").exists() is opens


def test_without_a_screen_it_says_so_and_shows_the_main_job(clone: Path) -> None:
    program(clone)
    done = sh(clone, "run.sh")
    assert done.stdout == "offscreen tour --out build/tour\n"
    assert "no screen" in done.stderr


def test_who_is_not_root_is_told_the_command_and_nothing_is_installed(clone: Path) -> None:
    done = sh(clone, "prepare.sh", **system(clone, user=1000))
    assert done.returncode == 1
    assert f"sudo apt-get install -y --no-install-recommends {VENV_PACKAGE}\n" in done.stderr
    assert not (clone.parent / "asked").exists()
    assert not (clone / ".venv").exists()


def test_root_gets_it_installed_and_is_told_when_that_did_not_help(clone: Path) -> None:
    done = sh(clone, "prepare.sh", **system(clone, user=0))
    asked = (clone.parent / "asked").read_text().splitlines()
    assert asked[0].startswith("update")
    assert asked[1].startswith("install -y")
    assert asked[1].endswith(VENV_PACKAGE)
    assert done.returncode == 1
    assert VENV_PACKAGE in done.stderr


def test_without_a_new_enough_python_it_says_what_to_get(clone: Path) -> None:
    done = sh(clone, "prepare.sh", PYTHON="python-of-yesteryear")
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr


def test_make_alone_lists_every_target(clone: Path) -> None:
    listed = subprocess.run(["make", "-C", clone], capture_output=True, text=True, check=True).stdout
    for target in ("run", "test", "lint", "bench", "clean"):
        assert f"make {target}\t" in listed
