"""Bad Word files of a second round: packages that lie about themselves, files under other names, odd values in the XML."""
# ruff: noqa: E501 -- an object of a PDF or a piece of XML is one line

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from bad_file import BadFile, Make, content, later, read, refused, told
from bad_packages import (
    DOCUMENT,
    OLE2,
    RELATED,
    TYPES,
    _central,
    _relation,
    good_bytes,
    good_parts,
    packed,
    patched,
    related,
    with_parts,
)
from bad_words import TALK, body, content_of, document, text
from builders import cell, form_body, paragraph, paragraphs, row, run, table


def more(*names: str) -> Make:
    """Return what writes a good record with further entries of these names."""
    return lambda path: path.write_bytes(packed({**good_parts(), **dict.fromkeys(names, b"<x/>")}))


def number(signature: bytes, place: int, value: int, size: str = "<I") -> Make:
    """Return what changes one number in the header of the text, or at the end of the package."""

    def change(raw: bytearray) -> None:
        if signature == b"PK\x05\x06":
            at = raw.rfind(signature)
        elif signature == b"PK\x01\x02":
            at = _central(raw, DOCUMENT)
        else:
            (at,) = struct.unpack_from("<I", raw, _central(raw, DOCUMENT) + 42)
        struct.pack_into(size, raw, at + place, value)

    return patched(change)


def streamed(path: Path) -> None:
    """Write a good record whose sizes stand behind each part, as programs do that cannot go back."""

    class Forward(io.RawIOBase):
        def __init__(self) -> None:
            self.raw = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, piece) -> int:
            self.raw += piece
            return len(piece)

    out = Forward()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in good_parts().items():
            archive.writestr(name, raw)
    path.write_bytes(out.raw)


def compressed(method: int) -> Make:
    return lambda path: path.write_bytes(packed(good_parts(), method))


def nested(depth: int) -> bytes:
    raw = good_bytes()
    for _ in range(depth):
        raw = packed({**good_parts(), "word/embeddings/a.docx": raw})
    return raw


def types(word: str) -> Make:
    main = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main"
    return with_parts({TYPES: good_parts()[TYPES].replace(main, word.encode())})


def ole(*names: str) -> bytes:
    return OLE2 + b"".join(name.encode("utf-16-le") for name in names) + bytes(4000)


def first(attributes: str, inside: str = "") -> Make:
    """Return what writes a record whose first run has odd properties and content."""
    odd = f"<w:p><w:pPr>{attributes}</w:pPr>{run('1、订单如何？')}<w:r>{inside}</w:r></w:p>"
    return content_of(odd + paragraphs("饱满。"))


BIG = "9" * 400
CASES: list[BadFile] = [
    # packages that lie
    read("zip64-count.docx", number(b"PK\x05\x06", 10, 0xFFFF, "<H")),
    refused("damaged", "zip64-place.docx", number(b"PK\x05\x06", 16, 0xFFFFFFFF)),
    refused("too_large", "zip64-size.docx", number(b"PK\x01\x02", 24, 0xFFFFFFFF)),
    refused("damaged", "local-far.docx", number(b"PK\x01\x02", 42, 0x7FFFFFFF)),
    refused("damaged", "local-itself.docx", number(b"PK\x01\x02", 42, 0)),
    refused("damaged", "name-length.docx", number(b"PK\x03\x04", 26, 0xFFFF, "<H")),
    read("extra-length.docx", number(b"PK\x01\x02", 30, 0xFFFF, "<H")),
    read("packed-size.docx", number(b"PK\x01\x02", 20, 0xFFFFFF)),
    refused("damaged", "no-size.docx", number(b"PK\x01\x02", 24, 0)),
    read("disk.docx", number(b"PK\x05\x06", 4, 7, "<H")),
    read("comment-length.docx", number(b"PK\x05\x06", 20, 9999, "<H")),
    refused("damaged", "version.docx", number(b"PK\x01\x02", 6, 99, "<H")),
    read("streamed.docx", streamed),
    read("bzip.docx", compressed(zipfile.ZIP_BZIP2)),
    read("lzma.docx", compressed(zipfile.ZIP_LZMA)),
    read("stored.docx", compressed(zipfile.ZIP_STORED)),
    read("nested-packages.docx", later(lambda: content(nested(20)))),
    refused("unknown_format", "before.docx", lambda path: path.write_bytes(b"#!/bin/sh\n" * 50 + good_bytes())),
    read("behind.docx", lambda path: path.write_bytes(good_bytes() + b"MZ" * 5_000)),
    read("twice-whole.docx", lambda path: path.write_bytes(good_bytes() * 2)),
    refused(
        "damaged",
        "comment.docx",
        lambda path: path.write_bytes(good_bytes()[:-2] + b"\xff\xff" + b"PK\x05\x06" * 16_383 + b"abc"),
    ),
    read("names.docx", more("word\\document.xml", "WORD/DOCUMENT.XML", "word/./document.xml", "/word/document.xml")),
    read("odd-names.docx", more("a" * 60_000, "\u202e", " ", ".", "..", "/", "con", "a/" * 5_000)),
    read("folder-part.docx", more("word/document.xml/")),
    read("own-relation.docx", with_parts({RELATED: related(_relation("x", "document.xml"))[RELATED]})),
    read("relation-up.docx", with_parts(related(_relation("styles", "../../../../../etc/passwd")))),
    read("relation-file.docx", with_parts(related(_relation("styles", "file:///etc/passwd", "External")))),
    read("relation-numbering.docx", with_parts(related(_relation("numbering", "document.xml")))),
    read(
        "relations-many.docx",
        later(lambda: with_parts(related(*[_relation("image", "media/x.png")] * 100_000))),
        "missing_part",
    ),
    read(
        "ole.docx",
        with_parts(
            {"word/embeddings/oleObject1.bin": OLE2, **related(_relation("oleObject", "embeddings/oleObject1.bin"))}
        ),
    ),
    read("template.docx", types("vnd.openxmlformats-officedocument.wordprocessingml.template.main")),
    refused("word_macros", "template-macros.docx", types("vnd.ms-word.template.macroEnabledTemplate.main")),
    read("macros-part.docx", with_parts({"word/vbaProject.bin": OLE2})),
    refused("not_a_docx", "slides.docx", types("vnd.openxmlformats-officedocument.presentationml.presentation.main")),
    refused(
        "not_a_docx",
        "pptx.docx",
        lambda path: path.write_bytes(packed({TYPES: b"<Types/>", "ppt/presentation.xml": b"<p/>"})),
    ),
    refused(
        "not_a_docx",
        "odt.docx",
        lambda path: path.write_bytes(
            packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<d/>"})
        ),
    ),
    refused(
        "not_a_docx",
        "epub.docx",
        lambda path: path.write_bytes(packed({"mimetype": b"application/epub+zip", "META-INF/container.xml": b"<d/>"})),
    ),
    refused(
        "not_a_docx",
        "jar.docx",
        lambda path: path.write_bytes(packed({"META-INF/MANIFEST.MF": b"", "A.class": b"\xca\xfe"})),
    ),
    refused("damaged_doc", "wps.wps", content(ole("WordDocument", "WpsCustomData"))),
    refused("old_office", "et.et", content(ole("Workbook", "ETExtData"))),
    refused("old_office", "slides.doc", content(ole("PowerPoint Document"))),
    refused("old_office", "mail.doc", content(ole("__substg1.0_1000001F"))),
    refused(
        "rtf_not_supported", "rtf.doc", content(b"{\\rtf1\\ansi\\deff0 {\\object\\objautlink http://127.0.0.1:47613/}}")
    ),
    refused(
        "web_page", "page.docx", content(b"<html><meta http-equiv=refresh content='0;url=http://127.0.0.1:47613/'>")
    ),
    refused("unknown_format", "seven.docx", content(b"7z\xbc\xaf\x27\x1c" + bytes(500))),
    refused("unknown_format", "rar.docx", content(b"Rar!\x1a\x07\x01\x00" + bytes(500))),
    refused("unknown_format", "gz.docx", content(zlib.compress(b"x" * 1000))),
    refused("unknown_format", "program.docx", content(b"MZ\x90\x00" + bytes(1000))),
    told("caj.pdf", content(b"CAJ\x00" + bytes(3000))),
    # odd values in Word's XML
    read(
        "symbols.docx",
        first(
            "",
            "".join(
                f'<w:sym w:font="{f}" w:char="{c}"/>'
                for f in ("Symbol", "Wingdings", "", "x" * 9999)
                for c in ("D800", "110000", "-1", "0", "F0A7", "", "FFFE", BIG)
            ),
        ),
        "hidden_characters",
    ),
    read(
        "no-sign.docx",
        first("", '<w:sym/><w:tab w:val="x"/><w:br w:type="x"/><w:cr/><w:ptab/><w:noBreakHyphen/><w:softHyphen/>'),
    ),
    read(
        "fields.docx",
        first(
            "",
            '<w:fldChar w:fldCharType="begin"/>' * 2000
            + '<w:instrText>INCLUDETEXT "http://127.0.0.1:47613/"</w:instrText>',
        ),
    ),
    read(
        "field-ends.docx",
        first("", '<w:fldChar w:fldCharType="end"/>' * 100 + '<w:fldChar w:fldCharType="separate"/>' * 100),
    ),
    read(
        "styles-circle.docx",
        content_of(
            '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>' + run("1、甲？") + "</w:p>" + paragraphs("乙"),
            styles='<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>',
        ),
    ),
    read(
        "style-itself.docx",
        content_of(
            '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>' + run("1、甲？") + "</w:p>" + paragraphs("乙"),
            styles='<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="a"><w:basedOn w:val="a"/><w:rPr><w:b w:val="?"/><w:sz w:val="1e9"/></w:rPr></w:style></w:styles>',
        ),
    ),
    read(
        "styles-chain.docx",
        later(
            lambda: content_of(
                '<w:p><w:pPr><w:pStyle w:val="s19999"/></w:pPr>' + run("1、甲？") + "</w:p>" + paragraphs("乙"),
                styles='<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                + "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/></w:style>' for n in range(20_000))
                + "</w:styles>",
            )
        ),
    ),
    read(
        "numbering-circle.docx",
        content_of(
            '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>' + run("甲？") + "</w:p>" + paragraphs("乙"),
            numbering='<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="x"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="-99999999999"/></w:lvlOverride></w:num></w:numbering>',
        ),
    ),
    read(
        "numbering-huge.docx",
        later(
            lambda: content_of(
                (
                    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
                    + run("甲？")
                    + "</w:p>"
                )
                * 500,
                numbering='<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="'
                + "%1" * 500
                + '"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
            )
        ),
    ),
    read(
        "numbering-letters.docx",
        later(
            lambda: content_of(
                (
                    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
                    + run("甲？")
                    + "</w:p>"
                )
                * 50,
                numbering='<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
            )
        ),
        pairs=25,
    ),
    read(
        "grid-before.docx",
        body(
            table(
                "<w:tblGrid/>",
                row(
                    f'<w:trPr><w:gridBefore w:val="{BIG}"/><w:gridAfter w:val="-1"/></w:trPr>'
                    + cell(paragraphs("投资者关系活动主要内容介绍"))
                    + cell(paragraphs(TALK))
                ),
            )
        ),
    ),
    read(
        "columns.docx",
        later(
            lambda: body(table(row("".join(cell(paragraph()) for _ in range(20_000)))) + form_body(paragraphs(TALK)))
        ),
    ),
    read("tables.docx", later(lambda: body(form_body(paragraphs(TALK)) + table(row(cell(paragraph()))) * 20_000))),
    read(
        "tables-in-cell.docx",
        later(lambda: content_of(table(row(cell(paragraphs("甲？")))) * 5_000 + paragraph())),
        pairs=-1,
    ),
    read("no-rows.docx", body(table() + form_body(paragraphs(TALK)) + "<w:tbl/><w:tr/><w:tc/>")),
    read("text-outside.docx", body("<w:t>1、甲？</w:t>loose" + form_body(paragraphs(TALK)))),
    read(
        "ruby.docx",
        first("", "<w:ruby><w:rt>" + run("pīn") + "</w:rt><w:rubyBase>" + run("拼") + "</w:rubyBase></w:ruby>"),
    ),
    read(
        "maths.docx",
        content_of(
            paragraphs(TALK)
            + '<m:oMathPara xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:oMath><m:r><m:t>x²</m:t></m:r></m:oMath></m:oMathPara>'
        ),
    ),
    read(
        "moved.docx",
        content_of(
            paragraph(
                '<w:moveFrom w:id="1">'
                + run("旧")
                + "</w:moveFrom>"
                + run("1、甲？")
                + '<w:moveTo w:id="1">'
                + run("新")
                + "</w:moveTo>"
            )
            + paragraphs("乙")
        ),
    ),
    read("many-runs.docx", later(lambda: content_of(paragraph(run("1、甲？") + run("一") * 100_000)))),
    read(
        "many-tabs.docx",
        later(lambda: content_of(paragraph(run("1、甲？") + "<w:r>" + "<w:tab/>" * 200_000 + "</w:r>"))),
    ),
    read(
        "many-breaks.docx",
        later(lambda: content_of(paragraph(run("1、甲？") + "<w:r>" + "<w:br/>" * 90_000 + "</w:r>"))),
    ),
    read(
        "instructions.docx",
        text(document(form_body(paragraphs(TALK)) + "<?xml-stylesheet href='http://127.0.0.1:47613/x.xsl'?>")),
    ),
    read(
        "cdata.docx",
        text(document(form_body(paragraph("<w:r><w:t><![CDATA[1、<b>甲</b>？]]></w:t></w:r>") + paragraphs("乙")))),
    ),
    read(
        "base.docx",
        text(
            document(form_body(paragraphs(TALK))).replace(
                b"<w:body>", b'<w:body xml:base="http://127.0.0.1:47613/" xml:space="x" xml:id="a">'
            )
        ),
    ),
    refused(
        "damaged",
        "utf32.docx",
        text(document(form_body(paragraphs(TALK)), '<?xml version="1.0" encoding="UTF-32"?>', "utf-32")),
    ),
    read("xml11.docx", text(document(form_body(paragraphs(TALK)), '<?xml version="1.1"?>'))),
    refused("damaged", "marks.docx", text(b"\xef\xbb\xbf\xef\xbb\xbf" + document(form_body(paragraphs(TALK))))),
    refused("damaged", "behind-end.docx", text(document(form_body(paragraphs(TALK))) + b"\0\0\0")),
    read(
        "non-characters.docx",
        content_of(paragraphs("1、甲\ufdd0\U0001ffff？\n乙\ue000\ufff9\u0085\u2028。")),
        "hidden_characters",
    ),
]
