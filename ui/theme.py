"""Light and dark: palette, style sheet and the colours of the canvases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

from PySide6.QtCore import QDir, QLocale, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.controllers.naming import State

FONTS = ["Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Cantarell", "Ubuntu", "DejaVu Sans", "Helvetica"]
CHINESE_FONTS = ["Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei"]


@dataclass(frozen=True)
class Theme:
    """The colours of one look."""

    name: str
    window: str
    panel: str
    field: str
    text: str
    faint: str
    line: str
    accent: str
    on_accent: str
    hover: str
    canvas: str
    space: str
    """What surrounds the room in the 3D view."""
    floor: str
    grid: str
    wall: str
    outline: str
    tint: float
    """How much of an object's own colour shows in its plan symbol."""
    holds: str
    violated: str
    contradictory: str
    unchecked: str

    def state(self, state: State) -> str:
        """The colour of a relation's state."""
        return {
            State.HOLDS: self.holds,
            State.VIOLATED: self.violated,
            State.CONTRADICTORY: self.contradictory,
            State.UNCHECKED: self.unchecked,
        }[state]


LIGHT = Theme(
    name="light",
    window="#f3f4f6",
    panel="#ffffff",
    field="#ffffff",
    text="#23262b",
    faint="#666d78",
    line="#d9dce1",
    accent="#2f6fd0",
    on_accent="#ffffff",
    hover="#e9eef7",
    canvas="#eceef1",
    space="#e9ebee",
    floor="#fbf9f5",
    grid="#e7e3db",
    wall="#3c4048",
    outline="#3f434b",
    tint=0.42,
    holds="#2e8b57",
    violated="#d13438",
    contradictory="#b7700a",
    unchecked="#8b93a1",
)
DARK = Theme(
    name="dark",
    window="#202226",
    panel="#292c31",
    field="#1f2125",
    text="#e6e8eb",
    faint="#a0a7b3",
    line="#3c4047",
    accent="#5b9bf0",
    on_accent="#10141a",
    hover="#343a44",
    canvas="#1b1d20",
    space="#24272b",
    floor="#2e3136",
    grid="#383c42",
    wall="#c9cdd3",
    outline="#d5d8dd",
    tint=0.55,
    holds="#5fc48b",
    violated="#ff6b6b",
    contradictory="#f0b04a",
    unchecked="#8f97a3",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def chosen(name: str) -> Theme:
    """The theme of a setting; what is no theme's name means as the system has it."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return THEMES.get(name, DARK if dark else LIGHT)


def apply(app: QApplication, theme: Theme, scale: float = 1.0) -> None:
    """Dress the whole application, words and controls so many times as large as usual."""
    app.setStyle("Fusion")
    QDir.setSearchPaths("icons", [str(files("assets").joinpath("icons"))])
    font = QFont()
    # in Chinese its own fonts come first: their lines are taller, and characters of one font belong together
    chinese = QLocale().language() is QLocale.Language.Chinese
    font.setFamilies([*CHINESE_FONTS, *FONTS] if chinese else [*FONTS, *CHINESE_FONTS])
    font.setPointSizeF(9.5 * scale)
    app.setFont(font)
    app.setPalette(_palette(theme))
    app.setStyleSheet(_scaled(_sheet(theme), scale))


def letter(widget: QWidget) -> int:
    """Width of an ordinary letter in a widget's font, pixels; Chinese characters, twice as wide, do not count."""
    metrics = widget.fontMetrics()
    return min(metrics.averageCharWidth(), metrics.horizontalAdvance("0"))


def _scaled(sheet: str, scale: float) -> str:
    """A style sheet with every distance but hairlines multiplied."""
    return re.sub(r"(\d+)px", lambda m: m[0] if m[1] in "01" else f"{round(int(m[1]) * scale)}px", sheet)


def _palette(theme: Theme) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.Button), theme.window),
        ((role.Base, role.ToolTipBase), theme.field),
        ((role.AlternateBase,), theme.hover),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), theme.text),
        ((role.PlaceholderText,), theme.faint),
        ((role.Highlight, role.Link, role.Accent), theme.accent),
        ((role.HighlightedText,), theme.on_accent),
        ((role.Light, role.Midlight), theme.panel),
        ((role.Mid, role.Dark), theme.line),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    group = QPalette.ColorGroup.Disabled
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group, each, QColor(theme.unchecked))
    return palette


def _sheet(t: Theme) -> str:
    return f"""
    QMainWindow, QDialog {{ background: {t.window}; }}
    QMainWindow::separator {{ background: {t.window}; width: 6px; height: 6px; }}
    QMainWindow::separator:hover {{ background: {t.accent}; }}
    QMenuBar {{ background: {t.panel}; padding: 2px 6px; }}
    QMenuBar::item {{ padding: 5px 10px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {t.hover}; }}
    QMenu {{ background: {t.panel}; border: 1px solid {t.line}; padding: 5px; }}
    QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {t.hover}; color: {t.text}; }}
    QMenu::item:disabled {{ color: {t.unchecked}; }}
    QMenu::separator {{ height: 1px; background: {t.line}; margin: 5px 8px; }}
    QToolBar {{ background: {t.panel}; border: none; border-bottom: 1px solid {t.line};
        spacing: 3px; padding: 5px 10px; }}
    QToolBar::separator {{ background: {t.line}; width: 1px; margin: 5px 7px; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 5px 7px; color: {t.text}; }}
    QToolButton:hover {{ background: {t.hover}; }}
    QToolButton:pressed, QToolButton:checked {{ background: {t.hover}; border-color: {t.accent}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QWidget[title="true"] {{ background: {t.panel}; border-bottom: 1px solid {t.line}; }}
    QToolButton[small="true"] {{ padding: 2px; }}
    QDockWidget > QWidget {{ background: {t.panel}; }}
    QTabBar::tab {{ background: {t.window}; color: {t.faint}; padding: 6px 14px; border: none; }}
    QTabBar::tab:selected {{ background: {t.panel}; color: {t.text}; border-bottom: 2px solid {t.accent}; }}
    * {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QMessageBox QLabel#qt_msgbox_label {{ font-weight: 600; }}
    QMessageBox QLabel#qt_msgbox_informativelabel {{ min-width: 340px; }}
    QPushButton {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 5px; padding: 5px 12px; }}
    QPushButton[compact="true"] {{ padding: 5px 3px; }}
    QPushButton:hover {{ background: {t.hover}; }}
    QPushButton:pressed {{ border-color: {t.accent}; }}
    QPushButton:checked {{ background: {t.hover}; border-color: {t.accent}; color: {t.accent}; }}
    QPushButton:disabled {{ color: {t.unchecked}; }}
    QPushButton[primary="true"] {{ background: {t.accent}; color: {t.on_accent}; border: none;
        font-weight: 600; padding: 6px 16px; }}
    QPushButton[primary="true"]:disabled {{ background: {t.line}; color: {t.faint}; }}
    QLineEdit {{ background: {t.field}; border: 1px solid {t.line}; border-radius: 4px; padding: 3px 6px;
        selection-background-color: {t.accent}; min-height: 18px; }}
    QLineEdit:focus {{ border-color: {t.accent}; }}
    QAbstractSpinBox {{ background: {t.field}; border: 1px solid {t.line}; border-radius: 4px; padding: 3px 0;
        min-height: 18px; selection-background-color: {t.accent}; }}
    QAbstractSpinBox:focus {{ border-color: {t.accent}; }}
    QAbstractSpinBox:disabled {{ color: {t.unchecked}; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 0; }}
    QComboBox {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 5px; padding: 3px 6px 3px 8px;
        min-height: 18px; }}
    QComboBox:hover, QComboBox:on {{ background: {t.hover}; }}
    QComboBox:focus {{ border-color: {t.accent}; }}
    QComboBox:disabled {{ color: {t.unchecked}; }}
    QComboBox::drop-down {{ border: none; width: 20px; }}
    QComboBox::down-arrow {{ image: url(icons:chevron-down.svg); width: 10px; height: 10px; }}
    QComboBox QAbstractItemView {{ background: {t.panel}; border: 1px solid {t.line}; outline: none; }}
    QCheckBox::indicator {{ width: 13px; height: 13px; border: 1px solid {t.unchecked}; border-radius: 3px;
        background: {t.field}; }}
    QCheckBox::indicator:hover, QCheckBox::indicator:focus {{ border-color: {t.accent}; }}
    QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
        image: url(icons:tick-{t.name}.svg); }}
    QCheckBox::indicator:disabled {{ border-color: {t.line}; background: {t.window}; }}
    QCheckBox:focus {{ color: {t.accent}; }}
    QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.line}; }}
    QSlider::sub-page:horizontal {{ border-radius: 2px; background: {t.accent}; }}
    QSlider::handle:horizontal {{ width: 12px; height: 12px; margin: -5px 0; border-radius: 7px;
        background: {t.panel}; border: 1px solid {t.faint}; }}
    QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ border-color: {t.accent};
        background: {t.hover}; }}
    QSlider::sub-page:horizontal:disabled {{ background: {t.line}; }}
    QSlider::handle:horizontal:disabled {{ border-color: {t.line}; background: {t.window}; }}
    QListView, QTreeView {{ background: {t.panel}; border: none; outline: none; }}
    QListView::item, QTreeView::item {{ padding: 4px 6px; border-radius: 4px; }}
    QListView::item:hover, QTreeView::item:hover {{ background: {t.hover}; }}
    QListView::item:selected, QTreeView::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
    QHeaderView::section {{ background: {t.panel}; color: {t.faint}; border: none;
        border-bottom: 1px solid {t.line}; padding: 4px 6px; }}
    QScrollArea {{ border: none; background: {t.panel}; }}
    QScrollArea > QWidget > QWidget {{ background: {t.panel}; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; }}
    QScrollBar::handle {{ background: {t.line}; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 2px; }}
    QScrollBar::handle:hover {{ background: {t.unchecked}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QStatusBar {{ background: {t.panel}; border-top: 1px solid {t.line}; color: {t.faint}; }}
    QStatusBar::item {{ border: none; }}
    QProgressBar {{ border: none; background: {t.line}; border-radius: 4px; height: 8px; text-align: center; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 4px; }}
    QToolTip {{ background: {t.panel}; color: {t.text}; border: 1px solid {t.line}; padding: 4px; }}
    QLabel[faint="true"] {{ color: {t.faint}; }}
    QLabel[heading="true"] {{ font-weight: 600; color: {t.text}; }}
    QFrame[bar="true"] {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: 8px; }}
    """
