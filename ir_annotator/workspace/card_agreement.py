"""Says how far annotators agree for the card of a data set."""

from __future__ import annotations

from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate
from ir_annotator.store.project import Project
from ir_annotator.workspace.agreement import TOO_FEW, AgreementChoice, measure
from ir_annotator.workspace.describe_agreement import headlines, say_drawn, say_few, say_figure
from ir_annotator.workspace.jobs import Tick
from ir_annotator.workspace.opening import scheme_of


def figures_for_card(project: Project, tick: Tick) -> tuple[tuple[tuple[str, str, str], ...], tuple[str, ...]]:
    """Return what was compared with its figure and the plain count, and what there is to say about these figures.

    They are of the whole project, whatever part of it is exported, on what people had submitted.

    Raises:
        Problem: If the file cannot be read.
    """
    try:
        found = measure(project, AgreementChoice(), lambda _done, _total: tick(0, 0))
    except Problem as problem:
        if problem.code != TOO_FEW:
            raise
        return (), (problem.cause,)
    whole = found.whole
    said = translate("Card", "{0} annotators; Q&As of the project that at least two of them are done with: {1}.")
    remarks = [said.format(len(found.annotators), whole.qas)]
    if not whole.qas:
        return (), tuple(remarks)
    remarks += [say_few()] if whole.has_few else []
    remarks += [say_drawn(found)]
    lines = headlines(whole, scheme_of(project))
    rare = translate("Agreement", "values too rare for a verdict")
    figures = tuple(
        (one.title, say_figure(one.figure), "; ".join(filter(None, (one.raw, rare if one.is_rare else ""))))
        for one in lines
    )
    return figures, tuple(filter(None, remarks))
