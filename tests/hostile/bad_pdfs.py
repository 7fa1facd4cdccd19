"""Bad PDFs: written object by object, so that each says exactly what it should not."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache

from bad_file import BadFile, Make, content, later, read, refused, told
from bad_packages import MB

LINES = ("1. How are orders?", "A: They are many.", "2. And prices?", "A: Stable.")
TALK = f"BT /F1 12 Tf 50 700 Td {' 0 -20 Td '.join(f'({line}) Tj' for line in LINES)} ET"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGES, PAGE = (
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> {}>>",
)


def stream(raw: bytes, words: str = "") -> bytes:
    """An object that holds these bytes as they are."""
    return f"<< /Length {len(raw)} {words}>>\nstream\n".encode() + raw + b"\nendstream"


def deflated(raw: bytes, times: int = 1) -> bytes:
    """An object that holds these bytes packed, perhaps again and again."""
    for _ in range(times):
        raw = zlib.compress(raw, 1)
    return _of_packed(raw, times)


def _of_packed(packed: bytes, times: int) -> bytes:
    filters = " ".join(["/FlateDecode"] * times)
    return stream(packed, f"/Filter [{filters}] ")


@cache
def bomb(times: int = 1) -> bytes:
    """An object that holds 300 MB of nothing packed, perhaps again and again; it is made once."""
    return deflated(bytes(300 * MB), 1) if times == 1 else _of_packed(zlib.compress(_inside(bomb(times - 1)), 1), times)


def _inside(object_: bytes) -> bytes:
    return object_.partition(b"stream\n")[2].removesuffix(b"\nendstream")


def hidden_twice(words: bytes) -> bytes:
    """What is packed twice, under words that hide it."""
    packed = bomb(2)
    return packed.replace(b"/Filter [/FlateDecode /FlateDecode] ", words)


def pdf(objects: Sequence[str | bytes], *, trailer: str = "", version: str = "1.7") -> bytes:
    """A file with these objects, numbered from 1, the first of which is the catalogue."""
    raw = bytearray(f"%PDF-{version}\n".encode())
    places = []
    for number, inside in enumerate(objects, start=1):
        places.append(len(raw))
        raw += f"{number} 0 obj\n".encode() + (inside if isinstance(inside, bytes) else inside.encode()) + b"\nendobj\n"
    start = len(raw)
    raw += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    raw += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    raw += f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(raw)


def page(
    *,
    root: str = "",
    pages: str = PAGES,
    words: str = "",
    talk: bytes | None = None,
    more: Sequence[str | bytes] = (),
    trailer: str = "",
) -> Make:
    """Return what writes a file with one page of talk, and what else is said."""
    talk = stream(TALK.encode()) if talk is None else talk
    objects = ["<< /Type /Catalog /Pages 2 0 R {root}>>", pages, PAGE.format(words), talk, FONT, *more]
    return lambda path: path.write_bytes(pdf(objects, trailer=trailer))


def many_pages(count: int) -> Make:
    kids = " ".join(["3 0 R"] * count)
    return page(pages=f"<< /Type /Pages /Kids [{kids}] /Count {count} >>")


def long_print(count: int) -> Make:
    """Return what writes a file with so many pages full of words."""
    lines = " 0 -14 Td ".join(f"({number}. How are the orders of the company this year?) Tj" for number in range(50))
    kids = " ".join(["3 0 R"] * count)
    talk = stream(f"BT /F1 9 Tf 50 800 Td {lines} ET".encode())
    return page(pages=f"<< /Type /Pages /Kids [{kids}] /Count {count} >>", talk=talk)


def sized(box: str) -> Make:
    """Return what writes a file whose page has these edges."""
    return lambda path: path.write_bytes(GOOD.replace(b"0 0 595 842", box.encode()))


def form(raw: bytes, words: str = "") -> bytes:
    """A drawing that pages, and other drawings, can draw."""
    return stream(raw, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {words}")


def inner_form(number: int, times: int) -> bytes:
    """A drawing that draws the object of this number so many times."""
    return form(b"/X Do " * times, f"/Resources << /XObject << /X {number} 0 R >> >> ")


def drawn(*forms: bytes) -> Make:
    """Return what writes a file whose page draws the first of these drawings."""
    return page(words="/Resources << /XObject << /X 6 0 R >> >> ", talk=stream(b"/X Do"), more=forms)


def action(kind: str) -> str:
    return f"/OpenAction << /S {kind} >> /AA << /WC << /S {kind} >> >> "


ENCRYPTED = (
    "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <"
    + "41" * 32
    + "> /U <"
    + "42" * 32
    + "> >> /ID [<41> <41>] "
)
GOOD = pdf(["<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE.format(""), stream(TALK.encode()), FONT])
OBJECTS = b"".join(b"%d %d " % (10 + n, n) for n in range(100))

CASES: list[BadFile] = [
    read("good.pdf", page(), pairs=-1),
    refused("damaged_pdf", "head.pdf", content(b"%PDF-1.7\n")),
    refused("damaged_pdf", "html.pdf", content(b"%PDF-1.4\n<html></html>" * 50)),
    refused("damaged_pdf", "cut.pdf", content(GOOD[:200])),
    refused("damaged_pdf", "noise.pdf", content(b"%PDF-1.7\n" + bytes(range(256)) * 400)),
    refused("encrypted", "password.pdf", page(trailer=ENCRYPTED)),
    # trees that have no end
    told("own-child.pdf", page(pages="<< /Type /Pages /Kids [2 0 R] /Count 1 >>")),
    told("own-parent.pdf", page(pages="<< /Type /Pages /Parent 2 0 R /Kids [3 0 R 2 0 R 2 0 R] /Count 3 >>")),
    told(
        "circle.pdf",
        page(
            pages="<< /Type /Pages /Kids [6 0 R] /Count 400 >>",
            more=["<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 400 >>"],
        ),
    ),
    told("no-pages.pdf", page(pages="<< /Type /Pages /Kids [] /Count 0 >>")),
    told("count.pdf", page(pages="<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>")),
    told("minus-count.pdf", page(pages="<< /Type /Pages /Kids [3 0 R] /Count -5 >>")),
    refused("too_large", "many-pages.pdf", many_pages(5_000)),
    refused(
        "damaged_pdf",
        "own-contents.pdf",
        page(talk=form(b"/X Do", "/Resources << /XObject << /X 4 0 R >> >> ")),
    ),
    refused("damaged_pdf", "own-form.pdf", drawn(form(b"/X Do /X Do", "/Resources << /XObject << /X 6 0 R >> >> "))),
    refused("damaged_pdf", "own-form-of-page.pdf", drawn(form(b"/X Do /X Do"))),
    refused("damaged_pdf", "own-form-spelt.pdf", drawn(form(b"/#58 Do /X Do").replace(b"/Form", b"/F#6frm"))),
    refused(
        "damaged_pdf",
        "own-form-elsewhere.pdf",
        drawn(
            form(b"/X Do /X Do", "/Resources 7 0 R "),
            deflated(b"7 0 8 21 << /XObject 8 0 R >> << /X 6 0 R >>").replace(
                b"<< ", b"<< /Type /ObjStm /N 2 /First 9 ", 1
            ),
        ),
    ),
    refused("damaged_pdf", "circle-of-forms.pdf", drawn(inner_form(7, 2), inner_form(8, 2), inner_form(6, 2))),
    refused("too_large", "forms-in-forms.pdf", drawn(*(inner_form(7 + n, 10) for n in range(8)), form(b"q Q"))),
    refused("too_large", "two-forms-each.pdf", drawn(*(inner_form(7 + n, 2) for n in range(30)), form(b"q Q"))),
    read(
        "shared-names.pdf",  # the names of a page, which a form has as well, include the form itself
        page(
            words="/Resources 7 0 R ",
            talk=stream(TALK.encode() + b" /X Do /X Do"),
            more=[form(b"q Q", "/Resources 7 0 R "), "<< /XObject << /X 6 0 R >> /Font << /F1 5 0 R >> >>"],
        ),
        pairs=-1,
    ),
    told("deep.pdf", later(lambda: page(talk=stream(b"[" * 1_000_000)))),
    told("deep-object.pdf", later(lambda: page(root=f"/X {'[' * 200_000} "))),
    told("previous.pdf", content(GOOD.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 9"))),
    told("own-length.pdf", page(talk=b"<< /Length 4 0 R >>\nstream\nx\nendstream")),
    # measures without measure
    refused("damaged_pdf", "wide.pdf", sized("0 0 1000000000 1000000000")),
    told("no-size.pdf", sized("0 0 0 0")),
    told("turned.pdf", page(words="/Rotate 9999999 /UserUnit 1e30 ")),
    told("far-print.pdf", page(talk=stream(b"BT /F1 1e30 Tf 1e30 1e30 Td (1. x?) Tj ET" * 100))),
    # bombs
    refused("too_large", "bomb.pdf", later(lambda: page(talk=bomb()))),
    refused("too_large", "bomb-in-bomb.pdf", later(lambda: page(talk=bomb(2)))),
    *(
        refused("too_large", name, later(lambda words=words: page(talk=hidden_twice(words))))
        for name, words in (
            ("second-filter.pdf", b"/Filter /FlateDecode /Filter [/FlateDecode /Fl] "),
            ("other-letters.pdf", b"/Filter /FlateDecode /Fil#74er [/Fl /Fl] "),
            ("long-dictionary.pdf", b"/Filter [/Fl /Fl] /X (" + b"x" * 2_000 + b") /Y << /Filter /FlateDecode >> "),
        )
    ),
    refused("too_large", "words-bomb.pdf", later(lambda: page(talk=deflated(TALK.encode() * 2_000_000)))),
    refused(
        "too_large",
        "objects-bomb.pdf",
        later(
            lambda: page(
                more=[deflated(OBJECTS + bytes(200 * MB)).replace(b"<< ", b"<< /Type /ObjStm /N 100 /First 600 ", 1)]
            )
        ),
    ),
    refused(
        "too_large",
        "picture-bomb.pdf",
        later(
            lambda: page(
                more=[
                    bomb().replace(
                        b"<< ",
                        b"<< /Type /XObject /Subtype /Image /Width 9999 /Height 9999 ",
                        1,
                    )
                ]
            )
        ),
    ),
    told(
        "many-words.pdf",
        later(lambda: page(talk=stream(b"BT /F1 1 Tf 1 1 Td (" + b"x y. " * 400_000 + b") Tj ET"))),
    ),
    refused("too_large", "many-rules.pdf", page(talk=stream(b"0 0 m 9 9 l S " * 1_500_000))),
    refused("too_large", "long-print.pdf", later(lambda: long_print(300))),
    # what must never run
    *(
        read(f"action-{name}.pdf", page(root=action(kind)), pairs=-1)
        for name, kind in (
            ("script", "/JavaScript /JS (app.launchURL\\('http://127.0.0.1:47613/'\\); while\\(true\\){})"),
            ("launch", "/Launch /F (/bin/sh) /Win << /F (cmd.exe) >>"),
            ("link", "/URI /URI (http://127.0.0.1:47613/)"),
            ("form", "/SubmitForm /F (http://127.0.0.1:47613/)"),
            ("remote", "/GoToR /F (\\\\\\\\127.0.0.1\\\\share\\\\x.pdf)"),
        )
    ),
    read(
        "attachment.pdf",
        page(
            root="/Names << /EmbeddedFiles << /Names [(evil.exe) 6 0 R] >> >> ",
            more=["<< /Type /Filespec /F (../../evil.exe) /EF << /F 7 0 R >> >>", stream(b"MZ")],
        ),
        pairs=-1,
    ),
    read(
        "form-data.pdf",
        page(
            root="/AcroForm << /XFA 6 0 R /Fields [] >> ",
            more=[stream(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>')],
        ),
        pairs=-1,
    ),
    refused("too_large", "streams.pdf", later(lambda: content(b"%PDF-1.7\n" + b"stream\n" * 10 * MB))),
    refused("scan_without_text", "nothing.pdf", page(talk=stream(b""))),
    refused("scan_without_text", "hidden.pdf", page(talk=stream(b"q Q"))),
]
