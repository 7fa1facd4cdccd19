"""What a search finds is what reading everything finds, with the index, without it, and half-way."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_builders import AT, claim_at, do, make_record, new_project

from ir_annotator.domain.annotation import AnnotationKey, Status
from ir_annotator.domain.edits import AddTopic, PutClaim, SetFlagged, SetNote, SetStatus
from ir_annotator.domain.event import SplitEvent
from ir_annotator.domain.folding import fold
from ir_annotator.domain.outline import Annotator
from ir_annotator.domain.query import Pattern, parse
from ir_annotator.domain.query_meaning import settle
from ir_annotator.domain.record import QA, make_qa_id
from ir_annotator.domain.span import Span
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme
from ir_annotator.store import search
from ir_annotator.store.ids import new_id
from ir_annotator.workspace.matching import Matcher

SCHEME = read_scheme(default_scheme_path())
TALK = (
    (("收入为何增长？", "受益于𠮷品订单，AI 同比增长20%。"), ("毛利率如何？", "基本稳定。")),
    (("海外市场怎么看", "Ｄｅｅｐseek 之后，海外需求增加\n订单饱满。"), ("分红？", "见公告：（2024）年报。")),
    (("光刻胶进展", "光刻 胶，客户验证中。"), ("x", "光刻胶已量产")),
)


def records():
    codes = (("688787", "2025-003", "2025-03-12"), ("300308", "2025-001", "2025-06-30"), ("002281", "2024-011", ""))
    return [make_record(c, n, p, date=d) for (c, n, d), p in zip(codes, TALK, strict=True)]


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path, *records()) as project:
        yield project


def build(project):
    while project.index_some():
        pass


def find(project, text, order=None):
    """What is found, as code and position."""
    wanted = settle(parse(text), SCHEME, [Annotator("li", "李"), Annotator("wang", "王")], "wang")
    ids = order or [number for number, _ in project.lists.sizes()]
    places = [place for some in project.finder(wanted, Matcher).run(ids) for place in some]
    return [f"{found.record.code}/{found.qa.position}" for found in project.found_texts(places, "wang")]


QUERIES = [
    ("增长", ["688787/1"]),
    ("订单", ["300308/1", "688787/1"]),
    ("deepSEEK", ["300308/1"]),
    ("海外 订单", ["300308/1"]),
    ("订单 -海外", ["688787/1"]),
    ("𠮷", ["688787/1"]),
    ("𠮷品", ["688787/1"]),
    ("ai", ["688787/1"]),
    ("(２０２４)", ["300308/2"]),
    ("光刻胶", ["002281/1", "002281/2"]),
    ('"光刻 胶"', ["002281/1"]),
    ("看d", []),  # the question ends, the answer begins
    ("茅台", []),
    ("688787", ["688787/1", "688787/2"]),
    ("海天瑞声 毛利", ["688787/2"]),
    ("/增长\\d+%/", ["688787/1"]),
    ("-/。/", ["002281/2"]),
    ("code:300", ["300308/1", "300308/2"]),
    ("-code:300 订单", ["688787/1"]),
    ("name:海天 分红", ["300308/2"]),
    ("date:2025-03..2025-06", ["300308/1", "300308/2", "688787/1", "688787/2"]),
    ("date:2025-03 增长", ["688787/1"]),
    ("-date:2025", ["002281/1", "002281/2"]),
]


@pytest.mark.parametrize(("text", "found"), QUERIES)
def test_what_is_found_with_and_without_the_index(project, text, found):
    assert find(project, text) == found
    build(project)
    assert find(project, text) == found


@pytest.mark.parametrize(("text", "found"), QUERIES)
def test_many_candidates_are_met_on_the_way(project, monkeypatch, text, found):
    monkeypatch.setattr(search, "_FEW", 0)
    monkeypatch.setattr(search, "_FEW_RECORDS", 0)
    monkeypatch.setattr(search, "_SAMPLE", 1)
    build(project)
    assert find(project, text) == found


def test_what_comes_in_later_is_found_before_it_is_in_the_index(project):
    build(project)
    project.add_records([make_record("600519", "2025-009", (("茅台的光刻胶？", "没有"),))], AT)
    assert find(project, "光刻胶") == ["002281/1", "002281/2", "600519/1"]
    build(project)
    assert find(project, "光刻胶") == ["002281/1", "002281/2", "600519/1"]
    assert find(project, "茅台") == ["600519/1"]


def test_the_order_is_that_of_the_records_asked_for(project):
    build(project)
    ids = [number for number, _ in project.lists.sizes()]
    assert find(project, "date:2024.. 。", ids[::-1]) == ["688787/1", "688787/2", "300308/1", "300308/2"]
    assert project.lists.by_date() == [2, 1, 3]


def test_the_index_is_built_in_pieces_and_goes_on_after_a_restart(tmp_path):
    many = [make_record(f"60000{n}", "1", ((f"第{n}问", "毛利"),)) for n in range(9)]
    with new_project(tmp_path, *many) as project:
        assert project.index_some()
    with type(project).open(project.path) as again:
        build(again)
        with again._file.reading() as db:
            assert db.execute("SELECT count(*) FROM search").fetchone() == (18,)  # nine Q&As, nine forms
        assert not again.index_some()
        assert len(find(again, "毛利")) == 9


def resplit(project, record, *pairs):
    """Split a record at these (question, answer) spans."""
    qas = tuple(QA(make_qa_id(record.fingerprint, q.start), q, a, ("person",)) for q, a in pairs)
    project.append_split(SplitEvent(new_id(), "wang", record.fingerprint, qas, True, "desk", AT), [])


def test_a_record_that_is_split_in_another_way_is_found_by_its_new_parts(project):
    build(project)
    record = records()[0]
    first, second = record.qas
    resplit(project, record, (first.question, Span(first.answer.start, second.answer.end)))
    assert find(project, "增长 稳定") == ["688787/1"]
    assert find(project, "毛利") == ["688787/1"]
    resplit(project, record, (first.question, first.answer))
    assert find(project, "毛利") == []
    assert find(project, "688787") == ["688787/1"]
    resplit(project, record, *((qa.question, qa.answer) for qa in record.qas))
    assert find(project, "毛利") == ["688787/2"]
    build(project)
    assert find(project, "毛利") == ["688787/2"]


def key(record, position, annotator="wang"):
    return AnnotationKey(record.qas[position - 1].qa_id, annotator)


@pytest.fixture
def labelled(project):
    """Wang: a topic and a forecast on 688787/1 with notes, 300308/2 done; Li: a sub-topic on 300308/1, flagged."""
    first, second, _ = records()
    claim = claim_at(first, first.qas[0].answer.start, first.qas[0].answer.start + 3, kind="forecast")
    do(project, key(first, 1), AddTopic("ops"), PutClaim(claim), SetNote("口径存疑 Ｑ１"))
    do(project, key(second, 2), AddTopic("perf"), SetStatus(Status.DONE))
    do(project, key(second, 1, "li"), AddTopic("ops.orders"), SetFlagged(True))
    return project


LABELS = [
    ("topic:ops", ["300308/1", "688787/1"]),
    ("topic:ops.orders", ["300308/1"]),
    ("topic:ops annotator:me", ["688787/1"]),
    ("topic:ops -annotator:me", ["300308/1"]),
    ("type:forecast", ["688787/1"]),
    ("type:fact", []),
    ("annotator:me", ["300308/2", "688787/1"]),
    ("annotator:李", ["300308/1"]),
    ("status:done", ["300308/2"]),
    ("status:in_progress", ["688787/1"]),
    ("status:todo", ["002281/1", "002281/2", "300308/1", "688787/2"]),
    ("-status:todo", ["300308/2", "688787/1"]),
    ("status:todo 订单", ["300308/1"]),
    ("status:flagged annotator:li", ["300308/1"]),
    ("status:flagged", []),
    ("存疑", ["688787/1"]),
    ("存疑 q1 订单", ["688787/1"]),
    ("note:q1", ["688787/1"]),
    ("-note:存疑 topic:ops", ["300308/1"]),
]


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize(("text", "found"), LABELS)
def test_labels_and_notes(labelled, monkeypatch, text, found, many):
    assert find(labelled, text) == found
    build(labelled)
    if many:
        monkeypatch.setattr(search, "_FEW", 0)
    assert find(labelled, text) == found


def test_the_last_change_comes_first(labelled):
    wanted = settle(parse("。"), SCHEME, [], "wang")
    changed = labelled.lists.last_changed("wang")
    assert [(number, position) for number, position in changed] == [(2, 2), (1, 1)]
    assert [place for some in labelled.finder(wanted, Matcher).run_listed(changed) for place in some] == changed


def test_an_expression_that_would_take_for_ever_ends(project):
    build(project)
    project.add_records([make_record("600519", "1", (("a" * 60 + "!", "b"),))], AT)
    assert find(project, "/^(a|a?)+$/") == []


# -- the property

ALPHABET = "毛利率订单光ABabＡｂ１2 ，,。\n𠮷😀é⾦金ﾃ"
TEXTS = st.text(ALPHABET, min_size=1, max_size=14)


def plain(pairs, words):
    """Which pairs hold all words, by reading: the naive way."""
    return [
        place
        for place, (question, answer) in enumerate(pairs, 1)
        if all(fold(word) in fold(question) or fold(word) in fold(answer) for word in words)
    ]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6),
    st.lists(st.text([c for c in ALPHABET if not c.isspace()], min_size=1, max_size=4), min_size=1, max_size=2),
    st.booleans(),
    st.booleans(),
)
def test_a_search_finds_what_reading_finds(tmp_path_factory, pairs, words, many, with_index):
    pairs = [(f"{question}?", f"{answer}!") for question, answer in pairs]
    record = make_record("600001", "n", pairs)
    query = " ".join(f'"{word}"' for word in words)
    with new_project(tmp_path_factory.mktemp("p"), record) as project, pytest.MonkeyPatch.context() as patch:
        if with_index:
            build(project)
        if many:
            patch.setattr(search, "_FEW", 0)
            patch.setattr(search, "_SAMPLE", 0)
        form = fold(f"600001海天瑞声n{record.file}")
        if not any(fold(word) in form for word in words):
            assert find(project, query) == [f"600001/{place}" for place in plain(pairs, words)]


@given(st.text(ALPHABET, max_size=30), st.text(ALPHABET, min_size=1, max_size=3))
def test_marks_stand_where_the_word_does(text, word):
    query = parse(f'"{word}"')
    marks = Matcher(query.words).marks(text)
    folded, sought = fold(text), fold(word)
    covered = {at for mark in marks for at in range(mark.start, mark.end)}
    at = folded.find(sought)
    if at >= 0 and sought.strip():
        assert set(range(at, at + len(sought))) <= covered
    else:
        assert not sought.strip() or not marks


def test_marks_of_an_expression():
    assert Matcher((), (Pattern(r"\d+%"),)).marks("增长20%，其中5%") == [Span(2, 5), Span(8, 10)]
