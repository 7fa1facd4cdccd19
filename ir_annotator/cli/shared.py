"""What the commands share: the project, progress, messages, and how each of them ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ir_annotator import i18n
from ir_annotator.domain.hidden import shown_literally
from ir_annotator.domain.problem import Problem

if TYPE_CHECKING:
    from ir_annotator.store.project import Project

PARTLY, NOT_DONE = 1, 2
PATH = click.Path(path_type=Path)


def _language(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """Speak the chosen language from here on."""
    if value:
        ctx.ensure_object(dict)["language"] = value
        i18n.set_language(value)
    return value


lang = click.option(
    "--lang",
    type=click.Choice(i18n.LANGUAGES),
    expose_value=False,
    is_eager=True,
    callback=_language,
)


@contextmanager
def open_project_for(
    path: Path, *, make: bool = False, back_up: bool = False, doubted: bool = False
) -> Iterator[Project]:
    """Open a project for one command, made if need be, backed up if that will change it."""
    from ir_annotator.domain.outline import Why
    from ir_annotator.workspace.backing_up import back_up_if_changed, labels_fell, places_of
    from ir_annotator.workspace.opening import make_project, open_project
    from ir_annotator.workspace.settings import Settings

    project = make_project(path) if make and not path.exists() else open_project(path, doubted=doubted)
    with project:
        if back_up:
            places = places_of(path, Settings.load())
            if alarm := labels_fell(project, places):
                complain(alarm)
            back_up_if_changed(project, places, Why.IMPORT)
        yield project


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None  # noqa: ARG005 -- nobody looks
        return
    with click.progressbar(length=1, file=sys.stderr, show_pos=True, show_percent=True) as bar:

        def tick(done: int, total: int) -> None:
            if total:  # else the files are still being looked for
                bar.length = total
                bar.update(done - bar.pos)

        yield tick


def print_json(value: dict[str, Any]) -> None:
    """Print one JSON object on a line of standard output."""
    import orjson

    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def print_row(*cells: object) -> None:
    """Print cells with tabs between them; what could move the cursor of a terminal is written out."""
    click.echo("\t".join(shown_literally(str(cell)) for cell in cells))


def complain(problem: Problem) -> None:
    """Tell a problem on standard error."""
    click.echo(str(problem), err=True)


def finish_with(refused: Iterable[Problem], *, nothing_done: bool = False, unfinished: bool = False) -> None:
    """Name every refused file and leave with the status that says so, or that the work was stopped."""
    refused = list(refused)
    for problem in refused:
        complain(problem)
    if refused or unfinished:
        sys.exit(NOT_DONE if nothing_done else PARTLY)
