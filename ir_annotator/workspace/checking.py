"""Checks a whole project, its scheme included, and repairs it after a backup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ir_annotator.domain.outline import Why
from ir_annotator.domain.problem import Problem, joined
from ir_annotator.domain.scheme import Scheme
from ir_annotator.domain.soundness import MENDABLE, Finding, Invariant
from ir_annotator.formats.labels.label_check import check_labels
from ir_annotator.i18n import translate
from ir_annotator.store.backup import Places
from ir_annotator.store.project import Project
from ir_annotator.workspace.backing_up import back_up
from ir_annotator.workspace.jobs import Tick, no_tick
from ir_annotator.workspace.opening import scheme_of


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found.

    Attributes:
        findings: What does not hold now.
        mended: Which invariants did not hold before a repair and do now.
        backup: The backup made before the repair, if there was one.
    """

    findings: tuple[Finding, ...]
    mended: tuple[Invariant, ...] = ()
    backup: Path | None = None

    def broken(self) -> dict[Invariant, list[Finding]]:
        """Return the findings by invariant, in the order of the invariants."""
        found = {each: [one for one in self.findings if one.invariant is each] for each in Invariant}
        return {each: findings for each, findings in found.items() if findings}

    @property
    def can_repair(self) -> bool:
        """Whether a repair could mend any of it."""
        return any(finding.invariant in MENDABLE for finding in self.findings)


def check_project(project: Project, tick: Tick = no_tick) -> CheckReport:
    """Check everything that must hold; the project is not changed."""
    findings = project.check(tick)
    if all(finding.invariant is not Invariant.SCHEME_READABLE for finding in findings):
        findings += _scheme_findings(project)
    return CheckReport(tuple(findings))


def repair_project(project: Project, places: Places, tick: Tick = no_tick) -> CheckReport:
    """Check a project, make a backup, mend what can be made anew, and check once more.

    Raises:
        Problem: If the backup cannot be made, or the mending not be written; then nothing was changed.
    """
    before = check_project(project, tick)
    if not before.can_repair:
        return before
    made = back_up(project, places, Why.REPAIR)
    broken = before.broken()
    project.mend(set(broken))
    after = check_project(project, tick)
    mended = tuple(each for each in broken if each not in after.broken())
    return CheckReport(after.findings, mended, made)


def _scheme_findings(project: Project) -> list[Finding]:
    try:
        scheme = scheme_of(project)
    except Problem as problem:
        return [Finding(Invariant.SCHEME_READABLE, project.scheme_ref(), problem.code)]
    return list(_unknown_labels(project, scheme))


def _unknown_labels(project: Project, scheme: Scheme) -> Iterator[Finding]:
    """Yield the annotations with a label that the scheme does not know; nothing is done about them."""
    try:
        for line in project.labelled():
            try:
                check_labels(line.annotation, line.annotation.claims, scheme)
            except Problem as problem:
                yield Finding(Invariant.LABELS_IN_SCHEME, f"{line.key.qa_id} {line.key.annotator}", problem.cause)
    except (Problem, KeyError, TypeError, ValueError):
        return  # what cannot even be read was found before


def words_of(invariant: Invariant) -> str:
    """Return what must hold, in a sentence."""
    return {
        Invariant.INTEGRITY: translate("Check", "The database is whole"),
        Invariant.TABLES: translate("Check", "Tables, indexes and guards are those of the program"),
        Invariant.IDENTITY: translate("Check", "The file is marked as a project of this version"),
        Invariant.SETTINGS: translate("Check", "The settings for safe saving are in force"),
        Invariant.REFERENCES: translate("Check", "Nothing refers to something that is gone"),
        Invariant.ANNOTATORS: translate("Check", "Everybody who labelled is known"),
        Invariant.TEXT_FINGERPRINT: translate("Check", "Each record's text is the one that was imported"),
        Invariant.RECORD_READABLE: translate("Check", "Each record can be read"),
        Invariant.RECORD_COLUMNS: translate("Check", "Lists show of a record what its form says"),
        Invariant.LOOKS_PER_LINE: translate("Check", "How lines looked is known for all lines or none"),
        Invariant.QA_OFFSETS: translate("Check", "Each Q&A lies in the text"),
        Invariant.QA_ORDER: translate("Check", "Q&As are in order and do not overlap"),
        Invariant.QA_IDS: translate("Check", "Each Q&A's id is one of its record"),
        Invariant.CLAIM_OFFSETS: translate("Check", "Each claim lies in the text and is not empty"),
        Invariant.CLAIM_QUOTES: translate("Check", "Each claim quotes what stands at its place"),
        Invariant.CLAIM_PLACES: translate("Check", "Each claim lies in the question or in the answer"),
        Invariant.PRIMARY_TOPICS: translate("Check", "The primary topic is one of the topics"),
        Invariant.STATUS_FOLLOWS: translate("Check", "The status follows from the labels"),
        Invariant.EVENT_SEQUENCE: translate("Check", "No change of a device is missing"),
        Invariant.EVENT_CHAIN: translate("Check", "Each change knows the one before it"),
        Invariant.EVENT_PAYLOADS: translate("Check", "Each change can be read"),
        Invariant.EVENT_QUOTES: translate("Check", "Claims in the history quote the text"),
        Invariant.EVENT_UNDOES: translate("Check", "What an undo took back is in the history"),
        Invariant.LABELS_FOLLOW: translate("Check", "The labels are those that the history leads to"),
        Invariant.SPLITS_FOLLOW: translate("Check", "The Q&As are those that the history leads to"),
        Invariant.REVIEWS_FOLLOW: translate("Check", "Submissions and remarks are those that the history leads to"),
        Invariant.SCHEME_READABLE: translate("Check", "The label scheme is there and can be read"),
        Invariant.LABELS_IN_SCHEME: translate("Check", "All labels are in the scheme"),
    }[invariant]


_MOST_LINES = 50
"""Findings of one invariant that are written out."""


def report_lines(report: CheckReport) -> Sequence[str]:
    """Return a report as lines of text: each invariant by name, what it says, and where it does not hold."""
    broken, lines = report.broken(), []
    for each in sorted(Invariant, key=lambda each: each not in broken and each not in report.mended):  # the news first
        if each in report.mended:
            lines.append(translate("Check", "mended  {0}: {1}").format(each, words_of(each)))
        elif each in broken:
            lines.append(translate("Check", "WRONG   {0}: {1}").format(each, words_of(each)))
            lines += [f"        {one.where}  {one.detail}".rstrip() for one in broken[each][:_MOST_LINES]]
            if len(broken[each]) > _MOST_LINES:
                lines.append("        …" + translate("Check", "{0} in all").format(len(broken[each])))
        else:
            lines.append(translate("Check", "good    {0}: {1}").format(each, words_of(each)))
    return lines


def report_json(report: CheckReport) -> Iterator[dict[str, Any]]:
    """Yield an object for each invariant: its name, whether it holds, where it does not, whether it was mended."""
    broken = report.broken()
    for each in Invariant:
        findings = [{"where": one.where, "detail": one.detail} for one in broken.get(each, ())]
        held = {"invariant": str(each), "holds": not findings, "mended": each in report.mended}
        yield held | {"repairable": each in MENDABLE, "findings": findings}


def headline(report: CheckReport) -> str:
    """Return a report in one or two sentences."""
    broken = report.broken()
    if report.mended and not broken:
        return translate("Check", "Everything is in order again.")
    if not broken:
        return translate("Check", "Everything is in order: {0} things that must hold do.").format(len(Invariant))
    said = translate("Check", "{0} of {1} things that must hold do not.").format(len(broken), len(Invariant))
    if report.can_repair and not report.mended:
        return joined([said, translate("Check", "A repair can mend some of it; it makes a backup first.")])
    return said
