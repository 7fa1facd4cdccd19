"""Text shown as text: Qt guesses rich text in tool tips, so what comes from files is escaped."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """Return a tool tip that shows ``text`` literally, line by line; empty for empty text."""
    if not text:
        return ""
    lines = "<br>".join(html.escape(line) for line in text.splitlines())
    return f"<qt>{lines}</qt>"
