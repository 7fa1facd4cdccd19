"""Real records, where they lie beside the project: nothing crashes, nothing is empty, every span is exact."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ir_annotator.domain.record import Record
from ir_annotator.formats.reading import read_record

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(path for kind in ("docx", "doc") for path in CORPUS.glob(f"{kind}/*.{kind}"))
FILES += sorted(CORPUS.glob("pdf/*.pdf"))[::4]  # every fourth: there are many, and they are alike

pytestmark = pytest.mark.skipif(not FILES, reason=f"no real records in {CORPUS}")


def check(record: Record) -> None:
    text = record.text
    assert text == text.strip("\n")
    assert text
    assert "\r" not in text
    assert 0 <= record.confidence <= 1
    at = 0
    for qa in record.qas:
        spans = (qa.question, qa.answer)
        for span in spans:
            assert at <= span.start <= span.end <= len(text)
            assert span.of(text) == text[span.start : span.end]
            assert span.of(text) == span.of(text).strip()
            at = span.end
    for doubt in record.warnings:
        assert 0 <= doubt.span.start <= doubt.span.end <= len(text)
        assert doubt.message
    assert len(record.looks) in {0, len(text.split("\n"))}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_record_is_read(path: Path):
    if path.suffix == ".doc" and not shutil.which("soffice"):
        pytest.skip("LibreOffice, which reads .doc, is not installed")
    record = read_record(path)
    check(record)
    assert record.file == path.name
    assert record.format == path.suffix[1:]
    assert record.qas
