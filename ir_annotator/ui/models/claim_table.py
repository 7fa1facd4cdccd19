"""The claims of the Q&A in hand as a table: type, text, each attribute in short, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ir_annotator.domain.annotation import Claim
from ir_annotator.domain.rules import missing_attributes, shown
from ir_annotator.domain.scheme import Attribute, Scheme
from ir_annotator.i18n import language, translate
from ir_annotator.ui.widgets.plain import plain_tip
from ir_annotator.workspace.describe import claim_name, say_value

_Index = QModelIndex | QPersistentModelIndex
TYPE, TEXT, FIRST_ATTRIBUTE = 0, 1, 2
"""The columns; those of the attributes follow in the scheme's order."""
_HAN_SHORT, _LATIN_SHORT = 2, 4
"""Characters of a value that stand in its column."""


class ClaimRole(IntEnum):
    """What a claim's row can be asked for besides Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3


class CellState(Enum):
    """How an attribute of a claim stands."""

    SET = "set"
    MISSING = "missing"
    UNSET = "unset"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What a row shows: the claim's type and its name, its text on one line, how many attributes are missing."""

    id: str
    type: str
    name: str
    quote: str
    missing: int


class ClaimTableModel(QAbstractTableModel):
    """One row a claim."""

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
                    self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._claims, self._scheme = claims, scheme
        self.endResetModel()

    def row_of(self, claim_id: str) -> int:
        """Return the row of a claim, or -1."""
        return next((row for row, claim in enumerate(self._claims) if claim.id == claim_id), -1)

    def claim(self, row: int) -> Claim:
        """Return the claim in a row."""
        return self._claims[row]

    def attribute(self, column: int) -> Attribute | None:
        """Return the attribute of a column, or None for the columns before them."""
        attributes = self._scheme.attributes if self._scheme else ()
        return attributes[column - FIRST_ATTRIBUTE] if 0 <= column - FIRST_ATTRIBUTE < len(attributes) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Return the number of claims."""
        return 0 if parent.isValid() else len(self._claims)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's signature
        """Return two, for type and text, and one for each attribute."""
        return 0 if parent.isValid() else FIRST_ATTRIBUTE + len(self._scheme.attributes if self._scheme else ())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column is called: in short, and in full as a tool tip."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        attribute = self.attribute(section)
        titles = {TYPE: translate("Claims", "Type"), TEXT: translate("Claims", "Text")}
        name = attribute.name.in_language(language()) if attribute else titles.get(section, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return short(name, head=True) if attribute else name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return name
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, or one of ClaimRole."""
        if not index.isValid() or self._scheme is None:
            return None
        claim, scheme, attribute = self._claims[index.row()], self._scheme, self.attribute(index.column())
        answers = {
            Qt.ItemDataRole.DisplayRole: lambda: _cell(claim, scheme, attribute, index.column()),
            Qt.ItemDataRole.ToolTipRole: lambda: plain_tip(_tip(claim, scheme, attribute)),
            Qt.ItemDataRole.AccessibleTextRole: lambda: _tip(claim, scheme, attribute),
            ClaimRole.ID: lambda: claim.id,
            ClaimRole.ROW: lambda: _row(claim, scheme),
            ClaimRole.STATE: lambda: _state(claim, scheme, attribute) if attribute else CellState.SET,
        }
        answer = answers.get(role)  # type: ignore[call-overload]
        return answer() if answer else None


def short(words: str, *, head: bool = False) -> str:
    """Return the first two Chinese characters, or the first letters of the first word.

    ``head`` takes the last two characters, where the noun of a Chinese name stands: 影响 of 对公司的影响.
    """
    word = words.split(maxsplit=1)[0] if words.split() else ""
    if word.isascii():
        return word[:_LATIN_SHORT]
    return word[-_HAN_SHORT:] if head else word[:_HAN_SHORT]


def _row(claim: Claim, scheme: Scheme) -> ClaimRow:
    missing = len(missing_attributes(scheme.attributes, claim.attributes))
    return ClaimRow(claim.id, claim.type, claim_name(scheme, claim.type), claim.quote.replace("\n", " "), missing)


def _state(claim: Claim, scheme: Scheme, attribute: Attribute) -> CellState:
    if attribute not in shown(scheme.attributes, claim.attributes):
        return CellState.NOT_ASKED
    if claim.attributes.get(attribute.id) not in (None, ()):
        return CellState.SET
    missing = missing_attributes(scheme.attributes, claim.attributes)
    return CellState.MISSING if attribute in missing else CellState.UNSET


def _cell(claim: Claim, scheme: Scheme, attribute: Attribute | None, column: int) -> str:
    """Return what stands in a cell: of numbers, how many there are."""
    if attribute is None:
        row = _row(claim, scheme)
        return row.name if column == TYPE else row.quote
    value = claim.attributes.get(attribute.id)
    if _state(claim, scheme, attribute) is not CellState.SET or value is None:
        return ""
    return str(len(value)) if isinstance(value, tuple) else short(say_value(value, attribute, scheme))


def _tip(claim: Claim, scheme: Scheme, attribute: Attribute | None) -> str:
    """Return everything about a claim, or what one of its attributes is."""
    if attribute is None:
        return describe_claim(claim, scheme)
    value = claim.attributes.get(attribute.id)
    said = {
        CellState.SET: "" if value is None else say_value(value, attribute, scheme),
        CellState.MISSING: translate("Claims", "missing"),
        CellState.UNSET: "–",
        CellState.NOT_ASKED: translate("Claims", "not asked here"),
    }[_state(claim, scheme, attribute)]
    return translate("Claims", "{0}: {1}").format(attribute.name.in_language(language()), said)


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
