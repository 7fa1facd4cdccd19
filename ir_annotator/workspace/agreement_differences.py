"""In what people differ most often: topics that only some tick, answers that meet, types and attributes of claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ir_annotator.domain.agreement.compared import Scalar
from ir_annotator.domain.agreement.comparison import Answered
from ir_annotator.domain.agreement.lens import CLAIM_TYPE, Asked, Lens
from ir_annotator.domain.agreement.matching import matched, overlaps
from ir_annotator.domain.agreement.overall import Agreement
from ir_annotator.domain.annotation import Claim
from ir_annotator.domain.scheme import Scheme
from ir_annotator.domain.submission import SubmittedQA
from ir_annotator.i18n import translate
from ir_annotator.workspace.agreement_behind import Behind, Sayings
from ir_annotator.workspace.describe_agreement import asked_name, topic_path, value_name


@dataclass(frozen=True, slots=True)
class Difference:
    """One kind of difference, how often it came up, and the Q&As in which it did; of claims also where they differ."""

    title: str
    count: int
    behind: Behind
    claims: ClaimDifference | None = None


@dataclass(frozen=True, slots=True)
class ClaimDifference:
    """Two values that met on claims which overlap."""

    asked: Asked
    pair: tuple[Scalar, Scalar]

    def quotes(self, one: SubmittedQA, found: Agreement, names: Sequence[str], scheme: Scheme) -> list[str]:
        """Return for each person the first claim of hers on which the two values met, with her value."""
        said: dict[str, tuple[Claim, Scalar | None]] = {}
        for a, b in combinations(one.submissions, 2):
            first, second = ([(c.span.start, c.span.end) for c in x.annotation.claims] for x in (a, b))
            for i, j in matched(overlaps(first, second)):
                claims = a.annotation.claims[i], b.annotation.claims[j]
                values = [self._value(claim, found.lens) for claim in claims]
                if sorted(map(str, values)) == sorted(map(str, self.pair)):
                    for who, claim, value in zip((a, b), claims, values, strict=True):
                        said.setdefault(who.annotator, (claim, value))
        line = translate("Report", "{0}: “{1}” – {2}")
        return [
            line.format(names[found.annotators.index(who)], claim.quote, value_name(self.asked.id, value, scheme))
            for who, (claim, value) in said.items()
            if value is not None
        ]

    def _value(self, claim: Claim, lens: Lens) -> Scalar | None:
        given = {**claim.attributes, CLAIM_TYPE: claim.type}
        return lens.value(self.asked, given.get(self.asked.id))


def differences(found: Agreement, scheme: Scheme, names: Sequence[str]) -> list[Difference]:
    """Return every kind of difference, the commonest first; topics are counted by Q&A, the others by pair."""
    said = Sayings(found, scheme, names)
    whole = found.whole
    every = [*_topics(found, scheme, said)]
    for is_claim, asked in ((False, whole.judgements), (True, whole.claims.attributes)):
        for number, answered in enumerate(asked):
            say = said.attribute if is_claim else said.judgement
            for pair, count in unordered(answered, is_both_ways=len(found.columns) > 2).items():  # noqa: PLR2004
                title = _title(answered.asked.id, pair, scheme)
                behind = Behind(title, say(number, pair, either_way=True))
                where = ClaimDifference(answered.asked, pair) if is_claim else None
                every.append(Difference(title, count, behind, where))
    return sorted(every, key=lambda one: -one.count)


def _topics(found: Agreement, scheme: Scheme, said: Sayings) -> Iterator[Difference]:
    counts: Counter[str] = Counter()
    for qa in found.compared:
        sets = [set(topics) for column in found.columns if (topics := qa.topics[column]) is not None]
        if len(sets) > 1:
            counts.update(set.union(*sets) - set.intersection(*sets))
    for topic, count in counts.items():
        title = translate("Report", "Topic {0}: ticked by some only").format(topic_path(topic, scheme))
        yield Difference(title, count, Behind(title, said.topic(found.whole, topic, only_some=True)))


def _title(asked: str, pair: tuple[Scalar, Scalar], scheme: Scheme) -> str:
    one, other = (value_name(asked, value, scheme) for value in pair)
    return translate("Report", "{0}: {1} or {2}").format(asked_name(asked, scheme), one, other)


def unordered(answered: Answered, *, is_both_ways: bool) -> dict[tuple[Scalar, Scalar], int]:
    """Return how often two different values met, whoever gave which; the table may count every pair both ways."""
    found: dict[tuple[Scalar, Scalar], int] = {}
    for (one, other), count in answered.confusion.items():
        if one != other and (other, one) not in found:
            turned = 0 if is_both_ways else answered.confusion.get((other, one), 0)
            found[one, other] = count + turned
    return found
