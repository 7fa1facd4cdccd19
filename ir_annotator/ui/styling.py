"""Gives the program a theme: palette, font, and the few rules that a palette cannot say."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ir_annotator.ui.theme import SMALL_SIZE, TEXT_SIZE, Theme, px, ui_font


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program the theme's colours and a font that has Chinese glyphs."""
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setFont(ui_font(TEXT_SIZE))
    app.setStyleSheet(_style_sheet(theme))


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
        role.BrightText: theme.warning,
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
    """Return the style sheet of the whole program: hairlines, no boxes in boxes, a mark around what has the keyboard.

    What has the keyboard has a border of two pixels; without it the border is thinner and the padding so much wider,
    or it has the colour of the ground, so that nothing moves.
    """
    return _plain(theme) + _fields(theme) + _buttons(theme) + _scroll_bars(theme) + _search(theme)


def _plain(theme: Theme) -> str:
    return f"""
        QToolTip {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.edge}; padding: 4px; }}
        QSplitter::handle {{ background: {theme.line}; }}
        QSplitter::handle:hover {{ background: {theme.accent}; }}
        QSplitter::handle:horizontal {{ width: 1px; }}
        QSplitter::handle:vertical {{ height: 1px; }}
        QHeaderView::section {{
            background: {theme.raised}; border: none; border-right: 1px solid {theme.line};
            border-bottom: 1px solid {theme.line}; padding: 4px 3px;
        }}
        QStatusBar::item {{ border: none; }}
        QMenuBar {{ background: {theme.window}; }}
        QMenu {{ border: 1px solid {theme.edge}; }}
        QLabel#panel_title {{ color: {theme.muted}; font-weight: 600; }}
        QLabel#key_name {{ font-weight: 600; }}
        QFrame#palette_panel {{ background: {theme.window}; border: 1px solid {theme.edge}; border-radius: 8px; }}
        QFrame#coach {{ background: {theme.base}; border: 2px solid {theme.accent}; border-radius: 8px; }}
        QFrame#coach_ring {{ background: transparent; border: 3px solid {theme.accent}; border-radius: 6px; }}
        QLabel#coach_words {{ font-size: {px(14)}px; }}
        QLabel#muted {{ color: {theme.muted}; }}
        QLabel#headline {{ font-size: {px(24)}px; font-weight: 600; }}
        QLabel#complaint {{ color: {theme.warning}; }}
    """


def _fields(theme: Theme) -> str:
    """Return the rules for lists, texts and fields."""
    return f"""
        QTreeView, QListView, QTextEdit, QPlainTextEdit {{
            border: 2px solid {theme.base}; background: {theme.base};
        }}
        QTableView {{ border: 2px solid {theme.line}; gridline-color: {theme.line}; background: {theme.base}; }}
        QTreeView:focus, QListView:focus, QTextEdit:focus, QPlainTextEdit:focus, QTableView:focus {{
            border: 2px solid {theme.accent};
        }}
        QTreeView#keys_list::item {{ padding: 3px 0; }}
        QTreeView#backup_list::item {{ padding: 3px 8px; }}
        QTableView#claim_table {{ border: 2px solid {theme.base}; }}
        QTableView#claim_table:focus {{ border: 2px solid {theme.accent}; }}
        QTableView#claim_table QHeaderView::section {{
            padding: 0 1px; border-right: none; font-size: {px(SMALL_SIZE)}px;
        }}
        QTreeView#progress_records::item, QTreeView#figure_list::item, QTreeView#behind_list::item {{
            padding: 2px 4px;
        }}
        QTreeView#progress_records QHeaderView::section {{ padding: 4px 7px; }}
        QLineEdit, QPlainTextEdit#note_edit {{
            background: {theme.base}; border: 1px solid {theme.edge}; border-radius: 4px; padding: 3px 6px;
        }}
        QLineEdit:focus, QPlainTextEdit#note_edit:focus {{ border: 2px solid {theme.accent}; padding: 2px 5px; }}
        QProgressBar {{ background: {theme.base}; border: 1px solid {theme.edge}; border-radius: 3px; }}
        QProgressBar::chunk {{ background: {theme.accent}; }}
        QLineEdit:disabled {{ border: 1px solid {theme.line}; }}
        QComboBox {{
            background: {theme.base}; color: {theme.text}; border: 1px solid {theme.edge}; border-radius: 4px;
            padding: 3px 6px;
        }}
        QComboBox:focus {{ border: 2px solid {theme.accent}; padding: 2px 5px; }}
        QComboBox::drop-down {{ border: none; width: {px(18)}px; }}
        QComboBox::down-arrow {{
            width: 0; height: 0; border-left: {px(4)}px solid {theme.base}; border-right: {px(4)}px solid {theme.base};
            border-top: {px(5)}px solid {theme.muted};
        }}
        QCheckBox {{ border: 2px solid transparent; border-radius: 4px; padding: 1px 3px; }}
        QCheckBox:focus {{ border: 2px solid {theme.accent}; }}
        QCheckBox::indicator {{
            width: {px(13)}px; height: {px(13)}px; border: 1px solid {theme.edge}; border-radius: 3px;
            background: {theme.base};
        }}
        QCheckBox::indicator:checked {{ background: {theme.accent}; border: 1px solid {theme.accent}; }}
    """


def _buttons(theme: Theme) -> str:
    return f"""
        QPushButton {{
            background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.edge}; border-radius: 4px;
            padding: {px(5)}px {px(16)}px;
        }}
        QPushButton:hover {{ border: 1px solid {theme.accent}; }}
        QPushButton:default, QPushButton#samples_button {{
            background: {theme.accent}; color: {theme.on_accent}; border: 1px solid {theme.accent};
        }}
        QPushButton:flat {{
            background: transparent; color: {theme.accent}; border: 1px solid transparent;
            padding: {px(5)}px {px(10)}px;
        }}
        QPushButton:flat:focus {{ border: 2px solid {theme.accent}; padding: {px(5) - 1}px {px(10) - 1}px; }}
        QPushButton:disabled {{ background: {theme.window}; color: {theme.muted}; border: 1px solid {theme.line}; }}
        QPushButton:focus {{
            border: 2px solid {theme.accent}; padding: {px(5) - 1}px {px(16) - 1}px;
        }}
        QPushButton:default:focus, QPushButton#samples_button:focus {{ border: 2px solid {theme.text}; }}
        QToolButton:focus {{ border: 2px solid {theme.accent}; border-radius: 4px; }}
    """


def _scroll_bars(theme: Theme) -> str:
    return f"""
        QScrollBar {{ background: transparent; border: none; margin: 0; }}
        QScrollBar:vertical {{ width: {px(10)}px; }}
        QScrollBar:horizontal {{ height: {px(10)}px; }}
        QScrollBar::handle {{ background: {theme.thumb}; border: 2px solid {theme.base}; border-radius: {px(5)}px; }}
        QScrollBar::handle:vertical {{ min-height: 32px; }}
        QScrollBar::handle:horizontal {{ min-width: 32px; }}
        QScrollBar::handle:hover {{ background: {theme.muted}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _search(theme: Theme) -> str:
    """Return the rules for the search box and what hangs beneath it."""
    return f"""
        QFrame#query_help {{ background: {theme.base}; border: 1px solid {theme.edge}; border-radius: 4px; }}
        QLabel#example {{ color: {theme.accent}; }}
        QToolButton#search_menu_button {{
            background: transparent; border: 1px solid {theme.edge}; border-radius: 4px; padding: 3px 5px;
        }}
        QToolButton#search_menu_button:hover {{ border: 1px solid {theme.accent}; }}
        QToolButton#search_menu_button:focus {{ border: 2px solid {theme.accent}; padding: 2px 4px; }}
        QToolButton#search_menu_button::menu-indicator {{ image: none; }}
    """
