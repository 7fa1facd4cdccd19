"""The command that says how far annotators agree."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from ir_annotator.cli.group import cli
from ir_annotator.cli.shared import PATH, lang, open_project_for, print_json, progress


@cli.command()
@click.argument("project", type=PATH)
@click.option("--annotator", "annotators", multiple=True)
@click.option("--records", multiple=True, metavar="CODE/NUMBER")
@click.option("--level", type=click.IntRange(1, 2), default=1, show_default=True)
@click.option("--draws", type=click.IntRange(min=0), default=300, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--kappa", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@lang
def agreement(  # noqa: PLR0917 -- an argument for each option
    project: Path,
    annotators: tuple[str, ...],
    records: tuple[str, ...],
    level: int,
    draws: int,
    seed: int,
    kappa: bool,
    as_json: bool,
) -> None:
    """Say how far annotators agree on the Q&As they are done with."""
    from ir_annotator.workspace.agreement import AgreementChoice, for_papers, measure
    from ir_annotator.workspace.agreement_json import to_json
    from ir_annotator.workspace.describe_agreement import to_lines
    from ir_annotator.workspace.opening import scheme_of

    gc.disable()  # what is read stays until the end: looking through it for rubbish would take half of the time
    choice = AgreementChoice(annotators, records, level, draws, seed)
    try:
        with open_project_for(project) as opened, progress() as tick:
            found = measure(opened, choice, tick)
            papers = for_papers(opened, found) if kappa else None
            heads = {row.fingerprint: row for row in opened.lists.heads()}
            names = {one.id: one.name for one in opened.annotators()}
            scheme = scheme_of(opened)
    finally:
        gc.enable()
    if as_json:
        print_json(to_json(found, heads, papers))
        return
    for line in to_lines(found, scheme, names, heads, papers):
        click.echo(line)
