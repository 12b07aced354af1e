"""Small pictures of alternatives: of a shape as it was drawn for it, of a layout as a plan."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap, QPolygonF

from composer.scene import Scene
from composer.vocabulary import category
from ui.plan.figure import main_colour
from ui.plan.pens import cosmetic, faded, mixed
from ui.plan.symbols import symbol
from ui.theme import Theme

MARGIN = 0.04
"""Of a plan's picture, around the room."""


def shape_picture(drawn: npt.NDArray[np.uint8], side: int, ratio: float) -> QPixmap:
    """A picture (P, P, 4), its colours multiplied by alpha, as a square of `side` points."""
    height, width, _ = drawn.shape
    data = np.ascontiguousarray(drawn).tobytes()
    image = QImage(data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied)
    pixels = round(side * ratio)
    scaled = image.scaled(
        pixels, pixels, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    found = QPixmap.fromImage(scaled)
    found.setDevicePixelRatio(ratio)
    return found


def layout_picture(scene: Scene, theme: Theme, side: int, ratio: float) -> QPixmap:
    """A scene from above in a square of `side` points: its floor, and its objects by their symbols."""
    pixels = round(side * ratio)
    found = QPixmap(pixels, pixels)
    found.fill(Qt.GlobalColor.transparent)
    found.setDevicePixelRatio(ratio)
    frame = _frame(scene)
    if frame is None:
        return found
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = side * (1 - 2 * MARGIN) / max(frame.width(), frame.height())
    painter.translate(side / 2, side / 2)
    painter.scale(scale, -scale)
    painter.translate(-frame.center())
    if scene.floor is not None:
        pen = QPen(QColor(theme.wall), 0.1)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.floor))
        painter.drawPolygon(QPolygonF([QPointF(*p) for p in scene.floor.polygon]))
    for node in sorted(scene.nodes, key=lambda n: n.box.top if n.box is not None else 0.0):
        if node.box is None:
            continue
        drawn, fill = symbol(node.category, node.box.depth, node.box.width), main_colour(node)
        painter.save()
        painter.translate(node.box.x, node.box.y)
        painter.rotate(math.degrees(node.box.yaw))
        solid = mixed(fill, theme.floor, min(theme.tint + 0.15, 1.0))
        hung = category(node.category).mount == "ceiling"
        painter.setBrush(QBrush(faded(solid, 0.3)) if hung else solid)
        painter.setPen(cosmetic(theme.outline, 0.9, Qt.PenStyle.DashLine if hung else Qt.PenStyle.SolidLine))
        painter.drawPath(drawn.outline)
        painter.setBrush(mixed(fill, theme.floor, theme.tint * 0.4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPath(drawn.soft)
        painter.restore()
    painter.end()
    return found


def _frame(scene: Scene) -> QRectF | None:
    """What a plan has to show, metres."""
    points = list(scene.floor.polygon) if scene.floor is not None else []
    points += [(x, y) for n in scene.nodes if n.box is not None for x, y in n.box.footprint().tolist()]
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
