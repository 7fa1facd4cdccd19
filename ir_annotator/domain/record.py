"""One activity record: its form, its fixed text, and where the questions and answers lie in it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from ir_annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class Participant:
    """One visitor: the organisation and, where the form names one, the person."""

    organisation: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The form fields of a record, as printed, with certain values normalised beside the text.

    ``dates`` are ISO dates read from ``time``; ``date`` is the ISO date of the form's last row.
    ``other_fields`` keeps every row with a label nobody knows, in order, under its own label.
    """

    code: str = ""
    name: str = ""
    number: str = ""
    exchange: str = ""
    company: str = ""
    title: str = ""
    categories: tuple[str, ...] = ()
    participants: str = ""
    participant_list: tuple[Participant, ...] = ()
    time: str = ""
    dates: tuple[str, ...] = ()
    place: str = ""
    hosts: str = ""
    attachments: str = ""
    date: str = ""
    other_fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def held_on(self) -> dt.date | None:
        """The day of the talk, else of the form; None where neither is known."""
        for day in (*self.dates, self.date):
            try:
                return dt.date.fromisoformat(day)
            except ValueError:
                continue
        return None


@dataclass(frozen=True, slots=True)
class QA:
    """A question and its answer, as spans of the record text.

    ``qa_id`` is made once, from the record's fingerprint and the question's start. An empty question stands for a
    narrative: a talk without questions, all of it in the answer. ``evidence`` holds stable codes that say why the
    Q&A begins and divides where it does, such as ``"number"`` or ``"answer_marker"``, or that a person said so.
    """

    qa_id: str
    question: Span
    answer: Span
    evidence: tuple[str, ...] = ()

    @property
    def is_narrative(self) -> bool:
        """Whether this is a talk without a question."""
        return len(self.question) == 0


@dataclass(frozen=True, slots=True)
class Look:
    """How a line of the record text looked in its source.

    Attributes:
        page: One-based page of a paged source; 0 where it has no pages or they are not known.
        top: Where the line begins on that page, as a share of its height from the top (0 to 1).
        bold: Whether all its words are bold.
        indent: Indentation of its first words, in widths of a Chinese character.
    """

    page: int = 0
    top: float = 0.0
    bold: bool = False
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt of the reader: a stable code, a sentence, and the place in the record text."""

    code: str
    message: str
    span: Span = field(default_factory=lambda: Span(0, 0))


@dataclass(frozen=True, slots=True)
class Record:
    r"""One activity record as it was read; its text never changes.

    Attributes:
        file: Name of the file it came from, without folders.
        format: Kind of that file, told by content: ``"docx"``, ``"pdf"``, ``"doc"``, ``"text"`` or ``"table"``.
        form: The form fields.
        text: The record text; newline is ``\n`` only.
        qas: Question-and-answer pairs in order, spans into ``text``; a single narrative where there are none.
        confidence: 0 to 1, how sure the reader is of the split.
        warnings: The reader's doubts.
        looks: How each line of the text looked (``text.split("\n")``), or empty where that is not known.
        source: Absolute path the record was read from, for showing the page; empty where it is not known.
        checked: Whether a person found the split right.
    """

    file: str
    format: str
    form: Form
    text: str
    qas: tuple[QA, ...]
    confidence: float = 1.0
    warnings: tuple[Doubt, ...] = ()
    looks: tuple[Look, ...] = ()
    source: str = ""
    checked: bool = False

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the record text: the record's identity, whatever the file is called."""
        return fingerprint(self.text)

    @property
    def opening(self) -> str:
        """The text before the first question, without surrounding white space and running number."""
        pairs = self.pairs
        return self.text[: pairs[0].question.start].rpartition("\n")[0].strip() if pairs else self.text.strip()

    @property
    def closing(self) -> str:
        """The text after the last answer, without surrounding white space."""
        pairs = self.pairs
        return self.text[pairs[-1].answer.end :].strip() if pairs else ""

    def line_at(self, offset: int) -> tuple[int, Look]:
        """Return the one-based number of the line of the text that holds an offset, and how that line looked."""
        number = self.text.count("\n", 0, offset) + 1
        return number, self.looks[number - 1] if number <= len(self.looks) else Look()

    @property
    def pairs(self) -> tuple[QA, ...]:
        """The Q&As that have a question: none where the whole talk is one narrative."""
        return tuple(qa for qa in self.qas if not qa.is_narrative)


DOUBTFUL = 0.9
"""A split less sure than this is worth a look."""


def fingerprint(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8 as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def make_qa_id(record_fingerprint: str, question_start: int) -> str:
    """Return the id two colleagues get independently for the same question of the same record."""
    return f"{record_fingerprint[:12]}-{question_start}"
