"""Qt's own tester watches every model and proxy while what they show changes."""

from dataclasses import replace

import pytest
from helpers import go_to
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from ui_builders import span_of

from ir_annotator.domain.annotation import Annotation, Claim, Status
from ir_annotator.domain.edits import AddTopic, PutClaim, RemoveClaim, RemoveTopic, SetFlagged, SetPrimaryTopic
from ir_annotator.domain.record import QA, Form, Record
from ir_annotator.domain.span import Span
from ir_annotator.ui.models.claim_table import ClaimRole, ClaimTableModel
from ir_annotator.ui.models.record_tree import RecordTreeModel
from ir_annotator.ui.models.topic_tree import TopicRole, TopicTreeModel
from ir_annotator.workspace.listing import Listing
from ir_annotator.workspace.opening import make_project

CHECKED, UNCHECKED, PARTLY = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked


@pytest.fixture
def watched():
    """Return a function that has Qt's tester watch a model; the first broken rule ends the test run."""
    testers = []

    def watch(*models):
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        testers.extend(QAbstractItemModelTester(model, fatal) for model in models)

    return watch


def record(code, count):
    """A record with so many Q&As."""
    text, qas = code, []
    for number in range(count):
        start = len(text) + 1
        text += f"\n收入{number}\n如何？\n好"
        qas.append(QA(f"{code}-{number}", Span(start, len(text) - 2), Span(len(text) - 1, len(text))))
    return Record(f"{code}.txt", "text", Form(code=code, name="测试股份", number="2025-001"), text, tuple(qas))


@pytest.fixture
def listing_of(tmp_path):
    """Return a function that makes a listing of records with so many Q&As each, in a project of their own."""
    projects = []

    def make(*counts):
        projects.append(make_project(tmp_path / f"{len(projects)}.irdb"))
        records = [record(f"60000{row}", count) for row, count in enumerate(counts)]
        projects[-1].add_records(records, "2025-01-02T00:00:00Z")
        return Listing(projects[-1], "wang"), [[qa.qa_id for qa in one.qas] for one in records]

    yield make
    for project in projects:
        project.close()


def tick(model, topic_id):
    return model.data(model.index_of(topic_id), Qt.ItemDataRole.CheckStateRole)


def test_topic_tree_through_schemes_and_ticks(watched, workspace):
    model = TopicTreeModel()
    watched(model)
    assert model.rowCount() == 0
    model.set_scheme(workspace.scheme)
    assert model.rowCount() == len(workspace.scheme.topics)
    model.set_annotation(Annotation(topics=("ops", "ops.orders", "perf"), primary_topic="ops.orders"))
    assert [tick(model, topic) for topic in ("ops", "ops.orders", "ops.segment", "perf")] == [
        CHECKED, CHECKED, UNCHECKED, CHECKED,
    ]  # fmt: skip
    assert model.index_of("ops").data(TopicRole.LOOK).primary
    assert not model.index_of("perf").data(TopicRole.LOOK).primary
    model.set_annotation(Annotation(topics=("ops.orders",)))
    assert tick(model, "ops") == PARTLY
    assert tick(model, "perf") == UNCHECKED
    model.set_current("ops")
    assert [model.index_of(t).data(TopicRole.LOOK).key for t in ("ops", "ops.segment", "perf.cash")] == ["w", "1", ""]
    model.set_current("")
    model.set_scheme(None)
    assert model.rowCount() == 0


def test_topic_tree_tells_only_the_rows_concerned(workspace):
    model = TopicTreeModel()
    model.set_scheme(workspace.scheme)
    told = set()
    model.dataChanged.connect(
        lambda top, bottom: told.update(
            model.index(row, 0, top.parent()).data(TopicRole.ID) for row in range(top.row(), bottom.row() + 1)
        )
    )
    model.set_annotation(Annotation(topics=("ops.orders",), primary_topic="ops.orders"))
    assert {topic.split(".")[0] for topic in told} == {"ops"}
    assert {"ops", "ops.orders"} <= told
    told.clear()
    model.set_annotation(Annotation(topics=("ops.orders",), primary_topic="ops.orders"))
    assert not told
    model.set_annotation(Annotation(topics=("ops.orders", "perf"), primary_topic="ops.orders"))
    told.clear()
    model.set_annotation(Annotation(topics=("ops.orders", "perf"), primary_topic="perf"))
    assert {"ops", "ops.orders", "perf"} <= told  # the star moves from one to the other


def test_record_tree_through_listings_and_statuses(watched, listing_of):
    model = RecordTreeModel()
    watched(model)
    listing, ids = listing_of(2, 0, 3)
    model.set_listing(listing)
    assert [model.rowCount(model.index(row, 0)) for row in range(model.rowCount())] == [2, 0, 3]
    assert model.index_of(ids[2][1]).data() == "○ 2  收入1 如何？"
    listing.update(ids[2][1], Annotation(), Annotation(flagged=True, closed=Status.DONE))
    model.qa_changed(ids[2][1])
    assert model.index_of(ids[2][1]).data() == "●⚑ 2  收入1 如何？"
    assert model.index(2, 0).data() == "600002 测试股份 2025-001  1/3"
    assert listing.progress() == (1, 5)
    model.qa_changed("nobody")
    model.set_listing(listing_of(1)[0])
    assert not model.index_of(ids[2][1]).isValid()
    model.set_listing(Listing(None, ""))
    assert model.rowCount() == 0


def test_a_changed_status_tells_the_question_and_its_record(listing_of):
    model = RecordTreeModel()
    listing, ids = listing_of(2, 2)
    model.set_listing(listing)
    told = []
    model.dataChanged.connect(lambda top, _: told.append((top.parent().isValid(), top.row())))
    model.qa_changed(ids[1][0])
    assert told == [(True, 0), (False, 1)]


def claim(claim_id, start, **attributes):
    return Claim(claim_id, Span(start, start + 3), "净利润", "fact", attributes)


def test_claim_table_through_claims_added_changed_and_removed(watched, workspace):
    model = ClaimTableModel()
    watched(model)
    first, second = claim("a", 0), claim("b", 9)
    resets, changes = [], []
    model.modelReset.connect(lambda: resets.append(True))
    model.dataChanged.connect(lambda top, bottom: changes.append((top.row(), bottom.row())))
    model.set_claims((first, second), workspace.scheme)
    assert [model.index(row, 0).data(ClaimRole.ID) for row in range(model.rowCount())] == ["a", "b"]
    assert model.row_of("b") == 1
    assert model.row_of("c") == -1
    missing = model.index(1, 0).data(ClaimRole.ROW).missing
    model.set_claims((first, replace(second, attributes={"subject": "company"})), workspace.scheme)
    assert (len(resets), changes) == (1, [(1, 1)])
    assert model.index(1, 0).data(ClaimRole.ROW).missing == missing - 1
    model.set_claims((second,), workspace.scheme)
    assert model.index(0, 0).data(ClaimRole.ROW).name == "Fact"
    model.set_claims((), None)
    assert model.rowCount() == 0


def test_all_models_and_their_proxies_while_an_analyst_works(qtbot, watched, window, workspace):
    def search(text):
        records.box.setText(text)
        qtbot.waitUntil(lambda: workspace.search.finished)

    records, topics, claims = window.bench.records, window.bench.topics, window.bench.claims
    watched(records.model, records.found, topics.model, topics.tree.model(), claims.model, claims.table.model())
    workspace.do(AddTopic("ops.orders"))
    workspace.do(SetPrimaryTopic("perf"))
    topics.search.setText("定价")
    workspace.do(AddTopic("pricing"))
    workspace.do(RemoveTopic("perf"))
    topics.search.setText("")
    fact = Claim("1" * 32, span_of(workspace, "大模型技术"), "大模型技术", "fact")
    workspace.do(PutClaim(fact))
    workspace.do(PutClaim(replace(fact, attributes={"subject": "company"})))
    search("价格")
    workspace.do(SetFlagged(True))
    go_to(workspace, 9)
    workspace.do(SetFlagged(True))
    search("nothing at all")
    go_to(workspace, 1)
    workspace.do(RemoveClaim(fact.id))
    search("公司")
    search("")
    for _ in range(5):
        workspace.undo()
    workspace.redo()
    assert (records.model.rowCount(), records.found.rowCount()) == (1, 0)
    workspace.close_project()
    assert records.model.rowCount() == topics.model.rowCount() == claims.model.rowCount() == 0
