"""Opening, closing and finding one's way without a window: projects, the place left off, statuses, what comes next."""

import shutil

import pytest
from cli_helpers import SAME_RECORD, labelled_project
from workspace_helpers import FULL, Heard, qa_ids, stored, stored_in_file

from ir_annotator.domain.annotation import Annotation, Status
from ir_annotator.domain.edits import AddTopic, SetNote, SetStatus
from ir_annotator.domain.problem import Problem
from ir_annotator.store.project import Project
from ir_annotator.workspace.settings import Settings
from ir_annotator.workspace.workspace import Workspace


@pytest.fixture
def reopened(qapp, settings, workspace, tmp_path):
    """A function that closes the project and opens it anew, as on the next morning."""
    made = []

    def reopen():
        (made[-1] if made else workspace).shut_down()
        made.append(Workspace(settings))
        made[-1].open_project(tmp_path / "project.irdb")
        return made[-1]

    yield reopen
    for one in made:
        one.shut_down()


def complete(workspace):
    """Say everything that must be said before the Q&A in hand is done."""
    workspace.do(AddTopic("ops"))
    workspace.set_judgement("directness", "direct")
    workspace.set_judgement("specificity", 1)


# -- projects


def test_the_place_left_off_is_found_again(workspace, reopened):
    fourth = qa_ids(workspace)[3]
    workspace.go_to(fourth)
    workspace.do(AddTopic("ops"))
    again = reopened()
    assert again.qa.qa_id == fourth
    assert again.annotation.topics == ("ops",)
    assert again.position() == (4, 10)


def test_everybody_has_a_place_and_labels_of_their_own(workspace, reopened, settings):
    workspace.go_to(qa_ids(workspace)[3])
    workspace.do(AddTopic("ops"))
    settings.annotator = "li"
    again = reopened()
    assert (again.qa.qa_id, again.annotation) == (qa_ids(again)[0], Annotation())
    again.do(AddTopic("rnd"))
    settings.annotator = "wang"
    again = reopened()
    assert again.position() == (4, 10)
    assert again.annotation.topics == ("ops",)


def test_a_new_person_begins_at_the_first_undone_qa(workspace, reopened, settings):
    for _ in range(2):
        workspace.finish(Status.SKIPPED)
    workspace._project.set_state("place:wang", "")
    assert reopened().position() == (3, 10)


def test_a_place_that_is_gone_falls_back_to_the_first_qa(workspace, reopened):
    workspace._project.set_state("place:wang", "no-such-qa")
    assert reopened().position() == (1, 10)


def test_a_project_that_cannot_be_opened_leaves_the_open_one_open(workspace, tmp_path):
    (tmp_path / "text.irdb").write_text("text", encoding="utf-8")
    for path in (tmp_path / "text.irdb", tmp_path / "gone.irdb"):
        with pytest.raises(Problem):
            workspace.open_project(path)
    with pytest.raises(Problem):
        workspace.new_project(tmp_path / "text.irdb")
    assert workspace.project_path == tmp_path / "project.irdb"
    assert workspace.do(AddTopic("ops"))
    assert stored(workspace).topics == ("ops",)
    assert str(tmp_path / "text.irdb") not in workspace.settings.recent


def test_a_file_is_free_again_once_another_project_is_open(workspace, tmp_path):
    workspace.do(AddTopic("ops"))
    qa_id = workspace.qa.qa_id
    workspace.new_project(tmp_path / "other.irdb")
    assert (workspace.qa, workspace.annotation, list(workspace.listing.rows)) == (None, Annotation(), [])
    assert workspace.undo_texts() == ("", "")
    assert stored_in_file(tmp_path / "project.irdb")[qa_id].topics == ("ops",)


def test_opening_the_open_project_again_changes_nothing(workspace, tmp_path):
    workspace.do(AddTopic("ops"))
    workspace.open_project(tmp_path / "project.irdb")
    assert workspace.annotation.topics == ("ops",)
    assert workspace.undo_texts()[0]


def test_projects_opened_last_come_first_in_the_list(workspace, tmp_path):
    workspace.new_project(tmp_path / "b.irdb")
    workspace.open_project(tmp_path / "project.irdb")
    names = [str(tmp_path / name) for name in ("project.irdb", "b.irdb")]
    assert workspace.settings.recent == Settings.load().recent == names


def test_the_annotator_is_known_by_name(empty_workspace, tmp_path):
    empty_workspace.settings.annotator_name = "王"
    empty_workspace.new_project(tmp_path / "p.irdb")
    empty_workspace.close_project()
    with Project.open(tmp_path / "p.irdb") as project:
        assert [(one.id, one.name) for one in project.annotators()] == [("wang", "王")]


def test_what_is_still_being_typed_is_saved_where_it_was_typed(workspace, tmp_path):
    first, second = qa_ids(workspace)[:2]
    typed = []
    workspace.current_changing.connect(lambda: typed and workspace.do(SetNote(typed.pop())))
    typed.append("auf der ersten")
    workspace.go_to(second)
    assert (stored(workspace, first).note, stored(workspace, second).note) == ("auf der ersten", "")
    typed.append("auf der zweiten")
    workspace.close_project()
    assert stored_in_file(tmp_path / "project.irdb")[second].note == "auf der zweiten"


# -- the sample project


def test_the_samples_are_made_once_and_kept(qtbot, empty_workspace, own_home):
    with qtbot.waitSignal(empty_workspace.records_changed, timeout=20_000):
        empty_workspace.open_samples()
    assert empty_workspace.project_path == own_home / "samples.irdb"
    assert empty_workspace.position() == (1, 10)
    empty_workspace.do(AddTopic("ops"))
    empty_workspace.close_project()
    empty_workspace.open_samples()
    assert empty_workspace.annotation.topics == ("ops",)
    assert len(empty_workspace.listing.rows) == 1


def test_samples_that_were_left_empty_are_filled(qtbot, empty_workspace, own_home):
    empty_workspace.new_project(own_home / "samples.irdb")
    empty_workspace.close_project()
    with qtbot.waitSignal(empty_workspace.records_changed, timeout=20_000):
        empty_workspace.open_samples()
    assert len(qa_ids(empty_workspace)) == 10


def test_samples_are_made_even_before_there_are_settings(qtbot, empty_workspace, own_home):
    shutil.rmtree(own_home)
    with qtbot.waitSignal(empty_workspace.records_changed, timeout=20_000):
        empty_workspace.open_samples()
    assert len(qa_ids(empty_workspace)) == 10


# -- from Q&A to Q&A


def test_steps_end_at_both_ends_of_the_list(workspace):
    workspace.step(-1)
    assert workspace.position() == (1, 10)
    workspace.step(3)
    assert workspace.position() == (4, 10)
    workspace.step(100)
    assert workspace.position() == (10, 10)
    workspace.go_to("no-such-qa")
    assert workspace.position() == (1, 10)


def test_done_is_refused_while_something_is_missing(workspace):
    first = workspace.qa.qa_id
    heard = Heard(workspace)
    assert not workspace.finish(Status.DONE)
    assert [str(gap.attribute or gap.place) for gap in workspace.gaps()] == ["topics", "directness", "specificity"]
    assert (workspace.qa.qa_id, heard.changed, stored(workspace)) == (first, [], Annotation())
    complete(workspace)
    assert workspace.gaps() == []
    assert workspace.finish(Status.DONE)
    assert stored(workspace, first).status is Status.DONE
    assert workspace.position() == (2, 10)
    assert workspace.listing.progress() == (1, 10)


def test_a_skipped_qa_needs_nothing_and_counts_as_settled(workspace):
    first = workspace.qa.qa_id
    assert workspace.finish(Status.SKIPPED)
    assert stored(workspace, first).status is Status.SKIPPED
    assert (workspace.position(), workspace.listing.progress()) == ((2, 10), (1, 10))


def test_after_the_end_comes_what_was_left_out_at_the_beginning(workspace):
    ids = qa_ids(workspace)
    workspace.go_to(ids[1])
    for _ in ids[1:]:
        assert workspace.finish(Status.SKIPPED)
    assert workspace.qa.qa_id == ids[0]
    heard = Heard(workspace)
    assert workspace.finish(Status.SKIPPED)
    assert workspace.qa.qa_id == ids[0]
    assert workspace.listing.progress() == (10, 10)
    assert heard.told == ["Every Q&A is done or skipped. Next: export the labels."]


def test_finishing_what_is_finished_only_goes_on(workspace):
    first = workspace.qa.qa_id
    workspace.finish(Status.SKIPPED)
    workspace.go_to(first)
    heard = Heard(workspace)
    assert workspace.finish(Status.SKIPPED)
    assert (heard.changed, workspace.position()) == ([], (2, 10))


def test_a_finished_qa_that_is_changed_is_open_again(workspace):
    first = workspace.qa.qa_id
    complete(workspace)
    workspace.finish(Status.DONE)
    workspace.go_to(first)
    workspace.do(SetNote("nur eine Notiz"))
    assert workspace.annotation.status is Status.DONE
    workspace.do(AddTopic("rnd"))
    assert workspace.annotation.status is stored(workspace).status is Status.IN_PROGRESS
    workspace.do(SetStatus(Status.DONE))
    workspace.do(SetStatus(Status.IN_PROGRESS))
    assert stored(workspace).status is Status.IN_PROGRESS


def test_the_list_begins_with_what_was_labelled_before(empty_workspace, tmp_path):
    labelled_project(tmp_path / "p.irdb")
    empty_workspace.settings.annotator = "example"
    empty_workspace.open_project(tmp_path / "p.irdb")
    assert empty_workspace.listing.progress() == (10, 10)
    assert empty_workspace.position() == (1, 10)
    assert len(empty_workspace.annotation.claims) == 3


def test_a_qa_that_cannot_be_read_is_told_and_the_one_in_hand_stays(workspace, monkeypatch):
    first, second = qa_ids(workspace)[:2]
    heard = Heard(workspace)

    def fail(_):
        raise FULL

    monkeypatch.setattr(workspace._project, "annotation", fail)
    workspace.go_to(second)
    assert (workspace.qa.qa_id, heard.problems) == (first, [FULL])


def test_a_project_with_the_same_record_from_another_file_has_the_same_qas(qtbot, workspace, tmp_path):
    ids = qa_ids(workspace)
    workspace.new_project(tmp_path / "other.irdb")
    with qtbot.waitSignal(workspace.records_changed, timeout=20_000):
        workspace.files.import_records([SAME_RECORD])
    assert qa_ids(workspace) == ids
