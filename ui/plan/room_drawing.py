"""The room on the plan: floor with its grid, walls, doors and windows."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from composer.scene import Floor, Opening
from ui import units
from ui.plan.pens import cosmetic, faded, mixed
from ui.space.solids import WALL_THICKNESS, outer_ring
from ui.theme import Theme


class RoomDrawing:
    """Draws a room in metres.

    Parameters
    ----------
    floor : Floor
    theme : Theme
    glass : bool
        Whether what lies under the floor shines through.
    """

    def __init__(self, floor: Floor, theme: Theme, glass: bool) -> None:
        self.floor, self.theme, self._glass = floor, theme, glass

    def draw(self, painter: QPainter) -> None:
        """Draw all of it."""
        self._paint_floor(painter, self.floor)

    def _paint_floor(self, painter: QPainter, floor: Floor) -> None:
        inner = QPainterPath()
        inner.addPolygon(QPolygonF([QPointF(*p) for p in floor.polygon]))
        inner.closeSubpath()
        painter.fillPath(inner, faded(self.theme.floor, 0.2 if self._glass else 1.0))
        painter.save()
        painter.setClipPath(inner)
        x0, y0, x1, y1 = floor.bounds
        for step, shade in ((units.lines() / 2, 0.5), (units.lines(), 1.0)):
            painter.setPen(cosmetic(mixed(self.theme.grid, self.theme.floor, shade)))
            x = math.ceil(x0 / step) * step
            while x < x1:
                painter.drawLine(QPointF(x, y0), QPointF(x, y1))
                x += step
            y = math.ceil(y0 / step) * step
            while y < y1:
                painter.drawLine(QPointF(x0, y), QPointF(x1, y))
                y += step
        painter.restore()
        outer = QPainterPath()
        outer.addPolygon(QPolygonF([QPointF(*p) for p in outer_ring(floor)]))
        outer.closeSubpath()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(outer.subtracted(inner), QColor(self.theme.wall))
        for opening in floor.openings:
            self._paint_opening(painter, floor, opening)

    def _paint_opening(self, painter: QPainter, floor: Floor, opening: Opening) -> None:
        (ax, ay), (bx, by) = floor.wall(opening.wall)
        painter.save()
        painter.translate(ax, ay)
        painter.rotate(math.degrees(math.atan2(by - ay, bx - ax)))
        low, high = opening.offset - opening.width / 2, opening.offset + opening.width / 2
        gap = QRectF(QPointF(low, -WALL_THICKNESS), QPointF(high, 0.0))
        if opening.kind == "window":
            painter.fillRect(gap, QColor(self.theme.floor))
            painter.setPen(cosmetic(self.theme.wall, 1.2))
            for y in (0.0, -WALL_THICKNESS * 0.42, -WALL_THICKNESS * 0.58, -WALL_THICKNESS):
                painter.drawLine(QPointF(low, y), QPointF(high, y))
        else:
            painter.fillRect(gap, QColor(self.theme.floor))
            self._paint_leaf(painter, opening)
        painter.setPen(cosmetic(self.theme.wall, 1.2))
        for x in (low, high):
            painter.drawLine(QPointF(x, 0.0), QPointF(x, -WALL_THICKNESS))
        painter.restore()

    def _paint_leaf(self, painter: QPainter, opening: Opening) -> None:
        """The open leaf of a door and the way it swings; the painter stands at the wall's start, X along the wall."""
        painter.save()
        half, width = opening.width / 2, opening.width
        painter.translate(opening.offset, -WALL_THICKNESS if opening.outward else 0.0)
        painter.scale(1.0 if opening.hinge == "start" else -1.0, -1.0 if opening.outward else 1.0)
        painter.setPen(cosmetic(self.theme.outline, 2.2))
        painter.drawLine(QPointF(-half, 0.0), QPointF(-half, width))
        painter.setPen(cosmetic(mixed(self.theme.outline, self.theme.floor, 0.55), 1.0, Qt.PenStyle.DashLine))
        swing = QPainterPath(QPointF(-half, width))
        # Qt's arcs turn the other way on an axis that points up, so a clockwise quarter is a positive span here.
        swing.arcTo(QRectF(-half - width, -width, 2 * width, 2 * width), 270, 90)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(swing)
        painter.restore()
