"""How many keys labelling takes: question 9 of the worked example, typed key by key and counted."""

import json

from counting import Counted
from helpers import activate, go_to, marked, stored
from PySide6.QtWidgets import QApplication

from ir_annotator.domain.annotation import Status
from ir_annotator.resources import seeds
from ir_annotator.ui.dialogs.numbers_dialog import NumbersDialog

MOST_PER_DECISION = 1.8
METRIC = "研发投入"


def ninth():
    lines = (seeds() / "688787_2025-003.labels.jsonl").read_text(encoding="utf-8").split("\n")
    return next(row for row in map(json.loads, filter(None, lines)) if row["index"] == 9)


def decisions(row, scheme):
    """Count what a person decides: topics, the primary one, judgements; of each claim place, type, required values."""
    required = [attribute.id for attribute in scheme.attributes if attribute.required]
    values = sum(name in claim["attributes"] for claim in row["claims"] for name in required)
    return len(row["topics"]) + 1 + len(row["judgements"]) + 2 * len(row["claims"]) + values


def said(workspace):
    """What is stored of the Q&A in hand, as the worked example says it, without notes."""
    labels, start = stored(workspace), workspace.qa.answer.start
    claims = [
        (claim.span.start - start, claim.span.end - start, claim.type, json.loads(json.dumps(dict(claim.attributes))))
        for claim in labels.claims
    ]
    return set(labels.topics), labels.primary_topic, dict(labels.judgements), claims


def numbers(qtbot, window, counted, metric):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), NumbersDialog))
    counted.type(metric)
    counted.press("Return")
    activate(qtbot, window)


def test_the_ninth_question_takes_at_most_1_8_keys_a_decision(qtbot, window, workspace, capsys):
    go_to(workspace, 9)
    row, counted = ninth(), Counted()
    counted.press("Y 3  O 1  R 1  J 2 4 2 Return")
    assert marked(window) == row["claims"][0]["text"]
    counted.press("H 4 4 3 3 1 Return")
    counted.press("Right Shift+Right Shift+Right  G 4 2 2 1 2 Return")
    counted.press("Right Shift+Right  D 4 4 1 1 1 Return")
    counted.press("Right Right Shift+Right  A 1 1 1 2 Return")
    counted.press("Right  A 1 1 2 1 Return Escape")
    counted.press("Right Right Shift+Right" + 4 * " Alt+Shift+Right" + "  A 1 Up 1 1 1 2  1")
    numbers(qtbot, window, counted, METRIC)
    counted.press("1 Return")
    claims = [(c["start"], c["end"], c["type"], c["attributes"]) for c in row["claims"]]
    assert said(workspace) == (set(row["topics"]), row["primary_topic"], row["judgements"], claims)
    qa_id = workspace.qa.qa_id
    counted.press("Space")
    assert stored(workspace, qa_id).closed is Status.DONE
    made = decisions(row, workspace.scheme)
    assert made == 49
    with capsys.disabled():
        print(
            f"\nquestion 9: {counted.keys} keys for {made} decisions, {counted.keys / made:.2f} each; "
            f"Shift and Alt pressed {counted.holds} times"
        )
    assert counted.keys / made <= MOST_PER_DECISION
