"""Commands that read records and say what a project holds."""

from __future__ import annotations

import os
import re
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ir_annotator.cli.group import cli
from ir_annotator.cli.shared import (
    PARTLY,
    PATH,
    complain,
    finish_with,
    lang,
    open_project_for,
    print_json,
    print_row,
    progress,
)
from ir_annotator.domain.hidden import shown_literally
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.table import Column
from ir_annotator.i18n import translate

if TYPE_CHECKING:
    from ir_annotator.domain.record import Record

_NEXT_COLUMN = re.compile(rf",(?=\s*(?:{'|'.join(Column)})\s*=)")
"""A comma between two columns, and not one in the name of a column."""


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


columns_option = click.option("--columns", metavar="question=NAME,answer=NAME,…", callback=_named_columns)


@cli.command()
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--json", "as_json", is_flag=True)
@columns_option
@lang
def parse(files: tuple[Path, ...], as_json: bool, columns: dict[Column, str]) -> None:
    """Read records without a project and print what was found."""
    from ir_annotator.formats.parse_json import problem_to_json
    from ir_annotator.formats.reading import find_files, read_records
    from ir_annotator.workspace.importing import in_order
    from ir_annotator.workspace.reading_pool import read_all
    from ir_annotator.workspace.settings import Settings

    refused = 0
    found = find_files(files)
    read = partial(read_records, known=Settings.load().known_columns(columns))
    with closing(read_all(found, read, min(len(found), os.cpu_count() or 1))) as outcomes:
        for file, outcome in zip(found, in_order(outcomes), strict=True):
            if isinstance(outcome, Problem):
                refused += 1
                complain(outcome.in_file(str(file)))
                if as_json:
                    print_json(problem_to_json(outcome))
                continue
            for record in outcome:
                _print_record(record, as_json=as_json)
    sys.exit(PARTLY if refused else 0)


@cli.command()
@click.argument("project", type=PATH)
@click.option("--scheme", type=PATH)
@lang
def new(project: Path, scheme: Path | None) -> None:
    """Make an empty project."""
    from ir_annotator.workspace.opening import make_project

    make_project(project, scheme).close()
    click.echo(translate("Cli", "made {0}").format(project), err=True)


@cli.command("import")
@click.argument("project", type=PATH)
@click.argument("paths", nargs=-1, required=True, type=PATH)
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default=True)
@columns_option
@lang
def import_(project: Path, paths: tuple[Path, ...], jobs: int, columns: dict[Column, str]) -> None:
    """Take records in: files, and folders searched through. Makes PROJECT if it is missing."""
    from ir_annotator.workspace.importing import import_paths
    from ir_annotator.workspace.settings import Settings

    known = Settings.load().known_columns(columns)
    with open_project_for(project, make=True, back_up=True) as opened, progress() as tick:
        report = import_paths(opened, paths, tick, jobs=jobs, columns=known)
        versions = [(revision.file, opened.record(revision.older).file) for revision in report.revised]
    refused = (*report.refused, *report.unknown)
    said = translate("Cli", "{0} records added, {1} already there, {2} refused")
    if report.cancelled:
        said = translate("Cli", "stopped: {0} records added, {1} already there, {2} refused")
    click.echo(said.format(len(report.added), len(report.known), len(refused)), err=True)
    for file in report.known:
        click.echo(translate("Cli", "already there: {0}").format(shown_literally(file)), err=True)
    for file in report.exports:
        said = translate("Cli", "passed over: {0} holds exported labels; take them in with “annotations”")
        click.echo(said.format(shown_literally(file)), err=True)
    for record in report.added:
        for remark in record.remarks:
            click.echo(f"{shown_literally(record.file)}: {remark}", err=True)
    for newer, older in versions:
        said = translate("Cli", "another version: {0} has the code and number of {1}, and both are kept")
        click.echo(said.format(shown_literally(newer), shown_literally(older)), err=True)
    finish_with(refused, nothing_done=not (report.added or report.known), unfinished=report.cancelled)


@cli.command("list")
@click.argument("project", type=PATH)
@click.option("--json", "as_json", is_flag=True)
@lang
def list_(project: Path, as_json: bool) -> None:
    """List the records with their Q&As and everybody's progress."""
    with open_project_for(project) as opened:
        rows = opened.lists.overview()
    for row in rows:
        progress = {p.annotator: {str(status): count for status, count in p.counts.items()} for p in row.progress}
        if as_json:
            named = ("fingerprint", "file", "code", "name", "number", "date", "qas")
            print_json({name: getattr(row, name) for name in named} | {"progress": progress})
        else:
            done = "  ".join(f"{who}: {counts.get('done', 0)}/{row.qas}" for who, counts in progress.items())
            print_row(row.code, row.name, row.number, row.qas, done, row.file)


@cli.command()
@click.argument("project", type=PATH)
@click.option("--json", "as_json", is_flag=True)
@lang
def stats(project: Path, as_json: bool) -> None:
    """Print progress and label counts, per annotator and per week."""
    from ir_annotator.workspace.opening import scheme_of
    from ir_annotator.workspace.statistics import statistics, to_json, to_lines

    with open_project_for(project) as opened:
        found = statistics(opened, scheme_of(opened))
    if as_json:
        print_json(to_json(found))
        return
    for line in to_lines(found):
        click.echo(line)


def _print_record(record: Record, *, as_json: bool) -> None:
    """Print a record as JSON, or the head of it."""
    from ir_annotator.formats.parse_json import record_to_json

    if as_json:
        print_json(record_to_json(record))
    else:
        form = record.form
        print_row(record.file, form.code, form.name, form.number, len(record.qas))
