"""Whatever the words are: what stands in the cell of a Word document is the record text, and spans are exact."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ir_annotator.domain.span import Span
from ir_annotator.formats.reading import read_record
from tests.builders import form_body, package, paragraph, run

# 𠮷 and emoji beyond 16 bits, combining marks, no-break and full-width spaces, full-width forms, radicals, zero width
ALPHABET = "订单产能𠮷👍🏽👨‍👩‍👧é\u00a0\u3000，。ＡＢ１２⽉⼈⻘\u200b\ufeff ab12%&<>\"'"
WORDS = st.text(ALPHABET, min_size=1, max_size=30).filter(lambda words: words.strip() and words == words.strip())


def document(folder: str, lines: list[list[str]]) -> Path:
    """Write a document with a paragraph for each line, in as many runs as it has pieces."""
    body = "".join(paragraph("".join(run(piece) for piece in pieces)) for pieces in lines)
    return package(Path(folder) / "a.docx", form_body(body))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, st.lists(WORDS, min_size=1, max_size=3)), min_size=1, max_size=5))
def test_every_question_and_answer_comes_back(pairs: list[tuple[str, list[str]]]):
    lines: list[list[str]] = []
    for number, (question, answer) in enumerate(pairs, 1):
        lines += [[f"问题{number}：", question, "？"], ["答：甲", *answer]]
    with tempfile.TemporaryDirectory() as folder:
        record = read_record(document(folder, lines))
    assert record.text == "\n".join("".join(pieces) for pieces in lines)
    found = [(qa.question.of(record.text), qa.answer.of(record.text)) for qa in record.pairs]
    assert found == [(f"{question}？", "甲" + "".join(answer)) for question, answer in pairs]
    for qa in record.pairs:
        assert record.text[qa.question.start : qa.question.end] == qa.question.of(record.text)
        assert record.text[qa.answer.start : qa.answer.end] == qa.answer.of(record.text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(ALPHABET + "\n\x85\u2028\u2029", max_size=20), min_size=1, max_size=6))
def test_odd_line_ends_are_lines_and_looks_follow_them(lines: list[str]):
    with tempfile.TemporaryDirectory() as folder:
        record = read_record(document(folder, [["1、订单如何？"], *([line] for line in lines), ["饱满。"]]))
    assert record.text.startswith("1、订单如何？\n")
    assert record.text.endswith("\n饱满。")
    assert not set(record.text) & set("\r\x85\u2028\u2029")
    assert len(record.looks) == len(record.text.split("\n"))
    assert record.qas[0].question == Span(2, 7)


def test_breaks_of_every_kind_end_a_line(tmp_path: Path):
    pieces = "<w:r><w:t>1、甲？</w:t><w:br/><w:t>乙&#13;&#10;丙&#13;丁</w:t><w:cr/><w:t>戊\u2028己</w:t></w:r>"
    record = read_record(package(tmp_path / "a.docx", form_body(paragraph(pieces))))
    assert record.text == "1、甲？\n乙\n丙\n丁\n戊\n己"
    assert len(record.looks) == 6
