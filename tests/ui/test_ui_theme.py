"""Everything to read stands out from what it stands on: WCAG 2.1, success criterion 1.4.3 (4.5 : 1)."""

import pytest
from PySide6.QtGui import QColor

from ir_annotator.ui.theme import DARK, LIGHT, blend

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def luminance(colour):
    """Relative luminance as WCAG 2.1 defines it."""

    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(front, back):
    light, dark = sorted((luminance(QColor(front)), luminance(QColor(back))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_faint(pairs):
    return {
        f"{name}: {QColor(front).name()} on {QColor(back).name()}": round(contrast(front, back), 2)
        for name, front, back in pairs
        if contrast(front, back) < 4.5
    }


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@THEMES
def test_words_stand_out(theme):
    grounds = [("window", theme.window), ("base", theme.base), ("raised", theme.raised), ("cursor", theme.cursor)]
    pairs = [(f"text on {name}", theme.text, ground) for name, ground in grounds]
    pairs += [(f"muted on {name}", theme.muted, ground) for name, ground in grounds]
    pairs += [(f"warning on {name}", theme.warning, ground) for name, ground in grounds if name != "raised"]
    pairs += [("on_accent on accent", theme.on_accent, theme.accent)]
    pairs += [(f"accent on {name}", theme.accent, ground) for name, ground in grounds]
    pairs += [("number of missing attributes", theme.warning, blend(theme.warning, theme.base, 0.12))]
    assert not too_faint(pairs)


@THEMES
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
    assert not too_faint(pairs)


@THEMES
def test_six_claim_types_have_six_hues(theme):
    assert len({QColor(hue).name() for hue in theme.claims}) == 6
