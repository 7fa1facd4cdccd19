"""Which lane each claim is drawn in, so that overlapping claims never cover one another."""

from __future__ import annotations

from collections.abc import Sequence

from ir_annotator.domain.annotation import Claim


def assign_lanes(claims: Sequence[Claim]) -> dict[str, int]:
    """Return claim id to lane (0 is nearest the text): each takes the first lane that is free where it starts.

    Longer claims that start at the same place come first, so a nested claim lies below the one around it.
    """
    lanes: dict[str, int] = {}
    ends: list[int] = []
    for claim in sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end, claim.id)):
        lane = next((number for number, end in enumerate(ends) if end <= claim.span.start), len(ends))
        if lane == len(ends):
            ends.append(0)
        ends[lane] = claim.span.end
        lanes[claim.id] = lane
    return lanes
