"""The report on a review: who was compared, how far they agree, where they differ, and what was decided and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ir_annotator import __version__
from ir_annotator.domain.agreement.comparison import Comparison
from ir_annotator.domain.picture import Picture
from ir_annotator.domain.problem import Problem
from ir_annotator.formats.reports import review_word
from ir_annotator.formats.reports.diagnosis_csv import write_table
from ir_annotator.formats.reports.guide_content import Heading, Paragraph, Table
from ir_annotator.formats.reports.review_html import Block, to_html
from ir_annotator.i18n import translate
from ir_annotator.workspace.agreement_decisions import Decisions
from ir_annotator.workspace.agreement_diagnosis import diagnosis
from ir_annotator.workspace.agreement_differences import Difference, differences
from ir_annotator.workspace.agreement_views import Plot, Views
from ir_annotator.workspace.clock import local_date_and_time, utc_now
from ir_annotator.workspace.describe import claim_name
from ir_annotator.workspace.describe_agreement import (
    headlines,
    joined,
    said_of,
    say_band,
    say_drawn,
    say_few,
    say_figure,
    say_interval,
    say_value,
    topic_path,
    topic_rows,
)
from ir_annotator.workspace.describe_agreement import say_reason as say_undefined
from ir_annotator.workspace.files import written
from ir_annotator.workspace.jobs import Tick, no_tick
from ir_annotator.workspace.measuring import Measured, listed

if TYPE_CHECKING:
    from ir_annotator.store.project import Project

_SUFFIXES = (".html", ".docx", ".csv")
_MOST_DIFFERENCES, _EXAMPLES, _LOOKED_AT = 12, 2, 40
_WITHOUT_PICTURE = ("primary_topic", "claims.overlap_type", "claims.exact", "claims.characters", "records")
"""Views whose plots a report leaves out: another one shows the same, or there would be too much of it."""


def pictured(measured: Measured) -> list[tuple[str, str, Plot]]:
    """Return the plots of a report: the name of the view, its title, the plot."""
    left_out = {*_WITHOUT_PICTURE}
    if len(measured.found.pairs) == 1:
        left_out.add("pairs")
    if len(measured.found.weeks) == 1:
        left_out.add("weeks")
    views = Views(measured.found, measured.scheme, measured.names, measured.records).all()
    return [(view.name, view.title, plot) for view in views if view.name not in left_out for plot in view.plots]


def check_target(target: Path) -> None:
    """Say early if a report cannot be written under a name.

    Raises:
        Problem: ``unknown_report``.
    """
    if target.suffix.casefold() not in _SUFFIXES:
        cause = translate("Report", "What kind of report {0} is to be cannot be told from its name.").format(
            target.name
        )
        remedy = translate("Report", "End the name in one of {0}.").format(", ".join(_SUFFIXES))
        raise Problem("unknown_report", cause, remedy, file=str(target))


def write_report(
    project: Project, measured: Measured, pictures: Mapping[str, Sequence[Picture]], target: Path, tick: Tick = no_tick
) -> None:
    """Write the report: as a Word document or as a table of positions where the name ends so, else as one HTML page.

    ``pictures`` holds the plots by the name of their view.

    Raises:
        Problem: ``cannot_write``, or if the project cannot be read.
    """
    if target.suffix.casefold() == ".csv":
        with written(target) as stream:
            write_table(stream, diagnosis(project, measured, tick))
        return
    blocks = list(Report(project, measured, pictures).blocks(tick))
    title = f"{_title()} – {project.path.stem}"
    with written(target) as stream:
        if target.suffix.casefold() == ".docx":
            review_word.write_word(stream, title, blocks)
        else:
            stream.write(to_html(title, blocks))


def _title() -> str:
    return translate("Report", "Review report")


class Report:
    """Puts a report together from what was measured and what was settled."""

    def __init__(self, project: Project, measured: Measured, pictures: Mapping[str, Sequence[Picture]]) -> None:
        self._project, self._measured, self._pictures = project, measured, pictures
        self._found, self._scheme = measured.found, measured.scheme
        self._shown: set[str] = set()
        self._views = Views(measured.found, measured.scheme, measured.names, measured.records)

    def blocks(self, tick: Tick) -> Iterator[Block]:
        """Yield the report from its title to the last decision."""
        yield from self._head()
        yield from self._figures()
        yield from self._topics()
        yield from self._judgements()
        yield from self._claims()
        yield from self._pairs()
        yield from self._weeks()
        yield from self._differences()
        yield from Decisions(self._project, self._measured).blocks(tick)

    # -- who and what

    def _head(self) -> Iterator[Block]:
        found, whole = self._found, self._found.whole
        yield Heading(1, _title())
        said = translate("Report", "Project {0}, scheme {1}, {2}; made by IR Annotator {3}.")
        made = local_date_and_time(utc_now())
        yield Paragraph(said.format(self._project.path.stem, self._scheme.ref, made, __version__))
        yield Heading(2, translate("Report", "Who and what"))
        done = Counter(column for qa in found.compared for column in qa.present)
        head = (translate("Report", "Annotator"), translate("Report", "Q&As compared"), translate("Report", "Claims"))
        names = self._views.names
        rows = [(names[c], str(done[c]), str(whole.claims.marks[place])) for place, c in enumerate(whole.columns)]
        yield Table(head, tuple(rows))
        said = translate("Report", "{0} Q&As of {1} records that at least two of them were done with, by herself each.")
        yield Paragraph(said.format(whole.qas, len(found.records)))
        yield from (Paragraph(words) for words in (say_few() if whole.has_few else "", say_drawn(found)) if words)

    def _figures(self) -> Iterator[Block]:
        yield Heading(2, translate("Report", "Figures"))
        lines = headlines(self._found.whole, self._scheme)
        head = (
            translate("Agreement", "What"),
            translate("Agreement", "Figure"),
            translate("Agreement", "95 % interval"),
            translate("Agreement", "The same"),
            translate("Report", "What may be concluded"),
        )
        rows = []
        for line in lines:
            reason = say_undefined(line.figure.reason) if line.figure.reason else ""
            rare = translate("Agreement", "values too rare for a verdict") if line.is_rare else say_band(line.figure)
            verdict = reason or ("" if self._found.whole.has_few else rare)
            rows.append((line.title, say_value(line.figure), say_interval(line.figure), line.raw, verdict))
        yield Table(head, tuple(rows))
        meanings: dict[str, list[str]] = {}
        for line in lines:
            meanings.setdefault(line.meaning, []).append(line.title)
        yield from (Paragraph(said_of(joined(titles), meaning)) for meaning, titles in meanings.items())

    # -- layer by layer

    def _plots(self, *names: str) -> Iterator[Picture]:
        for name in names:
            yield from self._pictures.get(name, ())

    def _topics(self) -> Iterator[Block]:
        whole = self._found.whole
        yield Heading(2, translate("Report", "Topic by topic"))
        head = (
            translate("Agreement", "Topic"),
            *self._names(whole),
            translate("Report", "Both"),
            translate("Report", "F₁"),
            translate("Agreement", "95 % interval"),
            translate("Report", "Alpha"),
            translate("Agreement", "95 % interval"),
        )
        rows = []
        for row in topic_rows(whole, self._scheme):
            rare = (translate("Agreement", "too rare"), "")
            alpha = rare if row.is_rare else (say_value(row.alpha), say_interval(row.alpha))
            name = topic_path(row.topic, self._scheme)
            f1 = (say_value(row.f1), say_interval(row.f1))
            rows.append((name, *map(str, row.marks), str(row.both), *f1, *alpha))
        yield Table(head, tuple(rows))
        yield from self._plots("topics")

    def _names(self, one: Comparison) -> list[str]:
        return [self._views.names[column] for column in one.columns]

    def _judgements(self) -> Iterator[Block]:
        pictures = list(self._plots(*(one.asked.id for one in self._found.whole.judgements)))
        if pictures:
            yield Heading(2, translate("Report", "Judgements: who said what"))
            yield from pictures

    def _claims(self) -> Iterator[Block]:
        whole = self._found.whole
        yield Heading(2, translate("Report", "Claims"))
        names = self._names(whole)
        figures = (translate("Report", "Both"), translate("Report", "F₁"), translate("Agreement", "95 % interval"))
        head = (translate("Agreement", "Type"), *names, *figures)
        rows = []
        for row in whole.claims.rows:
            marks = (*map(str, row.marks), str(row.both))
            rows.append((claim_name(self._scheme, row.type), *marks, say_value(row.f1), say_interval(row.f1)))
        yield Table(head, tuple(rows))
        yield from self._plots("claims.overlap", *(f"claims.{one.asked.id}" for one in whole.claims.attributes))

    def _pairs(self) -> Iterator[Block]:
        pairs = [*(self._found.pairs if len(self._found.pairs) > 1 else ()), *self._found.gold]
        if not pairs:
            return
        yield Heading(2, translate("Report", "Two by two, and against gold"))
        head = (
            translate("Report", "Who"),
            translate("Report", "Q&As"),
            translate("Agreement", "Topics: alpha"),
            translate("Report", "Exactly the same"),
            translate("Agreement", "Claims overlapping: F₁"),
        )
        rows = []
        for one in pairs:
            same = f"{one.topics.identical}/{one.topics.n}"
            who = translate("Agreement", "{0} and {1}").format(*self._names(one))
            rows.append((who, str(one.qas), say_figure(one.topics.alpha), same, say_figure(one.claims.overlap)))
        yield Table(head, tuple(rows))
        yield from self._plots("pairs", "gold")

    def _weeks(self) -> Iterator[Block]:
        if "weeks" in self._pictures:
            yield Heading(2, translate("Agreement", "Week by week"))
            yield from self._plots("weeks")

    # -- differences and decisions

    def _differences(self) -> Iterator[Block]:
        found = differences(self._found, self._scheme, self._views.names)[:_MOST_DIFFERENCES]
        if not found:
            return
        yield Heading(2, translate("Report", "The commonest differences"))
        head = (translate("Report", "Difference"), translate("Report", "How often"))
        yield Table(head, tuple((one.title, str(one.count)) for one in found))
        for one in found:
            yield Heading(3, f"{one.title} ({one.count})")
            yield from self._examples(one)

    def _examples(self, difference: Difference) -> Iterator[Block]:
        """Yield Q&As in which people differ so, those that no other difference has shown first."""
        found, _ = listed(self._project, self._measured, difference.behind, most=_LOOKED_AT)
        for one in sorted(found, key=lambda one: one.qa_id in self._shown)[:_EXAMPLES]:
            self._shown.add(one.qa_id)
            said = translate("Report", "{0}, question {1}: {2}")
            yield Paragraph(said.format(one.record, one.position, " ".join(one.question.split())))
            yield from map(Paragraph, self._quotes(difference, one.qa_id) or [one.said])

    def _quotes(self, difference: Difference, qa_id: str) -> list[str]:
        """Return what people marked where a claim is labelled in two ways."""
        if difference.claims is None:
            return []
        fingerprint = next(qa.fingerprint for qa in self._found.compared if qa.qa_id == qa_id)
        submitted = [qa for *_, some in self._project.submissions(self._found.annotators, [fingerprint]) for qa in some]
        qa = next((one for one in submitted if one.qa.qa_id == qa_id), None)
        return difference.claims.quotes(qa, self._found, self._views.names, self._scheme) if qa else []
