"""Paths that plan symbols are made of, in metres in a node's own frame, facing +x."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

Spot = tuple[float, float]


@dataclass
class Symbol:
    """Paths in the node's own frame.

    Attributes
    ----------
    outline, details : QPainterPath
        The border, and the lines inside it.
    soft, dark : QPainterPath
        Filled lighter: pillows, seats, basins; and darker: windows of cars, trunks.
    dashed : bool
        Whether it hangs above the rest.
    """

    outline: QPainterPath
    details: QPainterPath = field(default_factory=QPainterPath)
    soft: QPainterPath = field(default_factory=QPainterPath)
    dark: QPainterPath = field(default_factory=QPainterPath)
    dashed: bool = False


def box(depth: float, width: float, radius: float = 0.0) -> QPainterPath:
    """A rectangle about the middle."""
    return rect(-depth / 2, -width / 2, depth / 2, width / 2, radius)


def rect(x0: float, y0: float, x1: float, y1: float, radius: float = 0.0) -> QPainterPath:
    """A rectangle between two corners."""
    path, frame = QPainterPath(), QRectF(QPointF(x0, y0), QPointF(x1, y1)).normalized()
    radius = min(radius, frame.width() / 2, frame.height() / 2)
    path.addRoundedRect(frame, radius, radius)
    return path


def ellipse(depth: float, width: float, x: float = 0.0, y: float = 0.0) -> QPainterPath:
    """An ellipse about a point."""
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), depth / 2, width / 2)
    return path


def polygon(*points: Spot) -> QPainterPath:
    """A closed ring."""
    path = QPainterPath()
    line(path, *points)
    path.closeSubpath()
    return path


def joined(a: QPainterPath, b: QPainterPath) -> QPainterPath:
    """What either covers."""
    # Qt flattens curves as if a unit were a pixel, so paths in metres are joined in tenths of a millimetre.
    finer = QTransform.fromScale(1e4, 1e4)
    return QTransform.fromScale(1e-4, 1e-4).map(finer.map(a).united(finer.map(b)))


def line(path: QPainterPath, *points: Spot) -> None:
    """Add a line through some points to a path."""
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
