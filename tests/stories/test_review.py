"""Review: two people label, a third one compares, settles by keyboard and exports gold; figures stay as they were."""

import json
import shutil
from contextlib import contextmanager

import pytest
from cli_helpers import exported, run
from conftest import shown_window
from counting import Counted
from helpers import go_to, press_keys, stored, type_text
from review_helpers import labelled_by_two, start_review

from ir_annotator.domain.annotation import Status
from ir_annotator.workspace.review_rows import Scope, State
from ir_annotator.workspace.settings import Settings
from ir_annotator.workspace.workspace import Workspace

MOST_PER_DIFFERENCE = 1.5
DIFFERENCES = 20


@pytest.fixture
def path(sample_project, tmp_path):
    shutil.copy(sample_project, tmp_path / "review.irdb")
    return tmp_path / "review.irdb"


@pytest.fixture
def at_desk(qtbot, light, schemes_read_once, path):
    """Sit somebody down at her own window on the project; whoever sat there before has closed hers."""

    @contextmanager
    def sit(name):
        workspace = Workspace(Settings(annotator=name, device=f"{name}-desk", language="en", theme="light"))
        workspace.open_project(path)
        window = shown_window(qtbot, workspace)
        window.bench.read()
        yield window
        window.close()
        workspace.shut_down()

    return sit


def agreement(path):
    said = json.loads(run("agreement", path, "--annotator", "wang", "--annotator", "li", "--json").stdout)
    return {name: said[name] for name in ("qas", "topics", "judgements", "claims", "pairs")}


def claims(line):
    return [(claim["start"], claim["end"], claim["type"]) for claim in line["claims"]]


def check_gold(gold):
    """What the exported gold says, Q&A by Q&A; wang's labels are those of the worked example."""
    topics = {line["index"]: line["topics"] for line in gold}
    assert topics == {
        1: ["perf", "ops", "market"],
        2: ["market", "industry"],
        3: ["industry"],
        4: ["product", "market"],
        5: ["pricing"],
        6: ["product", "competition"],
        7: ["product", "rnd", "compliance"],
        8: ["rnd", "competition"],
        9: ["rnd", "competition", "strategy"],
        10: ["product", "rnd", "competition", "supply", "compliance"],
    }
    assert claims(gold[8]) == [
        (0, 26, "opinion"),
        (27, 68, "fact"),
        (70, 93, "comparison"),
        (97, 125, "commitment"),
        (126, 141, "commitment"),
        (150, 184, "commitment"),
    ]
    assert gold[8]["claims"][0]["attributes"]["certainty"] == "conditional"
    assert claims(gold[9]) == [
        (20, 39, "fact"),
        (124, 164, "fact"),
        (165, 178, "fact"),  # li's type
        (202, 216, "fact"),
        (328, 346, "commitment"),
        (460, 478, "opinion"),
    ]
    assert gold[1]["judgements"] == {"directness": "partial", "non_answer": "generalised", "specificity": 2}
    assert gold[7]["judgements"]["specificity"] == 1
    assert gold[8]["decision"] == {
        "source": "adjudicated",
        "by": "zhao",
        "from": ["wang"],
        "reason": "boundary, guideline_unclear",
    }
    assert gold[9]["decision"]["from"] == ["wang", "li"]
    assert [line["index"] for line in gold if line["decision"]["source"] == "unanimous"] == [5, 6]


def test_twenty_differences_are_settled_by_keyboard_and_the_figures_stay(qtbot, at_desk, path, capsys):
    labelled_by_two(path)
    before = agreement(path)
    counted = Counted()
    with at_desk("zhao") as window:
        queue = window.workspace.review.queue
        with qtbot.waitSignal(queue.loaded):
            counted.press("F8")
        assert sum(row.differences[Scope.ALL] for row in queue.rows) == DIFFERENCES
        # the worst Q&A comes first; 1 is li, 2 is wang
        counted.press("2 2  2  B 2  2 2  G 2  0  Space")  # 9: topics, certainty, boundaries, a claim, its type; none
        counted.press("Ctrl+1  Space")  # 2: li is right in all three judgements
        counted.press("2  1  2  Space")  # 10: boundary, type, a claim that only wang has
        counted.press("Ctrl+2  Space")  # 8
        counted.press("2  Space  1  Space  2  Space  2")  # 1: ops in; 3: market out; 4: market in; 7: rnd in
        assert queue.waiting == 0
        assert {row.state for row in queue.rows} == {State.SETTLED}
        press_keys("U")  # where nothing differs
        qtbot.waitUntil(lambda: window.pages.page("review").asking.is_asking)
        with qtbot.waitSignal(queue.loaded):
            press_keys("1")
    per_difference = counted.keys / DIFFERENCES
    with capsys.disabled():
        print(f"\n{counted.keys} keys for {DIFFERENCES} differences, {per_difference:.2f} each")
    assert per_difference <= MOST_PER_DIFFERENCE
    check_gold(exported(path, "--gold", "--status", "done"))
    assert agreement(path) == before


def test_both_label_in_their_own_window_one_is_asked_back_and_both_versions_are_kept(qtbot, at_desk, path):
    for name, keys in (("wang", "Q 1 W  J 3 2 Return  Space"), ("li", "Q 1  J 3 3 Return  Space")):
        with at_desk(name) as window:
            press_keys(keys)
            go_to(window.workspace, 1)
            assert stored(window.workspace).status is Status.DONE
    before = agreement(path)
    with at_desk("zhao") as window:
        page = start_review(qtbot, window)
        assert [row.words for row in page.points.points.rows if row.is_open] == [
            "topic Operations & orders",
            "Specificity",
        ]
        press_keys("2")
        press_keys("R 1")
        type_text(page.asking.line, "有没有数字？")
        press_keys("Return")
    with at_desk("li") as window:
        press_keys("F9")
        assert "有没有数字？" in window.bench.threads.said.text()
        press_keys("W  J Down 2 Return  Ctrl+Shift+R  Space")
        go_to(window.workspace, 1)
        assert stored(window.workspace).topics == ("perf.revenue", "ops")
    with at_desk("zhao") as window:
        page = start_review(qtbot, window)
        assert page.review.queue.row(page.review.case.qa.qa_id).state is State.NEWS
        assert page.review.open_points() == []  # li has come round
        press_keys("Ctrl+Z")
        assert [row.words for row in page.points.points.rows if row.is_open] == []  # nor is anything to be decided then
        press_keys("Space")
    assert agreement(path) == before  # what li had submitted counts, not what she was asked to change


def test_what_one_reviewer_settled_another_one_takes_over_by_key(qtbot, at_desk, path):
    labelled_by_two(path)
    with at_desk("zhao") as window:
        start_review(qtbot, window)
        press_keys("2 0")  # the worst Q&A: research is in, pricing is out; the rest stays open
    with at_desk("qian") as window:
        page = start_review(qtbot, window)
        assert [one.full for one in page.heads._columns] == ["李", "王", "gold of zhao"]
        assert [name for _, name in page.text._page.lane_names] == ["gold", "李", "王", "◆zhao"]
        rows = page.points.points.rows
        assert [(rows[n].marks, rows[n].gold) for n in (0, 2, 8)] == [
            (("–", "✓", "✓"), "·"),
            (("✓", "–", "–"), "·"),
            (("a", "b", "·"), "·"),  # which she left open
        ]
        assert [(card.key, card.name, card.answer) for card in page.cards.cards[:3]] == [
            ("1", "李", "–"),
            ("2", "王", "✓"),
            ("3", "gold of zhao", "✓"),
        ]
        press_keys("3 1")  # pricing is in, against zhao
        assert page.review.queue.rows[0].state is State.DISPUTED
        assert page.points.currentIndex().row() == 8
        press_keys("3")  # there is nothing to take
        assert page.points.currentIndex().row() == 8
        press_keys("Up Up Up Up Up Up 3")
        assert page.review.queue.rows[0].state is State.STARTED
