"""Old Word files: a real one is made by LibreOffice where that is installed; its table stream is also read directly."""

from __future__ import annotations

import select
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from ir_annotator.domain.problem import Problem
from ir_annotator.formats.doc import reader as doc_reader
from ir_annotator.formats.doc.text import read_doc_text
from ir_annotator.formats.guard import Kind, kind_of
from ir_annotator.formats.reading import read_record
from tests.builders import form_body, package, paragraph, paragraphs, record_docx, run, text_row

needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
FLAT = """<?xml version="1.0"?><office:document office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><office:body><office:text>
<text:p>问题1：订单如何？</text:p><text:p>答：饱满。</text:p><text:p><draw:frame svg:width="2cm" svg:height="2cm"
 text:anchor-type="as-char"><draw:image xlink:href="{}" xlink:type="simple"/></draw:frame></text:p>
<text:p>问题2：产能如何？</text:p><text:p>答：充足。</text:p></office:text></office:body></office:document>"""
PAIRS = [("订单如何？", "订单饱满。"), ("产能如何？", "产能充足。")]


def old_word(folder: Path, docx: Path | None = None) -> Path:
    """Return a real .doc of a Word file, or of a record with two Q&As."""
    docx = docx or record_docx(folder / "record.docx", PAIRS)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder), str(docx)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "record.doc"


@needs_libreoffice
def test_an_old_word_file_is_read_like_the_new_one(tmp_path: Path):
    path = old_word(tmp_path)
    assert kind_of(path) is Kind.DOC
    record = read_record(path)
    assert record.format == "doc"
    assert [(qa.question.of(record.text), qa.answer.of(record.text)) for qa in record.pairs] == PAIRS
    assert record.form.code == "600001"
    plain = read_doc_text(path)
    assert any("订单饱满。" in row.value for row in plain.rows)


@needs_libreoffice
def test_rows_of_different_numbers_of_cells_are_told_by_their_labels(tmp_path: Path):
    rows = [text_row("时间", "2025年3月5日", "地点", "公司会议室"), text_row("参与单位名称", "甲证券", "形式", "现场")]
    docx = package(tmp_path / "record.docx", form_body(paragraphs("1、订单如何？\n答：饱满。"), rows=rows))
    plain = {row.label: row.value for row in read_doc_text(old_word(tmp_path, docx)).rows}
    assert (plain["时间"], plain["地点"], plain["参与单位名称"], plain["形式"]) == (
        "2025年3月5日",
        "公司会议室",
        "甲证券",
        "现场",
    )


@needs_libreoffice
def test_what_a_tracked_change_deleted_is_no_text(tmp_path: Path):
    deleted = (
        '<w:del w:id="1" w:author="a" w:date="2025-01-02T00:00:00Z"><w:r><w:delText>旧稿</w:delText></w:r></w:del>'
    )
    inside = paragraphs("1、订单如何？") + paragraph(run("订单") + deleted + run("饱满。"))
    path = old_word(tmp_path, package(tmp_path / "record.docx", form_body(inside)))
    assert "旧稿".encode("utf-16-le") in path.read_bytes()
    assert any("订单饱满。" in row.value for row in read_doc_text(path).rows)
    assert read_record(path).text == "1、订单如何？\n订单饱满。"


def test_without_libreoffice_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "record.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"))
    monkeypatch.setattr(doc_reader, "check_container", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(doc_reader, "_PLACES", ())
    with pytest.raises(Problem) as told:
        read_record(path)
    assert told.value.code == "needs_libreoffice"
    assert "LibreOffice" in told.value.remedy


def test_a_program_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "record.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"))
    hanging = tmp_path / "soffice"
    hanging.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    hanging.chmod(0o755)
    monkeypatch.setattr(doc_reader, "check_container", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(doc_reader, "SECONDS", 0.2)
    with pytest.raises(Problem) as told:
        read_record(path)
    assert told.value.code == "too_slow"


@needs_libreoffice
@pytest.mark.parametrize("before", ["", "/usr/local/theirs"])
def test_libreoffice_does_not_load_the_libraries_of_the_installed_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str
):
    path = tmp_path / "record.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"))
    telling = tmp_path / "soffice"
    telling.write_text(f'#!/bin/sh\necho "$LD_LIBRARY_PATH" >{tmp_path}/seen\n')
    telling.chmod(0o755)
    monkeypatch.setattr(doc_reader, "check_container", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/ir-annotator/_internal")  # as PyInstaller's start does it
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    with pytest.raises(Problem):  # this LibreOffice writes nothing
        read_record(path)
    assert (tmp_path / "seen").read_text().strip() == before


def test_a_protected_old_word_file_is_told_as_such_and_a_broken_one_starts_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = old_word(tmp_path)
    raw = bytearray(path.read_bytes())
    at = raw.find(b"\xec\xa5")
    assert at > 0
    raw[at + 11] |= 1  # fEncrypted
    monkeypatch.setattr(doc_reader, "_convert", lambda *_: pytest.fail("another program was started"))
    for changed, code in ((bytes(raw), "encrypted"), (bytes(raw).replace(b"\xec\xa5", b"XX"), "damaged_doc")):
        path.write_bytes(changed)
        with pytest.raises(Problem) as told:
            read_record(path)
        assert told.value.code == code


@needs_libreoffice
def test_a_linked_picture_is_not_fetched(tmp_path: Path):
    """The converter would load it from wherever it lies."""
    with socket.create_server(("127.0.0.1", 0)) as canary:
        link = f"http://127.0.0.1:{canary.getsockname()[1]}/x.png"
        (tmp_path / "record.fodt").write_text(FLAT.format(link), encoding="utf-8")
        path = old_word(tmp_path, tmp_path / "record.fodt")
        while pending(canary):  # the program of this test that made the file may have looked
            canary.accept()[0].close()
        assert link.encode("utf-16-le") in path.read_bytes() or link.encode() in path.read_bytes()
        assert read_record(path).qas
        assert not pending(canary)


def pending(server: socket.socket) -> bool:
    """Tell whether somebody has knocked."""
    return bool(select.select([server], [], [], 0)[0])


def test_a_broken_old_word_file_is_told(tmp_path: Path):
    path = tmp_path / "record.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(Problem) as told:
        read_doc_text(path)
    assert told.value.code == "damaged_doc"
