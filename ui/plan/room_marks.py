"""What is drawn over the plan while the room is worked on."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from composer.scene import Floor, Opening
from ui import units
from ui.controllers import outline
from ui.controllers.line_drawing import LineDrawing
from ui.controllers.room_parts import Part, ends
from ui.plan.overlay import HANDLE, tag
from ui.plan.pens import faded
from ui.plan.tool import ToPixel
from ui.space.solids import WALL_THICKNESS
from ui.theme import Theme


def paint_parts(
    painter: QPainter, floor: Floor, hovered: Part | None, focus: Part | None, to_pixel: ToPixel, theme: Theme
) -> None:
    """Corners as handles, and what is under the cursor or in focus in colour."""
    painter.save()
    for part, alpha in ((hovered, 0.35), (focus, 0.65)):
        if part is None:
            continue
        if part.kind == "wall" and part.index < len(floor.polygon):
            length = outline.length_of(floor, part.index)
            _fill(painter, _stretch(floor, part.index, 0.0, length, to_pixel), theme, alpha)
        elif part.kind in ("opening", "edge") and part.index < len(floor.openings):
            paint_proposed(painter, floor, floor.openings[part.index], to_pixel, theme, alpha)
    if focus is not None and focus.kind in ("opening", "edge"):
        for point in ends(floor, focus.index).values():
            handle(painter, to_pixel(*point), theme, round_=True)
    for index, corner in enumerate(floor.polygon):
        marked = Part("corner", index) in (hovered, focus)
        handle(painter, to_pixel(*corner), theme, filled=marked)
    painter.restore()


def paint_proposed(
    painter: QPainter, floor: Floor, opening: Opening, to_pixel: ToPixel, theme: Theme, alpha: float = 0.6
) -> None:
    """A stretch of a wall that is or would become an opening."""
    half = opening.width / 2
    shape = _stretch(floor, opening.wall, opening.offset - half, opening.offset + half, to_pixel)
    _fill(painter, shape, theme, alpha)


def paint_drawing(painter: QPainter, drawing: LineDrawing, to_pixel: ToPixel, theme: Theme) -> None:
    """The edges drawn so far with their lengths, and the one that follows the cursor."""
    painter.save()
    points = [to_pixel(*p) for p in drawing.points]
    accent = QColor(theme.accent)
    if len(points) > 1:
        painter.setBrush(faded(theme.accent, 0.10))
        painter.setPen(Qt.PenStyle.NoPen)
        head = [] if drawing.head is None else [to_pixel(*drawing.head)]
        painter.drawPolygon(QPolygonF([*points, *head]))
        painter.setPen(QPen(accent, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(points))
    if points and drawing.head is not None:
        painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
        painter.drawLine(points[-1], to_pixel(*drawing.head))
    for start, end, a, b in zip(drawing.points, drawing.points[1:], points, points[1:], strict=False):
        if math.hypot(b.x() - a.x(), b.y() - a.y()) > 40:
            tag(painter, units.told(math.dist(start, end)), (a + b) / 2, theme.panel, theme.text, centred=True)
    for index, point in enumerate(points):
        handle(painter, point, theme, round_=index == 0, filled=index == 0 and drawing.closes)
    if drawing.head is not None and not drawing.closes:
        handle(painter, to_pixel(*drawing.head), theme, filled=True)
    painter.restore()


def _stretch(floor: Floor, wall: int, low: float, high: float, to_pixel: ToPixel) -> QPolygonF:
    start, along, normal = outline.frame(floor, wall)
    a, b, out = start + along * low, start + along * high, -normal * WALL_THICKNESS
    return QPolygonF([to_pixel(float(p[0]), float(p[1])) for p in (a, b, b + out, a + out)])


def _fill(painter: QPainter, shape: QPolygonF, theme: Theme, alpha: float) -> None:
    painter.setPen(QPen(QColor(theme.accent), 1.6))
    painter.setBrush(faded(theme.accent, alpha))
    painter.drawPolygon(shape)


def handle(painter: QPainter, at: QPointF, theme: Theme, round_: bool = False, filled: bool = False) -> None:
    """A small square or circle that can be dragged; filled where it is under the cursor."""
    painter.setPen(QPen(QColor(theme.accent), 1.6))
    painter.setBrush(QColor(theme.accent if filled else theme.panel))
    frame = QRectF(at.x() - HANDLE / 2, at.y() - HANDLE / 2, HANDLE, HANDLE)
    painter.drawEllipse(frame.adjusted(-1, -1, 1, 1)) if round_ else painter.drawRect(frame)
