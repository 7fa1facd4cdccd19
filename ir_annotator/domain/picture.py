"""A picture for a report, drawn by whoever can draw."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A plot: its title, what it says in words for those who do not see it, and itself as SVG and as PNG."""

    title: str
    words: str
    svg: bytes
    png: bytes
