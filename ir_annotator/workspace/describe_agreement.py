"""Agreement in the analyst's words: each figure with its name, its interval, and what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ir_annotator.domain.agreement.comparison import FEW_QAS, Answered, Comparison, TopicRow
from ir_annotator.domain.agreement.figure import Band, Figure, Undefined
from ir_annotator.domain.agreement.lens import CLAIM_TYPE, PRIMARY_TOPIC
from ir_annotator.domain.agreement.overall import Agreement, Brief
from ir_annotator.domain.agreement.papers import Kappa, Papers
from ir_annotator.domain.outline import RecordRow
from ir_annotator.domain.scheme import Attribute, Scheme, parent_id
from ir_annotator.i18n import language, translate
from ir_annotator.workspace.describe import claim_name, topic_name

NO_FIGURE = "—"


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure: what of, the figure, how many agree without any formula, and what it means.

    ``name`` is stable: ``topics``, ``claims.overlap``, or the id of a judgement or, behind ``claims.``, an attribute.
    ``is_rare`` says that values were given too rarely for an alpha to say much.
    """

    name: str
    title: str
    figure: Figure
    raw: str
    meaning: str
    is_rare: bool = False


def headlines(one: Comparison, scheme: Scheme) -> list[Headline]:
    """Return the figures to look at first, in the order in which Q&As are labelled."""
    topics = one.topics
    found = [
        Headline(
            "topics",
            translate("Agreement", "Topics"),
            topics.alpha,
            translate("Agreement", "exactly the same {0}/{1}").format(topics.identical, topics.n),
            translate(
                "Agreement",
                "Topics in common earn part of the credit, and what chance would bring is taken off. "
                "1 is complete agreement, 0 is no better than chance.",
            ),
        )
    ]
    found += [_answered(answered, scheme, "", _meaning(answered)) for answered in one.judgements]
    return [*found, *_claims(one, scheme)]


def _claims(one: Comparison, scheme: Scheme) -> Iterator[Headline]:
    claims = one.claims
    marks = translate("Agreement", "claims marked: {0}").format(" / ".join(map(str, claims.marks)))
    meaning = translate(
        "Agreement",
        "Text that nobody marked cannot be counted, so nothing is taken off for chance: this is the share that both "
        "marked. How far the three figures are apart tells whether people differ in boundaries or in types.",
    )
    for name, title, figure in (
        ("claims.overlap", translate("Agreement", "Claims: overlapping"), claims.overlap),
        ("claims.overlap_type", translate("Agreement", "Claims: overlapping, same type"), claims.overlap_type),
        ("claims.exact", translate("Agreement", "Claims: exactly the same"), claims.exact),
    ):
        yield Headline(name, title, figure, marks, meaning)
    characters = translate("Agreement", "Character by character: is it marked, and as what.")
    yield Headline(
        "claims.characters", translate("Agreement", "Claims by character"), claims.characters, "", characters
    )
    matched = translate(
        "Agreement", "Only claims that both marked are compared: first whether they are at the same place, then this."
    )
    for answered in claims.attributes:
        yield _answered(answered, scheme, "claims.", matched)


def _answered(answered: Answered, scheme: Scheme, prefix: str, meaning: str) -> Headline:
    raw = translate("Agreement", "the same {0}/{1}").format(answered.equal, answered.n)
    title = asked_name(answered.asked.id, scheme)
    is_rare = bool(answered.rare) and answered.asked.id != PRIMARY_TOPIC
    return Headline(prefix + answered.asked.id, title, answered.alpha, raw, meaning, is_rare)


def _meaning(answered: Answered) -> str:
    if answered.asked.order is not None:
        return translate("Agreement", "One step apart is a small difference, two steps are a large one.")
    return translate("Agreement", "The same or not, and what chance would bring is taken off.")


def asked_name(name: str, scheme: Scheme) -> str:
    """Return what was asked in words: the primary topic, a judgement, the type or an attribute of claims."""
    if name == PRIMARY_TOPIC:
        return translate("Agreement", "Primary topic")
    if name == CLAIM_TYPE:
        return translate("Agreement", "Type of claims")
    attribute = _attribute(name, scheme)
    return attribute.name.in_language(language()) if attribute else name


def _attribute(name: str, scheme: Scheme) -> Attribute | None:
    return next((one for one in (*scheme.judgements, *scheme.attributes) if one.id == name), None)


def value_name(name: str, value: str | int, scheme: Scheme) -> str:
    """Return an answer in words: a topic, a type, or a value of a judgement or attribute."""
    if name == CLAIM_TYPE:
        return claim_name(scheme, str(value))
    attribute = _attribute(name, scheme)
    choice = attribute.choice(value) if attribute else None
    if choice is not None:
        return choice.name.in_language(language())
    return topic_path(str(value), scheme)


def topic_path(topic: str, scheme: Scheme) -> str:
    """Return the name of a topic, that of its parent before it where it has one."""
    return " › ".join(dict.fromkeys((topic_name(scheme, parent_id(topic)), topic_name(scheme, topic))))


def joined(words: Iterable[str]) -> str:
    """Return words as a list in a line."""
    return translate("Agreement", ", ").join(words)


def said_of(what: str, words: str) -> str:
    """Return what is said of something, behind a colon."""
    return translate("Agreement", "{0}: {1}").format(what, words)


def say_value(figure: Figure) -> str:
    """Return a figure with two digits, or a dash where there is none."""
    return NO_FIGURE if figure.value is None else two_digits(figure.value)


def two_digits(value: float) -> str:
    """Return a number with two digits and a true minus; nothing is less than nothing."""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")


def say_interval(figure: Figure) -> str:
    """Return the interval with two digits; nothing where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    return translate("Agreement", "{0} to {1}").format(two_digits(figure.low), two_digits(figure.high))


def say_figure(figure: Figure) -> str:
    """Return a figure with its interval, or why there is none."""
    if figure.reason is not None:
        return translate("Agreement", "— ({0})").format(say_reason(figure.reason))
    interval = say_interval(figure)
    return (
        translate("Agreement", "{0} (95 %: {1})").format(say_value(figure), interval) if interval else say_value(figure)
    )


def say_reason(reason: Undefined) -> str:
    """Return why a figure is undefined."""
    return {
        Undefined.NOTHING_TO_COMPARE: translate("Agreement", "nothing that two people said can be compared"),
        Undefined.NO_VARIATION: translate(
            "Agreement", "everybody gave the same everywhere, so agreement cannot be told from chance"
        ),
        Undefined.INCOMPLETE: translate("Agreement", "somebody's answer is missing"),
    }[reason]


def say_band(figure: Figure) -> str:
    """Return what may be concluded from a figure; nothing where it has no interval."""
    band = figure.band
    return {
        None: "",
        Band.RELIABLE: translate("Agreement", "reliable"),
        Band.TENTATIVE: translate("Agreement", "tentative"),
        Band.REVISE: translate("Agreement", "revise the guide"),
    }[band]


def say_few() -> str:
    """Return why nothing should be concluded yet."""
    return translate("Agreement", "Too few: below {0} Q&As no figure carries a verdict; go by the interval.").format(
        FEW_QAS
    )


def say_drawn(found: Agreement) -> str:
    """Return where the intervals come from; nothing where there are none."""
    if not found.draws:
        return ""
    return translate(
        "Agreement", "Intervals: Q&As drawn anew {0} times (seed {1}); 95 of 100 draws lie between the two ends."
    ).format(found.draws, found.seed)


def say_who(found: Agreement, one: Comparison, names: Mapping[str, str]) -> str:
    """Return who is compared; gold by its name."""
    columns = (*found.annotators, "")
    who = (names.get(columns[column], columns[column]) or gold_name() for column in one.columns)
    return translate("Agreement", "{0} and {1}").format(*who) if len(one.columns) == 2 else ", ".join(who)  # noqa: PLR2004


def gold_name() -> str:
    """Return what the settled labels are called."""
    return translate("Agreement", "Gold")


def to_lines(
    found: Agreement,
    scheme: Scheme,
    names: Mapping[str, str],
    records: Mapping[str, RecordRow],
    papers: Papers | None = None,
) -> Iterator[str]:
    """Yield the figures as plain lines in the reader's language; a tab parts a name from its figure."""
    whole = found.whole
    who = ", ".join(names.get(name, name) for name in found.annotators)
    yield translate("Agreement", "{0}: {1} Q&As that at least two of them are done with").format(who, whole.qas)
    if whole.has_few:
        yield say_few()
    if found.draws:
        yield say_drawn(found)
    yield ""
    last = ""
    for line in headlines(whole, scheme):
        rare = translate("Agreement", "values too rare for a verdict") if line.is_rare else ""
        yield "\t".join(filter(None, (line.title, say_figure(line.figure), line.raw, rare)))
        if line.meaning != last:
            yield f"    {line.meaning}"
        last = line.meaning
    yield from _topic_lines(whole, scheme)
    yield from _other_lines(found, names, records)
    if papers is not None:
        yield from _paper_lines(found, papers, scheme)


def _topic_lines(whole: Comparison, scheme: Scheme) -> Iterator[str]:
    yield ""
    yield translate("Agreement", "Topic by topic: marks of each, both, F₁, alpha")
    for row in topic_rows(whole, scheme):
        marks = " / ".join(map(str, row.marks))
        alpha = translate("Agreement", "too rare") if row.is_rare else say_figure(row.alpha)
        yield f"  {topic_path(row.topic, scheme)}\t{marks}\t{row.both}\t{say_figure(row.f1)}\t{alpha}"
    yield ""
    yield translate("Agreement", "Type by type: claims of each, both, F₁")
    for kind in whole.claims.rows:
        marks = " / ".join(map(str, kind.marks))
        yield f"  {claim_name(scheme, kind.type)}\t{marks}\t{kind.both}\t{say_figure(kind.f1)}"


def topic_rows(one: Comparison, scheme: Scheme) -> list[TopicRow]:
    """Return the rows of topics in the order of the scheme; what it does not know comes last."""
    order = {topic.id: place for place, topic in enumerate(scheme.all_topics())}
    return sorted(one.topics.rows, key=lambda row: order.get(row.topic, len(order)))


def _other_lines(found: Agreement, names: Mapping[str, str], records: Mapping[str, RecordRow]) -> Iterator[str]:
    parts = [(translate("Agreement", "Two by two"), found.pairs if len(found.pairs) > 1 else ())]
    parts += [(translate("Agreement", "Against gold"), found.gold)]
    for title, comparisons in parts:
        if comparisons:
            yield from ("", title)
        for one in comparisons:
            counted = Brief(one.qas, one.topics.alpha, one.topics.identical, one.topics.n, one.claims.overlap)
            yield f"  {say_who(found, one, names)}\t{_brief(counted)}"
    yield from ("", translate("Agreement", "Record by record"))
    for fingerprint, brief in found.records.items():
        yield f"  {records[fingerprint].code} {records[fingerprint].number}\t{_brief(brief)}"
    yield from ("", translate("Agreement", "Week by week"))
    for week, brief in found.weeks.items():
        yield f"  {week or NO_FIGURE}\t{_brief(brief)}"


def _brief(one: Brief) -> str:
    said = translate("Agreement", "{0} Q&As; topics {1}, exactly the same {2}/{3}; claims overlapping {4}")
    return said.format(one.qas, say_value(one.topics), one.identical, one.n, say_value(one.overlap))


def _paper_lines(found: Agreement, papers: Papers, scheme: Scheme) -> Iterator[str]:
    two = len(found.annotators) == 2  # noqa: PLR2004 -- Cohen's is of two
    yield ""
    yield translate("Agreement", "Cohen's kappa") if two else translate("Agreement", "Fleiss' kappa")
    for one in papers.judgements:
        yield f"  {asked_name(one.name, scheme)}\t{_kappa(one)}"
    for one in papers.topics:
        yield f"  {topic_path(one.name, scheme)}\t{_kappa(one)}"
    yield translate("Agreement", "Alpha for unitizing: {0}").format(say_figure(papers.unitizing))


def _kappa(one: Kappa) -> str:
    said = say_figure(one.value)
    if one.weighted is not None:
        said += "\t" + translate("Agreement", "linear weights: {0}").format(say_figure(one.weighted))
    return said
