"""Checking how records are split: which to look at, what speaks for each boundary, mending."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ir_annotator.domain.outline import RecordRow
from ir_annotator.domain.record import Doubt, Record
from ir_annotator.domain.repair import Division, Piece, RepairError, Role, Verb
from ir_annotator.domain.span import Span
from ir_annotator.i18n import translate
from ir_annotator.workspace.workspace import Workspace


class SplitCheck(QObject):
    """One record whose split is being checked, and the queue of those that should be.

    Signals:
        opened: Another record is being checked, or none any more.
        mended: The record is split in another way.
    """

    opened = Signal()
    mended = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.record: Record | None = None
        self.pieces: list[Piece] = []
        workspace.split_changed.connect(self._read_again)
        workspace.project_changed.connect(self.close)

    # -- which record

    def rows(self) -> list[RecordRow]:
        """Return all records: first those worth a look, the least sure first, then the others in their order."""
        heads = self._workspace.listing.heads()
        doubtful = sorted((row for row in heads if row.is_doubtful), key=lambda row: row.confidence)
        return [*doubtful, *(row for row in heads if not row.is_doubtful)]

    def open(self, fingerprint: str) -> None:
        """Take a record to check."""
        record = self._workspace.load(fingerprint)
        if record:
            self._show(record)
            self.opened.emit()

    def open_first(self) -> None:
        """Take the record in hand, unless others are doubtful and it is not: then the least sure one."""
        rows, here = self.rows(), self._workspace.record
        mine = [row for row in rows if here and row.fingerprint == here.fingerprint]
        if mine and (mine[0].is_doubtful or not rows[0].is_doubtful):
            rows = mine
        if rows:
            self.open(rows[0].fingerprint)

    def close(self) -> None:
        """Check no record any more."""
        if self.record:
            self.record, self.pieces = None, []
            self.opened.emit()

    def _show(self, record: Record) -> None:
        self.record = record
        self.pieces = Division(record.text, record.fingerprint, record.qas).pieces()

    def _read_again(self, _place: int) -> None:
        """Show the record as it is split now, wherever that was said."""
        record = self._workspace.load(self.record.fingerprint) if self.record else None
        if record:
            self._show(record)
            self.mended.emit()

    # -- what the person says

    def repair(self, verb: Verb, first: int, last: int, at: int) -> bool:
        """Mend the split at the pieces ``first`` to ``last``, or at the offset ``at``; say why if that was not done."""
        if self.record is None or not self.pieces:
            return False
        span = Span(self.pieces[first].span.start, self.pieces[last].span.end)
        division = Division(self.record.text, self.record.fingerprint, self.record.qas)
        try:
            mended = division.repaired(verb, span, at)
        except RepairError as error:
            self._workspace.told.emit(describe_refused(error))
            return False
        return self._workspace.set_split(self.record, mended.qas, checked=False, text=describe_verb(verb))

    def accept(self) -> bool:
        """Say that the split is right as it is, and take the next doubtful record."""
        if self.record is None:
            return False
        if not self.record.checked:
            said = translate("Repair", "split checked")
            if not self._workspace.set_split(self.record, self.record.qas, checked=True, text=said):
                return False
        doubtful = self._workspace.listing.doubtful()
        if doubtful:
            self.open(doubtful[0].fingerprint)
        else:
            self._workspace.told.emit(translate("Repair", "No doubtful split is left. Esc goes back to labelling."))
        return True

    # -- what speaks for it

    def doubts(self, piece: Piece) -> list[Doubt]:
        """Return the reader's doubts about a piece; none once a person set its boundaries or found them right."""
        record = self.record
        if record is None or record.checked or "person" in self.evidence(piece):
            return []
        return [doubt for doubt in record.warnings if piece.span.start <= doubt.span.start < piece.span.end]

    def evidence(self, piece: Piece) -> Sequence[str]:
        """Return the codes of what tells the Q&A that a piece belongs to."""
        qas = self.record.qas if self.record else ()
        return next((qa.evidence for qa in qas if qa.qa_id == piece.qa_id), ())

    def number(self, piece: Piece) -> int:
        """Return the one-based place of the Q&A that a piece belongs to; 0 for none."""
        qas = self.record.qas if self.record else ()
        return next((place for place, qa in enumerate(qas, 1) if qa.qa_id == piece.qa_id), 0)


def role_name(role: Role) -> str:
    """Return a role in one or two words."""
    return {
        Role.OPENING: translate("Repair", "opening"),
        Role.QUESTION: translate("Repair", "Q"),
        Role.ANSWER: translate("Repair", "A"),
        Role.REMARK: translate("Repair", "remark"),
        Role.CLOSING: translate("Repair", "closing"),
    }[role]


def describe_evidence(codes: Sequence[str]) -> str:
    """Return in words what a Q&A was told by."""
    words = {
        "number": translate("Repair", "running number"),
        "question_word": translate("Repair", "question marker"),
        "question_mark": translate("Repair", "question mark"),
        "request": translate("Repair", "words of a request"),
        "table_row": translate("Repair", "row of a table"),
        "answer_marker": translate("Repair", "answer marker"),
        "bold": translate("Repair", "bold"),
        "narrative": translate("Repair", "no question was found"),
        "person": translate("Repair", "set by a person"),
    }
    return translate("Repair", ", ").join(words.get(code, code) for code in codes)


def describe_verb(verb: Verb) -> str:
    """Return what a repair does, for the undo menu and the status line."""
    return {
        Verb.SPLIT: translate("Repair", "split a Q&A"),
        Verb.MERGE: translate("Repair", "merge with the one before"),
        Verb.QUESTION: translate("Repair", "make it a question"),
        Verb.ANSWER: translate("Repair", "make it the answer"),
        Verb.OPENING: translate("Repair", "make it the opening"),
        Verb.CLOSING: translate("Repair", "make it the closing"),
        Verb.REMARK: translate("Repair", "make it a remark"),
    }[verb]


def describe_refused(error: RepairError) -> str:
    """Return why a repair was not made."""
    return {
        "begins_here": translate("Repair", "A Q&A begins here already. ← and → choose a place inside the line."),
        "nothing_before": translate("Repair", "There is no Q&A before this one."),
        "nothing_here": translate("Repair", "There are no words here to make a question of."),
        "nothing_changes": translate("Repair", "It is that already."),
        "no_question": translate("Repair", "There is no question yet: mark it with Q first."),
    }[error.reason]
