"""A talk without questions: read as one narrative, labelled by key, written and taken in again."""

import json

from builders import CONTENT, HEADER
from helpers import close_summary, press_keys, stored

from ir_annotator.workspace.importing import import_paths
from ir_annotator.workspace.opening import make_project, scheme_of
from ir_annotator.workspace.taking_in import take_in
from ir_annotator.workspace.values import ExportChoice

TALK = "一、公司基本情况介绍\n公司主营数据服务。\n二、经营情况\n公司订单饱满，预计全年收入增长。\n三、参观展厅"


def test_a_talk_without_questions_is_labelled_and_exported(qtbot, start_window, tmp_path):
    workspace = start_window.workspace
    record = tmp_path / "talk.txt"
    record.write_text("\n".join([*HEADER, f"{CONTENT}：{TALK}"]), encoding="utf-8")
    workspace.new_project(tmp_path / "work.irdb")
    with qtbot.waitSignal(workspace.records_changed, timeout=10_000):
        workspace.files.import_records([record])
    close_summary(qtbot, start_window)
    assert workspace.listing.rows[0].qas[0].question.startswith("一、公司基本情况介绍")
    assert workspace.qa.is_narrative
    assert workspace.qa.answer.of(workspace.record.text) == TALK

    type_key = next(kind.key for kind in workspace.scheme.claim_types if kind.key)
    press_keys(type_key.lower())

    (claim,) = stored(workspace).claims
    assert claim.quote == claim.span.of(TALK)
    assert claim.quote in TALK
    target = tmp_path / "labels.jsonl"
    with qtbot.waitSignal(workspace.job_ended, timeout=10_000):
        workspace.files.export_labels(target, ExportChoice())
    line = json.loads(target.read_text(encoding="utf-8"))
    assert line["question"] == ""
    assert line["answer"] == TALK
    assert line["claims"][0]["text"] == claim.quote

    with make_project(tmp_path / "other.irdb") as other:
        import_paths(other, [record])
        assert scheme_of(other).id == workspace.scheme.id
        taken = take_in(other, [target], "device")
        assert (taken.stored, taken.refused) == (1, ())
