"""The styles of the Word files that the program writes, in the look of the exchange's own form."""

from __future__ import annotations

_W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="宋体"/>'
_SANS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="微软雅黑"/>'
QUIET, MARK, CODE = "IRLabels", "IRClaimMark", "IRCode"
"""Styles of our own: the line of labels under a Q&A, the number before a claim, a letter or id."""
GREY = "5a616c"


def styles_xml(language: str) -> str:
    """Return the part with the styles; ``language`` is that of what is not Chinese."""
    latin = "en-US" if language == "en" else "zh-CN"
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{latin}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    return f'<w:styles xmlns:w="{_W_NS}">{defaults}{"".join(_STYLES)}</w:styles>'


def _style(kind: str, key: str, name: str, inside: str, *, is_default: bool = False, based_on: str = "") -> str:
    default = ' w:default="1"' if is_default else ""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    custom = ' w:customStyle="1"' if key.startswith("IR") else ""
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{key}"><w:name w:val="{name}"/>{base}<w:qFormat/>'
        f"{inside}</w:style>"
    )


def _heading(level: int, size: int) -> str:
    key, name = f"Heading{level}", f"heading {level}"
    spacing = (
        f'<w:keepNext/><w:spacing w:before="{360 - 60 * level}" w:after="100"/><w:outlineLvl w:val="{level - 1}"/>'
    )
    look = f'{_SANS}<w:b/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return _style("paragraph", key, name, f"<w:pPr>{spacing}</w:pPr><w:rPr>{look}</w:rPr>", based_on="Normal")


def _sized(size: int) -> str:
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = (
    '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
)
_STYLES = (
    _style("paragraph", "Normal", "Normal", "", is_default=True),
    _style("character", "DefaultParagraphFont", "Default Paragraph Font", "", is_default=True),
    _style("table", "TableNormal", "Normal Table", f"<w:tblPr>{_MARGINS}</w:tblPr>", is_default=True),
    _style("table", "TableGrid", "Table Grid", f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders>{_MARGINS}</w:tblPr>"),
    _style(
        "paragraph",
        "Title",
        "Title",
        f'<w:pPr><w:spacing w:after="160"/></w:pPr><w:rPr>{_SANS}<w:b/>{_sized(36)}</w:rPr>',
        based_on="Normal",
    ),
    *(_heading(level, size) for level, size in ((1, 28), (2, 25), (3, 22))),
    _style("paragraph", "CommentText", "annotation text", f"<w:rPr>{_sized(18)}</w:rPr>", based_on="Normal"),
    _style("character", "CommentReference", "annotation reference", f"<w:rPr>{_sized(16)}</w:rPr>"),
    _style(
        "paragraph",
        "Footer",
        "footer",
        f'<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:color w:val="{GREY}"/>{_sized(18)}</w:rPr>',
        based_on="Normal",
    ),
    _style(
        "paragraph",
        QUIET,
        QUIET,
        '<w:pPr><w:keepLines/><w:pBdr><w:left w:val="single" w:sz="12" w:space="6" w:color="b4b9c2"/></w:pBdr>'
        '<w:spacing w:before="60" w:after="160" w:line="260" w:lineRule="auto"/><w:ind w:left="160"/></w:pPr>'
        f'<w:rPr>{_SANS}<w:color w:val="{GREY}"/>{_sized(16)}</w:rPr>',
        based_on="Normal",
    ),
    _style("character", MARK, MARK, f'<w:rPr>{_SANS}<w:b/><w:vertAlign w:val="superscript"/></w:rPr>'),
    _style("character", CODE, CODE, f"<w:rPr>{_SANS}<w:b/></w:rPr>"),
)
