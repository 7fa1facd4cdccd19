"""Bad Word files: something is wrong with the package, whatever its XML says."""

from __future__ import annotations

import io
import stat
import struct
import tempfile
import warnings
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from bad_file import BadFile, Make, content, later, read, refused
from builders import record_docx

PAIRS = [("订单如何？", "订单饱满。")]
DOCUMENT, TYPES, RELATIONS, RELATED = (
    "word/document.xml",
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
)
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MB = 1_000_000


@cache
def good_parts() -> dict[str, bytes]:
    """The parts of a good record."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(record_docx(Path(folder) / "a", PAIRS)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The bytes of a package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return stream.getvalue()


def good_bytes() -> bytes:
    """The bytes of a good record."""
    return packed(good_parts())


def with_parts(changes: dict[str, str | bytes | None]) -> Make:
    """Return what writes a good record with other or further parts, and without those that are None."""

    def make(path: Path) -> None:
        now = {**good_parts(), **{name: raw.encode() if isinstance(raw, str) else raw for name, raw in changes.items()}}
        path.write_bytes(packed({name: raw for name, raw in now.items() if raw is not None}))

    return make


def renamed(old: str, new: str) -> Make:
    """Return what writes a good record one part of which has another name."""
    return lambda path: path.write_bytes(
        packed({new if name == old else name: raw for name, raw in good_parts().items()})
    )


def replaced(name: str, old: str, new: str) -> Make:
    """Return what writes a good record in one part of which other words stand."""
    raw = good_parts()[name]
    assert old.encode() in raw
    return with_parts({name: raw.replace(old.encode(), new.encode())})


def patched(change: Callable[[bytearray], None]) -> Make:
    """Return what writes a good record after a change of its bytes."""

    def make(path: Path) -> None:
        raw = bytearray(good_bytes())
        change(raw)
        path.write_bytes(raw)

    return make


def _central(raw: bytearray, name: str) -> int:
    """Return where the entry of a part in the table of contents begins."""
    return raw.rfind(b"PK\x01\x02", 0, raw.rfind(name.encode()))


def _flip(raw: bytearray) -> None:
    raw[raw.find(DOCUMENT.encode()) + len(DOCUMENT) + 60] ^= 0xFF


def _wrong_sum(raw: bytearray) -> None:
    for at, place in ((raw.find(b"PK\x03\x04", raw.find(DOCUMENT.encode()) - 31), 14), (_central(raw, DOCUMENT), 16)):
        raw[at + place] ^= 0xFF


def _field(
    signature_fields: tuple[int, int], value: int, names: tuple[str, ...] = (DOCUMENT,)
) -> Callable[[bytearray], None]:
    """Return what changes a number of two bytes in both headers of a part."""

    def change(raw: bytearray) -> None:
        for name in names:
            central = _central(raw, name)
            (local,) = struct.unpack_from("<I", raw, central + 42)
            struct.pack_into("<H", raw, local + signature_fields[0], value)
            struct.pack_into("<H", raw, central + signature_fields[1], value)

    return change


def _cut_directory(raw: bytearray) -> None:
    at = raw.rfind(b"PK\x05\x06")
    struct.pack_into("<I", raw, at + 16, len(raw) * 2)


def zeros(path: Path, part: str, size: int) -> None:
    """Add a part of so many zeros to a good record without ever holding them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, raw in good_parts().items():
            if name != part:
                archive.writestr(name, raw)
        with archive.open(part, "w", force_zip64=size > 2**31) as stream:
            for _ in range(size // MB):
                stream.write(bytes(MB))


def bomb(part: str, size: int) -> Make:
    """Return what writes a good record with a part of so many zeros."""
    return lambda path: zeros(path, part, size)


def filled(head: bytes, piece: bytes, times: int, tail: bytes) -> Make:
    """Return what writes a good record whose text is a piece of XML many times."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, raw in good_parts().items():
                if name != DOCUMENT:
                    archive.writestr(name, raw)
            with archive.open(DOCUMENT, "w") as stream:
                stream.write(head)
                block, rest = divmod(times, 10_000)
                for _ in range(block):
                    stream.write(piece * 10_000)
                stream.write(piece * rest + tail)

    return make


def liar(size: int, declared: int) -> Make:
    """Return what writes a good record whose text is larger than declared."""

    def make(path: Path) -> None:
        zeros(path, DOCUMENT, size)
        raw = bytearray(path.read_bytes())
        for name, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
            at = raw.rfind(name, 0, raw.rfind(DOCUMENT.encode()))
            struct.pack_into("<I", raw, at + place, declared)
        path.write_bytes(raw)

    return make


def twice(path: Path) -> None:
    """Write a good record with a second text."""
    path.write_bytes(good_bytes())
    with zipfile.ZipFile(path, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(DOCUMENT, good_parts()[DOCUMENT].replace("饱满".encode(), "不足".encode()))


def outside(path: Path) -> None:
    """Write a good record with parts whose names lead out of the folder, one of them a link."""
    link = zipfile.ZipInfo("word/link.xml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path.write_bytes(good_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        for name in (
            "../evil.txt",
            "/tmp/ir-annotator-evil.txt",
            "..\\evil.txt",
            "C:\\evil.txt",
            "word/../../evil.xml",
        ):
            archive.writestr(name, "<evil/>")
        archive.writestr(link, "/etc/passwd")


def many(path: Path, count: int) -> None:
    """Write a good record with many more parts."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, raw in good_parts().items():
            archive.writestr(name, raw)
        for number in range(count):
            archive.writestr(f"word/x/{number}.xml", "")


def overlapping(path: Path, times: int = 1000) -> None:
    """Write a package whose table of contents names the same bytes again and again."""
    raw = bytearray(good_bytes())
    end = raw.rfind(b"PK\x05\x06")
    start = struct.unpack_from("<I", raw, end + 16)[0]
    entry = bytes(raw[_central(raw, DOCUMENT) : end])
    copies = b"".join(entry.replace(DOCUMENT.encode(), f"word/d{n:07}.xml".encode()) for n in range(times))
    tail = bytearray(raw[end:])
    count = min(struct.unpack_from("<H", tail, 10)[0] + times, 0xFFFE)
    struct.pack_into("<HHII", tail, 8, count, count, len(raw[start:end]) + len(copies), start)
    path.write_bytes(bytes(raw[:end]) + copies + bytes(tail))


MACROS = ("vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main")


def _relation(kind: str, target: str, mode: str = "") -> str:
    mode = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="r9" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def related(*relations: str) -> dict[str, str | bytes | None]:
    """The part that says what the text refers to."""
    inside = "".join(relations)
    return {
        RELATED: f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    }


DTD = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "x">]>'

CASES: list[BadFile] = [
    # what is not a package, or not a whole one
    refused("empty_file", "empty.docx", content(b"")),
    refused("unknown_format", "random.docx", content(bytes(range(256)) * 20)),
    refused("text_not_docx", "text.docx", content("1、订单如何？\n饱满。".encode())),
    refused("web_page", "page.docx", content(b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html><body>x</body></html>")),
    refused(
        "web_page", "saved-by-word.doc", content(b'<html xmlns:o="urn:schemas-microsoft-com:office:office"></html>')
    ),
    refused(
        "web_page",
        "mail.mht.doc",
        content(b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"),
    ),
    refused(
        "xml_not_supported",
        "word2003.docx",
        content(b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>'),
    ),
    refused("rtf_not_supported", "rich.docx", content(b"{\\rtf1\\ansi \\u35746?}")),
    refused("lock_file", "~$record.docx", content(b"\x05owner" + bytes(156))),
    refused("damaged", "cut.docx", lambda path: path.write_bytes(good_bytes()[:-200])),
    refused("damaged", "head-only.docx", content(b"PK\x03\x04")),
    refused("not_a_docx", "empty-zip.docx", content(b"PK\x05\x06" + bytes(18))),
    refused("damaged", "flipped.docx", patched(_flip)),
    refused("damaged", "wrong-sum.docx", patched(_wrong_sum)),
    refused("damaged", "directory-elsewhere.docx", patched(_cut_directory)),
    refused("encrypted", "flag.docx", patched(_field((6, 8), 1))),
    refused("encrypted", "aes.docx", patched(_field((8, 10), 99))),
    refused("damaged", "method.docx", patched(_field((8, 10), 77))),
    refused("encrypted", "password.docx", content(OLE2 + "EncryptedPackage".encode("utf-16-le") + bytes(900))),
    refused("old_office", "sheet.xls.docx", content(OLE2 + "Workbook".encode("utf-16-le") + bytes(900))),
    # another kind of package
    refused("not_a_docx", "photos.docx", lambda path: path.write_bytes(packed({"a.txt": b"x"}))),
    refused(
        "not_a_docx",
        "slides.docx",
        lambda path: path.write_bytes(
            packed({TYPES: b"<Types/>", RELATIONS: b"<R/>", "ppt/presentation.xml": b"<p/>"})
        ),
    ),
    refused(
        "not_a_docx",
        "binary.xlsb.docx",
        lambda path: path.write_bytes(packed({TYPES: b"<Types/>", "xl/workbook.bin": b"x"})),
    ),
    refused(
        "not_a_docx",
        "odt.docx",
        lambda path: path.write_bytes(
            packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<o/>"})
        ),
    ),
    refused("word_macros", "macros.docx", replaced(TYPES, *MACROS)),
    refused("word_macros", "macros.docm", replaced(TYPES, *MACROS)),
    read("template.dotx", replaced(TYPES, "document.main+xml", "template.main+xml")),
    # missing and doubled parts
    refused("damaged", "no-types.docx", with_parts({TYPES: None})),
    refused("damaged", "no-relations.docx", with_parts({RELATIONS: None})),
    refused("not_a_docx", "no-document.docx", with_parts({DOCUMENT: None})),
    refused("not_a_docx", "other-case.docx", renamed(DOCUMENT, "word/Document.xml")),
    refused("not_a_docx", "backslashes.docx", renamed(DOCUMENT, "word\\document.xml")),
    refused("damaged", "twice.docx", twice),
    # names that lead elsewhere, too many, over one another, one within the other
    read("outside.docx", outside),
    read("twenty-thousand.docx", lambda path: many(path, 20_000)),
    refused("too_large", "too-many.docx", lambda path: overlapping(path, 150_000)),
    read("overlapping.docx", overlapping),
    read(
        "nested.docx",
        later(lambda: with_parts({"word/embeddings/in.zip": packed({"in.zip": packed({"x": bytes(10 * MB)})})})),
    ),
    # bombs
    refused("too_large", "bomb.docx", later(lambda: bomb(DOCUMENT, 300 * MB))),
    refused("too_large", "styles.docx", later(lambda: bomb("word/styles.xml", 120 * MB))),
    refused("too_large", "numbering.docx", later(lambda: bomb("word/numbering.xml", 120 * MB))),
    refused("too_large", "types.docx", later(lambda: bomb(TYPES, 120 * MB))),
    read("picture-bomb.docx", later(lambda: bomb("word/media/image1.png", 300 * MB))),
    read("other-bomb.docx", later(lambda: bomb("custom/blob.bin", 300 * MB))),
    refused("damaged", "liar.docx", later(lambda: liar(180 * MB, 900))),
    refused("too_large", "liar-more.docx", later(lambda: liar(1 * MB, 4_000 * MB))),
    # references
    read("gone-picture.docx", with_parts(related(_relation("image", "media/gone.png"))), "missing_part"),
    read("null-picture.docx", with_parts(related(_relation("image", "NULL"))), "missing_part"),
    read("linked-picture.docx", with_parts(related(_relation("image", "http://127.0.0.1:47613/x.png", "External")))),
    read("unc-picture.docx", with_parts(related(_relation("image", "file://127.0.0.1/share/x.png", "External")))),
    read(
        "remote-template.docx",
        with_parts(related(_relation("attachedTemplate", "http://127.0.0.1:47613/evil.dotm", "External"))),
    ),
    read("broken-references.docx", with_parts({RELATED: "<broken"})),
    # document types, wherever they stand
    refused("contains_dtd", "dtd-styles.docx", with_parts({"word/styles.xml": DTD + "<s/>"})),
    refused(
        "contains_dtd", "dtd-types.docx", with_parts({TYPES: DTD.encode() + good_parts()[TYPES].partition(b"?>")[2]})
    ),
    refused("contains_dtd", "dtd-rels.docx", with_parts({RELATED: DTD + "<r/>"})),
    refused("contains_dtd", "dtd-settings.docx", with_parts({"word/settings.xml": DTD + "<s/>"})),
    refused("contains_dtd", "dtd-custom.docx", with_parts({"customXml/item1.xml": (DTD + "<s/>").encode("utf-16")})),
    refused(
        "contains_dtd",
        "dtd-footnotes.docx",
        with_parts({"word/footnotes.xml": "<!-- -->" + DTD.partition("?>")[2] + "<s/>"}),
    ),
]
