"""Reads files that chance has broken: each must end as a record or with a cause in words, in time.

    python tests/fuzz/fuzzing.py [--cases 20000] [--seed 1]

Where real records lie beside the project they are broken too. Every case is known by seed and number alone.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from functools import cache, partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "hostile")]

import bad_pdfs  # noqa: E402
from builders import qa_text, record_docx, record_text  # noqa: E402
from table_builders import sheet_xml, workbook  # noqa: E402

from ir_annotator.domain.problem import Problem  # noqa: E402
from ir_annotator.formats.reading import read_records  # noqa: E402
from ir_annotator.workspace.reading_pool import read_all  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus"
BROKEN = frozenset({"reader_failed", "reader_crashed", "reader_timeout", "reader_memory"})
"""What the pool says of a reader that did not end as it should."""
PAIRS = [("2024年订单𠮷如何？", "订单饱满，同比增长12.5%。"), ("毛利率？", "稳定。\n\n（二）展望：略。")]
WORDS = (
    "1、", "2、", "99999999999、", "（一）", "Q1：", "问：", "答：", "A:", "？", "?", "。", "\n", "\n\n", "\r",
    "\t", " ", "\u3000", "，", ",", ";", '"', "“", "投资者关系活动主要内容介绍", "投资者关系活动类别",
    "参与单位名称及人员姓名", "时间", "地点", "日期", "附件", "证券代码：", "编号：", "问题,答复", "question",
    "answer", "2025年1月2日", "1e999", "-0", "NaN", "√", "□", "{", "}", "[", "]", ":", "null", "\\u0000",
    "\\ud800", "&amp;", "<w:p>", "</w:t>", "<", ">", "𠮷", "👨‍👩‍👧", "\u202e", "\u200b", "\ufeff", "\x00",
    "\x1b", "\u2028", "\x85", "e\u0301", "订单", "增长", "[bookmark: x]", "=1+1", "a", "0", "sep=;\n",
    "投资者关系活动记录表",
)  # fmt: skip
NUMBERS = (
    b"\0",
    b"\xff",
    b"\x7f\xff\xff\xff",
    b"\xff\xff\xff\xff",
    b"\x80\0\0\0",
    b"4294967295",
    b"-1",
    b"999999999999",
    b"1e308",
)


@cache
def samples(real: bool) -> tuple[tuple[str, bytes], ...]:
    """Return sound files: their endings and bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = [record_docx(folder / "a.docx", PAIRS), record_text(folder / "a.txt", PAIRS)]
        rows = [["证券代码", "编号", "问题", "答复"], *(["600001", "2025-001", *pair] for pair in PAIRS)]
        made.append(workbook(folder / "a.xlsx", {"S": sheet_xml(rows)}))
        texts = {
            "plain.txt": qa_text(PAIRS),
            "a.csv": "\n".join(",".join(row).replace("\n", " ") for row in rows),
            "a.jsonl": "\n".join(
                f'{{"question": "{q}", "answer": "一", "tags": [1, {{"a": null}}]}}' for q, _ in PAIRS
            ),
        }
        for file, text in texts.items():
            made.append(folder / file)
            made[-1].write_text(text, encoding="utf-8")
        made.append(folder / "a.pdf")
        made[-1].write_bytes(bad_pdfs.GOOD)
        if real:
            made += sorted(CORPUS.glob("docx/*.docx")) + sorted(CORPUS.glob("pdf/*.pdf"))[::6]
        return tuple((path.suffix, path.read_bytes()) for path in made)


def broken(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes some of which chance has changed, left out, doubled or put in."""
    content = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 4, 16, 64))):
        at, length = chance.randrange(len(content) + 1), chance.choice((1, 1, 4, 16, 256, 4096))
        match chance.randrange(6):
            case 0 if at < len(content):
                content[at] ^= 1 << chance.randrange(8)
            case 1:
                del content[at : at + length]
            case 2:
                content[at:at] = content[at : at + length]
            case 3:
                content[at:at] = chance.randbytes(min(length, 16))
            case 4:
                content[at : at + length] = chance.choice(NUMBERS)
            case _:
                content[at:at] = chance.choice(WORDS).encode("utf-8", "surrogatepass")
        if not content:
            break
    return bytes(content)


def broken_package(raw: bytes, chance: random.Random) -> bytes:
    """Return a package one or two parts of which are broken inside; it can be unpacked."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = set(chance.sample(names, min(len(names), chance.choice((1, 1, 2)))))
        chosen |= {name for name in names if name.endswith(("document.xml", "sheet1.xml")) and chance.random() < 0.7}
        for name in names:
            new.writestr(name, broken_xml(old.read(name), chance) if name in chosen else old.read(name))
    return stream.getvalue()


def broken_xml(raw: bytes, chance: random.Random) -> bytes:
    """Return XML that is broken, or sound with its elements moved, doubled and renamed."""
    if chance.random() < 0.3:
        return broken(raw, chance)
    pieces = raw.replace(b"<", b"\0<").split(b"\0")
    for _ in range(chance.choice((1, 2, 8, 32))):
        at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        match chance.randrange(5):
            case 0:
                pieces[at] = pieces[other]
            case 1:
                pieces[at] += chance.choice(WORDS).replace("<", "&lt;").encode("utf-8", "replace")
            case 2:
                pieces[at] = pieces[at].replace(b'"1"', b'"%b"' % chance.choice((b"-1", b"x", b"9" * 30, b"")))
            case 3 if pieces[at].endswith(b"/>"):
                pieces.insert(other, pieces[at])
            case _ if b"/" not in pieces[at] and pieces[at][1:5] not in (b"?xml", b"w:do"):
                tag = pieces[at][1:].split(b" ")[0].split(b">")[0]
                pieces[at] = b"<%b><%b/>" % (
                    tag,
                    chance.choice((b"w:tbl", b"w:tc", b"w:p", b"w:tr", b"w:br", b"w:sdt")),
                )
    return b"".join(pieces)


def made_case(seed: int, number: int, *, real: bool) -> tuple[str, bytes]:
    """Return ending and bytes of one case."""
    chance = random.Random(f"{seed}-{number}")
    if number % 4 == 0:  # words thrown together
        text = "".join(chance.choices(WORDS, k=chance.choice((1, 5, 20, 100, 1000))))
        if chance.random() < 0.5:
            text = text.replace("\0", "").replace("\x1b", "")
        encoding = chance.choice(("utf-8", "utf-8", "utf-16", "gb18030"))
        return chance.choice((".txt", ".csv", ".jsonl", ".md")), text.encode(encoding, "ignore")
    ending, raw = chance.choice(samples(real))
    if ending in (".docx", ".xlsx") and chance.random() < 0.75:
        return ending, broken_package(raw, chance)
    return ending, broken(raw, chance)


def read_case(name: Path, seed: int, *, real: bool) -> str:
    """Read the case of this number, and return the code it ended with; runs in a process of the pool."""
    ending, raw = made_case(seed, int(name.name), real=real)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"case{ending}"
        path.write_bytes(raw)
        try:
            for record in read_records(path):
                check(record)
        except Problem as problem:
            if not is_told(problem, path):
                raise AssertionError(f"not told well: {problem}") from problem
            return problem.code
    return "read"


def is_told(problem: Problem, path: Path) -> bool:
    """Tell whether a problem says in words where, why and what to do."""
    words = f"{problem.cause} {problem.remedy}"
    whole = problem.code and problem.cause and problem.remedy and problem.file == str(path)
    return bool(whole) and "Traceback" not in words and "Error:" not in words


def check(record) -> None:
    """Hold a record to what must be true of every one."""
    text = record.text
    assert text
    assert not set("\r\0") & set(text)
    text.encode()
    at = 0
    for qa in record.qas:
        for span in (qa.question, qa.answer):
            assert at <= span.start <= span.end <= len(text), "spans"
            at = span.end
    assert all(0 <= doubt.span.start <= doubt.span.end <= len(text) for doubt in record.warnings)
    assert all(doubt.message for doubt in record.warnings)
    assert 0 <= record.confidence <= 1


def run(cases: int, seed: int, *, real: bool, workers: int = 2, first: int = 0) -> tuple[Counter[str], list[str]]:
    """Read so many cases and return how they ended, and what should not have been."""
    ended: Counter[str] = Counter()
    wrong = []
    names = [Path(str(number)) for number in range(first, first + cases)]
    for place, outcome in read_all(names, partial(read_case, seed=seed, real=real), workers, seconds=20):
        code = outcome.code if isinstance(outcome, Problem) else outcome
        ended[code] += 1
        if code in BROKEN:
            ending = made_case(seed, first + place, real=real)[0]
            details = getattr(outcome, "details", "").strip().splitlines()
            wrong.append(f"{seed}-{first + place} ({ending}): {code} {' | '.join(details[-3:])}")
    return ended, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    started = time.monotonic()
    ended, wrong = run(options.cases, options.seed, real=CORPUS.is_dir(), first=options.first)
    print(f"seed {options.seed}: {sum(ended.values())} cases in {time.monotonic() - started:.0f} s, {len(wrong)} wrong")
    for code, count in ended.most_common():
        print(f"    {count:6} {code}")
    print("\n".join(wrong[:50]))


if __name__ == "__main__":
    main()
