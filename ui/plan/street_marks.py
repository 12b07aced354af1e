"""What is drawn over the plan while the street is worked on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from composer.scene import Point, Surface
from ui.controllers.ground import Part
from ui.plan.pens import faded
from ui.plan.room_marks import handle
from ui.plan.tool import ToPixel
from ui.theme import Theme

_CROWDED = 400
"""Corners from which on handles would hide the ground."""


def paint_ground(
    painter: QPainter, surface: Surface, hovered: Part | None, focus: Part | None, to_pixel: ToPixel, theme: Theme
) -> None:
    """Corners as handles; the edge under the cursor in colour."""
    ring = surface.polygon
    painter.save()
    if hovered is not None and hovered.kind == "edge" and hovered.name == surface.id and hovered.index < len(ring):
        a, b = ring[hovered.index], ring[(hovered.index + 1) % len(ring)]
        painter.setPen(QPen(QColor(theme.accent), 4))
        painter.drawLine(to_pixel(*a), to_pixel(*b))
    for number, corner in enumerate(ring if len(ring) <= _CROWDED else ()):
        marked = Part("corner", surface.id, number) in (hovered, focus)
        handle(painter, to_pixel(*corner), theme, filled=marked)
    painter.restore()


def paint_line(
    painter: QPainter,
    road: str,
    points: Sequence[Point],
    hovered: Part | None,
    focus: Part | None,
    to_pixel: ToPixel,
    theme: Theme,
) -> None:
    """The middle line of a street with a round handle at each of its points."""
    painter.save()
    painter.setPen(QPen(QColor(theme.accent), 1.6, Qt.PenStyle.DashLine))
    painter.drawPolyline(QPolygonF([to_pixel(*p) for p in points]))
    for number, point in enumerate(points):
        marked = Part("point", road, number) in (hovered, focus)
        handle(painter, to_pixel(*point), theme, round_=True, filled=marked)
    painter.restore()


def paint_ghosts(painter: QPainter, surfaces: Sequence[Surface], to_pixel: ToPixel, theme: Theme) -> None:
    """Ground as it would be."""
    painter.save()
    painter.setPen(QPen(QColor(theme.accent), 1.2))
    painter.setBrush(faded(theme.accent, 0.14))
    for surface in surfaces:
        painter.drawPolygon(QPolygonF([to_pixel(*p) for p in surface.polygon]))
    painter.restore()


def paint_points(painter: QPainter, points: Sequence[QPointF], theme: Theme) -> None:
    """The points of a line that is being drawn."""
    painter.save()
    painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.DashLine))
    painter.drawPolyline(QPolygonF(list(points)))
    for number, point in enumerate(points):
        handle(painter, point, theme, round_=True, filled=number == len(points) - 1)
    painter.restore()
