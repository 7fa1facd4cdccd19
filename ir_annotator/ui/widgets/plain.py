"""Text shown as text: Qt guesses rich text in tool tips, so what comes from files is escaped."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton


def plain_tip(text: str) -> str:
    """Return a tool tip that shows ``text`` literally, line by line; empty for empty text."""
    if not text:
        return ""
    lines = "<br>".join(html.escape(line) for line in text.splitlines())
    return f"<qt>{lines}</qt>"


def plain_label(name: str) -> QLabel:
    """Return an empty label for plain text that wraps; ``name`` is its object name."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def plain_button(name: str, words: str) -> QPushButton:
    """Return a button that the keyboard does not make the default of its dialog; ``name`` is its object name."""
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button


def key_button(name: str, words: str) -> QPushButton:
    """Return a button of the line that says what keys do: flat, and never with the keyboard."""
    button = plain_button(name, words.replace("&", "&&"))
    button.setFlat(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
