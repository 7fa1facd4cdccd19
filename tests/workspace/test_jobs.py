"""Work in the background: progress, results and failures by signal in the window's thread; stopping it."""

import threading

import pytest
from workspace_helpers import FULL

from ir_annotator.workspace.jobs import Job, Jobs


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.close()


class Watched(Job):
    """A job that writes down what it says, and whether that arrives in the window's thread."""

    def __init__(self, work):
        super().__init__(work)
        self.said = []
        for name in ("progressed", "done", "refused", "failed", "cancelled", "finished"):
            getattr(self, name).connect(lambda *values, name=name: self._hear(name, *values))

    def _hear(self, name, *values):
        assert threading.current_thread() is threading.main_thread()
        self.said.append((name, *values))


def run(qtbot, jobs, work):
    job = Watched(work)
    with qtbot.waitSignal(job.finished, timeout=5000):
        jobs.start(job)
    qtbot.waitUntil(lambda: job.said[-1:] == [("finished",)])
    return job.said


def until_stopped(tick):
    while True:
        tick(1, 2)


def test_a_job_runs_beside_the_window_and_hands_its_result_over(qtbot, jobs):
    def work(tick):
        tick(1, 2)
        tick(2, 2)
        return threading.current_thread() is threading.main_thread()

    said = run(qtbot, jobs, work)
    assert said[-3:] == [("progressed", 2, 2), ("done", False), ("finished",)]


def test_progress_is_told_now_and_then_but_always_at_the_end(qtbot, jobs):
    def work(tick):
        for number in range(1, 50_001):
            tick(number, 50_000)

    told = [values for name, *values in run(qtbot, jobs, work) if name == "progressed"]
    assert told[-1] == [50_000, 50_000]
    assert len(told) < 500


def test_a_problem_of_the_world_is_handed_over_as_it_is(qtbot, jobs):
    def work(_):
        raise FULL

    assert run(qtbot, jobs, work) == [("refused", FULL), ("finished",)]


def test_a_mistake_of_ours_is_handed_over_with_its_place(qtbot, jobs):
    def work(_):
        return 1 / 0

    (name, details), finished = run(qtbot, jobs, work)
    assert (name, finished) == ("failed", ("finished",))
    assert "ZeroDivisionError" in details
    assert "test_jobs.py" in details


def test_jobs_run_one_after_the_other(qtbot, jobs):
    order = []
    first, second = Watched(lambda _: order.append(1)), Watched(lambda _: order.append(2))
    with qtbot.waitSignals([first.finished, second.finished], timeout=5000):
        jobs.start(first)
        jobs.start(second)
    assert order == [1, 2]


def test_a_job_stops_when_asked(qtbot, jobs):
    job = Watched(until_stopped)
    with qtbot.waitSignal(job.finished, timeout=5000):
        with qtbot.waitSignal(job.progressed, timeout=5000):
            jobs.start(job)
        jobs.cancel_all()
    assert [name for name, *_ in job.said if name != "progressed"] == ["cancelled", "finished"]


def test_after_stopping_all_none_is_at_work_and_new_ones_may_begin(qtbot, jobs):
    ended = []

    def work(tick):
        try:
            until_stopped(tick)
        finally:
            ended.append(1)

    waiting = [jobs.start(Watched(work)) for _ in range(3)]
    jobs.stop_all()
    assert len(ended) == 3
    qtbot.waitUntil(lambda: all(job.said[-1:] == [("finished",)] for job in waiting))
    assert run(qtbot, jobs, lambda _: "next") == [("done", "next"), ("finished",)]
