"""Commands of the reviewer."""

from __future__ import annotations

from pathlib import Path

import click

from ir_annotator.cli.group import cli
from ir_annotator.cli.shared import PATH, lang, open_project_for, progress
from ir_annotator.domain.rulings import Strategy
from ir_annotator.i18n import translate


@cli.command()
@click.argument("project", type=PATH)
@click.option("--strategy", required=True, type=click.Choice([one.value for one in Strategy]))
@click.option("--by", "reviewer", default="")
@lang
def adjudicate(project: Path, strategy: str, reviewer: str) -> None:
    """Settle what all annotators, or most of them, say alike."""
    from ir_annotator.workspace.opening import scheme_of
    from ir_annotator.workspace.settings import Settings
    from ir_annotator.workspace.settling import events_of, plan

    settings = Settings.load()
    with open_project_for(project, back_up=True) as opened:
        ids = {name: one.id for one in opened.annotators() for name in (one.name, one.id)}
        by = ids.get(reviewer, reviewer) or settings.annotator
        with progress() as tick:
            outcome = plan(opened, scheme_of(opened), Strategy(strategy), by, tick)
        if outcome.changes:
            opened.exchange.append(events_of(outcome.changes, opened.sharing.device(settings.device)))
    words = translate("Cli", "{0} Q&As settled, {1} in part; {2} were submitted by two annotators or more")
    click.echo(words.format(outcome.settled, len(outcome.changes) - outcome.settled, outcome.compared), err=True)
    if outcome.others:
        said = translate("Cli", "{0} Q&As are left to another reviewer, who has begun with them")
        click.echo(said.format(outcome.others), err=True)
