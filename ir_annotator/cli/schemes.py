"""Commands about the label scheme: shown, checked, compared, and another version put in force."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from ir_annotator.cli.group import cli
from ir_annotator.cli.help import SpeakingGroup
from ir_annotator.cli.shared import PATH, lang, open_project_for
from ir_annotator.i18n import translate


@cli.group(cls=SpeakingGroup)
@lang
def scheme() -> None:
    """Show, check and change the label scheme of a project."""


@scheme.command()
@click.argument("project", type=PATH)
@lang
def show(project: Path) -> None:
    """Print the scheme of a project as YAML."""
    with open_project_for(project) as opened:
        sys.stdout.buffer.write(opened.scheme_source().encode())
    sys.stdout.buffer.flush()


@scheme.command()
@click.argument("project", type=PATH)
@click.argument("file", type=PATH, required=False)
@lang
def check(project: Path, file: Path | None) -> None:
    """Check a scheme file, or without one the scheme of a project."""
    from ir_annotator.formats.scheme.file import read_scheme
    from ir_annotator.workspace.opening import scheme_of

    with open_project_for(project) as opened:
        found = read_scheme(file) if file else scheme_of(opened)
    said = translate("Cli", "{0}: {1} topics, {2} claim types, {3} judgements, {4} attributes; nothing is wrong")
    sizes = (len(list(found.all_topics())), len(found.claim_types), len(found.judgements), len(found.attributes))
    click.echo(said.format(found.ref, *sizes), err=True)


@scheme.command()
@click.argument("project", type=PATH)
@click.argument("file", type=PATH)
@lang
def diff(project: Path, file: Path) -> None:
    """Print what a scheme file would change, and how many labels that concerns."""
    from ir_annotator.formats.scheme.file import read_scheme
    from ir_annotator.workspace.changing_scheme import change_lines, preview

    new = read_scheme(file)
    with open_project_for(project) as opened:
        click.echo(translate("Cli", "from {0} to {1}").format(opened.scheme_ref(), new.ref), err=True)
        for line in change_lines(preview(opened, new)):
            click.echo(line)


def _names(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Return old ids and new ones from words such as ``ops.orders=ops.demand``."""
    names = {}
    for value in values:
        before, sign, after = value.partition("=")
        if not (before and sign and after):
            raise click.BadParameter(translate("Cli", "“{0}” must be written like OLD=NEW").format(value))
        names[before] = after
    return names


@scheme.command()
@click.argument("project", type=PATH)
@click.argument("file", type=PATH)
@click.option("--rename", "names", metavar="OLD=NEW", multiple=True, callback=_names)
@lang
def apply(project: Path, file: Path, names: Mapping[str, str]) -> None:
    """Put the scheme of a file in force; refused if a label would be lost."""
    from ir_annotator.formats.scheme.file import read_scheme
    from ir_annotator.workspace.changing_scheme import apply_scheme

    new = read_scheme(file)
    with open_project_for(project, back_up=True) as opened:
        count = apply_scheme(opened, new, names)
    click.echo(
        translate("Cli", "{0} is in force now; {1} annotations got other labels").format(new.ref, count), err=True
    )
