"""How a running job is told at the foot of the window."""

from ir_annotator.ui.widgets.status_line import JobPace, StatusLine


def test_the_pace_of_a_job_is_told_once_there_is_something_to_go_by():
    pace = JobPace()
    assert pace.told(0, 0, 0.0) == ""
    assert pace.told(1200, 0, 1.0) == "1,200 so far"
    assert pace.told(0, 1200, 2.0) == "0 / 1,200"
    assert pace.told(3, 1200, 5.0) == "3 / 1,200"  # the readers were being loaded until now
    assert pace.told(23, 1200, 5.5) == "23 / 1,200"
    assert pace.told(43, 1200, 6.0) == "43 / 1,200 · 40 a second · 29 s left"
    assert pace.told(1200, 1200, 35.0) == "1,200 / 1,200"


def test_the_rate_is_that_of_the_last_seconds():
    pace = JobPace()
    for second in range(11):
        pace.told(1 + 100 * second, 10_000, second)
    assert pace.told(1001, 10_000, 10.0) == "1,001 / 10,000 · 100 a second · 90 s left"
    for second in range(11, 21):  # slow files from here on
        said = pace.told(1001 + 2 * (second - 10), 10_000, second)
    assert said == "1,021 / 10,000 · 2.0 a second · 75 min left"
    for second in range(21, 31):  # and one that hangs
        said = pace.told(1021, 10_000, second)
    assert said == "1,021 / 10,000"


def test_the_next_job_has_a_pace_of_its_own():
    pace = JobPace()
    for second in range(3):
        said = pace.told(1 + second, 12, second)
    assert said == "3 / 12 · 1.0 a second · 9 s left"
    assert pace.told(1, 12, 4.0) == "1 / 12"


def test_a_job_is_shown_with_a_way_to_stop_it_and_vanishes(qtbot):
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    line.show_job(3, 10)
    assert line.job_text.isVisible()
    assert line.job_text.text() == "3 / 10"
    assert line.stop_button.isVisible()
    line.hide_job()
    assert not line.job_text.isVisible()
    assert not line.stop_button.isVisible()
