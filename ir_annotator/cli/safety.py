"""Commands that check, back up and restore a project."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ir_annotator.cli.group import cli
from ir_annotator.cli.shared import PARTLY, PATH, lang, open_project_for, print_json, progress
from ir_annotator.i18n import translate


@cli.command()
@click.argument("project", type=PATH)
@click.option("--repair", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@lang
def check(project: Path, repair: bool, as_json: bool) -> None:
    """Check everything that must hold in a project."""
    from ir_annotator.workspace import checking
    from ir_annotator.workspace.backing_up import places_of
    from ir_annotator.workspace.settings import Settings

    with open_project_for(project, doubted=True) as opened, progress() as tick:
        if repair:
            report = checking.repair_project(opened, places_of(project, Settings.load()), tick)
        else:
            report = checking.check_project(opened, tick)
    if as_json:
        for line in checking.report_json(report):
            print_json(line)
    else:
        click.echo("\n".join(checking.report_lines(report)))
    if report.backup:
        click.echo(translate("Cli", "backup made before the repair: {0}").format(report.backup), err=True)
    click.echo(checking.headline(report), err=True)
    sys.exit(PARTLY if report.findings else 0)


@cli.command()
@click.argument("project", type=PATH)
@click.option("-o", "--output", type=PATH)
@lang
def backup(project: Path, output: Path | None) -> None:
    """Make a verified copy of a project, and print where it is."""
    from ir_annotator.domain.outline import Why
    from ir_annotator.workspace.backing_up import back_up, copy_out, places_of
    from ir_annotator.workspace.settings import Settings

    with open_project_for(project) as opened:
        made = back_up(opened, places_of(project, Settings.load()), Why.ASKED) if output is None else None
        made = made or copy_out(opened, output or project)
    click.echo(str(made))


@cli.command()
@click.argument("project", type=PATH)
@click.argument("backup_file", metavar="[BACKUP]", required=False, type=PATH)
@click.option("--list", "only_list", is_flag=True)
@lang
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
