"""A Word report comes back as it was written, also after LibreOffice saved it; what was changed in it is told."""

import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from ir_annotator.domain.problem import Problem
from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels.presets import preset_of
from ir_annotator.formats.labels.read_back import ReadBack
from ir_annotator.formats.reports import report_reading
from tests.builders import record_docx
from tests.formats.report_builders import claim, record_of, row, worked_example, write

needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
ALPHABET = "订单𠮷👍🏽é\u00a0\u3000，。ab12%&<>\"'\t\x00\x01\x0b\x1f\x7f\x85\u2028\ufeff\ufffe\uffff]"
WORDS = st.text(ALPHABET + "\n", min_size=1, max_size=30)


def compare(path, rows):
    """Compare, label by label, what was read with what was written."""
    expected = ReadBack()
    for each in rows:
        expected.expect(StoredQA.of(each))
    expected.check(report_reading.read(path))


def changed(path, part, old, new):
    """Change a part of a package as a text, in every place."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts[part].decode()
    assert re.search(old, text), old
    parts[part] = re.sub(old, new, text).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


def outcomes(path):
    """The code of the problem, or an empty text, for each Q&A."""
    return [each.code if isinstance(each, Problem) else "" for each in report_reading.read(path)]


def test_the_worked_example_comes_back(tmp_path):
    rows = worked_example()
    path = write(tmp_path / "r.docx", rows)
    assert preset_of(path).name == "docx"
    compare(path, rows)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3), st.data())
def test_whatever_the_words_are_all_comes_back(pairs, data):
    record = record_of(pairs)
    rows = []
    for number, (_, answer) in enumerate(pairs, 1):
        ends = st.lists(st.integers(0, len(answer)), min_size=2, max_size=2, unique=True).map(sorted)
        found = data.draw(st.lists(ends, max_size=3, unique_by=tuple))
        claims = tuple(claim(record, number, *span, note=data.draw(st.text(ALPHABET + "\n"))) for span in found)
        rows.append(row(record, number, claims=claims, note=data.draw(st.text(ALPHABET + "\n"))))
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / "r.docx", rows)
        compare(path, rows)
        Document(path)  # another reader takes it


@needs_libreoffice
def test_it_comes_back_after_libreoffice_saved_it(tmp_path):
    rows = worked_example()
    path = write(tmp_path / "r.docx", rows)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    saved = tmp_path / "saved"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(saved), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    compare(saved / "r.docx", rows)


def test_a_text_changed_in_word_refuses_that_question_only(tmp_path):
    path = write(tmp_path / "r.docx", worked_example())
    changed(path, "word/document.xml", "尽力避免价格竞争", "避免价格竞争")
    assert outcomes(path) == [""] * 8 + ["report_changed", ""]
    (problem,) = (each for each in report_reading.read(path) if isinstance(each, Problem))
    assert (problem.file, problem.line) == (str(path), 9)
    assert "The text of this Q&A was changed in the report." in str(problem)


def test_words_put_into_an_answer_are_seen(tmp_path):
    record = record_of([("订单如何？", "订单饱满。"), ("产能如何？", "产能充足。")])
    path = write(tmp_path / "r.docx", [row(record), row(record, 2)])
    changed(path, "word/document.xml", "饱满。", "饱满。另有补充。")
    assert outcomes(path) == ["report_changed", ""]


def test_a_comment_taken_away_is_seen_and_one_of_a_reader_is_left_alone(tmp_path):
    record = record_of([("订单如何？", "订单饱满。"), ("产能如何？", "产能充足。")])
    rows = [row(record, claims=(claim(record, 1, 0, 4),)), row(record, 2, claims=(claim(record, 2, 0, 2),))]
    path = write(tmp_path / "r.docx", rows)
    document = Document(path)
    runs = document.tables[0].rows[-2].cells[1].paragraphs[-2].runs
    document.add_comment(runs[-2:], text="读者的意见", author="读者")
    document.save(path)
    assert outcomes(path) == ["", ""]
    changed(path, "word/document.xml", '<w:commentRange(Start|End) w:id="0"/>', "")
    (problem, fine) = report_reading.read(path)
    assert "The comment at “订单饱满” was moved or taken away" in str(problem)
    assert not isinstance(fine, Problem)


def test_a_report_of_nothing_holds_nothing(tmp_path):
    assert outcomes(write(tmp_path / "r.docx", [])) == []


def test_another_word_document_has_no_labels(tmp_path):
    path = record_docx(tmp_path / "a.docx", [("订单如何？", "订单饱满。")])
    with pytest.raises(Problem) as refused:
        list(report_reading.read(path))
    assert refused.value.code == "no_labels"
    with pytest.raises(Problem) as unknown:
        preset_of(path)
    assert unknown.value.code == "unknown_format"


def test_a_line_broken_inside_the_report_is_refused_alone(tmp_path):
    path = write(tmp_path / "r.docx", worked_example())
    changed(path, "customXml/item1.xml", '"index":2,', '"index":"zwei",')
    assert outcomes(path) == ["", "bad_line"] + [""] * 8
