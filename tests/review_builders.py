"""Two annotators' labels on the sample record, invented for comparing: those of the worked example, and those of li.

Topics are of the first level; claims stand on Q&As 9 and 10 only. Twenty differences between wang and li, by Q&A:
1 ops; 2 directness, non_answer, specificity; 3 market; 4 market; 7 rnd; 8 rnd, specificity;
9 rnd, pricing, certainty of 0-26, boundary 70/69-93, boundary 97-125/141, only wang 126-141, type of 150-184,
only li 185-220; 10 boundary 20/28-39, type of 165-178, only wang 202-216.
(non_answer does not arise where directness is settled as direct.)
"""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

from ir_annotator.domain.annotation import Annotation, Claim, Status
from ir_annotator.domain.scheme import parent_id
from ir_annotator.domain.span import Span
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.resources import seeds

LABELS = seeds() / "688787_2025-003.labels.jsonl"
SCHEME = read_scheme(default_scheme_path())

_TOPICS_OF_LI = (
    "perf market | industry market | industry | product | pricing | product competition | compliance product | "
    "competition | competition pricing strategy | competition product rnd supply compliance"
)
_SPECIFICITY_OF_LI = (1, 2, 1, 2, 2, 1, 2, 0, 1, 2)
_CLAIMS_OF_LI = {
    9: "opinion 0 26, fact 27 68, comparison 69 93, commitment 97 141, forecast 150 184, forecast 185 220",
    10: "fact 28 39, fact 124 164, fact 165 178, commitment 328 346, opinion 460 478",
}


def lines_of_wang() -> list[dict]:
    """The worked example as JSON lines, first-level topics, claims on Q&As 9 and 10 only."""
    found = []
    for text in LABELS.read_text("utf-8").splitlines():
        line = json.loads(text)
        line["annotator"] = "wang"
        line["topics"] = list(dict.fromkeys(map(parent_id, line["topics"])))
        line["primary_topic"] = parent_id(line["primary_topic"])
        if line["index"] not in _CLAIMS_OF_LI:
            line["claims"] = []
        found.append(line)
    return found


def lines_of_li() -> list[dict]:
    """What li says about the same Q&As."""
    found = []
    for line, topics in zip(lines_of_wang(), _TOPICS_OF_LI.split("|"), strict=True):
        number = line["index"]
        line["annotator"] = "li"
        line["topics"] = topics.split()
        line["primary_topic"] = topics.split()[0]
        line["judgements"]["specificity"] = _SPECIFICITY_OF_LI[number - 1]
        if number == 2:
            line["judgements"] |= {"directness": "partial", "non_answer": "generalised"}
        line["claims"] = [
            _claim_of_li(line, words.split()) for words in _CLAIMS_OF_LI.get(number, "").split(",") if words
        ]
        found.append(line)
    return found


def _claim_of_li(line: dict, words: list[str]) -> dict:
    kind, start, end = words[0], int(words[1]), int(words[2])
    alike = [claim for claim in line["claims"] if claim["start"] < end and start < claim["end"]]
    like = deepcopy(max(alike, key=lambda claim: min(end, claim["end"]) - max(start, claim["start"]), default=None))
    if like is None:
        like = deepcopy(line["claims"][-1])
    like |= {"id": f"z{line['index']}-{start}", "type": kind, "start": start, "end": end, "note": ""}
    like["text"] = line["answer"][start:end]
    if (line["index"], start) == (9, 0):
        like["attributes"]["certainty"] = "certain"
    return like


SAMPLE_LINES = {"wang": lines_of_wang, "li": lines_of_li}


def write_lines(path: Path, lines: list[dict]) -> Path:
    """Write JSON lines to a file."""
    text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    path.write_text(text, "utf-8")
    return path


def annotation_of(line: dict) -> Annotation:
    """The annotation of a line, with the answer as the whole text."""
    claims = tuple(
        Claim(c["id"], Span(c["start"], c["end"]), c["text"], c["type"], _values(c["attributes"]), c["note"])
        for c in line["claims"]
    )
    judgements = {name: value for name, value in line["judgements"].items() if value is not None}
    return Annotation(tuple(line["topics"]), line["primary_topic"], judgements, claims, closed=Status.DONE)


def _values(attributes: dict) -> dict:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in attributes.items()}


def both(number: int) -> tuple[dict[str, Annotation], str]:
    """What wang and li say about the Q&A with this one-based number, and the text their claims count in."""
    wang, li = lines_of_wang()[number - 1], lines_of_li()[number - 1]
    return {"wang": annotation_of(wang), "li": annotation_of(li)}, wang["answer"]
