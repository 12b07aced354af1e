"""What is drawn over the plan in pixels: handles, guides, distances, hints."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from shapely.geometry import LineString, Polygon

from composer.scene import Box, Floor, Scene
from ui import units
from ui.plan.marks import Marks, ToPixel, grips_of, outline
from ui.plan.pens import faded
from ui.theme import Theme
from ui.words import tr

HANDLE = 8.0
REACH = 9.0
EDGE = 24
"""What rulers may take of the left and the upper edge, pixels."""


class Overlay:
    """Paints the marks."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def paint_below(self, painter: QPainter, scene: Scene, marks: Marks, to_pixel: ToPixel) -> None:
        """Draw what names and badges may lie over; the painter works in pixels."""
        if scene.floor is not None and ((marks.sizes and marks.handles) or marks.every_size):
            self._room_sizes(painter, scene.floor, to_pixel, marks.every_size)
        if not scene.nodes and marks.handles and marks.ghost is None:
            self._empty(painter, scene, to_pixel)
        self._broken(painter, scene, marks, to_pixel)
        moving = scene.by_id.get(marks.moving or "")
        if moving is not None and moving.box is not None and scene.floor is not None:
            self._distances(painter, moving.box, scene.floor, to_pixel)

    def paint(self, painter: QPainter, scene: Scene, marks: Marks, to_pixel: ToPixel) -> None:
        """Draw the rest."""
        if marks.ghost is not None:
            self._ghost(painter, marks.ghost, to_pixel)
        self._guides(painter, marks, to_pixel)
        if marks.handles and len(marks.selected) == 1 and marks.moving is None:
            node = scene.by_id.get(next(iter(marks.selected)))
            if node is not None and node.box is not None:
                self._handles(painter, node.box, to_pixel)
        if marks.band is not None:
            painter.setPen(QPen(QColor(self.theme.accent), 1))
            painter.setBrush(faded(self.theme.accent, 0.12))
            painter.drawRect(marks.band)
        if marks.hint:
            tag(painter, marks.hint, marks.pointer + QPointF(18, 22), self.theme.accent, self.theme.on_accent)

    def _empty(self, painter: QPainter, scene: Scene, to_pixel: ToPixel) -> None:
        """In a room with nothing in it, how to begin."""
        room = canvas(painter)
        if scene.floor is not None:
            x0, y0, x1, y1 = scene.floor.bounds
            room = room.intersected(QRectF(to_pixel(x0, y1), to_pixel(x1, y0)).adjusted(12, 12, -12, -12))
        painter.setPen(QColor(self.theme.faint))
        said = tr("Drag objects here from the catalogue, or mesh files from a folder.")
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, said)

    def _handles(self, painter: QPainter, box: Box, to_pixel: ToPixel) -> None:
        grips, accent = grips_of(box, to_pixel), QColor(self.theme.accent)
        painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(outline(box, to_pixel))
        c, s = math.cos(box.yaw), math.sin(box.yaw)
        front = to_pixel(box.x + box.depth / 2 * c, box.y + box.depth / 2 * s)
        painter.setPen(QPen(accent, 1.4))
        painter.drawLine(front, grips["turn"])
        painter.setBrush(QColor(self.theme.panel))
        for name, point in grips.items():
            if name == "turn":
                painter.drawEllipse(point, 5.5, 5.5)
            else:
                painter.drawRect(QRectF(point.x() - HANDLE / 2, point.y() - HANDLE / 2, HANDLE, HANDLE))

    def _ghost(self, painter: QPainter, box: Box, to_pixel: ToPixel) -> None:
        painter.setPen(QPen(QColor(self.theme.accent), 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(faded(self.theme.accent, 0.16))
        painter.drawPolygon(outline(box, to_pixel))
        c, s = math.cos(box.yaw), math.sin(box.yaw)
        front = to_pixel(box.x + box.depth / 2 * c, box.y + box.depth / 2 * s)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.accent))
        ahead, aside = QPointF(7 * c, -7 * s), QPointF(5 * s, 5 * c)
        painter.drawPolygon(QPolygonF([front + aside, front + ahead, front - aside]))

    def _broken(self, painter: QPainter, scene: Scene, marks: Marks, to_pixel: ToPixel) -> None:
        painter.setPen(QPen(QColor(self.theme.violated), 1.6, Qt.PenStyle.DashLine))
        for a, b in marks.broken:
            ends = [scene.by_id[i].box for i in (a, b) if i in scene.by_id]
            if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
                painter.drawLine(to_pixel(ends[0].x, ends[0].y), to_pixel(ends[1].x, ends[1].y))

    def _guides(self, painter: QPainter, marks: Marks, to_pixel: ToPixel) -> None:
        painter.setPen(QPen(QColor(self.theme.accent), 1, Qt.PenStyle.DashLine))
        for start, end in marks.guides:
            painter.drawLine(to_pixel(*start), to_pixel(*end))

    def _distances(self, painter: QPainter, box: Box, floor: Floor, to_pixel: ToPixel) -> None:
        room, corners = Polygon(floor.polygon), box.footprint()
        (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
        for start, way in (
            ((x0, box.y), (-1, 0)),
            ((x1, box.y), (1, 0)),
            ((box.x, y0), (0, -1)),
            ((box.x, y1), (0, 1)),
        ):
            ray = LineString([start, (start[0] + way[0] * 50, start[1] + way[1] * 50)]).intersection(room.exterior)
            points = [p for g in getattr(ray, "geoms", [ray]) if not g.is_empty for p in g.coords]
            if not points:
                continue
            end = min(points, key=lambda p: math.dist(p, start))
            length = math.dist(end, start)
            if length < 0.03:
                continue
            a, b = to_pixel(*start), to_pixel(*end[:2])
            painter.setPen(QPen(QColor(self.theme.faint), 1))
            painter.drawLine(a, b)
            tag(painter, units.told(length), (a + b) / 2, self.theme.panel, self.theme.text, centred=True)

    def _room_sizes(self, painter: QPainter, floor: Floor, to_pixel: ToPixel, every: bool) -> None:
        shown: set[tuple[float, bool]] = set()
        for index in range(len(floor.polygon)):
            (ax, ay), (bx, by) = floor.wall(index)
            length, a, b = math.hypot(bx - ax, by - ay), to_pixel(ax, ay), to_pixel(bx, by)
            key = round(length, 2), abs(bx - ax) > abs(by - ay)
            least = 34 if every else 60
            if math.hypot(b.x() - a.x(), b.y() - a.y()) < least or (
                not every and len(floor.polygon) == 4 and key in shown
            ):
                continue
            shown.add(key)
            painter.save()
            painter.translate((a + b) / 2)
            angle = math.degrees(math.atan2(b.y() - a.y(), b.x() - a.x()))
            out = 1.0
            if not -90.01 < angle <= 90.0:
                angle, out = angle + 180, -1.0
            painter.rotate(angle)
            pixel = math.hypot(b.x() - a.x(), b.y() - a.y()) / length
            painter.setPen(QColor(self.theme.accent if every else self.theme.faint))
            y = out * (0.12 * pixel + 13)
            painter.drawText(QRectF(-60, y - 9, 120, 18), Qt.AlignmentFlag.AlignCenter, units.told(length))
            painter.restore()


def tag(
    painter: QPainter, text: str, at: QPointF, colour: str | QColor, ink: str | QColor, centred: bool = False
) -> None:
    """A line of text on a plate; its upper left corner or its middle is at a pixel."""
    metrics = QFontMetricsF(painter.font())
    frame = QRectF(at.x(), at.y(), metrics.horizontalAdvance(text) + 14, metrics.height() + 6)
    if centred:
        frame.moveCenter(at)
    shape = QPainterPath()
    shape.addRoundedRect(frame, 5, 5)
    painter.fillPath(shape, QBrush(QColor(colour)))
    painter.setPen(QColor(ink))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)


def canvas(painter: QPainter) -> QRectF:
    """What of the canvas the rulers leave free, pixels."""
    return QRectF(painter.window()).adjusted(EDGE, EDGE, -4, -4)
