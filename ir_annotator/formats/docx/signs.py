"""Signs that a Word document holds without any letter: symbols of symbol fonts, and check boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ir_annotator.formats.docx.xml import W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_TICK, _BOX = "☑", "□"
_SYMBOLS = {
    "wingdings": {0xFE: _TICK, 0xFD: _TICK, 0xFC: "√", 0xA8: _BOX, 0x6F: _BOX, 0x6E: "■", 0x6C: "●", 0xD8: "➢"},
    "wingdings 2": {0x52: _TICK, 0x50: "√", 0x53: _TICK, 0x54: _TICK, 0xA2: _TICK, 0xA3: _BOX, 0x2A: _BOX, 0x30: _BOX},
    "symbol": {0xD6: "√", 0xB7: "•"},
}


def symbols_of(fonts: _Element) -> dict[int, str]:
    """Return what the letters of a run mean if its fonts are symbol fonts; nothing if they are not."""
    font = fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
    return _SYMBOLS.get(font.lower(), {}) if font else {}


def symbol(element: _Element) -> str:
    """Return a character given by font and number; an unknown one stays what Word stores, in the private area."""
    try:
        number = int(element.get(W + "char", ""), 16) & 0xFFFF
    except ValueError:
        return ""
    known = _SYMBOLS.get((element.get(W + "font") or "").lower(), {}).get(number & 0xFF)
    return known or ("" if 0xD800 <= number < 0xE000 or not number else chr(number))  # noqa: PLR2004 -- half a pair is no character


def field_check_box(field: _Element) -> str:
    """Return the sign of an old form field that is a check box, at its beginning; nothing for other fields."""
    box = field.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    checked = box.find(W + "checked")
    return _TICK if is_on(box.find(W + "default") if checked is None else checked) else _BOX


def control_check_box(control: _Element) -> str:
    """Return the sign of a content control that is a check box; nothing for other controls."""
    box = control.find(f"{W}sdtPr/{_W14}checkbox")
    return "" if box is None else _TICK if is_on(box.find(_W14 + "checked"), _W14) else _BOX
