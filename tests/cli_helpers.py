"""Runs the command line in this process and holds it to what every command promises."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from ir_annotator.cli import cli
from ir_annotator.resources import seeds

RECORD = seeds() / "688787_2025-003.docx"
SAME_RECORD = seeds() / "688787_2025-003.txt"
EXAMPLE = seeds() / "688787_2025-003.labels.jsonl"


def run(*arguments, status=0):
    """Run a command and return its result; it must leave with ``status`` and without a traceback."""
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments], prog_name="ir-annotator")
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert "Traceback" not in result.output
    assert status is None or result.exit_code == status, result.output
    return result


def program(*arguments, **environment):
    """Run the program as its own process."""
    return subprocess.run(
        [sys.executable, "-m", "ir_annotator", *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


def example():
    """The lines of the worked example, as objects."""
    return lines_of(EXAMPLE.read_bytes())


def lines_of(raw):
    """The objects of JSON lines; nothing but a newline may part them."""
    assert not raw or raw.endswith(b"\n")
    return [json.loads(line) for line in raw.split(b"\n")[:-1]]


def write_lines(path, lines):
    """Write objects as JSON lines and return the path."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


@cache
def _labelled():
    """The bytes of a project that holds the sample record and the worked example; it is made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "labelled.irdb"
        run("import", path, RECORD)
        run("annotations", path, EXAMPLE)
        return path.read_bytes()


def labelled_project(path):
    """A project that holds the sample record and the worked example; records that it has already stay."""
    if path.exists():
        run("import", path, RECORD)
        run("annotations", path, EXAMPLE)
    else:
        path.write_bytes(_labelled())
    return path


def exported(project, *options):
    """The lines of an export to standard output."""
    return lines_of(run("export", project, "-o", "-", *options).stdout_bytes)
