"""What the tests of the workspace share: the signals that came, and what the project file says."""

from ir_annotator.domain.annotation import AnnotationKey
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.span import Span
from ir_annotator.store.project import Project

FULL = Problem("disk_full", "The disk is full.", "Make room.")


class Heard:
    """Everything a workspace says from now on, signal by signal."""

    def __init__(self, workspace):
        self.told, self.problems, self.changed, self.saved, self.claims = [], [], [], [], []
        workspace.told.connect(self.told.append)
        workspace.problem_arose.connect(self.problems.append)
        workspace.annotation_changed.connect(self.changed.append)
        workspace.saved.connect(self.saved.append)
        workspace.claim_activated.connect(self.claims.append)


def stored(workspace, qa_id=""):
    """The labels of a Q&A (the one in hand) as the open project holds them."""
    return workspace._project.annotation(AnnotationKey(qa_id or workspace.qa.qa_id, workspace.annotator))


def events(workspace, qa_id=""):
    """What happened to the labels of a Q&A (the one in hand)."""
    return workspace._project.events(AnnotationKey(qa_id or workspace.qa.qa_id, workspace.annotator))


def stored_in_file(path, annotator="wang"):
    """The labels of every Q&A of a project that is not open, by id of the Q&A; those without any are left out."""
    with Project.open(path) as project:
        return {row.qa.qa_id: row.annotation for row in project.labelled() if row.key.annotator == annotator}


def qa_ids(workspace):
    return [qa.qa_id for row in workspace.listing.rows for qa in row.qas]


def text_at(workspace, start, end):
    """The span of characters ``start`` to ``end`` of the answer in hand."""
    return Span(start, end).moved(workspace.qa.answer.start)


def break_saving(monkeypatch, workspace):
    """Let every save fail as on a full disk."""

    def fail(*_):
        raise FULL

    monkeypatch.setattr(workspace._project, "append", fail)
