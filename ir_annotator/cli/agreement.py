"""The command that says how far annotators agree."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ir_annotator.cli.group import cli
from ir_annotator.cli.shared import PATH, lang, open_project_for, print_json, progress
from ir_annotator.i18n import translate

if TYPE_CHECKING:
    from ir_annotator.domain.picture import Picture
    from ir_annotator.store.project import Project
    from ir_annotator.workspace.measuring import Measured


@cli.command()
@click.argument("project", type=PATH)
@click.option("--annotator", "annotators", multiple=True)
@click.option("--records", multiple=True, metavar="CODE/NUMBER")
@click.option("--level", type=click.IntRange(1, 2), default=1, show_default=True)
@click.option("--draws", type=click.IntRange(min=0), default=300, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--kappa", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@click.option("--report", type=PATH, metavar="FILE")
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
    report: Path | None,
) -> None:
    """Say how far annotators agree on the Q&As they are done with."""
    from ir_annotator.domain.rubbish import no_rubbish
    from ir_annotator.workspace.agreement import AgreementChoice, for_papers
    from ir_annotator.workspace.agreement_json import to_json
    from ir_annotator.workspace.agreement_report import check_target
    from ir_annotator.workspace.describe_agreement import to_lines
    from ir_annotator.workspace.measuring import measured_in

    if report is not None:
        check_target(report)
    choice = AgreementChoice(annotators, records, level, draws, seed)
    with no_rubbish(), open_project_for(project) as opened, progress() as tick:
        measured = measured_in(opened, choice, tick)
        papers = for_papers(opened, measured.found) if kappa else None
        if report is not None:
            _write_report(opened, measured, report)
    if as_json:
        print_json(to_json(measured.found, measured.records, papers))
    elif report is None:
        for line in to_lines(measured.found, measured.scheme, measured.names, measured.records, papers):
            click.echo(line)


def _write_report(opened: Project, measured: Measured, target: Path) -> None:
    """Write the report, with plots drawn without a screen where it has any."""
    from ir_annotator.workspace.agreement_report import write_report

    pictures = {} if target.suffix.casefold() == ".csv" else _drawn(measured)
    write_report(opened, measured, pictures, target)
    click.echo(translate("Report", "Written: {0}.").format(target), err=True)


def _drawn(measured: Measured) -> dict[str, list[Picture]]:
    """Return the plots of a report; on Linux that needs no display, elsewhere there always is one."""
    from PySide6.QtWidgets import QApplication

    from ir_annotator.ui.review.pictures import report_pictures
    from ir_annotator.ui.theme import LIGHT
    from ir_annotator.workspace.agreement_report import pictured

    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication([])
    pictures = report_pictures(pictured(measured), LIGHT)
    app.processEvents()
    return pictures
