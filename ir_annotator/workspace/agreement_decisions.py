"""What a reviewer decided, and why, for a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ir_annotator.domain.adjudication import ADJUDICATED, UNANIMOUS, UNRESOLVED
from ir_annotator.domain.annotation import Decision, How, Layer
from ir_annotator.formats.reports.guide_content import Heading, Paragraph, Table
from ir_annotator.formats.reports.review_html import Block
from ir_annotator.i18n import translate
from ir_annotator.workspace.describe import position_name
from ir_annotator.workspace.describe_agreement import NO_FIGURE, joined
from ir_annotator.workspace.jobs import Tick
from ir_annotator.workspace.measuring import Measured
from ir_annotator.workspace.review_words import say_reason

if TYPE_CHECKING:
    from ir_annotator.store.project import Project

_MOST_DECISIONS = 300


class Decisions:
    """The decisions on the records that were compared."""

    def __init__(self, project: Project, measured: Measured) -> None:
        self._project, self._measured = project, measured

    def blocks(self, tick: Tick) -> Iterator[Block]:
        """Yield how often and why, then a row for each ruling."""
        settled = list(self._settled(tick))
        yield Heading(2, translate("Report", "Decisions and reasons"))
        if not settled:
            yield Paragraph(translate("Report", "Nothing is settled yet."))
            return
        by_source = Counter(say_source(decision) for *_, decision in settled).most_common()
        counted = tuple((source, str(count)) for source, count in by_source)
        yield Table((translate("Report", "How it was settled"), translate("Report", "Q&As")), counted)
        rows = [row for one in settled for row in self._say_decision(*one)]
        yield from self._reasons([decision for *_, decision in settled])
        if rows:
            yield Table(_decision_head(), tuple(rows[:_MOST_DECISIONS]))
        if len(rows) > _MOST_DECISIONS:
            left_out = len(rows) - _MOST_DECISIONS
            yield Paragraph(translate("Report", "{0} further decisions are left out.").format(left_out))

    def _settled(self, tick: Tick) -> Iterator[tuple[str, int, Decision]]:
        """Yield the name of the record, the one-based place of the Q&A in it, and what was decided."""
        records = self._measured.records
        for number, (fingerprint, row) in enumerate(records.items(), 1):
            tick(number, len(records))
            gold = {
                key.qa_id: said.decision
                for key, said in self._project.labels_of(fingerprint).items()
                if key.layer is Layer.GOLD and said.decision
            }
            name = " ".join(filter(None, (row.code, row.name, row.number)))
            qas = self._project.record(fingerprint).qas if gold else ()
            yield from ((name, place, gold[qa.qa_id]) for place, qa in enumerate(qas, 1) if qa.qa_id in gold)

    def _reasons(self, decisions: Sequence[Decision]) -> Iterator[Block]:
        """Yield how often each reason was given."""
        reasons = Counter(say_reason(ruling.reason) for one in decisions for ruling in one.rulings if ruling.reason)
        if reasons:
            counted = tuple((reason, str(count)) for reason, count in reasons.most_common())
            yield Table((translate("Report", "Reason"), translate("Report", "How often")), counted)

    def _say_decision(self, record: str, index: int, decision: Decision) -> Iterator[tuple[str, ...]]:
        """Yield a row for each ruling; one for the whole Q&A where it was settled elsewhere."""
        by = self._names_of([decision.by])
        for ruling in decision.rulings:
            if ruling.how is not How.OPEN:
                why = " ".join(filter(None, (say_reason(ruling.reason) if ruling.reason else "", ruling.note)))
                where = position_name(ruling.position, self._measured.scheme)
                yield record, str(index), where, say_how(ruling.how), self._names_of(ruling.taken_from), by, why
        if not decision.rulings and decision.source != UNANIMOUS:
            taken = self._names_of(decision.taken_from)
            yield record, str(index), "", say_source(decision), taken, by, decision.reason

    def _names_of(self, annotators: Sequence[str]) -> str:
        names = self._measured.names
        return joined(names.get(one, one) for one in annotators if one) or NO_FIGURE


def _decision_head() -> tuple[str, ...]:
    return (
        translate("Report", "Record"),
        translate("Report", "Q&A"),
        translate("Report", "Position"),
        translate("Report", "How it was settled"),
        translate("Report", "Taken from"),
        translate("Report", "By"),
        translate("Report", "Reason"),
    )


def say_how(how: How) -> str:
    """Return how a reviewer settled a position."""
    return {
        How.TAKEN: translate("Report", "taken"),
        How.MAJORITY: translate("Report", "majority"),
        How.OWN: translate("Report", "own answer"),
        How.NONE: translate("Report", "none is right"),
        How.OPEN: translate("Report", "left open"),
    }[how]


def say_source(decision: Decision) -> str:
    """Return how a Q&A was settled."""
    return {
        UNANIMOUS: translate("Report", "all agreed"),
        ADJUDICATED: translate("Report", "settled by a reviewer"),
        UNRESOLVED: translate("Report", "left open in part"),
    }.get(decision.source, decision.source)
