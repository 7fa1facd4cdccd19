"""The label scheme on the command line: shown, checked, compared, exchanged without losing a label."""

import pytest
from cli_helpers import exported, labelled_project, run

from ir_annotator.domain.edits import AddTopic
from ir_annotator.formats.scheme.file import default_scheme_path

SHIPPED = default_scheme_path()


@pytest.fixture
def project(tmp_path):
    """A project with the worked example, in which two Q&As (4 and 10) have the topic ``product.model``."""
    return labelled_project(tmp_path / "p.irdb")


def scheme_file(folder, version, *exchanges):
    """Write the shipped scheme as another version, with words exchanged."""
    text = SHIPPED.read_text(encoding="utf-8").replace("version: 1.0.0", f"version: {version}", 1)
    for old, new in exchanges:
        assert old in text
        text = text.replace(old, new)
    path = folder / f"{version}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_scheme_is_shown_as_it_was_written(project):
    assert run("scheme", "show", project).stdout_bytes == SHIPPED.read_bytes()


def test_a_scheme_file_is_checked_with_its_line(project, tmp_path):
    assert "nothing is wrong" in run("scheme", "check", project).stderr
    bad = scheme_file(tmp_path, "1.1.0", ("- id: product.model", "- ident: product.model"))
    line = 1 + bad.read_text(encoding="utf-8").split("\n").index("        - ident: product.model")
    said = run("scheme", "check", project, bad, status=2).stderr
    assert f"{bad}:{line}:" in said


def test_what_a_scheme_would_change_is_told_with_the_labels_concerned(project, tmp_path):
    newer = scheme_file(
        tmp_path, "1.1.0", ("id: product.model", "id: product.shape"), ("id: not_checkable", "id: open")
    )
    lines = run("scheme", "diff", project, newer).stdout.splitlines()
    assert "+ topic\tproduct.shape" in lines
    assert "- topic\tproduct.model\tused on 2 Q&As by 1 annotators" in lines
    assert "- value of an attribute\tverifiability=not_checkable\tused on 4 Q&As by 1 annotators" in lines
    assert not any("perf.revenue" in line for line in lines)


def test_a_scheme_that_would_lose_a_label_is_refused_and_nothing_changes(project, tmp_path):
    before = exported(project)
    newer = scheme_file(tmp_path, "1.1.0", ("id: product.model", "id: product.shape"))
    said = run("scheme", "apply", project, newer, status=2).stderr
    assert "“product.model”" in said
    assert "Q&A 4 of 688787_2025-003.docx" in said
    assert "--rename OLD=NEW" in said
    assert exported(project) == before
    assert run("scheme", "show", project).stdout_bytes == SHIPPED.read_bytes()


def test_a_topic_that_is_renamed_keeps_its_labels(project, tmp_path):
    before = exported(project)
    newer = scheme_file(tmp_path, "1.1.0", ("id: product.model", "id: product.shape"))
    said = run("scheme", "apply", project, newer, "--rename", "product.model=product.shape").stderr
    assert "2 annotations got other labels" in said
    for line, old in zip(exported(project), before, strict=True):
        assert line["scheme"] == "ir-cn-default@1.1.0"
        assert line["topics"] == [topic.replace("product.model", "product.shape") for topic in old["topics"]]
        assert line["primary_topic"] == old["primary_topic"].replace("product.model", "product.shape")
        assert (line["claims"], line["judgements"]) == (old["claims"], old["judgements"])
    assert "Everything is in order" in run("check", project).stderr


def test_a_claim_type_that_is_renamed_keeps_its_claims(project, tmp_path):
    before = exported(project)
    newer = scheme_file(tmp_path, "2.0.0", ("id: forecast", "id: outlook"), ("forecast: future", "outlook: future"))
    run("scheme", "apply", project, newer, "--rename", "forecast=outlook")
    types = [claim["type"] for line in exported(project) for claim in line["claims"]]
    assert types == [claim["type"].replace("forecast", "outlook") for line in before for claim in line["claims"]]
    assert types.count("outlook") == 5


def test_two_schemes_of_one_version_are_not_mixed_up(project, tmp_path):
    other = scheme_file(tmp_path, "1.0.0", ("max: 5", "max: 6"))
    said = run("scheme", "apply", project, other, status=2).stderr
    assert "ir-cn-default@1.0.0" in said
    assert "new version" in said


@pytest.mark.parametrize("rename", ["product.model=nothing.like.it", "nobody=product.model", "fact=product.model"])
def test_only_what_is_there_can_be_renamed(project, tmp_path, rename):
    newer = scheme_file(tmp_path, "1.1.0", ("id: product.model", "id: product.shape"))
    assert "cannot become" in run("scheme", "apply", project, newer, "--rename", rename, status=2).stderr
    assert "OLD=NEW" in run("scheme", "apply", project, newer, "--rename", "product.model", status=2).stderr


def test_the_window_undoes_nothing_from_before_another_scheme(project, tmp_path, empty_workspace):
    empty_workspace.open_project(project)
    assert empty_workspace.do(AddTopic("product.model"))
    empty_workspace.close_project()
    empty_workspace.open_project(project)
    assert empty_workspace.undo_texts()[0]
    empty_workspace.close_project()
    newer = scheme_file(tmp_path, "1.1.0", ("id: product.model", "id: product.shape"))
    run("scheme", "apply", project, newer, "--rename", "product.model=product.shape")
    empty_workspace.open_project(project)
    assert empty_workspace.annotation.topics == ("product.shape",)
    assert empty_workspace.undo_texts()[0] == ""
