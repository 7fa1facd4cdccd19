"""A report with pictures as one HTML page that needs nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TypeAlias

from ir_annotator.domain.picture import Picture
from ir_annotator.formats.reports.guide_content import Heading, Paragraph, Table
from ir_annotator.formats.reports.labelling_guide import PAGE_STYLE, block_html
from ir_annotator.i18n import language

_STYLE = """
:root { color-scheme: light; } body { max-width: 62em; } figure { margin: 1em 0; break-inside: avoid; }
figure svg { max-width: 100%; height: auto; } td, th { vertical-align: top; } th { background: #f0f1f4; }
h2 { margin-top: 2em; border-bottom: 1px solid #bbb; } table { margin: 0.6em 0; }
"""
_PROLOG = re.compile(rb"^.*?(?=<svg)", re.DOTALL)


Block: TypeAlias = Heading | Paragraph | Table | Picture


def to_html(title: str, blocks: Iterable[Block]) -> bytes:
    """Return the page; every text in it is escaped."""
    body = "\n".join(_picture(block) if isinstance(block, Picture) else block_html(block) for block in blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{language().replace("_", "-")}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{PAGE_STYLE}{_STYLE}</style></head><body>\n{body}\n</body></html>\n"
    ).encode()


def _picture(picture: Picture) -> str:
    drawn = _PROLOG.sub(b"", picture.svg).decode()
    return f'<figure role="img" aria-label="{escape(picture.words, quote=True)}">{drawn}</figure>'
