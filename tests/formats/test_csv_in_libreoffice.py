"""LibreOffice opens the tables as what they are: Chinese is Chinese, and no cell is a formula."""

import shutil
import subprocess
import zipfile
from dataclasses import dataclass

import pytest
from lxml import etree
from native_builders import labelled
from preset_builders import ABOUT

from ir_annotator.domain.stored import StoredQA
from ir_annotator.formats.labels.presets import PRESETS

OFFICE = shutil.which("soffice")
NOTES = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    " =1+1",
    '=HYPERLINK("http://x","y")',
    "𠮷，\n第二行",
]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_libreoffice_shows_chinese_and_holds_no_formula(tmp_path):
    path = tmp_path / "labels.csv"
    rows = [labelled(f"n{number:02d}", note=note) for number, note in enumerate(NOTES)]
    PRESETS["csv"].write(path, [StoredQA.of(row) for row in rows], ABOUT)
    book = opened(path, tmp_path)
    assert book.formulas == 0
    assert {"收入𠮷如何？", "海天瑞声", "'=1+1", "'+1+1", "'-1+1", "'@SUM(A1)"} <= book.texts


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_without_that_care_it_would_be_a_formula(tmp_path):
    (tmp_path / "labels.csv").write_text("note\n=1+1\n", encoding="utf-8-sig")
    assert opened(tmp_path / "labels.csv", tmp_path).formulas == 1


@dataclass(frozen=True)
class Book:
    texts: frozenset[str]
    formulas: int


def opened(path, folder):
    """What LibreOffice makes of a table, with the choices its dialog proposes for a file with a BOM: commas, UTF-8."""
    command = [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--infilter=CSV:44,34,76,1", "--convert-to", "xlsx", "--outdir", folder, path]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(path.with_suffix(".xlsx")) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        texts = etree.fromstring(book.read("xl/sharedStrings.xml"))
    return Book(frozenset("".join(one.itertext()) for one in texts), len(sheet.findall(f".//{MAIN}f")))
