"""Everything to read stands out from what it stands on (WCAG 2.1: 1.4.3, 1.4.6, 1.4.11), also to colour-blind eyes."""

import math
from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from ir_annotator.ui.theme import CONTRAST_DARK, CONTRAST_LIGHT, THEMES, blend

ALL = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
AA, AAA, NO_TEXT = 4.5, 7.0, 3.0
"""Contrast of text, of text in a high-contrast theme, and of borders and marks."""

DEFICIENCIES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Linear RGB as people see it who lack one kind of cone: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes,
"A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.0."""
APART = 18.0
"""Distance in CIELAB (1976) that two hues keep; 2.3 is a just noticeable difference (Mahy and others, 1994)."""


def linear(colour):
    """The three parts of a colour, from 0 to 1, proportional to light (sRGB, IEC 61966-2-1)."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour):
    """Relative luminance as WCAG 2.1 defines it."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(front, back):
    light, dark = sorted((luminance(QColor(front)), luminance(QColor(back))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_faint(pairs, least):
    return {
        f"{name}: {QColor(front).name()} on {QColor(back).name()}": round(contrast(front, back), 2)
        for name, front, back in pairs
        if contrast(front, back) < least
    }


def least_for(theme):
    return AAA if theme in (CONTRAST_LIGHT, CONTRAST_DARK) else AA


def seen_as(colour, matrix):
    """A colour in linear RGB as somebody sees it; None stands for people with all kinds of cones."""
    parts = linear(colour)
    if matrix is None:
        return parts
    return [min(max(sum(a * b for a, b in zip(row, parts, strict=True)), 0.0), 1.0) for row in matrix]


def lab(parts):
    """CIELAB coordinates (D65) of a colour in linear RGB."""
    to_xyz = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    white = (0.95047, 1.0, 1.08883)
    xyz = [sum(a * b for a, b in zip(row, parts, strict=True)) for row in to_xyz]

    def bent(value):
        return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116

    x, y, z = (bent(value / full) for value, full in zip(xyz, white, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_distance_is_computed_as_the_cie_does():
    assert lab(linear("#ffffff")) == pytest.approx((100, 0, 0), abs=0.02)
    assert lab(linear("#ff0000")) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    grey = lab(seen_as("#808080", DEFICIENCIES["deuteranopia"]))
    assert grey == pytest.approx(lab(linear("#808080")), abs=0.1)  # who lacks a cone sees grey as grey


@ALL
def test_words_stand_out(theme):
    grounds = [("window", theme.window), ("base", theme.base), ("raised", theme.raised), ("cursor", theme.cursor)]
    pairs = [(f"text on {name}", theme.text, ground) for name, ground in grounds]
    pairs += [(f"muted on {name}", theme.muted, ground) for name, ground in grounds]
    pairs += [(f"warning on {name}", theme.warning, ground) for name, ground in grounds if name != "raised"]
    pairs += [("on_accent on accent", theme.on_accent, theme.accent)]
    pairs += [(f"accent on {name}", theme.accent, ground) for name, ground in grounds]
    pairs += [("number of missing attributes", theme.warning, blend(theme.warning, theme.base, 0.12))]
    assert not too_faint(pairs, least_for(theme))


@ALL
def test_borders_of_what_can_be_used_and_the_mark_of_the_keyboard_stand_out(theme):
    grounds = [("window", theme.window), ("base", theme.base), ("raised", theme.raised)]
    pairs = [(f"edge on {name}", theme.edge, ground) for name, ground in grounds]
    pairs += [(f"thumb on {name}", theme.thumb, ground) for name, ground in grounds if name != "raised"]
    pairs += [(f"accent on {name}", theme.accent, ground) for name, ground in grounds]
    pairs += [("mark around a button on accent", theme.text, theme.base)]
    assert not too_faint(pairs, NO_TEXT)


@ALL
def test_every_claim_type_stands_out_in_the_text_the_list_and_the_bar(theme):
    pairs = []
    for number, hue in enumerate(theme.claims):
        pairs += [
            (f"hue {number} on the page", hue, theme.base),
            (f"hue {number} on its tag", hue, blend(hue, theme.base, 0.16)),
            (f"hue {number} on the bar", hue, theme.window),
            (f"hue {number} in the list, active", hue, theme.cursor),
            (f"hue {number} in the list, under the pointer", hue, theme.raised),
            (f"text on the active tag of hue {number}", theme.text, blend(hue, theme.base, 0.34)),
            (f"text on the active claim of hue {number}", theme.text, blend(hue, theme.base, 0.22)),
        ]
    assert not too_faint(pairs, least_for(theme))


@pytest.mark.parametrize("matrix", [None, *DEFICIENCIES.values()], ids=["all cones", *DEFICIENCIES])
@ALL
def test_six_claim_types_stay_apart_for_everybody(theme, matrix):
    assert len(theme.claims) == 6
    seen = {hue: lab(seen_as(hue, matrix)) for hue in theme.claims}
    near = {
        f"{one} and {other}": round(math.dist(seen[one], seen[other]), 1)
        for one, other in combinations(theme.claims, 2)
        if math.dist(seen[one], seen[other]) < APART
    }
    assert not near


def test_a_theme_is_found_by_its_name():
    assert THEMES["contrast_dark"].window == "#000000"
    assert THEMES["contrast_light"].window == "#ffffff"
    assert set(THEMES) == {"light", "dark", "contrast_light", "contrast_dark"}
