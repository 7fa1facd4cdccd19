"""The guide for Word says what the page says, in both languages, and its links lead somewhere."""

import io
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from re import sub

import pypdfium2
import pytest
from docx import Document

from ir_annotator import i18n
from ir_annotator.domain.scheme import Name
from ir_annotator.formats.reports.guide_word import write_guide
from ir_annotator.formats.reports.labelling_guide import guide_body
from ir_annotator.formats.scheme.file import default_scheme_path, read_scheme

LANGUAGES = pytest.mark.parametrize("language", i18n.LANGUAGES)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def scheme():
    return read_scheme(default_scheme_path())


def written(scheme):
    stream = io.BytesIO()
    write_guide(stream, scheme, "ir-annotator 0.1.0")
    return stream.getvalue()


def document_of(scheme):
    return Document(io.BytesIO(written(scheme)))


def words(texts):
    """What is said, whatever the white space."""
    return "".join("".join(texts).split())


@LANGUAGES
def test_it_says_what_the_page_says_in_the_same_order(scheme, language):
    i18n.set_language(language)
    in_word = words(each.text for each in document_of(scheme).element.body.iter(W + "t"))
    assert in_word == words([unescape(sub(r"<[^>]*>", "", guide_body(scheme)))])


def test_headings_and_tables_are_those_of_the_scheme(scheme):
    document = document_of(scheme)
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == ["Topics", "Judgements", "Claim types", "Attributes of a claim"]
    topics = [each.text for each in document.paragraphs if each.style.name == "Heading 2"][: len(scheme.topics)]
    assert topics == [f"{topic.key.upper()} {topic.name.en}" for topic in scheme.topics]
    first = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert first[:2] == [
        ["Key", "Sub-topic", "Meaning", "id"],
        ["1", "Revenue", "Revenue, its growth and what drives it.", "perf.revenue"],
    ]


def test_links_lead_to_the_topics(scheme):
    body = document_of(scheme).element.body
    links = [each.get(W + "anchor") for each in body.iter(W + "hyperlink")]
    names = [each.get(W + "name") for each in body.iter(W + "bookmarkStart")]
    assert links == names
    assert len(set(links)) == len(scheme.topics)


def test_examples_say_where_they_stand(scheme):
    text = "\n".join(each.text for each in document_of(scheme).paragraphs)
    assert (
        "✓ Yes: “Overall this drove a marked year-on-year increase in the company's revenue” [688787 2025-003, Q&A 1]"
    ) in text
    i18n.set_language("zh_CN")
    text = "\n".join(each.text for each in document_of(scheme).paragraphs)
    assert "✓ 属于：“整体上驱动公司营业收入同比显著增加” [688787 2025-003 问答 1]" in text


def test_the_same_scheme_gives_the_same_bytes_and_no_labels(scheme):
    assert written(scheme) == written(scheme)
    assert b"customXml" not in written(scheme)


def test_any_text_of_a_scheme_can_be_written(scheme):
    evil = Name("<w:p/>&\x01\ud800", "]]>\x00&<script>\t\n")
    topic = replace(scheme.topics[0], name=evil, definition=evil, children=())
    document = document_of(replace(scheme, topics=(topic,)))
    text = "\n".join(each.text for each in document.paragraphs)
    assert "Q ]]>␀&<script>" in text


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@LANGUAGES
def test_libreoffice_prints_every_topic(tmp_path, scheme, language):
    i18n.set_language(language)
    (tmp_path / "guide.docx").write_bytes(written(scheme))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "guide.docx")], check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(tmp_path / "guide.pdf") as document:
        printed = words(page.get_textpage().get_text_range() for page in document)
    missing = [topic.id for topic in scheme.all_topics() if words([topic.name.in_language(language)]) not in printed]
    assert not missing
