"""The Word report and the folder for datasets from the command line: out, in again, and without names."""

import zipfile

import pytest
from cli_helpers import RECORD, labelled_project, run
from docx import Document

PEOPLE = ("东方阿尔法", "梁少文", "袁璐", "example")


@pytest.fixture
def project(tmp_path):
    return labelled_project(tmp_path / "p.irdb")


@pytest.mark.parametrize(("name", "target"), [("docx", "report.docx"), ("hf", "folder")])
def test_what_is_exported_and_taken_in_again_exports_as_the_same_bytes(tmp_path, project, name, target):
    other, labels = tmp_path / "other.irdb", tmp_path / target
    assert "10 lines written" in run("export", project, "-o", labels, "--format", name).stderr
    assert (tmp_path / f"{target}.manifest.json").is_file()
    run("import", other, RECORD)
    assert "10 Q&As stored" in run("annotations", other, labels).stderr
    before, after = (run("export", each, "-o", "-").stdout_bytes for each in (project, other))
    assert before == after
    assert before.count(b"\n") == 10


def test_an_anonymous_report_names_nobody(tmp_path, project):
    run("export", project, "-o", tmp_path / "r.docx", "--format", "docx", "--anonymise")
    with zipfile.ZipFile(tmp_path / "r.docx") as package:
        text = "".join(package.read(name).decode() for name in package.namelist())
    assert not [name for name in PEOPLE if name in text]
    assert {comment.author for comment in Document(tmp_path / "r.docx").comments} == {"A"}


def test_an_anonymous_folder_names_nobody(tmp_path, project):
    run("export", project, "-o", tmp_path / "folder", "--format", "hf", "--anonymise")
    text = "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "folder").glob("*"))
    assert not [name for name in PEOPLE if name in text.replace("example.", "")]
    assert "| A | annotation | 10 |" in text


def test_a_report_goes_to_standard_output_and_a_folder_cannot(tmp_path, project):
    raw = run("export", project, "-o", "-", "--format", "docx").stdout_bytes
    (tmp_path / "r.docx").write_bytes(raw)
    assert len(list(Document(tmp_path / "r.docx").comments)) == 25
    assert "more than one file" in run("export", project, "-o", "-", "--format", "hf", status=2).stderr


def test_a_report_is_told_when_it_is_imported_as_a_record(tmp_path, project):
    run("export", project, "-o", tmp_path / "r.docx", "--format", "docx")
    assert "It is a labelling report" in run("import", project, tmp_path / "r.docx", status=2).stderr
