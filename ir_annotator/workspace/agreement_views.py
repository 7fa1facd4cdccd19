"""What the plots of agreement show: bars with intervals and grids of cells, each with words and the Q&As behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ir_annotator.domain.agreement.compared import ComparedQA, Scalar
from ir_annotator.domain.agreement.comparison import FEW_MARKS, FEW_QAS, Answered, Comparison
from ir_annotator.domain.agreement.figure import Figure
from ir_annotator.domain.agreement.overall import Agreement, Brief
from ir_annotator.domain.outline import RecordRow
from ir_annotator.domain.scheme import Scheme
from ir_annotator.i18n import translate
from ir_annotator.workspace.agreement import week_at
from ir_annotator.workspace.agreement_behind import Behind, Sayings
from ir_annotator.workspace.describe import claim_name
from ir_annotator.workspace.describe_agreement import (
    NO_FIGURE,
    Headline,
    gold_name,
    headlines,
    joined,
    said_of,
    say_figure,
    say_value,
    topic_path,
    topic_rows,
    value_name,
)

_MOST_RECORDS = 40
"""Records shown as bars, those that agree least."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label and note, the figure, whether it says little, what it says in words, and what is behind it."""

    label: str
    note: str
    figure: Figure
    is_grey: bool
    words: str
    behind: Behind


@dataclass(frozen=True, slots=True)
class Bars:
    """Figures from 0 (or less) to 1, one below the other; ``legend`` says what grey ones are."""

    title: str
    rows: tuple[Bar, ...]
    legend: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what stands in it, how full its colour is (0 to 1; None for no figure), and what it says in words."""

    text: str
    share: float | None
    words: str
    behind: Behind | None = None
    is_framed: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows and columns; ``side`` and ``top`` say whose the rows and the columns are."""

    title: str
    side: str
    top: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


Plot: TypeAlias = Bars | Grid


@dataclass(frozen=True, slots=True)
class View:
    """One thing to look at: a headline figure, or an overview without one, with its plots."""

    name: str
    title: str
    headline: Headline | None
    plots: tuple[Plot, ...]


class Views:
    """Makes the views of a measured agreement."""

    def __init__(
        self, found: Agreement, scheme: Scheme, names: Mapping[str, str], records: Mapping[str, RecordRow]
    ) -> None:
        self.found, self._scheme, self._records = found, scheme, records
        self.names = (*(names.get(name, name) for name in found.annotators), gold_name())
        self._say = Sayings(found, scheme, self.names)

    def all(self) -> list[View]:
        """Return every view: the headline figures, then two by two, by record, by week, against gold."""
        found, whole = self.found, self.found.whole
        views = [self._headline(line, whole) for line in headlines(whole, self._scheme)]
        views.append(self._overview("pairs", translate("Agreement", "Two by two"), self._matrices()))
        records = sorted(found.records.items(), key=lambda item: _worst_first(item[1]))[:_MOST_RECORDS]
        by_record = [(self._record_name(name), brief, self._of_record(name)) for name, brief in records]
        title = translate("Agreement", "Record by record")
        views.append(self._overview("records", title, self._briefs(by_record)))
        by_week = [(week or NO_FIGURE, brief, self._everything(week)) for week, brief in found.weeks.items()]
        views.append(self._overview("weeks", translate("Agreement", "Week by week"), self._briefs(by_week)))
        if found.gold:
            title = translate("Agreement", "Against gold")
            views.append(self._overview("gold", title, self._against_gold()))
        return views

    @staticmethod
    def _overview(name: str, title: str, plots: Sequence[Plot]) -> View:
        return View(name, title, None, tuple(plots))

    def _headline(self, line: Headline, whole: Comparison) -> View:
        if line.name == "topics":
            plots: tuple[Plot, ...] = (self._topics(whole),)
        elif line.name in _CLAIM_FIGURES:
            plots = (self._types(whole),)
        else:
            plots = tuple(self._confusion(line, whole))
        return View(line.name, line.title, line, plots)

    # -- bars

    def _topics(self, one: Comparison) -> Bars:
        rows = []
        for row in topic_rows(one, self._scheme):
            label, marks = topic_path(row.topic, self._scheme), self._marks(one, row.marks)
            said = translate("Agreement", "{0}: {1}, both {2}; F₁ {3}; alpha {4}")
            alpha = translate("Agreement", "too rare") if row.is_rare else say_figure(row.alpha)
            words = said.format(label, marks, row.both, say_figure(row.f1), alpha)
            behind = Behind(label, self._say.topic(one, row.topic))
            note = f"{' / '.join(map(str, row.marks))} · {row.both}"
            rows.append(Bar(label, note, row.f1, row.is_rare, words, behind))
        title = translate("Agreement", "F₁ of each topic; marks of each · of both")
        return Bars(title, tuple(rows), _rare_legend())

    def _types(self, one: Comparison) -> Bars:
        rows = []
        for row in one.claims.rows:
            label, marks = claim_name(self._scheme, row.type), self._marks(one, row.marks)
            said = translate("Agreement", "{0}: {1}, both {2}; F₁ {3}")
            words = said.format(label, marks, row.both, say_figure(row.f1))
            behind = Behind(label, self._say.kind(one, row.type))
            note = f"{' / '.join(map(str, row.marks))} · {row.both}"
            rows.append(Bar(label, note, row.f1, sum(row.marks) < FEW_MARKS, words, behind))
        title = translate("Agreement", "F₁ of each type, overlapping; claims of each · of both")
        return Bars(title, tuple(rows), _rare_legend())

    def _marks(self, one: Comparison, marks: Sequence[int]) -> str:
        return joined(f"{self.names[column]} {count}" for column, count in zip(one.columns, marks, strict=True))

    def _briefs(self, named: Sequence[tuple[str, Brief, Callable[[ComparedQA], bool]]]) -> tuple[Bars, Bars]:
        legend = translate("Agreement", "hatched: fewer than {0} Q&As").format(FEW_QAS)
        topics: list[Bar] = []
        claims: list[Bar] = []
        for label, brief, belongs in named:
            count = translate("Agreement", "{0} Q&As").format(brief.qas)
            for rows, figure, say in (
                (topics, brief.topics, self._say.topics),
                (claims, brief.overlap, self._say.claims),
            ):
                behind = Behind(label, _where(belongs, say))
                words = said_of(label, joined((say_figure(figure), count)))
                rows.append(Bar(label, count, figure, brief.qas < FEW_QAS, words, behind))
        return (
            Bars(translate("Agreement", "Topics: alpha"), tuple(topics), legend),
            Bars(translate("Agreement", "Claims overlapping: F₁"), tuple(claims), legend),
        )

    def _of_record(self, fingerprint: str) -> Callable[[ComparedQA], bool]:
        return lambda qa: qa.fingerprint == fingerprint and self._is_shared(qa)

    def _everything(self, week: str) -> Callable[[ComparedQA], bool]:
        return lambda qa: self._is_shared(qa) and week_at(qa.at) == week

    def _is_shared(self, qa: ComparedQA) -> bool:
        return sum(column in qa.present for column in self.found.columns) > 1

    def _record_name(self, fingerprint: str) -> str:
        row = self._records.get(fingerprint)
        return " ".join(filter(None, (row.code, row.name, row.number))) if row else fingerprint[:12]

    def _against_gold(self) -> tuple[Bars, Bars]:
        named = []
        for one in self.found.gold:
            brief = Brief(one.qas, one.topics.alpha, one.topics.identical, one.topics.n, one.claims.overlap)
            named.append((self.names[one.columns[0]], brief, _present(one.columns)))
        return self._briefs(named)

    # -- grids

    def _matrices(self) -> tuple[Grid, Grid]:
        return (
            self._matrix(translate("Agreement", "Topics: alpha"), lambda one: one.topics.alpha, self._say.topics),
            self._matrix(
                translate("Agreement", "Claims overlapping: F₁"), lambda one: one.claims.overlap, self._say.claims
            ),
        )

    def _matrix(self, title: str, figure_of: Callable[[Comparison], Figure], say: Callable[[ComparedQA], str]) -> Grid:
        columns = self.found.columns
        by_pair = {one.columns: one for one in self.found.pairs}
        cells = []
        for row in columns:
            line = []
            for column in columns:
                one = by_pair.get((min(row, column), max(row, column)))
                line.append(self._pair_cell(row, column, one, figure_of, say) if one else Cell("", None, ""))
            cells.append(tuple(line))
        who = tuple(self.names[column] for column in columns)
        title = translate("Agreement", "{0}; below the diagonal: Q&As both are done with").format(title)
        return Grid(title, "", "", who, who, tuple(cells))

    def _pair_cell(
        self,
        row: int,
        column: int,
        one: Comparison,
        figure_of: Callable[[Comparison], Figure],
        say: Callable[[ComparedQA], str],
    ) -> Cell:
        figure = figure_of(one)
        who = translate("Agreement", "{0} and {1}").format(self.names[row], self.names[column])
        words = translate("Agreement", "{0}: {1}, {2} Q&As").format(who, say_figure(figure), one.qas)
        behind = Behind(who, _where(_present((row, column)), say))
        if row > column:
            return Cell(str(one.qas), None, words, behind)
        return Cell(say_value(figure), figure.value, words, behind)

    def _confusion(self, line: Headline, whole: Comparison) -> Iterator[Grid]:
        is_claim = line.name.startswith("claims.")
        asked = whole.claims.attributes if is_claim else whole.judgements
        name = line.name.removeprefix("claims.")
        number, answered = next((n, one) for n, one in enumerate(asked) if one.asked.id == name)
        if not answered.confusion:
            return
        values = _values(answered)
        most = max(answered.confusion.values())
        names = tuple(value_name(name, value, self._scheme) for value in values)
        say = self._say.attribute if is_claim else self._say.judgement
        cells = []
        for i, one in enumerate(values):
            line_of_cells = []
            for j, other in enumerate(values):
                count = answered.confusion.get((one, other), 0)
                words = translate("Agreement", "{0} beside {1}: {2}").format(names[i], names[j], count)
                behind = Behind(f"{names[i]} / {names[j]}", say(number, (one, other))) if count else None
                line_of_cells.append(Cell(str(count) if count else "·", count / most, words, behind, is_framed=i == j))
            cells.append(tuple(line_of_cells))
        side, top = self._whose(whole)
        yield Grid(translate("Agreement", "Who said what"), side, top, names, names, tuple(cells))

    def _whose(self, whole: Comparison) -> tuple[str, str]:
        if len(whole.columns) == 2:  # noqa: PLR2004 -- then rows are one's and columns the other's
            return self.names[whole.columns[0]], self.names[whole.columns[1]]
        return translate("Agreement", "one"), translate("Agreement", "another")


_CLAIM_FIGURES = ("claims.overlap", "claims.overlap_type", "claims.exact", "claims.characters")


def _rare_legend() -> str:
    return translate("Agreement", "hatched: marked fewer than {0} times").format(FEW_MARKS)


def _where(belongs: Callable[[ComparedQA], bool], say: Callable[[ComparedQA], str]) -> Callable[[ComparedQA], str]:
    return lambda qa: say(qa) if belongs(qa) else ""


def _present(columns: Sequence[int]) -> Callable[[ComparedQA], bool]:
    return lambda qa: set(columns) <= set(qa.present)


def _worst_first(brief: Brief) -> float:
    """Return by what records are ordered: those without a figure come last."""
    values = [figure.value for figure in (brief.topics, brief.overlap) if figure.value is not None]
    return min(values, default=2.0)


def _values(answered: Answered) -> list[Scalar]:
    """Return the values that were given, in their order; those without one by name."""
    given = {value for pair in answered.confusion for value in pair}
    order = [value for value in answered.asked.order or () if value in given]
    return [*order, *sorted(given - set(order), key=str)]
