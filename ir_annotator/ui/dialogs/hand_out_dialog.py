"""Who gets which records: chosen or drawn by chance, for one colleague or several, some labelled twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ir_annotator.domain.outline import RecordRow
from ir_annotator.domain.problem import Problem
from ir_annotator.i18n import translate
from ir_annotator.ui.theme import GRID, room_for
from ir_annotator.ui.widgets.plain import plain_button, plain_label

if TYPE_CHECKING:
    from ir_annotator.workspace.handing_out import Choice, Share

_PARTS = re.compile("[,，、;；\n]+")
_MOST_SEED = 9999


class HandOutDialog(QDialog):
    """Asks what is handed out to whom, and says at once what everybody would get.

    Signals:
        wanted: The Choice that the person made.
    """

    wanted = Signal(object)

    def __init__(
        self,
        rows: Sequence[RecordRow],
        shares: Callable[[Choice], list[Share] | Problem],
        make: Callable[..., Choice],
        parent: QWidget | None = None,
    ) -> None:
        """``shares`` tells what a choice means, ``make`` makes a Choice."""
        super().__init__(parent)
        self.setObjectName("hand_out_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("HandOut", "Hand out work"))
        self.resize(room_for(760, 600))
        self._rows, self._shares, self._make = rows, shares, make
        self.people = QLineEdit()
        self.people.setObjectName("people_field")
        self.people.setPlaceholderText(translate("HandOut", "names, with commas in between; empty: for anybody"))
        self.overlap = _percent("overlap_field", 0)
        self.sample = _percent("sample_field", 100)
        self.seed = QSpinBox()
        self.seed.setObjectName("seed_field")
        self.seed.setRange(0, _MOST_SEED)
        self.list = QListWidget()
        self.list.setObjectName("record_choice")
        self.list.setAccessibleName(translate("HandOut", "Records"))
        self.with_labels = QCheckBox(translate("HandOut", "With the &labels of everybody (else blind)"))
        self.with_labels.setObjectName("with_labels_box")
        self.said = plain_label("shares_text")
        self.write_button = plain_button("write_button", translate("HandOut", "&Write packages…"))
        self.write_button.setDefault(True)
        self.write_button.clicked.connect(self._write)
        self._fill()
        self._arrange()
        self._join()
        self._show()
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        for row in self._rows:
            item = QListWidgetItem(" · ".join(filter(None, (row.code, row.name, row.number or row.file, row.date))))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow(translate("HandOut", "&For"), self.people)
        form.addRow(translate("HandOut", "Labelled &twice, % of the Q&&As"), self.overlap)
        drawn = QHBoxLayout()
        drawn.addWidget(self.sample)
        drawn.addWidget(plain_text(translate("HandOut", "seed")))
        drawn.addWidget(self.seed)
        drawn.addStretch(1)
        words = QLabel(translate("HandOut", "&Sample, % of the records"))
        words.setBuddy(self.sample)
        form.addRow(words, drawn)
        all_button = plain_button("all_button", translate("HandOut", "&All"))
        all_button.clicked.connect(lambda: self._check_all(Qt.CheckState.Checked))
        none_button = plain_button("none_button", translate("HandOut", "&None"))
        none_button.clicked.connect(lambda: self._check_all(Qt.CheckState.Unchecked))
        cancel = plain_button("close_button", translate("HandOut", "&Cancel"))
        cancel.clicked.connect(self.reject)
        choose = QHBoxLayout()
        choose.addWidget(plain_text(translate("HandOut", "Records (Space checks one)")), 1)
        choose.addWidget(all_button)
        choose.addWidget(none_button)
        row = QHBoxLayout()
        row.addWidget(self.with_labels, 1)
        row.addWidget(self.write_button)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addLayout(form)
        layout.addLayout(choose)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.said)
        layout.addLayout(row)

    def _join(self) -> None:
        self.people.textChanged.connect(self._show)
        self.overlap.valueChanged.connect(self._show)
        self.sample.valueChanged.connect(self._show)
        self.seed.valueChanged.connect(self._show)
        self.list.itemChanged.connect(self._show)

    def _check_all(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for number in range(self.list.count()):
            self.list.item(number).setCheckState(state)
        self.list.blockSignals(False)
        self._show()

    def choice(self) -> Choice:
        """Return what the person chose."""
        checked = [
            row.fingerprint
            for number, row in enumerate(self._rows)
            if self.list.item(number).checkState() is Qt.CheckState.Checked
        ]
        everything = len(checked) == len(self._rows)
        sample = self.sample.value()
        return self._make(
            records=() if everything else (*checked, *(() if checked else ("",))),
            percent=None if sample >= self.sample.maximum() else sample,
            seed=self.seed.value(),
            people=tuple(name.strip() for name in _PARTS.split(self.people.text()) if name.strip()),
            overlap=self.overlap.value(),
            with_labels=self.with_labels.isChecked(),
        )

    def _show(self, *_: object) -> None:
        found = self._shares(self.choice()) if self._any_checked() else []
        self.write_button.setEnabled(bool(found) and not isinstance(found, Problem))
        if isinstance(found, Problem):
            self.said.setText(found.cause)
        elif not found:
            self.said.setText(translate("HandOut", "No record is chosen."))
        else:
            self.said.setText("\n".join(_lines(found)))

    def _any_checked(self) -> bool:
        return any(self.list.item(number).checkState() is Qt.CheckState.Checked for number in range(self.list.count()))

    def _write(self) -> None:
        if self.write_button.isEnabled():
            self.wanted.emit(self.choice())


def _lines(shares: list[Share]) -> list[str]:
    """Return what everybody gets, and how much is labelled twice."""
    said = translate("HandOut", "{0}: {1} records, {2} Q&As")
    anybody = translate("HandOut", "whoever opens it")
    lines = [said.format(one.person.name if one.person else anybody, len(one.sizes), one.qas) for one in shares]
    once = {name: size for one in shares for name, size in one.sizes.items()}
    twice = sum(one.qas for one in shares) - sum(once.values())
    if len(shares) > 1:
        lines.append(translate("HandOut", "Labelled twice: {0} of {1} Q&As").format(twice, sum(once.values())))
    return lines


def _percent(name: str, value: float) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setObjectName(name)
    field.setRange(0, 100)
    field.setDecimals(0)
    field.setSingleStep(5)
    field.setValue(value)
    return field


def plain_text(words: str) -> QWidget:
    """Return a label that says something."""
    label = plain_label("")
    label.setText(words)
    label.setWordWrap(False)
    return label
