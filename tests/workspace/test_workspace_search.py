"""The search box without a window: answers come page by page, old ones are dropped, the index follows the records."""

import pytest
from helpers import go_to
from workspace_helpers import qa_ids

from ir_annotator.domain.edits import SetNote
from ir_annotator.domain.query import QueryFault
from ir_annotator.store.project import Project
from ir_annotator.workspace.search import Sort


@pytest.fixture
def ask(qtbot, workspace):
    """Return a function that asks a query, waits for the answer, and returns the positions of what was found."""

    def ask(text):
        workspace.search.set_text(text)
        qtbot.waitUntil(lambda: workspace.search.finished)
        return [hit.found.qa.position for hit in workspace.search.hits(0)]

    return ask


def test_the_last_query_is_the_one_that_is_answered(qtbot, workspace, ask):
    for text in ("数", "数据", "数据 成", "数据 成本"):
        workspace.search.set_text(text)
    assert ask("数据 成本 ") == [5, 8, 9, 10]
    assert len(workspace.search) == 4


def test_an_empty_query_is_none(workspace, ask):
    ask("数据")
    assert workspace.search.is_active
    assert ask("  ") == []
    assert not workspace.search.is_active
    assert workspace.search.marks() == []


def test_a_query_that_means_nothing_keeps_what_was_found(workspace, ask):
    found = ask("数据")
    workspace.search.set_text("数据 topic:weather")
    assert workspace.search.error.fault is QueryFault.UNKNOWN_TOPIC
    assert [hit.found.qa.position for hit in workspace.search.hits(0)] == found
    workspace.search.set_text("数据")
    assert workspace.search.error is None


def test_a_note_is_found_and_shown_where_it_stands(workspace, ask):
    go_to(workspace, 3)
    workspace.do(SetNote("口径与年报不同，待核实"))
    assert ask("待核实") == [3]
    (hit,) = workspace.search.hits(0)
    assert hit.question.marks == ()
    assert hit.elsewhere.text == "…不同，待核实"
    (mark,) = hit.elsewhere.marks
    assert mark.of(hit.elsewhere.text) == "待核实"


def test_the_index_is_there_soon_and_finds_the_same(qtbot, workspace, ask):
    def is_built():
        with workspace.project._file.reading() as db:
            return db.execute("SELECT count(*) FROM search").fetchone() == (11,)  # ten Q&As and a form

    qtbot.waitUntil(is_built)
    assert ask("数据 成本") == [5, 8, 9, 10]
    assert ask("/know-?how/") == [6, 7, 8]


def test_another_project_begins_without_a_query(workspace, ask, tmp_path):
    ask("数据")
    workspace.new_project(tmp_path / "other.irdb")
    assert (workspace.search.text, len(workspace.search), workspace.search.is_active) == ("", 0, False)
    assert ask("数据") == []


def test_a_project_closes_in_the_middle_of_a_search(workspace, tmp_path):
    workspace.search.set_text("/(a|b)+数据/")
    path = workspace.project_path
    workspace.close_project()
    Project.open(path).close()


def test_records_that_come_in_are_found_at_once(qtbot, workspace, ask, tmp_path):
    assert ask("茅台") == []
    new = tmp_path / "new.txt"
    new.write_text(
        "证券代码：600519\n证券简称：测试\n编号：2025-001\n\n问：茅台酒的销量如何？\n答：稳定。\n", encoding="utf-8"
    )
    with qtbot.waitSignal(workspace.records_changed, timeout=20_000):
        workspace.files.import_records([new])
    qtbot.waitUntil(lambda: workspace.search.finished)
    assert len(workspace.search) == 1
    assert len(qa_ids(workspace)) == 11


def test_sorting_asks_anew(qtbot, workspace, ask):
    go_to(workspace, 9)
    workspace.do(SetNote("x"))
    assert ask("数据 成本") == [5, 8, 9, 10]
    workspace.search.set_sort(Sort.CHANGED)
    qtbot.waitUntil(lambda: workspace.search.finished)
    assert [hit.found.qa.position for hit in workspace.search.hits(0)] == [9, 5, 8, 10]


def test_stepping_ends_at_the_ends(workspace, ask):
    assert not workspace.search.step(1)
    ask("数据 成本")
    assert workspace.search.step(1)
    assert workspace.position()[0] == 5
    assert not workspace.search.step(-1)
    for position in (8, 9, 10):
        assert workspace.search.step(1)
        assert workspace.position()[0] == position
    assert not workspace.search.step(1)
