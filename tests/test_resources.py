"""What the program ships is found: in the source tree, and when it is installed from a wheel."""

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ir_annotator.resources import resource, seeds

ROOT = Path(__file__).parent.parent
SHIPPED = ("schemes/ir-cn-default.yaml", "schemas/ir-annotator-1.schema.json", "i18n/ir_annotator_zh_CN.ts")
SAMPLES = ("688787_2025-003.docx", "688787_2025-003.txt", "688787_2025-003.labels.jsonl")

ASK = """
import sys
from pathlib import Path
import ir_annotator
from ir_annotator.resources import resource, seeds
assert Path(ir_annotator.__file__).is_relative_to(sys.argv[1]), ir_annotator.__file__
for name in sys.argv[2:]:
    found = resource(name) if "/" in name else seeds() / name
    assert found.is_file(), found
    assert found.is_relative_to(sys.argv[1]), found
"""


def test_everything_shipped_is_found_in_the_source_tree():
    assert all(resource(name).is_file() for name in SHIPPED)
    assert all((seeds() / name).is_file() for name in SAMPLES)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel of the program, made without the network."""
    missing = [name for name in ("pip", "hatchling") if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"cannot make a wheel: {', '.join(missing)} not installed")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder]
    command += ["--disable-pip-version-check", ROOT]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    (path,) = folder.glob("ir_annotator-*.whl")
    return path


def test_a_wheel_holds_what_is_shipped_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for name in SHIPPED:
        assert f"ir_annotator/_shipped/resources/{name}" in names
    for name in SAMPLES:
        assert f"ir_annotator/_shipped/seeds/{name}" in names
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ir_annotator"}
    assert not [name for name in names if name.endswith((".pyc", ".irdb"))]


def test_an_installed_program_finds_what_is_shipped(wheel, tmp_path):
    installed = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(installed)
    environment = os.environ | {"PYTHONPATH": str(installed)}

    def run(*arguments):
        command = [sys.executable, *map(str, arguments)]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=60, check=False)

    asked = run("-c", ASK, installed, *SHIPPED, *SAMPLES)
    assert asked.returncode == 0, asked.stderr.decode()
    made = run("-m", "ir_annotator", "--lang", "zh_CN", "import", "p.irdb", installed / "ir_annotator/_shipped/seeds")
    assert made.returncode == 0, made.stderr.decode()
    assert "新增 1 份记录" in made.stderr.decode()
