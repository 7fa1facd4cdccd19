"""The command itself: without a command, or with a project, the window; and what is told of any failure."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

import click

from ir_annotator import __version__, i18n
from ir_annotator.cli.help import SpeakingCommand, SpeakingGroup
from ir_annotator.cli.shared import NOT_DONE, PATH, complain, lang
from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate

_PROJECTS = (".irdb", ".irpack")


class _OpenOrCommand(SpeakingGroup):
    """A group whose first argument may also be a project file, which opens the window.

    Its commands are loaded when one is asked for: the window starts without them.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        _load_commands()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, None if there is none of that name."""
        _load_commands()
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the first argument as a command if it is one, else as a project."""
        first = args[0] if args else ""
        if first.endswith(_PROJECTS) or (_looks_like_project(first) and not self.get_command(ctx, first)):
            return "open", _open, args
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- whatever the command returns
        """Run the command; whatever goes wrong is told in one line, never as a traceback."""
        try:
            return super().invoke(ctx)
        except Problem as problem:
            told = problem
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise  # whoever read our output has had enough
            _give_up_unwritable_output()
            told = _unforeseen(error)
        complain(told)
        sys.exit(NOT_DONE)


def _give_up_unwritable_output() -> None:
    """Send what could not be written to standard output nowhere, or Python fails once more when it ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unforeseen(error: Exception) -> Problem:
    """Return what to tell of an error that nobody turned into words where it happened."""
    if isinstance(error, OSError):
        from ir_annotator.store.errors import input_output

        return input_output(error.strerror or str(error)).in_file(str(error.filename or ""))
    frame = traceback.extract_tb(error.__traceback__)[-1]
    details = f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"
    cause = translate("Cli", "The program made a mistake: {0}.").format(details)
    return Problem("mistake", cause, translate("Cli", "Please pass this line on to the developers."))


def _load_commands() -> None:
    """Load the modules that add the commands, each of which imports this one."""
    from ir_annotator.cli import (  # noqa: F401
        agreement,
        exchange,
        labels,
        records,
        reviewing,
        safety,
        schemes,
        showing,
    )


def _looks_like_project(word: str) -> bool:
    return not word.startswith("-") and ("/" in word or "\\" in word or (word != "" and Path(word).exists()))


@click.group(cls=_OpenOrCommand, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ir-annotator")
@lang
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Label investor-relations activity records.

    Without a command, or with a project file (.irdb) or a work package (.irpack), the window opens.
    """
    if not ctx.ensure_object(dict).get("language"):
        i18n.set_language(_preferred_language())
    if ctx.invoked_subcommand is None:
        _open_window(ctx, None)


def _preferred_language() -> str:
    from ir_annotator.workspace.settings import Settings

    return Settings.load().language or i18n.system_language()


@click.command("open", cls=SpeakingCommand, hidden=True)
@click.argument("project", type=PATH)
@lang
@click.pass_context
def _open(ctx: click.Context, project: Path) -> None:
    """Open the window on a project."""
    _open_window(ctx, project)


def _open_window(ctx: click.Context, project: Path | None) -> NoReturn:
    from ir_annotator.app import run

    sys.exit(run(project, language=ctx.ensure_object(dict).get("language", "")))
