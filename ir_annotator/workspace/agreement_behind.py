"""The Q&As behind a figure: which they are, and what each person said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ir_annotator.domain.agreement.compared import ClaimPair, ComparedQA, Scalar
from ir_annotator.domain.agreement.comparison import Comparison
from ir_annotator.domain.agreement.overall import Agreement
from ir_annotator.domain.scheme import Scheme
from ir_annotator.i18n import translate
from ir_annotator.workspace.describe_agreement import NO_FIGURE, joined, said_of, topic_path, value_name


@dataclass(frozen=True, slots=True)
class Behind:
    """The Q&As behind a figure: what they are, and what people said of each; ``said`` is empty where one is not."""

    title: str
    said: Callable[[ComparedQA], str]


class Sayings:
    """Says in a line what people said of a Q&A; empty where it has nothing to do with what was asked for."""

    def __init__(self, found: Agreement, scheme: Scheme, names: Sequence[str]) -> None:
        self._found, self._scheme, self._names = found, scheme, names

    def _each(self, said: Mapping[int, str]) -> str:
        return "   ".join(said_of(self._names[column], words) for column, words in said.items())

    def topics(self, qa: ComparedQA) -> str:
        """Return everybody's topics."""
        given = {column: topics for column in qa.present if (topics := qa.topics[column]) is not None}
        names = {column: joined(topic_path(one, self._scheme) for one in topics) for column, topics in given.items()}
        return self._each({column: words or NO_FIGURE for column, words in names.items()})

    def topic(self, one: Comparison, topic: str, *, only_some: bool = False) -> Callable[[ComparedQA], str]:
        """Say who gave a topic and who did not; ``only_some`` leaves out where everybody did."""

        def say(qa: ComparedQA) -> str:
            given = {column: topic in topics for column in one.columns if (topics := qa.topics[column]) is not None}
            if len(given) < 2 or not any(given.values()) or (only_some and all(given.values())):  # noqa: PLR2004
                return ""
            return self._each({column: "✓" if yes else NO_FIGURE for column, yes in given.items()})

        return say

    def judgement(
        self, number: int, pair: tuple[Scalar, Scalar], *, either_way: bool = False
    ) -> Callable[[ComparedQA], str]:
        """Say how people judged where two values met; ``either_way`` whoever gave which, always of more than two."""
        asked = self._found.lens.judgements[number].id

        def say(qa: ComparedQA) -> str:
            given = {c: value for c in self._found.columns if (value := qa.answers[number][c]) is not None}
            if not self._met(pair, combinations(given.values(), 2), either_way=either_way):
                return ""
            return self._each({column: value_name(asked, value, self._scheme) for column, value in given.items()})

        return say

    def attribute(
        self, number: int, pair: tuple[Scalar, Scalar], *, either_way: bool = False
    ) -> Callable[[ComparedQA], str]:
        """Say how many claims people marked where two values of matched claims met, as ``judgement`` does."""

        def say(qa: ComparedQA) -> str:
            met = (values[number] for claims in self._pairs(qa, self._found.columns) for values in claims.values)
            return self.claims(qa) if self._met(pair, met, either_way=either_way) else ""

        return say

    def _met(
        self,
        pair: tuple[Scalar, Scalar],
        pairs: Iterable[tuple[Scalar | None, Scalar | None]],
        *,
        either_way: bool,
    ) -> bool:
        """Tell whether two values met."""
        turned = either_way or len(self._found.columns) > 2  # noqa: PLR2004 -- of two it is known whose is whose
        wanted = {pair, pair[::-1]} if turned else {pair}
        return any(one in wanted for one in pairs)

    def claims(self, qa: ComparedQA) -> str:
        """Return how many claims each marked, and how many pairs overlap."""
        counts = {column: n for pair in qa.claims for column, n in zip(pair.columns, pair.counts, strict=True)}
        if not any(counts.values()):
            return ""
        overlapping = translate("Agreement", "overlapping: {0}").format(sum(pair.overlapping for pair in qa.claims))
        return self._each({column: str(n) for column, n in counts.items()}) + f"   {overlapping}"

    def kind(self, one: Comparison, kind: str) -> Callable[[ComparedQA], str]:
        """Say how many claims of a type each marked."""

        def say(qa: ComparedQA) -> str:
            said: dict[int, str] = {}
            for pair in self._pairs(qa, one.columns):
                for name, *counts, _both in pair.by_type:
                    if name == kind:
                        said.update({column: str(n) for column, n in zip(pair.columns, counts, strict=True)})
            return self._each(said)

        return say

    @staticmethod
    def _pairs(qa: ComparedQA, columns: Sequence[int]) -> list[ClaimPair]:
        return [pair for pair in qa.claims if set(pair.columns) <= set(columns)]
