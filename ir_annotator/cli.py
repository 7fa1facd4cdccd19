"""The command line: composition of workspace, store and formats, without a window.

Messages go to standard error, data to standard output. Exit status 0: all done; 1: done in part, each
refused file named; 2: not done. What a command needs is imported when it runs, so that the window starts fast.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from ir_annotator import __version__, i18n
from ir_annotator.cli_help import SpeakingCommand, SpeakingGroup
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.table import Column
from ir_annotator.i18n import translate
from ir_annotator.workspace.values import FORMATS

if TYPE_CHECKING:
    from ir_annotator.domain.record import Record
    from ir_annotator.store.project import Project

PARTLY, NOT_DONE = 1, 2
_PATH = click.Path(path_type=Path)
_NEXT_COLUMN = re.compile(rf",(?=\s*(?:{'|'.join(Column)})\s*=)")
"""A comma between two columns, and not one in the name of a column."""


class _OpenOrCommand(SpeakingGroup):
    """A group whose first argument may also be a project file, which opens the window."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the first argument as a command if it is one, else as a project."""
        if args and args[0] not in self.commands and not args[0].startswith("-") and _looks_like_project(args[0]):
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
        _complain(told)
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


def _looks_like_project(word: str) -> bool:
    return word.endswith(".irdb") or "/" in word or "\\" in word or Path(word).exists()


def _language(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """Speak the chosen language from here on."""
    if value:
        ctx.ensure_object(dict)["language"] = value
        i18n.set_language(value)
    return value


_lang = click.option(
    "--lang",
    type=click.Choice(i18n.LANGUAGES),
    expose_value=False,
    is_eager=True,
    callback=_language,
)


def _named_columns(_: click.Context, __: click.Parameter, value: str | None) -> dict[Column, str]:
    """Return which column means what, from words such as ``question=问,answer=答``."""
    named = {}
    for part in _NEXT_COLUMN.split(value) if value else ():
        meaning, _sign, name = (word.strip() for word in part.partition("="))
        if meaning not in set(Column) or not name:
            said = translate("Cli", "“{0}” must be written like {1}; what columns can mean: {2}")
            raise click.BadParameter(said.format(part, "question=…,answer=…", ", ".join(Column)))
        named[Column(meaning)] = name
    return named


_columns = click.option("--columns", metavar="question=NAME,answer=NAME,…", callback=_named_columns)


@click.group(cls=_OpenOrCommand, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ir-annotator")
@_lang
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Label investor-relations activity records.

    Without a command, or with a project file (.irdb), the window opens.
    """
    if not ctx.ensure_object(dict).get("language"):
        i18n.set_language(_preferred_language())
    if ctx.invoked_subcommand is None:
        _open_window(ctx, None)


def _preferred_language() -> str:
    from ir_annotator.workspace.settings import Settings

    return Settings.load().language or i18n.system_language()


@click.command("open", cls=SpeakingCommand, hidden=True)
@click.argument("project", type=_PATH)
@_lang
@click.pass_context
def _open(ctx: click.Context, project: Path) -> None:
    """Open the window on a project."""
    _open_window(ctx, project)


def _open_window(ctx: click.Context, project: Path | None) -> NoReturn:
    from ir_annotator.app import run

    sys.exit(run(project, language=ctx.ensure_object(dict).get("language", "")))


# -- the commands


@cli.command()
@click.argument("files", nargs=-1, required=True, type=_PATH)
@click.option("--json", "as_json", is_flag=True)
@_columns
@_lang
def parse(files: tuple[Path, ...], as_json: bool, columns: dict[Column, str]) -> None:
    """Read records without a project and print what was found."""
    from ir_annotator.formats.parse_json import problem_to_json
    from ir_annotator.formats.reading import find_files, read_records
    from ir_annotator.workspace.settings import Settings

    refused = 0
    known = Settings.load().known_columns(columns)
    for file in find_files(files):
        try:
            records = read_records(file, known)
        except Problem as problem:
            refused += 1
            _complain(problem.in_file(str(file)))
            if as_json:
                _print_json(problem_to_json(problem))
            continue
        for record in records:
            _print_record(record, as_json=as_json)
    sys.exit(PARTLY if refused else 0)


@cli.command()
@click.argument("project", type=_PATH)
@click.option("--scheme", type=_PATH)
@_lang
def new(project: Path, scheme: Path | None) -> None:
    """Make an empty project."""
    from ir_annotator.workspace.opening import make_project

    make_project(project, scheme).close()
    click.echo(translate("Cli", "made {0}").format(project), err=True)


@cli.command("import")
@click.argument("project", type=_PATH)
@click.argument("paths", nargs=-1, required=True, type=_PATH)
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default=True)
@_columns
@_lang
def import_(project: Path, paths: tuple[Path, ...], jobs: int, columns: dict[Column, str]) -> None:
    """Take records in: files, and folders searched through. Makes PROJECT if it is missing."""
    from ir_annotator.workspace.importing import import_paths
    from ir_annotator.workspace.settings import Settings

    known = Settings.load().known_columns(columns)
    with _project(project, make=True, back_up=True) as opened, _progress() as tick:
        report = import_paths(opened, paths, tick, jobs=jobs, columns=known)
        versions = [(revision.file, opened.record(revision.older).file) for revision in report.revised]
    refused = (*report.refused, *report.unknown)
    said = translate("Cli", "{0} records added, {1} already there, {2} refused")
    if report.cancelled:
        said = translate("Cli", "stopped: {0} records added, {1} already there, {2} refused")
    click.echo(said.format(len(report.added), len(report.known), len(refused)), err=True)
    for file in report.known:
        click.echo(translate("Cli", "already there: {0}").format(file), err=True)
    for newer, older in versions:
        said = translate("Cli", "another version: {0} has the code and number of {1}, and both are kept")
        click.echo(said.format(newer, older), err=True)
    _finish_with(refused, nothing_done=not (report.added or report.known), unfinished=report.cancelled)


@cli.command("list")
@click.argument("project", type=_PATH)
@click.option("--json", "as_json", is_flag=True)
@_lang
def list_(project: Path, as_json: bool) -> None:
    """List the records with their Q&As and everybody's progress."""
    with _project(project) as opened:
        rows = opened.overview()
    for row in rows:
        progress = {p.annotator: {str(status): count for status, count in p.counts.items()} for p in row.progress}
        if as_json:
            named = ("fingerprint", "file", "code", "name", "number", "date", "qas")
            _print_json({name: getattr(row, name) for name in named} | {"progress": progress})
        else:
            done = "  ".join(f"{who}: {counts.get('done', 0)}/{row.qas}" for who, counts in progress.items())
            click.echo(f"{row.code}\t{row.name}\t{row.number}\t{row.qas}\t{done}\t{row.file}")


@cli.command()
@click.argument("project", type=_PATH)
@click.option("--json", "as_json", is_flag=True)
@_lang
def stats(project: Path, as_json: bool) -> None:
    """Print progress and label counts, per annotator and per week."""
    from ir_annotator.workspace.opening import scheme_of
    from ir_annotator.workspace.statistics import statistics, to_json, to_lines

    with _project(project) as opened:
        found = statistics(opened, scheme_of(opened))
    if as_json:
        _print_json(to_json(found))
        return
    for line in to_lines(found):
        click.echo(line)


@cli.command("annotations")
@click.argument("project", type=_PATH)
@click.argument("files", nargs=-1, required=True, type=_PATH)
@click.option("--as", "annotator", default="")
@click.option("--dry-run", is_flag=True)
@_lang
def annotations_(project: Path, files: tuple[Path, ...], annotator: str, dry_run: bool) -> None:
    """Take labels in from native JSONL."""
    from ir_annotator.workspace.settings import Settings
    from ir_annotator.workspace.taking_in import take_in

    with _project(project, back_up=not dry_run) as opened:
        taken = take_in(opened, files, Settings.load().device, annotator=annotator, dry_run=dry_run)
    words = translate("Cli", "would store {0} Q&As; {1} the same already; {2} lines refused")
    if not dry_run:
        words = translate("Cli", "{0} Q&As stored; {1} the same already; {2} lines refused")
    click.echo(words.format(taken.stored, taken.same, len(taken.refused)), err=True)
    _finish_with(taken.refused, nothing_done=not (taken.stored or taken.same))


@cli.command()
@click.argument("project", type=_PATH)
@click.option("-o", "--output", required=True, type=_PATH)
@click.option("--format", "name", type=click.Choice(FORMATS), default="native", show_default=True)
@click.option("--annotator", "annotators", multiple=True)
@click.option("--gold", is_flag=True)
@click.option("--status", type=click.Choice(["todo", "in_progress", "done", "skipped"]))
@click.option("--include-unlabelled", is_flag=True)
@click.option("--anonymise", is_flag=True)
@_lang
def export(project: Path, output: Path, name: str, status: str | None, **choice: Any) -> None:  # noqa: ARG001, ANN401
    """Write the labels as native JSONL, one Q&A of one annotator a line."""
    from ir_annotator.domain.annotation import Status
    from ir_annotator.workspace.exporting import export_file, write_export
    from ir_annotator.workspace.values import ExportChoice

    chosen = ExportChoice(status=Status(status) if status else None, **choice)
    with _project(project) as opened:
        if str(output) == "-":
            count = write_export(opened, sys.stdout.buffer, chosen)
            sys.stdout.flush()
        else:
            count = export_file(opened, output, chosen)
    click.echo(translate("Cli", "{0} lines written to {1}").format(count, output), err=True)


@cli.command()
@click.argument("project", type=_PATH)
@click.option("--repair", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@_lang
def check(project: Path, repair: bool, as_json: bool) -> None:
    """Check everything that must hold in a project."""
    from ir_annotator.workspace import checking
    from ir_annotator.workspace.backing_up import places_of
    from ir_annotator.workspace.settings import Settings

    with _project(project) as opened, _progress() as tick:
        if repair:
            report = checking.repair_project(opened, places_of(project, Settings.load()), tick)
        else:
            report = checking.check_project(opened, tick)
    if as_json:
        for line in checking.report_json(report):
            _print_json(line)
    else:
        click.echo("\n".join(checking.report_lines(report)))
    if report.backup:
        click.echo(translate("Cli", "backup made before the repair: {0}").format(report.backup), err=True)
    click.echo(checking.headline(report), err=True)
    sys.exit(PARTLY if report.findings else 0)


@cli.command()
@click.argument("project", type=_PATH)
@click.option("-o", "--output", type=_PATH)
@_lang
def backup(project: Path, output: Path | None) -> None:
    """Make a verified copy of a project, and print where it is."""
    from ir_annotator.domain.outline import Why
    from ir_annotator.workspace.backing_up import back_up, copy_out, places_of
    from ir_annotator.workspace.settings import Settings

    with _project(project) as opened:
        made = back_up(opened, places_of(project, Settings.load()), Why.ASKED) if output is None else None
        made = made or copy_out(opened, output or project)
    click.echo(str(made))


@cli.command()
@click.argument("project", type=_PATH)
@click.argument("backup_file", metavar="[BACKUP]", required=False, type=_PATH)
@click.option("--list", "only_list", is_flag=True)
@_lang
def restore(project: Path, backup_file: Path | None, only_list: bool) -> None:
    """Put a backup in the place of a project, the newest good one unless BACKUP names another; what it was is kept."""
    from ir_annotator.workspace import backing_up
    from ir_annotator.workspace.settings import Settings

    settings = Settings.load()
    if only_list:
        for line in backing_up.listed_lines(project, settings):
            click.echo(line)
    else:
        click.echo(backing_up.restore_file(project, backup_file, settings), err=True)


@cli.command()
@click.option("--out", required=True, type=_PATH)
@_lang
def tour(out: Path) -> None:
    """Do the main job from end to end without a screen, and print the files it wrote."""
    from ir_annotator.tour import take_tour

    for written in take_tour(out):
        click.echo(str(written))


# -- what the commands share


@contextmanager
def _project(path: Path, *, make: bool = False, back_up: bool = False) -> Iterator[Project]:
    """Open a project for one command, made if need be, backed up if that will change it."""
    from ir_annotator.domain.outline import Why
    from ir_annotator.workspace.backing_up import back_up_if_changed, places_of
    from ir_annotator.workspace.opening import make_project, open_project
    from ir_annotator.workspace.settings import Settings

    project = make_project(path) if make and not path.exists() else open_project(path)
    with project:
        if back_up:
            back_up_if_changed(project, places_of(path, Settings.load()), Why.IMPORT)
        yield project


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
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


def _print_record(record: Record, *, as_json: bool) -> None:
    """Print a record as JSON, or the head of it."""
    from ir_annotator.formats.parse_json import record_to_json

    if as_json:
        _print_json(record_to_json(record))
    else:
        form = record.form
        click.echo(f"{record.file}\t{form.code}\t{form.name}\t{form.number}\t{len(record.qas)}")


def _print_json(value: dict[str, Any]) -> None:
    import orjson

    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def _complain(problem: Problem) -> None:
    click.echo(str(problem), err=True)


def _finish_with(refused: Iterable[Problem], *, nothing_done: bool = False, unfinished: bool = False) -> None:
    """Name every refused file and leave with the status that says so, or that the work was stopped."""
    refused = list(refused)
    for problem in refused:
        _complain(problem)
    if refused or unfinished:
        sys.exit(NOT_DONE if nothing_done else PARTLY)


def main() -> None:
    """Run the command line."""
    cli(prog_name="ir-annotator")
