"""A project that wang and li have labelled, and zhao who reviews it."""

from pathlib import Path

from review_builders import SAMPLE_LINES, write_lines

from ir_annotator.workspace.opening import open_project
from ir_annotator.workspace.taking_in import take_in

NAMES = {"wang": "王", "li": "李"}


def take_in_labels(project, folder: Path, **lines_by_name) -> None:
    """Take into an open project the labels of wang and li, or of the people named with their lines."""
    for name, lines in (lines_by_name or SAMPLE_LINES).items():
        named = [line | {"annotator": name} for line in (lines() if callable(lines) else lines)]
        taken = take_in(project, [write_lines(folder / f"{name}.jsonl", named)], "elsewhere")
        assert not taken.refused
        project.add_annotator(name, NAMES.get(name, name))


def labelled_by_two(path: Path, **lines_by_name) -> Path:
    """Take labels into a project that is not open."""
    with open_project(path) as project:
        take_in_labels(project, path.parent, **lines_by_name)
    return path


def start_review(qtbot, window):
    """Open the page by its key and wait until the queue is there; return the page."""
    with qtbot.waitSignal(window.workspace.review.queue.loaded):
        window.actions_table["review"].trigger()
    return window.pages.page("review")
