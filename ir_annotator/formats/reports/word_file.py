"""Writes Word files: the text goes straight into the package, so that memory does not grow with it.

The same words give the same bytes: no time, no random ids. python-docx looks through all comments for a free number
whenever one is added, which takes ten seconds for 2,400 of them; here a thousand Q&As take about one.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, BinaryIO, Self
from xml.sax.saxutils import escape

from ir_annotator.formats.docx.package import LABELS_NS
from ir_annotator.formats.reports.word_styles import styles_xml
from ir_annotator.formats.reports.word_xml import attribute, paragraph, run, visible

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_IN_MEMORY = 8_000_000
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_NO_TIME = "1980-01-01T00:00:00Z"
_ITEM_ID = "{3F6B2A4C-6E0D-4B57-9A55-1B0C5A0F7D21}"
"""Names the kind of the part with the labels, not one file."""
_A4 = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1304" w:right="1134" w:bottom="1304" w:left="1134" w:header="680" w:footer="680" w:gutter="0"/>'
    "</w:sectPr>"
)
TEXT_WIDTH = 9638
"""Twentieths of a point between the margins of the page."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: each line a paragraph, the first one bold; ``at`` is UTC as ``YYYY-MM-DDTHH:MM:SSZ`` or empty."""

    author: str
    lines: tuple[str, ...]
    at: str = ""


class WordFile:
    """A Word file (A4) that is written from beginning to end.

    Args:
        stream: Where it goes; it need not be able to go back.
        title: Title of the document.
        language: Language of the words that are not Chinese, such as ``"en"`` or ``"zh_CN"``.
        program: Name and version of the program.
        keeps: Whether it keeps labels inside the package, be they none.
    """

    def __init__(self, stream: BinaryIO, title: str, language: str, program: str = "", *, keeps: bool = False) -> None:
        self._title, self._language, self._program = title, language, program
        self._latest = ""
        self._comments = 0
        self._keeps = keeps
        self._open = ExitStack()
        self._zip = self._open.enter_context(zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED))
        self._comment_part: IO[bytes] = self._open.enter_context(_aside())
        self._kept_part: IO[bytes] = self._open.enter_context(_aside())
        self._body: IO[bytes]

    def __enter__(self) -> Self:
        self._body = self._zip.open(_entry("word/document.xml"), "w")
        self.write(f'{_HEAD}<w:document xmlns:w="{W_NS}" xmlns:r="{_R_NS}"><w:body>')
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._open:
            if kind is None:
                self.write(f"{paragraph('')}{_A4}</w:body></w:document>")  # a table must not be the last thing
            self._body.close()
            if kind is None:
                self._write_parts()

    def write(self, xml: str) -> None:
        """Write XML of the body."""
        self._body.write(xml.encode())

    def add_comment(self, comment: Comment) -> int:
        """Keep a comment and return its number, by which the text says where it belongs."""
        number = self._comments
        self._comments += 1
        at = f' w:date="{comment.at}"' if comment.at else ""
        self._latest = max(self._latest, comment.at)
        lines = [run(line, "<w:b/>" if not place else "") if line else "" for place, line in enumerate(comment.lines)]
        reference = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
        inside = "".join(
            paragraph((reference if not place else "") + line, "CommentText") for place, line in enumerate(lines)
        )
        initials = attribute(comment.author[:2])
        self._comment_part.write(
            f'<w:comment w:id="{number}" w:author={attribute(comment.author)} w:initials={initials}{at}>'
            f"{inside}</w:comment>".encode()
        )
        return number

    def keep(self, line: bytes) -> None:
        """Keep a line of JSON inside the package, where a reader finds it and Word leaves it alone."""
        text = escape(line.decode()).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
        self._kept_part.write(f"<line>{text.rstrip()}</line>\n".encode())

    def _write_parts(self) -> None:
        with self._zip.open(_entry("word/comments.xml"), "w") as part:
            _copy(part, f'{_HEAD}<w:comments xmlns:w="{W_NS}">', self._comment_part, "</w:comments>")
        parts = {
            "word/styles.xml": _HEAD + styles_xml(self._language),
            "word/settings.xml": _HEAD + _settings(),
            "word/footer1.xml": _HEAD + _footer(),
            "word/_rels/document.xml.rels": _document_relations(has_kept=self._keeps),
            "docProps/core.xml": _HEAD + self._core(),
            "docProps/app.xml": _HEAD + self._app(),
            "_rels/.rels": _package_relations(),
            "[Content_Types].xml": _types(has_kept=self._keeps),
        }
        if self._keeps:
            with self._zip.open(_entry("customXml/item1.xml"), "w") as part:
                _copy(part, f'{_HEAD}<labels xmlns="{LABELS_NS}">\n', self._kept_part, "</labels>")
            parts |= {"customXml/itemProps1.xml": _item_props(), "customXml/_rels/item1.xml.rels": _item_relations()}
        for name, xml in parts.items():
            self._zip.writestr(_entry(name), xml)

    def _core(self) -> str:
        at = self._latest or _NO_TIME
        dates = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{at}</dcterms:{name}>' for name in ("created", "modified")
        )
        return (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escape(visible(self._title))}</dc:title>"
            f"<dc:creator>{escape(visible(self._program))}</dc:creator>"
            f"<dc:language>{self._language.replace('_', '-')}</dc:language>{dates}</cp:coreProperties>"
        )

    def _app(self) -> str:
        return f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>IR Annotator</Application></Properties>'


def _aside() -> SpooledTemporaryFile[bytes]:
    """Return a place for what goes into the package when the text is finished."""
    return SpooledTemporaryFile(_IN_MEMORY)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # the same on every system
    return entry


def _copy(part: IO[bytes], head: str, middle: IO[bytes], tail: str) -> None:
    part.write(head.encode())
    middle.seek(0)
    copyfileobj(middle, part)
    part.write(tail.encode())


def _relations(found: Iterable[tuple[str, str, str]]) -> str:
    inside = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, kind, to in found)
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'


def _package_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relations(
        [
            ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", core, "docProps/core.xml"),
            ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ]
    )


def _document_relations(*, has_kept: bool) -> str:
    found = [
        ("rIdStyles", f"{_OFFICE}/relationships/styles", "styles.xml"),
        ("rIdSettings", f"{_OFFICE}/relationships/settings", "settings.xml"),
        ("rIdFooter", f"{_OFFICE}/relationships/footer", "footer1.xml"),
        ("rIdComments", f"{_OFFICE}/relationships/comments", "comments.xml"),
    ]
    if has_kept:
        found.append(("rIdLabels", f"{_OFFICE}/relationships/customXml", "../customXml/item1.xml"))
    return _relations(found)


def _item_relations() -> str:
    return _relations([("rId1", f"{_OFFICE}/relationships/customXmlProps", "itemProps1.xml")])


def _item_props() -> str:
    return (
        f'{_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_ITEM_ID}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{LABELS_NS}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def _types(*, has_kept: bool) -> str:
    parts = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/comments.xml": f"{_WORD}.comments+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    if has_kept:
        parts["/customXml/itemProps1.xml"] = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    inside = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inside}</Types>'
    )


def _settings() -> str:
    compat = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return f'<w:settings xmlns:w="{W_NS}"><w:compat>{compat}</w:compat></w:settings>'


def _footer() -> str:
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return f'<w:ftr xmlns:w="{W_NS}">{paragraph(number, "Footer")}</w:ftr>'
