"""One Q&A as a reviewer finds it: what annotators say, and what was settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ir_annotator.domain.annotation import Annotation
from ir_annotator.domain.record import QA


@dataclass(frozen=True, slots=True)
class Heard:
    """What one annotator says: the labels and their last event.

    ``changed`` tells that they are others than those she had submitted.
    """

    annotation: Annotation
    head: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class ReviewCase:
    """A Q&A that at least two annotators have submitted.

    Attributes:
        fingerprint: The record.
        record: What the record is called: code and number.
        position: One-based place in the record.
        qa: The Q&A.
        heard: What each annotator says, by id: as she has it now where she is done, else as she had submitted it.
        gold: What was settled, by reviewer.
        returned: To whom it was returned without being resolved yet.
    """

    fingerprint: str
    record: tuple[str, str]
    position: int
    qa: QA
    heard: Mapping[str, Heard]
    gold: Mapping[str, Annotation] = field(default_factory=dict)
    returned: frozenset[str] = frozenset()

    @property
    def heads(self) -> dict[str, str]:
        """The last event of each annotator."""
        return {name: heard.head for name, heard in self.heard.items()}

    def has_news(self, reviewer: str) -> bool:
        """Tell whether somebody says something else than a reviewer's gold has seen."""
        gold = self.gold.get(reviewer)
        seen = gold.decision.seen if gold and gold.decision else {}
        return bool(seen) and any(seen.get(name) != head for name, head in self.heads.items())
