"""How a running job is told at the foot of the window."""

from ir_annotator.ui.widgets.status_line import StatusLine, pace


def test_the_pace_of_a_job_is_told_once_there_is_something_to_go_by():
    assert pace(3, 1200, 0.4) == "3 / 1,200"
    assert pace(0, 1200, 9.0) == "0 / 1,200"
    assert pace(400, 1200, 10.0) == "400 / 1,200 · 40 a second · 20 s left"
    assert pace(6, 12, 4.0) == "6 / 12 · 1.5 a second · 4 s left"


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
