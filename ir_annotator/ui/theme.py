"""Every colour, font and distance of the window, from one table for each theme."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from ir_annotator.domain.hues import CLAIM_HUES

GRID = 4
"""Pixels; distances are multiples of it."""

FAMILIES = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")
TEXT_SIZE = 13
SMALL_SIZE = 11


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, as ``#rrggbb``; ``claims`` are the hues of the claim types in order.

    ``line`` parts what stands beside one another; ``edge`` is the border of what can be used (WCAG 2.1, 1.4.11).

    The hues follow Okabe and Ito's palette (blue, vermilion, green, purple, their black, yellow), moved until each
    stands out from every ground it is written on and any two stay apart for people with protanopia, deuteranopia or
    tritanopia, as Machado, Oliveira and Fernandes (2009) model it; a test measures both.
    """

    name: str
    window: str
    base: str
    raised: str
    text: str
    muted: str
    line: str
    edge: str
    thumb: str
    accent: str
    on_accent: str
    cursor: str
    warning: str
    hit: str
    hit_edge: str
    claims: tuple[str, ...]


LIGHT = Theme(
    name="light",
    window="#f4f5f7",
    base="#ffffff",
    raised="#e9ebef",
    text="#1d2129",
    muted="#5a616c",
    line="#d9dce2",
    edge="#7d8490",
    thumb="#848b97",
    accent="#1f5fbf",
    on_accent="#ffffff",
    cursor="#e3edfb",
    warning="#a34b00",
    hit="#fff0b8",
    hit_edge="#8a6d10",
    claims=CLAIM_HUES,
)

DARK = Theme(
    name="dark",
    window="#1c1f24",
    base="#23272d",
    raised="#2f343c",
    text="#e4e7ec",
    muted="#a2a9b4",
    line="#3a4048",
    edge="#858e9b",
    thumb="#7d8693",
    accent="#7fb0f5",
    on_accent="#10151c",
    cursor="#2b3b52",
    warning="#f0a35e",
    hit="#4a3f16",
    hit_edge="#b39b3f",
    claims=("#86a4e6", "#f09927", "#82f2b2", "#cd96ae", "#cdeaff", "#f6e781"),
)

CONTRAST_LIGHT = Theme(
    name="contrast_light",
    window="#ffffff",
    base="#ffffff",
    raised="#f2f2f2",
    text="#000000",
    muted="#2b2b2b",
    line="#4a4a4a",
    edge="#000000",
    thumb="#4a4a4a",
    accent="#00308f",
    on_accent="#ffffff",
    cursor="#e6f0ff",
    warning="#6b2200",
    hit="#ffe680",
    hit_edge="#5c4700",
    claims=("#0b1572", "#4c0000", "#004f39", "#611259", "#090117", "#594400"),
)

CONTRAST_DARK = Theme(
    name="contrast_dark",
    window="#000000",
    base="#000000",
    raised="#1a1a1a",
    text="#ffffff",
    muted="#dcdcdc",
    line="#9a9a9a",
    edge="#ffffff",
    thumb="#b8b8b8",
    accent="#8fc6ff",
    on_accent="#000000",
    cursor="#00234d",
    warning="#ffc266",
    hit="#4d3f00",
    hit_edge="#ffd84d",
    claims=("#6cb8ff", "#fda440", "#59ff92", "#d8abc8", "#d4ffdf", "#f5f820"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)}


def theme_named(name: str) -> Theme:
    """Return the theme with this name; ``system`` follows the desktop, its wish for high contrast included."""
    if name != "system":
        return THEMES.get(name, LIGHT)
    hints = QApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if _wants_contrast():
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def _wants_contrast() -> bool:
    """Tell whether the desktop asks for high contrast; Qt before 6.10 cannot say."""
    hints = QApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


class _Size:
    """The size of the interface in force: one per process, as the application's font is."""

    percent = 100


def set_interface_size(percent: int) -> None:
    """Make everything that is made from now on this large, in percent."""
    _Size.percent = percent


def px(points: float) -> int:
    """Return how many pixels something has in the size in force that has ``points`` pixels at 100 %."""
    return round(points * _Size.percent / 100)


def room_for(width: float, height: float) -> QSize:
    """Return the size of a dialog that has ``width`` x ``height`` pixels at 100 %, no larger than the screen."""
    wanted, screen = QSize(px(width), px(height)), QApplication.primaryScreen()
    return wanted.boundedTo(screen.availableSize() * 0.95) if screen else wanted


def ui_font(pixels: float, *, bold: bool = False) -> QFont:
    """Return the program's font at a size in pixels at 100 %, as large as the interface is."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(px(pixels))
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def has_chinese_font() -> bool:
    """Tell whether any installed font can show Chinese."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def blend(front: str, back: str, share: float) -> QColor:
    """Return ``share`` (0 to 1) of the front colour over the back colour."""
    a, b = QColor(front), QColor(back)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x * share + y * (1 - share)) for x, y in pairs))
