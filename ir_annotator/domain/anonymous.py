"""Labels without the names of people: annotators become letters, visitors and hosts are left out."""

from __future__ import annotations

import json
from dataclasses import replace

from ir_annotator.domain.codec import dumps
from ir_annotator.domain.record import Form
from ir_annotator.domain.stored import StoredQA, StoredRecord


class Letters:
    """Gives annotators the letters A, B, C … in the order in which they first appear."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}
        self._last: tuple[StoredRecord, StoredRecord] | None = None

    @property
    def given(self) -> dict[str, str]:
        """The names by their letters, in order."""
        return {letter: name for name, letter in self._letters.items()}

    def letter(self, name: str) -> str:
        """Return the letter of an annotator; nobody (an empty name) stays nobody."""
        if name and name not in self._letters:
            self._letters[name] = _letter(len(self._letters))
        return self._letters.get(name, "")

    def anonymised(self, row: StoredQA) -> StoredQA:
        """Return the same labels without a person's name in annotator, decision, participants and hosts.

        The texts of the record, and what people wrote in notes, stay as they are.
        """
        annotator, decision = self.letter(row.annotator), row.decision
        if decision is not None:
            made = json.loads(decision)
            made["by"], made["from"] = self.letter(made["by"]), [self.letter(name) for name in made["from"]]
            decision = dumps(made)
        return row._replace(annotator=annotator, decision=decision, record=self._record(row.record))

    def _record(self, record: StoredRecord) -> StoredRecord:
        """Return the record without visitors and hosts; the rows of one record share it."""
        if self._last is None or self._last[0] is not record:
            self._last = (record, record.with_form(_without_people))
        return self._last[1]


def _without_people(form: Form) -> Form:
    return replace(form, participants="", participant_list=(), hosts="")


def _letter(number: int) -> str:
    """Return the letter for a zero-based number: A … Z, then AA, AB and so on."""
    head, last = divmod(number, 26)
    return (_letter(head - 1) if head else "") + chr(ord("A") + last)
