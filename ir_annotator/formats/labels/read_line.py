"""One labelled Q&A as it was read from a file of any format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ir_annotator.domain.annotation import Annotation, Claim, Layer, Status


class PlacedClaim(NamedTuple):
    """A claim whose span counts from the start of ``field``, ``"question"``, ``"answer"`` or ``"text"``."""

    field: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line as it was read.

    ``qa_id`` and ``fingerprint`` are empty where another tool knows neither: then the text tells which Q&A it is. A
    tool that does not tell question from answer has its text in ``whole``, and claims in it with the field ``"text"``.
    ``annotation`` holds everything but the claims; they wait in ``claims`` until they are found in the record.
    ``file`` and ``number`` (one-based) say where the line stands.
    """

    qa_id: str
    fingerprint: str
    question: str
    answer: str
    annotator: str
    layer: Layer
    status: Status
    annotation: Annotation
    claims: tuple[PlacedClaim, ...]
    scheme: str
    updated_at: str = ""
    seconds: float = 0.0
    whole: str = ""
    file: str = ""
    number: int = 0
