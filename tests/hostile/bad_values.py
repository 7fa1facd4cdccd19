"""Bad tables, texts and PDFs of a second round: values out of range, circles, files under other names."""
# ruff: noqa: E501 -- an object of a PDF or a piece of XML is one line

from __future__ import annotations

import zlib

from bad_file import BadFile, content, later, read, refused, told
from bad_packages import (
    OLE2,
    TYPES,
    good_bytes,
    packed,
)
from bad_pdfs import GOOD, OBJECTS, page, pdf, sized, stream
from bad_tables import FORMULA, HEADER, cells, csv, line, part, sheet
from table_builders import sheet_xml

CASES: list[BadFile] = [
    # workbooks
    refused(
        "damaged", "columns.xlsx", later(lambda: sheet(cells(rows="<row>" + "<c><v>1</v></c>" * 200_000 + "</row>")))
    ),
    refused(
        "damaged",
        "no-place.xlsx",
        sheet(
            cells('<c r=""><v>1</v></c>', '<c r="1A"><v>1</v></c>', '<c r="A0"><v>1</v></c>', '<c r="A-5"><v>1</v></c>')
        ),
    ),
    read("texts-range.xlsx", sheet(cells('<c t="s"><v>99999999</v></c>', '<c t="s"><v>x</v></c>', '<c t="s"/>'))),
    read(
        "types.xlsx",
        sheet(
            cells(
                '<c t="e"><v>#REF!</v></c>',
                '<c t="b"><v>7</v></c>',
                '<c t="d"><v>9999-99-99</v></c>',
                '<c t="zzz"><v>1</v></c>',
            )
        ),
    ),
    read(
        "dates.xlsx",
        sheet(cells('<c s="14"><v>1e18</v></c>', '<c s="14"><v>-99999</v></c>', '<c s="22"><v>2958466</v></c>')),
    ),
    read("answers-formulas.xlsx", sheet(sheet_xml([HEADER, ["甲？", FORMULA]]))),
    refused(
        "empty_table",
        "books-relations.xlsx",
        part(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>',
        ),
    ),
    refused(
        "empty_table",
        "books-remote.xlsx",
        part(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x/worksheet" Target="http://127.0.0.1:47613/" TargetMode="External"/></Relationships>',
        ),
    ),
    refused(
        "empty_table",
        "books-itself.xlsx",
        part(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="workbook.xml"/></Relationships>',
        ),
    ),
    read("macros.xlsx", part("xl/vbaProject.bin", OLE2)),
    read(
        "connections.xlsx",
        part("xl/connections.xml", '<connections><connection odcFile="http://127.0.0.1:47613/"/></connections>'),
    ),
    refused(
        "not_a_docx",
        "xlsb.xlsx",
        lambda path: path.write_bytes(packed({TYPES: b"<Types/>", "xl/workbook.bin": b"\x83\x01\x00"})),
    ),
    refused(
        "empty_table",
        "sheets.xlsx",
        part(
            "xl/workbook.xml",
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
            + '<sheet name="S" sheetId="1" r:id="rId1"/>' * 2_000
            + "</sheets></workbook>",
        ),
    ),
    read("phonetic.xlsx", sheet(cells('<c t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c>'))),
    # tables and JSON lines
    read("field.csv", later(lambda: csv(f'甲？,"{"一" * 1_000_000}"\n'))),
    read("wide-header.csv", later(lambda: content(("问题,答复" + ",x" * 90_000 + "\n甲？,一\n").encode()))),
    refused("unreadable_encoding", "sep.csv", content("sep=\x07\n问题\x07答复\n甲？\x07一\n".encode())),
    read("sep-quote.csv", content('sep="\n问题"答复\n甲？"一\n'.encode())),
    refused("no_record_table", "sep-line.csv", content("sep=\n\n问题\n".encode())),
    refused("columns_unknown", "marks.csv", content(b"\xef\xbb\xbf" * 3 + "问题,答复\n甲？,一\n".encode())),
    read("mixed-ends.csv", content("问题,答复\r甲？,一\n\r乙？,二\r\r\n丙？,三\x0b\x0c\x1c\x85".encode()), pairs=3),
    refused("unreadable_encoding", "utf16-odd.csv", content("问题,答复\n甲？,一\n".encode("utf-16") + b"\x00")),
    refused("unreadable_encoding", "utf32.csv", content("问题,答复\n甲？,一\n".encode("utf-32"))),
    refused("no_record_table", "utf7.txt", content(b"+ZYeX- 1+MAE- x\n" * 20)),
    refused("no_record_table", "ebcdic.txt", content("1. how are orders?\nmany\n".encode("cp037") * 20)),
    refused("columns_unknown", "dup-header.csv", content("问题,问题,答复,答复\n甲？,乙？,一,二\n".encode())),
    refused("unreadable_encoding", "control.csv", csv("甲\x01\x1b[31m？,一\x7f\x9b\n")),
    refused("no_record_table", "array.jsonl", content('[{"question": "甲？", "answer": "一"}]\n'.encode())),
    refused("bad_line", "pretty.jsonl", content('{\n  "question": "甲？",\n  "answer": "一"\n}\n'.encode())),
    read("bool.jsonl", line('{"question": "甲？", "answer": true, "index": true}'), pairs=2),
    read("number.jsonl", line('{"question": 1e400, "answer": -0, "index": 1.5}'), "bad_lines"),
    read("nulls.jsonl", line('{"question": null, "answer": null}')),
    read("long-line.jsonl", later(lambda: line('{"question": "甲？", "answer": "' + "一" * 3_000_000 + '"}')), pairs=2),
    read(
        "long-key.jsonl",
        later(lambda: line('{"question": "甲？", "answer": "一", "' + "k" * 3_000_000 + '": 1}')),
        pairs=2,
    ),
    read(
        "keys-in-each.jsonl",
        later(
            lambda: content(
                "".join(f'{{"question": "甲？", "answer": "一", "k{n}": 1}}\n' for n in range(20_000)).encode()
            )
        ),
        pairs=20000,
    ),
    refused(
        "bad_line",
        "labels-wild.jsonl",
        content(b'{"format": "ir-annotator/1", "format": 1e999, "qa_id": true}\n' * 3),
    ),
    refused("labels_not_records", "labels-999.jsonl", content(b'{"format": "ir-annotator/999"}\n')),
    refused("no_record_table", "not-a-number.json", content('[{"question": "甲？", "answer": "一"}]'.encode())),
    refused("no_record_table", "paper.txt", content(b"%!PS-Adobe-3.0\n" * 100)),
    refused(
        "no_record_table", "mail.txt", content(b"From: x\nContent-Transfer-Encoding: base64\n\n" + b"QUFB\n" * 1000)
    ),
    refused("no_record_table", "svg.txt", content(b'<svg onload="fetch(1)"/>')),
    refused("unknown_format", "database.txt", content(b"SQLite format 3\0" + bytes(4000))),
    refused("unknown_format", "project.docx", content(b"SQLite format 3\0" + bytes(4000))),
    # PDFs
    read("names-circle.pdf", page(root="/Names << /Dests 6 0 R >> ", more=["<< /Kids [6 0 R] >>"]), pairs=-1),
    read(
        "outline-circle.pdf",
        page(root="/Outlines 6 0 R ", more=["<< /First 6 0 R /Last 6 0 R /Next 6 0 R /Count 99999999 >>"]),
        pairs=-1,
    ),
    told(
        "font-circle.pdf",
        page(
            words="/Resources << /Font << /F1 6 0 R >> >> ",
            more=["<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>"],
        ),
    ),
    told(
        "type3-circle.pdf",
        page(
            words="/Resources << /Font << /F1 6 0 R >> >> ",
            more=[
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 7 0 R >> /Encoding << /Differences [0 /a] >> /FirstChar 0 /LastChar 255 /Widths [] /Resources << /Font << /F1 6 0 R >> >> >>",
                stream(b"BT /F1 1 Tf (aaaa) Tj ET"),
            ],
        ),
    ),
    read("own-reference.pdf", page(more=["6 0 R"], words="/Annots 6 0 R "), pairs=-1),
    told("catalogue-itself.pdf", lambda path: path.write_bytes(pdf(["1 0 R"]))),
    told("no-root.pdf", lambda path: path.write_bytes(GOOD.replace(b"/Root 1 0 R", b"/Root 9 0 R"))),
    told("root-is-page.pdf", lambda path: path.write_bytes(GOOD.replace(b"/Root 1 0 R", b"/Root 3 0 R"))),
    read("size-huge.pdf", lambda path: path.write_bytes(GOOD.replace(b"/Size 6", b"/Size 2147483647")), pairs=-1),
    read(
        "xref-itself.pdf",
        lambda path: path.write_bytes(GOOD.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % GOOD.rfind(b"xref\n0"))),
        pairs=-1,
    ),
    read("xref-count.pdf", lambda path: path.write_bytes(GOOD.replace(b"xref\n0 6", b"xref\n0 99999999")), pairs=-1),
    read(
        "startxref.pdf",
        lambda path: path.write_bytes(GOOD.rpartition(b"startxref")[0] + b"startxref\n-5\n%%EOF"),
        pairs=-1,
    ),
    told("object-numbers.pdf", lambda path: path.write_bytes(GOOD.replace(b"4 0 obj", b"4294967295 0 obj"))),
    read("stream-length.pdf", lambda path: path.write_bytes(GOOD.replace(b"/Length ", b"/Length 99999999")), pairs=-1),
    read("minus-length.pdf", lambda path: path.write_bytes(GOOD.replace(b"/Length ", b"/Length -")), pairs=-1),
    told("filters.pdf", page(talk=stream(b"x", "/Filter [" + "/ASCIIHexDecode " * 5000 + "] "))),
    told("lzw.pdf", page(talk=stream(b"\x80\x0b\x60\x50" * 1000, "/Filter /LZWDecode "))),
    told("run-length.pdf", page(talk=stream(b"\x81x" * 100_000, "/Filter /RunLengthDecode "))),
    told(
        "run-length-twice.pdf",
        later(lambda: page(talk=stream(b"\x81\x81" * 2_000_000, "/Filter [/RunLengthDecode /RunLengthDecode] "))),
    ),
    told(
        "predictor.pdf",
        page(
            talk=stream(
                zlib.compress(b"x" * 1000),
                "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 99 /BitsPerComponent 32 >> ",
            )
        ),
    ),
    told(
        "jbig.pdf",
        page(
            words="/Resources << /XObject << /X 6 0 R >> >> ",
            talk=stream(b"/X Do"),
            more=[
                stream(
                    b"\0\0\0\0\x30\0\x01\0\0\0\x13\x7f\xff\xff\xff\x7f\xff\xff\xff",
                    "/Type /XObject /Subtype /Image /Width 2147483647 /Height 2147483647 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode ",
                )
            ],
        ),
    ),
    told(
        "jpx.pdf",
        page(
            words="/Resources << /XObject << /X 6 0 R >> >> ",
            talk=stream(b"/X Do"),
            more=[
                stream(
                    b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff" * 100,
                    "/Type /XObject /Subtype /Image /Width 99999 /Height 99999 /Filter /JPXDecode ",
                )
            ],
        ),
    ),
    told("shading.pdf", page(talk=stream(b"/S sh " * 20_000))),
    told("saves.pdf", later(lambda: page(talk=stream(b"q " * 1_000_000)))),
    told("dictionary-deep.pdf", later(lambda: page(talk=stream(b"/X " + b"<<" * 500_000 + b" BDC")))),
    told("strings-deep.pdf", later(lambda: page(talk=stream(b"(" * 1_000_000)))),
    told(
        "inline-picture.pdf",
        page(talk=stream(b"BI /W 999999999 /H 999999999 /BPC 8 /CS /RGB ID " + bytes(100) + b" EI")),
    ),
    told("unmapped.pdf", page(talk=stream(b"BT /F9 12 Tf (1. x?) Tj ET"))),
    told("wide-nan.pdf", sized("nan inf 1e308 -1e308")),
    told("box-words.pdf", sized("/a (b) << >> null")),
    read("box-turned.pdf", sized("595 842 0 0"), pairs=-1),
    told(
        "patterns.pdf",
        page(
            words="/Resources << /Pattern << /P 6 0 R >> >> ",
            talk=stream(b"/Pattern cs /P scn 0 0 9999 9999 re f"),
            more=[
                stream(
                    b"/Pattern cs /P scn 0 0 9 9 re f",
                    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 /Resources << /Pattern << /P 6 0 R >> >> ",
                )
            ],
        ),
    ),
    read(
        "media.pdf",
        page(
            words="/Annots [6 0 R] ",
            more=["<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] /A << /S /Rendition /JS (x) >> >>"],
        ),
        pairs=-1,
    ),
    read(
        "annotations.pdf",
        later(
            lambda: page(
                words="/Annots [" + "6 0 R " * 100_000 + "] ",
                more=[
                    "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://127.0.0.1:47613/) >> >>"
                ],
            )
        ),
        pairs=-1,
    ),
    read(
        "signed.pdf",
        page(
            root="/AcroForm << /SigFlags 3 /Fields [6 0 R] >> ",
            more=["<< /FT /Sig /V << /Type /Sig /ByteRange [0 1 2 99999999999] /Contents <00> >> >>"],
        ),
        pairs=-1,
    ),
    read(
        "permissions.pdf",
        page(root="/Perms << /DocMDP 6 0 R >> /Extensions << /ADBE << /ExtensionLevel 9999 >> >> ", more=["<< >>"]),
        pairs=-1,
    ),
    read("junk-before.pdf", lambda path: path.write_bytes(b"\0" * 1000 + GOOD), pairs=-1),
    told("junk-far.pdf", lambda path: path.write_bytes(b"x" * 5000 + GOOD)),
    read("two-files.pdf", lambda path: path.write_bytes(GOOD + good_bytes()), pairs=-1),
    read(
        "html-tail.pdf",
        lambda path: path.write_bytes(GOOD + b"<script>fetch('http://127.0.0.1:47613/')</script>" * 1000),
        pairs=-1,
    ),
    told("old.pdf", lambda path: path.write_bytes(pdf(["<< >>"], version="0.0"))),
    read("future.pdf", lambda path: path.write_bytes(GOOD.replace(b"1.7", b"9.9")), pairs=-1),
    read(
        "objects-nested.pdf",
        later(
            lambda: page(
                more=[
                    stream(
                        zlib.compress(OBJECTS),
                        "/Type /ObjStm /N 2147483647 /First 2147483647 /Filter /FlateDecode /Extends 6 0 R ",
                    )
                ]
            )
        ),
        pairs=-1,
    ),
]
