"""Submissions: what people independently said about a Q&A when done with it. Agreement is computed on them."""

from __future__ import annotations

from dataclasses import dataclass

from ir_annotator.domain.annotation import Annotation
from ir_annotator.domain.record import QA


@dataclass(frozen=True, slots=True)
class Submission:
    """What one annotator said about one Q&A when done with it, before anybody settled anything.

    ``at`` is the UTC time of it as ``YYYY-MM-DDTHH:MM:SSZ``; empty where it is not known.
    """

    annotator: str
    annotation: Annotation
    at: str = ""


@dataclass(frozen=True, slots=True)
class SubmittedQA:
    """One Q&A with everybody's submissions, ordered by the annotators' ids, and what was settled, if it was."""

    fingerprint: str
    qa: QA
    submissions: tuple[Submission, ...]
    gold: Annotation | None = None
