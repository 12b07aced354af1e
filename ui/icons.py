"""Icons: line drawings from ``assets/icons`` in the colour of the theme, and plan symbols for categories."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from composer.vocabulary import category
from ui.graph.items import draw_symbol
from ui.theme import Theme

_SCALE = 2
"""Pixels per point, so that icons are sharp on dense screens."""


@cache
def icon(name: str, theme: Theme, accent: bool = False) -> QIcon:
    """A named line drawing; greyed for what is disabled."""
    found = QIcon()
    source = files("assets").joinpath("icons", f"{name}.svg").read_text("utf-8")
    for mode, colour in (
        (QIcon.Mode.Normal, theme.on_accent if accent else theme.text),
        (QIcon.Mode.Disabled, theme.line),
        (QIcon.Mode.Selected, theme.on_accent),
    ):
        pixmap = QPixmap(20 * _SCALE, 20 * _SCALE)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode())).render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(_SCALE)
        found.addPixmap(pixmap, mode)
    return found


@cache
def category_icon(name: str, theme: Theme, side: int = 28) -> QIcon:
    """The plan symbol of a category."""
    known = category(name)
    pixmap = QPixmap(side * _SCALE, side * _SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    depth, width, _ = known.usual
    colour = next(iter([known.parts.get(p) for p in ("cushion", "top", "body") if p in known.parts]), None) or "#a9a396"
    middle = QRectF(0, 0, side, side).center()
    draw_symbol(painter, name, depth, width, QPointF(middle), side - 4.0, colour, theme)
    painter.end()
    pixmap.setDevicePixelRatio(_SCALE)
    found = QIcon(pixmap)
    found.addPixmap(pixmap, QIcon.Mode.Selected)  # else Qt would tint it
    return found
