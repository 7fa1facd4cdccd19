"""What the list and the cards show of the Q&A in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ir_annotator.domain.adjudication import gold_answer, is_settled
from ir_annotator.domain.annotation import Answer, Claim, How, Part
from ir_annotator.domain.comparing import Point, distinct, same
from ir_annotator.domain.rules import field_of
from ir_annotator.domain.span import Span
from ir_annotator.i18n import translate
from ir_annotator.ui.review.answers import Card
from ir_annotator.ui.review.point_list import PointRow
from ir_annotator.ui.review.verbs import COLUMN_KEYS, REASON_KEYS
from ir_annotator.workspace.describe import claim_name
from ir_annotator.workspace.review_words import say_answer, say_kind, say_point, say_reason
from ir_annotator.workspace.reviewing import Reviewing

_LETTERS = "abcdefghij"
NOTHING, OPEN = "–", "·"


def point_rows(review: Reviewing) -> list[PointRow]:
    """Return a line for each point that is reviewed."""
    return [_row(review, point) for point in review.points()]


def _row(review: Reviewing, point: Point) -> PointRow:
    comparison = review.comparison
    assert comparison  # noqa: S101 -- it has points
    others = _of_others(review, point)
    is_open, marks = review.is_open(point), _marks(point, others)
    sign = "○" if is_open else "✓" if point.is_agreed else "●"
    words = say_point(point, comparison)
    said = [f"{name}: {say(review, point, answer)}" for name, answer in zip(review.names(), point.answers, strict=True)]
    said += [f"{other.name}: {_say_other(review, point, other)}" for other in others]
    settled = translate("Review", "open") if is_open else say(review, point, review.settled_answer(point))
    spoken = "\n".join([words, say_kind(point), *said, translate("Review", "gold: {0}").format(settled)])
    answers = (*point.answers, *(other.answer for other in others))
    gold = _gold_mark(review, point, marks, answers)
    return PointRow(point.position, sign, words, marks, gold, spoken, is_open, len(others))


@dataclass(frozen=True, slots=True)
class _Other:
    """What another reviewer settled at a point, if she did."""

    name: str
    is_settled: bool
    answer: Answer | None


def _of_others(review: Reviewing, point: Point) -> list[_Other]:
    comparison = review.comparison
    assert comparison  # noqa: S101 -- it has points
    return [
        _Other(name, is_settled(point, gold, comparison), gold_answer(point, gold, comparison))
        for name, gold in zip(review.other_names(), review.other_gold.values(), strict=True)
    ]


def _say_other(review: Reviewing, point: Point, other: _Other) -> str:
    return say(review, point, other.answer) if other.is_settled else translate("Review", "open")


def _marks(point: Point, others: Sequence[_Other]) -> tuple[str, ...]:
    """Return a mark for each answer: a tick where all who say anything say the same, else a letter."""
    answers = [*point.answers, *(other.answer for other in others)]
    different = distinct(answers)
    is_one = len(different) == 1 or point.position.part is Part.CLAIM
    marks = [NOTHING if one is None else "✓" if is_one else _letter(different, one) for one in answers]
    theirs = [
        mark if other.is_settled else OPEN for mark, other in zip(marks[len(point.answers) :], others, strict=True)
    ]
    return (*marks[: len(point.answers)], *theirs)


def _letter(different: Sequence[Answer], answer: Answer) -> str:
    return next(_LETTERS[place] for place, other in enumerate(different) if same(answer, other))


def _gold_mark(review: Reviewing, point: Point, marks: tuple[str, ...], answers: Sequence[Answer | None]) -> str:
    if review.is_open(point):
        return OPEN
    answer = review.settled_answer(point)
    if answer is None:
        return NOTHING
    if point.position.part is Part.CLAIM:
        return "✓"
    return next((mark for mark, other in zip(marks, answers, strict=True) if same(answer, other)), "*")


def say(review: Reviewing, point: Point, answer: Answer | None) -> str:
    """Return an answer in words; a place in the text counted from the start of question or answer."""
    comparison, case = review.comparison, review.case
    assert comparison  # noqa: S101 -- it has points
    if isinstance(answer, Span) and case:
        home = field_of(answer, case.qa.question, case.qa.answer)
        place = home[1] if home else answer
        return f"{place.start}–{place.end}  “{_ends(answer.of(comparison.text))}”"
    if isinstance(answer, Claim):
        return f"{claim_name(comparison.scheme, answer.type)}  “{_ends(answer.quote)}”"
    return say_answer(answer, point.position, comparison)


def _ends(text: str) -> str:
    """Return how a stretch of text begins and ends: boundaries are compared by that."""
    line = " ".join(text.split())
    return line if len(line) <= 18 else f"{line[:8]}…{line[-8:]}"  # noqa: PLR2004 -- what fits


def title(review: Reviewing) -> str:
    """Return what stands above the answers: the point in hand, or that all is settled."""
    point, comparison = review.point, review.comparison
    if point is None or comparison is None:
        return ""
    words = f"{say_point(point, comparison)} · {say_kind(point)}"
    proposed = review.proposed(point)
    if proposed:
        count = f"{len(proposed.taken_from)}/{len(point.answers)}"
        words += " · " + translate("Review", "majority {0}: Enter").format(count)
    return words


def long_cards(review: Reviewing) -> list[Card]:
    """Return what each annotator says at the point in hand."""
    point = review.point
    if point is None:
        return []
    settled = None if review.is_open(point) else review.settled_answer(point)
    ruling, proposed = review.ruling(point), review.proposed(point)
    nothing = settled is None and not review.is_open(point) and ruling is not None and ruling.how is not How.NONE
    cards = []
    annotators = review.comparison.annotators if review.comparison else ()
    for place, (who, answer) in enumerate(zip(annotators, point.answers, strict=True)):
        taken = nothing if answer is None else _is_taken(point, answer, settled)
        words = say(review, point, answer)
        key = COLUMN_KEYS[place] if place < len(COLUMN_KEYS) else ""
        tip = answer.quote if isinstance(answer, Claim) else words
        is_majority = proposed is not None and who in proposed.taken_from
        cards.append(Card(key, review.name_of(who), words, taken=taken, proposed=is_majority, tip=tip))
    for place, other in enumerate(_of_others(review, point), len(annotators)):
        key = COLUMN_KEYS[place] if place < len(COLUMN_KEYS) and other.is_settled else ""
        taken = other.is_settled and _is_taken(point, other.answer, settled) if other.answer is not None else False
        cards.append(Card(key, other.name, _say_other(review, point, other), taken=taken))
    if ruling and ruling.how is How.OWN and settled is not None:
        cards.append(Card("O", translate("Review", "own"), say(review, point, settled), taken=True))
    return cards


def _is_taken(point: Point, answer: Answer, settled: Answer | None) -> bool:
    if point.position.part is Part.CLAIM:
        return settled is not None
    return settled is not None and same(answer, settled)


def short_cards(review: Reviewing) -> list[list[Card]]:
    """Return the other answers, the reasons and the note, each row side by side."""
    point = review.point
    if point is None:
        return []
    ruling = review.ruling(point)
    how = ruling.how if ruling else None
    others = [
        Card("0", "", translate("Review", "none is right"), taken=how is How.NONE),
        Card("O", "", translate("Review", "own answer"), taken=how is How.OWN),
        Card(".", "", translate("Review", "leave open"), taken=how is How.OPEN),
    ]
    reason = ruling.reason if ruling and ruling.reason else review.decide.reason
    reasons = [Card(key, "", say_reason(one), taken=one is reason) for key, one in REASON_KEYS.items()]
    note = ruling.note if ruling else ""
    return [others, reasons, [Card("N", "", note or translate("Review", "note"), taken=bool(note), tip=note)]]
