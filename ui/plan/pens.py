"""Pens and colours of the plan."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen


def cosmetic(colour: str | QColor, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen of so many pixels whatever the zoom."""
    pen = QPen(QColor(colour), width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    pen.setCosmetic(True)
    return pen


def mixed(a: str, b: str, share: float) -> QColor:
    """`share` of colour `a` in colour `b`."""
    x, y = QColor(a), QColor(b)
    return QColor.fromRgbF(
        x.redF() * share + y.redF() * (1 - share),
        x.greenF() * share + y.greenF() * (1 - share),
        x.blueF() * share + y.blueF() * (1 - share),
    )


def faded(colour: str | QColor, alpha: float) -> QColor:
    """A colour that lets what lies below shine through."""
    value = QColor(colour)
    value.setAlphaF(alpha)
    return value
