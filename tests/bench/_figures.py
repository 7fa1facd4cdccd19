"""Medians, percentiles and how they are printed, the same for every bench."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence


def median(samples: Sequence[float]) -> float:
    """The middle sample: half were faster."""
    return statistics.median(samples)


def p95(samples: Sequence[float]) -> float:
    """The sample that 95 of 100 stay below; at least the largest but one of twenty."""
    return sorted(samples)[min(len(samples) - 1, int(0.95 * len(samples)))]


def row(name: str, samples: Sequence[float], yardstick: Sequence[float] | None = None) -> str:
    """One line: name, median, p95 and maximum of milliseconds, and how many times the yardstick's median."""
    figures = f"{name:34} {median(samples):8.2f} {p95(samples):8.2f} {max(samples):8.2f}"
    return f"{figures}  {median(samples) / median(yardstick):6.2f} x" if yardstick else figures


def head(what: str) -> str:
    """The line above the rows."""
    return f"{what:34} {'median':>8} {'p95':>8} {'max':>8}  ratio of medians   (ms)"


def verdict(name: str, value: float, bar: float) -> bool:
    """Say whether a figure keeps its bar, and return it."""
    kept = value <= bar
    print(f"{name}: {value:.2f}, bar {bar:g}: {'kept' if kept else 'MISSED'}")
    return kept


def leave(kept: bool) -> None:
    """End with status 0 if every bar was kept, else 1."""
    sys.exit(0 if kept else 1)
