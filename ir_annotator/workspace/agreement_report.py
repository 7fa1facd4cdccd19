"""The report on a review: who was compared, how far they agree, where they differ, and what was decided and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ir_annotator import __version__
from ir_annotator.domain.agreement.comparison import Comparison
from ir_annotator.domain.annotation import Decision, Layer
from ir_annotator.domain.picture import Picture
from ir_annotator.domain.problem import Problem
from ir_annotator.formats import review_word
from ir_annotator.formats.guide_content import Heading, Paragraph, Table
from ir_annotator.formats.review_html import Block, to_html
from ir_annotator.i18n import translate
from ir_annotator.workspace.agreement_differences import Difference, differences
from ir_annotator.workspace.agreement_views import Plot, View, Views
from ir_annotator.workspace.clock import local_date_and_time, utc_now
from ir_annotator.workspace.describe import claim_name
from ir_annotator.workspace.describe_agreement import (
    NO_FIGURE,
    headlines,
    say_band,
    say_drawn,
    say_few,
    say_figure,
    say_interval,
    say_reason,
    say_value,
    topic_path,
    topic_rows,
)
from ir_annotator.workspace.files import written
from ir_annotator.workspace.jobs import Tick, no_tick
from ir_annotator.workspace.measuring import Measured, listed

if TYPE_CHECKING:
    from ir_annotator.store.project import Project

_SUFFIXES = (".html", ".docx", ".csv")
_MOST_DIFFERENCES, _EXAMPLES = 12, 2
_MOST_DECISIONS = 300
_WITHOUT_PICTURE = ("primary_topic", "claims.overlap_type", "claims.exact", "claims.characters", "records")
"""Views whose plots a report leaves out: another one shows the same, or there would be too much of it."""


def pictured(views: Iterable[View]) -> list[tuple[str, str, Plot]]:
    """Return the plots of a report: the name of the view, its title, the plot."""
    return [(view.name, view.title, plot) for view in views if view.name not in _WITHOUT_PICTURE for plot in view.plots]


def check_target(target: Path) -> None:
    """Say early if a report cannot be written under a name.

    Raises:
        Problem: ``unknown_report``.
    """
    if target.suffix.casefold() not in _SUFFIXES:
        cause = translate("Report", "What kind of report {0} is to be cannot be told from its name.").format(
            target.name
        )
        remedy = translate("Report", "End the name in {0}.").format(", ".join(_SUFFIXES))
        raise Problem("unknown_report", cause, remedy, file=str(target))


def write_report(
    project: Project, measured: Measured, pictures: Mapping[str, Sequence[Picture]], target: Path, tick: Tick = no_tick
) -> None:
    """Write the report: as a Word document where the name ends in .docx, else as one HTML page.

    ``pictures`` holds the plots by the name of their view.

    Raises:
        Problem: ``cannot_write``, or if the project cannot be read.
    """
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
        yield from self._decisions(tick)

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
            reason = say_reason(line.figure.reason) if line.figure.reason else ""
            rare = translate("Agreement", "values too rare for a verdict") if line.is_rare else say_band(line.figure)
            verdict = reason or ("" if self._found.whole.has_few else rare)
            rows.append((line.title, say_value(line.figure), say_interval(line.figure), line.raw, verdict))
        yield Table(head, tuple(rows))
        meanings: dict[str, list[str]] = {}
        for line in lines:
            meanings.setdefault(line.meaning, []).append(line.title)
        yield from (Paragraph(f"{'、'.join(titles)}: {meaning}") for meaning, titles in meanings.items())

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
            translate("Report", "Alpha"),
        )
        rows = []
        for row in topic_rows(whole, self._scheme):
            alpha = translate("Agreement", "too rare") if row.is_rare else say_figure(row.alpha)
            name = topic_path(row.topic, self._scheme)
            rows.append((name, *map(str, row.marks), str(row.both), say_figure(row.f1), alpha))
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
        head = (translate("Agreement", "Type"), *names, translate("Report", "Both"), translate("Report", "F₁"))
        rows = [
            (claim_name(self._scheme, row.type), *map(str, row.marks), str(row.both), say_figure(row.f1))
            for row in whole.claims.rows
        ]
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
        yield from self._plots(*(("pairs",) if len(self._found.pairs) > 1 else ()), "gold")

    def _weeks(self) -> Iterator[Block]:
        if len(self._found.weeks) > 1:
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
        examples, _ = listed(self._project, self._measured, difference.behind, most=_EXAMPLES)
        for one in examples:
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

    def _decisions(self, tick: Tick) -> Iterator[Block]:
        settled = []
        for number, row in enumerate(self._project.labelled(layer=Layer.GOLD), 1):
            tick(number, 0)
            if row.annotation.decision is not None and row.record.fingerprint in self._measured.records:
                form = row.record.form
                name = " ".join(filter(None, (form.code, form.name, form.number)))
                settled.append((name, row.index, row.annotation.decision))
        yield Heading(2, translate("Report", "Decisions and reasons"))
        if not settled:
            yield Paragraph(translate("Report", "Nothing is settled yet."))
            return
        by_source = Counter(say_source(decision) for *_, decision in settled).most_common()
        counted = tuple((source, str(count)) for source, count in by_source)
        yield Table((translate("Report", "How it was settled"), translate("Report", "Q&As")), counted)
        head = (
            translate("Report", "Record"),
            translate("Report", "Q&A"),
            translate("Report", "How it was settled"),
            translate("Report", "By"),
            translate("Report", "Taken from"),
            translate("Report", "Reason"),
        )
        told = [one for one in settled if one[2].source != "unanimous"]
        rows = [(name, str(index), *self._say_decision(decision)) for name, index, decision in told[:_MOST_DECISIONS]]
        if rows:
            yield Table(head, tuple(rows))
        if len(told) > len(rows):
            yield Paragraph(translate("Report", "{0} further decisions are left out.").format(len(told) - len(rows)))

    def _say_decision(self, decision: Decision) -> tuple[str, str, str, str]:
        names = self._measured.names
        who = "、".join(names.get(one, one) for one in decision.taken_from)
        by = names.get(decision.by, decision.by)
        return say_source(decision), by or NO_FIGURE, who or NO_FIGURE, decision.reason or NO_FIGURE


def say_source(decision: Decision) -> str:
    """Return how a Q&A was settled."""
    return {
        "unanimous": translate("Report", "all agreed"),
        "adjudicated": translate("Report", "settled by a reviewer"),
        "unresolved": translate("Report", "left open in part"),
    }.get(decision.source, decision.source)
