"""PySide6 6.12.0 drops a reference of None with every call on Python 3.11 and aborts after some thousand."""

import sys

from PySide6.QtWidgets import QLabel


def test_the_binding_keeps_none_alive(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("a")
    before = sys.getrefcount(None)
    for number in range(500):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 100
