"""Finds the Q&A that a line from elsewhere speaks of: by its id, else by its text whatever its white space."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import QA
from ir_annotator.formats.labels.offsets import without_space
from ir_annotator.formats.labels.read_line import ReadLine
from ir_annotator.i18n import translate
from ir_annotator.store.project import Project

_SEVERAL = ""


class Found(NamedTuple):
    """A Q&A of the project, with its record's fingerprint and text."""

    fingerprint: str
    text: str
    qa: QA
    by_text: bool


class QAFinder:
    """Finds Q&As, many at a time."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def find(self, lines: Sequence[ReadLine]) -> list[Found | Problem]:
        """Return for each line what it speaks of, or why that cannot be told."""
        known = self._project.exchange.qas({line.qa_id for line in lines if line.qa_id})
        by_id = [self._by_id(line, known) for line in lines]
        told = {
            number: self._by_text(line)
            for number, (line, found) in enumerate(zip(lines, by_id, strict=True))
            if found is None
        }
        there = self._project.exchange.qas({one for one in told.values() if isinstance(one, str)})
        return [
            found or (other if isinstance(other := told[number], Problem) else Found(*there[other], by_text=True))
            for number, found in enumerate(by_id)
        ]

    def _by_id(self, line: ReadLine, known: dict[str, tuple[str, str, QA]]) -> Found | None:
        found = known.get(line.qa_id)
        if found is None or (line.fingerprint and line.fingerprint != found[0]):
            return None
        return Found(*found, by_text=False)

    def _by_text(self, line: ReadLine) -> str | Problem:
        """Return the id of the only Q&A with the text of a line, or why there is none."""
        if line.whole:
            number = hash(without_space(line.whole))
            found = self._texts[number] if number in self._texts else self._parts.get(number)
        else:
            found = self._texts.get(hash(without_space(line.question) + without_space(line.answer)))
        if found == _SEVERAL:
            cause = translate("TakingIn", "Several Q&As of the project have this text.")
            return Problem("ambiguous", cause, file=line.file, line=line.number)
        return found or self._not_there(line)

    def _not_there(self, line: ReadLine) -> Problem:
        remedy = translate("TakingIn", "Import the record first, then take the labels in again.")
        code, cause = "unknown_text", translate("TakingIn", "No Q&A of the project has this text.")
        if line.fingerprint and not self._project.has_record(line.fingerprint):
            code, cause = "unknown_record", translate("TakingIn", "The record of this line is not in the project.")
        elif line.qa_id:
            code, cause = "unknown_qa", translate("TakingIn", "The record has no Q&A with the id {0}.")
        return Problem(code, cause.format(line.qa_id), remedy, file=line.file, line=line.number)

    @cached_property
    def _texts(self) -> dict[int, str]:
        """The ids of all Q&As by what question and answer say together."""
        pairs = ((qa_id, (without_space(asked) + without_space(said),)) for qa_id, asked, said in self._all())
        return _unique(pairs)

    @cached_property
    def _parts(self) -> dict[int, str]:
        """The ids of all Q&As by what the answer, and by what the question, says alone."""
        return _unique((qa_id, (without_space(said), without_space(asked))) for qa_id, asked, said in self._all())

    def _all(self) -> Iterable[tuple[str, str, str]]:
        return self._project.exchange.texts()


def _unique(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> dict[int, str]:
    """Return ids by a number that stands for each text; one that several have stands for none of them."""
    found: dict[int, str] = {}
    for qa_id, texts in pairs:
        for text in filter(None, texts):
            number = hash(text)
            found[number] = qa_id if found.get(number, qa_id) == qa_id else _SEVERAL
    return found
