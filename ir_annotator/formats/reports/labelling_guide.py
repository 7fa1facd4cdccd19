"""The labelling guide as one HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ir_annotator.domain.scheme import Scheme
from ir_annotator.formats.reports.guide_content import (
    Block,
    Heading,
    Links,
    Paragraph,
    Table,
    guide_blocks,
    guide_title,
)
from ir_annotator.i18n import language

PAGE_STYLE = """
body { font-family: "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; line-height: 1.6;
       max-width: 52em; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; width: 100%; } td, th { border: 1px solid #888; padding: 4px 8px; text-align: left; }
code { font-weight: bold; }
"""


def guide_html(scheme: Scheme) -> str:
    """Return the guide as a page that needs nothing else; every text of the scheme is escaped."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language().replace("_", "-")}"><head><meta charset="utf-8">'
        f"<title>{guide_title()} {escape(scheme.ref)}</title><style>{PAGE_STYLE}</style></head><body>\n"
        f"{guide_body(scheme)}\n</body></html>\n"
    )


def guide_body(scheme: Scheme) -> str:
    """Return what stands in the guide, without the frame of a page."""
    return "\n".join(map(block_html, guide_blocks(scheme)))


def block_html(block: Block) -> str:
    """Return a piece as HTML; every text of it is escaped."""
    match block:
        case Heading(level, _, _, anchor):
            name = f'<a name="{escape(anchor)}"></a>' if anchor else ""
            return f"<h{level}>{name}{_keyed(block)}</h{level}>"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Links(headings):
            links = (f'<a href="#{escape(each.anchor)}">{_keyed(each)}</a>' for each in headings)
            return f"<p>{' · '.join(links)}</p>"
        case Table(head, rows):
            body = "".join(_row(cells, "td") for cells in rows)
            return f'<table border="1" cellspacing="0" cellpadding="4">{_row(head, "th")}{body}</table>'


def _keyed(heading: Heading) -> str:
    key = f"<code>{escape(heading.key)}</code> " if heading.key else ""
    return key + escape(heading.text)


def _row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
