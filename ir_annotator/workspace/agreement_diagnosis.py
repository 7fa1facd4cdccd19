"""The table for finding out why people differ: a row for each position, a column for each annotator, and gold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ir_annotator.domain.adjudication import gold_answer
from ir_annotator.domain.annotation import Annotation, Answer, Claim, Layer
from ir_annotator.domain.comparing import Point, compare
from ir_annotator.domain.record import QA, Record
from ir_annotator.domain.span import Span
from ir_annotator.domain.submission import SubmittedQA
from ir_annotator.i18n import translate
from ir_annotator.workspace.describe import position_name
from ir_annotator.workspace.jobs import Tick
from ir_annotator.workspace.measuring import Measured
from ir_annotator.workspace.review_words import say_answer, say_kind, say_reason

if TYPE_CHECKING:
    from ir_annotator.store.project import Project


def diagnosis(project: Project, measured: Measured, tick: Tick) -> Iterator[Sequence[str]]:
    """Yield the head and a row for each position of each Q&A that at least two annotators are done with."""
    found = measured.found
    names = [measured.names.get(name, name) for name in found.annotators]
    yield _head(names)
    for done, total, some in project.submissions(found.annotators, list(found.records)):
        tick(done, total)
        shared = [one for one in some if len(one.submissions) > 1]
        if shared:
            record = project.record(shared[0].fingerprint)
            settled = project.labels_of(record.fingerprint)
            gold = {key.qa_id: said for key, said in settled.items() if key.layer is Layer.GOLD}
            for one in shared:
                yield from _Rows(measured, record, one, gold.get(one.qa.qa_id)).all()


def _head(names: Sequence[str]) -> list[str]:
    return [
        translate("Diagnosis", "code"),
        translate("Diagnosis", "number"),
        translate("Diagnosis", "Q&A"),
        "qa_id",
        translate("Diagnosis", "question"),
        translate("Diagnosis", "position"),
        translate("Diagnosis", "place"),
        translate("Diagnosis", "text"),
        translate("Diagnosis", "how they stand"),
        *names,
        translate("Diagnosis", "gold"),
        translate("Diagnosis", "settled by"),
        translate("Diagnosis", "reason"),
        translate("Diagnosis", "note"),
    ]


class _Rows:
    """The rows of one Q&A."""

    def __init__(self, measured: Measured, record: Record, one: SubmittedQA, gold: Annotation | None) -> None:
        self._measured, self._record, self._gold = measured, record, gold
        self._said = {submission.annotator: submission.annotation for submission in one.submissions}
        self._qa = one.qa
        self._comparison = compare(self._said, measured.scheme, record.text)

    def all(self) -> Iterator[Sequence[str]]:
        form, text = self._record.form, self._record.text
        number = next(n for n, qa in enumerate(self._record.qas, 1) if qa.qa_id == self._qa.qa_id)
        question = " ".join(self._qa.question.of(text).split())
        for point in self._comparison.points:
            span = point.span
            yield (
                form.code,
                form.number,
                str(number),
                self._qa.qa_id,
                question,
                position_name(point.position, self._measured.scheme),
                _place(span, self._qa) if span else "",
                span.of(text) if span else "",
                say_kind(point),
                *self._answers(point),
                *self._settled(point),
            )

    def _answers(self, point: Point) -> Iterator[str]:
        """Yield what each says; nothing for somebody who is not done, which is not the same as a dash."""
        given = dict(zip(self._comparison.annotators, point.answers, strict=True))
        for name in self._measured.found.annotators:
            yield self._say(given[name], point) if name in given else ""

    def _say(self, answer: Answer | None, point: Point) -> str:
        if isinstance(answer, Span):
            return _place(answer, self._qa)
        if isinstance(answer, Claim):
            return f"{say_answer(answer, point.position, self._comparison)} {_place(answer.span, self._qa)}"
        return say_answer(answer, point.position, self._comparison)

    def _settled(self, point: Point) -> tuple[str, str, str, str]:
        if self._gold is None or self._gold.decision is None:
            return "", "", "", ""
        decision = self._gold.decision
        ruling = decision.ruling(point.position)
        says = self._say(gold_answer(point, self._gold, self._comparison), point)
        if ruling is None:
            return says, "", "", ""
        by = self._measured.names.get(decision.by, decision.by)
        return says, by, say_reason(ruling.reason) if ruling.reason else "", ruling.note


def _place(span: Span, qa: QA) -> str:
    """Return a span counted from the start of the question or the answer it lies in, the question's with a sign."""
    if qa.question.contains(span):
        start = qa.question.start
        return translate("Diagnosis", "question {0}–{1}").format(span.start - start, span.end - start)
    return f"{span.start - qa.answer.start}–{span.end - qa.answer.start}"
