"""The card of the Hugging Face folder: what is in it, how it came about, and how it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from ir_annotator.domain.holdout import SEED, Split
from ir_annotator.domain.scheme import Attribute, Kind, Name, Scheme
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels.hf_columns import Columns, Feature
from ir_annotator.formats.labels.label_words import claim_name, topic_name
from ir_annotator.formats.labels.preset import About
from ir_annotator.i18n import language, translate

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LARGEST = "1M<n<10M"
_CODE = """```python
from datasets import load_dataset

data = load_dataset("path/to/this/folder")
row = data["train"][0]
for claim in row["claims"]:
    assert row[claim["field"]][claim["start"] : claim["end"]] == claim["text"]
```
"""


@dataclass(slots=True)
class Part:
    """What one split holds."""

    companies: int = 0
    records: int = 0
    rows: int = 0
    claims: int = 0


@dataclass(slots=True)
class Given:
    """How often each label was given, by its id; of judgements and attributes by ``(id, value)``."""

    topics: Counter[str] = field(default_factory=Counter)
    primary: Counter[str] = field(default_factory=Counter)
    judgements: Counter[tuple[str, str]] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    attributes: Counter[tuple[str, str]] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    annotators: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, row: StoredQA, native: Mapping[str, Any]) -> None:
        """Count the labels of a row, given as its native line."""
        self.topics.update(native["topics"])
        self.primary.update(filter(None, [native["primary_topic"]]))
        self.judgements.update(_pairs(native["judgements"]))
        for claim in native["claims"]:
            self.types[claim["type"]] += 1
            self.attributes.update(_pairs(claim["attributes"]))
        self.statuses[row.status] += 1
        self.annotators[row.annotator, row.layer] += 1


def _pairs(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what was said; a list of figures counts as one."""
    return ((key, "" if isinstance(value, list) else str(value)) for key, value in values.items() if value is not None)


def card(about: About, parts: Mapping[Split, Part], given: Given) -> str:
    """Return the card as Markdown with its head."""
    head = yaml.safe_dump(_head(about, parts), allow_unicode=True, sort_keys=False, width=120)
    body = [*_summary(about, parts), *_use(), *_labels(about.scheme, given), *_columns()]
    body += [*_agreement(about), *_source(about)]
    return f"---\n{head}---\n\n" + "\n".join(body) + "\n"


def _head(about: About, parts: Mapping[Split, Part]) -> dict[str, Any]:
    rows = sum(part.rows for part in parts.values())
    features = [_described(name, feature) for name, feature in Columns(about.scheme).features().items()]
    return {
        "license": "unknown",
        "language": ["zh"],
        "pretty_name": " ".join(about.project.split()) or "IR Annotator",
        "task_categories": ["text-classification", "token-classification"],
        "tags": ["finance", "investor-relations"],
        "size_categories": [next((name for most, name in _SIZES if rows < most), _LARGEST)],
        "configs": [
            {
                "config_name": "default",
                "data_files": [{"split": str(split), "path": f"{split}.jsonl"} for split in parts],
            }
        ],
        "dataset_info": {"features": features},
    }


def _described(name: str, feature: Feature) -> dict[str, Any]:
    """Return a column as the head of a card describes it."""
    if isinstance(feature, str):
        return {"name": name, "dtype": feature}
    if isinstance(feature, dict):
        return {"name": name, "struct": [_described(*each) for each in feature.items()]}
    (inner,) = feature
    return {"name": name, "list": inner if isinstance(inner, str) else [_described(*each) for each in inner.items()]}


def _summary(about: About, parts: Mapping[Split, Part]) -> Iterator[str]:
    yield _heading(1, _cell(about.project) or translate("Card", "Labelled activity records"))
    said = translate(
        "Card",
        "Questions and answers of investor-relations activity records (投资者关系活动记录表), labelled with {0}.",
    )
    yield said.format(about.program or "IR Annotator") + "\n"
    yield (
        translate("Card", "Licence: not stated yet. Say under “license” above under what terms this may be used.")
        + "\n"
    )
    columns = (translate("Card", "split"), translate("Card", "companies"), translate("Card", "records"))
    more = (translate("Card", "rows"), translate("Card", "claims"))
    rows = [(split, part.companies, part.records, part.rows, part.claims) for split, part in parts.items()]
    yield from _table((*columns, *more), rows)
    said = translate(
        "Card", "A row is one Q&A with the labels of one annotator. No company is in two splits (drawn with seed {0})."
    )
    yield said.format(SEED) + "\n"
    if len(parts) < len(Split):
        yield translate("Card", "There are too few companies for all of train, validation and test.") + "\n"


def _use() -> Iterator[str]:
    yield _heading(2, translate("Card", "Use"))
    yield _CODE


def _labels(scheme: Scheme, given: Given) -> Iterator[str]:
    yield _heading(2, translate("Card", "Labels"))
    said = translate("Card", "Label scheme {0}; `scheme.yaml` has every definition.")
    yield said.format(f"`{scheme.ref}`") + "\n"
    count = translate("Card", "rows")
    label = translate("Card", "label")
    yield _heading(3, translate("Card", "Topics"))
    topics = [
        (f"`{key}`", topic_name(scheme, key), n, given.primary[key])
        for key, n in _ordered(given.topics, _topics(scheme))
    ]
    yield from _table((label, translate("Card", "name"), count, translate("Card", "as primary topic")), topics)
    yield _heading(3, translate("Card", "Judgements"))
    yield from _values(given.judgements, scheme.judgements, count)
    yield _heading(3, translate("Card", "Claims"))
    types = [
        (f"`{key}`", claim_name(scheme, key), n) for key, n in _ordered(given.types, [k.id for k in scheme.claim_types])
    ]
    yield from _table((translate("Card", "type"), translate("Card", "name"), translate("Card", "claims")), types)
    yield from _values(given.attributes, scheme.attributes, translate("Card", "claims"))
    yield _heading(3, translate("Card", "Who labelled"))
    people = [(who or "–", layer, n) for (who, layer), n in sorted(given.annotators.items())]
    yield from _table((translate("Card", "annotator"), translate("Card", "layer"), count), people)
    yield from _table((translate("Card", "status"), count), sorted(given.statuses.items()))


def _topics(scheme: Scheme) -> list[str]:
    return [topic.id for topic in scheme.all_topics()]


def _values(given: Mapping[tuple[str, str], int], asked: Sequence[Attribute], count: str) -> Iterator[str]:
    """Yield a table of the values of judgements or attributes, in the order of the scheme."""
    known = {one.id: one for one in asked}
    order = [(one.id, str(choice.id)) for one in asked for choice in one.choices]
    rows = []
    for (key, value), n in _ordered(given, order):
        attribute = known.get(key)
        choices = {str(each.id): each.name for each in attribute.choices} if attribute else {}
        said = translate("Card", "figures given") if attribute and attribute.kind is Kind.NUMBERS else value
        name = _say(choices[value]) if value in choices else ""
        rows.append((f"`{key}`", _say(attribute.name) if attribute else "", said, name, n))
    head = (
        translate("Card", "label"),
        translate("Card", "name"),
        translate("Card", "value"),
        translate("Card", "meaning"),
    )
    yield from _table((*head, count), rows)


def _columns() -> Iterator[str]:
    yield _heading(2, translate("Card", "Columns"))
    for said in (
        translate(
            "Card",
            "`start` and `end` count Unicode code points in the column that `field` names; `end` is exclusive.",
        ),
        translate("Card", "What was not said is an empty text, or -1 where the ids of values are numbers."),
        translate("Card", "Days and times are ISO 8601 in the basic form: 20250312, 20250312T101500Z."),
        translate("Card", "Lists of figures are JSON in a text; `_other` is JSON with what the scheme does not know."),
        translate(
            "Card",
            "`layer` is `gold` for what was settled; then `decision` is JSON that says by whom and why.",
        ),
    ):
        yield f"- {said}"
    yield ""


def _agreement(about: About) -> Iterator[str]:
    yield _heading(2, translate("Card", "Agreement"))
    if not about.agreement and not about.agreement_remarks:
        yield translate("Card", "Not computed for this export.") + "\n"
    for remark in about.agreement_remarks:
        yield _cell(remark) + "\n"
    if about.agreement:
        head = (translate("Card", "of what"), translate("Card", "figure"), translate("Card", "without a formula"))
        yield from _table(head, about.agreement)


def _source(about: About) -> Iterator[str]:
    yield _heading(2, translate("Card", "Source"))
    yield translate(
        "Card", "The records are public disclosures of listed companies; the labels are the annotators' work."
    )
    yield translate("Card", "Made by {0}.").format(about.program or "IR Annotator")


def _ordered(given: Mapping[Any, int], order: Iterable[Any]) -> list[tuple[Any, int]]:
    """Return what was given at least once, in this order, what is not in it last."""
    places = {key: place for place, key in enumerate(order)}
    return sorted(
        ((key, n) for key, n in given.items() if n), key=lambda one: (places.get(one[0], len(places)), one[0])
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    rows = list(rows)
    if not rows:
        yield translate("Card", "None.") + "\n"
        return
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for cells in rows:
        yield f"| {' | '.join(_cell(str(cell)) for cell in cells)} |"
    yield ""


def _heading(level: int, words: str) -> str:
    return f"{'#' * level} {words}\n"


def _cell(text: str) -> str:
    """Return a text that ends no cell and begins no markup."""
    line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "|<[*_#" and not line.startswith("`") else sign for sign in line)


def _say(name: Name) -> str:
    return name.in_language(language())
