"""Small records, a scheme and edits for the tests of the store."""

from __future__ import annotations

from pathlib import Path

from ir_annotator.domain.annotation import Annotation, AnnotationKey, Claim
from ir_annotator.domain.edits import AnyEdit
from ir_annotator.domain.event import Event
from ir_annotator.domain.record import QA, Doubt, Form, Participant, Record, fingerprint, make_qa_id
from ir_annotator.domain.scheme import Scheme
from ir_annotator.domain.span import Span
from ir_annotator.store.ids import new_id
from ir_annotator.store.project import Project

AT = "2026-11-23T08:00:00Z"
SCHEME = Scheme("test", "1.0.0", (), (), (), (), source="id: test\n# 标注方案\nversion: 1.0.0\n")
PAIRS = (("收入为何增长？", "受益于𠮷品订单，同比增长20%。"), ("毛利率如何？", "基本稳定。"))


def make_record(code="688787", number="2025-003", pairs=PAIRS, opening="会议记录", **form) -> Record:
    text, spans = f"{opening} {code} {number}", []
    for question, answer in pairs:
        start = len(text) + 1
        text += f"\n{question}\n{answer}"
        spans.append((Span(start, start + len(question)), Span(len(text) - len(answer), len(text))))
    known = fingerprint(text)
    return Record(
        file=f"{code}_{number}.docx",
        format="docx",
        form=Form(code=code, name="海天瑞声", number=number, **form),
        text=text,
        qas=tuple(QA(make_qa_id(known, question.start), question, answer) for question, answer in spans),
    )


def full_record() -> Record:
    """A record with something in every field."""
    base = make_record(
        exchange="SSE",
        company="北京海天瑞声科技股份有限公司",
        title="投资者关系活动记录表",
        categories=("分析师会议", "其他"),
        participants="东方阿尔法 梁少文\n无名氏",
        participant_list=(Participant("东方阿尔法", "梁少文"), Participant("某基金")),
        time="2025年3月5日\n2025年3月7日",
        dates=("2025-03-05", "2025-03-07"),
        place="现场交流",
        hosts="袁璐",
        attachments="无",
        date="2025-03-12",
        other_fields={"风险提示": "详见公告", "备注": "", "附注": "甲"},
    )
    doubts = (Doubt("no_marker", "问答没有标记", Span(3, 9)), Doubt("short", "太短"))
    return Record(base.file, "text", base.form, base.text, base.qas, confidence=0.75, warnings=doubts)


def new_project(folder: Path, *records: Record) -> Project:
    project = Project.create(folder / "工作.irdb", SCHEME, AT)
    project.add_records(records, AT)
    return project


def make_event(
    record: Record, key: AnnotationKey, edit: AnyEdit, *, device="desk", seconds=1.5, at=AT, undoes=""
) -> Event:
    return Event(new_id(), key, record.fingerprint, edit, device, at, seconds, undoes)


def do(project: Project, key: AnnotationKey, *edits: AnyEdit, **event) -> Annotation:
    """Make edits as the program does: apply, then append."""
    record = project.record_of(key.qa_id)
    for edit in edits:
        after = edit.apply(project.annotation(key))
        project.append(make_event(record, key, edit, **event), after)
    return after


def claim_at(record: Record, start: int, end: int, claim_id="c1", kind="causal", **attributes) -> Claim:
    return Claim(claim_id, Span(start, end), record.text[start:end], kind, attributes)


def dump(project: Project) -> list[str]:
    """The whole content of the project as SQL."""
    with project._file.reading() as db:
        return list(db.conn.iterdump())
