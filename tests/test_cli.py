"""The command line: help, languages, exit statuses, reading, making projects, importing, listing, the window."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from builders import record_docx
from cli_helpers import RECORD, SAME_RECORD, labelled_project, lines_of, program, run

from ir_annotator import __version__
from ir_annotator.formats.scheme.file import default_scheme_path

COMMANDS = {
    "parse": ("FILES", "--json", "--columns"),
    "new": ("PROJECT", "--scheme"),
    "import": ("PROJECT", "PATHS", "--jobs", "--columns"),
    "list": ("PROJECT", "--json"),
    "annotations": ("PROJECT", "FILES", "--as", "--dry-run"),
    "export": (
        "PROJECT", "--output", "--format", "--annotator", "--gold", "--status", "--include-unlabelled", "--anonymise",
    ),
    "tour": ("--out",),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _english_system(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def pairs(json_line):
    return [(qa["question"], qa["answer"]) for qa in json_line["qa"]]


# -- help, usage, languages


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command):
    said = run(command, "--help").stdout
    assert f"ir-annotator {command} " in said
    assert [word for word in (*COMMANDS[command], "--lang", "--help") if word not in said] == []


def test_the_program_lists_its_commands_and_its_version():
    said = run("--help").stdout
    assert [command for command in COMMANDS if f"\n  {command} " not in said] == []
    assert "\n  open " not in said
    assert run("--version").stdout == f"ir-annotator, version {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--nope"], "--nope"),
        (["list", "--nope", "p.irdb"], "--nope"),
        (["list"], "PROJECT"),
        (["export", "-o", "-"], "PROJECT"),
        (["export", "p.irdb"], "--output"),
        (["import", "p.irdb"], "PATHS"),
        (["import", "p.irdb", "x", "--jobs", "0"], "--jobs"),
        (["export", "p.irdb", "-o", "-", "--status", "finished"], "finished"),
        (["export", "p.irdb", "-o", "-", "--format", "xml"], "xml"),
        (["--lang", "fr", "list", "p.irdb"], "fr"),
    ],
)
def test_wrong_usage_is_explained(arguments, said):
    result = run(*arguments, status=2)
    assert said in result.stderr
    assert "--help" in result.stderr
    assert result.stdout == ""


def test_a_mistyped_command_is_not_taken_for_a_project(monkeypatch):
    monkeypatch.setattr("ir_annotator.app.run", lambda *_, **__: pytest.fail("a window was opened"))
    said = run("improt", "p.irdb", "x", status=2).stderr
    assert "'improt'" in said
    assert "'import'" in said


@pytest.mark.parametrize("arguments", [["--lang", "zh_CN", "list", "no.irdb"], ["list", "no.irdb", "--lang", "zh_CN"]])
def test_the_language_may_stand_before_and_after_the_command(arguments):
    assert "项目文件不存在" in run(*arguments, status=2).stderr


def test_the_language_is_the_persons_then_the_systems(monkeypatch, own_home):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "项目文件不存在" in run("list", "no.irdb", status=2).stderr
    (own_home / "settings.json").write_text(json.dumps({"language": "en"}), encoding="utf-8")
    assert "no such project file" in run("list", "no.irdb", status=2).stderr


# -- parse


def test_parse_prints_a_line_for_every_record():
    result = run("parse", RECORD, SAME_RECORD)
    assert result.stdout.splitlines() == [
        "688787_2025-003.docx\t688787\t海天瑞声\t2025-003\t10",
        "688787_2025-003.txt\t688787\t海天瑞声\t2025-003\t10",
    ]
    assert result.stderr == ""


def test_both_files_of_a_record_give_the_same_record():
    word, text = lines_of(run("parse", "--json", RECORD, SAME_RECORD).stdout_bytes)
    assert (word["format"], text["format"]) == ("docx", "text")
    assert word["fingerprint"] == text["fingerprint"]
    assert pairs(word) == pairs(text)
    assert [question for question, _ in pairs(word)][::9] == [
        "2024年收入增长的驱动因素是什么？",
        "公司的核心竞争力主要体现在哪？",
    ]
    for qa in word["qa"]:
        (a, b), (c, d) = qa["question_span"], qa["answer_span"]
        assert (word["text"][a:b], word["text"][c:d]) == (qa["question"], qa["answer"])


def test_parse_goes_on_after_a_bad_file(tmp_path):
    bad = tmp_path / "empty.docx"
    bad.touch()
    result = run("parse", "--json", bad, tmp_path / "gone.txt", RECORD, status=1)
    empty, gone, good = lines_of(result.stdout_bytes)
    assert (empty["file"], gone["file"]) == ("empty.docx", "gone.txt")
    assert set(empty["error"]) == {"code", "message", "remedy"}
    assert all(empty["error"].values())
    assert good["code"] == "688787"
    assert result.stderr.count("\n") == 2
    assert str(bad) in result.stderr


def test_a_refused_file_is_named_in_plain_parse_too(tmp_path):
    result = run("parse", tmp_path / "gone.txt", status=1)
    assert (result.stdout, "gone.txt" in result.stderr) == ("", True)


# -- new


def test_new_makes_an_empty_project(tmp_path):
    project = tmp_path / "new.irdb"
    result = run("new", project)
    assert (result.stdout, str(project) in result.stderr) == ("", True)
    assert run("list", project).stdout == ""


def test_new_never_touches_a_file_that_is_there(tmp_path):
    for name, content in (("text.irdb", b"mine"), ("empty.irdb", b"")):
        (tmp_path / name).write_bytes(content)
        assert "there already" in run("new", tmp_path / name, status=2).stderr
        assert (tmp_path / name).read_bytes() == content


def test_new_takes_a_scheme_of_ones_own(tmp_path):
    scheme = tmp_path / "own.yaml"
    text = default_scheme_path().read_text(encoding="utf-8")
    scheme.write_text(text.replace("scheme: ir-cn-default", "scheme: house-rules"), encoding="utf-8")
    run("new", tmp_path / "own.irdb", "--scheme", scheme)
    run("import", tmp_path / "own.irdb", RECORD)
    lines = lines_of(run("export", tmp_path / "own.irdb", "-o", "-", "--include-unlabelled").stdout_bytes)
    assert {line["scheme"] for line in lines} == {"house-rules@1.0.0"}


def test_a_wrong_scheme_is_refused_with_its_line(tmp_path):
    scheme, project = tmp_path / "wrong.yaml", tmp_path / "p.irdb"
    lines = default_scheme_path().read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("  primary: required"))
    lines[at] = lines[at].replace("primary", "primmary")
    scheme.write_text("\n".join(lines), encoding="utf-8")
    said = run("new", project, "--scheme", scheme, status=2).stderr
    assert f"wrong.yaml:{at + 1}" in said
    assert "primmary" in said
    assert sorted(tmp_path.iterdir()) == [scheme]


def test_a_missing_scheme_leaves_no_project_behind(tmp_path):
    assert "gone.yaml" in run("new", tmp_path / "p.irdb", "--scheme", tmp_path / "gone.yaml", status=2).stderr
    assert list(tmp_path.iterdir()) == []


# -- import and list


def test_import_makes_the_project_and_reports_what_is_known(tmp_path):
    project = tmp_path / "p.irdb"
    result = run("import", project, RECORD.parent)
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "1 records added, 1 already there, 0 refused",
        "already there: 688787_2025-003.txt",
        f"passed over: {RECORD.with_suffix('.labels.jsonl')} holds exported labels; take them in with “annotations”",
    ]
    again = run("import", project, RECORD, SAME_RECORD).stderr.splitlines()
    assert again[0] == "0 records added, 2 already there, 0 refused"
    assert again[1:] == ["already there: 688787_2025-003.docx", "already there: 688787_2025-003.txt"]
    assert len(run("list", project).stdout.splitlines()) == 1


def test_import_goes_on_after_a_bad_file(tmp_path):
    (tmp_path / "bad.txt").write_text("nothing", encoding="utf-8")
    result = run("import", tmp_path / "p.irdb", tmp_path / "bad.txt", RECORD, status=1)
    assert result.stderr.splitlines()[0] == "1 records added, 0 already there, 1 refused"
    assert str(tmp_path / "bad.txt") in result.stderr.splitlines()[1]


def test_import_of_nothing_but_bad_files_has_not_been_done(tmp_path):
    (tmp_path / "bad.txt").write_text("nothing", encoding="utf-8")
    result = run("import", tmp_path / "p.irdb", tmp_path / "bad.txt", tmp_path / "gone.txt", status=2)
    assert result.stderr.splitlines()[0] == "0 records added, 0 already there, 2 refused"


def test_import_with_two_jobs_does_and_says_the_same(tmp_path):
    (tmp_path / "bad.txt").write_text("nothing", encoding="utf-8")
    files = (RECORD, tmp_path / "bad.txt", SAME_RECORD)
    said = [
        program("--lang", "zh_CN", "import", tmp_path / f"{jobs}.irdb", *files, "--jobs", jobs).stderr.decode()
        for jobs in "12"
    ]
    assert said[0] == said[1]
    assert "bad.txt: 文件中" in said[1]
    assert run("list", tmp_path / "1.irdb").stdout == run("list", tmp_path / "2.irdb").stdout != ""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals on Windows")
def test_import_shows_a_bar_on_a_terminal(tmp_path):
    terminal, end = os.openpty()
    command = [sys.executable, "-m", "ir_annotator", "import", tmp_path / "p.irdb", RECORD, SAME_RECORD]
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=end, timeout=60, check=False)
    os.close(end)
    shown = os.read(terminal, 65536).decode()
    os.close(terminal)
    assert (ran.returncode, ran.stdout) == (0, b"")
    assert "100%" in shown


def test_import_names_both_files_of_a_revised_record(tmp_path):
    old = record_docx(tmp_path / "first.docx", [("订单如何？", "订单饱满。")], number="2025-009")
    new = record_docx(tmp_path / "corrected.docx", [("订单如何？", "订单充足。")], number="2025-009")
    project = tmp_path / "p.irdb"
    run("import", project, old)
    assert run("import", project, new).stderr.splitlines() == [
        "1 records added, 0 already there, 0 refused",
        "another version: corrected.docx has the code and number of first.docx, and both are kept",
    ]
    assert len(run("list", project).stdout.splitlines()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals on Windows")
def test_ctrl_c_stops_an_import_which_keeps_what_came_in(tmp_path):
    (tmp_path / "records").mkdir()
    for number in range(1000):
        record_docx(
            tmp_path / "records" / f"{number}.docx", [("订单如何？", f"订单{number}份。")] * 200, number=f"{number}"
        )
    leader, terminal = os.openpty()
    command = [sys.executable, "-m", "ir_annotator", "import", tmp_path / "p.irdb", tmp_path / "records"]
    process = subprocess.Popen(
        command,
        stderr=terminal,
        stdout=terminal,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- ignored in the background
    )
    os.close(terminal)
    said = b""
    while not re.search(rb"[1-9]%", said):
        said += os.read(leader, 65536)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to everybody
    with contextlib.suppress(OSError):  # the end of a pseudo terminal is an error on Linux
        while more := os.read(leader, 65536):
            said += more
    os.close(leader)
    assert process.wait(60) == 1, said
    assert b"Traceback" not in said
    (added,) = re.findall(rb"stopped: (\d+) records added, 0 already there, 0 refused", said)
    assert 0 < int(added) < 1000
    assert len(run("list", tmp_path / "p.irdb").stdout.splitlines()) == int(added)


def test_list_shows_records_and_everybodys_progress(tmp_path):
    project = labelled_project(tmp_path / "p.irdb")
    assert run("list", project).stdout == "688787\t海天瑞声\t2025-003\t10\texample: 10/10\t688787_2025-003.docx\n"
    (row,) = lines_of(run("list", project, "--json").stdout_bytes)
    assert (row["code"], row["name"], row["number"], row["qas"]) == ("688787", "海天瑞声", "2025-003", 10)
    assert row["progress"] == {"example": {"todo": 0, "in_progress": 0, "done": 10, "skipped": 0}}


# -- the window


@pytest.mark.parametrize(
    ("arguments", "project", "language"),
    [
        ([], None, ""),
        (["my.irdb"], Path("my.irdb"), ""),
        (["folder/old"], Path("folder/old"), ""),
        (["my.irdb", "--lang", "zh_CN"], Path("my.irdb"), "zh_CN"),
        (["--lang", "en", "my.irdb"], Path("my.irdb"), "en"),
    ],
)
def test_without_a_command_the_window_opens(monkeypatch, arguments, project, language):
    asked = []

    def opened(path, *, language=""):
        asked.append((path, language))
        return 0

    monkeypatch.setattr("ir_annotator.app.run", opened)
    run(*arguments)
    assert asked == [(project, language)]


# -- the program as a process


def test_the_program_runs_as_a_module(tmp_path):
    listed = program("parse", "--json", SAME_RECORD)
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert len(lines_of(listed.stdout)[0]["qa"]) == 10
    refused = program("list", tmp_path / "no.irdb", "--lang", "zh_CN", PYTHONUTF8="1")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert "项目文件不存在" in refused.stderr.decode()


def test_even_a_mistake_of_ours_is_told_in_one_line(monkeypatch, tmp_path):
    def broken(*_, **__):
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("ir_annotator.workspace.opening.open_project", broken)
    said = run("list", tmp_path / "p.irdb", status=2).stderr
    assert said.count("\n") == 1
    assert "ZeroDivisionError: oh (test_cli.py:" in said
