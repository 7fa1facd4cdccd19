"""Reviewing without a window: queue, decisions, undo, names hidden, threads, settling what all say."""

import shutil

import pytest
from review_builders import lines_of_li, lines_of_wang
from review_helpers import labelled_by_two

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim, Layer, Part, Reason, Status
from ir_annotator.domain.edits import AddTopic
from ir_annotator.domain.remark import Act
from ir_annotator.domain.span import Span
from ir_annotator.workspace.review_rows import Order, Scope, State
from ir_annotator.workspace.settings import Settings
from ir_annotator.workspace.workspace import Workspace


@pytest.fixture
def open_as(qtbot, sample_project, tmp_path):
    """Open the one project of two annotators as somebody; at the end all are closed."""
    path = tmp_path / "review.irdb"
    shutil.copy(sample_project, path)
    labelled_by_two(path)
    made = []

    def opened(name="zhao"):
        for workspace in made:
            workspace.shut_down()
        made[:] = [Workspace(Settings(annotator=name, device=f"{name}-desk", language="en", theme="light"))]
        made[0].open_project(path)
        return made[0]

    yield opened
    for workspace in made:
        workspace.shut_down()


@pytest.fixture
def zhao(qtbot, open_as):
    workspace = open_as()
    start(qtbot, workspace)
    return workspace


def start(qtbot, workspace):
    with qtbot.waitSignal(workspace.review.queue.loaded):
        workspace.review.start()


def take_up(workspace, number):
    workspace.review.open(qa_id_of(workspace, number))


def qa_id_of(workspace, number):
    return workspace.listing.rows[0].qas[number - 1].qa_id


def gold(workspace, number):
    """The settled labels as the file has them."""
    return workspace.project.annotation(AnnotationKey(qa_id_of(workspace, number), "zhao", Layer.GOLD))


def queue(workspace):
    return [row.position for row in workspace.review.queue.rows]


def in_hand(workspace):
    point = workspace.review.point
    return (point.position.part, point.position.name, point.span and point.span.start)


def waiting(workspace):
    return [(p.position.part, p.position.name) for p in workspace.review.open_points()]


# -- the queue


def test_the_queue_holds_what_two_submitted_worst_first(zhao):
    review = zhao.review
    assert (review.queue.compared, review.queue.waiting) == (10, 8)
    assert queue(zhao) == [9, 2, 10, 8, 1, 3, 4, 7]  # 8, 3, 3, 2, 1, 1, 1, 1 differences; 5 and 6 are alike
    assert [row.differences[Scope.ALL] for row in review.queue.rows] == [8, 3, 3, 2, 1, 1, 1, 1]
    assert review.case.position == 9


def test_other_orders(zhao):
    zhao.review.queue.set_order(Order.RECORD)
    assert queue(zhao) == [1, 2, 3, 4, 7, 8, 9, 10]
    zhao.review.queue.set_order(Order.TOPIC)  # ops, rnd, market, pricing in the scheme's order; 2 and 10 differ in none
    assert queue(zhao) == [1, 7, 8, 9, 3, 4, 2, 10]
    zhao.review.queue.set_order(Order.CLAIM_TYPE)  # only 9 (commitment) and 10 (comparison, fact) differ in claims
    assert queue(zhao)[:2] == [9, 10]


def test_only_topics_and_only_claims(zhao):
    review = zhao.review
    review.set_scope(Scope.CLAIMS)
    assert queue(zhao) == [9, 10]
    assert {p.position.part for p in review.points()} <= {Part.CLAIM, Part.SPAN, Part.TYPE, Part.ATTRIBUTE}
    assert in_hand(zhao)[:2] == (Part.ATTRIBUTE, "certainty")
    review.set_scope(Scope.TOPICS)
    assert queue(zhao) == [9, 1, 3, 4, 7, 8]
    assert in_hand(zhao) == (Part.TOPIC, "rnd", None)


def test_with_nothing_to_compare_there_is_nothing_in_hand(qtbot, workspace):
    start(qtbot, workspace)
    assert (workspace.review.queue.rows, workspace.review.case) == ([], None)
    workspace.review.go_on()
    workspace.review.step(1)
    assert not workspace.review.decide.take(0)


# -- deciding


def test_after_a_decision_the_next_difference_is_in_hand(zhao):
    take_up(zhao, 1)
    assert zhao.review.names() == ["李", "王"]
    assert in_hand(zhao) == (Part.TOPIC, "ops", None)
    zhao.review.decide.take(1)
    assert gold(zhao, 1).topics == ("perf", "market", "ops")
    assert gold(zhao, 1).status is Status.DONE
    assert zhao.review.queue.row(qa_id_of(zhao, 1)).state is State.SETTLED
    zhao.review.go_on()
    assert zhao.review.case.position == 3


def test_deciding_half_and_going_on_another_day(qtbot, open_as):
    first = open_as()
    start(qtbot, first)
    take_up(first, 9)
    first.review.decide.take(1)
    first.review.decide.none_is_right()
    assert waiting(first)[0] == (Part.ATTRIBUTE, "certainty")
    again = open_as()
    start(qtbot, again)
    take_up(again, 9)
    assert again.review.queue.row(qa_id_of(again, 9)).state is State.STARTED
    assert waiting(again)[0] == (Part.ATTRIBUTE, "certainty")
    assert in_hand(again)[1] == "certainty"
    assert set(gold(again, 9).topics) == {"competition", "strategy", "rnd"}


def test_undo_takes_one_decision_back_and_shows_it(zhao):
    take_up(zhao, 1)
    zhao.review.decide.take(1)
    take_up(zhao, 9)
    zhao.review.decide.take(0)
    zhao.undo()
    assert gold(zhao, 9) == Annotation()
    zhao.undo()
    assert zhao.review.case.position == 1  # it goes where it took back
    assert gold(zhao, 1) == Annotation()
    assert zhao.review.queue.row(qa_id_of(zhao, 1)).state is State.OPEN
    zhao.redo()
    assert gold(zhao, 1).topics == ("perf", "market", "ops")


def test_undo_survives_a_restart(qtbot, open_as):
    first = open_as()
    start(qtbot, first)
    take_up(first, 1)
    first.review.decide.take(1)
    again = open_as()
    assert again.undo_texts()[0] == "settle: topic Operations & orders"
    again.undo()
    assert gold(again, 1) == Annotation()


def test_the_labels_of_the_person_who_reviews_are_left_alone(zhao):
    take_up(zhao, 1)
    zhao.review.decide.take(1)
    zhao.undo()
    assert zhao.annotation == Annotation()
    assert zhao.listing.progress() == (0, 10)


def test_all_of_one_person(zhao):
    take_up(zhao, 10)
    assert zhao.review.decide.take_all(1)
    assert [(c.type, len(c.span)) for c in gold(zhao, 10).claims] == [
        ("fact", 19), ("fact", 40), ("comparison", 13), ("fact", 14), ("commitment", 18), ("opinion", 18),
    ]  # fmt: skip
    assert not zhao.review.decide.take_all(1)  # nothing is left


def test_left_open_waits_still_but_the_next_one_comes(zhao):
    take_up(zhao, 9)
    zhao.review.decide.leave_open()
    assert in_hand(zhao)[:2] == (Part.TOPIC, "pricing")
    assert waiting(zhao)[0] == (Part.TOPIC, "rnd")


def test_reason_and_note(zhao):
    take_up(zhao, 9)
    point = zhao.review.point
    zhao.review.decide.set_reason(Reason.SLIP)
    zhao.review.decide.take(1)
    assert (zhao.review.ruling(point).reason, zhao.review.decide.reason) == (Reason.SLIP, Reason.NONE)
    zhao.review.go_to(point)
    zhao.review.decide.set_reason(Reason.AMBIGUITY)
    zhao.review.decide.set_note("两种读法都说得通")
    zhao.review.decide.take(0)  # another decision keeps both
    ruling = zhao.review.ruling(point)
    assert (ruling.reason, ruling.note, ruling.taken_from) == (Reason.AMBIGUITY, "两种读法都说得通", ("li",))
    zhao.review.go_to(point)
    zhao.review.decide.set_reason(Reason.AMBIGUITY)
    assert zhao.review.ruling(point).reason is Reason.NONE


def test_an_own_answer_that_breaks_a_rule_is_refused_and_told(zhao):
    told = []
    zhao.told.connect(told.append)
    take_up(zhao, 9)
    review = zhao.review
    review.set_scope(Scope.CLAIMS)
    review.step_point(3)
    assert in_hand(zhao)[0] is Part.SPAN
    start = review.case.qa.answer.start
    assert review.decide.give_own(Span(start + 97, start + 130))  # 126-141 is open still
    (only,) = [p for p in review.points() if p.position.part is Part.CLAIM and p.span.start == start + 126]
    review.go_to(only)
    before = gold(zhao, 9)
    assert not review.decide.take(1)
    assert told == ["Two claims of the same type must not overlap: change the selection or the type."]
    assert gold(zhao, 9) == before


def test_the_majority_is_proposed_and_taken_by_one_key(qtbot, open_as, tmp_path):
    open_as().shut_down()
    labelled_by_two(tmp_path / "review.irdb", sun=lines_of_wang)
    zhao = open_as()
    start(qtbot, zhao)
    take_up(zhao, 9)
    review = zhao.review
    assert review.proposed(review.point).taken_from == ("sun", "wang")
    review.decide.accept_proposal()
    assert "rnd" in gold(zhao, 9).topics
    review.decide.accept_proposals()
    assert review.open_points() == []
    assert gold(zhao, 9).decision.source == "adjudicated"


# -- names


def test_hidden_names_are_shuffled_the_same_way_each_time(qtbot, zhao, open_as):
    review = zhao.review
    review.set_blind(blind=True)
    orders = {}
    for number in (1, 2, 3, 4, 7, 8, 9, 10):
        take_up(zhao, number)
        assert review.names() == ["A", "B"]
        orders[number] = review.comparison.annotators
    assert len(set(orders.values())) == 2  # shuffled for each Q&A, so that no column gives a person away
    again = open_as()
    start(qtbot, again)
    again.review.set_blind(blind=True)
    for number, order in orders.items():
        take_up(again, number)
        assert again.review.comparison.annotators == order


def test_hiding_names_keeps_the_difference_in_hand_and_takes_from_the_right_person(zhao):
    zhao.review.set_blind(blind=True)
    take_up(zhao, 9)
    zhao.review.next_open()
    point = zhao.review.point.position
    zhao.review.set_blind(blind=False)
    assert zhao.review.point.position == point
    zhao.review.set_blind(blind=True)
    zhao.review.decide.take(zhao.review.comparison.annotators.index("li"))
    assert zhao.review.ruling(zhao.review.comparison.point(point)).taken_from == ("li",)


# -- what comes in later


def test_a_later_version_is_news_and_both_versions_are_kept(qtbot, open_as):
    first = open_as()
    start(qtbot, first)
    take_up(first, 1)
    first.review.decide.take(0)
    li = open_as("li")
    li.go_to(qa_id_of(li, 1))
    li.do(AddTopic("rnd"))
    li.finish(Status.DONE)
    again = open_as()
    start(qtbot, again)
    assert again.review.queue.row(qa_id_of(again, 1)).state is State.NEWS
    take_up(again, 1)
    assert waiting(again) == [(Part.TOPIC, "rnd")]
    assert gold(again, 1).topics == ("perf", "market")
    with again.project._file.reading() as db:
        rows = db.execute("SELECT said FROM submissions WHERE annotator = 'li'").fetchall()
    assert len(rows) == 1
    assert '"topics":["perf","market"]' in rows[0][0]
    again.review.decide.take(1)
    assert again.review.queue.row(qa_id_of(again, 1)).state is State.SETTLED


# -- returning


def test_a_q_and_a_is_returned_with_a_comment_answered_and_resolved(qtbot, open_as):
    zhao = open_as()
    start(qtbot, zhao)
    take_up(zhao, 9)
    told = []
    zhao.told.connect(told.append)
    assert not zhao.remarks.return_to(zhao.review.case, "li", "  ")
    assert told == ["Say what to look at: a Q&A is returned with a comment."]
    assert zhao.remarks.return_to(zhao.review.case, "li", "边界请再看")
    assert zhao.review.queue.row(qa_id_of(zhao, 9)).state is State.RETURNED
    wang = open_as("wang")
    assert wang.remarks.returned() == []
    wang.go_to(qa_id_of(wang, 9))
    assert wang.remarks.to_me() == []  # what was said to li is nobody else's business
    li = open_as("li")
    li.remarks.go_to_next()
    assert li.position()[0] == 9
    (thread,) = li.remarks.to_me()
    li.remarks.reply(thread, "第三处改了")
    li.remarks.resolve(li.remarks.to_me()[0])
    (thread,) = li.remarks.to_me()
    assert thread.is_resolved
    assert [(one.author, one.act, one.text) for one in thread.remarks] == [
        ("zhao", Act.RETURN, "边界请再看"), ("li", Act.REPLY, "第三处改了"), ("li", Act.RESOLVE, ""),
    ]  # fmt: skip
    assert li.remarks.returned() == []


def test_remarks_do_not_disturb_undo(qtbot, open_as):
    zhao = open_as()
    start(qtbot, zhao)
    take_up(zhao, 1)
    zhao.review.decide.take(0)
    zhao.remarks.return_to(zhao.review.case, "li", "请看")
    again = open_as()
    assert again.undo_texts()[0] == "settle: topic Operations & orders"


# -- settling what all say


def test_what_all_say_is_settled_at_once_after_a_preview_and_taken_back_at_once(qtbot, zhao):
    review = zhao.review
    with qtbot.waitSignal(review.settling.planned) as planned:
        review.settling.plan()
    (outcome,) = planned.args
    assert (outcome.compared, outcome.settled, len(outcome.changes)) == (10, 2, 10)
    assert gold(zhao, 5) == Annotation()  # only looked
    with qtbot.waitSignal(review.queue.loaded):
        review.settling.apply(outcome)
    assert gold(zhao, 5).decision.source == "unanimous"
    assert gold(zhao, 9).decision.source == "unresolved"
    assert zhao.undo_texts()[0] == "settle what all say: 10 Q&As"
    with qtbot.waitSignal(review.queue.loaded):
        zhao.undo()
    assert [gold(zhao, number) for number in range(1, 11)] == [Annotation()] * 10
    with qtbot.waitSignal(review.queue.loaded):
        zhao.redo()
    assert gold(zhao, 5).decision.source == "unanimous"
    assert zhao.project.check(lambda done, total: None) == []


def test_ten_annotators(qtbot, open_as, tmp_path):
    open_as().shut_down()
    labelled_by_two(tmp_path / "review.irdb", **{f"p{n}": lines_of_wang if n % 3 else lines_of_li for n in range(8)})
    zhao = open_as()
    start(qtbot, zhao)
    take_up(zhao, 9)
    assert len(zhao.review.names()) == 10
    zhao.review.decide.accept_proposals()  # six of ten say what wang says
    assert zhao.review.open_points() == []
    assert [(c.type, len(c.span)) for c in gold(zhao, 9).claims][-1] == ("commitment", 34)


# -- what another reviewer settled


def claim_of(workspace, start, end):
    span, text = Span(start, end), workspace.review.record.text
    values = {"subject": "company", "polarity": "positive", "certainty": "certain", "verifiability": "checkable"}
    return Claim("", span, span.of(text), "opinion", values)


def as_second_reviewer(qtbot, open_as, number):
    """Sit down as qian who finds what zhao settled, with a Q&A in hand."""
    qian = open_as("qian")
    start(qtbot, qian)
    take_up(qian, number)
    return qian


def gold_of(workspace, number, who):
    return workspace.project.annotation(AnnotationKey(qa_id_of(workspace, number), who, Layer.GOLD))


def test_gold_of_another_reviewer_is_taken_over_like_any_answer(qtbot, open_as):
    zhao = open_as()
    start(qtbot, zhao)
    take_up(zhao, 1)
    zhao.review.decide.take(1)  # ops is in
    qian = as_second_reviewer(qtbot, open_as, 1)
    assert qian.review.names() == ["李", "王"]
    assert qian.review.other_names() == ["gold of zhao"]
    assert qian.review.queue.row(qa_id_of(qian, 1)).state is State.OTHERS
    assert not qian.review.decide.take(3)
    assert qian.review.decide.take(2)
    assert gold_of(qian, 1, "qian").topics == ("perf", "market", "ops")
    assert gold_of(qian, 1, "qian").decision.taken_from == ("zhao", "wang")
    assert qian.review.queue.row(qa_id_of(qian, 1)).state is State.SETTLED


def test_all_that_another_reviewer_settled_is_taken_over_at_once_and_what_she_left_open_stays_open(qtbot, open_as):
    zhao = open_as()
    start(qtbot, zhao)
    take_up(zhao, 9)
    answer = zhao.review.case.qa.answer
    zhao.review.decide.take(1)  # rnd
    zhao.review.decide.none_is_right()  # pricing
    zhao.review.decide.take(1)  # certainty
    zhao.review.decide.add_claim(claim_of(zhao, answer.start + 30, answer.start + 40))
    left = waiting(zhao)
    assert len(left) == 5
    qian = as_second_reviewer(qtbot, open_as, 9)
    assert len(waiting(qian)) == 9  # her own claim is one more thing to decide
    assert qian.review.queue.row(qa_id_of(qian, 9)).differences[Scope.ALL] == 9
    assert qian.review.decide.take_all(2)
    assert waiting(qian) == left
    mine, hers = (gold_of(qian, 9, who) for who in ("qian", "zhao"))
    assert (mine.topics, mine.primary_topic) == (hers.topics, hers.primary_topic)
    assert [(c.span, c.type, c.attributes) for c in mine.claims] == [
        (c.span, c.type, c.attributes) for c in hers.claims
    ]


def test_what_two_reviewers_settled_in_different_ways_is_marked_in_the_queue(qtbot, open_as):
    zhao = open_as()
    start(qtbot, zhao)
    take_up(zhao, 1)
    zhao.review.decide.take(1)  # ops is in
    qian = as_second_reviewer(qtbot, open_as, 1)
    qian.review.decide.take(0)  # ops is out
    assert qian.review.queue.row(qa_id_of(qian, 1)).state is State.DISPUTED
    zhao = open_as()
    start(qtbot, zhao)
    assert zhao.review.queue.row(qa_id_of(zhao, 1)).state is State.DISPUTED
    take_up(zhao, 1)
    assert zhao.review.other_names() == ["gold of qian"]
    zhao.review.go_to(next(p for p in zhao.review.points() if p.position.name == "ops"))
    zhao.review.decide.take(2)
    assert zhao.review.queue.row(qa_id_of(zhao, 1)).state is State.SETTLED
    zhao.undo()
    assert zhao.review.queue.row(qa_id_of(zhao, 1)).state is State.DISPUTED
