"""The ends of a row on the plan: a round handle with a plus beyond each, by which it is made longer or shorter."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from composer.street.rows import End, Row
from ui.plan.marks import ToPixel
from ui.theme import Theme

AWAY = 38.0
"""Pixels from the border of the last member to the middle of its handle: beyond the handles of the member itself."""
RADIUS, SIGN = 8.0, 4.0
END_REACH = 14.0
"""How near the pointer must be, pixels."""
_ENDS: tuple[End, End] = (0, 1)


def ends_of(row: Row, to_pixel: ToPixel) -> dict[End, QPointF]:
    """Where the handles of a row are, pixels."""
    found: dict[End, QPointF] = {}
    for end in _ENDS:
        box, way = row.end(end), row.outward(end)
        ahead = abs(math.cos(way - box.yaw)) * box.depth / 2 + abs(math.sin(way - box.yaw)) * box.width / 2
        edge = to_pixel(box.x + ahead * math.cos(way), box.y + ahead * math.sin(way))
        found[end] = edge + QPointF(math.cos(way), -math.sin(way)) * AWAY
    return found


def paint_ends(painter: QPainter, ends: Mapping[End, QPointF], row: Row, to_pixel: ToPixel, theme: Theme) -> None:
    """Draw the handles, and the line of the row between them."""
    if not ends:
        return
    accent = QColor(theme.accent)
    painter.setPen(QPen(accent, 1.2, Qt.PenStyle.DotLine))
    middles = [to_pixel(n.box.x, n.box.y) for n in row.members if n.box is not None]
    painter.drawPolyline([ends[0], *middles, ends[1]])
    for point in ends.values():
        painter.setPen(QPen(accent, 1.6))
        painter.setBrush(QColor(theme.panel))
        painter.drawEllipse(point, RADIUS, RADIUS)
        painter.drawLine(point - QPointF(SIGN, 0), point + QPointF(SIGN, 0))
        painter.drawLine(point - QPointF(0, SIGN), point + QPointF(0, SIGN))
