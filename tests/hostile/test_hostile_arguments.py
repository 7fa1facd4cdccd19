"""Pipes, devices and folders where a command wants a file: told at once, and nothing is made or changed."""

import os

import pytest
from cli_helpers import labelled_project, program

COMMANDS = (
    ("annotations", "{project}", "{odd}"),
    ("merge", "{project}", "{odd}"),
    ("new", "{fresh}", "--scheme", "{odd}"),
    ("scheme", "check", "{project}", "{odd}"),
    ("restore", "{project}", "{odd}"),
    ("list", "{odd}"),
    ("parse", "{odd}"),
    ("export", "{project}", "-o", "{odd}"),
    ("pack", "{project}", "-o", "{odd}"),
    ("backup", "{project}", "-o", "{odd}"),
)


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """A project, and beside it a pipe, a link to itself and a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IR_ANNOTATOR_HOME", str(tmp_path_factory.mktemp("home")))
        folder = tmp_path_factory.mktemp("odd")
        os.mkfifo(folder / "pipe")
        (folder / "loop").symlink_to(folder / "loop")
        (folder / "folder").mkdir()
        return folder, labelled_project(folder / "work.irdb")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("kind", ["pipe", "loop", "folder"])
def test_a_thing_that_is_no_file_is_told(places, command, kind):
    folder, project = places
    if kind == "folder" and command[0] == "parse":
        pytest.skip("folders are searched through")
    words = {"project": project, "odd": folder / kind, "fresh": folder / "fresh.irdb"}
    ran = program(*(word.format(**words) for word in command))  # its own process, and it has a minute
    said = ran.stderr.decode()
    assert ran.returncode in (1, 2), said
    assert "mistake" not in said
    assert "Traceback" not in said
    assert kind in said
    assert not (folder / "fresh.irdb").exists()
    assert not any((folder / "folder").iterdir())
    assert (folder / "pipe").is_fifo()
    assert (folder / "loop").is_symlink()
