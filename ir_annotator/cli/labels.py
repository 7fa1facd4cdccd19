"""Commands that take labels in and write them out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ir_annotator.cli.group import cli
from ir_annotator.cli.shared import PATH, finish_with, lang, open_project_for, progress
from ir_annotator.i18n import translate
from ir_annotator.workspace.values import FORMATS


@cli.command("annotations")
@click.argument("project", type=PATH)
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--as", "annotator", default="")
@click.option("--dry-run", is_flag=True)
@lang
def annotations_(project: Path, files: tuple[Path, ...], annotator: str, dry_run: bool) -> None:
    """Take labels in from files in any format that the export writes, also as other tools write them."""
    from ir_annotator.workspace.settings import Settings
    from ir_annotator.workspace.taking_in import take_in

    with open_project_for(project, back_up=not dry_run) as opened, progress() as tick:
        taken = take_in(
            opened,
            files,
            opened.sharing.device(Settings.load().device),
            annotator=annotator,
            dry_run=dry_run,
            tick=tick,
        )
    words = translate("Cli", "would store {0} Q&As; {1} the same already; {2} lines refused")
    if not dry_run:
        words = translate("Cli", "{0} Q&As stored; {1} the same already; {2} lines refused")
    click.echo(words.format(taken.stored, taken.same, len(taken.refused)), err=True)
    if taken.by_text:
        click.echo(translate("Cli", "{0} lines were matched by their text").format(taken.by_text), err=True)
    if taken.moved:
        said = translate("Cli", "{0} lines differ in white space; their claims found their places anew")
        click.echo(said.format(taken.moved), err=True)
    finish_with(taken.refused, nothing_done=not (taken.stored or taken.same))


@cli.command()
@click.argument("project", type=PATH)
@click.option("-o", "--output", required=True, type=PATH)
@click.option("--format", "name", type=click.Choice(FORMATS), default="native", show_default=True)
@click.option("--annotator", "annotators", multiple=True)
@click.option("--gold", is_flag=True)
@click.option("--status", type=click.Choice(["todo", "in_progress", "done", "skipped"]))
@click.option("--include-unlabelled", is_flag=True)
@click.option("--anonymise", is_flag=True)
@click.option("--search", default="")
@lang
def export(project: Path, output: Path, name: str, status: str | None, **choice: Any) -> None:  # noqa: ANN401
    """Write the labels in one of the formats, read them back and compare; a manifest lies beside the file."""
    from ir_annotator.domain.annotation import Status
    from ir_annotator.workspace.exporting import export_file, write_export
    from ir_annotator.workspace.values import ExportChoice

    chosen = ExportChoice(status=Status(status) if status else None, format=name, **choice)
    with open_project_for(project) as opened, progress() as tick:
        if str(output) == "-":
            done = write_export(opened, sys.stdout.buffer, chosen, tick)
            sys.stdout.flush()
        else:
            done = export_file(opened, output, chosen, tick)
    click.echo(translate("Cli", "{0} lines written to {1}").format(done.lines, output), err=True)
    if done.left_out:
        said = translate("Cli", "{0} lines left out: the format has no room for what was skipped")
        click.echo(said.format(done.left_out), err=True)
