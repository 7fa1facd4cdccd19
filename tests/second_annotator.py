"""A second, invented annotator of the sample record, beside the worked example: what both agree on is known by heart.

``a`` is the worked example, ``b`` the other one. In answers 9 and 10 b marks claims of her own, in the others the same.
"""

from __future__ import annotations

from cli_helpers import RECORD, example, run, write_lines

TOPICS = [
    "perf market",
    "industry market",
    "industry",
    "product",
    "pricing",
    "product competition",
    "compliance product",
    "competition",
    "competition pricing strategy",
    "competition product rnd supply compliance",
]
PARTIAL = (2, 9)
SPECIFICITY = "1212212012"
SPANS = {
    9: "0-26:opinion 27-68:fact 69-93:comparison 97-141:commitment 150-184:forecast 185-220:forecast",
    10: "28-39:fact 124-164:fact 165-178:fact 328-346:commitment 460-478:opinion",
}
ATTRIBUTES = {"subject": "company", "time_frame": "present", "polarity": "positive", "certainty": "certain"}


def line_of_b(number, line, name="b"):
    """What b says about one Q&A (one-based), as a line of native JSONL made from a's."""
    topics = TOPICS[number - 1].split()
    partial = number in PARTIAL
    judgements = {"directness": "partial" if partial else "direct", "specificity": int(SPECIFICITY[number - 1])}
    judgements["non_answer"] = "conditional" if partial else None
    own = [claim_of_b(number, at, word, line) for at, word in enumerate(SPANS.get(number, "").split())]
    return {
        **line,
        "annotator": name,
        "topics": topics,
        "primary_topic": topics[0],
        "judgements": judgements,
        "claims": own or line["claims"],
    }


def claim_of_b(number, at, word, line):
    place, kind = word.split(":")
    start, end = map(int, place.split("-"))
    attributes = ATTRIBUTES | {"verifiability": "checkable"}
    where = {"id": f"b{number}-{at}", "field": "answer", "start": start, "end": end}
    return {**where, "text": line["answer"][start:end], "type": kind, "attributes": attributes}


def two_annotators(folder, name="two.irdb"):
    """A project in which a and b are done with all ten Q&As of the sample."""
    both = [one for n, line in enumerate(example(), 1) for one in ({**line, "annotator": "a"}, line_of_b(n, line))]
    project = folder / name
    run("import", project, RECORD)
    run("annotations", project, write_lines(folder / "two.jsonl", both))
    return project


def third_annotator(folder, project, numbers, name="c"):
    """Let one more be done with some Q&As (one-based), saying what b says."""
    lines = [line_of_b(n, line, name) for n, line in enumerate(example(), 1) if n in numbers]
    run("annotations", project, write_lines(folder / f"{name}.jsonl", lines))
