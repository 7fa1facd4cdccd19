"""Every kind of file that cannot be read is refused with its own words, quickly, and without harm."""

from __future__ import annotations

import os
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ir_annotator.domain.problem import Problem
from ir_annotator.formats import guard, zip_package
from ir_annotator.formats.guard import Kind, kind_of
from ir_annotator.formats.reading import read_record
from tests.builders import CONTENT_TYPES, form_body, package, paragraphs, record_docx, text_row

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PAIRS = [("订单如何？", "饱满。")]


def refusal(path: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        read_record(path)
    assert caught.value.file == str(path)
    assert caught.value.cause
    assert caught.value.remedy
    return caught.value


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Be somebody whom permissions hold back, even where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_kind_is_told_by_content(tmp_path: Path):
    docx = record_docx(tmp_path / "a.txt", PAIRS)
    assert kind_of(docx) is Kind.DOCX
    assert kind_of(written(tmp_path / "b", "1、订单如何？\n饱满。".encode())) is Kind.TEXT
    assert kind_of(written(tmp_path / "c.docx", OLE2 + "WordDocument".encode("utf-16-le"))) is Kind.DOC
    assert kind_of(written(tmp_path / "d.txt", b"\xef\xbb\xbf %PDF-1.4\n")) is Kind.PDF
    assert read_record(docx).form.code == "600001"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.docx", b"", "empty_file"),
        ("text.docx", "1、订单如何？\n饱满。".encode(), "text_not_docx"),
        ("sheet.docx", OLE2, "old_office"),
        ("locked.docx", OLE2 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("cut.docx", b"PK\x03\x04" + bytes(100), "damaged"),
        ("a.pdf", b"%PDF-1.7\n", "damaged_pdf"),
        ("a.docx", b"%PDF-1.7\n", "damaged_pdf"),
        ("a.doc", b"{\\rtf1\\ansi}", "rtf_not_supported"),
        ("page.docx", b"\n<!DOCTYPE html><html></html>", "web_page"),
        ("word2003.doc", b'<?xml version="1.0"?><w:wordDocument/>', "xml_not_supported"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "unknown_format"),
        ("latin.txt", b"caf\xe9 \xff\xff\xff", "unreadable_encoding"),
        ("control.txt", b"1\x01\x02\x03", "unreadable_encoding"),
        ("~$record.docx", b"owner", "lock_file"),
        ("letter.txt", "亲爱的股东：\n你好。".encode(), "no_record_table"),
    ],
)
def test_each_cause_has_its_own_code(tmp_path: Path, name: str, content: bytes, code: str):
    assert refusal(written(tmp_path / name, content)).code == code


def test_each_code_has_its_own_words(tmp_path: Path):
    files = {
        "a.docx": b"",
        "b.docx": b"text",
        "c.doc": OLE2,
        "d.docx": OLE2 + "EncryptedPackage".encode("utf-16-le"),
        "e.docx": b"PK\x03\x04",
        "f.pdf": b"%PDF-1.7",
        "g.txt": b"\xff\xff\xff\x80",
        "h.txt": b"hello",
    }
    problems = [refusal(written(tmp_path / name, content)) for name, content in files.items()]
    problems += [refusal(tmp_path / "missing.docx"), refusal(tmp_path)]
    assert len({problem.code for problem in problems}) == len(problems)
    assert len({problem.cause for problem in problems}) == len(problems)


def test_missing_file_folder_pipe_and_links(tmp_path: Path):
    assert refusal(tmp_path / "missing.docx").code == "missing_file"
    assert refusal(tmp_path).code == "not_a_regular_file"
    pipe, dangling, loop, device = (tmp_path / name for name in ("pipe", "dangling", "loop", "device"))
    os.mkfifo(pipe)
    dangling.symlink_to(tmp_path / "nothing")
    loop.symlink_to(loop)
    device.symlink_to("/dev/zero")
    assert refusal(pipe).code == "not_a_regular_file"
    assert refusal(dangling).code == "missing_file"
    assert refusal(loop).code == "unreadable_file"
    assert refusal(device).code == "not_a_regular_file"


def test_no_permission(tmp_path: Path):
    path = record_docx(tmp_path / "a.docx", PAIRS)
    path.chmod(0)
    with ordinary_user():
        assert refusal(path).code == "no_permission"


def test_too_large_is_told_before_anything_is_read(tmp_path: Path):
    path = tmp_path / "huge.docx"
    with path.open("wb") as file:
        file.truncate(guard.LARGEST_FILE + 1)  # sparse: takes no room on the disk
    assert refusal(path).code == "too_large"


def test_part_that_unpacks_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = record_docx(tmp_path / "bomb.docx", [("甲？", "乙" * 100_000)])
    assert path.stat().st_size < 10_000
    monkeypatch.setattr(zip_package, "LARGEST_PART", 50_000)
    assert refusal(path).code == "too_large"


def test_part_that_lies_about_its_size_is_damaged(tmp_path: Path):
    path = record_docx(tmp_path / "liar.docx", [("甲？", "乙" * 100_000)])
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("word/document.xml").file_size
    raw = path.read_bytes()
    assert raw.count(size.to_bytes(4, "little")) == 2
    assert (
        refusal(written(path, raw.replace(size.to_bytes(4, "little"), (900).to_bytes(4, "little")))).code == "damaged"
    )


def test_flipped_byte_and_truncated_package_are_damaged(tmp_path: Path):
    path = record_docx(tmp_path / "a.docx", PAIRS)
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("word/document.xml").header_offset + 30 + len("word/document.xml")
    raw[start + 40] ^= 0xFF
    assert refusal(written(tmp_path / "flipped.docx", bytes(raw))).code == "damaged"
    assert refusal(written(tmp_path / "half.docx", path.read_bytes()[:-200])).code == "damaged"


def changed(path: Path, **changes: bytes | None) -> Path:
    """Write a package anew with some of its parts changed or left out."""
    names = {"types": "[Content_Types].xml", "relations": "_rels/.rels", "document": "word/document.xml"}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {names[key]: content for key, content in changes.items() if content is not None}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            if changes.get(next((key for key, known in names.items() if known == name), ""), b"") is not None:
                archive.writestr(name, content)
    return path


def test_macros_and_workbooks_under_the_name_of_a_word_file(tmp_path: Path):
    types = CONTENT_TYPES.replace(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main"
    )
    assert refusal(changed(record_docx(tmp_path / "a.docx", PAIRS), types=types.encode())).code == "word_macros"
    binary = tmp_path / "b.docx"
    with zipfile.ZipFile(binary, "w") as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES.replace("wordprocessingml.document", "ms-excel.sheet"))
        archive.writestr("xl/workbook.bin", "x")
    assert refusal(binary).code == "not_a_docx"
    assert "Excel" in refusal(binary).cause


@pytest.mark.parametrize("missing", ["types", "relations"])
def test_package_that_lacks_what_every_package_has_is_damaged(tmp_path: Path, missing: str):
    assert refusal(changed(record_docx(tmp_path / "a.docx", PAIRS), **{missing: None})).code == "damaged"
    assert refusal(changed(record_docx(tmp_path / "b.docx", PAIRS), document=None)).code == "not_a_docx"


def test_document_under_another_name_is_found_by_its_relation(tmp_path: Path):
    path = record_docx(tmp_path / "a.docx", PAIRS)
    with zipfile.ZipFile(path) as archive:
        parts = {name.replace("document.xml", "document2.xml"): archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b"word/document.xml", b"word/document2.xml"))
    assert read_record(path).form.code == "600001"


@pytest.mark.parametrize(
    ("field", "value", "code"), [("flag_bits", 1, "encrypted"), ("compress_type", 99, "encrypted")]
)
def test_parts_with_a_password_are_told_as_such(tmp_path: Path, field: str, value: int, code: str):
    """Both kinds: the old flag of zip and the method that stands for AES."""
    path = record_docx(tmp_path / "a.docx", PAIRS)
    raw = bytearray(path.read_bytes())
    for signature, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(signature)
        while at >= 0:
            place = at + flag + (0 if field == "flag_bits" else 2)
            raw[place : place + 2] = value.to_bytes(2, "little")
            at = raw.find(signature, at + 4)
    assert refusal(written(path, bytes(raw))).code == code


def test_method_that_nobody_knows_is_damaged(tmp_path: Path):
    path = record_docx(tmp_path / "a.docx", PAIRS)
    raw = bytearray(path.read_bytes())
    at = raw.rfind(b"PK\x01\x02", 0, raw.rfind(b"word/document.xml"))
    raw[at + 10 : at + 12] = (77).to_bytes(2, "little")
    assert refusal(written(path, bytes(raw))).code == "damaged"


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<a>" * 100_000, "beyond_limits"),
        (f"<a>{'x' * 12_000_000}</a>", "beyond_limits"),
        (f"<a>{'<bbbb/>' * 2_000_000}</a>", "beyond_limits"),
        (f"<a>{'<b/>' * 20_000_000}</a>", "too_large"),
    ],
)
def test_xml_beyond_all_measure_has_its_own_words(tmp_path: Path, xml: str, code: str):
    started = time.process_time()
    assert refusal(package(tmp_path / "a.docx", "", {"word/document.xml": xml})).code == code
    assert time.process_time() - started < 2


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path):
    started = time.process_time()
    bomb = bytes(zip_package.LARGEST_PART + 1)
    for name in ("word/document.xml", "word/styles.xml"):
        assert refusal(package(tmp_path / "bomb.docx", form_body(""), {name: bomb})).code == "too_large"
    liar = package(tmp_path / "liar.docx", "", {"word/document.xml": bomb})
    raw = liar.read_bytes().replace(len(bomb).to_bytes(4, "little"), (900).to_bytes(4, "little"))
    tracemalloc.start()
    assert refusal(written(liar, raw)).code == "damaged"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
    assert time.process_time() - started < 10


def test_zip_without_a_document_and_with_two(tmp_path: Path):
    other = tmp_path / "photos.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "hello")
    assert refusal(other).code == "not_a_docx"
    twice = record_docx(tmp_path / "twice.docx", PAIRS)
    with zipfile.ZipFile(twice, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")
    assert refusal(twice).code == "damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_type_is_refused_before_parsing(tmp_path: Path, encoding: str):
    secret = written(tmp_path / "secret", b"secret")
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&x;</w:body></w:document>'
    )
    path = package(tmp_path / "dtd.docx", "", {"word/document.xml": xml.encode(encoding)})
    assert refusal(path).code == "contains_dtd"


@pytest.mark.parametrize("xml", ["<w:document", "", "<a>\0</a>", "<a>&#1;</a>"])
def test_xml_beyond_the_parsers_limits_is_damaged(tmp_path: Path, xml: str):
    assert refusal(package(tmp_path / "a.docx", "", {"word/document.xml": xml})).code == "damaged"


def test_document_without_a_body_or_with_an_empty_form(tmp_path: Path):
    empty = package(tmp_path / "a.docx", "", {"word/document.xml": "<d/>"})
    assert refusal(empty).code == "no_record_table"
    assert refusal(package(tmp_path / "b.docx", paragraphs("会议纪要\n略"))).code == "no_record_table"
    assert refusal(package(tmp_path / "c.docx", form_body(paragraphs("\n ")))).code == "empty_content"


def test_picture_and_broken_relations_cost_nothing(tmp_path: Path):
    parts = {
        "word/media/image1.png": os.urandom(2_000_000),
        "word/_rels/document.xml.rels": "<broken",
        "../evil.txt": "x",
        "[Content_Types].xml": CONTENT_TYPES,
    }
    path = package(
        tmp_path / "a.docx", form_body(paragraphs("1、甲？\n乙"), rows=[text_row("时间", "2025年1月2日")]), parts
    )
    assert len(read_record(path).qas) == 1
    assert not (tmp_path.parent / "evil.txt").exists()
