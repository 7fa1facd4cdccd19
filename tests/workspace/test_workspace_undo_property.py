"""Whatever is edited, undone and redone in whatever order: window, project and file always say the same."""

import shutil

import pytest
from cli_helpers import RECORD
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from workspace_helpers import qa_ids, stored, stored_in_file

from ir_annotator.domain.annotation import Annotation, Status
from ir_annotator.domain.edits import AddTopic, RemoveTopic, SetFlagged, SetNote, SetPrimaryTopic, SetStatus
from ir_annotator.domain.span import Span
from ir_annotator.store.project import Project
from ir_annotator.workspace.importing import import_paths
from ir_annotator.workspace.opening import make_project
from ir_annotator.workspace.settings import Settings
from ir_annotator.workspace.workspace import Workspace

TOPICS = st.sampled_from(["perf", "perf.revenue", "perf.margin", "ops", "ops.orders", "market", "rnd", "risk"])
EDITS = (
    st.builds(AddTopic, TOPICS)
    | st.builds(RemoveTopic, TOPICS)
    | st.builds(SetPrimaryTopic, TOPICS)
    | st.builds(SetNote, st.text(st.characters(codec="utf-8"), max_size=4))
    | st.builds(SetFlagged, st.booleans())
    | st.builds(SetStatus, st.sampled_from(Status))
)
JUDGEMENTS = st.sampled_from(
    [("directness", value) for value in ("direct", "partial", "evasive", None)]
    + [("non_answer", value) for value in ("refused", None)]
    + [("specificity", value) for value in (0, 2, None)]
)
TYPES = st.sampled_from(["fact", "forecast", "causal"])
PLACES = st.tuples(st.integers(0, 60), st.integers(1, 30))
MOVES = (
    EDITS.map(lambda edit: ("do", edit))
    | JUDGEMENTS.map(lambda judgement: ("judge", judgement))
    | st.tuples(TYPES, PLACES).map(lambda claim: ("claim", claim))
    | TYPES.map(lambda kind: ("type", kind))
    | st.sampled_from(
        [("undo", None), ("undo", None), ("redo", None), ("drop", None), ("finish", None), ("skip", None)]
    )
    | st.integers(0, 2).map(lambda place: ("go", place))
)


def move(workspace, kind, what):
    """Do one thing as the window does it."""
    if kind == "do":
        workspace.do(what)
    elif kind == "judge":
        workspace.set_judgement(*what)
    elif kind == "claim":
        (kind, (start, length)), answer = what, workspace.qa.answer
        workspace.claims.add(kind, Span(start, start + length).moved(answer.start))
    elif kind == "type":
        workspace.claims.change_types([workspace.active_claim], what)
    elif kind == "go":
        workspace.go_to(qa_ids(workspace)[what])
    elif kind in ("finish", "skip"):
        workspace.finish(Status.DONE if kind == "finish" else Status.SKIPPED)
    else:
        {
            "undo": workspace.undo,
            "redo": workspace.redo,
            "drop": lambda: workspace.claims.remove([workspace.active_claim]),
        }[kind]()


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A project of the sample record, not open, to be copied."""
    path = tmp_path_factory.mktemp("template") / "p.irdb"
    with make_project(path) as project:
        import_paths(project, [RECORD])
    return path


@hypothesis_settings(max_examples=25)
@given(moves=st.lists(MOVES, min_size=1, max_size=25))
def test_any_order_of_edits_undos_and_redos(qapp, tmp_path_factory, template, moves):
    path = shutil.copy(template, tmp_path_factory.mktemp("copy") / "p.irdb")
    workspace = Workspace(Settings(annotator="wang", language="en"))
    problems = []
    workspace.problem_arose.connect(problems.append)
    workspace.open_project(path)
    for kind, what in moves:
        move(workspace, kind, what)
        assert workspace.annotation == stored(workspace)
        assert workspace.listing.status_of(workspace.qa.qa_id)[0] is workspace.annotation.status
    now = {qa_id: stored(workspace, qa_id) for qa_id in qa_ids(workspace)}
    workspace.close_project()
    assert stored_in_file(path) == {qa_id: one for qa_id, one in now.items() if one.status is not Status.TODO}
    with Project.open(path) as project:
        before = list(project.labelled())
        project.rebuild()
        assert list(project.labelled()) == before
    workspace.shut_down()
    assert problems == []


@hypothesis_settings(max_examples=25)
@given(moves=st.lists(MOVES, min_size=1, max_size=25))
def test_undoing_everything_leaves_nothing_and_redoing_everything_brings_it_back(
    qapp, tmp_path_factory, template, moves
):
    path = shutil.copy(template, tmp_path_factory.mktemp("copy") / "p.irdb")
    workspace = Workspace(Settings(annotator="wang", language="en"))
    workspace.open_project(path)
    for kind, what in moves:
        move(workspace, kind, what)
    ids = qa_ids(workspace)
    while workspace.undo_texts()[1]:
        workspace.redo()
    full = [stored(workspace, qa_id) for qa_id in ids]
    while workspace.undo_texts()[0]:
        workspace.undo()
    assert [stored(workspace, qa_id) for qa_id in ids] == [Annotation()] * len(ids)
    assert workspace.annotation == Annotation()
    assert workspace.listing.progress() == (0, len(ids))
    while workspace.undo_texts()[1]:
        workspace.redo()
    assert [stored(workspace, qa_id) for qa_id in ids] == full
    assert workspace.annotation == stored(workspace)
    workspace.shut_down()
