"""Every colour, font and distance of the window, from one table for each theme."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

GRID = 4
"""Pixels; distances are multiples of it."""

FAMILIES = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")
TEXT_SIZE = 13
SMALL_SIZE = 11


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, as ``#rrggbb``; ``claims`` are the hues of the claim types in order.

    The hues follow Okabe and Ito's palette (blue, vermilion, green, purple, their black, yellow), which people
    with any common colour blindness can tell apart, darkened or lightened until a tag's text stands out.
    """

    name: str
    window: str
    base: str
    raised: str
    text: str
    muted: str
    line: str
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
    muted="#5f6672",
    line="#d9dce2",
    thumb="#b9bec8",
    accent="#1f5fbf",
    on_accent="#ffffff",
    cursor="#e3edfb",
    warning="#a34b00",
    hit="#fff0b8",
    hit_edge="#c9a227",
    claims=("#0063a3", "#9a4f00", "#00704f", "#a3357a", "#4a4f57", "#7a6500"),
)

DARK = Theme(
    name="dark",
    window="#1c1f24",
    base="#23272d",
    raised="#2f343c",
    text="#e4e7ec",
    muted="#a2a9b4",
    line="#3a4048",
    thumb="#565e6a",
    accent="#7fb0f5",
    on_accent="#10151c",
    cursor="#2b3b52",
    warning="#f0a35e",
    hit="#4a3f16",
    hit_edge="#a08a35",
    claims=("#63b3ed", "#f0a04b", "#46c79a", "#e596c8", "#b9c0ca", "#e3cf57"),
)


def theme_named(name: str) -> Theme:
    """Return the theme called ``light`` or ``dark``; ``system`` follows the desktop."""
    if name == "system":
        scheme = QApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if name == "dark" else LIGHT


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program the theme's colours and a font that has Chinese glyphs."""
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setFont(ui_font(TEXT_SIZE))
    app.setStyleSheet(_style_sheet(theme) + _search_style(theme))


def ui_font(pixels: int, *, bold: bool = False) -> QFont:
    """Return the program's font at a size in pixels."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(pixels)
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


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.PlaceholderText: theme.muted,
        role.Link: theme.accent,
        role.Mid: theme.line,
        role.Light: theme.raised,
        role.Dark: theme.line,
    }
    palette = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        for where, colour in colours.items():
            palette.setColor(group, where, QColor(colour))
    for where, colour in colours.items():
        dimmed = theme.muted if where in (role.WindowText, role.Text, role.ButtonText) else colour
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(dimmed))
    return palette


def _style_sheet(theme: Theme) -> str:
    """Return the few rules a palette cannot say: hairlines between panels, no boxes in boxes."""
    return f"""
        QToolTip {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.line}; padding: 4px; }}
        QSplitter::handle {{ background: {theme.line}; }}
        QSplitter::handle:horizontal {{ width: 1px; }}
        QSplitter::handle:vertical {{ height: 1px; }}
        QTableView {{ border: 1px solid {theme.line}; gridline-color: {theme.line}; background: {theme.base}; }}
        QHeaderView::section {{
            background: {theme.raised}; border: none; border-right: 1px solid {theme.line};
            border-bottom: 1px solid {theme.line}; padding: 4px 3px;
        }}
        QTreeView, QListView, QTextEdit, QPlainTextEdit {{ border: none; background: {theme.base}; }}
        QLineEdit, QPlainTextEdit#note_edit {{
            background: {theme.base}; border: 1px solid {theme.line}; border-radius: 4px; padding: 3px 6px;
        }}
        QLineEdit:focus, QPlainTextEdit#note_edit:focus {{ border: 1px solid {theme.accent}; }}
        QCheckBox::indicator {{
            width: 13px; height: 13px; border: 1px solid {theme.muted}; border-radius: 3px; background: {theme.base};
        }}
        QCheckBox::indicator:checked {{ background: {theme.accent}; border: 1px solid {theme.accent}; }}
        QScrollBar {{ background: transparent; border: none; margin: 0; }}
        QScrollBar:vertical {{ width: 10px; }}
        QScrollBar:horizontal {{ height: 10px; }}
        QScrollBar::handle {{ background: {theme.thumb}; border: 2px solid {theme.base}; border-radius: 5px; }}
        QScrollBar::handle:vertical {{ min-height: 32px; }}
        QScrollBar::handle:horizontal {{ min-width: 32px; }}
        QScrollBar::handle:hover {{ background: {theme.muted}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
        QStatusBar::item {{ border: none; }}
        QMenuBar {{ background: {theme.window}; }}
        QLabel#panel_title {{ color: {theme.muted}; font-weight: 600; }}
        QLabel#key_name {{ font-weight: 600; }}
        QTreeView#keys_list::item {{ padding: 3px 0; }}
        QFrame#palette_panel {{ background: {theme.window}; border: 1px solid {theme.thumb}; border-radius: 8px; }}
        QLabel#muted {{ color: {theme.muted}; }}
        QLabel#headline {{ font-size: 24px; font-weight: 600; }}
        QLabel#complaint {{ color: {theme.warning}; }}
        QPushButton {{
            background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 4px; padding: 5px 16px;
        }}
        QPushButton:hover, QPushButton:focus {{ border: 1px solid {theme.accent}; }}
        QPushButton:default, QPushButton#samples_button {{
            background: {theme.accent}; color: {theme.on_accent}; border: 1px solid {theme.accent};
        }}
        QPushButton:flat {{ background: transparent; border: none; color: {theme.accent}; }}
        QPushButton:disabled {{ color: {theme.muted}; }}
    """


def _search_style(theme: Theme) -> str:
    """Return the rules of the search box and of what hangs beneath it, and of the table of claims."""
    return f"""
        QFrame#query_help {{ background: {theme.base}; border: 1px solid {theme.line}; border-radius: 4px; }}
        QLabel#example {{ color: {theme.accent}; }}
        QToolButton#search_menu_button {{
            background: transparent; border: 1px solid {theme.line}; border-radius: 4px; padding: 3px 5px;
        }}
        QToolButton#search_menu_button:hover, QToolButton#search_menu_button:focus {{
            border: 1px solid {theme.accent};
        }}
        QToolButton#search_menu_button::menu-indicator {{ image: none; }}
        QTableView#claim_table {{ border: none; }}
        QTableView#claim_table QHeaderView::section {{
            padding: 0 1px; border-right: none; font-size: {SMALL_SIZE}px;
        }}
    """
