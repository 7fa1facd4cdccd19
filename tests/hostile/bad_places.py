"""Things that are no files, files with names that mislead, and old Office containers."""

from __future__ import annotations

import os
from pathlib import Path

from bad_file import BadFile, Make, content, read, refused
from bad_packages import OLE2, good_bytes
from builders import record_docx

PAIRS = [("订单如何？", "订单饱满。")]


def link(target: str) -> Make:
    """Return what makes a link."""
    return lambda path: path.symlink_to(target)


def looping(path: Path) -> None:
    path.symlink_to(path)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5_000_000_000)


def good(path: Path) -> None:
    record_docx(path, PAIRS)


def folder(path: Path) -> None:
    (path / "word").mkdir(parents=True)
    (path / "[Content_Types].xml").write_text("<Types/>")


WORD = "WordDocument".encode("utf-16-le")
NAMES = (
    "two\nlines.docx", "\x1b[31mred\x1b[0m.docx", "\u202excod.slx.docx", "zero\u200bwidth.docx", "<img src=x>.docx",
    "%s%n{0}.docx", "-rf --lang.docx", "&amp;.docx", "'; DROP TABLE records; --.docx", "\u2028.docx", "=1+1.docx",
    "一" * 80 + ".docx", "😀👨‍👩‍👧.docx", "con.docx", ".hidden.docx", "no ending", "two.pdf.docx",
    "wrong.pdf", "wrong.jsonl",
)  # fmt: skip

CASES: list[BadFile] = [
    refused("missing_file", "gone.docx", lambda path: None),
    refused("missing_file", "dangling.docx", link("/nowhere/at-all")),
    refused("unreadable_file", "looping.docx", looping),
    refused("not_a_regular_file", "zeros.docx", link("/dev/zero")),
    refused("not_a_regular_file", "null.pdf", link("/dev/null")),
    refused("not_a_regular_file", "pipe.docx", os.mkfifo),
    refused("not_a_regular_file", "pipe.jsonl", os.mkfifo),
    refused("not_a_regular_file", "folder.docx", folder),
    refused(
        "not_a_regular_file", "linked-folder.docx", lambda path: (path.with_name("aim").mkdir(), path.symlink_to("aim"))
    ),
    refused("too_large", "sparse.docx", sparse),
    refused("too_large", "sparse.txt", sparse),
    *(read(name, good) for name in NAMES),
    read("link.docx", lambda path: (good(path.with_name("aim")), path.symlink_to("aim"))),
    # old containers
    refused("old_office", "table.doc", content(OLE2 + "Workbook".encode("utf-16-le") + bytes(2000))),
    refused("damaged_doc", "cut.doc", content(OLE2 + WORD)),
    refused("damaged_doc", "words-only.doc", content(OLE2 + WORD + bytes(range(256)) * 40)),
    refused("damaged_doc", "sectors.doc", content(OLE2[:8] + b"\xff" * 2000 + WORD + b"\xff" * 2000)),
    refused("encrypted", "password.doc", content(OLE2 + "EncryptedPackage".encode("utf-16-le") + WORD)),
    refused("web_page", "page.doc", content(b"<html><body>x</body></html>")),
    read("new-under-old-name.doc", lambda path: path.write_bytes(good_bytes())),
]
