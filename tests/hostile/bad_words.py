"""Bad Word files: the package is whole, its XML is not what it should be."""

from __future__ import annotations

from bad_file import BadFile, Make, later, read, refused
from bad_packages import DOCUMENT, filled, good_parts, with_parts
from builders import (
    NAMESPACES,
    XML,
    cell,
    form_body,
    package,
    paragraph,
    paragraphs,
    qa_text,
    row,
    run,
    table,
    text_row,
)

TALK = "1、订单如何？\n订单饱满。"
NINES = "9" * 5_000


def content_of(xml: str, **parts: str) -> Make:
    """Return what writes a record whose content cell holds this XML."""
    named = {f"word/{name}.xml": raw for name, raw in parts.items()}
    return lambda path: package(path, form_body(xml), named)


def body(xml: str) -> Make:
    """Return what writes a Word file whose body is this XML."""
    return lambda path: package(path, xml)


def text(raw: str | bytes) -> Make:
    """Return what writes a record whose whole text part is this."""
    return with_parts({DOCUMENT: raw})


def document(inside: str, head: str = XML, encoding: str = "utf-8") -> bytes:
    """A whole text part."""
    return f"{head}<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>".encode(encoding)


def entity(declared: str, use: str = "&x;") -> Make:
    """Return what writes a record that declares entities and uses them."""
    head = f'<?xml version="1.0"?><!DOCTYPE d [{declared}]>'
    return text(document(form_body(paragraph(f"<w:r><w:t>1、订单如何？{use}</w:t></w:r>")), head))


LAUGHS = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))


def span(value: str) -> Make:
    """Return what writes a record with a cell that says to span so many columns, and rows."""
    properties = f'<w:tcPr><w:gridSpan w:val="{value}"/><w:vMerge w:val="{value}"/></w:tcPr>'
    rows = row(cell(paragraphs("投资者关系活动主要内容介绍")), cell(paragraphs(TALK), properties))
    grid = f'<w:tblGrid><w:gridCol w:w="{value}"/></w:tblGrid>'
    return body(table(grid, rows))


def merged(rows: int) -> Make:
    """Return what writes a record with an attendee list of so many merged rows."""
    merge = "<w:tcPr><w:vMerge/></w:tcPr>"
    inside = "".join(row(cell(paragraphs(f"{n}"), merge), cell(paragraphs("甲"))) for n in range(rows))
    return body(form_body(paragraphs(TALK)) + table(inside))


def nested_tables(depth: int) -> str:
    inside = paragraphs(TALK)
    for _ in range(depth):
        inside = table(row(cell(inside + paragraph())))
    return inside + paragraph()


def deep(depth: int) -> Make:
    """Return what writes a record with so many levels around its text."""
    return content_of("<w:sdt><w:sdtContent>" * depth + paragraphs(TALK) + "</w:sdtContent></w:sdt>" * depth)


def marked(tag: str, words: str) -> str:
    return f'<w:{tag} w:id="1" w:author="x">{run(words)}</w:{tag}>'


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing>"
    "</mc:Choice></mc:AlternateContent></w:r>"
)
HEAD = document("", "").partition(b"</w:body>")[0]
END = b"</w:body></w:document>"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SDT = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
FIELD = '<w:fldSimple w:instr=" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe ">{}</w:fldSimple>'
LINK = '<w:hyperlink r:id="r9" xmlns:r="x">{}</w:hyperlink>'
NOTES = f'{XML}<w:footnotes {NAMESPACES}><w:footnote w:id="2">{paragraphs("脚注")}</w:footnote></w:footnotes>'

CASES: list[BadFile] = [
    # entities and document types
    refused("contains_dtd", "laughs.docx", entity(LAUGHS, "&m;")),
    refused(
        "contains_dtd",
        "laughs-in-attribute.docx",
        text(document(f'<w:p w:x="&m;">{run("x")}</w:p>', f'<?xml version="1.0"?><!DOCTYPE d [{LAUGHS}]>')),
    ),
    refused("contains_dtd", "quadratic.docx", later(lambda: entity(f'<!ENTITY x "{"x" * 100_000}">', "&x;" * 20_000))),
    refused("contains_dtd", "file-entity.docx", entity('<!ENTITY x SYSTEM "file:///etc/passwd">')),
    refused("contains_dtd", "net-entity.docx", entity('<!ENTITY x SYSTEM "http://127.0.0.1:47613/x">')),
    refused("contains_dtd", "parameter-entity.docx", entity('<!ENTITY % p SYSTEM "http://127.0.0.1:47613/x"> %p;', "")),
    refused(
        "contains_dtd",
        "external-dtd.docx",
        text(document(form_body(paragraphs(TALK)), f'{XML}<!DOCTYPE d SYSTEM "http://127.0.0.1:47613/x.dtd">')),
    ),
    refused(
        "contains_dtd",
        "late-dtd.docx",
        text(document(form_body(paragraphs(TALK)), f"{XML}<!--{'-x' * 40_000}--><?x y?>\n<!DOCTYPE d>")),
    ),
    refused(
        "contains_dtd",
        "dtd-16.docx",
        text(document(form_body(paragraphs(TALK)), '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE d>', "utf-16")),
    ),
    refused("contains_dtd", "dtd-16be.docx", text(document(form_body(paragraphs(TALK)), "<!DOCTYPE d>", "utf-16-be"))),
    refused(
        "damaged", "dtd-ebcdic.docx", text(document("", '<?xml version="1.0" encoding="cp037"?><!DOCTYPE d>', "cp037"))
    ),
    refused(
        "damaged",
        "dtd-utf7.docx",
        text(b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE d+AD4-' + document("", "")),
    ),
    read(
        "xinclude.docx",
        content_of(
            '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
            + paragraphs(TALK)
        ),
    ),
    refused(
        "beyond_limits",
        "long-comment.docx",
        later(lambda: text(document(form_body(paragraphs(TALK)), f"{XML}<!--{'x ' * 4_000_000}-->"))),
    ),
    refused(
        "beyond_limits",
        "long-instruction.docx",
        later(lambda: text(document(form_body(paragraphs(TALK)), f"{XML}<?x {'? ' * 4_000_000}?>"))),
    ),
    # deep, long, many
    refused("beyond_limits", "deep.docx", later(lambda: text(b"<a>" * 100_000))),
    refused("beyond_limits", "deep-sound.docx", deep(5_000)),
    read("levels.docx", deep(20)),
    read("nested-tables.docx", body(form_body(nested_tables(30)))),
    refused(
        "beyond_limits",
        "one-text.docx",
        later(lambda: text(document(form_body(paragraphs("1、甲？\n" + "乙" * 4_000_000))))),
    ),
    refused("beyond_limits", "one-attribute.docx", later(lambda: text(document(f'<w:p w:x="{"x" * 12_000_000}"/>')))),
    refused(
        "damaged",
        "many-attributes.docx",
        later(lambda: text(document("<w:p " + " ".join(f'a{n}="{n}"' for n in range(50_000)) + ">"))),
    ),
    refused("beyond_limits", "long-name.docx", later(lambda: text(b"<" + b"x" * 100_000))),
    refused(
        "too_large", "empty-runs.docx", later(lambda: filled(HEAD + b"<w:p>", b"<w:r/>", 15_000_000, b"</w:p>" + END))
    ),
    refused("too_large", "elements.docx", filled(HEAD, b"<w:p><w:r><w:t>x</w:t></w:r></w:p>", 2_900_000, END)),
    refused(
        "too_large",
        "long-talk.docx",
        filled(
            HEAD
            + b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>"
            + "投资者关系活动主要内容介绍".encode()
            + b"</w:t></w:r></w:p></w:tc><w:tc>",
            b"<w:p><w:r><w:t>" + "一二三四五六七八九十".encode() * 20 + b"</w:t></w:r></w:p>",
            60_000,
            b"</w:tc></w:tr></w:tbl>" + END,
        ),
    ),
    read(
        "many-pairs.docx",
        later(lambda: content_of(paragraphs(qa_text([("订单如何？", "饱满。")] * 25_000)))),
        pairs=-1,
        seconds=5,
    ),
    read(
        "many-rows.docx",
        later(lambda: body(form_body(paragraphs(TALK)) + table(*[text_row("甲", "乙", "丙", "丁", "戊")] * 20_000))),
        seconds=5,
    ),
    read(
        "namespaces.docx",
        text(
            document(
                form_body(paragraphs(TALK)) + "<w:p " + " ".join(f'xmlns:n{n}="u{n}"' for n in range(2_000)) + "/>"
            )
        ),
    ),
    # numbers without measure
    *(
        read(f"span{n}.docx", span(value))
        for n, value in enumerate(("2000000000", "50000000", "abc", "-3", "0", "9" * 400, "1e9", ""))
    ),
    read(
        "orphan-merge.docx",
        content_of(table(row(cell(paragraphs(TALK), '<w:tcPr><w:vMerge w:val="continue"/></w:tcPr>')))),
    ),
    read("merged.docx", merged(3_000)),
    read(
        "indent.docx",
        content_of(
            f'<w:p><w:pPr><w:ind w:left="{"9" * 30}" w:firstLineChars="x"/></w:pPr>{run("1、订单如何？")}</w:p>'
            + paragraphs("饱满。")
        ),
    ),
    read(
        "numbers.docx",
        content_of(
            "".join(
                paragraph(run("1、订单如何？"), f'<w:pPr><w:numPr>{level}<w:numId w:val="{num}"/></w:numPr></w:pPr>')
                for level, num in (
                    ('<w:ilvl w:val="99999999999"/>', "-" + NINES),
                    ("", "1"),
                    ('<w:ilvl w:val="1"/>', "1"),
                )
            )
            + paragraphs("饱满。"),
            numbering=f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="x"><w:lvl w:ilvl="1e3"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="{NINES}"/><w:numFmt w:val="chineseCounting"/>'
            '<w:lvlText w:val="%1"/></w:lvl>'
            f'<w:lvl w:ilvl="1"><w:start w:val="x"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%2%9"/></w:lvl>'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="x"/></w:num></w:numbering>',
        ),
    ),
    read(
        "symbol.docx",
        content_of(
            paragraph(
                run("1、订单如何？") + '<w:r><w:sym w:font="Wingdings" w:char="FFFFFFFFFF"/><w:sym w:char="zz"/></w:r>'
            )
            + paragraphs("饱满。")
        ),
    ),
    # words that could be lost
    read(
        "insertions.docx",
        content_of(paragraph(marked("ins", "1、订单如何？")) + paragraph(run("饱满") + marked("ins", "，交付顺利。"))),
    ),
    read(
        "deletions.docx",
        content_of(
            paragraph(run("1、订单如何？") + marked("del", "旧").replace("w:t", "w:delText")) + paragraphs("饱满。")
        ),
    ),
    read("controls.docx", content_of(SDT.format(SDT.format(paragraphs(TALK))))),
    read("boxes.docx", content_of(paragraph(BOX.format(paragraphs(TALK))))),
    read("embedded.docx", content_of(paragraphs(TALK) + '<w:altChunk r:id="r1" xmlns:r="x"/>'), "object_not_read"),
    read(
        "embedded-behind.docx",
        body(form_body(paragraphs(TALK)) + '<w:altChunk r:id="r1" xmlns:r="x"/>'),
        "embedded_not_read",
    ),
    read(
        "note.docx",
        content_of(
            paragraph(run("1、订单如何？")) + paragraph(run("饱满。") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
            footnotes=NOTES,
        ),
        "note_not_read",
    ),
    read("second-table.docx", body(form_body(paragraphs(TALK)) + table(text_row("附表", "x")))),
    read("nested-table.docx", content_of(table(row(cell(paragraphs(TALK)))) + paragraph())),
    read("field.docx", content_of(paragraph(run("1、订单如何？")) + paragraph(FIELD.format(run("饱满。"))))),
    read("link.docx", content_of(paragraph(run("1、订单如何？")) + paragraph(LINK.format(run("饱满。"))))),
    read(
        "hidden.docx",
        content_of(paragraphs("1、订单如何？") + paragraph(run("饱满。", "<w:rPr><w:vanish/></w:rPr>") + run("是。"))),
    ),
    # XML that is none
    *(
        refused("damaged", f"broken{n}.docx", text(raw))
        for n, raw in enumerate(
            (
                b"",
                b"<w:document",
                b"<a>\0</a>",
                b"<a>&#0;&#1;</a>",
                b"<a>&#xD800;</a>",
                b"<a>&y;</a>",
                b"<a></b>",
                b"<a/><b/>",
                b"plain",
                b"\xff\xfe",
                b"<a>\xed\xa0\x81\xed\xb0\x80</a>",
                "<?xml version='1.0' encoding='UTF-8'?><a>订单</a>".encode("gbk"),
                b"<?xml version='1.0' encoding='x-none'?><a/>",
                b"<a xmlns:w='x' w:b='1' w:b='2'/>",
            )
        )
    ),
    read(
        "utf16.docx", text(document(form_body(paragraphs(TALK)), '<?xml version="1.0" encoding="UTF-16"?>', "utf-16"))
    ),
    read(
        "strict.docx",
        text(
            document(form_body(paragraphs(TALK))).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", STRICT.encode()
            )
        ),
    ),
    read(
        "other-prefix.docx",
        text(document(form_body(paragraphs(TALK))).replace(b"w:", b"q:").replace(b"xmlns:w=", b"xmlns:q=")),
    ),
    refused("no_record_table", "letter.docx", body(paragraphs("会议纪要\n略"))),
    refused("no_record_table", "nobody.docx", text(b"<d/>")),
    refused("empty_content", "empty.docx", content_of(paragraphs("\n \u3000\n"))),
    # signs that are not seen
    read("signs.docx", content_of(paragraphs("1、订单\u202e何如\u202c？\n饱\u200b满\ufeff。")), "hidden_characters"),
    read("no-signs.docx", content_of(paragraphs("1、👨‍👩‍👧 🇨🇳 𠮷 e\u0301？\n饱满\u00a0。"))),
    refused(
        "damaged",
        "other-styles.docx",
        with_parts(
            {
                "word/styles.xml": "<broken",
                DOCUMENT: good_parts()[DOCUMENT].replace(b"<w:p>", b'<w:p><w:pPr><w:pStyle w:val="x"/></w:pPr>'),
            }
        ),
    ),
]
