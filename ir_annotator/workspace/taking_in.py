"""Takes labels in from files of any format: every line is checked against text and scheme before it is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ir_annotator.domain.annotation import Annotation, AnnotationKey
from ir_annotator.domain.edits import Restore
from ir_annotator.domain.event import Event
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.rubbish import no_rubbish
from ir_annotator.domain.rules import refusal
from ir_annotator.domain.scheme import Scheme
from ir_annotator.formats.labels.label_check import LabelCheck
from ir_annotator.formats.labels.naming import settled
from ir_annotator.formats.labels.placing import place
from ir_annotator.formats.labels.presets import preset_of
from ir_annotator.formats.labels.read_line import ReadLine
from ir_annotator.i18n import translate
from ir_annotator.store.ids import new_id
from ir_annotator.store.labels import NOTHING
from ir_annotator.store.project import Project
from ir_annotator.workspace.clock import utc_now
from ir_annotator.workspace.describe import describe_refusal
from ir_annotator.workspace.finding import Found, QAFinder
from ir_annotator.workspace.jobs import Tick, no_tick
from ir_annotator.workspace.opening import scheme_of
from ir_annotator.workspace.values import TakenIn

_AT_ONCE = 2000
"""Lines that are stored in one transaction: one for each line, or one for all, would take several times as long."""


def take_in(
    project: Project,
    files: Iterable[Path],
    device: str,
    *,
    annotator: str = "",
    dry_run: bool = False,
    tick: Tick = no_tick,
) -> TakenIn:
    """Store the labels of files in any format of export; a bad line costs that line only.

    A line replaces what the same annotator had on that Q&A (as one more event, so nothing is lost).
    ``annotator`` takes the place of the name in the lines; ``dry_run`` only counts.

    Raises:
        Problem: If the project cannot be written; some thousand lines are stored at a time, and those stay.
    """
    taking = Taking(project, device, annotator, dry_run=dry_run)
    taking.take(files, tick)
    return taking.report()


class Placed(NamedTuple):
    """A line that can be stored: where it belongs, and the labels there."""

    line: ReadLine
    found: Found
    annotation: Annotation


class Taking:
    """Labels on their way in.

    Attributes:
        ranges: First and last number in the log of the events that were written, a pair for each transaction.
    """

    def __init__(
        self, project: Project, device: str, annotator: str = "", *, dry_run: bool = False, at_once: int = _AT_ONCE
    ) -> None:
        self.ranges: list[tuple[int, int]] = []
        self._project, self._device, self._annotator = project, device, annotator
        self._dry_run, self._at_once = dry_run, at_once
        self._scheme = scheme_of(project)
        self._check = LabelCheck(self._scheme)
        self._finder = QAFinder(project)
        self._refused: list[Problem] = []
        self._counts: Counter[str] = Counter()
        self._people: Counter[str] = Counter()

    def take(self, files: Iterable[Path], tick: Tick = no_tick) -> None:
        """Take the lines of files in; ``tick`` is told how many were looked at, and may raise to stop the work."""
        with no_rubbish():
            waiting: list[ReadLine] = []
            for number, line in enumerate(lines_of_files(files), 1):
                tick(number, 0)
                if isinstance(line, Problem):
                    self._refused.append(line)
                    continue
                waiting.append(line)
                if len(waiting) >= self._at_once:
                    self._store(waiting)
                    waiting = []
            self._store(waiting)

    def report(self) -> TakenIn:
        """Return what became of the lines so far."""
        named = ("stored", "same", "claims", "moved", "by_text")
        counts = {name: self._counts[name] for name in named}
        return TakenIn(refused=tuple(self._refused), annotators=dict(sorted(self._people.items())), **counts)

    def _store(self, lines: list[ReadLine]) -> None:
        """Check lines, and write what they say if it is anything new."""
        checked = list(self.checked(lines))
        stored = self._project.exchange.stored({one.found.qa.qa_id for one in checked if isinstance(one, Placed)})
        before = {key: (one.annotation, one.seconds) for key, one in stored.items()}
        pairs: dict[AnnotationKey, tuple[Event, Annotation]] = {}
        for one in checked:
            if isinstance(one, Problem):
                self._refused.append(one)
                continue
            line, place_of, annotation = one
            key = AnnotationKey(place_of.qa.qa_id, self._annotator or line.annotator, line.layer)
            was, seconds = before.get(key, (NOTHING.annotation, 0.0))
            annotation = with_rulings_of(annotation, was)
            earlier = pairs.get(key)
            if annotation == (earlier[1] if earlier else was):
                self._counts["same"] += 1
                continue
            if not earlier:
                self._counts["stored"] += 1
                self._people[key.annotator] += 1
            self._count(line, annotation, place_of)
            at = line.updated_at or utc_now()
            more = max(0.0, line.seconds - seconds)  # a line tells the total, an event what came since
            event = Event(new_id(), key, place_of.fingerprint, Restore(annotation), self._device, at, more)
            pairs[key] = (event, annotation)
        if pairs and not self._dry_run:
            found = (one.found for one in checked if isinstance(one, Placed))
            texts = {one.qa.qa_id: (one.fingerprint, one.text) for one in found}
            self.ranges.append(self._project.exchange.append(list(pairs.values()), texts))

    def checked(self, lines: Iterable[ReadLine]) -> Iterator[Placed | Problem]:
        """Yield the labels of lines at their places in the records, or why they cannot be stored."""
        settled_lines = [settled(line, self._scheme) for line in lines]
        for line, found in zip(settled_lines, self._finder.find(settled_lines), strict=True):
            try:
                if isinstance(found, Problem):
                    raise found
                yield Placed(line, found, self._checked(line, found))
            except Problem as problem:
                yield problem

    def _checked(self, line: ReadLine, found: Found) -> Annotation:
        """Return the labels of a line at their place in the record.

        Raises:
            Problem: If they cannot be stored.
        """
        self._check.line(line)
        annotation = place(line, found.text, found.qa)
        _check_rules(annotation, self._scheme, line)
        _check_name(self._annotator or line.annotator, annotation, line)
        return annotation

    def _count(self, line: ReadLine, annotation: Annotation, found: Found) -> None:
        self._counts["claims"] += len(annotation.claims)
        self._counts["by_text"] += found.by_text
        texts = (found.qa.question.of(found.text), found.qa.answer.of(found.text))
        self._counts["moved"] += not line.whole and texts != (line.question, line.answer)


def with_rulings_of(annotation: Annotation, before: Annotation) -> Annotation:
    """Return gold that came from a file, with the rulings that led to it where it is the gold that is here already."""
    said, known = annotation.decision, before.decision
    if said is None or known is None or replace(annotation, decision=None) != replace(before, decision=None):
        return annotation
    whole = replace(said, rulings=known.rulings, seen=known.seen)
    return replace(annotation, decision=known) if whole == known else annotation


def _check_name(annotator: str, annotation: Annotation, line: ReadLine) -> None:
    """Raise Problem if nobody is named for labels."""
    if not annotator and annotation != Annotation():
        cause = translate("TakingIn", "The line has labels but names no annotator.")
        remedy = translate("TakingIn", "Say whose they are with --as NAME.")
        raise Problem("bad_line", cause, remedy, file=line.file, line=line.number)


def _check_rules(annotation: Annotation, scheme: Scheme, line: ReadLine) -> None:
    """Raise Problem if the window would not have let anybody label like this: it could not be edited there either."""
    broken = refusal(annotation, scheme)
    if broken:
        raise Problem(broken, describe_refusal(broken, scheme), file=line.file, line=line.number)


def lines_of_files(files: Iterable[Path]) -> Iterator[ReadLine | Problem]:
    """Yield what the files hold, each in whatever format its content is."""
    for file in files:
        try:
            yield from preset_of(file).read(file)
        except Problem as problem:
            yield problem.in_file(str(file))
        except OSError as error:
            cause = translate("TakingIn", "The file cannot be read: {0}.").format(error.strerror or error)
            remedy = translate("TakingIn", "Check the name and that you may read it.")
            yield Problem("cannot_read", cause, remedy, file=str(file))
