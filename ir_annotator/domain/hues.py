"""The hues of claim types on a light ground: the same in the light theme and in documents."""

from __future__ import annotations

from ir_annotator.domain.scheme import Scheme

CLAIM_HUES = ("#1a62c8", "#632600", "#5a6b4a", "#a73987", "#002e33", "#866000")
"""As ``#rrggbb``, in the order of the scheme's claim types; how they were found stands with the themes."""
NO_HUE = "#5a616c"
"""For a type that the scheme does not know."""
_GROUND = 0.28
"""Share of a hue in the ground under text."""


def claim_hue(scheme: Scheme, type_id: str) -> str:
    """Return the hue of a claim type as ``#rrggbb``; a scheme with more types than hues begins again."""
    ids = [kind.id for kind in scheme.claim_types]
    return CLAIM_HUES[ids.index(type_id) % len(CLAIM_HUES)] if type_id in ids else NO_HUE


def ground(hue: str) -> str:
    """Return what a hue is as a ground on white paper, as ``#rrggbb``: black on it is easy to read."""
    parts = (int(hue[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part * _GROUND + 255 * (1 - _GROUND)):02x}" for part in parts)
