"""Commands that hand work out to colleagues and take it in."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from ir_annotator.cli.group import cli
from ir_annotator.cli.shared import NOT_DONE, PARTLY, PATH, lang, open_project_for, progress
from ir_annotator.i18n import translate


@cli.command()
@click.argument("project", type=PATH)
@click.option("-o", "--output", required=True, type=PATH)
@click.option("--for", "people", multiple=True, metavar="NAME")
@click.option("--with-labels", is_flag=True)
@click.option("--annotator", "annotators", multiple=True, metavar="NAME")
@click.option("--records", multiple=True, metavar="CODE/NUMBER")
@click.option("--sample", "percent", type=click.FloatRange(0, 100, min_open=True), metavar="PERCENT")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--overlap", type=click.FloatRange(0, 100), default=0.0, metavar="PERCENT")
@lang
def pack(project: Path, output: Path, **options: Any) -> None:  # noqa: ANN401
    """Write work packages for colleagues, or labels to send back.

    With several --for, each gets a file of her own beside OUTPUT, and --overlap percent of the Q&As go to two of them.
    In a project made from a work package, --with-labels sends back the labels of the person it was made for.
    """
    from ir_annotator.workspace.handing_out import Choice, hand_out

    choice = Choice(**options)
    if choice.annotators:
        choice = replace(choice, with_labels=True)
    with open_project_for(project) as opened:
        written = hand_out(opened, output, choice)
    said = translate("Cli", "{0} records, {1} Q&As, {2} events in {3}")
    for one in written:
        click.echo(said.format(one.records, one.qas, one.events, one.path), err=True)


@cli.command()
@click.argument("project", type=PATH)
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--dry-run", is_flag=True)
@click.option("--yes", is_flag=True)
@lang
def merge(project: Path, files: tuple[Path, ...], dry_run: bool, yes: bool) -> None:
    """Take in packages, project files or native JSONL of colleagues, all of them or none."""
    from ir_annotator.workspace import merging
    from ir_annotator.workspace.backing_up import places_of
    from ir_annotator.workspace.settings import Settings

    with open_project_for(project) as opened, progress() as tick:
        found = merging.preview(opened, files, tick)
        for line in merging.lines_of(found):
            click.echo(line)
        if found.plan.is_empty or dry_run:
            said = (
                translate("Cli", "nothing to take in") if found.plan.is_empty else translate("Cli", "nothing changed")
            )
            click.echo(said, err=True)
        elif found.plan.needs_consent and not yes:
            click.echo(translate("Cli", "so much would change that you must say --yes; nothing was taken in"), err=True)
            sys.exit(NOT_DONE)
        else:
            settings = Settings.load()
            who = (settings.annotator, opened.sharing.device(settings.device))
            merging.carry_out(opened, found.plan, places_of(project, settings), who, tick)
            click.echo(translate("Cli", "taken in"), err=True)
    if found.plan.refused or found.refused_lines:
        sys.exit(PARTLY)
