"""The command that shows the program at work."""

from __future__ import annotations

from pathlib import Path

import click

from ir_annotator.cli.group import cli
from ir_annotator.cli.shared import PATH, lang


@cli.command()
@click.option("--out", required=True, type=PATH)
@lang
def tour(out: Path) -> None:
    """Do the main job from end to end without a screen, and print the files it wrote."""
    from ir_annotator.tour import take_tour

    for written in take_tour(out):
        click.echo(str(written))
