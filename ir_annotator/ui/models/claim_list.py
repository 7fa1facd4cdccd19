"""The claims of the Q&A in hand, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ir_annotator.domain.annotation import Claim
from ir_annotator.domain.rules import missing_attributes
from ir_annotator.domain.scheme import Attribute, Scheme, Value
from ir_annotator.i18n import language, translate
from ir_annotator.ui.widgets.plain import plain_tip
from ir_annotator.workspace.describe import claim_name, say_number, topic_name

_Index = QModelIndex | QPersistentModelIndex


class ClaimRole(IntEnum):
    """What a claim's row can be asked for besides Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What a row shows: the claim's type and its name, its text on one line, how many attributes are missing."""

    id: str
    type: str
    name: str
    quote: str
    missing: int


class ClaimListModel(QAbstractListModel):
    """One row a claim: its type, its text, how many attributes are still missing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme: Scheme | None = None
        self._claims: tuple[Claim, ...] = ()

    def set_claims(self, claims: tuple[Claim, ...], scheme: Scheme | None) -> None:
        """Show these claims; where only attributes differ, the rows stay and are told to change."""
        same = scheme is self._scheme and [c.id for c in claims] == [c.id for c in self._claims]
        if same:
            before, self._claims = self._claims, claims
            for row, (old, new) in enumerate(zip(before, claims, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._claims, self._scheme = claims, scheme
        self.endResetModel()

    def row_of(self, claim_id: str) -> int:
        """Return the row of a claim, or -1."""
        return next((row for row, claim in enumerate(self._claims) if claim.id == claim_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Return the number of claims."""
        return 0 if parent.isValid() else len(self._claims)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a row, or one of ClaimRole."""
        if not index.isValid() or self._scheme is None:
            return None
        claim, scheme = self._claims[index.row()], self._scheme
        quote = claim.quote.replace("\n", " ")
        answers = {
            Qt.ItemDataRole.DisplayRole: lambda: f"{claim_name(scheme, claim.type)}  {quote}",
            Qt.ItemDataRole.ToolTipRole: lambda: plain_tip(describe_claim(claim, scheme)),
            ClaimRole.ID: lambda: claim.id,
            ClaimRole.ROW: lambda: ClaimRow(
                claim.id, claim.type, claim_name(scheme, claim.type), quote, _missing(claim, scheme)
            ),
        }
        answer = answers.get(role)  # type: ignore[call-overload]
        return answer() if answer else None


def _missing(claim: Claim, scheme: Scheme) -> int:
    return len(missing_attributes(scheme.attributes, claim.attributes))


def describe_claim(claim: Claim, scheme: Scheme | None) -> str:
    """Return everything said about a claim, as plain lines."""
    if scheme is None:
        return claim.quote
    lines = [claim_name(scheme, claim.type)]
    for attribute in scheme.attributes:
        value = claim.attributes.get(attribute.id)
        if value is not None:
            said = say_value(value, attribute, scheme)
            lines.append(translate("Claims", "{0}: {1}").format(attribute.name.in_language(language()), said))
    missing = missing_attributes(scheme.attributes, claim.attributes)
    if missing:
        names = translate("Gaps", ", ").join(attribute.name.in_language(language()) for attribute in missing)
        lines.append(translate("Claims", "missing: {0}").format(names))
    if claim.note:
        lines.append(claim.note)
    return "\n".join(lines)


def say_value(value: Value, attribute: Attribute, scheme: Scheme) -> str:
    """Return the value of an attribute or judgement in words."""
    if isinstance(value, tuple):
        return translate("Claims", "; ").join(say_number(fact, attribute) for fact in value)
    choice = attribute.choice(value)
    return choice.name.in_language(language()) if choice else topic_name(scheme, str(value))
