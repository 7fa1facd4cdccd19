"""The command line on projects that cannot be used, and on a disk that is full: told, and nothing touched."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli_helpers import RECORD, labelled_project, run

from ir_annotator.store.migrations import latest_version

HAN = re.compile("[\u4e00-\u9fff]")


def newer(path):
    run("new", path)
    content = bytearray(path.read_bytes())
    content[60:64] = (latest_version() + 1).to_bytes(4, "big")
    path.write_bytes(content)


BAD_PROJECTS = {
    "newer version": newer,
    "text": lambda path: path.write_text("证券代码：688787", encoding="utf-8"),
    "empty": Path.touch,
    "damaged": lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(5000)),
}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("make", BAD_PROJECTS.values(), ids=BAD_PROJECTS)
def test_an_unusable_project_is_refused_and_not_touched(tmp_path, make, language):
    project = tmp_path / "p.irdb"
    make(project)
    before = project.read_bytes()
    for command in (["list"], ["import", RECORD], ["annotations", RECORD], ["export", "-o", tmp_path / "x.jsonl"]):
        result = run("--lang", language, command[0], project, *command[1:], status=2)
        assert result.stdout == ""
        assert result.stderr.startswith(f"{project}: ")
        assert bool(HAN.search(result.stderr)) is (language == "zh_CN")
    assert project.read_bytes() == before
    assert list(tmp_path.iterdir()) == [project]


@pytest.mark.parametrize(("language", "said"), [("en", "already open"), ("zh_CN", "打开")])
def test_a_project_open_elsewhere_is_refused_and_not_touched(tmp_path, language, said):
    project = tmp_path / "p.irdb"
    run("new", project)
    before = project.read_bytes()
    hold = (
        "import sys; from pathlib import Path; from ir_annotator.store.project import Project\n"
        "with Project.open(Path(sys.argv[1])): sys.stdout.write('open\\n'); sys.stdout.flush(); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, project], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"open\n"
        assert said in run("list", project, "--lang", language, status=2).stderr
        assert said in run("import", project, RECORD, "--lang", language, status=2).stderr
        holder.stdin.close()
        holder.wait(20)
    assert project.read_bytes() == before
    assert run("list", project).stdout == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_standard_output_is_told(tmp_path):
    project = labelled_project(tmp_path / "p.irdb")
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "ir_annotator", "export", project, "-o", "-", "--lang", "en"]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert ran.returncode == 2
    assert b"No space left" in ran.stderr
    assert b"Traceback" not in ran.stderr
