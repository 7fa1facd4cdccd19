"""Measures how far people agree in a project; runs in any thread and stops when asked to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ir_annotator.domain.agreement.compared import ComparedQA, compared
from ir_annotator.domain.agreement.lens import FIRST_LEVEL, Lens, lens_of
from ir_annotator.domain.agreement.overall import Agreement, agreement
from ir_annotator.domain.agreement.papers import Papers, papers
from ir_annotator.domain.agreement.unitizing import Unit, unitizing_alpha
from ir_annotator.domain.annotation import Annotation, Status
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.progress import week_of
from ir_annotator.domain.span import Span
from ir_annotator.i18n import translate
from ir_annotator.workspace.clock import local_date
from ir_annotator.workspace.jobs import Tick, no_tick
from ir_annotator.workspace.opening import scheme_of

if TYPE_CHECKING:
    from ir_annotator.store.project import Project

DRAWS = 300
TOO_FEW = "too_few_annotators"


@dataclass(frozen=True, slots=True)
class AgreementChoice:
    """What to measure.

    Attributes:
        annotators: Ids or names in the order of the columns; empty for everybody who is done with a Q&A.
        records: Records as ``CODE/NUMBER``; empty for all.
        level: Topics of the first level (1) or as they were ticked (2).
        draws: How often Q&As are drawn anew for the intervals; 0 for none.
        seed: The same seed draws the same.
    """

    annotators: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    level: int = FIRST_LEVEL
    draws: int = DRAWS
    seed: int = 0


def measure(project: Project, choice: AgreementChoice, tick: Tick = no_tick) -> Agreement:
    """Measure how far people agree on what they submitted; ``tick`` may raise to stop.

    Raises:
        Problem: ``unknown_annotator``, ``unknown_record``, ``too_few_annotators`` or ``quote_mismatch``.
    """
    annotators = _annotators(project, choice.annotators)
    lens = lens_of(scheme_of(project), choice.level)
    total = choice.draws + 1

    def drawn(done: int, _: int) -> None:
        tick(1000 + done * 1000 // total, 2000)

    found = list(_compared(project, annotators, _fingerprints(project, choice.records), lens, tick))
    return agreement(found, annotators, lens, week_at, draws=choice.draws, seed=choice.seed, tick=drawn)


def _compared(
    project: Project, annotators: Sequence[str], fingerprints: Sequence[str], lens: Lens, tick: Tick
) -> Iterator[ComparedQA]:
    for done, total, some in project.submissions(annotators, fingerprints):
        tick(done * 1000 // total, 2000)
        for one in some:
            if len(one.submissions) > 1 or one.gold is not None:
                yield compared(one, annotators, lens)


def for_papers(project: Project, found: Agreement, tick: Tick = no_tick) -> Papers:
    """Return what papers ask for about the same Q&As; unitizing alpha of those that all annotators are done with."""
    wanted = {qa.qa_id for qa in found.compared if set(found.columns) <= set(qa.present)}
    units: list[list[Unit]] = [[] for _ in found.annotators]
    length = 0
    for done, total, some in project.submissions(found.annotators, list(found.records)):
        tick(done, total)
        for one in some:
            if one.qa.qa_id in wanted:
                for submission in one.submissions:
                    column = found.annotators.index(submission.annotator)
                    units[column] += _units(submission.annotation, one.qa.answer, length)
                length += len(one.qa.answer)
    return papers(found.compared, found.columns, found.lens, unitizing_alpha(units, 0, length))


def _units(said: Annotation, answer: Span, begin: int) -> Iterator[Unit]:
    """Yield the claims in an answer that begins at a place of all answers in a row."""
    for claim in said.claims:
        if answer.contains(claim.span):
            span = claim.span.moved(begin - answer.start)
            yield span.start, span.end, claim.type


def week_at(at: str) -> str:
    """Return the week of a UTC time as it is on the wall here; ``""`` where the time is not known."""
    return week_of(local_date(at)) if at else ""


def _annotators(project: Project, wanted: Sequence[str]) -> list[str]:
    """Return the ids of those asked for, in that order; of everybody who has closed anything where nobody is."""
    everybody = project.annotators()
    if not wanted:
        done = {
            one.annotator for row in project.lists.overview() for one in row.progress if one.counts.get(Status.DONE)
        }
        found = [one.id for one in everybody if one.id in done]
    else:
        ids = {name: one.id for one in everybody for name in (one.name, one.id)}
        unknown = next((name for name in wanted if name not in ids), "")
        if unknown:
            cause = translate("Export", "No annotator of this project is called {0}.").format(unknown)
            remedy = translate("Export", "Choose among: {0}.").format(", ".join(ids))
            raise Problem("unknown_annotator", cause, remedy)
        found = list(dict.fromkeys(ids[name] for name in wanted))
    if len(found) < 2:  # noqa: PLR2004 -- agreement takes two
        cause = translate("Agreement", "Agreement takes two annotators who are done with the same Q&As.")
        remedy = translate("Agreement", "Take in a colleague's labels first, or name two annotators.")
        raise Problem(TOO_FEW, cause, remedy)
    return found


def _fingerprints(project: Project, wanted: Sequence[str]) -> list[str]:
    """Return the fingerprints of records given as ``CODE/NUMBER``."""
    if not wanted:
        return []
    known: dict[str, list[str]] = {}
    for row in project.lists.heads():
        known.setdefault(f"{row.code}/{row.number}", []).append(row.fingerprint)
    unknown = next((name for name in wanted if name not in known), "")
    if unknown:
        cause = translate("Agreement", "No record of this project is {0}.").format(unknown)
        remedy = translate("Agreement", "Write code and number as the list of records shows them, such as {0}.")
        raise Problem("unknown_record", cause, remedy.format(next(iter(known), "688787/2025-003")))
    return [fingerprint for name in wanted for fingerprint in known[name]]
