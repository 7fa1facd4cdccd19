"""Labelling without a window: edits, refusals, judgements, claims, undo and redo, a disk that fails, time worked."""

from time import monotonic
from types import SimpleNamespace

import pytest
from workspace_helpers import FULL, Heard, break_saving, events, qa_ids, stored, stored_in_file, text_at

from ir_annotator.domain.annotation import Annotation, Status
from ir_annotator.domain.edits import AddTopic, RemoveTopic, SetFlagged, SetNote, SetStatus, with_attribute
from ir_annotator.domain.span import Span
from ir_annotator.workspace import clock


def add_claim(workspace, kind, start, end):
    """Add a claim on the answer and return it."""
    assert workspace.claims.add(kind, text_at(workspace, start, end))
    return workspace.annotation.claim(workspace.active_claim)


# -- edits


def test_an_edit_is_on_the_disk_before_the_window_hears_of_it(workspace, tmp_path):
    heard = Heard(workspace)
    seen = []
    workspace.annotation_changed.connect(lambda qa_id: seen.append(stored(workspace, qa_id).topics))
    assert workspace.do(AddTopic("market.demand"))
    assert seen == [("market.demand",)]
    assert heard.changed == [workspace.qa.qa_id]
    assert len(heard.saved) == 1
    assert workspace.annotation.primary_topic == "market.demand"
    qa_id = workspace.qa.qa_id
    workspace.close_project()
    assert stored_in_file(tmp_path / "project.irdb")[qa_id].topics == ("market.demand",)


def test_an_edit_that_changes_nothing_leaves_no_trace(workspace):
    workspace.do(AddTopic("ops"))
    heard = Heard(workspace)
    assert not workspace.do(AddTopic("ops"))
    assert not workspace.do(SetNote(""))
    assert (heard.changed, heard.told, len(events(workspace))) == ([], [], 1)


def test_one_topic_too_many_is_refused_with_the_reason(workspace):
    for topic in ("perf", "ops", "product", "rnd", "market"):
        assert workspace.do(AddTopic(topic))
    heard = Heard(workspace)
    assert not workspace.do(AddTopic("risk"))
    assert heard.told == ["At most 5 topics: take one away first."]
    assert (heard.changed, heard.problems, heard.saved) == ([], [], [])
    assert stored(workspace).topics == workspace.annotation.topics == ("perf", "ops", "product", "rnd", "market")
    assert len(events(workspace)) == 5
    assert workspace.do(RemoveTopic("ops"))
    assert workspace.do(AddTopic("risk"))


def test_without_a_project_nothing_can_be_labelled(empty_workspace):
    heard = Heard(empty_workspace)
    assert not empty_workspace.do(AddTopic("ops"))
    assert not empty_workspace.claims.add("fact", Span(0, 2))
    assert not empty_workspace.set_judgement("specificity", 1)
    assert not empty_workspace.finish(Status.DONE)
    empty_workspace.undo()
    empty_workspace.claims.remove([empty_workspace.active_claim])
    empty_workspace.step(1)
    assert empty_workspace.undo_texts() == ("", "")
    assert (heard.told, heard.problems, heard.changed) == ([], [], [])


# -- judgements


def test_a_judgement_takes_along_those_that_no_longer_apply(workspace):
    workspace.set_judgement("directness", "partial")
    workspace.set_judgement("non_answer", "conditional")
    workspace.set_judgement("specificity", 0)
    workspace.set_judgement("directness", "evasive")
    assert workspace.annotation.judgements == {"directness": "evasive", "non_answer": "conditional", "specificity": 0}
    workspace.set_judgement("directness", "direct")
    assert stored(workspace).judgements == {"directness": "direct", "specificity": 0}


def test_clearing_a_judgement_clears_what_hung_on_it(workspace):
    workspace.set_judgement("directness", "evasive")
    workspace.set_judgement("non_answer", "refused")
    workspace.set_judgement("specificity", 2)
    workspace.set_judgement("directness", None)
    assert stored(workspace).judgements == {"specificity": 2}
    workspace.undo()
    assert stored(workspace).judgements == {"directness": "evasive", "non_answer": "refused", "specificity": 2}


# -- claims


def test_a_claim_quotes_its_text_and_has_the_defaults_of_its_type(workspace):
    heard = Heard(workspace)
    claim = add_claim(workspace, "forecast", 0, 8)
    assert claim.quote == "受益于大模型技术"
    assert claim.attributes == {"time_frame": "future", "horizon": "unspecified"}
    assert heard.claims == [claim.id]
    assert stored(workspace).claims == (claim,)


def test_a_claim_lies_in_the_question_or_in_the_answer(workspace):
    heard = Heard(workspace)
    question, answer = workspace.qa.question, workspace.qa.answer
    for span in (Span(question.start, answer.start + 4), Span(answer.end - 2, answer.end + 2), Span(0, 2)):
        assert not workspace.claims.add("fact", span)
    assert heard.told == ["A claim lies in the question or in the answer, not across both."] * 3
    assert not workspace.claims.add("fact", Span(answer.start, answer.start))
    assert workspace.claims.add("fact", Span(question.start, question.start + 5))
    assert [claim.quote for claim in stored(workspace).claims] == ["2024年"]


def test_claims_of_one_type_never_overlap_and_of_different_types_may(workspace):
    first = add_claim(workspace, "fact", 0, 8)
    heard = Heard(workspace)
    assert not workspace.claims.add("fact", text_at(workspace, 4, 12))
    assert "same type must not overlap" in heard.told[0]
    assert workspace.active_claim == first.id
    assert workspace.claims.add("causal", text_at(workspace, 4, 12))
    assert not workspace.claims.change_types([workspace.active_claim], "fact")
    assert [claim.type for claim in stored(workspace).claims] == ["fact", "causal"]
    assert workspace.claims.add("fact", text_at(workspace, 8, 12))


def test_a_claim_that_moves_quotes_the_new_place(workspace):
    claim = add_claim(workspace, "causal", 0, 3)
    moved = type(claim)(claim.id, text_at(workspace, 3, 8), claim.quote, claim.type, claim.attributes)
    assert workspace.claims.put(moved)
    assert [one.quote for one in stored(workspace).claims] == ["大模型技术"]
    outside = type(claim)(claim.id, Span(0, 5), claim.quote, claim.type, claim.attributes)
    assert not workspace.claims.put(outside)
    assert [one.quote for one in stored(workspace).claims] == ["大模型技术"]


def test_attributes_come_and_go_with_what_they_depend_on(workspace):
    claim = add_claim(workspace, "opinion", 0, 8)
    assert claim.attributes == {}
    workspace.claims.put(with_attribute(claim, "time_frame", "future"))
    claim = workspace.annotation.claim(claim.id)
    assert claim.attributes == {"time_frame": "future", "horizon": "unspecified"}
    workspace.claims.put(with_attribute(claim, "time_frame", "past"))
    assert stored(workspace).claims[0].attributes == {"time_frame": "past"}


def test_another_type_changes_the_defaults_but_not_what_was_said(workspace):
    claim = add_claim(workspace, "forecast", 0, 8)
    workspace.claims.put(with_attribute(claim, "polarity", "positive"))
    assert workspace.claims.change_types([workspace.active_claim], "fact")
    (claim,) = stored(workspace).claims
    assert (claim.type, claim.attributes) == ("fact", {"polarity": "positive"})
    assert workspace.claims.change_types([workspace.active_claim], "commitment")
    assert stored(workspace).claims[0].attributes == {
        "polarity": "positive", "time_frame": "future", "horizon": "unspecified",
    }  # fmt: skip
    assert not workspace.claims.change_types([workspace.active_claim], "commitment")
    workspace.activate_claim("")
    assert not workspace.claims.change_types([workspace.active_claim], "fact")


def test_a_claim_that_is_gone_is_not_worked_on_any_more(workspace):
    claim = add_claim(workspace, "fact", 0, 8)
    heard = Heard(workspace)
    workspace.undo()
    assert (workspace.active_claim, heard.claims) == ("", [""])
    workspace.redo()
    workspace.activate_claim(claim.id)
    workspace.claims.remove([workspace.active_claim])
    assert (workspace.active_claim, heard.claims) == ("", ["", claim.id, ""])
    assert stored(workspace).claims == ()


# -- undo and redo


def test_undo_and_redo_go_to_the_qa_concerned(workspace):
    first, second, third = qa_ids(workspace)[:3]
    workspace.do(AddTopic("ops"))
    workspace.go_to(second)
    workspace.do(AddTopic("rnd"))
    workspace.go_to(third)
    heard = Heard(workspace)
    assert workspace.undo_texts()[0] == "add topic R&D & technology"
    workspace.undo()
    assert (workspace.qa.qa_id, workspace.annotation) == (second, Annotation())
    workspace.undo()
    assert (workspace.qa.qa_id, workspace.annotation) == (first, Annotation())
    assert stored(workspace, first) == stored(workspace, second) == Annotation()
    workspace.go_to(third)
    workspace.redo()
    assert (workspace.qa.qa_id, workspace.annotation.topics) == (first, ("ops",))
    assert heard.told == [
        "Undone: add topic R&D & technology",
        "Undone: add topic Operations & orders",
        "Redone: add topic Operations & orders",
    ]
    assert heard.changed == [second, first, first]
    assert stored(workspace, first).topics == ("ops",)
    workspace.do(SetFlagged(flagged=True))
    assert workspace.undo_texts()[1] == ""


def test_nothing_to_undo_is_said(workspace):
    heard = Heard(workspace)
    workspace.undo()
    workspace.redo()
    assert heard.told == ["Nothing to undo.", "Nothing to redo."]
    assert (heard.changed, heard.problems) == ([], [])


def test_undoing_the_first_label_makes_the_qa_untouched_again(workspace):
    qa_id = workspace.qa.qa_id
    workspace.do(AddTopic("ops"))
    assert workspace.listing.status_of(qa_id) == (Status.IN_PROGRESS, False)
    workspace.undo()
    assert workspace.listing.status_of(qa_id) == (Status.TODO, False)


def test_undo_is_one_more_event_that_names_what_it_takes_back(workspace):
    workspace.do(AddTopic("ops"))
    workspace.undo()
    made, undone = events(workspace)
    assert (undone.undoes, made.undoes) == (made.id, "")
    assert {event.device for event in (made, undone)} == {workspace.worker.device}


# -- a disk that fails


def test_a_save_that_fails_changes_nothing_and_is_told(workspace, monkeypatch):
    workspace.do(AddTopic("ops"))
    before, texts = workspace.annotation, workspace.undo_texts()
    heard = Heard(workspace)
    with monkeypatch.context() as failing:
        break_saving(failing, workspace)
        assert not workspace.do(AddTopic("rnd"))
        assert not workspace.claims.add("fact", text_at(workspace, 0, 4))
        assert not workspace.finish(Status.SKIPPED)
        workspace.undo()
        assert workspace.annotation == before
        assert workspace.undo_texts() == texts
    assert heard.problems == [FULL] * 4
    assert (heard.changed, heard.saved, heard.told, heard.claims) == ([], [], [], [])
    assert stored(workspace) == before
    assert workspace.listing.status_of(workspace.qa.qa_id) == (Status.IN_PROGRESS, False)
    workspace.undo()
    assert stored(workspace) == Annotation()
    with monkeypatch.context() as failing:
        break_saving(failing, workspace)
        workspace.redo()
    assert heard.problems == [FULL] * 5
    assert workspace.annotation == stored(workspace) == Annotation()
    workspace.redo()
    assert stored(workspace) == before


def test_a_claim_stays_in_hand_when_its_removal_cannot_be_saved(workspace, monkeypatch):
    claim = add_claim(workspace, "fact", 0, 8)
    heard = Heard(workspace)
    break_saving(monkeypatch, workspace)
    workspace.claims.remove([workspace.active_claim])
    assert (workspace.active_claim, heard.claims, heard.problems) == (claim.id, [], [FULL])


# -- time worked


@pytest.fixture
def time(monkeypatch):
    """A clock that goes only when told."""
    time = SimpleNamespace(now=monotonic())
    monkeypatch.setattr(clock, "time", SimpleNamespace(monotonic=lambda: time.now))
    return time


def test_time_is_counted_from_arrival_to_edit_and_long_breaks_are_not(workspace, time):
    first, second = qa_ids(workspace)[:2]
    workspace.go_to(second)
    time.now += 5
    workspace.go_to(first)
    time.now += 12.34
    workspace.do(AddTopic("ops"))
    time.now += 3600
    workspace.do(SetNote("nach der Pause"))
    time.now += 2
    workspace.undo()
    time.now += 1
    workspace.do(SetStatus(Status.SKIPPED))
    assert [event.seconds for event in events(workspace)] == [12.3, clock.IDLE_AFTER, 2.0, 1.0]
    assert events(workspace, second) == []
    (row,) = workspace._project.labelled()
    assert row.seconds == pytest.approx(135.3)


def test_time_is_not_lost_to_what_could_not_be_done(workspace, time, monkeypatch):
    for topic in ("perf", "ops", "product", "rnd", "market"):
        workspace.do(AddTopic(topic))
    time.now += 10
    workspace.do(AddTopic("risk"))
    time.now += 4
    workspace.redo()
    with monkeypatch.context() as failing:
        break_saving(failing, workspace)
        workspace.do(RemoveTopic("ops"))
    time.now += 2
    workspace.do(RemoveTopic("ops"))
    assert events(workspace)[-1].seconds == 16.0
