"""Records of all kinds for the benches, made on the spot: each has a text of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # as pytest does

from builders import record_docx, record_text
from pdf_builders import DIVIDER, LEFT, RIGHT, Sheet, form
from PySide6.QtGui import QGuiApplication

_CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "pdf"
_TOPICS = ("订单情况", "海外市场", "研发投入", "毛利率变化", "产能建设", "原材料价格", "股东回报", "客户结构")
_LINES, _WIDTH = 30, 26


def pairs_of(number: int, count: int) -> list[tuple[str, str]]:
    """Questions and answers of record ``number``, about 160 characters each."""
    topics = islice(cycle(_TOPICS), number % len(_TOPICS), number % len(_TOPICS) + count)
    return [
        (
            f"请介绍公司第{number}期{topic}，以及对全年业绩的影响？",
            (
                f"您好！第{number}期的{topic}总体保持平稳，同比增长{(number + at) % 40}%。"
                f"公司将继续完善产品布局，优化内部管理，提升交付效率，预计第{at}项工作对全年业绩产生积极影响。"
                "具体数据请以公司在指定媒体披露的定期报告为准，敬请广大投资者注意投资风险。感谢您对公司的关注！"
            ),
        )
        for at, topic in enumerate(topics)
    ]


def record_pdf(path: Path, pairs: list[tuple[str, str]]) -> Path:
    """Draw a whole record with these questions and answers as PDF, over as many pages as it needs."""
    lines = []
    for at, pair in enumerate(pairs, 1):
        for words in (f"{at}、{pair[0]}", pair[1]):
            lines += [words[i : i + _WIDTH] for i in range(0, len(words), _WIDTH)]
    sheet = Sheet(path)
    top, first = form(sheet), True
    while lines:
        room = min(len(lines), int((780 - top) / 20))
        sheet.box(LEFT, top, DIVIDER, top + room * 20 + 6)
        sheet.box(DIVIDER, top, RIGHT, top + room * 20 + 6)
        sheet.text(LEFT + 5, top + 3, "投资者关系活动\n主要内容介绍" if first else "")
        sheet.text(DIVIDER + 5, top + 3, "\n".join(lines[:room]))
        first = False
        lines = lines[room:]
        if lines:
            sheet.next_page()
            top = 40.0
    sheet.close()
    return path


def make_records(folder: Path, count: int, qas: int = 10) -> list[Path]:
    """Write so many records: four of ten as Word file, four as PDF, two as text.

    Where real PDF records lie beside the project, every other PDF is a copy of one of them under another name.
    """
    found = sorted(_CORPUS.rglob("*.pdf")) if _CORPUS.is_dir() else []
    real = [path.read_bytes() for path in found]
    kinds = islice(cycle(("docx", "pdf", "txt", "docx", "copy")), count)
    return [_make(folder / f"{number:05d}", kind, number, qas, real) for number, kind in enumerate(kinds)]


def _make(stem: Path, kind: str, number: int, qas: int, real: list[bytes]) -> Path:
    pairs, name = pairs_of(number, qas), f"{2000 + number // 1000}-{number % 1000:03d}"
    if kind == "docx":
        return record_docx(stem.with_suffix(".docx"), pairs, number=name)
    if kind == "txt":
        return record_text(stem.with_suffix(".txt"), pairs, number=name)
    path = stem.with_suffix(".pdf")
    if kind == "copy" and real:
        # a PDF may end in a comment; so no two files are the same, though their texts may be
        path.write_bytes(real[number % len(real)] + b"\n%%" + str(number).encode() + b"\n")
        return path
    return record_pdf(path, pairs)


def make_beside(folder: Path, count: int, qas: int = 10) -> None:
    """Do ``make_records`` in a process of its own, so that its memory does not count."""
    words = [sys.executable, "-m", "tests.bench._records", str(folder), str(count), str(qas)]
    subprocess.run(words, check=True, cwd=Path(__file__).parents[2])


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QGuiApplication([])  # fonts need one
    make_records(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
