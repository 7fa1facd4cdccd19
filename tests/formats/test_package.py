"""Work packages: what goes in comes out, the same bytes each time, and a file that anybody made is not believed."""

from __future__ import annotations

import hashlib
import io
import json
import os
import stat
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ir_annotator.domain.handover import HandedRecord, Handover, Purpose
from ir_annotator.domain.log import LogEntry
from ir_annotator.domain.outline import Annotator
from ir_annotator.domain.problem import Problem
from ir_annotator.domain.record import QA, Doubt, Form, Look, Participant, Record, fingerprint, make_qa_id
from ir_annotator.domain.span import Span
from ir_annotator.formats import package, package_reading
from ir_annotator.formats.package_reading import read_package
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme

SCHEME = read_scheme(default_scheme_path())
TEXT = "开场\n收入为何增长？\n受益于𠮷品订单。"
KNOWN = fingerprint(TEXT)
RECORD = Record(
    "a.docx", "docx", Form("600001", "测试", "2025-001", participant_list=(Participant("某基金", "张三"),),
                           other_fields={"备注": "甲"}, dates=("2025-01-02",)),
    TEXT, (QA(make_qa_id(KNOWN, 3), Span(3, 10), Span(11, 19), ("number",)),), 0.75,
    (Doubt("short", "太短", Span(1, 2)),), (Look(1, 0.5, True), Look(), Look()), checked=True,
)  # fmt: skip
EVENT = LogEntry("e1", "wang", "d", 1, KNOWN, RECORD.qas[0].qa_id, "annotation", "note_set", '{"note":"𠮷"}', "[]",
                 "2026-11-23T08:00:00Z", 1.5, "", "")  # fmt: skip
HANDOVER = Handover(
    Purpose.WORK, "p", SCHEME.ref, SCHEME.source, (HandedRecord(RECORD, "base"),), (EVENT,),
    (Annotator("wang", "王"),), Annotator("li", "李"), {"d": ((2, 4),)},
)  # fmt: skip


def packed(handover=HANDOVER) -> bytes:
    stream = io.BytesIO()
    package.write(stream, handover)
    return stream.getvalue()


def with_parts(path, change):
    """Write the package anew with parts changed, their hashes made right again."""
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    if package.MANIFEST in parts:
        try:
            manifest = json.loads(parts[package.MANIFEST])
            for name, described in manifest["parts"].items():
                described["sha256"] = hashlib.sha256(parts.get(name, b"")).hexdigest()
            parts[package.MANIFEST] = json.dumps(manifest).encode()
        except (ValueError, TypeError):
            pass
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def refusal(path) -> str:
    before = sorted(path.parent.rglob("*"))
    with pytest.raises(Problem) as caught:
        read_package(path)
    assert caught.value.file == str(path)
    assert caught.value.cause
    assert caught.value.remedy
    assert sorted(path.parent.rglob("*")) == before, "nothing was unpacked anywhere"
    return caught.value.code


def test_what_goes_in_comes_out(tmp_path):
    path = tmp_path / "w.irpack"
    path.write_bytes(packed())
    back = read_package(path)
    assert replace(back, source="") == replace(HANDOVER, records=(HandedRecord(RECORD, "base"),))
    assert packed(back) == packed()


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.floats(0, 1e6), st.integers(1, 2**40))
def test_events_come_out_letter_by_letter(tmp_path_factory, note, seconds, seq):
    payload = json.dumps({"note": note}, ensure_ascii=False)
    entry = EVENT._replace(payload=payload, seconds=seconds, seq=seq)
    path = tmp_path_factory.mktemp("p") / "w.irpack"
    path.write_bytes(packed(replace(HANDOVER, entries=(entry,))))
    assert read_package(path).entries == (entry,)


def set_manifest(**values):
    def change(parts):
        parts[package.MANIFEST] = json.dumps(json.loads(parts[package.MANIFEST]) | values).encode()

    return change


def set_part(name, content):
    return lambda parts: parts.update({name: content})


def set_record(**values):
    def change(parts):
        data = json.loads(parts[package.RECORDS])
        data["record"] |= values
        parts[package.RECORDS] = json.dumps(data, ensure_ascii=False).encode() + b"\n"

    return change


def set_event(**values):
    def change(parts):
        parts[package.EVENTS] = json.dumps(json.loads(parts[package.EVENTS]) | values).encode() + b"\n"

    return change


BAD = [
    (lambda parts: parts.pop(package.MANIFEST), "not_a_package"),
    (lambda parts: parts.pop(package.EVENTS), "package_malformed"),
    (set_part("../../escaped.txt", b"x"), "package_malformed"),
    (set_part("/etc/absolute", b"x"), "package_malformed"),
    (set_part("more.txt", b"x"), "package_malformed"),
    (set_part(package.MANIFEST, b"[]"), "not_a_package"),
    (set_part(package.MANIFEST, b"{"), "package_malformed"),
    (set_manifest(format="ir-annotator-package/2"), "newer_version"),
    (set_manifest(purpose="mischief"), "package_malformed"),
    (set_manifest(records=7), "package_malformed"),
    (set_manifest(left_out={"d": [[5, 2]]}), "package_malformed"),
    (set_manifest(left_out={"d": [[1, 10**15]]}), "package_malformed"),
    (set_manifest(annotators=[{"id": "", "name": ""}]), "package_malformed"),
    (set_manifest(**{"for": {"id": 5, "name": "x"}}), "package_malformed"),
    (set_part(package.SCHEME, b"id: [\n"), "bad_scheme"),
    (set_part(package.SCHEME, b"\xff\xfe"), "package_malformed"),
    (set_part(package.RECORDS, b"\n" * 5000), "package_malformed"),
    (set_part(package.RECORDS, b'{"base":""}'), "package_malformed"),
    (set_part(package.EVENTS, b"[" * 100_000 + b"\n"), "package_malformed"),
    (set_record(text=TEXT + "多"), "package_malformed"),
    (set_record(qas=[["x-1", 3, 10, 11, 19, []]]), "package_malformed"),
    (set_record(qas=[[RECORD.qas[0].qa_id, 3, 10, 11, 900, []]]), "package_malformed"),
    (set_record(qas=[]), "package_malformed"),
    (set_record(confidence=float("nan")), "package_malformed"),
    (set_record(file=7), "package_malformed"),
    (set_record(looks=[[1, 0.5, False, 0.0]]), "package_malformed"),
    (set_event(seq="1"), "package_malformed"),
    (set_event(seq=0), "package_malformed"),
    (set_event(seconds=None), "package_malformed"),
    (set_event(payload={"note": ""}), "package_malformed"),
    (set_event(unknown="x"), "package_malformed"),
]


@pytest.mark.parametrize(("change", "code"), BAD, ids=range(len(BAD)))
def test_a_package_that_the_program_never_writes_is_refused(tmp_path, change, code):
    assert refusal(with_parts(tmp_path / "w.irpack", change)) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "not_a_package"), (b"PK\x03\x04", "package_damaged"), (b"SQLite format 3\0", "not_a_package"),
     (packed()[:-30], "package_damaged"), (b"x" * 2000, "not_a_package")],
    ids=["empty", "head only", "a database", "cut off", "text"],
)  # fmt: skip
def test_a_file_that_is_no_package_is_refused(tmp_path, content, code):
    path = tmp_path / "w.irpack"
    path.write_bytes(content)
    assert refusal(path) == code


def test_every_flipped_byte_is_noticed_or_harmless(tmp_path):
    path, whole = tmp_path / "w.irpack", packed()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            back = read_package(path)
        except Problem:
            continue
        assert replace(back, source="") == HANDOVER


def test_what_unpacks_to_far_more_than_it_should_is_refused(tmp_path):
    path = with_parts(tmp_path / "w.irpack", set_part(package.RECORDS, b" " * 60_000_000))
    assert refusal(path) == "too_large"


def test_two_parts_of_one_name_are_refused(tmp_path):
    path = tmp_path / "w.irpack"
    path.write_bytes(packed())
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(package.EVENTS, b"")
    assert refusal(path) == "package_malformed"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_does_not_stop_the_program(tmp_path):
    path = tmp_path / "w.irpack"
    os.mkfifo(path)
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert refusal(path) == "not_a_package"


def test_a_missing_file_is_named(tmp_path):
    assert refusal(tmp_path / "no.irpack") == "missing_file"


def test_a_line_without_an_end_is_not_read_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(package_reading, "_LONGEST_LINE", 1000)
    assert refusal(with_parts(tmp_path / "w.irpack", set_part(package.EVENTS, os.urandom(9_000_000).hex().encode())))
